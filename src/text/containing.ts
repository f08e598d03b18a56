/** Which of many texts stand in another: one pass over it, however many there are. */

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
    return !this.found(said).next().done;
  }

  /** Those that stand in it, each once. */
  allIn(said: string): string[] {
    return [...new Set(this.found(said))];
  }

  private *found(said: string): Generator<string> {
    for (let at = 0; at + 1 < said.length; at += 1) {
      const alike = this.byStart.get(startOf(said, at));
      if (alike) for (const text of alike) if (said.startsWith(text, at)) yield text;
    }
  }
}

/** Two units as one number. */
function startOf(text: string, at: number): number {
  return text.charCodeAt(at) * 65536 + text.charCodeAt(at + 1);
}
