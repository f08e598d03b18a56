import { afterEach, expect, test } from 'vitest';
import { periodOf } from '../../src/domain/periods.ts';
import { Room } from '../room.ts';

let room: Room;
afterEach(() => room.close());

/** What was done on which day, and what the books must say of it. */
function livedMonth(): Room {
  room = new Room();
  const line = (words: string): string => room.ok(...words.split(' '));
  line('operators add LM --name 李梅 --role user');
  line('customers add C1 --name 华纺');
  line('receive --customer C1 --name 棉布 --quantity 12.5 --unit 米 --at 2026-10-30');
  line('receive --customer C1 --name 螺栓 --quantity 100 --unit 个 --at 2026-11-02');
  line('checkout 1x 4 --to LM --purpose 测试 --at 2026-11-02');
  line('return 1x 1 --used 0.5 --from LM --at 2026-11-09');
  line('move 1x 2 --to RETURNS --at 2026-11-09');
  line('split 1x 1 --into 2 --at 2026-11-10');
  line('give-back 2v 10 --at 2026-11-10');
  line('checkout 2v 5 --to-customer C1 --at 2026-11-11');
  line('receive --customer C1 --name 错收 --quantity 7 --unit 个 --at 2026-11-12');
  const [{ movement }] = room.json('history', '5p');
  line(`undo ${movement} --reason 弄错了`);
  return room;
}

const FLOWS = ['received', 'returned', 'surplus', 'checked_out', 'dispatched', 'given_back', 'scrapped', 'shortage'];

test('every period adds up, and closes where the next one opens', () => {
  livedMonth();
  for (const by of ['day', 'week', 'month', 'quarter']) {
    const rows: Record<string, number>[] = room.json('report', 'period', '--from', '2026-10-01', '--by', by);
    const last = new Map<number, number>();
    for (const row of rows) {
      const sum = FLOWS.reduce((left, flow, at) => left + (at < 3 ? 1 : -1) * row[flow]!, row.opening!);
      expect(sum).toBeCloseTo(row.closing!, 6);
      expect(row.opening).toBe(last.get(row.unit!) ?? 0);
      last.set(row.unit!, row.closing!);
    }
    // What is in storage now, by the inventory.
    const stock = new Map<string, number>();
    for (const { unit, quantity } of room.json('report', 'inventory')) {
      stock.set(unit, (stock.get(unit) ?? 0) + quantity);
    }
    expect(Object.fromEntries(last)).toEqual(Object.fromEntries(stock));
  }
});

test('a month counts each kind once; what was undone counts against it', () => {
  livedMonth();
  const november = room.json('report', 'period', '--from', '2026-11-01', '--by', 'month');
  expect(november).toEqual([
    {
      period: '2026-11',
      unit: '个',
      opening: 0,
      received: 100,
      returned: 0,
      surplus: 0,
      checked_out: 0,
      dispatched: 5,
      given_back: 10,
      scrapped: 0,
      shortage: 0,
      closing: 85,
    },
    {
      period: '2026-11',
      unit: '米',
      opening: 12.5,
      received: 0,
      returned: 1,
      surplus: 0,
      checked_out: 4,
      dispatched: 0,
      given_back: 0,
      scrapped: 0,
      shortage: 0,
      closing: 9.5,
    },
  ]);
  // A day before the store began: nothing was there, and nothing is said to have been.
  expect(room.json('report', 'period', '--from', '2020-01-01', '--to', '2020-01-31')).toEqual([]);
});

test('receipts and late entries name what was received, and what was recorded later than it happened', () => {
  livedMonth();
  const receipts = room.json('report', 'receipts', '--from', '2026-11-01');
  expect(receipts.map(({ number, quantity }: { number: string; quantity: number }) => [number, quantity])).toEqual([
    ['S26-000002-V', 100],
  ]);
  const late = room.json('report', 'late-entries');
  expect(late.length).toBe(room.json('report', 'movements', '--to', '2026-11-21').length);
  expect(late[0]).toMatchObject({ number: 'S26-000001-X', kind: 'receive', days_late: 23 });
  expect(room.json('report', 'late-entries', '--to', '2026-11-21')).toEqual([]);
});

test('weeks are those of ISO 8601', () => {
  for (const [day, week] of [
    ['2026-01-01', '2026-W01'],
    ['2027-01-01', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
  ] as const)
    expect(periodOf(day, 'week')).toBe(week);
  expect(periodOf('2026-11-22', 'quarter')).toBe('2026-Q4');
  room = new Room();
});
