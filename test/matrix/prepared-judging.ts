/** What the prepared store holds for the commands that judge, promise and report to customers. */
import type { Words } from './prepared.ts';

/** Commands for the second day; none of them moves goods, so that movements keep their numbers. */
export function judgingBefore(words: Words): readonly (readonly string[])[] {
  return [
    ['notice', '001X', '1', '--reason', 'damaged', '--note', words.wrong],
    ['notice', '001X', '2', '--reason', 'quality', '--note', words.wrong],
    ['notices', 'sent', 'N26-000002', '--via', words.phone],
    ['evaluate', '001X', '--start', words.purpose, '--due', '2026-11-19', '--feedback-by', '2026-11-30'],
    ['evaluate', '001X', '--result', words.wrong],
    ['evaluate', 'S26-000002-V', '--start', words.purpose, '--due', '2026-11-19'],
    ['permit', 'S26-000002-V', '--to', 'HZ', '--purpose', words.purpose],
    ['maintain', 'S26-000002-V', '--done', words.purpose, '--every', '30'],
    action(words),
    action(words),
    ['actions', 'done', '2', '--note', words.purpose],
    ['sign', 'U26-000001', '--side', 'customer', '--by', words.user],
    ['notice', '001X', '1', '--reason', 'lost'],
    ['notices', 'sent', 'N26-000003', '--via', words.phone],
  ];
}

function action({ phone, wrong, purpose }: Words): readonly string[] {
  const said = ['--source', phone, '--content', wrong, '--steps', purpose];
  return ['actions', 'add', ...said, '--responsible', 'LM', '--due', '2026-11-20'];
}
