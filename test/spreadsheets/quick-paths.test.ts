import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, integer, note, text } from '../../src/imports/cells.ts';
import { readCreditCode } from '../../src/spreadsheets/credit-codes.ts';
import { readDay } from '../../src/spreadsheets/days.ts';
import { readMobile, readPhone } from '../../src/spreadsheets/phones.ts';
import { folded, readEmail } from '../../src/spreadsheets/values.ts';
import { keepName, matchKey } from '../../src/text/fold.ts';
import { strings } from '../text/strings.ts';

/** A character that nobody sees and every folding takes away: with it, a cell goes the careful way. */
const UNSEEN = '\u200b';
const around = { unit: null, other: () => '', today: '2026-11-22' };

const cells = fc.oneof(
  strings,
  fc.string({
    unit: fc.constantFrom(...'aZ09 -.@客户样品，', '\u00a0', '\u9fff', '\u4e00', '\uf900', 'Å', '\u0301'),
    maxLength: 14,
  }),
  fc.stringMatching(/^1[3-9]\d{8,10}$/),
  fc.stringMatching(/^[12][0-9]\d\d-\d\d-\d\d$/),
  fc.stringMatching(/^[0-9A-Z]{17,18}$/),
  fc.integer({ min: 0, max: 30 }).map((last) => `91330000000000017${'0123456789ABCDEFGHJKLMNPQRTUWXY'[last]}`),
  fc.stringMatching(/^[a-z.]{1,4}@[a-z.-]{1,4}\.[a-z]{1,3}$/),
  fc.stringMatching(/^'?\d{1,10}$/),
);

describe('what is read quickly is what the careful way reads', () => {
  const readers = { folded, readMobile, readPhone, readEmail, readDay, readCreditCode, matchKey };
  it.each(Object.entries(readers))('%s', (_, read) =>
    fc.assert(
      fc.property(cells, (cell) => {
        expect(read(cell)).toEqual(read(cell + UNSEEN));
      }),
      { numRuns: 3000 },
    ),
  );

  it('names', () =>
    fc.assert(
      fc.property(cells, (cell) => {
        expect(keepName(cell)).toBe(cell.normalize('NFC').replace(/^\s+|\s+$/gu, ''));
        // White space around it, which no field keeps.
        for (const read of [text, note]) expect(read(cell, around)).toEqual(read(`\u00a0${cell}`, around));
        for (const read of [code, integer])
          if (!/^'*[\s\p{Cf}]/u.test(cell) && cell !== '')
            expect(read(cell, around)).toEqual(read(`${cell}\u00a0`, around));
      }),
      { numRuns: 3000 },
    ));
});
