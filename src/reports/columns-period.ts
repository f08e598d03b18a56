/** Columns of the summary of a period, and of what was received. */
import type { Column } from '../domain/shapes.ts';
import { KINDS } from '../domain/words.ts';

const figure = (key: string, zh: string, en: string, keep: number): Column => ({
  key,
  heading: { zh, en },
  type: 'quantity',
  keep,
});

export const PERIOD_COLUMNS: readonly Column[] = [
  { key: 'period', heading: { zh: '期间', en: 'Period' }, type: 'code', keep: 0 },
  { key: 'unit', heading: { zh: '单位', en: 'Unit' }, type: 'text', keep: 0 },
  figure('opening', '期初', 'Opening', 1),
  figure('received', '接收', 'Received', 1),
  figure('returned', '归还', 'Returned', 2),
  figure('surplus', '盘盈', 'Surplus', 4),
  figure('checked_out', '领用', 'Checked out', 2),
  figure('dispatched', '寄出', 'Dispatched', 3),
  figure('given_back', '退还', 'Given back', 3),
  figure('scrapped', '报废', 'Scrapped', 3),
  figure('shortage', '盘亏', 'Shortage', 4),
  figure('closing', '期末', 'Closing', 1),
];

/** How far a slip has been signed. */
export const SIGNED = {
  drafted: { zh: '未签', en: 'drafted' },
  half_signed: { zh: '签了一方', en: 'half signed' },
  signed: { zh: '已签', en: 'signed' },
} as const;

export const RECEIPT_COLUMNS: readonly Column[] = [
  { key: 'receipt', heading: { zh: '接收单', en: 'Receipt' }, type: 'code', keep: 0 },
  { key: 'received_on', heading: { zh: '接收日期', en: 'Received' }, type: 'day', keep: 1 },
  { key: 'customer', heading: { zh: '客户编号', en: 'Customer' }, type: 'code', keep: 3 },
  { key: 'customer_name', heading: { zh: '客户', en: 'Customer name' }, type: 'text', keep: 4 },
  { key: 'number', heading: { zh: '编号', en: 'Number' }, type: 'code', keep: 1 },
  { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 1 },
  { key: 'spec', heading: { zh: '规格型号', en: 'Spec' }, type: 'text', keep: 7 },
  { key: 'kind', heading: { zh: '种类', en: 'Kind' }, type: 'code', keep: 8, values: KINDS },
  { key: 'quantity', heading: { zh: '数量', en: 'Quantity' }, type: 'quantity', keep: 1 },
  { key: 'unit', heading: { zh: '单位', en: 'Unit' }, type: 'text', keep: 1 },
  { key: 'order_no', heading: { zh: '订货单号', en: 'Order no.' }, type: 'code', keep: 6 },
  { key: 'delivery_note', heading: { zh: '送货单号', en: 'Delivery note' }, type: 'code', keep: 7 },
  { key: 'received_by', heading: { zh: '接收人', en: 'Received by' }, type: 'code', keep: 6 },
  { key: 'signed', heading: { zh: '签字', en: 'Signed' }, type: 'code', keep: 5, values: SIGNED },
];
