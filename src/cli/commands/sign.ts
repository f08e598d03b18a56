import { REMINDED, remind as remindHolder, SIGNED, sign as signSlip } from '../../services/signing.ts';
import { outcome } from '../describe.ts';
import { ATTACH, fileToAttach } from './attach-option.ts';

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
    attach: ATTACH,
  },
  examples: [
    {
      line: 'samples sign R26-000041 --side customer --by 陈司机',
      about: { zh: '客户方已签', en: 'signed for the customer' },
    },
  ],
  result: SIGNED,
  async run(context, input) {
    const { attach, ...said } = input;
    return signSlip(context.acting(), { ...said, file: await fileToAttach(context, attach) });
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
