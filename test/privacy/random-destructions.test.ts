import { readdirSync, readFileSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../importing/desk.ts';
import { firstBroken } from '../independent-chain.mjs';
import { peopledDesk } from './people.ts';

// Customers destroyed at random, after whatever was done with them: nothing of them is in any byte of the store's folder,
// the others are all there, and the journal holds. In full (`npm run test:long`): 1,000 of 100,000.

const LONG = process.env.SAMPLES_LONG === '1';
const CUSTOMERS = LONG ? 100_000 : 1_500;
const DESTRUCTIONS = LONG ? 1_000 : 15;
const VERIFY_EACH = LONG ? 100 : 5;

/** Numbers from 0 to below `below`, the same ones for a seed (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const SIGNS = '鑫源恒通永盛华泰金利宏达瑞丰嘉禾锦绣东升天成德信安邦兴隆广茂祥和';
/** A number as three characters of thirty. */
const signs = (number: number): string =>
  [0, 1, 2, 3].map((place) => SIGNS[Math.floor(number / 30 ** place) % 30]).join('');
const of = (number: number) => ({
  code: `C${String(number).padStart(6, '0')}`,
  name: `${signs(number)}织造厂`,
  mobile: `138${String(10_000_000 + number)}`,
  person: `${signs(number)}女士`,
  phone: `0571-${String(20_000_000 + number)}`,
});

let room: Desk;
const random = chance(20261126);
beforeAll(async () => {
  room = await peopledDesk();
  const all = Array.from({ length: CUSTOMERS }, (_, number) => of(number));
  const sheet = (heading: string, line: (one: ReturnType<typeof of>) => string): string =>
    `${heading}\n${all.map(line).join('\n')}\n`;
  await room.import(
    'customers',
    sheet('code,name,mobile', ({ code, name, mobile }) => `${code},${name},${mobile}`),
  );
  await room.import(
    'contacts',
    sheet('customer,name,phone', ({ code, person, phone }) => `${code},${person},${phone}`),
  );
}, 600_000);
afterAll(() => room.close());

/** What people do with a customer before his file is destroyed; answers what else must be gone. */
const DEEDS: readonly ((customer: ReturnType<typeof of>, other: ReturnType<typeof of>) => Promise<string[]>)[] = [
  async ({ code, mobile }) => {
    const newer = `139${mobile.slice(3)}`;
    await room.ok('customers', 'edit', code, '--mobile', newer);
    return [newer];
  },
  async ({ code, name, person }) => {
    await room.ok(
      'customers',
      'log',
      code,
      '--by',
      'visit',
      '--with',
      person,
      '--content',
      `${name} 的 ${person} 看样`,
    );
    return [];
  },
  async ({ code, person }) => {
    const goods = ['--customer', code, '--name', '棉布', '--quantity', '3', '--unit', 'm', '--note', `${person} 送来`];
    await room.ok('receive', ...goods, '--ref', `ref-${code}`);
    return [];
  },
  async ({ code, name }) => {
    const sheet = `code,name,city,email\n${code},${name},杭州,${code.toLowerCase()}@fabrik.example\n`;
    await room.import('customers', sheet);
    return [`${code.toLowerCase()}@fabrik.example`];
  },
  async ({ name, mobile }, other) => {
    await room.ok('customers', 'edit', other.code, '--note', `${name} 介绍，电话 ${mobile}`);
    return [];
  },
  async ({ code }) => {
    await room.ok('customers', 'add', `${code}-B`, '--name', `${code}旧名公司`, '--phone', `0755-${code.slice(1)}88`);
    await room.ok('customers', 'merge', `${code}-B`, '--into', code, '--reason', '同一家', '--yes');
    return [`${code}旧名公司`, `0755-${code.slice(1)}88`];
  },
  async ({ code, person }) => {
    await room.ok('customers', 'complaint', code, '--content', `${person}：色差`);
    await room.ok('customers', 'consent', code, '--purpose', `给${person}`, '--scope', '名称');
    return [];
  },
];

test(`${DESTRUCTIONS} of ${CUSTOMERS} customers destroyed: nothing of them is in a byte, everything else is there`, async () => {
  const gone = new Set<number>();
  for (let done = 1; done <= DESTRUCTIONS; done += 1) {
    let number = random(CUSTOMERS);
    while (gone.has(number)) number = random(CUSTOMERS);
    gone.add(number);
    let neighbour = random(CUSTOMERS);
    while (gone.has(neighbour)) neighbour = random(CUSTOMERS);
    const customer = of(number);
    const texts = [customer.name, customer.mobile, customer.person, customer.phone];
    for (const deed of DEEDS) if (random(2) === 0) texts.push(...(await deed(customer, of(neighbour))));
    rmSync(room.path('sheet.csv'), { force: true });
    const asked = await room.json(
      'customers',
      'destroy',
      customer.code,
      '--reason',
      '到期',
      '--witness',
      'JX',
      '--yes',
    );
    await room.ok('approve', asked.approval, '--operator', 'AQ');
    const { does } = await room.json('approve', asked.approval, '--operator', 'JL');
    expect(does.map(({ effect }: { effect: string }) => effect)).toContain('wiped');
    const files = readdirSync(room.folder);
    expect(files.filter((name) => !/^samples\.db(?:-wal|-shm)?$/.test(name))).toEqual([]);
    const bytes = Buffer.concat(files.map((name) => readFileSync(room.path(name))));
    for (const text of texts) expect(bytes.includes(text), `${text} after ${customer.code}`).toBe(false);
    expect(bytes.includes(of(neighbour).mobile)).toBe(true);
    if (done % VERIFY_EACH === 0) expect(await room.json('verify')).toMatchObject({ ok: true, problems: [] });
  }
  const db = new Database(room.file, { readonly: true });
  expect(firstBroken(db)).toBeNull();
  const left = db.prepare(
    `SELECT count(*) FROM customers WHERE status IS NOT 'destroyed' AND merged_into IS NULL AND code <> 'HOUSE'`,
  );
  expect(left.pluck().get()).toBe(CUSTOMERS - DESTRUCTIONS);
  expect(db.prepare('SELECT count(*) FROM contacts').pluck().get()).toBe(CUSTOMERS - DESTRUCTIONS);
  db.close();
});
