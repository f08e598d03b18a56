/** Customers who stopped ordering, with the evidence for why. */
import { isContact } from './contact-log.ts';
import { inUse } from './customers.ts';
import { ordered, purchased, sales } from './sales.ts';
import { all, type Db } from './sql.ts';

/** Money in fen, less refunds; `products` = those bought for most, at most three, with line breaks between. */
export interface LostRow {
  readonly customer: string;
  readonly customer_name: string;
  readonly responsible: string | null;
  readonly first_order: string;
  readonly last_order: string;
  readonly orders: number;
  readonly amount: number;
  readonly products: string | null;
  /** The last day on which somebody left whom we talked to. */
  readonly person_left_on: string | null;
  readonly complaints: number;
  readonly last_contact: string | null;
}

/** Whose last trade order is before a day, or who is dormant, and of whom nobody wrote down why; the latest first. */
export function lostWithoutReason(db: Db, before: string): LostRow[] {
  return all(
    db,
    `SELECT c.code AS customer, c.name AS customer_name, c.responsible, f.first_order, f.last_order, f.orders, f.amount,
       (SELECT group_concat(product, char(10)) FROM (
          SELECT product FROM orders o WHERE o.customer_id = c.id AND ${sales('o')} AND product <> ''
          GROUP BY product ORDER BY sum(o.amount) DESC, product LIMIT 3)) AS products,
       (SELECT max(removed_on) FROM contacts p WHERE p.customer_id = c.id) AS person_left_on,
       (SELECT count(*) FROM complaints m WHERE m.customer_id = c.id) AS complaints,
       (SELECT max(happened_on) FROM contact_log l WHERE l.customer_id = c.id AND ${isContact('l')}) AS last_contact
     FROM customers c JOIN (
       SELECT customer_id, min(ordered_on) FILTER (WHERE ${ordered()}) AS first_order,
              max(ordered_on) FILTER (WHERE ${ordered()}) AS last_order,
              sum(${purchased()}) AS orders, sum(iif(${sales()}, amount, 0)) AS amount
       FROM orders WHERE ${ordered()} OR ${sales()} GROUP BY customer_id
     ) f ON f.customer_id = c.id
     WHERE f.last_order IS NOT NULL AND (f.last_order < :before OR c.status = 'dormant') AND c.loss_reason IS NULL AND ${inUse('c')}
     ORDER BY f.last_order DESC, c.code`,
    { before },
  );
}
