import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PUBLISHED_SEGMENTS, segmentOf } from '../../src/domain/classifying/rfm.ts';
import { Room } from '../room.ts';
import { customersOf, fill } from './filling.ts';
import { PUBLISHED_ORDERS, published } from './published.ts';

// What the R package rfm computes from its own data, to the last score: nothing here is asserted of ourselves.

interface Scored {
  readonly customer: string;
  readonly name: string;
  readonly recency_days: number;
  readonly frequency: number;
  readonly monetary: number;
  readonly rfm: string;
  readonly segment: string;
  readonly abc: string | null;
  readonly share: number;
  readonly is_new: boolean;
}

const CUSTOM = [
  '--rfm-cuts-recency',
  '115,181,297,482',
  '--rfm-cuts-frequency',
  '4,5,6,8',
  '--rfm-cuts-monetary',
  '256,382,506,666',
];

let room: Room;
const classified = (...words: string[]): Scored[] =>
  room.json('classify-customers', '--as-of', '2006-12-31', '--dry-run', ...words);

beforeAll(() => {
  room = new Room();
  fill(room.file, customersOf(PUBLISHED_ORDERS), PUBLISHED_ORDERS);
});
afterAll(() => room.close());

function scores(rows: readonly Scored[]): unknown[] {
  return rows
    .map(({ name, recency_days, frequency, monetary, rfm }) => [name, recency_days, frequency, monetary, rfm].join('|'))
    .sort();
}
function expected(file: string): unknown[] {
  return published(file)
    .map((row) => [row.customer_id, row.recency_days, row.transaction_count, row.amount, row.rfm_score].join('|'))
    .sort();
}

describe('as the R package rfm', () => {
  test('995 customers: days, orders, sums and scores', () => {
    const rows = classified('--rfm-method', 'rfm-r');
    expect(rows).toHaveLength(995);
    expect(scores(rows)).toEqual(expected('expected_scores'));
  });

  test('with custom cut-offs; the two customers that differ do so', () => {
    const [own, custom] = [classified('--rfm-method', 'rfm-r'), classified(...CUSTOM)];
    expect(scores(custom)).toEqual(expected('expected_scores_custom_cuts'));
    const before = new Map(own.map(({ name, rfm }) => [name, rfm]));
    const moved = custom.filter(({ name, rfm }) => before.get(name) !== rfm);
    expect(moved.map(({ name, rfm }) => [name, before.get(name), rfm]).sort()).toEqual([
      ['Jerold Sporer', '443', '444'],
      ['Katlyn Mann', '345', '245'],
    ]);
  });

  test('cut-offs', () => {
    room.ok('classify-customers', '--as-of', '2006-12-31', '--rfm-method', 'rfm-r', '--limit', '1');
    const upper = published('expected_thresholds').slice(0, 4);
    const column = (name: string): number[] => upper.map((row) => Number(row[name]));
    expect(room.json('classify-customers', 'cuts')).toMatchObject({
      method: 'rfm-r',
      recency: column('recency_upper'),
      frequency: column('frequency_upper'),
      monetary: column('monetary_upper'),
    });
  });

  test('segments and their sums', () => {
    const sums = new Map<string, { customers: number; orders: number; revenue: number }>();
    for (const { segment, frequency, monetary } of classified('--rfm-method', 'rfm-r')) {
      const sum = sums.get(segment) ?? { customers: 0, orders: 0, revenue: 0 };
      sum.customers += 1;
      sum.orders += frequency;
      sum.revenue += monetary;
      sums.set(segment, sum);
    }
    for (const { segment, customers, orders, revenue } of published('expected_segment_summary'))
      expect(sums.get(segment!), segment).toEqual({
        customers: Number(customers),
        orders: Number(orders),
        revenue: Number(revenue),
      });
    expect(sums.size).toBe(published('expected_segment_summary').length);
  });

  test('all 125 codes have their segment', () => {
    const map = published('segment_map_125');
    expect(map).toHaveLength(125);
    for (const { rfm_score, segment } of map) {
      const [r, f, m] = [...rfm_score!].map(Number) as [number, number, number];
      expect(segmentOf(PUBLISHED_SEGMENTS, r, f, m), rfm_score).toBe(segment);
    }
  });
});

describe('ABC', () => {
  const classes = new Map(published('expected_abc').map((row) => [row.customer_id!, row.abc!]));

  test('with classify.new_days 0 it is the published file', () => {
    room.ok('config', 'set', 'classify.new_days', '0');
    const rows = classified();
    expect(rows.map(({ name, abc }) => [name, abc])).toEqual(rows.map(({ name }) => [name, classes.get(name)]));
    expect(rows.some(({ is_new }) => is_new)).toBe(false);
  });

  test('with 90 it is the same but for newcomers, who have none and still count', () => {
    room.ok('config', 'set', 'classify.new_days', '90');
    const rows = classified();
    const newcomers = rows.filter(({ is_new }) => is_new);
    expect(newcomers.length).toBeGreaterThan(0);
    for (const { name, abc, is_new } of rows) expect(abc, name).toBe(is_new ? null : classes.get(name));
    expect(rows.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });
});
