import { ARCHIVED, archiveCustomer, listResting } from '../../services/archiving.ts';
import { type Description, outcome, rows } from '../describe.ts';
import { CODE } from './customer-argument.ts';

const archive = outcome({
  name: 'customers archive',
  group: 'customers',
  writes: true,
  duty: 'customer_files',
  summary: { zh: '归档客户档案', en: "archive a customer's file" },
  details: {
    zh: '归档后按 archive.keep_days 保管，不短于所供货物的有效期，到期才提议销毁。又有来往时改回来：samples customers edit 编码 --status active。',
    en: 'It is kept for archive.keep_days, never shorter than the shelf life of the goods, and proposed for destruction after that. When business begins again: samples customers edit CODE --status active.',
  },
  arguments: { code: CODE },
  options: { reason: { kind: 'note', value: 'T', required: true, filled: true, about: { zh: '原因', en: 'why' } } },
  examples: [
    { line: 'samples customers archive C000042 --reason 两年没有来往', about: { zh: '归档', en: 'archive it' } },
  ],
  result: ARCHIVED,
  run: (context, input) => archiveCustomer(context.acting(), input),
  say: {
    zh: ({ customer, name, archived_on, retain_until }, would) => [
      `${would ? '将归档' : '已归档'}客户 ${customer} ${name}（${archived_on}），保管到 ${retain_until}`,
      ...(would ? [] : ['归档的和该归档的：samples customers archive list']),
    ],
    en: ({ customer, name, archived_on, retain_until }, would) => [
      `${would ? 'Would archive' : 'Archived'} ${customer} ${name} (${archived_on}); kept until ${retain_until}`,
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
