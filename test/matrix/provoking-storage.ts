/** How the errors of storage are met. */
import type { ErrorCode } from '../../src/domain/errors.ts';
import type { Words } from './prepared.ts';
import type { Provocation } from './provoking.ts';

export function storageProvocations(words: Words) {
  const receive = ['receive', '--customer', 'C1', '--unit', words.unit, '--quantity', '5', '--name', words.cloth];
  return {
    place_unfit: {
      first: [['locations', 'add', 'COLD', '--parent', 'A', '--temperature', '2..6']],
      words: [...receive, '--temperature', '2..8', '--light', 'dark', '--location', 'A-01'],
    },
    reading_impossible: { words: ['environment', 'record', 'A-01', '--temperature', '999'] },
    reading_differs: {
      first: [
        ['environment', 'record', 'A-01', '--temperature', '20.5', '--humidity', '40', '--at', '2026-11-20 08:00'],
      ],
      words: ['environment', 'record', 'A-01', '--temperature', '21', '--at', '2026-11-20 08:00'],
    },
  } satisfies Readonly<Partial<Record<ErrorCode, Provocation>>>;
}
