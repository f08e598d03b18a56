import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlCharacter, foldCode, keepName, matchKey } from '../../src/text/fold.ts';
import { strings } from './strings.ts';

describe('foldCode', () => {
  it.each([
    ['Ｓ２６－０００１２３－Ｄ', 'S26-000123-D'],
    ['S26–000123—D', 'S26-000123-D'],
    ['S26−000123‑D', 'S26-000123-D'],
    ['S26─000123﹣D', 'S26-000123-D'],
    ['\u3000A-01 \u00a0', 'A-01'],
    ['A\u200b1\ufeff', 'A1'],
    ['\u202a91110000600037341L\u202c', '91110000600037341L'],
    ['１，２００．５', '1,200.5'],
    ['２０２４年６月３日', '2024年6月3日'],
    ['s26-1', 's26-1'],
    ['', ''],
  ])('%j is %j', (typed, code) => expect(foldCode(typed)).toBe(code));

  it('folds once', () => fc.assert(fc.property(strings, (s) => foldCode(foldCode(s)) === foldCode(s))));
});

describe('matchKey', () => {
  it.each([
    ['北京  某某（集团）有限公司　', '北京某某(集团)有限公司'],
    ['A1', 'Ａ１'],
    ['A1', 'a 1'],
    ['A\u200b1', 'A\u00ad1'],
    ['A1\ufeff', '\u3000A1'],
    ['é', 'e\u0301'],
    ['ﬁ', 'FI'],
    ['ß', 'ẞ'],
    ['straße', 'STRASSE'],
    ['İ', 'i̇'],
    ['⼈', '人'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['a\u202eb', 'AB'],
  ])('%j meets %j', (a, b) => expect(matchKey(a)).toBe(matchKey(b)));

  it.each([
    ['A1', 'А1'],
    ['客户', '客戶'],
    ['a-b', 'ab'],
  ])('%j stays apart from %j', (a, b) => expect(matchKey(a)).not.toBe(matchKey(b)));

  it('folds once', () => fc.assert(fc.property(strings, (s) => matchKey(matchKey(s)) === matchKey(s))));
  it('holds no white space', () => fc.assert(fc.property(strings, (s) => !/\s/u.test(matchKey(s)))));
});

describe('keepName', () => {
  it.each([
    ['　上海某某（集团）  有限公司 \t', '上海某某（集团）  有限公司'],
    ['e\u0301', 'é'],
    ['Ａ１', 'Ａ１'],
    ['a\u202eb', 'a\u202eb'],
    ['　', ''],
  ])('%j is kept as %j', (typed, kept) => expect(keepName(typed)).toBe(kept));

  it('keeps once', () => fc.assert(fc.property(strings, (s) => keepName(keepName(s)) === keepName(s))));
});

describe('controlCharacter', () => {
  it.each([
    ['a\0b', '\0'],
    ['a\tb', '\t'],
    ['a\nb', '\n'],
    ['\x1b[2J', '\x1b'],
    ['\x7f', '\x7f'],
    ['\x9b31m', '\x9b'],
    ['a\ud800', '\ud800'],
    ['\udc00a', '\udc00'],
  ])('%j is refused', (text, found) => expect(controlCharacter(text)).toBe(found));

  it.each(['', '客户', 'a\u202eb', 'A\u200b1', '👨‍👩‍👧', '\u2028', '\u00a0', "'; DROP TABLE x;--"])(
    '%j is fine',
    (text) => expect(controlCharacter(text)).toBeNull(),
  );
});
