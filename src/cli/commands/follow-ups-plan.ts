import { OCCASION_WORDS } from '../../domain/classifying/following.ts';
import { FOLLOW_UP_PLANNED, planFollowUp } from '../../services/planning-follow-ups.ts';
import { outcome } from '../describe.ts';
import { CODE } from './customer-argument.ts';

export const followUpsPlan = outcome({
  name: 'follow-ups plan',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '计划下一次联系', en: 'plan the next contact' },
  details: {
    zh: '事先写好目标和方案（重点潜在客户必须有），或自己定下次联系的日期并写明理由。新写的代替以前的；下一次联系记下后就用完了。',
    en: 'Writes the goal and plan beforehand (customers of high potential need one), or chooses the day of the next contact and says why. What is new takes the place of what was; the next contact takes it up.',
  },
  arguments: { code: CODE },
  options: {
    goal: { kind: 'note', value: 'T', filled: true, about: { zh: '目标和方案', en: 'goal and plan' } },
    next: { kind: 'day', value: 'DAY', about: { zh: '下次联系日', en: 'the day of the next contact' } },
    reason: { kind: 'text', value: 'T', filled: true, about: { zh: '为什么定这一天', en: 'why that day' } },
  },
  examples: [
    {
      line: 'samples follow-ups plan C000001 --goal 了解年度采购计划，报春季新品价',
      about: { zh: '写目标和方案', en: 'a goal and plan' },
    },
    {
      line: 'samples follow-ups plan C000001 --next 2026-12-15 --reason 展会后见面',
      about: { zh: '改下次联系的日期', en: 'another day' },
    },
  ],
  result: FOLLOW_UP_PLANNED,
  run: (context, input) => planFollowUp(context.acting(), input),
  say: {
    zh: ({ customer, name, goal, next, occasion, reason }, would) => [
      `${would ? '将记下' : '已记下'} ${customer} ${name} 的计划${goal === null ? '' : `：${goal}`}`,
      next === null
        ? '还没有分类，下次日期推算不出来：samples classify-customers'
        : `下次联系：${next}（${OCCASION_WORDS[occasion ?? 'interval'].zh}${occasion === 'chosen' && reason !== null ? `：${reason}` : ''}）`,
    ],
    en: ({ customer, name, goal, next, occasion, reason }, would) => [
      `${would ? 'Would write down' : 'Wrote down'} the plan for ${customer} ${name}${goal === null ? '' : `: ${goal}`}`,
      next === null
        ? 'Not classified yet, so there is no next day: samples classify-customers'
        : `Next contact: ${next} (${OCCASION_WORDS[occasion ?? 'interval'].en}${occasion === 'chosen' && reason !== null ? `: ${reason}` : ''})`,
    ],
  },
});
