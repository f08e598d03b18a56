/** A customer's orders packed into one text, and what classification adds up from it. */
import type { Figures } from './figures.ts';

/**
 * What became of an order; in the text it stands for it, before day, amount, where known cost, and a space:
 * `t2026-03-01129900,80000 r2026-03-09-129900 ` (fen).
 */
export const ORDER_KINDS = { completed: 't', confirmed: 'c', refunded: 'r', sample: 's', cancelled: 'x' } as const;
const [COMPLETED, CONFIRMED, REFUNDED, SAMPLE] = (['completed', 'confirmed', 'refunded', 'sample'] as const).map(
  (kind) => ORDER_KINDS[kind].charCodeAt(0),
) as [number, number, number, number];
const [ZERO, COMMA, MINUS] = ['0', ',', '-'].map((each) => each.charCodeAt(0)) as [number, number, number];

/** Up to which day, after which the last twelve months run, and from which day the period: 20261122. */
export interface OrderDays {
  readonly as_of: number;
  readonly year_before: number;
  readonly from: number;
}

/** How many orders there are up to the day and after it, whatever became of them. */
export interface OrderCount {
  until: number;
  after: number;
}

/** 2026-11-22 as 20261122. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

/**
 * Fills in what the orders of the customer at a place say, which are some of these bytes. Completed trade orders count; a negative amount is a refund:
 * it lessens every sum and is no purchase. What is confirmed only shows that the customer still orders.
 */
export function addOrders(
  figures: Figures,
  at: number,
  { bytes, start, end }: { readonly bytes: Uint8Array; readonly start: number; readonly end: number },
  { as_of, year_before, from }: OrderDays,
  count: OrderCount,
): void {
  // Plain numbers until the end: this runs ten million times.
  let [orders, first, last, confirmed, sample, year_orders, year_amount] = [0, 0, 0, 0, 0, 0, 0];
  let [sold, costed, frequency, last_in_period, amount, costs] = [0, 0, 0, 0, 0, 0];
  for (let next = start; next < end; next++) {
    const kind = bytes[next]!;
    const year = twoDigits(bytes, next + 1) * 100 + twoDigits(bytes, next + 3);
    const day = year * 10_000 + twoDigits(bytes, next + 6) * 100 + twoDigits(bytes, next + 9);
    next += 11;
    let code = bytes[next]!;
    const negative = code === MINUS;
    if (negative) code = bytes[++next]!;
    let fen = 0;
    for (; code >= ZERO; code = bytes[++next]!) fen = fen * 10 + (code - ZERO);
    if (negative) fen = -fen;
    const known = code === COMMA;
    let cost = 0;
    if (known) {
      code = bytes[++next]!;
      const below = code === MINUS;
      if (below) code = bytes[++next]!;
      for (; code >= ZERO; code = bytes[++next]!) cost = cost * 10 + (code - ZERO);
      if (below) cost = -cost;
    }
    if (day > as_of) {
      count.after += 1;
      continue;
    }
    count.until += 1;
    if (kind === COMPLETED) {
      if (day > year_before) year_amount += fen;
      if (fen >= 0) {
        orders += 1;
        if (day > year_before) year_orders += 1;
        if (day < first || first === 0) first = day;
        if (day > last) last = day;
      }
      if (day < from) continue;
      amount += fen;
      costs += cost;
      sold += 1;
      if (known) costed += 1;
      if (fen < 0) continue;
      frequency += 1;
      if (day > last_in_period) last_in_period = day;
    } else if (kind === REFUNDED) {
      if (fen >= 0) continue;
      if (day > year_before) year_amount += fen;
      if (day >= from) amount += fen;
    } else if (kind === CONFIRMED) {
      if (fen >= 0 && day > confirmed) confirmed = day;
    } else if (kind === SAMPLE && fen >= 0 && day > sample) sample = day;
  }
  figures.orders[at] = orders;
  figures.first_day[at] = epochDay(first);
  figures.last_done[at] = epochDay(last);
  figures.last_day[at] = epochDay(Math.max(last, confirmed));
  figures.sample_day[at] = Math.max(figures.sample_day[at]!, epochDay(sample));
  figures.year_orders[at] = year_orders;
  figures.year_amount[at] = year_amount;
  figures.frequency[at] = frequency;
  figures.last_in_period[at] = epochDay(last_in_period);
  figures.amount[at] = amount;
  // Profit is known when every order has its cost.
  figures.profit[at] = amount - costs;
  figures.profit_known[at] = sold > 0 && costed === sold ? 1 : 0;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  return (bytes[at]! - ZERO) * 10 + (bytes[at + 1]! - ZERO);
}

/** Days from 1970-01-01, without a Date for each of millions; -1 for no day. */
function epochDay(day: number): number {
  if (day === 0) return -1;
  const month = Math.trunc(day / 100) % 100;
  // The year begins in March, so that the leap day is its last.
  const year = Math.trunc(day / 10_000) - (month < 3 ? 1 : 0);
  const ofYear = Math.floor((153 * (month + (month < 3 ? 9 : -3)) + 2) / 5) + (day % 100) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + ofYear - 719_468;
}
