import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/text/nearest.ts';
import { strings } from './strings.ts';

const VERBS = ['receive', 'checkout', 'return', 'move', 'split', 'undo', 'reserve', 'release', 'list', 'find', 'show'];

describe('nearest', () => {
  it.each([
    ['chekcout', VERBS, ['checkout']],
    ['recieve', VERBS, ['receive']],
    ['ch', VERBS, ['checkout']],
    ['out', VERBS, ['checkout']],
    ['ＬＩＳＴ', VERBS, ['list']],
    ['zzzzzz', VERBS, []],
    ['', VERBS, []],
    ['a-1', ['A-01', 'A-10', 'B-01', 'C-99'], ['A-10', 'A-01']],
    ['上海纺织', ['上海某某纺织', '上海纺织品进出口', '北京'], ['上海纺织品进出口', '上海某某纺织']],
    ['李雷', ['李梅', '王强', '李雷雷'], ['李雷雷', '李梅']],
    ['x', ['y', 'z', ''], []],
  ])('%j is near to %j → %j', (word, known, near) => expect(nearest(word, known)).toEqual(near));

  it('gives as many as asked for, in an order that does not depend on theirs', () =>
    fc.assert(
      fc.property(strings, fc.array(strings), fc.integer({ min: 1, max: 5 }), (word, known, most) => {
        const near = nearest(word, known, most);
        expect(near.length).toBeLessThanOrEqual(most);
        expect(nearest(word, known.toReversed(), most)).toEqual(near);
        for (const candidate of near) expect(known).toContain(candidate);
      }),
    ));
});

describe('editDistance', () => {
  it.each([
    ['abcd', 'abdc', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
    ['', 'abc', 3],
  ])('from %j to %j: %d', (a, b, steps) => expect(editDistance([...a], [...b])).toBe(steps));

  it('is the same both ways and zero for the same', () =>
    fc.assert(
      fc.property(strings, strings, (a, b) => {
        expect(editDistance([...a], [...b])).toBe(editDistance([...b], [...a]));
        expect(editDistance([...a], [...a])).toBe(0);
      }),
    ));
});
