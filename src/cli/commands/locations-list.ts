import type { Column } from '../../domain/shapes.ts';
import { listLocations, locationTree } from '../../services/locations.ts';
import { PURPOSES } from '../../store/places.ts';
import { type Fields, rows } from '../describe.ts';
import { LIGHT_WORDS, PURPOSE_WORDS, SECURITY_WORDS } from '../present/words.ts';
import { ALL, RETIRED_ON, withRetired } from './retired.ts';

const FILTERS = {
  location: {
    kind: 'code',
    value: 'LOC',
    complete: 'place',
    about: { zh: '这个库位及其下级', en: 'a place and all below' },
  },
  purpose: { kind: 'choice', value: 'PURPOSE', choices: PURPOSES, about: { zh: '用途', en: 'what it is for' } },
  all: ALL,
} as const satisfies Fields;

const PLACES: readonly Column[] = [
  { key: 'code', heading: { zh: '编码', en: 'code' }, type: 'code', keep: 0 },
  { key: 'name', heading: { zh: '名称', en: 'name' }, type: 'text', keep: 1 },
  { key: 'parent', heading: { zh: '上级', en: 'in' }, type: 'code', keep: 3 },
  { key: 'purpose', heading: { zh: '用途', en: 'purpose' }, type: 'code', keep: 2, values: PURPOSE_WORDS },
  { key: 'categories', heading: { zh: '类别', en: 'categories' }, type: 'list', keep: 5 },
  { key: 'security', heading: { zh: '安全', en: 'security' }, type: 'code', keep: 6, values: SECURITY_WORDS },
  { key: 'temperature_min', heading: { zh: '最低温度', en: 'min °C' }, type: 'number', keep: 7 },
  { key: 'temperature_max', heading: { zh: '最高温度', en: 'max °C' }, type: 'number', keep: 7 },
  { key: 'humidity_min', heading: { zh: '最低湿度', en: 'min %' }, type: 'number', keep: 8 },
  { key: 'humidity_max', heading: { zh: '最高湿度', en: 'max %' }, type: 'number', keep: 8 },
  { key: 'light', heading: { zh: '光照', en: 'light' }, type: 'code', keep: 8, values: LIGHT_WORDS },
  { key: 'hazards', heading: { zh: '适合的特殊性', en: 'hazards' }, type: 'list', keep: 8 },
  { key: 'capacity', heading: { zh: '容量', en: 'capacity' }, type: 'integer', keep: 6 },
  { key: 'facilities', heading: { zh: '设施', en: 'facilities' }, type: 'list', detail: true },
  { key: 'check_items', heading: { zh: '检查项', en: 'check items' }, type: 'list', detail: true },
  { key: 'check_days', heading: { zh: '检查间隔（天）', en: 'check days' }, type: 'integer', keep: 9 },
  { key: 'responsible', heading: { zh: '责任人', en: 'responsible' }, type: 'code', keep: 7 },
  { key: 'samples', heading: { zh: '样品数', en: 'samples' }, type: 'integer', keep: 4 },
];

export const locationsList = rows({
  name: 'locations list',
  group: 'setup',
  duty: 'read',
  summary: { zh: '库位一览', en: 'the places' },
  options: FILTERS,
  examples: [{ line: 'samples locations list --purpose dock', about: { zh: '收货区', en: 'where deliveries arrive' } }],
  columns: [...PLACES, RETIRED_ON],
  columnsFor: withRetired(PLACES),
  run: (context, input) => listLocations(context.acting(), input),
});

const TREE: readonly Column[] = [
  { key: 'code', heading: { zh: '库位', en: 'place' }, type: 'code', keep: 0, indent: 'depth' },
  { key: 'name', heading: { zh: '名称', en: 'name' }, type: 'text', keep: 1 },
  { key: 'purpose', heading: { zh: '用途', en: 'purpose' }, type: 'code', keep: 2, values: PURPOSE_WORDS },
  { key: 'samples', heading: { zh: '样品数', en: 'samples' }, type: 'integer', keep: 3 },
  { key: 'depth', heading: { zh: '层', en: 'depth' }, type: 'integer', detail: true },
  { key: 'path', heading: { zh: '路径', en: 'path' }, type: 'text', detail: true },
];

export const locationsTree = rows({
  name: 'locations tree',
  group: 'setup',
  duty: 'read',
  summary: { zh: '库位树', en: 'the places as a tree' },
  options: FILTERS,
  examples: [
    { line: 'samples locations tree', about: { zh: '全部库位', en: 'all of them' } },
    { line: 'samples locations tree --location A', about: { zh: '只看一个仓库', en: 'one warehouse' } },
  ],
  columns: [...TREE, RETIRED_ON],
  columnsFor: withRetired(TREE),
  run: (context, input) => locationTree(context.acting(), input),
});
