/** Parents and subsidiaries among customers, and what each bought and left here. */
import { purchased, sales } from './sales.ts';
import { all, type Db, one } from './sql.ts';

/** A customer as families and industries show it; money in fen. Orders are purchases, the amount is less refunds. */
export interface Relative {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly parent_id: number | null;
  readonly industry: string | null;
  readonly region: string | null;
  readonly orders: number;
  readonly amount: number;
  readonly last_order: string | null;
  readonly samples: number;
}

/** The parent of a customer. */
export function parentOf(db: Db, id: number): { code: string; name: string } | undefined {
  return one(db, 'SELECT p.code, p.name FROM customers c JOIN customers p ON p.id = c.parent_id WHERE c.id = ?', id);
}

/** Whether somebody is above a customer, at any depth, or the customer himself. */
export function isAbove(db: Db, above: number, id: number): boolean {
  return (
    one(
      db,
      `WITH RECURSIVE up(id) AS (SELECT :id UNION SELECT parent_id FROM customers JOIN up USING (id) WHERE parent_id IS NOT NULL)
       SELECT 1 FROM up WHERE id = :above`,
      { id, above },
    ) !== undefined
  );
}

const FIGURES = `SELECT c.id, c.code, c.name, c.parent_id, c.industry, coalesce(c.region, c.province, c.area) AS region,
    coalesce(f.orders, 0) AS orders, coalesce(f.amount, 0) AS amount, f.last_order,
    (SELECT count(*) FROM samples s WHERE s.customer_id = c.id) AS samples
  FROM customers c LEFT JOIN (
    SELECT customer_id, sum(${purchased()}) AS orders, sum(amount) AS amount,
      max(ordered_on) FILTER (WHERE ${purchased()}) AS last_order
    FROM orders WHERE ${sales()} AND customer_id IN (SELECT id FROM chosen) GROUP BY customer_id
  ) f ON f.customer_id = c.id
  WHERE c.id IN (SELECT id FROM chosen) AND c.merged_into IS NULL ORDER BY c.code`;

/** Everybody who has a parent or is one. */
export function allFamilies(db: Db): Relative[] {
  return all(
    db,
    `WITH chosen(id) AS (SELECT id FROM customers WHERE parent_id IS NOT NULL
       UNION SELECT parent_id FROM customers WHERE parent_id IS NOT NULL) ${FIGURES}`,
  );
}

/** The family of one: from the topmost parent down. */
export function familyOf(db: Db, id: number): Relative[] {
  return all(
    db,
    `WITH RECURSIVE up(id, parent_id) AS (
         SELECT id, parent_id FROM customers WHERE id = :id
         UNION SELECT c.id, c.parent_id FROM customers c JOIN up ON c.id = up.parent_id
       ),
       chosen(id) AS (
         SELECT id FROM up WHERE parent_id IS NULL
         UNION SELECT c.id FROM customers c JOIN chosen ON c.parent_id = chosen.id
       ) ${FIGURES}`,
    { id },
  );
}

/** Everybody of an industry, as its name is written. */
export function customersOfIndustry(db: Db, industries: readonly string[]): Relative[] {
  return all(
    db,
    `WITH chosen(id) AS (SELECT id FROM customers WHERE industry IN (SELECT value FROM json_each(:industries)))
     ${FIGURES}`,
    { industries: JSON.stringify(industries) },
  );
}

/** How industries are written. */
export function industriesWritten(db: Db): string[] {
  return all<{ industry: string }>(
    db,
    'SELECT DISTINCT industry FROM customers WHERE industry IS NOT NULL ORDER BY industry',
  ).map(({ industry }) => industry);
}
