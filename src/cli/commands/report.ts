import { REPORTS } from '../../reports/index.ts';
import { findReport, report as readReport, reportColumns } from '../../services/reporting.ts';
import { rows } from '../describe.ts';
import { CHARTS } from '../present/page/charts.ts';
import { FILTERS } from './filters.ts';

const NAMES = REPORTS.map(({ name }) => name);

export const report = rows({
  name: 'report',
  group: 'reports',
  duty: 'read',
  summary: { zh: '报表', en: 'reports' },
  details: {
    zh: `报表：${NAMES.join('、')}。各有哪些列：samples report list`,
    en: `Reports: ${NAMES.join(', ')}. Their columns: samples report list`,
  },
  arguments: {
    name: { kind: 'code', value: 'NAME', required: true, about: { zh: '报表名', en: 'the report' } },
  },
  options: {
    from: { kind: 'day', value: 'DAY', about: { zh: '从哪一天（含）', en: 'from that day on' } },
    to: { kind: 'day', value: 'DAY', about: { zh: '到哪一天（含）', en: 'until that day, which is included' } },
    as_of: { kind: 'day', value: 'DAY', about: { zh: '那一天结束时', en: 'as it was at the end of that day' } },
    by: {
      kind: 'code',
      value: 'KEY',
      about: {
        zh: '按什么汇总；各报表能按什么：samples report list',
        en: 'by what; what each report can go by: samples report list',
      },
    },
    ...FILTERS,
  },
  examples: [
    {
      line: 'samples report inventory --as-of 2026-11-30 --out inventory.csv --format csv',
      about: { zh: '月末库存，存为 CSV', en: 'the stock at the end of a month, as a file' },
    },
    {
      line: 'samples report statement --customer C000042',
      about: { zh: '某客户的对账单', en: "a customer's statement" },
    },
    {
      line: 'samples report period --from 2026-01-01 --by month --format html --out period.html',
      about: { zh: '收发存汇总，存为可看可印的网页', en: 'the summary of the year as a page to look at or print' },
    },
    {
      line: 'samples report usage --from 2026-11-01 --to 2026-11-30 --by person',
      about: { zh: '当月各人的使用情况', en: 'what everybody used in a month' },
    },
  ],
  columns: [],
  columnsFor: ({ name, ...input }) => reportColumns(name, input),
  page({ name }) {
    const found = findReport(name);
    return { title: found.title, charts: CHARTS.filter((chart) => chart.report === found.name) };
  },
  async run(context, { name, ...input }) {
    return readReport(context.acting(), name, { ...input, language: context.language });
  },
});

export const reportList = rows({
  name: 'report list',
  group: 'reports',
  duty: 'read',
  summary: { zh: '有哪些报表', en: 'which reports there are' },
  examples: [{ line: 'samples report list', about: { zh: '名称、标题、列', en: 'names, titles, columns' } }],
  columns: [
    { key: 'name', heading: { zh: '报表', en: 'Report' }, type: 'code', keep: 0 },
    { key: 'title', heading: { zh: '标题', en: 'Title' }, type: 'text', keep: 1 },
    { key: 'columns', heading: { zh: '列', en: 'Columns' }, type: 'list', keep: 1 },
    { key: 'by', heading: { zh: '可按', en: 'By' }, type: 'list', keep: 2 },
  ],
  async run(context) {
    return REPORTS.map(({ name, title, columns, by = [] }) => ({
      name,
      title: title[context.language],
      columns: columns({ one_customer: false }).map(({ key }) => key),
      by: [...by],
    }));
  },
});
