/** What follow-ups rest on: contacts, sample orders, deliveries, birthdays. */
import { isContact } from './contact-log.ts';
import { inUse } from './customers.ts';
import { all, type Db, one } from './sql.ts';

export interface LastContact {
  readonly customer_id: number;
  readonly happened_on: string;
  readonly next_on: string | null;
  readonly next_reason: string | null;
  readonly entry: number;
}

// With max() the other columns are those of its row: the last contact of the last day.
const LAST = `SELECT customer_id, happened_on, next_on, next_reason, entry, max(happened_on || printf('%012d', id)) AS last
  FROM contact_log WHERE ${isContact()} AND happened_on <= ?`;

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

/** The condition that leaves only one customer's rows, so that an index finds them; nothing where all are asked for. */
function ofOne(column: string, customer: number | null): string {
  return customer === null ? '' : `AND ${column} = :customer`;
}
function named(customer: number | null): { customer: number }[] {
  return customer === null ? [] : [{ customer }];
}

/** What is planned for a customer before the next contact. */
export interface Planned {
  readonly customer_id: number;
  readonly goal: string | null;
  readonly next_on: string | null;
  readonly next_reason: string | null;
}

/**
 * What is planned for each customer, or for one: the newest goal and the newest day that no contact has taken up, one
 * that was recorded later and did not happen earlier.
 */
export function openPlans(
  db: Db,
  contactWith: (customer: number) => LastContact | undefined,
  customer: number | null = null,
): Map<number, Planned> {
  const rows = all<Planned & { readonly made_on: string; readonly entry: number }>(
    db,
    `SELECT customer_id, made_on, goal, next_on, next_reason, entry FROM follow_up_plans
     WHERE TRUE ${ofOne('customer_id', customer)} ORDER BY id`,
    ...named(customer),
  );
  const found = new Map<number, Planned>();
  for (const { made_on, entry, ...row } of rows) {
    const contact = contactWith(row.customer_id);
    if (contact !== undefined && contact.happened_on >= made_on && contact.entry > entry) continue;
    const { goal, next_on, next_reason } = found.get(row.customer_id) ?? NOTHING;
    const day = row.next_on === null ? { next_on, next_reason } : row;
    found.set(row.customer_id, {
      customer_id: row.customer_id,
      goal: row.goal ?? goal,
      next_on: day.next_on,
      next_reason: day.next_reason,
    });
  }
  return found;
}
const NOTHING = { goal: null, next_on: null, next_reason: null };

/** A sample order that is under way. */
export interface OpenSampleOrder {
  readonly customer_id: number;
  readonly state: 'confirming' | 'confirmed' | 'sent' | 'received';
  readonly since: string;
}

/** Sample orders that are on their way, and the newest, of each customer or of one, with the day since which each is in its state. */
export function sampleOrdersUnderWay(db: Db, customer: number | null = null): Map<number, OpenSampleOrder[]> {
  const rows = all<OpenSampleOrder>(
    db,
    `SELECT customer_id, state,
            CASE state WHEN 'received' THEN coalesce(received_on, ordered_on) WHEN 'sent' THEN coalesce(sent_on, ordered_on)
                       WHEN 'confirmed' THEN coalesce(confirmed_on, ordered_on) ELSE ordered_on END AS since
     FROM sample_orders o WHERE state <> 'cancelled' ${ofOne('customer_id', customer)} AND (state <> 'received' OR
       NOT EXISTS (SELECT 1 FROM sample_orders n WHERE n.customer_id = o.customer_id AND n.state <> 'cancelled' AND n.id > o.id))
     ORDER BY id`,
    ...named(customer),
  );
  const found = new Map<number, OpenSampleOrder[]>();
  for (const row of rows) found.set(row.customer_id, [...(found.get(row.customer_id) ?? []), row]);
  return found;
}

/** The last delivery of goods to each customer, or to one. */
export function lastDeliveries(db: Db, customer: number | null = null): Map<number, string> {
  const rows = all<{ customer_id: number; delivered_on: string }>(
    db,
    `SELECT p.customer_id, max(u.delivered_on) AS delivered_on FROM checkouts u JOIN places p ON p.id = u.holder_id
     WHERE u.delivered_on IS NOT NULL AND p.customer_id IS NOT NULL ${ofOne('p.customer_id', customer)}
     GROUP BY p.customer_id`,
    ...named(customer),
  );
  return new Map(rows.map(({ customer_id, delivered_on }) => [customer_id, delivered_on]));
}

/** The birthdays of the people at each customer's, or at one's; as they were written, with the year or without. */
export function birthdays(db: Db, customer: number | null = null): Map<number, string[]> {
  const rows = all<{ customer_id: number; birthday: string }>(
    db,
    `SELECT DISTINCT customer_id, birthday FROM contacts
     WHERE birthday IS NOT NULL AND removed_on IS NULL ${ofOne('customer_id', customer)} ORDER BY customer_id, birthday`,
    ...named(customer),
  );
  const found = new Map<number, string[]>();
  for (const { customer_id, birthday } of rows) found.set(customer_id, [...(found.get(customer_id) ?? []), birthday]);
  return found;
}

/** By when the successor is to call each customer, or one, that was handed over to him, where he has not. */
export function callsDue(db: Db, customer: number | null = null): Map<number, string> {
  const rows = all<{ customer_id: number; contact_due: string }>(
    db,
    `SELECT customer_id, contact_due FROM handovers h
     WHERE TRUE ${ofOne('customer_id', customer)}
       AND NOT EXISTS (SELECT 1 FROM handovers n WHERE n.customer_id = h.customer_id AND n.id > h.id)
       AND NOT EXISTS (SELECT 1 FROM contact_log l WHERE l.customer_id = h.customer_id AND l.operator_id = h.to_id AND ${isContact('l')}
                         AND l.happened_on >= h.handed_on)`,
    ...named(customer),
  );
  return new Map(rows.map(({ customer_id, contact_due }) => [customer_id, contact_due]));
}

/** Whom a customer is followed up by, beside code and name; nothing where we deal with him no more. */
export function followed(
  db: Db,
  customer: number,
): { readonly code: string; readonly name: string; readonly responsible: string | null } | undefined {
  return one(db, `SELECT code, name, responsible FROM customers WHERE id = ? AND ${inUse()}`, customer);
}
