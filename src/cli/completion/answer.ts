/** What could stand where the cursor is. */
import type { Words } from '../../domain/shapes.ts';
import type { Flag, Node, Slot } from './tree.ts';

/** One completion: what would be typed, and what it is. */
export interface Offered {
  readonly value: string;
  readonly about: string;
}

export interface Answer {
  readonly offered: readonly Offered[];
  /** Names of files go there: the shell knows them best. */
  readonly files: boolean;
}

/** What the store offers for a kind of thing that begins so. */
export type Live = (kind: NonNullable<Slot['live']>, begun: string) => readonly Offered[];

/**
 * @param words what was typed after `samples`; the last one, perhaps empty, is being typed
 */
export function answer(tree: readonly Node[], typed: readonly string[], language: keyof Words, live: Live): Answer {
  const words = joined(typed);
  const begun = words.at(-1) ?? '';
  const { node, path, position, pending, ended } = read(tree, words.slice(0, -1));
  const said = (about: Words): string => about[language];
  const fitting = (slot: Slot, typedSoFar: string, before = ''): Answer => ({
    offered: [
      ...(slot.words ?? [])
        .map(({ word, about }) => ({ value: word, about: about ? said(about) : '' }))
        .filter(startsWith(typedSoFar)),
      ...(slot.live ? live(slot.live, typedSoFar) : []),
    ].map(({ value, about }) => ({ value: before + value, about })),
    files: slot.file === true && before === '',
  });

  if (pending) return fitting(pending, begun);
  if (!ended && node) {
    const [, name, value] = /^(--[^=]+)=(.*)$/s.exec(begun) ?? [];
    const flag = name === undefined ? undefined : node.flags.find((each) => each.flag === name);
    if (flag?.takesValue) return fitting(flag, value!, `${name}=`);
    if (begun.startsWith('-')) {
      const given = new Set(words.slice(0, -1));
      const offered = node.flags
        .filter((flag) => !given.has(flag.flag))
        .map(({ flag, about }) => ({ value: flag, about: said(about) }))
        .filter(startsWith(begun));
      return { offered, files: false };
    }
  }
  const below = new Map<string, string>();
  for (const each of tree) {
    if (each.path.length <= path.length || path.some((word, at) => each.path[at] !== word)) continue;
    const word = each.path[path.length]!;
    const whole = each.path.length === path.length + 1;
    if (whole || !below.has(word)) below.set(word, whole ? said(each.about) : '');
  }
  const commands = [...below].map(([value, about]) => ({ value, about })).filter(startsWith(begun));
  const slot = node ? (node.slots[position] ?? lastRepeating(node.slots)) : undefined;
  const further = slot ? fitting(slot, begun) : { offered: [], files: false };
  // `report list` and `report NAME`: both may follow.
  return { offered: position === 0 ? [...commands, ...further.offered] : further.offered, files: further.files };
}

interface Place {
  /** The command so far, if the words name one. */
  readonly node: Node | undefined;
  readonly path: readonly string[];
  /** How many arguments stand before the cursor. */
  readonly position: number;
  /** The option whose value comes next. */
  readonly pending: Flag | undefined;
  /** After `--` everything is an argument. */
  readonly ended: boolean;
}

function read(tree: readonly Node[], words: readonly string[]): Place {
  let path: string[] = [];
  let position = 0;
  let pending: Flag | undefined;
  let ended = false;
  const find = (wanted: readonly string[]): Node | undefined =>
    tree.find(({ path: each }) => each.join(' ') === wanted.join(' '));
  for (const word of words) {
    if (pending) {
      pending = undefined;
      continue;
    }
    if (word === '--' && !ended) {
      ended = true;
      continue;
    }
    if (!ended && word.startsWith('-') && word !== '-') {
      // Before the command, any option may stand that some command knows.
      const flags = find(path)?.flags ?? tree.flatMap(({ flags }) => flags);
      const flag = flags.find((each) => each.flag === word || each.short === word);
      if (flag?.takesValue) pending = flag;
      continue;
    }
    const longer = [...path, word];
    if (position === 0 && tree.some(({ path: each }) => longer.every((part, at) => each[at] === part))) path = longer;
    else position += 1;
  }
  return { node: find(path), path, position, pending, ended };
}

/** Shells take `--to=x` apart: `--to`, `=`, `x` are one word again. */
function joined(words: readonly string[]): string[] {
  const whole: string[] = [];
  for (const word of words) {
    const before = whole.at(-1);
    if (word === '=' && before?.startsWith('--')) whole[whole.length - 1] = `${before}=`;
    else if (before?.startsWith('--') && before.endsWith('=')) whole[whole.length - 1] = before + word;
    else whole.push(word);
  }
  return whole;
}

function lastRepeating(slots: readonly Slot[]): Slot | undefined {
  const last = slots.at(-1);
  return last?.repeats ? last : undefined;
}

function startsWith(begun: string): (offered: Offered) => boolean {
  return ({ value }) => value.toLowerCase().startsWith(begun.toLowerCase());
}
