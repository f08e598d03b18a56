/** What classification adds up from customers' orders. */
import type { Figures } from './figures.ts';
import { COSTED, DAY_SHIFT, KIND, ORDER_KINDS, type RowGroup } from './row-groups.ts';

const [COMPLETED, CONFIRMED, REFUNDED, SAMPLE] = ORDER_KINDS.map((_, kind) => kind) as [number, number, number, number];

/** Up to which day, after which the last twelve months run, and from which day the period: days from 1970-01-01. */
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

/** Before and after all days. */
export const [BEFORE_ALL, AFTER_ALL] = [-0x8000_0000, 0x7fff_ffff];

/**
 * Fills in what the orders of a row group say, for the rows that have a place (-1 = none). Completed trade orders count;
 * a negative amount is a refund: it lessens every sum, costs too, and is no purchase. What is confirmed only shows that the customer
 * still orders.
 */
export function addOrders(
  figures: Figures,
  { rows, ends, entries, amounts, costs }: RowGroup,
  places: Int32Array,
  { as_of, year_before, from }: OrderDays,
  count: OrderCount,
): void {
  for (let row = 0, start = 0; row < rows; row++) {
    const end = ends[row]!;
    const at = places[row]!;
    if (at < 0 || start === end) {
      start = end;
      continue;
    }
    // Plain numbers until the end: this runs ten million times.
    let orders = 0;
    let first = AFTER_ALL;
    let last = BEFORE_ALL;
    let confirmed = BEFORE_ALL;
    let sample = BEFORE_ALL;
    let year_orders = 0;
    let year_amount = 0;
    let costed = 0;
    let frequency = 0;
    let last_in_period = BEFORE_ALL;
    let amount = 0;
    let cost = 0;
    let after = 0;
    count.until += end - start;
    for (; start < end; start++) {
      const entry = entries[start]!;
      const day = entry >> DAY_SHIFT;
      if (day > as_of) {
        after += 1;
        continue;
      }
      const kind = entry & KIND;
      const fen = amounts[start]!;
      if (kind === COMPLETED) {
        if (day > year_before) year_amount += fen;
        if (fen >= 0) {
          orders += 1;
          if (day > year_before) year_orders += 1;
          if (day < first) first = day;
          if (day > last) last = day;
        }
        if (day < from) continue;
        amount += fen;
        if (fen < 0) {
          if ((entry & COSTED) !== 0) cost -= Math.abs(costs[start]!);
          continue;
        }
        frequency += 1;
        if ((entry & COSTED) !== 0) {
          cost += costs[start]!;
          costed += 1;
        }
        if (day > last_in_period) last_in_period = day;
      } else if (kind === REFUNDED) {
        if (fen >= 0) continue;
        if (day > year_before) year_amount += fen;
        if (day < from) continue;
        amount += fen;
        if ((entry & COSTED) !== 0) cost -= Math.abs(costs[start]!);
      } else if (kind === CONFIRMED) {
        if (fen >= 0 && day > confirmed) confirmed = day;
      } else if (kind === SAMPLE && fen >= 0 && day > sample) sample = day;
    }
    count.after += after;
    count.until -= after;
    figures.orders[at] = orders;
    figures.first_day[at] = first === AFTER_ALL ? -1 : first;
    figures.last_done[at] = dayOrNone(last);
    figures.last_day[at] = dayOrNone(Math.max(last, confirmed));
    figures.sample_day[at] = Math.max(figures.sample_day[at]!, dayOrNone(sample));
    figures.year_orders[at] = year_orders;
    figures.year_amount[at] = year_amount;
    figures.frequency[at] = frequency;
    figures.last_in_period[at] = dayOrNone(last_in_period);
    figures.amount[at] = amount;
    // Profit is known when every purchase has its cost; a refund without one left the goods with the customer.
    figures.profit[at] = amount - cost;
    figures.profit_known[at] = frequency > 0 && costed === frequency ? 1 : 0;
  }
}

function dayOrNone(day: number): number {
  return day === BEFORE_ALL ? -1 : day;
}
