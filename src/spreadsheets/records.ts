/**
 * Text cut into whole records. Quotes are followed only to know where records end; their cells are csv-parse's work
 * (cells.ts). A quote inside an unquoted cell is text. A quoted cell that goes on after its closing quote
 * (`"ab"c`) is text as it stands, quotes and all, when nothing depends on it; where its quoted part holds a delimiter
 * the record's cells are uncertain (damaged), and where it holds a line end, so are the records: see {@link Torn}.
 */
import { lineBreaks } from './decoding.ts';

/** Nobody can tell where the records end: a quote is not closed, or is closed in the middle of a later cell. */
export class Torn extends Error {
  constructor(readonly line: number) {
    super(`quotes do not match in the record at line ${line}`);
  }
}

/** A record longer than any real one: this is no sheet. */
export class Endless extends Error {}

/** Whole records, with the numbers (from 0) of those whose cells are uncertain. */
export interface Records {
  text: string;
  damaged: readonly number[];
}

const LONGEST_RECORD = 32 * 1024 * 1024;

type State = 'cell start' | 'unquoted' | 'quoted' | 'after quote';

export class RecordCutter {
  /** The line on which the next record begins; whoever reads the records keeps it. */
  line = 1;
  readonly #delimiter: string;
  readonly #special: RegExp;
  #state: State = 'cell start';
  #pending: string[] = [];
  #pendingLength = 0;
  /** A carriage return at the end of a chunk: half of a line end, perhaps. */
  #held = '';
  #quotedDelimiter = false;
  #quotedBreak = false;
  #damaged = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
    this.#special = new RegExp(`[${delimiter}\\r\\n]`, 'g');
  }

  /** The records that end in this chunk of text, with what came before it. */
  push(chunk: string): Records {
    const text = this.#held + chunk;
    this.#held = text.endsWith('\r') ? '\r' : '';
    return this.#cut(this.#held === '' ? text : text.slice(0, -1));
  }

  /** The last record, which has no line end; its text is empty when there is none. */
  finish(): Records & { unended: boolean } {
    const { text, damaged } = this.#held === '' ? { text: '', damaged: [] } : this.#cut(this.#held);
    if (this.#state === 'quoted') throw new Torn(this.line);
    const last = this.#pending.join('');
    this.#pending = [];
    if (last === '') return { text, damaged, unended: false };
    return { text: last, damaged: this.#damaged ? [0] : [], unended: true };
  }

  #cut(text: string): Records {
    const quoting = this.#state === 'quoted' || this.#state === 'after quote' || text.includes('"');
    const damaged: number[] = [];
    const end = quoting ? this.#follow(text, damaged) : this.#skip(text, damaged);
    if (end === 0) {
      this.#pending.push(text);
      this.#pendingLength += text.length;
      if (this.#pendingLength > LONGEST_RECORD) {
        throw this.#state === 'quoted' ? new Torn(this.line) : new Endless();
      }
      return { text: '', damaged };
    }
    const whole = this.#pending.length === 0 ? text.slice(0, end) : this.#pending.join('') + text.slice(0, end);
    this.#pending = end === text.length ? [] : [text.slice(end)];
    this.#pendingLength = text.length - end;
    return { text: whole, damaged };
  }

  /** Text without quotes: records end where lines end. */
  #skip(text: string, damaged: number[]): number {
    const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    if (end > 0 && this.#damaged) {
      damaged.push(0);
      this.#damaged = false;
    }
    if (text !== '') this.#state = end === text.length || text.endsWith(this.#delimiter) ? 'cell start' : 'unquoted';
    return end;
  }

  #follow(text: string, damaged: number[]): number {
    let end = 0;
    let count = 0;
    let at = 0;
    while (at < text.length) {
      switch (this.#state) {
        case 'cell start':
          if (text[at] === '"') {
            this.#state = 'quoted';
            this.#quotedDelimiter = false;
            this.#quotedBreak = false;
            at++;
          } else {
            this.#state = 'unquoted';
          }
          break;
        case 'unquoted': {
          this.#special.lastIndex = at;
          const found = this.#special.exec(text);
          if (found === null) return end;
          at = found.index + 1;
          this.#state = 'cell start';
          if (found[0] === this.#delimiter) break;
          if (found[0] === '\r' && text[at] === '\n') at++;
          if (this.#damaged) damaged.push(count);
          this.#damaged = false;
          count++;
          end = at;
          break;
        }
        case 'quoted': {
          const quote = text.indexOf('"', at);
          const inside = quote < 0 ? text.slice(at) : text.slice(at, quote);
          this.#quotedDelimiter ||= inside.includes(this.#delimiter);
          this.#quotedBreak ||= inside.includes('\n') || inside.includes('\r');
          if (quote < 0) return end;
          this.#state = 'after quote';
          at = quote + 1;
          break;
        }
        case 'after quote': {
          const next = text[at]!;
          if (next === '"') {
            this.#state = 'quoted';
            at++;
            break;
          }
          this.#state = 'unquoted';
          if (next === this.#delimiter || next === '\r' || next === '\n') break;
          if (this.#quotedBreak) throw new Torn(this.line + this.#breaksBefore(text, end));
          this.#damaged ||= this.#quotedDelimiter;
          break;
        }
      }
    }
    return end;
  }

  /** The lines of the records that end in this text, before the one in hand. */
  #breaksBefore(text: string, end: number): number {
    return end === 0 ? 0 : lineBreaks(this.#pending.join('') + text.slice(0, end));
  }
}
