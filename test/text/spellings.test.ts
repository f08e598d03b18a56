import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replacedAt } from '../../src/text/containing.ts';
import { dialled, Numbers } from '../../src/text/spellings.ts';

// A number is found however people write it, taken out whole, and never within a longer one.

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((each) => each.join(''));
const mobile = digits(9).map((rest) => `13${rest}`);
const landline = fc
  .tuple(fc.constantFrom('010', '021', '0571', '0755'), digits(7))
  .map(([city, rest]) => `${city}8${rest}`);
const number = fc.oneof(mobile, landline);

/** A way of writing a number: what stands between digits, how wide they are, and what stands before them. */
const spelled = fc
  .tuple(
    number,
    fc.array(fc.constantFrom('', '', '', ' ', '-', '—', '.', ' - ', '\u00a0', '\u200b', '（', '）'), {
      minLength: 12,
      maxLength: 12,
    }),
    fc.constantFrom('', '', '+86', '+86 ', '0086-', '86', '(+86)', '＋86 '),
    fc.boolean(),
  )
  .map(([plain, between, country, isWide]) => {
    // From abroad the nought of the city is left out.
    const inside = country !== '' && plain.startsWith('0') ? plain.slice(1) : plain;
    const parted = [...inside].map((digit, at) => (at === 0 ? digit : between[at] + digit)).join('');
    const wide = parted.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    return { plain, said: country + (isWide ? wide : parted) };
  });
const around = fc.constantFrom('', '电话', '打 ', '：', '，晚上', 'tel ', '■');
const places = (kept: string, said: string) => [...new Numbers([kept]).places(said)];

test('in every usual spelling it is found and taken out whole', () => {
  fc.assert(
    fc.property(spelled, around, around, ({ plain, said }, before, after) => {
      const text = `${before}${said}${after}`;
      const [place, ...more] = places(plain, text);
      expect(more).toEqual([]);
      expect(place, text).toBeDefined();
      expect(replacedAt(text, [place!], '').replace(/[^0-9０-９]/g, '')).toBe('');
    }),
    { numRuns: 3000 },
  );
});

test('however it was kept, it is found as its digits', () => {
  fc.assert(
    fc.property(spelled, ({ plain, said }) => {
      // Where nothing parts it from a landline, 86 may as well be its own first digits.
      fc.pre(plain.startsWith('1') || !/^[8８][6６][0-9０-９]/u.test(said));
      expect(dialled(said)).toContain(plain);
      expect(places(said, `请打${plain}。`)).toEqual([{ start: 2, end: 2 + plain.length }]);
    }),
    { numRuns: 3000 },
  );
});

test('within a longer number it is another', () => {
  fc.assert(
    fc.property(number, fc.integer({ min: 1, max: 9 }), (plain, digit) => {
      expect(places(plain, `${plain}${digit}`)).toEqual([]);
      expect(places(plain, `${digit}${plain}`)).toEqual([]);
    }),
  );
});

test.each([
  ['13777665544', '137-7766-5544 / 137 7766 5544', '■ / ■'],
  ['13777665544', '１３７７７６６５５４４，+86 137 7766 5544；0086 13777665544', '■，■；■'],
  ['0571-87654321', '0571 87654321 057187654321 (0571)87654321 （0571）8765 4321', '■ ■ ■ ■'],
  ['0571-87654321', '+86 571 8765 4321，+86-(0)571-87654321', '■，■'],
  ['0571-87654321转802', '总机 0571-87654321，分机 0571-87654321-802', '总机 ■，分机 ■'],
  ['87654321', '057187654321，0571-87654321，+86 571 87654321', '■，■，■'],
  ['571 87654321', '2026-11-22 571-87654321', '2026-11-22 ■'],
  ['400-800-1234', '4008001234 或 400 800 1234', '■ 或 ■'],
  ['+49 89 1234567', '0049 89 1234567, +49891234567', '■, ■'],
  ['6222 0212 3456 7890 123', '6222021234567890123', '■'],
  ['13777665544 13812345678', '138-1234-5678', '■'],
  ['26000123', 'S26000123D，R26-000123，电话26000123', 'S26000123D，R26-000123，电话■'],
  ['0571-87654321', '订单 2057187654321，021-87654321，87654321', '订单 2057187654321，021-87654321，87654321'],
])('kept as %s: %s', (kept, said, left) => {
  expect(replacedAt(said, places(kept, said), '■')).toBe(left);
});

test('a long text is gone through once, however much of it are digits', () => {
  const kept = Array.from({ length: 500 }, (_, at) => String(13000000000 + at * 7));
  const numbers = new Numbers(kept);
  const time = (length: number): number => {
    const text = '1300000 '.repeat(length);
    const start = performance.now();
    for (const _ of numbers.places(text));
    return performance.now() - start;
  };
  time(1000);
  // Eight times as much takes about eight times as long; were it squared, sixty-four.
  expect(time(80_000)).toBeLessThan(30 * Math.max(1, time(10_000)));
});
