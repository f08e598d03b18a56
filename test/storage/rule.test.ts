import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Conditions,
  Distances,
  FIRST_PLACES,
  hazardsIn,
  inherited,
  type Needs,
  type Stated,
  unfitness,
} from '../../src/domain/storage-conditions.ts';

const NOTHING: Stated = {
  categories: null,
  security: null,
  temperature_min: null,
  temperature_max: null,
  humidity_min: null,
  humidity_max: null,
  light: null,
  hazards: null,
};
const PLACE: Conditions = { code: 'A-01', purpose: 'normal', ...NOTHING };
const PLAIN: Needs = {
  category: null,
  ours: false,
  temperature_min: null,
  temperature_max: null,
  humidity_min: null,
  humidity_max: null,
  light: null,
  hazards: null,
  valuable: false,
};

const cold = { temperature_min: 2000, temperature_max: 8000 };

/** What a place states, what goods need, what stands against it; the hazards that the house is set up for. */
const CASES: readonly [string, Partial<Conditions>, Partial<Needs>, readonly string[], (readonly string[])?][] = [
  ['nothing needed, nothing stated', {}, {}, []],
  ['nothing needed, everything stated', { ...cold, light: 'dark', security: 'safe', hazards: 'flammable' }, {}, []],
  ['the same range', cold, cold, []],
  ['a range within', { temperature_min: 3000, temperature_max: 5000 }, cold, []],
  ['a range that touches one end', { temperature_min: 2000, temperature_max: 5000 }, cold, []],
  ['a range that reaches over', { temperature_min: 2000, temperature_max: 8001 }, cold, ['temperature']],
  ['a range below', { temperature_min: -20000, temperature_max: -18000 }, cold, ['temperature']],
  ['no range stated', {}, cold, ['temperature']],
  ['open at the top', { temperature_min: 2000 }, cold, ['temperature']],
  ['only a top is needed', { temperature_max: 8000 }, { temperature_max: 8000 }, []],
  [
    'only a bottom is needed, only a top is stated',
    { temperature_max: 8000 },
    { temperature_min: 2000 },
    ['temperature'],
  ],
  ['humidity in the same way', { humidity_max: 70000 }, { humidity_max: 60000 }, ['humidity']],
  ['dark serves dark', { light: 'dark' }, { light: 'dark' }, []],
  ['dark serves dim', { light: 'dark' }, { light: 'dim' }, []],
  ['dark serves any', { light: 'dark' }, { light: 'any' }, []],
  ['dim serves dim', { light: 'dim' }, { light: 'dim' }, []],
  ['dim does not serve dark', { light: 'dim' }, { light: 'dark' }, ['light']],
  ['dim serves any', { light: 'dim' }, { light: 'any' }, []],
  ['any serves any', { light: 'any' }, { light: 'any' }, []],
  ['nothing stated serves any', {}, { light: 'any' }, []],
  ['any does not serve dim', { light: 'any' }, { light: 'dim' }, ['light']],
  ['nothing stated does not serve dim', {}, { light: 'dim' }, ['light']],
  ['valuables in the open', { security: 'open' }, { valuable: true }, ['security']],
  ['valuables where nothing is stated', {}, { valuable: true }, ['security']],
  ['valuables under lock', { security: 'locked' }, { valuable: true }, []],
  ['valuables in the safe', { security: 'safe' }, { valuable: true }, []],
  ['a category that the place is for', { categories: '面料,纱线' }, { category: '纱线' }, []],
  ['whatever its width and case', { categories: 'ＰＣＢ' }, { category: 'pcb' }, []],
  ['another category', { categories: '面料,纱线' }, { category: '电子' }, ['category']],
  ['no category', { categories: '面料' }, {}, ['category']],
  ['a hazard that no place is set up for', {}, { hazards: 'flammable' }, [], []],
  ['a hazard that others are set up for', {}, { hazards: 'flammable' }, ['hazard'], ['flammable']],
  ['a place that is fit for it', { hazards: 'flammable,toxic' }, { hazards: 'flammable' }, [], ['flammable', 'toxic']],
  ['in the other language', { hazards: 'flammable' }, { hazards: '易燃' }, [], ['flammable']],
  ['fit for one of two', { hazards: 'toxic' }, { hazards: 'flammable,toxic' }, ['hazard'], ['flammable', 'toxic']],
  ['our own goods in a customer’s zone', { purpose: 'customer' }, { ours: true }, ['purpose']],
  ['our own goods among deposits', { purpose: 'deposit' }, { ours: true }, ['purpose']],
  ['a customer’s goods in either', { purpose: 'customer' }, {}, []],
  ['our own goods elsewhere', { purpose: 'normal' }, { ours: true }, []],
  ['several at once', {}, { ...cold, light: 'dark', valuable: true }, ['temperature', 'light', 'security']],
];

test.each(CASES)('%s', (_, place, needs, reasons, prepared = []) => {
  const found = unfitness({ ...PLACE, ...place }, { ...PLAIN, ...needs }, new Set(prepared));
  expect(found.map(({ reason }) => reason)).toEqual(reasons);
});

test('the places of init take everything, while they are what they were made for', () => {
  const hard = { ...PLAIN, ...cold, light: 'dark', valuable: true, hazards: 'explosive', ours: true };
  for (const first of FIRST_PLACES) {
    expect(unfitness({ ...PLACE, ...first }, hard, new Set(['explosive']))).toEqual([]);
    expect(unfitness({ ...PLACE, ...first, purpose: 'normal' }, hard, new Set(['explosive'])).length).toBe(4);
  }
  expect(unfitness({ ...PLACE, code: 'DOCK-2', purpose: 'dock' }, hard, new Set()).length).toBe(3);
});

describe('what is stated above holds below', () => {
  test('where a place states nothing itself; a range is one statement', () => {
    const room: Stated = {
      ...NOTHING,
      ...cold,
      security: 'locked',
      categories: '面料',
      hazards: 'toxic',
      light: 'dim',
    };
    expect(inherited([NOTHING, room])).toEqual(room);
    expect(inherited([{ ...NOTHING, temperature_max: 25000, security: 'open' }, room])).toEqual({
      ...room,
      temperature_min: null,
      temperature_max: 25000,
      security: 'open',
    });
    expect(inherited([NOTHING, { ...NOTHING, light: 'dark' }, room]).light).toBe('dark');
  });
});

const end = fc.option(fc.integer({ min: -3, max: 3 }).map((n) => n * 1000));
const range = fc.tuple(end, end).filter(([low, high]) => low === null || high === null || low <= high);
const light = fc.constantFrom(null, 'any', 'dim', 'dark');
const hazards = fc.constantFrom(null, 'flammable', 'toxic', 'flammable,toxic');
const HOUSE = new Set(['flammable', 'toxic']);
const places = fc
  .record({ t: range, h: range, light, hazards, security: fc.constantFrom(null, 'open', 'locked', 'safe') })
  .map(({ t, h, ...rest }) => ({
    ...PLACE,
    ...rest,
    temperature_min: t[0],
    temperature_max: t[1],
    humidity_min: h[0],
    humidity_max: h[1],
  }));
const needs = fc.record({ t: range, h: range, light, hazards, valuable: fc.boolean() }).map(({ t, h, ...rest }) => ({
  ...PLAIN,
  ...rest,
  temperature_min: t[0],
  temperature_max: t[1],
  humidity_min: h[0],
  humidity_max: h[1],
}));

const fits = (place: Conditions, need: Needs): boolean => unfitness(place, need, HOUSE).length === 0;
const DARKER: Readonly<Record<string, string>> = { any: 'dim', dim: 'dark', dark: 'dark' };
const SAFER: Readonly<Record<string, string>> = { open: 'locked', locked: 'safe', safe: 'safe' };
const narrower = (low: number | null, high: number | null): [number | null, number | null] =>
  low !== null && high !== null && high - low < 2000 ? [low, low] : [low === null ? low : low + 1000, high];

describe('the rule is monotone', () => {
  test('a stricter place fits whatever a laxer one does', () => {
    fc.assert(
      fc.property(places, needs, (place, need) => {
        const [temperature_min, temperature_max] = narrower(place.temperature_min, place.temperature_max);
        const stricter = {
          ...place,
          temperature_min,
          temperature_max,
          light: DARKER[place.light ?? 'any']!,
          security: SAFER[place.security ?? 'open']!,
          hazards: 'flammable,toxic',
        };
        expect(fits(place, need) && !fits(stricter, need)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('goods that need less fit wherever those that need more do', () => {
    fc.assert(
      fc.property(places, needs, needs, (place, need, other) => {
        const less = {
          ...need,
          temperature_min: other.valuable ? need.temperature_min : null,
          humidity_max: other.valuable ? null : need.humidity_max,
          light: other.light === null ? null : need.light,
          hazards: other.hazards === null ? null : need.hazards,
          valuable: need.valuable && other.valuable,
        };
        expect(fits(place, need) && !fits(place, less)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('what fits by its ranges never comes out of the needed range', () => {
    fc.assert(
      fc.property(places, needs, fc.integer({ min: -9, max: 9 }), (place, need, at) => {
        const within = (low: number | null, high: number | null): boolean =>
          (low === null || at * 500 >= low) && (high === null || at * 500 <= high);
        const kept = within(place.temperature_min, place.temperature_max);
        const wanted = within(need.temperature_min, need.temperature_max);
        expect(fits(place, need) && kept && !wanted).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

test('distances in the tree', () => {
  // 1 ─ 2 ─ 4, 1 ─ 3, and 5 by itself.
  const tree = new Distances(
    new Map([
      [1, null],
      [2, 1],
      [3, 1],
      [4, 2],
      [5, null],
    ]),
  );
  expect([tree.between(4, 4), tree.between(4, 2), tree.between(2, 3), tree.between(4, 3), tree.between(4, 5)]).toEqual([
    0, 1, 2, 3, 4,
  ]);
});

test('hazards have one name', () => {
  expect(hazardsIn('易燃,Ｆｌａｍｍａｂｌｅ,其他')).toEqual(['flammable', 'flammable', '其他']);
});
