/** One customer of a result, as rows show it. */
import type { Classified } from './classified.ts';
import { SCALES, STRATEGIC } from './classified.ts';
import type { RunFacts } from './classify.ts';
import { DIMENSIONS, type Dimension, UNKNOWN } from './composite.ts';
import { type Category, CLASSES, type CustomerClass, type Level } from './levels.ts';
import { ABC, type Abc } from './pareto.ts';
import { segmentOf } from './rfm.ts';
import type { Rules } from './rules.ts';
import { schemesOf } from './schemes.ts';

/** Money in yuan, shares as fractions; null where there is nothing to say. */
export interface ClassFacts {
  readonly category: Category;
  readonly level: Level;
  readonly is_new: boolean;
  readonly abc: Abc | null;
  readonly amount: number;
  readonly annualised: number | null;
  readonly share: number | null;
  readonly cumulative_share: number | null;
  readonly recency_days: number | null;
  readonly frequency: number;
  readonly monetary: number | null;
  readonly r: number | null;
  readonly f: number | null;
  readonly m: number | null;
  readonly rfm: string | null;
  readonly segment: string | null;
  readonly scale: (typeof SCALES)[number] | null;
  readonly strategic: (typeof STRATEGIC)[number] | null;
  readonly credit_grade: string | null;
  readonly composite: number;
  readonly previous_category: Category | null;
  readonly previous_level: Level | null;
  /** Dimensions of the composite that are not known and count as neutral. */
  readonly missing: readonly Dimension[];
  /** Levels of the company's own schemes, as `scheme=level`. */
  readonly schemes: readonly string[];
}

/** What a run says of the customer at a place. */
export function classFacts(
  rows: Classified,
  at: number,
  rules: Rules,
  { measured, grades = [] }: RunFacts,
): ClassFacts {
  const [r, f, m] = [rows.r[at]!, rows.f[at]!, rows.m[at]!];
  const ranked = rows.rank[at]! > 0;
  const { category, level } = CLASSES[rows.class[at]!]!;
  const before: CustomerClass | undefined = CLASSES[rows.previous[at]!];
  const abc = rows.abc[at]!;
  const facts = {
    category,
    level,
    is_new: rows.is_new[at] === 1,
    abc: abc === 0 ? null : ABC[abc - 1]!,
    amount: rows.amount[at]! / 100,
    annualised: rows.orders[at]! > 0 ? rows.annualised[at]! / 100 : null,
    share: measured > 0 ? shareOf(rows, at, measured) : null,
    cumulative_share: ranked && measured > 0 ? rows.cumulative[at]! / measured : null,
    recency_days: r > 0 ? rows.recency_days[at]! : null,
    frequency: rows.frequency[at]!,
    monetary: r > 0 ? rows.amount[at]! / 100 : null,
    r: r || null,
    f: f || null,
    m: m || null,
    rfm: r > 0 ? `${r}${f}${m}` : null,
    segment: r > 0 ? segmentOf(rules.segments, r, f, m) : null,
    scale: SCALES[rows.scale[at]! - 1] ?? null,
    strategic: STRATEGIC[rows.strategic[at]! - 1] ?? null,
    credit_grade: gradeAt(grades, rows.credit[at]!),
    composite: rows.composite[at]! / 10,
    previous_category: before?.category ?? null,
    previous_level: before?.level ?? null,
    missing: DIMENSIONS.filter((dimension) => rules.weights[dimension] > 0 && rows[dimension][at] === UNKNOWN),
  };
  return { ...facts, schemes: rules.schemes.length === 0 ? [] : schemesOf(rules.schemes, facts) };
}

/** Of the sum of all; null for whoever bought something and is not ranked: his profit is not known. */
function shareOf({ rank, measure, amount }: Classified, at: number, measured: number): number | null {
  if (rank[at]! > 0) return measure[at]! / measured;
  return amount[at] === 0 ? 0 : null;
}

/** The grade that so many points of credit stand for: the first is 100, the last 0. */
function gradeAt(grades: readonly string[], points: number): string | null {
  return points === UNKNOWN ? null : (grades[Math.round(((100 - points) * (grades.length - 1)) / 100)] ?? null);
}

/** A day that is counted from 1970-01-01, or null for none. */
export function dayAt(days: number): string | null {
  return days < 0 ? null : new Date(days * 86_400_000).toISOString().slice(0, 10);
}
