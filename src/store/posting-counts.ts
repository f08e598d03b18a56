/** Posting a stocktake: its variances against the variance account, then goods that are not in order to their zones. */
import { dayNumber } from '../domain/calendar.ts';
import type { Condition } from '../domain/stocktaking.ts';
import { all, type Db, one, run } from './sql.ts';
import type { StocktakeRow } from './stocktakes.ts';
import { judgedRows } from './variances.ts';

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

/** Rows whose shortage is more than is left in the book: the first three, each with how many there are. */
export function overtakenRows(db: Db, stocktake: StocktakeRow): Overtaken[] {
  const { sql, values } = judgedRows(stocktake);
  return all(
    db,
    `WITH ${sql}
     SELECT c.number, c.name, p.code AS location, s.unit, c.variance, coalesce(b.quantity, 0) AS "left", count(*) OVER () AS total
     FROM judged c JOIN places p ON p.id = c.place_id JOIN samples s ON s.id = c.sample_id
       LEFT JOIN balances b ON b.sample_id = c.sample_id AND b.place_id = c.place_id
     WHERE c.variance < 0 AND coalesce(b.quantity, 0) + c.variance < 0 ORDER BY c.number, p.code LIMIT 3`,
    ...values,
  );
}

/** Of the samples that will move: one that moved on that day or later, so that nothing is posted before it. */
export function movedSince(db: Db, stocktake: StocktakeRow, day: string): number[] {
  return all<{ id: number }>(
    db,
    `SELECT DISTINCT t.sample_id AS id FROM transfers t
     WHERE t.day >= ? AND t.sample_id IN (SELECT sample_id FROM counts WHERE stocktake_id = ?)`,
    dayNumber(day),
    stocktake.id,
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
 * Posts every variance (kind `adjust`), and moves what was found damaged, expired or without a label to its zone: as
 * much of it as is still there. The entry must expect much.
 */
export function postVariances(db: Db, stocktake: StocktakeRow, { entry, day, variance, zones }: Posting): void {
  const { sql, values } = judgedRows(stocktake);
  const last = () => one<{ seq: number | null }>(db, 'SELECT max(seq) AS seq FROM transfers')?.seq ?? 0;
  run(
    db,
    `WITH ${sql}
     INSERT INTO transfers (seq, entry, kind, sample_id, from_id, to_id, quantity, day)
     SELECT ? + row_number() OVER (ORDER BY c.number, c.place_id), ?, 'adjust', c.sample_id,
       iif(c.variance < 0, c.place_id, ?), iif(c.variance < 0, ?, c.place_id), abs(c.variance), ?
     FROM judged c WHERE c.variance <> 0 ORDER BY c.number, c.place_id`,
    ...values,
    last(),
    entry,
    variance,
    variance,
    dayNumber(day),
  );
  run(
    db,
    `WITH ${sql}, unfit AS MATERIALIZED (
       SELECT c.number, c.sample_id, c.place_id, min(c.counted, b.quantity) AS quantity,
         CASE c.condition WHEN 'damaged' THEN ? WHEN 'expired' THEN ? ELSE ? END AS zone
       FROM judged c JOIN balances b ON b.sample_id = c.sample_id AND b.place_id = c.place_id
       WHERE c.condition <> 'ok' AND min(c.counted, b.quantity) > 0)
     INSERT INTO transfers (seq, entry, kind, sample_id, from_id, to_id, quantity, day)
     SELECT ? + row_number() OVER (ORDER BY number, place_id), ?, 'move', sample_id, place_id, zone, quantity, ?
     FROM unfit WHERE place_id <> zone ORDER BY number, place_id`,
    ...values,
    zones.damaged,
    zones.expired,
    zones.unlabelled,
    last(),
    entry,
    dayNumber(day),
  );
}
