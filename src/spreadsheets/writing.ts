/** Rows to CSV text, in chunks, so that a million rows never stand in memory. Writing the file is for others. */
import { neutralised } from './formulas.ts';

/** What a cell can hold. Numbers stay numbers, whatever their sign; text is made harmless. */
export type OutCell = string | number | bigint | boolean | null | undefined;

export interface CsvOptions {
  /** For Excel: a byte order mark, and CR LF at the end of lines. */
  excel?: boolean;
  /** Text as it is, even where a spreadsheet would run it. */
  raw?: boolean;
}

/** A row that was refused: where it stands, why, and its cells as they were. */
export interface RejectedRow {
  line: number;
  column: string | null;
  reason: string;
  cells: readonly string[];
}

const BYTE_ORDER_MARK = '\ufeff';
const ROWS_PER_CHUNK = 1000;

type Rows<T> = Iterable<T> | AsyncIterable<T>;

/** CSV text of a heading row and the rows below it. */
export async function* csvChunks(
  headings: readonly string[],
  rows: Rows<readonly OutCell[]>,
  options: CsvOptions = {},
): AsyncGenerator<string> {
  const { stringify } = await import('csv-stringify/sync');
  const cellText = options.raw === true ? plainText : harmlessText;
  const lineEnd = options.excel === true ? '\r\n' : '\n';
  // Without the second option a lone LF would stand unquoted in a file whose lines end in CR LF.
  const toText = (batch: string[][]) => stringify(batch, { record_delimiter: lineEnd, quote_record_delimiter: true });
  const mark = options.excel === true ? BYTE_ORDER_MARK : '';
  let batch: string[][] = [headings.map(cellText)];
  let first = true;
  for await (const row of rows) {
    batch.push(row.map(cellText));
    if (batch.length < ROWS_PER_CHUNK) continue;
    yield (first ? mark : '') + toText(batch);
    first = false;
    batch = [];
  }
  if (batch.length > 0) yield (first ? mark : '') + toText(batch);
}

/** The file of refused rows: UTF-8 with a mark, `line, column, reason` before the row under its own headings. */
export async function* rejectChunks(headings: readonly string[], rejects: Rows<RejectedRow>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK;
  yield* csvChunks(['line', 'column', 'reason', ...headings], rejectedCells(rejects));
}

async function* rejectedCells(rejects: Rows<RejectedRow>): AsyncGenerator<OutCell[]> {
  for await (const { line, column, reason, cells } of rejects) yield [line, column, reason, ...cells];
}

function harmlessText(cell: OutCell): string {
  return typeof cell === 'string' ? neutralised(cell) : plainText(cell);
}

function plainText(cell: OutCell): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'number' ? decimal(cell) : String(cell);
}

/** A number without an exponent, which spreadsheets and our import would misread. */
function decimal(number: number): string {
  const text = String(number);
  if (!Number.isFinite(number)) throw new RangeError(`no number for a cell: ${text}`);
  return text.includes('e') ? number.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}
