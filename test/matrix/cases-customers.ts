/** What to say to the commands about customers' files. */
import type { Case } from './commands.ts';
import type { Words } from './prepared.ts';

export function customerCases(words: Words): Readonly<Record<string, Case>> {
  return {
    'customers contacts add': {
      words: ['C1', '--name', words.driver, '--mobile', '13912345678', '--birthday', '3-12'],
      other: ['C1', '--name', words.driver],
    },
    'customers contacts edit': {
      words: ['C2', words.user, '--role', words.manager, '--preferred'],
      other: ['C2', words.user, '--role', words.driver],
    },
    'customers contacts remove': {
      words: ['C2', words.user, '--reason', words.wrong],
      other: ['C2', words.user],
    },
    'customers contacts list': { words: ['C2'] },
    'customers log': {
      words: [
        'C1',
        '--by',
        'visit',
        '--with',
        words.driver,
        '--minutes',
        '30',
        '--next',
        '2026-12-01',
        '--reason',
        words.wrong,
      ],
      other: ['C1', '--by', 'phone', '--with', words.driver],
    },
    'customers log list': { words: [] },
    'customers survey': { words: ['C1', '--score', '4'], other: ['C1', '--score', '9'] },
    'customers survey list': { words: [] },
  };
}
