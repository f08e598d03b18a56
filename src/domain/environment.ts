/** Readings of temperature and humidity, and the checks of places: what is possible, what is out of range, what is late. */
import { matchKey } from '../text/fold.ts';
import { addDays, daysBetween } from './calendar.ts';
import type { Words } from './shapes.ts';

/** A reading; `at` in seconds since 1970, the others in thousandths of a degree Celsius and of a per cent. */
export interface Reading {
  readonly place_id: number;
  readonly at: number;
  readonly temperature: number;
  readonly humidity: number | null;
}

export interface StoredReading extends Reading {
  readonly id: number;
  /** The sum of the {@link OUTSIDE} that hold. */
  readonly outside: number;
}

/**
 * What a room can be: from a freezer for tissue to a drying oven. What is beyond is a broken sensor or a slip of the
 * finger (999 °C).
 */
export const POSSIBLE = {
  temperature: { min: -100_000, max: 100_000 },
  humidity: { min: 0, max: 100_000 },
} as const;

/** Whether a sensor can have read this, in thousandths. */
export function isPossible(what: keyof typeof POSSIBLE, value: number): boolean {
  return value >= POSSIBLE[what].min && value <= POSSIBLE[what].max;
}

/** How a reading can be out of the range that a place states, as bits. */
export const OUTSIDE = { too_cold: 1, too_warm: 2, too_dry: 4, too_damp: 8 } as const;
export type Outside = keyof typeof OUTSIDE;

export const OUTSIDE_WORDS = {
  too_cold: { zh: '温度过低', en: 'too cold' },
  too_warm: { zh: '温度过高', en: 'too warm' },
  too_dry: { zh: '湿度过低', en: 'too dry' },
  too_damp: { zh: '湿度过高', en: 'too damp' },
} as const satisfies Record<Outside, Words>;

/** The climate that a place states, in thousandths; null = open. */
export interface Climate {
  readonly temperature_min: number | null;
  readonly temperature_max: number | null;
  readonly humidity_min: number | null;
  readonly humidity_max: number | null;
}

/** How a reading is out of a climate, as bits; 0 = it is within. */
export function outsideOf(
  climate: Climate,
  { temperature, humidity }: Pick<Reading, 'temperature' | 'humidity'>,
): number {
  const { temperature_min, temperature_max, humidity_min, humidity_max } = climate;
  const below = (value: number | null, min: number | null): boolean => value !== null && min !== null && value < min;
  const above = (value: number | null, max: number | null): boolean => value !== null && max !== null && value > max;
  return (
    (below(temperature, temperature_min) ? OUTSIDE.too_cold : 0) +
    (above(temperature, temperature_max) ? OUTSIDE.too_warm : 0) +
    (below(humidity, humidity_min) ? OUTSIDE.too_dry : 0) +
    (above(humidity, humidity_max) ? OUTSIDE.too_damp : 0)
  );
}

/** The names of the bits. */
export function outsideNames(bits: number): Outside[] {
  return (Object.keys(OUTSIDE) as Outside[]).filter((name) => (bits & OUTSIDE[name]) !== 0);
}

/** What a place is looked at for; a setting and each place may say otherwise. */
export const CHECK_ITEMS = {
  clean: { zh: '清洁', en: 'clean' },
  dry: { zh: '干燥', en: 'dry' },
  pests: { zh: '虫害', en: 'pests' },
  off_floor: { zh: '离地', en: 'off the floor' },
  fire_equipment: { zh: '消防器材', en: 'fire equipment' },
} as const satisfies Record<string, Words>;

/** What people say of a place, or of an item, that is in order. */
const IN_ORDER = new Set(
  [
    'ok',
    'okay',
    'good',
    'fine',
    'pass',
    'passed',
    'inorder',
    '合格',
    '正常',
    '良好',
    '符合',
    '好',
    '无异常',
    '通过',
  ].map(matchKey),
);

/** Whether the words for a result say that all is in order. */
export function saysInOrder(words: string): boolean {
  return IN_ORDER.has(matchKey(words));
}

/** When something is due again, and by how many days it is late (0 = it is not). */
export function dueAfter(since: string, days: number, today: string): { due: string; late: number } {
  const due = addDays(since, days);
  return { due, late: Math.max(0, daysBetween(due, today)) };
}
