/** What to say to the commands of approvals in the prepared store: two requests of WL wait there for QM. */
import type { Case } from './commands.ts';
import type { Words } from './prepared.ts';

export function approvalCases(words: Words): Readonly<Record<string, Case>> {
  return {
    approvals: { words: [] },
    'approvals --decided': {
      first: [['reject', 'A26-000001', '--reason', words.wrong, '--operator', 'QM']],
      words: ['--state', 'rejected'],
    },
    approve: { words: ['A26-000001', '--operator', 'QM'], other: ['A26-000002', '--operator', 'QM'] },
    reject: {
      words: ['A26-000001', '--reason', words.wrong, '--operator', 'QM'],
      other: ['A26-000002', '--reason', words.wrong, '--operator', 'QM'],
    },
  };
}
