/** Customers' files, whole. */
import { CUSTOMER_KEYS } from '../domain/customer-file.ts';
import { type Db, one, sql } from './sql.ts';

/** A file as it is kept: fields by key, money in fen. */
export type CustomerFile = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly match_key: string;
  readonly opened_on: string;
} & Readonly<Record<string, string | number | null>>;

const COLUMNS = ['id', 'code', 'name', 'match_key', ...CUSTOMER_KEYS, 'opened_on'].join(', ');

/** The file with that id. */
export function customerFile(db: Db, id: number): CustomerFile {
  return one<CustomerFile>(db, `SELECT ${COLUMNS} FROM customers WHERE id = ?`, id)!;
}

/** All files by code, as they are read. */
export function allCustomerFiles(db: Db): IterableIterator<CustomerFile> {
  return sql<unknown[], CustomerFile>(
    db,
    `SELECT ${COLUMNS} FROM customers WHERE merged_into IS NULL ORDER BY code, id`,
  ).iterate();
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
