/** What a stocktake found, row by row: the latest counts against the book of their moment, and what is not counted yet. */
import type { Condition, CountStatus } from '../domain/stocktaking.ts';
import { type Db, one, run, sql } from './sql.ts';
import { PLACES_BELOW, type StocktakeRow, within } from './stocktakes.ts';

/** Quantities in thousandths, value in fen, the number bare; `number` null = goods that the book does not know. */
export interface VarianceRow {
  readonly number: string | null;
  readonly name: string;
  readonly location: string;
  readonly unit: string;
  readonly book: number;
  readonly counted: number | null;
  readonly variance: number | null;
  readonly condition: Condition | null;
  readonly status: CountStatus;
  readonly reason: string | null;
  /** What is to be done about it, as somebody proposed. */
  readonly proposal: string | null;
  readonly value: number | null;
  readonly counted_by: string | null;
  readonly counts: number;
}

/**
 * The latest count of each row. SQLite takes the bare columns beside max() from the row that has the maximum.
 * What was recorded later but had happened before the count belongs to the book of its moment (late entries).
 */
const LATEST = `SELECT c.sample_id, c.place_id, max(c.id) AS id, count(*) AS counts, c.number, c.name, c.counted, c.condition,
    c.entry, c.book FROM counts c WHERE c.stocktake_id = ? GROUP BY c.sample_id, c.place_id`;

/** Late entries: transfers recorded after a tally of the stocktake that had happened before it. */
const LATE = `SELECT t.seq, t.sample_id, t.from_id, t.to_id, t.quantity, j.happened_at
  FROM transfers t JOIN journal j ON j.seq = t.entry
  WHERE t.seq > (SELECT min(last_transfer) FROM tallies WHERE stocktake_id = ?)
    AND j.happened_at < (SELECT max(counted_at) FROM tallies WHERE stocktake_id = ?)`;

/**
 * `latest` with the book of its moment and what that makes of it, as common table expressions; `beside` = at a place
 * where the book had none of it, or outside the scope. Takes the id three times, then the scope's place.
 */
function judged(stocktake: StocktakeRow): { sql: string; values: unknown[] } {
  const outside = stocktake.place_id === null ? '0' : `c.place_id NOT IN ${PLACES_BELOW}`;
  return {
    sql: `latest AS (${LATEST}), late AS MATERIALIZED (${LATE}),
      booked AS (SELECT c.*, c.book + iif(NOT EXISTS (SELECT 1 FROM late), 0, (
          SELECT coalesce(sum(iif(l.to_id = c.place_id, l.quantity, -l.quantity)), 0)
          FROM late l JOIN tallies y ON y.entry = c.entry
          WHERE l.sample_id = c.sample_id AND c.place_id IN (l.from_id, l.to_id) AND l.seq > y.last_transfer
            AND l.happened_at < y.counted_at)) AS stood,
        ${outside} AS outside FROM latest c),
      judged AS MATERIALIZED (SELECT c.*, c.counted - c.stood AS variance, (c.stood = 0 OR c.outside) AS beside FROM booked c),
      strayed AS MATERIALIZED (SELECT sample_id FROM judged WHERE variance <> 0 GROUP BY sample_id
        HAVING max(beside AND variance > 0) AND min(variance) < 0)`,
    values: [stocktake.id, stocktake.id, stocktake.id, ...(stocktake.place_id === null ? [] : [stocktake.place_id])],
  };
}

const STATUS = `CASE
  WHEN c.variance <> 0 AND (c.variance < 0 OR c.beside) AND c.sample_id IN (SELECT sample_id FROM strayed) THEN 'misplaced'
  WHEN c.outside OR (c.beside AND c.variance <> 0) THEN 'unexpected'
  WHEN c.variance = 0 THEN 'matched' WHEN c.counted = 0 THEN 'missing'
  WHEN c.variance < 0 THEN 'shortage' ELSE 'surplus' END`;

/** What was last said of a row, else of the whole stocktake: why it differs, and what is to be done about it. */
const said = (field: 'explanation' | 'proposal', sample = 'c.sample_id'): string =>
  `(SELECT r.words FROM remarks r WHERE r.line = 0 AND r.field = '${field}' AND r.entry = (
     SELECT x.entry FROM explanations x WHERE x.stocktake_id = ? AND (x.sample_id = ${sample} OR x.sample_id IS NULL)
     ORDER BY x.sample_id IS NULL, x.id DESC LIMIT 1))`;
/** Only what differs or is not in order has a reason. */
const saidOf = (field: 'explanation' | 'proposal'): string =>
  `iif(c.variance <> 0 OR c.condition <> 'ok', ${said(field)}, NULL)`;

/** Rows of a stocktake by number and place; found goods without a number come last. */
export function* variances(db: Db, stocktake: StocktakeRow): Generator<VarianceRow> {
  const { sql: found, values } = judged(stocktake);
  const uncounted = pendingRows(stocktake);
  yield* sql<unknown[], VarianceRow>(
    db,
    `WITH ${found}
     SELECT c.number, c.name, p.code AS location, s.unit, c.stood AS book, c.counted, c.variance, c.condition,
       ${STATUS} AS status, ${saidOf('explanation')} AS reason, ${saidOf('proposal')} AS proposal,
       CAST(round(s.unit_value * c.variance / 1000.0) AS INTEGER) AS value, o.code AS counted_by, c.counts
     FROM judged c JOIN places p ON p.id = c.place_id JOIN samples s ON s.id = c.sample_id
       JOIN tallies y ON y.entry = c.entry JOIN operators o ON o.id = y.operator_id
     ${
       uncounted === null
         ? ''
         : `UNION ALL SELECT s.number, s.name, p.code, s.unit, b.quantity, NULL, NULL, NULL, 'uncounted', NULL, NULL, NULL, NULL, 0
     ${uncounted.sql}`
     }
     ORDER BY 1, 3`,
  ).iterate(...values, stocktake.id, stocktake.id, ...(uncounted?.values ?? []));
  yield* sql<unknown[], VarianceRow>(
    db,
    `SELECT NULL AS number, c.name, p.code AS location, c.unit, 0 AS book, c.quantity AS counted, c.quantity AS variance,
       c.condition, 'unexpected' AS status, ${said('explanation', 'NULL')} AS reason, ${said('proposal', 'NULL')} AS proposal,
       NULL AS value,
       o.code AS counted_by, 1 AS counts
     FROM finds c JOIN places p ON p.id = c.place_id JOIN operators o ON o.id = c.found_by
     WHERE c.stocktake_id = ? AND c.quantity > 0 ORDER BY c.id`,
  ).iterate(stocktake.id, stocktake.id, stocktake.id);
}

/** What the book has in the scope and nobody counted, as FROM … WHERE; null once nothing can be counted any more. */
export function pendingRows(stocktake: StocktakeRow): { sql: string; values: unknown[] } | null {
  if (stocktake.state === 'closed' || stocktake.state === 'cancelled') return null;
  const { sql, values } = within(stocktake);
  return {
    sql: `FROM balances b JOIN samples s ON s.id = b.sample_id JOIN places p ON p.id = b.place_id
      WHERE ${sql} AND NOT EXISTS (SELECT 1 FROM counts k
        WHERE k.stocktake_id = ? AND k.sample_id = b.sample_id AND k.place_id = b.place_id)`,
    values: [...values, stocktake.id],
  };
}

/**
 * Writes counts for what is not counted yet: nothing is there but what has come since the stocktake was opened, which
 * somebody had in his hands meanwhile. Their tally is still to be closed.
 */
export function countNothing(db: Db, entry: number, stocktake: StocktakeRow): void {
  const pending = pendingRows(stocktake);
  if (pending === null) return;
  sql(
    db,
    `INSERT INTO counts (entry, stocktake_id, sample_id, place_id, number, name, book, counted)
     SELECT ?, ?, s.id, p.id, s.number, s.name, b.quantity, min(b.quantity, coalesce((SELECT sum(t.quantity)
       FROM transfers t WHERE t.sample_id = s.id AND t.to_id = p.id
         AND t.entry > (SELECT opened_in FROM stocktakes WHERE id = ?)), 0))
     ${pending.sql} ORDER BY s.number, p.id`,
  ).run(entry, stocktake.id, stocktake.id, ...pending.values);
}

/** How many rows are not counted, and the first of them. */
export function uncounted(
  db: Db,
  stocktake: StocktakeRow,
): { count: number; first: { number: string; location: string }[] } {
  const pending = pendingRows(stocktake);
  if (pending === null) return { count: 0, first: [] };
  const { n } = one<{ n: number }>(db, `SELECT count(*) AS n ${pending.sql}`, ...pending.values)!;
  const first = sql<unknown[], { number: string; location: string }>(
    db,
    `SELECT s.number, p.code AS location ${pending.sql} ORDER BY s.number, p.code LIMIT 3`,
  ).all(...pending.values);
  return { count: n, first };
}

/** What came of a stocktake so far, in figures. */
export interface Summary {
  readonly rows: number;
  readonly matched: number;
  /** Rows that differ in quantity. */
  readonly differing: number;
  /** Rows with goods that are not in order. */
  readonly unfit: number;
  /** Of the value of the variances, in fen: what is short, and what is over. */
  readonly short_value: number;
  readonly over_value: number;
}

export function summaryOf(db: Db, stocktake: StocktakeRow): Summary {
  const { sql: found, values } = judged(stocktake);
  const value = 'CAST(round(s.unit_value * c.variance / 1000.0) AS INTEGER)';
  return one<Summary>(
    db,
    `WITH ${found}
     SELECT count(*) AS rows, count(*) FILTER (WHERE c.variance = 0) AS matched,
       count(*) FILTER (WHERE c.variance <> 0) AS differing, count(*) FILTER (WHERE c.condition <> 'ok') AS unfit,
       coalesce(sum(${value}) FILTER (WHERE c.variance < 0), 0) AS short_value,
       coalesce(sum(${value}) FILTER (WHERE c.variance > 0), 0) AS over_value
     FROM judged c JOIN samples s ON s.id = c.sample_id`,
    ...values,
  )!;
}

/** Rows that differ or are not in order and have no reason, found goods among them: how many, and the first. */
export function firstUnexplained(
  db: Db,
  stocktake: StocktakeRow,
): { count: number; first: { number: string | null; name: string }[] } {
  const { sql: found, values } = judged(stocktake);
  const rows = sql<unknown[], { number: string | null; name: string; total: number }>(
    db,
    `WITH ${found}
     SELECT number, name, count(*) OVER () AS total FROM (
       SELECT c.number, c.name, c.sample_id FROM judged c WHERE c.variance <> 0 OR c.condition <> 'ok'
       UNION ALL SELECT NULL, name, NULL FROM finds WHERE stocktake_id = ? AND quantity > 0) c
     WHERE ${said('explanation')} IS NULL ORDER BY number IS NULL, number LIMIT 3`,
  ).all(...values, stocktake.id, stocktake.id);
  return { count: rows[0]?.total ?? 0, first: rows.map(({ number, name }) => ({ number, name })) };
}

/**
 * Sets aside (temp.acted) the rows of which posting does something: those that differ, and those not in order. What was
 * set aside in the same transaction is not read a second time: telling what a posting does and doing it are one.
 */
export function gatherActed(db: Db, stocktake: StocktakeRow): void {
  const { basis } = one<{ basis: string }>(
    db,
    `SELECT concat_ws(' ', ?, (SELECT max(seq) FROM journal), (SELECT max(id) FROM counts),
       (SELECT max(seq) FROM transfers)) AS basis`,
    stocktake.id,
  )!;
  db.exec('CREATE TEMP TABLE IF NOT EXISTS gathered (basis TEXT)');
  if (db.inTransaction && one(db, 'SELECT 1 FROM temp.gathered WHERE basis = ?', basis)) return;
  const { sql: found, values } = judged(stocktake);
  db.exec(`DROP TABLE IF EXISTS temp.acted;
    CREATE TEMP TABLE acted (sample_id INTEGER, place_id INTEGER, number TEXT, name TEXT, variance INTEGER,
      counted INTEGER, condition TEXT)`);
  run(
    db,
    `WITH ${found} INSERT INTO temp.acted
     SELECT sample_id, place_id, number, name, variance, counted, condition FROM judged
     WHERE variance <> 0 OR condition <> 'ok'`,
    ...values,
  );
  db.exec('DELETE FROM temp.gathered');
  run(db, 'INSERT INTO temp.gathered VALUES (?)', basis);
}

/**
 * What the outcome of a stocktake rests on beside its found goods: its last act of counting, and the last late entry
 * that touches what was counted.
 */
export function basisOf(db: Db, { id }: StocktakeRow): { last_tally: number | null; late: number | null } {
  return one(
    db,
    `SELECT (SELECT max(id) FROM tallies WHERE stocktake_id = ?) AS last_tally,
       (SELECT max(seq) FROM (${LATE}) l WHERE EXISTS (SELECT 1 FROM counts c WHERE c.stocktake_id = ?
         AND c.sample_id = l.sample_id AND c.place_id IN (l.from_id, l.to_id))) AS late`,
    id,
    id,
    id,
    id,
  )!;
}
