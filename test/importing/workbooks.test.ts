import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookParts, zipped } from '../spreadsheets/books.ts';
import { type OldCell, oldBook } from '../spreadsheets/old-books.ts';
import { Desk } from './desk.ts';

// One sheet as .xlsx and as .xls: formats, currencies, scales and calendars mean the same in both.

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

function newBook(rows: readonly (readonly OldCell[])[], date1904: boolean): Buffer {
  const safe = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const formats = ['General'];
  const cell = (value: OldCell): string => {
    if (value === null) return '<c/>';
    if (typeof value === 'string') return `<c t="str"><v>${safe(value)}</v></c>`;
    if (typeof value !== 'object') return `<c><v>${value}</v></c>`;
    if (!formats.includes(value.format)) formats.push(value.format);
    return `<c s="${formats.indexOf(value.format)}"><v>${value.value}</v></c>`;
  };
  const data = rows.map((row, at) => `<row r="${at + 1}">${row.map(cell).join('')}</row>`).join('');
  const styles = `<numFmts>${formats.map((code, at) => `<numFmt numFmtId="${at + 164}" formatCode="${safe(code)}"/>`).join('')}</numFmts><cellXfs>${formats.map((_, at) => `<xf numFmtId="${at + 164}"/>`).join('')}</cellXfs>`;
  return zipped(bookParts(data, { styles, date1904 }));
}

const as = (value: number, format: string): OldCell => ({ value, format });
const BOTH = {
  xlsx: newBook,
  xls: (rows: readonly (readonly OldCell[])[], date1904: boolean) => oldBook([{ name: 'S1', rows }], { date1904 }),
};

describe.each(Object.entries(BOTH))('.%s', (_, book) => {
  test('the currency and the scale that only the format says are those of the amount', async () => {
    const rows: OldCell[][] = [
      ['订单号', '客户名称', '下单日期', '金额'],
      ['A1', '甲', '2026-01-05', as(100, '[$$-409]#,##0.00')],
      ['A2', '甲', '2026-01-05', as(100, '#,##0.00 [$€-407]')],
      ['A3', '甲', '2026-01-05', as(100, '[$JPY]\\ #,##0')],
      ['A4', '甲', '2026-01-05', as(12.5, '#,##0.00"万元"')],
      ['A5', '甲', '2026-01-05', as(125_000, '0\\.0,"万"')],
      ['A6', '甲', '2026-01-05', as(125_000, '#,##0,')],
      ['A7', '甲', '2026-01-05', as(99.999, '0.00')],
      ['A8', '甲', '2026-01-05', as(1234.5678, '#,##0.0')],
    ];
    const outcome = await desk.import('orders', book(rows, false), '--create-customers', '--partial');
    expect(outcome.rejects).toMatchObject([{ line: 9, column: 'amount', code: 'amount_too_precise' }]);
    expect(outcome.warnings.map(({ line, code }) => `${line} ${code}`)).toContain('8 amount_as_shown');
    const orders = await desk.rows('orders');
    expect(orders.map(({ number, amount, currency }) => [number, amount, currency])).toEqual([
      ['A1', 100, 'USD'],
      ['A2', 100, 'EUR'],
      ['A3', 100, 'JPY'],
      ['A4', 125_000, 'CNY'],
      ['A5', 125_000, 'CNY'],
      ['A6', 125_000, 'CNY'],
      ['A7', 100, 'CNY'],
    ]);
  });

  test('under a heading in 万元 what is shown counts, not the number behind it', async () => {
    const rows: OldCell[][] = [
      ['订单号', '客户名称', '下单日期', '金额(万元)'],
      ['A1', '甲', '2026-01-05', as(125_000, '0\\.0,')],
      ['A2', '甲', '2026-01-05', as(12.5, '0.00')],
      ['A3', '甲', '2026-01-05', as(125_000, '#,##0.00"元"')],
    ];
    await desk.import('orders', book(rows, false), '--create-customers');
    expect((await desk.rows('orders')).map(({ amount }) => amount)).toEqual([125_000, 125_000, 125_000]);
  });

  test('quantities are not rounded by their format', async () => {
    const rows: OldCell[][] = [
      ['样品名称', '客户名称', '数量', '单位', '接收日期'],
      ['布', '甲', as(12.5, '0'), '米', '2026-01-05'],
      ['布样', '甲', as(12.3456, '0.00'), '米', '2026-01-05'],
    ];
    const outcome = await desk.import('samples', book(rows, false), '--create-customers', '--partial');
    expect(outcome.rejects).toMatchObject([{ line: 3, column: 'quantity', code: 'quantity_too_precise' }]);
    expect((await desk.rows('samples')).map(({ quantity }) => quantity)).toEqual([12.5]);
  });

  test('codes keep their zeros, shares are hundredths', async () => {
    const rows: OldCell[][] = [
      ['客户编码', '客户名称'],
      [as(1234, '00000'), '甲'],
    ];
    await desk.import('customers', book(rows, false));
    expect((await desk.rows('customers')).map(({ code }) => code)).toContain('01234');
    await desk.ok('locations', 'add', 'A1', '--name', 'A1');
    const readings: OldCell[][] = [
      ['库位', '时间', '温度', '湿度'],
      ['A1', '2026-01-05 08:00', 21.5, as(0.55, '0%')],
    ];
    await desk.import('readings', book(readings, false));
    expect((await desk.rows('readings')).map(({ humidity }) => humidity)).toEqual([55]);
  });

  test('bare serial numbers count from 1904 where the workbook does, in every column', async () => {
    const rows: OldCell[][] = [
      ['客户编码', '客户名称', '成立日期'],
      ['C1', '甲', 36_525],
      ['C2', '乙', as(36_525, 'yyyy/m/d')],
    ];
    await desk.import('customers', book(rows, true));
    const founded = (await desk.rows('customers')).filter(({ code }) => /^C/.test(String(code)));
    expect(founded.map(({ founded_on }) => founded_on)).toEqual(['2004-01-01', '2004-01-01']);
    await desk.ok('locations', 'add', 'A1', '--name', 'A1');
    const readings: OldCell[][] = [
      ['库位', '时间', '温度'],
      ['A1', 44_004.5, 21.5],
    ];
    await desk.import('readings', book(readings, true));
    expect((await desk.rows('readings')).map(({ at }) => String(at).slice(0, 16))).toEqual(['2024-06-23T12:00']);
    const orders: OldCell[][] = [
      ['订单号', '客户编码', '下单日期', '金额'],
      ['A1', 'C1', 44_004, 5],
    ];
    await desk.import('orders', book(orders, true));
    expect((await desk.rows('orders')).map(({ ordered_on }) => ordered_on)).toEqual(['2024-06-23']);
  });
});

test('where the first sheet has no headings, the others are named with the way to choose one', async () => {
  const cover = '<row r="1"><c t="str"><v>客户台账</v></c></row>';
  const list =
    '<row r="1"><c t="str"><v>客户编码</v></c><c t="str"><v>客户名称</v></c></row><row r="2"><c t="str"><v>C1</v></c><c t="str"><v>甲</v></c></row>';
  const file = desk.write('book.xlsx', zipped(bookParts(cover, { more: { 明细: { data: list } } })));
  for (const [lang, hint] of [
    ['zh', '表头在别的工作表（明细）里，就用 --sheet 名称 选择'],
    ['en', 'If they are in another sheet (明细), choose it with --sheet NAME'],
  ] as const) {
    const done = await desk.run('import', 'customers', file, '--lang', lang);
    expect(done.status).toBe(3);
    expect(done.stderr).toContain(hint);
  }
  expect((await desk.run('import', 'customers', file, '--sheet', '明细')).status).toBe(0);
});

test('a serial number that leads far away is pointed out, but for a founding day', async () => {
  const sheet = '客户编码,客户名称,成立日期,首次联系日期\nC1,甲,12345,2020-01-01\nC2,乙,2001-01-01,12345\n';
  const { warnings } = await desk.import('customers', sheet);
  expect(warnings.map(({ line, column, code }) => `${line} ${column} ${code}`)).toEqual([
    '3 first_contact_on year_unlikely',
  ]);
});
