import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { ranksOf } from '../../src/domain/classifying/concentration.ts';
import {
  DEFAULT_HEALTH,
  halfYearBefore,
  halfYearOver,
  healthOf,
  healthScore,
  quartersOf,
} from '../../src/domain/classifying/health.ts';
import { Desk } from '../importing/desk.ts';
import { fill } from './filling.ts';

// How healthy a relationship is, judged twice a year; and how far sales hang on a few.

test('a half-year is judged when it is over', () => {
  expect(['2026-06-29', '2026-06-30', '2026-12-30', '2026-12-31'].map((day) => halfYearOver(day).period)).toEqual([
    '2025-H2',
    '2026-H1',
    '2026-H1',
    '2026-H2',
  ]);
  expect(halfYearBefore(halfYearOver('2026-06-30'))).toEqual({
    period: '2025-H2',
    from: '2025-07-01',
    to: '2025-12-31',
  });
  expect(quartersOf(halfYearOver('2026-06-30'))).toEqual([
    '2024-07-01',
    '2024-10-01',
    '2025-01-01',
    '2025-04-01',
    '2025-07-01',
    '2025-10-01',
    '2026-01-01',
    '2026-04-01',
  ]);
});

describe('the four parts', () => {
  const steady = { answered: 9, sales: Array(8).fill(100), orders: Array(8).fill(1), first: -1 };
  test.each([
    ['steady', steady, { satisfaction: 90, loyalty: 100, growth: 50, stability: 100 }],
    ['nothing known', { answered: null, sales: Array(8).fill(0), orders: Array(8).fill(0), first: null }, {}],
    [
      'gone',
      { ...steady, answered: null, sales: [1, 1, 1, 1, 0, 0, 0, 0], orders: [1, 1, 1, 1, 0, 0, 0, 0] },
      { loyalty: 50, growth: 0 },
    ],
    [
      'new in this half-year',
      { ...steady, sales: [0, 0, 0, 0, 0, 0, 5, 5], orders: [0, 0, 0, 0, 0, 0, 1, 1], first: 6 },
      { satisfaction: 90, stability: 100 },
    ],
    [
      'twice as much, all of it in one quarter',
      { ...steady, answered: null, sales: [0, 0, 5, 0, 0, 0, 0, 10], orders: [0, 0, 1, 0, 0, 0, 0, 1], first: 2 },
      { loyalty: 67, growth: 100, stability: 0 },
    ],
    [
      'more given back than bought',
      { ...steady, answered: 0, sales: [1, 1, 1, 1, 1, 1, 0, -3] },
      { satisfaction: 0, loyalty: 100, growth: 0, stability: 33 },
    ],
  ])('%s', (_, facts, parts) => {
    const none = { satisfaction: null, loyalty: null, growth: null, stability: null };
    expect(healthOf(facts)).toEqual({ ...none, ...parts });
  });

  test('the figure is the weighted mean of what is known, between its parts; without any there is none', () => {
    const score = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
    fc.assert(
      fc.property(score, score, score, score, (satisfaction, loyalty, growth, stability) => {
        const scores = { satisfaction, loyalty, growth, stability };
        const known = Object.values(scores).filter((each) => each !== null);
        const health = healthScore(DEFAULT_HEALTH, scores);
        if (known.length === 0) return health === null;
        return health !== null && health >= Math.min(...known) && health <= Math.max(...known);
      }),
    );
    expect(
      healthScore({ ...DEFAULT_HEALTH, growth: 3 }, { satisfaction: null, loyalty: 100, growth: 0, stability: null }),
    ).toBe(25);
  });
});

test('concentration: the first few and the sum of squared shares; nothing to share is said by null', () => {
  expect(ranksOf([40, 30, 20, 10])).toEqual({
    ranks: [
      { top: 'top_1', keys: 1, amount: 40, share: 0.4 },
      { top: 'top_3', keys: 3, amount: 90, share: 0.9 },
      { top: 'top_10_percent', keys: 1, amount: 40, share: 0.4 },
      { top: 'top_20_percent', keys: 1, amount: 40, share: 0.4 },
      { top: 'top_50_percent', keys: 2, amount: 70, share: 0.7 },
      { top: 'all', keys: 4, amount: 100, share: 1 },
    ],
    concentration: expect.closeTo(0.3, 12),
  });
  expect(ranksOf([])).toEqual({ ranks: [], concentration: null });
  expect(ranksOf([5, -5])).toMatchObject({
    concentration: null,
    ranks: [{ share: null }, { share: null }, { share: null }, { share: null }, { share: null }],
  });
});

describe('recorded', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await Desk.open();
    return () => desk.close();
  });

  test('once for a half-year; it counts in the composite; what was imported stays', async () => {
    fill(
      desk.file,
      [
        { code: 'A', name: '甲厂' },
        { code: 'B', name: '乙厂' },
        { code: 'P', name: '丙厂' },
      ],
      ['2024-08-01', '2025-02-01', '2025-08-01', '2025-11-01', '2026-02-01', '2026-05-01'].flatMap((ordered_on) => [
        { customer: '甲厂', ordered_on, amount: 100 },
        { customer: '乙厂', ordered_on, amount: ordered_on < '2026' ? 100 : 5 },
      ]),
    );
    desk.write('indicators.csv', 'customer,key,value,day\nB,health,77,2026-06-30\n');
    await desk.ok('import', 'indicators', desk.path('indicators.csv'));
    const judged = { period: '2026-H1', from: '2026-01-01', to: '2026-06-30', customers: 2, low: 1 };
    const first = await desk.json('classify-customers', 'health', '--dry-run');
    expect(first).toMatchObject({ ...judged, recorded: 1, unchanged: 0, kept: 1 });
    expect(await desk.json('classify-customers', 'health')).toEqual(first);
    expect(await desk.json('classify-customers', 'health')).toMatchObject({
      ...judged,
      recorded: 0,
      unchanged: 1,
      kept: 1,
    });
    expect(await desk.json('report', 'health')).toMatchObject([
      {
        customer: 'B',
        satisfaction: null,
        loyalty: 100,
        growth: 5,
        stability: 37,
        health: 47,
        before: 89,
        change: -42,
      },
      { customer: 'A', loyalty: 100, growth: 100, stability: 100, health: 100, before: 89, change: 11 },
    ]);
    await desk.ok('classify-customers');
    const because = async (code: string): Promise<string> => {
      const { rules } = await desk.json('classify-customers', 'explain', code);
      return rules.find(({ rule }: { rule: string }) => rule === 'composite').because;
    };
    expect(await because('A')).toContain('health 100 ×5');
    expect(await because('B')).toContain('health 77 ×5');
    expect(await because('P')).toContain('health not known');
  });
});
