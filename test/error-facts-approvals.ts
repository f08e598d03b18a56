/** Facts for the errors about requests for approval. */

import type { ApprovalErrors } from '../src/domain/errors/approvals.ts';
import type { ErrorFacts } from '../src/domain/errors.ts';

const approval = 'A26-000001';
const about = { approval, kind: 'undo', subject: '#9' };

export const APPROVAL_FACTS: { readonly [K in keyof ApprovalErrors]: readonly ErrorFacts[K][] } = {
  approval_not_found: [
    { value: 'X', pending: [approval] },
    { value: 'X', pending: [] },
  ],
  approval_requested: [{ ...about, state: 'pending', expires_on: '2026-12-22' }],
  own_request: [
    { approval, operator: 'LM', others: ['WL'] },
    { approval, operator: 'LM', others: [] },
  ],
  approval_decided: [
    { approval, state: 'approved', by: ['WL'] },
    { approval, state: 'rejected', by: ['WL'] },
    { approval, state: 'pending', by: ['WL'] },
  ],
  approval_expired: [{ approval, expires_on: '2026-11-20' }],
  facts_changed: [
    { ...about, since: [] },
    { approval, kind: 'grant', subject: 'C1', since: [], over: '2026-11-21' },
    {
      ...about,
      since: [3, 4, 5, 6].map((movement) => ({
        movement,
        kind: movement === 6 ? 'scrap' : 'checkout',
        quantity: movement,
        unit: 'm',
        from: 'DOCK',
        to: movement === 6 ? 'scrapped' : 'LM',
        operator: 'WL',
      })),
    },
  ],
};
