import { afterEach, beforeEach, expect, test } from 'vitest';
import { counts, Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

test('subtotals with the customer repeated do not double the sales; what is not sure is said with its line', async () => {
  const rows = [
    '甲公司,2025-03-05,布,60',
    '甲公司,2025-03-05,线,40',
    '甲公司,2025-03-05,小计,100',
    '甲公司 汇总,,,100',
    '乙公司,2025-03-06,小计算器,7',
    '总计,,,107',
    '共2条,,,',
  ];
  const done = await desk.import('orders', `客户,日期,产品,金额\n${rows.join('\n')}\n`, '--create-customers');
  expect(counts(done)).toEqual([7, 3, 0, 0, 0, 4]);
  expect(done.warnings.filter(({ code }) => code === 'total_left_out')).toMatchObject([{ line: 4, column: null }]);
  expect((await desk.rows('orders')).map(({ amount }) => amount)).toEqual([60, 40, 7]);
});

test('what may be a total but has everything is taken, and said', async () => {
  const done = await desk.import(
    'orders',
    '客户,日期,产品,金额\n甲公司,2025-03-05,布料小计,60\n',
    '--create-customers',
  );
  expect(counts(done)).toEqual([1, 1, 0, 0, 0, 0]);
  expect(done.warnings).toMatchObject([{ line: 2, code: 'total_taken' }]);
});

test('customers and their orders that are called 合计 come back from an export', async () => {
  const sheet = '客户编号,客户名称,省份\n合计,合计商行,浙江\n小计,总计商行,\nTotal,汇总数据,\nC9,合计,\n';
  expect(counts(await desk.import('customers', sheet))).toEqual([4, 4, 0, 0, 0, 0]);
  const before = await desk.rows('customers');
  const bought = '订单号,客户,日期,产品,金额\nA-1,合计,2025-03-05,合计,3\n,Total,2025-03-06,布,4\n';
  expect(counts(await desk.import('orders', bought))).toEqual([2, 2, 0, 0, 0, 0]);
  for (const kind of ['customers', 'orders']) {
    const exported = await desk.ok('export', ...(kind === 'customers' ? [kind, '--reveal', '--reason', 't'] : [kind]));
    const again = await desk.import(kind, exported);
    expect([kind, again.rejected, again.skipped, again.imported]).toEqual([kind, 0, 0, 0]);
  }
  expect(await desk.rows('customers')).toEqual(before);
});
