/** What customers agreed to, and what of their data was given to others. */
import { writtenIn } from './made-in.ts';
import { all, type Db } from './sql.ts';

export interface ConsentRow {
  readonly id: number;
  readonly customer: string;
  readonly customer_name: string;
  readonly given_on: string;
  readonly purpose: string;
  readonly match_key: string;
  readonly scope: string;
  readonly until_on: string | null;
  readonly document: string | null;
  readonly withdrawn_on: string | null;
}

/** The consents of a customer, or of all, the newest first. */
export function consentsOf(db: Db, customerId: number | null): ConsentRow[] {
  return all(
    db,
    `SELECT n.id, c.code AS customer, c.name AS customer_name, n.given_on, n.purpose, n.match_key, n.scope, n.until_on,
       n.document, n.withdrawn_on
     FROM consents n JOIN customers c ON c.id = n.customer_id
     WHERE :customer IS NULL OR n.customer_id = :customer ORDER BY n.given_on DESC, n.id DESC`,
    { customer: customerId },
  );
}

export type DisclosureRow = {
  readonly customer: string;
  readonly customer_name: string;
  readonly disclosed_on: string;
  readonly recipient: string;
  readonly data: string;
  readonly purpose: string;
  readonly consent: number | null;
  readonly operator: string;
};

/** What of a customer's data, or of everybody's, was given to others, the latest first. */
export function disclosuresOf(db: Db, customerId: number | null): DisclosureRow[] {
  return all(
    db,
    `SELECT c.code AS customer, c.name AS customer_name, d.disclosed_on, d.recipient, d.data, d.purpose,
       d.consent_id AS consent, o.code AS operator
     FROM disclosures d JOIN customers c ON c.id = d.customer_id JOIN journal j ON j.seq = ${writtenIn('disclosures', 'd')}
       JOIN operators o ON o.id = j.operator_id
     WHERE :customer IS NULL OR d.customer_id = :customer ORDER BY d.disclosed_on DESC, d.id DESC`,
    { customer: customerId },
  );
}
