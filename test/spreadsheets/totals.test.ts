import { describe, expect, it } from 'vitest';
import { customers } from '../../src/imports/customers.ts';
import type { Importable } from '../../src/imports/describing.ts';
import { orders } from '../../src/imports/orders.ts';
import { samples } from '../../src/imports/samples.ts';
import { knownColumns } from '../../src/services/reading-rows.ts';
import { NO_PLACES, totalKind } from '../../src/spreadsheets/totals.ts';
import { sourceOf, tableOf } from './sheets.ts';

describe('without headings that say what a record needs', () => {
  it.each([
    [['合计', '', '100'], null, 'total'],
    [['', '本月小计：', '100'], null, 'total'],
    [['12', '总 计', ''], 0, 'total'],
    [['合计', '人民币壹万元整'], null, 'total'],
    [['合计：人民币壹万元整', ''], null, 'total'],
    [['TOTAL', '', '¥1,234.50'], null, 'total'],
    [['Grand Total:', '12'], null, 'total'],
    [['', '2', '浙江 计数', ''], null, 'total'],
    [['共12条', ''], null, 'total'],
    [['共创科技', ''], null, null],
    [['Total', '2024-06-23', '500'], null, null],
    [['Total', 'C1'], null, null],
    [['合计商贸', '1'], null, null],
    [['', ''], null, null],
  ])('%j with serial numbers at %s: %s', (cells, serial, expected) =>
    expect(totalKind(cells, { ...NO_PLACES, serial })).toBe(expected),
  );
});

/** What each row of a sheet is taken for. */
async function kinds(readable: Importable, headings: string, rows: string): Promise<string[]> {
  const table = await tableOf(sourceOf(`${headings}\n${rows}\n`), { columns: knownColumns(readable.columns) });
  return table.rows.map(({ kind, doubt }) => (doubt === null ? kind : `${kind}?`));
}

describe('orders', () => {
  it.each([
    ['甲公司,2025-03-05,小计,100', 'total?'],
    ['甲公司 汇总,,,100', 'total'],
    ['甲公司 Total,,,100', 'total'],
    ['甲公司,,小计,100', 'total'],
    ['汇总,,,100', 'total'],
    ['总计,,,100', 'total'],
    ['平均值,,,100', 'total'],
    [',,合计金额,100', 'total'],
    ['合计数,,,100', 'total'],
    ['1月合计,,,100', 'total'],
    ['2025年合计,,,100', 'total'],
    ['一季度合计,,,100', 'total'],
    ['当月累计,,,100', 'total'],
    ['(合计),,,100', 'total'],
    ['【合计】,,,100', 'total'],
    ['过次页,,,100', 'total'],
    ['承前页,,,100', 'total'],
    ['合计：人民币壹万元整,,,', 'total'],
    ['大写：壹万元整,,,', 'total'],
    ['Subtotal,,,100', 'total'],
    ['甲公司,2025-03-05,Subtotal,100', 'total?'],
    ['合计,2025-03-05,,100', 'total?'],
    ['甲公司,2025-03-05,布料小计,100', 'record?'],
    ['甲公司,2025-03-05,小计算器,100', 'record'],
    ['甲公司,2025-03-05,总计划书,100', 'record'],
    ['Total,2025-03-05,布,100', 'record'],
    ['汇总数据公司,2025-03-05,布,100', 'record'],
    ['合计商贸,2025-03-05,布,100', 'record'],
  ])('%s: %s', async (row, expected) => expect(await kinds(orders, '客户,日期,产品,金额', row)).toEqual([expected]));

  it.each([
    ['A-1,甲公司,2025-03-05,小计,100,', 'record'],
    ['A-1,合计,2025-03-05,布,100,', 'record'],
    ['A-1,甲公司,2025-03-05,布,100,合计', 'record'],
    ['合计,甲公司,2025-03-05,,100,', 'total?'],
    ['A-1,,,小计,100,', 'total'],
    [',甲公司,2025-03-05,布,100,合计', 'record'],
  ])('with their number, %s: %s', async (row, expected) =>
    expect(await kinds(orders, '订单号,客户,日期,产品,金额,备注', row)).toEqual([expected]),
  );
});

describe('customers', () => {
  it.each([
    ['合计,合计商行,,', 'record'],
    ['合计,,,', 'total'],
    ['合计,共 20 家,,', 'total'],
    ['C5,合计,,', 'record'],
    [',合计,浙江,13800138000', 'record'],
    [',合计,,5', 'total'],
    [',合计,浙江,5', 'total?'],
    [',华东区小计,,', 'total?'],
    [',华东区小计,浙江,13800138000', 'record'],
    [',2,浙江 计数,', 'total?'],
    [',,浙江 计数,3', 'total'],
    [',汇总数据公司,,', 'record'],
    [',Company Total,,', 'record?'],
    ['C6,某某 Total,,', 'record'],
  ])('%s: %s', async (row, expected) =>
    expect(await kinds(customers, '客户编号,客户名称,省份,电话', row)).toEqual([expected]),
  );
});

describe('samples', () => {
  it.each([
    [',小计,甲公司,100', 'total?'],
    [',张三 小计,,100', 'total'],
    ['S-1,合计,甲公司,100', 'record'],
    [',总计划书,甲公司,1', 'record'],
  ])('%s: %s', async (row, expected) =>
    expect(await kinds(samples, '样品编号,品名,客户,数量', row)).toEqual([expected]),
  );
});
