/** One sample as people read it. */
import { AT_END } from '../../domain/disposal.ts';
import type { Words } from '../../domain/shapes.ts';
import { KINDS, MOVEMENTS, OBLIGATIONS, QUALITIES, SINKS, STATES } from '../../domain/words.ts';
import type { Shown } from '../../services/showing.ts';
import { careSections } from './care.ts';
import { amount, wordFor } from './words.ts';

type Language = 'zh' | 'en';

const LABELS = {
  spec: { zh: '规格型号', en: 'Spec' },
  customer: { zh: '客户', en: 'Customer' },
  receipt: { zh: '接收', en: 'Received' },
  order_no: { zh: '订货单号', en: 'Order no.' },
  delivery_note: { zh: '送货单号', en: 'Delivery note' },
  parent: { zh: '分自', en: 'Split from' },
  children: { zh: '分出', en: 'Split into' },
  aliases: { zh: '旧编号', en: 'Old numbers' },
  category: { zh: '类别', en: 'Category' },
  kind: { zh: '种类', en: 'Kind' },
  part_no: { zh: '客户料号', en: 'Part number' },
  lot: { zh: '批号', en: 'Lot' },
  colour: { zh: '颜色', en: 'Colour' },
  appearance: { zh: '外观', en: 'Appearance' },
  quality_standard: { zh: '质量标准', en: 'Quality standard' },
  quality: { zh: '质量', en: 'Quality' },
  asset_mark: { zh: '资产标识', en: 'Asset mark' },
  revision: { zh: '版本', en: 'Revision' },
  produced_on: { zh: '生产日期', en: 'Produced' },
  at_end: { zh: '到期处置', en: 'At the end' },
  unit_value: { zh: '单价', en: 'Unit value' },
  temperature: { zh: '温度 ℃', en: 'Temperature °C' },
  humidity: { zh: '湿度 %', en: 'Humidity %' },
  light: { zh: '光照', en: 'Light' },
  hazards: { zh: '特殊性', en: 'Hazards' },
  marks: { zh: '标记', en: 'Marks' },
  stock_limits: { zh: '最低/最高库存', en: 'Minimum/maximum' },
} as const satisfies Record<string, Words>;

const MARKS = {
  valuable: { zh: '贵重', en: 'valuable' },
  confidential: { zh: '保密', en: 'confidential' },
} as const satisfies Record<string, Words>;

const LIGHT = {
  any: { zh: '不限', en: 'any' },
  dim: { zh: '避强光', en: 'dim' },
  dark: { zh: '避光', en: 'dark' },
} as const satisfies Record<string, Words>;

/** The lines of `samples show`: what it is, where it is, what is owed, what happened. */
export function cardLines(shown: Shown, language: Language): string[] {
  const zh = language === 'zh';
  const state = wordFor(STATES, shown.state, language);
  return [
    [shown.number, shown.name, state].join('  '),
    ...(shown.as_of === null ? [] : [zh ? `截至 ${shown.as_of} 结束时` : `At the end of ${shown.as_of}`]),
    ...whereLines(shown, language),
    '',
    ...factLines(shown, language),
    ...section(zh ? '待办' : 'Owed', owedLines(shown, language)),
    ...careSections(shown, language).flatMap(({ title, lines }) => section(title, lines)),
    ...section(zh ? '流转记录' : 'History', historyLines(shown, language)),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function whereLines({ balances, quantity, unit, available }: Shown, language: Language): string[] {
  if (balances.length === 0)
    return [{ zh: '库里和使用人手里都没有了。', en: 'Nothing left in storage or with anybody.' }[language]];
  const places = balances.map((at) => `${at.place} ${amount(at.quantity, unit)}`);
  const free =
    available === null
      ? ''
      : { zh: ` · 可领 ${amount(available, unit)}`, en: ` · ${amount(available, unit)} available` }[language];
  const whole = { zh: `现有 ${amount(quantity, unit)}`, en: `${amount(quantity, unit)} in all` }[language];
  return [language === 'zh' ? `${whole}：${places.join('，')}${free}` : `${whole}: ${places.join(', ')}${free}`];
}

function factLines(shown: Shown, language: Language): string[] {
  const comma = language === 'zh' ? '、' : ', ';
  const range = (min: number | null, max: number | null): string | null =>
    min === null && max === null ? null : `${min ?? ''}..${max ?? ''}`;
  const coded = (table: Readonly<Record<string, Words>>, code: string | null): string | null =>
    code === null ? null : wordFor(table, code, language);
  const marks = (['valuable', 'confidential'] as const).filter((key) => shown[key]);
  const facts: Record<keyof typeof LABELS, string | null> = {
    spec: shown.spec,
    customer: `${shown.customer} ${shown.customer_name}`,
    receipt: [shown.received_on, shown.receipt].filter((word) => word !== null).join(' '),
    order_no: shown.order_no,
    delivery_note: shown.delivery_note,
    parent: shown.parent,
    children: shown.children.join(comma),
    aliases: shown.aliases.join(comma),
    category: shown.category,
    kind: wordFor(KINDS, shown.kind, language),
    part_no: shown.part_no,
    lot: shown.lot,
    colour: shown.colour,
    appearance: shown.appearance,
    quality_standard: shown.quality_standard,
    quality: [wordFor(QUALITIES, shown.quality, language), shown.quality_on].filter((word) => word !== null).join(' '),
    asset_mark: shown.asset_mark,
    revision: shown.revision,
    produced_on: shown.produced_on,
    at_end: coded(AT_END, shown.at_end),
    unit_value: shown.unit_value === null ? null : String(shown.unit_value),
    temperature: range(shown.temperature_min, shown.temperature_max),
    humidity: range(shown.humidity_min, shown.humidity_max),
    light: coded(LIGHT, shown.light),
    hazards: shown.hazards.join(comma),
    marks: marks.map((key) => MARKS[key][language]).join(comma),
    stock_limits: range(shown.minimum, shown.maximum),
  };
  return Object.entries(LABELS).flatMap(([key, label]) => {
    const fact = facts[key as keyof typeof LABELS];
    return fact === null || fact === '' ? [] : [`${label[language]}${language === 'zh' ? '：' : ': '}${fact}`];
  });
}

function owedLines({ obligations, unit }: Shown, language: Language): string[] {
  return obligations.map(({ kind, due, who, quantity }) =>
    [due ?? '—', OBLIGATIONS[kind][language], who, quantity === null ? null : amount(quantity, unit)]
      .filter((word) => word !== null)
      .join('  '),
  );
}

function historyLines({ history, unit }: Shown, language: Language): string[] {
  const place = (code: string): string => wordFor(SINKS, code, language);
  return history.map(({ movement, at, kind, quantity, from, to, operator, note, reverses }) =>
    [
      `#${movement}`,
      at.slice(0, 16).replace('T', ' '),
      wordFor(MOVEMENTS, kind, language) + (reverses === null ? '' : ` #${reverses}`),
      amount(quantity, unit),
      `${place(from)} → ${place(to)}`,
      operator,
      note,
    ]
      .filter((word) => word !== null)
      .join('  '),
  );
}
