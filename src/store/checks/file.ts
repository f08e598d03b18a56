/** The file as a database: sound pages and indexes, no broken references, exactly the schema of this program. */
import type { Finding } from '../../domain/findings.ts';
import { emptyDatabase } from '../open.ts';
import { all, type Db } from '../sql.ts';

/** SQLite's own check of pages, indexes and constraints; `quick` leaves out comparing indexes with their tables. */
export function* checkPages(db: Db, quick: boolean): Generator<Finding> {
  const lines = db
    .prepare(quick ? 'PRAGMA quick_check' : 'PRAGMA integrity_check')
    .pluck()
    .all() as string[];
  for (const line of lines) {
    if (line !== 'ok') yield { code: 'file_damaged', entry: null, subject: 'sqlite', detail: line };
  }
}

/** Rows that refer to rows that are not there. */
export function* checkReferences(db: Db): Generator<Finding> {
  const broken = db.prepare('PRAGMA foreign_key_check').raw().iterate() as IterableIterator<
    [string, number | null, string, number]
  >;
  for (const [table, row, parent] of broken) {
    yield { code: 'reference_broken', entry: null, subject: subjectOf(table, row), detail: `→ ${parent}` };
  }
}

/** Tables, columns, indexes and triggers as schema.sql makes them: a dropped trigger is a door left open. */
export function* checkSchema(db: Db): Generator<Finding> {
  const wanted = soundSchema();
  const found = schemaOf(db);
  for (const [name, text] of wanted) {
    const there = found.get(name);
    if (there === undefined) yield { code: 'schema_missing', entry: null, subject: name, detail: null };
    else if (there !== text && bare(there) !== bare(text))
      yield { code: 'schema_changed', entry: null, subject: name, detail: null };
  }
  for (const name of found.keys()) {
    if (!wanted.has(name)) yield { code: 'schema_added', entry: null, subject: name, detail: null };
  }
}

let sound: ReadonlyMap<string, string> | null = null;

/** What a new store has; made once in a process, however many stores it looks at. */
function soundSchema(): ReadonlyMap<string, string> {
  if (sound !== null) return sound;
  const db = emptyDatabase();
  try {
    sound = schemaOf(db);
  } finally {
    db.close();
  }
  return sound;
}

/** Everything in the schema by kind and name, with its table and text. SQLite's statistics are its own. */
function schemaOf(db: Db): Map<string, string> {
  const rows = all<{ type: string; name: string; text: string }>(
    db,
    `SELECT type, name, tbl_name || ' ' || coalesce(sql, '') AS text FROM sqlite_schema
     WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name`,
  );
  return new Map(rows.map(({ type, name, text }) => [`${type} ${name}`, text]));
}

/** SQL without its comments and with single spaces; what stands in quotes is kept as it is. */
function bare(text: string): string {
  return text
    .replace(
      /('(?:[^']|'')*'|"[^"]*")|--[^\n]*|\/\*[\s\S]*?\*\/|\s+/g,
      (_, quoted: string | undefined) => quoted ?? ' ',
    )
    .replace(/ +/g, ' ');
}

function subjectOf(table: string, row: number | null): string {
  return row === null ? table : `${table} ${row}`;
}
