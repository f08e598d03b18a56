/** Facts for the errors about PINs. */

import type { PinErrors } from '../src/domain/errors/pins.ts';
import type { ErrorFacts } from '../src/domain/errors.ts';

const operator = 'LM';

export const PIN_FACTS: { readonly [K in keyof PinErrors]: readonly ErrorFacts[K][] } = {
  pin_needed: [{ operator }],
  pin_wrong: [
    { operator, left: 4 },
    { operator, left: 1 },
  ],
  pin_locked: [{ operator, until: '2026-11-22T09:40:00+08:00' }],
  pin_unfit: [{ shortest: 4, longest: 64 }],
  pins_differ: [{ operator }],
};
