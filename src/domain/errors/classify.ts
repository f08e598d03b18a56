/** What classification and follow-ups refuse. */
import type { ExitStatus } from '../errors.ts';

export interface ClassifyErrors {
  /** `day`: the day that was asked for, before the first run. */
  not_classified: { day?: string | undefined };
  outside_classes: { code: string; as_of: string; house: boolean };
  goal_needed: { code: string; class: string };
  rules_refused: { file: string; problems: { path: string; expected: string }[] };
}

export const CLASSIFY_STATUS = {
  not_classified: 5,
  outside_classes: 5,
  goal_needed: 5,
  rules_refused: 3,
} as const satisfies { readonly [K in keyof ClassifyErrors]: ExitStatus };
