/** What to say to the commands that protect customers' data. */
import type { Case } from './commands.ts';
import type { Words } from './prepared.ts';

export function privacyCases(words: Words): Readonly<Record<string, Case>> {
  const reveal = ['--reveal', '--reason', words.wrong];
  return {
    'customers show --reveal': { words: ['C1', ...reveal] },
    'customers list --reveal': { words: reveal },
    'customers contacts list --reveal': { words: ['C2', ...reveal] },
    'customers log list --reveal': { words: reveal },
    'export customers --reveal': { words: reveal },
    'report --access': { first: [['customers', 'show', 'C2', ...reveal]], words: ['access'], keys: true },
    'customers duplicates': {
      first: [['customers', 'add', 'C3', '--name', words.customer, '--phone', '0512-65001234']],
      words: [],
    },
    'customers duplicates --of': { words: ['C2'] },
    'customers compare': { words: ['C1', 'C2'] },
    'customers compare --reveal': { words: ['C1', 'C2', ...reveal] },
    'customers merge': {
      words: ['C2', '--into', 'C1', '--reason', words.wrong, '--yes'],
      other: ['C2', '--into', 'C6', '--reason', words.wrong, '--yes'],
    },
    'customers unmerge': {
      first: [
        ['customers', 'merge', 'C2', '--into', 'C1', '--reason', words.wrong, '--yes'],
        ['customers', 'merge', 'C6', '--into', 'C1', '--reason', words.wrong, '--yes'],
      ],
      words: ['C2', '--reason', words.wrong],
      other: ['C6'],
    },
  };
}
