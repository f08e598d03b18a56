/** Facts for the errors about what protects customers' data. */

import type { PrivacyErrors } from '../src/domain/errors/privacy.ts';
import type { ErrorFacts } from '../src/domain/errors.ts';

export const PRIVACY_FACTS: { readonly [K in keyof PrivacyErrors]: readonly ErrorFacts[K][] } = {
  reveal_refused: [
    { operator: 'LM', customer: 'C1', responsible: ['WL', 'ZQ'], may_take: true, scope: 'read', masked: true },
    { operator: 'LM', customer: 'C1', responsible: ['WL'], may_take: true, scope: 'export', masked: true },
    { operator: 'LM', customer: 'C1', responsible: [], may_take: true, scope: 'read', masked: true },
    { operator: 'LM', customer: 'C1', responsible: [], may_take: false, scope: 'export', masked: false },
    { operator: 'LM', customer: null, responsible: [], may_take: true, scope: 'read', masked: true },
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
  sees_already: [{ customer: 'C1', operator: 'WL' }],
  level_decides: [
    { customer: 'C1', level: 'company', operator: 'LM', persons: ['WL'] },
    { customer: 'C1', level: 'department', operator: 'LM', persons: [] },
    { customer: 'C1', level: 'personal', operator: 'LM', persons: ['WL', 'ZQ'] },
  ],
  file_of_others: [
    { customer: 'C1', operator: 'LM', responsible: ['WL'] },
    { customer: 'C1', operator: 'LM', responsible: ['WL', 'ZQ'] },
  ],
  grant_not_found: [{ customer: 'C1', operator: 'LM' }],
  consent_not_found: [
    { customer: 'C1', consent: 7, known: [] },
    { customer: 'C1', consent: 7, known: [1, 3] },
    { customer: 'C1', consent: 7, known: [], over: true },
    { customer: 'C1', consent: 7, known: [1], over: true },
  ],
  status_by_deed: [
    { status: 'archived', customer: 'C1' },
    { status: 'destroyed', customer: 'C1' },
    { status: 'archived', customer: null },
    { status: 'destroyed', customer: null },
  ],
  file_destroyed: [{ customer: 'C1' }],
};
