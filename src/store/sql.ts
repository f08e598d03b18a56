/** Prepared statements and transactions. Every function of the store takes the handle first; nothing captures one. */
import type Database from 'better-sqlite3';
import { again, type Grid } from '../domain/grids.ts';
import type { Cell } from '../domain/shapes.ts';

export type Db = Database.Database;

const prepared = new WeakMap<Db, Map<string, Database.Statement>>();

/** The prepared statement of a text, made once for each handle. */
export function sql<P extends unknown[] = unknown[], R = unknown>(db: Db, text: string): Database.Statement<P, R> {
  let statements = prepared.get(db);
  if (!statements) {
    statements = new Map();
    prepared.set(db, statements);
  }
  let statement = statements.get(text);
  if (!statement) {
    statement = db.prepare(text);
    statements.set(text, statement);
  }
  return statement as unknown as Database.Statement<P, R>;
}

/** The first row, or undefined. */
export function one<R>(db: Db, text: string, ...values: unknown[]): R | undefined {
  return sql<unknown[], R>(db, text).get(...values);
}

/** All rows. */
export function all<R>(db: Db, text: string, ...values: unknown[]): R[] {
  return sql<unknown[], R>(db, text).all(...values);
}

/** Runs a statement that changes something; answers the new row's id. */
export function run(db: Db, text: string, ...values: unknown[]): number {
  return Number(sql(db, text).run(...values).lastInsertRowid);
}

/** Inserts one row whose columns are the keys of the object; answers its id. */
export function insert(db: Db, table: string, row: Readonly<Record<string, unknown>>): number {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join(', ');
  return run(db, `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`, ...Object.values(row));
}

/** Changes the given columns of the row with that id. */
export function update(db: Db, table: string, id: number, changes: Readonly<Record<string, unknown>>): void {
  const columns = Object.keys(changes);
  if (columns.length === 0) return;
  run(
    db,
    `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
    ...Object.values(changes),
    id,
  );
}

/**
 * Runs work in one immediate transaction: the lock is taken first, so that work never finds it gone midway.
 * A rehearsal (`keep` false) does everything and rolls back.
 */
export function writing<T>(db: Db, keep: boolean, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();

    db.exec(keep ? 'COMMIT' : 'ROLLBACK');
    return result;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Runs reading work on one snapshot. */
export async function reading<T>(db: Db, work: () => T | Promise<T>): Promise<T> {
  if (db.inTransaction) return work();
  db.exec('BEGIN');
  try {
    return await work();
  } finally {
    if (db.inTransaction) db.exec('COMMIT');
  }
}

/** Rows that are there while somebody takes them. */
export interface Snapshot<R> {
  /** Reads them on one snapshot, which ends with what is done with them. */
  take<T>(use: (rows: R) => T | Promise<T>): Promise<T>;
}

/** What `work` reads, once it is asked for. */
export function readingRows<R>(db: Db, work: () => R | Promise<R>): Snapshot<R> {
  return { take: (use) => reading(db, async () => use(await work())) };
}

/** The rows of a query, read when they are asked for. */
export function iterated<R>(db: Db, text: string, ...values: unknown[]): Iterable<R> {
  const statement = db.prepare<unknown[], R>(text);
  return again(() => statement.iterate(...values));
}

/** The rows of a query as a grid: its keys are the names of the query's columns. */
export function gridOf(db: Db, text: string, ...values: unknown[]): Grid {
  const statement = db.prepare<unknown[], Cell[]>(text).raw();
  return {
    keys: statement.columns().map(({ name }) => name),
    rows: again(() => statement.iterate(...values)),
  };
}

/** How many bytes the database takes, as this snapshot sees it. */
export function sizeOf(db: Db): number {
  const pages = db.pragma('page_count', { simple: true }) as number;
  return pages * (db.pragma('page_size', { simple: true }) as number);
}

/** Runs work that only looks, on one snapshot that is dropped at the end: a damaged store could not commit even that. */
export async function onSnapshot<T>(db: Db, work: () => Promise<T>): Promise<T> {
  if (db.inTransaction) return work();
  db.exec('BEGIN');
  try {
    return await work();
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
  }
}
