/** Stocktakes from their opening to their end: what is counted, how far it is, and agreeing it with the books. */
import { approvalState } from '../domain/approvals.ts';
import { addDays, daysBetween } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { boolean, day, integer, nullable, number, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { STOCKTAKE_STATES, type StocktakeState } from '../domain/stocktaking.ts';
import { stocktakeRow } from '../reports/stocktakes.ts';
import { approvalByNumber } from '../store/approvals.ts';
import { subtreeIds } from '../store/places.ts';
import { nextSlipNumber } from '../store/serials.ts';
import { settingOf } from '../store/settings.ts';
import { type Db, reading } from '../store/sql.ts';
import {
  countedStocktake,
  expectedRows,
  listStocktakes,
  notCountedSince,
  openStocktakes,
  type StocktakeRow,
  stocktakeById,
  stocktakeByNumber,
} from '../store/stocktakes.ts';
import { summaryOf, uncounted } from '../store/variances.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { decisionDay } from './approving.ts';
import { findCustomer, findPlace, readSlipNumber } from './naming.ts';
import { REOPENED } from './posting-counts.ts';

/** The stocktake with that number. @throws Refusal slip_not_found */
export function findStocktake(db: Db, typed: string): StocktakeRow {
  return stocktakeByNumber(db, readSlipNumber(typed).number) ?? refuse('slip_not_found', { value: typed });
}

/**
 * The same, while it can still be counted; one whose request has expired can be counted again.
 * @throws Refusal slip_not_found, stocktake_state
 */
export function findOpenStocktake(db: Db, typed: string, day: string): StocktakeRow {
  const stocktake = findStocktake(db, typed);
  const { number, state, approval } = stocktake;
  if (state === 'open') return stocktake;
  const request = state === 'submitted' && approval !== null ? approvalByNumber(db, approval) : undefined;
  if (request && approvalState(request, day) === 'expired') return { ...stocktake, ...REOPENED };
  return refuse('stocktake_state', { stocktake: number, state, wanted: 'open', approval });
}

/** The same for a deed that changes it: where its request has expired, it is open again from here on. */
export function openIn({ db, entry, acting }: Deed, typed: string): StocktakeRow {
  const stocktake = findOpenStocktake(db, typed, decisionDay(acting));
  if (stocktakeById(db, stocktake.id).state !== 'open') entry.change('stocktakes', stocktake.id, REOPENED);
  return stocktake;
}

export const OPENED = object({
  stocktake: text,
  expected: integer,
  location: nullable(text),
  category: nullable(text),
  customer: nullable(text),
  blind: boolean,
});
export type Opened = TypeOf<typeof OPENED>;

export interface OpenInput {
  readonly location?: string | undefined;
  readonly category?: string | undefined;
  readonly customer?: string | undefined;
  readonly blind?: boolean | undefined;
}

/** Opens a stocktake. @throws Refusal stocktake_overlaps when an open one counts some of the same */
export async function openStocktake(acting: Acting, input: OpenInput): Promise<Opened> {
  permit(acting, 'custody');
  return record(acting, 'stocktake open', input, (deed) => {
    const { db, entry } = deed;
    const place = input.location === undefined ? null : findPlace(db, input.location);
    const customer = input.customer === undefined ? null : findCustomer(db, input.customer);
    const category = input.category || null;
    const scope = { place_id: place?.id ?? null, category, customer_id: customer?.id ?? null };
    refuseOverlap(db, scope);
    const stocktake = nextSlipNumber(db, 'stocktake', deed.recordedOn);
    const expected = expectedRows(db, scope);
    entry.add('stocktakes', {
      number: stocktake,
      ...scope,
      blind: input.blind ? 1 : 0,
      state: 'open',
      expected,
      opened_on: deed.happenedOn(),
      opened_by: acting.operator.id,
      opened_in: entry.seq,
    });
    return {
      stocktake,
      expected,
      location: place?.code ?? null,
      category,
      customer: customer?.code ?? null,
      blind: input.blind === true,
    };
  });
}

/** Two scopes overlap unless a place, a category or a customer keeps them apart. */
function refuseOverlap(db: Db, scope: Pick<StocktakeRow, 'place_id' | 'category' | 'customer_id'>): void {
  const apart = <T>(a: T | null, b: T | null, same: (a: T, b: T) => boolean) => a !== null && b !== null && !same(a, b);
  const related = (a: number, b: number) => subtreeIds(db, a).includes(b) || subtreeIds(db, b).includes(a);
  const other = openStocktakes(db).find(
    (open) =>
      !apart(open.place_id, scope.place_id, related) &&
      !apart(open.category, scope.category, (a, b) => a.toLowerCase() === b.toLowerCase()) &&
      !apart(open.customer_id, scope.customer_id, (a, b) => a === b),
  );
  if (!other) return;
  const { number, location, category, customer } = other;
  refuse('stocktake_overlaps', { other: number, location, category, customer });
}

export const CANCELLED = object({ stocktake: text, state: oneOf('cancelled'), counted: integer });
export type Cancelled = TypeOf<typeof CANCELLED>;

/** Gives a stocktake up; its counts stay on record. @throws Refusal stocktake_state */
export async function cancelStocktake(acting: Acting, typed: string): Promise<Cancelled> {
  permit(acting, 'custody');
  return record(acting, 'stocktake cancel', { stocktake: typed }, (deed) => {
    const { id, number } = openIn(deed, typed);
    deed.entry.change('stocktakes', id, { state: 'cancelled', closed_on: deed.happenedOn() });
    return { stocktake: number, state: 'cancelled' as const, counted: countedStocktake(deed.db, id).counted };
  });
}

export const AGREED = object({ stocktake: text, agreed_on: day, agreed_by: text });
export type Agreed = TypeOf<typeof AGREED>;

/** Finance says that the books agree with a closed stocktake. @throws Refusal stocktake_state, agreed_already */
export async function agreeStocktake(
  acting: Acting,
  input: { stocktake: string; on?: string | undefined; note?: string | undefined },
): Promise<Agreed> {
  permit(acting, 'finance');
  return record(acting, 'stocktake agree', input, (deed) => {
    const { db, entry } = deed;
    const { id, number: stocktake, state, approval, agreed_on, agreed_by } = findStocktake(db, input.stocktake);
    if (state !== 'closed') refuse('stocktake_state', { stocktake, state, wanted: 'closed', approval });
    if (agreed_on !== null) refuse('agreed_already', { stocktake, on: agreed_on, by: agreed_by! });
    const on = input.on ?? deed.happenedOn();
    if (on > deed.recordedOn) refuse('in_the_future', { value: on });
    entry.change('stocktakes', id, { agreed_on: on, agreed_by: acting.operator.id });
    entry.remark('note', input.note);
    return { stocktake, agreed_on: on, agreed_by: acting.operator.code };
  });
}

const STATES = Object.keys(STOCKTAKE_STATES) as StocktakeState[];

export const SHOWN = object({
  stocktake: text,
  state: oneOf(...STATES),
  location: nullable(text),
  category: nullable(text),
  customer: nullable(text),
  blind: boolean,
  opened_on: day,
  opened_by: text,
  expected: integer,
  /** Rows counted, and rows in the book that are not. */
  counted: integer,
  uncounted: integer,
  /** Goods that the book does not know. */
  found: integer,
  /** Hidden (null) while a blind stocktake is being counted. */
  matched: nullable(integer),
  differing: nullable(integer),
  unfit: integer,
  short_value: nullable(number),
  over_value: nullable(number),
  submitted_on: nullable(day),
  submitted_by: nullable(text),
  approval: nullable(text),
  closed_on: nullable(day),
  agreed_on: nullable(day),
  agreed_by: nullable(text),
});
export type Shown = TypeOf<typeof SHOWN>;

/** Whether the book must not be shown: those who count blind are still counting. */
export function isHidden({ blind, state }: Pick<StocktakeRow, 'blind' | 'state'>): boolean {
  return blind === 1 && state === 'open';
}

/** A stocktake with its figures. @throws Refusal slip_not_found */
export async function showStocktake(acting: Acting, typed: string): Promise<Shown> {
  permit(acting, 'read');
  const { db } = acting.store;
  return reading(db, () => {
    const { id } = findStocktake(db, typed);
    const row = countedStocktake(db, id);
    return { ...stocktakeRow(row, summaryOf(db, row)), uncounted: uncounted(db, row).count };
  });
}

/** All stocktakes, the newest first; `from` and `to` are days of opening, both included. */
export async function stocktakes(acting: Acting, period: { from: string | null; to: string | null }) {
  permit(acting, 'read');
  const { db } = acting.store;
  return reading(db, () => listStocktakes(db, period).map((row) => stocktakeRow(row, summaryOf(db, row))));
}

/** What was not counted for more than so many days (else `stocktake.late_days`), the longest first. */
export async function longUncounted(acting: Acting, input: Omit<OpenInput, 'blind'> & { days?: number | undefined }) {
  permit(acting, 'read');
  const { db } = acting.store;
  return reading(db, () => {
    const scope = {
      place_id: input.location === undefined ? null : findPlace(db, input.location).id,
      category: input.category || null,
      customer_id: input.customer === undefined ? null : findCustomer(db, input.customer).id,
    };
    const days = input.days ?? (settingOf(db, 'stocktake.late_days') as number);
    return notCountedSince(db, scope, addDays(acting.today, -days)).map(({ since, ...row }) => ({
      ...row,
      number: showSampleNumber(row.number),
      quantity: toDecimal(row.quantity),
      days: daysBetween(since, acting.today),
    }));
  });
}
