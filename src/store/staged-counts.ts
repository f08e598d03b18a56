/** Counts of a sheet: to which stocktake they belong, which rows of it they mean, and what was counted there before. */
import { dayNumber, dayOf } from '../domain/calendar.ts';
import { isCountedAlike } from '../domain/units.ts';
import { closeTally, FROM_THEN_ON } from './counts.ts';
import { samplesByTail } from './samples.ts';
import { type Db, one, run, sql } from './sql.ts';
import { mergeGroups } from './staged-groups.ts';
import { type Decisions, refuseWhere, type Staged, type StagedColumn, type Writing } from './staging.ts';
import { openStocktakes, PLACES_BELOW, type StocktakeRow } from './stocktakes.ts';

/** What is said of all counts of a sheet beside what stands in it. */
export interface CountsInto {
  /** Number of the stocktake. */
  readonly stocktake?: string | undefined;
  /** Counts of the same person are put right. */
  readonly correct?: boolean | undefined;
  /** The moment whose book the counts go with; left out = when they are recorded. */
  readonly moment?: { readonly countedAt: string; readonly from: string | null } | undefined;
}

const text = (name: string): StagedColumn => ({ name, type: 'TEXT' });
const whole = (name: string): StagedColumn => ({ name, type: 'INTEGER' });

const COLUMNS: readonly StagedColumn[] = [
  ...'number,number_bare,number_key,verdict,location,place_code,condition,stocktake,slip,counted_in'
    .split(',')
    .map(text),
  ...['counted', 'place_id', 'book'].map(whole),
];

const COMPARED = [
  { key: 'counted', column: 'counted' },
  { key: 'condition', column: 'condition' },
];

export function stagedCounts(into: CountsInto): Staged {
  return {
    columns: COLUMNS,
    decide: (db, decisions) => decide(db, decisions, into),
    apply: (db, writing) => apply(db, writing, into),
  };
}

function decide(db: Db, decisions: Decisions, into: CountsInto): void {
  db.exec(`UPDATE staged SET place_id = NULL, condition = coalesce(condition, 'ok')`);
  const stocktake = chosen(db, into);
  if (stocktake === null) return;
  matchNumbers(db);
  refuseUnits(db);
  refuseOutside(db, stocktake);
  namePlaces(db, stocktake);
  compare(db, stocktake, decisions, into);
  mergeGroups(db, COMPARED, { ...decisions, onConflict: 'update' });
}

/** The stocktake that the sheet is for; where there is none, every row says why. */
function chosen(db: Db, into: CountsInto): StocktakeRow | null {
  const open = openStocktakes(db).filter(({ state }) => state === 'open');
  const named =
    into.stocktake ??
    one<{ slip: string }>(db, 'SELECT slip FROM staged WHERE slip IS NOT NULL ORDER BY row LIMIT 1')?.slip;
  const stocktake =
    named === undefined ? (open.length === 1 ? open[0]! : null) : open.find(({ number }) => number === named);
  if (stocktake === null) {
    refuseWhere(db, 'stocktake', 'stocktake_unclear', '1', `json_object('open', ${open.length})`);
    return null;
  }
  if (stocktake === undefined) {
    refuseWhere(db, 'stocktake', 'stocktake_closed', '1', `json_object('value', coalesce(slip, ${quoted(named!)}))`);
    return null;
  }
  const other = `slip IS NOT NULL AND slip <> ${quoted(stocktake.number)}`;
  refuseWhere(db, 'stocktake', 'other_stocktake', other, `json_object('value', slip)`);
  return stocktake;
}

function quoted(words: string): string {
  return `'${words.replaceAll("'", "''")}'`;
}

/** Whole numbers, old numbers, and tails with their check character. */
function matchNumbers(db: Db): void {
  const value = `json_object('value', number)`;
  db.exec(
    `UPDATE staged SET target = (SELECT id FROM samples s WHERE s.number = staged.number_bare) WHERE outcome IS NULL;
     UPDATE staged SET target = (SELECT iif(count(*) = 1, min(sample_id), NULL) FROM aliases a WHERE a.match_key = staged.number_key)
     WHERE outcome IS NULL AND target IS NULL`,
  );
  const tails = sql<unknown[], { number_bare: string }>(
    db,
    `SELECT DISTINCT number_bare FROM staged WHERE outcome IS NULL AND target IS NULL AND verdict = 'tail'`,
  ).all();
  for (const { number_bare } of tails) {
    const [only, ...more] = samplesByTail(db, number_bare);
    if (only && more.length === 0)
      run(
        db,
        'UPDATE staged SET target = ? WHERE outcome IS NULL AND target IS NULL AND number_bare = ?',
        only.id,
        number_bare,
      );
    else if (only)
      refuseWhere(db, 'number', 'number_ambiguous', `target IS NULL AND number_bare = ${quoted(number_bare)}`, value);
  }
  const several = 'target IS NULL AND (SELECT count(*) FROM aliases a WHERE a.match_key = staged.number_key) > 1';
  refuseWhere(db, 'number', 'number_ambiguous', several, value);
  refuseWhere(db, 'number', 'check_wrong', `target IS NULL AND verdict = 'wrong_check'`, value);
  refuseWhere(db, 'number', 'number_unknown', 'target IS NULL', value);
}

/** 5 千米 of what is kept in 米 are not 5. */
function refuseUnits(db: Db): void {
  const pairs = sql<unknown[], { said: string; kept: string }>(
    db,
    `SELECT DISTINCT w.counted_in AS said, s.unit AS kept FROM staged w JOIN samples s ON s.id = w.target
     WHERE w.outcome IS NULL AND w.counted_in IS NOT NULL`,
  ).all();
  for (const { said, kept } of pairs) {
    if (isCountedAlike(said, kept)) continue;
    const facts = `json_object('value', counted_in, 'unit', ${quoted(kept)})`;
    const here = `counted_in = ${quoted(said)} AND EXISTS (SELECT 1 FROM samples s WHERE s.id = target AND s.unit = ${quoted(kept)})`;
    refuseWhere(db, 'counted', 'unit_of_sample', here, facts);
  }
}

function refuseOutside(db: Db, { category, customer_id }: StocktakeRow): void {
  const sample = (condition: string) => `NOT EXISTS (SELECT 1 FROM samples s WHERE s.id = target AND ${condition})`;
  const value = `json_object('value', number)`;
  if (customer_id !== null) refuseWhere(db, 'number', 'outside_scope', sample(`s.customer_id = ${customer_id}`), value);
  if (category !== null)
    refuseWhere(db, 'number', 'outside_scope', sample(`lower(s.category) = lower(${quoted(category)})`), value);
}

/** As said, else the one place of the scope that should have it, else the scope's own place. */
function namePlaces(db: Db, { place_id }: StocktakeRow): void {
  const value = `json_object('value', location)`;
  db.exec(
    `UPDATE staged SET place_id = (SELECT id FROM places p WHERE p.code = staged.place_code) WHERE place_code IS NOT NULL`,
  );
  refuseWhere(db, 'location', 'place_unknown', 'place_code IS NOT NULL AND place_id IS NULL', value);
  const retired = 'EXISTS (SELECT 1 FROM places p WHERE p.id = place_id AND p.retired_on IS NOT NULL)';
  refuseWhere(db, 'location', 'place_retired', retired, value);
  const inside = place_id === null ? '' : `AND p.id IN ${PLACES_BELOW.replace('?', String(place_id))}`;
  db.exec(
    `UPDATE staged SET place_id = (
       SELECT CASE count(*) WHEN 1 THEN min(p.id) WHEN 0 THEN ${place_id ?? 'NULL'} END FROM balances b JOIN places p ON p.id = b.place_id
       WHERE b.sample_id = target AND b.bounded = 1 AND b.quantity > 0 AND p.kind = 'storage' ${inside})
     WHERE outcome IS NULL AND place_code IS NULL`,
  );
  refuseWhere(db, 'location', 'place_needed', 'place_id IS NULL', `json_object('value', number)`);
}

/** What was counted there before: nothing, by somebody else (a recount), or by the same person. */
function compare(db: Db, { id }: StocktakeRow, { operatorId }: Decisions, { correct }: CountsInto): void {
  const before = `(SELECT max(c.id) FROM counts c WHERE c.stocktake_id = ${id} AND c.sample_id = target AND c.place_id = staged.place_id)`;
  const mine = `EXISTS (SELECT 1 FROM counts c JOIN tallies t ON t.entry = c.entry WHERE c.id = ${before} AND t.operator_id = ${operatorId}`;
  const same = 'c.counted = staged.counted AND c.condition = staged.condition)';
  if (one(db, 'SELECT 1 FROM counts WHERE stocktake_id = ?', id) === undefined)
    db.exec(`UPDATE staged SET outcome = 'new' WHERE outcome IS NULL`);
  else {
    db.exec(`UPDATE staged SET outcome = 'unchanged' WHERE outcome IS NULL AND ${mine} AND ${same}`);
    const was = `(SELECT c.counted / 1000.0 FROM counts c WHERE c.id = ${before})`;
    if (!correct) refuseWhere(db, 'counted', 'counted_already', `${mine})`, `json_object('stored', ${was})`);
    db.exec(`UPDATE staged SET outcome = iif(${before} IS NULL, 'new', 'changed') WHERE outcome IS NULL`);
  }
  db.exec(
    `UPDATE staged SET ident = target || ' ' || place_id, book = ${id} WHERE outcome IN ('new', 'changed', 'unchanged')`,
  );
}

/** Writes the counts with the book of their moment, and seals them as one tally. */
function apply(db: Db, { entry, day, operatorId, now }: Writing, { moment }: CountsInto): void {
  const stocktakeId = one<{ id: number }>(db, 'SELECT book AS id FROM staged WHERE writes LIMIT 1')!.id;
  const from = moment?.from ?? null;
  const after =
    from === null
      ? '0'
      : `coalesce((SELECT sum(iif(t.to_id = w.place_id, t.quantity, -t.quantity)) FROM transfers t JOIN journal j ON j.seq = t.entry
           WHERE t.sample_id = w.target AND w.place_id IN (t.from_id, t.to_id) AND ${FROM_THEN_ON}), 0)`;
  const since = from === null ? [] : [dayNumber(dayOf(from)), dayNumber(dayOf(from)), from];
  run(
    db,
    `INSERT INTO counts (entry, stocktake_id, sample_id, place_id, number, name, book, counted, condition)
     SELECT ?, ?, w.target, w.place_id, s.number, s.name, max(0, coalesce(b.quantity, 0) - ${after}), w.counted, w.condition
     FROM staged w JOIN samples s ON s.id = w.target
       LEFT JOIN balances b ON b.sample_id = w.target AND b.place_id = w.place_id
     WHERE w.writes ORDER BY w.row`,
    entry.seq,
    stocktakeId,
    ...since,
  );
  closeTally(db, entry, { stocktakeId, operatorId, how: 'sheet', countedOn: day, countedAt: moment?.countedAt ?? now });
}
