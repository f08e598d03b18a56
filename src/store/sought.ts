/** What is looked for of a customer: names as words, numbers in every spelling, and whatever else as it was written. */
import { isWordAt, replacedAt, Texts } from '../text/containing.ts';
import { matchKey } from '../text/fold.ts';
import { Numbers, type Place } from '../text/spellings.ts';
import type { Secret } from './secrets.ts';

/** What stands for a secret that was taken out of a longer text. */
const REDACTED = '■■■';

export class Sought {
  private readonly plain: Texts;
  private readonly persons: Texts;
  private readonly numbers: Numbers;
  /** Numbers as they are kept, also within longer ones: what the bytes of the store are searched for. */
  private readonly stored: Texts;
  private readonly any: Texts;

  constructor(secrets: readonly Secret[]) {
    const of = (...kinds: Secret['kind'][]): string[] =>
      secrets.filter(({ kind }) => kinds.includes(kind)).flatMap(written);
    this.plain = new Texts(of('name', 'address'));
    this.persons = new Texts(of('person'));
    this.stored = new Texts(of('number'));
    this.any = new Texts(of('name', 'address', 'person', 'number'));
    this.numbers = new Numbers(of('number'));
  }

  /** Whether anything of it may stand in a text: a quick look, before the careful ones. */
  isIn(said: string): boolean {
    return this.any.isIn(said) || this.numbers.isIn(said);
  }

  /** Whether something of it is said in a text: a name as a word, and no number that is part of a longer one. */
  isSaidIn(said: string): boolean {
    return this.places(said, true).length > 0;
  }

  /** Whether a person is named in a text. */
  namesIn(said: string): boolean {
    return this.places(said, true).length > this.places(said, false).length;
  }

  /** The text without what is said of it; persons' names stay where the text is no sentence of somebody's. */
  without(said: string, persons: boolean): string {
    const places = this.places(said, persons);
    return places.length === 0 ? said : replacedAt(said, places, REDACTED);
  }

  /** All of it that stands in a text, spelled as it is there. */
  standingIn(said: string): string[] {
    const spelled = Array.from(this.numbers.places(said), ({ start, end }) => said.slice(start, end));
    return [
      ...new Set([...this.plain.allIn(said), ...this.persons.allIn(said), ...this.stored.allIn(said), ...spelled]),
    ];
  }

  private places(said: string, persons: boolean): Place[] {
    const names = persons ? [...this.persons.found(said)].filter((place) => isWordAt(said, place)) : [];
    return [...this.plain.found(said), ...names, ...this.numbers.places(said)];
  }
}

/** How a secret may be written: as it is, within JSON, and of names as they are searched by. */
export function written({ kind, text }: Secret): string[] {
  return [...new Set([text, JSON.stringify(text).slice(1, -1), ...(kind === 'name' ? [matchKey(text)] : [])])];
}
