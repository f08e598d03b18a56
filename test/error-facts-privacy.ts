/** Facts for the errors about what protects customers' data. */

import type { PrivacyErrors } from '../src/domain/errors/privacy.ts';
import type { ErrorFacts } from '../src/domain/errors.ts';

export const PRIVACY_FACTS: { readonly [K in keyof PrivacyErrors]: readonly ErrorFacts[K][] } = {
  reveal_refused: [
    { operator: 'LM', customer: 'C1', responsible: ['WL', 'ZQ'] },
    { operator: 'LM', customer: 'C1', responsible: [] },
    { operator: 'LM', customer: null, responsible: [] },
  ],
};
