import { DIMENSIONS } from '../../domain/classifying/composite.ts';
import { CATEGORIES, LEVELS } from '../../domain/classifying/levels.ts';
import { METHOD_WORDS, METHODS } from '../../domain/classifying/rfm.ts';
import { boolean, day, integer, list, nullable, number, object, oneOf, type Shape, text } from '../../domain/shapes.ts';
import { classCuts, explainCustomer } from '../../services/classes.ts';
import { outcome } from '../describe.ts';
import { counted } from '../present/classes.ts';

const score = nullable(integer);

/** The keys of the row, then what explains it. */
const EXPLAINED = object({
  customer: text,
  name: text,
  category: oneOf(...CATEGORIES),
  level: oneOf(...LEVELS),
  is_new: boolean,
  abc: nullable(oneOf('A', 'B', 'C')),
  amount: number,
  annualised: nullable(number),
  share: nullable(number),
  cumulative_share: nullable(number),
  recency_days: score,
  frequency: integer,
  monetary: nullable(number),
  r: score,
  f: score,
  m: score,
  rfm: nullable(text),
  segment: nullable(text),
  scale: nullable(text),
  strategic: nullable(text),
  credit_grade: nullable(text),
  composite: number,
  previous_category: nullable(text),
  previous_level: nullable(text),
  reason: text,
  missing: list(oneOf(...DIMENSIONS)),
  schemes: list(text),
  as_of: day,
  since: day,
  rank: nullable(integer),
  rules: list(object({ rule: text, result: nullable(text), because: text })),
  neighbours: list(
    object({
      rank: integer,
      customer: text,
      name: text,
      amount: number,
      abc: nullable(text),
      rfm: nullable(text),
    }),
  ),
});

const RULE_WORDS: Readonly<Record<string, { zh: string; en: string }>> = {
  category: { zh: '类', en: 'category' },
  level: { zh: '级', en: 'level' },
  is_new: { zh: '新客户', en: 'newcomer' },
  annualised: { zh: '年化', en: 'annualised' },
  abc: { zh: 'ABC', en: 'ABC' },
  recency: { zh: '最近', en: 'recency' },
  frequency: { zh: '频次', en: 'frequency' },
  monetary: { zh: '金额', en: 'monetary' },
  segment: { zh: '分群', en: 'segment' },
  scale: { zh: '规模', en: 'scale' },
  strategic: { zh: '战略', en: 'strategic' },
  composite: { zh: '综合分', en: 'composite' },
  scheme: { zh: '其他分法', en: 'scheme' },
  plan: { zh: '跟进', en: 'follow-up' },
};

export const classifyExplain = outcome({
  name: 'classify-customers explain',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '一个客户为什么在这一级', en: 'why a customer is where it is' },
  arguments: {
    code: {
      kind: 'code',
      value: 'CODE',
      required: true,
      complete: 'customer',
      about: { zh: '客户编码或全称', en: "the customer's code or full name" },
    },
  },
  options: {
    as_of: {
      kind: 'day',
      value: 'DAY',
      about: { zh: '按那一天有效的分类（默认现在的）', en: 'by the classification in force on that day (now)' },
    },
  },
  examples: [
    {
      line: 'samples classify-customers explain C000001',
      about: { zh: '数字、规则和排名前后的客户', en: 'the numbers, the rules, and who stands beside' },
    },
  ],
  result: EXPLAINED,
  async run(context, { code, as_of }) {
    const { row, rules, neighbours, ...more } = await explainCustomer(context.acting(), code, as_of);
    const { language } = context;
    return {
      ...row,
      reason: row.reason[language],
      missing: [...row.missing],
      schemes: [...row.schemes],
      ...more,
      rules: rules.map((each) => ({ ...each, because: each.because[language] })),
      neighbours: [...neighbours],
    };
  },
  say: {
    zh: (found) => [
      `${found.customer} ${found.name}（截至 ${found.as_of}，在这一级自 ${found.since}）`,
      `  ${found.reason}`,
      ...found.rules.map(({ rule, because }) => `  ${RULE_WORDS[rule]?.zh ?? rule}：${because}`),
      ...(found.neighbours.length > 0
        ? [
            '  排名前后：',
            ...found.neighbours.map(({ rank, customer, name, amount }) => `    ${rank}. ${customer} ${name} ${amount}`),
          ]
        : []),
    ],
    en: (found) => [
      `${found.customer} ${found.name} (as of ${found.as_of}, at this level since ${found.since})`,
      `  ${found.reason}`,
      ...found.rules.map(({ rule, because }) => `  ${RULE_WORDS[rule]?.en ?? rule}: ${because}`),
      ...(found.neighbours.length > 0
        ? [
            '  Next in rank:',
            ...found.neighbours.map(({ rank, customer, name, amount }) => `    ${rank}. ${customer} ${name} ${amount}`),
          ]
        : []),
    ],
  },
});

const cuts: Shape<number[]> = list(number);

export const classifyCuts = outcome({
  name: 'classify-customers cuts',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '最近一次分类的分界', en: 'the cut-offs of the last classification' },
  options: {
    as_of: {
      kind: 'day',
      value: 'DAY',
      about: { zh: '那一天有效的分类的（默认现在的）', en: 'of the classification in force on that day (now)' },
    },
  },
  examples: [
    { line: 'samples classify-customers cuts --json', about: { zh: '天数、订单数、元', en: 'days, orders, yuan' } },
  ],
  result: object({
    method: oneOf(...METHODS),
    recency: cuts,
    frequency: cuts,
    monetary: cuts,
    as_of: day,
    customers: integer,
    rule_version: nullable(integer),
  }),
  async run(context, { as_of: asOf }) {
    const { method, facts, as_of, customers, rule_version } = await classCuts(context.acting(), asOf);
    const { recency, frequency, monetary } = facts.cuts;
    return {
      method,
      recency: [...recency],
      frequency: [...frequency],
      monetary: [...monetary],
      as_of,
      customers,
      rule_version,
    };
  },
  say: {
    zh: (found) => [
      `截至 ${found.as_of}，${found.customers} 个客户，方法：${METHOD_WORDS[found.method].zh}`,
      `  最近（天）：${found.recency.join('、')}`,
      `  频次（订单）：${found.frequency.join('、')}`,
      `  金额（元）：${found.monetary.join('、')}`,
    ],
    en: (found) => [
      `As of ${found.as_of}, ${counted(found.customers, 'customer')}, method: ${METHOD_WORDS[found.method].en}`,
      `  recency (days): ${found.recency.join(', ')}`,
      `  frequency (orders): ${found.frequency.join(', ')}`,
      `  monetary (yuan): ${found.monetary.join(', ')}`,
    ],
  },
});
