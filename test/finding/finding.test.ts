/** Finding samples and reading reports, on the built program. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLES } from '../../src/domain/duties.ts';
import type { Acting } from '../../src/services/acting.ts';
import { receive as receiveGoods } from '../../src/services/receiving.ts';
import { openStore } from '../../src/store/open.ts';
import { Room } from '../room.ts';

type Facts = Record<string, unknown>;

let room: Room;
/** Numbers by what they are. */
const it: Record<'cloth' | 'cloth2' | 'bolt' | 'house', string> = { cloth: '', cloth2: '', bolt: '', house: '' };

const on = (day: number, time = '09:30'): void => {
  room.env.SAMPLES_NOW = `2026-11-${day}T${time}:00+08:00`;
};
const numbers = (rows: Facts[]): unknown[] => rows.map(({ number }) => number);
const keys = (row: Facts): string => Object.keys(row).join(', ');
const receive = (...words: string[]): string => room.json('receive', ...words).samples[0].number;

beforeAll(() => {
  room = new Room();
  on(18);
  room.ok('operators', 'add', 'LI', '--name', '李梅', '--role', 'user');
  room.ok('operators', 'add', 'MA', '--name', '马强', '--role', 'user');
  room.ok('operators', 'add', 'NO', '--name', '没领过', '--role', 'user');
  room.ok('locations', 'add', 'A', '--name', 'A 库');
  room.ok('locations', 'add', 'A-01', '--parent', 'A');
  room.ok('locations', 'add', 'B');
  room.ok('customers', 'add', 'C000042', '--name', '棉丰纺织有限公司');
  room.ok('customers', 'add', 'C000043', '--name', '恒新五金');
  const cloth = ['--customer', 'C000042', '--unit', '米', '--category', '面料', '--location', 'A-01'];
  it.cloth = receive(
    ...[...cloth, '--name', '棉麻混纺面料', '--quantity', '12.5', '--spec', '240g 本白', '--lot', 'L1'],
    ...['--expires', '2026-11-25', '--retain-until', '2027-01-31', '--evaluate-by', '2026-11-30', '--note', '轻拿轻放'],
  );
  on(19);
  it.cloth2 = receive(...cloth, '--name', '涤纶面料', '--quantity', '4', '--lot', 'L2');
  const bolt = ['--customer', 'C000043', '--name', '六角螺栓', '--spec', 'M8×40', '--quantity', '100', '--unit', '件'];
  it.bolt = receive(...bolt, '--kind', 'part', '--location', 'B');
  it.house = receive('--customer', 'HOUSE', '--name', '色卡', '--quantity', '1', '--location', 'DAMAGED');
  on(20);
  room.ok('checkout', it.cloth, '3', '--to', '李梅', '--purpose', '色牢度测试', '--due', '2026-11-22');
  room.ok('checkout', it.cloth, '2', '--to', 'MA', '--purpose', '打样');
  on(21);
  room.ok('return', it.cloth, '1', '--from', 'LI', '--used', '1', '--reason', '测完');
  room.ok('give-back', it.cloth2);
});
afterAll(() => room.close());

test('the list: what we have, where, with whom', () => {
  const rows = room.json('list');
  expect(keys(rows[0])).toBe(
    'number, name, spec, customer, customer_name, category, kind, quantity, unit, state, locations, holders, received_on, expires_on, retain_until',
  );
  expect(numbers(rows)).toEqual([it.cloth, it.cloth2, it.bolt, it.house]);
  expect(rows[0]).toEqual({
    number: it.cloth,
    name: '棉麻混纺面料',
    spec: '240g 本白',
    customer: 'C000042',
    customer_name: '棉丰纺织有限公司',
    category: '面料',
    kind: 'sample',
    quantity: 11.5,
    unit: '米',
    state: 'partly_out',
    locations: ['A-01'],
    holders: ['LI', 'MA'],
    received_on: '2026-11-18',
    expires_on: '2026-11-25',
    retain_until: '2027-01-31',
  });
  expect(rows[1]).toMatchObject({ quantity: 0, state: 'given_back', locations: [], holders: [], spec: null });
  expect(rows[2]).toMatchObject({ state: 'quarantined', kind: 'part', locations: ['B'] });
});

test.each([
  [
    ['--customer', 'c000042'],
    ['cloth', 'cloth2'],
  ],
  [['--customer', '恒新 五金'], ['bolt']],
  [
    ['--category', '面料'],
    ['cloth', 'cloth2'],
  ],
  [['--kind', 'part,tool'], ['bolt']],
  [
    ['--state', 'quarantined', '--state', 'given_back'],
    ['cloth2', 'bolt'],
  ],
  [['--location', 'A'], ['cloth']],
  [['--location', 'a-01'], ['cloth']],
  [['--holder', '李梅'], ['cloth']],
  [['--holder', 'NO'], []],
  [['--lot', 'l2'], ['cloth2']],
  [['--text', '面料 本白'], ['cloth']],
  [
    ['--received-from', '2026-11-19'],
    ['cloth2', 'bolt', 'house'],
  ],
  [['--received-to', '2026-11-18'], ['cloth']],
  [['--expires-before', '2026-11-26'], ['cloth']],
  [['--expires-before', '2026-11-25'], []],
  [
    ['--customer', 'C000042', '--category', '面料', '--state', 'partly_out', '--location', 'A', '--holder', 'MA'],
    ['cloth'],
  ],
  [['--customer', 'C000042', '--location', 'B'], []],
] as [string[], (keyof typeof it)[]][])('filters %j', (words, expected) => {
  expect(numbers(room.json('list', ...words))).toEqual(expected.map((name) => it[name]));
});

test('finding by what people remember', () => {
  const found = (...words: string[]): unknown[] => numbers(room.json('find', ...words));
  expect(found('面料')).toEqual([it.cloth, it.cloth2]);
  expect(found('混纺', '本白')).toEqual([it.cloth]);
  expect(found('混纺 本白')).toEqual([it.cloth]);
  expect(found('混纺', 'M8')).toEqual([]);
  expect(found('ｍ８')).toEqual([it.bolt]);
  expect(found('棉丰')).toEqual([it.cloth, it.cloth2]);
  expect(found('c000043')).toEqual([it.bolt]);
  expect(found('L2')).toEqual([it.cloth2]);
  const bare = it.bolt.replaceAll('-', '').toLowerCase();
  for (const way of [it.bolt, bare, bare.toUpperCase(), bare.slice(-4), bare.slice(-7, -1)]) {
    expect(found(way), way).toEqual([it.bolt]);
  }
  expect(found('面料', '--state', 'partly_out')).toEqual([it.cloth]);
  expect(room.run('find', '没有这个').stderr).toContain('没有找到');
});

test('what is not there is named with what is near; a turned-round range and an unknown word are usage', () => {
  expect(room.refused('list', '--customer', '棉丰纺')).toMatchObject({
    status: 4,
    code: 'customer_not_found',
    details: { near: [{ code: 'C000042', name: '棉丰纺织有限公司' }] },
  });
  expect(room.refused('list', '--location', 'A-1')).toMatchObject({ status: 4, details: { near: ['A-01'] } });
  expect(room.refused('held', '--by', '李眉')).toMatchObject({
    status: 4,
    details: { near: [{ code: 'LI', name: '李梅' }] },
  });
  expect(room.refused('list', '--state', 'gone')).toMatchObject({ status: 2, code: 'invalid_value' });
  expect(room.refused('list', '--kind', 'thing')).toMatchObject({ status: 2, code: 'invalid_value' });
  const turned = ['--received-from', '2026-11-20', '--received-to', '2026-11-19'];
  expect(room.refused('list', ...turned)).toMatchObject({ status: 2, code: 'range_reversed' });
  expect(room.refused('find')).toMatchObject({ status: 2, code: 'missing_argument' });
  expect(room.refused('show', 'S26-999999-S')).toMatchObject({ status: 4, code: 'sample_not_found' });
  expect(room.refused('history', `${it.cloth.slice(0, -1)}*`)).toMatchObject({ status: 4 });
});

test('the history of a sample, with what was written', () => {
  const rows = room.json('history', it.cloth);
  expect(keys(rows[0])).toBe('movement, at, recorded_at, kind, quantity, from, to, operator, note, reverses');
  const told = rows.map((row: Facts) => [row.kind, row.quantity, row.from, row.to, row.note]);
  expect(told).toEqual([
    ['receive', 12.5, 'C000042', 'A-01', '轻拿轻放'],
    ['checkout', 3, 'A-01', 'LI', '色牢度测试'],
    ['checkout', 2, 'A-01', 'MA', '打样'],
    ['return', 1, 'LI', 'A-01', '测完'],
    ['use', 1, 'LI', 'used', '测完'],
  ]);
  expect(rows[0]).toMatchObject({ at: '2026-11-18T09:30:00+08:00', operator: 'WL', reverses: null });
});

test('each line of a delivery has its own note', async () => {
  const store = openStore(room.file, { mode: 'write', busyMs: 1000 });
  const acting: Acting = {
    ...{ store, clock: { now: () => Date.parse('2026-11-21T03:00:00Z'), set: true }, today: '2026-11-21' },
    ...{ operator: { id: 1, code: 'WL', name: '王丽', roles: ROLES }, osAccount: 'test', at: null, ref: null },
    ...{ dryRun: false, busyMs: 1000, random: randomBytes },
  };
  const line = (name: string, note?: string) => ({ name, quantity: 1000, note });
  const made = await receiveGoods(acting, {
    customer: 'HOUSE',
    lines: [line('甲料', '第一'), line('乙料'), line('丙料', '第三')],
  });
  store.close();
  const notes = made.samples.map(({ number }) => room.json('history', number)[0].note);
  expect(notes).toEqual(['第一', null, '第三']);
  // One command, undone as a whole: a statement and an inventory do not know it.
  room.ok('undo', String(room.json('history', made.samples[1]!.number)[0].movement), '--reason', '录错');
  expect(room.json('list', '--state', 'undone')).toHaveLength(3);
});

test('everything about a sample', () => {
  const shown = room.json('show', it.cloth.slice(-4).toLowerCase());
  expect(shown).toMatchObject({
    number: it.cloth,
    customer_name: '棉丰纺织有限公司',
    receipt: 'R26-000001',
    state: 'partly_out',
    quality: 'accepted',
    quantity: 11.5,
    available: 8.5,
    parent: null,
    aliases: [],
    children: [],
  });
  expect(shown.balances).toEqual([
    { place: 'A-01', kind: 'storage', quantity: 8.5 },
    { place: 'LI', kind: 'person', quantity: 1 },
    { place: 'MA', kind: 'person', quantity: 2 },
  ]);
  expect(shown.obligations).toEqual([
    { kind: 'return_due', due: '2026-11-22', who: 'LI', quantity: 1 },
    { kind: 'expiry', due: '2026-11-25', who: null, quantity: null },
    { kind: 'evaluation_due', due: '2026-11-30', who: null, quantity: null },
    { kind: 'retention_end', due: '2027-01-31', who: null, quantity: null },
    { kind: 'no_due', due: null, who: 'MA', quantity: 2 },
  ]);
  expect(shown.history).toEqual(room.json('history', it.cloth));
  const past = room.json('show', it.cloth, '--as-of', '2026-11-20');
  expect(past).toMatchObject({ quantity: 12.5, as_of: '2026-11-20', available: null });
  expect(past.balances.map(({ quantity }: Facts) => quantity)).toEqual([7.5, 3, 2]);
  expect(past.history).toHaveLength(3);
  expect(room.json('show', it.cloth, '--as-of', '2026-11-17')).toMatchObject({
    quantity: 0,
    state: 'undone',
    history: [],
  });
});

test('as people read it, in both languages', () => {
  const zh = room.ok('show', it.cloth);
  expect(zh.split('\n')[0]).toBe(`${it.cloth}  棉麻混纺面料  部分领出`);
  expect(zh).toContain('现有 11.5 米：A-01 8.5 米，LI 1 米，MA 2 米 · 可领 8.5 米');
  expect(zh).toContain('2026-11-22  应还  LI  1 米');
  expect(zh).toMatch(/#\d+ {2}2026-11-20 09:30 {2}领用 {2}3 米 {2}A-01 → LI {2}WL {2}色牢度测试/);
  const en = room.ok('show', it.cloth, '--lang', 'en');
  expect(en).toContain('11.5 米 in all: A-01 8.5 米');
  expect(en).toContain('return due');
  expect(room.ok('show', it.cloth2)).toContain('库里和使用人手里都没有了');
  const [heading, ...lines] = room.ok('list').split('\n');
  expect(heading).toMatch(/^编号 .*状态/);
  expect(lines[0]).toContain('部分领出');
});

test('who holds what: the due day is not overdue, what has no due day is its own list', () => {
  const rows = room.json('held');
  expect(keys(rows[0])).toBe('number, name, checkout, holder, quantity, unit, since, due, overdue_days');
  expect(rows).toEqual([
    {
      ...{ number: it.cloth, name: '棉麻混纺面料', checkout: 'U26-000001', holder: 'LI', quantity: 1, unit: '米' },
      ...{ since: '2026-11-20', due: '2026-11-22', overdue_days: 0 },
    },
    {
      ...{ number: it.cloth, name: '棉麻混纺面料', checkout: 'U26-000002', holder: 'MA', quantity: 2, unit: '米' },
      ...{ since: '2026-11-20', due: null, overdue_days: null },
    },
  ]);
  expect(room.json('held', '--overdue', '--today', '2026-11-22')).toEqual([]);
  expect(room.json('held', '--overdue', '--today', '2026-11-24')).toMatchObject([{ holder: 'LI', overdue_days: 2 }]);
  expect(room.json('held', '--no-due')).toMatchObject([{ holder: 'MA' }]);
  expect(room.json('held', '--by', '马强')).toMatchObject([{ holder: 'MA' }]);
  expect(room.json('held', '--customer', 'C000043')).toEqual([]);
  expect(room.json('held', '--as-of', '2026-11-19')).toEqual([]);
  expect(room.json('held', '--as-of', '2026-11-20')).toMatchObject([{ quantity: 3 }, { quantity: 2 }]);
  expect(room.refused('held', '--overdue', '--no-due')).toMatchObject({ status: 2, code: 'conflicting_options' });
});

test('the inventory, now and on a past day', () => {
  const rows = room.json('report', 'inventory');
  expect(keys(rows[0])).toBe(
    'number, name, spec, customer, customer_name, category, kind, location, quantity, unit, state, account, received_on, expires_on, retain_until',
  );
  const brief = (list: Facts[]) =>
    list.map(({ number, location, quantity, state, account }) => [number, location, quantity, state, account]);
  expect(brief(rows)).toEqual([
    [it.cloth, 'A-01', 8.5, 'partly_out', 'good'],
    [it.bolt, 'B', 100, 'quarantined', 'pending'],
    [it.house, 'DAMAGED', 1, 'in_stock', 'damaged'],
  ]);
  expect(brief(room.json('report', 'inventory', '--as-of', '2026-11-20', '--customer', 'C000042'))).toEqual([
    [it.cloth, 'A-01', 7.5, 'partly_out', 'good'],
    [it.cloth2, 'A-01', 4, 'in_stock', 'good'],
  ]);
  expect(room.json('report', 'inventory', '--as-of', '2026-11-17')).toEqual([]);
  expect(brief(room.json('report', 'inventory', '--location', 'A', '--as-of', '2026-11-26'))).toEqual([
    [it.cloth, 'A-01', 8.5, 'partly_out', 'expired'],
  ]);
});

test('a statement adds up', () => {
  const rows = room.json('report', 'statement', '--customer', 'C000042');
  const columns = ['in_store', 'held', 'used', 'given_back', 'dispatched', 'scrapped', 'missing'];
  expect(keys(rows[0])).toBe(['number', 'name', 'unit', 'received', ...columns].join(', '));
  expect(rows).toMatchObject([
    { number: it.cloth, received: 12.5, in_store: 8.5, held: 3, used: 1, given_back: 0 },
    { number: it.cloth2, received: 4, in_store: 0, held: 0, given_back: 4 },
  ]);
  const all = room.json('report', 'statement');
  expect(keys(all[0])).toBe(['customer', 'number', 'name', 'unit', 'received', ...columns].join(', '));
  expect(all.map(({ customer }: Facts) => customer)).toEqual(['C000042', 'C000042', 'C000043', 'HOUSE']);
  const past = room.json('report', 'statement', '--customer', 'C000042', '--as-of', '2026-11-20');
  expect(past).toMatchObject([
    { received: 12.5, in_store: 7.5, held: 5, used: 0 },
    { in_store: 4, given_back: 0 },
  ]);
});

test('parts that were split off stand for themselves in the statement', () => {
  on(22);
  const before = room.json('report', 'statement', '--customer', 'HOUSE');
  const number = receive('--customer', 'HOUSE', '--name', '大样', '--quantity', '10', '--location', 'B');
  const { children } = room.json('split', number, '2', '--into', '3');
  const rows = room.json('report', 'statement', '--customer', 'HOUSE').slice(before.length);
  const parts = children.map((child: Facts) => [child.number, 2, 2]);
  expect(rows.map((row: Facts) => [row.number, row.received, row.in_store])).toEqual([[number, 4, 4], ...parts]);
  expect(room.json('show', number)).toMatchObject({ children: numbers(children) });
  expect(room.json('show', children[0].number)).toMatchObject({ parent: number });
});

test('movements of a period, and what was used in it', () => {
  const rows = room.json('report', 'movements', '--from', '2026-11-20', '--to', '2026-11-20');
  expect(keys(rows[0])).toBe('number, movement, at, recorded_at, kind, quantity, from, to, operator, note, reverses');
  expect(rows).toMatchObject([
    { kind: 'checkout', to: 'LI' },
    { kind: 'checkout', to: 'MA' },
  ]);
  const usage = (...words: string[]) => room.json('report', 'usage', ...words);
  expect(usage()).toEqual([
    {
      ...{ by: 'person', key: 'LI', name: '李梅', unit: '米' },
      ...{ checked_out: 3, returned: 1, used: 1, lost: 0, outstanding: 1 },
    },
    {
      ...{ by: 'person', key: 'MA', name: '马强', unit: '米' },
      ...{ checked_out: 2, returned: 0, used: 0, lost: 0, outstanding: 2 },
    },
  ]);
  expect(usage('--by', 'customer', '--to', '2026-11-20')).toMatchObject([
    { key: 'C000042', checked_out: 5, outstanding: 5 },
  ]);
  expect(usage('--by', 'category', '--from', '2026-11-21')).toMatchObject([{ key: '面料', checked_out: 0, used: 1 }]);
});

test('what is overdue, with its reminders', () => {
  on(25);
  room.ok('remind', 'U26-000001', '--via', '电话');
  expect(room.json('report', 'overdue')).toMatchObject([
    { holder: 'LI', overdue_days: 3, reminders: 1, reminded_on: '2026-11-25' },
  ]);
  expect(room.json('report', 'overdue', '--as-of', '2026-11-22')).toEqual([]);
});

test('which reports there are, and what they do not take', () => {
  const list = room.json('report', 'list');
  expect(keys(list[0])).toBe('name, title, columns, by');
  expect(list.map(({ name }: Facts) => name)).toEqual(
    expect.arrayContaining(['inventory', 'movements', 'held', 'overdue', 'usage', 'statement']),
  );
  expect(room.refused('report', 'stock')).toMatchObject({ status: 4, code: 'report_not_found' });
  expect(room.refused('report', 'usage', '--from', '2026-11-21', '--to', '2026-11-20')).toMatchObject({
    status: 2,
    code: 'range_reversed',
  });
  expect(room.refused('report', 'usage', '--by', 'month')).toMatchObject({ status: 2, code: 'invalid_value' });
  expect(room.refused('report', 'inventory', '--from', '2026-11-21')).toMatchObject({
    status: 2,
    code: 'option_unfit',
  });
});

test('a report as a file, in every form', () => {
  const file = join(room.folder, 'inventory.csv');
  room.ok('report', 'inventory', '--format', 'csv', '--headers', 'keys', '--out', file);
  const [heading, first] = readFileSync(file, 'utf8').split('\n');
  expect(heading).toBe(
    'number,name,spec,customer,customer_name,category,kind,location,quantity,unit,state,account,received_on,expires_on,retain_until',
  );
  expect(first).toContain(`${it.cloth},棉麻混纺面料,240g 本白,C000042,`);
  expect(room.refused('report', 'inventory', '--out', file)).toMatchObject({ status: 5, code: 'file_exists' });
  const missing = join(room.folder, 'none.csv');
  expect(room.refused('report', 'inventory', '--customer', 'X9', '--out', missing)).toMatchObject({ status: 4 });
  expect(existsSync(missing)).toBe(false);
  const lines = room.ok('report', 'held', '--format', 'ndjson').split('\n');
  expect(lines.map((line) => JSON.parse(line).holder)).toEqual(['LI', 'MA']);
  expect(room.ok('list', '--limit', '0', '--format', 'csv', '--headers', 'keys').split('\n')).toHaveLength(1);
});

test('reading changes nothing', () => {
  const before = room.head();
  for (const words of [['list'], ['held'], ['report', 'statement'], ['show', it.cloth]]) room.ok(...words);
  expect(room.head()).toBe(before);
});
