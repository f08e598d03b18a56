/** Scores of recency, frequency and monetary value, 1 to 5 each. */
import type { Words } from '../shapes.ts';
import { cutsOf, fivefold, PARTS } from './quantiles.ts';

export const METHODS = ['quantile', 'rfm-r', 'fixed'] as const;
export type Method = (typeof METHODS)[number];

/** Words for the methods. */
export const METHOD_WORDS = {
  quantile: { zh: '五等分', en: 'fifths' },
  'rfm-r': { zh: '与 R 包一致', en: 'as the R package rfm' },
  fixed: { zh: '给定分界', en: 'given cut-offs' },
} as const satisfies Record<Method, Words>;

export const MEASURES = ['recency', 'frequency', 'monetary'] as const;
export type Measure = (typeof MEASURES)[number];

/** Four limits of each measure, as results show them: days, orders, yuan. */
export type ShownCuts = { readonly [M in Measure]: readonly number[] };

/** Four limits of each measure as somebody typed them, in thousandths of a day, an order, a yuan; increasing. */
export type TypedCuts = { readonly [M in Measure]: readonly number[] };

/** How many of the values' own units make one day, order or yuan: money is counted in fen. */
const UNIT: { readonly [M in Measure]: number } = { recency: 1, frequency: 1, monetary: 100 };

/** A value falls above a limit when `factor × value ≥ limit`; all of these are whole numbers. */
export interface Limits {
  readonly factor: number;
  readonly limits: readonly number[];
  readonly shown: readonly number[];
}

/**
 * The limits of one measure.
 * `quantile`: a value equal to a cut falls into the lower bin. Between the neighbours of a cut lies no value, so it is
 * above the cut when it is above the lower neighbour: ranks decide, not units.
 * `rfm-r`: as the R package rfm does it: one (day, order, yuan) is added to each cut, bins take their lower end.
 * `fixed`: the limits as given; bins take their lower end and not their upper.
 * @param values days, orders, fen; in any order
 */
export function limitsOf(measure: Measure, method: Method, values: Float64Array, typed?: TypedCuts): Limits {
  const unit = UNIT[measure];
  if (method === 'fixed') {
    const cuts = typed?.[measure] ?? [];
    // Thousandths of a yuan are tenths of a fen.
    return { factor: 1000 / unit, limits: cuts, shown: cuts.map((cut) => cut / 1000) };
  }
  const cuts = cutsOf(values);
  if (method === 'quantile') {
    return {
      factor: 1,
      limits: cuts.map(({ low }) => low + 1),
      shown: cuts.map((cut) => fivefold(cut) / (PARTS * unit)),
    };
  }
  const limits = cuts.map((cut) => fivefold(cut) + PARTS * unit);
  return { factor: PARTS, limits, shown: limits.map((limit) => limit / (PARTS * unit)) };
}

/** The score of a value, 1 to 5; the latest order scores highest, so recency runs the other way round. */
export function scoring(measure: Measure, { factor, limits }: Limits): (value: number) => number {
  const [first, second, third, fourth] = [0, 1, 2, 3].map((at) => limits[at] ?? Number.POSITIVE_INFINITY) as [
    number,
    number,
    number,
    number,
  ];
  const [lowest, step] = measure === 'recency' ? [PARTS, -1] : [1, 1];
  return (value) => {
    const scaled = factor * value;
    // Added up without a branch: which way a value goes nobody can guess, and a wrong guess takes longer than all of it.
    const above =
      Number(scaled >= first) + Number(scaled >= second) + Number(scaled >= third) + Number(scaled >= fourth);
    return lowest + step * above;
  };
}

/** Whether limits increase from one to the next. */
export function increasing(limits: readonly number[]): boolean {
  return limits.every((limit, at) => at === 0 || limit > limits[at - 1]!);
}

/** A segment: the scores that belong to it, each from the first to the second number. */
export interface Segment {
  readonly name: string;
  readonly r: readonly [number, number];
  readonly f: readonly [number, number];
  readonly m: readonly [number, number];
}

/** What no segment takes. */
export const OTHERS = 'Others';

/** The first segment that the scores belong to. */
export function segmentOf(segments: readonly Segment[], r: number, f: number, m: number): string {
  const within = (score: number, [low, high]: readonly [number, number]): boolean => score >= low && score <= high;
  return segments.find((each) => within(r, each.r) && within(f, each.f) && within(m, each.m))?.name ?? OTHERS;
}

/** The segments as the R package rfm publishes them (its vignette, MIT); the first that fits counts. */
export const PUBLISHED_SEGMENTS: readonly Segment[] = [
  { name: 'Champions', r: [5, 5], f: [5, 5], m: [5, 5] },
  { name: 'Potential Loyalist', r: [3, 5], f: [3, 5], m: [2, 5] },
  { name: 'Loyal Customers', r: [2, 4], f: [2, 4], m: [2, 4] },
  { name: 'Promising', r: [3, 4], f: [1, 3], m: [3, 5] },
  { name: 'New Customers', r: [4, 5], f: [1, 3], m: [1, 5] },
  { name: "Can't Lose Them", r: [1, 2], f: [3, 4], m: [4, 5] },
  { name: 'At Risk', r: [1, 2], f: [2, 5], m: [4, 5] },
  { name: 'Need Attention', r: [1, 3], f: [3, 5], m: [3, 5] },
  { name: 'About To Sleep', r: [2, 3], f: [1, 3], m: [1, 4] },
  { name: 'Lost', r: [1, 1], f: [1, 5], m: [1, 5] },
];
