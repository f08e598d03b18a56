import { afterEach, beforeEach, expect, test } from 'vitest';
import { Desk } from '../importing/desk.ts';

// Two files part again: everything is as if they had never been one, and what came of somebody's goods is his too.

let room: Desk;
beforeEach(async () => {
  room = await Desk.open();
  for (const [code, name] of [
    ['A', '甲纺织'],
    ['B', '乙纺织'],
    ['C', '丙纺织'],
  ] as const)
    await room.ok('customers', 'add', code, '--name', name);
});
afterEach(() => room.close());

const merge = (from: string, into: string, ...more: string[]) => [
  ...['customers', 'merge', from, '--into', into, '--reason', '同一家', '--yes'],
  ...more,
];
const owners = async (): Promise<string[]> =>
  (await room.json('list')).map(
    ({ number, customer, quantity }: Record<string, unknown>) => `${number} ${customer} ${quantity}`,
  );

test('parts that were split off while the files were one follow what they were split off from', async () => {
  await room.ok('receive', '--customer', 'A', '--name', '棉布', '--quantity', '5', '--unit', 'm');
  await room.ok('receive', '--customer', 'B', '--name', '麻布', '--quantity', '4', '--unit', 'm');
  await room.ok(...merge('A', 'B'));
  await room.ok('split', '1X', '2');
  await room.ok('inspect', '1X', '--accepted', '1.5', '--rejected', '1');
  // Of a part, parts; and what the other owned is his.
  await room.ok('split', '3T', '0.5');
  await room.ok('split', '2V', '1');
  await room.ok(...merge('B', 'C'));
  await room.ok('split', '3T', '0.25');
  await room.ok('customers', 'unmerge', 'B');
  const { moved } = await room.json('customers', 'unmerge', 'A');
  expect(moved).toContainEqual({ what: 'samples', rows: 5 });
  expect(await owners()).toEqual([
    'S26-000001-X A 2',
    'S26-000002-V B 3',
    'S26-000003-T A 1.25',
    'S26-000004-R A 1',
    'S26-000005-P A 0.5',
    'S26-000006-N B 1',
    'S26-000007-L A 0.25',
  ]);
  const received = (rows: Record<string, number>[]) => rows.reduce((sum, row) => sum + row.received!, 0);
  expect(received(await room.json('report', 'statement', '--customer', 'A'))).toBe(5);
  expect(received(await room.json('report', 'statement', '--customer', 'B'))).toBe(4);
  await room.head();
});

test('what was asked, complained of, given back and applied for follows the goods or the application', async () => {
  await room.ok('receive', '--customer', 'A', '--name', '棉布', '--quantity', '5', '--unit', 'm');
  await room.ok('customers', 'admission', 'A', '--step', 'application', '--paper', '申-1');
  await room.ok(...merge('A', 'B'));
  await room.ok('split', '1X', '2');
  await room.ok('customers', 'complaint', 'B', '--content', '短码', '--about', 'quantity', '--number', '2V');
  await room.ok('customers', 'complaint', 'B', '--content', '电话没人接');
  await room.ok('give-back', '2V', '1');
  await room.ok('instruct', '1X', '--decision', 'scrap', '--by', '甲');
  await room.ok('scrap', 'request', '1X', '1', '--reason', 'unneeded');
  await room.ok('operators', 'add', 'JL', '--name', '经理', '--role', 'manager');
  await room.ok('customers', 'admission', 'B', '--step', 'first_review', '--result', 'passed', '--operator', 'JL');
  await room.ok('customers', 'unmerge', 'A');
  const complaints = await room.json('customers', 'complaint', 'list');
  expect(complaints.map(({ content, customer }: Record<string, unknown>) => `${customer} ${content}`).sort()).toEqual([
    'A 短码',
    'B 电话没人接',
  ]);
  const { slips } = await room.json('slip', 'B26-000001', '--out', room.path('b.pdf'));
  expect(slips).toMatchObject([{ customer: 'A', lines: [{ number: 'S26-000002-V', quantity: 1 }] }]);
  const { stored } = await room.json('customers', 'disclose', 'A');
  const sections = new Set(stored.map(({ section }: { section: string }) => section));
  for (const section of ['approvals', 'admission_steps', 'give_backs', 'complaints'])
    expect([...sections]).toContain(section);
  await room.head();
});

test('a slip goes on saying when and by whom it was made, whatever becomes of the file', async () => {
  await room.ok('receive', '--customer', 'A', '--name', '棉布', '--quantity', '5', '--unit', 'm', '--at', '2026-11-02');
  await room.ok('give-back', '1X', '1', '--at', '2026-11-03');
  await room.ok(...merge('A', 'B'));
  const { slips } = await room.json('slip', 'R26-000001', 'B26-000001', '--out', room.path('slips.pdf'));
  expect(slips).toMatchObject([
    { on: '2026-11-02', state: 'draft', lines: [{ quantity: 5 }] },
    { on: '2026-11-03', state: 'draft', lines: [{ quantity: 1 }] },
  ]);
});

const parents = async (): Promise<string[]> =>
  (await room.json('customers', 'link', 'list'))
    .map(({ customer, parent }: Record<string, string | null>) => `${customer}<${parent ?? ''}`)
    .sort();

test('whoever stands above the file that stays loses a parent, is told so, and has it again afterwards', async () => {
  await room.ok('customers', 'link', 'B', '--parent', 'A');
  await room.ok('customers', 'link', 'C', '--parent', 'B');
  expect(await parents()).toEqual(['A<', 'B<A', 'C<B']);
  expect(await room.json(...merge('A', 'C'))).toMatchObject({ raised: [{ customer: 'B', parent: null }] });
  expect(await parents()).toEqual(['B<', 'C<B']);
  await room.ok('customers', 'unmerge', 'A');
  expect(await parents()).toEqual(['A<', 'B<A', 'C<B']);
  // In words, before it is done; and the same where he himself is the subsidiary.
  expect(await room.ok(...merge('A', 'C', '--dry-run', '--lang', 'zh'))).toContain('B 原是 A 的下级，又是 C 的上级');
  expect(await room.json(...merge('A', 'B'))).toMatchObject({ raised: [{ customer: 'B', parent: null }] });
  await room.ok('customers', 'unmerge', 'A');
  expect(await parents()).toEqual(['A<', 'B<A', 'C<B']);
  // What somebody has said since stands.
  await room.ok('customers', 'add', 'D', '--name', '丁');
  await room.ok(...merge('A', 'C'));
  await room.ok('customers', 'link', 'B', '--parent', 'D');
  await room.ok('customers', 'unmerge', 'A');
  expect(await parents()).toEqual(['B<D', 'C<B', 'D<']);
  await room.head();
});

test('only whose files they are, or a manager, merges, parts and archives them', async () => {
  for (const code of ['XS', 'LS']) await room.ok('operators', 'add', code, '--name', `${code}员`, '--role', 'sales');
  await room.ok('customers', 'edit', 'A', '--responsible', 'XS');
  await room.ok('customers', 'edit', 'B', '--responsible', 'LS');
  const refused = async (...words: string[]) => {
    const { status, stderr } = await room.run(...words, '--json');
    expect(JSON.parse(stderr).error, words.join(' ')).toMatchObject({ code: 'file_of_others' });
    expect(status).toBe(6);
  };
  const head = await room.head();
  // Into the file of somebody else no more than out of it.
  await refused(...merge('A', 'B', '--operator', 'XS'));
  await refused(...merge('B', 'A', '--operator', 'XS'));
  await refused('customers', 'archive', 'B', '--reason', '久无往来', '--operator', 'XS');
  expect(await room.head()).toBe(head);
  await room.ok(...merge('A', 'B'));
  for (const who of ['XS', 'LS']) await refused('customers', 'unmerge', 'A', '--operator', who);
  await room.ok('customers', 'unmerge', 'A');
  // Whoever is the second responsible person of one and finds nobody responsible for the other may.
  await room.ok('customers', 'edit', 'A', '--second-responsible', 'LS');
  await room.ok(...merge('C', 'A', '--operator', 'LS'));
  await room.ok('customers', 'unmerge', 'C', '--operator', 'LS');
  await room.ok('customers', 'archive', 'C', '--reason', '久无往来', '--operator', 'LS');
});

test('archiving points out what is not finished with the customer', async () => {
  const archive = (...more: string[]) => room.json('customers', 'archive', 'A', '--reason', '久无往来', ...more);
  expect(await archive('--dry-run')).toMatchObject({ warnings: [] });
  await room.ok('receive', '--customer', 'A', '--name', '棉布', '--quantity', '5', '--unit', 'm');
  await room.ok('checkout', '1X', '1', '--to', 'WL', '--purpose', '测试');
  await room.ok('customers', 'complaint', 'A', '--content', '短码');
  await room.ok('sample-orders', 'add', '--customer', 'A', '--name', '麻布', '--quantity', '1');
  await room.import('orders', 'customer,ordered_on,amount,status\nA,2026-11-05,100,confirmed\n');
  const said = await room.ok('customers', 'archive', 'A', '--reason', '久无往来', '--lang', 'zh', '--dry-run');
  expect(said).toContain('还有 1 件投诉没有答复：samples customers complaint list A --open');
  expect((await archive()).warnings).toEqual(
    ['goods_here', 'goods_held', 'orders', 'sample_orders', 'complaints'].map((what) => ({ what, count: 1 })),
  );
});
