/** Whole records to cells: split plainly where there is no quote, by csv-parse where there is one. */
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

/** A splitter that hands text with quotes to csv-parse. */
export async function loadSplitter(): Promise<Splitter> {
  const { parse } = await import('csv-parse/sync');
  return (text, delimiter) =>
    text.includes('"')
      ? (parse(text, {
          delimiter,
          record_delimiter: ['\r\n', '\n', '\r'],
          relax_quotes: true,
          relax_column_count: true,
        }) as string[][])
      : splitPlain(text, delimiter);
}

/** Records without quotes: lines, and what stands between delimiters. */
export function splitPlain(text: string, delimiter: string): string[][] {
  if (text === '') return [];
  const lines = text.includes('\r') ? text.split(/\r\n|[\r\n]/) : text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.split(delimiter));
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
