/** The customers that rows of a sheet name: by code, else by name; those that are not there are made when that is wished. */
import { isCode } from '../domain/codes.ts';
import { foldCode, matchKey } from '../text/fold.ts';
import { namedAlike } from './named-alike.ts';
import { nextCustomerCode } from './serials.ts';
import { all, type Db, one, sql } from './sql.ts';
import { type Decisions, indexStaged, refuseWhere, type StagedColumn, type Writing } from './staging.ts';

/** What is staged of a customer: as the sheet has it, as code and key, and who it was found to be. */
export const CUSTOMER_COLUMNS: readonly StagedColumn[] = [
  ...['customer', 'customer_code', 'customer_key', 'owner'].map((name): StagedColumn => ({ name, type: 'TEXT' })),
  { name: 'customer_id', type: 'INTEGER' },
];

/** Rows that will be written and whose record is not there yet. */
export const NEW = 'writes AND target IS NULL';

/** A file that was merged into another stands for the other. */
const STANDING = 'coalesce(c.merged_into, c.id)';

/**
 * Whose it is: the customer with that code, else the one with that name. `owner` tells customers apart, also those
 * that will be made.
 */
export function nameCustomers(db: Db, { createCustomers }: Decisions): void {
  const named = `(SELECT count(DISTINCT ${STANDING}) FROM customers c WHERE c.match_key = staged.customer_key)`;
  const value = `json_object('value', customer)`;
  db.exec(
    `UPDATE staged SET owner = NULL, customer_id = coalesce(
       (SELECT ${STANDING} FROM customers c WHERE c.code = staged.customer_code),
       (SELECT iif(count(DISTINCT ${STANDING}) = 1, min(${STANDING}), NULL) FROM customers c
        WHERE c.match_key = staged.customer_key))`,
  );
  refuseWhere(
    db,
    'customer',
    'customer_ambiguous',
    `customer_id IS NULL AND customer IS NOT NULL AND ${named} > 1`,
    value,
  );
  const unknown = 'customer_id IS NULL AND customer IS NOT NULL';
  const alike = calledAlmostSo(db, unknown);
  if (!createCustomers) refuseWhere(db, 'customer', 'customer_unknown', unknown, value);
  const put = createCustomers
    ? `INSERT INTO remarked VALUES (:line, 'customer', 'alike_name_form', json_object('value', :code, 'name', :name), 1)`
    : `UPDATE refused SET facts = json_set(facts, '$.near', :code || ' ' || :name) WHERE line = :line AND code = 'customer_unknown'`;
  for (const each of alike) sql(db, put).run(each);
  db.exec(
    `UPDATE staged SET owner = iif(customer_id IS NULL, 'k' || customer_key, 'i' || customer_id)
     WHERE customer IS NOT NULL`,
  );
}

/** So many names that nobody has are compared with those of others. */
const MOST_UNKNOWN = 1000;

/** Names that nobody has but for their legal form, under the first line that says them. */
function calledAlmostSo(db: Db, unknown: string): { line: number; code: string; name: string }[] {
  const said = all<{ name: string; line: number }>(
    db,
    `SELECT customer AS name, min(line) AS line FROM staged WHERE outcome IS NULL AND ${unknown}
     GROUP BY customer_key ORDER BY 2 LIMIT ${MOST_UNKNOWN}`,
  );
  return said.flatMap(({ name, line }) => {
    const found = namedAlike(db, name);
    return found ? [{ line, ...found }] : [];
  });
}

/**
 * What is left of a destroyed file takes nothing in; what it holds may stand in a sheet again.
 * @param differs whether a row says anything that its target in `table` does not, as SQL over `t`
 */
export function refuseDestroyed(db: Db, table: string, differs: string): void {
  refuseWhere(
    db,
    'customer',
    'file_destroyed',
    `customer_id IN (SELECT id FROM customers WHERE status = 'destroyed')
       AND (target IS NULL OR EXISTS (SELECT 1 FROM ${table} t WHERE t.id = staged.target AND (${differs})))`,
    `json_object('value', customer)`,
  );
}

/** Customers that are not there yet, under the code that the sheet has beside the name, else a new one, with the name that it gives first. */
export function makeCustomers(db: Db, { entry, day }: Writing): void {
  const unknown = all<{ key: string; name: string; said: string }>(
    db,
    `SELECT customer_key AS key, customer AS name, customer_code AS said FROM staged WHERE row IN
       (SELECT min(row) FROM staged WHERE ${NEW} AND customer_id IS NULL GROUP BY customer_key) ORDER BY row`,
  );
  if (unknown.length === 0) return;
  indexStaged(db, 'staged_customer', '(customer_key) WHERE customer_id IS NULL');
  for (const { key, name, said } of unknown) {
    // A code of its own beside the name is that of the new file.
    const own = said !== foldCode(name) && isCode(said) && !one(db, 'SELECT 1 FROM customers WHERE code = ?', said);
    const code = own ? said : nextCustomerCode(db);
    const id = entry.add('customers', { code, name, match_key: matchKey(name), opened_on: day });
    sql(db, `UPDATE staged SET customer_id = ? WHERE ${NEW} AND customer_id IS NULL AND customer_key = ?`).run(id, key);
  }
}
