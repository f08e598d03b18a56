import { afterEach, beforeEach, expect, test } from 'vitest';
import { Desk } from './importing/desk.ts';

// Whose a customer is: one or two people whose duty it is, never the same one twice; and what goes along when one leaves.

let room: Desk;
beforeEach(async () => {
  room = await Desk.open();
  for (const [code, name, role] of [
    ['XS', '肖三', 'sales'],
    ['LS', '李四', 'sales'],
    ['WW', '王五', 'sales'],
    ['KG', '孔管', 'custodian'],
  ] as const)
    await room.ok('operators', 'add', code, '--name', name, '--role', role);
});
afterEach(() => room.close());

const add = (code: string, ...more: string[]) => room.ok('customers', 'add', code, '--name', `${code}公司`, ...more);
const refused = async (...words: string[]) => {
  const { status, stdout, stderr } = await room.run(...words, '--json');
  expect(stdout).toBe('');
  return { status, ...(JSON.parse(stderr) as { error: { code: string; hint: string } }).error };
};
const whose = async (): Promise<string[]> =>
  (await room.json('customers', 'list', '--columns', 'code,responsible,second_responsible'))
    .filter(({ code }: { code: string }) => code !== 'HOUSE')
    .map(
      (row: Record<string, string | null>) => `${row.code} ${row.responsible ?? '-'}/${row.second_responsible ?? '-'}`,
    );

test('nobody is responsible twice: in commands a refusal that says how, at a merge the first role counts', async () => {
  const twice = ['--responsible', 'XS', '--second-responsible', '肖三'];
  expect(await refused('customers', 'add', 'A', '--name', '甲', ...twice)).toMatchObject({
    status: 2,
    code: 'responsible_twice',
  });
  await add('A', '--responsible', 'XS', '--second-responsible', 'LS');
  expect(await refused('customers', 'edit', 'A', ...twice)).toMatchObject({ status: 2, code: 'responsible_twice' });
  const first = await refused('customers', 'edit', 'A', '--responsible', 'LS');
  expect(first).toMatchObject({ status: 2, code: 'responsible_twice' });
  // The hint is a command that works.
  await room.ok(...first.hint.match(/samples (.*)$/)![1]!.split(' '));
  expect(await whose()).toEqual(['A LS/-']);
  await add('B', '--second-responsible', 'LS');
  await room.ok('customers', 'merge', 'B', '--into', 'A', '--reason', 'x', '--yes');
  expect(await whose()).toEqual(['A LS/-']);
});

test('nor by a sheet: one who fills both columns is taken once, one who is the other already is refused', async () => {
  const sheet = '编号,客户名称,业务员,第二负责人\nA,甲,肖三,XS\nB,乙,XS,LS\n';
  const { imported, warnings } = await room.import('customers', sheet);
  expect(imported).toBe(2);
  expect(warnings).toMatchObject([{ line: 2, column: 'second_responsible', code: 'person_twice' }]);
  expect(await whose()).toEqual(['A XS/-', 'B XS/LS']);
  const second = await room.import('customers', '编号,第二负责人\nA,XS\nB,WW\n');
  expect(second).toMatchObject({ rejects: [{ line: 2, column: 'second_responsible', code: 'responsible_twice' }] });
  const first = await room.import('customers', '编号,业务员\nB,LS\n');
  expect(first).toMatchObject({ rejects: [{ line: 2, column: 'responsible', code: 'responsible_twice' }] });
  expect(await room.import('customers', '编号,业务员,第二负责人\nB,LS,WW\n')).toMatchObject({ updated: 1 });
  await room.head();
});

test('files and complaints are given to people whose duty it is; a sheet says it and is taken', async () => {
  await add('A', '--responsible', 'XS');
  const unfit = { status: 6, code: 'not_permitted' };
  // Of a file it is said: his role may follow.
  const said = (key: string) => ({ warnings: [{ key, problem: 'person_unfit', expected: 'KG' }] });
  expect(await room.json('customers', 'edit', 'A', '--second-responsible', '孔管')).toMatchObject(
    said('second_responsible'),
  );
  expect(await room.json('customers', 'add', 'B', '--name', '乙', '--responsible', 'KG')).toMatchObject(
    said('responsible'),
  );
  expect(await room.ok('customers', 'edit', 'B', '--responsible', 'XS')).not.toContain('Mind');
  expect(await room.ok('customers', 'edit', 'B', '--responsible', 'KG')).toContain('Mind: KG may not keep');
  const complaint = ['customers', 'complaint', 'A', '--content', '短码'];
  expect(await refused(...complaint, '--responsible', 'KG')).toMatchObject(unfit);
  await room.ok(...complaint);
  expect(await refused('customers', 'complaint', 'handle', '1', '--responsible', 'KG')).toMatchObject(unfit);
  const { warnings } = await room.import('customers', '编号,客户名称,业务员\nC,丙,孔管\nD,丁,李四\n');
  expect(warnings).toMatchObject([{ line: 2, column: 'responsible', code: 'person_unfit' }]);
  // Nobody is asked to answer who could not: then it is whoever took the complaint down.
  expect(await room.json('customers', 'complaint', 'C', '--content', '短码')).toMatchObject({ responsible: 'WL' });
  // What stands there already may stay.
  await room.ok('customers', 'edit', 'C', '--responsible', 'KG', '--city', '苏州');
});

test('who leaves hands over both roles and the complaints that wait, in one run', async () => {
  await add('A', '--responsible', 'XS', '--second-responsible', 'LS');
  await add('B', '--responsible', 'LS', '--second-responsible', 'XS');
  await add('C', '--responsible', 'WW', '--second-responsible', 'XS');
  await add('D', '--responsible', 'WW');
  for (const [code, who] of [
    ['A', 'XS'],
    ['A', 'LS'],
    ['C', 'XS'],
    ['D', 'XS'],
    ['A', 'XS'],
  ] as const)
    await room.ok('customers', 'complaint', code, '--content', '短码', '--responsible', who);
  await room.ok('customers', 'complaint', 'handle', '5', '--handling', '换货');
  await room.ok('customers', 'complaint', 'answer', '5', '--via', '电话');
  const leaving = await room.ok('operators', 'retire', 'XS', '--yes', '--dry-run', '--lang', 'zh');
  expect(leaving).toContain('还有 3 件投诉等他答复');
  expect(leaving).toContain('他还负责 3 个客户');
  const handover = ['customers', 'handover', '--from', 'XS', '--to', 'LS', '--reason', '离职'];
  expect(await room.ok(...handover, '--dry-run', '--lang', 'zh')).toContain('没有答复的投诉一起交给 LS：1、3');
  expect(await room.json(...handover)).toMatchObject({ customers: ['A', 'B', 'C'], complaints: [1, 3] });
  expect(await whose()).toEqual(['A LS/-', 'B LS/-', 'C WW/LS', 'D WW/-']);
  const complaints = await room.json('customers', 'complaint', 'list');
  expect(
    complaints.map(({ complaint, responsible }: Record<string, unknown>) => `${complaint} ${responsible}`).sort(),
  ).toEqual(['1 LS', '2 LS', '3 LS', '4 XS', '5 XS']);
  // Of B he was the customer's person all along: nobody is to be told, and no first contact is due.
  const handovers = await room.json('customers', 'handover', 'list');
  expect(handovers.map(({ customer }: { customer: string }) => customer).sort()).toEqual(['A', 'C']);
  expect(await room.json('operators', 'retire', 'XS', '--yes')).toMatchObject({ files: 0, complaints: 1 });
  await room.head();
});

test('one file is handed over with what waits for its responsible person', async () => {
  await add('A', '--responsible', 'XS', '--second-responsible', 'LS');
  await room.ok('customers', 'complaint', 'A', '--content', '短码');
  expect(await room.json('customers', 'handover', 'A', '--to', 'LS', '--operator', 'XS')).toMatchObject({
    customers: ['A'],
    complaints: [1],
  });
  expect(await whose()).toEqual(['A LS/-']);
  expect(await refused('customers', 'handover', 'A', '--to', 'LS')).toMatchObject({ code: 'nothing_to_hand_over' });
});
