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
const NEUTRAL = 50;

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
  const size = composite.length;
  const sums = new Float64Array(size);
  let weight = 0;
  for (const dimension of DIMENSIONS) {
    const part = weights[dimension];
    const values = dimensions[dimension];
    for (let at = 0; at < size; at++) sums[at]! += part * (values[at] === UNKNOWN ? NEUTRAL : values[at]!);
    weight += part;
  }
  for (let at = 0; at < size; at++) composite[at] = weight <= 0 ? NEUTRAL * 10 : Math.round((sums[at]! * 10) / weight);
}

/** What an indicator's value counts, 0 to 100. */
export function indicatorPoints({ worst, best }: IndicatorRule, value: number): number {
  if (best === worst) return NEUTRAL;
  return clamp(Math.round((100 * (value - worst)) / (best - worst)));
}

/** A number as a dimension holds it. */
export function clamp(value: number): number {
  return Math.max(0, Math.min(100, Math.round(value)));
}
