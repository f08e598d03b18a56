import { CONDITIONS } from '../../domain/stocktaking.ts';
import {
  EXPLAINED,
  explain as explainRow,
  FOUND,
  recordFound,
  SUBMITTED,
  type Submitted,
  submitStocktake,
} from '../../services/submitting-counts.ts';
import { outcome } from '../describe.ts';
import { amount, wordFor } from '../present/words.ts';
import { STOCKTAKE } from './stocktake.ts';
import { CONDITION } from './stocktake-count.ts';

export const explain = outcome({
  name: 'stocktake explain',
  group: 'stock',
  writes: true,
  timeless: true,
  duty: 'custody',
  summary: { zh: '说明差异的原因', en: 'say why a row differs' },
  arguments: {
    stocktake: STOCKTAKE,
    number: {
      kind: 'number',
      value: 'NUMBER',
      required: true,
      complete: 'sample',
      about: { zh: '样品编号（或末几位）', en: 'number of the sample, or its tail' },
    },
  },
  options: {
    reason: { kind: 'note', value: 'TEXT', required: true, about: { zh: '原因', en: 'why' } },
    proposal: {
      kind: 'note',
      value: 'TEXT',
      filled: true,
      about: { zh: '处理意见', en: 'what is to be done about it' },
    },
  },
  examples: [
    {
      line: 'samples stocktake explain K26-0001 123d --reason 剪样未登记',
      about: { zh: '剪样忘了登记', en: 'a cutting was not recorded' },
    },
    {
      line: 'samples stocktake explain K26-0001 123d --reason 受潮 --proposal 报废并通知客户',
      about: { zh: '连同处理意见', en: 'with what is to be done' },
    },
  ],
  result: EXPLAINED,
  async run(context, input) {
    return explainRow(context.acting(), input);
  },
  say: {
    zh: ({ stocktake, number, name, reason, proposal }, would) => [
      `${would ? '将记录' : '已记录'} ${stocktake} 中 ${number} ${name} 的原因：${reason}`,
      ...(proposal === null ? [] : [`处理意见：${proposal}`]),
    ],
    en: ({ stocktake, number, name, reason, proposal }, would) => [
      `${would ? 'Would put down' : 'Put down'} for ${number} ${name} in ${stocktake}: ${reason}`,
      ...(proposal === null ? [] : [`To be done: ${proposal}`]),
    ],
  },
});

export const found = outcome({
  name: 'stocktake found',
  group: 'stock',
  writes: true,
  timeless: true,
  duty: 'custody',
  summary: { zh: '登记账上没有的货', en: 'record goods that the book does not know' },
  details: {
    zh: '审批通过后成为待检的新样品。没有说明客户时：盘点的客户，否则是我们自己的（HOUSE）。同一库位同名再登记要加 --correct；数量 0 为撤回。',
    en: 'On approval they become samples, still to be inspected. Without --customer they belong to the customer of the stocktake, else to us (HOUSE). The same name in the same place again needs --correct; quantity 0 withdraws it.',
  },
  arguments: { stocktake: STOCKTAKE },
  options: {
    name: { kind: 'text', value: 'NAME', required: true, about: { zh: '是什么', en: 'what it is' } },
    quantity: { kind: 'quantity', value: 'Q', required: true, limit: 0, about: { zh: '数量', en: 'how many' } },
    unit: { kind: 'text', value: 'UNIT', limit: 20, about: { zh: '单位', en: 'unit' } },
    spec: { kind: 'text', value: 'TEXT', about: { zh: '规格型号', en: 'specification' } },
    category: { kind: 'text', value: 'CATEGORY', about: { zh: '类别', en: 'category' } },
    customer: { kind: 'text', value: 'CUSTOMER', complete: 'customer', about: { zh: '谁的', en: 'whose it is' } },
    location: { kind: 'code', value: 'LOC', complete: 'place', about: { zh: '在哪个库位', en: 'in which place' } },
    condition: CONDITION,
    correct: { kind: 'flag', about: { zh: '更正已登记的', en: 'put right what was recorded' } },
    note: { kind: 'note', value: 'TEXT', about: { zh: '备注', en: 'note' } },
  },
  examples: [
    {
      line: 'samples stocktake found K26-0001 --name 无标签布卷 --quantity 1 --unit 卷 --location A-01',
      about: { zh: '一卷没有标签的布', en: 'a roll without a label' },
    },
  ],
  result: FOUND,
  async run(context, input) {
    return recordFound(context.acting(), input);
  },
  say: {
    zh: ({ stocktake, name, quantity, unit, location, customer, condition }, would) => [
      quantity === 0
        ? `${would ? '将撤回' : '已撤回'} ${stocktake} 在 ${location} 发现的 ${name}。`
        : `${would ? '将登记' : '已登记'} ${stocktake} 在 ${location} 发现 ${name} ${amount(quantity, unit)}（${customer}${condition === 'ok' ? '' : `，${wordFor(CONDITIONS, condition, 'zh')}`}）；审批后有编号。`,
    ],
    en: ({ stocktake, name, quantity, unit, location, customer, condition }, would) => [
      quantity === 0
        ? `${would ? 'Would withdraw' : 'Withdrew'} ${name} in ${location} from ${stocktake}.`
        : `${would ? 'Would record' : 'Recorded'} ${amount(quantity, unit)} of ${name} found in ${location} (${customer}${condition === 'ok' ? '' : `, ${wordFor(CONDITIONS, condition, 'en')}`}) by ${stocktake}; it gets a number when approved.`,
    ],
  },
});

export const submit = outcome({
  name: 'stocktake submit',
  group: 'stock',
  writes: true,
  timeless: true,
  duty: 'custody',
  summary: { zh: '提交盘点', en: 'hand a stocktake in' },
  details: {
    zh: '没有差异就直接结束；有差异则由另一人审批，审批通过才过账。每一行差异都要有原因。',
    en: 'Where nothing differs it is closed at once; else somebody else approves it, and only then the stock is corrected. Every variance needs a reason.',
  },
  arguments: { stocktake: STOCKTAKE },
  options: {
    reason: {
      kind: 'note',
      value: 'TEXT',
      about: { zh: '没有单独说明的差异的原因', en: 'why, for rows without a reason of their own' },
    },
    uncounted_as_missing: {
      kind: 'flag',
      about: {
        zh: '没盘到的按没有找到处理（盘点开始以后进来的除外）',
        en: 'what was not counted is taken for missing, but for what has come since the opening',
      },
    },
  },
  examples: [
    {
      line: 'samples stocktake submit K26-0001 --reason 剪样未登记',
      about: { zh: '一并说明原因', en: 'with one reason for all' },
    },
  ],
  result: SUBMITTED,
  async run(context, input) {
    return submitStocktake(context.acting(), input);
  },
  say: { zh: sayZh, en: sayEn },
});

function sayZh(k: Submitted, would: boolean): string[] {
  const assumed = k.assumed > 0 ? `，其中 ${k.assumed} 行没有盘` : '';
  if (k.nothing_differs) return [`盘点 ${k.stocktake} ${would ? '将' : '已'}结束：${k.counted} 行全部相符。`];
  return [
    `${would ? '将提交' : '已提交'}盘点 ${k.stocktake}：${k.counted} 行，相符 ${k.matched}，有差异 ${k.differing}${assumed}，不良 ${k.unfit}，账外 ${k.found}；盘亏 ${-k.short_value} 元，盘盈 ${k.over_value} 元。`,
    ...(k.approval ? [`下一步：由另一人审批 samples approve ${k.approval}`] : []),
  ];
}

function sayEn(k: Submitted, would: boolean): string[] {
  const assumed = k.assumed > 0 ? ` (${k.assumed} of them not counted)` : '';
  if (k.nothing_differs)
    return [
      `Stocktake ${k.stocktake} ${would ? 'would be' : 'is'} closed: ${k.counted === 1 ? 'its 1 row matches' : `all ${k.counted} rows match`}.`,
    ];
  return [
    `${would ? 'Would submit' : 'Submitted'} stocktake ${k.stocktake}: ${k.counted} rows, ${k.matched} matched, ${k.differing} differ${assumed}, ${k.unfit} not in order, ${k.found} found beside the book; short by ${-k.short_value} yuan, over by ${k.over_value} yuan.`,
    ...(k.approval ? [`Next: somebody else approves it with samples approve ${k.approval}`] : []),
  ];
}
