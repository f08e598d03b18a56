/** Deciding on requests: approve, reject, and the list of them. */
import { APPROVAL_STATE_CODES, type ApprovalState, approvalState, EFFECT, type Effect } from '../domain/approvals.ts';
import { withOffset } from '../domain/calendar.ts';
import { DUTIES, mayDo } from '../domain/duties.ts';
import { refuse } from '../domain/errors.ts';
import { parseSlipNumber, showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { boolean, integer, list, nullable, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import {
  type ApprovalRow,
  approvalByNumber,
  approvalsWhere,
  decisionsOn,
  pendingNumbers,
  reasonOf,
} from '../store/approvals.ts';
import { movementsSince } from '../store/movements.ts';
import { operatorById, othersWithRoles } from '../store/operators.ts';
import { sampleFacts } from '../store/samples.ts';
import { settingOf } from '../store/settings.ts';
import type { Db } from '../store/sql.ts';
import { foldCode } from '../text/fold.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { type Afterwards, kindNamed } from './approval-kinds.ts';
import { decisionDay, factsDigest } from './approving.ts';

export const DECIDED = object({
  approval: text,
  state: oneOf(...APPROVAL_STATE_CODES),
  kind: text,
  subject: text,
  requested_by: text,
  reason: nullable(text),
  decided_by: list(text),
  missing: integer,
  alone: boolean,
  does: list(EFFECT),
  against: list(EFFECT),
});
export type Decided = TypeOf<typeof DECIDED>;

/**
 * Approves a request and, with the last approval it needs, does what was asked: in this transaction, under this entry.
 * @throws Refusal approval_not_found (4), not_permitted, own_request (6), approval_decided, approval_expired,
 *   facts_changed (5), and whatever the doing itself refuses
 */
export async function approve(
  acting: Acting,
  input: { approval: string; note?: string | undefined },
): Promise<Decided> {
  const number = readApprovalNumber(acting, input.approval);
  let left: Afterwards | undefined;
  const decided = await record({ ...acting, at: null }, 'approve', { ...input, approval: number }, (deed) => {
    const { row, alone } = openRequest(deed, number, input.approval);
    const { db, entry } = deed;
    const kind = kindNamed(row.kind);
    const payload: unknown = JSON.parse(row.payload);
    kind.decides?.(deed, payload, row);
    const over = kind.over?.(payload, decisionDay(deed.acting)) ?? null;
    if (over !== null)
      refuse('facts_changed', { approval: number, kind: row.kind, subject: row.subject, since: [], over });
    if (!factsDigest(db, kind, payload).equals(row.facts)) {
      refuse('facts_changed', { approval: number, kind: row.kind, subject: row.subject, since: movedSince(db, row) });
    }
    const { does, against } = kind.effects(db, payload, deed.recordedOn);
    const reason = reasonOf(db, row.requested_in);
    entry.add('approval_decisions', {
      approval_id: row.id,
      operator_id: deed.acting.operator.id,
      decision: 'approve',
      alone: Number(alone),
    });
    entry.remark('note', input.note, { subject: row.customer_id });
    if (alone) deed.call('approve alone');
    const decided = decisionsOn(db, row.id);
    // Where nobody else could, one person's word is all there is.
    const missing = alone ? 0 : Math.max(0, row.needed - decided.length);
    entry.change('approvals', row.id, { state: missing === 0 ? 'approved' : 'pending' });
    const requested_by = operatorById(db, row.requested_by).code;
    if (missing === 0) left = kind.execute(deed, payload, { ...row, requested_by, reason }) ?? undefined;
    return toldOf(
      row,
      missing === 0 ? 'approved' : 'pending',
      { requested_by, reason, missing, alone, does, against },
      decided,
    );
  });
  if (!left || acting.dryRun) return decided;
  return { ...decided, does: [...decided.does, ...(await left(acting))] };
}

/** What moved of the sample that a request is about after it was made. */
function movedSince(db: Db, { sample_id, requested_in }: ApprovalRow) {
  if (sample_id === null) return [];
  const { unit } = sampleFacts(db, sample_id);
  return movementsSince(db, sample_id, requested_in).map(({ movement, kind, quantity, from, to, operator }) => ({
    movement,
    kind,
    quantity: toDecimal(quantity),
    unit,
    from,
    to,
    operator,
  }));
}

/** Rejects a request: nothing is done, and why is on record. @throws Refusal as {@link approve} */
export async function reject(acting: Acting, input: { approval: string; reason: string }): Promise<Decided> {
  const number = readApprovalNumber(acting, input.approval);
  return record({ ...acting, at: null }, 'reject', { ...input, approval: number }, (deed) => {
    const { row, alone } = openRequest(deed, number, input.approval);
    const { db, entry } = deed;
    entry.add('approval_decisions', {
      approval_id: row.id,
      operator_id: deed.acting.operator.id,
      decision: 'reject',
      alone: Number(alone),
    });
    entry.remark('reason', input.reason, { subject: row.customer_id });
    entry.change('approvals', row.id, { state: 'rejected' });
    kindNamed(row.kind).rejected?.(deed, JSON.parse(row.payload));
    const facts = {
      requested_by: operatorById(db, row.requested_by).code,
      reason: reasonOf(db, row.requested_in),
      missing: 0,
      alone,
      does: [],
      against: [],
    };
    return toldOf(row, 'rejected', facts, decisionsOn(db, row.id));
  });
}

/** The request, if this operator may decide on it now; whether he does so alone. */
function openRequest({ db, acting }: Deed, number: string, typed: string): { row: ApprovalRow; alone: boolean } {
  const row = approvalByNumber(db, number);
  if (!row) refuse('approval_not_found', { value: typed, pending: pendingNumbers(db, decisionDay(acting), 3) });
  const { approvers, neverAlone, mayDecide } = kindNamed(row.kind);
  const { operator } = acting;
  const own = row.requested_by === operator.id;
  if (!mayDo(operator.roles, approvers)) {
    refuse('not_permitted', { operator: operator.code, duty: approvers, roles: [...DUTIES[approvers]] });
  }
  const others = othersWithRoles(db, row.requested_by, DUTIES[approvers]);
  const alone = !neverAlone && own && others.length === 0 && settingOf(db, 'approvals.alone') === 'on';
  if (own && !alone) {
    const payload: unknown = JSON.parse(row.payload);
    const able = others.filter((person) => mayDecide?.(db, person, payload, row) ?? true);
    refuse('own_request', { approval: number, operator: operator.code, others: able.map(({ code }) => code) });
  }
  const decided = decisionsOn(db, row.id);
  if (row.state !== 'pending' || decided.some(({ operator_id }) => operator_id === operator.id)) {
    refuse('approval_decided', { approval: number, state: row.state, by: decided.map((one) => one.operator) });
  }
  if (approvalState(row, decisionDay(acting)) === 'expired') {
    refuse('approval_expired', { approval: number, expires_on: row.expires_on });
  }
  return { row, alone };
}

function toldOf(
  { number, kind, subject }: ApprovalRow,
  state: ApprovalState,
  facts: Omit<Decided, 'approval' | 'state' | 'kind' | 'subject' | 'decided_by'> & {
    does: Effect[];
    against: Effect[];
  },
  decided: readonly { readonly operator: string }[],
): Decided {
  return { approval: number, state, kind, subject, ...facts, decided_by: decided.map(({ operator }) => operator) };
}

/** @throws Refusal approval_not_found for what is no number of an approval */
function readApprovalNumber({ store: { db }, ...acting }: Acting, typed: string): string {
  const parsed = parseSlipNumber(foldCode(typed));
  if (parsed?.series === 'approval') return parsed.number;
  return refuse('approval_not_found', { value: typed, pending: pendingNumbers(db, decisionDay(acting), 3) });
}

/** Requests, the newest first. `mine`: those that this operator made. */
export async function listApprovals(
  acting: Acting,
  { mine, state }: { mine: boolean; state?: ApprovalState | undefined },
): Promise<ReturnType<typeof shown>[]> {
  permit(acting, 'read');
  const { db } = acting.store;
  const by = mine ? acting.operator.id : null;
  return approvalsWhere(db, { today: decisionDay(acting), by, state: state ?? null }).map(shown);
}

function shown(row: ReturnType<typeof approvalsWhere>[number]) {
  return {
    ...row,
    sample: row.sample === null ? null : showSampleNumber(row.sample),
    requested_at: withOffset(row.requested_at),
    decided_by: row.decided_by === null ? [] : row.decided_by.split(','),
    decided_at: row.decided_at === null ? null : withOffset(row.decided_at),
    alone: row.alone === 1,
  };
}
