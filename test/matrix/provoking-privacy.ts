/** How the errors about what protects customers' data are met. */
import type { PrivacyErrors } from '../../src/domain/errors/privacy.ts';
import type { Words } from './prepared.ts';
import type { Provocation } from './provoking.ts';

export function privacyProvocations(words: Words): Readonly<Record<keyof PrivacyErrors, Provocation>> {
  return {
    reveal_refused: {
      first: [['operators', 'edit', 'LM', '--role', 'sales']],
      words: ['customers', 'show', 'C1', '--reveal', '--reason', words.wrong, '--operator', 'LM'],
    },
  };
}
