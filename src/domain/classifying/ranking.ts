/** Orders places by their values without comparing them two by two in JavaScript: a million in a tenth of a second. */

/** The bits of a sort key, and of each of its halves. */
const KEY_BITS = 64;
const HALF_BITS = 32;

/**
 * The places with the largest value first; equal values stay in the order in which the places are given.
 * @param places which places take part
 * @param values whole numbers, one for each place
 */
export function rankedPlaces(places: Uint32Array, values: ArrayLike<number>): Uint32Array {
  const size = places.length;
  let [highest, lowest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let at = 0; at < size; at++) {
    const value = values[places[at]!]!;
    if (value > highest) highest = value;
    if (value < lowest) lowest = value;
  }
  // One whole number is the key of each: how far it is behind the highest, and then where it was.
  const bits = HALF_BITS - Math.clz32(size);
  if (highest - lowest >= 2 ** Math.min(KEY_BITS - bits, 53)) return rankedByDigits(places, values, highest, lowest);
  const keys = new BigUint64Array(size);
  const halves = new Uint32Array(keys.buffer);
  const [high, low] = [2 ** (HALF_BITS - bits), 2 ** bits];
  for (let at = 0; at < size; at++) {
    const behind = highest - values[places[at]!]!;
    const upper = Math.floor(behind / high);
    halves[2 * at + 1] = upper;
    halves[2 * at] = (behind - upper * high) * low + at;
  }
  keys.sort();
  const ranked = new Uint32Array(size);
  for (let at = 0; at < size; at++) ranked[at] = places[halves[2 * at]! & (low - 1)]!;
  return ranked;
}

const DIGIT = 65_536;

/** The same for values that lie further apart than a key can say: digit after digit from the lowest. */
function rankedByDigits(places: Uint32Array, values: ArrayLike<number>, highest: number, lowest: number): Uint32Array {
  // Each pass keeps the order of the one before.
  let from = places.slice();
  let to = new Uint32Array(places.length);
  const starts = new Uint32Array(DIGIT);
  for (let unit = 1; highest - lowest >= unit && places.length > 1; unit *= DIGIT) {
    const digit = (place: number): number => Math.floor((highest - values[place]!) / unit) % DIGIT;
    starts.fill(0);
    for (const place of from) starts[digit(place)]! += 1;
    let start = 0;
    for (let at = 0; at < DIGIT; at++) {
      const size = starts[at]!;
      starts[at] = start;
      start += size;
    }
    for (const place of from) to[starts[digit(place)]!++] = place;
    [from, to] = [to, from];
  }
  return from;
}

/** For so many places at a time keys are looked up: few enough for the memory, many enough to find them side by side. */
const TOGETHER = 262_144;

/**
 * Puts places with equal values into an order: results do not depend on who was entered first.
 * @param beside tells places apart by further figures (compares like a sort does); what is the same in these, too, goes
 * by the keys, which cost more
 */
export function settleTies(
  ranked: Uint32Array,
  values: ArrayLike<number>,
  keyOf: (place: number) => string,
  beside: (a: number, b: number) => number = () => 0,
): Uint32Array {
  // Where runs of equal values start and end, one after the other.
  let runs: number[] = [];
  let waiting = 0;
  for (let start = 0, end = 0; start < ranked.length; start = end) {
    end = start + 1;
    while (end < ranked.length && values[ranked[end]!] === values[ranked[start]!]) end += 1;
    if (end - start === 1) continue;
    sortRun(ranked, start, end, beside);
    for (let first = start, next = start + 1; next <= end; next++) {
      if (next < end && beside(ranked[first]!, ranked[next]!) === 0) continue;
      if (next - first > 1) {
        runs.push(first, next);
        waiting += next - first;
      }
      first = next;
    }
    if (waiting >= TOGETHER) {
      settleRuns(ranked, runs, waiting, keyOf);
      runs = [];
      waiting = 0;
    }
  }
  settleRuns(ranked, runs, waiting, keyOf);
  return ranked;
}

/** Up to so many places putting each where it belongs takes less time than the engine's sort takes to begin. */
const FEW = 16;

function sortRun(ranked: Uint32Array, start: number, end: number, beside: (a: number, b: number) => number): void {
  if (end - start > FEW) {
    ranked.subarray(start, end).sort((a, b) => beside(a, b) || a - b);
    return;
  }
  for (let at = start + 1; at < end; at++) {
    const place = ranked[at]!;
    let to = at;
    for (; to > start; to--) {
      const before = ranked[to - 1]!;
      if ((beside(before, place) || before - place) <= 0) break;
      ranked[to] = before;
    }
    ranked[to] = place;
  }
}

/** @param tied how many places the runs have together */
function settleRuns(
  ranked: Uint32Array,
  runs: readonly number[],
  tied: number,
  keyOf: (place: number) => string,
): void {
  // Keys are read in the order of the places, in which the store holds them.
  const order = new Float64Array(tied);
  let next = 0;
  for (let run = 0; run < runs.length; run += 2)
    for (let at = runs[run]!; at < runs[run + 1]!; at++, next++) order[next] = ranked[at]! * tied + next;
  order.sort();
  const keys = new Array<string>(tied).fill('');
  for (const each of order) keys[each % tied] = keyOf(Math.floor(each / tied));
  let first = 0;
  for (let run = 0; run < runs.length; run += 2) {
    const [start, end] = [runs[run]!, runs[run + 1]!];
    const size = end - start;
    if (size === 2) {
      // Most of them.
      if (keys[first]! > keys[first + 1]!) [ranked[start], ranked[start + 1]] = [ranked[start + 1]!, ranked[start]!];
    } else {
      const places = ranked.slice(start, end);
      const offsets = Uint32Array.from(places, (_, offset) => offset).sort((a, b) => {
        const [left, right] = [keys[first + a]!, keys[first + b]!];
        return left < right ? -1 : left > right ? 1 : places[a]! - places[b]!;
      });
      for (let offset = 0; offset < size; offset++) ranked[start + offset] = places[offsets[offset]!]!;
    }
    first += size;
  }
}
