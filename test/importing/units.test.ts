import { afterEach, beforeEach, expect, test } from 'vitest';
import { counts, Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

const units = async (): Promise<unknown[]> => (await desk.rows('orders')).map(({ quantity, unit }) => [quantity, unit]);

test('a unit behind a quantity that means that of the heading is no contradiction', async () => {
  const rows = ['50千克', '50公斤', '50kg', '50', '50米', '50千'].map(
    (cell, at) => `HOUSE,2025-01-0${at + 1},1,${cell}`,
  );
  const done = await desk.import('orders', `客户,日期,金额,数量（千克）\n${rows.join('\n')}\n`, '--partial');
  expect(done.rejects.map(({ line, code }) => [line, code])).toEqual([
    [6, 'unit_contradicts'],
    [7, 'quantity_with_unit'],
  ]);
  expect(await units()).toEqual(Array.from({ length: 4 }, () => [50, '千克']));
});

test.each([
  ['数量(实际)', null],
  ['数量（含包装）', null],
  ['数量(3%)', null],
  ['数量（匹）', '匹'],
  ['数量（万件）', '万件'],
])('%s: the unit is %s', async (heading, unit) => {
  await desk.import('orders', `客户,日期,金额,${heading}\nHOUSE,2025-01-01,1,5\n`);
  expect(await units()).toEqual([[5, unit]]);
});

test('数量（万） without a unit is not counted in ones', async () => {
  const done = await desk.import('orders', '客户,日期,金额,数量（万）\nHOUSE,2025-01-01,1,5\n');
  expect(done.rejects).toMatchObject([{ line: 2, column: 'quantity', code: 'quantity_in_multiples' }]);
});

test('the unit that a title gives to quantities is that of rows which say none', async () => {
  const rows = 'HOUSE,2025-01-01,1,5,\nHOUSE,2025-01-02,1,5,米\nHOUSE,2025-01-03,1,5卷,\n';
  await desk.import('orders', `单位：千克、元,,,,\n客户,日期,金额,数量,单位\n${rows}`);
  expect(await units()).toEqual([
    [5, '千克'],
    [5, '米'],
    [5, '卷'],
  ]);
});

test('refused rows that are corrected and fed again keep the unit of the title', async () => {
  const rejects = desk.path('rejects.csv');
  const sheet = '单位：千克、万元\n客户,日期,金额,数量\nHOUSE,2025-01-01,1,5\nHOUSE,2025-13-02,2,7\n';
  const done = await desk.import('orders', sheet, '--partial', '--rejects', rejects);
  expect(counts(done)).toEqual([2, 1, 0, 0, 1, 0]);
  expect(desk.text('rejects.csv')).toContain('金额(万元),数量(千克)');
  const corrected = desk.text('rejects.csv').replace('HOUSE,2025-13-02', 'HOUSE,2025-01-02');
  expect(await desk.import('orders', corrected)).toMatchObject({ rejects: [], imported: 1 });
  expect((await desk.rows('orders')).map(({ amount, quantity, unit }) => [amount, quantity, unit])).toEqual([
    [10_000, 5, '千克'],
    [20_000, 7, '千克'],
  ]);
});

test('a count in another unit than that of the sample is refused', async () => {
  await desk.ok('locations', 'add', 'A-01', '--name', 'A');
  const receive = ['receive', '--customer', 'HOUSE', '--quantity', '5', '--location', 'A-01', '--json'];
  const number = async (name: string, unit: string): Promise<string> => {
    const { receipt: _, ...done } = JSON.parse(await desk.ok(...receive, '--name', name, '--unit', unit));
    return done.samples[0].number;
  };
  const [cloth, bolts] = [await number('布', '米'), await number('螺栓', '件')];
  await desk.ok('stocktake', 'open', '--location', 'A-01');
  const sheet = (heading: string, a: string, b: string) => `样品编号,${heading}\n${cloth},${a}\n${bolts},${b}\n`;
  const codes = async (content: string) =>
    (await desk.import('counts', content, '--dry-run')).rejects.map(({ line, code }) => [line, code]);
  expect(await codes(sheet('实盘数量(千米)', '5', '5'))).toEqual([
    [2, 'unit_of_sample'],
    [3, 'unit_of_sample'],
  ]);
  expect(await codes(sheet('实盘数量', '5m', '5 pcs'))).toEqual([]);
  expect(await codes(sheet('实盘数量(个)', '5', '5米'))).toEqual([
    [2, 'unit_of_sample'],
    [3, 'unit_contradicts'],
  ]);
  expect(counts(await desk.import('counts', sheet('实盘数量', '5米', '5个')))).toEqual([2, 2, 0, 0, 0, 0]);
});

test.each([
  ['温度(3F)', 25, 25],
  ['温度(F)', 77, 25],
  ['温度(℉)', 77, 25],
  ['温度(华氏)', 77, 25],
  ['温度', 25, 25],
])('%s: %s is %s °C', async (heading, written, kept) => {
  await desk.ok('locations', 'add', 'A-01', '--name', 'A');
  await desk.import('readings', `库位,时间,${heading}\nA-01,2026-11-01 08:00,${written}\n`);
  expect(await desk.rows('readings')).toMatchObject([{ temperature: kept }]);
});
