/** Whole records to cells: split at their delimiters, by csv-parse where quotes are not written as they should be. */
import { lineBreaks } from './decoding.ts';
import { restored } from './formulas.ts';
import type { RecordCutter, Records } from './records.ts';

/** A record: its cells, and the line of the file on which it begins. */
export interface SheetRow {
  line: number;
  cells: string[];
  /** A quote in it stands where none can, so its cells are uncertain. */
  damaged?: true;
  /** The file ends in it, without a line end. */
  unended?: true;
  /** The columns, from 0, whose cells hold an error or a formula without its result (workbooks). */
  errors?: readonly number[];
}

/** Cells of text that holds whole records, as csv-parse gives them. */
export type Splitter = (text: string, delimiter: string) => string[][];

/** A splitter that hands to csv-parse what is not written as quotes should be. */
export async function loadSplitter(): Promise<Splitter> {
  const { parse } = await import('csv-parse/sync');
  return (text, delimiter) => splitQuick(text, delimiter) ?? (parse(text, parsing(delimiter)) as string[][]);
}

/** How csv-parse is asked: the reference that the quicker way must equal. */
export function parsing(delimiter: string) {
  return {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
  };
}

/**
 * Records, many times faster than csv-parse: where there is no quote, lines, and what stands between delimiters. Null
 * where a cell goes on after its closing quote or is never closed: csv-parse says what that means.
 */
export function splitQuick(text: string, delimiter: string): string[][] | null {
  const rows: string[][] = [];
  const returns = text.includes('\r');
  // The next of each sign: looked for once, however many lines lie before it.
  let quote = next(text, '"', 0);
  let sign = next(text, delimiter, 0);
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at, returns);
    const cells: string[] = [];
    if (quote < at) quote = next(text, '"', at);
    if (quote < end) {
      at = takeRecord(text, at, delimiter, returns, cells);
      if (at < 0) return null;
    } else {
      if (sign < at) sign = next(text, delimiter, at);
      while (sign < end) {
        cells.push(text.slice(at, sign));
        at = sign + 1;
        sign = next(text, delimiter, at);
      }
      cells.push(text.slice(at, end));
      at = afterLine(text, end);
    }
    rows.push(cells);
  }
  return rows;
}

/** Where a sign next stands; at the end of the text where it does no more. */
function next(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found < 0 ? text.length : found;
}

/** Takes one record cell by cell; answers where the next one begins, or -1. */
function takeRecord(text: string, start: number, delimiter: string, returns: boolean, cells: string[]): number {
  let at = start;
  let end = lineEnd(text, at, returns);
  while (true) {
    if (text[at] !== '"') {
      const rest = text.slice(at, end);
      const next = rest.indexOf(delimiter);
      if (next < 0) {
        cells.push(rest);
        return afterLine(text, end);
      }
      cells.push(rest.slice(0, next));
      at += next + 1;
      continue;
    }
    let close = text.indexOf('"', at + 1);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    if (close < 0) return -1;
    const inside = text.slice(at + 1, close);
    cells.push(inside.includes('"') ? inside.replaceAll('""', '"') : inside);
    at = close + 1;
    if (at > end) end = lineEnd(text, at, returns);
    if (at === end) return afterLine(text, end);
    if (text[at] !== delimiter) return -1;
    at += 1;
  }
}

function lineEnd(text: string, at: number, returns: boolean): number {
  const end = next(text, '\n', at);
  if (!returns) return end;
  // Within the line only: where lines end in LF alone, a search for CR would run on to the end each time.
  for (let place = at; place < end; place++) if (text.charCodeAt(place) === 13) return place;
  return end;
}

function afterLine(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}

/** The rows of some records; moves the cutter's line on. Apostrophes that our export has put before formulas go. */
export function rowsOf(records: Records, delimiter: string, cutter: RecordCutter, split: Splitter): SheetRow[] {
  const quoted = records.text.includes('"');
  const apostrophes = records.text.includes("'");
  const rows = split(records.text, delimiter).map((cells): SheetRow => {
    const line = cutter.line;
    cutter.line += 1 + (quoted ? lineBreaksIn(cells) : 0);
    return { line, cells: apostrophes ? cells.map(restored) : cells };
  });
  for (const number of records.damaged) rows[number]!.damaged = true;
  return rows;
}

function lineBreaksIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) count += lineBreaks(cell);
  return count;
}
