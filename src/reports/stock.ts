/** Reports of stock that asks for something. */
import { addDays, dayFromNumber, dayNumber, daysBetween } from '../domain/calendar.ts';
import { AT_END, INSTRUCTIONS } from '../domain/disposal.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal, toDecimalOrNull } from '../domain/quantities.ts';
import type { Column } from '../domain/shapes.ts';
import { beyondLimits, idle, expiring as readExpiring } from '../store/reports-stock.ts';
import { numberSetting } from '../store/settings.ts';
import type { Report } from './describing.ts';
import { each } from './rows.ts';

const GOODS: readonly Column[] = [
  { key: 'number', heading: { zh: '编号', en: 'Number' }, type: 'code', keep: 0 },
  { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 1 },
  { key: 'spec', heading: { zh: '规格型号', en: 'Spec' }, type: 'text', keep: 6 },
  { key: 'customer', heading: { zh: '客户编号', en: 'Customer' }, type: 'code', keep: 4 },
  { key: 'customer_name', heading: { zh: '客户', en: 'Customer name' }, type: 'text', keep: 7 },
  { key: 'quantity', heading: { zh: '数量', en: 'Quantity' }, type: 'quantity', keep: 0 },
  { key: 'unit', heading: { zh: '单位', en: 'Unit' }, type: 'text', keep: 0 },
  { key: 'locations', heading: { zh: '在哪里', en: 'Where' }, type: 'list', keep: 3 },
];

const ENDS = {
  expiry: { zh: '有效期', en: 'expiry' },
  retention: { zh: '存放期限', en: 'retention' },
};

export const expiring: Report = {
  name: 'expiring',
  title: { zh: '到期', en: 'Expiring' },
  about: {
    zh: '有效期或存放期限快到和已过的（设置 expiring.days 天以内，或 --to 哪一天以前），连同约定的处置和客户的指示',
    en: 'what expires or is to be kept no longer, soon or already (within expiring.days, or up to --to), with the agreed end and the instruction',
  },
  takes: ['to'],
  columns: () => [
    ...GOODS,
    { key: 'what', heading: { zh: '期限', en: 'What ends' }, type: 'code', keep: 1, values: ENDS },
    { key: 'due', heading: { zh: '到期日', en: 'Ends' }, type: 'day', keep: 0 },
    { key: 'days_left', heading: { zh: '剩余天数', en: 'Days left' }, type: 'integer', keep: 0 },
    { key: 'at_end', heading: { zh: '约定处置', en: 'Agreed end' }, type: 'code', keep: 2, values: AT_END },
    { key: 'instruction', heading: { zh: '客户指示', en: 'Instruction' }, type: 'code', keep: 3, values: INSTRUCTIONS },
  ],
  async rows(db, { filter, to, today }) {
    const until = to ?? addDays(today, numberSetting(db, 'expiring.days'));
    return each(await readExpiring(db, filter, until), (row) => ({
      ...row,
      number: showSampleNumber(row.number),
      quantity: toDecimal(row.quantity),
      locations: row.locations.split(','),
      days_left: daysBetween(today, row.due),
    }));
  },
};

export const slowMoving: Report = {
  name: 'slow-moving',
  title: { zh: '呆滞', en: 'Slow-moving' },
  about: {
    zh: '在库而很久（设置 slow_moving.days 天）没有收、领、还、用、退的；移库和盘点不算，盘点找到的算；已撤销的不算',
    en: 'in storage and not received, taken, returned, used, given back or found in a stocktake for slow_moving.days; moving, counting and what was undone do not count',
  },
  takes: [],
  columns: () => [
    ...GOODS,
    { key: 'last_moved', heading: { zh: '最后流转', en: 'Last used' }, type: 'day', keep: 1 },
    { key: 'idle_days', heading: { zh: '呆滞天数', en: 'Days idle' }, type: 'integer', keep: 0 },
  ],
  async rows(db, { filter, today }) {
    const since = dayNumber(addDays(today, -numberSetting(db, 'slow_moving.days')));
    return each(await idle(db, filter, since), ({ last, ...row }) => ({
      ...row,
      number: showSampleNumber(row.number),
      quantity: toDecimal(row.quantity),
      locations: row.locations.split(','),
      last_moved: dayFromNumber(last),
      idle_days: daysBetween(dayFromNumber(last), today),
    }));
  },
};

const STATUSES = {
  low: { zh: '不足', en: 'too little' },
  over: { zh: '超储', en: 'too much' },
};

export const lowStock: Report = {
  name: 'low-stock',
  title: { zh: '库存不足和超储', en: 'Low stock' },
  about: {
    zh: '可用的少于最低库存、多于最高库存的：同一客户、名称、规格、单位的各批合计，以写明限额的最新一批为准',
    en: 'less than the minimum or more than the maximum that can be taken: all lots of one customer, name, spec and unit, by the newest that states a limit',
  },
  takes: [],
  columns: () => [
    { key: 'customer', heading: { zh: '客户编号', en: 'Customer' }, type: 'code', keep: 2 },
    { key: 'customer_name', heading: { zh: '客户', en: 'Customer name' }, type: 'text', keep: 6 },
    { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 0 },
    { key: 'spec', heading: { zh: '规格型号', en: 'Spec' }, type: 'text', keep: 3 },
    { key: 'unit', heading: { zh: '单位', en: 'Unit' }, type: 'text', keep: 0 },
    { key: 'quantity', heading: { zh: '可用', en: 'Usable' }, type: 'quantity', keep: 0 },
    { key: 'minimum', heading: { zh: '最低库存', en: 'Minimum' }, type: 'quantity', keep: 1 },
    { key: 'maximum', heading: { zh: '最高库存', en: 'Maximum' }, type: 'quantity', keep: 1 },
    { key: 'status', heading: { zh: '结果', en: 'Result' }, type: 'code', keep: 0, values: STATUSES },
    { key: 'difference', heading: { zh: '相差', en: 'By' }, type: 'quantity', keep: 1 },
    { key: 'lots', heading: { zh: '批数', en: 'Lots' }, type: 'integer', keep: 4 },
  ],
  async rows(db, { filter, today }) {
    return each(await beyondLimits(db, filter, today), ({ quantity, minimum, maximum, ...row }) => {
      const low = minimum !== null && quantity < minimum;
      return {
        ...row,
        quantity: toDecimal(quantity),
        minimum: toDecimalOrNull(minimum),
        maximum: toDecimalOrNull(maximum),
        status: low ? 'low' : 'over',
        difference: toDecimal(low ? minimum - quantity : quantity - maximum!),
      };
    });
  },
};
