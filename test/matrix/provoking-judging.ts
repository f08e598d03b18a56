/** How the errors of judging, of customers' property, evaluation and improvement are met. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JudgingErrors } from '../../src/domain/errors/judging.ts';
import type { Words } from './prepared.ts';
import type { Provocation } from './provoking.ts';

export function judgingProvocations(words: Words): Readonly<Record<keyof JudgingErrors, Provocation>> {
  const house = ['receive', '--customer', 'HOUSE', '--name', words.cloth, '--quantity', '1', '--unit', words.unit];
  return {
    judged_too_much: { words: ['inspect', 'S26-000002-V', '--accepted', '10', '--rejected', '3'] },
    attachment_not_found: { words: ['attachments', 'get', '99', '--out', '@got.pdf'] },
    attachment_empty: {
      spoil: ({ folder }) => void writeFileSync(join(folder, 'empty.pdf'), ''),
      words: ['attach', '001X', '@empty.pdf'],
    },
    notice_unneeded: { first: [house], words: ['notice', '003T', '--reason', 'damaged'] },
    notice_not_sent: { words: ['notices', 'answered', 'N26-000001'] },
    notice_answered: {
      first: [['notices', 'answered', 'N26-000002', '--note', words.wrong]],
      words: ['notices', 'sent', 'N26-000002', '--via', words.phone],
    },
  };
}
