/** Whole records to cells: split at their delimiters, by csv-parse where quotes are not written as they should be. */
import { lineBreaks } from './decoding.ts';
import { restored } from './formulas.ts';
import { Endless, type RecordCutter, type Records } from './records.ts';
import type { Display } from './workbooks/showing.ts';

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
  /** By column, from 0, what cells show that is less than their text (workbooks). */
  displays?: ReadonlyMap<number, Display>;
}

/** Cells of text that holds whole records, as csv-parse gives them. */
export type Splitter = (text: string, delimiter: string) => string[][];

/** A splitter that hands to csv-parse what is not written as quotes should be. */
export async function loadSplitter(): Promise<Splitter> {
  const { parse } = await import('csv-parse/sync');
  return (text, delimiter) => {
    const quick = splitQuick(text, delimiter);
    if (quick === null && isTooWide(text, delimiter)) throw new Endless();
    return quick ?? (parse(text, parsing(delimiter)) as string[][]);
  };
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

/** No sheet has more columns; the beginning of what stands behind them is one more cell: then the row has too many. */
const MOST_CELLS = 16_384;

/** Records that were split quickly: their cells, how many lines each has, and where the first one begins that does not end. */
export interface QuickRecords {
  readonly records: string[][];
  readonly lines: number[];
  readonly end: number;
}

/**
 * Records, many times faster than csv-parse: where there is no quote, lines, and what stands between delimiters. Null
 * where a cell goes on after its closing quote or, at the end of the file (`last`), is never closed: csv-parse says what
 * that means. Before that end, a record that reaches the end of the text is left alone: more of it may come.
 */
export function splitQuickly(text: string, delimiter: string, last: boolean): QuickRecords | null {
  const records: string[][] = [];
  const lines: number[] = [];
  const returns = text.includes('\r');
  const taking: Taking = { text, delimiter, returns, last, cells: [], lines: 1 };
  // The next of each sign: looked for once, however many lines lie before it.
  let quote = next(text, '"', 0);
  let sign = next(text, delimiter, 0);
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at, returns);
    if (!last && isOpen(text, end)) return { records, lines, end: at };
    if (quote < at) quote = next(text, '"', at);
    if (quote < end) {
      taking.cells = [];
      taking.lines = 1;
      const after = takeRecord(taking, at, end);
      if (after === OPEN) return { records, lines, end: at };
      if (after < 0) return null;
      at = after;
      lines.push(taking.lines);
      records.push(taking.cells);
      continue;
    }
    const cells: string[] = [];
    if (sign < at) sign = next(text, delimiter, at);
    while (sign < end && cells.length < MOST_CELLS) {
      cells.push(text.slice(at, sign));
      at = sign + 1;
      sign = next(text, delimiter, at);
    }
    cells.push(cells.length < MOST_CELLS ? text.slice(at, end) : beyond(text, delimiter, at, end));
    at = afterLine(text, end);
    lines.push(1);
    records.push(cells);
  }
  return { records, lines, end: text.length };
}

/** Whether lines have many times more cells than a sheet can have, which csv-parse would take many seconds for. */
function isTooWide(text: string, delimiter: string): boolean {
  if (text.length < 1_000_000) return false;
  return text.split(delimiter).length / (1 + lineBreaks(text)) > 8 * MOST_CELLS;
}

/** What stands in a record behind all cells that a sheet can have: nothing where only delimiters follow. */
function beyond(text: string, delimiter: string, start: number, end: number): string {
  let at = start;
  while (at < end && text[at] === delimiter) at++;
  return text.slice(at, Math.min(end, at + 100));
}

/** Whether a record whose last line ends there may go on: nothing follows, or half of a line end perhaps. */
function isOpen(text: string, end: number): boolean {
  return end >= text.length || (end === text.length - 1 && text[end] === '\r');
}

/** All records of a text that holds whole ones, or null as {@link splitQuickly} says. */
export function splitQuick(text: string, delimiter: string): string[][] | null {
  return splitQuickly(text, delimiter, true)?.records ?? null;
}

/** Where a sign next stands; at the end of the text where it does no more. */
function next(text: string, sign: string, from: number): number {
  const found = text.indexOf(sign, from);
  return found < 0 ? text.length : found;
}

/** A record that is being taken cell by cell. */
interface Taking {
  readonly text: string;
  readonly delimiter: string;
  readonly returns: boolean;
  readonly last: boolean;
  cells: string[];
  lines: number;
}

const STRAY = -1;
const OPEN = -2;

/** Takes the record that begins here and whose first line ends at `end`; answers where the next one begins, or why not. */
function takeRecord(taking: Taking, start: number, firstEnd: number): number {
  const { text, delimiter, returns, last, cells } = taking;
  let at = start;
  let end = firstEnd;
  while (true) {
    if (text[at] !== '"') {
      if (cells.length === MOST_CELLS && next(text, '"', at) >= end) {
        cells.push(beyond(text, delimiter, at, end));
        return afterLine(text, end);
      }
      const rest = text.slice(at, end);
      const sign = rest.indexOf(delimiter);
      if (sign < 0) {
        cells.push(rest);
        return afterLine(text, end);
      }
      cells.push(rest.slice(0, sign));
      at += sign + 1;
      continue;
    }
    let close = text.indexOf('"', at + 1);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    if (close < 0) return last ? STRAY : OPEN;
    const inside = text.slice(at + 1, close);
    cells.push(inside.includes('"') ? inside.replaceAll('""', '"') : inside);
    at = close + 1;
    if (at > end) {
      taking.lines += lineBreaks(inside);
      end = lineEnd(text, at, returns);
    }
    // Another quote may follow, or what does not belong there.
    if (!last && isOpen(text, end)) return OPEN;
    if (at === end) return afterLine(text, end);
    if (text[at] !== delimiter) return STRAY;
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
