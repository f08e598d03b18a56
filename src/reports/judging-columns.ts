/** Columns of what is judged, promised and reported to customers. */
import { NOTICE_REASONS, NOTICE_STATES } from '../domain/judging.ts';
import type { Column } from '../domain/shapes.ts';

export const NOTICE_COLUMNS: readonly Column[] = [
  { key: 'notice', heading: { zh: '通知号', en: 'Notice' }, type: 'code', keep: 0 },
  { key: 'number', heading: { zh: '编号', en: 'Number' }, type: 'code', keep: 0 },
  { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 2 },
  { key: 'customer', heading: { zh: '客户编号', en: 'Customer' }, type: 'code', keep: 2 },
  { key: 'customer_name', heading: { zh: '客户', en: 'Customer name' }, type: 'text', keep: 5 },
  { key: 'reason', heading: { zh: '原因', en: 'Reason' }, type: 'code', keep: 1, values: NOTICE_REASONS },
  { key: 'quantity', heading: { zh: '数量', en: 'Quantity' }, type: 'quantity', keep: 3 },
  { key: 'unit', heading: { zh: '单位', en: 'Unit' }, type: 'text', keep: 3 },
  { key: 'state', heading: { zh: '状态', en: 'State' }, type: 'code', keep: 1, values: NOTICE_STATES },
  { key: 'made_on', heading: { zh: '拟稿日', en: 'Made' }, type: 'day', keep: 7 },
  { key: 'due', heading: { zh: '期限', en: 'Due' }, type: 'day', keep: 1 },
  { key: 'sent_on', heading: { zh: '发出日', en: 'Sent' }, type: 'day', keep: 4 },
  { key: 'via', heading: { zh: '方式', en: 'Via' }, type: 'text', keep: 7 },
  { key: 'answered_on', heading: { zh: '答复日', en: 'Answered' }, type: 'day', keep: 4 },
  { key: 'answer', heading: { zh: '答复', en: 'Answer' }, type: 'text', keep: 6 },
  { key: 'note', heading: { zh: '说明', en: 'Note' }, type: 'text', keep: 8 },
];
