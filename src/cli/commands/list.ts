import { SAMPLE_COLUMNS } from '../../reports/columns.ts';
import { find } from '../../services/finding.ts';
import { rows } from '../describe.ts';
import { FILTERS } from './filters.ts';

export const list = rows({
  name: 'list',
  group: 'find',
  duty: 'read',
  summary: { zh: '列出样品', en: 'list samples' },
  details: {
    zh: '每个编号一行；数量为库里和使用人手里的合计。各筛选条件同时成立。',
    en: 'One row for each number; the quantity is what is in storage and with persons. All filters hold at once.',
  },
  options: FILTERS,
  examples: [
    {
      line: 'samples list --customer C000042 --state in_stock,partly_out',
      about: { zh: '某客户在库的样品', en: 'what is in stock of one customer' },
    },
    {
      line: 'samples list --location A --expires-before 2026-12-31 --format csv',
      about: { zh: 'A 区年底前到期的，输出 CSV', en: 'what expires in zone A before the year ends, as CSV' },
    },
  ],
  columns: SAMPLE_COLUMNS,
  empty: { zh: '没有符合条件的样品。', en: 'No sample fits.' },
  async run(context, input) {
    return find(context.acting(), input);
  },
});
