import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutsOf, medianOf, valuesAt } from '../../src/domain/classifying/quantiles.ts';
import { rankedPlaces } from '../../src/domain/classifying/ranking.ts';

// What is found by counting is what sorting finds.

/** Few values and thousands, spread, equal, and nearly all of them close together with one far away. */
const lists = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 400 }),
  fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 400 }),
  fc.integer({ min: 1, max: 400 }).map((size) => Array.from({ length: size }, (_, at) => (at * at) % 97)),
  fc
    .record({
      size: fc.integer({ min: 1024, max: 6000 }),
      seed: fc.integer({ min: 1, max: 2 ** 31 }),
      kinds: fc.constantFrom(2, 97, 2 ** 20, 2 ** 44),
      far: fc.constantFrom(0, -(2 ** 51), 2 ** 51),
      fraction: fc.constantFrom(1, 3),
    })
    .map(({ size, seed, kinds, far, fraction }) => [
      ...Array.from({ length: size }, (_, at) => ((seed * (at + 1) * 2_654_435_761) % kinds) / fraction),
      far,
    ]),
);

test('cuts and the median are those of sorted values', () => {
  fc.assert(
    fc.property(lists, (list) => {
      const sorted = Float64Array.from(list).sort();
      const given = Float64Array.from(list);
      const cuts = [1, 2, 3, 4].map((part) => {
        const index = Math.floor(((list.length - 1) * part) / 5);
        return [sorted[index], sorted[Math.min(index + 1, list.length - 1)]];
      });
      expect(cutsOf(given).map(({ low, high }) => [low, high])).toEqual(cuts);
      const middle = (list.length - 1) / 2;
      const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
      expect(medianOf(given)).toBe(median);
      const ends = [0, list.length - 1];
      expect(valuesAt(given, ends)).toEqual(ends.map((at) => sorted[at]));
      expect(given).toEqual(Float64Array.from(list));
    }),
    { numRuns: 500 },
  );
});

test('places are ranked as a stable sort ranks them, whatever lies between their values', () => {
  const whole = fc.oneof(
    lists,
    fc.array(fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), { minLength: 1, maxLength: 400 }),
  );
  fc.assert(
    fc.property(whole, fc.integer({ min: 1, max: 3 }), (list, step) => {
      const values = list.map(Math.trunc);
      const places = Uint32Array.from(values.keys()).filter((place) => place % step === 0);
      const given = places.slice();
      const sorted = [...places].sort((a, b) => values[b]! - values[a]!);
      expect([...rankedPlaces(places, values)]).toEqual(sorted);
      expect(places).toEqual(given);
    }),
    { numRuns: 500 },
  );
});
