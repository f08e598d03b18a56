/** Facts for the errors about what protects customers' data. */

import type { PrivacyErrors } from '../src/domain/errors/privacy.ts';
import type { ErrorFacts } from '../src/domain/errors.ts';

export const PRIVACY_FACTS: { readonly [K in keyof PrivacyErrors]: readonly ErrorFacts[K][] } = {
  reveal_refused: [
    { operator: 'LM', customer: 'C1', responsible: ['WL', 'ZQ'] },
    { operator: 'LM', customer: 'C1', responsible: [] },
    { operator: 'LM', customer: null, responsible: [] },
  ],
  same_customer: [{ a: 'C1', b: 'c1', customer: 'C1' }],
  house_stays: [{ customer: 'HOUSE' }],
  not_merged: [
    { customer: 'C1', merged: [] },
    { customer: 'C1', merged: ['C7', 'C8'] },
  ],
  merged_further: [{ customer: 'C1', into: 'C2', last: 'C3' }],
  witness_acts: [
    { witness: 'LM', acts: 'asked' },
    { witness: 'LM', acts: 'approves' },
  ],
  manager_needed: [{ customer: 'C1', operator: 'AQ' }],
  not_destroyed: [{ customer: 'C1' }],
  file_destroyed: [{ customer: 'C1' }],
};
