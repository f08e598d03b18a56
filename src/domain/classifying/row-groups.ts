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

export type Money = Int32Array | Float64Array;

/** Orders of the rows of a group, row after row, each row's by day. */
export interface Orders {
  /** Where each row's end in the columns below. */
  readonly ends: Uint32Array;
  readonly entries: Int32Array;
  /** Fen. */
  readonly amounts: Money;
  /** Fen, 0 where not known; empty where none is. */
  readonly costs: Money;
}

interface Files {
  /** Up to the last customer there is, classified or not. */
  readonly rows: number;
  /** What files say, each once. */
  readonly files: readonly FileFacts[];
  /** Which of them each row's is, from 1; 0 = nobody, or nobody who is classified. */
  readonly file: Uint16Array;
}

export type RowGroup = Files & Orders;

/** A row group of which the older orders are summed up. */
export interface SummedGroup extends RowGroup {
  /** Null where the orders are all that there are. */
  readonly older: OlderSums | null;
}

/** What the orders of each row up to a day (included) come to. */
export interface OlderSums {
  readonly until: number;
  /** How many there are, whatever became of them; purchases, and those of which the cost is known. */
  readonly count: Uint16Array;
  readonly orders: Uint16Array;
  readonly costed: Uint16Array;
  /** Days from the one before `base`, 0 = none: the first and last purchase, what was confirmed, a sample order. */
  readonly base: number;
  readonly first: Uint16Array;
  readonly last: Uint16Array;
  readonly confirmed: Uint16Array;
  readonly sample: Uint16Array;
  /** With refunds, fen. */
  readonly amount: Money;
  readonly cost: Money;
}

/** Orders of rows, put together one after the other. */
export class OrderColumns {
  private readonly ends: Uint32Array;
  private entries = new Int32Array(16_384);
  private amounts = new Float64Array(16_384);
  private costs = new Float64Array(16_384);
  private length = 0;

  constructor(rows: number) {
    this.ends = new Uint32Array(rows);
  }

  add(entry: number, amount: number, cost: number): void {
    if (this.length === this.entries.length) {
      const room = this.length * 2;
      const grown = <T extends Int32Array | Float64Array>(column: T, wider: T): T => {
        wider.set(column);
        return wider;
      };
      this.entries = grown(this.entries, new Int32Array(room));
      this.amounts = grown(this.amounts, new Float64Array(room));
      this.costs = grown(this.costs, new Float64Array(room));
    }
    this.entries[this.length] = entry;
    this.amounts[this.length] = amount;
    this.costs[this.length] = cost;
    this.length += 1;
  }

  end(row: number): void {
    this.ends[row] = this.length;
  }

  orders(): Orders {
    const { ends, entries, amounts, costs, length } = this;
    const whole = [amounts, costs].map((column) => column.subarray(0, length)) as [Float64Array, Float64Array];
    return { ends, entries: entries.subarray(0, length), amounts: whole[0], costs: whole[1] };
  }
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
    const ends = this.ends.subarray(0, rows);
    sortRows({ ends, entries, amounts, costs });
    const wide = !(fitsInt32(amounts) && fitsInt32(costs));
    return {
      rows,
      files: [...this.facts.keys()].map((key) => JSON.parse(key) as FileFacts),
      file: this.file.subarray(0, rows),
      ends,
      entries,
      amounts: wide ? amounts : new Int32Array(amounts),
      costs: wide ? costs : new Int32Array(costs),
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

/** Puts each row's orders in the order of their days; of one day, so that the same orders always stand alike. */
function sortRows({ ends, entries, amounts, costs }: Orders & { amounts: Float64Array; costs: Float64Array }): void {
  const after = (a: number, b: number): number =>
    entries[a]! - entries[b]! || amounts[a]! - amounts[b]! || (costs[a] ?? 0) - (costs[b] ?? 0);
  for (let row = 0, start = 0; row < ends.length; start = ends[row]!, row++) {
    let sorted = true;
    for (let at = start + 1; sorted && at < ends[row]!; at++) sorted = after(at - 1, at) <= 0;
    if (sorted) continue;
    const order = Array.from({ length: ends[row]! - start }, (_, at) => start + at).sort(after);
    for (const column of [entries, amounts, costs]) {
      if (column.length === 0) continue;
      const values = order.map((at) => column[at]!);
      column.set(values, start);
    }
  }
}

export function fitsInt32(values: Money): boolean {
  if (values instanceof Int32Array) return true;
  for (let at = 0; at < values.length; at++) if ((values[at]! | 0) !== values[at]) return false;
  return true;
}
