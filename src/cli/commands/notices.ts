import { NOTICE_REASON_CODES, NOTICE_REASONS, type NOTICE_STATES } from '../../domain/judging.ts';
import { NOTICE_COLUMNS } from '../../reports/judging-columns.ts';
import {
  answerNotice,
  listNotices,
  notice as makeNotice,
  NOTICE,
  type Notice,
  sendNotice,
  showNotice,
} from '../../services/noticing.ts';
import { type Description, outcome, rows } from '../describe.ts';
import { amount, wordFor } from '../present/words.ts';

const NUMBER = {
  kind: 'code',
  value: 'N…',
  required: true,
  about: { zh: '通知号', en: 'number of the notice' },
} as const;

const letter = ({ text_zh, text_en }: Notice, language: 'zh' | 'en'): string[] =>
  (language === 'zh' ? text_zh : text_en).split('\n');

const notice = outcome({
  name: 'notice',
  group: 'customers',
  writes: true,
  duty: 'custody',
  summary: { zh: '书面通知客户：他的东西出了什么事', en: 'a notice to the customer about what happened to his goods' },
  details: {
    zh: '丢失、损坏、不适用、无法使用，或者来料短缺、质量有问题，都要书面告诉客户并请他指示。正文中英文都有（--lang 选择显示哪一种，--json 两种都给）。没有写数量时，按库里知道的：丢失的为缺失数，损坏的为残损区的数量，其余为全部。',
    en: 'Goods that were lost, damaged, unsuitable or useless, or that came short or in poor quality, are reported to the customer in writing, and he is asked for his instruction. The letter is there in Chinese and English (--lang chooses which is shown, --json has both). Without a quantity: what is missing, what lies with the damaged goods, else all of it.',
  },
  arguments: {
    number: {
      kind: 'number',
      value: 'NUMBER',
      required: true,
      complete: 'sample',
      about: { zh: '样品编号（或末几位）', en: 'number of the sample, or its tail' },
    },
    quantity: { kind: 'quantity', value: 'Q', about: { zh: '涉及数量', en: 'how much is concerned' } },
  },
  options: {
    reason: {
      kind: 'choice',
      value: 'REASON',
      choices: NOTICE_REASON_CODES,
      required: true,
      about: { zh: '原因', en: 'why' },
    },
    due: { kind: 'day', value: 'DAY', about: { zh: '最晚哪天发出', en: 'to be sent by' } },
    note: {
      kind: 'note',
      value: 'TEXT',
      about: { zh: '情况说明（写进正文）', en: 'what happened; part of the letter' },
    },
  },
  examples: [
    {
      line: 'samples notice S26-000123-D --reason damaged --note 搬运时受潮',
      about: { zh: '客户的样品受潮', en: "the customer's sample got wet" },
    },
  ],
  result: NOTICE,
  async run(context, input) {
    return makeNotice(context.acting(), input);
  },
  say: {
    zh: (result, would) => [
      `${would ? '将写好' : '已写好'}通知 ${result.notice}，最晚 ${result.due} 发给 ${result.customer} ${result.customer_name}：`,
      '',
      ...letter(result, 'zh'),
      '',
      `下一步：发出后登记 samples notices sent ${result.notice} --via 方式`,
    ],
    en: (result, would) => [
      `${would ? 'Would write' : 'Wrote'} notice ${result.notice}, to be sent to ${result.customer} ${result.customer_name} by ${result.due}:`,
      '',
      ...letter(result, 'en'),
      '',
      `Next: once it is sent, samples notices sent ${result.notice} --via HOW`,
    ],
  },
});

const about = (result: Notice, language: 'zh' | 'en'): string =>
  `${result.notice} ${result.number} ${result.name} ${amount(result.quantity, result.unit)} ${wordFor(NOTICE_REASONS, result.reason, language)}`;

const noticesSent = outcome({
  name: 'notices sent',
  group: 'customers',
  writes: true,
  duty: 'custody',
  summary: { zh: '登记通知已发出', en: 'put on record that a notice was sent' },
  arguments: { notice: NUMBER },
  options: { via: { kind: 'text', value: 'TEXT', about: { zh: '方式（邮件、快递……）', en: 'how (mail, courier …)' } } },
  examples: [{ line: 'samples notices sent N26-000001 --via 邮件', about: { zh: '已发邮件', en: 'sent by mail' } }],
  result: NOTICE,
  async run(context, { notice: number, via }) {
    return sendNotice(context.acting(), number, via);
  },
  say: {
    zh: (result, would) => [
      `${would ? '将记录：' : ''}${about(result, 'zh')}，已于 ${result.sent_on ?? ''} 发给 ${result.customer}，等待答复。`,
      `下一步：收到答复后 samples notices answered ${result.notice} --note 内容 · 客户的指示 samples instruct ${result.number} --decision return --by 姓名`,
    ],
    en: (result, would) => [
      `${would ? 'Would record: ' : ''}${about(result, 'en')}: sent to ${result.customer} on ${result.sent_on ?? ''}, waiting for the answer.`,
      `Next: when the answer comes, samples notices answered ${result.notice} --note TEXT · their instruction with samples instruct ${result.number} --decision return --by NAME`,
    ],
  },
});

const noticesAnswered = outcome({
  name: 'notices answered',
  group: 'customers',
  writes: true,
  duty: 'custody',
  summary: { zh: '登记客户的答复', en: "put the customer's answer on record" },
  arguments: { notice: NUMBER },
  options: { note: { kind: 'note', value: 'TEXT', about: { zh: '答复内容', en: 'what was answered' } } },
  examples: [
    {
      line: 'samples notices answered N26-000001 --note 同意报废',
      about: { zh: '客户同意报废', en: 'the customer agrees to scrap it' },
    },
  ],
  result: NOTICE,
  async run(context, { notice: number, note }) {
    return answerNotice(context.acting(), number, note);
  },
  say: {
    zh: (result, would) => [
      `${would ? '将记录：' : ''}${about(result, 'zh')}，${result.customer} 已于 ${result.answered_on ?? ''} 答复。`,
      `下一步：登记客户的指示 samples instruct ${result.number} --decision return --by 姓名`,
    ],
    en: (result, would) => [
      `${would ? 'Would record: ' : ''}${about(result, 'en')}: answered by ${result.customer} on ${result.answered_on ?? ''}.`,
      `Next: record their instruction with samples instruct ${result.number} --decision return --by NAME`,
    ],
  },
});

const noticesShow = outcome({
  name: 'notices show',
  group: 'customers',
  duty: 'read',
  summary: { zh: '通知的正文', en: 'the letter of a notice' },
  arguments: { notice: NUMBER },
  examples: [
    { line: 'samples notices show N26-000001 --lang en', about: { zh: '英文正文', en: 'the letter in English' } },
  ],
  result: NOTICE,
  async run(context, { notice: number }) {
    return showNotice(context.acting(), number);
  },
  say: { zh: (result) => letter(result, 'zh'), en: (result) => letter(result, 'en') },
});

const noticesList = rows({
  name: 'notices list',
  group: 'customers',
  duty: 'read',
  summary: { zh: '通知一览', en: 'list notices' },
  options: {
    customer: {
      kind: 'text',
      value: 'CODE',
      complete: 'customer',
      about: { zh: '只看这个客户', en: 'of one customer' },
    },
    state: {
      kind: 'choice',
      value: 'STATE',
      choices: ['open', 'sent', 'answered'],
      about: { zh: '只看这个状态', en: 'in one state' },
    },
  },
  examples: [
    { line: 'samples notices list --state open', about: { zh: '还没有发出的', en: 'what is still to be sent' } },
  ],
  columns: NOTICE_COLUMNS,
  empty: { zh: '没有通知。', en: 'There are no notices.' },
  async run(context, { customer, state }) {
    const found = await listNotices(context.acting(), { customer, state: state as keyof typeof NOTICE_STATES });
    return found.map(({ text_zh: _zh, text_en: _en, ...row }) => row);
  },
});

export const NOTICE_COMMANDS: readonly Description[] = [notice, noticesList, noticesShow, noticesSent, noticesAnswered];
