import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/spreadsheets/amounts.ts';
import { splitUnit } from '../../src/spreadsheets/headings.ts';
import { mentionsMoney, moneyUnit, namesCurrency } from '../../src/spreadsheets/money-units.ts';
import { unitsOfSheet } from '../../src/spreadsheets/sheet-units.ts';

const told = (unit: string | null): string => {
  if (unit === null) return 'nothing';
  const found = moneyUnit(unit);
  if (found === null) return mentionsMoney(unit) ? 'unclear' : 'nothing';
  return `${found.scale} ${found.currency ?? ''}`.trim();
};

describe('a unit of money in a heading', () => {
  it.each([
    ['注册资本（万元人民币）', '10000 CNY'],
    ['注册资本(人民币 万元)', '10000 CNY'],
    ['金额（不含税万元）', '10000 CNY'],
    ['金额（万元 含税）', '10000 CNY'],
    ['金额（含税/万元）', '10000 CNY'],
    ['金额（含13%税，万元）', '10000 CNY'],
    ['金额（人民币：万元）', '10000 CNY'],
    ['金额（人民币、万元）', '10000 CNY'],
    ['金额（万元/年）', '10000 CNY'],
    ['金额（以万元计）', '10000 CNY'],
    ['金额（折合人民币万元）', '10000 CNY'],
    ['金额（万元，如为外币请注明）', '10000 CNY'],
    ['金额（仟元）', '1000 CNY'],
    ["金额(RMB'0000)", '10000 CNY'],
    ["金额(RMB'000)", '1000 CNY'],
    ['金额(M)', '1000000'],
    ['金额(MUSD)', '1000000 USD'],
    ['金额(美元/万)', '10000 USD'],
    ['金额(Unit: 10,000 yuan)', '10000 CNY'],
    ['金额(ten thousand yuan)', '10000 CNY'],
    ['单价（万元/吨）', '10000 CNY'],
    ['单价(元/千克)', '1 CNY'],
    ['单价(元/万件)', '1 CNY'],
    ['单价(万元)(吨)', '10000 CNY'],
    ['金额（万元）（必填）', '10000 CNY'],
    ['金额/万元/年', '10000 CNY'],
    ['金额/不含税万元', '10000 CNY'],
    ['单价/M', 'nothing'],
    ['单价(米)', 'nothing'],
    ['数量(千米)', 'nothing'],
    ['数量(万件)', 'nothing'],
    ['金额（万科项目）', 'nothing'],
    ['金额(万元以上)', 'unclear'],
    ['金额(100万元)', 'unclear'],
    ['金额(10 thousand)', 'unclear'],
    ['金额(USD/CNY)', 'unclear'],
    ['金额(元/万)', 'unclear'],
    ['金额(元,万元)', 'unclear'],
  ])('%s: %s', (heading, expected) => expect(told(splitUnit(heading).unit)).toBe(expected));

  it('amounts under a unit that is not understood are not taken for yuan, unless they have their own', () => {
    expect(readAmount('5', '万元以上')).toEqual({ problem: 'amount_unit_unclear', facts: { unit: '万元以上' } });
    expect(readAmount('5元', '万元以上')).toEqual({ value: 500, currency: 'CNY' });
    expect(readAmount('5', '不含税')).toEqual({ value: 500 });
  });

  it('元 goes with any currency, others say which', () => {
    expect(['USD', '人民币', 'RMB 万元', '¥'].map(namesCurrency)).toEqual([true, true, true, true]);
    expect(['元', '万元', '含税', ''].map(namesCurrency)).toEqual([false, false, false, false]);
  });
});

describe('units above the headings', () => {
  it.each([
    ['编制单位：绍兴某某公司   单位：万元', '10000 CNY', null],
    ['数量单位：米  金额单位：万元', '10000 CNY', '米'],
    ['单位：米、万元', '10000 CNY', '米'],
    ['金额单位为万元', '10000 CNY', null],
    ['（单位：万元人民币）', '10000 CNY', null],
    ['2025年销售台账（单位：米、万元）', '10000 CNY', '米'],
    ['单位：吨/万元', '10000 CNY', '吨'],
    ['以下金额均以万元计', '10000 CNY', null],
    ['【单位：万元】', '10000 CNY', null],
    ['2024年销售台账[万元]', '10000 CNY', null],
    ['单位；万元', '10000 CNY', null],
    ['Unit: 10,000 yuan', '10000 CNY', null],
    ['Amounts in thousands of RMB', '1000 CNY', null],
    ['单位:人民币 万元', '10000 CNY', null],
    ['单位: RMB 万元', '10000 CNY', null],
    ['单位：万元（含税）', '10000 CNY', null],
    ['单位：万元 日期：2025-01-01', '10000 CNY', null],
    ['币种：人民币   单位：万元', '10000 CNY', null],
    ['币种：美元   单位：万元', '10000 USD', null],
    ['单位：千克', 'nothing', '千克'],
    ['单位：M', 'nothing', null],
    ['单位：米、千克', 'nothing', null],
    ['编制单位：某某万元公司', 'nothing', null],
    ['单位：某某万元公司', 'nothing', null],
    ['注册资本5000万元以上企业名单', 'nothing', null],
    ['单位：100万元', 'unclear', null],
    ['注：金额为万元（含税）', 'unclear', null],
  ])('%s: %s, %s', (title, money, quantity) => {
    const units = unitsOfSheet([title], []);
    expect([units.unclear === null ? told(units.money) : 'unclear', units.quantity]).toEqual([money, quantity]);
  });

  it('two that differ are none; a corner speaks of the sheet only where it is nothing but a unit', () => {
    expect(unitsOfSheet(['单位：元', '（万元）'], [])).toMatchObject({ money: null, unclear: '元 万元' });
    expect(unitsOfSheet([], ['（万元）'])).toMatchObject({ money: '万元' });
    expect(unitsOfSheet([], ['毛利（万元）'])).toMatchObject({ money: null, unclear: null });
  });
});
