/**
 * Row groups as the store keeps them. A run needs the orders of the last twelve months one by one, and of those before
 * only what they come to: these are summed up for each row, and kept apart for whoever asks for an earlier day.
 */
import {
  COSTED,
  DAY_SHIFT,
  type FileFacts,
  fitsInt32,
  GROUP_ROWS,
  KIND,
  type Money,
  type OlderSums,
  ORDER_KINDS,
  OrderColumns,
  type Orders,
  type RowGroup,
  type SummedGroup,
} from './row-groups.ts';

/** A row group as the store keeps it: older orders apart, since few runs need more of them than their sums. */
export interface PackedGroup {
  readonly customers: number;
  readonly files: string;
  readonly packed: Buffer;
  readonly older: Buffer;
}

const FORM = 2;
const HEADER = 8;
const [WIDE, WITH_COSTS, SUMMED, WIDE_SUMS] = [1, 2, 4, 8];

/** Orders of so many days before the newest are kept one by one: a run as of a day some months back needs them yet. */
const KEPT_DAYS = 500;
/** Two older orders for each row, and their sums take less than they. */
const WORTH_SUMS = 2;
const MOST = 0xffff;

const SHORT_SUMS = ['count', 'orders', 'costed', 'first', 'last', 'confirmed', 'sample'] as const;

/** The bytes of a row group: eight numbers (form, rows, orders, how they are kept, days), then columns, widest first. */
export function packGroup(group: RowGroup): PackedGroup {
  const { rows, files, file } = group;
  let customers = 0;
  for (const each of file) if (each > 0) customers += 1;
  const facts = { customers, files: JSON.stringify(files) };
  const older = sumsOf(group);
  if (older === null) return { ...facts, packed: packed(rows, group, [], [file]), older: Buffer.alloc(0) };
  const { before, after } = parted(group, older.until);
  const wide = !(fitsInt32(older.amount) && fitsInt32(older.cost));
  const money = [older.amount, older.cost].map((column) => (wide ? column : new Int32Array(column)));
  const flags = SUMMED | (wide ? WIDE_SUMS : 0);
  const short = SHORT_SUMS.map((name) => older[name]);
  return {
    ...facts,
    packed: packed(rows, after, money, [...short, file], [flags, older.until, older.base]),
    older: packed(rows, before, [], []),
  };
}

function packed(
  rows: number,
  { ends, entries, amounts, costs }: Orders,
  first: readonly Money[],
  last: readonly Uint16Array[],
  [flags, until, base]: readonly [number, number, number] = [0, 0, 0],
): Buffer {
  const wide = !(fitsInt32(amounts) && fitsInt32(costs));
  const costed = entries.some((entry) => (entry & COSTED) !== 0);
  const money = (costed ? [amounts, costs] : [amounts]).map((column) => (wide ? column : new Int32Array(column)));
  const how = (wide ? WIDE : 0) | (costed ? WITH_COSTS : 0) | flags;
  const columns = [
    Int32Array.of(FORM, rows, entries.length, how, until, base, 0, 0),
    ...first,
    ...money,
    entries,
    ends,
    ...last,
  ];
  return Buffer.concat(
    columns.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
}

/** What older orders come to; null where there are too few of them, or figures that two bytes do not hold. */
function sumsOf({ rows, ends, entries, amounts, costs }: RowGroup): OlderSums | null {
  let newest = -Infinity;
  let oldest = Infinity;
  for (let row = 0, start = 0; row < rows; start = ends[row]!, row++) {
    if (start === ends[row]) continue;
    oldest = Math.min(oldest, entries[start]! >> DAY_SHIFT);
    newest = Math.max(newest, entries[ends[row]! - 1]! >> DAY_SHIFT);
  }
  if (newest - oldest >= MOST || newest < oldest) return null;
  const until = newest - KEPT_DAYS;
  const base = oldest;
  const short = (): Uint16Array => new Uint16Array(rows);
  const [count, orders, costed] = [short(), short(), short()];
  const [first, last, confirmed, sample] = [short(), short(), short(), short()];
  const [amount, cost] = [new Float64Array(rows), new Float64Array(rows)];
  let older = 0;
  for (let row = 0, start = 0; row < rows; start = ends[row]!, row++) {
    let at = start;
    for (; at < ends[row]!; at++) {
      const entry = entries[at]!;
      const day = entry >> DAY_SHIFT;
      if (day > until) break;
      const kind = ORDER_KINDS[entry & KIND]!;
      const fen = amounts[at]!;
      const known = (entry & COSTED) !== 0 ? costs[at]! : 0;
      const written = day - base + 1;
      if (kind === 'completed' && fen >= 0) {
        orders[row]! += 1;
        if ((entry & COSTED) !== 0) costed[row]! += 1;
        if (first[row] === 0) first[row] = written;
        last[row] = written;
        amount[row]! += fen;
        cost[row]! += known;
      } else if (fen < 0 && (kind === 'completed' || kind === 'refunded')) {
        amount[row]! += fen;
        cost[row]! -= Math.abs(known);
      } else if (fen >= 0 && kind === 'confirmed') confirmed[row] = written;
      else if (fen >= 0 && kind === 'sample') sample[row] = written;
    }
    if (at - start > MOST) return null;
    count[row] = at - start;
    older += at - start;
  }
  if (older < WORTH_SUMS * rows) return null;
  return { until, base, count, orders, costed, first, last, confirmed, sample, amount, cost };
}

/** The orders up to a day, and those after it. */
function parted({ rows, ends, entries, amounts, costs }: RowGroup, until: number): { before: Orders; after: Orders } {
  const [before, after] = [new OrderColumns(rows), new OrderColumns(rows)];
  for (let row = 0, start = 0; row < rows; start = ends[row]!, row++) {
    for (let at = start; at < ends[row]!; at++)
      (entries[at]! >> DAY_SHIFT > until ? after : before).add(entries[at]!, amounts[at]!, costs[at] ?? 0);
    before.end(row);
    after.end(row);
  }
  return { before: before.orders(), after: after.orders() };
}

/**
 * The row group that these bytes are, read where they stand, of its older orders the sums; undefined where they are none.
 */
export function unpackSummed({ files, packed }: Pick<PackedGroup, 'files' | 'packed'>): SummedGroup | undefined {
  const reader = openColumns(packed);
  if (!reader) return undefined;
  const { rows, how, until, base } = reader;
  const summed = (how & SUMMED) !== 0;
  const Sums = how & WIDE_SUMS ? Float64Array : Int32Array;
  const money = summed ? [reader.take<Money>(Sums, rows), reader.take<Money>(Sums, rows)] : [];
  const orders = reader.orders();
  const short = summed ? SHORT_SUMS.map((name) => [name, reader.take(Uint16Array, rows)] as const) : [];
  const file = reader.take(Uint16Array, rows);
  const named = namedFiles(files);
  if (!reader.ended() || !named || !file.every((each) => each <= named.length)) return undefined;
  if (!ascending(orders.ends, orders.entries.length)) return undefined;
  const sums = Object.fromEntries(short) as Record<(typeof SHORT_SUMS)[number], Uint16Array>;
  const older = summed ? { until, base, ...sums, amount: money[0]!, cost: money[1]! } : null;
  return { rows, files: named, file, ...orders, older };
}

/** The row group that these bytes are, with every order; undefined where they are none. */
export function unpackGroup({ files, packed, older }: Omit<PackedGroup, 'customers'>): RowGroup | undefined {
  const summed = unpackSummed({ files, packed });
  if (!summed) return undefined;
  const { older: sums, ...group } = summed;
  if (sums === null) return older.length === 0 ? group : undefined;
  const reader = openColumns(older);
  if (!reader || reader.rows !== group.rows) return undefined;
  const before = reader.orders();
  if (!reader.ended() || !ascending(before.ends, before.entries.length)) return undefined;
  const both = new OrderColumns(group.rows);
  for (let row = 0; row < group.rows; row++) {
    for (const { ends, entries, amounts, costs } of [before, group])
      for (let at = row === 0 ? 0 : ends[row - 1]!; at < ends[row]!; at++)
        both.add(entries[at]!, amounts[at]!, costs[at] ?? 0);
    both.end(row);
  }
  return { ...group, ...both.orders() };
}

/** The columns that bytes hold, one after the other; undefined where they hold none. */
function openColumns(bytes: Buffer) {
  // What the store hands over need not be aligned: then a copy of its own.
  const aligned = bytes.byteOffset % Float64Array.BYTES_PER_ELEMENT === 0;
  const { buffer, byteOffset, byteLength } = (aligned ? bytes : new Uint8Array(bytes)) as Uint8Array<ArrayBuffer>;
  if (byteLength < HEADER * 4) return undefined;
  const header = new Int32Array(buffer, byteOffset, HEADER) as unknown as number[];
  const [form, rows, orders, how, until, base] = header as [number, number, number, number, number, number];
  if (form !== FORM || rows < 0 || rows > GROUP_ROWS || orders < 0) return undefined;
  const money = how & WIDE ? Float64Array : Int32Array;
  const costed = how & WITH_COSTS ? orders : 0;
  let at = byteOffset + HEADER * 4;
  const take = <T extends { readonly byteLength: number }>(
    Column: { new (buffer: ArrayBuffer, at: number, size: number): T; readonly BYTES_PER_ELEMENT: number },
    length: number,
  ): T => {
    const start = at;
    at += length * Column.BYTES_PER_ELEMENT;
    // What would lie beyond the end is seen in the end.
    return at > byteOffset + byteLength ? new Column(buffer, 0, 0) : new Column(buffer, start, length);
  };
  return {
    ...{ rows, how, until, base },
    take,
    orders: (): Orders => {
      const amounts = take<Money>(money, orders);
      const costs = take<Money>(money, costed);
      const entries = take(Int32Array, orders);
      return { ends: take(Uint32Array, rows), entries, amounts, costs };
    },
    ended: (): boolean => at === byteOffset + byteLength,
  };
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
