/** Which contract customers are key: about a fifth of all, by RFM, tenure, steadiness, credit and profit as far as known. */
import type { Classified } from './classified.ts';
import { UNKNOWN } from './composite.ts';
import type { Figures } from './figures.ts';
import { keyCount } from './levels.ts';
import { valuesAt } from './quantiles.ts';
import { rankedPlaces, settleTies } from './ranking.ts';
import { limitsOf, scoreOf } from './rfm.ts';
import { KEY_DIMENSIONS, type Rules } from './rules.ts';

/** Each dimension runs from 0 to 4, as scores do. */
const MOST = 4;
const YEAR = 365;

/** The weighted mean of what is known, in millionths; NaN = not known. Plain arrays in the order of KEY_DIMENSIONS. */
function keyScore(weights: Float64Array, standing: Float64Array): number {
  let [sum, weight] = [0, 0];
  for (let at = 0; at < weights.length; at++) {
    const value = standing[at]!;
    if (Number.isNaN(value)) continue;
    sum += weights[at]! * value;
    weight += weights[at]!;
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
  if (wanted === 0 || wanted === candidates.length) return candidates.slice(0, wanted);
  const scores = keyScores(figures, result, candidates, { as_of, rules });
  // Who is above the line is in, in any order; only who stands on it has to be told apart further: by sales, then by name.
  const [line] = valuesAt(scores, [scores.length - wanted]) as [number];
  const above = candidates.filter((_, index) => scores[index]! > line);
  const tied = rankedPlaces(
    candidates.filter((_, index) => scores[index] === line),
    figures.amount,
  );
  const chosen = new Uint32Array(wanted);
  chosen.set(above);
  chosen.set(settleTies(tied, figures.amount, keyOf).subarray(0, wanted - above.length), above.length);
  return chosen;
}

const [RECENCY, FREQUENCY, MONETARY, TENURE, STEADINESS, CREDIT, PROFIT] = KEY_DIMENSIONS.map((_, at) => at) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** The score of each candidate. */
function keyScores(
  figures: Figures,
  { r, f, m }: Classified,
  candidates: Uint32Array,
  { as_of, rules }: { as_of: number; rules: Rules },
): Float64Array {
  const { first_day, credit } = figures;
  const weights = Float64Array.from(KEY_DIMENSIONS, (dimension) => rules.key.weights[dimension]);
  const profit = profitScores(figures, candidates);
  const standing = new Float64Array(KEY_DIMENSIONS.length);
  const scores = new Float64Array(candidates.length);
  for (let index = 0; index < candidates.length; index++) {
    const at = candidates[index]!;
    const scored = r[at]! > 0;
    standing[RECENCY] = scored ? r[at]! - 1 : 0;
    standing[FREQUENCY] = scored ? f[at]! - 1 : 0;
    standing[MONETARY] = scored ? m[at]! - 1 : 0;
    standing[TENURE] = Math.min(MOST, (as_of - first_day[at]!) / YEAR);
    standing[STEADINESS] = steadiness(figures, at, as_of);
    standing[CREDIT] = credit[at] === UNKNOWN ? Number.NaN : (credit[at]! * MOST) / 100;
    standing[PROFIT] = profit(at);
    scores[index] = keyScore(weights, standing);
  }
  return scores;
}

/** Orders of the last year against those of an average year: 4 = as ever; NaN within the first year. */
function steadiness({ first_day, orders, year_orders }: Figures, at: number, as_of: number): number {
  const days = as_of - first_day[at]!;
  if (days < YEAR) return Number.NaN;
  const usual = (orders[at]! * YEAR) / days;
  const last = year_orders[at]!;
  return (MOST * Math.min(usual, last)) / Math.max(usual, last);
}

function profitScores({ profit, profit_known }: Figures, candidates: Uint32Array): (at: number) => number {
  const known = candidates.filter((at) => profit_known[at] === 1);
  if (known.length === 0) return () => Number.NaN;
  const profits = new Float64Array(known.length);
  for (let at = 0; at < known.length; at++) profits[at] = profit[known[at]!]!;
  const limits = limitsOf('monetary', 'quantile', profits);
  return (at) => (profit_known[at] === 1 ? scoreOf('monetary', limits, profit[at]!) - 1 : Number.NaN);
}
