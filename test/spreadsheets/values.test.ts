import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/spreadsheets/amounts.ts';
import { readCreditCode } from '../../src/spreadsheets/credit-codes.ts';
import { readDay } from '../../src/spreadsheets/days.ts';
import { moneyUnit } from '../../src/spreadsheets/money-units.ts';
import { readMobile, readPhone } from '../../src/spreadsheets/phones.ts';
import { readEmail, readMeasured, readPostcode, readQuantity } from '../../src/spreadsheets/values.ts';
import { strings } from '../text/strings.ts';

/** `2024-06-23`, `2024-06-23 (two_digit_year)`, `! date_impossible`, `(nothing)`: a reading in one line. */
function told(reading: { value?: unknown; warning?: string; problem?: string; currency?: string; expected?: string }) {
  if (reading.problem !== undefined) return `! ${reading.problem}`;
  const value = reading.value === null ? '(nothing)' : String(reading.value);
  const beside = [reading.currency, reading.warning, reading.expected].filter((one) => one !== undefined);
  return beside.length === 0 ? value : `${value} (${beside.join(' ')})`;
}

describe('readQuantity', () => {
  it.each([
    ['0', '0'],
    ['12.5', '12500'],
    ['1.0', '1000'],
    ['0.001', '1'],
    ['00012', '12000'],
    ['999999999.999', '999999999999'],
    ['１２', '12000'],
    [' 1 ', '1000'],
    ['1\u00a0', '1000'],
    ['1,200', '1200000'],
    ['１，２００．５', '1200500'],
    ['12,345,678', '12345678000'],
    ['', '(nothing)'],
    ['　', '(nothing)'],
    ['-3', '! quantity_negative'],
    ['－3', '! quantity_negative'],
    ['-0', '! quantity_negative'],
    ['--1', '! quantity_negative'],
    ['约20', '! quantity_unreadable'],
    ['+1', '! quantity_unreadable'],
    ['1e3', '! quantity_unreadable'],
    ['1e309', '! quantity_unreadable'],
    ['1.2E+05', '! quantity_unreadable'],
    ['NaN', '! quantity_unreadable'],
    ['Infinity', '! quantity_unreadable'],
    ['0x10', '! quantity_unreadable'],
    ['0b1', '! quantity_unreadable'],
    ['1_000', '! quantity_unreadable'],
    ['٣', '! quantity_unreadable'],
    ['½', '! quantity_unreadable'],
    ['一', '! quantity_unreadable'],
    ['null', '! quantity_unreadable'],
    ['-', '! quantity_unreadable'],
    ['1-', '! quantity_unreadable'],
    ['1.', '! quantity_unreadable'],
    ['.5', '! quantity_unreadable'],
    ['1 2', '! quantity_unreadable'],
    ['1,2', '! thousands_unclear'],
    ['0,500', '! thousands_unclear'],
    ['1,2000', '! thousands_unclear'],
    ['1.234,5', '! thousands_unclear'],
    ['1.2345', '! quantity_too_precise'],
    ['0.30000000000000004', '300'],
    ['0.29999999999999999', '300'],
    ['19.999999999999996', '20000'],
    ['0.30004', '! quantity_too_precise'],
    ['1.5000', '1500'],
    ['1234567890', '! quantity_too_large'],
    ['9223372036854775808', '! quantity_too_large'],
    ['12.5米', '! quantity_with_unit'],
    ['100 pcs', '! quantity_with_unit'],
  ])('%j: %s', (cell, expected) => expect(told(readQuantity(cell))).toBe(expected));

  it.each([
    ['100米', [100_000, '米']],
    ['12.5 kg', [12_500, 'kg']],
    ['１，０００件', [1_000_000, '件']],
    ['7', [7000, null]],
    ['', null],
    ['3万', 'quantity_with_unit'],
    ['1.2万件', 'quantity_with_unit'],
    ['50千克', [50_000, '千克']],
    ['2千米', [2000, '千米']],
    ['3毫升', [3000, '毫升']],
    ['3%', 'quantity_with_unit'],
    ['100件左右', 'quantity_with_unit'],
    ['100约', 'quantity_with_unit'],
    ['5k', 'quantity_with_unit'],
    ['1,2米', 'thousands_unclear'],
    ['1.2345米', 'quantity_too_precise'],
    ['-3米', 'quantity_negative'],
    ['100米/卷', 'quantity_unreadable'],
  ])('%j with its unit: %j', (cell, expected) => {
    const reading = readMeasured(cell);
    expect('problem' in reading ? reading.problem : reading.value?.[0] == null ? null : reading.value).toEqual(
      expected,
    );
  });

  it('is exact to the thousandth', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (thousandths) => {
        const text = `${Math.trunc(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}`;
        expect(readQuantity(text)).toEqual({ value: thousandths });
      }),
    ));
});

describe('readDay', () => {
  it.each([
    ['2024-06-23', '2024-06-23'],
    ['2024.6.3', '2024-06-03'],
    ['2024. 6. 3.', '2024-06-03'],
    ['2024/6/3', '2024-06-03'],
    ['2024年6月3日', '2024-06-03'],
    ['2024年6月23号', '2024-06-23'],
    ['二〇二四年六月二十三日', '2024-06-23'],
    ['二零二四年十月十日', '2024-10-10'],
    ['二○二四年十二月三十一号', '2024-12-31'],
    ['二〇二四年二月三十日', '! date_impossible'],
    ['2024 年 6 月 3 日', '2024-06-03'],
    ['2024年6月3', '2024-06-03'],
    ['２０２４年６月３日', '2024-06-03'],
    ['2024。6。3', '2024-06-03'],
    ['2024—06—03', '2024-06-03'],
    ['20240603', '2024-06-03'],
    ['20240603.0', '2024-06-03'],
    ["'2025-01-01", '2025-01-01'],
    ['2025-01-01T00:00:00', '2025-01-01'],
    ['2025-01-01T00:00:00Z', '2025-01-01 (zone_ignored)'],
    ['2025-01-01T20:00:00+08:00', '2025-01-01 (zone_ignored)'],
    ['2025-03-30 02:30', '2025-03-30'],
    ['2024/6/3 0:00:00', '2024-06-03'],
    ['2024年6月3日 下午2:30', '2024-06-03'],
    ['2024年6月3日14时30分', '2024-06-03'],
    ['2024年6月3日 星期一', '2024-06-03'],
    ['2024-06-03（周一）', '2024-06-03'],
    ['23-Jun-2024', '2024-06-23'],
    ['June 3, 2024', '2024-06-03'],
    ['3 June 2024', '2024-06-03'],
    ['23-Jun-24', '2024-06-23 (two_digit_year)'],
    ['24.6.23', '2024-06-23 (two_digit_year)'],
    ['99-12-31', '1999-12-31 (two_digit_year)'],
    ['05年6月3日', '2005-06-03 (two_digit_year)'],
    ['25/12/2025', '2025-12-25 (day_month_order)'],
    ['12/25/2025', '2025-12-25 (day_month_order)'],
    ['03/03/2025', '2025-03-03'],
    ['45466', '2024-06-23'],
    ['45466.75', '2024-06-23'],
    ['45292', '2024-01-01'],
    ['18264', '1950-01-01'],
    ['18263', '1949-12-31 (year_unlikely)'],
    ['12345', '1933-10-18 (year_unlikely)'],
    ['73415', '2100-12-31'],
    ['99999', '2173-10-13 (year_unlikely)'],
    ['2024-02-29', '2024-02-29'],
    ['1969-12-31', '1969-12-31'],
    ['2038-01-19', '2038-01-19'],
    ['9999-12-31', '9999-12-31 (year_unlikely)'],
    ['1889-05-01', '1889-05-01 (year_unlikely)'],
    ['', '(nothing)'],
    ['-', '(nothing)'],
    ['/', '(nothing)'],
    ['无', '(nothing)'],
    ['2024年6月', '! day_missing'],
    ['2024.6', '! day_missing'],
    ['2024-06', '! day_missing'],
    ['202406', '! day_missing'],
    ['2008', '! day_missing'],
    ['2008年', '! day_missing'],
    ['6月23日', '! year_missing'],
    ['6/23', '! year_missing'],
    ['2024.6.31', '! date_impossible'],
    ['2025-02-29', '! date_impossible'],
    ['2025-13-01', '! date_impossible'],
    ['20241301', '! date_impossible'],
    ['0000-01-01', '! date_impossible'],
    ['2025-01-01T23:59:60Z', '! date_impossible'],
    ['2025-01-01 25:00', '! date_impossible'],
    ['01/02/2025', '! date_ambiguous'],
    ['01/02/25', '! date_ambiguous'],
    ['5.6.23', '! date_ambiguous'],
    ['240623', '! date_ambiguous'],
    ['275760-09-13', '! date_unreadable'],
    ['2024-06-231', '! date_unreadable'],
    ['2024-6-3 或 6-4', '! date_unreadable'],
    ['昨天', '! date_unreadable'],
    ['1', '! date_unreadable'],
    ['4546612', '! date_unreadable'],
  ])('%j: %s', (cell, expected) => expect(told(readDay(cell))).toBe(expected));

  it('counts 1,462 days more in the calendar from 1904', () => {
    expect(readDay('44004', { date1904: true })).toEqual({ value: '2024-06-23' });
    expect(readDay('44004')).toEqual({ value: '2020-06-22' });
  });

  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
  it('reads every day in every spelling', () =>
    fc.assert(
      fc.property(days, (date) => {
        const value = date.toISOString().slice(0, 10);
        const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        for (const spelling of [
          value,
          `${y}年${m}月${d}日`,
          `${y}.${m}.${d}`,
          `${y}/${m}/${d}`,
          value.replaceAll('-', ''),
        ]) {
          expect(readDay(spelling)).toEqual({ value });
        }
      }),
    ));
});

describe('readAmount', () => {
  it.each([
    ['1,234.50', null, '123450'],
    ['￥1,234.50', null, '123450 (CNY)'],
    ['￥１，２３４．５０', null, '123450 (CNY)'],
    ['12.5万', null, '12500000'],
    ['12.5万元', null, '12500000 (CNY)'],
    ['12.5 万', null, '12500000'],
    ['1.2亿', null, '12000000000'],
    ['3千', null, '300000'],
    ['2百万', null, '200000000'],
    ['500元整', null, '50000 (CNY)'],
    ['12.5', '万元', '12500000 (CNY)'],
    ['12.5', '元', '1250 (CNY)'],
    ['12.5', '单位：万元', '12500000 (CNY)'],
    ['12.5', '不含税', '1250'],
    ['12.5万', '万元', '12500000 (CNY unit_twice)'],
    ['5000万元人民币', null, '5000000000 (CNY)'],
    ['CN¥100', null, '10000 (CNY)'],
    ['1000(元)', null, '100000 (CNY)'],
    ['100元人民币', null, '10000 (CNY)'],
    ['100美元人民币', null, '! amount_unreadable'],
    ['100(含税)', null, '! amount_unreadable'],
    ['125000元', '万元', '12500000 (CNY)'],
    ['12.5万', '元', '12500000 (CNY)'],
    ['$1,000', null, '100000 (USD)'],
    ['USD 1000', null, '100000 (USD)'],
    ['1000美元', null, '100000 (USD)'],
    ['12.5', 'USD', '1250 (USD)'],
    ['(500)', null, '-50000'],
    ['（¥500）', null, '-50000 (CNY)'],
    ['-500', null, '-50000'],
    ['¥-500', null, '-50000 (CNY)'],
    ['－500', null, '-50000'],
    ['(0)', null, '0'],
    ['0', null, '0'],
    ['1 234.50', null, '123450'],
    ['0.30000000000000004', null, '30'],
    ['19.989999999999998', null, '1999'],
    ['0.29999999999999999', null, '30'],
    ['12.340', null, '1234'],
    ['90071992547409.91', null, '9007199254740991'],
    ['', null, '(nothing)'],
    ['-', null, '(nothing)'],
    ['--', null, '(nothing)'],
    ['面议', null, '(nothing) (amount_in_words)'],
    ['90071992547409.92', null, '! amount_too_large'],
    ['12.345', null, '! amount_too_precise'],
    ['12.3456', '万元', '12345600 (CNY)'],
    ['12.3456789', '万元', '! amount_too_precise'],
    ['1.2E+08', null, '! excel_lost_digits'],
    ['1.234,50', null, '! thousands_unclear'],
    ['1,23', null, '! thousands_unclear'],
    ['约500', null, '! amount_unreadable'],
    ['510k', null, told(readAmount('510000', null))],
    ['1.2 million', null, told(readAmount('1200000', null))],
    ['3', "RMB'000", told(readAmount('¥3000', null))],
    ['500-800', null, '! amount_unreadable'],
    ['5万以上', null, '! amount_unreadable'],
    ['(-500)', null, '! amount_unreadable'],
    ['-¥-500', null, '! amount_unreadable'],
    ['壹万元', null, '! amount_unreadable'],
    ['12 34', null, '! amount_unreadable'],
    ['1.2.3', null, '! amount_unreadable'],
    ['NaN', null, '! amount_unreadable'],
  ])('%j under %j: %s', (cell, unit, expected) => expect(told(readAmount(cell, unit))).toBe(expected));

  it('is exact to the fen, with and without 万', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (fen) => {
        const yuan = `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        const wan = `${Math.trunc(fen / 1e6)}.${String(fen % 1e6).padStart(6, '0')}`;
        expect(readAmount(yuan)).toEqual({ value: fen });
        expect(readAmount(`${wan}万`)).toEqual({ value: fen });
        expect(readAmount(wan, '万元')).toEqual({ value: fen, currency: 'CNY' });
      }),
    ));

  it.each([
    ['万元', { scale: 10_000n, currency: 'CNY' }],
    ['USD', { scale: 1n, currency: 'USD' }],
    ['万美元', { scale: 10_000n, currency: 'USD' }],
    ['10k CNY', { scale: 10_000n, currency: 'CNY' }],
    ["RMB'000", { scale: 1_000n, currency: 'CNY' }],
    ['in thousands of USD', { scale: 1_000n, currency: 'USD' }],
    ['USD million', { scale: 1_000_000n, currency: 'USD' }],
    ['€ bn', { scale: 1_000_000_000n, currency: 'EUR' }],
    ['', { scale: 1n, currency: null }],
    ['in', null],
    ['of', null],
    ['incl. VAT', null],
    ['kg', null],
    ['必填', null],
    ['单位', null],
  ])('the unit %j', (unit, expected) => expect(moneyUnit(unit)).toEqual(expected));
});

describe('telephones', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['+86 138-0013-8000', '13800138000'],
    ['008613800138000', '13800138000'],
    ['8613800138000', '13800138000'],
    ['013800138000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['13800138000.0', '13800138000'],
    ["'13800138000", '13800138000'],
    ['手机：138 0013 8000', '13800138000'],
    ['1.3800138001E10', '13800138001'],
    ['1.3800138E+10', '13800138000 (scientific_notation)'],
    ['1.38E+10', '! excel_lost_digits'],
    ['1.38001E+10', '! excel_lost_digits'],
    ['12345678901', '! mobile_invalid'],
    ['010-62781234', '010-62781234'],
    ['(010)62781234', '010-62781234'],
    ['01062781234', '010-62781234'],
    ['+86 10 6278 1234', '010-62781234'],
    ['（0571）8765 4321', '0571-87654321'],
    ['0755-26001234转801', '0755-26001234 ext 801'],
    ['0755-26001234-801', '0755-26001234 ext 801'],
    ['0755-26001234 ext. 801', '0755-26001234 ext 801'],
    ['0398-2345678', '0398-2345678'],
    ['400-810-8888', '4008108888'],
    ['10086', '10086'],
    ['95588', '95588'],
    ['62781234', '62781234 (area_code_missing)'],
    ['+1 (415) 555-2671', '+14155552671'],
    ['00852-23456789', '+85223456789'],
    ['010-62781234/13800138000', '010-62781234 / 13800138000'],
    ['13800138000；13900139000', '13800138000 / 13900139000'],
    ['13800138000\n13800138000', '13800138000'],
    ['', '(nothing)'],
    ['-', '(nothing)'],
    ['无', '(nothing)'],
    ['010-6278123', '! phone_unreadable'],
    ['1380013800', '! phone_unreadable'],
    ['张三', '! phone_unreadable'],
    ['13800138000张三', '! phone_with_name'],
    ['周建国 13812345678', '! phone_with_name'],
    ['138-1234-5678（张三）', '! phone_with_name'],
    ['张三 138', '! phone_unreadable'],
    ['86-21-62781234', '021-62781234'],
    ['86 0755 26001234', '0755-26001234'],
    ['86(10)62781234', '010-62781234'],
    ['+86 (0)10 62781234', '010-62781234'],
    ['86-6278123', '! phone_unreadable'],
  ])('%j: %s', (cell, expected) => expect(told(readPhone(cell))).toBe(expected));

  it('takes other numbers in a column of mobiles, with a warning', () => {
    expect(told(readMobile('010-62781234'))).toBe('010-62781234 (not_a_mobile)');
    expect(told(readMobile('13800138000'))).toBe('13800138000');
  });
});

describe('readCreditCode', () => {
  it.each([
    ['91110000600037341L', '91110000600037341L'],
    ['9111 0000 6000 3734 1l', '91110000600037341L'],
    ['９１１１００００６０００３７３４１Ｌ', '91110000600037341L'],
    ['91350211M0000XUF46', '91350211M0000XUF46 (credit_code_check R)'],
    ['91350100M000100Y4Z', '91350100M000100Y4Z (credit_code_check 3)'],
    ['110000006037341', '110000006037341 (registration_number)'],
    ['', '(nothing)'],
    ['9.11100E+17', '! excel_lost_digits'],
    ['911100006000373000', '! excel_lost_digits'],
    ['9111000060003734', '! credit_code_length'],
    ['9111000060003734IL', '! credit_code_characters'],
    ['91110000600037341张', '! credit_code_characters'],
  ])('%j: %s', (cell, expected) => expect(told(readCreditCode(cell))).toBe(expected));
});

describe('readPostcode', () => {
  it.each([
    ['200030', true, '200030'],
    ['２０００３０', true, '200030'],
    ['200030.0', true, '200030'],
    ['200 030', true, '200030'],
    ['10010', true, '010010 (leading_zero_restored)'],
    ['94103', true, '! postcode_unreadable'],
    ['94103', false, '94103'],
    ['sw1a 1aa', false, 'SW1A 1AA'],
    ['2000', true, '! postcode_unreadable'],
    ['', true, '(nothing)'],
  ])('%j (Chinese: %s): %s', (cell, chinese, expected) => expect(told(readPostcode(cell, chinese))).toBe(expected));
});

describe('readEmail', () => {
  it.each([
    ['Zhang.San@Example.COM', 'Zhang.San@example.com'],
    [' ａ＠ｂ．ｃｎ ', 'a@b.cn'],
    ['mailto:a@b.cn', 'a@b.cn'],
    ['<a@b.cn>', 'a@b.cn'],
    ['a@b.cn；c@d.cn', 'a@b.cn; c@d.cn'],
    ['张三@例子.中国', '张三@例子.中国'],
    ['', '(nothing)'],
    ['无', '(nothing)'],
    ['a@b', '! email_unreadable'],
    ['a b@c.cn', '! email_unreadable'],
    ['a@@b.cn', '! email_unreadable'],
    ['a@b..cn', '! email_unreadable'],
  ])('%j: %s', (cell, expected) => expect(told(readEmail(cell))).toBe(expected));
});

it('whatever a cell holds, each reader answers', () => {
  fc.assert(
    fc.property(strings, (cell) => {
      for (const reader of [
        readMeasured,
        readQuantity,
        readDay,
        readAmount,
        readPhone,
        readMobile,
        readCreditCode,
        readPostcode,
        readEmail,
      ]) {
        const reading = (reader as (cell: string) => object)(cell);
        expect('value' in reading !== 'problem' in reading).toBe(true);
      }
    }),
  );
});
