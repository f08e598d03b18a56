/**
 * `samples __complete -- WORDS…`: what the shell asks at a press of Tab. One line for each, `value<TAB>what it is`,
 * and `:files` where names of files go. Read-only, and silent whatever is wrong: a prompt is no place for messages.
 */
import { writeSync } from 'node:fs';
import { bareNumber, showSampleNumber } from '../../domain/numbers.ts';
import {
  customersBeginning,
  languageOf,
  type Offer,
  openForLook,
  peopleBeginning,
  placesBeginning,
  samplesBeginning,
  samplesEnding,
  slipsBeginning,
} from '../../store/completing.ts';
import type { Db } from '../../store/sql.ts';
import { foldCode } from '../../text/fold.ts';
import { showSafe } from '../../text/show.ts';
import { localeLanguage, storeFile } from '../places.ts';
import { answer, type Offered } from './answer.ts';
import { type Slot, TREE } from './tree.ts';

/** Answers the words after `__complete --` on stdout. */
export function start(): void {
  try {
    const words = process.argv.slice(process.argv[3] === '--' ? 4 : 3);
    writeSync(1, completions(words, process.env));
  } catch {
    // Nothing to offer.
  }
}

/** The lines for these words. */
export function completions(words: readonly string[], env: Readonly<Record<string, string | undefined>>): string {
  const said = (flag: string): string | undefined => {
    const at = words.indexOf(flag);
    return at >= 0 && at < words.length - 2 ? words[at + 1] : undefined;
  };
  let db: Db | null | undefined;
  // The store is opened only when something of it is asked for.
  const look = (): Db | null => {
    if (db === undefined) {
      try {
        db = openForLook(storeFile(said('--db'), env));
      } catch {
        db = null;
      }
    }
    return db;
  };
  const live = (kind: NonNullable<Slot['live']>, begun: string): Offered[] => {
    const store = look();
    if (!store) return [];
    try {
      return offersOf(store, kind, begun).map(({ value, name }) => ({ value, about: name ?? '' }));
    } catch {
      return [];
    }
  };
  const asked = said('--lang') ?? env.SAMPLES_LANG;
  const language = asked === 'zh' || asked === 'en' ? asked : (storeLanguage(look()) ?? localeLanguage(env));
  const { offered, files } = answer(TREE, words, language, live);
  db?.close();
  const lines = offered.map(({ value, about }) => (about === '' ? value : `${value}\t${showSafe(about)}`));
  return [...lines, ...(files ? [':files'] : [])].map((line) => `${line}\n`).join('');
}

function storeLanguage(db: Db | null): 'zh' | 'en' | undefined {
  if (!db) return undefined;
  try {
    return languageOf(db) === 'en' ? 'en' : 'zh';
  } catch {
    return undefined;
  }
}

function offersOf(db: Db, kind: NonNullable<Slot['live']>, begun: string): Offer[] {
  const typed = foldCode(begun);
  switch (kind) {
    case 'sample': {
      const bare = bareNumber(typed);
      const found = /^\d{3}$/.test(bare) ? samplesEnding(db, bare) : samplesBeginning(db, bare);
      return found.map(({ value, name }) => ({ value: showSampleNumber(value), name }));
    }
    case 'slip':
      return slipsBeginning(db, typed.toUpperCase());
    case 'customer':
      return customersBeginning(db, typed);
    case 'place':
      return placesBeginning(db, typed);
    default:
      return peopleBeginning(db, typed);
  }
}
