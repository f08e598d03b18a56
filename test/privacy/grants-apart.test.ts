import { afterEach, beforeEach, expect, test } from 'vitest';
import { Desk } from '../importing/desk.ts';

// Each grant stands for itself, ends on its own day, and is told as it is: who may decide, what is asked, what is not yet so.

let room: Desk;
beforeEach(async () => {
  room = await Desk.open();
  for (const [code, role] of [
    ['XS', 'sales'],
    ['LS', 'sales'],
    ['WW', 'sales'],
    ['JL', 'manager'],
    ['AQ', 'security'],
  ] as const)
    await room.ok('operators', 'add', code, '--name', `${code}员`, '--role', role);
  await room.ok('customers', 'add', 'A', '--name', '甲', '--responsible', 'XS', '--mobile', '13912345678');
});
afterEach(() => room.close());

const ask = async (...more: string[]): Promise<string> =>
  (await room.json('customers', 'grant', 'A', '--reason', '寄样', '--operator', 'LS', ...more)).approval;
const refused = async (...words: string[]) => {
  const { status, stderr } = await room.run(...words, '--json');
  return {
    status,
    ...(JSON.parse(stderr) as { error: { code: string; message: string; details: { others?: string[] } } }).error,
  };
};
const sees = async (day: string) =>
  (await room.run('customers', 'show', 'A', '--reveal', '--reason', 'x', '--operator', 'LS', '--today', day)).status ===
  0;
const granted = async (): Promise<string[]> =>
  (await room.json('customers', 'grant', 'list', 'A')).map(
    ({ scope, state, until_on }: Record<string, string>) => `${scope} ${until_on} ${state}`,
  );

test('a shorter grant takes nothing of a longer one; all of them are listed', async () => {
  const grant = (until: string) =>
    room.ok('customers', 'grant', 'A', '--to', 'LS', '--until', until, '--reason', 'x', '--operator', 'XS');
  await grant('2027-06-30');
  await grant('2026-12-03');
  await room.ok('approve', await ask('--until', '2026-12-20'), '--operator', 'XS');
  expect(await granted()).toEqual(['read 2026-12-20 in_force', 'read 2026-12-03 in_force', 'read 2027-06-30 in_force']);
  expect(await sees('2027-06-30')).toBe(true);
  expect(await sees('2027-07-01')).toBe(false);
  const withdrawn = ['customers', 'grant', 'A', '--to', 'LS', '--withdraw', '--reason', 'x', '--operator', 'XS'];
  expect(await room.json(...withdrawn)).toMatchObject({ until: '2027-06-30', withdrawn: true });
  expect(await sees('2026-11-22')).toBe(false);
});

test('what was asked for until a day that is past cannot be approved, by the first of two as little', async () => {
  const late = await ask('--until', '2026-11-25');
  expect(await refused('approve', late, '--operator', 'XS', '--today', '2026-11-26')).toMatchObject({
    status: 5,
    code: 'facts_changed',
    details: { over: '2026-11-25' },
  });
  expect(await granted()).toEqual([]);
  await room.ok('approve', late, '--operator', 'XS', '--today', '2026-11-25');
  await room.ok('customers', 'edit', 'A', '--level', 'personal');
  const personal = await ask('--until', '2026-11-25', '--scope', 'export');
  expect(await refused('approve', personal, '--operator', 'XS', '--today', '2026-11-26')).toMatchObject({ status: 5 });
  await room.ok('reject', personal, '--reason', '过了', '--operator', 'JL', '--today', '2026-11-26');
});

test('the first of two approvals says that nothing is so yet', async () => {
  await room.ok('customers', 'edit', 'A', '--level', 'personal');
  const personal = await ask();
  const first = await room.ok('approve', personal, '--operator', 'XS', '--lang', 'zh');
  expect(first.split('\n')[0]).toContain(`还要 1 人批准，现在还没有执行：${personal}`);
  expect(first).toContain('都批准以后：');
  expect(first).not.toContain('已批准');
  const english = await room.ok('approve', personal, '--operator', 'AQ', '--dry-run');
  expect(english).toContain(`Would approve ${personal}`);
  await room.ok('operators', 'add', 'AQ2', '--name', '安二', '--role', 'security');
  const destroy = ['customers', 'destroy', 'A', '--reason', '客户要求', '--witness', 'JL', '--yes'];
  const { approval } = await room.json(...destroy);
  expect(await room.ok('approve', approval, '--operator', 'AQ', '--lang', 'zh')).not.toContain('已批准');
  // Who asked may not, who has may not again, and the witness only looks on: one is left.
  expect(await refused('approve', approval)).toMatchObject({ code: 'own_request', details: { others: ['AQ2'] } });
});

test('who may decide is named: those who could, and nobody else', async () => {
  const company = await ask();
  expect(await refused('approve', company, '--operator', 'LS')).toMatchObject({
    status: 6,
    code: 'own_request',
    details: { others: ['JL', 'WL', 'XS'] },
  });
  await room.ok('customers', 'edit', 'A', '--level', 'personal');
  expect(await refused('approve', await ask(), '--operator', 'LS')).toMatchObject({
    details: { others: ['AQ', 'JL', 'WL', 'XS'] },
  });
});

test('the list of requests says for whom a file is asked, how widely, and until when', async () => {
  await ask('--to', 'WW', '--scope', 'export', '--until', '2026-12-01');
  expect(await room.json('approvals')).toMatchObject([
    { kind: 'grant', subject: 'A', requested_by: 'LS', to: 'WW', scope: 'export', until_on: '2026-12-01' },
  ]);
  expect(await room.ok('approvals', '--lang', 'zh')).toMatch(/A +WW +导出/);
  await room.ok('customers', 'destroy', 'A', '--reason', 'x', '--witness', 'JL', '--yes');
  expect((await room.json('approvals'))[0]).toMatchObject({ kind: 'destroy', to: null, scope: null, until_on: null });
});

test('where nobody is responsible that is said, and whoever keeps files makes it his with the command of the hint', async () => {
  await room.ok('customers', 'add', 'B', '--name', '乙', '--mobile', '13712345678');
  const look = ['customers', 'show', 'B', '--reveal', '--reason', '寄样', '--operator', 'LS'];
  const { stderr, status } = await room.run(...look, '--lang', 'zh');
  expect(status).toBe(6);
  expect(stderr).toContain('客户 B 还没有负责人');
  const [, command] = stderr.match(/samples (customers edit \S+ --responsible \w+)/)!;
  await room.ok(...command!.split(' '), '--operator', 'LS');
  expect(await room.json(...look)).toMatchObject({ mobile: '13712345678' });
});
