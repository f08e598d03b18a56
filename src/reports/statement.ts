import { statement as readStatement } from '../store/reports-statement.ts';
import { STATEMENT_COLUMNS, STATEMENT_OF_ALL_COLUMNS } from './columns.ts';
import { asNumber, type Report } from './describing.ts';
import { each, stated } from './rows.ts';

export const statement: Report = {
  name: 'statement',
  title: { zh: '客户对账单', en: 'Statement' },
  about: {
    zh: '客户交来的全部：接收 = 在库 + 领用中 + 用掉 + 已退还 + 已寄出 + 已报废 + 缺失',
    en: 'all a customer handed over: received = in store + held + used + given back + dispatched + scrapped + missing',
  },
  takes: ['as_of'],
  columns: ({ one_customer }) => (one_customer ? STATEMENT_COLUMNS : STATEMENT_OF_ALL_COLUMNS),
  async rows(db, { filter, as_of }) {
    return each(await readStatement(db, filter, asNumber(as_of)), stated);
  },
};
