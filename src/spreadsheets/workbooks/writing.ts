/** Rows to .xlsx, in pieces. Text stays text, with its leading zeros and whatever it begins with; days are days. */
import type { OutCell } from '../writing.ts';

export interface BookColumn {
  readonly heading: string;
  readonly type: 'text' | 'number' | 'day';
}

/** A cell that a workbook holds as a day: from when all calendars of spreadsheets agree. */
const DAY = /^(?:1900-(?:0[3-9]|1[0-2])|19(?:0[1-9]|[1-9]\d)|[2-9]\d{3})(?:-\d{2}){1,2}$/;
const WIDTH = { text: 18, number: 12, day: 12 } as const;

/** A workbook with one sheet: the headings, which stay in view, and the rows below them. */
export async function* xlsxChunks(
  columns: readonly BookColumn[],
  rows: Iterable<readonly OutCell[]>,
): AsyncGenerator<Uint8Array> {
  const { writeXlsxStream } = await import('hucre/xlsx');
  const toCell = (cell: OutCell, at: number): string | number | boolean | Date | null => {
    if (cell === null || cell === undefined || cell === '') return null;
    if (typeof cell === 'boolean' || typeof cell === 'number') return cell;
    if (typeof cell === 'bigint') return String(cell);
    if (typeof cell === 'object') return escaped(cell.join('; ')) || null;
    return columns[at]?.type === 'day' && cell.length === 10 && DAY.test(cell)
      ? new Date(`${cell}T00:00:00Z`)
      : escaped(cell);
  };
  function* all() {
    yield columns.map(({ heading }) => heading);
    for (const row of rows) yield row.map(toCell);
  }
  const lines = all();
  const stream = writeXlsxStream(lines, {
    name: 'Sheet1',
    columns: columns.map(({ type }) => ({
      width: WIDTH[type],
      ...(type === 'number' ? {} : { numFmt: type === 'day' ? 'yyyy-mm-dd' : '@' }),
    })),
    freezePane: { rows: 1 },
  });
  const reader = stream.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } finally {
    // Whoever stops half-way leaves no row half read.
    lines.return(undefined);
  }
}

/** What XML 1.0 does not admit: control characters, halves of pairs, and two that are no characters. */
const NO_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * `_x0041_` stands for a character in workbooks: what XML does not admit is written so, and where such a sign is meant as it
 * is, its first character is. One character that XML does not admit, and a spreadsheet reads nothing from there on.
 */
function escaped(text: string): string {
  const safe = text.includes('_x') ? text.replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_') : text;
  return safe.replace(NO_XML, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}
