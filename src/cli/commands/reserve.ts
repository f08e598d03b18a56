import {
  picks as pickList,
  RESERVED,
  release as releaseGoods,
  reserve as reserveGoods,
} from '../../services/reserving.ts';
import { outcome, rows } from '../describe.ts';
import { amount } from '../present/words.ts';

const NUMBER = {
  kind: 'number',
  value: 'NUMBER',
  required: true,
  complete: 'sample',
  about: { zh: '样品编号（或末几位）', en: 'number of the sample, or its tail' },
} as const;
const TO = {
  kind: 'text',
  value: 'PERSON',
  required: true,
  complete: 'person',
  about: { zh: '给谁（编码或姓名）', en: 'for whom (code or name)' },
} as const;

export const reserve = outcome({
  name: 'reserve',
  group: 'stock',
  writes: true,
  duty: 'reserve',
  summary: { zh: '预留给某人', en: 'reserve goods for a person' },
  arguments: {
    number: NUMBER,
    quantity: { kind: 'quantity', value: 'Q', required: true, about: { zh: '数量', en: 'how many' } },
  },
  options: {
    to: TO,
    for: { kind: 'day', value: 'DAY', about: { zh: '哪天用', en: 'for which day' } },
    note: { kind: 'note', value: 'TEXT', about: { zh: '备注', en: 'note' } },
  },
  examples: [
    {
      line: 'samples reserve S26-000123-D 3 --to 李梅 --for tomorrow',
      about: { zh: '给李梅预留 3，明天用', en: 'three for tomorrow' },
    },
  ],
  result: RESERVED,
  async run(context, input) {
    return reserveGoods(context.acting(), input);
  },
  say: {
    zh: ({ number, name, unit, reserved, to, for: day, available }, would) => [
      `${would ? '将为' : '已为'} ${to} 预留 ${number} ${name} 共 ${amount(reserved, unit)}${day ? `（${day} 用）` : ''}；还可领 ${amount(available, unit)}。`,
      `下一步：拣货单 samples picks${day ? ` --for ${day}` : ''}`,
    ],
    en: ({ number, name, unit, reserved, to, for: day, available }, would) => [
      `${would ? 'Would reserve' : 'Reserved'} ${amount(reserved, unit)} of ${number} ${name} for ${to}${day ? ` on ${day}` : ''}; ${amount(available, unit)} available.`,
      `Next: the pick list with samples picks${day ? ` --for ${day}` : ''}`,
    ],
  },
});

export const release = outcome({
  name: 'release',
  group: 'stock',
  writes: true,
  duty: 'reserve',
  summary: { zh: '取消预留', en: 'release a reservation' },
  arguments: { number: NUMBER },
  options: { to: TO },
  examples: [
    {
      line: 'samples release S26-000123-D --to 李梅',
      about: { zh: '取消李梅的预留', en: 'give up what somebody had reserved' },
    },
  ],
  result: RESERVED,
  async run(context, input) {
    return releaseGoods(context.acting(), input);
  },
  say: {
    zh: ({ number, name, unit, to, available }, would) => [
      `${would ? '将' : '已'}取消 ${to} 对 ${number} ${name} 的预留；可领 ${amount(available, unit)}。`,
    ],
    en: ({ number, name, unit, to, available }, would) => [
      `${would ? 'Would release' : 'Released'} the reservation of ${number} ${name} for ${to}; ${amount(available, unit)} available.`,
    ],
  },
});

export const picks = rows({
  name: 'picks',
  group: 'stock',
  summary: { zh: '拣货单：预留的货按库位排列', en: 'pick list: reserved goods by place' },
  options: { for: { kind: 'day', value: 'DAY', about: { zh: '只看这一天要用的', en: 'only what is for that day' } } },
  examples: [
    { line: 'samples picks --for tomorrow', about: { zh: '明天要备的货', en: 'what is to be picked for tomorrow' } },
  ],
  columns: [
    { key: 'location', heading: { zh: '库位', en: 'Place' }, type: 'code', keep: 0 },
    { key: 'number', heading: { zh: '编号', en: 'Number' }, type: 'code', keep: 0 },
    { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 1 },
    { key: 'quantity', heading: { zh: '数量', en: 'Quantity' }, type: 'quantity', keep: 0 },
    { key: 'unit', heading: { zh: '单位', en: 'Unit' }, type: 'text', keep: 2 },
    { key: 'holder', heading: { zh: '给谁', en: 'For whom' }, type: 'code', keep: 1 },
    { key: 'for', heading: { zh: '哪天用', en: 'For' }, type: 'day', keep: 3 },
  ],
  empty: { zh: '没有要拣的货。', en: 'Nothing is to be picked.' },
  async run(context, input) {
    return pickList(context.store.db, input.for);
  },
});
