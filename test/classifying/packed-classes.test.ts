import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankResult, type Classified, COLUMN_NAMES } from '../../src/domain/classifying/classified.ts';
import { FORM, packClasses, unpackClasses } from '../../src/domain/classifying/packed-classes.ts';

// Rows of a run are written in as few bytes as they need, and read back as they were.

/** Ranges that need no byte, one, two, four and eight, at either end of what a column can hold. */
const spans = fc.tuple(
  fc.constantFrom(0, 1, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, 2 ** 50),
  fc.constantFrom(-(2 ** 50), -(2 ** 31), -1, 0, 1, 2 ** 31 - 1, 2 ** 50),
  fc.boolean(),
);

const result = fc
  .record({
    size: fc.integer({ min: 1, max: 40 }),
    columns: fc.tuple(
      ...COLUMN_NAMES.map(() =>
        fc.record({
          span: spans,
          part: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 }),
        }),
      ),
    ),
    same: fc.boolean(),
  })
  .map(({ size, columns, same }): Classified => {
    const blank = blankResult(size, { id: Int32Array.from({ length: size }, (_, at) => at + 1) });
    for (const [at, name] of COLUMN_NAMES.entries()) {
      const {
        span: [range, least, fractions],
        part,
      } = columns[at]!;
      for (let place = 0; place < size; place++) {
        const value = least + range * part[place]!;
        // Whole numbers as the array keeps them; only numbers of eight bytes have fractions. Zero has no sign.
        blank[name][place] = (fractions && blank[name] instanceof Float64Array ? value : Math.round(value)) + 0;
      }
    }
    return same ? { ...blank, measure: blank.amount } : blank;
  });

function shift(bytes: Uint8Array): Uint8Array {
  const shifted = new Uint8Array(bytes.length + 1).subarray(1);
  shifted.set(bytes);
  return shifted;
}

test('what is packed comes out as it was, in parts and column by column', () => {
  fc.assert(
    fc.property(result, fc.nat(39), fc.nat(39), (whole, a, b) => {
      const [from, to] = [Math.min(a, b, whole.size - 1), Math.min(Math.max(a, b) + 1, whole.size)];
      const bytes = packClasses(whole, from, to);
      // The store hands bytes over that need not be aligned.
      const shifted = { standing: shift(bytes.standing), packed: shift(bytes.packed) };
      for (const each of [bytes, shifted]) {
        const read = unpackClasses({ form: FORM, ...each, size: to - from }, COLUMN_NAMES)!;
        for (const name of COLUMN_NAMES) expect(read[name], name).toEqual(whole[name].slice(from, to));
      }
      const some = unpackClasses({ form: FORM, ...bytes, size: to - from }, ['id', 'measure'])!;
      expect(Object.keys(some)).toEqual(['size', 'id', 'measure']);
      expect(some.measure).toEqual(whole.measure.slice(from, to));
      // What the next run asks for.
      const standing = { form: FORM, standing: bytes.standing, packed: null, size: to - from };
      const alone = unpackClasses(standing, ['since', 'id', 'class'])!;
      for (const name of ['since', 'id', 'class'] as const) expect(alone[name]).toEqual(whole[name].slice(from, to));
      expect(unpackClasses(standing, ['id', 'rank'])).toBeUndefined();
    }),
    { numRuns: process.env.SAMPLES_LONG ? 20_000 : 300 },
  );
});

test('bytes that are no rows are not read', () => {
  const bytes = packClasses(blankResult(3, { id: Int32Array.of(7, 8, 900) }), 0, 3);
  const known = { form: FORM, ...bytes, size: 3 };
  expect(unpackClasses(known, ['id'])).toEqual({ size: 3, id: Int32Array.of(7, 8, 900) });
  expect(unpackClasses({ ...known, form: FORM + 1 }, ['id'])).toBeUndefined();
  expect(unpackClasses({ ...known, size: 4 }, ['id'])).toBeUndefined();
  for (const part of ['standing', 'packed'] as const)
    for (const end of [20, -1])
      expect(unpackClasses({ ...known, [part]: bytes[part].subarray(0, end) }, ['id'])).toBeUndefined();
});
