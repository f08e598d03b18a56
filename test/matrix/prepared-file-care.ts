/** What the prepared store holds for the commands that care for customers' files. */
import type { Words } from './prepared.ts';

/** Commands for the second day; none of them moves goods, so that movements keep their numbers. */
export function fileCareBefore(words: Words): readonly (readonly string[])[] {
  return [
    ['customers', 'handover', 'C2', '--to', 'QM'],
    ['customers', 'complaint', 'C2', '--content', words.wrong],
    ['customers', 'complaint', 'C2', '--content', words.wrong],
    ['customers', 'admission', 'C2', '--step', 'application', '--paper', words.purpose],
    ['customers', 'complaint', 'handle', '2', '--handling', words.purpose],
    ['customers', 'add', 'M6', '--name', words.tool],
    ['customers', 'add', 'M7', '--name', words.leaver],
    ['customers', 'add', 'M8', '--name', words.shelf],
    ['customers', 'merge', 'M7', '--into', 'M6', '--reason', words.wrong, '--yes'],
    ['customers', 'merge', 'M8', '--into', 'M6', '--reason', words.wrong, '--yes'],
  ];
}
