/** The potential of a prospect in points: fit, clarity of need, region, inquiries. */
import type { Potential, Region } from './levels.ts';

export interface PotentialRule {
  /** From how many points on a prospect is of high, or of ordinary potential. */
  readonly high: number;
  readonly ordinary: number;
  readonly points: {
    /** For the region that the file's country or province belongs to. */
    readonly region: { readonly [R in Region]: number };
    /** The industries that fit what we sell, and what fitting is worth. */
    readonly industries: readonly string[];
    readonly industry: number;
    readonly website: number;
    /** For the first inquiry, and for each further one up to `inquiries_most` together. */
    readonly inquiry: number;
    readonly inquiry_further: number;
    readonly inquiries_most: number;
    /** An inquiry that names a product: the need is clear. */
    readonly product_named: number;
  };
}

export const DEFAULT_POTENTIAL: PotentialRule = {
  high: 60,
  ordinary: 25,
  points: {
    region: { europe_north_america: 20, middle_east: 15, asia_africa: 10, other: 5 },
    industries: [],
    industry: 20,
    website: 15,
    inquiry: 15,
    inquiry_further: 5,
    inquiries_most: 30,
    product_named: 15,
  },
};

/** What is known of a prospect. */
export interface ProspectFacts {
  readonly region: Region | null;
  readonly fits: boolean;
  readonly website: boolean;
  readonly inquiries: number;
  readonly product_named: boolean;
}

/** The points of a prospect: a whole number if the rule's are. */
export function pointsOf({ points }: PotentialRule, facts: ProspectFacts): number {
  const { inquiry, inquiry_further, inquiries_most } = points;
  const asked = facts.inquiries === 0 ? 0 : Math.min(inquiries_most, inquiry + (facts.inquiries - 1) * inquiry_further);
  return (
    (facts.region === null ? 0 : points.region[facts.region]) +
    (facts.fits ? points.industry : 0) +
    (facts.website ? points.website : 0) +
    asked +
    (facts.product_named ? points.product_named : 0)
  );
}

/** The level that so many points make. */
export function potentialOf(rule: PotentialRule, points: number): Potential {
  return points >= rule.high ? 'high' : points >= rule.ordinary ? 'ordinary' : 'none';
}
