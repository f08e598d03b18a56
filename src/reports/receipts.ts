import { showSampleNumber } from '../domain/numbers.ts';
import { startOfMonth } from '../domain/periods.ts';
import { toDecimal } from '../domain/quantities.ts';
import { receiptRows } from '../store/reports-receipts.ts';
import { RECEIPT_COLUMNS } from './columns-period.ts';
import type { Report } from './describing.ts';
import { each } from './rows.ts';

export const receipts: Report = {
  name: 'receipts',
  title: { zh: '接收记录', en: 'Receipts' },
  about: {
    zh: '期间内接收的每一行：接收单、客户、样品、数量、签字',
    en: 'every line received in a period: receipt, customer, sample, quantity, signatures',
  },
  takes: ['from', 'to'],
  nightly: (day) => ({ from: startOfMonth(day), to: day }),
  columns: () => RECEIPT_COLUMNS,
  async rows(db, { filter, from, to }) {
    return each(await receiptRows(db, { filter, from, to }), (row) => ({
      ...row,
      number: showSampleNumber(row.number),
      quantity: toDecimal(row.quantity),
    }));
  },
};
