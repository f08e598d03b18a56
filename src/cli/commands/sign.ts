import { INSPECTED, inspect as inspectGoods, RESULTS } from '../../services/inspecting.ts';
import { REMINDED, remind as remindHolder, SIGNED, sign as signSlip } from '../../services/signing.ts';
import { outcome } from '../describe.ts';
import { amount, QUALITIES, STATES, wordFor } from '../present/words.ts';

export const sign = outcome({
  name: 'sign',
  group: 'daily',
  writes: true,
  duty: 'custody',
  summary: { zh: '登记单据签字', en: 'put a signature on record' },
  arguments: {
    slip: {
      kind: 'code',
      value: 'R…|U…|B…|A…',
      required: true,
      complete: 'slip',
      about: { zh: '单据号', en: 'number of the slip' },
    },
  },
  options: {
    side: {
      kind: 'choice',
      value: 'SIDE',
      choices: ['customer', 'us'],
      required: true,
      about: { zh: '哪一方', en: 'which side' },
    },
    by: { kind: 'text', value: 'NAME', required: true, about: { zh: '签字人', en: 'who signed' } },
    how: { kind: 'text', value: 'TEXT', about: { zh: '方式（纸面、扫描……）', en: 'how (paper, scan …)' } },
  },
  examples: [
    {
      line: 'samples sign R26-000041 --side customer --by 陈司机',
      about: { zh: '客户方已签', en: 'signed for the customer' },
    },
  ],
  result: SIGNED,
  async run(context, input) {
    return signSlip(context.acting(), input);
  },
  say: {
    zh: ({ slip, side, by, state }, would) => [
      `${would ? '将记录：' : ''}${slip} ${side === 'us' ? '我方' : '客户方'}由 ${by} 签字；${state === 'signed' ? '双方已签' : '还差一方'}。`,
    ],
    en: ({ slip, side, by, state }, would) => [
      `${would ? 'Would record: ' : ''}${slip} signed by ${by} for ${side === 'us' ? 'us' : 'the customer'}; ${state === 'signed' ? 'both sides have signed' : 'one side is still to sign'}.`,
    ],
  },
});

export const remind = outcome({
  name: 'remind',
  group: 'daily',
  writes: true,
  duty: 'custody',
  summary: { zh: '登记催还', en: 'put a reminder on record' },
  arguments: {
    checkout: { kind: 'code', value: 'U…', required: true, about: { zh: '领用单号', en: 'number of the checkout' } },
  },
  options: {
    via: {
      kind: 'text',
      value: 'TEXT',
      required: true,
      about: { zh: '方式（电话、微信、邮件……）', en: 'how (phone, message, mail …)' },
    },
    note: { kind: 'note', value: 'TEXT', about: { zh: '备注', en: 'note' } },
  },
  examples: [{ line: 'samples remind U26-000012 --via 电话', about: { zh: '电话催还', en: 'reminded by phone' } }],
  result: REMINDED,
  async run(context, input) {
    return remindHolder(context.acting(), input);
  },
  say: {
    zh: ({ checkout, holder, via, reminded_on, open_lines }, would) => [
      `${would ? '将记录：' : ''}${reminded_on} 已催还 ${holder}（${via}）：${checkout} 还有 ${open_lines} 项未还。`,
    ],
    en: ({ checkout, holder, via, reminded_on, open_lines }, would) => [
      `${would ? 'Would record: ' : ''}${holder} was reminded on ${reminded_on} (${via}): ${open_lines === 1 ? '1 line' : `${open_lines} lines`} of ${checkout} still out.`,
    ],
  },
});

export const inspect = outcome({
  name: 'inspect',
  group: 'stock',
  writes: true,
  duty: 'inspect_goods',
  summary: { zh: '验收：合格、不合格、让步接收', en: 'inspect: accepted, rejected, conditional' },
  details: {
    zh: '样品、原材料和零部件由检验员验收，工具和模具由工程人员确认，工艺资料由文控受控。验收合格前不能领用。',
    en: 'Samples, material and parts are inspected by an inspector, tools and moulds confirmed by engineering, documents by document control. Until accepted nothing can be checked out.',
  },
  arguments: {
    number: {
      kind: 'number',
      value: 'NUMBER',
      required: true,
      complete: 'sample',
      about: { zh: '样品编号（或末几位）', en: 'number of the sample, or its tail' },
    },
  },
  options: {
    result: { kind: 'choice', value: 'RESULT', choices: RESULTS, required: true, about: { zh: '结论', en: 'result' } },
    report_no: { kind: 'text', value: 'TEXT', about: { zh: '报告号', en: 'report number' } },
    note: { kind: 'note', value: 'TEXT', about: { zh: '备注', en: 'note' } },
  },
  examples: [
    {
      line: 'samples inspect S26-000123-D --result accepted --report-no IQC-2611',
      about: { zh: '验收合格', en: 'accepted' },
    },
  ],
  result: INSPECTED,
  async run(context, input) {
    return inspectGoods(context.acting(), input);
  },
  say: {
    zh: ({ number, name, unit, quality, state, available }, would) => [
      `${would ? '将判定' : '已判定'} ${number} ${name}：${wordFor(QUALITIES, quality, 'zh')}（${wordFor(STATES, state, 'zh')}）；可领 ${amount(available, unit)}。`,
    ],
    en: ({ number, name, unit, quality, state, available }, would) => [
      `${would ? 'Would judge' : 'Judged'} ${number} ${name}: ${wordFor(QUALITIES, quality, 'en')} (${wordFor(STATES, state, 'en')}); ${amount(available, unit)} available.`,
    ],
  },
});
