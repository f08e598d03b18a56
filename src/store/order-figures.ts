/** What customers ordered, summed up for classification: one pass over the index that covers it. */
import type { Figures } from '../domain/classifying/figures.ts';
import { purchased } from './sales.ts';
import { all, type Db, one, sql } from './sql.ts';

/** Up to which day, from which day on the last twelve months and the period run; days as text. */
export interface OrderPeriod {
  readonly as_of: string;
  /** The last day before the last twelve months. */
  readonly year_before: string;
  readonly from: string | null;
}

/** The completed trade orders of a customer. */
type Sold = [
  customer_id: number,
  orders: number,
  first: string,
  last: string,
  amount: number,
  year_orders: number,
  year_amount: number | null,
  cost: number | null,
  costed: number,
  quantity: number | null,
];
/** Any other orders of a customer: of one type and state. */
type Beside = [
  customer_id: number,
  type: string,
  status: string,
  orders: number,
  last: string | null,
  taken: number | null,
  year_taken: number | null,
];

// The groups come in the order of an index that covers them: nothing is sorted, and no row of the table is read. Each
// sum costs a tenth of a second for a million orders: quantities are added up where they are asked for.
const soldOf = (quantity: boolean, period: boolean): string => `
  SELECT customer_id, count(*), min(ordered_on), max(ordered_on), sum(amount),
         count(*) FILTER (WHERE ordered_on > :year_before), sum(amount) FILTER (WHERE ordered_on > :year_before),
         sum(cost), count(cost)${quantity ? ', sum(quantity)' : ''}
  FROM orders WHERE type = 'trade' AND status = 'completed' AND ordered_on <= :as_of${period ? ' AND ordered_on >= :from' : ''}
  GROUP BY customer_id`;
const BESIDE = `
  SELECT customer_id, type, status, count(*), max(ordered_on) FILTER (WHERE amount >= 0), sum(amount) FILTER (WHERE amount < 0),
         sum(amount) FILTER (WHERE amount < 0 AND ordered_on > :year_before)
  FROM orders WHERE NOT (type = 'trade' AND status = 'completed') AND ordered_on BETWEEN :from AND :as_of
  GROUP BY customer_id, type, status`;
const EARLIEST = '';

/**
 * Fills in what the orders up to the day say. Completed trade orders count; a negative amount is a refund and lessens
 * the sum; what is confirmed only shows that the customer still orders.
 * @param placeOf the place of a customer's id, or -1 for one who is not classified
 * @returns how many orders there are up to the day, whatever became of them
 */
export function readOrders(
  db: Db,
  figures: Figures,
  period: OrderPeriod,
  { placeOf, quantity }: { placeOf(id: number): number; quantity: boolean },
): number {
  const bounds = { as_of: period.as_of, year_before: period.year_before, from: EARLIEST };
  const givenBack = refunded(db);
  let read = 0;
  for (const sold of sql<unknown[], Sold>(db, soldOf(quantity, false))
    .raw()
    .iterate({ as_of: period.as_of, year_before: period.year_before })) {
    read += sold[1];
    const at = placeOf(sold[0]);
    if (at < 0) continue;
    const { orders, year_orders, first, last } = givenBack.has(sold[0]) ? purchases(db, sold[0], bounds) : plain(sold);
    figures.orders[at] = orders;
    figures.first_day[at] = first;
    figures.last_done[at] = last;
    figures.last_day[at] = last;
    figures.year_orders[at] = year_orders;
    figures.year_amount[at]! += sold[6] ?? 0;
    if (period.from === null) addSold(figures, at, sold, { orders, last });
  }
  for (const [customer, type, status, orders, last, taken, year_taken] of sql<unknown[], Beside>(db, BESIDE)
    .raw()
    .iterate(bounds)) {
    read += orders;
    const at = placeOf(customer);
    if (at < 0 || status === 'cancelled') continue;
    if (type === 'sample') figures.sample_day[at] = Math.max(figures.sample_day[at]!, dayOf(last));
    else if (status === 'confirmed') figures.last_day[at] = Math.max(figures.last_day[at]!, dayOf(last));
    else {
      figures.year_amount[at]! += year_taken ?? 0;
      if (period.from === null) addRefunds(figures, at, taken);
    }
  }
  if (period.from !== null) readPeriod(db, figures, { ...bounds, from: period.from }, { placeOf, givenBack, quantity });
  return read;
}

type Bounds = { readonly as_of: string; readonly year_before: string; readonly from: string };

/** What counts of a period only. */
function readPeriod(
  db: Db,
  figures: Figures,
  bounds: Bounds,
  { placeOf, givenBack, quantity }: { placeOf(id: number): number; givenBack: ReadonlySet<number>; quantity: boolean },
): void {
  for (const sold of sql<unknown[], Sold>(db, soldOf(quantity, true)).raw().iterate(bounds)) {
    const at = placeOf(sold[0]);
    if (at >= 0) addSold(figures, at, sold, givenBack.has(sold[0]) ? purchases(db, sold[0], bounds) : plain(sold));
  }
  for (const [customer, type, status, , , taken] of sql<unknown[], Beside>(db, BESIDE).raw().iterate(bounds)) {
    const at = placeOf(customer);
    if (at >= 0 && type === 'trade' && status === 'refunded') addRefunds(figures, at, taken);
  }
}

interface Purchases {
  readonly orders: number;
  readonly year_orders: number;
  readonly first: number;
  readonly last: number;
}

function addSold(figures: Figures, at: number, sold: Sold, { orders, last }: Pick<Purchases, 'orders' | 'last'>): void {
  figures.frequency[at] = orders;
  figures.last_in_period[at] = last;
  figures.amount[at]! += sold[4];
  figures.quantity[at] = sold[9] ?? 0;
  // Profit is known when every order has its cost.
  figures.profit[at]! += sold[4] - (sold[7] ?? 0);
  figures.profit_known[at] = sold[8] === sold[1] ? 1 : 0;
}

function addRefunds(figures: Figures, at: number, taken: number | null): void {
  figures.amount[at]! += taken ?? 0;
  figures.profit[at]! += taken ?? 0;
}

function plain([, orders, first, last, , year_orders]: Sold): Purchases {
  return { orders, year_orders, first: epochDay(first), last: epochDay(last) };
}

/** Whose completed trade orders hold a negative amount: a refund, which is no purchase. */
function refunded(db: Db): ReadonlySet<number> {
  const rows = sql<unknown[], number>(
    db,
    `SELECT DISTINCT customer_id FROM orders WHERE amount < 0 AND type = 'trade' AND status = 'completed'`,
  )
    .pluck()
    .all();
  return new Set(rows);
}

/** How many of a customer's completed trade orders are purchases, the first and the last of them. */
function purchases(db: Db, customer: number, bounds: Bounds): Purchases {
  const found = one<{ orders: number; year_orders: number; first: string | null; last: string | null }>(
    db,
    `SELECT count(*) AS orders, count(*) FILTER (WHERE ordered_on > :year_before) AS year_orders,
            min(ordered_on) AS first, max(ordered_on) AS last
     FROM orders WHERE customer_id = :customer AND ${purchased()} AND ordered_on BETWEEN :from AND :as_of`,
    { ...bounds, customer },
  )!;
  return { ...found, first: dayOf(found.first), last: dayOf(found.last) };
}

/** How many orders there are in all. */
export function countOrders(db: Db): number {
  return one<{ orders: number }>(db, 'SELECT count(*) AS orders FROM orders')!.orders;
}

/** Sample orders of the ledger itself: the last one of each customer that was not cancelled. */
export function readSampleOrders(db: Db, figures: Figures, as_of: string, placeOf: (id: number) => number): void {
  const rows = all<{ customer_id: number; last: string }>(
    db,
    `SELECT customer_id, max(ordered_on) AS last FROM sample_orders
     WHERE state <> 'cancelled' AND ordered_on <= ? GROUP BY customer_id`,
    as_of,
  );
  for (const { customer_id, last } of rows) {
    const at = placeOf(customer_id);
    if (at >= 0) figures.sample_day[at] = Math.max(figures.sample_day[at]!, epochDay(last));
  }
}

function dayOf(text: string | null): number {
  return text === null ? -1 : epochDay(text);
}

/** Days from 1970-01-01, without a Date for each of millions. */
function epochDay(day: string): number {
  const digit = (at: number): number => day.charCodeAt(at) - 48;
  const month = digit(5) * 10 + digit(6);
  // The year begins in March, so that the leap day is its last.
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3) - (month < 3 ? 1 : 0);
  const ofYear = Math.floor((153 * (month + (month < 3 ? 9 : -3)) + 2) / 5) + digit(8) * 10 + digit(9) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + ofYear - 719_468;
}
