/** What to say to the commands about history, reviews, hand-over, links, credit, admission and complaints. */
import type { Case } from './commands.ts';
import type { Words } from './prepared.ts';

export function fileCareCases(words: Words): Readonly<Record<string, Case>> {
  return {
    'customers history': {
      words: ['C1'],
      keys: true,
    },
    'customers review': {
      words: ['C2', '--note', words.wrong],
      other: ['C2', '--result', 'in_order'],
    },
    'customers reviews': { words: ['--due-by', '2027-12-31'] },
    'customers handover': {
      words: ['C1', '--to', 'QM', '--reason', words.wrong],
      other: ['C2', '--to', 'WL', '--told', words.phone],
    },
    'customers handover told': {
      words: ['C2', '--via', words.phone],
      other: ['C2', '--via', words.driver],
    },
    'customers handover list': {
      words: [],
    },
    'customers complaint': {
      words: ['C1', '--content', words.wrong, '--about', 'quality', '--due', '2026-12-01'],
      other: ['C1', '--content', words.purpose],
    },
    'customers complaint handle': {
      words: ['1', '--handling', words.purpose],
      other: ['1', '--handling', words.phone],
    },
    'customers complaint answer': {
      words: ['2', '--via', words.phone, '--satisfaction', '8'],
      other: ['2', '--via', words.driver],
    },
    'customers complaint list': {
      words: [],
    },
    'customers credit': {
      words: ['C1', '--grade', 'B', '--credit-limit', '50000', '--terms-days', '30', '--prepayment', '30'],
      other: ['C1', '--grade', 'A'],
    },
    'customers credit list': { first: [['customers', 'credit', 'C1', '--grade', 'B']], words: [] },
    'customers admission': {
      words: ['C1', '--step', 'application', '--important', '--paper', words.purpose],
      other: ['C6', '--step', 'application'],
    },
    'customers admission list': { words: ['--open'] },
    'customers admission steps': { words: ['C2'] },
    'customers link': { words: ['C2', '--parent', 'C1'], other: ['C2', '--none'] },
    'customers link list': { first: [['customers', 'link', 'C2', '--parent', 'C1']], words: [] },
    'customers lost': {
      first: [
        ['customers', 'edit', 'C1', '--status', 'dormant'],
        ['import', 'orders', '@orders.csv'],
      ],
      words: [],
    },
    'customers card': { words: ['C2', '--out', '@card.pdf', '--force'] },
    'report --credit': { first: [['customers', 'credit', 'C1', '--grade', 'B']], words: ['credit'] },
    'report --complaints': {
      words: ['complaints'],
    },
    'report --file-quality': { words: ['file-quality'] },
  };
}
