/** How the errors of judging, of customers' property, evaluation and improvement are met. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JudgingErrors } from '../../src/domain/errors/judging.ts';
import type { Words } from './prepared.ts';
import type { Provocation } from './provoking.ts';

export function judgingProvocations(words: Words): Readonly<Record<keyof JudgingErrors, Provocation>> {
  const sheet = [
    'receive',
    '--customer',
    'C1',
    '--quantity',
    '1',
    '--kind',
    'document',
    '--unit',
    words.unit,
    '--name',
  ];
  const house = ['receive', '--customer', 'HOUSE', '--name', words.cloth, '--quantity', '1', '--unit', words.unit];
  return {
    judged_too_much: { words: ['inspect', 'S26-000002-V', '--accepted', '10', '--rejected', '3'] },
    attachment_not_found: { words: ['attachments', 'get', '99', '--out', '@got.pdf'] },
    attachment_empty: {
      spoil: ({ folder }) => void writeFileSync(join(folder, 'empty.pdf'), ''),
      words: ['attach', '001X', '@empty.pdf'],
    },
    notice_unneeded: { first: [house], words: ['notice', '003T', '--reason', 'damaged'] },
    evaluation_open: { words: ['evaluate', 'S26-000002-V', '--start', words.purpose] },
    evaluation_missing: { first: [house], words: ['evaluate', '003T', '--result', words.wrong] },
    evaluation_done: { words: ['evaluate', '001X', '--result', words.wrong] },
    result_missing: { words: ['evaluate', 'S26-000002-V', '--feedback-sent', '--via', words.phone] },
    feedback_done: {
      first: [['evaluate', '001X', '--feedback-sent', '--via', words.phone]],
      words: ['evaluate', '001X', '--feedback-sent', '--via', words.phone],
    },
    not_permitted_to_use: {
      first: [['inspect', 'S26-000002-V', '--result', 'accepted']],
      words: ['checkout', 'S26-000002-V', '1', '--to', 'LM', '--purpose', words.purpose],
    },
    permission_not_found: { words: ['permit', 'S26-000002-V', '--to', 'ZS', '--withdraw'] },
    not_confidential: { words: ['permit', '001X', '--to', 'LM', '--purpose', words.purpose] },
    superseded: {
      first: [
        [...sheet, words.purpose],
        ['inspect', '003T', '--result', 'accepted', '--revision', 'A'],
        [...sheet, words.purpose],
        ['inspect', '004R', '--result', 'accepted', '--revision', 'B'],
      ],
      words: ['checkout', '003T', '1', '--to', 'LM', '--purpose', words.purpose],
    },
    action_not_found: { words: ['actions', 'done', '99'] },
    action_not_done: { words: ['actions', 'judge', '1', '--effect', words.wrong] },
    notice_not_sent: { words: ['notices', 'answered', 'N26-000001'] },
    notice_answered: {
      first: [['notices', 'answered', 'N26-000002', '--note', words.wrong]],
      words: ['notices', 'sent', 'N26-000002', '--via', words.phone],
    },
  };
}
