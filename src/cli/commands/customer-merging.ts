import { SIGN_CODES, SIGNS } from '../../domain/alike.ts';
import { FIELD_NAMES, FIELD_WORDS } from '../../domain/customer-file.ts';
import type { Words } from '../../domain/shapes.ts';
import { COMPARED_FIELDS, compareCustomers, listDuplicates } from '../../services/duplicates.ts';
import { MERGED, type Merged, mergeCustomers, UNMERGED, unmergeCustomer } from '../../services/merging.ts';
import { type Description, outcome, rows } from '../describe.ts';
import { countsIn } from '../present/table-words.ts';
import { wordFor } from '../present/words.ts';
import { confirm } from '../prompts.ts';
import { CODE_OR_ALL } from './customer-argument.ts';
import { REVEAL } from './reveal-options.ts';

/** Every set of signs that a pair can have, in words. */
const WHY: Readonly<Record<string, Words>> = Object.fromEntries(
  Array.from({ length: 2 ** SIGN_CODES.length - 1 }, (_, set) =>
    SIGN_CODES.filter((_sign, at) => (set + 1) & (2 ** at)),
  ).map((signs) => [
    signs.join(','),
    {
      zh: signs.map((sign) => SIGNS[sign].zh).join('，'),
      en: signs.map((sign) => SIGNS[sign].en).join(', '),
    },
  ]),
);

const duplicates = rows({
  name: 'customers duplicates',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '可能重复的客户', en: 'customers that may be in the store twice' },
  details: {
    zh: '按信用代码、名称（不计公司形式和标点）和电话来找；电话只是弱线索，简称不算。信用代码各不相同的两家会注明。',
    en: 'Found by credit code, name (legal form and punctuation left out) and phone; a phone is a weak sign, a short name is none. Where both have a credit code and these differ, it says so.',
  },
  arguments: { code: CODE_OR_ALL },
  examples: [
    { line: 'samples customers duplicates', about: { zh: '全部，把握大的在前', en: 'all, the surest first' } },
    {
      line: 'samples customers duplicates C000017',
      about: { zh: '一个客户和谁像', en: 'whom one of them looks like' },
    },
  ],
  columns: [
    { key: 'a', heading: { zh: '客户甲', en: 'a' }, type: 'code', keep: 0 },
    { key: 'a_name', heading: { zh: '名称', en: 'name of a' }, type: 'text', keep: 1 },
    { key: 'b', heading: { zh: '客户乙', en: 'b' }, type: 'code', keep: 0 },
    { key: 'b_name', heading: { zh: '名称', en: 'name of b' }, type: 'text', keep: 1 },
    { key: 'why', heading: { zh: '线索', en: 'why' }, type: 'code', keep: 0, values: WHY },
    {
      key: 'strength',
      heading: { zh: '把握', en: 'strength' },
      type: 'code',
      keep: 3,
      values: { strong: { zh: '大', en: 'strong' }, weak: { zh: '小', en: 'weak' } },
    },
    {
      key: 'against',
      heading: { zh: '不像之处', en: 'against it' },
      type: 'code',
      keep: 2,
      values: { credit_codes_differ: { zh: '信用代码不同', en: 'credit codes differ' } },
    },
    { key: 'a_city', heading: { zh: '甲城市', en: 'city of a' }, type: 'text', keep: 6 },
    { key: 'b_city', heading: { zh: '乙城市', en: 'city of b' }, type: 'text', keep: 6 },
    { key: 'a_credit_code', heading: { zh: '甲信用代码', en: 'credit code of a' }, type: 'code', keep: 7 },
    { key: 'b_credit_code', heading: { zh: '乙信用代码', en: 'credit code of b' }, type: 'code', keep: 7 },
    { key: 'a_responsible', heading: { zh: '甲责任人', en: 'responsible for a' }, type: 'text', keep: 8 },
    { key: 'b_responsible', heading: { zh: '乙责任人', en: 'responsible for b' }, type: 'text', keep: 8 },
    { key: 'a_opened_on', heading: { zh: '甲建档', en: 'a opened on' }, type: 'day', keep: 9 },
    { key: 'b_opened_on', heading: { zh: '乙建档', en: 'b opened on' }, type: 'day', keep: 9 },
    { key: 'a_records', heading: { zh: '甲记录数', en: 'records of a' }, type: 'integer', keep: 4 },
    { key: 'b_records', heading: { zh: '乙记录数', en: 'records of b' }, type: 'integer', keep: 4 },
  ],
  empty: { zh: '没有发现重复的客户。', en: 'No customer seems to be there twice.' },
  run: (context, { code }) => listDuplicates(context.acting(), code),
});

const side = (about: Words) => ({ kind: 'code', value: 'CODE', required: true, complete: 'customer', about }) as const;

const WORDS = { key: 'field', of: FIELD_WORDS };

const compare = rows({
  name: 'customers compare',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '两份客户档案逐项对照', en: 'two customer files side by side' },
  arguments: {
    a: side({ zh: '一个客户', en: 'one customer' }),
    b: side({ zh: '另一个客户', en: 'another' }),
  },
  options: REVEAL,
  examples: [{ line: 'samples customers compare C000017 C000042', about: { zh: '对照', en: 'side by side' } }],
  columns: [
    { key: 'field', heading: { zh: '项目', en: 'field' }, type: 'code', keep: 0, values: COMPARED_FIELDS },
    { key: 'a', heading: { zh: '甲', en: 'a' }, type: 'text', keep: 0, valuesBy: WORDS },
    { key: 'b', heading: { zh: '乙', en: 'b' }, type: 'text', keep: 0, valuesBy: WORDS },
    { key: 'same', heading: { zh: '相同', en: 'same' }, type: 'boolean', keep: 1 },
  ],
  run: (context, input) => compareCustomers(context.acting(), input),
});

/** `: samples 3, orders 7`; nothing where nothing moved. The places of goods go along unsaid. */
function movedIn(moved: readonly { what: string; rows: number }[], language: 'zh' | 'en'): string {
  const said = countsIn(
    moved.filter(({ what }) => what !== 'places'),
    language,
  );
  return said === '' ? '' : `${language === 'zh' ? '：' : ': '}${said}`;
}

const fieldsIn = (keys: readonly string[], language: 'zh' | 'en'): string =>
  keys.map((key) => wordFor(FIELD_NAMES, key, language)).join(language === 'zh' ? '、' : ', ');

/** To whom subsidiaries belong that could not go along: they stand above the file that stays. */
function raisedLines(
  { from, into, raised }: Pick<Merged, 'from' | 'into' | 'raised'>,
  language: 'zh' | 'en',
): string[] {
  return raised.map(({ customer, parent }) =>
    language === 'zh'
      ? `  ${customer} 原是 ${from} 的下级${customer === into ? '' : `，又是 ${into} 的上级`}；现在${parent === null ? '没有上级' : `的上级是 ${parent}`}，撤销合并时恢复`
      : `  ${customer} was a subsidiary of ${from}${customer === into ? '' : ` and stands above ${into}`}; ${parent === null ? 'nobody is its parent now' : `its parent is ${parent} now`}, and unmerging brings that back`,
  );
}

const merge = outcome({
  name: 'customers merge',
  group: 'customers',
  writes: true,
  dangerous: true,
  duty: 'customer_files',
  summary: { zh: '合并重复的客户', en: 'merge a customer into another' },
  details: {
    zh: '前一个客户的样品、订单、往来等全部归到后一个，后一个没有的项目由前一个补上；前一个的编码成为别名，仍然找得到。可以撤销：samples customers unmerge。先对照：samples customers compare。两份档案都要由自己负责（没有负责人的算），或由经理来做。',
    en: "Samples, orders, talks and all else of the first belong to the second from then on, and what the second file does not say is filled in; the code of the first becomes an alias that still finds it. It can be taken back with samples customers unmerge. See both first with samples customers compare. Both files must be one's own (nobody's file counts as that), or a manager does it.",
  },
  arguments: { from: side({ zh: '多余的那个', en: 'the one that is too many' }) },
  options: {
    into: { ...side({ zh: '并入哪个客户', en: 'the customer that stays' }) },
    reason: { kind: 'note', value: 'T', required: true, filled: true, about: { zh: '原因', en: 'why' } },
  },
  examples: [
    {
      line: 'samples customers merge C000042 --into C000017 --reason 同一家公司 --yes',
      about: { zh: '不再询问', en: 'without being asked' },
    },
  ],
  result: MERGED,
  async run(context, { from, into, reason }) {
    await confirm(context, `customers merge ${from} --into ${into}`, {
      zh: `把客户 ${from} 并入 ${into}？`,
      en: `Merge the customer ${from} into ${into}?`,
    });
    return mergeCustomers(context.acting(), { from, into, reason });
  },
  say: {
    zh: ({ from, into, name, moved, left, filled, differing, raised }, would) => [
      `客户 ${from} ${would ? '将并入' : '已并入'} ${into} ${name}${movedIn(moved, 'zh')}`,
      ...(left > 0 ? [`  ${left} 条 ${into} 已有，留在 ${from}`] : []),
      ...(filled.length > 0 ? [`  由 ${from} 补上：${fieldsIn(filled, 'zh')}`] : []),
      ...(differing.length > 0 ? [`  两份不同，以 ${into} 为准：${fieldsIn(differing, 'zh')}`] : []),
      ...raisedLines({ from, into, raised }, 'zh'),
      ...(would ? [] : [`编码 ${from} 仍可用，指 ${into}。弄错了：samples customers unmerge ${from}`]),
    ],
    en: ({ from, into, name, moved, left, filled, differing, raised }, would) => [
      `${would ? 'Would merge' : 'Merged'} ${from} into ${into} ${name}${movedIn(moved, 'en')}`,
      ...(left > 0 ? [`  ${left} that ${into} has already stayed with ${from}`] : []),
      ...(filled.length > 0 ? [`  filled in from ${from}: ${fieldsIn(filled, 'en')}`] : []),
      ...(differing.length > 0 ? [`  they differ, and ${into} holds: ${fieldsIn(differing, 'en')}`] : []),
      ...raisedLines({ from, into, raised }, 'en'),
      ...(would
        ? []
        : [`The code ${from} still works and means ${into}. Take it back: samples customers unmerge ${from}`]),
    ],
  },
});

const unmerge = outcome({
  name: 'customers unmerge',
  group: 'customers',
  writes: true,
  duty: 'customer_files',
  summary: { zh: '撤销客户合并', en: 'take a merge back' },
  details: {
    zh: '合并时归过去的记录回到原来的客户，从中分出来的编号（拆分、部分检验）跟着回去；合并以后另外新增的留在原处。两份档案都要由自己负责，或由经理来做。',
    en: "What went along when they were merged goes back, and so do parts that were split off it since; what else came since stays where it is. Both files must be one's own, or a manager does it.",
  },
  arguments: { code: side({ zh: '被并掉的编码', en: 'the code that was merged' }) },
  options: { reason: { kind: 'note', value: 'T', filled: true, about: { zh: '原因', en: 'why' } } },
  examples: [{ line: 'samples customers unmerge C000042', about: { zh: '是两家公司', en: 'they are two after all' } }],
  result: UNMERGED,
  run: (context, input) => unmergeCustomer(context.acting(), input),
  say: {
    zh: ({ code, name, from, moved, restored }, would) => [
      `客户 ${code} ${name} ${would ? '将与' : '已与'} ${from} 分开${moved.length > 0 ? '，归还' : ''}${movedIn(moved, 'zh')}`,
      ...(restored.length > 0 ? [`  ${from} 不再有：${fieldsIn(restored, 'zh')}`] : []),
      ...(would ? [] : [`合并以后新增的仍在 ${from}：samples customers show ${from}`]),
    ],
    en: ({ code, name, from, moved, restored }, would) => [
      `${code} ${name} ${would ? 'would be' : 'is'} a customer apart from ${from} again${moved.length > 0 ? '; back with it' : ''}${movedIn(moved, 'en')}`,
      ...(restored.length > 0 ? [`  ${from} has no longer: ${fieldsIn(restored, 'en')}`] : []),
      ...(would ? [] : [`What came since is still with ${from}: samples customers show ${from}`]),
    ],
  },
});

export const MERGE_COMMANDS: readonly Description[] = [duplicates, compare, merge, unmerge];
