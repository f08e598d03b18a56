import { afterEach, beforeEach, expect, test } from 'vitest';
import { Desk, unmasked } from './desk.ts';

// An import is taken back: what it changed is as it was, what it added is gone, goods are posted back; verify holds.

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

const batchOf = async (kind: string, sheet: string, ...more: string[]) =>
  (await desk.import(kind, sheet, ...more)).batch!;

test('imports are taken back in the other order, made customers with them', async () => {
  const before = await desk.ok('export', ...unmasked('customers'));
  const one = await batchOf(
    'orders',
    'number,customer,ordered_on,amount\nA1,New,2025-01-02,100\n',
    '--create-customers',
  );
  const first = await desk.ok('export', 'orders');
  const two = await batchOf(
    'orders',
    'number,customer,ordered_on,amount,product\nA1,New,2025-01-02,120,x\nA2,New,2025-01-03,5,\n',
  );
  expect(await desk.run('import', 'undo', one)).toMatchObject({ status: 2 });
  expect(await desk.run('import', 'undo', one, '--yes')).toMatchObject({ status: 5 });
  expect(await desk.json('import', 'undo', two, '--yes', '--dry-run')).toMatchObject({ removed: 1, restored: 1 });
  expect(await desk.json('import', 'undo', two, '--yes')).toMatchObject({ batch: two, removed: 1, restored: 1 });
  expect(await desk.ok('export', 'orders')).toBe(first);
  expect(await desk.run('import', 'undo', two, '--yes')).toMatchObject({ status: 5 });
  expect(await desk.json('import', 'undo', one, '--yes')).toMatchObject({ removed: 2, restored: 0 });
  expect(await desk.rows('orders')).toEqual([]);
  expect(await desk.ok('export', ...unmasked('customers'))).toBe(before);
  await desk.head();
});

test('customers: what was changed is as before; who is in use stays, with all of it', async () => {
  await desk.ok('customers', 'add', 'C1', '--name', 'One', '--city', 'Wuxi');
  const batch = await batchOf('customers', 'code,name,city\nC1,One,Suzhou\nC2,Two,Ningbo\n,Three,\n');
  await desk.ok('receive', '--customer', 'C2', '--name', 'x', '--quantity', '1');
  expect(await desk.run('import', 'undo', batch, '--yes', '--json')).toMatchObject({
    status: 5,
    stderr: expect.stringContaining('batch_needed'),
  });
  expect((await desk.rows('customers')).map(({ city }) => city)).toContain('Suzhou');
  const again = await batchOf('customers', 'code,name\nC8,Eight\n');
  await desk.ok('customers', 'edit', 'C8', '--city', 'X');
  expect(await desk.run('import', 'undo', again, '--yes', '--json')).toMatchObject({
    status: 5,
    stderr: expect.stringContaining('batch_changed_since'),
  });
  await desk.head();
});

test('customers: whoever was looked at goes too, and the look stays on record', async () => {
  const batch = await batchOf('customers', 'code,name,mobile\nC1,One,13800138000\nC2,Two,13900139000\n');
  await desk.ok('customers', 'list', '--reveal', '--reason', 'calling');
  await desk.ok('export', ...unmasked('customers'));
  expect(await desk.json('import', 'undo', batch, '--yes')).toMatchObject({ removed: 2 });
  const looks = await desk.json('report', 'access');
  const undone = looks.filter(({ customer }: Record<string, unknown>) => customer !== 'HOUSE');
  expect(
    undone.map(({ customer, reason, command, files }: Record<string, unknown>) => [customer, reason, command, files]),
  ).toEqual([
    [null, 'test', 'export customers --reveal', 1],
    [null, 'test', 'export customers --reveal', 1],
    [null, 'calling', 'customers list --reveal', 1],
    [null, 'calling', 'customers list --reveal', 1],
  ]);
  expect(await desk.json('report', 'access', '--customer', 'HOUSE')).toHaveLength(looks.length - undone.length);
  // What else refers to them is named.
  const again = await batchOf('customers', 'code,name\nC1,One\n');
  await desk.ok('customers', 'log', 'C1', '--by', 'phone', '--content', 'hello');
  const refused = await desk.run('import', 'undo', again, '--yes', '--json');
  expect(JSON.parse(refused.stderr).error).toMatchObject({
    code: 'batch_needed',
    details: { row: 'C1', tables: ['contact_log'] },
  });
  await desk.head();
});

test('samples: movements are reversed, descriptions are as before; not once goods have gone on', async () => {
  await desk.ok('customers', 'add', 'C1', '--name', 'One');
  const one = await batchOf('samples', 'number,name,customer,quantity,colour\nold-1,cloth,C1,5,red\n');
  const two = await batchOf(
    'samples',
    'number,name,customer,quantity,colour\nold-1,cloth,C1,5,blue\nold-2,yarn,C1,2,\n',
  );
  expect(await desk.json('import', 'undo', two, '--yes')).toMatchObject({ reversed: 1, restored: 1, removed: 0 });
  expect(await desk.rows('samples')).toMatchObject([{ colour: 'red', old_number: 'old-1' }]);
  await desk.ok('move', 'S26-000001-X', '--to', 'RETURNS');
  expect(await desk.run('import', 'undo', one, '--yes')).toMatchObject({ status: 5 });
  await desk.head();
});

test('which heading stands for a key: in a file, and remembered', async () => {
  await desk.ok('customers', 'add', 'C1', '--name', 'One');
  const sheet = (day: string) => `谁,哪天,要什么\nC1,2025-02-0${day},x\n`;
  expect(await desk.refused('inquiries', sheet('1'))).toEqual({ status: 3, code: 'headings_unknown' });
  const map = desk.write('map.txt', '# ours\ncustomer = 谁\nreceived_on=哪天\nproduct：要什么\n');
  expect(await desk.import('inquiries', sheet('1'), '--map', map)).toMatchObject({ imported: 1 });
  expect(await desk.import('inquiries', sheet('2'))).toMatchObject({ imported: 1, columns: { product: '要什么' } });
  const json = desk.write('map.json', JSON.stringify({ columns: { customer: '谁', received_on: '哪天' } }));
  expect(await desk.import('inquiries', sheet('3'), '--map', json, '--column', 'note=要什么')).toMatchObject({
    columns: { note: '要什么' },
  });
  await desk.head();
});
