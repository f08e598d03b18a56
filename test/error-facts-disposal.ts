/** Facts for the errors about what may not be thrown away. */

import type { DisposalErrors } from '../src/domain/errors/disposal.ts';
import type { ErrorFacts } from '../src/domain/errors.ts';

const number = 'S26-000123-D';
const held = [
  { place: 'LM', quantity: 2 },
  { place: 'ZQ', quantity: 1 },
];

export const DISPOSAL_FACTS: { readonly [K in keyof DisposalErrors]: readonly ErrorFacts[K][] } = {
  on_hold: [
    { number, since: '2026-11-20', by: 'WL', reason: 'N1' },
    { number, since: '2026-11-20', by: 'WL', reason: null },
  ],
  instruction_missing: [
    { number, customer: 'C1', decision: null },
    { number, customer: 'C1', decision: 'keep' },
  ],
  still_out: [
    { number, wanted: 9, stored: 3, unit: 'M', held },
    { number, wanted: null, stored: 0, unit: 'M', held },
  ],
};
