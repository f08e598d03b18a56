/**
 * The result of one run: a column for each fact, a place for each customer, in the order of their ids. A million
 * customers take about a hundred bytes each; the store keeps runs of places as they stand here.
 */
import { DIMENSIONS } from './composite.ts';

export type Values = Float64Array | Int32Array | Uint8Array;
type Kind = Float64ArrayConstructor | Int32ArrayConstructor | Uint8ArrayConstructor;

/**
 * What is known of each customer; widest first. Days are counted from 1970-01-01.
 * A change of this list makes packed runs unreadable: their form has a number (packed-classes.ts).
 */
export const COLUMNS = {
  /** Sum of the period, fen. */
  amount: Float64Array,
  annualised: Float64Array,
  /** What is ranked: fen, or thousandths of the quantity; and its running sum, best first. */
  measure: Float64Array,
  cumulative: Float64Array,
  /** Fen of the last twelve months. */
  year_amount: Float64Array,
  id: Int32Array,
  /** From 1; 0 = not ranked. */
  rank: Int32Array,
  /** Orders of the period, and days since the last of them (-1 = none). */
  frequency: Int32Array,
  recency_days: Int32Array,
  /** All completed trade orders; the day of the first, and of the last trade order of any kind (-1 = none). */
  orders: Int32Array,
  first_day: Int32Array,
  last_day: Int32Array,
  /** The day of the last sample order (-1 = none). */
  sample_day: Int32Array,
  /** Points of a prospect; -1 where the potential was set by hand. */
  points: Int32Array,
  /** Since when it has been in its class. */
  since: Int32Array,
  /** Tenths. */
  composite: Int32Array,
  /** Places in CLASSES; 255 = not classified before. */
  class: Uint8Array,
  previous: Uint8Array,
  is_new: Uint8Array,
  /** 0 = none, 1 to 3 = A to C. */
  abc: Uint8Array,
  /** 0 = outside RFM. */
  r: Uint8Array,
  f: Uint8Array,
  m: Uint8Array,
  /** 0 = none, else a place in SCALES or STRATEGIC, from 1. */
  scale: Uint8Array,
  strategic: Uint8Array,
  /** Credit grade in points, 255 = not known. */
  credit: Uint8Array,
  ...(Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, Uint8Array])) as Record<
    (typeof DIMENSIONS)[number],
    Uint8ArrayConstructor
  >),
} as const satisfies Record<string, Kind>;

export type ColumnName = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

type Column<K extends Kind> = K extends Float64ArrayConstructor
  ? Float64Array
  : K extends Int32ArrayConstructor
    ? Int32Array
    : Uint8Array;
export type Classified = { readonly size: number } & { readonly [C in ColumnName]: Column<(typeof COLUMNS)[C]> };

/** A result of that many customers in which nothing is known yet but the columns that are handed over. */
export function blankResult(size: number, known: { readonly [C in ColumnName]?: Classified[C] } = {}): Classified {
  const columns = COLUMN_NAMES.map((name) => [name, known[name] ?? new COLUMNS[name](size)]);
  return { size, ...Object.fromEntries(columns) } as Classified;
}

export const SCALES = ['large', 'medium', 'small'] as const;
export type Scale = (typeof SCALES)[number];
export const STRATEGIC = ['core', 'important', 'general'] as const;
export type Strategic = (typeof STRATEGIC)[number];
