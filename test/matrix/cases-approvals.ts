/** What to say to the commands of approvals in the prepared store: two requests of WL wait there for QM. */
import type { Case } from './commands.ts';
import type { Words } from './prepared.ts';

export function approvalCases(words: Words): Readonly<Record<string, Case>> {
  return {
    approvals: { words: [] },
    'approvals --decided': {
      first: [['reject', 'A26-000001', '--reason', words.wrong, '--operator', 'QM']],
      words: ['--state', 'rejected'],
    },
    approve: { words: ['A26-000001', '--operator', 'QM'], other: ['A26-000002', '--operator', 'QM'] },
    reject: {
      words: ['A26-000001', '--reason', words.wrong, '--operator', 'QM'],
      other: ['A26-000002', '--reason', words.wrong, '--operator', 'QM'],
    },
    'operators pin': { words: ['LM', '--pin-file', '@pin.txt'], other: ['HZ', '--pin-file', '@pin.txt'] },
    hold: { words: ['002V', '--reason', words.wrong], other: ['001X', '--release'] },
    'hold --release': { words: ['001X', '--release'], other: ['002V', '--reason', words.wrong] },
    instruct: {
      words: ['001X', '--decision', 'scrap', '--by', words.driver],
      other: ['001X', '--decision', 'keep', '--by', words.driver],
    },
    'scrap request': {
      words: ['002V', '1', '--reason', 'unneeded', '--method', words.purpose, '--witness', 'HZ'],
      other: ['002V', '2', '--reason', 'unneeded'],
    },
    'scrap candidates': { first: [['inspect', '002V', '--result', 'rejected']], words: [] },
    'scrap list': { first: scrapped(words), words: [] },
    'report --scrap': { first: scrapped(words), words: ['scrap', '--from', '2026-01-01'] },
  };
}

/** One scrapped with a witness. */
function scrapped(words: Words): string[][] {
  return [
    ['scrap', 'request', '002V', '1', '--reason', 'rejected', '--method', words.purpose, '--witness', 'HZ'],
    ['approve', 'A26-000003', '--operator', 'QM'],
  ];
}
