/** The health of a relationship, judged twice a year: satisfaction, loyalty, growth, stability. */
import type { Words } from '../shapes.ts';

export const HEALTH_PARTS = ['satisfaction', 'loyalty', 'growth', 'stability'] as const;
export type HealthPart = (typeof HEALTH_PARTS)[number];

export const HEALTH_WORDS = {
  satisfaction: { zh: '满意', en: 'satisfaction' },
  loyalty: { zh: '忠诚', en: 'loyalty' },
  growth: { zh: '增长', en: 'growth' },
  stability: { zh: '稳定', en: 'stability' },
} as const satisfies Record<HealthPart, Words>;

/** What each part weighs. */
export type HealthWeights = { readonly [P in HealthPart]: number };
export const DEFAULT_HEALTH: HealthWeights = { satisfaction: 1, loyalty: 1, growth: 1, stability: 1 };

/** Half a year: `2026-H1`, its first and its last day. */
export interface HalfYear {
  readonly period: string;
  readonly from: string;
  readonly to: string;
}

/** How many quarters are looked at: those of two years. */
export const QUARTERS = 8;
const LAST = QUARTERS - 1;

/** The last half-year that was over at the end of a day. */
export function halfYearOver(day: string): HalfYear {
  const year = Number(day.slice(0, 4));
  if (day.slice(5) === '12-31') return half(year, 2);
  return day.slice(5) >= '06-30' ? half(year, 1) : half(year - 1, 2);
}

/** The half-year before. */
export function halfYearBefore({ period }: HalfYear): HalfYear {
  const year = Number(period.slice(0, 4));
  return period.endsWith('1') ? half(year - 1, 2) : half(year, 1);
}

function half(year: number, which: 1 | 2): HalfYear {
  const [from, to] = which === 1 ? ['01-01', '06-30'] : ['07-01', '12-31'];
  return { period: `${year}-H${which}`, from: `${year}-${from}`, to: `${year}-${to}` };
}

/** The first days of the eight quarters up to the end of a half-year, oldest first. */
export function quartersOf({ to }: HalfYear): string[] {
  const [year, month] = [Number(to.slice(0, 4)), Number(to.slice(5, 7))];
  return Array.from({ length: QUARTERS }, (_, at) => {
    const months = year * 12 + month - 3 * (QUARTERS - at);
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  });
}

/** What is known of a customer at the end of a half-year. */
export interface HealthFacts {
  /** The mean of the answers of the half-year, 0 to 10; null without any. */
  readonly answered: number | null;
  /** Sales less refunds (any unit) and completed orders of the eight quarters, oldest first. */
  readonly sales: readonly number[];
  readonly orders: readonly number[];
  /** The quarter of the first order: a place in the two, below 0 when it lies before them; null without any order. */
  readonly first: number | null;
}

/** Each part from 0 to 100, null where it is not known. */
export type HealthScores = { readonly [P in HealthPart]: number | null };

/**
 * The four parts.
 * Satisfaction: the mean answer times ten. Loyalty: in how many of the last four half-years (since the first order) the
 * customer ordered. Growth: sales against the same half-year a year before, 50 = the same, 100 = twice or more.
 * Stability: how evenly the year's sales lie over its quarters, 100 = all alike, 0 = all in one.
 */
export function healthOf({ answered, sales, orders, first }: HealthFacts): HealthScores {
  return {
    satisfaction: answered === null ? null : whole(answered * 10),
    loyalty: first === null ? null : loyalty(orders, first),
    growth: growth(sales),
    stability: first === null ? null : stability(sales, first),
  };
}

/** The weighted mean of what is known; null when nothing is. */
export function healthScore(weights: HealthWeights, scores: HealthScores): number | null {
  let [sum, weight] = [0, 0];
  for (const part of HEALTH_PARTS) {
    const score = scores[part];
    if (score === null) continue;
    sum += weights[part] * score;
    weight += weights[part];
  }
  return weight <= 0 ? null : whole(sum / weight);
}

function loyalty(orders: readonly number[], first: number): number | null {
  const since = Math.max(0, Math.floor(first / 2));
  // Who ordered for the first time in this half-year could not have come back yet.
  if (since >= LAST >> 1) return null;
  let held = 0;
  for (let at = since; at <= LAST >> 1; at++) if (orders[at * 2]! + orders[at * 2 + 1]! > 0) held += 1;
  return whole((100 * held) / ((LAST >> 1) - since + 1));
}

function growth(sales: readonly number[]): number | null {
  const before = sales[2]! + sales[3]!;
  return before <= 0 ? null : whole((50 * (sales[6]! + sales[7]!)) / before);
}

function stability(sales: readonly number[], first: number): number | null {
  const year = sales.slice(Math.max(4, first)).map((each) => Math.max(0, each));
  const [sum, most] = [year.reduce((all, each) => all + each, 0), Math.max(...year)];
  if (year.length < 2 || sum <= 0) return null;
  const least = 1 / year.length;
  return whole((100 * (sum / (year.length * most) - least)) / (1 - least));
}

function whole(value: number): number {
  return Math.max(0, Math.min(100, Math.round(value)));
}
