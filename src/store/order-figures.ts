/** Figures of orders that classification does not read from its copies. */
import type { Figures } from '../domain/classifying/figures.ts';
import { all, type Db } from './sql.ts';

/** What customers bought and did not return, in thousandths of units: rarely asked for, and not copied. */
export function readQuantities(
  db: Db,
  figures: Figures,
  bounds: { readonly as_of: string; readonly from: string },
  placeOf: (id: number) => number,
): void {
  const rows = all<{ customer_id: number; quantity: number | null }>(
    db,
    `SELECT customer_id, sum(iif(amount < 0, -abs(quantity), quantity)) AS quantity FROM orders
     WHERE type = 'trade' AND (status = 'completed' OR status = 'refunded' AND amount < 0) AND ordered_on BETWEEN :from AND :as_of GROUP BY customer_id`,
    bounds,
  );
  for (const { customer_id, quantity } of rows) {
    const at = placeOf(customer_id);
    if (at >= 0) figures.quantity[at] = quantity ?? 0;
  }
}

/** How many orders there are of each currency but yuan, by currency. */
export function foreignOrders(db: Db): { readonly currency: string; readonly orders: number }[] {
  return all<{ currency: string; orders: number }>(
    db,
    `SELECT currency, count(*) AS orders FROM orders WHERE currency <> 'CNY' GROUP BY currency ORDER BY currency`,
  );
}

/** Sample orders of the ledger itself: the last one of each customer that was not cancelled. */
export function readSampleOrders(db: Db, figures: Figures, as_of: string, placeOf: (id: number) => number): void {
  const rows = all<{ customer_id: number; last: number }>(
    db,
    `SELECT customer_id, CAST(unixepoch(max(ordered_on)) / 86400 AS INTEGER) AS last FROM sample_orders
     WHERE state <> 'cancelled' AND ordered_on <= ? GROUP BY customer_id`,
    as_of,
  );
  for (const { customer_id, last } of rows) {
    const at = placeOf(customer_id);
    if (at >= 0) figures.sample_day[at] = Math.max(figures.sample_day[at]!, last);
  }
}
