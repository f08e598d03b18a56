import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seal, sealHex } from '../src/domain/chain.ts';
import { strings } from './text/strings.ts';

const value = fc.oneof(
  fc.constant(null),
  strings,
  fc.string({ unit: 'grapheme', minLength: 30, maxLength: 200 }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
);

it('a row of many is sealed as a row alone is', () =>
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.array(value, { maxLength: 12 }), (salt, values) => {
      const columns = values.map((_, at) => `column_${String.fromCharCode(97 + at)}`);
      const row = Object.fromEntries(columns.map((name, at) => [name, values[at]!]));
      expect(sealHex(salt, values, columns)).toBe(seal(salt, row, columns).toString('hex'));
    }),
    { numRuns: 1000 },
  ));
