/** Which contract customers are key: about a fifth of all, by RFM, tenure, steadiness, credit and profit as far as known. */
import type { Classified } from './classified.ts';
import { UNKNOWN } from './composite.ts';
import type { Figures } from './figures.ts';
import { keyCount } from './levels.ts';
import { rankedPlaces, settleTies } from './ranking.ts';
import { limitsOf, scoreOf } from './rfm.ts';
import { KEY_DIMENSIONS, type KeyDimension, type Rules } from './rules.ts';

/** Each dimension runs from 0 to 4, as scores do. */
const MOST = 4;
const YEAR = 365;

/** How one customer stands in each dimension; null where it is not known. */
export type KeyStanding = { readonly [D in KeyDimension]: number | null };

/** The weighted mean of what is known, in millionths. */
export function keyScore(weights: Rules['key']['weights'], standing: KeyStanding): number {
  let [sum, weight] = [0, 0];
  for (const dimension of KEY_DIMENSIONS) {
    const value = standing[dimension];
    if (value === null) continue;
    sum += weights[dimension] * value;
    weight += weights[dimension];
  }
  return weight <= 0 ? 0 : Math.round((sum * 1_000_000) / weight);
}

/**
 * The places of the key customers.
 * @param candidates contract customers that are not sunk
 * @param contract how many contract customers there are in all
 */
export function keyCustomers(
  figures: Figures,
  result: Classified,
  candidates: Uint32Array,
  { contract, as_of, rules, keyOf }: { contract: number; as_of: number; rules: Rules; keyOf(place: number): string },
): Uint32Array {
  const wanted = Math.min(candidates.length, keyCount(contract, rules.key.percent));
  const profitScore = profitScores(figures, candidates);
  const scores = new Float64Array(figures.size);
  for (const at of candidates) {
    const r = result.r[at]!;
    const scored = (score: number): number | null => (r === 0 ? 0 : score - 1);
    scores[at] = keyScore(rules.key.weights, {
      recency: scored(r),
      frequency: scored(result.f[at]!),
      monetary: scored(result.m[at]!),
      tenure: Math.min(MOST, (as_of - figures.first_day[at]!) / YEAR),
      steadiness: steadiness(figures, at, as_of),
      credit: figures.credit[at] === UNKNOWN ? null : (figures.credit[at]! * MOST) / 100,
      profit: profitScore(at),
    });
  }
  const ranked = rankedPlaces(candidates, scores);
  if (wanted === 0 || wanted >= ranked.length) return ranked.subarray(0, wanted);
  // Only who stands on the line has to be told apart further: by sales, then by name.
  const line = scores[ranked[wanted - 1]!]!;
  let [from, to] = [wanted - 1, wanted];
  while (from > 0 && scores[ranked[from - 1]!] === line) from -= 1;
  while (to < ranked.length && scores[ranked[to]!] === line) to += 1;
  const tied = rankedPlaces(ranked.slice(from, to), figures.amount);
  ranked.set(settleTies(tied, figures.amount, keyOf), from);
  return ranked.subarray(0, wanted);
}

/** Orders of the last year against those of an average year: 4 = as ever; null within the first year. */
function steadiness({ first_day, orders, year_orders }: Figures, at: number, as_of: number): number | null {
  const days = as_of - first_day[at]!;
  if (days < YEAR) return null;
  const usual = (orders[at]! * YEAR) / days;
  const last = year_orders[at]!;
  return (MOST * Math.min(usual, last)) / Math.max(usual, last);
}

function profitScores({ profit, profit_known }: Figures, candidates: Uint32Array): (at: number) => number | null {
  const known = candidates.filter((at) => profit_known[at] === 1);
  if (known.length === 0) return () => null;
  const profits = new Float64Array(known.length);
  for (let at = 0; at < known.length; at++) profits[at] = profit[known[at]!]!;
  const limits = limitsOf('monetary', 'quantile', profits);
  return (at) => (profit_known[at] === 1 ? scoreOf('monetary', limits, profit[at]!) - 1 : null);
}
