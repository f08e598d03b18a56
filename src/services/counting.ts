/** Counting: a row typed, a code scanned. The book quantity is taken at the moment of the count. */
import { addDays, dayOf, startOfDay } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { boolean, nullable, number, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { CONDITION_CODES, type Condition } from '../domain/stocktaking.ts';
import { bookAt, latestCount, recordCount, type Tally } from '../store/counts.ts';
import type { SampleFacts } from '../store/samples.ts';
import type { Db } from '../store/sql.ts';
import { isWithin, ownedAs, type StocktakeRow, storedAt } from '../store/stocktakes.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { findPlace, findSample } from './naming.ts';
import { isHidden, openIn } from './stocktaking.ts';

export const COUNTED = object({
  stocktake: text,
  number: text,
  name: text,
  location: text,
  counted: number,
  unit: text,
  condition: oneOf(...CONDITION_CODES),
  /** Hidden (null) in a blind stocktake. */
  book: nullable(number),
  variance: nullable(number),
  /** Somebody had counted this row before. */
  recount: boolean,
});
export type Counted = TypeOf<typeof COUNTED>;

export interface CountInput {
  readonly stocktake: string;
  readonly number: string;
  /** Thousandths; zero = nothing there. */
  readonly quantity: number;
  readonly location?: string | undefined;
  readonly condition?: Condition | undefined;
  readonly correct?: boolean | undefined;
}

/**
 * Puts a count on record. A count by another person replaces the earlier one; both stay.
 * @throws Refusal slip_not_found, stocktake_state, sample_not_found, outside_scope, counted_already, place_needed
 */
export async function count(acting: Acting, input: CountInput): Promise<Counted> {
  permit(acting, 'custody');
  return record(acting, 'stocktake count', input, (deed) => {
    const { db } = deed;
    const row = rowOf(deed, input);
    const before = latestCount(db, row.stocktake.id, row.sample.id, row.place.id);
    if (before && before.operator_id === acting.operator.id && !input.correct)
      refuseCounted(row, toDecimal(before.counted));
    return write(deed, row, {
      counted: input.quantity,
      condition: input.condition ?? 'ok',
      how: 'typed',
      recount: before !== undefined,
    });
  });
}

/** A row of a stocktake that is being counted: a sample at a place. */
export interface CountingRow {
  readonly stocktake: StocktakeRow;
  readonly sample: SampleFacts;
  readonly place: { readonly id: number; readonly code: string };
}

/** The row that is meant. @throws Refusal as {@link count} */
export function rowOf(
  deed: Deed,
  input: { stocktake: string; number: string; location?: string | undefined },
): CountingRow {
  const { db } = deed;
  const stocktake = openIn(deed, input.stocktake);
  const sample = findSample(db, input.number);
  refuseOutside(db, stocktake, sample);
  return { stocktake, sample, place: placeOf(db, stocktake, sample, input.location) };
}

export function refuseCounted({ stocktake, sample, place }: CountingRow, counted: number): never {
  return refuse('counted_already', {
    stocktake: stocktake.number,
    what: `${showSampleNumber(sample.number)} ${sample.name}`,
    location: place.code,
    counted,
    unit: sample.unit,
  });
}

/** A stocktake of one customer's goods or one category counts nothing else. */
function refuseOutside(db: Db, stocktake: StocktakeRow, sample: SampleFacts): void {
  const { category, customer_id, customer } = ownedAs(db, sample.id);
  const facts = { stocktake: stocktake.number, number: showSampleNumber(sample.number), name: sample.name };
  if (stocktake.customer_id !== null && stocktake.customer_id !== customer_id)
    refuse('outside_scope', { ...facts, what: 'customer', is: customer, scope: stocktake.customer! });
  if (stocktake.category !== null && stocktake.category.toLowerCase() !== category?.toLowerCase())
    refuse('outside_scope', { ...facts, what: 'category', is: category, scope: stocktake.category });
}

/** Where it was counted: as said, else the one place of the scope that should have it, else the scope's own place. */
function placeOf(
  db: Db,
  stocktake: StocktakeRow,
  sample: SampleFacts,
  location: string | undefined,
): { id: number; code: string } {
  if (location !== undefined) return findPlace(db, location);
  const stored = storedAt(db, sample.id).filter(({ place_id }) => isWithin(db, stocktake, place_id));
  if (stored.length === 1) return { id: stored[0]!.place_id, code: stored[0]!.code };
  if (stored.length === 0 && stocktake.place_id !== null) return { id: stocktake.place_id, code: stocktake.location! };
  return refuse('place_needed', {
    what: `${showSampleNumber(sample.number)} ${sample.name}`,
    stocktake: stocktake.number,
    places: stored.map(({ code }) => code),
  });
}

/** The moment whose book quantity a count carries, and from when on movements are after it (null = from now on). */
export function momentOfCount({ at, clock }: Acting): { countedAt: string; from: string | null } {
  const now = new Date(clock.now()).toISOString();
  if (at === null || ('day' in at && at.day === dayOf(now))) return { countedAt: now, from: null };
  // A day alone means its end; what happened at a moment that is said was before the count.
  const from = 'day' in at ? startOfDay(addDays(at.day, 1)) : new Date(Date.parse(at.instant) + 1).toISOString();
  return { countedAt: from, from };
}

/** Writes the count of a row. */
export function write(
  deed: Deed,
  { stocktake, sample, place }: CountingRow,
  what: { counted: number; condition: Condition; how: Tally['how']; recount: boolean },
): Counted {
  const { db, entry, acting } = deed;
  const { countedAt, from } = momentOfCount(acting);
  const book = bookAt(db, sample.id, place.id, from);
  const { counted, condition, how, recount } = what;
  recordCount(
    db,
    entry,
    { stocktakeId: stocktake.id, operatorId: acting.operator.id, how, countedOn: deed.happenedOn(), countedAt },
    { sample_id: sample.id, place_id: place.id, number: sample.number, name: sample.name, book, counted, condition },
  );
  const hidden = isHidden(stocktake);
  return {
    stocktake: stocktake.number,
    number: showSampleNumber(sample.number),
    name: sample.name,
    location: place.code,
    counted: toDecimal(counted),
    unit: sample.unit,
    condition,
    book: hidden ? null : toDecimal(book),
    variance: hidden ? null : toDecimal(counted - book),
    recount,
  };
}
