/** Rows of a sheet put down in the staging table. */
import type { Value } from '../domain/chain.ts';
import { type Db, sql } from './sql.ts';
import type { Staged } from './staging.ts';

/** What is known of all staged rows together, while they are put down. */
export interface StagedSoFar {
  /** The columns that rows have. */
  readonly filled: ReadonlySet<string>;
  /** Every row was put down as new, and what it is known by comes after that of the row before: no two are one record. */
  readonly ascending: boolean;
}

/** Rows that are new for all that is known are put down so many at a time: each call takes as long as three values. */
const AT_ONCE = 8;

/** Puts rows down, and says what is known of them so far. */
export class Stager {
  readonly soFar: { readonly filled: Set<string>; ascending: boolean } = { filled: new Set(), ascending: true };
  private names: readonly string[] = [];
  /** Where the values stand by which a row is known; null where rows do not have them. */
  private needed: readonly number[] | null = null;
  private insert: ReturnType<typeof insertions>;
  private waiting: Value[] = [];
  private last = '';

  constructor(
    private readonly db: Db,
    private readonly fresh: Staged['fresh'],
  ) {
    this.insert = insertions(db, this.names);
  }

  /** Stages one row: its line, and its values by column; those that are missing at the end are NULL. */
  put(line: number, columns: readonly string[], values: readonly Value[]): void {
    if (columns.length > this.names.length) this.widen(columns);
    const { names, needed, soFar, waiting } = this;
    const bound = values.length === names.length ? values : [...values, ...names.slice(values.length).map(() => null)];
    if (!needed?.every((at) => bound[at] !== null)) {
      soFar.ascending = false;
      this.finish();
      this.insert.open.run(line, ...bound);
      return;
    }
    const ident = this.fresh!.ident(...needed.map((at) => bound[at]!));
    if (ident <= this.last) soFar.ascending = false;
    this.last = ident;
    waiting.push(line, ...bound, ident);
    if (waiting.length < AT_ONCE * (names.length + 2)) return;
    this.insert.many.run(...waiting);
    this.waiting = [];
  }

  /** Puts down the rows that wait for others. */
  finish(): void {
    const width = this.names.length + 2;
    for (let at = 0; at < this.waiting.length; at += width) this.insert.one.run(...this.waiting.slice(at, at + width));
    this.waiting = [];
  }

  /** Few sheets have all the columns: only those that rows have had so far are bound. */
  private widen(names: readonly string[]): void {
    this.finish();
    const { db, fresh, soFar } = this;
    this.names = names;
    for (const name of names) soFar.filled.add(name);
    this.insert = insertions(db, names);
    const known = fresh?.needs.every((name) => soFar.filled.has(name));
    this.needed = known ? fresh!.needs.map((name) => names.indexOf(name)) : null;
  }
}

/** What puts down rows that are new unless the store knows them, one or many, and any other. */
function insertions(db: Db, names: readonly string[]) {
  const plain = ['line', ...names].map((name) => `"${name}"`).join(', ');
  const asked = ['line', ...names].map(() => '?').join(', ');
  // VALUES, not SELECT, which would copy each of them once more; what is the same for all is not bound.
  const fresh = (rows: number) =>
    sql(
      db,
      `INSERT INTO staged (${plain}, ident, outcome, writes) VALUES ${Array(rows).fill(`(${asked}, ?, 'new', 1)`).join(', ')}`,
    );
  return { one: fresh(1), many: fresh(AT_ONCE), open: sql(db, `INSERT INTO staged (${plain}) VALUES (${asked})`) };
}
