import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../importing/desk.ts';
import { peopledDesk } from './people.ts';

// What a destruction takes out of other people's words however it is spelled, what it leaves, and that all who tell of it
// say the same.

let room: Desk;
const bytes = (): string =>
  ['', '-wal']
    .map((ending) => room.file + ending)
    .filter(existsSync)
    .map((path) => readFileSync(path).toString('utf8'))
    .join('\n');

beforeAll(async () => {
  room = await peopledDesk();
});
afterAll(() => room.close());

type Effect = {
  effect: string;
  name: string | null;
  number: string | null;
  to: string | null;
  quantity: number | null;
};
const again = (code: string) => ['customers', 'destroy', code, '--reason', '到期', '--witness', 'JX', '--yes'];

/** Asks for it and approves it once; what the second one sees before he does. */
async function ask(code: string): Promise<{ approval: string; against: Effect[] }> {
  const { approval } = await room.json(...again(code));
  await room.ok('approve', approval, '--operator', 'AQ');
  const { against } = await room.json('approve', approval, '--operator', 'JL', '--dry-run');
  return { approval, against };
}
const told = (does: readonly Effect[]) => does.map(({ effect }) => effect);

test('a number goes in every spelling that people use', async () => {
  await room.ok(
    'customers',
    'add',
    'NUM',
    '--name',
    '电话多公司',
    '--mobile',
    '13777665544',
    '--phone',
    '0571-87654321',
  );
  const spelled = [
    '137-7766-5544',
    '137 7766 5544',
    '１３７７７６６５５４４',
    '+86 137 7766 5544',
    '0571 87654321',
    '057187654321',
    '(0571)87654321',
    '+86-571-8765-4321',
  ];
  await room.ok('customers', 'add', 'NOTE', '--name', '别家公司');
  for (const each of spelled)
    await room.ok('customers', 'edit', 'NOTE', '--note', `他的电话是 ${each}，订单 9137776655447`);
  await room.ok('customers', 'log', 'NOTE', '--by', 'phone', '--content', spelled.join('；'));
  await room.ok(
    'receive',
    '--customer',
    'NOTE',
    '--name',
    '布',
    '--quantity',
    '2',
    '--unit',
    '米',
    '--note',
    '找 137-7766-5544',
  );
  const { approval } = await ask('NUM');
  const { does } = await room.json('approve', approval, '--operator', 'JL');
  expect(told(does)).toContain('wiped');
  for (const each of spelled) expect(bytes(), each).not.toContain(each.replace(/^\+86[ -]/, ''));
  expect(await room.json('customers', 'show', 'NOTE')).toMatchObject({ note: '他的电话是 ■■■，订单 9137776655447' });
  expect(await room.json('customers', 'log', 'list', 'NOTE')).toMatchObject([
    { content: spelled.map(() => '■■■').join('；') },
  ]);
  expect(await room.json('verify')).toMatchObject({ ok: true, problems: [] });
});

test('a name within a reference stays with the journal, and approval says so as the certificate does', async () => {
  await room.ok('customers', 'add', 'REF', '--name', '编号里有人公司', '--contact', '周敏敏');
  await room.ok('customers', 'edit', 'REF', '--city', '杭州', '--ref', '周敏敏-1');
  const { approval } = await ask('REF');
  const done = await room.json('approve', approval, '--operator', 'JL');
  expect(done.does).toContainEqual(expect.objectContaining({ effect: 'kept_rows', name: 'journal', quantity: 1 }));
  expect(await room.json('customers', 'certificate', 'REF')).toMatchObject({ kept: [{ what: 'journal', rows: 1 }] });
  expect(await room.ok('customers', 'certificate', 'REF', '--lang', 'zh')).toContain('流水 1');
});

test('a scan that is attached to another as well stays with him: all say which, and nothing is left to do', async () => {
  for (const code of ['SC1', 'SC2']) {
    await room.ok('customers', 'add', code, '--name', `附件公司${code}`);
    await room.ok('receive', '--customer', code, '--name', '布', '--quantity', '1', '--unit', '米');
  }
  await room.ok('customers', 'edit', 'SC1', '--mobile', '13899990000');
  const [mine, others] = (await room.json('report', 'receipts'))
    .slice(-2)
    .map((row: { receipt: string }) => row.receipt);
  const scan = room.write('scan.txt', 'signed by 13899990000');
  await room.ok('attach', mine, scan);
  await room.ok('attach', others, scan);
  const { approval } = await ask('SC1');
  const said = await room.ok('approve', approval, '--operator', 'JL', '--lang', 'zh');
  expect(said).toContain('抹去的字样没有留下');
  expect(said).toContain(`${others} 的附件`);
  expect(said).not.toContain('告诉维护人');
  const certificate = await room.json('customers', 'certificate', 'SC1');
  expect(certificate).toMatchObject({ attached: [{ to: others }], searched: expect.any(Number) });
  expect(await room.ok('customers', 'certificate', 'SC1', '--lang', 'zh')).toContain(`${others} 的附件`);
  expect(await room.json(...again('SC1'))).toMatchObject({ wiped: 'yes', attached: [{ to: others }] });
  expect(await room.ok(...again('SC1'), '--lang', 'en')).toContain(`of ${others}`);
  const { checks } = await room.json('doctor');
  expect(checks).toContainEqual(expect.objectContaining({ check: 'destruction', state: 'ok' }));
  // What is named can be looked at.
  const [{ attachment }] = certificate.attached;
  await room.ok('attachments', 'get', String(attachment), '--out', room.path('again.txt'));
  expect(room.text('again.txt')).toBe('signed by 13899990000');
});

test('who signed for another is on record still; who signed for the customer is not, whatever he was called', async () => {
  for (const code of ['SG1', 'SG2']) {
    await room.ok('customers', 'add', code, '--name', `签收公司${code}`);
    await room.ok('receive', '--customer', code, '--name', '布', '--quantity', '1', '--unit', '米');
  }
  await room.ok('customers', 'edit', 'SG1', '--mobile', '13866667777');
  const receipts = await room.json('report', 'receipts');
  const [mine, others] = ['SG1', 'SG2'].map(
    (code) => receipts.find(({ customer }: { customer: string }) => customer === code).receipt,
  );
  const how = ['--how', '电话 138-6666-7777 确认'];
  await room.ok('sign', mine, '--side', 'customer', '--by', '收发室某某', ...how);
  await room.ok('sign', others, '--side', 'customer', '--by', '签字人甲', ...how);
  const { approval } = await ask('SG1');
  await room.ok('approve', approval, '--operator', 'JL');
  expect(bytes()).not.toContain('收发室某某');
  expect(bytes()).not.toContain('6666-7777');
  expect(await room.json('report', 'unsigned', '--customer', 'SG2', '--today', '2027-06-01')).toMatchObject([
    { signed_by: '签字人甲' },
  ]);
  expect(await room.json('verify')).toMatchObject({ ok: true, problems: [] });
});

test('what waits to be done stands against it, and is in no list of things to do afterwards', async () => {
  await room.ok('customers', 'add', 'TODO', '--name', '事情多公司', '--mobile', '13811110000');
  await room.ok('receive', '--customer', 'TODO', '--name', '布', '--quantity', '5', '--unit', '米');
  const [{ number }] = await room.json('list', '--customer', 'TODO');
  await room.ok('customers', 'complaint', 'TODO', '--content', '色差');
  await room.ok('customers', 'admission', 'TODO', '--step', 'application', '--paper', 'SQ-9');
  await room.ok('customers', 'handover', 'TODO', '--to', 'JL');
  await room.ok('notice', number, '1', '--reason', 'damaged', '--note', '水渍');
  await room.ok('instruct', number, '--decision', 'scrap', '--by', '客户来电');
  const scrap = await room.json(
    'scrap',
    'request',
    number,
    '1',
    '--reason',
    'damaged',
    '--method',
    '粉碎',
    '--witness',
    'JX',
  );
  const exported = room.path('out.csv');
  await room.ok('export', 'customers', '--reveal', '--reason', '寄样', '--out', exported);
  const { approval, against } = await ask('TODO');
  expect(told(against)).toEqual([
    'not_archived',
    'goods_here',
    'complaints_open',
    'requests_open',
    'notices_open',
    'admissions_open',
    'handovers_open',
  ]);
  expect(against.find(({ effect }) => effect === 'requests_open')).toMatchObject({ number: scrap.approval });
  for (const language of ['zh', 'en'] as const)
    expect(await room.ok('approve', approval, '--operator', 'JL', '--dry-run', '--lang', language)).toContain(
      scrap.approval,
    );
  const open = async () => ({
    handovers: await room.json('customers', 'handover', 'list', '--open'),
    admissions: await room.json('customers', 'admission', 'list', '--open'),
    notices: await room.json('report', 'notices'),
    letters: await room.json('notices', 'list'),
  });
  for (const [list, rows] of Object.entries(await open())) expect(rows, list).toMatchObject([{ customer: 'TODO' }]);
  const said = await room.ok('approve', approval, '--operator', 'JL', '--lang', 'zh');
  // The file that it went out in is named as the certificate names it.
  expect(said).toContain(`可能仍在导出文件里：${exported}`);
  expect(await open()).toEqual({ handovers: [], admissions: [], notices: [], letters: [] });
});
