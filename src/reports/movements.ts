import { movementsOf } from '../store/movements.ts';
import { MOVEMENT_COLUMNS } from './columns.ts';
import { asNumber, type Report } from './describing.ts';
import { each, moved } from './rows.ts';

export const movements: Report = {
  name: 'movements',
  title: { zh: '流转记录', en: 'Movements' },
  about: {
    zh: '期间内发生的每一笔流转，按记录次序',
    en: 'every movement that happened in a period, in order of recording',
  },
  takes: ['from', 'to'],
  nightly: (day) => ({ from: day, to: day }),
  columns: () => MOVEMENT_COLUMNS,
  async rows(db, { filter, from, to }) {
    return each(await movementsOf(db, { filter, from: asNumber(from), to: asNumber(to) }), moved);
  },
};
