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

/** The four cuts of values in any order, which may be another afterwards; none of no values. */
export function cutsOf(values: Float64Array): Cut[] {
  if (values.length === 0) return [];
  const last = values.length - 1;
  const cuts = [1, 2, 3, 4].map((part) => {
    const index = Math.floor((last * part) / PARTS);
    return { index, next: Math.min(index + 1, last), rest: (last * part) % PARTS };
  });
  settlePlaces(
    values,
    cuts.flatMap(({ index, next }) => [index, next]),
  );
  return cuts.map(({ index, next, rest }) => ({ low: values[index]!, high: values[next]!, rest }));
}

/** Five times the cut: a whole number. */
export function fivefold({ low, high, rest }: Cut): number {
  return PARTS * low + rest * (high - low);
}

/** The median of values in any order, which may be another afterwards; null of none. */
export function medianOf(values: Float64Array): number | null {
  if (values.length === 0) return null;
  const middle = (values.length - 1) / 2;
  const [lower, upper] = [Math.floor(middle), Math.ceil(middle)];
  settlePlaces(values, [lower, upper]);
  return (values[lower]! + values[upper]!) / 2;
}

/** Below so many values sorting costs less than parting. */
const FEW = 64;

/**
 * Puts at each of these places the value that sorting would put there, and all smaller ones before it. Only the parts
 * in which a place lies are parted further: a fraction of the work of sorting.
 * @param places ascending
 */
function settlePlaces(values: Float64Array, places: readonly number[]): void {
  if (places.length === 0) return;
  if (values.length < FEW) {
    values.sort();
    return;
  }
  const pivot = middleOf(values[0]!, values[values.length >> 1]!, values[values.length - 1]!);
  // Smaller ones up to `below`, larger ones from `above` on, equal ones in between.
  let [below, at, above] = [0, 0, values.length];
  while (at < above) {
    const value = values[at]!;
    if (value === pivot) at += 1;
    else if (value < pivot) {
      values[at++] = values[below]!;
      values[below++] = value;
    } else {
      above -= 1;
      values[at] = values[above]!;
      values[above] = value;
    }
  }
  settlePart(
    values.subarray(0, below),
    places.filter((place) => place < below),
    values.length,
  );
  settlePart(
    values.subarray(above),
    places.filter((place) => place >= above).map((place) => place - above),
    values.length,
  );
}

/** A part that is hardly smaller than the whole was parted badly: it is sorted. */
function settlePart(part: Float64Array, places: readonly number[], whole: number): void {
  if (places.length > 0 && part.length > whole * 0.9) part.sort();
  else settlePlaces(part, places);
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
