/** The net promoter score of survey answers from 0 to 10. */

/** How many answered 9 or 10, 7 or 8, 0 to 6, and how many rows had no score. */
export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  readonly dropped: number;
}

/** Fewer answers than these say little. */
export const FEW_ANSWERS = 30;

/** Promoters less detractors, per hundred answers: −100 to 100 with one decimal; null without answers. */
export function npsOf({ promoters, passives, detractors }: NpsCounts): number | null {
  const answers = promoters + passives + detractors;
  if (answers === 0) return null;
  const tenths = Math.round((Math.abs(promoters - detractors) * 1000) / answers);
  // Without −0, and rounded the same on both sides of zero.
  return tenths === 0 ? 0 : (Math.sign(promoters - detractors) * tenths) / 10;
}
