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
  };
}
