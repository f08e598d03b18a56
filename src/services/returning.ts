/** Return: what comes back, what was used up, what was lost — from a person, or from a customer it was sent to. */
import { Refusal, refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { either, nullable, number, object, type TypeOf, text } from '../domain/shapes.ts';
import { type OpenLine, openLines, originOf } from '../store/checkouts.ts';
import type { Transfer } from '../store/ledger.ts';
import { account, placeForPurpose, type StoragePlace } from '../store/places.ts';
import { available, type SampleFacts } from '../store/samples.ts';
import type { Db } from '../store/sql.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { findCustomer, findPerson, findPlace, findSample, readSlipNumber } from './naming.ts';
import { ownerToTell } from './noticing.ts';
import { askToOverride, misfitsToAsk, OVERRIDING, waitingPlace } from './overriding.ts';
import type { Misfit, PutAway } from './putting-away.ts';

export interface ReturnInput {
  readonly number: string;
  /** Thousandths; with neither this nor used nor lost everything comes back. */
  readonly quantity?: number | undefined;
  readonly used?: number | undefined;
  readonly lost?: number | undefined;
  readonly from?: string | undefined;
  readonly checkout?: string | undefined;
  readonly returned_by?: string | undefined;
  readonly damaged: boolean;
  /** Asks for approval where the place does not fit; `reason` then says why. */
  readonly override?: boolean | undefined;
  readonly reason?: string | undefined;
  readonly location?: string | undefined;
  readonly note?: string | undefined;
}

const FIELDS = {
  number: text,
  name: text,
  unit: text,
  returned: number,
  used: number,
  lost: number,
  holder: text,
  location: nullable(text),
  outstanding: number,
  available: number,
  /** The customer who is to be told in writing that his goods were damaged or lost; null where nobody is. */
  notice_to: nullable(text),
};
/** With `--override` goods that do not fit where they were to lie wait at the dock for approval. */
export const RETURNED = either(object(FIELDS), object({ ...FIELDS, ...OVERRIDING }));
export type Returned = TypeOf<typeof RETURNED>;

/**
 * Takes goods back. It settles the named checkout, else the holder's earliest due, and goes on to the next.
 * @throws Refusal holder_needed (2), not_held, purpose_unfit, place_unfit (5), person_not_found (4)
 */
export async function returnGoods(acting: Acting, input: ReturnInput): Promise<Returned> {
  permit(acting, 'custody', 'take_for_oneself');
  return record(acting, 'return', input, (deed) => {
    const { db, entry } = deed;
    const sample = findSample(db, input.number);
    const lines = linesToSettle(db, sample, input);
    const [first] = lines;
    if (first!.operator_id !== acting.operator.id) permit(acting, 'custody');
    const outstanding = lines.reduce((sum, line) => sum + line.outstanding, 0);
    const [used, lost] = [input.used ?? 0, input.lost ?? 0];
    const returned = input.quantity ?? (used + lost > 0 ? 0 : outstanding);
    if (returned + used + lost > outstanding) {
      refuseNotHeld(db, sample, first!.holder, returned + used + lost, outstanding);
    }
    const put = input.location === undefined ? null : findPlace(db, input.location);
    const wanted = settle(deed, sample, lines, { returned, used, lost }, { ...input, put });
    const misfits = misfitsToAsk(db, putAwaysOf(sample, wanted), input);
    const transfers = waiting(db, wanted, misfits, first!, input.damaged);
    const [since] = deed.post(transfers);
    const { reason } = input;
    const puts = wanted.flatMap(({ sample_id, to_id, quantity }, at) =>
      transfers[at]!.to_id === to_id ? [] : [{ sample_id, from_id: transfers[at]!.to_id, to_id, quantity }],
    );
    const subject = showSampleNumber(sample.number);
    const about = { subject, customer_id: sample.customer_id, reason };
    const asked = puts.length === 0 ? {} : askToOverride(deed, { puts, since: since! }, about);
    // Said with an override, the reason stands with the request already.
    for (const field of ['returned_by', ...(puts.length === 0 ? ['reason' as const] : []), 'note'] as const) {
      entry.remark(field, input[field], { subject: first!.customer_id });
    }
    const after = openLines(db, sample.id).filter(({ holder_id }) => holder_id === first!.holder_id);
    const places = new Set(transfers.flatMap(({ kind, place }) => (kind === 'return' ? [place!] : [])));
    return {
      number: showSampleNumber(sample.number),
      name: sample.name,
      unit: sample.unit,
      returned: toDecimal(returned),
      used: toDecimal(used),
      lost: toDecimal(lost),
      holder: first!.holder,
      location: [...places].join(',') || null,
      outstanding: toDecimal(after.reduce((sum, line) => sum + line.outstanding, 0)),
      available: toDecimal(available(db, sample)),
      notice_to: (input.damaged && returned > 0) || lost > 0 ? ownerToTell(db, sample) : null,
      ...asked,
    };
  });
}

/** Where what comes back is to lie. */
function putAwaysOf(sample: SampleFacts, transfers: readonly (Transfer & { place: string | null })[]): PutAway[] {
  const back = transfers.filter(({ kind }) => kind === 'return');
  return [...new Map(back.map(({ to_id: id, place: code }) => [id, { sample, place: { id, code: code! } }])).values()];
}

/** The same with what does not fit where it was to lie in a zone that takes everything. */
function waiting(
  db: Db,
  wanted: readonly (Transfer & { place: string | null })[],
  misfits: readonly Misfit[],
  { holder_kind }: OpenLine,
  damaged: boolean,
): (Transfer & { place: string | null })[] {
  const purpose = damaged ? 'damaged' : holder_kind === 'customer' ? 'returns' : 'dock';
  return wanted.map((transfer) => {
    const misfit = transfer.kind === 'return' && misfits.find(({ place }) => place.id === transfer.to_id);
    if (!misfit) return transfer;
    const { id, code } = waitingPlace(db, misfit.sample, purpose);
    return { ...transfer, to_id: id, place: code };
  });
}

/** The open lines that a return may settle: of one holder, in the order in which they are settled. */
function linesToSettle(db: Db, sample: SampleFacts, input: ReturnInput): OpenLine[] {
  let lines = openLines(db, sample.id);
  if (input.checkout !== undefined) {
    const { number: slip } = readSlipNumber(input.checkout);
    lines = lines.filter(({ checkout }) => checkout === slip);
    if (lines.length === 0) refuseNotHeld(db, sample, null, 0, 0);
  }
  if (input.from !== undefined) {
    const { operator_id, customer_id, code } = holderNamed(db, input.from);
    const theirs = lines.filter((line) =>
      operator_id !== null ? line.operator_id === operator_id : line.customer_id === customer_id,
    );
    if (theirs.length === 0) {
      if (customer_id !== null)
        refuse('not_dispatched', {
          number: showSampleNumber(sample.number),
          customer: code,
          outstanding: 0,
          unit: sample.unit,
        });
      refuseNotHeld(db, sample, code, input.quantity ?? 0, 0);
    }
    return theirs;
  }
  // A dispatch comes back only when it is named: who said nothing means the people in the house.
  if (input.checkout === undefined) lines = lines.filter(({ holder_kind }) => holder_kind === 'person');
  const holders = [...new Set(lines.map(({ holder_id }) => holder_id))];
  if (holders.length === 0) refuseNotHeld(db, sample, null, 0, 0);
  if (holders.length > 1) {
    refuse('holder_needed', { number: showSampleNumber(sample.number), unit: sample.unit, holders: byHolder(lines) });
  }
  return lines;
}

function holderNamed(db: Db, typed: string): { operator_id: number | null; customer_id: number | null; code: string } {
  try {
    const { id, code } = findPerson(db, typed);
    return { operator_id: id, customer_id: null, code };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'person_not_found') throw error;
    try {
      const { id, code } = findCustomer(db, typed);
      return { operator_id: null, customer_id: id, code };
    } catch {
      throw error;
    }
  }
}

/** In what condition goods come back, and where they are put (null: where they belong). */
interface Put {
  readonly damaged: boolean;
  readonly put: StoragePlace | null;
}

/** Spreads what came back, was used and was lost over the lines: first what came back, then used, then lost. */
function settle(
  deed: Deed,
  sample: SampleFacts,
  lines: readonly OpenLine[],
  amounts: { returned: number; used: number; lost: number },
  how: Put,
): (Transfer & { place: string | null })[] {
  const { db } = deed;
  const left = lines.map((line) => ({ line, quantity: line.outstanding }));
  const transfers: (Transfer & { place: string | null })[] = [];
  const spread = (
    kind: 'return' | 'use' | 'lose',
    amount: number,
    target: (line: OpenLine) => { id: number; code: string | null },
  ): void => {
    let open = amount;
    for (const item of left) {
      const quantity = Math.min(item.quantity, open);
      if (quantity === 0) continue;
      item.quantity -= quantity;
      open -= quantity;
      const to = target(item.line);
      transfers.push({
        kind,
        sample_id: sample.id,
        from_id: item.line.holder_id,
        to_id: to.id,
        quantity,
        checkout_line: item.line.id,
        place: to.code,
      });
    }
  };
  spread('return', amounts.returned, (line) => placeFor(db, sample, line, how));
  spread('use', amounts.used, () => ({ id: account(db, 'used'), code: null }));
  spread('lose', amounts.lost, () => ({ id: account(db, 'variance'), code: null }));
  return transfers;
}

/**
 * Where goods go that come back: damaged ones to the damaged zone, those from a customer to the returns zone (to be
 * sorted by `move`), the rest to where they are put, else to where they were taken from.
 */
function placeFor(db: Db, sample: SampleFacts, line: OpenLine, { damaged, put }: Put): { id: number; code: string } {
  const wanted = damaged ? ('damaged' as const) : line.holder_kind === 'customer' ? ('returns' as const) : null;
  if (put !== null) {
    if (wanted !== null && put.purpose !== wanted)
      refuse('purpose_unfit', { place: put.code, purpose: put.purpose, wanted });
    return put;
  }
  if (wanted !== null) return placeForPurpose(db, wanted);
  return originOf(db, sample.id, line.id) ?? placeForPurpose(db, 'dock');
}

function refuseNotHeld(db: Db, sample: SampleFacts, holder: string | null, wanted: number, outstanding: number): never {
  const people = openLines(db, sample.id).filter(({ holder_kind }) => holder_kind === 'person');
  return refuse('not_held', {
    number: showSampleNumber(sample.number),
    holder,
    wanted: toDecimal(wanted),
    outstanding: toDecimal(outstanding),
    unit: sample.unit,
    holders: byHolder(people),
  });
}

function byHolder(lines: readonly OpenLine[]): { place: string; quantity: number }[] {
  const sums = new Map<string, number>();
  for (const { holder, outstanding } of lines) sums.set(holder, (sums.get(holder) ?? 0) + outstanding);
  return [...sums].map(([place, quantity]) => ({ place, quantity: toDecimal(quantity) }));
}
