/**
 * Where an import's rows wait: tables outside of the store, so that its lock is not held while a sheet is read and
 * judged, and nothing of them is left when the program ends, however it ends.
 *
 *   staged    a row for each record that could be read, with what was decided about it:
 *             outcome `new`, `changed`, `unchanged`, `added` (to an earlier row of the file) or `rejected`
 *   refused   why rows were refused;  remarked  what somebody should look at
 *   coming    the rows that become new records, in the order in which they are written
 *   former    what the records are that rows change;  foreseen  the seals of what they will be
 */
import type { Value } from '../domain/chain.ts';
import type { Entry } from './journal.ts';
import type { SealedValue, Seals, SealsWanted } from './sealing.ts';
import { all, type Db, one, sql } from './sql.ts';
import { roomForStaging, type SharedRoom, stagingSchema } from './staging-room.ts';

export interface StagedColumn {
  readonly name: string;
  readonly type: 'TEXT' | 'INTEGER';
}

/** A column whose values tell whether two rows say the same. */
export interface ComparedColumn {
  /** The key that is named when they do not. */
  readonly key: string;
  /** The column of the staging table. */
  readonly column: string;
  /** Columns that go along when the value is taken over from another row. */
  readonly carries?: readonly string[];
}

export interface Decisions {
  /** What happens to a row that differs from what is stored. */
  readonly onConflict: 'update' | 'skip' | 'error';
  readonly today: string;
  readonly createCustomers: boolean;
  /** Who imports, and whether he sees every customer's file. */
  readonly operatorId: number;
  readonly seesAll: boolean;
  /** Entries of imports whose records are none of these rows: those that refused them took the others. */
  readonly others: readonly number[];
  /** The columns of the staging table in which rows may say something; the others are NULL throughout. */
  readonly filled: ReadonlySet<string>;
  /** As putting-down.ts says. */
  readonly ascending: boolean;
  /** The number of the journal's entry, unless somebody else writes one before. */
  readonly entry: number;
  /** Salts for so many seals. */
  salts(count: number): Buffer;
}

/** What writes stand under while they are applied. */
export interface Writing {
  readonly entry: Entry;
  /** The day on which the import happens, in the store's zone. */
  readonly day: string;
  readonly operatorId: number;
  /** As in {@link Decisions}. */
  readonly filled: ReadonlySet<string>;
  readonly ascending: boolean;
  /** The moment of recording. */
  readonly now: string;
  /** The store's, for words that nobody gave (units). */
  readonly language: 'zh' | 'en';
  /**
   * Seals staged rows in another thread while these are written; null where nobody helps, or where what is staged was
   * changed since the lock was taken.
   */
  readonly sealApart: ((columns: readonly SealedValue[], rows: SealsWanted) => SealsApart) | null;
  /** Told how many rows are written, now and then. */
  readonly watch: (rows: number) => void;
}

/** Seals that come from another thread. */
export interface SealsApart {
  /** Those that are there. */
  ready(): Iterable<Seals>;
  /** All that are still to come, as they come. */
  rest(): Iterable<Seals>;
}

/** How one kind of record is matched with what is there, decided and applied. */
export interface Staged {
  /** The columns of the staging table beside those that every kind has. */
  readonly columns: readonly StagedColumn[];
  /**
   * Where a row that has all of these columns is new unless the store knows it: what it is known by. It is put down with
   * the row; only rows that the store knows are then written once more.
   */
  readonly fresh?: { readonly needs: readonly string[]; ident(...needed: Value[]): string };
  /** Decides about every staged row, on what the store holds now. May be done again after {@link forgetDecisions}. */
  decide(db: Db, decisions: Decisions): void;
  /** Writes what was decided. */
  apply(db: Db, writing: Writing): void;
}

export interface Refusal {
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Tally {
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
}

const REMARKS = '(line INTEGER NOT NULL, key TEXT, code TEXT NOT NULL, facts TEXT NOT NULL, decided INTEGER NOT NULL)';

/**
 * Makes the tables, in a room of this thread alone or in one that is shared. `writes` has no NOT NULL: SQLite would keep
 * what the pages were before each statement that sets it.
 */
export function openStaging(db: Db, columns: readonly StagedColumn[], room: SharedRoom | null = null): void {
  if (room === null) roomForStaging(db);
  const schema = room === null ? 'temp' : 'staging';
  db.exec(
    `CREATE TABLE ${schema}.staged (row INTEGER PRIMARY KEY, line INTEGER NOT NULL, outcome TEXT, target INTEGER, ident TEXT,
       writes INTEGER DEFAULT 0, ${columns.map(({ name, type }) => `"${name}" ${type}`).join(', ')});
     CREATE TABLE ${schema}.refused ${REMARKS};
     CREATE TABLE ${schema}.remarked ${REMARKS};
     CREATE TABLE ${schema}.coming (place INTEGER PRIMARY KEY, row INTEGER NOT NULL);
     CREATE TABLE ${schema}.former (row INTEGER PRIMARY KEY, target INTEGER NOT NULL, customer INTEGER, before TEXT NOT NULL);
     CREATE TABLE ${schema}.foreseen (id INTEGER PRIMARY KEY, salt BLOB NOT NULL, seal BLOB NOT NULL)`,
  );
}

export function closeStaging(db: Db): void {
  if (db.inTransaction) db.exec('ROLLBACK');
  if (stagingSchema(db) === 'staging') db.exec('DETACH staging');
  for (const table of ['staged', 'refused', 'remarked', 'coming', 'former', 'foreseen', 'imported_on'])
    db.exec(`DROP TABLE IF EXISTS temp.${table}`);
}

/** Makes an index of the staging table: `staged_name` `ON staged (…)`. */
export function indexStaged(db: Db, name: string, on: string): void {
  db.exec(`CREATE INDEX IF NOT EXISTS ${stagingSchema(db)}.${name} ON staged ${on}`);
}

/** Puts down why a row is refused before anything is decided. */
export function refuseLine(db: Db, { line, column, code, facts }: Refusal): void {
  sql(db, 'INSERT INTO refused VALUES (?, ?, ?, ?, 0)').run(line, column, code, JSON.stringify(facts));
}

/** Puts down what somebody should look at. */
export function remarkLine(db: Db, { line, column, code, facts }: Refusal): void {
  sql(db, 'INSERT INTO remarked VALUES (?, ?, ?, ?, 0)').run(line, column, code, JSON.stringify(facts));
}

/** Forgets what was decided, so that it can be decided again. */
export function forgetDecisions(db: Db): void {
  db.exec(`UPDATE staged SET outcome = NULL, target = NULL, ident = NULL, writes = 0
             WHERE outcome IS NOT NULL OR ident IS NOT NULL OR target IS NOT NULL OR writes;
           DELETE FROM refused WHERE decided; DELETE FROM remarked WHERE decided; DELETE FROM coming`);
}

/** Refuses the rows for which the condition holds; `facts` is an SQL expression that gives a JSON object. */
export function refuseWhere(db: Db, key: string | null, code: string, condition: string, facts = `'{}'`): void {
  const { changes } = sql(
    db,
    `INSERT INTO refused SELECT line, ?, ?, ${facts}, 1 FROM staged WHERE outcome IS NULL AND (${condition})`,
  ).run(key, code);
  if (changes === 0) return;
  // The condition may look at other rows: only what was just put down is refused.
  sql(
    db,
    `UPDATE staged SET outcome = 'rejected' WHERE outcome IS NULL
       AND line IN (SELECT line FROM refused WHERE decided AND code = ? AND key IS ?)`,
  ).run(code, key);
}

/**
 * Whether a staged row differs from the row `t` of a table, as SQL; NULL says nothing, so that an empty cell never
 * blanks a field.
 */
export function differs(staged: string, stored: string): string {
  return `(staged."${staged}" IS NOT NULL AND staged."${staged}" IS NOT ${stored})`;
}

/** Whether applying would write anything. */
export function hasWrites(db: Db): boolean {
  return one(db, 'SELECT 1 FROM staged WHERE writes LIMIT 1') !== undefined;
}

export function tally(db: Db): Tally {
  return one<Tally>(
    db,
    `SELECT count(*) FILTER (WHERE outcome = 'new') AS imported,
            count(*) FILTER (WHERE outcome IN ('changed', 'added')) AS updated,
            count(*) FILTER (WHERE outcome = 'unchanged') AS unchanged,
            (SELECT count(DISTINCT line) FROM refused) AS rejected
     FROM staged`,
  )!;
}

/** A row as it is staged, beside what the record is that it changes (JSON). */
export type StagedRow = Readonly<Record<string, string | number | null>> & {
  readonly line: number;
  readonly before: string | null;
};

/** The first rows of the sheet of which this was decided. */
export function firstDecided(db: Db, outcome: string, most: number): StagedRow[] {
  return all<StagedRow>(
    db,
    'SELECT s.*, f.before FROM staged s LEFT JOIN former f ON f.row = s.row WHERE s.outcome = ? ORDER BY s.row LIMIT ?',
    outcome,
    most,
  );
}

/** Why rows were refused, by line. */
export function refusals(db: Db): Refusal[] {
  return listed(db, 'refused', -1);
}

/** What somebody should look at, by line: at most so many, and how many there are. */
export function remarks(db: Db, most: number): { remarks: Refusal[]; count: number } {
  return {
    remarks: listed(db, 'remarked', most),
    count: one<{ n: number }>(db, 'SELECT count(*) AS n FROM remarked')!.n,
  };
}

function listed(db: Db, table: string, limit: number): Refusal[] {
  return all<{ line: number; key: string | null; code: string; facts: string }>(
    db,
    `SELECT * FROM ${table} ORDER BY line, rowid LIMIT ?`,
    limit,
  ).map(({ line, key, code, facts }) => ({ line, column: key, code, facts: JSON.parse(facts) }));
}
