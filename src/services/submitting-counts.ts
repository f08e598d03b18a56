/** From counts to an outcome: why rows differ, goods that the book does not know, and handing it in. */

import { withOffset } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import { HOUSE } from '../domain/house.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { DEFAULT_UNIT, toDecimal, toDecimalOrNull, toYuan } from '../domain/quantities.ts';
import { boolean, integer, nullable, number, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { CONDITION_CODES, type Condition, STOCKTAKE_STATES, type StocktakeState } from '../domain/stocktaking.ts';
import { closeTally, isCounted, recordedCounts } from '../store/counts.ts';
import { type FindRow, findsOf } from '../store/finds.ts';
import { readingRows } from '../store/sql.ts';
import type { StocktakeRow } from '../store/stocktakes.ts';
import {
  countNothing,
  firstUnexplained,
  summaryOf,
  uncounted,
  type VarianceRow,
  variances,
} from '../store/variances.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { requestApproval } from './approving.ts';
import { momentOfCount } from './counting.ts';
import { findCustomer, findPlace, findSample } from './naming.ts';
import { STOCKTAKE_POSTING } from './posting-counts.ts';
import { findStocktake, isHidden, openIn } from './stocktaking.ts';

/** What was found, row by row; the book stays hidden while a blind stocktake is counted. @throws Refusal slip_not_found */
export async function varianceRows(acting: Acting, typed: string, statuses: readonly string[] | undefined) {
  permit(acting, 'read');
  const { db } = acting.store;
  const stocktake = findStocktake(db, typed);
  const hidden = isHidden(stocktake);
  return readingRows(db, function* () {
    for (const row of variances(db, stocktake)) {
      const seen = shown(row, hidden);
      if (statuses === undefined || (seen.status !== null && statuses.includes(seen.status))) yield seen;
    }
  });
}

function shown(row: VarianceRow, hidden: boolean) {
  return {
    ...row,
    number: row.number === null ? null : showSampleNumber(row.number),
    book: hidden ? null : toDecimal(row.book),
    counted: toDecimalOrNull(row.counted),
    variance: hidden ? null : toDecimalOrNull(row.variance),
    // Whether it is more or less than the book would tell where the book is by trying.
    status: hidden && row.counted !== null ? null : row.status,
    value: hidden ? null : toYuan(row.value),
  };
}

/** Every count on record, also those that a later one replaced. @throws Refusal slip_not_found, sample_not_found */
export async function countsOnRecord(acting: Acting, typed: string, number: string | undefined) {
  permit(acting, 'read');
  const { db } = acting.store;
  const stocktake = findStocktake(db, typed);
  const sample = number === undefined ? null : findSample(db, number).id;
  const hidden = isHidden(stocktake);
  return readingRows(db, function* () {
    for (const { holds, ...row } of recordedCounts(db, stocktake.id, sample))
      yield {
        ...row,
        number: showSampleNumber(row.number),
        counted: toDecimal(row.counted),
        book: hidden ? null : toDecimal(row.book),
        counted_at: withOffset(row.counted_at),
        replaced: holds === 0,
      };
  });
}

export const EXPLAINED = object({
  stocktake: text,
  number: text,
  name: text,
  reason: text,
  proposal: nullable(text),
});
export type Explained = TypeOf<typeof EXPLAINED>;

/** Puts down why the rows of a sample differ, and what is to be done about it; what is said later replaces both. @throws Refusal row_not_counted */
export async function explain(
  acting: Acting,
  input: { stocktake: string; number: string; reason: string; proposal?: string | undefined },
): Promise<Explained> {
  permit(acting, 'custody');
  return record(acting, 'stocktake explain', input, (deed) => {
    const { db, entry } = deed;
    const stocktake = openIn(deed, input.stocktake);
    const sample = findSample(db, input.number);
    const named = { stocktake: stocktake.number, number: showSampleNumber(sample.number), name: sample.name };
    if (!isCounted(db, stocktake.id, sample.id)) refuse('row_not_counted', named);
    entry.add('explanations', { stocktake_id: stocktake.id, sample_id: sample.id });
    entry.remark('explanation', input.reason);
    if (input.proposal !== undefined) entry.remark('proposal', input.proposal);
    return { ...named, reason: input.reason, proposal: input.proposal ?? null };
  });
}

export interface FoundInput {
  readonly stocktake: string;
  readonly name: string;
  /** Thousandths; zero withdraws it. */
  readonly quantity: number;
  readonly location?: string | undefined;
  readonly customer?: string | undefined;
  readonly unit?: string | undefined;
  readonly spec?: string | undefined;
  readonly category?: string | undefined;
  readonly condition?: Condition | undefined;
  readonly note?: string | undefined;
  readonly correct?: boolean | undefined;
}

export const FOUND = object({
  stocktake: text,
  name: text,
  quantity: number,
  unit: text,
  location: text,
  customer: text,
  condition: oneOf(...CONDITION_CODES),
});
export type Found = TypeOf<typeof FOUND>;

/**
 * Records goods that turned up and have no number. They become samples, still to be inspected, when the stocktake is
 * approved. The same name at the same place again needs `correct`. @throws Refusal counted_already, place_needed
 */
export async function recordFound(acting: Acting, input: FoundInput): Promise<Found> {
  permit(acting, 'custody');
  return record(acting, 'stocktake found', input, (deed) => {
    const { db, entry } = deed;
    const stocktake = openIn(deed, input.stocktake);
    const place = placeOfFind(deed, stocktake, input);
    const customer = findCustomer(db, input.customer ?? stocktake.customer ?? HOUSE);
    const before = findsOf(db, stocktake.id).find(({ name, place_id }) => name === input.name && place_id === place.id);
    if (before && !input.correct) refuseFound(stocktake, before, place.code);
    const unit = input.unit || before?.unit || DEFAULT_UNIT[acting.store.language];
    const row = {
      spec: input.spec || before?.spec || null,
      category: input.category || before?.category || stocktake.category,
      unit,
      customer_id: customer.id,
      quantity: input.quantity,
      condition: input.condition ?? 'ok',
      found_by: acting.operator.id,
    };
    if (before) entry.change('finds', before.id, row);
    else entry.add('finds', { stocktake_id: stocktake.id, place_id: place.id, name: input.name, ...row });
    entry.remark('note', input.note);
    return {
      stocktake: stocktake.number,
      name: input.name,
      quantity: toDecimal(input.quantity),
      unit,
      location: place.code,
      customer: customer.code,
      condition: row.condition,
    };
  });
}

function placeOfFind(
  { db }: Deed,
  stocktake: StocktakeRow,
  { location, name }: FoundInput,
): { id: number; code: string } {
  if (location !== undefined) return findPlace(db, location);
  if (stocktake.place_id !== null) return { id: stocktake.place_id, code: stocktake.location! };
  return refuse('place_needed', { what: name, stocktake: stocktake.number, places: [] });
}

function refuseFound({ number }: StocktakeRow, { name, quantity, unit }: FindRow, location: string): never {
  return refuse('counted_already', { stocktake: number, what: name, location, counted: toDecimal(quantity), unit });
}

const STATES = Object.keys(STOCKTAKE_STATES) as StocktakeState[];
export const SUBMITTED = object({
  stocktake: text,
  approval: nullable(text),
  state: oneOf(...STATES),
  counted: integer,
  matched: integer,
  differing: integer,
  unfit: integer,
  found: integer,
  /** Rows that nobody counted and that are taken for missing. */
  assumed: integer,
  short_value: number,
  over_value: number,
  nothing_differs: boolean,
});
export type Submitted = TypeOf<typeof SUBMITTED>;

export interface SubmitInput {
  readonly stocktake: string;
  readonly reason?: string | undefined;
  readonly uncounted_as_missing?: boolean | undefined;
}

/**
 * Hands a stocktake in: where nothing differs it is closed at once, else somebody else is asked to approve it.
 * @throws Refusal stocktake_state, rows_uncounted, rows_unexplained
 */
export async function submitStocktake(acting: Acting, input: SubmitInput): Promise<Submitted> {
  permit(acting, 'custody');
  return record(acting, 'stocktake submit', input, (deed) => {
    const { db, entry } = deed;
    const stocktake = openIn(deed, input.stocktake);
    const assumed = input.uncounted_as_missing ? assumeMissing(deed, stocktake) : 0;
    const open = uncounted(db, stocktake);
    if (open.count > 0) {
      const first = open.first.map(({ number: bare, location }) => ({ number: showSampleNumber(bare), location }));
      refuse('rows_uncounted', { stocktake: stocktake.number, uncounted: open.count, first });
    }
    const found = findsOf(db, stocktake.id).filter(({ quantity }) => quantity > 0);
    const before = summaryOf(db, stocktake);
    const nothing = before.differing === 0 && before.unfit === 0 && found.length === 0;
    if (input.reason && !nothing) {
      entry.add('explanations', { stocktake_id: stocktake.id });
      entry.remark('explanation', input.reason);
    }
    refuseUnexplained(deed, stocktake);
    const state = nothing ? ('closed' as const) : ('submitted' as const);
    const today = deed.happenedOn();
    entry.change('stocktakes', stocktake.id, {
      state,
      submitted_on: today,
      submitted_by: acting.operator.id,
      ...(nothing ? { closed_on: today } : {}),
    });
    const about = { subject: stocktake.number, reason: input.reason, ...ownerOf(stocktake) };
    const approval = nothing
      ? null
      : requestApproval(deed, STOCKTAKE_POSTING, { stocktake_id: stocktake.id }, about).approval;
    if (approval !== null) entry.change('stocktakes', stocktake.id, { approval });
    return {
      stocktake: stocktake.number,
      approval,
      state,
      counted: before.rows,
      matched: before.matched,
      differing: before.differing,
      unfit: before.unfit,
      found: found.length,
      assumed,
      short_value: toYuan(before.short_value)!,
      over_value: toYuan(before.over_value)!,
      nothing_differs: nothing,
    };
  });
}

/** What the book has and nobody counted is put down as counted: nothing there but what has come meanwhile. */
function assumeMissing(deed: Deed, stocktake: StocktakeRow): number {
  const { db, entry, acting } = deed;
  countNothing(db, entry.seq, stocktake);
  const { countedAt } = momentOfCount({ ...acting, at: null });
  return closeTally(db, entry, {
    stocktakeId: stocktake.id,
    operatorId: acting.operator.id,
    how: 'assumed',
    countedOn: deed.happenedOn(),
    countedAt,
  });
}

function refuseUnexplained({ db }: Deed, stocktake: StocktakeRow): void {
  const { count, first } = firstUnexplained(db, stocktake);
  if (count === 0) return;
  const named = first.map(({ number: bare, name }) => ({ number: bare === null ? '' : showSampleNumber(bare), name }));
  refuse('rows_unexplained', { stocktake: stocktake.number, unexplained: count, first: named });
}

/** Whose goods it is about, where it counts one customer's. */
function ownerOf({ customer_id }: StocktakeRow): { customer_id?: number } {
  return customer_id === null ? {} : { customer_id };
}
