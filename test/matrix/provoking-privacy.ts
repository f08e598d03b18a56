/** How the errors about what protects customers' data are met. */
import type { PrivacyErrors } from '../../src/domain/errors/privacy.ts';
import type { Words } from './prepared.ts';
import type { Provocation } from './provoking.ts';

const destroy = (code: string): string[] => ['customers', 'destroy', code, '--reason', 'x', '--yes'];

export function privacyProvocations(words: Words): Readonly<Record<keyof PrivacyErrors, Provocation>> {
  return {
    reveal_refused: {
      first: [['operators', 'edit', 'LM', '--role', 'sales']],
      words: ['customers', 'show', 'C1', '--reveal', '--reason', words.wrong, '--operator', 'LM'],
    },
    same_customer: { words: ['customers', 'merge', 'C1', '--into', 'c1', '--reason', words.wrong, '--yes'] },
    house_stays: { words: ['customers', 'merge', 'C1', '--into', 'HOUSE', '--reason', words.wrong, '--yes'] },
    not_merged: { words: ['customers', 'unmerge', 'C1'] },
    merged_further: {
      first: [
        ['customers', 'merge', 'C6', '--into', 'C2', '--reason', words.wrong, '--yes'],
        ['customers', 'merge', 'C2', '--into', 'C1', '--reason', words.wrong, '--yes'],
      ],
      words: ['customers', 'unmerge', 'C6'],
    },
    witness_acts: { words: [...destroy('C1'), '--witness', 'WL'] },
    manager_needed: {
      first: [
        ...['S1', 'S2', 'S3'].map((code) => ['operators', 'add', code, '--name', code, '--role', 'security']),
        [...destroy('C2'), '--witness', 'LM', '--operator', 'S1'],
        ['approve', 'A26-000003', '--operator', 'S2'],
      ],
      words: ['approve', 'A26-000003', '--operator', 'S3'],
    },
    not_destroyed: { words: ['customers', 'certificate', 'C1'] },
    sees_already: { words: ['customers', 'grant', 'C1', '--to', 'QM', '--reason', words.wrong] },
    level_decides: {
      first: [
        ['operators', 'edit', 'LM', '--role', 'sales'],
        ['customers', 'grant', 'C1', '--reason', words.wrong, '--operator', 'ZS'],
      ],
      words: ['approve', 'A26-000003', '--operator', 'LM'],
    },
    file_of_others: {
      first: [
        ['operators', 'edit', 'LM', '--role', 'sales'],
        ['customers', 'edit', 'C1', '--responsible', 'WL'],
      ],
      words: ['customers', 'edit', 'C1', '--responsible', 'LM', '--operator', 'LM'],
    },
    grant_not_found: { words: ['customers', 'grant', 'C1', '--to', 'LM', '--withdraw', '--reason', words.wrong] },
    consent_not_found: { words: ['customers', 'consent', 'withdraw', 'C1', '7'] },
    status_by_deed: { words: ['customers', 'edit', 'C1', '--status', 'archived'] },
    file_destroyed: {
      first: [
        ['operators', 'add', 'S1', '--name', 'S1', '--role', 'security'],
        [...destroy('C2'), '--witness', 'LM'],
        ['approve', 'A26-000003', '--operator', 'S1'],
        ['approve', 'A26-000003', '--operator', 'QM'],
      ],
      words: ['customers', 'edit', 'C2', '--city', words.cloth],
    },
  };
}
