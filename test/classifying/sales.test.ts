import { beforeEach, expect, test } from 'vitest';
import { Desk } from '../importing/desk.ts';
import { fill } from './filling.ts';

// A refund lessens every sum and is never a purchase, whichever list shows it and however it was written.

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  fill(
    desk.file,
    [
      { code: 'P', name: 'p', industry: 'tea' },
      { code: 'Q', name: 'q', parent_id: 2, industry: 'tea' },
      { code: 'R', name: 'r', industry: 'tea' },
    ],
    [
      { customer: 'p', ordered_on: '2026-01-05', amount: 1000 },
      { customer: 'p', ordered_on: '2026-10-05', amount: -100, status: 'refunded' },
      { customer: 'p', ordered_on: '2026-10-06', amount: -50 },
      // Once refunded as a whole, it is neither a sale nor a purchase.
      { customer: 'p', ordered_on: '2026-02-06', amount: 7, status: 'refunded' },
      { customer: 'q', ordered_on: '2026-03-05', amount: 400 },
      { customer: 'q', ordered_on: '2026-11-05', amount: -40, status: 'refunded' },
      { customer: 'r', ordered_on: '2025-01-05', amount: 300 },
      { customer: 'r', ordered_on: '2026-05-05', amount: -30, status: 'refunded' },
      { customer: 'r', ordered_on: '2026-06-05', amount: -1 },
      { customer: 'r', ordered_on: '2026-07-05', amount: -2, status: 'confirmed' },
    ],
  );
  return () => desk.close();
});

test('families and industries', async () => {
  const rows = [
    { customer: 'P', orders: 1, amount: 850, last_order: '2026-01-05', total_orders: 2, total_amount: 1210 },
    { customer: 'Q', orders: 1, amount: 360, last_order: '2026-03-05', total_orders: 1, total_amount: 360 },
  ];
  expect(await desk.json('customers', 'link', 'list')).toMatchObject(rows);
  expect(await desk.json('customers', 'link', 'list', 'Q')).toMatchObject(rows);
  expect(await desk.json('customers', 'link', 'list', 'R', '--industry')).toMatchObject([
    { customer: 'P', amount: 850 },
    { customer: 'Q', amount: 360 },
    { customer: 'R', orders: 1, amount: 269, last_order: '2025-01-05' },
  ]);
});

test('composition and concentration', async () => {
  expect(await desk.json('report', 'composition', '--by', 'customer')).toMatchObject([
    { key: 'P', orders: 1, amount: 850 },
    { key: 'Q', orders: 1, amount: 360 },
    { key: 'R', orders: 1, amount: 269 },
  ]);
  const ranks: { top: string; amount: number }[] = await desk.json('report', 'concentration');
  expect([ranks[0], ranks.at(-1)]).toMatchObject([{ amount: 850 }, { top: 'all', amount: 1479 }]);
});

test('lost customers: a refund is no later order', async () => {
  expect(await desk.json('customers', 'lost')).toMatchObject([
    { customer: 'R', first_order: '2025-01-05', last_order: '2025-01-05', orders: 1, amount: 269 },
  ]);
});

test('classes: also the figures of the last twelve months', async () => {
  await desk.ok('classify-customers');
  expect(await desk.json('classify-customers', '--dry-run')).toMatchObject([
    { customer: 'P', frequency: 1, amount: 850, recency_days: 321 },
    { customer: 'Q', frequency: 1, amount: 360, recency_days: 262 },
    { customer: 'R', frequency: 1, amount: 269, recency_days: 686 },
  ]);
  const year = async (code: string): Promise<string> => {
    const { rules } = await desk.json('classify-customers', 'explain', code);
    return rules.find(({ rule }: { rule: string }) => rule === 'scale').because;
  };
  expect([await year('P'), await year('Q'), await year('R')]).toEqual([
    expect.stringMatching(/^850 bought/),
    expect.stringMatching(/^360 bought/),
    expect.stringMatching(/^-31 bought/),
  ]);
});

test('the health of a relationship: growth counts refunds, loyalty does not', async () => {
  const rows: { customer: string }[] = await desk.json('report', 'health', '--as-of', '2026-06-30');
  // 300 a year before, less than nothing now; of three half-years since the first order one had an order.
  expect(rows.find(({ customer }) => customer === 'R')).toMatchObject({ loyalty: 33, growth: 0 });
});
