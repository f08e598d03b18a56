import { STOCKTAKE_STATES } from '../../domain/stocktaking.ts';
import { STOCKTAKE_COLUMNS } from '../../reports/stocktakes.ts';
import {
  AGREED,
  agreeStocktake,
  CANCELLED,
  cancelStocktake,
  longUncounted,
  OPENED,
  openStocktake,
  SHOWN,
  type Shown,
  showStocktake,
  stocktakes,
} from '../../services/stocktaking.ts';
import { outcome, rows } from '../describe.ts';
import { wordFor } from '../present/words.ts';
import { confirm } from '../prompts.ts';

export const STOCKTAKE = {
  kind: 'code',
  value: 'K…',
  required: true,
  about: { zh: '盘点单号', en: 'number of the stocktake' },
} as const;

const SCOPE = {
  location: {
    kind: 'code',
    value: 'LOC',
    complete: 'place',
    about: { zh: '库位（连同下级）', en: 'place, with all below it' },
  },
  category: { kind: 'text', value: 'CATEGORY', about: { zh: '类别', en: 'category' } },
  customer: {
    kind: 'text',
    value: 'CUSTOMER',
    complete: 'customer',
    about: { zh: '客户', en: "whose goods (the customer's code or name)" },
  },
} as const;

type Scope = { location: string | null; category: string | null; customer: string | null };

function scopeIn({ location, category, customer }: Scope, language: 'zh' | 'en'): string {
  const parts = [location, category, customer].filter((part) => part !== null);
  if (parts.length > 0) return parts.join(language === 'zh' ? '、' : ', ');
  return language === 'zh' ? '全部库存' : 'everything in storage';
}

const open = outcome({
  name: 'stocktake open',
  group: 'stock',
  writes: true,
  timeless: true,
  duty: 'custody',
  summary: { zh: '开始盘点', en: 'begin a stocktake' },
  details: {
    zh: '可按库位（连同下级）、类别、客户限定范围。盘点期间照常收发：账面数取每一行盘点的那一刻。',
    en: 'Narrowed down by place (with all below it), category or customer. Work goes on meanwhile: the book quantity is taken at the moment of each count.',
  },
  options: {
    ...SCOPE,
    blind: {
      kind: 'flag',
      about: { zh: '盲盘：提交前不显示账面数', en: 'blind: the book is hidden until it is submitted' },
    },
  },
  examples: [
    { line: 'samples stocktake open --location A-01', about: { zh: '盘点 A-01', en: 'count what lies in A-01' } },
  ],
  result: OPENED,
  async run(context, input) {
    return openStocktake(context.acting(), input);
  },
  say: {
    zh: (result, would) => [
      `${would ? '将开始' : '已开始'}盘点 ${result.stocktake}：${scopeIn(result, 'zh')}，账上 ${result.expected} 行${result.blind ? '，盲盘' : ''}。`,
      `下一步：samples stocktake count ${result.stocktake} 编号 数量 · 扫码 samples stocktake count ${result.stocktake} --scan`,
    ],
    en: (result, would) => [
      `${would ? 'Would open stocktake' : 'Opened stocktake'} ${result.stocktake} of ${scopeIn(result, 'en')}: ${result.expected === 1 ? '1 row' : `${result.expected} rows`} in the book${result.blind ? ', counted blind' : ''}.`,
      `Next: samples stocktake count ${result.stocktake} NUMBER Q · by scanner samples stocktake count ${result.stocktake} --scan`,
    ],
  },
});

const cancel = outcome({
  name: 'stocktake cancel',
  group: 'stock',
  writes: true,
  timeless: true,
  dangerous: true,
  duty: 'custody',
  summary: { zh: '取消盘点', en: 'give a stocktake up' },
  details: { zh: '盘点数保留在记录里，库存不变。', en: 'What was counted stays on record; the stock does not change.' },
  arguments: { stocktake: STOCKTAKE },
  examples: [{ line: 'samples stocktake cancel K26-0001 --yes', about: { zh: '不再询问', en: 'without being asked' } }],
  result: CANCELLED,
  async run(context, { stocktake }) {
    await confirm(context, `stocktake cancel ${stocktake}`, {
      zh: `取消盘点 ${stocktake}？`,
      en: `Give stocktake ${stocktake} up?`,
    });
    return cancelStocktake(context.acting(), stocktake);
  },
  say: {
    zh: ({ stocktake, counted }, would) => [
      `${would ? '将取消' : '已取消'}盘点 ${stocktake}；已盘的 ${counted} 行保留在记录里，库存没有改动。`,
    ],
    en: ({ stocktake, counted }, would) => [
      `${would ? 'Would give up' : 'Gave up'} stocktake ${stocktake}; the ${counted === 1 ? '1 row' : `${counted} rows`} counted stay on record, the stock is unchanged.`,
    ],
  },
});

const list = rows({
  name: 'stocktake list',
  group: 'stock',
  duty: 'read',
  summary: { zh: '列出盘点', en: 'list stocktakes' },
  options: {
    from: { kind: 'day', value: 'DAY', about: { zh: '从哪一天（含）', en: 'from that day on' } },
    to: { kind: 'day', value: 'DAY', about: { zh: '到哪一天（含）', en: 'until that day, which is included' } },
  },
  examples: [{ line: 'samples stocktake list', about: { zh: '最近的在前', en: 'the newest first' } }],
  columns: STOCKTAKE_COLUMNS,
  empty: {
    zh: '还没有盘点。开始盘点：samples stocktake open',
    en: 'No stocktakes yet. Begin one: samples stocktake open',
  },
  async run(context, { from = null, to = null }) {
    return stocktakes(context.acting(), { from, to });
  },
});

const show = outcome({
  name: 'stocktake show',
  group: 'stock',
  duty: 'read',
  summary: { zh: '查看一次盘点', en: 'how far a stocktake is' },
  arguments: { stocktake: STOCKTAKE },
  examples: [
    {
      line: 'samples stocktake show K26-0001',
      about: { zh: '盘了多少，差异多少', en: 'what is counted, what differs' },
    },
  ],
  result: SHOWN,
  async run(context, { stocktake }) {
    return showStocktake(context.acting(), stocktake);
  },
  say: { zh: (result) => sayShown(result, 'zh'), en: (result) => sayShown(result, 'en') },
});

function sayShown(k: Shown, language: 'zh' | 'en'): string[] {
  const zh = language === 'zh';
  const state = wordFor(STOCKTAKE_STATES, k.state, language);
  const lines = zh
    ? [
        `盘点 ${k.stocktake}：${scopeIn(k, 'zh')}，${state}${k.blind ? '，盲盘' : ''}`,
        `  开始 ${k.opened_on} ${k.opened_by}；账上 ${k.expected} 行，已盘 ${k.counted} 行，还有 ${k.uncounted} 行`,
      ]
    : [
        `Stocktake ${k.stocktake} of ${scopeIn(k, 'en')}: ${state}${k.blind ? ', counted blind' : ''}`,
        `  opened on ${k.opened_on} by ${k.opened_by}; ${k.expected} rows in the book, ${k.counted} counted, ${k.uncounted} to go`,
      ];
  if (k.differing !== null)
    lines.push(
      zh
        ? `  相符 ${k.matched} 行，有差异 ${k.differing} 行，不良 ${k.unfit} 行，账外 ${k.found} 项；盘亏 ${-(k.short_value ?? 0)} 元，盘盈 ${k.over_value} 元`
        : `  ${k.matched} matched, ${k.differing} differ, ${k.unfit} not in order, ${k.found} found beside the book; short by ${-(k.short_value ?? 0)} yuan, over by ${k.over_value} yuan`,
    );
  if (k.submitted_on !== null)
    lines.push(
      zh
        ? `  提交 ${k.submitted_on} ${k.submitted_by}${k.approval ? `，审批单 ${k.approval}` : ''}${k.closed_on ? `；结束 ${k.closed_on}` : ''}`
        : `  submitted on ${k.submitted_on} by ${k.submitted_by}${k.approval ? `, request ${k.approval}` : ''}${k.closed_on ? `; closed on ${k.closed_on}` : ''}`,
    );
  if (k.agreed_on !== null)
    lines.push(
      zh
        ? `  已与账目核对 ${k.agreed_on} ${k.agreed_by}`
        : `  agreed with the books on ${k.agreed_on} by ${k.agreed_by}`,
    );
  if (k.state === 'open')
    lines.push(
      zh
        ? `下一步：${k.uncounted > 0 ? `继续盘点 samples stocktake count ${k.stocktake} 编号 数量` : `查看差异 samples stocktake variance ${k.stocktake} · 提交 samples stocktake submit ${k.stocktake}`}`
        : `Next: ${k.uncounted > 0 ? `count on with samples stocktake count ${k.stocktake} NUMBER Q` : `see what differs with samples stocktake variance ${k.stocktake} · hand it in with samples stocktake submit ${k.stocktake}`}`,
    );
  return lines;
}

const agree = outcome({
  name: 'stocktake agree',
  group: 'stock',
  writes: true,
  timeless: true,
  duty: 'finance',
  summary: { zh: '财务：盘点与账目核对一致', en: 'finance: the books agree with a stocktake' },
  arguments: { stocktake: STOCKTAKE },
  options: {
    on: { kind: 'day', value: 'DAY', about: { zh: '核对日期（默认今天）', en: 'on which day (default: today)' } },
    note: { kind: 'note', value: 'TEXT', about: { zh: '备注', en: 'note' } },
  },
  examples: [
    {
      line: 'samples stocktake agree K26-0001 --on 2026-11-30',
      about: { zh: '月末核对', en: 'at the end of the month' },
    },
  ],
  result: AGREED,
  async run(context, input) {
    return agreeStocktake(context.acting(), input);
  },
  say: {
    zh: ({ stocktake, agreed_on, agreed_by }, would) => [
      `${would ? '将记录：' : ''}盘点 ${stocktake} 已在 ${agreed_on} 由 ${agreed_by} 与账目核对。`,
    ],
    en: ({ stocktake, agreed_on, agreed_by }, would) => [
      `${would ? 'Would record: stocktake' : 'Stocktake'} ${stocktake} agreed with the books on ${agreed_on} by ${agreed_by}.`,
    ],
  },
});

const uncounted = rows({
  name: 'stocktake uncounted',
  group: 'stock',
  duty: 'read',
  summary: { zh: '很久没有盘点的库存', en: 'stock that was not counted for long' },
  details: {
    zh: '最近一次盘点（没有盘过则为接收）超过 stocktake.late_days 天的，最久的在前。',
    en: 'What was counted (else received) more than stocktake.late_days days ago, the longest first.',
  },
  options: {
    days: {
      kind: 'integer',
      value: 'N',
      about: { zh: '超过几天（默认按设置）', en: 'more than so many days (default: the setting)' },
    },
    ...SCOPE,
  },
  examples: [
    { line: 'samples stocktake uncounted --days 31', about: { zh: '一个月没有盘过的', en: 'not counted for a month' } },
  ],
  columns: [
    { key: 'number', heading: { zh: '编号', en: 'Number' }, type: 'code', keep: 0 },
    { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 1 },
    { key: 'customer', heading: { zh: '客户', en: 'Customer' }, type: 'code', keep: 4 },
    { key: 'location', heading: { zh: '库位', en: 'Place' }, type: 'code', keep: 0 },
    { key: 'quantity', heading: { zh: '账面', en: 'Book' }, type: 'quantity', keep: 2 },
    { key: 'unit', heading: { zh: '单位', en: 'Unit' }, type: 'text', keep: 3 },
    { key: 'last_counted', heading: { zh: '上次盘点', en: 'Last counted' }, type: 'day', keep: 1 },
    { key: 'days', heading: { zh: '天数', en: 'Days' }, type: 'integer', keep: 0 },
  ],
  empty: { zh: '没有很久没盘的库存。', en: 'Nothing has waited that long for a count.' },
  async run(context, input) {
    return longUncounted(context.acting(), input);
  },
});

export const STOCKTAKE_LIFE = { open, cancel, list, show, agree, uncounted };
