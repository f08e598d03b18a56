/** Where else in the store something of a customer stands: in other people's words, and in rows that are not his. */

import { CUSTOMER_IDENTITY } from '../domain/masking.ts';
import { matchKey } from '../text/fold.ts';
import { SEALED_TABLES, type SealedTable } from './seals.ts';
import { all, type Db, one } from './sql.ts';

/** Something by which a customer or a person there is known or reached. */
export interface Secret {
  readonly kind: 'name' | 'short' | 'person' | 'number' | 'address';
  readonly text: string;
}

/** What stands for a secret that was taken out of a longer text. */
const REDACTED = '■■■';

/** Tables that say who acts and what the store is; never changed for a customer's sake. */
const NEVER = ['operators', 'pins', 'settings', 'store', 'customers'];

/** How many rows of one table may hold a person's name before it is taken for a word that is in use. */
const MOST_NAMED = 50;

const CJK = /\p{Script=Han}/u;

/**
 * The secrets that are looked for where nothing links a row to the customer. Short names and short numbers say too
 * little; the name of a person that an operator or somebody at another customer's has as well is his.
 */
export function telling(db: Db, secrets: readonly Secret[], ids: readonly number[]): string[] {
  const texts = secrets
    .filter(({ kind, text }) => {
      const size = [...text].length;
      if (kind === 'name') return size >= (CJK.test(text) ? 3 : 5);
      if (kind === 'person') return size >= (CJK.test(text) ? 2 : 5) && !isNameOfAnother(db, text, ids);
      if (kind === 'number') return text.replace(/\D/gu, '').length >= 7;
      return kind === 'address' && size >= 5;
    })
    .flatMap(({ kind, text }) => [
      text,
      JSON.stringify(text).slice(1, -1),
      ...(kind === 'name' ? [matchKey(text)] : []),
    ]);
  // The longer first: what is taken out of a text must not leave half of another behind.
  return [...new Set(texts)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

function isNameOfAnother(db: Db, name: string, ids: readonly number[]): boolean {
  const list = ids.join(', ');
  return (
    one(
      db,
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM operators WHERE name = :name)
         OR EXISTS (SELECT 1 FROM contacts WHERE name = :name AND customer_id NOT IN (${list}))
         OR EXISTS (SELECT 1 FROM customers WHERE (contact = :name OR name = :name) AND id NOT IN (${list}))`,
      { name },
    ) !== undefined
  );
}

export interface FoundWords {
  readonly entry: number;
  readonly line: number | null;
  /** null: the answer to a --ref. */
  readonly field: string | null;
}

/** Remarks and answers that have one of the texts in them. */
export function wordsWith(db: Db, texts: readonly string[], before: number): FoundWords[] {
  if (texts.length === 0) return [];
  const said = all<FoundWords>(
    db,
    `SELECT entry, line, field FROM remarks WHERE entry < ${before} AND (${anyIn('words', texts)})`,
    ...texts,
  );
  const answered = all<FoundWords>(
    db,
    `SELECT entry, NULL AS line, NULL AS field FROM answers WHERE entry < ${before} AND (${anyIn('result', texts)})`,
    ...texts,
  );
  return [...said, ...answered];
}

/** Names of the sheets that a customer came from, where the name of the file names him. */
export function sheetNamesWith(db: Db, secrets: readonly Secret[], ids: readonly number[]): FoundWords[] {
  const texts = secrets.map(({ text }) => text).filter((text) => [...text].length >= 2);
  if (texts.length === 0) return [];
  return all(
    db,
    `SELECT r.entry, r.line, r.field FROM remarks r JOIN batches b ON b.entry = r.entry
     WHERE r.field = 'file' AND (${anyIn('r.words', texts)}) AND EXISTS (SELECT 1 FROM seals s
       WHERE s.entry = r.entry AND s.subject = 'customers' AND s.subject_id IN (${ids.join(', ')}))`,
    ...texts,
  );
}

function anyIn(expression: string, texts: readonly string[]): string {
  return texts.map(() => `instr(${expression}, ?)`).join(' OR ');
}

export interface FoundRow {
  readonly table: SealedTable;
  readonly id: number;
  /** The columns as they would be without. */
  readonly changes: Readonly<Record<string, string>>;
}

/** Rows of sealed tables that have one of the texts in a text column. */
export function* rowsWith(db: Db, texts: readonly string[], persons: ReadonlySet<string>): Generator<FoundRow> {
  if (texts.length === 0) return;
  for (const table of SEALED_TABLES) {
    if (NEVER.includes(table)) continue;
    const columns = textColumns(db, table);
    if (columns.length === 0) continue;
    const where = anyIn(`concat_ws(char(31), ${columns.map((name) => `"${name}"`).join(', ')})`, texts);
    const rows = all<Record<string, string | number | null> & { id: number }>(
      db,
      `SELECT id, ${columns.map((name) => `"${name}"`).join(', ')} FROM ${table} WHERE ${where} ORDER BY id`,
      ...texts,
    );
    const used = rows.length > MOST_NAMED ? texts.filter((text) => !persons.has(text)) : texts;
    for (const row of rows) {
      const changes = without(row, columns, used);
      if (Object.keys(changes).length > 0) yield { table, id: row.id, changes };
    }
  }
}

/** Other customers' files in which one of the texts stands: in notes it is taken out, as their own name or number it stays. */
export function* filesWith(
  db: Db,
  texts: readonly string[],
  ids: readonly number[],
): Generator<{ readonly id: number; readonly code: string; readonly changes: Readonly<Record<string, string>> }> {
  if (texts.length === 0) return;
  const columns = textColumns(db, 'customers').filter((name) => name !== 'code');
  const free = columns.filter((name) => !CUSTOMER_IDENTITY.includes(name));
  const where = anyIn(`concat_ws(char(31), ${columns.map((name) => `"${name}"`).join(', ')})`, texts);
  const rows = all<Record<string, string | null> & { id: number & string; code: string }>(
    db,
    `SELECT * FROM customers WHERE id NOT IN (${ids.join(', ')}) AND (${where}) ORDER BY id`,
    ...texts,
  );
  for (const row of rows) yield { id: Number(row.id), code: row.code, changes: without(row, free, texts) };
}

function without(
  row: Readonly<Record<string, string | number | null>>,
  columns: readonly string[],
  texts: readonly string[],
): Record<string, string> {
  const changes: Record<string, string> = {};
  for (const name of columns) {
    const value = row[name];
    if (typeof value !== 'string') continue;
    const bare = texts.reduce((rest, text) => rest.replaceAll(text, REDACTED), value);
    if (bare !== value) changes[name] = bare;
  }
  return changes;
}

function textColumns(db: Db, table: string): string[] {
  return all<{ name: string }>(db, `SELECT name FROM pragma_table_info('${table}') WHERE type = 'TEXT'`)
    .map(({ name }) => name)
    .filter((name) => !/_on$/.test(name));
}

/** What another customer has as well is his, and stays in the store. */
export function stillSomebodys(db: Db, text: string): boolean {
  return (
    one(
      db,
      `SELECT 1 FROM customers WHERE instr(concat_ws(char(31), name, match_key, short_name, contact, mobile, phone, fax, email,
         website, legal_representative, owner, credit_code, bank_account, address), ?) LIMIT 1`,
      text,
    ) !== undefined
  );
}
