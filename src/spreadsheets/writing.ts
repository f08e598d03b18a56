/** Rows to CSV text, in chunks, so that a million rows never stand in memory. Writing the file is for others. */
import { inPieces } from '../text/pieces.ts';
import { neutralised } from './formulas.ts';

/** What a cell can hold. Numbers stay numbers, whatever their sign; text is made harmless; a list is one cell. */
export type OutCell = string | number | bigint | boolean | null | undefined | readonly string[];

/** A column of a CSV file. In a numeric one, text that is a plain number stays one: -3.5 is no formula there. */
export interface CsvColumn {
  heading: string;
  numeric: boolean;
}

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
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;
const QUOTED = /[",\r\n]/;

/** CSV text of a heading row and the rows below it. */
export function csvChunks(
  columns: readonly CsvColumn[],
  rows: Iterable<readonly OutCell[]>,
  options: CsvOptions = {},
): Generator<string> {
  return inPieces(csvLines(columns, rows, options));
}

function* csvLines(
  columns: readonly CsvColumn[],
  rows: Iterable<readonly OutCell[]>,
  options: CsvOptions,
): Generator<string> {
  const toLine = lineWriter(columns, options);
  yield headingLine(columns, options);
  for (const row of rows) yield toLine(row);
}

/** What a file begins with: the mark for Excel, and the headings, which are text whatever is below them. */
function headingLine(columns: readonly CsvColumn[], options: CsvOptions): string {
  const mark = options.excel === true ? BYTE_ORDER_MARK : '';
  return mark + lineWriter([], options)(columns.map(({ heading }) => heading));
}

/**
 * Writes a row as a line of CSV. Most rows need neither quotes nor apostrophes; such a row is its cells with commas
 * between them, and one look at that text proves it: as many commas as there must be, no quote, no line break, and no
 * cell that begins with anything but a digit, a letter or a Chinese character. All other rows are written cell by cell.
 */
function lineWriter(columns: readonly CsvColumn[], options: CsvOptions): (row: readonly OutCell[]) => string {
  const end = options.excel === true ? '\r\n' : '\n';
  const plain = new RegExp(`^(?:${PLAIN_CELL},){${Math.max(0, columns.length - 1)}}${PLAIN_CELL}$`);
  const harmless = (text: string): string => (options.raw === true ? text : neutralised(text));
  const toCell = (cell: OutCell, at: number): string => {
    const text = plainText(cell);
    const number = typeof cell === 'number' || typeof cell === 'bigint' || columns[at]?.numeric === true;
    return quoted(number && PLAIN_NUMBER.test(text) ? text : harmless(text));
  };
  return (row) => {
    if (row.length === columns.length && isJoinable(row)) {
      const text = row.join(',');
      if (plain.test(text)) return text + end;
    }
    return row.map(toCell).join(',') + end;
  };
}

/** Nothing, or what is no formula and goes on without a comma, a quote or a line break. */
const PLAIN_CELL = '(?:[0-9A-Za-z\\u4e00-\\u9fff][^",\\r\\n]*)?';

/** Joining writes numbers as we do, unless it would write them with an exponent. */
function isJoinable(row: readonly OutCell[]): boolean {
  for (const cell of row) {
    if (typeof cell !== 'number' || cell === 0) continue;
    const size = Math.abs(cell);
    if (!(size >= 1e-6 && size < 1e21)) return false;
  }
  return true;
}

function quoted(text: string): string {
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The file of refused rows: UTF-8 with a mark, `line, column, reason` before the row under its own headings. */
export async function* rejectChunks(
  headings: readonly string[],
  rejects: Iterable<RejectedRow> | AsyncIterable<RejectedRow>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK;
  const columns = ['line', 'column', 'reason', ...headings].map((heading) => ({ heading, numeric: false }));
  const toLine = lineWriter(columns, {});
  yield headingLine(columns, {});
  for await (const { line, column, reason, cells } of rejects) yield toLine([line, column, reason, ...cells]);
}

function plainText(cell: OutCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object') return cell.join('; ');
  return typeof cell === 'number' ? decimal(cell) : String(cell);
}

/** A number without an exponent, which spreadsheets and our import would misread. */
function decimal(number: number): string {
  const text = String(number);
  if (!Number.isFinite(number)) throw new RangeError(`no number for a cell: ${text}`);
  return text.includes('e') ? number.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}
