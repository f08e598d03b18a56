/** Reviews and hand-overs of customers' files, and what their standing rests on. */
import { isContact } from './contact-log.ts';
import { ordered } from './sales.ts';
import { all, type Db, one } from './sql.ts';

/** Whether each customer with contacts on record can be reached by one of them. */
export function reachableCustomers(db: Db): Map<number, boolean> {
  const rows = all<{ customer_id: number; reachable: number }>(
    db,
    `SELECT customer_id, max(mobile IS NOT NULL OR phone IS NOT NULL OR email IS NOT NULL) AS reachable
     FROM contacts WHERE removed_on IS NULL GROUP BY customer_id`,
  );
  return new Map(rows.map(({ customer_id, reachable }) => [customer_id, reachable === 1]));
}

/** When each file was last reviewed. */
export function lastReviews(db: Db): Map<number, string> {
  const rows = all<{ customer_id: number; day: string }>(
    db,
    'SELECT customer_id, max(reviewed_on) AS day FROM file_reviews GROUP BY customer_id',
  );
  return new Map(rows.map(({ customer_id, day }) => [customer_id, day]));
}

/** The last review of one file. */
export function lastReview(
  db: Db,
  customerId: number,
): { reviewed_on: string; reviewer: string; result: 'in_order' | 'to_correct'; note: string | null } | undefined {
  return one(
    db,
    `SELECT r.reviewed_on, o.code AS reviewer, r.result, r.note FROM file_reviews r JOIN operators o ON o.id = r.reviewer_id
     WHERE r.customer_id = ? ORDER BY r.reviewed_on DESC, r.id DESC LIMIT 1`,
    customerId,
  );
}

/** The first completed or confirmed trade order of each customer: since when there is business. */
export function firstOrders(db: Db): Map<number, string> {
  const rows = all<{ customer_id: number; day: string }>(
    db,
    `SELECT customer_id, min(ordered_on) AS day FROM orders
     WHERE ${ordered()} GROUP BY customer_id`,
  );
  return new Map(rows.map(({ customer_id, day }) => [customer_id, day]));
}

/** The first such order of one customer. */
export function firstOrderOf(db: Db, customerId: number): string | null {
  return one<{ day: string | null }>(
    db,
    `SELECT min(ordered_on) AS day FROM orders WHERE customer_id = ? AND ${ordered()}`,
    customerId,
  )!.day;
}

/** Every file for which somebody is responsible under one of these names, as written in the file. */
export function filesOf(
  db: Db,
): { id: number; code: string; responsible: string | null; second_responsible: string | null }[] {
  return all(
    db,
    `SELECT id, code, responsible, second_responsible FROM customers
     WHERE (responsible IS NOT NULL OR second_responsible IS NOT NULL) AND merged_into IS NULL
       AND status IS NOT 'destroyed' ORDER BY code`,
  );
}

/** A hand-over; `contacted_on` = the successor's first talk since. */
export type HandoverRow = {
  readonly id: number;
  readonly customer: string;
  readonly customer_name: string;
  readonly from_person: string | null;
  readonly to: string;
  readonly handed_on: string;
  readonly reason: string | null;
  readonly told_on: string | null;
  readonly told_via: string | null;
  readonly contact_due: string;
  readonly contacted_on: string | null;
  /** 1: the successor has handed the file on since. */
  readonly passed_on: number;
};

/** Hand-overs, the newest first: of one customer or of all. */
export function handovers(db: Db, customerId: number | null): HandoverRow[] {
  return all(
    db,
    `SELECT h.id, c.code AS customer, c.name AS customer_name, h.from_person, o.code AS "to", h.handed_on, h.reason,
            h.told_on, h.told_via, h.contact_due,
            (SELECT min(l.happened_on) FROM contact_log l WHERE l.customer_id = h.customer_id
               AND l.operator_id = h.to_id AND ${isContact('l')} AND l.happened_on >= h.handed_on) AS contacted_on,
            (c.status IS 'destroyed' OR EXISTS (SELECT 1 FROM handovers n
               WHERE n.customer_id = h.customer_id AND n.id > h.id AND n.from_person = o.code)) AS passed_on
     FROM handovers h JOIN customers c ON c.id = h.customer_id JOIN operators o ON o.id = h.to_id
     ${customerId === null ? '' : 'WHERE h.customer_id = :id'} ORDER BY h.handed_on DESC, h.id DESC`,
    ...(customerId === null ? [] : [{ id: customerId }]),
  );
}
