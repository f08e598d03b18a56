/** How the errors about requests for approval and scrapping are met: two requests of WL wait in the prepared store for QM. */
import type { ApprovalErrors } from '../../src/domain/errors/approvals.ts';
import type { DisposalErrors } from '../../src/domain/errors/disposal.ts';
import type { Words } from './prepared.ts';
import type { Provocation } from './provoking.ts';

export function approvalProvocations(
  words: Words,
): Readonly<Record<keyof ApprovalErrors | keyof DisposalErrors, Provocation>> {
  const approve = (...more: string[]) => ['approve', 'A26-000001', ...more];
  return {
    approval_not_found: { words: ['approve', 'A26-000099'] },
    approval_requested: { words: ['undo', '2', '--reason', words.wrong] },
    own_request: { words: approve() },
    approval_decided: { first: [approve('--operator', 'QM')], words: approve('--operator', 'QM') },
    approval_expired: { words: approve('--operator', 'QM', '--today', '2026-12-25') },
    facts_changed: { first: [['return', '001X']], words: approve('--operator', 'QM') },
    on_hold: { words: ['scrap', 'request', '001X', '--reason', 'unneeded'] },
    instruction_missing: {
      first: [['instruct', '002V', '--decision', 'keep', '--by', words.driver]],
      words: ['scrap', 'request', '002V', '--reason', 'expired'],
    },
    still_out: {
      first: [
        ['instruct', '001X', '--decision', 'scrap', '--by', words.driver],
        ['hold', '001X', '--release'],
        ['approve', 'A26-000003', '--operator', 'QM'],
      ],
      words: ['scrap', 'request', '001X', '10', '--reason', 'expired'],
    },
  };
}
