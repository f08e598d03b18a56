/** When customers' files are to be reviewed, and why then. */
import { addDays } from './calendar.ts';
import { addMonths } from './classifying/plan.ts';
import type { Words } from './shapes.ts';

export const REVIEW_RESULTS = {
  in_order: { zh: '无误', en: 'in order' },
  to_correct: { zh: '需要更正', en: 'to be corrected' },
} as const satisfies Record<string, Words>;
export type ReviewResult = keyof typeof REVIEW_RESULTS;

/** Why a file is due: it was never reviewed, is not complete, is that of an important or long-standing customer, or its time has come. */
export const REVIEW_REASONS = {
  first: { zh: '建档后首次审核', en: 'first review' },
  incomplete: { zh: '档案不完整', en: 'incomplete' },
  important: { zh: '重点客户', en: 'important customer' },
  main: { zh: '多年主要客户', en: 'long-standing main customer' },
  regular: { zh: '定期', en: 'regular' },
} as const satisfies Record<string, Words>;
export type ReviewReason = keyof typeof REVIEW_REASONS;

/** The intervals of the settings. */
export interface ReviewPlan {
  readonly first_days: number;
  readonly important_months: number;
  readonly incomplete_months: number;
  readonly main_months: number;
  readonly months: number;
  readonly long_standing_months: number;
}

/** What is known of a file when its next review is asked for. */
export interface ReviewedFile {
  readonly opened_on: string;
  readonly last_review: string | null;
  readonly complete: boolean;
  /** `contract/key`; null where nobody classified yet. */
  readonly class: string | null;
  readonly cooperating_since: string | null;
}

/** When a file is next to be reviewed: the earliest day that one of its reasons asks for. */
export function nextReview(file: ReviewedFile, plan: ReviewPlan, today: string): { due: string; reason: ReviewReason } {
  const { last_review: last } = file;
  if (last === null) return { due: addDays(file.opened_on, plan.first_days), reason: 'first' };
  const found: { due: string; reason: ReviewReason }[] = [];
  if (file.class === 'contract/key') found.push({ due: addMonths(last, plan.important_months), reason: 'important' });
  if (!file.complete) found.push({ due: addMonths(last, plan.incomplete_months), reason: 'incomplete' });
  const since = file.cooperating_since;
  const isMain = file.class === 'contract/key' || file.class === 'contract/ordinary';
  if (isMain && since !== null && addMonths(since, plan.long_standing_months) <= today)
    found.push({ due: addMonths(last, plan.main_months), reason: 'main' });
  found.push({ due: addMonths(last, plan.months), reason: 'regular' });
  return found.reduce((first, next) => (next.due < first.due ? next : first));
}
