import { LOGGED, LOGGED_KINDS } from '../../domain/customer-words.ts';
import type { Column } from '../../domain/shapes.ts';
import { listSurveys, listTalks, logTalk, recordSurvey, SURVEY, TALK } from '../../services/customer-log.ts';
import { outcome, rows } from '../describe.ts';
import { CODE, CODE_OR_ALL } from './customer-argument.ts';
import { REVEAL } from './reveal-options.ts';

const TALK_COLUMNS: readonly Column[] = [
  { key: 'happened_on', heading: { zh: '日期', en: 'day' }, type: 'day', keep: 0 },
  { key: 'happened_at', heading: { zh: '时刻', en: 'time' }, type: 'text', keep: 6 },
  { key: 'customer', heading: { zh: '客户编码', en: 'customer' }, type: 'code', keep: 0 },
  { key: 'customer_name', heading: { zh: '客户', en: 'customer name' }, type: 'text', keep: 4 },
  { key: 'kind', heading: { zh: '方式', en: 'how' }, type: 'code', keep: 1, values: LOGGED },
  { key: 'with_whom', heading: { zh: '联系人', en: 'with whom' }, type: 'text', keep: 3 },
  { key: 'goal', heading: { zh: '目标', en: 'goal' }, type: 'text', keep: 6 },
  { key: 'content', heading: { zh: '内容', en: 'content' }, type: 'text', keep: 2 },
  { key: 'outcome', heading: { zh: '结果', en: 'outcome' }, type: 'text', keep: 4 },
  { key: 'minutes', heading: { zh: '用时（分）', en: 'minutes' }, type: 'integer', keep: 6 },
  { key: 'operator', heading: { zh: '经手人', en: 'by' }, type: 'code', keep: 5 },
  { key: 'next_on', heading: { zh: '下次', en: 'next' }, type: 'day', keep: 5 },
  { key: 'next_reason', heading: { zh: '下次的原因', en: 'why then' }, type: 'text', detail: true },
];

const SURVEY_COLUMNS: readonly Column[] = [
  { key: 'answered_on', heading: { zh: '日期', en: 'day' }, type: 'day', keep: 0 },
  { key: 'customer', heading: { zh: '客户编码', en: 'customer' }, type: 'code', keep: 0 },
  { key: 'customer_name', heading: { zh: '客户', en: 'customer name' }, type: 'text', keep: 3 },
  { key: 'score', heading: { zh: '评分', en: 'score' }, type: 'integer', keep: 0 },
  { key: 'period', heading: { zh: '期间', en: 'period' }, type: 'text', keep: 5 },
  { key: 'channel', heading: { zh: '渠道', en: 'channel' }, type: 'text', keep: 4 },
  { key: 'comment', heading: { zh: '意见', en: 'comment' }, type: 'text', keep: 2 },
];

export const customersLog = outcome({
  name: 'customers log',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '记下与客户的往来', en: 'put down a talk with a customer' },
  details: {
    zh: '下次联系的日子由分级计划安排；要自己定，用 --next，并说明原因。',
    en: "The plan of the customer's class says when the next one is due; to set it by hand, give --next and the reason.",
  },
  arguments: { code: CODE },
  options: {
    by: {
      kind: 'choice',
      value: 'HOW',
      choices: LOGGED_KINDS,
      required: true,
      about: {
        zh: '怎样联系的；event 是客户的大事，不算联系',
        en: 'how; event: something that matters happened there, which is no contact',
      },
    },
    with: { kind: 'text', value: 'T', about: { zh: '和谁', en: 'with whom' } },
    goal: { kind: 'note', value: 'T', about: { zh: '目标和方案', en: 'goal and plan' } },
    content: { kind: 'note', value: 'T', about: { zh: '谈了什么', en: 'what was said' } },
    outcome: { kind: 'note', value: 'T', about: { zh: '结果', en: 'what came of it' } },
    minutes: { kind: 'integer', value: 'N', limit: 10_000, about: { zh: '用了几分钟', en: 'how long it took' } },
    next: { kind: 'day', value: 'DAY', about: { zh: '下次联系的日子', en: 'the day of the next one' } },
    reason: { kind: 'text', value: 'T', filled: true, about: { zh: '为什么是那天', en: 'why that day' } },
  },
  examples: [
    {
      line: 'samples customers log C000042 --by visit --with 陈静 --goal 介绍新面料 --outcome 要两块样布 --minutes 40',
      about: { zh: '拜访', en: 'a visit' },
    },
    {
      line: 'samples customers log C000042 --by phone --content 等样品 --next +10 --reason 样品到后再谈',
      about: { zh: '自己定下次的日子', en: 'the next day by hand' },
    },
    {
      line: 'samples customers log C000042 --by event --content 换了总经理',
      about: { zh: '客户的大事', en: 'what happened there: a new general manager' },
    },
  ],
  result: TALK,
  run: (context, { code, ...input }) => logTalk(context.acting(), { customer: code, ...input }),
  say: {
    zh: (talk, would) => [
      `${would ? '将记录' : '已记录'}：${talk.happened_on} ${talk.kind === 'event' ? '' : '与 '}${talk.customer} ${talk.customer_name} ${LOGGED[talk.kind].zh}${talk.minutes === null ? '' : ` ${talk.minutes} 分钟`}。`,
      ...(talk.next_on === null ? [] : [`下次：${talk.next_on}`]),
    ],
    en: (talk, would) => [
      `${would ? 'Would record' : 'Recorded'}: ${LOGGED[talk.kind].en} ${talk.kind === 'event' ? 'at' : 'with'} ${talk.customer} ${talk.customer_name} on ${talk.happened_on}${talk.minutes === null ? '' : `, ${talk.minutes} minutes`}.`,
      ...(talk.next_on === null ? [] : [`Next on ${talk.next_on}`]),
    ],
  },
});

export const customersLogList = rows({
  name: 'customers log list',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '与客户的往来记录', en: 'what was said with customers' },
  arguments: { code: CODE_OR_ALL },
  options: {
    from: { kind: 'day', value: 'DAY', about: { zh: '从哪一天（含）', en: 'from that day on' } },
    to: { kind: 'day', value: 'DAY', about: { zh: '到哪一天（含）', en: 'until that day, which is included' } },
    ...REVEAL,
  },
  examples: [
    { line: 'samples customers log list C000042', about: { zh: '一个客户的，最近的在前', en: 'of one, newest first' } },
  ],
  columns: TALK_COLUMNS,
  empty: { zh: '没有往来记录。', en: 'No talks on record.' },
  run: (context, { code, ...input }) => listTalks(context.acting(), { customer: code, ...input }),
});

export const customersSurvey = outcome({
  name: 'customers survey',
  group: 'customers',
  duty: 'customer_files',
  writes: true,
  summary: { zh: '记下客户的满意度评分', en: 'put down how likely a customer is to recommend us' },
  arguments: { code: CODE },
  options: {
    score: {
      kind: 'integer',
      value: 'N',
      limit: 10,
      required: true,
      about: { zh: '评分，0 到 10', en: 'the score, 0 to 10' },
    },
    channel: { kind: 'text', value: 'T', about: { zh: '渠道（问卷、电话、网络）', en: 'how (form, phone, online)' } },
    comment: { kind: 'note', value: 'T', about: { zh: '意见', en: 'what was said' } },
    period: { kind: 'text', value: 'T', about: { zh: '期（例如 2026-Q4）', en: 'the period (2026-Q4)' } },
  },
  examples: [
    {
      line: 'samples customers survey C000042 --score 9 --channel 电话 --comment 交期准',
      about: { zh: '电话回访', en: 'asked by phone' },
    },
  ],
  result: SURVEY,
  run: (context, { code, ...input }) => recordSurvey(context.acting(), { customer: code, ...input }),
  say: {
    zh: (survey, would) => [
      `${would ? '将记录' : '已记录'}：${survey.customer} ${survey.customer_name} ${survey.answered_on} 评分 ${survey.score}。`,
      ...(survey.score <= 6
        ? [`评分低，问问原因，记下来：samples customers log ${survey.customer} --by phone --content 原因`]
        : []),
    ],
    en: (survey, would) => [
      `${would ? 'Would record' : 'Recorded'}: ${survey.customer} ${survey.customer_name} gave ${survey.score} on ${survey.answered_on}.`,
      ...(survey.score <= 6
        ? [`That is low; ask why and put it down: samples customers log ${survey.customer} --by phone --content REASON`]
        : []),
    ],
  },
});

export const customersSurveyList = rows({
  name: 'customers survey list',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '满意度评分一览', en: 'the scores that customers gave' },
  arguments: { code: CODE_OR_ALL },
  examples: [{ line: 'samples customers survey list', about: { zh: '全部，最近的在前', en: 'all, newest first' } }],
  columns: SURVEY_COLUMNS,
  empty: { zh: '还没有评分。', en: 'No scores yet.' },
  run: (context, { code }) => listSurveys(context.acting(), code),
});
