/**
 * Rows as they go from one thread to another: one text that holds all cells, and where each of them ends. Thousands of
 * cells one by one would take longer to be handed over than to be cut.
 */
import type { SheetRow } from './cells.ts';

export interface Packed {
  /** The cells of all rows, one after the other. */
  readonly text: string;
  /** Where each cell ends in it. */
  readonly ends: Uint32Array;
  /** Of each row: how many cells it has, and its line. */
  readonly widths: Uint32Array;
  readonly lines: Uint32Array;
  /** Rows of which more is to be said, by their place. */
  readonly marked: readonly (readonly [number, Omit<SheetRow, 'line' | 'cells'>])[];
}

export function packed(rows: readonly SheetRow[]): Packed {
  const widths = Uint32Array.from(rows, ({ cells }) => cells.length);
  const ends = new Uint32Array(widths.reduce((sum, width) => sum + width, 0));
  const marked: [number, Omit<SheetRow, 'line' | 'cells'>][] = [];
  let text = '';
  let cell = 0;
  for (const [at, row] of rows.entries()) {
    let length = text.length;
    for (const { length: own } of row.cells) {
      length += own;
      ends[cell++] = length;
    }
    text += row.cells.join('');
    if (!(row.damaged || row.unended || row.errors)) continue;
    const { line: _, cells: __, ...more } = row;
    marked.push([at, more]);
  }
  return { text, ends, widths, lines: Uint32Array.from(rows, ({ line }) => line), marked };
}

export function unpacked({ text, ends, widths, lines, marked }: Packed): SheetRow[] {
  let start = 0;
  let cell = 0;
  const rows: SheetRow[] = [];
  for (const [at, width] of widths.entries()) {
    const cells: string[] = [];
    for (const last = cell + width; cell < last; cell++) {
      const end = ends[cell]!;
      cells.push(text.slice(start, end));
      start = end;
    }
    rows.push({ line: lines[at]!, cells });
  }
  for (const [at, more] of marked) Object.assign(rows[at]!, more);
  return rows;
}
