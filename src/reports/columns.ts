/** Columns that several lists and reports share. */
import type { Column } from '../domain/shapes.ts';
import { ACCOUNTS, KINDS, MOVEMENTS, STATES } from '../domain/words.ts';

const column = {
  number: { key: 'number', heading: { zh: '编号', en: 'Number' }, type: 'code', keep: 0 },
  name: { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 1 },
  spec: { key: 'spec', heading: { zh: '规格型号', en: 'Spec' }, type: 'text', keep: 6 },
  customer: { key: 'customer', heading: { zh: '客户编号', en: 'Customer' }, type: 'code', keep: 7 },
  customer_name: { key: 'customer_name', heading: { zh: '客户', en: 'Customer name' }, type: 'text', keep: 4 },
  category: { key: 'category', heading: { zh: '类别', en: 'Category' }, type: 'text', keep: 7 },
  kind: { key: 'kind', heading: { zh: '种类', en: 'Kind' }, type: 'code', keep: 8, values: KINDS },
  quantity: { key: 'quantity', heading: { zh: '数量', en: 'Quantity' }, type: 'quantity', keep: 1 },
  unit: { key: 'unit', heading: { zh: '单位', en: 'Unit' }, type: 'text', keep: 1 },
  state: { key: 'state', heading: { zh: '状态', en: 'State' }, type: 'code', keep: 2, values: STATES },
  received_on: { key: 'received_on', heading: { zh: '接收日期', en: 'Received' }, type: 'day', keep: 6 },
  expires_on: { key: 'expires_on', heading: { zh: '有效期至', en: 'Expires' }, type: 'day', keep: 8 },
  retain_until: { key: 'retain_until', heading: { zh: '存放期限', en: 'Retain until' }, type: 'day', keep: 9 },
} as const satisfies Record<string, Column>;

/** What a list of samples shows. */
export const SAMPLE_COLUMNS: readonly Column[] = [
  column.number,
  column.name,
  column.spec,
  column.customer,
  column.customer_name,
  column.category,
  column.kind,
  column.quantity,
  column.unit,
  column.state,
  { key: 'locations', heading: { zh: '库位', en: 'Places' }, type: 'list', keep: 3 },
  { key: 'holders', heading: { zh: '使用人', en: 'Holders' }, type: 'list', keep: 3 },
  column.received_on,
  column.expires_on,
  column.retain_until,
];

export const INVENTORY_COLUMNS: readonly Column[] = [
  column.number,
  column.name,
  column.spec,
  column.customer,
  column.customer_name,
  column.category,
  column.kind,
  { key: 'location', heading: { zh: '库位', en: 'Place' }, type: 'code', keep: 1 },
  column.quantity,
  column.unit,
  column.state,
  { key: 'account', heading: { zh: '库存分类', en: 'Account' }, type: 'code', keep: 3, values: ACCOUNTS },
  column.received_on,
  column.expires_on,
  column.retain_until,
];

export const HISTORY_COLUMNS: readonly Column[] = [
  { key: 'movement', heading: { zh: '记录号', en: 'Movement' }, type: 'integer', keep: 0 },
  { key: 'at', heading: { zh: '时间', en: 'When' }, type: 'instant', keep: 1 },
  { key: 'recorded_at', heading: { zh: '记录时间', en: 'Recorded' }, type: 'instant', keep: 9 },
  { key: 'kind', heading: { zh: '流转', en: 'Kind' }, type: 'code', keep: 1, values: MOVEMENTS },
  { key: 'quantity', heading: { zh: '数量', en: 'Quantity' }, type: 'quantity', keep: 1 },
  { key: 'from', heading: { zh: '从', en: 'From' }, type: 'code', keep: 2 },
  { key: 'to', heading: { zh: '到', en: 'To' }, type: 'code', keep: 2 },
  { key: 'operator', heading: { zh: '操作人', en: 'Operator' }, type: 'code', keep: 4 },
  { key: 'note', heading: { zh: '说明', en: 'Note' }, type: 'text', keep: 5 },
  { key: 'reverses', heading: { zh: '冲销', en: 'Reverses' }, type: 'integer', keep: 6 },
];

export const MOVEMENT_COLUMNS: readonly Column[] = [column.number, ...HISTORY_COLUMNS];

export const HELD_COLUMNS: readonly Column[] = [
  column.number,
  column.name,
  { key: 'checkout', heading: { zh: '领用单', en: 'Checkout' }, type: 'code', keep: 4 },
  { key: 'holder', heading: { zh: '使用人', en: 'Holder' }, type: 'code', keep: 1 },
  column.quantity,
  column.unit,
  { key: 'since', heading: { zh: '领用日期', en: 'Since' }, type: 'day', keep: 5 },
  { key: 'due', heading: { zh: '应还日', en: 'Due' }, type: 'day', keep: 1 },
  { key: 'overdue_days', heading: { zh: '逾期天数', en: 'Days overdue' }, type: 'integer', keep: 3 },
];

export const OVERDUE_COLUMNS: readonly Column[] = [
  ...HELD_COLUMNS,
  { key: 'reminders', heading: { zh: '催还次数', en: 'Reminders' }, type: 'integer', keep: 6 },
  { key: 'reminded_on', heading: { zh: '最近催还', en: 'Last reminder' }, type: 'day', keep: 6 },
];

const figure = (key: string, zh: string, en: string): Column => ({
  key,
  heading: { zh, en },
  type: 'quantity',
  keep: 2,
});

export const STATEMENT_COLUMNS: readonly Column[] = [
  column.number,
  column.name,
  column.unit,
  figure('received', '接收', 'Received'),
  figure('in_store', '在库', 'In store'),
  figure('held', '领用中', 'Held'),
  figure('used', '用掉', 'Used'),
  figure('given_back', '已退还', 'Given back'),
  figure('dispatched', '已寄出', 'Dispatched'),
  figure('scrapped', '已报废', 'Scrapped'),
  figure('missing', '缺失', 'Missing'),
];

/** The statement of all customers: whose it is comes first. */
export const STATEMENT_OF_ALL_COLUMNS: readonly Column[] = [{ ...column.customer, keep: 1 }, ...STATEMENT_COLUMNS];

const USAGE_WORDS = {
  person: { zh: '人员', en: 'person' },
  customer: { zh: '客户', en: 'customer' },
  category: { zh: '类别', en: 'category' },
};
export const USAGE_COLUMNS: readonly Column[] = [
  { key: 'by', heading: { zh: '按', en: 'By' }, type: 'code', keep: 6, values: USAGE_WORDS },
  { key: 'key', heading: { zh: '代码', en: 'Key' }, type: 'code', keep: 0 },
  column.name,
  column.unit,
  figure('checked_out', '领用', 'Checked out'),
  figure('returned', '归还', 'Returned'),
  figure('used', '用掉', 'Used'),
  figure('lost', '丢失', 'Lost'),
  figure('outstanding', '未还', 'Outstanding'),
];
