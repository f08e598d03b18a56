/** What credit and complaints say of customers, for classification. */
import type { Figures } from '../domain/classifying/figures.ts';
import { all, type Db } from './sql.ts';

/** The most complaints that are told apart. */
const MOST = 255;

/**
 * The credit grade that held on the day, before any imported indicator; and the complaints of the twelve months up to
 * it, which take from behaviour.
 */
export function readCare(
  db: Db,
  figures: Figures,
  { as_of, year_before }: { readonly as_of: string; readonly year_before: string },
  placeOf: (id: number) => number,
): void {
  const grades = all<{ customer_id: number; points: number }>(
    db,
    'SELECT customer_id, points FROM credits WHERE assessed_on <= ? ORDER BY assessed_on, id',
    as_of,
  );
  for (const { customer_id, points } of grades) {
    const at = placeOf(customer_id);
    if (at >= 0) figures.credit[at] = points;
  }
  const counts = all<{ customer_id: number; complaints: number }>(
    db,
    `SELECT customer_id, count(*) AS complaints FROM complaints WHERE received_on > ? AND received_on <= ?
     GROUP BY customer_id`,
    year_before,
    as_of,
  );
  for (const { customer_id, complaints } of counts) {
    const at = placeOf(customer_id);
    if (at >= 0) figures.complaints[at] = Math.min(MOST, complaints);
  }
}
