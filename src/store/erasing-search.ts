/** Where else in the store something of a customer stands: in other people's words, and in rows that are not his. */
import { CUSTOMER_IDENTITY } from '../domain/masking.ts';
import { Texts } from '../text/containing.ts';
import { SEALED_TABLES, type SealedTable } from './seals.ts';
import type { Secret, Shared } from './secrets.ts';
import { Sought } from './sought.ts';
import { all, type Db, one } from './sql.ts';

/** Tables whose rows are never changed for a customer's sake: who acts, what the store is, what was counted and done. */
const FIXED = ['operators', 'pins', 'settings', 'store', 'counts', 'journal'] as const;

/** How many rows of one table may hold a person's name before it is taken for a word that is in use. */
const MOST_NAMED = 50;

/**
 * The columns in which people write. Persons are looked for in these alone: names of goods, trades, functions and codes
 * are words that somebody's name may be as well.
 */
const WRITTEN = new Set(
  `answer answered_via attitude buying_habits carrier comment content data delivery_place document done done_note effect
  from_person goal guarantee handling how likes loss_reason management needs next_reason note order_no outcome paper plan
  problems purpose reason recipient results rivals scope source staff_quality steps strengths told_via tracking trend via
  with_whom words`.split(/\s+/u),
);

/** What the house itself numbers and names, and what refers to it by that. */
const OUR_NUMBERS = new Set(['number', 'code', 'slip', 'subject']);

/** What somebody's own file says of him: it stays his. */
const IDENTITY = new Set([...CUSTOMER_IDENTITY, 'social']);
const FILES: ReadonlySet<string> = new Set(['customers', 'contacts']);

/** What is looked for: everywhere, and (what others have as well) only where something links a row to the customer. */
export class Search {
  /** All of it: where what stays is counted. */
  readonly all: Sought;
  readonly everywhere: Sought;

  constructor(
    readonly db: Db,
    readonly ids: readonly number[],
    secrets: readonly Secret[],
    shared: Shared,
  ) {
    this.all = new Sought(secrets);
    this.everywhere = new Sought(secrets.filter((secret) => !shared.secrets.has(secret)));
    db.function('says_some_of_it', { deterministic: true }, (said) =>
      typeof said === 'string' && this.all.isIn(said) ? 1 : 0,
    );
  }

  get list(): string {
    return this.ids.join(', ');
  }

  /** What of a row's texts is looked for. */
  in(isLinked: boolean): Sought {
    return isLinked ? this.all : this.everywhere;
  }
}

export interface FoundWords {
  readonly entry: number;
  readonly line: number | null;
  /** null: the answer to a --ref. */
  readonly field: string | null;
}

/** Remarks and answers that say something of it: `goes` where it is looked for there, else it stays. */
export function wordsWith(search: Search, before: number): (FoundWords & { words: string; goes: boolean })[] {
  const { db } = search;
  const found = [
    ...all<FoundWords & { words: string }>(
      db,
      `SELECT entry, line, field, words FROM remarks WHERE entry < ${before} AND says_some_of_it(words)`,
    ),
    ...all<FoundWords & { words: string }>(
      db,
      `SELECT entry, NULL AS line, NULL AS field, result AS words FROM answers
       WHERE entry < ${before} AND says_some_of_it(result)`,
    ),
  ];
  return found.map((said) => ({
    ...said,
    goes: search.everywhere.isSaidIn(said.words) || (search.all.isSaidIn(said.words) && isAboutHis(search, said.entry)),
  }));
}

/** Whether an entry is about this customer's goods and nobody else's. */
function isAboutHis({ db, list }: Search, entry: number): boolean {
  const { his, others } = one<{ his: number; others: number }>(
    db,
    `SELECT count(*) FILTER (WHERE s.customer_id IN (${list})) AS his,
       count(*) FILTER (WHERE s.customer_id NOT IN (${list})) AS others
     FROM samples s WHERE s.id IN (SELECT sample_id FROM transfers WHERE entry = :entry
       UNION SELECT subject_id FROM seals WHERE entry = :entry AND subject = 'samples')`,
    { entry },
  )!;
  return his > 0 && others === 0;
}

/** Names of the sheets that a customer came from, where the name of the file names him. */
export function sheetNamesWith(db: Db, secrets: readonly Secret[], ids: readonly number[]): FoundWords[] {
  const texts = secrets.map(({ text }) => text).filter((text) => [...text].length >= 2);
  if (texts.length === 0) return [];
  const looked = new Texts(texts);
  return all<FoundWords & { words: string }>(
    db,
    `SELECT r.entry, r.line, r.field, r.words FROM remarks r JOIN batches b ON b.entry = r.entry
     WHERE r.field = 'file' AND r.words IS NOT NULL AND EXISTS (SELECT 1 FROM seals s
       WHERE s.entry = r.entry AND s.subject = 'customers' AND s.subject_id IN (${ids.join(', ')}))`,
  ).filter(({ words }) => looked.isIn(words));
}

export interface FoundRow {
  readonly table: SealedTable | (typeof FIXED)[number];
  readonly id: number;
  /** The columns as they would be without; empty where the row is not changed. */
  readonly changes: Readonly<Record<string, string>>;
  /** What stands in it as it is, and what would stand in it still. */
  readonly was: string;
  readonly left: string;
}

type Cells = Readonly<Record<string, string | number | null>>;

/** Rows that are not the customer's own and say something of it. */
export function* rowsWith(search: Search): Generator<FoundRow> {
  for (const table of new Set([...SEALED_TABLES, ...FIXED])) {
    const columns = textColumns(search.db, table);
    if (columns.length > 0) yield* rowsOf(search, table, columns);
  }
}

function* rowsOf(search: Search, table: FoundRow['table'], columns: readonly string[]): Generator<FoundRow> {
  const { db, list } = search;
  const quoted = columns.map((name) => `"${name}"`).join(', ');
  const rows = all<Record<string, string | number | null> & { row: number; linked: number }>(
    db,
    `SELECT ${table === 'journal' ? 'seq' : 'id'} AS row, ${linkOf(search, table)} AS linked, ${quoted} FROM ${table}
     WHERE says_some_of_it(concat_ws(char(31), ${quoted})) ${table === 'customers' ? `AND id NOT IN (${list})` : ''}
     ORDER BY 1`,
  );
  const written = columns.filter((name) => WRITTEN.has(name) || name === 'before');
  const named = rows.filter((row) => search.everywhere.namesIn(joined(row, written))).length;
  const isFixed = (FIXED as readonly string[]).includes(table);
  for (const row of rows) {
    const sought = search.in(row.linked === 1);
    const changes = isFixed ? {} : without(sought, table, columns, row, named <= MOST_NAMED);
    yield { table, id: row.row, changes, was: joined(row, columns), left: joined({ ...row, ...changes }, columns) };
  }
}

function joined(row: Cells, columns: readonly string[]): string {
  return columns.map((name) => row[name] ?? '').join('\x1f');
}

/** What links a row to the customer: whose it is, or whose goods it is about. */
function linkOf({ db, list }: Search, table: string): string {
  const columns = all<{ name: string }>(db, `SELECT name FROM pragma_table_info('${table}')`).map(({ name }) => name);
  if (columns.includes('customer_id')) return `coalesce(customer_id IN (${list}), 0)`;
  if (!columns.includes('sample_id')) return '0';
  return `coalesce(sample_id IN (SELECT id FROM samples WHERE customer_id IN (${list})), 0)`;
}

/** Whether a column stays as it is: what the house numbers, and by what another is known. An order's number is the customer's. */
function isFast(table: string, name: string): boolean {
  return (OUR_NUMBERS.has(name) && table !== 'orders') || (FILES.has(table) && IDENTITY.has(name));
}

/** The columns that would say something else; what somebody's own file says of him stays. */
function without(
  sought: Sought,
  table: string,
  columns: readonly string[],
  row: Cells,
  persons: boolean,
): Record<string, string> {
  const changes: Record<string, string> = {};
  for (const name of columns) {
    const value = row[name];
    if (typeof value !== 'string' || isFast(table, name)) continue;
    const bare =
      name === 'before'
        ? fieldsWithout(sought, value, FILES.has(String(row.subject)), persons)
        : sought.without(value, persons && WRITTEN.has(name));
    if (bare !== value) changes[name] = bare;
  }
  return changes;
}

/** The same of the fields that a row had before: they are kept as JSON. */
function fieldsWithout(sought: Sought, before: string, isFile: boolean, persons: boolean): string {
  const was = Object.entries(JSON.parse(before) as Record<string, unknown>);
  const fields = was.map(([name, value]) =>
    typeof value !== 'string' || (isFile && IDENTITY.has(name))
      ? [name, value]
      : [name, sought.without(value, persons && WRITTEN.has(name))],
  );
  const bare = Object.fromEntries(fields) as Record<string, unknown>;
  // What says the same stays as it was written, to the byte.
  return fields.some(([name], at) => bare[String(name)] !== was[at]![1]) ? JSON.stringify(bare) : before;
}

function textColumns(db: Db, table: string): string[] {
  return all<{ name: string }>(db, `SELECT name FROM pragma_table_info('${table}') WHERE type = 'TEXT'`)
    .map(({ name }) => name)
    .filter((name) => !/_on$/.test(name));
}
