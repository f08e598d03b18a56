import { CHECK_ITEMS, OUTSIDE_WORDS } from '../../domain/environment.ts';
import type { Column } from '../../domain/shapes.ts';
import { ENVIRONMENT_EVENTS } from '../../domain/words.ts';
import {
  CHECKED,
  type Checked,
  checkPlace,
  environmentStatus,
  READ,
  type Read,
  recordReading,
} from '../../services/environment.ts';
import { outcome, rows } from '../describe.ts';
import { wordFor } from '../present/words.ts';

const LOC = {
  kind: 'code',
  value: 'LOC',
  required: true,
  complete: 'place',
  about: { zh: '库位', en: 'the place' },
} as const;

const environmentRecord = outcome({
  name: 'environment record',
  group: 'stock',
  duty: 'custody',
  writes: true,
  summary: { zh: '记录温湿度', en: 'record a reading of temperature and humidity' },
  details: {
    zh: '按库位现在标明的范围判断；以前量的用 --at 写明时间。温湿度计导出的文件用 samples import readings。',
    en: 'It is judged by the range that the place states now; --at says when it was read. What a logger has written is taken in by samples import readings.',
  },
  arguments: { location: LOC },
  options: {
    temperature: { kind: 'decimal', value: 'T', required: true, about: { zh: '温度（°C）', en: 'temperature in °C' } },
    humidity: { kind: 'decimal', value: 'H', about: { zh: '相对湿度（%）', en: 'relative humidity in %' } },
  },
  examples: [
    {
      line: 'samples environment record A-01 --temperature 21.5 --humidity 48',
      about: { zh: '现在的读数', en: 'as it is now' },
    },
    {
      line: 'samples environment record COLD --temperature -18.5 --at "yesterday 17:00"',
      about: { zh: '昨天下午的读数', en: 'as it was yesterday afternoon' },
    },
  ],
  result: READ,
  run: (context, input) => recordReading(context.acting(), input),
  say: {
    zh: (read, would) => [
      read.recorded
        ? `${would ? '将记录' : '已记录'} ${read.location} ${figures(read, '，湿度 ')}（${read.at}）。${judgedZh(read)}`
        : `${read.location} 在 ${read.at} 的这个读数已有，没有改动。`,
      ...(read.recorded && read.outside.length > 0
        ? [`下一步：看放了什么 samples list --location ${read.location}`]
        : []),
    ],
    en: (read, would) => [
      read.recorded
        ? `${would ? 'Would record' : 'Recorded'} ${figures(read, ', humidity ')} in ${read.location} (${read.at}). ${judgedEn(read)}`
        : `This reading of ${read.location} at ${read.at} is there already; nothing changed.`,
      ...(read.recorded && read.outside.length > 0
        ? [`Next: see what lies there with samples list --location ${read.location}`]
        : []),
    ],
  },
});

function figures({ temperature, humidity }: Read, joint: string): string {
  return `${temperature} °C${humidity === null ? '' : `${joint}${humidity} %`}`;
}

function rangeOf(min: number | null, max: number | null, unit: string): string[] {
  return min === null && max === null ? [] : [`${min ?? ''}..${max ?? ''} ${unit}`];
}

function statedOf(read: Read): string {
  return [
    ...rangeOf(read.temperature_min, read.temperature_max, '°C'),
    ...rangeOf(read.humidity_min, read.humidity_max, '%'),
  ].join(', ');
}

function judgedZh(read: Read): string {
  const stated = statedOf(read);
  if (stated === '') return '这个库位没有标明范围。';
  if (read.outside.length === 0) return `在范围内（${stated}）。`;
  const what = read.outside.map((word) => wordFor(OUTSIDE_WORDS, word, 'zh')).join('、');
  return `超出范围：${what}（${stated}）。`;
}

function judgedEn(read: Read): string {
  const stated = statedOf(read);
  if (stated === '') return 'The place states no range.';
  if (read.outside.length === 0) return `Within its range (${stated}).`;
  const what = read.outside.map((word) => wordFor(OUTSIDE_WORDS, word, 'en')).join(', ');
  return `Out of its range: ${what} (${stated}).`;
}

const environmentCheck = outcome({
  name: 'environment check',
  group: 'stock',
  duty: 'custody',
  writes: true,
  summary: { zh: '记录库位的定期检查', en: 'record the periodic check of a place' },
  details: {
    zh: '检查项由设置 environment.check_items 或库位自己的 --check-items 决定，间隔由 environment.check_days 或 --check-days 决定。结果写“合格”“正常”“ok”就是没有问题，写别的就是发现了问题。',
    en: 'What is looked at is the setting environment.check_items or the --check-items of the place, how often environment.check_days or its --check-days. A result of ok, good, fine or pass means that all is in order; anything else is a finding.',
  },
  arguments: { location: LOC },
  options: {
    result: { kind: 'text', value: 'TEXT', required: true, about: { zh: '结果', en: 'what came of it' } },
    item: {
      kind: 'pairs',
      value: 'ITEM=RESULT',
      about: {
        zh: '某一项的结果，可重复（如 虫害=发现鼠迹）',
        en: 'of a single item; repeatable (pests=traces of mice)',
      },
    },
  },
  examples: [
    { line: 'samples environment check A --result ok', about: { zh: '没有问题', en: 'all in order' } },
    {
      line: 'samples environment check A --result 有问题 --item 虫害=发现鼠迹',
      about: { zh: '有一项不合格', en: 'one item is not in order' },
    },
  ],
  result: CHECKED,
  run: (context, input) => checkPlace(context.acting(), input),
  say: {
    zh: (checked, would) => [
      `${would ? '将记录' : '已记录'} ${checked.location} ${checked.checked_on} 的检查（${itemWords(checked, 'zh')}）：${checked.in_order ? '没有问题' : findings(checked, 'zh').join('；')}。`,
      ...(checked.next_due === null ? [] : [`下次检查 ${checked.next_due}。`]),
    ],
    en: (checked, would) => [
      `${would ? 'Would record' : 'Recorded'} the check of ${checked.location} on ${checked.checked_on} (${itemWords(checked, 'en')}): ${checked.in_order ? 'all in order' : findings(checked, 'en').join('; ')}.`,
      ...(checked.next_due === null ? [] : [`The next is due on ${checked.next_due}.`]),
    ],
  },
});

/** What was said of the whole, then of each item that is not in order. */
function findings({ result, found }: Checked, language: 'zh' | 'en'): string[] {
  return [
    result,
    ...found.map((one) => `${wordFor(CHECK_ITEMS, one.item, language)}${language === 'zh' ? '：' : ': '}${one.result}`),
  ];
}

function itemWords({ items }: Checked, language: 'zh' | 'en'): string {
  return items.map((item) => wordFor(CHECK_ITEMS, item, language)).join(language === 'zh' ? '、' : ', ');
}

const STATUS: readonly Column[] = [
  { key: 'location', heading: { zh: '库位', en: 'place' }, type: 'code', keep: 0 },
  { key: 'name', heading: { zh: '名称', en: 'name' }, type: 'text', keep: 5 },
  { key: 'problems', heading: { zh: '情况', en: 'problems' }, type: 'list', keep: 1, values: ENVIRONMENT_EVENTS },
  { key: 'temperature', heading: { zh: '温度', en: '°C' }, type: 'number', keep: 1 },
  { key: 'humidity', heading: { zh: '湿度', en: '%' }, type: 'number', keep: 1 },
  { key: 'read_at', heading: { zh: '读数时间', en: 'read at' }, type: 'instant', keep: 3 },
  { key: 'temperature_min', heading: { zh: '最低温度', en: 'min °C' }, type: 'number', keep: 6 },
  { key: 'temperature_max', heading: { zh: '最高温度', en: 'max °C' }, type: 'number', keep: 6 },
  { key: 'humidity_min', heading: { zh: '最低湿度', en: 'min %' }, type: 'number', keep: 7 },
  { key: 'humidity_max', heading: { zh: '最高湿度', en: 'max %' }, type: 'number', keep: 7 },
  { key: 'reading_late_days', heading: { zh: '读数逾期', en: 'reading late' }, type: 'integer', keep: 4 },
  { key: 'checked_on', heading: { zh: '上次检查', en: 'checked' }, type: 'day', keep: 2 },
  { key: 'check_result', heading: { zh: '检查结果', en: 'result' }, type: 'text', keep: 5 },
  { key: 'check_due', heading: { zh: '应检查', en: 'check due' }, type: 'day', keep: 3 },
  { key: 'check_late_days', heading: { zh: '检查逾期', en: 'check late' }, type: 'integer', keep: 4 },
  { key: 'responsible', heading: { zh: '责任人', en: 'responsible' }, type: 'code', keep: 5 },
];

const environmentStatusList = rows({
  name: 'environment status',
  group: 'stock',
  duty: 'read',
  summary: { zh: '各库位的环境：超出范围、逾期', en: 'how places stand: out of range, late' },
  details: {
    zh: '列出标明温湿度范围、定期检查、或有过记录的库位。标明范围的库位应按 environment.reading_days 读数；最上层的库位和标明了间隔的库位定期检查。',
    en: 'The places that state a climate, are checked periodically or have records. Those that state one are read every environment.reading_days; those at the top, and those with an interval of their own, are checked.',
  },
  options: {
    location: {
      kind: 'code',
      value: 'LOC',
      complete: 'place',
      about: { zh: '这个库位及其下级', en: 'a place and all below' },
    },
  },
  examples: [{ line: 'samples environment status', about: { zh: '全部', en: 'all of them' } }],
  columns: STATUS,
  run: (context, { location }) => environmentStatus(context.acting(), location),
});

export const ENVIRONMENT_COMMANDS = [environmentRecord, environmentCheck, environmentStatusList];
