/** Schemes of a company's own beside the three categories: a list of levels, each with what must hold for it. */

/** The keys of a row that conditions may name. */
export const SCHEME_FIELDS = [
  'category',
  'level',
  'is_new',
  'abc',
  'amount',
  'annualised',
  'share',
  'cumulative_share',
  'recency_days',
  'frequency',
  'monetary',
  'r',
  'f',
  'm',
  'rfm',
  'segment',
  'scale',
  'strategic',
  'credit_grade',
  'composite',
  'previous_category',
  'previous_level',
] as const;

/** One condition on a key of the row: at least, at most (both included), or one of these words. */
export interface Condition {
  readonly field: string;
  readonly min?: number;
  readonly max?: number;
  readonly is?: readonly string[];
}

export interface SchemeLevel {
  readonly key: string;
  /** All must hold; without any, the level takes everybody who is left. */
  readonly when?: readonly Condition[];
}

export interface Scheme {
  readonly key: string;
  readonly levels: readonly SchemeLevel[];
}

type Facts = Readonly<Record<string, unknown>>;

/** The level of each scheme, as `scheme=level`; a scheme in which no level fits is left out. */
export function schemesOf(schemes: readonly Scheme[], facts: Facts): string[] {
  return schemes.flatMap(({ key, levels }) => {
    const level = levels.find(({ when = [] }) => when.every((condition) => holds(condition, facts)));
    return level ? [`${key}=${level.key}`] : [];
  });
}

function holds({ field, min, max, is }: Condition, facts: Facts): boolean {
  const value = facts[field] ?? null;
  if (is !== undefined && !is.includes(String(value))) return false;
  if (min === undefined && max === undefined) return true;
  if (typeof value !== 'number') return false;
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}
