/**
 * Taking a customer's personal data out of the store. What the books need stays (goods, movements, orders, slips: under
 * the code), what people wrote or left of themselves goes: rows, fields, remarks, answers, attachments, and what rows were
 * before imports and changes.
 */
import { matchKey } from '../text/fold.ts';
import { keptOf } from './field-changes.ts';
import type { Entry } from './journal.ts';
import type { SealedTable } from './seals.ts';
import { all, type Db, one, sql } from './sql.ts';

/** Which rows of a table belong to customers (`$` = their ids), and what happens to them. */
interface Rule {
  readonly where: string;
  /** Columns that are emptied; without them the rows are taken away. */
  readonly blank?: readonly string[];
}

const OF_CUSTOMER = 'customer_id IN ($)';
const OF_SAMPLES = 'sample_id IN (SELECT id FROM samples WHERE customer_id IN ($))';
const PLACES = 'SELECT id FROM places WHERE customer_id IN ($)';
/** The numbers of slips that are about a customer's goods or went to him; `$` = his ids. */
export const SLIPS_OF = `SELECT number FROM receipts WHERE customer_id IN ($) UNION SELECT number FROM give_backs WHERE customer_id IN ($)
  UNION SELECT number FROM checkouts WHERE holder_id IN (${PLACES})
  UNION SELECT number FROM notices WHERE ${OF_SAMPLES}`;

/**
 * Every table, in the order in which they are gone through. Null: its rows hold nothing of a customer but whose they are
 * (goods, slips, what is done about his file), or belong to nobody; in them he is looked for by what names him.
 */
const RULES: Readonly<Record<SealedTable, Rule | null>> = {
  // Before the contacts, by which some of it is found.
  import_changes: { where: keptOf('$') },
  field_changes: { where: keptOf('$') },
  contacts: { where: OF_CUSTOMER },
  contact_log: { where: OF_CUSTOMER },
  follow_up_plans: { where: OF_CUSTOMER },
  attachments: { where: `slip IN (${SLIPS_OF}) OR ${OF_SAMPLES}` },
  orders: { where: OF_CUSTOMER, blank: ['note', 'delivery_place', 'contract_no'] },
  surveys: { where: OF_CUSTOMER, blank: ['comment'] },
  inquiries: { where: OF_CUSTOMER, blank: ['note'] },
  indicators: { where: OF_CUSTOMER, blank: ['source'] },
  permissions: { where: OF_CUSTOMER, blank: ['document'] },
  checkouts: { where: `holder_id IN (${PLACES})`, blank: ['carrier', 'tracking'] },
  notices: { where: OF_SAMPLES, blank: ['note', 'via', 'answer'] },
  signatures: { where: `slip IN (${SLIPS_OF})`, blank: ['how'] },
  file_reviews: { where: OF_CUSTOMER, blank: ['note'] },
  complaints: { where: OF_CUSTOMER, blank: ['content', 'order_no', 'handling', 'answer', 'answered_via'] },
  credits: { where: OF_CUSTOMER, blank: ['guarantee', 'problems'] },
  handovers: { where: OF_CUSTOMER, blank: ['reason', 'told_via'] },
  admission_steps: { where: OF_CUSTOMER, blank: ['paper', 'note'] },
  disclosures: { where: OF_CUSTOMER },
  consents: { where: OF_CUSTOMER },
  accesses: null,
  actions: null,
  admissions: null,
  aliases: null,
  approval_decisions: null,
  approvals: null,
  batch_undos: null,
  batches: null,
  checkout_lines: null,
  classes: null,
  classifications: null,
  customers: null, // emptied one by one
  destructions: null,
  erasures: null,
  evaluations: null,
  explanations: null,
  files: null, // with the attachments
  finds: null,
  give_backs: null,
  grants: null,
  holds: null,
  instructions: null,
  judgements: null,
  maintenance: null,
  maintenance_plans: null,
  mappings: null,
  merges: null,
  operators: null,
  overrides: null,
  pins: null,
  place_checks: null,
  places: null,
  reading_batches: null,
  receipt_checks: null,
  receipts: null,
  reminders: null,
  reservations: null,
  rule_versions: null,
  sample_orders: null,
  samples: null,
  scraps: null,
  settings: null,
  stocktakes: null,
  store: null,
  tallies: null,
};

/** How many rows of each table. */
export type Tally = Record<string, number>;

/** The file's id and those of the files that were merged into it. */
export function wholeFile(db: Db, id: number): number[] {
  return [
    id,
    ...all<{ id: number }>(db, 'SELECT id FROM customers WHERE merged_into = ? ORDER BY id', id).map((row) => row.id),
  ];
}

/** One destruction while it is done: what was touched, and which words went. */
export class Erasing {
  readonly erased: Tally = {};
  private readonly gone = new Map<SealedTable, Set<number>>();
  private readonly words: { said_in: number; line: number | null; field: string | null }[] = [];

  constructor(
    private readonly db: Db,
    private readonly entry: Entry,
    private readonly ids: readonly number[],
  ) {}

  /** Everything that belongs to the file by what refers to it. */
  ownRows(): void {
    for (const id of this.ids) this.emptyFile(id);
    const files = this.attachedFiles();
    // Who signed is found by the entry of his signature, which is another once the row was changed.
    this.eraseRemarks(`subject_id IN (${this.list}) OR (field = 'signed_by' AND entry IN
      (SELECT entry FROM signatures WHERE slip IN (${this.fill(SLIPS_OF)})))`);
    for (const [table, rule] of Object.entries(RULES)) if (rule) this.apply(table as SealedTable, rule);
    for (const id of files) {
      if (one(this.db, 'SELECT 1 FROM attachments WHERE file_id = ?', id)) continue;
      this.entry.remove('files', id);
      this.touched('files', id);
    }
  }

  /** Words of others in which something of it was found: they go whole. */
  eraseWords(found: readonly { entry: number; line: number | null; field: string | null }[]): void {
    for (const { entry, line, field } of found) {
      if (field === null) this.eraseAnswer(entry);
      else this.eraseRemarks('entry = ? AND line = ? AND field = ?', entry, line, field);
    }
  }

  /** A row of something else in which it was found. */
  redact(table: SealedTable, id: number, changes: Readonly<Record<string, string>>): void {
    this.entry.change(table, id, changes);
    this.touched(table, id);
  }

  /** Answers given to commands that wrote the rows that are gone, and the salts of all their older seals. */
  finish(destructionId: number): void {
    const { db, entry } = this;
    db.exec(
      'CREATE TEMP TABLE gone (subject TEXT, subject_id INTEGER, PRIMARY KEY (subject, subject_id)) WITHOUT ROWID',
    );
    const put = sql(db, 'INSERT INTO gone VALUES (?, ?)');
    for (const [table, ids] of this.gone) for (const id of ids) put.run(table, id);
    const touched = 'EXISTS (SELECT 1 FROM gone g WHERE g.subject = s.subject AND g.subject_id = s.subject_id)';
    const answered = all<{ entry: number }>(
      db,
      `SELECT DISTINCT a.entry FROM answers a JOIN seals s ON s.entry = a.entry
       WHERE a.result IS NOT NULL AND ${touched} ORDER BY a.entry`,
    );
    for (const answer of answered) this.eraseAnswer(answer.entry);
    db.prepare(`UPDATE seals AS s SET salt = NULL WHERE entry < ? AND salt IS NOT NULL AND ${touched}`).run(entry.seq);
    for (const { said_in, line, field } of this.words)
      entry.add('erasures', { destruction_id: destructionId, said_in, line, field });
    db.exec('DROP TABLE temp.gone');
  }

  private get list(): string {
    return this.ids.join(', ');
  }

  private fill(where: string): string {
    return where.replaceAll('$', this.list);
  }

  /** What is left of a file: its code, when it was opened, and that it was destroyed. */
  private emptyFile(id: number): void {
    const { code, merged_into } = one<{ code: string; merged_into: number | null }>(
      this.db,
      'SELECT code, merged_into FROM customers WHERE id = ?',
      id,
    )!;
    const columns = all<{ name: string }>(this.db, `SELECT name FROM pragma_table_info('customers')`);
    const nothing = columns
      .map(({ name }) => name)
      .filter(
        (name) => !['id', 'code', 'opened_on', 'archived_on', 'retain_until', 'merged_into', 'entry'].includes(name),
      );
    this.entry.change('customers', id, {
      ...Object.fromEntries(nothing.map((name) => [name, null])),
      name: code,
      match_key: matchKey(code),
      status: 'destroyed',
      merged_into,
    });
    this.touched('customers', id);
  }

  private apply(table: SealedTable, { where, blank }: Rule): void {
    const filled = blank ? `AND (${blank.map((name) => `"${name}" IS NOT NULL`).join(' OR ')})` : '';
    const rows = all<{ id: number }>(
      this.db,
      `SELECT id FROM ${table} WHERE (${this.fill(where)}) ${filled} ORDER BY id`,
    );
    for (const { id } of rows) {
      if (blank) this.entry.change(table, id, Object.fromEntries(blank.map((name) => [name, null])));
      else this.entry.remove(table, id);
      this.touched(table, id);
    }
  }

  private attachedFiles(): number[] {
    const { where } = RULES.attachments as Rule;
    return all<{ id: number }>(
      this.db,
      `SELECT DISTINCT file_id AS id FROM attachments WHERE ${this.fill(where)} ORDER BY file_id`,
    ).map(({ id }) => id);
  }

  private eraseRemarks(where: string, ...values: unknown[]): void {
    const rows = all<{ entry: number; line: number; field: string }>(
      this.db,
      `SELECT entry, line, field FROM remarks WHERE words IS NOT NULL AND entry < ${this.entry.seq} AND (${where})
       ORDER BY entry, line, field`,
      ...values,
    );
    const erase = sql(
      this.db,
      'UPDATE remarks SET salt = NULL, words = NULL WHERE entry = ? AND line = ? AND field = ?',
    );
    for (const { entry, line, field } of rows) {
      erase.run(entry, line, field);
      this.words.push({ said_in: entry, line, field });
    }
    this.count('remarks', rows.length);
  }

  private eraseAnswer(entry: number): void {
    const { changes } = sql(
      this.db,
      'UPDATE answers SET salt = NULL, result = NULL WHERE entry = ? AND result IS NOT NULL',
    ).run(entry);
    if (changes === 0) return;
    this.words.push({ said_in: entry, line: null, field: null });
    this.count('answers', 1);
  }

  private touched(table: SealedTable, id: number): void {
    const ids = this.gone.get(table) ?? new Set();
    if (!ids.has(id)) this.count(table, 1);
    this.gone.set(table, ids.add(id));
  }

  private count(what: string, rows: number): void {
    if (rows > 0) this.erased[what] = (this.erased[what] ?? 0) + rows;
  }
}
