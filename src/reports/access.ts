import { addDays, startOfDay, withOffset } from '../domain/calendar.ts';
import { ACCESS_SCOPES } from '../domain/grants.ts';
import type { Column } from '../domain/shapes.ts';
import { accesses } from '../store/accesses.ts';
import type { Report } from './describing.ts';
import { each } from './rows.ts';

const COLUMNS: readonly Column[] = [
  { key: 'at', heading: { zh: '时间', en: 'When' }, type: 'instant', keep: 0 },
  { key: 'operator', heading: { zh: '谁', en: 'Who' }, type: 'code', keep: 0 },
  { key: 'os_account', heading: { zh: '登录账户', en: 'Login' }, type: 'code', keep: 4 },
  { key: 'customer', heading: { zh: '客户编号', en: 'Customer' }, type: 'code', keep: 0 },
  { key: 'customer_name', heading: { zh: '客户', en: 'Customer name' }, type: 'text', keep: 5 },
  { key: 'files', heading: { zh: '档案数', en: 'Files' }, type: 'integer', keep: 2 },
  { key: 'scope', heading: { zh: '范围', en: 'Scope' }, type: 'code', keep: 2, values: ACCESS_SCOPES },
  { key: 'command', heading: { zh: '命令', en: 'Command' }, type: 'code', keep: 3 },
  { key: 'reason', heading: { zh: '原因', en: 'Why' }, type: 'text', keep: 1 },
];

export const access: Report = {
  name: 'access',
  duty: 'safeguard',
  title: { zh: '联系方式查看记录', en: 'Access to contact data' },
  about: {
    zh: '谁、什么时候、为什么看过联系方式原文，最近的在前；一次看一千个以上档案的记一行，没有客户',
    en: 'who saw contact data unmasked, when and why, the latest first; more than a thousand files at once are one row without a customer',
  },
  takes: ['from', 'to'],
  filters: ['customer'],
  nightly: (day) => ({ from: day, to: day }),
  columns: () => COLUMNS,
  async rows(db, { filter, from, to }) {
    const asked = {
      customer_id: filter.customer_id ?? null,
      from: from === null ? null : startOfDay(from),
      until: to === null ? null : startOfDay(addDays(to, 1)),
    };
    return each(accesses(db, asked), (row) => ({ ...row, at: withOffset(row.at) }));
  },
};
