/**
 * The rows of a run as the store keeps them, column after column. Each column is written as what its values are beyond
 * the least of them (its frame of reference), in as few bytes as the largest of these needs: half of what they take in
 * memory.
 */
import { type Classified, COLUMN_NAMES, COLUMNS, type ColumnName, type Values } from './classified.ts';

/** The form in which runs are written. */
export const FORM = 1;

/** Bytes of a value. Without any, all are the least; of eight bytes, they are written as they are. */
const WIDTHS = [8, 4, 2, 1, 0] as const;
/** Stands where a width would: this column is the same as `amount`. */
const AS_AMOUNT = 255;
const KEPT = { 8: Float64Array, 4: Uint32Array, 2: Uint16Array, 1: Uint8Array } as const;

// The least value of each column, then the width of each, then the columns, the widest first, so that they are aligned.
const HEADER = Math.ceil((COLUMN_NAMES.length * 9) / 8) * 8;

/** The bytes of the places from one to another (not included). */
export function packClasses(result: Classified, from: number, to: number): Buffer {
  const size = to - from;
  const leasts = new Float64Array(COLUMN_NAMES.length);
  const widths = new Uint8Array(COLUMN_NAMES.length);
  const parts = new Map<number, Uint8Array[]>(WIDTHS.map((width) => [width, []]));
  const values = new Float64Array(size);
  for (const [at, name] of COLUMN_NAMES.entries()) {
    if (name === 'measure' && result.measure === result.amount) {
      widths[at] = AS_AMOUNT;
      continue;
    }
    const column = result[name].subarray(from, to);
    const { least, width } = column instanceof Uint8Array ? frameOfBytes(column) : frameOf(column, values);
    leasts[at] = least;
    widths[at] = width;
    parts.get(width)!.push(width === 1 && column instanceof Uint8Array ? column : written(values, least, width));
  }
  const header = new Uint8Array(HEADER);
  header.set(new Uint8Array(leasts.buffer));
  header.set(widths, leasts.byteLength);
  return Buffer.concat([header, ...WIDTHS.flatMap((width) => parts.get(width)!)]);
}

/** The least value, and in how many bytes the others can be written beyond it. @param values room to look at them in */
function frameOf(column: Values, values: Float64Array): { least: number; width: number } {
  // Copied by the engine: a loop over arrays of one kind takes a fifth of the time of one over three kinds.
  values.set(column);
  let least = values[0]!;
  let most = least;
  let whole = true;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value < least) least = value;
    if (value > most) most = value;
    if (Math.floor(value) !== value) whole = false;
  }
  const range = most - least;
  if (!whole || range >= 2 ** 32) return { least: 0, width: 8 };
  return { least, width: range === 0 ? 0 : range < 2 ** 8 ? 1 : range < 2 ** 16 ? 2 : 4 };
}

/** Bytes are written as they are, unless all are the same. */
function frameOfBytes(column: Uint8Array): { least: number; width: 0 | 1 } {
  const first = column[0]!;
  for (let at = 1; at < column.length; at++) if (column[at] !== first) return { least: 0, width: 1 };
  return { least: first, width: 0 };
}

/** The bytes of these values. */
function written(values: Float64Array, least: number, width: number): Uint8Array {
  if (width === 0) return new Uint8Array(0);
  if (width < 8) for (let at = 0; at < values.length; at++) values[at]! -= least;
  const kept = new KEPT[width as keyof typeof KEPT](values);
  return new Uint8Array(kept.buffer, kept.byteOffset, kept.byteLength);
}

/** Some columns of a result. */
export type ClassColumns<C extends ColumnName> = { readonly size: number } & Pick<Classified, C>;

/** The columns of so many places that these bytes hold, those that are asked for; undefined where they hold none. */
export function unpackClasses<C extends ColumnName>(
  { form, bytes, size }: { readonly form: number; readonly bytes: Uint8Array; readonly size: number },
  names: readonly C[],
): ClassColumns<C> | undefined {
  if (form !== FORM) return undefined;
  // What the store hands over need not be aligned: then a copy of its own.
  const aligned = bytes.byteOffset % Float64Array.BYTES_PER_ELEMENT === 0;
  const { buffer, byteOffset } = aligned ? bytes : new Uint8Array(bytes);
  const columnOf = columnsIn({ buffer: buffer as ArrayBuffer, byteOffset, byteLength: bytes.byteLength }, size);
  if (!columnOf) return undefined;
  return { size, ...Object.fromEntries(names.map((name) => [name, columnOf(name)])) } as ClassColumns<C>;
}

interface Kept {
  readonly buffer: ArrayBuffer;
  readonly byteOffset: number;
  readonly byteLength: number;
}

/** Reads one column of those that are kept; undefined where the bytes hold none of so many places. */
function columnsIn({ buffer, byteOffset, byteLength }: Kept, size: number) {
  if (byteLength < HEADER) return undefined;
  const leasts = new Float64Array(buffer, byteOffset, COLUMN_NAMES.length);
  const widths = new Uint8Array(buffer, byteOffset + leasts.byteLength, COLUMN_NAMES.length);
  const starts = new Map<ColumnName, number>();
  let next = HEADER;
  for (const width of WIDTHS)
    for (const [at, name] of COLUMN_NAMES.entries()) {
      if (widths[at] !== width) continue;
      starts.set(name, next);
      next += size * width;
    }
  const known = COLUMN_NAMES.every((name) => starts.has(name) || (name === 'measure' && starts.has('amount')));
  if (next !== byteLength || !known) return undefined;
  return (name: ColumnName): Values => {
    const stands = starts.has(name) ? name : 'amount';
    const at = COLUMN_NAMES.indexOf(stands);
    const width = widths[at]! as (typeof WIDTHS)[number];
    const least = leasts[at]!;
    const start = byteOffset + starts.get(stands)!;
    if (width === 1 && COLUMNS[name] === Uint8Array) return new Uint8Array(buffer, start, size);
    const values = new COLUMNS[name](size);
    if (width === 0) return values.fill(least);
    // By way of numbers of one kind, as they were written.
    const numbers = new Float64Array(new KEPT[width](buffer, start, size));
    for (let place = 0; place < size; place++) numbers[place]! += least;
    values.set(numbers);
    return values;
  };
}
