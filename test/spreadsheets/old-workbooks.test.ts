import { expect, test } from 'vitest';
import { Refusal } from '../../src/domain/errors.ts';
import { openXls } from '../../src/spreadsheets/workbooks/xls.ts';
import { bookRecords } from '../../src/spreadsheets/workbooks/xls-records.ts';
import { type OldSheet, oldBook } from './old-books.ts';

const CUSTOMERS: OldSheet = {
  name: '客户',
  rows: [
    ['客户名称', '省份', '注册资本(万元)', '有效'],
    ['杭州华织有限公司', '浙江', 50, true],
    ['绍兴 "恒通"', null, 1.5, false],
    [null, null, null, null],
    ['Zürich AG', '江苏', 0.1, null],
  ],
  hidden: [2, 3, 4],
  merged: [[1, 2, 1, 1]],
  chart: true,
};

async function read(bytes: Buffer, wish: string | null = null) {
  const { batches, hiddenRows, ...book } = await openXls('book.xls', bytes, wish);
  const rows = [];
  for await (const batch of batches) rows.push(...batch);
  return { ...book, rows: rows.map(({ line, cells }) => [line, ...cells]), hidden: hiddenRows() };
}

const EXPECTED = [
  [1, '客户名称', '省份', '注册资本(万元)', '有效'],
  [2, '杭州华织有限公司', '浙江', '50', 'TRUE'],
  [3, '绍兴 "恒通"', '浙江', '1.5', 'FALSE'],
  [4],
  [5, 'Zürich AG', '江苏', '0.1'],
];

test.each([
  ['in sectors of its own', {}],
  ['in sectors in no order', { backwards: true }],
  ['in the sectors of short streams', { small: true }],
  ['in those in no order', { small: true, backwards: true }],
])('%s: what cells say, merged ones filled; hidden rows are read and counted', async (_, how) => {
  expect(await read(oldBook([CUSTOMERS], how))).toMatchObject({ name: '客户', others: [], rows: EXPECTED, hidden: 2 });
});

test('a hidden sheet is read only when it is asked for, and is not named', async () => {
  const secret: OldSheet = { name: '旧', state: 1, rows: [['客户名称'], ['甲']], hidden: [1] };
  const locked: OldSheet = { name: '宏', state: 2, rows: [['x']] };
  const bytes = oldBook([secret, locked, CUSTOMERS, { name: '备注', rows: [['y']] }]);
  expect(await read(bytes)).toMatchObject({ name: '客户', others: ['备注'], hidden: 2 });
  expect(await read(bytes, '旧')).toMatchObject({
    rows: [
      [1, '客户名称'],
      [2, '甲'],
    ],
    hidden: 1,
  });
});

test('what cannot be followed hides nothing, and ends', () => {
  const bytes = oldBook([CUSTOMERS], { backwards: true });
  expect(bookRecords(bytes).sheets).toEqual([
    { hidden: false, hiddenRows: new Set([2, 3, 4]), merged: [{ top: 1, bottom: 2, left: 1, right: 1 }] },
  ]);
  expect(bookRecords(Buffer.from('d0cf11e0a1b11ae1', 'hex')).sheets).toEqual([]);
  for (let length = 0; length < bytes.length; length += 97) bookRecords(bytes.subarray(0, length)).numbers(0);
  // A chain that leads round: each sector of the table points to itself.
  const round = Buffer.from(bytes);
  for (let at = 0; at < 128; at++) round.writeUInt32LE(at, 512 + 4 * at);
  expect(bookRecords(round).sheets).toEqual([]);
  for (let at = 0; at < bytes.length; at += 3) {
    const broken = Buffer.from(bytes);
    broken[at] = broken[at]! ^ 0xff;
    bookRecords(broken).numbers(0);
  }
});

test('a cut one is refused', async () => {
  const bytes = oldBook([CUSTOMERS]);
  const error = await read(bytes.subarray(0, bytes.length - 2048)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Refusal);
  expect((error as Refusal).code).toBe('file_truncated');
});

test('numbers show as their formats say: currencies, shares, leading zeros, days, scales', async () => {
  const numbers = [
    { value: 100, format: '[$$-409]#,##0.00' },
    { value: 100, format: '#,##0.00 [$€-407]' },
    { value: 0.55, format: '9', how: 'packed' },
    { value: 0.955, format: '0.0%' },
    { value: 1234, format: '00000', how: 'packed' },
    { value: 45466, format: '14', how: 'formula' },
    { value: 12.5, format: '#,##0.0"万元"' },
    { value: 125000, format: '0!.0,"万"', how: 'formula' },
    { value: 45466.4375, format: 'yyyy/m/d h:mm' },
    { value: 12.5, format: 'General' },
  ] as const;
  const sheet: OldSheet = { name: 'x', rows: [numbers] };
  expect(await read(oldBook([sheet]))).toMatchObject({
    date1904: false,
    rows: [
      [1, '$100', '€100', '55%', '95.5%', '01234', '2024-06-23', '12.5万元', '12.5万', '2024-06-23 10:30', '12.5'],
    ],
  });
});

test('days count from 1904 where the workbook says so', async () => {
  const sheet: OldSheet = { name: 'x', rows: [[{ value: 44004, format: '14' }, 44004]] };
  expect(await read(oldBook([sheet], { date1904: true }))).toMatchObject({
    date1904: true,
    rows: [[1, '2024-06-23', '44004']],
  });
});
