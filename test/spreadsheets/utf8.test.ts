import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isUtf8Text, strictText } from '../../src/spreadsheets/decoding.ts';
import { sourceOfBytes } from '../../src/spreadsheets/source.ts';

it('whether bytes are UTF-8 is told as the decoder tells it', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.uint8Array({ maxLength: 6 }),
          fc.string({ unit: 'binary', maxLength: 4 }).map((text) => Buffer.from(text)),
        ),
      ),
      async (parts) => {
        const bytes = Buffer.concat(parts);
        const decodes = () => {
          try {
            new TextDecoder('utf-8', { fatal: true }).decode(bytes);
            return true;
          } catch {
            return false;
          }
        };
        expect(await isUtf8Text(sourceOfBytes('x', bytes))).toBe(decodes());
      },
    ),
    { numRuns: process.env.SAMPLES_LONG ? 200_000 : 3000 },
  ));

it('UTF-8 is decoded as the decoder of the platform decodes it', () =>
  fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
      const bytes = Buffer.from(text);
      let read = '';
      for await (const piece of strictText(sourceOfBytes('x', bytes), 'utf-8')) read += piece;
      expect(read).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    }),
    { numRuns: 2000 },
  ));

it.each([
  ['utf-8', Buffer.from('甲é😀'.repeat(5000))],
  // A character of two bytes and one of four, none of which is a line end or a sign that stands alone.
  ['gb18030', Buffer.from('bcd795328236'.repeat(5000), 'hex')],
  ['windows-1252', Buffer.alloc(50_000, 0xe9)],
] as const)('%s without a single ASCII character does not pile up', async (encoding, bytes) => {
  let given = 0;
  const chunks = function* () {
    for (let at = 0; at < bytes.length; at += 1000) {
      given += 1000;
      yield bytes.subarray(at, at + 1000);
    }
  };
  let [read, taken] = ['', 0];
  for await (const piece of strictText({ name: 'x', open: chunks }, encoding)) {
    read += piece;
    taken += 1;
    // Each chunk is told before the next one is asked for.
    expect(given).toBeLessThanOrEqual(1000 * taken + 1000);
  }
  expect(taken).toBeGreaterThanOrEqual(bytes.length / 1000);
  expect(read).toBe(encoding === 'windows-1252' ? 'é'.repeat(50_000) : new TextDecoder(encoding).decode(bytes));
});
