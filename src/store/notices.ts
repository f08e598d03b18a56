/** Notices to customers about their goods. */
import type { NoticeReason } from '../domain/judging.ts';
import { composer, iterate } from './composing.ts';
import { canBeTold } from './customers.ts';
import { conditionsOn, type SampleFilter } from './finding.ts';
import { all, type Db, one } from './sql.ts';

/** A notice with the sample and customer it is about; quantity in thousandths, the sample's number bare. */
export interface NoticeRow {
  readonly id: number;
  /** N26-000001 */
  readonly notice: string;
  readonly sample_id: number;
  readonly number: string;
  readonly name: string;
  readonly spec: string | null;
  readonly lot: string | null;
  readonly unit: string;
  readonly received_on: string;
  readonly delivery_note: string | null;
  readonly customer: string;
  readonly customer_name: string;
  readonly reason: NoticeReason;
  readonly quantity: number;
  readonly made_on: string;
  readonly due_on: string;
  readonly note: string | null;
  readonly sent_on: string | null;
  readonly via: string | null;
  readonly answered_on: string | null;
  readonly answer: string | null;
}

const ROWS = `SELECT n.id, n.number AS notice, n.sample_id, s.number, s.name, s.spec, s.lot, s.unit, s.received_on,
    r.delivery_note, c.code AS customer, c.name AS customer_name, n.reason, n.quantity, n.made_on, n.due_on, n.note,
    n.sent_on, n.via, n.answered_on, n.answer
  FROM notices n JOIN samples s ON s.id = n.sample_id JOIN customers c ON c.id = s.customer_id
  LEFT JOIN receipts r ON r.id = s.receipt_id`;

/** What was answered stands; a destroyed customer, though, can be told nothing more, and answers nothing. */
const TELLABLE = `(n.answered_on IS NOT NULL OR ${canBeTold('c')})`;

export function noticeByNumber(db: Db, number: string): NoticeRow | undefined {
  return one(db, `${ROWS} WHERE n.number = ?`, number);
}

/** Notices in the order in which they were made: of one sample, of one customer, or all. */
export function noticesOf(db: Db, whose: { sample_id?: number; customer_id?: number | undefined } = {}): NoticeRow[] {
  if (whose.sample_id !== undefined) return all(db, `${ROWS} WHERE n.sample_id = ? ORDER BY n.id`, whose.sample_id);
  return all(
    db,
    `${ROWS} WHERE (? IS NULL OR s.customer_id = ?) AND ${TELLABLE} ORDER BY n.id`,
    whose.customer_id ?? null,
    whose.customer_id ?? null,
  );
}

/** The notices about the samples that fit, the unanswered first, by due day; not what a destroyed customer cannot be told. */
export async function noticesFor(db: Db, filter: SampleFilter): Promise<Iterable<NoticeRow>> {
  const c = await composer();
  const { sql } = c;
  const conditions = sql.join([sql`TRUE`, ...conditionsOn(c, filter)], sql` AND `);
  const query = sql<NoticeRow>`${sql.raw(ROWS)} WHERE ${conditions} AND ${sql.raw(TELLABLE)}
    ORDER BY n.answered_on IS NOT NULL, n.due_on, n.id`;
  return iterate<NoticeRow>(db, query.compile(c.query));
}

/** What of a sample is where, in thousandths: what a notice may be about. */
export function extentOf(
  db: Db,
  sampleId: number,
): { here: number; damaged: number; missing: number; received: number } {
  return one(
    db,
    `SELECT coalesce(sum(b.quantity) FILTER (WHERE p.kind IN ('storage', 'person')), 0) AS here,
            coalesce(sum(b.quantity) FILTER (WHERE p.purpose = 'damaged'), 0) AS damaged,
            coalesce(sum(b.quantity) FILTER (WHERE p.kind = 'variance'), 0) AS missing,
            coalesce(-sum(b.quantity) FILTER (WHERE p.kind IN ('customer', 'split') AND b.quantity < 0), 0) AS received
     FROM balances b JOIN places p ON p.id = b.place_id WHERE b.sample_id = ?`,
    sampleId,
  )!;
}
