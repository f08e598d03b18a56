/**
 * What classification reads of customers and their orders, a row group of neighbouring customers at a time, column after
 * column: ten million orders are summed up from some hundred of these.
 */

/** So many ids share a row group; triggers of schema.sql say the same number. */
export const GROUP_ROWS = 4096;

/** What became of an order. */
export const ORDER_KINDS = ['completed', 'confirmed', 'refunded', 'sample', 'cancelled'] as const;
export type OrderKind = (typeof ORDER_KINDS)[number];

/** An entry is one order without its money: the day from 1970-01-01, whether its cost is known, what became of it. */
export const KIND = 0b0111;
export const COSTED = 0b1000;
export const DAY_SHIFT = 4;

/** What a file says of the customer: country, province, region, potential, industry, whether there is a website. */
export type FileFacts = readonly [
  country: string | null,
  province: string | null,
  region: string | null,
  potential: string | null,
  industry: string | null,
  website: 0 | 1,
];

type Money = Int32Array | Float64Array;

export interface RowGroup {
  /** Up to the last customer there is, classified or not. */
  readonly rows: number;
  /** What files say, each once. */
  readonly files: readonly FileFacts[];
  /** Which of them each row's is, from 1; 0 = nobody, or nobody who is classified. */
  readonly file: Uint16Array;
  /** Where each row's orders end in the columns below. */
  readonly ends: Uint32Array;
  readonly entries: Int32Array;
  /** Fen. */
  readonly amounts: Money;
  /** Fen, 0 where not known; empty where none is. */
  readonly costs: Money;
}

/** A row group as the store keeps it. */
export interface PackedGroup {
  readonly customers: number;
  readonly files: string;
  readonly packed: Buffer;
}

const FORM = 1;
const HEADER = 4;
const [WIDE, WITH_COSTS] = [1, 2];

/** The bytes of a row group: four numbers (form, rows, orders, how money is kept), then its columns, widest first. */
export function packGroup({ rows, files, file, ends, entries, amounts, costs }: RowGroup): PackedGroup {
  const wide = amounts instanceof Float64Array;
  const how = (wide ? WIDE : 0) | (costs.length > 0 ? WITH_COSTS : 0);
  const columns = [Int32Array.of(FORM, rows, entries.length, how), amounts, costs, entries, ends, file];
  let customers = 0;
  for (const each of file) if (each > 0) customers += 1;
  return {
    customers,
    files: JSON.stringify(files),
    packed: Buffer.concat(
      columns.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
    ),
  };
}

/** The row group that these bytes are, read where they stand; undefined where they are none. */
export function unpackGroup({ files, packed }: Pick<PackedGroup, 'files' | 'packed'>): RowGroup | undefined {
  const aligned = packed.byteOffset % Float64Array.BYTES_PER_ELEMENT === 0;
  const { buffer, byteOffset, byteLength } = aligned ? packed : new Uint8Array(packed);
  if (byteLength < HEADER * 4) return undefined;
  const [form, rows, orders, how] = new Int32Array(buffer as ArrayBuffer, byteOffset, HEADER) as unknown as number[];
  if (form !== FORM || rows! < 0 || rows! > GROUP_ROWS || orders! < 0) return undefined;
  const Kept = how! & WIDE ? Float64Array : Int32Array;
  const costed = how! & WITH_COSTS ? orders! : 0;
  const size = HEADER * 4 + (orders! + costed) * Kept.BYTES_PER_ELEMENT + orders! * 4 + rows! * 6;
  if (size !== byteLength) return undefined;
  let at = byteOffset + HEADER * 4;
  const take = <T extends { readonly byteLength: number }>(
    Column: new (buffer: ArrayBuffer, at: number, size: number) => T,
    length: number,
  ): T => {
    const column = new Column(buffer as ArrayBuffer, at, length);
    at += column.byteLength;
    return column;
  };
  const amounts: Money = take<Money>(Kept, orders!);
  const costs: Money = take<Money>(Kept, costed);
  const entries = take(Int32Array, orders!);
  const ends = take(Uint32Array, rows!);
  const file = take(Uint16Array, rows!);
  const named = namedFiles(files);
  const sound = named && file.every((each) => each <= named.length) && ascending(ends, orders!);
  return sound ? { rows: rows!, files: named, file, ends, entries, amounts, costs } : undefined;
}

function namedFiles(text: string): readonly FileFacts[] | undefined {
  try {
    const files: unknown = JSON.parse(text);
    return Array.isArray(files) && files.every(Array.isArray) ? (files as unknown as FileFacts[]) : undefined;
  } catch {
    return undefined;
  }
}

function ascending(ends: Uint32Array, last: number): boolean {
  let before = 0;
  for (const end of ends) {
    if (end < before) return false;
    before = end;
  }
  return before === last;
}

/** Puts a row group together, row after row in their order. The same rows always make the same bytes. */
export class GroupBuilder {
  private readonly facts = new Map<string, number>();
  private readonly file = new Uint16Array(GROUP_ROWS);
  private readonly ends = new Uint32Array(GROUP_ROWS);
  private entries: Int32Array;
  private amounts: Float64Array;
  private costs: Float64Array;
  private orders = 0;
  private row = 0;
  private rows = 0;

  constructor(room = 65_536) {
    this.entries = new Int32Array(room);
    this.amounts = new Float64Array(room);
    this.costs = new Float64Array(room);
  }

  /** There is a customer at this row, and perhaps nothing to say of him. */
  reach(row: number): void {
    this.rows = Math.max(this.rows, row + 1);
  }

  /** What a row's file says; rows in their order. */
  addFile(row: number, facts: FileFacts): void {
    const key = JSON.stringify(facts);
    let place = this.facts.get(key);
    if (place === undefined) {
      place = this.facts.size + 1;
      this.facts.set(key, place);
    }
    this.file[row] = place;
    this.reach(row);
  }

  /** An order of a row; rows in their order. */
  addOrder(row: number, entry: number, amount: number, cost: number): void {
    this.startRow(row);
    if (this.orders === this.entries.length) this.makeRoom(1);
    this.entries[this.orders] = entry;
    this.amounts[this.orders] = amount;
    this.costs[this.orders] = cost;
    this.orders += 1;
  }

  /** Rows of another row group as they are: from one to another, which is not included. */
  addRows({ rows, files, file, ends, entries, amounts, costs }: RowGroup, from: number, to: number): void {
    const last = Math.min(to, rows);
    for (let row = from; row < last; row++) if (file[row]! > 0) this.addFile(row, files[file[row]! - 1]!);
    if (from >= last) return;
    const [start, end] = [from === 0 ? 0 : ends[from - 1]!, ends[last - 1]!];
    if (start === end) return;
    this.makeRoom(end - start);
    this.entries.set(entries.subarray(start, end), this.orders);
    this.amounts.set(amounts.subarray(start, end), this.orders);
    this.costs.set(costs.length === 0 ? new Int32Array(end - start) : costs.subarray(start, end), this.orders);
    for (let row = from; row < last; row++) {
      const before = row === 0 ? 0 : ends[row - 1]!;
      if (ends[row] === before) continue;
      this.startRow(row);
      this.orders += ends[row]! - before;
    }
  }

  /** The row group of all rows that were added. */
  finish(): RowGroup {
    const { rows, orders } = this;
    this.ends.fill(orders, this.row, rows);
    const entries = this.entries.subarray(0, orders);
    const amounts = this.amounts.subarray(0, orders);
    const costs = this.costs.subarray(0, entries.some((entry) => (entry & COSTED) !== 0) ? orders : 0);
    const wide = !(fitsInt32(amounts) && fitsInt32(costs));
    return {
      rows,
      files: [...this.facts.keys()].map((key) => JSON.parse(key) as FileFacts),
      file: this.file.subarray(0, rows),
      ends: this.ends.subarray(0, rows),
      entries,
      amounts: wide ? amounts : Int32Array.from(amounts),
      costs: wide ? costs : Int32Array.from(costs),
    };
  }

  private startRow(row: number): void {
    if (row >= this.row) {
      this.ends.fill(this.orders, this.row, row);
      this.row = row;
    }
    this.reach(row);
  }

  private makeRoom(orders: number): void {
    if (this.orders + orders <= this.entries.length) return;
    const room = Math.max(this.entries.length * 2, this.orders + orders);
    const [entries, amounts, costs] = [new Int32Array(room), new Float64Array(room), new Float64Array(room)];
    entries.set(this.entries);
    amounts.set(this.amounts);
    costs.set(this.costs);
    [this.entries, this.amounts, this.costs] = [entries, amounts, costs];
  }
}

function fitsInt32(values: Float64Array): boolean {
  for (let at = 0; at < values.length; at++) if ((values[at]! | 0) !== values[at]) return false;
  return true;
}
