/** Old workbooks (.xls) for tests, put together record by record as [MS-XLS] and [MS-CFB] say. */

/** A number in a format of its own, as a number, in four bytes (`packed`), or as the result of a formula. */
export interface OldNumber {
  readonly value: number;
  readonly format: string;
  readonly how?: 'packed' | 'formula';
}

export type OldCell = string | number | boolean | OldNumber | null;

export interface OldSheet {
  readonly name: string;
  /** 1 = hidden, 2 = only a program can show it again. */
  readonly state?: 0 | 1 | 2;
  readonly rows: readonly (readonly OldCell[])[];
  /** Rows, from 0, that are hidden. */
  readonly hidden?: readonly number[];
  /** First row, last row, first column, last column. */
  readonly merged?: readonly (readonly [number, number, number, number])[];
  /** A chart stands in it, with records of its own. */
  readonly chart?: boolean;
}

function record(id: number, ...parts: readonly Buffer[]): Buffer {
  const data = Buffer.concat(parts);
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

const u16 = (...numbers: readonly number[]): Buffer => Buffer.from(Uint16Array.from(numbers).buffer);
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const BOF = (type: number): Buffer => record(0x0809, u16(0x0600, type, 0, 0, 0, 0, 0, 0));
const EOF = record(0x000a);

function rowRecord(row: number, hidden: boolean): Buffer {
  return record(0x0208, u16(row, 0, 10, 255, 0, 0, hidden ? 0x0120 : 0x0100, 15));
}

const double = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};

/** A whole number, or hundredths of one. */
function packed(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(Number.isInteger(value) ? (value << 2) | 2 : (Math.round(value * 100) << 2) | 3);
  return bytes;
}

function cellRecord(row: number, column: number, value: Exclude<OldCell, null>, formats: readonly string[]): Buffer {
  if (typeof value === 'object') {
    const place = u16(row, column, 1 + formats.indexOf(value.format));
    if (value.how === 'packed') return record(0x027e, place, packed(value.value));
    if (value.how === 'formula') return record(0x0006, place, double(value.value), u16(0, 0, 0, 0));
    return record(0x0203, place, double(value.value));
  }
  const place = u16(row, column, 0);
  if (typeof value === 'string') return record(0x0204, place, u16(value.length), Buffer.of(1), wide(value));
  if (typeof value === 'boolean') return record(0x0205, place, Buffer.of(value ? 1 : 0, 0));
  return record(0x0203, place, double(value));
}

function sheetPart({ rows, hidden = [], merged = [], chart = false }: OldSheet, formats: readonly string[]): Buffer {
  return Buffer.concat([
    BOF(0x0010),
    ...rows.map((_, row) => rowRecord(row, hidden.includes(row))),
    ...rows.flatMap((row, at) =>
      row.map((value, column) => (value === null ? Buffer.of() : cellRecord(at, column, value, formats))),
    ),
    ...(chart ? [BOF(0x0020), rowRecord(1, true), EOF] : []),
    ...(merged.length > 0 ? [record(0x00e5, u16(merged.length, ...merged.flat()))] : []),
    EOF,
  ]);
}

/** The stream of the workbook; `fill`: at least so many bytes. */
function stream(sheets: readonly OldSheet[], fill: number, date1904: boolean): Buffer {
  const cells = sheets.flatMap(({ rows }) => rows.flat());
  const formats = [...new Set(cells.flatMap((cell) => (typeof cell === 'object' && cell ? [cell.format] : [])))];
  const parts = sheets.map((sheet) => sheetPart(sheet, formats));
  // Built-in formats go by their number.
  const numberOf = (format: string, at: number): number => (/^[1-9]\d?$/.test(format) ? Number(format) : 164 + at);
  const xf = (format: number): Buffer => record(0x00e0, u16(0, format, 0, 0, 0, 0, 0, 0, 0, 0));
  const looks = Buffer.concat([
    record(0x0022, u16(date1904 ? 1 : 0)),
    ...formats.map((format, at) =>
      numberOf(format, at) < 164
        ? Buffer.of()
        : record(0x041e, u16(164 + at, format.length), Buffer.of(1), wide(format)),
    ),
    xf(0),
    ...formats.map((format, at) => xf(numberOf(format, at))),
  ]);
  const bounds = (starts: readonly number[]): Buffer =>
    Buffer.concat(
      sheets.map(({ name, state = 0 }, at) => {
        const start = Buffer.alloc(4);
        start.writeUInt32LE(starts[at] ?? 0);
        return record(0x0085, start, Buffer.of(state, 0, name.length, 1), wide(name));
      }),
    );
  const globals = (starts: readonly number[]) => Buffer.concat([BOF(0x0005), looks, bounds(starts), EOF]);
  let start = globals([]).length;
  const starts = parts.map((part) => {
    start += part.length;
    return start - part.length;
  });
  const bytes = Buffer.concat([globals(starts), ...parts]);
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, fill - bytes.length))]);
}

const SECTOR = 512;
const [END, TABLE, FREE] = [0xffff_fffe, 0xffff_fffd, 0xffff_ffff];

function entry(name: string, type: number, start: number, size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 'utf16le');
  bytes.writeUInt16LE(2 * name.length + 2, 64);
  bytes.writeUInt8(type, 66);
  for (const at of [68, 72, 76]) bytes.writeUInt32LE(FREE, at);
  bytes.writeUInt32LE(start, 116);
  bytes.writeUInt32LE(size, 120);
  return bytes;
}

const padded = (bytes: Buffer, to: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to)]);

/** The sectors of a chain of so many from a first one on, as the table has them; `backwards`: the last comes first. */
function chained(table: number[], first: number, count: number, backwards: boolean): number[] {
  const sectors = Array.from({ length: count }, (_, at) => first + (backwards ? count - 1 - at : at));
  for (const [at, sector] of sectors.entries()) table[sector] = sectors[at + 1] ?? END;
  return sectors;
}

/**
 * An old workbook. `small`: its stream is short enough for the sectors that short streams share; `backwards`: its sectors
 * stand in no order; `date1904`: its days count from 1904.
 */
export function oldBook(
  sheets: readonly OldSheet[],
  { small = false, backwards = false, date1904 = false } = {},
): Buffer {
  const content = stream(sheets, small ? 0 : 4096, date1904);
  const body = padded(content, SECTOR);
  const count = body.length / SECTOR;
  // Sector 0 is the table, 1 the directory, 2 the table of short streams; the rest is the stream.
  const table: number[] = [TABLE, END, END];
  const sectors = chained(table, 3, count, backwards);
  const pieces: number[] = [];
  const order = small ? chained(pieces, 0, Math.ceil(content.length / 64), backwards) : [];
  const shared = padded(content, 64);
  const placed = Buffer.alloc(body.length);
  for (const [at, sector] of sectors.entries()) {
    const part = small
      ? Buffer.concat(
          order.map((_, piece) => shared.subarray(order.indexOf(piece) * 64, order.indexOf(piece) * 64 + 64)),
        )
      : body;
    padded(part, SECTOR).copy(placed, (sector - 3) * SECTOR, at * SECTOR, (at + 1) * SECTOR);
  }
  const directory = [
    entry('Root Entry', 5, small ? sectors[0]! : END, small ? body.length : 0),
    entry('Workbook', 2, small ? order[0]! : sectors[0]!, content.length),
  ];
  const numbers = (list: readonly number[]): Buffer =>
    Buffer.from(Uint32Array.from({ length: SECTOR / 4 }, (_, at) => list[at] ?? FREE).buffer);
  const header = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    header.writeUInt16LE(value, at);
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, small ? 2 : END],
    [64, small ? 1 : 0],
    [68, END],
    [76, 0],
  ] as const)
    header.writeUInt32LE(value, at);
  for (let at = 1; at < 109; at++) header.writeUInt32LE(FREE, 76 + 4 * at);
  return Buffer.concat([header, numbers(table), padded(Buffer.concat(directory), SECTOR), numbers(pieces), placed]);
}
