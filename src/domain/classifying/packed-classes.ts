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

/** Columns that are kept apart: the next run asks only for these, and need not read all the others. */
const STANDING = ['id', 'class', 'since'] as const satisfies readonly ColumnName[];
const FIGURES = COLUMN_NAMES.filter((name) => !isStanding(name));

function isStanding(name: ColumnName): boolean {
  return (STANDING as readonly ColumnName[]).includes(name);
}

/** Whether these columns can be read without `packed`. */
export function standingAlone(names: readonly ColumnName[]): boolean {
  return names.every(isStanding);
}

/** The bytes of a run's rows, in two parts. */
export interface PackedClasses {
  /** Who is in which class since when. */
  readonly standing: Uint8Array;
  /** All other columns; null where nobody asks for them. */
  readonly packed: Uint8Array | null;
}

/** The bytes of the places from one to another (not included). */
export function packClasses(result: Classified, from: number, to: number): { standing: Buffer; packed: Buffer } {
  return { standing: pack(result, STANDING, from, to), packed: pack(result, FIGURES, from, to) };
}

// The least value of each column, then the width of each, then the columns, the widest first, so that they are aligned.
function headerOf(names: readonly ColumnName[]): number {
  return Math.ceil((names.length * 9) / 8) * 8;
}

function pack(result: Classified, names: readonly ColumnName[], from: number, to: number): Buffer {
  const leasts = new Float64Array(names.length);
  const widths = new Uint8Array(names.length);
  const parts = new Map<number, Uint8Array[]>(WIDTHS.map((width) => [width, []]));
  const values = new Float64Array(to - from);
  for (const [at, name] of names.entries()) {
    if (name === 'measure' && result.measure === result.amount) {
      widths[at] = AS_AMOUNT;
      continue;
    }
    const { least, width, bytes } = packed(result[name].subarray(from, to), values);
    leasts[at] = least;
    widths[at] = width;
    parts.get(width)!.push(bytes);
  }
  const header = new Uint8Array(headerOf(names));
  header.set(new Uint8Array(leasts.buffer));
  header.set(widths, leasts.byteLength);
  return Buffer.concat([header, ...WIDTHS.flatMap((width) => parts.get(width)!)]);
}

interface Frame {
  /** The least value. */
  readonly least: number;
  /** In how many bytes the others can be written beyond it. */
  readonly width: (typeof WIDTHS)[number];
}

/** @param room where values can be looked at, as many as there are */
function packed(column: Values, room: Float64Array): Frame & { bytes: Uint8Array } {
  if (column instanceof Uint8Array) {
    const frame = frameOfBytes(column);
    return { ...frame, bytes: frame.width === 0 ? new Uint8Array(0) : column };
  }
  if (column instanceof Int32Array) {
    const frame = frameOfWhole(column);
    return { ...frame, bytes: writtenWhole(column, frame) };
  }
  room.set(column);
  const frame = frameOf(room);
  return { ...frame, bytes: written(room, frame) };
}

// What follows is written once for each kind of array: a loop over arrays of one kind takes a fifth of the time of one
// over three kinds.

function frameOf(values: Float64Array): Frame {
  let least = values[0]!;
  let most = least;
  let whole = true;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value < least) least = value;
    if (value > most) most = value;
    if (Math.floor(value) !== value) whole = false;
  }
  if (!whole || most - least >= 2 ** 32) return { least: 0, width: 8 };
  return { least, width: widthOf(most - least) };
}

function frameOfWhole(column: Int32Array): Frame {
  let least = column[0]!;
  let most = least;
  for (let at = 0; at < column.length; at++) {
    const value = column[at]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least, width: widthOf(most - least) };
}

/** Bytes are written as they are, unless all are the same. */
function frameOfBytes(column: Uint8Array): Frame {
  const first = column[0]!;
  for (let at = 1; at < column.length; at++) if (column[at] !== first) return { least: 0, width: 1 };
  return { least: first, width: 0 };
}

function widthOf(range: number): 0 | 1 | 2 | 4 {
  return range === 0 ? 0 : range < 2 ** 8 ? 1 : range < 2 ** 16 ? 2 : 4;
}

/** The bytes of these values, which are changed. */
function written(values: Float64Array, { least, width }: Frame): Uint8Array {
  if (width === 0) return new Uint8Array(0);
  if (width < 8) for (let at = 0; at < values.length; at++) values[at]! -= least;
  return bytesOf(new KEPT[width](values));
}

function writtenWhole(column: Int32Array, { least, width }: Frame): Uint8Array {
  if (width === 0) return new Uint8Array(0);
  if (width === 1) {
    const kept = new Uint8Array(column.length);
    for (let at = 0; at < column.length; at++) kept[at] = column[at]! - least;
    return kept;
  }
  if (width === 2) {
    const kept = new Uint16Array(column.length);
    for (let at = 0; at < column.length; at++) kept[at] = column[at]! - least;
    return bytesOf(kept);
  }
  const kept = new Uint32Array(column.length);
  for (let at = 0; at < column.length; at++) kept[at] = column[at]! - least;
  return bytesOf(kept);
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
}

/** Some columns of a result. */
export type ClassColumns<C extends ColumnName> = { readonly size: number } & Pick<Classified, C>;

/** The columns of so many places that these bytes hold, those that are asked for; undefined where they hold none. */
export function unpackClasses<C extends ColumnName>(
  { form, standing, packed, size }: PackedClasses & { readonly form: number; readonly size: number },
  names: readonly C[],
): ClassColumns<C> | undefined {
  if (form !== FORM) return undefined;
  const standingOf = columnsIn(aligned(standing), STANDING, size);
  const figureOf = packed && columnsIn(aligned(packed), FIGURES, size);
  if (!standingOf || figureOf === undefined) return undefined;
  const columns: [ColumnName, Values][] = [];
  for (const name of names) {
    const columnOf = isStanding(name) ? standingOf : figureOf;
    if (columnOf === null) return undefined;
    columns.push([name, columnOf(name)]);
  }
  return { size, ...Object.fromEntries(columns) } as ClassColumns<C>;
}

interface Kept {
  readonly buffer: ArrayBuffer;
  readonly byteOffset: number;
  readonly byteLength: number;
}

/** What the store hands over need not be aligned: then a copy of its own. */
function aligned(bytes: Uint8Array): Kept {
  const whole = bytes.byteOffset % Float64Array.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
  return { buffer: whole.buffer as ArrayBuffer, byteOffset: whole.byteOffset, byteLength: bytes.byteLength };
}

/** Reads one column of those that are kept; undefined where the bytes hold none of so many places. */
function columnsIn({ buffer, byteOffset, byteLength }: Kept, names: readonly ColumnName[], size: number) {
  const header = headerOf(names);
  if (byteLength < header) return undefined;
  const leasts = new Float64Array(buffer, byteOffset, names.length);
  const widths = new Uint8Array(buffer, byteOffset + leasts.byteLength, names.length);
  const starts = new Map<ColumnName, number>();
  let next = header;
  for (const width of WIDTHS)
    for (const [at, name] of names.entries()) {
      if (widths[at] !== width) continue;
      starts.set(name, next);
      next += size * width;
    }
  const known = names.every((name) => starts.has(name) || (name === 'measure' && starts.has('amount')));
  if (next !== byteLength || !known) return undefined;
  return (name: ColumnName): Values => {
    const stands = starts.has(name) ? name : 'amount';
    const at = names.indexOf(stands);
    const width = widths[at]! as Frame['width'];
    const least = leasts[at]!;
    const start = byteOffset + starts.get(stands)!;
    if (width === 1 && COLUMNS[name] === Uint8Array) return new Uint8Array(buffer, start, size);
    const values = new COLUMNS[name](size);
    if (width === 0) return values.fill(least);
    // By way of numbers of one kind.
    const numbers = new Float64Array(new KEPT[width](buffer, start, size));
    for (let place = 0; place < size; place++) numbers[place]! += least;
    values.set(numbers);
    return values;
  };
}
