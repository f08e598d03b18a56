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
    responsible_twice: {
      words: ['customers', 'edit', 'C1', '--responsible', 'WL', '--second-responsible', 'WL'],
    },
    nothing_to_hand_over: {
      first: [['operators', 'edit', 'LM', '--role', 'sales']],
      words: ['customers', 'handover', '--from', 'ZS', '--to', 'LM'],
    },
    credit_refused: { words: ['customers', 'credit', 'C1', '--grade', 'D', '--credit-limit', '1000'] },
    link_circle: {
      first: [['customers', 'link', 'C2', '--parent', 'C1']],
      words: ['customers', 'link', 'C1', '--parent', 'C2'],
    },
    industry_unknown: { words: ['customers', 'link', 'list', 'C1', '--industry'] },
    admission_open: { words: ['customers', 'admission', 'C2', '--step', 'application'] },
    admission_out_of_order: { words: ['customers', 'admission', 'C1', '--step', 'final_review'] },
    admission_own: { words: ['customers', 'admission', 'C2', '--step', 'first_review'] },
    credit_missing: {
      first: [['customers', 'admission', 'C2', '--step', 'first_review', '--operator', 'QM']],
      words: ['customers', 'admission', 'C2', '--step', 'credit_check'],
    },
    admission_credit: {
      first: [
        ['customers', 'admission', 'C2', '--step', 'first_review', '--operator', 'QM'],
        ['customers', 'credit', 'C2', '--grade', 'D'],
      ],
      words: ['customers', 'admission', 'C2', '--step', 'credit_check', '--result', 'passed'],
    },
    complaint_not_found: { words: ['customers', 'complaint', 'answer', '99', '--via', 'x'] },
    complaint_not_handled: { words: ['customers', 'complaint', 'answer', '1', '--via', words.phone] },
    complaint_answered: {
      first: [['customers', 'complaint', 'answer', '2', '--via', words.phone]],
      words: ['customers', 'complaint', 'handle', '2', '--handling', words.phone],
    },
    no_handover: { words: ['customers', 'handover', 'told', 'C1', '--via', 'x'] },
  };
}
