import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify, type RunQuestion } from '../../src/domain/classifying/classify.ts';
import { blankFigures, type Figures } from '../../src/domain/classifying/figures.ts';
import { CLASS_NAMES } from '../../src/domain/classifying/levels.ts';
import { DEFAULT_RULES } from '../../src/domain/classifying/rules.ts';

// What must hold for whatever customers there are.

const RUNS = { numRuns: process.env.SAMPLES_LONG ? 5000 : 150 };
const AS_OF = 20_000;

/** A customer: orders as (days before the as-of day, fen). */
type Orders = readonly (readonly [days: number, fen: number])[];
const order = fc.tuple(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 1, max: 5_000_000 }));
const tied = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 3 }));
const customer = fc.oneof(fc.array(order, { maxLength: 8 }), fc.array(tied, { maxLength: 3 }));
const customers = fc.array(customer, { minLength: 1, maxLength: 60 });

function figuresOf(all: readonly Orders[], unit = 1): Figures {
  const figures = blankFigures(Int32Array.from(all, (_, at) => at + 1));
  for (const [at, orders] of all.entries()) {
    if (orders.length === 0) continue;
    const days = orders.map(([before]) => AS_OF - before);
    figures.orders[at] = orders.length;
    figures.frequency[at] = orders.length;
    figures.first_day[at] = Math.min(...days);
    figures.last_day[at] = Math.max(...days);
    figures.last_in_period[at] = Math.max(...days);
    figures.amount[at] = orders.reduce((sum, [, fen]) => sum + fen * unit, 0);
    figures.year_orders[at] = days.filter((day) => day > AS_OF - 365).length;
  }
  return figures;
}

function run(figures: Figures, more: Partial<RunQuestion> = {}): ReturnType<typeof classify> {
  return classify(figures, {
    rules: DEFAULT_RULES,
    as_of: AS_OF,
    year_before: AS_OF - 365,
    from: null,
    method: 'quantile',
    new_days: 90,
    keyOf: (place) => String(place).padStart(6, '0'),
    codeOf: (place) => `C${place}`,
    ...more,
  });
}

const scores = ({ result: { r, f, m } }: ReturnType<typeof run>): string[] =>
  Array.from(r, (score, at) => `${score}${f[at]}${m[at]}`);

describe('shares and ABC', () => {
  test('shares add up to 1, running shares end there', () => {
    fc.assert(
      fc.property(customers, (all) => {
        const { result, facts } = run(figuresOf(all));
        if (facts.measured === 0) return;
        const share = result.measure.reduce((sum, each) => sum + each / facts.measured, 0);
        expect(share).toBeCloseTo(1, 9);
        expect(Math.max(...result.cumulative)).toBe(facts.measured);
      }),
      RUNS,
    );
  });

  test("A's customers are never worth less than B's, nor B's than C's; equal amounts share a class", () => {
    fc.assert(
      fc.property(
        customers,
        fc.constantFrom('share', 'heads', 'number'),
        fc.integer({ min: 0, max: 90 }),
        (all, cut, new_days) => {
          const at: [number, number] = cut === 'number' ? [3, 10] : [0.8, 0.95];
          const rules = { ...DEFAULT_RULES, abc: { of: 'amount', cut, at } as const };
          const { result } = run(figuresOf(all), { rules, new_days });
          const worth = [1, 2, 3].map((abc) => [...result.amount].filter((_, place) => result.abc[place] === abc));
          for (const [better, worse] of [
            [worth[0]!, worth[1]!],
            [worth[1]!, worth[2]!],
            [worth[0]!, worth[2]!],
          ] as const)
            if (better.length > 0 && worse.length > 0) expect(Math.min(...better)).toBeGreaterThan(Math.max(...worse));
        },
      ),
      RUNS,
    );
  });

  test('A ends with the customer who crosses 80 %: without him it is less, with him it is enough', () => {
    fc.assert(
      fc.property(customers, (all) => {
        const { result, facts } = run(figuresOf(all), { new_days: 0 });
        if (facts.measured === 0) return;
        const best = [...result.amount].filter((_, at) => result.abc[at] === 1);
        const sum = best.reduce((total, amount) => total + amount, 0);
        const least = best.filter((amount) => amount === Math.min(...best));
        expect(sum).toBeGreaterThanOrEqual(0.8 * facts.measured * (1 - 1e-12));
        expect(sum - least.length * least[0]!).toBeLessThan(0.8 * facts.measured);
      }),
      RUNS,
    );
  });
});

describe('scores', () => {
  test('another unit of money moves no score, no class and no rank', () => {
    fc.assert(
      fc.property(customers, (all) => {
        const [small, large] = [run(figuresOf(all)), run(figuresOf(all, 10_000))];
        expect(scores(small)).toEqual(scores(large));
        expect(small.result.class).toEqual(large.result.class);
        expect(small.result.abc).toEqual(large.result.abc);
        expect(small.result.rank).toEqual(large.result.rank);
      }),
      RUNS,
    );
  });

  test("a later last order never lowers a customer's recency score", () => {
    const methods = fc.constantFrom('quantile', 'rfm-r', 'fixed');
    const typed = {
      recency: [30_000, 90_000, 200_000, 400_000],
      frequency: [2000, 3000, 4000, 5000],
      monetary: [1, 2, 3, 4],
    };
    fc.assert(
      fc.property(customers, fc.nat(), fc.nat(), methods, (all, who, days, method) => {
        const at = who % all.length;
        if (all[at]!.length === 0) return;
        const figures = figuresOf(all);
        const before = run(figures, { method, typed }).result.r[at]!;
        figures.last_day[at] = figures.last_in_period[at] = Math.min(AS_OF, figures.last_day[at]! + (days % 1200));
        expect(run(figures, { method, typed }).result.r[at]!).toBeGreaterThanOrEqual(before);
      }),
      RUNS,
    );
  });

  test('who has more scores no less; equal values score alike; none without orders', () => {
    fc.assert(
      fc.property(customers, (all) => {
        const { result } = run(figuresOf(all));
        const values = [Array.from(result.recency_days, (days) => -days), [...result.frequency], [...result.amount]];
        for (const [column, score] of [result.r, result.f, result.m].entries()) {
          const scored = values[column]!.map((value, at) => ({ value, score: score[at]! })).filter(
            (_, at) => all[at]!.length > 0,
          );
          scored.sort((a, b) => a.value - b.value || a.score - b.score);
          for (const [at, { score: mine, value }] of scored.entries()) {
            if (at === 0) continue;
            const below = scored[at - 1]!;
            if (below.value === value) expect(mine).toBe(below.score);
            else expect(mine).toBeGreaterThanOrEqual(below.score);
          }
        }
        for (const [at, orders] of all.entries()) if (orders.length === 0) expect(result.r[at]).toBe(0);
      }),
      RUNS,
    );
  });
});

describe('key customers', () => {
  test('a fifth of all contract customers as far as there are any who are not sunk; at least one', () => {
    const percents = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(customers, percents, (all, percent) => {
        const rules = { ...DEFAULT_RULES, key: { ...DEFAULT_RULES.key, percent } };
        const { facts } = run(figuresOf(all), { rules });
        const [key, ordinary, sunk] = facts.sizes as [number, number, number];
        const contract = all.filter((orders) => orders.length > 0).length;
        expect(key + ordinary + sunk).toBe(contract);
        const wanted = contract === 0 || percent === 0 ? 0 : Math.max(1, Math.round((contract * percent) / 100));
        expect(key).toBe(Math.min(wanted, contract - sunk));
      }),
      RUNS,
    );
  });

  test('the place in the list makes no difference', () => {
    fc.assert(
      fc.property(customers, (all) => {
        const there = run(figuresOf(all)).result;
        const back = run(figuresOf([...all].reverse()), {
          keyOf: (place) => String(all.length - 1 - place).padStart(6, '0'),
        }).result;
        const names = (classes: Uint8Array): string[] => Array.from(classes, (each) => CLASS_NAMES[each]!);
        expect(names(back.class).reverse()).toEqual(names(there.class));
        expect([...back.rank].reverse()).toEqual([...there.rank]);
        expect([...back.abc].reverse()).toEqual([...there.abc]);
      }),
      RUNS,
    );
  });
});
