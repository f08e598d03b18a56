import { daysBetween } from '../domain/calendar.ts';
import { CREDIT_CONSEQUENCES, CREDIT_STANDINGS } from '../domain/credit.ts';
import { toYuan } from '../domain/quantities.ts';
import type { Column } from '../domain/shapes.ts';
import { creditsInForce } from '../store/credits.ts';
import type { Report } from './describing.ts';
import { each } from './rows.ts';

/** An assessment as lists show it. */
export const CREDIT_COLUMNS: readonly Column[] = [
  { key: 'customer', heading: { zh: '客户编码', en: 'Customer' }, type: 'code', keep: 0 },
  { key: 'customer_name', heading: { zh: '客户', en: 'Customer name' }, type: 'text', keep: 3 },
  { key: 'grade', heading: { zh: '信用等级', en: 'Grade' }, type: 'code', keep: 0 },
  { key: 'standing', heading: { zh: '情况', en: 'Standing' }, type: 'code', keep: 2, values: CREDIT_STANDINGS },
  { key: 'consequence', heading: { zh: '要求', en: 'Asked for' }, type: 'code', keep: 2, values: CREDIT_CONSEQUENCES },
  { key: 'credit_limit', heading: { zh: '额度', en: 'Limit' }, type: 'money', keep: 1 },
  { key: 'terms_days', heading: { zh: '账期（天）', en: 'Terms (days)' }, type: 'integer', keep: 1 },
  { key: 'prepayment', heading: { zh: '预付（%）', en: 'Prepayment (%)' }, type: 'integer', keep: 3 },
  { key: 'guarantee', heading: { zh: '担保', en: 'Guarantee' }, type: 'text', keep: 4 },
  { key: 'problems', heading: { zh: '以往问题', en: 'Past problems' }, type: 'text', keep: 7 },
  { key: 'assessed_on', heading: { zh: '评定日', en: 'Assessed' }, type: 'day', keep: 4 },
  { key: 'assessed_by', heading: { zh: '评定人', en: 'By' }, type: 'code', keep: 6 },
  { key: 'next_on', heading: { zh: '下次复评', en: 'Next review' }, type: 'day', keep: 0 },
];

export const credit: Report = {
  name: 'credit',
  duty: 'finance',
  title: { zh: '信用复评', en: 'Credit reviews' },
  about: {
    zh: '每个客户现行的信用等级、额度、账期和要求；该复评的在前',
    en: 'grade, limit, terms and what is asked for, of each customer; those to be reviewed first at the top',
  },
  takes: [],
  filters: [],
  columns: () => [
    ...CREDIT_COLUMNS,
    { key: 'overdue_days', heading: { zh: '逾期天数', en: 'Days overdue' }, type: 'integer', keep: 1 },
    { key: 'responsible', heading: { zh: '责任人', en: 'Responsible' }, type: 'code', keep: 5 },
  ],
  async rows(db, { today }) {
    return each(creditsInForce(db), ({ id: _, ...row }) => ({
      ...row,
      credit_limit: toYuan(row.credit_limit),
      overdue_days: Math.max(0, daysBetween(row.next_on, today)),
    }));
  },
};
