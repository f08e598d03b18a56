/** Which of many texts stand in another, and where: one pass over it, however many there are. */
import type { Place } from './spellings.ts';

/** Texts that are looked for; each of two UTF-16 units at least. */
export class Texts {
  private readonly byStart = new Map<number, string[]>();

  constructor(texts: Iterable<string>) {
    for (const text of texts) {
      const start = startOf(text, 0);
      const alike = this.byStart.get(start);
      if (alike) alike.push(text);
      else this.byStart.set(start, [text]);
    }
  }

  /** Whether one of them stands in it. */
  isIn(said: string): boolean {
    if (this.byStart.size === 0) return false;
    // The same as below without a generator: it is asked of every row there is.
    for (let at = 0; at + 1 < said.length; at += 1) {
      const alike = this.byStart.get(startOf(said, at));
      if (alike?.some((text) => said.startsWith(text, at))) return true;
    }
    return false;
  }

  /** Those that stand in it, each once. */
  allIn(said: string): string[] {
    return [...new Set(Array.from(this.found(said), ({ text }) => text))];
  }

  /** Where they stand; they may overlap. */
  *found(said: string): Generator<Place & { readonly text: string }> {
    if (this.byStart.size === 0) return;
    for (let at = 0; at + 1 < said.length; at += 1) {
      const alike = this.byStart.get(startOf(said, at));
      if (alike)
        for (const text of alike) if (said.startsWith(text, at)) yield { text, start: at, end: at + text.length };
    }
  }
}

/** Two units as one number. */
function startOf(text: string, at: number): number {
  return text.charCodeAt(at) * 65536 + text.charCodeAt(at + 1);
}

const LETTER = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u;

/** Whether it stands there as a word, where it is written with letters: `Brown` is not in `Brownish`. */
export function isWordAt(said: string, { start, end }: Place): boolean {
  const isLetter = (at: number): boolean => LETTER.test(said[at] ?? '');
  return !(isLetter(start) && isLetter(start - 1)) && !(isLetter(end - 1) && isLetter(end));
}

/** A text with something else at these places; where they overlap, once. */
export function replacedAt(said: string, places: readonly Place[], by: string): string {
  let rest = '';
  let done = 0;
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start >= done) rest += said.slice(done, start) + by;
    done = Math.max(done, end);
  }
  return rest + said.slice(done);
}
