/** Customers' files, whole. */
import { CUSTOMER_KEYS } from '../domain/customer-file.ts';
import type { Grid } from '../domain/grids.ts';
import { inUse } from './customers.ts';
import { type Db, gridOf, iterated, one } from './sql.ts';

/** A file as it is kept: fields by key, money in fen. */
export type CustomerFile = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly match_key: string;
  readonly opened_on: string;
} & Readonly<Record<string, string | number | null>>;

const COLUMNS = ['id', 'code', 'name', 'match_key', ...CUSTOMER_KEYS, 'opened_on'].join(', ');
const SAID = ['code', 'name', ...CUSTOMER_KEYS, 'opened_on'].join(', ');

// Where nobody said how it stands: with an order or goods of theirs we are in business. Our own file always is.
const STATUS = `coalesce(status, CASE WHEN code = 'HOUSE' OR EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = customers.id)
  OR EXISTS (SELECT 1 FROM samples s WHERE s.customer_id = customers.id) THEN 'active' ELSE 'prospect' END) AS status`;
const DERIVED = COLUMNS.replace(/\bstatus\b/, STATUS).replace(/\blevel\b/, `coalesce(level, 'company') AS level`);

/** The file with that id; status and level derived where nobody set them. */
export function customerFile(db: Db, id: number, { derived = true } = {}): CustomerFile {
  return one<CustomerFile>(db, `SELECT ${derived ? DERIVED : COLUMNS} FROM customers WHERE id = ?`, id)!;
}

/**
 * Files by code, as they are read: all, or those with which we deal; as stored, or with status and level derived where
 * nobody set them.
 */
export function allCustomerFiles(
  db: Db,
  { derived = false, in_use = false }: { derived?: boolean; in_use?: boolean } = {},
): Iterable<CustomerFile> {
  const which = in_use ? inUse() : 'merged_into IS NULL';
  return iterated<CustomerFile>(
    db,
    `SELECT ${derived ? DERIVED : COLUMNS} FROM customers WHERE ${which} ORDER BY code, id`,
  );
}

/** Files by code as they are stored, without what only the store needs, and without what is left of destroyed ones. */
export function storedFiles(db: Db): Grid {
  return gridOf(
    db,
    `SELECT ${SAID} FROM customers WHERE merged_into IS NULL AND status IS NOT 'destroyed' ORDER BY code, id`,
  );
}

/** Who opened a file: the operator of the first entry that wrote it. */
export function openedBy(db: Db, id: number): string | null {
  const found = one<{ code: string }>(
    db,
    `SELECT o.code FROM journal j JOIN operators o ON o.id = j.operator_id
     WHERE j.seq = (SELECT min(entry) FROM seals WHERE subject = 'customers' AND subject_id = ?)`,
    id,
  );
  return found?.code ?? null;
}

/** What a customer has given us and where it is: how many sample numbers. */
export interface CustomerCounts {
  /** All there ever were. */
  readonly samples: number;
  readonly in_store: number;
  readonly held: number;
  readonly receipts: number;
}

export function customerCounts(db: Db, id: number): CustomerCounts {
  return one<CustomerCounts>(
    db,
    `SELECT (SELECT count(*) FROM samples WHERE customer_id = :id) AS samples,
            (SELECT count(DISTINCT b.sample_id) FROM samples s JOIN balances b ON b.sample_id = s.id
               JOIN places p ON p.id = b.place_id
               WHERE s.customer_id = :id AND b.quantity > 0 AND p.kind = 'storage') AS in_store,
            (SELECT count(DISTINCT b.sample_id) FROM samples s JOIN balances b ON b.sample_id = s.id
               JOIN places p ON p.id = b.place_id
               WHERE s.customer_id = :id AND b.quantity > 0 AND p.kind = 'person') AS held,
            (SELECT count(*) FROM receipts WHERE customer_id = :id) AS receipts`,
    { id },
  )!;
}
