/** Stocktakes as lists and the report show them. */
import { toYuan } from '../domain/quantities.ts';
import type { Column, Row } from '../domain/shapes.ts';
import { STOCKTAKE_STATES } from '../domain/stocktaking.ts';
import { type CountedStocktake, listStocktakes } from '../store/stocktakes.ts';
import { type Summary, summaryOf } from '../store/variances.ts';
import type { Report } from './describing.ts';
import { each } from './rows.ts';

export const STOCKTAKE_COLUMNS: readonly Column[] = [
  { key: 'stocktake', heading: { zh: '盘点单', en: 'Stocktake' }, type: 'code', keep: 0 },
  { key: 'state', heading: { zh: '状态', en: 'State' }, type: 'code', keep: 0, values: STOCKTAKE_STATES },
  { key: 'location', heading: { zh: '库位', en: 'Place' }, type: 'code', keep: 2 },
  { key: 'category', heading: { zh: '类别', en: 'Category' }, type: 'text', keep: 4 },
  { key: 'customer', heading: { zh: '客户', en: 'Customer' }, type: 'code', keep: 4 },
  { key: 'blind', heading: { zh: '盲盘', en: 'Blind' }, type: 'boolean', keep: 8 },
  { key: 'opened_on', heading: { zh: '开始日', en: 'Opened' }, type: 'day', keep: 2 },
  { key: 'opened_by', heading: { zh: '开始人', en: 'Opened by' }, type: 'code', keep: 6 },
  { key: 'expected', heading: { zh: '应盘', en: 'Expected' }, type: 'integer', keep: 3 },
  { key: 'counted', heading: { zh: '已盘', en: 'Counted' }, type: 'integer', keep: 1 },
  { key: 'matched', heading: { zh: '相符', en: 'Matched' }, type: 'integer', keep: 3 },
  { key: 'differing', heading: { zh: '有差异', en: 'Differing' }, type: 'integer', keep: 1 },
  { key: 'unfit', heading: { zh: '不良', en: 'Not in order' }, type: 'integer', keep: 5 },
  { key: 'found', heading: { zh: '账外', en: 'Found' }, type: 'integer', keep: 5 },
  { key: 'short_value', heading: { zh: '盘亏金额', en: 'Short' }, type: 'money', keep: 4 },
  { key: 'over_value', heading: { zh: '盘盈金额', en: 'Over' }, type: 'money', keep: 4 },
  { key: 'submitted_on', heading: { zh: '提交日', en: 'Submitted' }, type: 'day', keep: 7 },
  { key: 'submitted_by', heading: { zh: '提交人', en: 'Submitted by' }, type: 'code', keep: 8 },
  { key: 'approval', heading: { zh: '审批单', en: 'Request' }, type: 'code', keep: 5 },
  { key: 'closed_on', heading: { zh: '结束日', en: 'Closed' }, type: 'day', keep: 3 },
  { key: 'agreed_on', heading: { zh: '对账日', en: 'Agreed' }, type: 'day', keep: 6 },
  { key: 'agreed_by', heading: { zh: '对账人', en: 'Agreed by' }, type: 'code', keep: 8 },
];

/** One row; what follows from the book is null while a blind stocktake is counted. */
export function stocktakeRow(row: CountedStocktake, summary: Summary) {
  const { id: _id, number: stocktake, place_id: _place, customer_id: _customer, blind, ...rest } = row;
  const hidden = blind === 1 && row.state === 'open';
  return {
    stocktake,
    ...rest,
    blind: blind === 1,
    matched: hidden ? null : summary.matched,
    differing: hidden ? null : summary.differing + row.found,
    unfit: summary.unfit,
    short_value: hidden ? null : toYuan(summary.short_value),
    over_value: hidden ? null : toYuan(summary.over_value),
  } satisfies Row;
}

export const stocktakes: Report = {
  name: 'stocktakes',
  title: { zh: '盘点', en: 'Stocktakes' },
  about: {
    zh: '期间内开始的盘点：盘了多少、差异多少、审批和对账',
    en: 'stocktakes opened in a period: what was counted, what differed, approved and agreed when',
  },
  takes: ['from', 'to'],
  filters: [],
  columns: () => STOCKTAKE_COLUMNS,
  async rows(db, { from, to }) {
    return each(listStocktakes(db, { from, to }), (row) => stocktakeRow(row, summaryOf(db, row)));
  },
};
