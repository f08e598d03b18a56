import { dayOf, daysBetween } from '../domain/calendar.ts';
import type { Column } from '../domain/shapes.ts';
import { lateMovements } from '../store/movements.ts';
import { MOVEMENT_COLUMNS } from './columns.ts';
import type { Report } from './describing.ts';
import { each, moved } from './rows.ts';

const COLUMNS: readonly Column[] = [
  ...MOVEMENT_COLUMNS.map((column) => (column.key === 'recorded_at' ? { ...column, keep: 1 } : column)),
  { key: 'days_late', heading: { zh: '迟记天数', en: 'Days late' }, type: 'integer', keep: 1 },
];

export const lateEntries: Report = {
  name: 'late-entries',
  title: { zh: '补记记录', en: 'Late entries' },
  about: {
    zh: '发生以后隔天才记录的流转，按记录次序；--from、--to 指记录的日期',
    en: 'movements recorded on a later day than they happened; --from and --to are days of recording',
  },
  takes: ['from', 'to'],
  nightly: (day) => ({ from: day, to: day }),
  columns: () => COLUMNS,
  async rows(db, { filter, from, to }) {
    return each(await lateMovements(db, { filter, from, to }), (row) => {
      const shown = moved(row);
      return { ...shown, days_late: daysBetween(dayOf(row.at), dayOf(row.recorded_at)) };
    });
  },
};
