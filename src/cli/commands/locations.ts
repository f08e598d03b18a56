import { CODE_LIMIT } from '../../domain/codes.ts';
import { CLEARABLE, type Clearable, LIGHTS, SECURITIES } from '../../domain/locations.ts';
import {
  addLocation,
  EDITED_LOCATION,
  editLocation,
  LOCATION,
  type LocationFacts,
  RETIRED_LOCATION,
  retireLocation,
} from '../../services/locations.ts';
import { PURPOSES } from '../../store/places.ts';
import { type Fields, outcome } from '../describe.ts';
import { LIGHT_WORDS, PURPOSE_WORDS, SECURITY_WORDS, wordFor } from '../present/words.ts';

const CODE = {
  kind: 'code',
  value: 'CODE',
  required: true,
  complete: 'place',
  about: { zh: '库位编码', en: 'code of the place' },
} as const;

const FIELDS = {
  name: { kind: 'text', value: 'NAME', about: { zh: '名称', en: 'name' } },
  parent: { kind: 'code', value: 'CODE', complete: 'place', about: { zh: '上级库位', en: 'the place it is in' } },
  purpose: {
    kind: 'choice',
    value: 'PURPOSE',
    choices: PURPOSES,
    about: { zh: '用途（默认同上级）', en: "what it is for (default: its parent's)" },
  },
  categories: { kind: 'list', value: 'A,B', about: { zh: '只放这些类别', en: 'only for these categories' } },
  security: { kind: 'choice', value: 'HOW', choices: SECURITIES, about: { zh: '安全', en: 'how it is locked' } },
  temperature: { kind: 'range', value: 'MIN..MAX', about: { zh: '温度范围（°C）', en: 'temperature it keeps, in °C' } },
  humidity: { kind: 'range', value: 'MIN..MAX', about: { zh: '湿度范围（%）', en: 'humidity it keeps, in %' } },
  light: { kind: 'choice', value: 'LIGHT', choices: LIGHTS, about: { zh: '光照', en: 'light' } },
  hazards: {
    kind: 'list',
    value: 'H,…',
    about: { zh: '适合放哪些特殊性（易燃、易腐……）', en: 'hazards it is fit for (flammable, perishable …)' },
  },
  capacity: { kind: 'integer', value: 'N', about: { zh: '最多放几个样品', en: 'how many samples it takes' } },
  facilities: {
    kind: 'list',
    value: 'A,B',
    about: { zh: '设施（监控、门禁、报警）', en: 'camera, access control, alarm …' },
  },
  check_items: {
    kind: 'list',
    value: 'A,B',
    about: { zh: '定期检查哪些项目（默认见设置）', en: 'what is looked at in its check (default: the setting)' },
  },
  check_days: {
    kind: 'integer',
    value: 'N',
    limit: 3660,
    about: { zh: '每几天检查一次（默认见设置）', en: 'checked every so many days (default: the setting)' },
  },
  responsible: { kind: 'text', value: 'PERSON', complete: 'person', about: { zh: '责任人', en: 'who looks after it' } },
} as const satisfies Fields;

export const locationsAdd = outcome({
  name: 'locations add',
  group: 'setup',
  duty: 'set_up',
  writes: true,
  summary: { zh: '新建库位', en: 'add a place' },
  details: {
    zh: '库位是一棵树：仓库、区域、货架、格。没有给出用途时与上级相同，没有上级时为普通；没有标明的条件沿用上级的。样品只能放进标明的条件符合其要求的库位；初始的四个库位什么都可以放。有库位标明适合某种特殊性后，该类样品只能放进这样的库位。',
    en: 'Places form a tree: warehouse, zone, shelf, bin. Without a purpose a place has that of its parent, at the top the normal one; conditions that it does not state are those of the place it is in. Goods only go where what is stated lies within what they need; the four places of init take everything. Once some place is said to be fit for a hazard, goods with it only go to such places.',
  },
  arguments: {
    code: { ...CODE, limit: CODE_LIMIT, about: { zh: '编码（贴在架上、可扫描）', en: 'code, as on the shelf' } },
  },
  options: FIELDS,
  examples: [
    {
      line: 'samples locations add A --name 一号仓 --temperature 15..25 --humidity 40..60',
      about: { zh: '一个仓库，控制温湿度', en: 'a warehouse that keeps its climate' },
    },
    {
      line: 'samples locations add A-01 --parent A --name 一号架 --categories 面料,纱线',
      about: { zh: '其中的一个货架，只放面料和纱线', en: 'a shelf in it, for two categories' },
    },
  ],
  result: LOCATION,
  run: (context, input) => addLocation(context.acting(), input),
  say: {
    zh: (place, would) => [
      `${would ? '将新建' : '已新建'}库位 ${titleOf(place)}：${aboutZh(place)}`,
      `下一步：接收到这里 samples receive --location ${place.code} · 查看全部 samples locations tree`,
    ],
    en: (place, would) => [
      `${would ? 'Would add' : 'Added'} the place ${titleOf(place)}: ${aboutEn(place)}`,
      `Next: receive into it with samples receive --location ${place.code} · see all with samples locations tree`,
    ],
  },
});

export const locationsEdit = outcome({
  name: 'locations edit',
  group: 'setup',
  duty: 'set_up',
  writes: true,
  summary: { zh: '更改库位', en: 'change a place' },
  details: {
    zh: '更改用途时，下面用途相同的库位一起更改。',
    en: 'A new purpose goes along to the places below that had the same one.',
  },
  arguments: { code: CODE },
  options: {
    ...FIELDS,
    purpose: { ...FIELDS.purpose, about: { zh: '用途', en: 'what it is for' } },
    clear: {
      kind: 'list',
      value: 'KEY',
      choices: CLEARABLE,
      about: { zh: '清空这些内容', en: 'make these empty' },
    },
    reinstate: { kind: 'flag', about: { zh: '恢复已停用的库位', en: 'take a retired place back into use' } },
  },
  examples: [
    {
      line: 'samples locations edit A-01 --capacity 40 --clear categories',
      about: { zh: '放得下 40 个样品，什么类别都放', en: 'room for 40 samples, of any category' },
    },
  ],
  result: EDITED_LOCATION,
  run: (context, { clear, ...input }) =>
    editLocation(context.acting(), { ...input, clear: clear as Clearable[] | undefined }),
  say: {
    zh: ({ changed, also, ...place }, would) => [
      changed.length === 0
        ? `库位 ${place.code} 本来就是这样，没有改动。`
        : `${would ? '将更改' : '已更改'}库位 ${titleOf(place)}：${aboutZh(place)}`,
      ...(also.length > 0 ? [`  用途一起更改：${also.join('、')}`] : []),
    ],
    en: ({ changed, also, ...place }, would) => [
      changed.length === 0
        ? `The place ${place.code} is so already; nothing changed.`
        : `${would ? 'Would change' : 'Changed'} the place ${titleOf(place)}: ${aboutEn(place)}`,
      ...(also.length > 0 ? [`  The new purpose goes along to ${also.join(', ')}`] : []),
    ],
  },
});

export const locationsRetire = outcome({
  name: 'locations retire',
  group: 'setup',
  duty: 'set_up',
  writes: true,
  summary: { zh: '停用库位', en: 'retire a place' },
  details: {
    zh: '空的库位可以停用，下面的库位一起停用；恢复用 samples locations edit 编码 --reinstate。',
    en: 'An empty place can be retired, with those below it; samples locations edit CODE --reinstate takes it back.',
  },
  arguments: { code: CODE },
  examples: [{ line: 'samples locations retire A-01', about: { zh: '不再使用一号架', en: 'a shelf is used no more' } }],
  result: RETIRED_LOCATION,
  run: (context, { code }) => retireLocation(context.acting(), { code }),
  say: {
    zh: ({ code, retired_on, retired }, would) => [
      retired.length === 0
        ? `库位 ${code} 在 ${retired_on} 已停用，没有改动。`
        : `${would ? '将停用' : '已停用'}库位 ${retired.join('、')}（${retired_on}）`,
    ],
    en: ({ code, retired_on, retired }, would) => [
      retired.length === 0
        ? `The place ${code} was retired on ${retired_on}; nothing changed.`
        : `${would ? 'Would retire' : 'Retired'} ${retired.join(', ')} (${retired_on})`,
    ],
  },
});

type Place = Omit<LocationFacts, 'retired_on'>;

function titleOf({ code, name }: Place): string {
  return name === null ? code : `${code} ${name}`;
}

function aboutZh(place: Place): string {
  return [
    wordFor(PURPOSE_WORDS, place.purpose, 'zh'),
    ...(place.parent === null ? [] : [`在 ${place.parent} 下`]),
    ...(place.categories.length === 0 ? [] : [`只放${place.categories.join('、')}`]),
    ...(place.security === null ? [] : [wordFor(SECURITY_WORDS, place.security, 'zh')]),
    ...climate(place),
    ...(place.light === null ? [] : [wordFor(LIGHT_WORDS, place.light, 'zh')]),
    ...(place.hazards.length === 0 ? [] : [`适合${place.hazards.join('、')}`]),
    ...(place.capacity === null ? [] : [`最多 ${place.capacity} 个样品`]),
    ...place.facilities,
    ...(place.check_items.length === 0 ? [] : [`检查${place.check_items.join('、')}`]),
    ...(place.check_days === null ? [] : [`每 ${place.check_days} 天检查`]),
    ...(place.responsible === null ? [] : [`责任人 ${place.responsible}`]),
  ].join('，');
}

function aboutEn(place: Place): string {
  return [
    wordFor(PURPOSE_WORDS, place.purpose, 'en'),
    ...(place.parent === null ? [] : [`in ${place.parent}`]),
    ...(place.categories.length === 0 ? [] : [`only for ${place.categories.join(', ')}`]),
    ...(place.security === null ? [] : [wordFor(SECURITY_WORDS, place.security, 'en')]),
    ...climate(place),
    ...(place.light === null ? [] : [`${wordFor(LIGHT_WORDS, place.light, 'en')} light`]),
    ...(place.hazards.length === 0 ? [] : [`fit for ${place.hazards.join(', ')}`]),
    ...(place.capacity === null ? [] : [`at most ${place.capacity} samples`]),
    ...place.facilities,
    ...(place.check_items.length === 0 ? [] : [`checked for ${place.check_items.join(', ')}`]),
    ...(place.check_days === null ? [] : [`checked every ${place.check_days} days`]),
    ...(place.responsible === null ? [] : [`looked after by ${place.responsible}`]),
  ].join(', ');
}

function climate(place: Place): string[] {
  const range = (min: number | null, max: number | null, unit: string): string[] =>
    min === null && max === null ? [] : [`${min ?? ''}..${max ?? ''} ${unit}`];
  return [
    ...range(place.temperature_min, place.temperature_max, '°C'),
    ...range(place.humidity_min, place.humidity_max, '%'),
  ];
}
