import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_RULES, problemsOf } from '../../src/domain/classifying/rules.ts';
import { Desk } from '../importing/desk.ts';
import { fill } from './filling.ts';

// Figures that mislead: each is said, in both languages, and none makes a wrong number.

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  return () => desk.close();
});

const customers = (...names: string[]) => names.map((name) => ({ code: name.toUpperCase(), name }));
/** Takes rules of a company's own. */
const rules = (own: object): Promise<string> =>
  desk.ok('classify-customers', 'set-rules', desk.write('rules.json', JSON.stringify(own)), '--quiet');
interface Said {
  readonly zh: string[];
  readonly en: string[];
  // biome-ignore lint/suspicious/noExplicitAny: a story reads the keys it knows
  readonly rows: Record<string, any>[];
}
/** The rows, and what is said beside them. */
async function classified(...words: string[]): Promise<Said> {
  const [zh, en] = [
    await desk.run('classify-customers', '--dry-run', '--json', '--lang', 'zh', ...words),
    await desk.run('classify-customers', '--dry-run', '--json', '--lang', 'en', ...words),
  ];
  expect([zh.status, en.status]).toEqual([0, 0]);
  return { rows: JSON.parse(en.stdout), zh: zh.stderr.trim().split('\n'), en: en.stderr.trim().split('\n') };
}

test('no customers, no orders', async () => {
  const none = await classified();
  expect(none.rows).toEqual([]);
  expect(none.zh[0]).toBe('将分类 0 个客户，截至 2026-11-22。');
  fill(desk.file, customers('a', 'b'), []);
  const { rows, zh, en } = await classified();
  expect(rows).toMatchObject([
    { customer: 'A', category: 'prospect', level: 'none', abc: null, rfm: null, share: null, amount: 0 },
    { customer: 'B', category: 'prospect', level: 'none', abc: null, rfm: null, share: null, amount: 0 },
  ]);
  expect(zh).toContain('没有完成的贸易订单：没有人参加 RFM 和 ABC。导入订单：samples import orders 文件.csv');
  expect(en).toContain(
    'There are no completed trade orders: nobody takes part in RFM and ABC. Take them in: samples import orders FILE.csv',
  );
  await desk.ok('classify-customers');
  expect(await desk.json('classify-customers', 'cuts')).toMatchObject({ recency: [], frequency: [], monetary: [] });
});

describe('refunds and zero totals', () => {
  test('a refund lessens the sum and is no order; an order of nothing is one', async () => {
    fill(desk.file, customers('a', 'b', 'c'), [
      { customer: 'a', ordered_on: '2026-01-05', amount: 100 },
      { customer: 'a', ordered_on: '2026-11-05', amount: -30, status: 'refunded' },
      { customer: 'b', ordered_on: '2026-03-05', amount: 0 },
      { customer: 'c', ordered_on: '2026-03-05', amount: 30 },
      { customer: 'c', ordered_on: '2026-11-01', amount: -30 },
    ]);
    const { rows } = await classified();
    expect(rows).toMatchObject([
      { customer: 'A', amount: 70, frequency: 1, recency_days: 321, share: 1, abc: 'A' },
      { customer: 'B', amount: 0, frequency: 1, category: 'contract', share: 0, abc: 'C' },
      { customer: 'C', amount: 0, frequency: 1, recency_days: 262, share: 0, abc: 'C' },
    ]);
  });

  test('refunds that outweigh sales: no shares, and it is said', async () => {
    fill(desk.file, customers('a', 'b'), [
      { customer: 'a', ordered_on: '2026-01-05', amount: 100 },
      { customer: 'b', ordered_on: '2026-01-05', amount: 50 },
      { customer: 'b', ordered_on: '2026-02-05', amount: -200, status: 'refunded' },
    ]);
    const { rows, zh, en } = await classified();
    expect(rows).toMatchObject([
      { customer: 'A', share: null, cumulative_share: null, amount: 100, abc: 'C' },
      { customer: 'B', share: null, cumulative_share: null, amount: -150, abc: 'C' },
    ]);
    expect(zh).toContain('合计为零或负数（退款抵完了销售），份额算不出来，都列为 C。');
    expect(en).toContain(
      'The sum is zero or negative (refunds outweigh sales): there are no shares, and everybody is C.',
    );
  });

  test('all sums zero', async () => {
    fill(desk.file, customers('a', 'b'), [
      { customer: 'a', ordered_on: '2026-01-05', amount: 0 },
      { customer: 'b', ordered_on: '2026-01-06', amount: 0 },
    ]);
    const { rows, en } = await classified();
    expect(rows.map(({ share, annualised, abc }) => [share, annualised, abc])).toEqual([
      [null, 0, 'C'],
      [null, 0, 'C'],
    ]);
    expect(en.join('\n')).toContain('there are no shares');
  });
});

test('one customer over 80 %', async () => {
  fill(desk.file, customers('a', 'b', 'c'), [
    { customer: 'a', ordered_on: '2026-01-05', amount: 900 },
    { customer: 'b', ordered_on: '2026-01-05', amount: 60 },
    { customer: 'c', ordered_on: '2026-01-05', amount: 40 },
  ]);
  const { rows, zh, en } = await classified();
  expect(rows.map(({ abc }) => abc)).toEqual(['A', 'B', 'C']);
  expect(zh).toContain('A 一个客户就占 90%：其他客户的排名说明不了多少。');
  expect(en).toContain('A alone has 90 %: the ranks of the others say little.');
});

test('ten thousands taken for yuan', async () => {
  fill(desk.file, customers('a', 'b', 'c'), [
    { customer: 'a', ordered_on: '2026-01-05', amount: 12.5 },
    { customer: 'b', ordered_on: '2026-01-05', amount: 0.8 },
    { customer: 'c', ordered_on: '2026-01-05', amount: 0.3 },
  ]);
  const { zh, en } = await classified();
  expect(zh).toContain('一半客户的平均订单不到 1 元（中位数 0.8）：金额是不是以万元为单位导入的？');
  expect(en).toContain(
    'Half of the customers order for less than 1 yuan (median 0.8): were amounts in ten thousands taken for yuan?',
  );
});

test('orders of unknown customers are refused where they come in', async () => {
  const outcome = await desk.import('orders', 'customer,ordered_on,amount\n没有的客户,2026-01-05,100\n');
  expect(outcome).toMatchObject({ imported: 0, rejected: 1, rejects: [{ column: 'customer' }] });
  expect((await classified()).rows).toEqual([]);
});

describe('days', () => {
  beforeEach(() =>
    fill(desk.file, customers('a', 'b'), [
      { customer: 'a', ordered_on: '2026-01-05', amount: 100 },
      { customer: 'a', ordered_on: '2026-06-05', amount: 100 },
      { customer: 'b', ordered_on: '2026-06-06', amount: 100 },
    ]),
  );

  test('orders after the as-of day are left out and counted', async () => {
    const { rows, zh, en } = await classified('--as-of', '2026-03-01');
    expect(rows).toMatchObject([
      { customer: 'A', amount: 100, frequency: 1, recency_days: 55 },
      { customer: 'B', amount: 0, category: 'prospect', rfm: null },
    ]);
    expect(zh).toContain('2026-03-01 以后的 2 个订单没有计入。');
    expect(en).toContain('2 orders after 2026-03-01 are left out.');
    expect((await classified('--as-of', '2026-06-05')).en).toContain('1 order after 2026-06-05 is left out.');
  });

  test('an as-of day before all orders', async () => {
    const { rows, zh, en } = await classified('--as-of', '2025-12-31');
    expect(rows.map(({ category }) => category)).toEqual(['prospect', 'prospect']);
    expect(zh).toContain('全部 3 个订单都在 2025-12-31 以后，没有计入；请核对 --as-of。');
    expect(en).toContain('All orders (3) lie after 2025-12-31 and are left out; check --as-of.');
  });

  test('a period that begins after its end', async () => {
    const done = await desk.run('classify-customers', '--as-of', '2026-01-01', '--from', '2026-02-01', '--json');
    expect(done.status).toBe(2);
    expect(JSON.parse(done.stderr).error.code).toBe('range_reversed');
  });
});

describe('cut-offs', () => {
  const cuts = (recency: string, method?: string): string[] => [
    'classify-customers',
    ...(method ? ['--rfm-method', method] : []),
    ...['--rfm-cuts-recency', recency, '--rfm-cuts-frequency', '2,3,4,5', '--rfm-cuts-monetary', '1,2.5,3,4'],
  ];

  test('that do not increase, are not four, or are no numbers', async () => {
    for (const wrong of ['1,2,2,3', '4,3,2,1', '1,2,3', '1,2,3,4,5', '1,2,3,x', '']) {
      const done = await desk.run(...cuts(wrong), '--json');
      expect(done.status, wrong).toBe(2);
      expect(JSON.parse(done.stderr).error).toMatchObject({ code: 'invalid_value' });
    }
  });

  test('that do not fit the method, or are not complete', async () => {
    expect((await desk.run(...cuts('1,2,3,4', 'quantile'))).status).toBe(2);
    expect((await desk.run('classify-customers', '--rfm-method', 'fixed')).status).toBe(2);
    expect((await desk.run('classify-customers', '--rfm-cuts-recency', '1,2,3,4')).status).toBe(2);
  });

  test('given ones take their lower end and not their upper', async () => {
    fill(desk.file, customers('a', 'b', 'c'), [
      { customer: 'a', ordered_on: '2026-11-22', amount: 2.49 },
      { customer: 'b', ordered_on: '2026-11-21', amount: 2.5 },
      { customer: 'c', ordered_on: '2026-11-20', amount: 4 },
    ]);
    await desk.ok(...cuts('1,2,3,4'));
    const rows = await desk.json(...cuts('1,2,3,4'), '--dry-run');
    expect(rows.map(({ customer, rfm }: Record<string, string>) => [customer, rfm])).toEqual([
      ['C', '315'],
      ['B', '413'],
      ['A', '512'],
    ]);
    expect(await desk.json('classify-customers', 'cuts')).toMatchObject({ method: 'fixed', monetary: [1, 2.5, 3, 4] });
  });
});

test('a score that cannot occur is said', async () => {
  fill(desk.file, customers('a', 'b'), [
    { customer: 'a', ordered_on: '2026-01-05', amount: 100 },
    { customer: 'b', ordered_on: '2026-01-05', amount: 100 },
  ]);
  const { zh, en } = await classified();
  expect(zh).toContain('频次分数 2、3、4、5 没有客户：2 个客户太少，或数值相同。');
  expect(en).toContain('No customer has the frequency score 2, 3, 4, 5: 2 customers are too few, or values are equal.');
});

describe('profit and quantity', () => {
  test('what is returned lessens both, whatever the status of the refund; without a cost profit is not known', async () => {
    fill(desk.file, customers('a', 'b', 'c', 'd'), [
      { customer: 'a', ordered_on: '2026-01-05', amount: 1000, cost: 600, quantity: 10 },
      { customer: 'a', ordered_on: '2026-02-05', amount: -1000, cost: -600, quantity: 10, status: 'refunded' },
      { customer: 'b', ordered_on: '2026-01-05', amount: 1000, cost: 600, quantity: 8 },
      { customer: 'c', ordered_on: '2026-01-05', amount: 1000, cost: 600, quantity: 5 },
      { customer: 'c', ordered_on: '2026-02-05', amount: -1000, cost: 600, quantity: 5 },
      { customer: 'd', ordered_on: '2026-01-05', amount: 900 },
    ]);
    await rules({ abc: { of: 'profit', cut: 'share', at: [0.8, 0.95] } });
    const profit = await classified();
    const by = (rows: Said['rows']) =>
      Object.fromEntries(rows.map(({ customer, share, abc }) => [customer, [share, abc]]));
    expect(by(profit.rows)).toEqual({ A: [0, 'C'], B: [1, 'A'], C: [0, 'C'], D: [null, null] });
    expect(profit.en.join()).toContain('1 customer has orders without a cost: the profit is not known');
    await desk.ok('classify-customers');
    expect(await desk.ok('classify-customers', 'explain', 'D', '--lang', 'zh')).toContain('有订单没有成本，利润不知道');
    await rules({ abc: { of: 'quantity', cut: 'share', at: [0.8, 0.95] } });
    expect(by((await classified()).rows)).toEqual({ A: [0, 'C'], B: [1, 'A'], C: [0, 'C'], D: [0, 'C'] });
  });

  test('the composite takes its value from what is ranked', async () => {
    fill(
      desk.file,
      customers('a', 'b', 'c', 'd', 'e'),
      ['a', 'b', 'c', 'd', 'e'].map((customer, at) => ({
        customer,
        ordered_on: '2026-01-05',
        amount: 1000 * (5 - at),
        cost: 1000 * (5 - at) - 100 * (at + 1),
      })),
    );
    const value = async (): Promise<string> =>
      (await desk.ok('classify-customers', 'explain', 'A', '--lang', 'en')).match(/value \d+/)![0];
    await desk.ok('classify-customers');
    expect(await value()).toBe('value 100');
    await rules({ abc: { of: 'profit', cut: 'share', at: [0.8, 0.95] } });
    await desk.ok('classify-customers');
    expect(await value()).toBe('value 0');
  });

  test('shares beyond the whole are said', async () => {
    fill(desk.file, customers('a', 'b'), [
      { customer: 'a', ordered_on: '2026-01-05', amount: 100 },
      { customer: 'b', ordered_on: '2026-01-05', amount: -50 },
    ]);
    expect((await classified()).zh.join()).toContain('1 个客户的合计是负数');
  });
});

test('a run as of a day to come holds from that day on, and does not take the place of that of today', async () => {
  fill(desk.file, customers('a'), [{ customer: 'a', ordered_on: '2026-11-05', amount: 100 }]);
  await desk.ok('classify-customers', '--as-of', '2062-11-27', '--quiet');
  expect(await desk.json('classify-customers', 'explain', 'a')).toMatchObject({ level: 'sunk' });
  await desk.ok('classify-customers', '--quiet');
  const future = await desk.run('classify-customers', '--as-of', '2061-01-01', '--lang', 'zh');
  expect(future.stderr).toContain('2061-01-01 还没有到：到那天之前，各处仍用此前的分类。');
  expect(await desk.json('classify-customers', 'explain', 'a')).toMatchObject({ level: 'key' });
  expect(await desk.json('customers', 'show', 'a')).toMatchObject({ class: 'contract/key' });
  expect(await desk.json('report', 'customers')).toMatchObject([{ key: 'contract/key' }]);
});

test('running twice on one day loses none of the moves since the day before', async () => {
  fill(desk.file, customers('a', 'b'), [
    { customer: 'a', ordered_on: '2025-01-05', amount: 800 },
    { customer: 'b', ordered_on: '2025-09-01', amount: 3 },
  ]);
  const moves = async () =>
    (await desk.json('classify-customers', 'changes')).map(({ customer, to_level }: Record<string, string>) => [
      customer,
      to_level,
    ]);
  await desk.ok('classify-customers', '--as-of', '2025-12-31', '--quiet');
  await desk.ok('classify-customers', '--as-of', '2026-03-31', '--quiet');
  const once = await moves();
  expect(once).toHaveLength(2);
  await desk.ok('classify-customers', '--as-of', '2026-03-31', '--quiet');
  expect(await moves()).toEqual(once);
});

test('indicators: one that is missing is neutral and said so; capitals do not matter', async () => {
  fill(desk.file, customers('a', 'b'), [{ customer: 'a', ordered_on: '2026-01-05', amount: 100 }]);
  await rules({
    indicators: [
      { key: 'referrals', worst: 0, best: 10, weight: 1 },
      { key: 'fulfilment', worst: 0, best: 1, weight: 9 },
    ],
  });
  await desk.import('indicators', 'customer,key,value,day\nA,Referrals,10,2026-01-31\n');
  const { en } = await classified();
  expect(en.join()).toContain('Indicator fulfilment: 1 customer with other indicators has none');
  await desk.ok('classify-customers', '--quiet');
  expect(await desk.ok('classify-customers', 'explain', 'A', '--lang', 'en')).toContain('further indicators 55 ');
});

test('rules that contradict themselves are refused, each with its place', async () => {
  const wrong: [object, string][] = [
    [{ abc: { of: 'amount', cut: 'share', at: [80, 95] } }, 'abc.at：应为0 到 1 的份额'],
    [{ abc: { of: 'amount', cut: 'share', at: [0.95, 0.8] } }, 'abc.at：应为前一个小于后一个'],
    [{ abc: { of: 'amount', cut: 'number', at: [0.8, 3] } }, 'abc.at：应为客户个数'],
    [{ scale: { large: 100, medium: 500 } }, 'scale.large：应为大于 scale.medium'],
    [{ strategic: { core: 10, important: 90 } }, 'strategic.core：应为大于 strategic.important'],
    [{ segments: [{ name: 'x', r: [5, 1], f: [1, 5], m: [1, 5] }] }, 'segments.0.r：应为从小到大的两个分数'],
    [
      { schemes: [{ key: 's', levels: [{ key: 'big', when: [{ field: 'amuont', min: 1 }] }] }] },
      'schemes.0.levels.0.when.0.field：应为下列之一 category、',
    ],
    [
      { sample_orders: { confirming: {}, confirmed: { days: 1 }, sent: { days: 1 }, received: { days: 1 } } },
      'sample_orders.confirming：应为间隔',
    ],
    [
      { regions: { europe_north_america: ['德国'], middle_east: ['德国'], asia_africa: [] } },
      'regions.middle_east.0：应为只属于一个地区；已经列过 europe_north_america',
    ],
    [
      {
        occasions: {
          ...DEFAULT_RULES.occasions,
          calendar: [{ kind: 'festival', name: '无', days: ['02-30', '2026-02-29', '02-29'] }],
        },
      },
      'occasions.calendar.0.days.1：应为月-日或年-月-日',
    ],
  ];
  for (const [own, said] of wrong) {
    const file = desk.write('rules.json', JSON.stringify(own));
    const done = await desk.run('classify-customers', 'set-rules', file, '--lang', 'zh');
    expect([done.status, done.stderr], said).toEqual([3, expect.stringContaining(said)]);
  }
  expect(problemsOf(DEFAULT_RULES)).toEqual([]);
});

test('an earlier result is explained by its own figures and rules, which can be taken again', async () => {
  fill(desk.file, customers('a'), [{ customer: 'a', ordered_on: '2025-01-05', amount: 100 }]);
  await rules({ scale: { large: 90, medium: 50 } });
  await desk.ok('classify-customers', '--as-of', '2025-06-30', '--quiet');
  await rules({ scale: { large: 9000, medium: 5000 } });
  await desk.ok('classify-customers', '--quiet');
  const at = ['--as-of', '2025-12-31'];
  expect(await desk.json('classify-customers', 'explain', 'a')).toMatchObject({ level: 'sunk', scale: 'small' });
  expect(await desk.json('classify-customers', 'explain', 'a', ...at)).toMatchObject({ level: 'key', scale: 'large' });
  expect(await desk.json('classify-customers', 'cuts', ...at)).toMatchObject({ as_of: '2025-06-30', rule_version: 1 });
  const earlier = await desk.ok('classify-customers', 'rules', ...at, '--json');
  expect(JSON.parse(earlier)).toMatchObject({ version: 1, own: ['scale'], rules: { scale: { large: 90 } } });
  const back = await desk.json('classify-customers', 'set-rules', desk.write('earlier.json', earlier));
  expect(back).toMatchObject({ version: 3, changed: ['scale'] });
  const none = await desk.run('classify-customers', 'cuts', '--as-of', '2020-01-01', '--lang', 'zh');
  expect([none.status, none.stderr]).toEqual([5, expect.stringContaining('2020-01-01 那天还没有分类')]);
});

test('counted by credit and by schemes of its own', async () => {
  fill(desk.file, customers('a', 'b'), [{ customer: 'a', ordered_on: '2026-01-05', amount: 100 }]);
  await rules({
    schemes: [
      { key: 's', levels: [{ key: 'big', when: [{ field: 'amount', min: 50 }] }, { key: 'rest' }] },
      { key: 't', levels: [{ key: 'new', when: [{ field: 'is_new', is: ['true'] }] }] },
    ],
  });
  await desk.ok('classify-customers', '--quiet');
  expect(await desk.json('report', 'customers', '--by', 'scheme')).toMatchObject([
    { key: 's=big', customers: 1, amount: 100, share: 1 },
    { key: 's=rest', customers: 1, amount: 0, share: 0 },
  ]);
  expect(await desk.json('report', 'customers', '--by', 'credit_grade')).toMatchObject([{ key: null, customers: 2 }]);
});

test('a potential that is none of the known words is kept and pointed out', async () => {
  const added = await desk.json('customers', 'add', 'P', '--name', '甲', '--potential', 'hihg');
  expect(added.warnings).toEqual([{ key: 'potential', problem: 'potential_free', expected: null }]);
  const { warnings } = await desk.import('customers', '编号,名称,潜力,成立时间\nQ,乙,较大,2005年3月\nR,丙,高,1998\n');
  expect(warnings).toMatchObject([{ line: 2, column: 'potential', code: 'potential_free' }]);
  expect(await desk.rows('customers')).toMatchObject([
    { code: 'HOUSE' },
    { code: 'P', potential: 'hihg' },
    { code: 'Q', potential: '较大', founded_on: '2005-03' },
    { code: 'R', founded_on: '1998' },
  ]);
});

test('orders of several currencies are pointed out at import and in every run', async () => {
  const yen = await desk.import(
    'orders',
    'customer,ordered_on,amount,currency\nX,2026-01-05,100000,JPY\n',
    '--create-customers',
  );
  expect(yen.warnings).toEqual([]);
  expect((await classified()).en.join()).not.toContain('currencies');
  const more = 'customer,ordered_on,amount,currency\nY,2026-01-05,6000,\nZ,2026-01-05,1000,USD\n';
  const { warnings } = await desk.import('orders', more, '--create-customers');
  expect(warnings).toMatchObject([{ line: 3, column: 'currency', code: 'currencies_mixed' }]);
  const { zh } = await classified();
  expect(zh.join()).toContain('订单有几种币种（JPY 1、USD 1、CNY 1），金额没有换算就相加了');
});

test('rivals are those of the indicator, else those of the file where it begins with their number', async () => {
  fill(
    desk.file,
    ['4家：甲、乙', '无', '很多', '2'].map((rivals, at) => ({ code: `R${at}`, name: `r${at}`, rivals })),
    [],
  );
  await desk.import('indicators', 'customer,key,value,day\nR3,rivals,5,2026-01-31\n');
  await desk.ok('classify-customers', '--quiet');
  const said = async (code: string) =>
    (await desk.ok('classify-customers', 'explain', code, '--lang', 'en')).match(/rivals [^×]+×/)![0];
  expect([await said('R0'), await said('R1'), await said('R2'), await said('R3')]).toEqual([
    'rivals 20 ×',
    'rivals 100 ×',
    'rivals not known, neutral 50 ×',
    'rivals 0 ×',
  ]);
});
