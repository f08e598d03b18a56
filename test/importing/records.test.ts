import { afterEach, beforeEach, expect, test } from 'vitest';
import { counts, Desk, unmasked } from './desk.ts';

// Orders, answers, figures and inquiries: known again, told apart, and out and back.

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  await desk.ok('customers', 'add', 'C1', '--name', '恒润纺织');
  await desk.ok('customers', 'add', 'C2', '--name', '远大电子');
});
afterEach(() => desk.close());

test('a sales ledger: Chinese headings, ten thousands, several currencies, refunds, a totals row', async () => {
  const ledger =
    '订单号,客户,日期,金额(万元),币种,状态,商品\nA-1,恒润纺织,2025/1/2,1.25,,已完成,布\n,C1,2025-01-03,3,美元,,布\n' +
    ',恒润纺织,2025-01-03,3,美元,,布\n,远大电子,2025年1月4日,(0.5),,退货,线\n合计,,,7,,,\n';
  expect(counts(await desk.import('orders', ledger))).toEqual([5, 4, 0, 0, 0, 1]);
  expect(counts(await desk.import('orders', ledger))).toEqual([5, 0, 0, 4, 0, 1]);
  expect(await desk.rows('orders')).toMatchObject([
    { number: 'A-1', customer: 'C1', amount: 12_500, currency: 'CNY', type: 'trade', status: 'completed' },
    { number: null, customer: 'C1', amount: 30_000, currency: 'USD' },
    { number: null, customer: 'C1', amount: 30_000, currency: 'USD' },
    { customer: 'C2', amount: -5000, status: 'refunded', product: '线' },
  ]);
  const out = await desk.ok('export', 'orders');
  expect(counts(await desk.import('orders', out))).toEqual([4, 0, 0, 4, 0, 0]);
});

test('an order with a number is known by it, whatever else the sheet says', async () => {
  await desk.import('orders', 'number,customer,ordered_on,amount,product\nA1,C1,2025-01-01,100,布\n');
  const changed = 'number,customer,ordered_on,amount,status\nＡ１,恒润纺织,2025-01-02,120,cancelled\n';
  expect(counts(await desk.import('orders', changed))).toEqual([1, 0, 1, 0, 0, 0]);
  expect(await desk.rows('orders')).toMatchObject([
    { number: 'A1', ordered_on: '2025-01-02', amount: 120, status: 'cancelled', product: '布' },
  ]);
  const wrong = await desk.import('orders', 'number,customer,ordered_on,amount\nA1,C2,2025-01-02,120\n');
  expect(wrong.rejects).toMatchObject([{ line: 2, column: 'customer', code: 'contradicts_store' }]);
  const twice = 'number,customer,ordered_on,amount\nB1,C1,2025-01-02,5\nB1,C1,2025-01-02,6\nB1,C1,2025-01-02,5\n';
  const outcome = await desk.import('orders', twice, '--partial');
  expect(counts(outcome)).toEqual([3, 1, 0, 1, 1, 0]);
  expect(outcome.rejects).toMatchObject([{ line: 3, column: 'amount', code: 'contradicts_file' }]);
});

test('unknown customers: refused by name, or made', async () => {
  const sheet = 'customer,ordered_on,amount\n新客户,2025-01-01,100\n 新 客户,2025-01-02,200\nC2,2025-01-03,300\n';
  const refused = await desk.import('orders', sheet);
  expect(refused.rejects).toMatchObject([
    { line: 2, column: 'customer', code: 'customer_unknown' },
    { line: 3, column: 'customer', code: 'customer_unknown' },
  ]);
  expect(counts(await desk.import('orders', sheet, '--create-customers'))).toEqual([3, 3, 0, 0, 0, 0]);
  const [made, ...others] = (await desk.rows('customers')).filter(({ name }) => name === '新客户');
  expect(others).toEqual([]);
  expect((await desk.rows('orders')).filter(({ customer }) => customer === made!.code)).toHaveLength(2);
  expect(counts(await desk.import('orders', sheet, '--create-customers'))).toEqual([3, 0, 0, 3, 0, 0]);
  await desk.head();
});

test('what an order cannot be', async () => {
  const sheet =
    'customer,ordered_on,amount,currency,status,quantity\nC1,2030-01-01,1,,,\nC1,2025-01-01,x,,,\nC1,2025-01-01,$5,EUR,,\n' +
    'C1,2025-01-01,5,朱古力,,\nC1,2025-01-01,5,,半途,\nC1,,5,,,\n,2025-01-01,5,,,\nC1,2025-01-01,,,,\nC1,2025-01-01,5,,,-1\n';
  const { rejects, rejected } = await desk.import('orders', sheet);
  expect(rejected).toBe(9);
  expect(rejects.map(({ column, code }) => `${column} ${code}`)).toEqual([
    'ordered_on in_the_future',
    'amount amount_unreadable',
    'currency currencies_differ',
    'currency currency_unknown',
    'status choice_unknown',
    'ordered_on missing',
    'customer missing',
    'amount missing',
    'quantity quantity_negative',
  ]);
});

test('amounts below one yuan without a unit are worth a look', async () => {
  const rows = (heading: string) =>
    `customer,ordered_on,${heading}\nC1,2025-01-01,0.3\nC1,2025-01-02,0.8\nC1,2025-01-03,12\n`;
  expect((await desk.import('orders', rows('amount'), '--dry-run')).warnings).toMatchObject([
    { column: 'amount', code: 'amounts_small' },
  ]);
  expect((await desk.import('orders', rows('amount(万元)'), '--dry-run')).warnings).toEqual([]);
});

test('answers, figures, inquiries', async () => {
  const surveys =
    '客户,评分,日期,意见\nC1,9分,2025-01-01,好\nC1,9,2025-01-01,\n远大电子,11,2025-01-02,\nC2,0,2025-01-02,差\n';
  const answered = await desk.import('surveys', surveys, '--partial');
  expect(counts(answered)).toEqual([4, 3, 0, 0, 1, 0]);
  expect(answered.rejects).toMatchObject([{ line: 4, column: 'score', code: 'score_unreadable' }]);
  // Another opinion of the same day is another answer; where either says none, it is the same one.
  expect(counts(await desk.import('surveys', '客户,评分,日期,意见\nC2,0,2025-01-02,另一人\n'))).toEqual([
    1, 1, 0, 0, 0, 0,
  ]);
  expect(counts(await desk.import('surveys', '客户,评分,日期\nC2,0,2025-01-02\nC2,0,2025-01-02\n'))).toEqual([
    2, 0, 0, 2, 0, 0,
  ]);
  expect(counts(await desk.import('surveys', '客户,评分,日期,意见\nC1,9,2025-01-01,也好\n'))).toEqual([
    1, 0, 1, 0, 0, 0,
  ]);

  const figures =
    'customer,key,value,day\nC1,履约率,95%,2025-01-01\nC1,履约率,"-1,200.5",2025-02-01\nC1,履约率,0.1234,2025-03-01\n';
  expect(counts(await desk.import('indicators', figures, '--partial'))).toEqual([3, 2, 0, 0, 1, 0]);
  expect(counts(await desk.import('indicators', 'customer,key,value,day\nC1,履约率,96,2025-01-01\n'))).toEqual([
    1, 0, 1, 0, 0, 0,
  ]);
  expect(await desk.rows('indicators')).toMatchObject([{ value: 96 }, { value: -1200.5 }]);

  const inquiries = 'customer,received_on,product,note\nC1,2025-01-01,布,要 3 米\nC1,2025-01-01,布,要 3 米\n';
  expect(counts(await desk.import('inquiries', inquiries))).toEqual([2, 2, 0, 0, 0, 0]);
  expect(counts(await desk.import('inquiries', inquiries))).toEqual([2, 0, 0, 2, 0, 0]);
  for (const kind of ['surveys', 'indicators', 'inquiries']) {
    const out = await desk.ok('export', ...unmasked(kind), '--lang', 'zh');
    expect(await desk.import(kind, out)).toMatchObject({ imported: 0, updated: 0, rejected: 0 });
  }
  await desk.head();
});

test('a customer who is called almost so is named, and pointed out where a new one is made', async () => {
  await desk.ok('customers', 'add', 'K1', '--name', '苏州恒润纺织有限公司');
  await desk.ok('customers', 'add', 'K2', '--name', '恒新（贸易）有限公司');
  const sheet = '客户,日期,金额\n苏州恒润纺织,2026-01-05,100\n恒新（贸易）Ltd,2026-01-05,1\n恒润,2026-01-05,100\n';
  const refused = await desk.import('orders', sheet, '--lang', 'zh');
  expect(refused.rejects.map(({ reason }) => reason)).toEqual([
    '没有这个客户：苏州恒润纺织（是 K1 苏州恒润纺织有限公司 吗？）',
    '没有这个客户：恒新（贸易）Ltd（是 K2 恒新（贸易）有限公司 吗？）',
    '没有这个客户：恒润',
  ]);
  const made = await desk.import('orders', sheet, '--create-customers', '--dry-run');
  expect(made.warnings).toMatchObject([
    { line: 2, column: 'customer', code: 'alike_name_form' },
    { line: 3, column: 'customer', code: 'alike_name_form' },
  ]);
  const files = await desk.import('customers', '编号,名称\nN1,苏州恒润纺织\nN2,华纺\n', '--dry-run');
  expect(files.warnings).toMatchObject([{ line: 2, column: 'name', code: 'alike_name_form' }]);
});

test('what was returned has a quantity below zero where its amount is, too', async () => {
  await desk.ok('customers', 'add', 'K1', '--name', '甲');
  const sheet =
    'customer,ordered_on,amount,quantity,unit\nK1,2026-01-05,-100,-20米,\nK1,2026-01-06,100,-20,米\nK1,2026-01-07,-5,-x,\n';
  const outcome = await desk.import('orders', sheet, '--partial');
  expect(outcome.rejects).toMatchObject([
    { line: 3, column: 'quantity', code: 'quantity_negative' },
    { line: 4, column: 'quantity', code: 'quantity_unreadable' },
  ]);
  expect(await desk.rows('orders')).toMatchObject([{ amount: -100, quantity: 20, unit: '米' }]);
  expect(await desk.import('orders', sheet, '--partial')).toMatchObject({ unchanged: 1 });
});

test('orders: a number that was another order is pointed out; a corrected one is not', async () => {
  await desk.import(
    'orders',
    'number,customer,ordered_on,amount\n1,甲,2024-05-01,1200\n2,甲,2024-05-02,30\n',
    '--create-customers',
  );
  const outcome = await desk.import(
    'orders',
    'number,customer,ordered_on,amount\n1,甲,2025-05-01,900\n2,甲,2024-05-02,31\n',
  );
  expect(outcome).toMatchObject({ updated: 2, warnings: [{ line: 2, column: 'number', code: 'number_of_another' }] });
  expect(outcome.warnings[0]!.reason).toContain('2024-05-01 1200.00');
  await desk.head();
});
