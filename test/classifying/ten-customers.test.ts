import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runBlocks } from '../console-blocks.ts';

// The page that walks through the rules' own example says what the program says; and the sheets are that example.

const folder = mkdtempSync(join(tmpdir(), 'samples-ten-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('docs/classifying.md prints what it shows', () => {
  symlinkSync(resolve('fixtures'), join(folder, 'fixtures'));
  const page = readFileSync('docs/classifying.md', 'utf8');
  expect(runBlocks(page, { folder, now: '2025-12-31T18:00:00+08:00' })).toBeGreaterThan(15);
});

test('the figures that the rules give: 71 % for the top three, 8,173.0 (0.4 %) in half a month for the last', () => {
  const rows = readFileSync('fixtures/ten-customers/orders.csv', 'utf8').trim().split('\n').slice(1);
  const sums = new Map<string, number>();
  const firsts = new Map<string, string>();
  for (const row of rows) {
    const [, customer = '', day = '', amount = ''] = row.split(',');
    sums.set(customer, (sums.get(customer) ?? 0) + Math.round(Number(amount) * 100));
    if (!firsts.has(customer)) firsts.set(customer, day);
  }
  const ranked = [...sums].sort(([, a], [, b]) => b - a);
  const total = ranked.reduce((sum, [, amount]) => sum + amount, 0);
  const top = ranked.slice(0, 3).reduce((sum, [, amount]) => sum + amount, 0);
  expect(ranked).toHaveLength(10);
  expect((100 * top) / total).toBeCloseTo(71, 6);
  const [last, amount] = ranked.at(-1)!;
  expect([last, amount / 100, firsts.get(last)]).toEqual(['T10', 8173, '2025-12-17']);
  expect((100 * amount) / total).toBeCloseTo(0.4, 6);
});
