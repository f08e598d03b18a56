/** What the rules of judging, of customers' property, evaluation and improvement refuse. */
import type { ExitStatus } from '../errors.ts';

export interface JudgingErrors {
  judged_too_much: { number: string; judged: number; there: number; unit: string };
  attachment_not_found: { value: string };
  attachment_empty: { file: string };
  notice_unneeded: { number: string };
  notice_not_sent: { notice: string };
  notice_answered: { notice: string; day: string };
  evaluation_open: { number: string; department: string; day: string };
  evaluation_missing: { number: string };
  evaluation_done: { number: string; day: string };
  result_missing: { number: string; department: string };
  feedback_done: { number: string; day: string };
  not_permitted_to_use: {
    number: string;
    wanted: { who: string; purpose: string | null };
    permitted: { who: string; purpose: string; until: string | null }[];
  };
  permission_not_found: { number: string; who: string };
  not_confidential: { number: string };
  superseded: { number: string; revision: string | null; newer: string; number_newer: string };
  action_not_found: { value: string };
  action_not_done: { action: number };
}

export const JUDGING_STATUS = {
  judged_too_much: 5,
  attachment_not_found: 4,
  attachment_empty: 3,
  notice_unneeded: 5,
  notice_not_sent: 5,
  notice_answered: 5,
  evaluation_open: 5,
  evaluation_missing: 5,
  evaluation_done: 5,
  result_missing: 5,
  feedback_done: 5,
  not_permitted_to_use: 5,
  permission_not_found: 4,
  not_confidential: 5,
  superseded: 5,
  action_not_found: 4,
  action_not_done: 5,
} as const satisfies { readonly [K in keyof JudgingErrors]: ExitStatus };
