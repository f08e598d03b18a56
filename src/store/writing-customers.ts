/** Customers of a sheet, written: new files in the order of their codes, and what rows say of files that are there. */
import { CUSTOMER_KEYS } from '../domain/customer-file.ts';
import { withIndexesBehind } from './building-indexes.ts';
import type { Entry } from './journal.ts';
import { changing, foreseeChanges, foreseeSeals, keepBefore } from './seal-rows.ts';
import { type SealedValue, type SealsWanted, sealsOf } from './sealing.ts';
import { sealedTypes } from './seals.ts';
import { nextCustomerCode } from './serials.ts';
import { type Db, one, sql } from './sql.ts';
import type { Decisions, Writing } from './staging.ts';

/** What a file holds beside code and name. */
export const FIELDS = [...CUSTOMER_KEYS, 'opened_on'] as const;

/** Writes what was decided about customers. */
export function writeCustomers(db: Db, { entry, day, filled, ascending, sealApart, watch }: Writing): void {
  entry.expectMuch();
  // In a sheet in the order of its codes everybody has one; looking for those without takes time while others wait.
  const coded = !ascending && giveCodes(db);
  if (coded) orderNew(db, { ascending: false });
  writeNew(db, { entry, day, filled, watch, sealApart: coded ? null : sealApart });
  if (one(db, 'SELECT 1 FROM former LIMIT 1')) change(db, entry, filled);
}

/** So many new files are written before seals are taken. */
const PART = 10_000;

/** Indexes whose entries come in no order, whatever that of the codes is. */
const IN_NO_ORDER = ['customers_by_match', 'customers_by_credit_code'];

/** Writes new files in their order, and their seals. */
function writeNew(
  db: Db,
  { entry, day, filled, sealApart, watch }: Pick<Writing, 'entry' | 'day' | 'filled' | 'sealApart' | 'watch'>,
): void {
  const said = FIELDS.filter((name) => filled.has(name));
  const before = one<{ id: number | null }>(db, 'SELECT max(id) AS id FROM customers')!.id ?? 0;
  const values: Record<string, string> = {
    id: `n.place + ${before}`,
    entry: String(entry.seq),
    ...Object.fromEntries(['code', 'name', 'match_key', ...said].map((name) => [name, `s."${name}"`])),
    opened_on: `coalesce(s.opened_on, '${day}')`,
  };
  const rows: SealsWanted = {
    subject: 'customers',
    from: 'FROM coming n CROSS JOIN staged s ON s.row = n.row WHERE 1',
    id: `(${values.id})`,
    key: 'n.place',
    start: 0,
  };
  const columns = sealedTypes(db, 'customers')
    .filter(({ name }) => name in values)
    .map((column): SealedValue => ({ ...column, value: `(${values[column.name]})` }));
  const seals = sealApart?.(columns, rows);
  const insert = sql(
    db,
    `INSERT OR FAIL INTO customers (${Object.keys(values).join(', ')}) SELECT ${Object.values(values).join(', ')}
     ${rows.from} AND n.place > ? AND n.place <= ? ORDER BY n.place`,
  );
  const added = one<{ n: number | null }>(db, 'SELECT max(place) AS n FROM coming')!.n ?? 0;
  withIndexesBehind(db, { rows: before, added, indexes: IN_NO_ORDER }, () => {
    for (let place = 0; insert.run(place, place + PART).changes > 0; place += PART) {
      if (seals) entry.sealedMany('customers', seals.ready());
      watch(place);
    }
  });
  const salts = (count: number) => entry.salts(count);
  entry.sealedMany('customers', seals ? seals.rest() : sealsOf(db, columns, rows, salts));
}

/** New files are written in the order of their codes, which is that of an index; only the keys are sorted, not whole rows. */
export function orderNew(db: Db, { ascending }: Pick<Decisions, 'ascending'>): void {
  db.exec(`DELETE FROM coming;
    INSERT INTO coming (row) SELECT row FROM staged WHERE writes AND target IS NULL
      ORDER BY ${ascending ? 'row' : 'code COLLATE NOCASE'}`);
}

/** Columns with an index are written apart, and only where they change: else every entry of it would be made anew. */
const INDEXED: readonly string[] = ['match_key', 'credit_code'];

/** What customers who are there will hold, by column, as SQL over the row `s` of the sheet and their own `t`. */
function changed(filled: Decisions['filled']): Record<string, string> {
  const said = FIELDS.filter((name) => filled.has(name));
  return {
    name: 'iif(s.code IS NULL AND s.match_key IS t.match_key, t.name, coalesce(s.name, t.name))',
    ...Object.fromEntries(said.map((name) => [name, `coalesce(s."${name}", t."${name}")`])),
    ...(filled.has('match_key') ? { match_key: 'coalesce(s.match_key, t.match_key)' } : {}),
  };
}

/** Puts down, before anybody has to wait, what the files are that will be changed, and the seals of what they will be. */
export function foreseeCustomers(db: Db, { filled, entry, salts }: Decisions): void {
  const said = FIELDS.filter((name) => filled.has(name));
  foreseeChanges(db, 'customers', ['name', 'match_key', ...said], 't.id');
  const values: Record<string, string> = { ...changed(filled), entry: String(entry) };
  const columns = sealedTypes(db, 'customers').map(
    (column): SealedValue => ({ ...column, value: `(${values[column.name] ?? `t."${column.name}"`})` }),
  );
  const rows: SealsWanted = {
    subject: 'customers',
    from: `${changing('customers')} WHERE 1`,
    id: 't.id',
    key: 'f.row',
    start: 0,
  };
  foreseeSeals(db, sealsOf(db, columns, rows, salts));
}

/** Writes what rows say of customers who are there. */
function change(db: Db, entry: Entry, filled: Writing['filled']): void {
  keepBefore(db, entry, 'customers');
  const update = (changes: readonly string[], where = '') =>
    sql(
      db,
      `UPDATE OR FAIL customers AS t SET ${changes.join(', ')}
       FROM former f CROSS JOIN staged s ON s.row = f.row WHERE f.target = t.id ${where}`,
    );
  const plain = Object.entries(changed(filled)).filter(([name]) => !INDEXED.includes(name));
  // What is kept under an index last: names are compared by what is there.
  update([...plain.map(([name, value]) => `"${name}" = ${value}`), 'entry = ?']).run(entry.seq);
  for (const name of INDEXED.filter((name) => filled.has(name)))
    update([`${name} = s.${name}`], `AND s.${name} IS NOT NULL AND s.${name} IS NOT t.${name}`).run();
  entry.sealedAhead('customers');
}

/** New customers without a code get the next ones, in the order of the sheet. Answers whether there were any. */
function giveCodes(db: Db): boolean {
  let given = false;
  const give = sql(db, 'UPDATE staged SET code = ? WHERE row = ?');
  const taken = sql(db, `SELECT 1 FROM staged WHERE ident = 'c' || ?`);
  const next = sql<unknown[], { row: number }>(
    db,
    `SELECT row FROM staged WHERE writes AND target IS NULL AND code IS NULL AND row > ? ORDER BY row LIMIT 500`,
  );
  for (let rows = next.all(0); rows.length > 0; rows = next.all(rows[rows.length - 1]!.row)) {
    for (const { row } of rows) {
      let code = nextCustomerCode(db);
      while (taken.get(code.toLowerCase()) !== undefined) code = nextCustomerCode(db);
      give.run(code, row);
      given = true;
    }
  }
  return given;
}
