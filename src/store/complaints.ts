/** Complaints of customers. */
import type { ComplaintSubject } from '../domain/complaints.ts';
import { all, type Db, one } from './sql.ts';

export interface ComplaintRow {
  readonly id: number;
  readonly customer: string;
  readonly customer_name: string;
  readonly received_on: string;
  readonly about: ComplaintSubject;
  readonly content: string | null;
  /** Bare. */
  readonly number: string | null;
  readonly order_no: string | null;
  readonly responsible: string;
  readonly responsible_id: number;
  readonly due_on: string;
  readonly handled_on: string | null;
  readonly handling: string | null;
  readonly answered_on: string | null;
  readonly answer: string | null;
  readonly answered_via: string | null;
  readonly satisfaction: number | null;
}

const ROWS = `SELECT m.id, c.code AS customer, c.name AS customer_name, m.received_on, m.about, m.content, s.number, m.order_no,
    o.code AS responsible, m.responsible_id, m.due_on, m.handled_on, m.handling, m.answered_on, m.answer, m.answered_via,
    m.satisfaction
  FROM complaints m JOIN customers c ON c.id = m.customer_id JOIN operators o ON o.id = m.responsible_id
  LEFT JOIN samples s ON s.id = m.sample_id`;

export function complaintById(db: Db, id: number): ComplaintRow | undefined {
  return one(db, `${ROWS} WHERE m.id = ?`, id);
}

/**
 * Complaints received in a period, the open ones first, by the day on which they are due: of one customer or of all. Those
 * that were open when the file was destroyed are over with it.
 */
export function complaintsOf(
  db: Db,
  customerId: number | null,
  { from, to }: { readonly from: string | null; readonly to: string | null } = { from: null, to: null },
): ComplaintRow[] {
  return all(
    db,
    `${ROWS} WHERE m.received_on BETWEEN :from AND :to ${customerId === null ? '' : 'AND m.customer_id = :id'}
       AND NOT (m.answered_on IS NULL AND c.status IS 'destroyed')
     ORDER BY m.answered_on IS NOT NULL, CASE WHEN m.answered_on IS NULL THEN m.due_on END, m.received_on DESC, m.id DESC`,
    { from: from ?? '', to: to ?? '9999-12-31', ...(customerId === null ? {} : { id: customerId }) },
  );
}

/** Complaints of a customer that were not answered yet, and whose they are. */
export function openComplaintsOf(
  db: Db,
  customerId: number,
): { readonly id: number; readonly responsible_id: number; readonly code: string; readonly name: string }[] {
  return all(
    db,
    `SELECT m.id, m.responsible_id, o.code, o.name FROM complaints m JOIN operators o ON o.id = m.responsible_id
     WHERE m.customer_id = ? AND m.answered_on IS NULL ORDER BY m.id`,
    customerId,
  );
}

/** How many complaints wait for somebody's answer. */
export function complaintsWaitingFor(db: Db, operatorId: number): number {
  return one<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM complaints m JOIN customers c ON c.id = m.customer_id
     WHERE m.responsible_id = ? AND m.answered_on IS NULL AND c.status IS NOT 'destroyed'`,
    operatorId,
  )!.count;
}
