import { expect, test } from 'vitest';
import { isCountedAlike, isMultiple, isSameUnit, isUnitOfGoods } from '../src/domain/units.ts';

test('words that can be units of goods', () => {
  const units = '米,公斤,千克,kg,PCS,m2,平方米,立方米,匹,锭,万件,千只,大箱,英尺,毫克,加仑,码'.split(',');
  expect(units.filter((word) => !isUnitOfGoods(word))).toEqual([]);
  const remarks = '实际,含包装,不含包装,估,约,合计,必填,3%,万,est.,total,2025年,左右,USD'.split(',');
  expect(remarks.filter(isUnitOfGoods)).toEqual([]);
});

test('words for one unit', () => {
  for (const pair of ['公斤 千克', 'kg 千克', 'KG 公斤', '米 m', '克 g', '升 L', '吨 t', '㎡ 平方米', '件 件'])
    expect(isSameUnit(...(pair.split(' ') as [string, string])), pair).toBe(true);
  for (const pair of ['千米 米', '件 个', '克 千克', 'm mm'])
    expect(isSameUnit(...(pair.split(' ') as [string, string])), pair).toBe(false);
  expect([isCountedAlike('件', '个'), isCountedAlike('件', '箱')]).toEqual([true, false]);
  expect(['万', '千', 'k', '千克', '件'].map(isMultiple)).toEqual([true, true, true, false, false]);
});
