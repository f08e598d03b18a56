/** What follow-ups rest on: contacts, sample orders, deliveries, birthdays. */
import { all, type Db, one } from './sql.ts';

export interface LastContact {
  readonly customer_id: number;
  readonly happened_on: string;
  readonly next_on: string | null;
  readonly next_reason: string | null;
}

// With max() the other columns are those of its row: the last contact of the last day.
const LAST = `SELECT customer_id, happened_on, next_on, next_reason, max(happened_on || printf('%012d', id)) AS last
  FROM contact_log WHERE happened_on <= ?`;

/** The last contact with each customer until a day. */
export function lastContacts(db: Db, until: string): Map<number, LastContact> {
  const rows = all<LastContact>(db, `${LAST} GROUP BY customer_id`, until);
  return new Map(rows.map((row) => [row.customer_id, row]));
}

/** The last contact with one customer until a day. */
export function lastContactWith(db: Db, customer: number, until: string): LastContact | undefined {
  const row = one<LastContact & { last: string | null }>(db, `${LAST} AND customer_id = ?`, until, customer);
  return row?.last === null ? undefined : row;
}

/** A sample order that is under way. */
export interface OpenSampleOrder {
  readonly customer_id: number;
  readonly state: 'confirming' | 'confirmed' | 'sent' | 'received';
  readonly since: string;
}

/** The newest sample order of each customer, or of one, with the day since which it is in its state. */
export function newestSampleOrders(db: Db, customer: number | null = null): Map<number, OpenSampleOrder> {
  const rows = all<OpenSampleOrder>(
    db,
    `SELECT customer_id, state, max(id) AS newest,
            CASE state WHEN 'received' THEN coalesce(received_on, ordered_on) WHEN 'sent' THEN coalesce(sent_on, ordered_on)
                       WHEN 'confirmed' THEN coalesce(confirmed_on, ordered_on) ELSE ordered_on END AS since
     FROM sample_orders WHERE state <> 'cancelled' AND (? IS NULL OR customer_id = ?) GROUP BY customer_id`,
    customer,
    customer,
  );
  return new Map(rows.map((row) => [row.customer_id, row]));
}

/** The last delivery of goods to each customer, or to one. */
export function lastDeliveries(db: Db, customer: number | null = null): Map<number, string> {
  const rows = all<{ customer_id: number; delivered_on: string }>(
    db,
    `SELECT p.customer_id, max(u.delivered_on) AS delivered_on FROM checkouts u JOIN places p ON p.id = u.holder_id
     WHERE u.delivered_on IS NOT NULL AND p.customer_id IS NOT NULL AND (? IS NULL OR p.customer_id = ?)
     GROUP BY p.customer_id`,
    customer,
    customer,
  );
  return new Map(rows.map(({ customer_id, delivered_on }) => [customer_id, delivered_on]));
}

/** The birthdays of the people at each customer's, or at one's; as they were written, with the year or without. */
export function birthdays(db: Db, customer: number | null = null): Map<number, string[]> {
  const rows = all<{ customer_id: number; birthday: string }>(
    db,
    `SELECT DISTINCT customer_id, birthday FROM contacts
     WHERE birthday IS NOT NULL AND removed_on IS NULL AND (? IS NULL OR customer_id = ?) ORDER BY customer_id, birthday`,
    customer,
    customer,
  );
  const found = new Map<number, string[]>();
  for (const { customer_id, birthday } of rows) found.set(customer_id, [...(found.get(customer_id) ?? []), birthday]);
  return found;
}

/** Whom a customer is followed up by, beside code and name. */
export function followed(
  db: Db,
  customer: number,
): { readonly code: string; readonly name: string; readonly responsible: string | null } {
  return one(db, 'SELECT code, name, responsible FROM customers WHERE id = ?', customer)!;
}
