import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Desk } from '../importing/desk.ts';
import { inside } from '../matrix/inside.ts';
import { fill } from './filling.ts';
import { PUBLISHED_ORDERS } from './published.ts';

// The same truth, however it came into the store; and the rules' own borders.

type Classes = {
  readonly customer: string;
  readonly category: string;
  readonly level: string;
  readonly share: number;
  readonly rfm: string | null;
  readonly abc: string | null;
  readonly amount: number;
  readonly reason: string;
}[];

describe('the same orders', () => {
  const NAMES = [...new Set(PUBLISHED_ORDERS.map(({ customer }) => customer))].sort().slice(0, 150);
  const CODES = new Map(NAMES.map((name, at) => [name, `K${at}`]));
  const ORDERS = PUBLISHED_ORDERS.filter(({ customer }) => CODES.has(customer));
  const desk = new Desk();
  let first = '';

  /** A store in that zone into which the sheets were imported so many times, their lines in another order. */
  async function classified(zone: string, shuffle: <T>(lines: readonly T[]) => T[], times: number): Promise<string> {
    const db = join(desk.folder, `${zone.replace('/', '-')}-${times}.db`);
    const env = { SAMPLES_DB: db, SAMPLES_NOW: '2026-11-22T23:30:00Z', LANG: 'C.UTF-8', HOME: desk.folder };
    const samples = async (words: string): Promise<string> => {
      const done = await inside(env, words.split(' '));
      expect(done, words).toMatchObject({ status: 0 });
      return done.stdout;
    };
    await samples(`init --operator WL --name W --lang en --timezone ${zone}`);
    const customers = shuffle([...CODES]).map(([name, code]) => `${code},${name}`);
    const orders = shuffle(ORDERS).map((each) => `${each.customer},${each.ordered_on},${each.amount}`);
    writeFileSync(join(desk.folder, 'customers.csv'), `code,name\n${customers.join('\n')}\n`);
    writeFileSync(join(desk.folder, 'orders.csv'), `customer,ordered_on,amount\n${orders.join('\n')}\n`);
    for (let time = 0; time < times; time++) {
      await samples(`import customers ${join(desk.folder, 'customers.csv')}`);
      await samples(`import orders ${join(desk.folder, 'orders.csv')}`);
    }
    const result = await samples('classify-customers --as-of 2006-12-31 --json');
    const cuts = await samples('classify-customers cuts --json');
    const composed = await samples('classify-customers composition --by customer --json');
    const explained = await samples('classify-customers explain K0 --json');
    rmSync(db);
    return [result, cuts, composed, explained].join('\n');
  }

  beforeAll(async () => {
    first = await classified('Asia/Shanghai', (lines) => [...lines], 1);
    expect(JSON.parse(first.slice(0, first.indexOf('\n]') + 2))).toHaveLength(150);
  });
  afterAll(() => desk.close());

  test('shuffled: the same to the last byte', async () => {
    const shuffle = <T>(lines: readonly T[]): T[] => {
      const mixed = [...lines];
      for (let at = mixed.length - 1, state = 7; at > 0; at--) {
        state = (state * 48_271) % 2_147_483_647;
        const other = state % (at + 1);
        [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
      }
      return mixed;
    };
    expect(await classified('Asia/Shanghai', shuffle, 1)).toBe(first);
  });

  test('in a store of another time zone', async () => {
    expect(await classified('America/Los_Angeles', (lines) => [...lines], 1)).toBe(first);
  });

  test('imported twice', async () => {
    expect(await classified('Asia/Shanghai', (lines) => [...lines].reverse(), 2)).toBe(first);
  });
});

describe('borders of the rules', () => {
  let desk: Desk;
  const customers = (...names: string[]) => names.map((name) => ({ code: name.toUpperCase(), name }));
  const classified = (...words: string[]): Promise<Classes> => desk.json('classify-customers', '--dry-run', ...words);
  const levels = async (...words: string[]): Promise<Record<string, string>> =>
    Object.fromEntries(
      (await classified(...words)).map(({ customer, category, level }) => [customer, `${category}/${level}`]),
    );

  beforeEach(async () => {
    desk = await Desk.open();
    return () => desk.close();
  });

  test('amounts a ten-thousandth as large: the same quantile scores', async () => {
    const orders = PUBLISHED_ORDERS.slice(0, 1500).map((order) => ({ ...order, amount: order.amount * 100 }));
    const names = [...new Set(orders.map(({ customer }) => customer))];
    const coded = names.map((name, at) => ({ code: `K${at}`, name }));
    const scores = async (): Promise<unknown> =>
      (await classified('--as-of', '2006-12-31')).map(({ customer, rfm, abc }) => [customer, rfm, abc]);
    fill(desk.file, coded, orders);
    const whole = await scores();
    const small = await Desk.open();
    fill(
      small.file,
      coded,
      orders.map((order) => ({ ...order, amount: order.amount / 10_000 })),
    );
    desk.close();
    desk = small;
    expect(await scores()).toEqual(whole);
  });

  test('sunk: the last order lies before the same day a year earlier; 29 February counts as the 28th', async () => {
    fill(desk.file, customers('a', 'b', 'c', 'd'), [
      { customer: 'a', ordered_on: '2023-02-27', amount: 1 },
      { customer: 'b', ordered_on: '2023-02-28', amount: 1 },
      { customer: 'c', ordered_on: '2023-03-01', amount: 1 },
      { customer: 'd', ordered_on: '2024-02-29', amount: 1 },
    ]);
    // One of the three who are not sunk is key; who, is another matter.
    const sunk = async (day: string): Promise<string[]> =>
      Object.entries(await levels('--as-of', day))
        .filter(([, level]) => level === 'contract/sunk')
        .map(([customer]) => customer)
        .sort();
    expect(await sunk('2024-02-27')).toEqual([]);
    expect(await sunk('2024-02-28')).toEqual(['A']);
    expect(await sunk('2024-02-29')).toEqual(['A']);
    expect(await sunk('2024-03-01')).toEqual(['A', 'B']);
    expect(await sunk('2024-03-02')).toEqual(['A', 'B', 'C']);
    expect(await sunk('2025-02-28')).toEqual(['A', 'B', 'C']);
    expect(await sunk('2025-03-01')).toEqual(['A', 'B', 'C', 'D']);
    const [row] = (await classified('--as-of', '2024-08-10')).filter(({ customer }) => customer === 'A');
    expect(row!.reason).toBe('sunk: last order 2023-02-27, 530 days');
  });

  test('contract before sample before prospect; only samples ordered is never a contract customer', async () => {
    fill(
      desk.file,
      [...customers('a', 'b', 'c', 'd'), { code: 'E', name: 'e', country: '阿联酋' }],
      [
        { customer: 'a', ordered_on: '2026-10-01', amount: 1 },
        { customer: 'a', ordered_on: '2026-11-01', amount: 1, type: 'sample' },
        { customer: 'b', ordered_on: '2026-11-01', amount: 9_999, type: 'sample' },
        { customer: 'c', ordered_on: '2026-11-01', amount: 5, status: 'confirmed' },
        { customer: 'd', ordered_on: '2026-11-01', amount: 5, status: 'cancelled' },
        { customer: 'e', ordered_on: '2026-11-01', amount: 5, type: 'sample', status: 'confirmed' },
      ],
    );
    expect(await levels()).toEqual({
      A: 'contract/key',
      B: 'sample/other',
      C: 'prospect/none',
      D: 'prospect/none',
      E: 'sample/middle_east',
    });
    // A sample order in the ledger makes a sample customer from its day on.
    await desk.ok('sample-orders', 'add', '--customer', 'D', '--name', '样布', '--quantity', '1');
    expect((await levels()).D).toBe('sample/other');
    expect((await levels('--as-of', '2026-11-21')).D).toBe('prospect/none');
  });

  test('about a fifth of all contract customers are key, or as many as the rules say', async () => {
    const names = Array.from({ length: 41 }, (_, at) => `c${at}`);
    fill(
      desk.file,
      [...customers(...names), ...customers('p1', 'p2')],
      names.flatMap((customer, at) => [
        { customer, ordered_on: '2025-12-01', amount: 100 + at },
        { customer, ordered_on: '2026-11-01', amount: 100 + at },
      ]),
    );
    const key = async (): Promise<number> =>
      Object.values(await levels()).filter((level) => level === 'contract/key').length;
    expect(await key()).toBe(8);
    const rules = JSON.parse(await desk.ok('classify-customers', 'rules', '--json')).rules;
    desk.write('rules.json', JSON.stringify({ key: { ...rules.key, percent: 50 } }));
    await desk.ok('classify-customers', 'set-rules', desk.path('rules.json'));
    expect(await key()).toBe(21);
  });

  test('new for 90 days from the first order; on day 90 no longer', async () => {
    fill(desk.file, customers('a', 'b'), [
      { customer: 'a', ordered_on: '2026-08-24', amount: 10 },
      { customer: 'b', ordered_on: '2026-08-25', amount: 10 },
    ]);
    const rows = await desk.json('classify-customers', '--dry-run');
    // Of equal sales whoever ordered last comes first.
    expect(rows).toMatchObject([
      { customer: 'B', is_new: true, abc: null, share: 0.5 },
      { customer: 'A', is_new: false, abc: 'A', share: 0.5 },
    ]);
  });
});
