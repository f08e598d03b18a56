/**
 * Rows as they go from one thread to another: one text that holds all values, and where each of them ends. Thousands of
 * values one by one would take longer to be handed over than to be read.
 */
import type { Value } from '../imports/describing.ts';
import type { ReadBatch } from './reading-sheet.ts';

export interface PackedBatch extends Omit<ReadBatch, 'rows' | 'lines'> {
  readonly lines: Uint32Array;
  /** The values of all rows, one after the other; numbers in decimal digits, which a column of numbers takes as such. */
  readonly text: string;
  /** Where each value ends in it; {@link NOTHING} is added where there is none. */
  readonly ends: Uint32Array;
}

const NOTHING = 2 ** 31;

export function packed({ rows, lines, ...rest }: ReadBatch): PackedBatch {
  const width = rest.columns.length;
  const ends = new Uint32Array(rows.length * width);
  const pieces: string[] = [];
  let length = 0;
  let at = 0;
  for (const row of rows) {
    for (let column = 0; column < width; column++) {
      const value: Value | undefined = row[column];
      if (value === null || value === undefined) {
        ends[at++] = length + NOTHING;
        continue;
      }
      const written = typeof value === 'string' ? value : String(value);
      length += written.length;
      ends[at++] = length;
      pieces.push(written);
    }
  }
  return { ...rest, lines: Uint32Array.from(lines), text: pieces.join(''), ends };
}

export function unpacked({ text, ends, lines, ...rest }: PackedBatch): ReadBatch {
  const width = rest.columns.length;
  const rows: Value[][] = [];
  let start = 0;
  let at = 0;
  for (let row = 0; row < lines.length; row++) {
    const values: Value[] = [];
    for (let column = 0; column < width; column++) {
      const end = ends[at++]!;
      if (end >= NOTHING) {
        values.push(null);
        continue;
      }
      values.push(text.slice(start, end));
      start = end;
    }
    rows.push(values);
  }
  return { ...rest, lines, rows };
}
