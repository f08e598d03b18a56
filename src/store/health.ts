/** What the health of relationships rests on: orders by quarter, and answers. */
import { QUARTERS } from '../domain/classifying/health.ts';
import { purchased, sales } from './sales.ts';
import { all, type Db, sql } from './sql.ts';

/** Sales in fen and orders of each quarter, and the day of the first order. */
export interface OrderedByQuarter {
  readonly customer_id: number;
  readonly first: string | null;
  readonly sales: readonly number[];
  readonly orders: readonly number[];
}

/**
 * Completed trade orders and refunds of everybody who ever ordered, by id.
 * @param starts the first days of the quarters, oldest first
 * @param to the last day of the last
 */
export function* orderedByQuarter(db: Db, starts: readonly string[], to: string): Generator<OrderedByQuarter> {
  const within = (at: number): string =>
    `ordered_on >= :q${at}${at + 1 < QUARTERS ? ` AND ordered_on < :q${at + 1}` : ''}`;
  const each = (value: (at: number) => string): string => starts.map((_, at) => `sum(${value(at)})`).join(', ');
  const rows = sql<unknown[], (number | string | null)[]>(
    db,
    `SELECT customer_id, min(ordered_on) FILTER (WHERE ${purchased()}),
            ${each((at) => `iif(${within(at)}, amount, 0)`)},
            ${each((at) => `${within(at)} AND ${purchased()}`)}
     FROM orders WHERE ${sales()} AND ordered_on <= :to
     GROUP BY customer_id ORDER BY customer_id`,
  )
    .raw()
    .iterate({ to, ...Object.fromEntries(starts.map((day, at) => [`q${at}`, day])) });
  for (const [customer_id, first, ...figures] of rows)
    yield {
      customer_id: customer_id as number,
      first: first as string | null,
      sales: figures.slice(0, QUARTERS) as number[],
      orders: figures.slice(QUARTERS) as number[],
    };
}

/** The mean of each customer's answers in a period (both ends included). */
export function meanAnswers(db: Db, from: string, to: string): Map<number, number> {
  const rows = all<{ customer_id: number; score: number }>(
    db,
    `SELECT customer_id, avg(score) AS score FROM surveys
     WHERE score IS NOT NULL AND answered_on BETWEEN ? AND ? GROUP BY customer_id`,
    from,
    to,
  );
  return new Map(rows.map(({ customer_id, score }) => [customer_id, score]));
}

/** An indicator as it is kept for a customer on a day. */
export interface KeptIndicator {
  readonly id: number;
  readonly customer_id: number;
  /** Thousandths. */
  readonly value: number;
  readonly source: string | null;
}

/** The indicators of that key and day, by customer. */
export function indicatorsOn(db: Db, key: string, day: string): Map<number, KeptIndicator> {
  const rows = all<KeptIndicator>(
    db,
    'SELECT id, customer_id, value, source FROM indicators WHERE key = ? AND day = ?',
    key,
    day,
  );
  return new Map(rows.map((row) => [row.customer_id, row]));
}
