/** What classification adds up from customers' orders. */
import type { Figures } from './figures.ts';
import { COSTED, DAY_SHIFT, KIND, ORDER_KINDS, type SummedGroup } from './row-groups.ts';

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

/** Whether the sums of orders up to a day are all that a run needs of them. */
export function needsSumsOnly(until: number, { year_before, from }: OrderDays): boolean {
  return until <= year_before && from === BEFORE_ALL;
}

/** Before and after all days. */
export const [BEFORE_ALL, AFTER_ALL] = [-0x8000_0000, 0x7fff_ffff];

/**
 * Fills in what the orders of a row group say, for the rows that have a place (-1 = none). Completed trade orders count;
 * a negative amount is a refund: it lessens every sum, costs too, and is no purchase. What is confirmed only shows that the customer
 * still orders. Where older orders are summed up, {@link needsSumsOnly} must hold.
 */
export function addOrders(
  figures: Figures,
  { rows, ends, entries, amounts, costs, older }: SummedGroup,
  places: Int32Array,
  { as_of, year_before, from }: OrderDays,
  count: OrderCount,
): void {
  // Looked up once: each of them is filled in a million times.
  const { first_day, last_done, last_day, sample_day, year_orders: of_year, year_amount: sum_of_year } = figures;
  const {
    orders: purchases,
    frequency: frequencies,
    last_in_period: lasts,
    amount: sums,
    profit,
    profit_known,
  } = figures;
  for (let row = 0, start = 0; row < rows; row++) {
    const end = ends[row]!;
    const at = places[row]!;
    const before = older === null ? 0 : older.count[row]!;
    if (at < 0 || (start === end && before === 0)) {
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
    if (older !== null && before > 0) {
      orders = older.orders[row]!;
      frequency = orders;
      costed = older.costed[row]!;
      amount = older.amount[row]!;
      cost = older.cost[row]!;
      const day = older.base - 1;
      if (orders > 0) {
        first = day + older.first[row]!;
        last = day + older.last[row]!;
        last_in_period = last;
      }
      if (older.confirmed[row]! > 0) confirmed = day + older.confirmed[row]!;
      if (older.sample[row]! > 0) sample = day + older.sample[row]!;
    }
    count.until += before + end - start;
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
    purchases[at] = orders;
    first_day[at] = first === AFTER_ALL ? -1 : first;
    last_done[at] = dayOrNone(last);
    last_day[at] = dayOrNone(Math.max(last, confirmed));
    if (sample !== BEFORE_ALL && sample > sample_day[at]!) sample_day[at] = sample;
    of_year[at] = year_orders;
    sum_of_year[at] = year_amount;
    frequencies[at] = frequency;
    lasts[at] = dayOrNone(last_in_period);
    sums[at] = amount;
    // Profit is known when every purchase has its cost; a refund without one left the goods with the customer.
    profit[at] = amount - cost;
    profit_known[at] = frequency > 0 && costed === frequency ? 1 : 0;
  }
}

function dayOrNone(day: number): number {
  return day === BEFORE_ALL ? -1 : day;
}
