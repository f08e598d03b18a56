import { scrapRegister } from '../store/reports-scrap.ts';
import { SCRAP_COLUMNS } from './columns-scrap.ts';
import type { Report } from './describing.ts';
import { each, scrapped } from './rows-scrap.ts';

export const scrap: Report = {
  name: 'scrap',
  title: { zh: '报废登记', en: 'Scrap' },
  about: {
    zh: '报废了什么、为什么、谁申请、谁批准、谁监销',
    en: 'what was scrapped and why, who asked, approved and witnessed',
  },
  takes: ['from', 'to'],
  columns: () => SCRAP_COLUMNS,
  async rows(db, { filter, from, to }) {
    return each(await scrapRegister(db, { filter, from, to }), scrapped);
  },
};
