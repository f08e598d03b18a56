/**
 * The values of a row, in places that are the same for all rows of a sheet: a million rows are put together and handed on
 * much faster so than as objects with names.
 */
import { type ImportColumn, partsOf, type Value } from '../imports/describing.ts';

export class RowValues {
  /** The names of the values: those of the columns that the sheet has, what follows from them, and all others. */
  readonly names: readonly string[];
  /** The values of the row in hand by name, for those who look at a few of them. Others than these have no place. */
  readonly named: Record<string, Value>;
  /** A row before its cells are read: as many values as names have been used so far. */
  private blank: Value[];
  private list: Value[] = [];

  /**
   * @param columns those that the sheet has
   * @param derived what may follow from cells beside the parts of columns
   * @param others columns that the sheet does not have; a value may still be put there
   */
  constructor(columns: readonly ImportColumn[], derived: readonly string[], others: readonly ImportColumn[]) {
    const own = [...new Set(columns.flatMap(partsOf))];
    const rest = new Set(others.flatMap(partsOf));
    const following = derived.filter((name) => !own.includes(name) && !rest.has(name));
    this.names = [...new Set([...own, ...following, ...rest])];
    this.blank = [...own, ...following].map(() => null);
    const named = {};
    for (const [at, name] of this.names.entries())
      Object.defineProperty(named, name, {
        enumerable: true,
        get: () => this.list[at] ?? null,
        set: (value: Value) => this.put(at, value),
      });
    this.named = Object.preventExtensions(named);
  }

  /** How many values a row has. */
  get width(): number {
    return this.blank.length;
  }

  /** Where the parts of a column stand. */
  placesOf(column: ImportColumn): number[] {
    return partsOf(column).map((name) => this.names.indexOf(name));
  }

  /** Begins a row, and answers its values; they stay what they are when the next row begins. */
  begin(): Value[] {
    this.list = this.blank.slice();
    return this.list;
  }

  private put(at: number, value: Value): void {
    if (at >= this.list.length && value === null) return;
    while (at >= this.blank.length) this.blank.push(null);
    while (at >= this.list.length) this.list.push(null);
    this.list[at] = value;
  }
}
