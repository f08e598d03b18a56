import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showSafe } from '../../src/text/show.ts';
import { strings } from './strings.ts';

describe('showSafe', () => {
  it.each([
    ['上海某某（集团）', '上海某某（集团）'],
    ['\x1b[2J', '\\x1b[2J'],
    ['\x9b31m', '\\x9b31m'],
    ['a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
    ['A\u200b1', 'A\\u200b1'],
    ['a\nb\tc\rd', 'a\\nb\\tc\\rd'],
    ['a\0b', 'a\\x00b'],
    ['\ufeffA', '\\ufeffA'],
    ['a\u2028b', 'a\\u2028b'],
    ['\u{e0041}', '\\u{e0041}'],
    ['a\ud800', 'a\\ud800'],
    ['\u3164', '\\u3164'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['👩🏽‍🚀 ❤️‍🔥', '👩🏽‍🚀 ❤️‍🔥'],
    ['a\u200db', 'a\\u200db'],
    ['👨\u200d', '👨\\u200d'],
    ['☎\ufe0f 葛\u{e0100}', '☎\ufe0f 葛\u{e0100}'],
    ['\ufe0fa', '\\ufe0fa'],
    ['C:\\new', 'C:\\new'],
  ])('%j is shown as %j', (text, shown) => expect(showSafe(text)).toBe(shown));

  it('lets nothing through that hides or moves, and shows it once', () =>
    fc.assert(
      fc.property(strings, (s) => {
        const shown = showSafe(s);
        expect(shown).not.toMatch(/[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]/u);
        expect(showSafe(shown)).toBe(shown);
      }),
    ));

  it('shows every naughty string without a control character', () => {
    const naughty = JSON.parse(readFileSync('test/corpora/blns/blns.json', 'utf8')) as string[];
    for (const text of naughty) expect(showSafe(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });
});
