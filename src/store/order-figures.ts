/** What customers ordered, summed up for classification: one pass over the index that covers it. */
import type { Figures } from '../domain/classifying/figures.ts';
import { all, type Db, one, sql } from './sql.ts';

/** Up to which day, from which day on the last twelve months and the period run; days as text. */
export interface OrderPeriod {
  readonly as_of: string;
  /** The last day before the last twelve months. */
  readonly year_before: string;
  readonly from: string | null;
}

type Group = [
  customer_id: number,
  type: string,
  status: string,
  orders: number,
  first: string,
  last: string,
  amount: number,
  least: number,
  year_orders: number,
  year_amount: number,
  quantity: number | null,
  cost: number | null,
  costed: number,
];

// The groups come in the order of the index: nothing is sorted, and no row of the table is read.
const GROUPS = `
  SELECT customer_id, type, status, count(*), min(ordered_on), max(ordered_on), sum(amount), min(amount),
         sum(ordered_on > :year_before), sum(iif(ordered_on > :year_before, amount, 0)), sum(quantity), sum(cost), count(cost)
  FROM orders WHERE ordered_on BETWEEN :from AND :as_of GROUP BY customer_id, type, status`;
const EARLIEST = '';

/**
 * Fills in what the orders up to the day say. Completed trade orders count; a negative amount is a refund and lessens
 * the sum; what is confirmed only shows that the customer still orders.
 * @param placeOf the place of a customer's id, or -1 for one who is not classified
 */
export function readOrders(db: Db, figures: Figures, period: OrderPeriod, placeOf: (id: number) => number): void {
  const whole = { as_of: period.as_of, year_before: period.year_before, from: EARLIEST };
  for (const group of groups(db, whole)) {
    const at = placeOf(group[0]);
    if (at < 0) continue;
    addGroup(db, figures, at, group, whole, period.from === null);
  }
  if (period.from === null) return;
  const within = { ...whole, from: period.from };
  for (const group of groups(db, within)) {
    const at = placeOf(group[0]);
    if (at >= 0) addPeriod(db, figures, at, group, within);
  }
}

type Bounds = { readonly as_of: string; readonly year_before: string; readonly from: string };

function groups(db: Db, bounds: Bounds): IterableIterator<Group> {
  return sql<unknown[], Group>(db, GROUPS).raw().iterate(bounds);
}

function addGroup(db: Db, figures: Figures, at: number, group: Group, bounds: Bounds, inPeriod: boolean): void {
  const [, type, status] = group;
  if (status === 'cancelled') return;
  if (type === 'sample') {
    figures.sample_day[at] = Math.max(figures.sample_day[at]!, epochDay(group[5]));
    return;
  }
  if (status === 'completed') {
    const { orders, first, last } = purchases(db, group, bounds);
    figures.orders[at] = orders;
    figures.first_day[at] = first;
    figures.last_done[at] = last;
    figures.last_day[at] = Math.max(figures.last_day[at]!, last);
    figures.year_orders[at] = group[8];
    figures.year_amount[at]! += group[9];
  } else if (status === 'confirmed') figures.last_day[at] = Math.max(figures.last_day[at]!, epochDay(group[5]));
  if (inPeriod) addPeriod(db, figures, at, group, bounds);
}

function addPeriod(db: Db, figures: Figures, at: number, group: Group, bounds: Bounds): void {
  const [customer, type, status, , , , amount, least] = group;
  if (type !== 'trade') return;
  if (status === 'refunded' && least < 0) {
    const refunds = refundsOf(db, customer, bounds);
    figures.amount[at]! += refunds;
    figures.profit[at]! += refunds;
  }
  if (status !== 'completed') return;
  const { orders, last } = purchases(db, group, bounds);
  figures.frequency[at] = orders;
  figures.last_in_period[at] = last;
  figures.amount[at]! += amount;
  figures.quantity[at] = group[10] ?? 0;
  // Profit is known when every order has its cost.
  figures.profit[at]! += amount - (group[11] ?? 0);
  figures.profit_known[at] = group[12] === group[3] ? 1 : 0;
}

/** How many orders of a group are purchases, the first and the last of them; refunds are none. */
function purchases(db: Db, group: Group, bounds: Bounds): { orders: number; first: number; last: number } {
  const [customer, , , orders, first, last, , least] = group;
  if (least >= 0) return { orders, first: epochDay(first), last: epochDay(last) };
  const found = one<{ orders: number; first: string | null; last: string | null }>(
    db,
    `SELECT count(*) AS orders, min(ordered_on) AS first, max(ordered_on) AS last FROM orders
     WHERE customer_id = ? AND type = 'trade' AND status = 'completed' AND amount >= 0 AND ordered_on BETWEEN ? AND ?`,
    customer,
    bounds.from,
    bounds.as_of,
  )!;
  const day = (text: string | null): number => (text === null ? -1 : epochDay(text));
  return { orders: found.orders, first: day(found.first), last: day(found.last) };
}

function refundsOf(db: Db, customer: number, { from, as_of }: Bounds): number {
  return one<{ amount: number }>(
    db,
    `SELECT coalesce(sum(amount), 0) AS amount FROM orders
     WHERE customer_id = ? AND type = 'trade' AND status = 'refunded' AND amount < 0 AND ordered_on BETWEEN ? AND ?`,
    customer,
    from,
    as_of,
  )!.amount;
}

/** How many orders lie after a day, and how many do not. */
export function ordersAround(db: Db, as_of: string): { readonly after: number; readonly until: number } {
  const row = one<{ all_orders: number; after: number | null }>(
    db,
    'SELECT count(*) AS all_orders, sum(ordered_on > ?) AS after FROM orders',
    as_of,
  )!;
  const after = row.after ?? 0;
  return { after, until: row.all_orders - after };
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

const days = new Map<string, number>();

/** Days from 1970-01-01; few days stand for millions of orders. */
function epochDay(day: string): number {
  let number = days.get(day);
  if (number === undefined) {
    number = Math.round(Date.parse(`${day}T00:00Z`) / 86_400_000);
    if (days.size > 100_000) days.clear();
    days.set(day, number);
  }
  return number;
}
