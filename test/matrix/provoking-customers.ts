/** How the errors of customers' files are met. */
import type { ErrorCode } from '../../src/domain/errors.ts';
import type { Words } from './prepared.ts';
import type { Provocation } from './provoking.ts';

export function customerProvocations(words: Words): Readonly<Partial<Record<ErrorCode, Provocation>>> {
  return {
    contact_not_found: { words: ['customers', 'contacts', 'remove', 'C2', words.driver] },
    contact_ambiguous: {
      first: [
        ['customers', 'contacts', 'add', 'C6', '--name', words.user],
        ['customers', 'merge', 'C6', '--into', 'C2', '--reason', words.wrong, '--yes'],
      ],
      words: ['customers', 'contacts', 'remove', 'C2', words.user],
    },
    contact_exists: { words: ['customers', 'contacts', 'add', 'C2', '--name', words.user] },
  };
}
