/** Three categories, nine levels [三类九级], and a tenth for regions that no table names. */
import type { Words } from '../shapes.ts';

export const CATEGORIES = ['contract', 'sample', 'prospect'] as const;
export type Category = (typeof CATEGORIES)[number];

export const REGIONS = ['europe_north_america', 'middle_east', 'asia_africa', 'other'] as const;
export type Region = (typeof REGIONS)[number];

export const POTENTIALS = ['high', 'ordinary', 'none'] as const;
export type Potential = (typeof POTENTIALS)[number];

export const LEVELS = ['key', 'ordinary', 'sunk', ...REGIONS, 'high', 'none'] as const;
export type Level = (typeof LEVELS)[number];

export interface CustomerClass {
  readonly category: Category;
  readonly level: Level;
}

/** Every class, best first; results are stored by their place in this list, so that it may only grow at its end. */
export const CLASSES: readonly CustomerClass[] = [
  { category: 'contract', level: 'key' },
  { category: 'contract', level: 'ordinary' },
  { category: 'contract', level: 'sunk' },
  { category: 'sample', level: 'europe_north_america' },
  { category: 'sample', level: 'middle_east' },
  { category: 'sample', level: 'asia_africa' },
  { category: 'sample', level: 'other' },
  { category: 'prospect', level: 'high' },
  { category: 'prospect', level: 'ordinary' },
  { category: 'prospect', level: 'none' },
];

/** A level is always named with its category: `contract/key`. */
export function className({ category, level }: CustomerClass): string {
  return `${category}/${level}`;
}
export const CLASS_NAMES = CLASSES.map(className);

/** The place of a class in {@link CLASSES}. */
export function classIndex(category: Category, level: Level): number {
  return CLASS_NAMES.indexOf(className({ category, level }));
}

export const CATEGORY_WORDS = {
  contract: { zh: '合同客户', en: 'contract' },
  sample: { zh: '寄样客户', en: 'sample' },
  prospect: { zh: '潜在客户', en: 'prospect' },
} as const satisfies Record<Category, Words>;

export const LEVEL_WORDS = {
  key: { zh: '重点', en: 'key' },
  ordinary: { zh: '普通', en: 'ordinary' },
  sunk: { zh: '沉没', en: 'sunk' },
  europe_north_america: { zh: '欧美', en: 'Europe and North America' },
  middle_east: { zh: '中东', en: 'Middle East' },
  asia_africa: { zh: '亚非', en: 'Asia and Africa' },
  other: { zh: '其他地区', en: 'other regions' },
  high: { zh: '重潜', en: 'high potential' },
  none: { zh: '无潜', en: 'no potential' },
} as const satisfies Record<Level, Words>;

/** A class in words, wherever it is said in one piece: `contract · key`. */
export function classWords({ category, level }: CustomerClass, language: keyof Words): string {
  return `${CATEGORY_WORDS[category][language]} · ${LEVEL_WORDS[level][language]}`;
}

/** The same day a year earlier; 29 February counts as the 28th. */
export function yearBefore(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0');
  return day.endsWith('-02-29') ? `${year}-02-28` : year + day.slice(4);
}

/** How many of the contract customers are key: about that many in a hundred, at least one. */
export function keyCount(contractCustomers: number, percent: number): number {
  return contractCustomers === 0 || percent <= 0 ? 0 : Math.max(1, Math.round((contractCustomers * percent) / 100));
}

/** What people write for a potential set by hand; anything else is not one. */
const BY_HAND: Readonly<Record<string, Potential>> = {
  high: 'high',
  高: 'high',
  高潜: 'high',
  重潜: 'high',
  重点: 'high',
  大: 'high',
  ordinary: 'ordinary',
  medium: 'ordinary',
  中: 'ordinary',
  普潜: 'ordinary',
  普通: 'ordinary',
  一般: 'ordinary',
  none: 'none',
  low: 'none',
  无: 'none',
  无潜: 'none',
  低: 'none',
  小: 'none',
};

/** The potential that somebody set by hand in the file, or undefined. */
export function potentialByHand(text: string | null): Potential | undefined {
  if (text === null) return undefined;
  const key = text.normalize('NFKC').trim().toLowerCase();
  return Object.hasOwn(BY_HAND, key) ? BY_HAND[key] : undefined;
}
