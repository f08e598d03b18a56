import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showSafe } from '../../src/text/show.ts';
import { loadMeasure, measureFor } from '../../src/text/width.ts';
import { strings } from './strings.ts';

const measure = await loadMeasure();
const wide = await loadMeasure(true);
const naughty = JSON.parse(readFileSync('test/corpora/blns/blns.json', 'utf8')) as string[];

describe('width', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['棉麻混纺', 8],
    ['👨‍👩‍👧', 2],
    ['e\u0301', 1],
    ['“①…—”', 5],
  ])('%j takes %d columns', (text, columns) => expect(measure.width(text)).toBe(columns));

  it('counts ambiguous characters twice when told so', () => {
    expect(wide.width('“①…—”')).toBe(10);
    expect(wide.cut('abcdef', 4)).toBe('ab…');
  });
});

describe('plain text is measured without the library, and as it does', async () => {
  const PLAIN_RANGES = [
    [0x20, 0x7e],
    [0xa1, 0xff],
    [0x2010, 0x2030],
    [0x2100, 0x21ff],
    [0x3000, 0x303f],
    [0x4e00, 0x9fff],
    [0xff00, 0xffef],
  ] as const;
  const units = PLAIN_RANGES.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at)),
  );

  it('sign by sign', async () => {
    for (const unit of units) {
      const { width } = await measureFor([unit]);
      expect(width(unit), `U+${unit.charCodeAt(0).toString(16)}`).toBe(measure.width(unit));
    }
  });

  it('together, and cut', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.array(fc.constantFrom(...units), { maxLength: 12 }).map((each) => each.join('')),
          strings,
        ),
        fc.nat(20),
        async (text, columns) => {
          const quick = await measureFor([text]);
          expect(quick.width(text)).toBe(measure.width(text));
          expect(quick.cut(text, columns)).toBe(measure.cut(text, columns));
          expect(quick.wrap(text, columns + 2)).toEqual(measure.wrap(text, columns + 2));
        },
      ),
      { numRuns: 2000 },
    ));

  it('a single other sign, and the library measures all', async () => {
    const { width } = await measureFor(['棉麻', 'e\u0301']);
    expect(width('e\u0301')).toBe(1);
  });
});

describe('cut', () => {
  it.each([
    ['棉麻混纺面料', 12, '棉麻混纺面料'],
    ['棉麻混纺面料', 11, '棉麻混纺面…'],
    ['棉麻混纺面料', 10, '棉麻混纺…'],
    ['棉麻混纺面料', 2, '…'],
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['abcd', 1, '…'],
    ['abcd', 0, ''],
    ['👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 5, '👨‍👩‍👧👨‍👩‍👧…'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
  ])('%j in %d columns is %j', (text, columns, cut) => expect(measure.cut(text, columns)).toBe(cut));

  it('never takes more than it may, and only cuts what is too wide', () =>
    fc.assert(
      fc.property(fc.oneof(strings, fc.constantFrom(...naughty)), fc.nat(20), (s, columns) => {
        const text = showSafe(s);
        const cut = measure.cut(text, columns);
        expect(measure.width(cut)).toBeLessThanOrEqual(columns);
        if (measure.width(text) <= columns) expect(cut).toBe(text);
        else expect(text.startsWith(cut.replace(/…$/, ''))).toBe(true);
      }),
    ));
});

describe('wrap', () => {
  it.each([
    ['', 10, ['']],
    ['one two three', 7, ['one two', 'three']],
    ['one two', 3, ['one', 'two']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['数量不够：可领', 8, ['数量不', '够：可领']],
    ['数量（件）可领', 6, ['数量', '（件）', '可领']],
    ['样品abc样品', 7, ['样品abc', '样品']],
    ['a\nb', 5, ['a', 'b']],
    ['a  b', 1, ['a', 'b']],
    ['客户', 1, ['客', '户']],
  ])('%j in %d columns', (text, columns, lines) => expect(measure.wrap(text, columns)).toEqual(lines));

  it('loses nothing but white space, and no line is too wide', () =>
    fc.assert(
      fc.property(fc.oneof(strings, fc.constantFrom(...naughty)), fc.integer({ min: 8, max: 30 }), (s, columns) => {
        const text = showSafe(s);
        const lines = measure.wrap(text, columns);
        for (const line of lines) expect(measure.width(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    ));
});

describe('pad', () => {
  it.each([
    ['棉', 4, 'left', '棉  '],
    ['12', 4, 'right', '  12'],
    ['棉麻混', 4, 'left', '棉麻混'],
  ] as const)('%j to %d, %s', (text, columns, side, padded) => expect(measure.pad(text, columns, side)).toBe(padded));
});
