/** What is known of the customers when they are classified: a column for each fact, a place for each customer. */
import { UNKNOWN } from './composite.ts';

/** Days are counted from 1970-01-01, -1 = none; money in fen; 0 to 100, or UNKNOWN, where nothing else is said. */
export interface Figures {
  readonly size: number;
  /** Ascending. */
  readonly id: Int32Array;
  /** Completed trade orders up to the day: how many, the first, the last; and the last that was not cancelled. */
  readonly orders: Int32Array;
  readonly first_day: Int32Array;
  readonly last_done: Int32Array;
  readonly last_day: Int32Array;
  /** Of the period: completed trade orders, the last, their sum with refunds, profit where costs are known, thousandths. */
  readonly frequency: Int32Array;
  readonly last_in_period: Int32Array;
  readonly amount: Float64Array;
  readonly profit: Float64Array;
  readonly profit_known: Uint8Array;
  readonly quantity: Float64Array;
  /** Of the last twelve months. */
  readonly year_orders: Int32Array;
  readonly year_amount: Float64Array;
  readonly sample_day: Int32Array;
  /** Places in REGIONS and POTENTIALS; points of prospects. */
  readonly region: Uint8Array;
  /** What the company's rules say of the very place. */
  readonly strength: Uint8Array;
  readonly by_hand: Uint8Array;
  readonly points: Int32Array;
  /** Whether the industry is one that fits what we sell, and whether there is a website: 1 = yes. */
  readonly fits: Uint8Array;
  readonly website: Uint8Array;
  readonly complaints: Uint8Array;
  readonly credit: Uint8Array;
  readonly rivals: Uint8Array;
  readonly health: Uint8Array;
  readonly indicators: Uint8Array;
  /** The class before, and since when. */
  readonly previous: Uint8Array;
  readonly previous_since: Int32Array;
}

/** Figures of which nothing is known yet. */
export function blankFigures(id: Int32Array): Figures {
  const size = id.length;
  const whole = (): Int32Array => new Int32Array(size);
  const days = (): Int32Array => new Int32Array(size).fill(-1);
  const money = (): Float64Array => new Float64Array(size);
  const unknown = (): Uint8Array => new Uint8Array(size).fill(UNKNOWN);
  return {
    size,
    id,
    orders: whole(),
    first_day: days(),
    last_done: days(),
    last_day: days(),
    frequency: whole(),
    last_in_period: days(),
    amount: money(),
    profit: money(),
    profit_known: new Uint8Array(size),
    quantity: money(),
    year_orders: whole(),
    year_amount: money(),
    sample_day: days(),
    region: unknown(),
    strength: unknown(),
    by_hand: unknown(),
    points: whole(),
    fits: new Uint8Array(size),
    website: new Uint8Array(size),
    complaints: new Uint8Array(size),
    credit: unknown(),
    rivals: unknown(),
    health: unknown(),
    indicators: unknown(),
    previous: unknown(),
    previous_since: days(),
  };
}

/** The first so many places of figures, which share their memory. */
export function firstFigures(figures: Figures, size: number): Figures {
  if (size === figures.size) return figures;
  const { size: _, ...columns } = figures;
  const parts = Object.entries(columns).map(([name, column]) => [name, column.subarray(0, size)]);
  return { size, ...Object.fromEntries(parts) } as Figures;
}
