/** Orders places by their values without comparing them two by two: a million in a tenth of a second. */

const DIGIT = 65_536;

/**
 * The places with the largest value first; equal values stay in the order of their places.
 * @param places which places take part
 * @param values whole numbers, one for each place
 */
export function rankedPlaces(places: Uint32Array, values: ArrayLike<number>): Uint32Array {
  let highest = Number.NEGATIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  for (const place of places) {
    highest = Math.max(highest, values[place]!);
    lowest = Math.min(lowest, values[place]!);
  }
  // Digit after digit from the lowest, each pass keeping the order of the one before.
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

/** Puts places with equal values into the order of their keys: results do not depend on who was entered first. */
export function settleTies(
  ranked: Uint32Array,
  values: ArrayLike<number>,
  keyOf: (place: number) => string,
): Uint32Array {
  for (let start = 0; start < ranked.length; ) {
    let end = start + 1;
    while (end < ranked.length && values[ranked[end]!] === values[ranked[start]!]) end += 1;
    if (end - start > 1) {
      const keyed = Array.from(ranked.subarray(start, end), (place) => ({ place, key: keyOf(place) }));
      keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.place - b.place));
      for (const [at, { place }] of keyed.entries()) ranked[start + at] = place;
    }
    start = end;
  }
  return ranked;
}
