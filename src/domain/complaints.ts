/** Complaints of customers: what about, and how far their handling is. */
import { daysBetween } from './calendar.ts';
import type { Words } from './shapes.ts';

export const COMPLAINT_SUBJECTS = {
  quality: { zh: '质量', en: 'quality' },
  quantity: { zh: '数量', en: 'quantity' },
  delivery: { zh: '交期', en: 'delivery' },
  service: { zh: '服务', en: 'service' },
  price: { zh: '价格', en: 'price' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Record<string, Words>;
export type ComplaintSubject = keyof typeof COMPLAINT_SUBJECTS;

export const COMPLAINT_STATES = {
  open: { zh: '待处理', en: 'open' },
  handled: { zh: '已处理，待答复', en: 'handled, to be answered' },
  answered: { zh: '已答复', en: 'answered' },
} as const satisfies Record<string, Words>;
export type ComplaintState = keyof typeof COMPLAINT_STATES;

/** How far it is, from its days. */
export function complaintState({
  handled_on,
  answered_on,
}: {
  readonly handled_on: string | null;
  readonly answered_on: string | null;
}): ComplaintState {
  return answered_on !== null ? 'answered' : handled_on !== null ? 'handled' : 'open';
}

/** Days by which the answer is late: until it came, or until today; the due day itself is not late. */
export function complaintOverdue(due: string, answered_on: string | null, today: string): number {
  return Math.max(0, daysBetween(due, answered_on ?? today));
}
