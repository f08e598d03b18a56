/** From the rows of the store to the rows of results: decimals, hyphens, days, lists. */
import { dayFromNumber, daysBetween, withOffset } from '../domain/calendar.ts';
import { converted, type Grid } from '../domain/grids.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import type { Row } from '../domain/shapes.ts';
import type { HeldRow } from '../store/held.ts';
import type { Movement } from '../store/movements.ts';
import type { PeriodRow } from '../store/reports-period.ts';
import type { StatementRow } from '../store/reports-statement.ts';
import type { UsageRow } from '../store/reports-usage.ts';

/** Each row as it is asked for; nothing is kept. */
export function* each<A, B>(rows: Iterable<A>, shape: (row: A) => B): Generator<B> {
  for (const row of rows) yield shape(row);
}

const words = (list: string): string[] => (list === '' ? [] : list.split(','));

export function listed(samples: Grid): Grid {
  return converted(samples, { number: showSampleNumber, quantity: toDecimal, locations: words, holders: words });
}

export function stocked(goods: Grid): Grid {
  return converted(goods, { number: showSampleNumber, quantity: toDecimal });
}

export function moved({ number, ...row }: Movement): Row {
  return { number: showSampleNumber(number), ...told(row) };
}

export function told(row: Omit<Movement, 'number'>) {
  return {
    ...row,
    at: withOffset(row.at),
    recorded_at: withOffset(row.recorded_at),
    quantity: toDecimal(row.quantity),
  };
}

/** @param on the day for which "overdue" is asked; the due day itself is not overdue */
export function held({ since, ...row }: HeldRow, on: string) {
  return {
    ...row,
    number: showSampleNumber(row.number),
    quantity: toDecimal(row.quantity),
    since: dayFromNumber(since),
    overdue_days: row.due === null ? null : Math.max(0, daysBetween(row.due, on)),
  };
}

export function stated({ customer, number, name, unit, ...figures }: StatementRow): Row {
  const received = Object.values(figures).reduce((sum, figure) => sum + figure, 0);
  const decimals = Object.entries(figures).map(([key, figure]) => [key, toDecimal(figure)]);
  return {
    customer,
    number: showSampleNumber(number),
    name,
    unit,
    received: toDecimal(received),
    ...Object.fromEntries(decimals),
  };
}

export function consumed({ key, name, unit, ...figures }: UsageRow, by: string): Row {
  const decimals = Object.entries(figures).map(([column, figure]) => [column, toDecimal(figure)]);
  return { by, key, name, unit, ...Object.fromEntries(decimals) };
}

export function summed({ period, unit, ...figures }: PeriodRow): Row {
  const decimals = Object.entries(figures).map(([column, figure]) => [column, toDecimal(figure)]);
  return { period, unit, ...Object.fromEntries(decimals) };
}
