/** What to say to the commands of storage. */
import type { Case } from './commands.ts';
import type { Words } from './prepared.ts';

export function storageCases(words: Words): Readonly<Record<string, Case>> {
  const receive = ['--customer', 'C1', '--name', words.cloth, '--unit', words.unit, '--quantity', '2'];
  return {
    'environment record': {
      words: ['A-01', '--temperature', '21.5', '--humidity', '48'],
      other: ['A-01', '--temperature', '-2'],
    },
    'environment record --outside': {
      first: [['locations', 'edit', 'A', '--temperature', '15..25', '--humidity', '..60']],
      words: ['A-01', '--temperature', '30', '--humidity', '70'],
      other: ['A-01', '--temperature', '30'],
    },
    'environment check': {
      words: ['A', '--result', 'ok'],
      other: ['A', '--result', words.wrong],
    },
    'environment check --item': {
      words: ['A', '--result', words.wrong, '--item', `dry=${words.wrong}`],
      other: ['A', '--result', words.wrong],
    },
    'environment status': {
      first: [
        ['locations', 'edit', 'A', '--temperature', '15..25'],
        ['environment', 'record', 'A', '--temperature', '30'],
      ],
      words: [],
    },
    'report --environment': {
      first: [
        ['locations', 'edit', 'A', '--temperature', '15..25'],
        ['environment', 'record', 'A', '--temperature', '30'],
        ['environment', 'check', 'A', '--result', words.wrong],
      ],
      words: ['environment'],
    },
    'receive --override': {
      words: [...receive, '--location', 'V-01', '--override', '--reason', words.wrong],
      other: [...receive, '--location', 'V-01', '--override', '--reason', words.phone],
    },
    'move --override': {
      words: ['001X', '1', '--to', 'V-01', '--override', '--reason', words.wrong],
      other: ['001X', '2', '--to', 'V-01', '--override', '--reason', words.wrong],
    },
    'return --override': {
      words: ['001X', '1', '--location', 'V-01', '--override', '--reason', words.wrong],
      other: ['001X', '2', '--location', 'V-01', '--override', '--reason', words.wrong],
    },
    'report --overrides': {
      first: [
        ['move', '001X', '1', '--to', 'V-01', '--override', '--reason', words.wrong],
        ['approve', 'A26-000003', '--operator', 'QM'],
      ],
      words: ['overrides', '--from', '2026-01-01'],
    },
    'import readings': { words: ['@readings.csv'], other: ['@readings-two.csv'] },
    'export readings': {
      first: [['environment', 'record', 'A', '--temperature', '30', '--humidity', '50']],
      words: [],
    },
  };
}
