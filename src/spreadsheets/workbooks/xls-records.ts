/**
 * What the library does not tell of an old workbook: hidden sheets, hidden rows, which cells are merged where a chart
 * stands before them, and in what formats its numbers are shown. Read from the records themselves; of what cannot be followed nothing is known, and the library says
 * whether it can be read at all.
 * Sources: [MS-CFB] 2.2 to 2.6 (compound file), [MS-XLS] 2.4.28 (BoundSheet8), 2.4.168 (MergeCells), 2.4.221 (Row),
 * 2.4.77 (Date1904), 2.4.126 (Format), 2.4.353 (XF), 2.5.122 (RkNumber).
 */
import { type Look, lookOf } from './formats.ts';
import { type Merged, MOST_COLUMNS } from './rows.ts';

/** Of one sheet: whether it is hidden, which of its rows are (from 0), and its merged cells. */
export interface SheetRecords {
  readonly hidden: boolean;
  readonly hiddenRows: ReadonlySet<number>;
  readonly merged: readonly Merged[];
}

/** A number as it is stored, and how its cell shows it. */
export interface OldNumber {
  readonly value: number;
  readonly look: Look;
}

/** Of a workbook: its sheets in their order, and what its formats and its calendar make of numbers. */
export interface BookRecords {
  readonly sheets: readonly SheetRecords[];
  readonly date1904: boolean;
  /** The numbers of one sheet that have a format of their own, by {@link placeOf}. */
  numbers(sheet: number): ReadonlyMap<number, OldNumber>;
}

const [BOF, EOF, BOUNDSHEET, ROW, MERGED] = [0x0809, 0x000a, 0x0085, 0x0208, 0x00e5];
const [DATEMODE, FORMAT, XF] = [0x0022, 0x041e, 0x00e0];
const [NUMBER, RK, MULRK, FORMULA] = [0x0203, 0x027e, 0x00bd, 0x0006];

/** What the records say; nothing where the file cannot be followed. */
export function bookRecords(bytes: Buffer): BookRecords {
  const nothing = { sheets: [], date1904: false, numbers: () => new Map<number, OldNumber>() };
  return followed(nothing, () => {
    const stream = new CompoundFile(bytes).stream(['Workbook', 'Book']);
    return stream === null ? nothing : recordsOfBook(stream);
  });
}

/** A cell as one number. */
export function placeOf(row: number, column: number): number {
  return row * MOST_COLUMNS + column;
}

function followed<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}

function recordsOfBook(stream: Buffer): BookRecords {
  const sheets: SheetRecords[] = [];
  const starts: number[] = [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let date1904 = false;
  for (const { id, data } of recordsFrom(stream, 0)) {
    if (id === DATEMODE) date1904 = data.readUInt16LE(0) === 1;
    else if (id === FORMAT) codes.set(data.readUInt16LE(0), textIn(data.subarray(2)));
    else if (id === XF) formats.push(data.readUInt16LE(2));
    if (id !== BOUNDSHEET) continue;
    // 1 = hidden, 2 = only a program can show it again.
    const hidden = (data.readUInt8(4) & 3) !== 0;
    starts.push(data.readUInt32LE(0));
    sheets.push({ hidden, ...recordsOfSheet(stream, starts.at(-1)!) });
  }
  const looks = formats.map((format) => {
    const code = codes.get(format);
    return /^general$/i.test(code ?? '') || (code === undefined && format <= 1) ? null : lookOf(format, code);
  });
  const numbers = (sheet: number) => numbersOfSheet(stream, starts[sheet]!, looks);
  return { sheets, date1904, numbers: (sheet) => followed(new Map(), () => numbers(sheet)) };
}

/** Text with its length before it, in one byte for each character or in two. */
function textIn(data: Buffer): string {
  const [length, wide] = [data.readUInt16LE(0), (data.readUInt8(2) & 1) === 1];
  return data.toString(wide ? 'utf16le' : 'latin1', 3, 3 + (wide ? 2 * length : length));
}

function numbersOfSheet(stream: Buffer, start: number, looks: readonly (Look | null)[]): Map<number, OldNumber> {
  const found = new Map<number, OldNumber>();
  const put = (row: number, column: number, format: number, value: () => number): void => {
    const look = looks[format];
    if (look) found.set(placeOf(row, column), { value: value(), look });
  };
  for (const { id, data } of recordsFrom(stream, start)) {
    if (id !== NUMBER && id !== RK && id !== MULRK && id !== FORMULA) continue;
    const [row, column] = [data.readUInt16LE(0), data.readUInt16LE(2)];
    if (id === MULRK) {
      for (let at = 4; at + 6 < data.length; at += 6)
        put(row, column + (at - 4) / 6, data.readUInt16LE(at), () => packedNumber(data, at + 2));
    } else if (id === RK) {
      put(row, column, data.readUInt16LE(4), () => packedNumber(data, 6));
    } else if (id === NUMBER || data.readUInt16LE(12) !== 0xffff) {
      put(row, column, data.readUInt16LE(4), () => data.readDoubleLE(6));
    }
  }
  return found;
}

/** A number in four bytes: the first thirty bits of it, or a whole number; a hundredth of it where it says so. */
function packedNumber(data: Buffer, at: number): number {
  const bits = data.readInt32LE(at);
  const whole = Buffer.alloc(8);
  whole.writeInt32LE(bits & ~3, 4);
  const value = (bits & 2) !== 0 ? bits >> 2 : whole.readDoubleLE(0);
  return (bits & 1) !== 0 ? value / 100 : value;
}

function recordsOfSheet(stream: Buffer, start: number): Omit<SheetRecords, 'hidden'> {
  const hiddenRows = new Set<number>();
  const merged: Merged[] = [];
  for (const { id, data } of recordsFrom(stream, start)) {
    // Bit 5: a height of zero, as hiding and filtering give it.
    if (id === ROW && data.readUInt16LE(12) & 0x20) hiddenRows.add(data.readUInt16LE(0));
    if (id !== MERGED) continue;
    const count = data.readUInt16LE(0);
    for (let at = 2; at < 2 + 8 * count; at += 8) {
      const [top, bottom, left, right] = [0, 2, 4, 6].map((next) => data.readUInt16LE(at + next)) as [
        number,
        number,
        number,
        number,
      ];
      merged.push({ top, bottom, left, right });
    }
  }
  return { hiddenRows, merged };
}

/** The records of one part of the stream, without those of charts inside of it. */
function* recordsFrom(stream: Buffer, start: number): Generator<{ id: number; data: Buffer }> {
  let depth = 0;
  for (let at = start; at + 4 <= stream.length; ) {
    const id = stream.readUInt16LE(at);
    const end = at + 4 + stream.readUInt16LE(at + 2);
    if (id === BOF) depth += 1;
    if (id === EOF) depth -= 1;
    if (depth <= 0) return;
    if (depth === 1) yield { id, data: stream.subarray(at + 4, end) };
    at = end;
  }
}

const ENTRY = 128;
const [STREAM, ROOT] = [2, 5];
/** The first 109 sectors of the table stand in the header. */
const IN_HEADER = 109;
const LAST_SECTOR = 0xffff_fffa;

/** A file of streams: chains of sectors, which a table leads through. @throws RangeError where it is none, or is cut */
class CompoundFile {
  private readonly size: number;
  private readonly table: number[];
  private readonly directory: Buffer;

  constructor(private readonly bytes: Buffer) {
    this.size = 2 ** bytes.readUInt16LE(30);
    if (this.size !== 512 && this.size !== 4096) throw new RangeError('no such sectors');
    const listed = Array.from({ length: IN_HEADER }, (_, at) => bytes.readUInt32LE(76 + 4 * at));
    let more = bytes.readUInt32LE(68);
    for (let left = bytes.readUInt32LE(72); left > 0 && more < LAST_SECTOR; left--) {
      const numbers = numbersIn(this.sector(more));
      more = numbers.pop()!;
      listed.push(...numbers);
    }
    this.table = listed.filter((sector) => sector < LAST_SECTOR).flatMap((sector) => numbersIn(this.sector(sector)));
    this.directory = this.chain(bytes.readUInt32LE(48));
  }

  /** The first stream of one of these names; null where there is none. */
  stream(names: readonly string[]): Buffer | null {
    const entries = Array.from({ length: Math.floor(this.directory.length / ENTRY) }, (_, at) =>
      this.directory.subarray(at * ENTRY, (at + 1) * ENTRY),
    );
    const found = names.flatMap((name) =>
      entries.filter((entry) => entry.readUInt8(66) === STREAM && nameOf(entry) === name),
    )[0];
    if (!found) return null;
    const [start, size] = [found.readUInt32LE(116), found.readUInt32LE(120)];
    if (size >= this.bytes.readUInt32LE(56)) return this.chain(start).subarray(0, size);
    // Small streams share the sectors of the root's, in pieces with a table of their own.
    const root = entries.find((entry) => entry.readUInt8(66) === ROOT);
    if (!root) return null;
    const pieces = this.chain(root.readUInt32LE(116));
    const piece = 2 ** this.bytes.readUInt16LE(32);
    const table = numbersIn(this.chain(this.bytes.readUInt32LE(60)));
    const parts = follow(start, table).map((at) => pieces.subarray(at * piece, (at + 1) * piece));
    return Buffer.concat(parts).subarray(0, size);
  }

  private sector(number: number): Buffer {
    const start = (number + 1) * this.size;
    if (start >= this.bytes.length) throw new RangeError('the file is cut');
    return this.bytes.subarray(start, start + this.size);
  }

  private chain(start: number): Buffer {
    return Buffer.concat(follow(start, this.table).map((sector) => this.sector(sector)));
  }
}

function numbersIn(sector: Buffer): number[] {
  return Array.from({ length: Math.floor(sector.length / 4) }, (_, at) => sector.readUInt32LE(4 * at));
}

/** The sectors of a chain, in their order. @throws RangeError where it leads round or away */
function follow(start: number, table: readonly number[]): number[] {
  const sectors: number[] = [];
  for (let sector = start; sector < LAST_SECTOR; sector = table[sector]!) {
    if (table[sector] === undefined || sectors.length > table.length) throw new RangeError('a chain without an end');
    sectors.push(sector);
  }
  return sectors;
}

function nameOf(entry: Buffer): string {
  return entry.toString('utf16le', 0, Math.max(0, entry.readUInt16LE(64) - 2));
}
