import { METHODS } from '../../domain/classifying/rfm.ts';
import type { Row } from '../../domain/shapes.ts';
import { CHANGE_COLUMNS, CLASS_COLUMNS } from '../../reports/class-columns.ts';
import { COMPOSITION_COLUMNS } from '../../reports/composition.ts';
import { classChanges } from '../../services/classes.ts';
import { classifyCustomers } from '../../services/classifying.ts';
import { composedSales } from '../../services/composing-sales.ts';
import { COMPOSED_BY } from '../../store/composition.ts';
import { rows } from '../describe.ts';
import { runWords } from '../present/classes.ts';

const CUTS = { kind: 'list', value: 'A,B,C,D' } as const;

export const classify = rows({
  name: 'classify-customers',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  timeless: true,
  summary: {
    zh: '给全部客户分类（三类九级、ABC、RFM）',
    en: 'classify all customers: categories and levels, ABC, RFM',
  },
  details: {
    zh: '按截止日的订单、样品单、询盘和档案给每个客户定级，连同规则和分界保存；每行有理由。重点客户约占合同客户的两成；最近订单早于一年前同一天的为沉没。新客户（首单不满 classify.new_days 天）不排 ABC，但计入合计。规则可以自己定：samples classify-customers rules',
    en: 'Puts every customer into a level by orders, sample orders, inquiries and files as of a day, and keeps the result with its rules and cut-offs; each row has its reason. About a fifth of the contract customers are key; whose last order lies before the same day a year earlier is sunk. New customers (first order less than classify.new_days days ago) get no ABC class, but count in the sums. The rules can be yours: samples classify-customers rules',
  },
  options: {
    as_of: { kind: 'day', value: 'DAY', about: { zh: '截至哪一天（默认今天）', en: 'as of which day (today)' } },
    from: {
      kind: 'day',
      value: 'DAY',
      about: { zh: 'ABC 和 RFM 只看这天以后的订单', en: 'ABC and RFM look at orders from this day on' },
    },
    rfm_method: {
      kind: 'choice',
      value: 'METHOD',
      choices: METHODS,
      about: {
        zh: '怎样评分：五等分、与 R 包 RFM 一致、给定分界',
        en: 'how to score: fifths, as the R package rfm does, by given cut-offs',
      },
    },
    rfm_cuts_recency: { ...CUTS, about: { zh: '最近天数的四个分界', en: 'four cut-offs of days' } },
    rfm_cuts_frequency: { ...CUTS, about: { zh: '订单数的四个分界', en: 'four cut-offs of orders' } },
    rfm_cuts_monetary: { ...CUTS, about: { zh: '金额（元）的四个分界', en: 'four cut-offs of yuan' } },
  },
  examples: [
    { line: 'samples classify-customers', about: { zh: '按今天分类并保存', en: 'as of today, and kept' } },
    {
      line: 'samples classify-customers --as-of 2026-09-30 --dry-run --format csv --out classes.csv',
      about: { zh: '试算某天的分类，不保存', en: 'as of a day, only to look at' },
    },
    {
      line: 'samples classify-customers --rfm-cuts-recency 30,90,180,365 --rfm-cuts-frequency 2,4,8,12 --rfm-cuts-monetary 1000,5000,20000,100000',
      about: { zh: '用给定的分界评分', en: 'scores by given cut-offs' },
    },
  ],
  columns: CLASS_COLUMNS,
  empty: { zh: '没有客户。', en: 'There are no customers.' },
  async run(context, input) {
    const { run, rows: found } = await classifyCustomers(context.acting(), input);
    for (const words of runWords(run, context.flags.dry_run === true)) context.note(words);
    return worded(found, context.language);
  },
});

function* worded<R extends { readonly reason: { zh: string; en: string } }>(
  found: Iterable<R>,
  language: 'zh' | 'en',
): Generator<Row> {
  for (const row of found) yield { ...row, reason: row.reason[language] } as unknown as Row;
}

export const classifyChanges = rows({
  name: 'classify-customers changes',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '谁换了级别', en: 'who moved to another level' },
  details: {
    zh: '最近一次分类与上一次相比；--since 与那一天有效的分类相比。',
    en: 'The last classification against the one before; --since: against the one in force on that day.',
  },
  options: { since: { kind: 'day', value: 'DAY', about: { zh: '从哪一天以来', en: 'since that day' } } },
  examples: [
    {
      line: 'samples classify-customers changes --since 2026-01-01',
      about: { zh: '今年谁升谁降', en: 'who moved up or down this year' },
    },
  ],
  columns: CHANGE_COLUMNS,
  empty: { zh: '没有客户换级别。', en: 'Nobody moved.' },
  async run(context, { since }) {
    return worded(await classChanges(context.acting(), since ?? null), context.language);
  },
});

export const classifyComposition = rows({
  name: 'classify-customers composition',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '销售由什么构成', en: 'what sales consist of' },
  details: {
    zh: '完成的贸易订单减退款；金额大的在前，带份额和累计份额。',
    en: 'Completed trade orders less refunds; the largest first, with shares and running shares.',
  },
  options: {
    by: {
      kind: 'choice',
      value: 'KEY',
      choices: COMPOSED_BY,
      about: { zh: '按什么（默认商品）', en: 'by what (product)' },
    },
    from: { kind: 'day', value: 'DAY', about: { zh: '从哪一天（含）', en: 'from that day on' } },
    to: { kind: 'day', value: 'DAY', about: { zh: '到哪一天（含）', en: 'until that day, which is included' } },
  },
  examples: [
    {
      line: 'samples classify-customers composition --by region --from 2026-01-01',
      about: { zh: '今年各地区', en: 'by region, this year' },
    },
  ],
  columns: COMPOSITION_COLUMNS,
  empty: { zh: '没有完成的贸易订单。', en: 'There are no completed trade orders.' },
  run: (context, { by, ...period }) => composedSales(context.acting(), { by: by ?? 'product', ...period }),
});
