import { dayNumber } from '../domain/calendar.ts';
import { PERIODS, type Period, periodNamer, startOfMonth } from '../domain/periods.ts';
import { periodRows } from '../store/reports-period.ts';
import { PERIOD_COLUMNS } from './columns-period.ts';
import type { Report } from './describing.ts';
import { summed } from './rows.ts';

export const period: Report = {
  name: 'period',
  title: { zh: '收发存汇总', en: 'Period summary' },
  about: {
    zh: '各期在库的期初、收、退、领、寄、退还、报废、盘盈盘亏和期末，按单位；默认本月按天',
    en: 'opening, what came into storage and left it, and closing, by period and unit; by default this month by day',
  },
  takes: ['from', 'to', 'by'],
  by: PERIODS,
  nightly: (day) => ({ from: startOfMonth(day), to: day, by: 'day' }),
  columns: () => PERIOD_COLUMNS,
  async rows(db, { filter, from, to, by, today }) {
    const last = to ?? today;
    const first = from ?? startOfMonth(last);
    const question = { from: dayNumber(first), to: dayNumber(last), periodOf: periodNamer((by ?? 'day') as Period) };
    return (await periodRows(db, { filter, ...question })).map(summed);
  },
};
