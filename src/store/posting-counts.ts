/** Posting a stocktake: its variances against the variance account, then goods that are not in order to their zones. */
import { dayNumber } from '../domain/calendar.ts';
import type { Condition } from '../domain/stocktaking.ts';
import { all, type Db, one, run } from './sql.ts';

/** A row that cannot be posted: more has left the place since the count than was counted there. Thousandths. */
export interface Overtaken {
  readonly number: string;
  readonly name: string;
  readonly location: string;
  readonly unit: string;
  readonly variance: number;
  readonly left: number;
  readonly total: number;
}

/** A row of which posting does something. Quantities in thousandths. */
export interface Acted {
  readonly number: string;
  readonly name: string;
  readonly location: string;
  readonly unit: string;
  readonly variance: number;
  readonly counted: number;
  readonly condition: Condition;
  readonly total: number;
}

const OF_ACTED = 'FROM temp.acted c JOIN places p ON p.id = c.place_id JOIN samples s ON s.id = c.sample_id';

/** The first rows that were set aside, each with how many there are. */
export function actedRows(db: Db, most: number): Acted[] {
  return all(
    db,
    `SELECT c.number, c.name, p.code AS location, s.unit, c.variance, c.counted, c.condition, count(*) OVER () AS total
     ${OF_ACTED} ORDER BY c.number, p.code LIMIT ?`,
    most,
  );
}

/** Of the rows set aside those whose shortage is more than is left in the book: the first three, with how many there are. */
export function overtakenRows(db: Db): Overtaken[] {
  return all(
    db,
    `SELECT c.number, c.name, p.code AS location, s.unit, c.variance, coalesce(b.quantity, 0) AS "left", count(*) OVER () AS total
     ${OF_ACTED} LEFT JOIN balances b ON b.sample_id = c.sample_id AND b.place_id = c.place_id
     WHERE c.variance < 0 AND coalesce(b.quantity, 0) + c.variance < 0 ORDER BY c.number, p.code LIMIT 3`,
  );
}

/** A place that is no longer in use and would get goods: of the rows set aside, and of what was found. */
export function retiredPlace(db: Db, stocktakeId: number): string | undefined {
  return one<{ code: string }>(
    db,
    `SELECT code FROM places WHERE retired_on IS NOT NULL AND (id IN (SELECT place_id FROM temp.acted WHERE variance > 0)
       OR id IN (SELECT place_id FROM finds WHERE stocktake_id = ? AND quantity > 0)) ORDER BY code LIMIT 1`,
    stocktakeId,
  )?.code;
}

/** Of the rows set aside the samples of customers (not our own) that were found damaged. */
export function unfitOfCustomers(db: Db, most: number): { number: string; name: string; customer: string }[] {
  return all(
    db,
    `SELECT DISTINCT c.number, c.name, u.code AS customer ${OF_ACTED} JOIN customers u ON u.id = s.customer_id
     WHERE c.condition = 'damaged' AND c.counted > 0 AND u.code <> 'HOUSE' ORDER BY c.number LIMIT ?`,
    most,
  );
}

/** Of the rows set aside the samples that moved on that day or later, so that nothing is posted before it. */
export function movedSince(db: Db, day: string): number[] {
  return all<{ id: number }>(
    db,
    `SELECT DISTINCT sample_id AS id FROM temp.acted WHERE sample_id IN (SELECT sample_id FROM transfers WHERE day >= ?)`,
    dayNumber(day),
  ).map(({ id }) => id);
}

export interface Posting {
  readonly entry: number;
  readonly day: string;
  readonly variance: number;
  /** Where goods of each condition go. */
  readonly zones: Readonly<Record<Exclude<Condition, 'ok'>, number>>;
}

/**
 * Posts every variance that was set aside (kind `adjust`), and moves what was found damaged, expired or without a label to its zone: as
 * much of it as is still there. The entry must expect much.
 */
export function postVariances(db: Db, { entry, day, variance, zones }: Posting): void {
  const last = () => one<{ seq: number | null }>(db, 'SELECT max(seq) AS seq FROM transfers')?.seq ?? 0;
  run(
    db,
    `INSERT INTO transfers (seq, entry, kind, sample_id, from_id, to_id, quantity, day)
     SELECT ? + row_number() OVER (ORDER BY c.number, c.place_id), ?, 'adjust', c.sample_id,
       iif(c.variance < 0, c.place_id, ?), iif(c.variance < 0, ?, c.place_id), abs(c.variance), ?
     FROM temp.acted c WHERE c.variance <> 0 ORDER BY c.number, c.place_id`,
    last(),
    entry,
    variance,
    variance,
    dayNumber(day),
  );
  run(
    db,
    `WITH unfit AS MATERIALIZED (
       SELECT c.number, c.sample_id, c.place_id, min(c.counted, b.quantity) AS quantity,
         CASE c.condition WHEN 'damaged' THEN ? WHEN 'expired' THEN ? ELSE ? END AS zone
       FROM temp.acted c JOIN balances b ON b.sample_id = c.sample_id AND b.place_id = c.place_id
       WHERE c.condition <> 'ok' AND min(c.counted, b.quantity) > 0)
     INSERT INTO transfers (seq, entry, kind, sample_id, from_id, to_id, quantity, day)
     SELECT ? + row_number() OVER (ORDER BY number, place_id), ?, 'move', sample_id, place_id, zone, quantity, ?
     FROM unfit WHERE place_id <> zone ORDER BY number, place_id`,
    zones.damaged,
    zones.expired,
    zones.unlabelled,
    last(),
    entry,
    dayNumber(day),
  );
}
