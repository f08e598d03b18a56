/** The ledger as people read it: what moved, from where to where, by whom, and what was written with it. */
import { dayNumber, dayOf, endOfDay, momentOf, startOfDay } from '../domain/calendar.ts';
import { type Composer, composer, iterate } from './composing.ts';
import { conditionsOn, type SampleFilter } from './finding.ts';
import { placeCode } from './places.ts';
import { remembered } from './remembering.ts';
import { all, type Db, one, sql } from './sql.ts';

/** A movement; the quantity in thousandths, instants UTC, the sample's number bare. */
export interface Movement {
  readonly number: string;
  readonly movement: number;
  readonly at: string;
  readonly recorded_at: string;
  readonly kind: string;
  readonly quantity: number;
  /** Codes of places, persons and customers, or the names of accounts: used, scrapped, variance, split. */
  readonly from: string;
  readonly to: string;
  readonly operator: string;
  readonly note: string | null;
  readonly reverses: number | null;
}

interface Posted {
  readonly number: string;
  readonly seq: number;
  readonly entry: number;
  readonly kind: string;
  readonly from_id: number;
  readonly to_id: number;
  readonly quantity: number;
  readonly reverses: number | null;
  readonly day: number;
  readonly happened_at: string;
  readonly recorded_at: string;
  readonly operator: string;
}

const POSTED = `SELECT s.number, t.seq, t.entry, t.kind, t.from_id, t.to_id, t.quantity, t.reverses, t.day,
    j.happened_at, j.recorded_at, o.code AS operator
  FROM transfers t JOIN samples s ON s.id = t.sample_id JOIN journal j ON j.seq = t.entry
       JOIN operators o ON o.id = j.operator_id
  WHERE t.sample_id = ?`;

/** The movements of one sample in order of recording, up to the end of a past day or all of them. */
export function historyOf(db: Db, sampleId: number, day: number | null = null): Movement[] {
  return [...told(db, all<Posted>(db, `${POSTED} AND t.day <= ? ORDER BY t.seq`, sampleId, day ?? 99_999_999))];
}

/** The movements of one sample that were recorded after an entry, in order of recording. */
export function movementsSince(db: Db, sampleId: number, entry: number): Movement[] {
  return [...told(db, all<Posted>(db, `${POSTED} AND t.entry > ? ORDER BY t.seq`, sampleId, entry))];
}

/** Which movements a report is about; days as integers, both included. */
export interface MovementQuestion {
  readonly filter: SampleFilter;
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * The movements that were recorded on a later day than they happened, recorded from one day to another (`YYYY-MM-DD`,
 * both included; null = no limit), in order of recording.
 */
export async function lateMovements(
  db: Db,
  { filter, from, to }: { filter: SampleFilter; from: string | null; to: string | null },
): Promise<Iterable<Movement>> {
  const c = await composer();
  const { sql } = c;
  // Only entries that say another time than the clock's, and sheets, which carry days of their own, can be late.
  let query = ledgerFirst(c)
    .innerJoin('journal as j', 'j.seq', 't.entry')
    .innerJoin('operators as o', 'o.id', 'j.operator_id')
    .select(['s.number', 't.seq', 't.entry', 't.kind', 't.from_id', 't.to_id', 't.quantity', 't.reverses'])
    .select(['t.day', 'j.happened_at', 'j.recorded_at', 'o.code as operator'])
    .whereRef('s.id', '=', 't.sample_id')
    .where(sql<boolean>`(j.happened_at < j.recorded_at OR j.command LIKE 'import %')`)
    .orderBy('t.seq');
  if (from !== null) query = query.where('j.recorded_at', '>=', startOfDay(from));
  if (to !== null) query = query.where('j.recorded_at', '<=', endOfDay(to));
  for (const condition of conditionsOn(c, filter)) query = query.where(condition);
  return told(db, late(iterate<Posted>(db, query.compile())));
}

function* late(rows: Iterable<Posted>): Generator<Posted> {
  for (const row of rows) if (row.day < dayNumber(dayOf(row.recorded_at))) yield row;
}

/** More movements than these are read in their own order instead of by day and then sorted. */
const FEW = 50_000;

/** The movements of a period in order of recording. */
export async function movementsOf(db: Db, { filter, from, to }: MovementQuestion): Promise<Iterable<Movement>> {
  const c = await composer();
  const { sql } = c;
  const [first, last] = [from ?? 0, to ?? 99_999_999];
  // Of one customer: his samples, then theirs. Of few days: by day. Else the ledger from its beginning, without
  // sorting, because millions of rows would fill memory. (The plus keeps the index by day out of it.)
  const ofOne = filter.customer_id !== undefined;
  const day = sql.raw(!ofOne && countUpTo(db, FEW, first, last) < FEW ? 't.day' : '+t.day');
  let query = (ofOne ? c.query.selectFrom('samples as s').crossJoin('transfers as t') : ledgerFirst(c))
    .innerJoin('journal as j', 'j.seq', 't.entry')
    .innerJoin('operators as o', 'o.id', 'j.operator_id')
    .select(['s.number', 't.seq', 't.entry', 't.kind', 't.from_id', 't.to_id', 't.quantity', 't.reverses'])
    .select(['t.day', 'j.happened_at', 'j.recorded_at', 'o.code as operator'])
    .whereRef('s.id', '=', 't.sample_id')
    .where(sql<boolean>`${day} BETWEEN ${first} AND ${last}`)
    .orderBy('t.seq');
  for (const condition of conditionsOn(c, filter)) query = query.where(condition);
  return told(db, iterate<Posted>(db, query.compile()));
}

function ledgerFirst({ query }: Composer) {
  return query.selectFrom('transfers as t').crossJoin('samples as s');
}

function countUpTo(db: Db, most: number, first: number, last: number): number {
  return one<{ count: number }>(
    db,
    'SELECT count(*) AS count FROM (SELECT 1 FROM transfers WHERE day BETWEEN ? AND ? LIMIT ?)',
    first,
    last,
    most,
  )!.count;
}

function* told(db: Db, posted: Iterable<Posted>): Generator<Movement> {
  const code = remembered((id) => placeCode(db, id));
  const note = noteReader(db);
  for (const row of posted) {
    yield {
      number: row.number,
      movement: row.seq,
      at: momentOf(row.happened_at, row.day),
      recorded_at: row.recorded_at,
      kind: row.kind,
      quantity: row.quantity,
      from: code(row.from_id),
      to: code(row.to_id),
      operator: row.operator,
      note: note(row),
      reverses: row.reverses,
    };
  }
}

/** What people say about a movement, in the order in which it is read. */
const TOLD = `'note', 'purpose', 'reason', 'stocktake'`;

/** Reads what was written with movements; the remarks of an entry are read once while its movements pass. */
function noteReader(db: Db): (row: Posted) => string | null {
  let entry = 0;
  let first: number | null = null;
  let lines = new Map<number, string>();
  return (row) => {
    if (row.entry !== entry) {
      entry = row.entry;
      first = null;
      lines = wordsByLine(db, entry);
    }
    if (lines.size === 0) return null;
    if (row.kind !== 'receive') return [...lines.values()].join('; ');
    // A delivery has a note for each line, and its movements stand in the order of the lines.
    first ??= firstOfEntry(db, row);
    return lines.get(row.seq - first) ?? null;
  };
}

function wordsByLine(db: Db, entry: number): Map<number, string> {
  const lines = new Map<number, string>();
  const found = sql<unknown[], { line: number; words: string }>(
    db,
    `SELECT line, words FROM remarks WHERE entry = ? AND field IN (${TOLD}) AND words IS NOT NULL ORDER BY line, field`,
  ).all(entry);
  for (const { line, words } of found) {
    const before = lines.get(line);
    lines.set(line, before === undefined ? words : `${before}; ${words}`);
  }
  return lines;
}

/** The first movement of an entry: they stand side by side and in order, so halving the distance finds it. */
export function firstOfEntry(db: Db, { entry, seq }: { entry: number; seq: number }): number {
  let before = 0;
  let first = seq;
  while (first - before > 1) {
    const middle = Math.floor((before + first) / 2);
    const found = one<{ entry: number }>(db, 'SELECT entry FROM transfers WHERE seq = ?', middle)?.entry ?? 0;
    if (found >= entry) first = middle;
    else before = middle;
  }
  return first;
}
