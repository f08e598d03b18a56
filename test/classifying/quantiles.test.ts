import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutsOf, medianOf } from '../../src/domain/classifying/quantiles.ts';

test('cuts and the median are those of sorted values', () => {
  const values = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 400 }),
    fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 400 }),
    fc.integer({ min: 1, max: 400 }).map((size) => Array.from({ length: size }, (_, at) => (at * at) % 97)),
  );
  fc.assert(
    fc.property(values, (list) => {
      const sorted = Float64Array.from(list).sort();
      const cuts = [1, 2, 3, 4].map((part) => {
        const index = Math.floor(((list.length - 1) * part) / 5);
        return [sorted[index], sorted[Math.min(index + 1, list.length - 1)]];
      });
      expect(cutsOf(Float64Array.from(list)).map(({ low, high }) => [low, high])).toEqual(cuts);
      const middle = (list.length - 1) / 2;
      const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
      expect(medianOf(Float64Array.from(list))).toBe(median);
    }),
    { numRuns: 500 },
  );
});
