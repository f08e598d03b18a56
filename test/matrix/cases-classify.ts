/** Classification and follow-ups. */
import type { Case } from './commands.ts';
import type { Words } from './prepared.ts';

export function classifyCases(words: Words): Readonly<Record<string, Case>> {
  const run = [['classify-customers']];
  return {
    'classify-customers': { words: ['--as-of', '2026-11-20'], other: ['--as-of', '2026-11-19'] },
    'classify-customers explain': { words: ['C2'], first: run },
    'classify-customers changes': {
      words: ['--since', '2026-11-16'],
      first: [['classify-customers', '--as-of', '2026-11-16'], ...run],
    },
    'classify-customers cuts': { words: [], first: run },
    'classify-customers composition': { words: ['--by', 'region'], first: [['import', 'orders', '@orders.csv']] },
    'report --nps': { words: ['nps'] },
    'report --customers': { words: ['customers'], first: run },
    'report --classes': { words: ['classes'], first: run },
    'classify-customers health': {
      words: [],
      other: ['--as-of', '2025-12-31'],
      first: [['import', 'orders', '@orders.csv']],
    },
    'report --health': { words: ['health', '--as-of', '2027-01-01'], first: [['import', 'orders', '@orders.csv']] },
    'report --concentration': { words: ['concentration'], first: [['import', 'orders', '@orders.csv']] },
    'classify-customers rules': { words: [], keys: true },
    'classify-customers set-rules': { words: ['@rules.json'], other: ['@rules-two.json'] },
    'follow-ups': { words: ['--due-by', '2027-12-31'], first: run },
    'follow-ups plan': {
      words: ['C2', '--goal', words.purpose, '--next', '2026-12-15', '--reason', words.wrong],
      other: ['C2', '--goal', words.wrong],
      first: run,
    },
    'follow-ups done': {
      words: ['C2', '--by', 'phone', '--outcome', words.purpose],
      other: ['C1', '--by', 'phone', '--outcome', words.purpose],
    },
  };
}
