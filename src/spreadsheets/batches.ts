/** The rows of a text sheet, many at once: bytes to text to records to cells. */
import { refuse } from '../domain/errors.ts';
import { rowsOf, type SheetRow, type Splitter, splitQuickly } from './cells.ts';
import type { Delimiter } from './delimiters.ts';
import { restored } from './formulas.ts';
import { Endless, RecordCutter, type Records, Torn } from './records.ts';

/** All rows in order, blank ones too. @throws Refusal when a quote is never closed, when the text is no sheet */
export async function* batchesOf(
  file: string,
  text: AsyncIterable<string>,
  delimiter: Delimiter,
  split: Splitter,
): AsyncGenerator<SheetRow[]> {
  // As long as every quote stands where it should, records are found and split at once; from the first that does not,
  // quotes are followed to find where records end.
  const quick = new QuickCutter(delimiter);
  let cutter: RecordCutter | null = null;
  const rows = (records: Records) => rowsOf(records, delimiter, cutter!, split);
  try {
    for await (const chunk of text) {
      let batch = cutter ? null : quick.push(chunk);
      if (batch === null) {
        const whole = cutter ? chunk : quick.rest;
        cutter ??= quick.handedOver();
        batch = rows(cutter.push(whole));
      }
      if (batch.length > 0) yield batch;
    }
    const rest: SheetRow[] = [];
    if (!cutter) {
      cutter = quick.handedOver();
      rest.push(...rows(cutter.push(quick.rest)));
    }
    const { unended, ...records } = cutter.finish();
    const last = [...rest, ...rows(records)];
    if (unended) last.at(-1)!.unended = true;
    if (last.length > 0) yield last;
  } catch (error) {
    if (error instanceof Torn) refuse('file_truncated', { file, line: error.line });
    if (error instanceof Endless) refuse('file_not_a_sheet', { file });
    throw error;
  }
}

/** A record that goes on for so long is followed quote by quote: it would be looked through again with each chunk. */
const LONG_RECORD = 256 * 1024;

/** Cuts text whose quotes all stand where they should. */
class QuickCutter {
  /** The text of the record that has begun. */
  rest = '';
  private line = 1;

  constructor(private readonly delimiter: Delimiter) {}

  /** The rows that end in this chunk; null where the careful way must go on, with all of `rest`. */
  push(chunk: string): SheetRow[] | null {
    const text = this.rest + chunk;
    const found = splitQuickly(text, this.delimiter, false);
    this.rest = text;
    if (found === null) return null;
    if (text.length - found.end > LONG_RECORD) return null;
    this.rest = text.slice(found.end);
    const apostrophes = text.includes("'");
    return found.records.map((cells, at): SheetRow => {
      const line = this.line;
      this.line += found.lines[at]!;
      return { line, cells: apostrophes ? cells.map(restored) : cells };
    });
  }

  /** A careful cutter that begins where this one stands. */
  handedOver(): RecordCutter {
    const cutter = new RecordCutter(this.delimiter);
    cutter.line = this.line;
    return cutter;
  }
}
