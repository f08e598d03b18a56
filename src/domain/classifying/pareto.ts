/** Who makes most of the sales: ABC by cumulative share, by head count or by number. */

/** What is cut: the cumulative share of the sum, the share of heads, or a number of customers. */
export const CUT_BY = ['share', 'heads', 'number'] as const;
export type CutBy = (typeof CUT_BY)[number];

/** A and B end here: 0.8 and 0.95 of the sum or of the heads, or 3 and 10 customers. */
export interface AbcRule {
  readonly cut: CutBy;
  readonly at: readonly [number, number];
}

export type Abc = 'A' | 'B' | 'C';
export const ABC: readonly Abc[] = ['A', 'B', 'C'];

/**
 * The class of each customer, best first: 0, 1 or 2. Who crosses the line belongs to the better class, and equal values
 * share the better class. Newcomers take part: their worth counts in sums and shares.
 * @param ranked values in descending order; whole numbers
 */
export function abcOf(ranked: ArrayLike<number>, { cut, at }: AbcRule): Uint8Array {
  const classes = new Uint8Array(ranked.length);
  let total = 0;
  for (let i = 0; i < ranked.length; i++) total += ranked[i]!;
  const [a, b] = at.map((limit) =>
    cut === 'share' ? limit * total : cut === 'heads' ? limit * ranked.length : limit,
  ) as [number, number];
  let before = 0;
  for (let i = 0; i < ranked.length; i++) {
    const reached = cut === 'share' ? before : i;
    if (i > 0 && ranked[i] === ranked[i - 1]) classes[i] = classes[i - 1]!;
    else classes[i] = below(reached, a) ? 0 : below(reached, b) ? 1 : 2;
    before += ranked[i]!;
  }
  return classes;
}

/** Below the line; what differs from it only by the rounding of 0.8 × total lies on it. */
function below(reached: number, line: number): boolean {
  return reached < line && line - reached > Math.abs(line) * 1e-12;
}

/** What share the best fifth of the customers has, and how many they are; null when there is nothing to share. */
export function topFifth(ranked: ArrayLike<number>): { readonly customers: number; readonly share: number } | null {
  const customers = Math.max(1, Math.round(ranked.length / 5));
  let [top, total] = [0, 0];
  for (let i = 0; i < ranked.length; i++) {
    total += ranked[i]!;
    if (i < customers) top += ranked[i]!;
  }
  return ranked.length === 0 || total <= 0 ? null : { customers, share: top / total };
}
