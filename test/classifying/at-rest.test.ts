import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from '../importing/desk.ts';

// Nothing is due for files that were merged away, archived or destroyed, nor for those that are there no more.

const CODES = ['STAYS', 'MERGED', 'ARCHIVED', 'DESTROYED'] as const;
let desk: Desk;

/** Which customers each list of what is due names. */
async function due(): Promise<Record<string, string[]>> {
  const customers = async (...words: string[]): Promise<string[]> =>
    (await desk.json(...words))
      .map(({ customer }: { customer: string }) => customer)
      .filter((code: string | null) => code !== null)
      .sort();
  return {
    'follow-ups': await customers('follow-ups', '--due-by', '2028-01-01'),
    'report follow-ups': await customers('report', 'follow-ups', '--as-of', '2027-11-01'),
    health: await customers('report', 'health'),
    obligations: await customers('report', 'obligations'),
    credit: await customers('report', 'credit'),
    lost: await customers('customers', 'lost'),
    reviews: await customers('customers', 'reviews', '--due-by', '2028-01-01'),
  };
}

beforeAll(async () => {
  desk = await Desk.open();
  await desk.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'sales,manager');
  for (const code of CODES) await desk.ok('customers', 'add', code, '--name', `n-${code}`);
  await desk.import(
    'orders',
    `customer,ordered_on,amount\n${CODES.flatMap((code) => [`${code},2025-02-01,100`, `${code},2025-08-01,50`]).join('\n')}\n`,
  );
  for (const code of CODES) {
    await desk.ok('customers', 'complaint', code, '--about', 'quality', '--content', 'x');
    await desk.ok('customers', 'credit', code, '--grade', 'A');
    await desk.ok('customers', 'handover', code, '--to', 'LM', '--reason', 'x');
  }
  await desk.ok('classify-customers');
});
afterAll(() => desk.close());

test('in use, all are due; at rest, none', async () => {
  const sorted = [...CODES].sort();
  const twice = sorted.flatMap((code) => [code, code]);
  expect(await due()).toEqual({
    'follow-ups': sorted,
    'report follow-ups': sorted,
    health: sorted,
    obligations: twice,
    credit: sorted,
    lost: sorted,
    reviews: sorted,
  });
  // What `merge`, `archive` and `destroy` leave in the file; the records that moved with a merge are not looked at here.
  const db = new Database(desk.file);
  db.exec(`UPDATE customers SET merged_into = (SELECT id FROM customers WHERE code = 'STAYS') WHERE code = 'MERGED';
    UPDATE customers SET status = lower(code) WHERE code IN ('ARCHIVED', 'DESTROYED')`);
  db.close();
  const left = Object.fromEntries(Object.keys(await due()).map((list) => [list, ['STAYS']]));
  expect(await due()).toEqual({ ...left, obligations: ['STAYS', 'STAYS'] });
  expect(await desk.json('classify-customers', 'health', '--dry-run')).toMatchObject({ customers: 1 });
});

test('a file whose import was undone since the classification is passed over', async () => {
  const { batch } = await desk.import('customers', 'code,name\nNEW,new\n');
  await desk.ok('classify-customers');
  await desk.ok('import', 'undo', batch!, '--reason', 'x', '--yes');
  for (const words of ['follow-ups --due-by 2028-01-01', 'report changes', 'classify-customers changes'])
    expect(await desk.ok(...words.split(' '))).not.toContain('NEW');
});
