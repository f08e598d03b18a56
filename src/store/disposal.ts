/** Holds, customers' instructions, and what was scrapped. */
import type { Instruction, ScrapReason } from '../domain/disposal.ts';
import { all, type Db, one } from './sql.ts';

export interface Hold {
  readonly id: number;
  readonly held_on: string;
  /** Code of the operator. */
  readonly by: string;
  readonly reason: string | null;
}

/** The hold on a sample, if there is one: now, or at the end of a past day. */
export function holdOn(db: Db, sampleId: number, day: string | null = null): Hold | undefined {
  return one(
    db,
    `SELECT h.id, h.held_on, o.code AS "by", r.words AS reason
     FROM holds h JOIN operators o ON o.id = h.held_by
     LEFT JOIN remarks r ON r.entry = h.held_in AND r.line = 0 AND r.field = 'reason'
     WHERE h.sample_id = @sampleId AND iif(@day IS NULL, h.released_on IS NULL,
           h.held_on <= @day AND (h.released_on IS NULL OR h.released_on > @day))
     ORDER BY h.id LIMIT 1`,
    { sampleId, day },
  );
}

/** The rows of the hold on a sample as a part of it takes them over: it is disputed like the whole. */
export function holdRow(db: Db, sampleId: number): Record<string, unknown> | undefined {
  return one(db, 'SELECT held_on, held_by, held_in FROM holds WHERE sample_id = ? AND released_on IS NULL', sampleId);
}

export interface GivenInstruction {
  readonly decision: Instruction;
  readonly decided_on: string;
  readonly by: string | null;
}

/** What the customer last said is to be done with a sample. */
export function instructionFor(db: Db, sampleId: number): GivenInstruction | undefined {
  return one(
    db,
    `SELECT i.decision, i.decided_on, r.words AS "by" FROM instructions i
     LEFT JOIN remarks r ON r.entry = i.entry AND r.line = 0 AND r.field = 'instructed_by'
     WHERE i.sample_id = ? ORDER BY i.decided_on DESC, i.id DESC LIMIT 1`,
    sampleId,
  );
}

/** A line of the register of what was scrapped; the number bare, the quantity in thousandths. */
export interface ScrapRow {
  readonly number: string;
  readonly name: string;
  readonly spec: string | null;
  readonly customer: string;
  readonly quantity: number;
  readonly unit: string;
  readonly reason: ScrapReason;
  readonly method: string | null;
  readonly requested_by: string;
  readonly approved_by: string;
  readonly alone: number;
  readonly witness: string | null;
  readonly when: string;
  readonly approval: string;
  readonly note: string | null;
  /** 1 where it was undone afterwards. */
  readonly undone: number;
}

/** How the register reads its lines; the columns are named as {@link ScrapRow}'s. */
export const REGISTER = `
  SELECT s.number, s.name, s.spec, c.code AS customer, x.quantity, s.unit, x.reason, m.words AS method,
         q.code AS requested_by, d.approved_by, d.alone, w.code AS witness, x.scrapped_on AS "when", a.number AS approval,
         n.words AS note,
         EXISTS (SELECT 1 FROM transfers t JOIN transfers r ON r.reverses = t.seq
                 WHERE t.sample_id = x.sample_id AND t.entry = x.entry) AS undone
  FROM scraps x JOIN samples s ON s.id = x.sample_id JOIN customers c ON c.id = s.customer_id
       JOIN approvals a ON a.id = x.approval_id JOIN operators q ON q.id = a.requested_by
       JOIN (SELECT approval_id, group_concat(code) AS approved_by, max(alone) AS alone
             FROM (SELECT * FROM approval_decisions ORDER BY id) JOIN operators ON operators.id = operator_id
             GROUP BY approval_id) d ON d.approval_id = a.id
       LEFT JOIN operators w ON w.id = x.witness_id
       LEFT JOIN remarks m ON m.entry = a.requested_in AND m.line = 0 AND m.field = 'method'
       LEFT JOIN remarks n ON n.entry = a.requested_in AND n.line = 0 AND n.field = 'reason'`;

/** What was scrapped of a sample, in the order in which it was. */
export function scrapsOf(db: Db, sampleId: number): ScrapRow[] {
  return all(db, `${REGISTER} WHERE x.sample_id = ? ORDER BY x.id`, sampleId);
}

/** What came of an approved request to scrap: when, and whether it was undone afterwards. */
export function scrapOfApproval(db: Db, approvalId: number): { scrapped_on: string; undone: number } | undefined {
  return one(
    db,
    `SELECT x.scrapped_on, EXISTS (SELECT 1 FROM transfers t JOIN transfers r ON r.reverses = t.seq
                                   WHERE t.sample_id = x.sample_id AND t.entry = x.entry) AS undone
     FROM scraps x WHERE x.approval_id = ?`,
    approvalId,
  );
}

/** Whether a scrapping is waiting for approval for a sample: the number of the newest request. */
export function pendingScrapOf(db: Db, sampleId: number, today: string): string | null {
  return (
    all<{ number: string }>(
      db,
      `SELECT number FROM approvals WHERE sample_id = ? AND kind = 'scrap' AND state = 'pending' AND expires_on >= ?
       ORDER BY id DESC LIMIT 1`,
      sampleId,
      today,
    )[0]?.number ?? null
  );
}
