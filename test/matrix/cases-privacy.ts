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
    'customers duplicates --of': {
      first: [['customers', 'add', 'C3', '--name', words.customer]],
      words: ['C3'],
    },
    'customers compare': { words: ['C1', 'C2'] },
    'customers compare --reveal': { words: ['C1', 'C2', ...reveal] },
    'customers merge': {
      words: ['C2', '--into', 'C1', '--reason', words.wrong, '--yes'],
      other: ['C2', '--into', 'C6', '--reason', words.wrong, '--yes'],
    },
    'customers unmerge': { words: ['M7', '--reason', words.wrong], other: ['M8', '--reason', words.wrong] },
    'customers grant': {
      words: ['C1', '--to', 'LM', '--scope', 'export', '--reason', words.wrong],
      other: ['C1', '--to', 'ZS', '--reason', words.wrong],
    },
    'customers grant list': { first: [['customers', 'grant', 'C1', '--to', 'LM', '--reason', words.wrong]], words: [] },
    'customers consent': {
      words: ['C1', '--purpose', words.wrong, '--scope', words.tool, '--document', words.driver],
      other: ['C1', '--purpose', words.driver, '--scope', words.tool],
    },
    'customers consent withdraw': { words: ['C1', '1'], other: ['C1', '2'] },
    'customers consent list': { words: ['--open'] },
    'customers share': {
      words: ['C1', '--with', words.driver, '--data', words.tool, '--purpose', words.purpose],
      other: ['C2', '--with', words.driver, '--data', words.tool, '--purpose', words.purpose],
    },
    'customers share list': {
      first: [['customers', 'share', 'C1', '--with', words.driver, '--data', words.tool, '--purpose', words.purpose]],
      words: ['C1'],
    },
    'customers disclose': { words: ['C1', '--reason', words.wrong] },
    'customers archive': { words: ['C2', '--reason', words.wrong], other: ['C1', '--reason', words.wrong] },
    'customers archive list': { first: [['customers', 'archive', 'C2', '--reason', words.wrong]], words: [] },
    'customers destroy': {
      words: ['C2', '--reason', words.wrong, '--witness', 'LM', '--yes'],
      other: ['C6', '--reason', words.wrong, '--witness', 'LM', '--yes'],
    },
    'customers certificate': {
      first: [
        ['operators', 'add', 'S1', '--name', words.phone, '--role', 'security'],
        ['customers', 'destroy', 'C2', '--reason', words.wrong, '--witness', 'LM', '--yes'],
        ['approve', 'A26-000003', '--operator', 'S1'],
        ['approve', 'A26-000003', '--operator', 'QM'],
      ],
      words: ['C2'],
    },
  };
}
