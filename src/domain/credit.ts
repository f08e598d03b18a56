/** Credit of customers: grades, what a grade leads to, and which terms go with that. */
import type { Words } from './shapes.ts';

/** How a customer stands when credit is assessed. */
export const CREDIT_STANDINGS = {
  new: { zh: '新开发', en: 'newly developed' },
  existing: { zh: '老客户', en: 'existing' },
  risky: { zh: '有风险', en: 'at risk' },
} as const satisfies Record<string, Words>;
export type CreditStanding = keyof typeof CREDIT_STANDINGS;

/** What follows: not admitted below the grade that is asked for; who is new pays ahead or gives a guarantee; who is at risk gets stricter terms. */
export const CREDIT_CONSEQUENCES = {
  none: { zh: '照常', en: 'as agreed' },
  not_admitted: { zh: '不予准入', en: 'not admitted' },
  secure: { zh: '先预付或提供担保', en: 'prepayment or a guarantee' },
  tighten: { zh: '提高预付、缩短账期、增加担保', en: 'more prepayment, shorter terms, more guarantee' },
} as const satisfies Record<string, Words>;
export type CreditConsequence = keyof typeof CREDIT_CONSEQUENCES;

/** Money in fen, days, per cent; null = none was agreed. */
export interface CreditTerms {
  readonly credit_limit: number | null;
  readonly terms_days: number | null;
  readonly prepayment: number | null;
  readonly guarantee: string | null;
}

export const NO_TERMS: CreditTerms = { credit_limit: null, terms_days: null, prepayment: null, guarantee: null };

/** The grades that hold, best first, and the place of the lowest with which somebody is admitted. */
export interface Grades {
  readonly grades: readonly string[];
  readonly admit: number;
}

/** What a grade counts in classification: the best 100, the worst 0. */
export function gradePoints(grades: readonly string[], at: number): number {
  return grades.length < 2 ? 100 : Math.round((100 * (grades.length - 1 - at)) / (grades.length - 1));
}

/** What is known of a customer when credit is assessed. */
export interface CreditFacts {
  /** The place of the grade, and that with which he was last not at risk; null = never assessed so. */
  readonly grade: number;
  readonly previous: number | null;
  /** Whether there was business before. */
  readonly existing: boolean;
  /** Said by whoever assesses. */
  readonly risky: boolean;
}

/**
 * How a customer stands, and what follows from it. An old customer is at risk below the grade of admission, or when the
 * grade has fallen, until it is as good as before.
 */
export function judgeCredit(
  { admit }: Grades,
  { grade, previous, existing, risky }: CreditFacts,
): { standing: CreditStanding; consequence: CreditConsequence } {
  if (!existing) return { standing: 'new', consequence: grade > admit ? 'not_admitted' : 'secure' };
  const atRisk = risky || grade > admit || (previous !== null && grade > previous);
  return atRisk ? { standing: 'risky', consequence: 'tighten' } : { standing: 'existing', consequence: 'none' };
}

/** What is wrong with terms. */
export type CreditFault = 'not_admitted' | 'unsecured' | 'not_tighter';

/**
 * Whether terms go with what follows from the grade; null = they do.
 * @param before the terms until now; null where none were ever agreed
 * @param tightened whether a stricter step was taken already: then none may be taken back
 */
export function creditFault(
  consequence: CreditConsequence,
  terms: CreditTerms,
  before: CreditTerms | null,
  tightened = false,
): CreditFault | null {
  const gives = positive(terms.credit_limit) || positive(terms.terms_days);
  if (consequence === 'not_admitted') return gives ? 'not_admitted' : null;
  if (consequence === 'secure' || (consequence === 'tighten' && before === null))
    return gives && !positive(terms.prepayment) && terms.guarantee === null ? 'unsecured' : null;
  if (consequence === 'none' || before === null) return null;
  const steps = [
    (before.credit_limit ?? 0) - (terms.credit_limit ?? 0),
    (before.terms_days ?? 0) - (terms.terms_days ?? 0),
    (terms.prepayment ?? 0) - (before.prepayment ?? 0),
    terms.guarantee === before.guarantee ? 0 : terms.guarantee === null ? -1 : 1,
  ];
  if (steps.some((step) => step < 0)) return 'not_tighter';
  const nothing = !gives && !positive(before.credit_limit) && !positive(before.terms_days);
  return tightened || nothing || steps.some((step) => step > 0) ? null : 'not_tighter';
}

function positive(value: number | null): boolean {
  return value !== null && value > 0;
}
