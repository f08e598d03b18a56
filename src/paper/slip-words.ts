/** The words on slips, and which columns each kind has. */
import { APPROVAL_KINDS, APPROVAL_STATES } from '../domain/approvals.ts';
import { SCRAP_REASONS } from '../domain/disposal.ts';
import type { Words } from '../domain/shapes.ts';
import type { SlipKind } from '../domain/slips.ts';
import { CONDITIONS, COUNT_STATUSES, STOCKTAKE_STATES } from '../domain/stocktaking.ts';
import { SINKS } from '../domain/words.ts';

export interface SlipColumn {
  readonly key: string;
  readonly heading: Words;
  /** Its share of the width. */
  readonly share: number;
  readonly align?: 'right' | 'center';
  readonly values?: Readonly<Record<string, Words>>;
  /** There also where no line has anything: to be filled in by hand. */
  readonly blank?: true;
}

const column = {
  number: { key: 'number', heading: { zh: '编号', en: 'Number' }, share: 25 },
  name: { key: 'name', heading: { zh: '名称', en: 'Name' }, share: 46 },
  spec: { key: 'spec', heading: { zh: '规格型号', en: 'Spec' }, share: 26 },
  lot: { key: 'lot', heading: { zh: '批号', en: 'Lot' }, share: 18 },
  quantity: { key: 'quantity', heading: { zh: '数量', en: 'Quantity' }, share: 17, align: 'right' },
  unit: { key: 'unit', heading: { zh: '单位', en: 'Unit' }, share: 11 },
  appearance: { key: 'appearance', heading: { zh: '外观', en: 'Appearance' }, share: 22 },
  to: { key: 'to', heading: { zh: '库位', en: 'Place' }, share: 17 },
  from: { key: 'from', heading: { zh: '出自库位', en: 'From' }, share: 17 },
  due: { key: 'due_on', heading: { zh: '应还日期', en: 'Due back' }, share: 19 },
  undone: {
    key: 'undone',
    heading: { zh: '备注', en: 'Remark' },
    share: 14,
    values: { undone: { zh: '已冲销', en: 'undone' } },
  },
} as const satisfies Record<string, SlipColumn>;

const figure = (key: string, zh: string, en: string): SlipColumn => ({
  key,
  heading: { zh, en },
  share: 15,
  align: 'right',
});

export const SLIP_COLUMNS: Readonly<Record<SlipKind, readonly SlipColumn[]>> = {
  receipt: [
    column.number,
    column.name,
    column.spec,
    column.lot,
    column.quantity,
    column.unit,
    column.appearance,
    column.to,
  ],
  checkout: [
    column.number,
    column.name,
    column.spec,
    column.quantity,
    column.unit,
    column.from,
    column.due,
    column.undone,
  ],
  dispatch: [
    column.number,
    column.name,
    column.spec,
    column.lot,
    column.quantity,
    column.unit,
    column.from,
    column.undone,
  ],
  give_back: [
    column.number,
    column.name,
    column.spec,
    column.lot,
    column.quantity,
    column.unit,
    column.from,
    column.undone,
  ],
  stocktake: [
    { key: 'location', heading: { zh: '库位', en: 'Place' }, share: 18 },
    column.number,
    column.name,
    column.unit,
    { key: 'book', heading: { zh: '账面', en: 'Book' }, share: 15, align: 'right' },
    { key: 'counted', heading: { zh: '实盘', en: 'Counted' }, share: 18, align: 'right', blank: true },
    { key: 'variance', heading: { zh: '差异', en: 'Variance' }, share: 15, align: 'right' },
    { key: 'status', heading: { zh: '结果', en: 'Result' }, share: 15, values: COUNT_STATUSES },
    { key: 'condition', heading: { zh: '状况', en: 'Condition' }, share: 15, values: CONDITIONS },
    { key: 'reason', heading: { zh: '原因或备注', en: 'Reason or remark' }, share: 28, blank: true },
  ],
  approval: [
    column.number,
    column.name,
    column.quantity,
    column.unit,
    { ...column.from, heading: { zh: '从', en: 'From' } },
    { key: 'to', heading: { zh: '到', en: 'To' }, share: 20, values: SINKS },
  ],
  scrap: [
    column.number,
    column.name,
    column.spec,
    column.lot,
    column.quantity,
    column.unit,
    column.from,
    column.undone,
  ],
  notice: [column.number, column.name, column.quantity, column.unit],
  statement: [
    column.number,
    { ...column.name, share: 40 },
    column.unit,
    figure('received', '接收', 'Received'),
    figure('in_store', '在库', 'In store'),
    figure('held', '领用中', 'Held'),
    figure('used', '用掉', 'Used'),
    figure('given_back', '已退还', 'Given back'),
    figure('dispatched', '已寄出', 'Dispatched'),
    figure('scrapped', '已报废', 'Scrapped'),
    figure('missing', '缺失', 'Missing'),
  ],
};

export const FACT_WORDS: Readonly<Record<string, Words>> = {
  customer: { zh: '客户', en: 'Customer' },
  person: { zh: '领用人', en: 'Taken by' },
  on: { zh: '日期', en: 'Date' },
  operator: { zh: '经办人', en: 'Recorded by' },
  order_no: { zh: '订单号', en: 'Order' },
  delivery_note: { zh: '送货单号', en: 'Delivery note' },
  delivered_by: { zh: '送样人', en: 'Brought by' },
  purpose: { zh: '用途', en: 'Purpose' },
  due: { zh: '应还日期', en: 'Due back' },
  sample_order: { zh: '样品单', en: 'Sample order' },
  carrier: { zh: '承运人', en: 'Carrier' },
  tracking: { zh: '运单号', en: 'Tracking no.' },
  expected_on: { zh: '预计到达', en: 'Expected' },
  received_by: { zh: '收件人', en: 'Received by' },
  note: { zh: '备注', en: 'Note' },
  stocktake_state: { zh: '状态', en: 'State' },
  location: { zh: '库位', en: 'Place' },
  category: { zh: '类别', en: 'Category' },
  scope_customer: { zh: '客户', en: 'Customer' },
  expected: { zh: '应盘行数', en: 'Rows to count' },
  blind: { zh: '盲盘', en: 'Blind' },
  approval_kind: { zh: '事项', en: 'What for' },
  subject: { zh: '对象', en: 'About' },
  reason: { zh: '理由', en: 'Reason' },
  method: { zh: '处理方式', en: 'Method' },
  witness: { zh: '监销人', en: 'Witness' },
  scrap_reason: { zh: '报废原因', en: 'Why' },
  scrapped_on: { zh: '报废日期', en: 'Scrapped on' },
  approval_state: { zh: '状态', en: 'State' },
  decided_by: { zh: '审批人', en: 'Decided by' },
  expires_on: { zh: '审批期限', en: 'To be decided by' },
};

/** Words for facts that are codes. */
export const FACT_VALUES: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  stocktake_state: STOCKTAKE_STATES,
  approval_kind: APPROVAL_KINDS,
  approval_state: APPROVAL_STATES,
  scrap_reason: SCRAP_REASONS,
  blind: { yes: { zh: '是，账面数不印', en: 'yes, the book is not printed' } },
};

export const SLIP_PHRASES = {
  sign_here: { zh: '签字', en: 'Signature' },
  sign_day: { zh: '日期', en: 'Date' },
  signed: { zh: '已签', en: 'signed' },
  undone: { zh: '已冲销', en: 'UNDONE' },
  total: { zh: '合计', en: 'Total' },
  nothing: { zh: '没有记录', en: 'nothing on record' },
  confirms: {
    zh: '双方确认以上内容无误。接收 = 在库 + 领用中 + 用掉 + 已退还 + 已寄出 + 已报废 + 缺失。',
    en: 'Both sides confirm the above. Received = in store + held + used + given back + dispatched + scrapped + missing.',
  },
  lines: { zh: '双方确认以上内容无误。', en: 'Both sides confirm the above.' },
  letter: {
    zh: '请签收并书面答复；一联由我方留存。',
    en: 'Please sign for receipt and answer in writing; one copy is for our files.',
  },
  head: { zh: '链头', en: 'Head' },
} as const satisfies Record<string, Words>;

/** What both sides sign. */
export function phraseOf(kind: SlipKind): Words {
  const own = { statement: SLIP_PHRASES.confirms, notice: SLIP_PHRASES.letter };
  return own[kind as keyof typeof own] ?? SLIP_PHRASES.lines;
}

export function copyWords(copy: number, copies: number, language: 'zh' | 'en'): string {
  if (copies === 1) return '';
  const keeper = [
    { zh: '对方留存', en: 'for the other side' },
    { zh: '我方留存', en: 'for our files' },
    { zh: '财务留存', en: 'for accounts' },
    { zh: '仓库留存', en: 'for the store' },
  ][copy - 1]![language];
  return language === 'zh' ? `第 ${copy} 联，共 ${copies} 联（${keeper}）` : `Copy ${copy} of ${copies} (${keeper})`;
}

export function pageWords(page: number, pages: number, language: 'zh' | 'en'): string {
  return language === 'zh' ? `第 ${page} 页，共 ${pages} 页` : `Page ${page} of ${pages}`;
}
