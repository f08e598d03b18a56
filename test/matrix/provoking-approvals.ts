/** How the errors about requests for approval are met: two requests of WL wait in the prepared store for QM. */
import type { ApprovalErrors } from '../../src/domain/errors/approvals.ts';
import type { Words } from './prepared.ts';
import type { Provocation } from './provoking.ts';

export function approvalProvocations(words: Words): Readonly<Record<keyof ApprovalErrors, Provocation>> {
  const approve = (...more: string[]) => ['approve', 'A26-000001', ...more];
  return {
    approval_not_found: { words: ['approve', 'A26-000099'] },
    approval_requested: { words: ['undo', '2', '--reason', words.wrong] },
    own_request: { words: approve() },
    approval_decided: { first: [approve('--operator', 'QM')], words: approve('--operator', 'QM') },
    approval_expired: { words: approve('--operator', 'QM', '--today', '2026-12-25') },
    facts_changed: { first: [['return', '001X']], words: approve('--operator', 'QM') },
  };
}
