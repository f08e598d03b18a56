/** Counts as they are recorded: many rows, one tally, one hash. */
import { createHash } from 'node:crypto';
import { dayNumber, dayOf } from '../domain/calendar.ts';
import type { Grid } from '../domain/grids.ts';
import type { Condition } from '../domain/stocktaking.ts';
import type { Entry } from './journal.ts';
import { balanceAt } from './ledger.ts';
import { type Db, gridOf, iterated, one, run, sql } from './sql.ts';

/** One count, as stored. Quantities in thousandths. */
export interface CountRow {
  readonly id: number;
  readonly entry: number;
  readonly stocktake_id: number;
  readonly sample_id: number;
  readonly place_id: number;
  readonly number: string;
  readonly name: string;
  readonly book: number;
  readonly counted: number;
  readonly condition: Condition;
}

const COLUMNS = 'id, entry, stocktake_id, sample_id, place_id, number, name, book, counted, condition';

/** Hashes counts one after the other, in the order of their ids; the form is fixed for good (schema.sql, tallies). */
export function countHash(): { add(row: CountRow): void; end(): Buffer } {
  const hash = createHash('sha256');
  let text = '';
  return {
    add(row) {
      const { id, entry, stocktake_id, sample_id, place_id, number, name, book, counted, condition } = row;
      text += `${JSON.stringify([id, entry, stocktake_id, sample_id, place_id, number, name, book, counted, condition])}\n`;
      if (text.length < 65_536) return;
      hash.update(text);
      text = '';
    },
    end: () => hash.update(text).digest(),
  };
}

/** All counts in the order in which they were recorded. */
export function readCounts(db: Db): IterableIterator<CountRow> {
  return sql<unknown[], CountRow>(db, `SELECT ${COLUMNS} FROM counts ORDER BY id`).iterate();
}

/** Who counted how, and whose moment the book quantities are. */
export interface Tally {
  readonly stocktakeId: number;
  readonly operatorId: number;
  readonly how: 'typed' | 'scanned' | 'sheet' | 'assumed';
  readonly countedOn: string;
  readonly countedAt: string;
}

/** Puts one count on record, with its tally. */
export function recordCount(db: Db, entry: Entry, tally: Tally, row: Omit<CountRow, 'id' | 'entry' | 'stocktake_id'>) {
  run(
    db,
    `INSERT INTO counts (entry, stocktake_id, sample_id, place_id, number, name, book, counted, condition)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    entry.seq,
    tally.stocktakeId,
    row.sample_id,
    row.place_id,
    row.number,
    row.name,
    row.book,
    row.counted,
    row.condition,
  );
  closeTally(db, entry, tally);
}

/** Seals the counts that were written under this entry by one tally; nothing where there are none. */
export function closeTally(
  db: Db,
  entry: Entry,
  { stocktakeId, operatorId, how, countedOn, countedAt }: Tally,
): number {
  const digest = countHash();
  let counts = 0;
  const written = sql<unknown[], CountRow>(
    db,
    `SELECT ${COLUMNS} FROM counts
     WHERE id > coalesce((SELECT id FROM counts WHERE entry <> ? ORDER BY id DESC LIMIT 1), 0) ORDER BY id`,
  );
  for (const row of written.iterate(entry.seq)) {
    digest.add(row);
    counts += 1;
  }
  if (counts === 0) return 0;
  entry.add('tallies', {
    stocktake_id: stocktakeId,
    operator_id: operatorId,
    how,
    counted_on: countedOn,
    counted_at: countedAt,
    last_transfer: one<{ seq: number | null }>(db, 'SELECT max(seq) AS seq FROM transfers')?.seq ?? 0,
    counts,
    hash: digest.end(),
  });
  return counts;
}

/** The latest count of a row, with who took it and how. */
export interface LatestCount {
  readonly id: number;
  readonly counted: number;
  readonly book: number;
  readonly condition: Condition;
  readonly operator_id: number;
  readonly operator: string;
  readonly how: Tally['how'];
}

export function latestCount(db: Db, stocktakeId: number, sampleId: number, placeId: number): LatestCount | undefined {
  return one(
    db,
    `SELECT c.id, c.counted, c.book, c.condition, t.operator_id, o.code AS operator, t.how
     FROM counts c JOIN tallies t ON t.entry = c.entry JOIN operators o ON o.id = t.operator_id
     WHERE c.stocktake_id = ? AND c.sample_id = ? AND c.place_id = ? ORDER BY c.id DESC LIMIT 1`,
    stocktakeId,
    sampleId,
    placeId,
  );
}

/** SQL: whether transfer `t` with its entry `j` came at or after a moment; takes day, day, moment. */
export const FROM_THEN_ON = '(t.day > ? OR (t.day = ? AND j.happened_at >= ?))';

/**
 * How much of a sample the book had at a place at a moment, as the book knows it now, in thousandths: the balance less
 * what happened from that moment on. `from` null = now.
 */
export function bookAt(db: Db, sampleId: number, placeId: number, from: string | null): number {
  const now = balanceAt(db, sampleId, placeId);
  if (from === null) return now;
  const day = dayNumber(dayOf(from));
  const { net } = one<{ net: number }>(
    db,
    `SELECT coalesce(sum(iif(t.to_id = ?, t.quantity, -t.quantity)), 0) AS net
     FROM transfers t JOIN journal j ON j.seq = t.entry
     WHERE t.sample_id = ? AND ? IN (t.from_id, t.to_id) AND ${FROM_THEN_ON}`,
    placeId,
    sampleId,
    placeId,
    day,
    day,
    from,
  )!;
  return Math.max(0, now - net);
}

/** Whether a sample was counted in a stocktake, wherever. */
export function isCounted(db: Db, stocktakeId: number, sampleId: number): boolean {
  return one(db, 'SELECT 1 FROM counts WHERE stocktake_id = ? AND sample_id = ?', stocktakeId, sampleId) !== undefined;
}

/** A count on record, with who took it; `holds` where no later one replaced it. */
export interface RecordedCount extends Omit<CountRow, 'id' | 'entry' | 'stocktake_id' | 'sample_id' | 'place_id'> {
  readonly location: string;
  readonly unit: string;
  readonly counted_at: string;
  readonly operator: string;
  readonly how: Tally['how'];
  readonly holds: number;
}

/** Everything that was counted in a stocktake, or of one sample in it, in the order of recording. */
export function recordedCounts(db: Db, stocktakeId: number, sampleId: number | null): Iterable<RecordedCount> {
  return iterated<RecordedCount>(
    db,
    `SELECT c.number, c.name, p.code AS location, c.counted, s.unit, c.book, c.condition, j.recorded_at AS counted_at,
       o.code AS operator, t.how, NOT EXISTS (SELECT 1 FROM counts l WHERE l.stocktake_id = c.stocktake_id
         AND l.sample_id = c.sample_id AND l.place_id = c.place_id AND l.id > c.id) AS holds
     FROM counts c JOIN tallies t ON t.entry = c.entry JOIN operators o ON o.id = t.operator_id
       JOIN places p ON p.id = c.place_id JOIN samples s ON s.id = c.sample_id JOIN journal j ON j.seq = c.entry
     WHERE c.stocktake_id = ? ${sampleId === null ? '' : 'AND c.sample_id = ?'} ORDER BY c.id`,
    ...(sampleId === null ? [stocktakeId] : [stocktakeId, sampleId]),
  );
}

/** The counts that hold, of every stocktake that was not cancelled, as they can be imported again. */
export function heldCounts(db: Db): Grid {
  return gridOf(
    db,
    `SELECT c.number, p.code AS location, c.counted, c.condition, k.number AS stocktake
     FROM counts c JOIN places p ON p.id = c.place_id JOIN stocktakes k ON k.id = c.stocktake_id
     WHERE k.state <> 'cancelled' AND NOT EXISTS (SELECT 1 FROM counts l WHERE l.stocktake_id = c.stocktake_id
       AND l.sample_id = c.sample_id AND l.place_id = c.place_id AND l.id > c.id)
     ORDER BY k.id, c.number, p.code`,
  );
}
