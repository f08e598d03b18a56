/**
 * Quantiles of whole numbers by R's type 7, kept as fractions: the cut at k fifths lies `rest` fifths of the way from
 * `low` to `high`, two neighbours in the sorted values. Nothing is rounded, so a score never depends on the unit.
 */

export interface Cut {
  readonly low: number;
  readonly high: number;
  /** Fifths of the way from low to high: 0 to 4. */
  readonly rest: number;
}

/** How many parts the cuts make. */
export const PARTS = 5;

/** The four cuts of values in any order; none of no values. */
export function cutsOf(values: Float64Array): Cut[] {
  if (values.length === 0) return [];
  const last = values.length - 1;
  const cuts = [1, 2, 3, 4].map((part) => {
    const index = Math.floor((last * part) / PARTS);
    return { index, next: Math.min(index + 1, last), rest: (last * part) % PARTS };
  });
  const found = valuesAt(
    values,
    cuts.flatMap(({ index, next }) => [index, next]),
  );
  return cuts.map(({ rest }, at) => ({ low: found[2 * at]!, high: found[2 * at + 1]!, rest }));
}

/** Five times the cut: a whole number. */
export function fivefold({ low, high, rest }: Cut): number {
  return PARTS * low + rest * (high - low);
}

/** The median of values in any order; null of none. */
export function medianOf(values: Float64Array): number | null {
  if (values.length === 0) return null;
  const middle = (values.length - 1) / 2;
  const [lower, upper] = valuesAt(values, [Math.floor(middle), Math.ceil(middle)]) as [number, number];
  return (lower + upper) / 2;
}

/** Below so many values sorting costs less than counting. */
const FEW = 1024;
const BUCKETS = 65_536;

/**
 * The values that sorting would put at these places: they are counted in buckets, and only a bucket in which a place
 * lies is looked into. A fraction of the work of sorting.
 */
export function valuesAt(values: Float64Array, places: readonly number[]): number[] {
  if (values.length < FEW) {
    const sorted = values.slice().sort();
    return places.map((place) => sorted[place]!);
  }
  let lowest = values[0]!;
  let highest = lowest;
  let whole = true;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    if (Math.floor(value) !== value) whole = false;
  }
  if (lowest === highest) return places.map(() => lowest);
  if (whole && highest - lowest < BUCKETS) return wholeAt(values, places, lowest);
  // A larger value is never in an earlier bucket, and the highest not in that of the lowest: each is a smaller task.
  const perUnit = (BUCKETS - 1) / (highest - lowest);
  const bucketsOf = new Uint16Array(values.length);
  const ends = new Uint32Array(BUCKETS);
  for (let at = 0; at < values.length; at++) {
    const bucket = Math.floor((values[at]! - lowest) * perUnit);
    bucketsOf[at] = bucket;
    ends[bucket]! += 1;
  }
  for (let bucket = 1; bucket < BUCKETS; bucket++) ends[bucket]! += ends[bucket - 1]!;
  const buckets = places.map((place) => bucketOf(ends, place));
  const startOf = (bucket: number): number => (bucket === 0 ? 0 : ends[bucket - 1]!);
  const different = [...new Set(buckets)];
  const parts = different.map((bucket) => new Float64Array(ends[bucket]! - startOf(bucket)));
  const partOf = new Uint8Array(BUCKETS);
  for (const [part, bucket] of different.entries()) partOf[bucket] = part + 1;
  const sizes = parts.map(() => 0);
  for (let at = 0; at < values.length; at++) {
    const part = partOf[bucketsOf[at]!]!;
    if (part > 0) parts[part - 1]![sizes[part - 1]!++] = values[at]!;
  }
  return places.map((place, at) => {
    const bucket = buckets[at]!;
    return valuesAt(parts[partOf[bucket]! - 1]!, [place - startOf(bucket)])[0]!;
  });
}

/** The same of whole numbers so close to each other that each has a bucket of its own: days, orders. */
function wholeAt(values: Float64Array, places: readonly number[], lowest: number): number[] {
  const ends = new Uint32Array(BUCKETS);
  for (let at = 0; at < values.length; at++) ends[values[at]! - lowest]! += 1;
  for (let bucket = 1; bucket < BUCKETS; bucket++) ends[bucket]! += ends[bucket - 1]!;
  return places.map((place) => lowest + bucketOf(ends, place));
}

/** The bucket in which a place lies: the first that ends after it. */
function bucketOf(ends: Uint32Array, place: number): number {
  let from = 0;
  for (let to = ends.length - 1; from < to; ) {
    const middle = (from + to) >> 1;
    if (ends[middle]! > place) to = middle;
    else from = middle + 1;
  }
  return from;
}
