/** Holds: while there is a dispute nothing of a sample is thrown away. Releasing one takes a second person. */
import { effect } from '../domain/approvals.ts';
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { boolean, day, nullable, object, type TypeOf, text } from '../domain/shapes.ts';
import { holdOn, holdRow } from '../store/disposal.ts';
import { sampleFacts } from '../store/samples.ts';
import type { Db } from '../store/sql.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import type { ApprovalKind } from './approval-kinds.ts';
import { type Requested, requestApproval } from './approving.ts';
import { findSample } from './naming.ts';

export const HELD_BACK = object({
  number: text,
  name: text,
  on_hold: boolean,
  since: nullable(day),
  by: nullable(text),
  reason: nullable(text),
  changed: boolean,
});
export type HeldBack = TypeOf<typeof HELD_BACK>;

/** Puts a sample on hold. One that is on hold stays so, for the reason that was given first. */
export async function hold(acting: Acting, input: { number: string; reason: string }): Promise<HeldBack> {
  permit(acting, 'hold');
  return record(acting, 'hold', input, (deed) => {
    const sample = findSample(deed.db, input.number);
    const known = holdOn(deed.db, sample.id);
    if (known) deed.nothingNew();
    else {
      const held_on = deed.happenedOn();
      deed.entry.add('holds', { sample_id: sample.id, held_on, held_by: acting.operator.id, held_in: deed.entry.seq });
      deed.entry.remark('reason', input.reason, { subject: sample.customer_id });
    }
    return told(deed.db, sample.id, known === undefined);
  });
}

/** Asks for a hold to be released. Where there is none nothing is asked. */
export async function releaseHold(
  acting: Acting,
  input: { number: string; reason?: string | undefined },
): Promise<HeldBack | Requested> {
  permit(acting, 'hold');
  return record(acting, 'hold --release', input, (deed) => {
    const { id, number, customer_id } = findSample(deed.db, input.number);
    const held = holdOn(deed.db, id);
    if (!held) {
      deed.nothingNew();
      return told(deed.db, id, false);
    }
    const about = { subject: showSampleNumber(number), reason: input.reason, sample_id: id, customer_id };
    return requestApproval(deed, HOLD_RELEASE, { sample_id: id }, about);
  });
}

export const HOLD_RELEASE: ApprovalKind<{ sample_id: number }> = {
  kind: 'hold_release',
  approvers: 'approve',
  facts: (db, { sample_id }) => holdOn(db, sample_id)?.id ?? null,
  effects: (db, { sample_id }) => {
    const { number, name } = sampleFacts(db, sample_id);
    const held = holdOn(db, sample_id);
    const says = { number: showSampleNumber(number), name, who: held?.by ?? null, due: held?.held_on ?? null };
    return { does: [effect('release_hold', says)], against: [] };
  },
  execute: (deed, { sample_id }, approval) => {
    const held = holdOn(deed.db, sample_id)!;
    deed.entry.change('holds', held.id, { released_on: deed.happenedOn(), approval_id: approval.id });
  },
};

/** @throws Refusal on_hold */
export function refuseHeld(db: Db, sampleId: number): void {
  const held = holdOn(db, sampleId);
  if (!held) return;
  const { number } = sampleFacts(db, sampleId);
  refuse('on_hold', { number: showSampleNumber(number), since: held.held_on, by: held.by, reason: held.reason });
}

/** A part of a disputed sample is disputed like the whole: splitting must not be a way around a hold. */
export function passOnHold({ db, entry }: Deed, parentId: number, partId: number): void {
  const row = holdRow(db, parentId);
  if (row) entry.add('holds', { ...row, sample_id: partId });
}

function told(db: Db, sampleId: number, changed: boolean): HeldBack {
  const { number, name } = sampleFacts(db, sampleId);
  const held = holdOn(db, sampleId);
  return {
    number: showSampleNumber(number),
    name,
    on_hold: held !== undefined,
    since: held?.held_on ?? null,
    by: held?.by ?? null,
    reason: held?.reason ?? null,
    changed,
  };
}
