/** What customers' files refuse. */
import type { ExitStatus } from '../errors.ts';

export interface CustomerFileErrors {
  contact_not_found: { customer: string; value: string };
  /** `to`: what was to be done with one of them. */
  contact_ambiguous: { customer: string; name: string; people: number; to: 'edit' | 'remove' };
  contact_exists: { customer: string; name: string };
}

export const CUSTOMER_FILE_STATUS = {
  contact_not_found: 4,
  contact_ambiguous: 2,
  contact_exists: 5,
} as const satisfies { readonly [K in keyof CustomerFileErrors]: ExitStatus };
