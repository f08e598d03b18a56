/** Choosing where goods are taken from, and saying what is there when it is not enough. */
import { refuse, type Whereabouts } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { openLines } from '../store/checkouts.ts';
import { type Balance, balancesOf } from '../store/ledger.ts';
import { subtreeIds } from '../store/places.ts';
import { reservedFor, type SampleFacts } from '../store/samples.ts';
import type { Db } from '../store/sql.ts';
import { findPlace } from './naming.ts';

/** Some of a sample at one place. */
export interface Portion {
  readonly place_id: number;
  readonly code: string;
  readonly quantity: number;
}

/** From where goods may be taken. */
export interface Choice {
  /** Only from where goods are lent (checkouts), or from any storage (give-back, move, split). */
  readonly lendingOnly: boolean;
  /** A place and what is below it. */
  readonly from?: string | undefined;
  /** A place that is left out: where the goods are to go. */
  readonly except?: number;
  /** Whose own reservation may be used. */
  readonly holder?: number | null;
  /** The goods stay in storage, so that what is promised stays promised. */
  readonly ignoreReservations?: boolean;
}

/**
 * Chooses where a quantity is taken from: the place filled from zero longest ago first (first in, first out).
 * @param wanted thousandths, or null for all that may be taken
 * @throws Refusal insufficient_stock with what is where, and who holds the rest
 */
export function choosePortions(db: Db, sample: SampleFacts, wanted: number | null, choice: Choice): Portion[] {
  const within = choice.from === undefined ? null : new Set(subtreeIds(db, findPlace(db, choice.from).id));
  const balances = balancesOf(db, sample.id);
  const eligible = balances.filter(
    (balance) => balance.kind === 'storage' && (!choice.lendingOnly || balance.lends === 1),
  );
  const here = eligible.filter(({ place_id }) => place_id !== choice.except && (!within || within.has(place_id)));
  const reserved = choice.ignoreReservations ? 0 : reservedFor(db, sample.id, choice.holder ?? null);
  const portions = unreserved(here, Math.max(0, sum(balances.filter(({ lends }) => lends === 1)) - reserved));
  const free = sum(portions);
  if (free === 0 || (wanted ?? 0) > free) refuseShort(db, sample, wanted ?? 0, free, { here, balances, reserved });
  return takeInOrder(portions, wanted ?? free);
}

/** What may be taken: of places that lend no more in all than is not promised, of the others everything. */
function unreserved(balances: readonly Balance[], lending: number): Portion[] {
  let left = lending;
  return balances.map(({ place_id, code, lends, quantity: there }) => {
    const quantity = lends === 1 ? Math.min(there, left) : there;
    if (lends === 1) left -= quantity;
    return { place_id, code, quantity };
  });
}

/** Takes a quantity from portions in their order. */
function takeInOrder(portions: readonly Portion[], quantity: number): Portion[] {
  let left = quantity;
  return portions.flatMap((portion) => {
    const taken = Math.min(portion.quantity, left);
    left -= taken;
    return taken > 0 ? [{ ...portion, quantity: taken }] : [];
  });
}

function refuseShort(
  db: Db,
  sample: SampleFacts,
  wanted: number,
  free: number,
  { here, balances, reserved }: { here: readonly Balance[]; balances: readonly Balance[]; reserved: number },
): never {
  const held: Whereabouts[] = openLines(db, sample.id)
    .filter(({ holder_kind }) => holder_kind === 'person')
    .map(({ holder, outstanding, due_on }) => ({ place: holder, quantity: toDecimal(outstanding), due: due_on }));
  const elsewhere = balances.filter((balance) => balance.kind === 'storage' && !here.includes(balance));
  return refuse('insufficient_stock', {
    number: showSampleNumber(sample.number),
    wanted: toDecimal(wanted),
    available: toDecimal(free),
    unit: sample.unit,
    places: here.map(whereabouts),
    held,
    reserved: toDecimal(reserved),
    unavailable: elsewhere.map(whereabouts),
  });
}

function whereabouts({ code, quantity }: Balance): Whereabouts {
  return { place: code, quantity: toDecimal(quantity) };
}

function sum(portions: readonly { readonly quantity: number }[]): number {
  return portions.reduce((total, { quantity }) => total + quantity, 0);
}
