/** Scrapping: asked for by one, approved by another, on record for good. */
import { EFFECT, effect } from '../domain/approvals.ts';
import type { ScrapReason } from '../domain/disposal.ts';
import { refuse } from '../domain/errors.ts';
import type { Rows } from '../domain/grids.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { day, list, number, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { candidate, each, scrapped } from '../reports/rows-scrap.ts';
import { balanceAt, balancesOf } from '../store/ledger.ts';
import { operatorById } from '../store/operators.ts';
import { account, placeCode } from '../store/places.ts';
import { scrapCandidates, scrapRegister } from '../store/reports-scrap.ts';
import { reservedFor, type SampleFacts, sampleFacts } from '../store/samples.ts';
import { type Db, reading, readingRows, type Snapshot } from '../store/sql.ts';
import { type Acting, permit, record } from './acting.ts';
import type { ApprovalKind } from './approval-kinds.ts';
import { decisionDay, requestApproval } from './approving.ts';
import { type Filters, readFilters, refuseReversed } from './finding.ts';
import { refuseHeld } from './holding.ts';
import { refuseUninstructed } from './instructing.ts';
import { findPerson, findSample } from './naming.ts';
import { againstOf } from './standing-against.ts';
import { choosePortions } from './stock.ts';

export interface ScrapInput {
  readonly number: string;
  /** Thousandths; left out = all that is in storage and not reserved. */
  readonly quantity?: number | undefined;
  readonly reason: ScrapReason;
  readonly method?: string | undefined;
  readonly witness?: string | undefined;
  readonly from?: string | undefined;
  readonly note?: string | undefined;
}

export const SCRAP_REQUESTED = object({
  approval: text,
  state: oneOf('pending'),
  kind: text,
  subject: text,
  expires_on: day,
  number: text,
  name: text,
  quantity: number,
  unit: text,
  reason: text,
  against: list(EFFECT),
});
export type ScrapRequested = TypeOf<typeof SCRAP_REQUESTED>;

/** What was asked, and where the goods lay then. */
interface Scrap {
  readonly sample_id: number;
  readonly reason: ScrapReason;
  readonly witness_id: number | null;
  readonly portions: readonly { readonly place_id: number; readonly quantity: number }[];
}

/**
 * Asks for goods in storage to be scrapped.
 * @throws Refusal on_hold, instruction_missing, still_out, insufficient_stock (5)
 */
export async function requestScrap(acting: Acting, input: ScrapInput): Promise<ScrapRequested> {
  permit(acting, 'custody');
  return record(acting, 'scrap request', input, (deed) => {
    const { db } = deed;
    const sample = findSample(db, input.number);
    const { number: bare, name, unit, customer_id } = sample;
    refuseHeld(db, sample.id);
    refuseUninstructed(db, sample, 'scrap');
    const witness_id = input.witness === undefined ? null : findPerson(db, input.witness).id;
    const chosen = choose(db, sample, input);
    const portions = chosen.map(({ place_id, quantity }) => ({ place_id, quantity }));
    const payload: Scrap = { sample_id: sample.id, reason: input.reason, witness_id, portions };
    const request = requestApproval(deed, SCRAP, payload, {
      subject: showSampleNumber(bare),
      reason: input.note,
      words: { method: input.method },
      sample_id: sample.id,
      customer_id,
    });
    return {
      ...request,
      number: showSampleNumber(bare),
      name,
      quantity: toDecimal(total(portions)),
      unit,
      reason: input.reason,
      against: againstOf(db, [sample.id]),
    };
  });
}

/** Only what is in storage can be thrown away. */
function choose(db: Db, sample: SampleFacts, { quantity, from }: ScrapInput) {
  const balances = balancesOf(db, sample.id);
  const held = balances.filter(({ kind }) => kind === 'person');
  const stored = total(balances.filter(({ kind }) => kind === 'storage'));
  if (held.length > 0 && (stored === 0 || (quantity ?? 0) > stored)) {
    refuse('still_out', {
      number: showSampleNumber(sample.number),
      wanted: quantity === undefined ? null : toDecimal(quantity),
      stored: toDecimal(stored),
      unit: sample.unit,
      held: held.map((at) => ({ place: at.code, quantity: toDecimal(at.quantity) })),
    });
  }
  return choosePortions(db, sample, quantity ?? null, { lendingOnly: false, from });
}

export const SCRAP: ApprovalKind<Scrap> = {
  kind: 'scrap',
  approvers: 'approve',
  // A hold and a withdrawn instruction are refused by name when it is carried out.
  facts: (db, { sample_id, portions }) => ({
    there: portions.map(({ place_id }) => balanceAt(db, sample_id, place_id)),
    reserved: reservedFor(db, sample_id, null),
    quality: sampleFacts(db, sample_id).quality,
  }),
  effects: (db, { sample_id, portions, reason, witness_id }) => {
    const { number: bare, name, unit } = sampleFacts(db, sample_id);
    const sample = { number: showSampleNumber(bare), name, unit };
    const does = portions.map(({ place_id, quantity }) =>
      effect('scrap', { ...sample, quantity: toDecimal(quantity), from: placeCode(db, place_id), to: reason }),
    );
    const witness = witness_id === null ? [] : [effect('witnessed', { who: operatorById(db, witness_id).code })];
    return { does: [...does, ...witness], against: againstOf(db, [sample_id]) };
  },
  execute: (deed, { sample_id, portions, reason, witness_id }, approval) => {
    const { db, entry } = deed;
    refuseHeld(db, sample_id);
    refuseUninstructed(db, sampleFacts(db, sample_id), 'scrap');
    const to_id = account(db, 'scrapped');
    deed.post(
      portions.map((portion) => ({
        kind: 'scrap',
        sample_id,
        from_id: portion.place_id,
        to_id,
        quantity: portion.quantity,
      })),
    );
    entry.add('scraps', {
      approval_id: approval.id,
      sample_id,
      quantity: total(portions),
      reason,
      witness_id,
      scrapped_on: deed.happenedOn(),
    });
    entry.remark('reason', approval.reason, { subject: approval.customer_id });
  },
};

function total(parts: readonly { readonly quantity: number }[]): number {
  return parts.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What could be thrown away, and what was agreed for it. */
export async function listCandidates(acting: Acting, filters: Filters): Promise<Snapshot<Rows>> {
  permit(acting, 'read');
  const { db } = acting.store;
  const filter = await reading(db, () => readFilters(db, filters));
  return readingRows(db, async () => each(await scrapCandidates(db, filter, decisionDay(acting)), candidate));
}

/** The register of what was scrapped; days `YYYY-MM-DD`, both included. */
export async function listScrapped(
  acting: Acting,
  input: Filters & { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<Snapshot<Rows>> {
  permit(acting, 'read');
  const { db } = acting.store;
  const { from, to } = input;
  if (from !== undefined && to !== undefined) refuseReversed(from, to);
  const filter = await reading(db, () => readFilters(db, input));
  return readingRows(db, async () =>
    each(await scrapRegister(db, { filter, from: from ?? null, to: to ?? null }), scrapped),
  );
}
