/** Facts for the errors of reviews, hand-overs, links, credit, admission and complaints of customers. */

import type { FileCareErrors } from '../src/domain/errors/file-care.ts';
import type { ErrorFacts } from '../src/domain/errors.ts';

export const FILE_CARE_FACTS: { readonly [K in keyof FileCareErrors]: readonly ErrorFacts[K][] } = {
  own_file: [{ customer: 'C1', operator: 'WL' }],
  responsible_twice: [
    { customer: 'C1', person: 'WL' },
    { customer: null, person: 'WL' },
  ],
  nothing_to_hand_over: [
    { customer: null, from: 'WL', to: 'LM' },
    { customer: 'C1', from: 'WL', to: 'LM' },
    { customer: 'C1', from: null, to: 'LM' },
  ],
  no_handover: [{ customer: 'C1' }],
  credit_refused: (['not_admitted', 'unsecured', 'not_tighter'] as const).flatMap((fault) => [
    {
      customer: 'C1',
      grade: 'D',
      fault,
      before: { credit_limit: 500, terms_days: 30, prepayment: 10, guarantee: 'x' },
    },
    {
      customer: 'C1',
      grade: 'D',
      fault,
      before: { credit_limit: null, terms_days: null, prepayment: null, guarantee: null },
    },
  ]),
  link_circle: [
    { customer: 'C1', parent: 'C1' },
    { customer: 'C1', parent: 'C2' },
  ],
  industry_unknown: [{ customer: 'C1' }],
  admission_open: [
    { customer: 'C1', state: 'admitted', next: null },
    { customer: 'C1', state: 'open', next: 'agreement' },
  ],
  admission_out_of_order: [
    { customer: 'C1', step: 'credit_check', state: null, next: null },
    { customer: 'C1', step: 'credit_check', state: 'refused', next: null },
    { customer: 'C1', step: 'credit_check', state: 'open', next: 'first_review' },
  ],
  admission_own: [{ customer: 'C1', operator: 'WL' }],
  credit_missing: [{ customer: 'C1' }],
  admission_credit: [{ customer: 'C1', grade: 'D', result: 'failed' }],
  complaint_not_found: [{ value: '99' }],
  complaint_not_handled: [{ complaint: 1 }],
  complaint_answered: [{ complaint: 1, answered_on: '2026-11-22' }],
};
