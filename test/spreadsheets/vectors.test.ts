import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { readAmount } from '../../src/spreadsheets/amounts.ts';
import { readCreditCode } from '../../src/spreadsheets/credit-codes.ts';
import { readDay } from '../../src/spreadsheets/days.ts';
import { readMobile, readPhone } from '../../src/spreadsheets/phones.ts';
import { matchKey } from '../../src/text/fold.ts';

type Vector = { kind: string; input: string; expected: string; note: string };
const vectors = parse(readFileSync('test/corpora/cn_test_vectors.csv'), { columns: true }) as Vector[];

/** How a vector's words for what is expected translate into readings. */
function readingOf({ kind, input, expected }: Vector): unknown {
  const wrongCheck = /^invalid:expected-(.)$/.exec(expected);
  switch (kind) {
    case 'uscc':
      if (expected === 'valid') return { value: matchKey(input).toUpperCase() };
      // A wrong check, even Z (which no check can be), is a warning: registers hold such codes.
      if (wrongCheck !== null) return { value: input, warning: 'credit_code_check', expected: wrongCheck[1] };
      return { problem: 'excel_lost_digits' };
    case 'mobile':
      if (expected === 'unrecoverable') return { problem: 'excel_lost_digits' };
      if (expected === 'invalid') return { problem: 'mobile_invalid' };
      return input.includes('E') ? { value: expected, warning: 'scientific_notation' } : { value: expected };
    case 'landline':
      return { value: expected };
    case 'date':
      if (expected.includes('month precision')) return { problem: 'day_missing' };
      if (expected.startsWith('missing-year')) return { problem: 'year_missing' };
      if (expected === 'invalid') return { problem: 'date_impossible' };
      if (expected.includes('two-digit-year')) return { value: expected.slice(0, 10), warning: 'two_digit_year' };
      return { value: /else (\S+)/.exec(expected)?.[1] ?? expected };
    case 'amount': {
      if (expected === 'null') return { value: null };
      if (expected.startsWith('null')) return { value: null, warning: 'amount_in_words' };
      const fen = Math.round(Number(/else (\S+)/.exec(expected)?.[1] ?? expected) * 100);
      return input.startsWith('￥') ? { value: fen, currency: 'CNY' } : { value: fen };
    }
    default:
      throw new Error(`no reader for ${kind}`);
  }
}

const READERS = new Map<string, (cell: string) => unknown>([
  ['uscc', readCreditCode],
  ['mobile', readMobile],
  ['landline', readPhone],
  ['date', (cell) => readDay(cell)],
  ['amount', (cell) => readAmount(cell)],
]);

it.each(vectors.filter(({ kind }) => kind !== 'name'))('$kind $input: $expected', (vector) => {
  expect(READERS.get(vector.kind)!(vector.input)).toEqual(readingOf(vector));
});

it.each(vectors.filter(({ kind }) => kind === 'name'))('$kind $input', ({ input, expected }) => {
  expect(matchKey(input)).toBe(matchKey(expected));
});

it('reads the vectors that depend on the sheet', () => {
  expect(readDay('44004', { date1904: true })).toEqual({ value: '2024-06-23' });
  expect(readAmount('12.5', '万元')).toEqual({ value: 12_500_000, currency: 'CNY' });
});
