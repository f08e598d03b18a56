import { startOfMonth } from '../domain/periods.ts';
import { usage as readUsage, USAGE_KEYS, type UsageKey } from '../store/reports-usage.ts';
import { USAGE_COLUMNS } from './columns.ts';
import { asNumber, type Report } from './describing.ts';
import { consumed, each } from './rows.ts';

export const usage: Report = {
  name: 'usage',
  title: { zh: '使用情况', en: 'Usage' },
  about: {
    zh: '期间内领用、归还、用掉、丢失多少，期末还有多少未还；按人员、客户或类别',
    en: 'what went out, came back, was used up and lost in a period, and was out at its end; by person, customer or category',
  },
  takes: ['from', 'to', 'by'],
  by: USAGE_KEYS,
  nightly: (day) => ({ from: startOfMonth(day), to: day }),
  columns: () => USAGE_COLUMNS,
  async rows(db, { filter, from, to, by }) {
    const key = (by ?? USAGE_KEYS[0]) as UsageKey;
    const asked = { filter, by: key, from: asNumber(from), to: asNumber(to) };
    return each(await readUsage(db, asked), (row) => consumed(row, key));
  },
};
