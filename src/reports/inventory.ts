import { inventory as readInventory } from '../store/reports-inventory.ts';
import { INVENTORY_COLUMNS } from './columns.ts';
import { asNumber, dayOfQuestion, type Report } from './describing.ts';
import { stocked } from './rows.ts';

export const inventory: Report = {
  name: 'inventory',
  title: { zh: '库存', en: 'Inventory' },
  about: {
    zh: '库里有什么：每个编号在每个库位一行；--as-of 为过去某天结束时',
    en: 'what is in storage: a row for each number and place; --as-of: at the end of a past day',
  },
  takes: ['as_of'],
  columns: () => INVENTORY_COLUMNS,
  async rows(db, question) {
    const { filter, as_of } = question;
    const on = dayOfQuestion(question);
    return stocked(await readInventory(db, { filter, day: asNumber(as_of), expired_before: on }));
  },
};
