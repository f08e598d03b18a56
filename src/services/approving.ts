/** Asking for approval: a request rests on facts, and waits until somebody else decides on it. */
import { createHash } from 'node:crypto';
import { addDays, dayOf } from '../domain/calendar.ts';
import { day, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { type ApprovalRow, pendingApproval } from '../store/approvals.ts';
import { nextSlipNumber } from '../store/serials.ts';
import { settingOf } from '../store/settings.ts';
import type { Db } from '../store/sql.ts';
import type { Acting, Deed } from './acting.ts';
import type { ApprovalKind } from './approval-kinds.ts';

export const REQUESTED = object({
  approval: text,
  state: oneOf('pending'),
  kind: text,
  subject: text,
  expires_on: day,
});
export type Requested = TypeOf<typeof REQUESTED>;

/** What a request is about. */
export interface About {
  /** As it is shown: a number or code. */
  readonly subject: string;
  readonly reason?: string | undefined;
  /** What else was written with it, by field. */
  readonly words?: Readonly<Record<string, string | undefined>>;
  readonly sample_id?: number;
  /** Whose goods or file: with that file what was written here goes. */
  readonly customer_id?: number;
}

/**
 * Puts a request on record under the entry of this deed. The same request, still open, is not made twice: then nothing
 * new is recorded.
 */
export function requestApproval<P>(deed: Deed, kind: ApprovalKind<P>, payload: P, about: About): Requested {
  const { db, entry, acting } = deed;
  const asked = {
    kind: kind.kind,
    subject: about.subject,
    payload: canonical(payload),
    facts: factsDigest(db, kind, payload),
  };
  const open = pendingApproval(db, asked, decisionDay(acting));
  if (open) {
    deed.nothingNew();
    return told(open);
  }
  const row = {
    number: nextSlipNumber(db, 'approval', deed.recordedOn),
    ...asked,
    sample_id: about.sample_id ?? null,
    customer_id: about.customer_id ?? null,
    needed: typeof kind.needed === 'function' ? kind.needed(db, payload) : (kind.needed ?? 1),
    requested_by: acting.operator.id,
    requested_in: entry.seq,
    expires_on: addDays(deed.recordedOn, settingOf(db, 'approvals.expire_days') as number),
    state: 'pending' as const,
  };
  entry.add('approvals', row);
  for (const [field, words] of Object.entries({ reason: about.reason, ...about.words })) {
    entry.remark(field, words, { subject: about.customer_id ?? null });
  }
  return told(row);
}

function told({ number, kind, subject, expires_on }: Pick<ApprovalRow, 'number' | 'kind' | 'subject' | 'expires_on'>) {
  return { approval: number, state: 'pending' as const, kind, subject, expires_on };
}

/** Fingerprint of what a request rests on, as it is now. */
export function factsDigest<P>(db: Db, kind: ApprovalKind<P>, payload: P): Buffer {
  return createHash('sha256')
    .update(canonical(kind.facts(db, payload)))
    .digest();
}

/** JSON with sorted keys: the same thing is always the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) =>
    held === null || typeof held !== 'object' || Array.isArray(held)
      ? held
      : Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}

/**
 * The day by which a request is judged: `--today`, but never one before the clock's, or a request that has expired
 * could be decided by naming an earlier day.
 */
export function decisionDay({ today, clock }: Pick<Acting, 'today' | 'clock'>): string {
  const real = dayOf(clock.now());
  return today > real ? today : real;
}
