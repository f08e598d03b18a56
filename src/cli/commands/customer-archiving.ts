import { ARCHIVED, type Archived, archiveCustomer, listResting } from '../../services/archiving.ts';
import { type Description, outcome, rows } from '../describe.ts';
import { CODE } from './customer-argument.ts';

/** What is not finished with a customer, and where to look at it. */
const UNFINISHED: Readonly<
  Record<Archived['warnings'][number]['what'], Readonly<Record<'zh' | 'en', (count: number, code: string) => string>>>
> = {
  goods_here: {
    zh: (count, code) => `库里还有 ${count} 个编号：samples list --customer ${code}`,
    en: (count, code) => `${count} of the customer's numbers are still in store: samples list --customer ${code}`,
  },
  goods_held: {
    zh: (count, code) => `还有 ${count} 个编号在人手里：samples list --customer ${code}`,
    en: (count, code) => `${count} of the customer's numbers are held by people: samples list --customer ${code}`,
  },
  orders: {
    zh: (count) => `还有 ${count} 张订单没有完成`,
    en: (count) => `${count} of the customer's orders are not completed`,
  },
  sample_orders: {
    zh: (count) => `还有 ${count} 张样品单没有办完：samples sample-orders list`,
    en: (count) => `${count} of the customer's sample orders are not finished: samples sample-orders list`,
  },
  complaints: {
    zh: (count, code) => `还有 ${count} 件投诉没有答复：samples customers complaint list ${code} --open`,
    en: (count, code) => `${count} complaints are not answered: samples customers complaint list ${code} --open`,
  },
};

const warned = ({ customer, warnings }: Pick<Archived, 'customer' | 'warnings'>, language: 'zh' | 'en'): string[] =>
  warnings.map(
    ({ what, count }) => `  ${language === 'zh' ? '注意：' : 'note: '}${UNFINISHED[what][language](count, customer)}`,
  );

const archive = outcome({
  name: 'customers archive',
  group: 'customers',
  writes: true,
  duty: 'customer_files',
  summary: { zh: '归档客户档案', en: "archive a customer's file" },
  details: {
    zh: '归档后按 archive.keep_days 保管，不短于所供货物的有效期，到期才提议销毁。归档的人要是负责人或经理（没有负责人的，管档案的都行）；还有货物、订单或投诉没有了结的会提醒。又有来往时改回来：samples customers edit 编码 --status active。',
    en: "It is kept for archive.keep_days, never shorter than the shelf life of the goods, and proposed for destruction after that. Whoever is responsible or a manager archives it (nobody's file, anybody who keeps files); goods, orders and complaints that are not finished are pointed out. When business begins again: samples customers edit CODE --status active.",
  },
  arguments: { code: CODE },
  options: { reason: { kind: 'note', value: 'T', required: true, filled: true, about: { zh: '原因', en: 'why' } } },
  examples: [
    { line: 'samples customers archive C000042 --reason 两年没有来往', about: { zh: '归档', en: 'archive it' } },
  ],
  result: ARCHIVED,
  run: (context, input) => archiveCustomer(context.acting(), input),
  say: {
    zh: ({ customer, name, archived_on, retain_until, warnings }, would) => [
      `${would ? '将归档' : '已归档'}客户 ${customer} ${name}（${archived_on}），保管到 ${retain_until}`,
      ...warned({ customer, warnings }, 'zh'),
      ...(would ? [] : ['归档的和该归档的：samples customers archive list']),
    ],
    en: ({ customer, name, archived_on, retain_until, warnings }, would) => [
      `${would ? 'Would archive' : 'Archived'} ${customer} ${name} (${archived_on}); kept until ${retain_until}`,
      ...warned({ customer, warnings }, 'en'),
      ...(would ? [] : ['What is archived, and what should be: samples customers archive list']),
    ],
  },
});

const archiveList = rows({
  name: 'customers archive list',
  group: 'customers',
  duty: 'customer_files',
  summary: { zh: '该归档、在保管和保管期满的客户档案', en: 'files to archive, kept, and past their retention' },
  examples: [{ line: 'samples customers archive list', about: { zh: '一览', en: 'the list' } }],
  columns: [
    { key: 'customer', heading: { zh: '客户', en: 'customer' }, type: 'code', keep: 0 },
    { key: 'name', heading: { zh: '名称', en: 'name' }, type: 'text', keep: 1 },
    {
      key: 'what',
      heading: { zh: '怎么办', en: 'what' },
      type: 'code',
      keep: 0,
      values: {
        to_archive: { zh: '提议归档', en: 'to archive' },
        kept: { zh: '保管中', en: 'kept' },
        to_destroy: { zh: '期满，可申请销毁', en: 'may be destroyed' },
      },
    },
    { key: 'last_on', heading: { zh: '最近来往', en: 'last contact' }, type: 'day', keep: 2 },
    { key: 'archived_on', heading: { zh: '归档日期', en: 'archived on' }, type: 'day', keep: 3 },
    { key: 'retain_until', heading: { zh: '保管到', en: 'kept until' }, type: 'day', keep: 1 },
    { key: 'responsible', heading: { zh: '责任人', en: 'responsible' }, type: 'text', keep: 4 },
  ],
  empty: { zh: '没有该归档或已归档的档案。', en: 'No file is archived or should be.' },
  run: (context) => listResting(context.acting()),
});

export const ARCHIVE_COMMANDS: readonly Description[] = [archive, archiveList];
