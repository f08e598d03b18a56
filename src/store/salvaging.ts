/** Taking whatever can still be read out of a damaged store, table by table, into a new one. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { nativeBinding } from './native.ts';
import { all, type Db, one } from './sql.ts';

/** What came of a table; `lost` = rows that are known to have been there, null where nobody can tell. */
export interface SalvagedTable {
  readonly table: string;
  readonly rows: number;
  readonly lost: number | null;
}

/**
 * Opens a copy of a damaged store, beside the target: reading it must not change the original, not even by SQLite's
 * own recovery. @throws of SQLite where not even its first page can be read
 */
export function openDamaged(file: string, beside: string): { db: Db; close(): void } {
  const folder = mkdtempSync(join(dirname(beside), '.samples-salvage-'));
  const copy = join(folder, 'damaged.db');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    const how = nativeBinding === undefined ? {} : { nativeBinding };
    const db = new Database(copy, { ...how, fileMustExist: true });
    // Triggers and checks of a damaged schema are not trusted, and nothing is written.
    db.exec('PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON');
    return {
      db,
      close() {
        db.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Fills a new store, which has the schema and no row, from a damaged one. Its triggers rest meanwhile. */
export function salvageTables(damaged: Db, fresh: Db): SalvagedTable[] {
  const triggers = all<{ name: string; sql: string }>(
    fresh,
    `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name`,
  );
  const tables = all<{ name: string }>(
    fresh,
    // Copies for classification are made again: those of rows that were lost would be wrong.
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
     AND name NOT IN ('row_groups', 'stale_customers') ORDER BY rowid`,
  );
  // What was there is taken as it was: what does not hold, `verify` says.
  fresh.exec('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; BEGIN');
  for (const { name } of triggers) fresh.exec(`DROP TRIGGER ${name}`);
  const salvaged = tables.map(({ name }) => salvageTable(damaged, fresh, name));
  for (const { sql } of triggers) fresh.exec(sql);
  fresh.exec('COMMIT; PRAGMA ignore_check_constraints = OFF; PRAGMA foreign_keys = ON');
  return salvaged;
}

function salvageTable(damaged: Db, fresh: Db, table: string): SalvagedTable {
  const columns = columnsOf(damaged, fresh, table);
  // An older program's store has fewer tables: nothing was lost of what it never had.
  if (columns.length === 0) return { table, rows: 0, lost: isThere(damaged, table) ? null : 0 };
  const key = keyOf(fresh, table);
  const insert = fresh.prepare(
    `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  let rows = 0;
  let refused = 0;
  const take = (row: Record<string, unknown>): void => {
    try {
      const { changes } = insert.run(...columns.map((column) => row[column]));
      rows += changes;
      if (changes === 0) refused += 1;
    } catch {
      // A value that no column of that type can hold.
      refused += 1;
    }
  };
  const whole = readAll(damaged, `SELECT ${key} AS key_, ${columns.join(', ')} FROM ${table}`, key, take);
  if (whole) return { table, rows, lost: refused };
  const expected = countOf(damaged, table, key);
  return { table, rows, lost: expected === null ? null : Math.max(0, expected - rows) };
}

function isThere(damaged: Db, table: string): boolean {
  return one(damaged, `SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`, table) !== undefined;
}

/** The columns that both have, and that can be written. */
function columnsOf(damaged: Db, fresh: Db, table: string): string[] {
  const columns = (db: Db): string[] => {
    try {
      return (db.pragma(`table_xinfo(${table})`) as { name: string; hidden: number }[])
        .filter(({ hidden }) => hidden === 0)
        .map(({ name }) => name);
    } catch {
      return [];
    }
  };
  const known = columns(damaged);
  return columns(fresh).filter((column) => known.includes(column));
}

/** The whole number by which a table is read on behind a damaged page: its row id, or what its primary key begins with. */
function keyOf(fresh: Db, table: string): string {
  const { sql } = one<{ sql: string }>(fresh, `SELECT sql FROM sqlite_schema WHERE name = ?`, table)!;
  if (!/WITHOUT ROWID\s*$/.test(sql)) return 'rowid';
  const first = (fresh.pragma(`table_xinfo(${table})`) as { name: string; type: string; pk: number }[]).find(
    ({ pk }) => pk === 1,
  )!;
  return first.name;
}

/** Keys are ids: beyond this there are none. */
const HIGHEST = 2 ** 48;

/** Hands on every row that can be read, in the order of the key; false where some could not. */
function readAll(db: Db, select: string, key: string, take: (row: Record<string, unknown>) => void): boolean {
  let whole = true;
  let last: unknown = null;
  const readFrom = (beyond: unknown): boolean => {
    const from = beyond === null ? '' : `WHERE ${key} > ?`;
    try {
      const rows = db
        .prepare(`${select} ${from} ORDER BY ${key}`)
        .iterate(...(beyond === null ? [] : [beyond])) as IterableIterator<Record<string, unknown>>;
      for (const row of rows) {
        take(row);
        last = row.key_;
      }
      return true;
    } catch {
      whole = false;
      return false;
    }
  };
  if (readFrom(null)) return true;
  // Behind the damaged page it goes on: further and further away until a row can be read, then back to the first.
  while (typeof last === 'number' || last === null) {
    const before: number = typeof last === 'number' ? last : 0;
    const start = beyondDamage(db, select, key, before);
    if (start === null || readFrom(start)) break;
    if (last === before) last = start;
  }
  return whole;
}

/** The lowest place behind a damaged one from which a row can be read, or null where nothing follows. */
function beyondDamage(db: Db, select: string, key: string, before: number): number | null {
  const statement = db.prepare(`${select} WHERE ${key} > ? ORDER BY ${key} LIMIT 1`);
  const readable = (from: number): boolean => {
    try {
      return statement.get(from) !== undefined;
    } catch {
      return false;
    }
  };
  let step = 1;
  while (before + step < HIGHEST && !readable(before + step)) step *= 2;
  if (before + step >= HIGHEST) return null;
  let [low, high] = [before + Math.floor(step / 2), before + step];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (readable(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** How many rows there were: by an index that can still be read, or by the highest number of what has no gaps. */
function countOf(db: Db, table: string, key: string): number | null {
  try {
    return one<{ n: number }>(db, `SELECT count(*) AS n FROM ${table}`)!.n;
  } catch {
    if (!['journal', 'transfers'].includes(table)) return null;
  }
  try {
    return one<{ n: number }>(db, `SELECT max(${key}) AS n FROM ${table}`)!.n;
  } catch {
    return null;
  }
}
