/**
 * What there is to complete, from the descriptions of the commands. The program's own bundle for completion holds it
 * as data (bin/build.mjs), so that a press of a key does not load every command.
 */

import { SETTING_KEYS, SETTINGS } from '../../domain/settings.ts';
import type { Words } from '../../domain/shapes.ts';
import { REPORTS } from '../../reports/index.ts';
import { COMMANDS } from '../commands/index.ts';
import { type Field, type Fields, flagOf } from '../describe.ts';
import { allOptions } from '../globals.ts';
import { TOPICS } from '../present/topics.ts';

/** What may stand in a place: fixed words, something of the store, a file, or nothing that could be guessed. */
export interface Slot {
  readonly about: Words;
  readonly words?: readonly Choice[];
  readonly live?: 'sample' | 'slip' | 'customer' | 'place' | 'person';
  readonly file?: true;
  /** Further words go there as well. */
  readonly repeats?: true;
}
interface Choice {
  readonly word: string;
  readonly about?: Words;
}
export interface Flag extends Slot {
  readonly flag: string;
  readonly short?: string;
  readonly takesValue: boolean;
}
export interface Node {
  readonly path: readonly string[];
  readonly about: Words;
  readonly flags: readonly Flag[];
  readonly slots: readonly Slot[];
}

/** Arguments whose words are known but are not choices in the description. */
function special(command: string, key: string): readonly Choice[] | undefined {
  if (command === 'report' && key === 'name') return REPORTS.map(({ name, title }) => ({ word: name, about: title }));
  if (command.startsWith('config ') && key === 'key')
    return SETTING_KEYS.map((word) => ({ word, about: SETTINGS[word].about }));
  const topics = Object.entries(TOPICS).map(([word, { summary }]) => ({ word, about: summary }));
  const commands = [...new Map(COMMANDS.map(({ name, summary }) => [name.split(' ')[0]!, summary]))].map(
    ([word, about]) => ({ word, about }),
  );
  if (command === 'help') return [...commands, ...topics];
  if (command === 'schema') return commands;
  return undefined;
}

function slotOf(field: Field, known?: readonly Choice[]): Slot {
  const words = field.choices?.map((word): Choice => ({ word })) ?? known;
  const { complete } = field;
  return {
    about: field.about,
    ...(words ? { words } : {}),
    ...(complete === 'file' || (field.kind === 'file' && complete === undefined) ? { file: true as const } : {}),
    ...(complete !== undefined && complete !== 'file' ? { live: complete } : {}),
    ...(field.kind === 'number' && complete === undefined ? { live: 'sample' as const } : {}),
    ...(field.kind === 'list' || field.kind === 'pairs' ? { repeats: true as const } : {}),
  };
}

export const TREE: readonly Node[] = COMMANDS.map((description) => ({
  path: description.name.split(' '),
  about: description.summary,
  flags: [
    ...Object.entries(allOptions(description))
      .filter(([, { hidden }]) => !hidden)
      .map(([key, field]) => ({
        ...slotOf(field),
        flag: flagOf(key),
        ...(field.short === undefined ? {} : { short: `-${field.short}` }),
        takesValue: field.kind !== 'flag',
      })),
    { flag: '--help', takesValue: false, about: { zh: '用法', en: 'how it is used' } },
  ],
  slots: Object.entries((description.arguments ?? {}) as Fields).map(([key, field]) =>
    slotOf(field, special(description.name, key)),
  ),
}));
