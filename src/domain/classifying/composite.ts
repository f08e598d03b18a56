/** The composite: weighted dimensions, each 0 to 100; what is not known counts as neutral, and is named. */

export const DIMENSIONS = [
  'value',
  'behaviour',
  'potential',
  'tenure',
  'region',
  'rivals',
  'health',
  'indicators',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Stands for a dimension that is not known. */
export const UNKNOWN = 255;
/** What counts for it. */
export const NEUTRAL = 50;

export type Weights = { readonly [D in Dimension]: number };

/** An imported indicator as a dimension: its value at `worst` counts 0, at `best` 100; best may be below worst. */
export interface IndicatorRule {
  readonly key: string;
  readonly worst: number;
  readonly best: number;
  readonly weight: number;
}

export const DEFAULT_WEIGHTS: Weights = {
  value: 40,
  behaviour: 20,
  potential: 10,
  tenure: 10,
  region: 5,
  rivals: 5,
  health: 5,
  indicators: 5,
};

/** From everybody's dimensions to a composite at each place: 0 to 100 in tenths, so that it stays exact. */
export function weighComposites(
  weights: Weights,
  dimensions: { readonly [D in Dimension]: Uint8Array },
  composite: Int32Array,
): void {
  const weight = DIMENSIONS.reduce((sum, dimension) => sum + weights[dimension], 0);
  if (weight <= 0) {
    composite.fill(NEUTRAL * 10);
    return;
  }
  // What each value counts: looked up, it needs no question whether it is known.
  const worths = Object.fromEntries(
    DIMENSIONS.map((dimension) => [
      dimension,
      Float64Array.from({ length: 256 }, (_, value) => weights[dimension] * (value === UNKNOWN ? NEUTRAL : value)),
    ]),
  ) as Record<Dimension, Float64Array>;
  const sums = new Float64Array(TOGETHER);
  for (let from = 0; from < composite.length; from += TOGETHER) {
    const to = Math.min(composite.length, from + TOGETHER);
    sums.fill(0);
    for (const dimension of DIMENSIONS) {
      const worth = worths[dimension];
      const values = dimensions[dimension];
      for (let at = from; at < to; at++) sums[at - from]! += worth[values[at]!]!;
    }
    for (let at = from; at < to; at++) composite[at] = Math.round((sums[at - from]! * 10) / weight);
  }
}

/** So many places are added up at a time: few enough for the nearest memory. */
const TOGETHER = 2048;

/** What an indicator's value counts, 0 to 100. */
export function indicatorPoints({ worst, best }: IndicatorRule, value: number): number {
  if (best === worst) return NEUTRAL;
  return clamp(Math.round((100 * (value - worst)) / (best - worst)));
}

/** A number as a dimension holds it. */
export function clamp(value: number): number {
  return Math.max(0, Math.min(100, Math.round(value)));
}
