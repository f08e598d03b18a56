/** The rows of a sheet, read as the columns of an importable thing say. */
import { createHash } from 'node:crypto';
import { isMasked } from '../domain/masking.ts';
import type { CellReading, CellSurroundings, Importable, ImportColumn, Value } from '../imports/describing.ts';
import { MEASURED, OF_SHEET } from '../imports/measured.ts';
import type { FoundColumn, KnownColumn } from '../spreadsheets/headings.ts';
import type { SheetSource } from '../spreadsheets/source.ts';
import { readTable, type Table, type TableRow } from '../spreadsheets/table.ts';
import type { Display } from '../spreadsheets/workbooks/showing.ts';
import type { Refusal } from '../store/staging.ts';
import { RowValues } from './row-values.ts';

/** What is needed of an importable to read its rows; `staged` where `complete` puts more to the values of cells. */
export type Readable = Pick<Importable, 'columns' | 'complete'> & Partial<Pick<Importable, 'staged'>>;

export interface SheetOptions {
  /** As the user says it; else it is decided over the whole file. */
  readonly encoding?: string | undefined;
  /** The sheet of a workbook, by number from 1 or name. */
  readonly sheet?: string | undefined;
  /** Which heading stands for a key. */
  readonly columns?: readonly (readonly [string, string])[] | undefined;
  /** The same as it was said for earlier sheets, by the fingerprint of their headings. */
  readonly remembered?: ReadonlyMap<string, ReadonlyMap<string, string>> | undefined;
}

/** How much of a cell is told when it cannot be read. */
const TOLD_CHARACTERS = 60;

/** No field takes more than the limit; what is far beyond it is not looked through, which would take seconds. */
const MOST_UNITS = 100_000;
const FIELD_LIMIT = 2000;

/** What headings are matched with. */
export function knownColumns(columns: Readable['columns']): KnownColumn[] {
  return columns.map(({ key, heading, type, synonyms, second, required = false }) => ({
    key,
    type,
    required,
    second,
    synonyms: [...new Set([heading.zh, heading.en, ...synonyms])],
  }));
}

/** Opens a sheet by the headings of these columns. @throws Refusal headings_*, encoding_unknown, file_* */
export function openTable({ columns }: Readable, source: SheetSource, options: SheetOptions): Promise<Table> {
  return readTable(source, {
    columns: knownColumns(columns),
    encoding: options.encoding ?? null,
    sheet: options.sheet ?? null,
    assigned: new Map(options.columns ?? []),
    ...(options.remembered ? { remembered: options.remembered } : {}),
  });
}

/** The rows of a table one by one, for what is not in a hurry. */
export async function* rowsOf({ batches }: Table): AsyncGenerator<TableRow> {
  for await (const batch of batches) yield* batch;
}

export interface ReadRow {
  /** The values in the order of {@link RowReader.names}; those that are missing at the end are null. */
  readonly values: readonly Value[];
  readonly refusal: Refusal | null;
  readonly looks: readonly Refusal[];
}

/** Reads the cells of rows as the columns of an importable say. */
export class RowReader implements CellSurroundings {
  unit: string | null = null;
  display: Display | undefined = undefined;
  readonly date1904: boolean;
  private readonly mapped: readonly {
    column: ImportColumn;
    found: FoundColumn;
    unit: string | null;
    places: readonly number[];
  }[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly units: Map<string, string | null>;
  private cells: readonly string[] = [];
  /** What is said of the sheet as a whole, with its first record. */
  private ofSheet: Omit<Refusal, 'line'>[];
  private readonly values: RowValues;

  constructor(
    private readonly readable: Readable,
    table: Table,
    readonly today: string,
    /** The moment that is now, in seconds since 1970. */
    readonly now = Number.POSITIVE_INFINITY,
  ) {
    this.date1904 = table.book?.date1904 ?? false;
    const there = readable.columns.filter(({ key }) => table.columns.has(key));
    const others = readable.columns.filter(({ key }) => !table.columns.has(key));
    this.values = new RowValues(there, readable.staged?.columns.map(({ name }) => name) ?? [], others);
    this.mapped = there.map((column) => {
      const found = table.columns.get(column.key)!;
      const unit = found.unit ?? (column.money ? table.sheetUnits.money : null);
      return { column, found, unit, places: this.values.placesOf(column) };
    });
    const { unclear } = table.sheetUnits;
    const unsure = unclear === null ? undefined : this.mapped.find(({ column, unit }) => column.money && unit === null);
    this.ofSheet = unsure
      ? [{ column: unsure.column.key, code: 'sheet_unit_unclear', facts: { value: told(unclear!.trim()) } }]
      : [];
    this.places = new Map(this.mapped.map(({ column, found }) => [column.key, found.index]));
    this.units = new Map(this.mapped.map(({ column, unit }) => [column.key, unit]));
    if (table.sheetUnits.quantity !== null) this.units.set(OF_SHEET, table.sheetUnits.quantity);
  }

  /** What the values of rows are called that were read so far. */
  get names(): readonly string[] {
    return this.values.names.slice(0, this.values.width);
  }

  /** How many there are. */
  get width(): number {
    return this.values.width;
  }

  /** The values of a row by their names. */
  byName({ values }: ReadRow): Record<string, Value> {
    return Object.fromEntries(values.map((value, at) => [this.values.names[at]!, value]));
  }

  other(key: string): string {
    const at = this.places.get(key);
    return at === undefined ? '' : (this.cells[at] ?? '');
  }

  /** The values of a row by the columns of the staging table, or why it is refused; and what should be looked at. */
  read({ line, cells, extra, damage, errors, displays }: TableRow): ReadRow {
    const looks: Refusal[] = [];
    const wrong = errors.length > 0;
    if (extra || damage) {
      const code = extra ? 'extra_cells' : damage!;
      return { values: [], refusal: { line, column: null, code, facts: {} }, looks };
    }
    this.cells = cells;
    const problems: { key: string | null; code: string; facts: Refusal['facts'] }[] = [];
    const values = this.values.begin();
    for (const { column, found, unit, places } of this.mapped) {
      const cell = cells[found.index] ?? '';
      if (wrong && errors.includes(found.index)) {
        problems.push({ key: column.key, code: 'error_cell', facts: { value: told(cell) } });
        continue;
      }
      if (cell === '') continue;
      if (cell.length > MOST_UNITS) {
        const facts = { value: told(cell), length: cell.length, limit: FIELD_LIMIT };
        problems.push({ key: column.key, code: 'too_long', facts });
        continue;
      }
      if (column.masked && isMasked(cell)) {
        // What is stored stays; a row that cannot be told without it cannot be taken.
        if (column.required) problems.push({ key: column.key, code: 'masked_cell', facts: { value: told(cell) } });
        else looks.push({ line, column: column.key, code: 'masked_cell', facts: { value: told(cell) } });
        continue;
      }
      this.unit = unit;
      this.display = displays?.get(found.index);
      const reading: CellReading = column.read(cell, this);
      const { key } = column;
      if ('problem' in reading) {
        problems.push({ key, code: reading.problem, facts: { value: told(cell), ...reading.facts } });
        continue;
      }
      if (reading.warning) looks.push({ line, column: key, code: reading.warning, facts: { value: told(cell) } });
      if (!Array.isArray(reading.value)) {
        values[places[0]!] = reading.value as Value;
        continue;
      }
      for (const [at, place] of places.entries()) values[place] = (reading.value as Value[])[at] ?? null;
    }
    const whole = this.readable.complete?.(this.values.named, this.units) ?? null;
    // A cell that cannot be read is not missing as well.
    if (whole && !problems.some(({ key }) => key === whole.key)) problems.push({ facts: {}, ...whole });
    if (problems.length > 0) {
      const [first, ...more] = problems as [(typeof problems)[0], ...typeof problems];
      const facts = more.length === 0 ? first.facts : { ...first.facts, more };
      return { values: [], refusal: { line, column: first.key, code: first.code, facts }, looks: [] };
    }
    if (this.ofSheet.length > 0) looks.push(...this.ofSheet.splice(0).map((look) => ({ line, ...look })));
    return { values, refusal: null, looks };
  }
}

function told(cell: string): string {
  const characters = [...cell.slice(0, 2 * TOLD_CHARACTERS + 2)];
  return characters.length > TOLD_CHARACTERS ? `${characters.slice(0, TOLD_CHARACTERS).join('')}…` : cell;
}

/** What is said of a row of which it is not sure whether it is a total. */
export function doubtOf({ line, kind, doubt }: TableRow): Refusal {
  const code = kind === 'total' ? 'total_left_out' : 'total_taken';
  return { line, column: null, code, facts: { value: told(doubt ?? '') } };
}

/** A refused row as it was. */
export interface RefusedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows at these lines as they were, read from the sheet once more, with the headings under which they can be fed
 * again: the unit that a title gave to the whole sheet goes into them.
 */
export async function refusedRows(
  importable: Readable,
  source: SheetSource,
  options: SheetOptions,
  lines: ReadonlySet<number>,
): Promise<{ headings: string[]; rows: AsyncGenerator<RefusedRow> }> {
  const table = await openTable(importable, source, options);
  const headings = [...table.headings];
  const { money: ofMoney, quantity: ofQuantity } = table.sheetUnits;
  for (const { key, money, parts } of importable.columns) {
    const found = table.columns.get(key);
    const unit = money ? ofMoney : parts === MEASURED.parts ? ofQuantity : null;
    if (found && found.unit === null && unit !== null) headings[found.index] = `${found.heading}(${unit})`;
  }
  const ours = table.rejectColumns;
  return { headings: headings.slice(ours), rows: rowsAt(table, lines, ours) };
}

async function* rowsAt(table: Table, lines: ReadonlySet<number>, ours: number): AsyncGenerator<RefusedRow> {
  for await (const { line, cells } of rowsOf(table)) {
    if (lines.has(line)) yield { line, cells: cells.slice(ours) };
  }
}

/** SHA-256 over a sheet's bytes. */
export async function hashOf(source: SheetSource): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of source.open()) hash.update(chunk);
  return hash.digest();
}
