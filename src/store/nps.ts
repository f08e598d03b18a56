/** Survey answers by day. */
import type { NpsCounts } from '../domain/classifying/nps.ts';
import { all, type Db } from './sql.ts';

/** The counts of each day in a period (both ends included), of all customers or one. */
export function answersByDay(
  db: Db,
  { from, to, customer_id }: { from: string | null; to: string | null; customer_id: number | null },
): (NpsCounts & { readonly day: string })[] {
  return all(
    db,
    `SELECT answered_on AS day, sum(coalesce(score >= 9, 0)) AS promoters, sum(coalesce(score IN (7, 8), 0)) AS passives,
            sum(coalesce(score <= 6, 0)) AS detractors, sum(score IS NULL) AS dropped
     FROM surveys WHERE answered_on BETWEEN ? AND ? AND (? IS NULL OR customer_id = ?)
     GROUP BY answered_on ORDER BY answered_on`,
    from ?? '',
    to ?? '9999-12-31',
    customer_id,
    customer_id,
  );
}
