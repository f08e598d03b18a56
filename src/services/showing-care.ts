/** What was judged, evaluated, maintained, permitted, reported and attached of one sample, as `show` answers it. */
import { INSTRUCTION_CODES, SCRAP_REASON_CODES } from '../domain/disposal.ts';
import { noticeState } from '../domain/judging.ts';
import { toDecimal, toDecimalOrNull } from '../domain/quantities.ts';
import {
  boolean,
  day,
  integer,
  list,
  mapOf,
  nullable,
  number,
  object,
  oneOf,
  type TypeOf,
  text,
} from '../domain/shapes.ts';
import { pendingOf } from '../store/approvals.ts';
import { attachmentsOf } from '../store/attachments.ts';
import { instructionFor, scrapsOf } from '../store/disposal.ts';
import { evaluationsOf } from '../store/evaluations.ts';
import { judgementsOf, lastSaid } from '../store/judgements.ts';
import { maintenanceOf, planOf } from '../store/maintenance.ts';
import { noticesOf } from '../store/notices.ts';
import { receiptCheckOf } from '../store/receipt-checks.ts';
import { sampleFacts } from '../store/samples.ts';
import type { Db } from '../store/sql.ts';
import { GRANTED, permissionsShown } from './permitting.ts';
import { COPIES_OUT, copiesShown } from './revising.ts';

export const CARE = {
  asset_mark: nullable(text),
  revision: nullable(text),
  judgements: list(
    object({
      on: day,
      quality: oneOf('accepted', 'rejected', 'conditional'),
      quantity: number,
      inspector: text,
      report: oneOf('inspection', 'confirmation', 'control'),
      report_no: nullable(text),
      checks: mapOf(text),
    }),
  ),
  evaluations: list(
    object({
      department: text,
      started_on: day,
      due: nullable(day),
      result: nullable(text),
      result_on: nullable(day),
      feedback_by: nullable(day),
      feedback_on: nullable(day),
      via: nullable(text),
    }),
  ),
  maintenance: object({
    every_days: nullable(integer),
    next: nullable(day),
    log: list(object({ on: day, done: text, operator: text })),
  }),
  receipt_check: nullable(object({ expected: nullable(number), received: number, checks: mapOf(text) })),
  copies_out: COPIES_OUT,
  permissions: list(GRANTED),
  notices: list(
    object({ notice: text, reason: text, quantity: number, due: day, state: oneOf('open', 'sent', 'answered') }),
  ),
  /** What the customer last decided about his goods. */
  instruction: nullable(object({ decision: oneOf(...INSTRUCTION_CODES), by: nullable(text), on: day })),
  /** Requests about it that wait for somebody's decision. */
  requests: list(object({ approval: text, kind: text, requested_by: text, expires_on: day })),
  scraps: list(
    object({
      approval: text,
      on: day,
      quantity: number,
      reason: oneOf(...SCRAP_REASON_CODES),
      approved_by: list(text),
      witness: nullable(text),
      undone: boolean,
    }),
  ),
  attachments: list(object({ attachment: integer, name: text, type: text, size: integer, about: text })),
};
const SHAPE = object(CARE);
export type Care = TypeOf<typeof SHAPE>;

/** As it stands now: of a past day as well. `today`: requests that expired before are not waiting. */
export function careOf(db: Db, id: number, today: string): Care {
  const instruction = instructionFor(db, id);
  const check = receiptCheckOf(db, id);
  const plan = planOf(db, id);
  return {
    asset_mark: lastSaid(db, id, 'asset_mark'),
    revision: lastSaid(db, id, 'revision'),
    judgements: judgementsOf(db, id).map(({ judged_on, quality, quantity, inspector, report, report_no, checks }) => ({
      on: judged_on,
      quality,
      quantity: toDecimal(quantity),
      inspector,
      report,
      report_no,
      checks: checks === null ? {} : (JSON.parse(checks) as Record<string, string>),
    })),
    evaluations: evaluationsOf(db, id).map(({ id: _, sample_id: _sample, due_on, ...evaluation }) => ({
      ...evaluation,
      due: due_on,
    })),
    maintenance: {
      every_days: plan?.every_days ?? null,
      next: plan?.next_on ?? null,
      log: maintenanceOf(db, id).map(({ done_on, ...entry }) => ({ on: done_on, ...entry })),
    },
    receipt_check: check
      ? {
          expected: toDecimalOrNull(check.expected),
          received: toDecimal(check.received),
          checks: check.checks === null ? {} : (JSON.parse(check.checks) as Record<string, string>),
        }
      : null,
    copies_out: copiesShown(db, sampleFacts(db, id)),
    permissions: permissionsShown(db, id),
    notices: noticesOf(db, { sample_id: id }).map((row) => ({
      notice: row.notice,
      reason: row.reason,
      quantity: toDecimal(row.quantity),
      due: row.due_on,
      state: noticeState(row),
    })),
    instruction: instruction
      ? { decision: instruction.decision, by: instruction.by, on: instruction.decided_on }
      : null,
    requests: pendingOf(db, id, today),
    scraps: scrapsOf(db, id).map(({ approval, when, quantity, reason, approved_by, witness, undone }) => ({
      approval,
      on: when,
      quantity: toDecimal(quantity),
      reason,
      approved_by: approved_by.split(','),
      witness,
      undone: undone === 1,
    })),
    attachments: attachmentsOf(db, { sample_id: id }).map(({ id: attachment, name, type, size, about }) => ({
      attachment,
      name,
      type,
      size,
      about,
    })),
  };
}
