import { PERMITTED, type Permitted, permitUse } from '../../services/permitting.ts';
import { type Description, outcome } from '../describe.ts';

const permit = outcome({
  name: 'permit',
  group: 'customers',
  writes: true,
  duty: 'customer_files',
  summary: {
    zh: '保密样品：授权谁、为什么、到哪天可以用',
    en: 'confidential samples: who may use them, for what, until when',
  },
  details: {
    zh: '保密的样品（接收时 --confidential）没有授权不能领用。用途要与领用时写的一致；过了期限、应还日晚于期限，也不能领用。分出的样品沿用原样品的授权。',
    en: 'A confidential sample (received with --confidential) is given to nobody without a permission. The purpose must be the one named at the checkout; after the last day, or with a due day beyond it, it is refused as well. Parts split off follow their parent.',
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
    to: {
      kind: 'text',
      value: 'PERSON',
      short: 't',
      complete: 'person',
      conflicts: ['to_customer'],
      about: { zh: '授权给谁（编码或姓名）', en: 'to whom (code or name)' },
    },
    to_customer: {
      kind: 'text',
      value: 'CODE',
      complete: 'customer',
      about: { zh: '可以寄给哪个客户', en: 'to which customer it may be sent' },
    },
    purpose: { kind: 'text', value: 'TEXT', short: 'p', filled: true, about: { zh: '用途', en: 'what for' } },
    until: { kind: 'day', value: 'DAY', about: { zh: '到哪一天（含）', en: 'until that day, included' } },
    document: {
      kind: 'text',
      value: 'TEXT',
      about: { zh: '授权文件', en: 'the paper that grants it' },
    },
    withdraw: { kind: 'flag', about: { zh: '收回授权', en: 'withdraw it' } },
  },
  examples: [
    {
      line: 'samples permit S26-000123-D --to 李梅 --purpose 色牢度测试 --until 2026-12-31',
      about: { zh: '李梅年底前可以做色牢度测试', en: 'for a test until the end of the year' },
    },
    {
      line: 'samples permit S26-000123-D --to 李梅 --withdraw',
      about: { zh: '收回李梅的授权', en: 'withdraw it' },
    },
  ],
  result: PERMITTED,
  async run(context, input) {
    return permitUse(context.acting(), input);
  },
  say: {
    zh: (result, would) => [
      result.withdrawn
        ? `${would ? '将收回' : '已收回'} ${result.to} 使用 ${result.number} ${result.name} 的授权。`
        : `${would ? '将授权' : '已授权'} ${result.to} 使用 ${result.number} ${result.name}：${result.purpose ?? ''}${result.until === null ? '' : `，到 ${result.until}`}。`,
      ...granted(result, 'zh'),
    ],
    en: (result, would) => [
      result.withdrawn
        ? `${would ? 'Would withdraw' : 'Withdrew'} the permission of ${result.to} to use ${result.number} ${result.name}.`
        : `${would ? 'Would permit' : 'Permitted'} ${result.to} to use ${result.number} ${result.name}: ${result.purpose ?? ''}${result.until === null ? '' : `, until ${result.until}`}.`,
      ...granted(result, 'en'),
    ],
  },
});

/** Everybody who may use it now. */
function granted({ permissions }: Permitted, language: 'zh' | 'en'): string[] {
  const zh = language === 'zh';
  if (permissions.length === 0) return [zh ? '现在谁都没有授权。' : 'Nobody may use it now.'];
  return [
    zh ? '现有授权：' : 'These may use it:',
    ...permissions.map(({ to, purpose, until }) =>
      [`  ${to}`, purpose, until === null ? null : zh ? `到 ${until}` : `until ${until}`]
        .filter((word) => word !== null)
        .join('  '),
    ),
  ];
}

export const PERMIT_COMMANDS: readonly Description[] = [permit];
