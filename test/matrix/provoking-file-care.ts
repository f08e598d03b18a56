/** How the errors of reviews, hand-overs, links, credit, admission and complaints are met. */
import type { ErrorCode } from '../../src/domain/errors.ts';
import type { Words } from './prepared.ts';
import type { Provocation } from './provoking.ts';

export function fileCareProvocations(words: Words): Readonly<Partial<Record<ErrorCode, Provocation>>> {
  return {
    own_file: {
      first: [['customers', 'edit', 'C1', '--responsible', 'WL']],
      words: ['customers', 'review', 'C1'],
    },
    nothing_to_hand_over: { words: ['customers', 'handover', '--from', 'ZS', '--to', 'LM'] },
    credit_refused: { words: ['customers', 'credit', 'C1', '--grade', 'D', '--credit-limit', '1000'] },
    complaint_not_found: { words: ['customers', 'complaint', 'answer', '99', '--via', 'x'] },
    complaint_not_handled: { words: ['customers', 'complaint', 'answer', '1', '--via', words.phone] },
    complaint_answered: {
      first: [['customers', 'complaint', 'answer', '2', '--via', words.phone]],
      words: ['customers', 'complaint', 'handle', '2', '--handling', words.phone],
    },
    no_handover: { words: ['customers', 'handover', 'told', 'C1', '--via', 'x'] },
  };
}
