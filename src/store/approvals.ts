/** Requests for approval and what was decided. */
import type { ApprovalState } from '../domain/approvals.ts';
import type { AccessScope } from '../domain/grants.ts';
import { all, type Db, one } from './sql.ts';

export interface ApprovalRow {
  readonly id: number;
  readonly number: string;
  readonly kind: string;
  readonly subject: string;
  readonly sample_id: number | null;
  readonly customer_id: number | null;
  readonly payload: string;
  readonly facts: Buffer;
  readonly needed: number;
  /** Id of the operator. */
  readonly requested_by: number;
  readonly requested_in: number;
  readonly expires_on: string;
  readonly state: 'pending' | 'approved' | 'rejected';
}

export function approvalByNumber(db: Db, number: string): ApprovalRow | undefined {
  return one(db, 'SELECT * FROM approvals WHERE number = ?', number);
}

/** The request for exactly this, resting on the same facts, that can still be decided; if there is one. */
export function pendingApproval(
  db: Db,
  asked: { readonly kind: string; readonly subject: string; readonly payload: string; readonly facts: Buffer },
  today: string,
): ApprovalRow | undefined {
  return one(
    db,
    `SELECT * FROM approvals WHERE state = 'pending' AND kind = ? AND subject = ? AND payload = ? AND facts = ?
       AND expires_on >= ?
     ORDER BY id LIMIT 1`,
    asked.kind,
    asked.subject,
    asked.payload,
    asked.facts,
    today,
  );
}

/** What waits for a decision about a sample, the oldest first. */
export function pendingOf(
  db: Db,
  sampleId: number,
  today: string,
): { approval: string; kind: string; requested_by: string; expires_on: string }[] {
  return all(
    db,
    `SELECT a.number AS approval, a.kind, o.code AS requested_by, a.expires_on
     FROM approvals a JOIN operators o ON o.id = a.requested_by
     WHERE a.sample_id = ? AND a.state = 'pending' AND a.expires_on >= ? ORDER BY a.id`,
    sampleId,
    today,
  );
}

/** The newest requests that can still be decided: numbers. */
export function pendingNumbers(db: Db, today: string, limit: number): string[] {
  return all<{ number: string }>(
    db,
    `SELECT number FROM approvals WHERE state = 'pending' AND expires_on >= ? ORDER BY id DESC LIMIT ?`,
    today,
    limit,
  ).map(({ number }) => number);
}

export interface Decision {
  readonly operator_id: number;
  readonly operator: string;
  readonly decision: 'approve' | 'reject';
  readonly alone: number;
}

/** What was decided on a request, the first word first. */
export function decisionsOn(db: Db, approvalId: number): Decision[] {
  return all(
    db,
    `SELECT d.operator_id, o.code AS operator, d.decision, d.alone
     FROM approval_decisions d JOIN operators o ON o.id = d.operator_id WHERE d.approval_id = ? ORDER BY d.id`,
    approvalId,
  );
}

/** What was written with a request: why it is asked. */
export function reasonOf(db: Db, requestedIn: number): string | null {
  return (
    one<{ words: string | null }>(
      db,
      `SELECT words FROM remarks WHERE entry = ? AND line = 0 AND field = 'reason'`,
      requestedIn,
    )?.words ?? null
  );
}

/** A request as lists show it; instants UTC. */
export interface ListedApproval {
  readonly approval: string;
  readonly kind: string;
  readonly subject: string;
  readonly sample: string | null;
  /** Of a request to let somebody see a file: whom, what for, and until when. */
  readonly to: string | null;
  readonly scope: AccessScope | null;
  readonly until_on: string | null;
  readonly requested_by: string;
  readonly requested_at: string;
  readonly state: ApprovalState;
  readonly expires_on: string;
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly alone: number;
}

/** Requests, the newest first; of one operator where his id is given. */
export function approvalsWhere(
  db: Db,
  { today, by, state }: { today: string; by: number | null; state: ApprovalState | null },
): ListedApproval[] {
  return all(
    db,
    `SELECT * FROM (
       SELECT a.number AS approval, a.kind, a.subject, s.number AS sample, g.code AS "to",
              iif(a.kind = 'grant', a.payload ->> '$.scope', NULL) AS scope,
              iif(a.kind = 'grant', a.payload ->> '$.until_on', NULL) AS until_on, o.code AS requested_by,
              j.recorded_at AS requested_at,
              CASE WHEN a.state = 'pending' AND a.expires_on < @today THEN 'expired' ELSE a.state END AS state, a.expires_on,
              r.words AS reason, d.decided_by, k.recorded_at AS decided_at, coalesce(d.alone, 0) AS alone
       FROM approvals a JOIN operators o ON o.id = a.requested_by JOIN journal j ON j.seq = a.requested_in
            LEFT JOIN samples s ON s.id = a.sample_id
            LEFT JOIN operators g ON a.kind = 'grant' AND g.id = a.payload ->> '$.operator_id'
            LEFT JOIN remarks r ON r.entry = a.requested_in AND r.line = 0 AND r.field = 'reason'
            LEFT JOIN (SELECT approval_id, group_concat(code) AS decided_by, max(d.entry) AS last, max(alone) AS alone
                       FROM (SELECT * FROM approval_decisions ORDER BY id) d JOIN operators ON operators.id = operator_id
                       GROUP BY approval_id) d ON d.approval_id = a.id
            LEFT JOIN journal k ON k.seq = d.last
       WHERE @by IS NULL OR a.requested_by = @by
       ORDER BY a.id DESC)
     WHERE @state IS NULL OR state = @state`,
    { today, by, state },
  );
}
