import type { Column, Row } from '../domain/shapes.ts';
import { COMPOSED_BY, type ComposedBy, composition as compose } from '../store/composition.ts';
import type { Db } from '../store/sql.ts';
import type { Report } from './describing.ts';

export const BY_WORDS = {
  product: { zh: '商品', en: 'product' },
  grade: { zh: '档次', en: 'grade' },
  region: { zh: '地区', en: 'region' },
  industry: { zh: '行业', en: 'industry' },
  customer: { zh: '客户', en: 'customer' },
} as const satisfies Record<ComposedBy, { zh: string; en: string }>;

export const COMPOSITION_COLUMNS: readonly Column[] = [
  { key: 'by', heading: { zh: '按', en: 'By' }, type: 'code', keep: 6, values: BY_WORDS },
  { key: 'key', heading: { zh: '项', en: 'Key' }, type: 'text', keep: 0 },
  { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 3 },
  { key: 'customers', heading: { zh: '客户数', en: 'Customers' }, type: 'integer', keep: 3 },
  { key: 'orders', heading: { zh: '订单数', en: 'Orders' }, type: 'integer', keep: 3 },
  { key: 'amount', heading: { zh: '销售额', en: 'Sales' }, type: 'money', keep: 1 },
  { key: 'share', heading: { zh: '份额', en: 'Share' }, type: 'number', keep: 2 },
  { key: 'cumulative_share', heading: { zh: '累计份额', en: 'Cumulative' }, type: 'number', keep: 4 },
];

/** The rows with their shares of the sum: fractions, null where the sum is zero or negative. */
export function* composed(
  db: Db,
  by: ComposedBy,
  period: { from: string | null; to: string | null; customer_id: number | null },
): Generator<Row> {
  const rows = compose(db, by, period);
  const total = rows.reduce((sum, { amount }) => sum + amount, 0);
  let running = 0;
  for (const { amount, ...row } of rows) {
    running += amount;
    yield {
      by,
      ...row,
      amount: amount / 100,
      share: total > 0 ? amount / total : null,
      cumulative_share: total > 0 ? running / total : null,
    };
  }
}

export const composition: Report = {
  name: 'composition',
  duty: 'customer_files',
  title: { zh: '销售构成', en: 'Composition of sales' },
  about: {
    zh: '完成的贸易订单减退款，按商品、档次、地区、行业或客户',
    en: 'completed trade orders less refunds, by product, grade, region, industry or customer',
  },
  takes: ['from', 'to', 'by'],
  filters: ['customer'],
  by: COMPOSED_BY,
  nightly: (day) => ({ to: day, by: 'customer' }),
  columns: () => COMPOSITION_COLUMNS,
  async rows(db, { filter, from, to, by }) {
    const key = (by ?? COMPOSED_BY[0]) as ComposedBy;
    return composed(db, key, { from, to, customer_id: filter.customer_id ?? null });
  },
};
