/** The rules of classification as data: a default for each section, replaced section by section by a company's file. */

import { matchKey } from '../../text/fold.ts';
import { DEFAULT_WEIGHTS, DIMENSIONS, type IndicatorRule, type Weights } from './composite.ts';
import { DEFAULT_HEALTH, HEALTH_PARTS, type HealthWeights } from './health.ts';
import { CLASS_NAMES, REGIONS } from './levels.ts';
import { type AbcRule, CUT_BY } from './pareto.ts';
import {
  DEFAULT_OCCASIONS,
  DEFAULT_PLANS,
  DEFAULT_SAMPLE_ORDER_PLAN,
  type Interval,
  type OccasionRule,
  type Plans,
  type SampleOrderPlan,
} from './plan.ts';
import { DEFAULT_POTENTIAL, type PotentialRule } from './potential.ts';
import { DEFAULT_REGIONS, type RegionTable } from './regions.ts';
import { PUBLISHED_SEGMENTS, type Segment } from './rfm.ts';
import { SCHEME_FIELDS, type Scheme } from './schemes.ts';

/** What is ranked by ABC: sales, profit (amount less cost), or quantity. */
export const ABC_OF = ['amount', 'profit', 'quantity'] as const;
export type AbcOf = (typeof ABC_OF)[number];

/** What the key customers are chosen by; each counts as far as it is known. */
export const KEY_DIMENSIONS = ['recency', 'frequency', 'monetary', 'tenure', 'steadiness', 'credit', 'profit'] as const;
export type KeyDimension = (typeof KEY_DIMENSIONS)[number];

export interface Rules {
  readonly abc: AbcRule & { readonly of: AbcOf };
  readonly key: { readonly percent: number; readonly weights: { readonly [D in KeyDimension]: number } };
  readonly regions: RegionTable;
  readonly segments: readonly Segment[];
  readonly potential: PotentialRule;
  /** From how many yuan of purchases in twelve months a customer is large, or medium. */
  readonly scale: { readonly large: number; readonly medium: number };
  /** From which composite on a customer is core, or important. */
  readonly strategic: { readonly core: number; readonly important: number };
  readonly weights: Weights;
  /** What a region counts in the composite, 0 to 100; a country, province or region named in `places` counts its own. */
  readonly region_strength: { readonly [R in (typeof REGIONS)[number]]: number } & {
    readonly places?: Readonly<Record<string, number>>;
  };
  /** What it counts to be alone at a customer's, and what each rival there adds (or takes, below 0). */
  readonly rivals: { readonly alone: number; readonly each: number };
  /** What the four parts of a relationship's health weigh. */
  readonly health: HealthWeights;
  readonly indicators: readonly IndicatorRule[];
  readonly plans: Plans;
  readonly sample_orders: SampleOrderPlan;
  readonly occasions: OccasionRule;
  readonly schemes: readonly Scheme[];
}
export type Section = keyof Rules;

export const DEFAULT_RULES: Rules = {
  abc: { of: 'amount', cut: 'share', at: [0.8, 0.95] },
  key: {
    percent: 20,
    weights: { recency: 1, frequency: 1, monetary: 2, tenure: 1, steadiness: 1, credit: 1, profit: 1 },
  },
  regions: DEFAULT_REGIONS,
  segments: PUBLISHED_SEGMENTS,
  potential: DEFAULT_POTENTIAL,
  scale: { large: 1_000_000, medium: 200_000 },
  strategic: { core: 70, important: 45 },
  weights: DEFAULT_WEIGHTS,
  region_strength: { europe_north_america: 80, middle_east: 60, asia_africa: 50, other: 40 },
  rivals: { alone: 100, each: -20 },
  health: DEFAULT_HEALTH,
  indicators: [],
  plans: DEFAULT_PLANS,
  sample_orders: DEFAULT_SAMPLE_ORDER_PLAN,
  occasions: DEFAULT_OCCASIONS,
  schemes: [],
};

export const SECTIONS = Object.keys(DEFAULT_RULES) as Section[];

/** The rules with the sections of a company's own in the place of the defaults. */
export function merged(own: Partial<Rules>): Rules {
  return { ...DEFAULT_RULES, ...own };
}

/** Where a rules file is wrong: the path (`key.percent`), and what is expected there. */
export interface RuleProblem {
  readonly path: string;
  readonly expected: string;
}

/** What each kind of value in a rules file must be; words for them are in present/classes. */
type Check = (value: unknown, path: string) => RuleProblem[];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const wrong = (path: string, expected: string): RuleProblem[] => [{ path, expected }];
const numeric =
  (expected: string, fits: (value: number) => boolean): Check =>
  (value, path) =>
    typeof value === 'number' && Number.isFinite(value) && fits(value) ? [] : wrong(path, expected);
const amount = numeric('rule_number', (value) => value >= 0 && value <= 1e12);
const percent = numeric('rule_percent', (value) => value >= 0 && value <= 100);
const signed = numeric('rule_signed', (value) => Math.abs(value) <= 1e12);
const count = numeric('rule_count', (value) => Number.isInteger(value) && value >= 0 && value <= 100_000);
const score = numeric('rule_score', (value) => Number.isInteger(value) && value >= 1 && value <= 5);
const word: Check = (value, path) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 500 ? [] : wrong(path, 'text');
const flag: Check = (value, path) => (typeof value === 'boolean' ? [] : wrong(path, 'rule_flag'));
const choice =
  (...choices: readonly string[]): Check =>
  (value, path) =>
    typeof value === 'string' && choices.includes(value) ? [] : wrong(path, `rule_choice ${choices.join(' ')}`);
const occasionDay: Check = (value, path) =>
  typeof value === 'string' && /^(?:\d{4}-)?\d\d-\d\d$/.test(value) && isDay(value) ? [] : wrong(path, 'rule_day');
/** Whether the calendar has it: a day of every year, or (29 February) of some. */
function isDay(text: string): boolean {
  const day = text.length === 5 ? `2024-${text}` : text;
  const at = new Date(`${day}T00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
const each =
  (check: Check, size?: number): Check =>
  (value, path) =>
    Array.isArray(value) && (size === undefined || value.length === size)
      ? value.flatMap((held, at) => check(held, `${path}.${at}`))
      : wrong(path, size === undefined ? 'rule_list' : `rule_list ${size}`);
/** An object with these keys and no others; a key that ends in `?` may be left out. */
const fields =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value, path) => {
    if (!isObject(value)) return wrong(path, 'rule_object');
    const known = Object.keys(checks).map((key) => key.replace('?', ''));
    return [
      ...Object.keys(value)
        .filter((key) => !known.includes(key))
        .map((key) => ({ path: `${path}.${key}`, expected: `rule_choice ${known.join(' ')}` })),
      ...Object.entries(checks).flatMap(([key, check]) => {
        const name = key.replace('?', '');
        if (name in value) return check(value[name], `${path}.${name}`);
        return key.endsWith('?') ? [] : wrong(`${path}.${name}`, 'rule_needed');
      }),
    ];
  };
const all = (keys: readonly string[], check: Check): Check =>
  fields(Object.fromEntries(keys.map((key) => [key, check])));
/** Free keys out of some. */
const some = (keys: readonly string[], check: Check): Check =>
  fields(Object.fromEntries(keys.map((key) => [`${key}?`, check])));
/** An object with keys of the company's own. */
const named =
  (check: Check): Check =>
  (value, path) =>
    isObject(value)
      ? Object.entries(value).flatMap(([key, held]) => check(held, `${path}.${key}`))
      : wrong(path, 'rule_object');
/** What holds between values that are right each for itself is looked at after them. */
const both =
  (check: Check, between: Check): Check =>
  (value, path) => {
    const problems = check(value, path);
    return problems.length > 0 ? problems : between(value, path);
  };
const interval = both(fields({ 'months?': count, 'days?': count }), (value, path) => {
  const { months = 0, days = 0 } = value as Interval;
  return months + days > 0 ? [] : wrong(path, 'rule_interval');
});
const range = both(each(score, 2), (value, path) => {
  const [low, high] = value as [number, number];
  return low <= high ? [] : wrong(path, 'rule_range');
});
/** Where A and B end: shares of the whole, or numbers of customers. */
const abcLines: Check = (value, path) => {
  const { cut, at } = value as AbcRule;
  if (cut === 'number' ? !at.every((line) => Number.isInteger(line) && line > 0) : !at.every((line) => line <= 1))
    return wrong(`${path}.at`, cut === 'number' ? 'rule_heads' : 'rule_fraction');
  return at[0] < at[1] ? [] : wrong(`${path}.at`, 'rule_increasing');
};
/** The first of two limits lies above the second. */
const descending =
  (upper: string, lower: string): Check =>
  (value, path) => {
    const limits = value as Readonly<Record<string, number>>;
    return limits[upper]! > limits[lower]! ? [] : wrong(`${path}.${upper}`, `rule_above ${path}.${lower}`);
  };
/** No country or province belongs to two regions. */
const eachOnce: Check = (value, path) => {
  const regions = new Map<string, string>();
  return Object.entries(value as RegionTable).flatMap(([region, names]) =>
    names.flatMap((name, at) => {
      const key = matchKey(name);
      const other = regions.get(key);
      regions.set(key, region);
      return other === undefined || other === region ? [] : wrong(`${path}.${region}.${at}`, `rule_once ${other}`);
    }),
  );
};

const CHECKS: Readonly<Record<Section, Check>> = {
  abc: both(fields({ of: choice(...ABC_OF), cut: choice(...CUT_BY), at: each(amount, 2) }), abcLines),
  key: fields({ percent, weights: all(KEY_DIMENSIONS, amount) }),
  regions: both(
    all(
      REGIONS.filter((region) => region !== 'other'),
      each(word),
    ),
    eachOnce,
  ),
  segments: each(fields({ name: word, r: range, f: range, m: range })),
  potential: both(
    fields({
      high: signed,
      ordinary: signed,
      points: fields({
        region: all(REGIONS, signed),
        industries: each(word),
        industry: signed,
        website: signed,
        inquiry: signed,
        inquiry_further: signed,
        inquiries_most: signed,
        product_named: signed,
      }),
    }),
    descending('high', 'ordinary'),
  ),
  scale: both(all(['large', 'medium'], amount), descending('large', 'medium')),
  strategic: both(all(['core', 'important'], percent), descending('core', 'important')),
  weights: all(DIMENSIONS, amount),
  region_strength: fields({
    ...Object.fromEntries(REGIONS.map((region) => [region, percent])),
    'places?': named(percent),
  }),
  rivals: fields({ alone: percent, each: signed }),
  health: all(HEALTH_PARTS, amount),
  indicators: each(fields({ key: word, worst: signed, best: signed, weight: amount })),
  plans: (value, path) =>
    some(
      CLASS_NAMES,
      fields({
        every: interval,
        minutes: amount,
        minutes_a_year: amount,
        samples_percent: percent,
        minutes_percent: percent,
        service: word,
        'goal_needed?': flag,
      }),
    )(value, path),
  sample_orders: all(['confirming', 'confirmed', 'sent', 'received'], interval),
  occasions: fields({
    ahead: count,
    next_order: fields({ ahead: count, orders: count, classes: each(choice(...CLASS_NAMES)) }),
    delivery: fields({ months: count, until: count }),
    birthdays: flag,
    calendar: each(
      fields({
        kind: choice('festival', 'meeting', 'new_product'),
        name: word,
        days: each(occasionDay),
        'classes?': each(choice(...CLASS_NAMES)),
      }),
    ),
  }),
  schemes: each(
    fields({
      key: word,
      levels: each(
        fields({
          key: word,
          'when?': each(fields({ field: choice(...SCHEME_FIELDS), 'min?': signed, 'max?': signed, 'is?': each(word) })),
        }),
      ),
    }),
  ),
};

/** What is wrong with a company's own sections; nothing when they can be used. */
export function problemsOf(own: unknown): RuleProblem[] {
  if (!isObject(own)) return wrong('', 'rule_object');
  return Object.entries(own).flatMap(([section, value]) =>
    section in CHECKS
      ? CHECKS[section as Section](value, section)
      : wrong(section, `rule_choice ${SECTIONS.join(' ')}`),
  );
}

/** The plan of a class; a company's file may leave classes out. */
export function planOf(rules: Rules, name: string): Rules['plans'][string] {
  return rules.plans[name] ?? DEFAULT_PLANS[name]!;
}
