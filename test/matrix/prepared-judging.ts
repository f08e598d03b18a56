/** What the prepared store holds for the commands that judge, promise and report to customers. */
import type { Words } from './prepared.ts';

/** Commands for the second day; none of them moves goods, so that movements keep their numbers. */
export function judgingBefore(words: Words): readonly (readonly string[])[] {
  return [
    ['notice', '001X', '1', '--reason', 'damaged', '--note', words.wrong],
    ['notice', '001X', '2', '--reason', 'quality', '--note', words.wrong],
    ['notices', 'sent', 'N26-000002', '--via', words.phone],
    ['notice', '001X', '1', '--reason', 'lost'],
    ['notices', 'sent', 'N26-000003', '--via', words.phone],
  ];
}
