/** Which contract customers are key: about a fifth of all, by RFM, tenure, steadiness, credit and profit as far as known. */
import type { Classified } from './classified.ts';
import { UNKNOWN } from './composite.ts';
import type { Figures } from './figures.ts';
import { keyCount } from './levels.ts';
import { valuesAt } from './quantiles.ts';
import { rankedPlaces, settleTies } from './ranking.ts';
import type { Rules } from './rules.ts';
import { fifthsOf } from './scoring.ts';

/** Each dimension runs from 0 to 4, as scores do. */
const MOST = 4;
const YEAR = 365;

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
  const amounts = Float64Array.from(tied, (at) => figures.amount[at]!);
  chosen.set(settleTies(tied, amounts, keyOf).subarray(0, wanted - above.length), above.length);
  return chosen;
}

/** The score of each candidate: the weighted mean of what is known, in millionths. */
function keyScores(
  figures: Figures,
  { r, f, m }: Classified,
  candidates: Uint32Array,
  { as_of, rules }: { as_of: number; rules: Rules },
): Float64Array {
  const { first_day, orders, year_orders, credit, profit_known } = figures;
  const { recency, frequency, monetary, tenure, steadiness, credit: credited, profit: gained } = rules.key.weights;
  const profit = fifthsOf(
    figures.profit,
    candidates.filter((at) => profit_known[at] === 1),
  );
  const scores = new Float64Array(candidates.length);
  for (let index = 0; index < candidates.length; index++) {
    const at = candidates[index]!;
    const days = as_of - first_day[at]!;
    let sum = 0;
    // Whoever ordered nothing in the period stands lowest in all three.
    if (r[at]! > 0) sum = recency * (r[at]! - 1) + frequency * (f[at]! - 1) + monetary * (m[at]! - 1);
    sum += tenure * Math.min(MOST, days / YEAR);
    let weight = recency + frequency + monetary + tenure;
    // Within the first year nobody can be called steady.
    if (days >= YEAR) {
      // Orders of the last year against those of an average year: 4 = as ever.
      const usual = (orders[at]! * YEAR) / days;
      const last = year_orders[at]!;
      sum += steadiness * ((MOST * Math.min(usual, last)) / Math.max(usual, last));
      weight += steadiness;
    }
    if (credit[at] !== UNKNOWN) {
      sum += credited * ((credit[at]! * MOST) / 100);
      weight += credited;
    }
    if (profit[at]! > 0) {
      sum += gained * (profit[at]! - 1);
      weight += gained;
    }
    scores[index] = weight <= 0 ? 0 : Math.round((sum * 1_000_000) / weight);
  }
  return scores;
}
