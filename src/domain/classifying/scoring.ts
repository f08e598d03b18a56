/** RFM of all customers at once, and what is to be said about it. */
import type { Classified } from './classified.ts';
import type { Figures } from './figures.ts';
import { PARTS } from './quantiles.ts';
import { type Limits, limitsOf, MEASURES, type Measure, type Method, scoring, type TypedCuts } from './rfm.ts';

export type AllLimits = { readonly [M in Measure]: Limits };

/** A score that nobody has, because values are tied or customers are few. */
export interface AbsentScores {
  readonly measure: Measure;
  readonly scores: readonly number[];
}

/** Fills in recency, frequency and the three scores of everybody with an order in the period; answers the limits. */
export function scoreRfm(
  { frequency, last_in_period, amount, size }: Figures,
  result: Classified,
  { as_of, method, typed }: { as_of: number; method: Method; typed?: TypedCuts | undefined },
): { limits: AllLimits; scored: number; absent: AbsentScores[] } {
  let scored = 0;
  const all = new Uint32Array(size);
  const { recency_days } = result;
  for (let at = 0; at < size; at++) {
    const there = frequency[at]! > 0;
    recency_days[at] = there ? as_of - last_in_period[at]! : -1;
    if (there) all[scored++] = at;
  }
  const places = all.subarray(0, scored);
  const columns = { recency: result.recency_days, frequency, monetary: amount };
  const targets = { recency: result.r, frequency: result.f, monetary: result.m };
  const absent: AbsentScores[] = [];
  const limits = {} as { -readonly [M in Measure]: Limits };
  const values = new Float64Array(scored);
  for (const measure of MEASURES) {
    const column = columns[measure];
    if (column instanceof Int32Array) takeWhole(values, column, places);
    else takeMoney(values, column, places);
    limits[measure] = limitsOf(measure, method, values, typed);
    const seen = scoreAll(measure, limits[measure], values, places, targets[measure]);
    const scores = [1, 2, 3, 4, 5].filter((score) => seen[score] === 0);
    if (method !== 'fixed' && scored > 0 && scores.length > 0) absent.push({ measure, scores });
  }
  return { limits, scored, absent };
}

// Written once for each kind of array: a loop over arrays of one kind takes a fraction of the time of one over two.

function takeWhole(values: Float64Array, column: Int32Array, places: Uint32Array): void {
  for (let next = 0; next < places.length; next++) values[next] = column[places[next]!]!;
}

function takeMoney(values: Float64Array, column: Float64Array, places: Uint32Array): void {
  for (let next = 0; next < places.length; next++) values[next] = column[places[next]!]!;
}

/** The score of each place by fifths of its value, 1 to 5; 0 at every other place. */
export function fifthsOf(values: Float64Array, places: Uint32Array): Uint8Array {
  const known = new Float64Array(places.length);
  for (let next = 0; next < places.length; next++) known[next] = values[places[next]!]!;
  const scores = new Uint8Array(values.length);
  scoreAll('monetary', limitsOf('monetary', 'quantile', known), known, places, scores);
  return scores;
}

/** Fills in the score of each value at its place; answers which there are. */
function scoreAll(
  measure: Measure,
  limits: Limits,
  values: Float64Array,
  places: Uint32Array,
  target: Uint8Array,
): Uint8Array {
  const seen = new Uint8Array(PARTS + 1);
  const scoreOf = scoring(measure, limits);
  for (let at = 0; at < values.length; at++) {
    const score = scoreOf(values[at]!);
    target[places[at]!] = score;
    seen[score] = 1;
  }
  return seen;
}
