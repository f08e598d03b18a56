import { CREDIT_CONSEQUENCES, CREDIT_STANDINGS } from '../../domain/credit.ts';
import { CREDIT_COLUMNS } from '../../reports/credit.ts';
import { assessCredit, CREDIT, type Credit, listCredits } from '../../services/crediting.ts';
import { outcome, rows } from '../describe.ts';
import { CODE, CODE_OR_ALL } from './customer-argument.ts';

export const customersCredit = outcome({
  name: 'customers credit',
  group: 'customers',
  duty: 'finance',
  writes: true,
  summary: { zh: '评定客户信用', en: "assess a customer's credit" },
  details: {
    zh: '等级见设置 credit.grades。新客户低于准入等级（credit.admit_grade）的不予准入；新开发的客户要有额度或账期，先要预付或担保；老客户有风险的（--risky，等级下降或低于准入等级），要提高预付、缩短账期或增加担保。没有说的条件照旧。',
    en: 'The grades are those of the setting credit.grades. A new customer below the grade of admission (credit.admit_grade) is not admitted; a newly developed one gets limit or terms only with prepayment or a guarantee; an existing one at risk (--risky, a grade that fell or is below that of admission) gets more prepayment, shorter terms or more guarantee. What is not said stays as it was.',
  },
  arguments: { code: CODE },
  options: {
    grade: { kind: 'text', value: 'G', required: true, about: { zh: '信用等级', en: 'the grade' } },
    credit_limit: { kind: 'money', value: 'V', about: { zh: '额度（元）', en: 'the limit' } },
    terms_days: { kind: 'integer', value: 'N', limit: 1000, about: { zh: '账期，几天', en: 'days to pay' } },
    prepayment: {
      kind: 'integer',
      value: 'N',
      limit: 100,
      about: { zh: '预付比例，百分之几', en: 'per cent paid ahead' },
    },
    guarantee: { kind: 'text', value: 'T', about: { zh: '担保', en: 'the guarantee' } },
    risky: { kind: 'flag', about: { zh: '有风险', en: 'the customer is at risk' } },
    problems: { kind: 'note', value: 'T', about: { zh: '以往问题', en: 'past problems' } },
    next: { kind: 'day', value: 'DAY', about: { zh: '下次复评', en: 'when it is reviewed' } },
  },
  examples: [
    {
      line: 'samples customers credit C000042 --grade B --credit-limit 50000 --terms-days 30 --prepayment 30',
      about: { zh: '新客户，预付三成', en: 'a new customer who pays 30 per cent ahead' },
    },
    {
      line: 'samples customers credit C000042 --grade C --terms-days 15 --problems 两次逾期付款',
      about: { zh: '等级下降，缩短账期', en: 'a grade that fell: shorter terms' },
    },
  ],
  result: CREDIT,
  run: (context, { code, ...input }) => assessCredit(context.acting(), { customer: code, ...input }),
  say: {
    zh: (done, would) => [
      `${would ? '将评定' : '已评定'}：${done.customer} ${done.name} 信用 ${done.grade}（${CREDIT_STANDINGS[done.standing].zh}）${termsOf(done, 'zh')}；下次复评 ${done.next_on}。`,
      ...asked(done, 'zh'),
    ],
    en: (done, would) => [
      `${would ? 'Would assess' : 'Assessed'} the credit of ${done.customer} ${done.name}: ${done.grade} (${CREDIT_STANDINGS[done.standing].en})${termsOf(done, 'en')}; next review on ${done.next_on}.`,
      ...asked(done, 'en'),
    ],
  },
});

/** Limit, terms, prepayment and guarantee in words, as far as there are any; after a comma. */
export function termsOf(
  terms: Pick<Credit, 'credit_limit' | 'terms_days' | 'prepayment' | 'guarantee'>,
  language: 'zh' | 'en',
): string {
  const { credit_limit: limit, terms_days: days, prepayment, guarantee } = terms;
  const parts =
    language === 'zh'
      ? [
          limit !== null && `额度 ${limit} 元`,
          days !== null && `账期 ${days} 天`,
          prepayment !== null && `预付 ${prepayment}%`,
          guarantee !== null && `担保：${guarantee}`,
        ]
      : [
          limit !== null && `limit ${limit}`,
          days !== null && `${days} days to pay`,
          prepayment !== null && `${prepayment}% ahead`,
          guarantee !== null && `guarantee: ${guarantee}`,
        ];
  const said = parts.filter((part) => part !== false);
  return said.length === 0 ? '' : language === 'zh' ? `，${said.join('，')}` : `, ${said.join(', ')}`;
}

/** What is still asked for: terms that are held to it need no words. */
function asked({ customer, consequence, prepayment, guarantee }: Credit, language: 'zh' | 'en'): string[] {
  if (consequence === 'none' || consequence === 'tighten') return [];
  const words = CREDIT_CONSEQUENCES[consequence][language];
  if (consequence === 'not_admitted')
    return language === 'zh'
      ? [`低于准入等级：${words}，没有额度和账期。`]
      : [`Below the grade of admission: ${words}, neither limit nor terms.`];
  if (prepayment || guarantee !== null) return [];
  return language === 'zh'
    ? [`给额度或账期之前，${words}：samples customers credit ${customer} --grade 等级 --prepayment 百分比`]
    : [`Before limit or terms, ${words}: samples customers credit ${customer} --grade G --prepayment N`];
}

export const customersCreditList = rows({
  name: 'customers credit list',
  group: 'customers',
  duty: 'finance',
  summary: { zh: '历次信用评定', en: 'assessments of credit' },
  details: {
    zh: '该复评的见报表：samples report credit',
    en: 'What is due for review: samples report credit',
  },
  arguments: { code: CODE_OR_ALL },
  examples: [
    {
      line: 'samples customers credit list C000042',
      about: { zh: '一个客户的，最近的在前', en: 'of one, newest first' },
    },
  ],
  columns: CREDIT_COLUMNS,
  empty: { zh: '没有评定过信用。', en: 'No credit was assessed.' },
  run: (context, { code }) => listCredits(context.acting(), code),
});
