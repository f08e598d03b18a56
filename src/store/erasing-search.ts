/** Where else in the store something of a customer stands: in other people's words, and in rows that are not his. */
import { CUSTOMER_IDENTITY } from '../domain/masking.ts';
import { Texts } from '../text/containing.ts';
import { matchKey } from '../text/fold.ts';
import { keptOf } from './field-changes.ts';
import { SEALED_TABLES, type SealedTable } from './seals.ts';
import { all, type Db, one } from './sql.ts';

/** Something by which a customer or a person there is known or reached. */
export interface Secret {
  readonly kind: 'name' | 'short' | 'person' | 'number' | 'address';
  readonly text: string;
}

/** What stands for a secret that was taken out of a longer text. */
const REDACTED = '■■■';

/** Tables whose rows are never changed for a customer's sake: who acts, what the store is, what was counted and done. */
const FIXED = ['operators', 'pins', 'settings', 'store', 'counts', 'journal'] as const;

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
  const within = wordsAmong(db, texts);
  const said = all<FoundWords>(
    db,
    `SELECT entry, line, field FROM remarks WHERE entry < ${before} AND ${within('words')}`,
  );
  const answered = all<FoundWords>(
    db,
    `SELECT entry, NULL AS line, NULL AS field FROM answers WHERE entry < ${before} AND ${within('result')}`,
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
     WHERE r.field = 'file' AND ${wordsAmong(db, texts)('r.words')} AND EXISTS (SELECT 1 FROM seals s
       WHERE s.entry = r.entry AND s.subject = 'customers' AND s.subject_id IN (${ids.join(', ')}))`,
  );
}

/**
 * A condition: whether what an expression says has one of the texts in it. One pass over it however many texts there are:
 * a chain of instr() is too deep for SQLite from a few hundred on.
 */
function wordsAmong(db: Db, texts: readonly string[]): (expression: string) => string {
  const looked = new Texts(texts);
  db.function('says_one_of', { deterministic: true }, (said) =>
    typeof said === 'string' && looked.isIn(said) ? 1 : 0,
  );
  return (expression) => `says_one_of(${expression})`;
}

export interface FoundRow {
  readonly table: SealedTable | (typeof FIXED)[number];
  readonly id: number;
  /** The columns as they would be without; empty where the row is never changed. */
  readonly changes: Readonly<Record<string, string>>;
  /** The texts that stand in it, and those that would stand in it still. */
  readonly texts: readonly string[];
  readonly left: readonly string[];
}

/** Rows that have one of the texts in a text column; customers' files apart. */
export function* rowsWith(db: Db, texts: readonly string[], persons: ReadonlySet<string>): Generator<FoundRow> {
  if (texts.length === 0) return;
  const within = wordsAmong(db, texts);
  const looked = new Texts(texts);
  for (const table of new Set([...SEALED_TABLES, ...FIXED])) {
    if (table === 'customers') continue;
    const columns = textColumns(db, table);
    if (columns.length === 0) continue;
    const rows = all<Record<string, string | number | null> & { id: number }>(
      db,
      `SELECT ${table === 'journal' ? 'seq' : 'id'} AS id, ${columns.map((name) => `"${name}"`).join(', ')} FROM ${table}
       WHERE ${within(saying(columns))} ORDER BY 1`,
    );
    const isFixed = (FIXED as readonly string[]).includes(table);
    // A person's name that stands in many rows is a word that is in use: it stays.
    const taken = isFixed ? [] : rows.length > MOST_NAMED ? texts.filter((text) => !persons.has(text)) : texts;
    for (const row of rows) {
      const changes = without(row, columns, taken);
      yield { table, id: row.id, changes, ...standing(looked, columns, row, changes) };
    }
  }
}

type Found = Readonly<Record<string, string | number | null>>;

function standing(
  looked: Texts,
  columns: readonly string[],
  row: Found,
  changes: Found,
): Pick<FoundRow, 'texts' | 'left'> {
  const among = (values: Found): string[] => looked.allIn(columns.map((name) => values[name] ?? '').join('\x1f'));
  return { texts: among(row), left: among({ ...row, ...changes }) };
}

function saying(columns: readonly string[]): string {
  return `concat_ws(char(31), ${columns.map((name) => `"${name}"`).join(', ')})`;
}

/** Other customers' files in which one of the texts stands: in notes it is taken out, as their own name or number it stays. */
export function* filesWith(db: Db, texts: readonly string[], ids: readonly number[]): Generator<FoundRow> {
  if (texts.length === 0) return;
  const columns = textColumns(db, 'customers').filter((name) => name !== 'code');
  const free = columns.filter((name) => !CUSTOMER_IDENTITY.includes(name));
  const looked = new Texts(texts);
  const rows = all<Record<string, string | number | null> & { id: number }>(
    db,
    `SELECT * FROM customers WHERE id NOT IN (${ids.join(', ')}) AND ${wordsAmong(db, texts)(saying(columns))} ORDER BY id`,
  );
  for (const row of rows) {
    const changes = without(row, free, texts);
    yield { table: 'customers', id: row.id, changes, ...standing(looked, columns, row, changes) };
  }
}

function without(row: Found, columns: readonly string[], texts: readonly string[]): Record<string, string> {
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

/** What is known of a customer that could name or reach somebody; read before anything is erased. */
export function secretsOf(db: Db, ids: readonly number[]): Secret[] {
  const list = ids.join(', ');
  const found = new Map<string, Secret>();
  const put = (kind: Secret['kind'], value: unknown): void => {
    if (typeof value !== 'string' || value.trim() === '') return;
    const parts = kind === 'number' || kind === 'address' ? [value, ...value.split(/\s*[/;,、|]\s*/u)] : [value];
    for (const text of parts) if (text !== '') found.set(text, { kind, text });
  };
  const take = (row: Readonly<Record<string, unknown>>): void => {
    for (const [kind, keys] of Object.entries(TELLING)) for (const key of keys) put(kind as Secret['kind'], row[key]);
  };
  type Row = Record<string, unknown>;
  for (const row of all<Row>(db, `SELECT * FROM customers WHERE id IN (${list})`)) take(row);
  for (const row of all<Row>(db, `SELECT * FROM contacts WHERE customer_id IN (${list})`))
    take({ ...row, name: null, contact: row.name });
  for (const row of all<Row>(db, `SELECT with_whom AS contact FROM contact_log WHERE customer_id IN (${list})`))
    take(row);
  for (const table of ['import_changes', 'field_changes']) {
    const before = all<{ subject: string; before: string }>(
      db,
      `SELECT subject, before FROM ${table} WHERE ${keptOf(list)}`,
    );
    for (const { subject, before: was } of before) {
      const row = JSON.parse(was) as Row;
      take(subject === 'customers' ? row : { ...row, name: null, contact: subject === 'contacts' ? row.name : null });
    }
  }
  return [...found.values()];
}

const TELLING = {
  name: ['name'],
  short: ['short_name'],
  person: ['contact', 'legal_representative', 'owner'],
  number: ['mobile', 'phone', 'fax'],
  address: ['email', 'website', 'social', 'credit_code', 'bank_account', 'address'],
} as const;
