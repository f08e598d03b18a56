/** What is promised and still open: to whom goods are owed, what a customer waits for, what must be done by when. */

import { composer, iterate } from './composing.ts';
import { isContact } from './contact-log.ts';
import { canBeTold, inUse } from './customers.ts';
import { conditionsOn, type SampleFilter } from './finding.ts';
import { RECALLS } from './revisions.ts';
import { all, type Db } from './sql.ts';

/** One open promise about a sample; quantity in thousandths where it is about goods. */
export interface Owed {
  readonly kind: ObligationKind;
  readonly who: string | null;
  readonly quantity: number | null;
  readonly due: string | null;
}
export type ObligationKind =
  | 'return_due'
  | 'no_due'
  | 'reservation'
  | 'hold'
  | 'evaluation_due'
  | 'feedback_due'
  | 'expiry'
  | 'retention_end'
  | 'maintenance_due'
  | 'notice_due'
  | 'instruction_awaited'
  | 'recall'
  | 'action_due'
  | 'action_to_judge'
  | 'complaint_due'
  | 'handover_due';

/** Whether anything of `s` is in storage or with somebody. */
const THERE = 'EXISTS (SELECT 1 FROM balances b WHERE b.sample_id = s.id AND b.bounded = 1 AND b.quantity > 0)';

/** The receipt of a sample stands. */
const RECEIVED = `EXISTS (SELECT 1 FROM transfers t WHERE t.sample_id = s.id AND t.kind <> 'reverse'
           AND NOT EXISTS (SELECT 1 FROM transfers r WHERE r.reverses = t.seq))`;

/**
 * Evaluations and feedback: of the last evaluation where there is one, else as agreed at receipt. They outlive the
 * goods, but not a receipt that was undone.
 */
const EVALUATING = `
  SELECT 'evaluation_due' AS kind, e.sample_id, e.department AS who, NULL AS quantity, e.due_on AS due
  FROM evaluations e WHERE e.result_on IS NULL
  UNION ALL
  SELECT 'evaluation_due', s.id, NULL, NULL, s.evaluate_by FROM samples s
  WHERE s.evaluate_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM evaluations e WHERE e.sample_id = s.id) AND ${RECEIVED}
  UNION ALL
  SELECT 'feedback_due', e.sample_id, c.code, NULL, e.feedback_by FROM evaluations e
  JOIN samples s ON s.id = e.sample_id JOIN customers c ON c.id = s.customer_id
  WHERE e.feedback_by IS NOT NULL AND e.feedback_on IS NULL AND ${canBeTold('c')}
  UNION ALL
  SELECT 'feedback_due', s.id, c.code, NULL, s.feedback_by FROM samples s JOIN customers c ON c.id = s.customer_id
  WHERE s.feedback_by IS NOT NULL AND ${canBeTold('c')}
    AND NOT EXISTS (SELECT 1 FROM evaluations e WHERE e.sample_id = s.id) AND ${RECEIVED}`;

/** What must be done with goods that are there. */
const KEEPING = `
  SELECT 'maintenance_due' AS kind, s.id AS sample_id, NULL AS who, NULL AS quantity, m.next_on AS due
  FROM maintenance_plans m JOIN samples s ON s.id = m.sample_id WHERE m.next_on IS NOT NULL AND ${THERE}`;

/**
 * What a customer is to be told, and what he is to tell us. Rejected goods wait from the day they were judged; damaged
 * and missing ones, of which he has not been told since, from the day they came to be so; what came short or not in
 * order, from the day it came (once it was judged, its quality is told by the judgement). A customer whose file was
 * destroyed cannot be told.
 */
const TELLING = `
  SELECT 'notice_due' AS kind, n.sample_id, c.code AS who, n.quantity, n.due_on AS due
  FROM notices n JOIN samples s ON s.id = n.sample_id JOIN customers c ON c.id = s.customer_id WHERE n.sent_on IS NULL
    AND ${canBeTold('c')}
  UNION ALL
  SELECT 'instruction_awaited', n.sample_id, c.code, n.quantity, NULL
  FROM notices n JOIN samples s ON s.id = n.sample_id JOIN customers c ON c.id = s.customer_id
  WHERE n.sent_on IS NOT NULL AND n.answered_on IS NULL AND ${canBeTold('c')}
    AND NOT EXISTS (SELECT 1 FROM instructions i WHERE i.sample_id = n.sample_id AND i.decided_on >= n.sent_on)
  UNION ALL
  SELECT 'notice_due', s.id, c.code, NULL, s.quality_on FROM samples s JOIN customers c ON c.id = s.customer_id
  WHERE s.quality = 'rejected' AND c.code <> 'HOUSE' AND ${canBeTold('c')} AND ${THERE}
    AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.sample_id = s.id)
    AND NOT EXISTS (SELECT 1 FROM instructions i WHERE i.sample_id = s.id AND i.decided_on >= s.quality_on)
  UNION ALL
  SELECT 'notice_due', b.sample_id, c.code, sum(b.quantity),
         printf('%d-%02d-%02d', min(t.day) / 10000, min(t.day) / 100 % 100, min(t.day) % 100)
  FROM balances b JOIN places p ON p.id = b.place_id JOIN samples s ON s.id = b.sample_id
       JOIN customers c ON c.id = s.customer_id JOIN transfers t ON t.seq = b.since
  WHERE b.quantity > 0 AND (p.purpose = 'damaged' OR p.kind = 'variance') AND s.quality <> 'rejected' AND c.code <> 'HOUSE' AND ${canBeTold('c')}
    AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.sample_id = s.id
                    AND n.made_on >= printf('%d-%02d-%02d', t.day / 10000, t.day / 100 % 100, t.day % 100))
    AND NOT EXISTS (SELECT 1 FROM instructions i WHERE i.sample_id = s.id)
  GROUP BY b.sample_id, c.code
  UNION ALL
  SELECT 'notice_due', s.id, c.code, nullif(max(r.expected - r.received, 0), 0), s.received_on
  FROM receipt_checks r JOIN samples s ON s.id = r.sample_id JOIN customers c ON c.id = s.customer_id
  WHERE c.code <> 'HOUSE' AND ${canBeTold('c')} AND ${RECEIVED}
    AND (r.received < r.expected OR (s.quality <> 'rejected'
         AND EXISTS (SELECT 1 FROM json_each(r.checks) f WHERE f.value <> 'ok')
         AND NOT EXISTS (SELECT 1 FROM judgements j WHERE j.sample_id = s.id)))
    AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.sample_id = s.id)
    AND NOT EXISTS (SELECT 1 FROM instructions i WHERE i.sample_id = s.id)`;

const OF_GOODS = `${EVALUATING} UNION ALL ${KEEPING} UNION ALL ${TELLING} UNION ALL ${RECALLS}`;

/** What is open about one sample beside what persons have of it, its expiry and its retention. */
export function owedOf(db: Db, sampleId: number): Owed[] {
  return all(db, `SELECT kind, who, quantity, due FROM (${OF_GOODS}) WHERE sample_id = ?`, sampleId);
}

/** The day by which the customer is still to hear of a sample, or null. */
export function feedbackOwed(db: Db, sampleId: number): string | null {
  return owedOf(db, sampleId).find(({ kind }) => kind === 'feedback_due')?.due ?? null;
}

/** A row of the report: the number bare. */
export interface ObligationRow extends Owed {
  readonly number: string | null;
  readonly name: string | null;
  readonly customer: string | null;
  readonly unit: string | null;
}

const CUSTODY = `
  SELECT iif(l.due_on IS NULL, 'no_due', 'return_due') AS kind, l.sample_id, o.code AS who, l.outstanding AS quantity,
    l.due_on AS due
  FROM checkout_lines l JOIN places h ON h.id = l.holder_id JOIN operators o ON o.id = h.operator_id WHERE l.outstanding > 0
  UNION ALL
  SELECT 'reservation', r.sample_id, o.code, r.quantity, r.for_on
  FROM reservations r JOIN places h ON h.id = r.holder_id JOIN operators o ON o.id = h.operator_id WHERE r.quantity > 0
  UNION ALL
  SELECT 'hold', h.sample_id, o.code, NULL, NULL
  FROM holds h JOIN operators o ON o.id = h.held_by WHERE h.released_on IS NULL
  UNION ALL
  SELECT 'retention_end', s.id, NULL, NULL, s.retain_until FROM samples s WHERE s.retain_until IS NOT NULL AND ${THERE}`;

/**
 * Improvement is about no sample, nor are customers who wait for an answer or for the first call of a successor; those
 * with whom we deal no more wait for nothing.
 */
const IMPROVING = `
  SELECT iif(a.done_on IS NULL, 'action_due', 'action_to_judge') AS kind, o.code AS who,
    CASE WHEN a.done_on IS NULL THEN a.due_on ELSE a.judge_next_on END AS due, a.content, NULL AS customer
  FROM actions a JOIN operators o ON o.id = a.responsible_id WHERE a.judged_on IS NULL OR a.judge_next_on IS NOT NULL
  UNION ALL
  SELECT 'complaint_due', o.code, m.due_on, NULL, c.code
  FROM complaints m JOIN operators o ON o.id = m.responsible_id JOIN customers c ON c.id = m.customer_id
  WHERE m.answered_on IS NULL AND ${inUse('c')}
  UNION ALL
  SELECT 'handover_due', o.code, h.contact_due, NULL, c.code
  FROM handovers h JOIN operators o ON o.id = h.to_id JOIN customers c ON c.id = h.customer_id
  WHERE ${inUse('c')} AND h.id = (SELECT max(id) FROM handovers WHERE customer_id = h.customer_id)
    AND NOT EXISTS (SELECT 1 FROM contact_log l WHERE l.customer_id = h.customer_id AND l.operator_id = h.to_id AND ${isContact('l')}
                    AND l.happened_on >= h.handed_on)`;

/** Every open promise about the samples that fit, by due day; what has none comes last. With no filter also actions. */
export async function obligations(db: Db, filter: SampleFilter): Promise<Iterable<ObligationRow>> {
  const c = await composer();
  const { sql } = c;
  const conditions = conditionsOn(c, filter);
  const all = Object.values(filter).every((value) => value === undefined);
  const goods = sql`
    SELECT d.kind, s.number, s.name, c.code AS customer, d.who, d.quantity, s.unit, d.due
    FROM (${sql.raw(`${CUSTODY} UNION ALL ${OF_GOODS}`)}) d JOIN samples s ON s.id = d.sample_id
    JOIN customers c ON c.id = s.customer_id WHERE ${sql.join([sql`TRUE`, ...conditions], sql` AND `)}`;
  const others = sql`SELECT a.kind, NULL, a.content, a.customer, a.who, NULL, NULL, a.due FROM (${sql.raw(IMPROVING)}) a`;
  const query = sql<ObligationRow>`
    SELECT * FROM (${goods} ${all ? sql`UNION ALL ${others}` : sql``})
    ORDER BY due IS NULL, due, kind, number, who, quantity, name`;
  return iterate<ObligationRow>(db, query.compile(c.query));
}
