/** How far a sum hangs on its largest parts. */

/** What the first of some ranked parts hold together. */
export interface Ranked {
  readonly top: 'top_1' | 'top_3' | 'top_5' | 'top_10' | 'top_10_percent' | 'top_20_percent' | 'top_50_percent' | 'all';
  readonly keys: number;
  readonly amount: number;
  /** A fraction; null where the sum is zero or negative. */
  readonly share: number | null;
}

const NUMBERS = [1, 3, 5, 10] as const;
const PERCENTS = [10, 20, 50] as const;

/**
 * What the first few hold, and the sum of squared shares (Herfindahl and Hirschman's index, from 0 to 1).
 * Lines that would say the same as "all" are left out. @param amounts the largest first
 */
export function ranksOf(amounts: readonly number[]): { ranks: Ranked[]; concentration: number | null } {
  const total = amounts.reduce((sum, each) => sum + each, 0);
  if (amounts.length === 0) return { ranks: [], concentration: null };
  const first = (top: Ranked['top'], keys: number): Ranked => {
    const amount = amounts.slice(0, keys).reduce((sum, each) => sum + each, 0);
    return { top, keys, amount, share: total > 0 ? amount / total : null };
  };
  const parts = [
    ...NUMBERS.map((count) => first(`top_${count}`, count)),
    ...PERCENTS.map((percent) =>
      first(`top_${percent}_percent`, Math.max(1, Math.round((amounts.length * percent) / 100))),
    ),
  ];
  return {
    ranks: [...parts.filter(({ keys }) => keys < amounts.length), first('all', amounts.length)],
    concentration: total > 0 ? amounts.reduce((sum, each) => sum + (each / total) ** 2, 0) : null,
  };
}
