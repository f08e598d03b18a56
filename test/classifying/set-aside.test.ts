import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Room } from '../room.ts';

// What a sheet or a typed word can have wrong, typed into the built program from the sheet to the classes: each is set
// aside with a note, or refused with an error, in words; none makes a wrong class in silence.

let room: Room;
beforeEach(() => {
  room = new Room('en');
});
afterEach(() => room.close());

function imported(kind: string, lines: readonly string[], ...more: string[]) {
  const sheet = join(room.folder, `${kind}.csv`);
  writeFileSync(sheet, `${lines.join('\n')}\n`);
  return room.run('import', kind, sheet, ...more);
}
function given(orders: readonly string[]): void {
  const customers = imported('customers', ['code,name', 'A,甲厂', 'B,乙厂', 'C,丙厂']);
  expect(customers).toMatchObject({ status: 0 });
  if (orders.length === 0) return;
  expect(imported('orders', ['customer,ordered_on,amount,status', ...orders])).toMatchObject({ status: 0 });
}
/** What classifying says on stderr in both languages, and each customer's place. */
function classified(...words: string[]): { zh: string; en: string; rows: unknown[][] } {
  const [zh, en] = (['zh', 'en'] as const).map((lang) => {
    const done = room.run('classify-customers', '--dry-run', '--json', '--lang', lang, ...words);
    expect(done).toMatchObject({ status: 0 });
    return done;
  });
  const rows = JSON.parse(en!.stdout) as { customer: string; abc: string | null; amount: number }[];
  return { zh: zh!.stderr, en: en!.stderr, rows: rows.map(({ customer, abc, amount }) => [customer, abc, amount]) };
}

test('no orders at all', () => {
  given([]);
  const { zh, en, rows } = classified();
  expect(rows).toEqual([
    ['A', null, 0],
    ['B', null, 0],
    ['C', null, 0],
  ]);
  expect(zh).toContain('没有完成的贸易订单');
  expect(en).toContain('There are no completed trade orders: nobody takes part in RFM and ABC.');
});

test('refunds and totals of zero', () => {
  given(['A,2026-01-05,100,completed', 'A,2026-02-05,-100,refunded', 'B,2026-01-05,0,completed']);
  const { zh, en, rows } = classified();
  expect(rows).toEqual([
    ['B', 'C', 0],
    ['A', 'C', 0],
    ['C', null, 0],
  ]);
  expect(zh).toContain('合计为零或负数（退款抵完了销售），份额算不出来');
  expect(en).toContain('The sum is zero or negative (refunds outweigh sales): there are no shares');
});

test('one customer over 80 %', () => {
  given(['A,2026-01-05,9000,completed', 'B,2026-01-05,600,completed', 'C,2026-01-05,400,completed']);
  const { zh, en } = classified();
  expect(zh).toContain('A 一个客户就占 90%');
  expect(en).toContain('A alone has 90 %: the ranks of the others say little.');
});

test('ten thousands of yuan taken for yuan', () => {
  given(['A,2026-01-05,12.5,completed', 'B,2026-01-05,0.8,completed', 'C,2026-01-05,0.3,completed']);
  const { zh, en } = classified();
  expect(zh).toContain('金额是不是以万元为单位导入的？');
  expect(en).toContain('were amounts in ten thousands taken for yuan?');
});

test('orders of a customer whom nobody knows', () => {
  given([]);
  const sheet = ['customer,ordered_on,amount', 'A,2026-01-05,100', '没有的厂,2026-01-05,100'];
  const refused = imported('orders', sheet, '--json');
  expect(refused.status).toBe(3);
  expect(JSON.parse(refused.stdout)).toMatchObject({
    imported: 1,
    rejected: 1,
    batch: null,
    rejects: [{ line: 3, column: 'customer', reason: expect.stringContaining('没有的厂') }],
  });
  expect(classified().rows.every(([, abc]) => abc === null)).toBe(true);
  expect(imported('orders', sheet, '--partial').status).toBe(3);
  expect(classified().rows[0]).toEqual(['A', 'A', 100]);
});

test('orders of days to come', () => {
  given([]);
  const sheet = ['customer,ordered_on,amount', 'A,2026-01-05,100', 'B,2027-03-01,900'];
  const refused = imported('orders', sheet, '--json');
  expect(refused.status).toBe(3);
  expect(JSON.parse(refused.stdout).rejects).toMatchObject([{ line: 3, column: 'ordered_on' }]);
  expect(imported('orders', sheet, '--partial').status).toBe(3);
  const { zh, en, rows } = classified('--as-of', '2026-01-04');
  expect(rows.every(([, abc]) => abc === null)).toBe(true);
  expect(zh).toContain('1 个订单');
  expect(en).toContain('(1) lie after 2026-01-04');
  expect(classified().rows).toEqual([
    ['A', 'A', 100],
    ['B', null, 0],
    ['C', null, 0],
  ]);
});

test('an as-of day before all orders', () => {
  given(['A,2026-01-05,100,completed', 'B,2026-03-01,900,completed']);
  const { zh, en, rows } = classified('--as-of', '2025-06-30');
  expect(rows.every(([, abc, amount]) => abc === null && amount === 0)).toBe(true);
  expect(zh).toContain('全部 2 个订单都在 2025-06-30 以后，没有计入；请核对 --as-of。');
  expect(en).toContain('All orders (2) lie after 2025-06-30 and are left out; check --as-of.');
});

test('cut-offs that do not increase', () => {
  given(['A,2026-01-05,100,completed']);
  const head = room.head();
  const cuts = ['--rfm-cuts-recency', '30,90,90,365', '--rfm-cuts-frequency', '2,3,4,5'];
  const refused = room.refused('classify-customers', ...cuts, '--rfm-cuts-monetary', '1,2,3,4', '--lang', 'en');
  expect(refused).toMatchObject({ status: 2, code: 'invalid_value', details: { option: '--rfm-cuts-recency' } });
  expect(refused.message).toContain('30,90,90,365');
  expect(room.head()).toBe(head);
});
