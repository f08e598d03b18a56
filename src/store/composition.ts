/** What sales consist of. */
import { purchased, sales } from './sales.ts';
import { all, type Db, sql } from './sql.ts';

export const COMPOSED_BY = ['product', 'grade', 'region', 'industry', 'customer'] as const;
export type ComposedBy = (typeof COMPOSED_BY)[number];

/** Fen; the key is null where nothing was written. */
export interface ComposedRow {
  readonly key: string | null;
  readonly name: string | null;
  readonly customers: number;
  readonly orders: number;
  readonly amount: number;
}

const KEYS: Readonly<Record<ComposedBy, string>> = {
  product: "nullif(o.product, '') AS key, nullif(o.product, '') AS name",
  grade: "nullif(o.grade, '') AS key, nullif(o.grade, '') AS name",
  region: `coalesce(nullif(c.region, ''), nullif(c.province, ''), nullif(c.country, '')) AS key,
           coalesce(nullif(c.region, ''), nullif(c.province, ''), nullif(c.country, '')) AS name`,
  industry: "nullif(c.industry, '') AS key, nullif(c.industry, '') AS name",
  customer: 'c.code AS key, c.name AS name',
};

/** Completed trade orders less refunds by key, the largest sum first. */
export function composition(
  db: Db,
  by: ComposedBy,
  { from, to, customer_id }: { from: string | null; to: string | null; customer_id: number | null },
): ComposedRow[] {
  return all<ComposedRow>(
    db,
    `SELECT ${KEYS[by]}, count(DISTINCT o.customer_id) AS customers,
            sum(${purchased('o')}) AS orders, sum(o.amount) AS amount
     FROM orders o JOIN customers c ON c.id = o.customer_id
     WHERE ${sales('o')} AND o.ordered_on BETWEEN ? AND ? AND (? IS NULL OR o.customer_id = ?) AND c.code <> 'HOUSE'
     GROUP BY 1 ORDER BY amount DESC, key`,
    from ?? '',
    to ?? '9999-12-31',
    customer_id,
    customer_id,
  );
}

/** The sums alone, the largest first: fen. */
export function amountsBy(db: Db, by: ComposedBy, { from, to }: { from: string | null; to: string | null }): number[] {
  return sql<unknown[], number>(
    db,
    `SELECT sum(amount) FROM (SELECT ${KEYS[by]}, o.amount FROM orders o JOIN customers c ON c.id = o.customer_id
       WHERE ${sales('o')} AND o.ordered_on BETWEEN ? AND ? AND c.code <> 'HOUSE')
     GROUP BY key ORDER BY 1 DESC`,
  )
    .pluck()
    .all(from ?? '', to ?? '9999-12-31');
}

/** Minutes that were spent with each customer in a period. */
export function minutesSpent(db: Db, from: string, to: string): Map<number, number> {
  const rows = all<{ customer_id: number; minutes: number }>(
    db,
    `SELECT customer_id, sum(minutes) AS minutes FROM contact_log
     WHERE minutes > 0 AND happened_on BETWEEN ? AND ? GROUP BY customer_id`,
    from,
    to,
  );
  return new Map(rows.map(({ customer_id, minutes }) => [customer_id, minutes]));
}

/** Sample orders of each customer in a period that were not cancelled. */
export function samplesSpent(db: Db, from: string, to: string): Map<number, number> {
  const rows = all<{ customer_id: number; orders: number }>(
    db,
    `SELECT customer_id, count(*) AS orders FROM sample_orders
     WHERE state <> 'cancelled' AND ordered_on BETWEEN ? AND ? GROUP BY customer_id`,
    from,
    to,
  );
  return new Map(rows.map(({ customer_id, orders }) => [customer_id, orders]));
}

/** Where a customer is and what it does, as the file says. */
export function whereabouts(db: Db): Map<number, { readonly region: string | null; readonly industry: string | null }> {
  const rows = all<{ id: number; region: string | null; industry: string | null }>(
    db,
    `SELECT id, coalesce(nullif(region, ''), nullif(province, ''), nullif(country, '')) AS region,
            nullif(industry, '') AS industry FROM customers`,
  );
  return new Map(rows.map(({ id, ...file }) => [id, file]));
}
