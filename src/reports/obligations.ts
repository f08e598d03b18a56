import { addDays, daysBetween } from '../domain/calendar.ts';
import { noticeState } from '../domain/judging.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal, toDecimalOrNull } from '../domain/quantities.ts';
import type { Column } from '../domain/shapes.ts';
import { OBLIGATIONS } from '../domain/words.ts';
import { noticesFor } from '../store/notices.ts';
import { obligations as readObligations } from '../store/obligations.ts';
import { halfSigned } from '../store/unsigned.ts';
import type { Report } from './describing.ts';
import { NOTICE_COLUMNS } from './judging-columns.ts';
import { each } from './rows.ts';

const OBLIGATION_COLUMNS: readonly Column[] = [
  { key: 'kind', heading: { zh: '待办', en: 'Owed' }, type: 'code', keep: 0, values: OBLIGATIONS },
  { key: 'due', heading: { zh: '期限', en: 'Due' }, type: 'day', keep: 0 },
  { key: 'overdue_days', heading: { zh: '逾期天数', en: 'Days overdue' }, type: 'integer', keep: 2 },
  { key: 'who', heading: { zh: '谁', en: 'Who' }, type: 'text', keep: 1 },
  { key: 'number', heading: { zh: '编号', en: 'Number' }, type: 'code', keep: 0 },
  { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 1 },
  { key: 'customer', heading: { zh: '客户编号', en: 'Customer' }, type: 'code', keep: 4 },
  { key: 'quantity', heading: { zh: '数量', en: 'Quantity' }, type: 'quantity', keep: 4 },
  { key: 'unit', heading: { zh: '单位', en: 'Unit' }, type: 'text', keep: 4 },
];

export const obligations: Report = {
  name: 'obligations',
  title: { zh: '待办', en: 'Obligations' },
  about: {
    zh: '所有还没有兑现的：应还、应评估、应反馈、应通知、等待指示、应保养、存放期限、改进措施',
    en: 'every open promise: returns, evaluations, feedback, notices, instructions, maintenance, retention, actions',
  },
  takes: [],
  columns: () => OBLIGATION_COLUMNS,
  async rows(db, { filter, today }) {
    return each(await readObligations(db, filter), ({ number, quantity, ...row }) => ({
      ...row,
      number: number === null ? null : showSampleNumber(number),
      quantity: toDecimalOrNull(quantity),
      overdue_days: row.due === null ? null : Math.max(0, daysBetween(row.due, today)),
    }));
  },
};

export const notices: Report = {
  name: 'notices',
  title: { zh: '书面通知', en: 'Notices' },
  about: {
    zh: '给客户的书面通知：原因、期限、发出和答复；没有答复的在前',
    en: 'notices to customers: why, until when, sent and answered; the unanswered first',
  },
  takes: [],
  columns: () => [
    ...NOTICE_COLUMNS,
    { key: 'overdue_days', heading: { zh: '逾期天数', en: 'Days overdue' }, type: 'integer', keep: 3 },
  ],
  async rows(db, { filter, today }) {
    return each(await noticesFor(db, filter), ({ id: _, sample_id: _sample, due_on, ...row }) => ({
      ...row,
      number: showSampleNumber(row.number),
      quantity: toDecimal(row.quantity),
      due: due_on,
      state: noticeState(row),
      overdue_days: row.sent_on === null ? Math.max(0, daysBetween(due_on, today)) : 0,
    }));
  },
};

const SIDES = {
  customer: { zh: '客户方', en: 'customer' },
  us: { zh: '我方', en: 'us' },
};

export const unsigned: Report = {
  name: 'unsigned',
  title: { zh: '待签单据', en: 'Unsigned slips' },
  about: {
    zh: '一方签字一天以后，另一方还没有签的单据',
    en: 'slips that one side signed more than a day ago and the other has not',
  },
  takes: [],
  filters: ['customer'],
  columns: () => [
    { key: 'slip', heading: { zh: '单据', en: 'Slip' }, type: 'code', keep: 0 },
    { key: 'who', heading: { zh: '对方', en: 'Whose' }, type: 'code', keep: 1 },
    { key: 'who_name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 3 },
    { key: 'signed', heading: { zh: '已签', en: 'Signed' }, type: 'code', keep: 2, values: SIDES },
    { key: 'signed_by', heading: { zh: '签字人', en: 'Signed by' }, type: 'text', keep: 3 },
    { key: 'signed_on', heading: { zh: '签字日', en: 'Signed on' }, type: 'day', keep: 2 },
    { key: 'missing', heading: { zh: '待签', en: 'Missing' }, type: 'code', keep: 0, values: SIDES },
    { key: 'days', heading: { zh: '已过天数', en: 'Days since' }, type: 'integer', keep: 1 },
  ],
  async rows(db, { filter, today }) {
    return each(halfSigned(db, addDays(today, -1), filter.customer_id ?? null), (row) => ({
      ...row,
      missing: row.signed === 'us' ? 'customer' : 'us',
      days: daysBetween(row.signed_on, today),
    }));
  },
};
