/** What the rules of judging, of customers' property, evaluation and improvement refuse. */
import type { ExitStatus } from '../errors.ts';

export interface JudgingErrors {
  judged_too_much: { number: string; judged: number; there: number; unit: string };
  attachment_not_found: { value: string };
  attachment_empty: { file: string };
  notice_unneeded: { number: string };
  notice_not_sent: { notice: string };
  notice_answered: { notice: string; day: string };
}

export const JUDGING_STATUS = {
  judged_too_much: 5,
  attachment_not_found: 4,
  attachment_empty: 3,
  notice_unneeded: 5,
  notice_not_sent: 5,
  notice_answered: 5,
} as const satisfies { readonly [K in keyof JudgingErrors]: ExitStatus };
