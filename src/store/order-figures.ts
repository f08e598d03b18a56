/** What customers ordered, summed up for classification. */
import type { Figures } from '../domain/classifying/figures.ts';
import { addOrders, dayNumber, type OrderCount } from '../domain/classifying/packed-orders.ts';
import { eachPacked } from './order-copies.ts';
import { all, type Db } from './sql.ts';

/** Up to which day, from which day on the last twelve months and the period run; days as text. */
export interface OrderPeriod {
  readonly as_of: string;
  /** The last day before the last twelve months. */
  readonly year_before: string;
  readonly from: string | null;
}

/** Fills in what the orders up to the day say; answers how many there are up to it and after it. */
export function readOrders(
  db: Db,
  figures: Figures,
  { as_of, year_before, from }: OrderPeriod,
  { placeOf, quantity }: { placeOf(id: number): number; quantity: boolean },
): OrderCount {
  const days = {
    as_of: dayNumber(as_of),
    year_before: dayNumber(year_before),
    from: from === null ? 0 : dayNumber(from),
  };
  const count = { until: 0, after: 0 };
  eachPacked(db, figures.id, placeOf, (at, bytes, start, end) =>
    addOrders(figures, at, { bytes, start, end }, days, count),
  );
  // Quantities are rarely asked for, and not packed.
  if (quantity) readQuantities(db, figures, { as_of, from: from ?? '' }, placeOf);
  return count;
}

function readQuantities(
  db: Db,
  figures: Figures,
  bounds: { readonly as_of: string; readonly from: string },
  placeOf: (id: number) => number,
): void {
  const rows = all<{ customer_id: number; quantity: number | null }>(
    db,
    `SELECT customer_id, sum(quantity) AS quantity FROM orders
     WHERE type = 'trade' AND status = 'completed' AND ordered_on BETWEEN :from AND :as_of GROUP BY customer_id`,
    bounds,
  );
  for (const { customer_id, quantity } of rows) {
    const at = placeOf(customer_id);
    if (at >= 0) figures.quantity[at] = quantity ?? 0;
  }
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
