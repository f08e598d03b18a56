/** How far sales hang on a few. */
import { type Ranked, ranksOf } from '../domain/classifying/concentration.ts';
import type { Column, Row, Words } from '../domain/shapes.ts';
import { amountsBy, COMPOSED_BY, type ComposedBy } from '../store/composition.ts';
import { BY_WORDS } from './composition.ts';
import type { Report } from './describing.ts';

const TOP_WORDS = {
  top_1: { zh: '第一名', en: 'the first' },
  top_3: { zh: '前 3 名', en: 'the first 3' },
  top_5: { zh: '前 5 名', en: 'the first 5' },
  top_10: { zh: '前 10 名', en: 'the first 10' },
  top_10_percent: { zh: '前 10%', en: 'the first 10 %' },
  top_20_percent: { zh: '前 20%', en: 'the first 20 %' },
  top_50_percent: { zh: '前一半', en: 'the first half' },
  all: { zh: '全部', en: 'all' },
} as const satisfies Record<Ranked['top'], Words>;

const COLUMNS: readonly Column[] = [
  { key: 'by', heading: { zh: '按', en: 'By' }, type: 'code', keep: 4, values: BY_WORDS },
  { key: 'top', heading: { zh: '名次', en: 'Rank' }, type: 'code', keep: 0, values: TOP_WORDS },
  { key: 'keys', heading: { zh: '项数', en: 'How many' }, type: 'integer', keep: 1 },
  { key: 'amount', heading: { zh: '销售额', en: 'Sales' }, type: 'money', keep: 1 },
  { key: 'share', heading: { zh: '份额', en: 'Share' }, type: 'number', keep: 0 },
  { key: 'concentration', heading: { zh: '集中度', en: 'Concentration' }, type: 'number', keep: 2 },
];

export const concentration: Report = {
  name: 'concentration',
  duty: 'customer_files',
  title: { zh: '销售集中度', en: 'Concentration of sales' },
  about: {
    zh: '前几名（客户、商品、档次、地区、行业）占多少销售额；集中度 = 各份额的平方和（1 = 全在一家，0.25 = 相当于四家平分）',
    en: 'what share the first few customers (products, grades, regions, industries) have; concentration is the sum of the squared shares (1 = all with one, 0.25 = as if four had equal parts)',
  },
  takes: ['from', 'to', 'by'],
  filters: [],
  by: ['customer', ...COMPOSED_BY.filter((by) => by !== 'customer')],
  nightly: (day) => ({ to: day }),
  columns: () => COLUMNS,
  async rows(db, { from, to, by }) {
    const key = (by ?? 'customer') as ComposedBy;
    const { ranks, concentration: index } = ranksOf(amountsBy(db, key, { from, to }));
    return ranks.map(
      ({ top, keys, amount, share }): Row => ({
        by: key,
        top,
        keys,
        amount: amount / 100,
        share,
        concentration: top === 'all' ? index : null,
      }),
    );
  },
};
