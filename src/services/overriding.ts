/**
 * Putting goods where they do not fit (S2): asked for with a reason, decided by somebody else, and on a list for good.
 * Until then goods that came in lie in a zone that takes everything, and goods that were to be moved stay where they are.
 */
import { type Effect, effect } from '../domain/approvals.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { day, list, nullable, number, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { UNFIT_REASONS } from '../domain/storage-conditions.ts';
import { balanceAt } from '../store/ledger.ts';
import { unlistedRequest } from '../store/overrides.ts';
import { type Purpose, placeCode, placeForPurpose, retiredAt, type StoragePlace } from '../store/places.ts';
import { sampleFacts } from '../store/samples.ts';
import type { Db } from '../store/sql.ts';
import type { Deed } from './acting.ts';
import type { ApprovalKind } from './approval-kinds.ts';
import { requestApproval } from './approving.ts';
import { type Misfit, misfitsOf, type PutAway, refuseMisfits } from './putting-away.ts';

/** What is said where goods are put away. */
export interface Overridable {
  /** Asks for approval where a place does not fit, instead of being refused. */
  readonly override?: boolean | undefined;
  readonly reason?: string | undefined;
}

const UNFIT = oneOf(...UNFIT_REASONS);
const PUT_AWAYS = list(
  object({
    number: text,
    name: text,
    quantity: number,
    unit: text,
    from: text,
    to: text,
    reasons: list(UNFIT),
    why: list(object({ reason: UNFIT, wanted: nullable(text), given: nullable(text) })),
  }),
);
/** A request, with what is to be put where, and why it does not fit there. */
export const OVERRIDING = {
  approval: text,
  state: oneOf('pending'),
  kind: text,
  subject: text,
  expires_on: day,
  put_aways: PUT_AWAYS,
};
const OVERRIDE_ASKED = object(OVERRIDING);
export type Overriding = TypeOf<typeof OVERRIDE_ASKED>;

/** So much of a sample is to be taken from one place to another; ids, thousandths. */
interface Put {
  readonly sample_id: number;
  readonly from_id: number;
  readonly to_id: number;
  readonly quantity: number;
}
/** `since`: the movement that brought the goods where they wait; null where they lay there anyway. */
interface Asked {
  readonly puts: readonly Put[];
  readonly since: number | null;
}

/** What does not fit and may be asked for; without `--override` it is refused. @throws Refusal place_unfit (5) */
export function misfitsToAsk(db: Db, putAways: readonly PutAway[], { override }: Overridable): Misfit[] {
  if (override) return misfitsOf(db, putAways);
  refuseMisfits(db, putAways);
  return [];
}

/** Where goods that came in wait until it is decided. @throws Refusal place_unfit (5) where they do not fit there either */
export function waitingPlace(db: Db, sample: PutAway['sample'], purpose: Purpose): StoragePlace {
  const place = placeForPurpose(db, purpose);
  refuseMisfits(db, [{ sample, place }]);
  return place;
}

/** Asks for goods to be put where they do not fit, and puts why not on the list. */
export function askToOverride(
  deed: Deed,
  { puts, since }: Asked,
  about: { subject: string; customer_id: number; reason?: string | undefined; note?: string | undefined },
): Overriding {
  const { db, entry } = deed;
  const { subject, customer_id, reason, note } = about;
  const asked = { puts: merged(puts), since };
  const samples = [...new Set(asked.puts.map(({ sample_id }) => sample_id))];
  const ofOne = samples.length === 1 ? { sample_id: samples[0]! } : {};
  const request = requestApproval(deed, OVERRIDE, asked, { subject, reason, words: { note }, customer_id, ...ofOne });
  const why = reasonsOf(db, asked.puts);
  const approval_id = unlistedRequest(db, request.approval);
  for (const [at, put] of asked.puts.entries()) {
    if (approval_id !== null) entry.add('overrides', { approval_id, ...put, reasons: JSON.stringify(why[at]) });
  }
  return {
    ...request,
    put_aways: asked.puts.map((put, at) => ({
      ...described(db, put),
      reasons: why[at]!.map((one) => one.reason),
      why: [...why[at]!],
    })),
  };
}

export const OVERRIDE: ApprovalKind<Asked> = {
  kind: 'override',
  approvers: 'approve',
  // What was approved is this place with these shortcomings: one more, or one less, is another question.
  facts: (db, { puts }) => ({
    why: reasonsOf(db, puts),
    there: puts.map(({ sample_id, from_id }) => balanceAt(db, sample_id, from_id)),
    retired: puts.map(({ to_id }) => retiredAt(db, to_id)?.code ?? null),
  }),
  effects: (db, { puts }) => ({
    does: puts.map((put) => effect('put_away', described(db, put))),
    against: standingAgainst(db, puts),
  }),
  execute: (deed, { puts }, { reason, customer_id }) => {
    deed.post(puts.map((put) => ({ kind: 'move', ...put })));
    deed.entry.remark('reason', reason, { subject: customer_id });
  },
};

/** What goes from one place to another in several steps is one. */
function merged(puts: readonly Put[]): Put[] {
  const sums = new Map<string, Put>();
  for (const put of puts) {
    const key = `${put.sample_id} ${put.from_id} ${put.to_id}`;
    sums.set(key, { ...put, quantity: put.quantity + (sums.get(key)?.quantity ?? 0) });
  }
  return [...sums.values()];
}

/** Why each does not fit where it is to lie; nothing where it has come to fit. */
function reasonsOf(db: Db, puts: readonly Put[]): Misfit['reasons'][] {
  const places = new Map(puts.map(({ to_id: id }) => [id, { id, code: placeCode(db, id) }]));
  const misfits = misfitsOf(
    db,
    puts.map(({ sample_id, to_id }) => ({ sample: sampleFacts(db, sample_id), place: places.get(to_id)! })),
  );
  return puts.map(
    ({ sample_id, to_id }) =>
      misfits.find(({ sample, place }) => sample.id === sample_id && place.id === to_id)?.reasons ?? [],
  );
}

/** Each reason once for a sample and a place, whatever number of portions go there. */
function standingAgainst(db: Db, puts: readonly Put[]): Effect[] {
  const reasons = reasonsOf(db, puts);
  const first = (put: Put) =>
    puts.find(({ sample_id, to_id }) => sample_id === put.sample_id && to_id === put.to_id) === put;
  return puts.flatMap((put, at) => {
    const { number, name } = described(db, put);
    return first(put)
      ? reasons[at]!.map(({ reason, wanted, given }) =>
          effect(`unfit_${reason}`, { number, name, from: wanted, to: given }),
        )
      : [];
  });
}

function described(db: Db, { sample_id, from_id, to_id, quantity }: Put) {
  const { number, name, unit } = sampleFacts(db, sample_id);
  return {
    number: showSampleNumber(number),
    name,
    quantity: toDecimal(quantity),
    unit,
    from: placeCode(db, from_id),
    to: placeCode(db, to_id),
  };
}
