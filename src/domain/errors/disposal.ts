/** What keeps goods from being thrown away: exit 5. */
import type { ExitStatus, Whereabouts } from '../errors.ts';

export interface DisposalErrors {
  on_hold: { number: string; since: string; by: string; reason: string | null };
  instruction_missing: { number: string; customer: string; decision: string | null };
  still_out: { number: string; wanted: number | null; stored: number; unit: string; held: Whereabouts[] };
}

export const DISPOSAL_STATUS = {
  on_hold: 5,
  instruction_missing: 5,
  still_out: 5,
} as const satisfies { readonly [K in keyof DisposalErrors]: ExitStatus };
