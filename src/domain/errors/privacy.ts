/** What protects customers' data. */
import type { ExitStatus } from '../errors.ts';

export interface PrivacyErrors {
  /** `customer`: null = none of those that were asked for. */
  reveal_refused: { operator: string; customer: string | null; responsible: string[] };
}

export const PRIVACY_STATUS = {
  reveal_refused: 6,
} as const satisfies { readonly [K in keyof PrivacyErrors]: ExitStatus };
