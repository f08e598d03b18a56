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
