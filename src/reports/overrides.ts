import { APPROVAL_STATES, approvalState } from '../domain/approvals.ts';
import { endOfDay, startOfDay, withOffset } from '../domain/calendar.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import type { Column } from '../domain/shapes.ts';
import { UNFIT_WORDS, type Unfit } from '../domain/storage-conditions.ts';
import { overridesAsked } from '../store/overrides.ts';
import type { Report } from './describing.ts';
import { each } from './rows.ts';

const COLUMNS: readonly Column[] = [
  { key: 'approval', heading: { zh: '申请', en: 'Request' }, type: 'code', keep: 0 },
  { key: 'number', heading: { zh: '编号', en: 'Number' }, type: 'code', keep: 0 },
  { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 2 },
  { key: 'customer', heading: { zh: '客户编号', en: 'Customer' }, type: 'code', keep: 6 },
  { key: 'quantity', heading: { zh: '数量', en: 'Quantity' }, type: 'quantity', keep: 1 },
  { key: 'unit', heading: { zh: '单位', en: 'Unit' }, type: 'text', keep: 1 },
  { key: 'from', heading: { zh: '从', en: 'From' }, type: 'code', keep: 4 },
  { key: 'to', heading: { zh: '放到', en: 'To' }, type: 'code', keep: 0 },
  {
    key: 'reasons',
    heading: { zh: '不合适之处', en: 'What does not fit' },
    type: 'list',
    keep: 1,
    values: UNFIT_WORDS,
  },
  { key: 'reason', heading: { zh: '为什么', en: 'Why' }, type: 'text', keep: 1 },
  { key: 'requested_by', heading: { zh: '申请人', en: 'Asked by' }, type: 'code', keep: 2 },
  { key: 'requested_at', heading: { zh: '申请时间', en: 'Asked at' }, type: 'instant', keep: 5 },
  { key: 'state', heading: { zh: '状态', en: 'State' }, type: 'code', keep: 0, values: APPROVAL_STATES },
  { key: 'decided_by', heading: { zh: '审批人', en: 'Decided by' }, type: 'list', keep: 2 },
  { key: 'decided_at', heading: { zh: '审批时间', en: 'Decided at' }, type: 'instant', keep: 5 },
  { key: 'alone', heading: { zh: '一人审批', en: 'By one person' }, type: 'boolean', keep: 7 },
];

export const overrides: Report = {
  name: 'overrides',
  title: { zh: '破例存放', en: 'Overrides' },
  about: {
    zh: '放在不合适的库位：什么、放到哪里、哪里不合适、为什么、谁申请、谁审批',
    en: 'goods put where they do not fit: what, where, what does not fit and why, who asked and who decided',
  },
  takes: ['from', 'to'],
  columns: () => COLUMNS,
  async rows(db, { filter, from, to, today }) {
    const days = { from: from && startOfDay(from), to: to && endOfDay(to) };
    return each(await overridesAsked(db, { filter, ...days }), ({ reasons, expires_on, ...row }) => ({
      ...row,
      number: showSampleNumber(row.number),
      quantity: toDecimal(row.quantity),
      reasons: (JSON.parse(reasons) as Unfit[]).map(({ reason }) => reason),
      requested_at: withOffset(row.requested_at),
      state: approvalState({ state: row.state, expires_on }, today),
      decided_by: row.decided_by === null ? [] : row.decided_by.split(','),
      decided_at: row.decided_at === null ? null : withOffset(row.decided_at),
      alone: row.alone === 1,
    }));
  },
};
