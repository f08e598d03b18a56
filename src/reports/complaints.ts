import { COMPLAINT_STATES, COMPLAINT_SUBJECTS, complaintOverdue, complaintState } from '../domain/complaints.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import type { Column } from '../domain/shapes.ts';
import { type ComplaintRow, complaintsOf } from '../store/complaints.ts';
import type { Report } from './describing.ts';
import { each } from './rows.ts';

/** A complaint as results show it. */
export function complaintShown({ id, responsible_id: _, due_on, number, ...row }: ComplaintRow, today: string) {
  return {
    complaint: id,
    ...row,
    number: number === null ? null : showSampleNumber(number),
    due: due_on,
    state: complaintState(row),
    overdue_days: complaintOverdue(due_on, row.answered_on, today),
  };
}

export const COMPLAINT_COLUMNS: readonly Column[] = [
  { key: 'complaint', heading: { zh: '编号', en: 'Complaint' }, type: 'integer', keep: 0 },
  { key: 'received_on', heading: { zh: '日期', en: 'Received' }, type: 'day', keep: 2 },
  { key: 'customer', heading: { zh: '客户编码', en: 'Customer' }, type: 'code', keep: 0 },
  { key: 'customer_name', heading: { zh: '客户', en: 'Customer name' }, type: 'text', keep: 5 },
  { key: 'about', heading: { zh: '类别', en: 'About' }, type: 'code', keep: 3, values: COMPLAINT_SUBJECTS },
  { key: 'content', heading: { zh: '投诉内容', en: 'Content' }, type: 'text', keep: 1 },
  { key: 'number', heading: { zh: '样品', en: 'Sample' }, type: 'code', keep: 5 },
  { key: 'order_no', heading: { zh: '订单号', en: 'Order' }, type: 'code', keep: 7 },
  { key: 'responsible', heading: { zh: '责任人', en: 'Responsible' }, type: 'code', keep: 2 },
  { key: 'due', heading: { zh: '答复期限', en: 'Due' }, type: 'day', keep: 0 },
  { key: 'state', heading: { zh: '状态', en: 'State' }, type: 'code', keep: 1, values: COMPLAINT_STATES },
  { key: 'overdue_days', heading: { zh: '逾期天数', en: 'Days late' }, type: 'integer', keep: 2 },
  { key: 'handling', heading: { zh: '处理', en: 'Handling' }, type: 'text', keep: 4 },
  { key: 'handled_on', heading: { zh: '处理日', en: 'Handled' }, type: 'day', keep: 7 },
  { key: 'answer', heading: { zh: '答复', en: 'Answer' }, type: 'text', keep: 6 },
  { key: 'answered_on', heading: { zh: '答复日', en: 'Answered' }, type: 'day', keep: 5 },
  { key: 'answered_via', heading: { zh: '答复方式', en: 'How' }, type: 'text', keep: 8 },
  { key: 'satisfaction', heading: { zh: '满意度', en: 'Satisfaction' }, type: 'integer', keep: 4 },
];

export const complaints: Report = {
  name: 'complaints',
  duty: 'customer_files',
  title: { zh: '客户投诉', en: 'Complaints' },
  about: {
    zh: '客户投诉：内容、处理、期限、答复、满意度；没有答复的在前',
    en: 'what customers complained of, how it was handled, until when, what they were told; the unanswered first',
  },
  takes: [],
  filters: [],
  columns: () => COMPLAINT_COLUMNS,
  async rows(db, { today }) {
    return each(complaintsOf(db, null), (row) => complaintShown(row, today));
  },
};
