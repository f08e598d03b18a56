/**
 * Quantiles of whole numbers by R's type 7, kept as fractions: the cut at k fifths lies `rest` fifths of the way from
 * `low` to `high`, two neighbours in the sorted values. Nothing is rounded, so a score never depends on the unit.
 */

export interface Cut {
  readonly low: number;
  readonly high: number;
  /** Fifths of the way from low to high: 0 to 4. */
  readonly rest: number;
}

/** How many parts the cuts make. */
export const PARTS = 5;

/** The four cuts of values in ascending order; none of no values. */
export function cutsOf(sorted: ArrayLike<number>): Cut[] {
  if (sorted.length === 0) return [];
  return [1, 2, 3, 4].map((part) => {
    const at = (sorted.length - 1) * part;
    const index = Math.floor(at / PARTS);
    return { low: sorted[index]!, high: sorted[Math.min(index + 1, sorted.length - 1)]!, rest: at % PARTS };
  });
}

/** Five times the cut: a whole number. */
export function fivefold({ low, high, rest }: Cut): number {
  return PARTS * low + rest * (high - low);
}

/** The median of values in ascending order, or null of none. */
export function medianOf(sorted: ArrayLike<number>): number | null {
  if (sorted.length === 0) return null;
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
