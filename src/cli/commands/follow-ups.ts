import { OCCASION_WORDS } from '../../domain/classifying/following.ts';
import { TALK_KINDS } from '../../domain/customer-words.ts';
import type { Row } from '../../domain/shapes.ts';
import { FOLLOW_UP_COLUMNS } from '../../reports/class-columns.ts';
import { FOLLOWED_UP, followedUp, followUps as readFollowUps } from '../../services/following-up.ts';
import { outcome, rows } from '../describe.ts';
import { counted } from '../present/classes.ts';
import { CODE } from './customer-argument.ts';

export const followUps = rows({
  name: 'follow-ups',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '该联系哪些客户', en: 'whom to contact' },
  details: {
    zh: '按级别的计划：上次联系（或换级别）加间隔；寄样客户看样品单的状态；另有下次订货前、交货后、生日、节日、展会等缘由。逾期最久的在前，分钟数逐行累计。首次分类时开始计时。',
    en: 'By the plan of each level: last contact (or change of level) plus the interval; sample customers by the state of their sample order; further occasions are the expected next order, deliveries, birthdays, festivals and meetings. The longest overdue come first, minutes add up row by row. The first classification starts the clock.',
  },
  options: {
    due_by: { kind: 'day', value: 'DAY', about: { zh: '到哪一天为止（默认今天）', en: 'due until that day (today)' } },
    responsible: {
      kind: 'text',
      value: 'PERSON',
      complete: 'person',
      about: { zh: '只看某人负责的', en: "one person's customers only" },
    },
  },
  examples: [
    { line: 'samples follow-ups', about: { zh: '今天该联系谁', en: 'today' } },
    {
      line: 'samples follow-ups --due-by +7 --responsible LM',
      about: { zh: '某人今后一周的', en: "one person's coming week" },
    },
  ],
  columns: FOLLOW_UP_COLUMNS,
  empty: { zh: '没有该联系的客户。', en: 'Nobody is due.' },
  async run(context, input) {
    const { rows: found, as_of, unclassified } = await readFollowUps(context.acting(), input);
    if (unclassified > 0)
      context.note(
        as_of === null
          ? {
              zh: `还没有给客户分类（${unclassified} 个），看不出该联系谁：samples classify-customers`,
              en: `The customers (${unclassified}) have not been classified yet, so that nobody is due: samples classify-customers`,
            }
          : {
              zh: `${unclassified} 个客户是截至 ${as_of} 的分类以后建的，不在这里：samples classify-customers`,
              en: `${counted(unclassified, 'customer')} entered after the classification as of ${as_of} ${unclassified === 1 ? 'is' : 'are'} not here: samples classify-customers`,
            },
      );
    const last = found.at(-1);
    if (last)
      context.note({
        zh: `${found.length} 个客户，共 ${last.minutes_sum} 分钟。联系后：samples follow-ups done 编码 --by 方式`,
        en: `${counted(found.length, 'customer')}, ${counted(last.minutes_sum, 'minute')} in all. Afterwards: samples follow-ups done CODE --by KIND`,
      });
    const missing = found.filter(({ goal_missing }) => goal_missing);
    if (missing.length > 0)
      context.note({
        zh: `其中 ${missing.length} 个还没有写目标和方案，先写：samples follow-ups plan ${missing[0]!.customer} --goal 目标和方案`,
        en: `${missing.length} of them ${missing.length === 1 ? 'has' : 'have'} no goal and plan yet; first: samples follow-ups plan ${missing[0]!.customer} --goal GOAL`,
      });
    return found as unknown as Row[];
  },
});

export const followUpsDone = outcome({
  name: 'follow-ups done',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '记下一次联系', en: 'record a contact' },
  details: {
    zh: '下次联系的日期按计划推算；自己定日期要写理由。重点潜在客户的联系要有目标和方案：这里写，或事先用 samples follow-ups plan 写好。',
    en: 'The next day follows from the plan; a day of your own needs a reason. Contacts with customers of high potential need a goal and plan, said here or beforehand with samples follow-ups plan.',
  },
  arguments: { code: CODE },
  options: {
    by: {
      kind: 'choice',
      value: 'KIND',
      required: true,
      choices: TALK_KINDS,
      about: { zh: '联系方式', en: 'how' },
    },
    minutes: { kind: 'integer', value: 'N', limit: 1440, about: { zh: '用了几分钟', en: 'how many minutes it took' } },
    goal: { kind: 'note', value: 'T', filled: true, about: { zh: '目标和方案', en: 'goal and plan' } },
    outcome: { kind: 'note', value: 'T', filled: true, about: { zh: '结果', en: 'what came of it' } },
    next: { kind: 'day', value: 'DAY', about: { zh: '下次联系日（自己定）', en: 'the next day, chosen by hand' } },
    reason: { kind: 'text', value: 'T', filled: true, about: { zh: '为什么定这一天', en: 'why that day' } },
  },
  examples: [
    {
      line: 'samples follow-ups done C000001 --by phone --minutes 8 --outcome 月底下单',
      about: { zh: '打过电话', en: 'after a call' },
    },
    {
      line: 'samples follow-ups done C000001 --by visit --next 2026-12-15 --reason 展会后见面',
      about: { zh: '自己定下次的日期', en: 'with a day of your own' },
    },
  ],
  result: FOLLOWED_UP,
  run: (context, input) => followedUp(context.acting(), input),
  say: {
    zh: ({ customer, name, contacted_on, next, occasion }, would) => [
      `${would ? '将记录' : '已记录'} ${contacted_on} 与 ${customer} ${name} 的联系`,
      next === null
        ? '还没有分类，下次日期推算不出来：samples classify-customers'
        : `下次联系：${next}（${OCCASION_WORDS[occasion ?? 'interval'].zh}）`,
    ],
    en: ({ customer, name, contacted_on, next, occasion }, would) => [
      `${would ? 'Would record' : 'Recorded'} the contact with ${customer} ${name} on ${contacted_on}`,
      next === null
        ? 'Not classified yet, so there is no next day: samples classify-customers'
        : `Next contact: ${next} (${OCCASION_WORDS[occasion ?? 'interval'].en})`,
    ],
  },
});
