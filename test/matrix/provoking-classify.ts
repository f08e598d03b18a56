/** How the errors of classification and follow-ups are met. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorCode } from '../../src/domain/errors.ts';
import type { Words } from './prepared.ts';
import type { Provocation } from './provoking.ts';

export function classifyProvocations(words: Words): Readonly<Partial<Record<ErrorCode, Provocation>>> {
  return {
    not_classified: { words: ['classify-customers', 'explain', 'C1'] },
    outside_classes: { first: [['classify-customers']], words: ['classify-customers', 'explain', 'HOUSE'] },
    goal_needed: {
      first: [['customers', 'edit', 'C1', '--potential', '高'], ['classify-customers']],
      words: ['follow-ups', 'done', 'C1', '--by', 'phone', '--outcome', words.purpose],
    },
    rules_refused: {
      spoil: ({ folder }) => void writeFileSync(join(folder, 'wrong.json'), '{"key": {"percent": 120}, "X1": 1}'),
      words: ['classify-customers', 'set-rules', '@wrong.json'],
    },
  };
}
