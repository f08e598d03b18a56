/** Runs of the classification: keeping them, and reading them back. */
import { blankResult, type Classified, COLUMN_NAMES, type ColumnName } from '../domain/classifying/classified.ts';
import type { RunFacts } from '../domain/classifying/classify.ts';
import type { Figures } from '../domain/classifying/figures.ts';
import {
  type ClassColumns,
  FORM,
  packClasses,
  standingAlone,
  unpackClasses,
} from '../domain/classifying/packed-classes.ts';
import type { Rules } from '../domain/classifying/rules.ts';
import type { Run } from '../domain/classifying/run.ts';
import { HOUSE } from '../domain/house.ts';
import type { Entry } from './journal.ts';
import { type Db, one, sql } from './sql.ts';

/** Customers in one row of the store. */
const TOGETHER = 4096;

/** Keeps a run and its rows under an entry; answers its id. */
export function keepRun(entry: Entry, run: Omit<Run, 'id'>, result: Classified): number {
  const id = entry.add('classifications', {
    ...run,
    rules: JSON.stringify(run.rules),
    facts: JSON.stringify(run.facts),
  });
  for (let from = 0; from < result.size; from += TOGETHER) {
    const to = Math.min(result.size, from + TOGETHER);
    entry.add('classes', {
      classification_id: id,
      first_customer: result.id[from]!,
      last_customer: result.id[to - 1]!,
      customers: to - from,
      form: FORM,
      ...packClasses(result, from, to),
    });
  }
  return id;
}

const RUN = `SELECT id, as_of, period_from, method, new_days, rule_version, rules, facts, previous, customers
  FROM classifications`;
type StoredRun = Omit<Run, 'rules' | 'facts'> & { readonly rules: string; readonly facts: string };

function read(row: StoredRun | undefined): Run | undefined {
  return row && { ...row, rules: JSON.parse(row.rules) as Rules, facts: JSON.parse(row.facts) as RunFacts };
}

/** The run in force on a day: the last one as of that day or an earlier one. */
export function runInForce(db: Db, day: string): Run | undefined {
  return read(one<StoredRun>(db, `${RUN} WHERE as_of <= ? ORDER BY as_of DESC, id DESC LIMIT 1`, day));
}

/** The run in force today; a run as of a day that has not come holds only where there is no other. */
export function runNow(db: Db, today: string): Run | undefined {
  return runInForce(db, today) ?? runInForce(db, LAST_DAY);
}
const LAST_DAY = '9999-12-31';

/** The run that one as of a day is compared with: of an earlier day, so that running again loses no move. */
export function runBefore(db: Db, day: string): Run | undefined {
  return read(
    one<StoredRun>(db, `${RUN} WHERE as_of <= :day ORDER BY as_of < :day DESC, as_of DESC, id DESC LIMIT 1`, { day }),
  );
}

/** The first run of all. */
export function firstRun(db: Db): Run | undefined {
  return read(one<StoredRun>(db, `${RUN} ORDER BY as_of, id LIMIT 1`));
}

export function runById(db: Db, id: number): Run | undefined {
  return read(one<StoredRun>(db, `${RUN} WHERE id = ?`, id));
}

interface StoredRows {
  readonly customers: number;
  readonly form: number;
  readonly standing: Buffer;
  readonly packed: Buffer | null;
}
const ROWS = 'SELECT customers, form, standing, packed FROM classes WHERE classification_id = ?';

/** The rows of a run, a few thousand customers at a time, in the order of their ids. */
export function rowsOfRun(db: Db, run: number): Generator<Classified> {
  return columnsOfRun(db, run, COLUMN_NAMES);
}

/** Some columns of the rows of a run, in the same parts. */
function* columnsOfRun<C extends ColumnName>(db: Db, run: number, names: readonly C[]): Generator<ClassColumns<C>> {
  // One after another by id, so that others may read and write in between.
  const find = sql<unknown[], StoredRows & { last_customer: number }>(
    db,
    `SELECT customers, form, standing, ${standingAlone(names) ? 'NULL AS packed' : 'packed'}, last_customer FROM classes
     WHERE classification_id = ? AND first_customer > ? ORDER BY first_customer LIMIT 1`,
  );
  for (let last = 0; ; ) {
    const row = find.get(run, last);
    if (!row) return;
    yield opened(row, names);
    last = row.last_customer;
  }
}

/** The rows among which a customer's is, and its place there; undefined where the run does not have him. */
export function rowOfCustomer(db: Db, run: number, customer: number): { rows: Classified; at: number } | undefined {
  const row = one<StoredRows>(db, `${ROWS} AND first_customer <= ? AND last_customer >= ?`, run, customer, customer);
  if (!row) return undefined;
  const rows: Classified = opened(row, COLUMN_NAMES);
  const at = rows.id.indexOf(customer);
  return at < 0 ? undefined : { rows, at };
}

function opened<C extends ColumnName>({ customers, form, ...bytes }: StoredRows, names: readonly C[]): ClassColumns<C> {
  const rows = unpackClasses({ form, ...bytes, size: customers }, names);
  if (!rows) throw new Error(`classes of form ${form} cannot be read`);
  return rows;
}

/** Puts the classes of an earlier run beside the figures. */
export function readPrevious(db: Db, run: number, figures: Figures, placeOf: (id: number) => number): void {
  for (const rows of columnsOfRun(db, run, ['id', 'class', 'since'])) {
    for (let from = 0; from < rows.size; from++) {
      const at = placeOf(rows.id[from]!);
      if (at < 0) continue;
      figures.previous[at] = rows.class[from]!;
      figures.previous_since[at] = rows.since[from]!;
    }
  }
}

/** The company's own sections of the rules, the newest or those of a version; nothing where the program's hold. */
export function ownRules(
  db: Db,
  version = Number.MAX_SAFE_INTEGER,
): { readonly version: number; readonly own: Partial<Rules> } | undefined {
  const row = one<{ id: number; own: string }>(
    db,
    'SELECT id, own FROM rule_versions WHERE id <= ? ORDER BY id DESC LIMIT 1',
    version,
  );
  return row && { version: row.id, own: JSON.parse(row.own) as Partial<Rules> };
}

/** Code and name of a customer; nothing where the import that opened the file was undone since. */
export function nameOf(db: Db, id: number): { readonly code: string; readonly name: string } | undefined {
  return sql<unknown[], { code: string; name: string }>(db, 'SELECT code, name FROM customers WHERE id = ?').get(id);
}

/** Name and code of a customer as one text, by which those with equal figures are told apart. */
export function keyOf(db: Db, id: number): string {
  return sql<unknown[], string>(db, 'SELECT name || char(10) || code FROM customers WHERE id = ?').pluck().get(id)!;
}

/** Everybody who is in no order of rank, by code. */
export function customersByCode(db: Db): IterableIterator<{ id: number; code: string; name: string }> {
  return sql<unknown[], { id: number; code: string; name: string }>(
    db,
    `SELECT id, code, name FROM customers WHERE merged_into IS NULL AND status IS NOT 'destroyed' ORDER BY code`,
  ).iterate();
}

/** How many customers that a classification would take came after a run; of no run all. */
export function newerCustomers(db: Db, run: number | null): number {
  const last = sql<unknown[], number | null>(db, 'SELECT max(last_customer) FROM classes WHERE classification_id = ?')
    .pluck()
    .get(run);
  return one<{ newer: number }>(
    db,
    `SELECT count(*) AS newer FROM customers WHERE id > ? AND code <> ? AND merged_into IS NULL AND status IS NOT 'destroyed'`,
    last ?? 0,
    HOUSE,
  )!.newer;
}

/** A whole run in memory. */
export function wholeRun(db: Db, { id, customers }: Pick<Run, 'id' | 'customers'>): Classified {
  const whole = blankResult(customers);
  let at = 0;
  for (const rows of rowsOfRun(db, id)) {
    for (const name of COLUMN_NAMES) whole[name].set(rows[name] as never, at);
    at += rows.size;
  }
  return whole;
}

/** Who stands at these ranks of a run (both included), best first. */
export function atRanks(db: Db, run: number, from: number, to: number): { rows: Classified; at: number }[] {
  const found: { rows: Classified; at: number }[] = [];
  for (const rows of rowsOfRun(db, run))
    for (let at = 0; at < rows.size; at++) {
      const rank = rows.rank[at]!;
      if (rank >= from && rank <= to && rank > 0) found.push({ rows, at });
    }
  return found.sort((a, b) => a.rows.rank[a.at]! - b.rows.rank[b.at]!);
}
