/** What a PIN is refused for: exit 2 and 6. None of them ever carries a PIN. */
import type { ExitStatus } from '../errors.ts';

export interface PinErrors {
  pin_needed: { operator: string };
  /** `left`: how many more may be wrong before it is locked. */
  pin_wrong: { operator: string; left: number };
  pin_locked: { operator: string; until: string };
  pin_unfit: { shortest: number; longest: number };
  pins_differ: { operator: string };
}

export const PIN_STATUS = {
  pin_needed: 6,
  pin_wrong: 6,
  pin_locked: 6,
  pin_unfit: 2,
  pins_differ: 2,
} as const satisfies { readonly [K in keyof PinErrors]: ExitStatus };
