import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../importing/desk.ts';
import { peopledDesk } from './people.ts';

// What others have as their own is theirs: destroying one customer takes out of their records what is his, and nothing else.

let room: Desk;
const bytes = (): string =>
  ['', '-wal']
    .map((ending) => room.file + ending)
    .filter(existsSync)
    .map((path) => readFileSync(path).toString('utf8'))
    .join('\n');
const SWITCHBOARD = '0571-87654321';

beforeAll(async () => {
  room = await peopledDesk();
});
afterAll(() => room.close());

async function destroy(code: string) {
  const asked = await room.json('customers', 'destroy', code, '--reason', '到期', '--witness', 'JX', '--yes');
  await room.ok('approve', asked.approval, '--operator', 'AQ');
  const preview = await room.json('approve', asked.approval, '--operator', 'JL', '--dry-run');
  return { preview, done: await room.json('approve', asked.approval, '--operator', 'JL') };
}

test('a switchboard, an e-mail and an address that another has as well stay his', async () => {
  const shared = ['--phone', SWITCHBOARD, '--email', 'info@jituan.cn', '--address', '滨江区江南大道 100 号'];
  await room.ok('customers', 'add', 'DES', '--name', '母公司集团有限公司', ...shared, '--mobile', '13777665544');
  await room.ok('customers', 'add', 'OTH', '--name', '子公司印染有限公司', ...shared, '--contact', '孙平平');
  const person = ['--phone', '0571 8765 4321', '--email', 'info@jituan.cn'];
  await room.ok('customers', 'contacts', 'add', 'OTH', '--name', '孙平平', ...person);
  await room.ok('customers', 'edit', 'OTH', '--note', `总机 ${SWITCHBOARD}`);
  await room.ok('customers', 'edit', 'OTH', '--note', `总机 ${SWITCHBOARD}，母公司陈总 13777665544`);
  await room.ok('customers', 'edit', 'OTH', '--note', '打总机', '--operator', 'JL');
  await room.ok('customers', 'complaint', 'OTH', '--content', `回电 ${SWITCHBOARD}，寄滨江区江南大道 100 号`);
  const goods = ['--name', '棉布', '--quantity', '1', '--unit', '米'];
  await room.ok('receive', '--customer', 'DES', ...goods, '--appearance', `标签上有 ${SWITCHBOARD}`);
  await room.ok('move', '1X', '1', '--to', 'QUARANTINE', '--note', `等 ${SWITCHBOARD} 回话`);
  const before = await room.json('customers', 'history', 'OTH', '--reveal', '--reason', 'x');

  const { preview, done } = await destroy('DES');
  const stays = { effect: 'shared_stays', who: 'OTH', quantity: 3 };
  expect(preview.does).toContainEqual(expect.objectContaining(stays));
  expect(done.does).toContainEqual(expect.objectContaining(stays));

  expect(await room.json('customers', 'show', 'OTH', '--reveal', '--reason', 'x')).toMatchObject({
    phone: SWITCHBOARD,
    email: 'info@jituan.cn',
    address: '滨江区江南大道 100 号',
    note: '打总机',
  });
  expect(await room.json('customers', 'contacts', 'list', 'OTH', '--reveal', '--reason', 'x')).toMatchObject([
    { name: '孙平平', phone: SWITCHBOARD, email: 'info@jituan.cn' },
  ]);
  expect(await room.json('customers', 'complaint', 'list')).toMatchObject([
    { content: `回电 ${SWITCHBOARD}，寄滨江区江南大道 100 号` },
  ]);
  // What is linked to the destroyed customer goes all the same: of his goods, and what was said when they were moved.
  expect(await room.json('show', '1X')).toMatchObject({ appearance: '标签上有 ■■■' });
  expect(JSON.stringify(await room.json('history', '1X'))).not.toContain('回话');

  // Who changed the other's file, when and by which command is as it was; of what it said, one number is gone.
  const without = (text: string): string => text.replaceAll('13777665544', '■■■');
  expect(await room.json('customers', 'history', 'OTH', '--reveal', '--reason', 'x')).toEqual(
    JSON.parse(without(JSON.stringify(before))),
  );

  const certificate = await room.json('customers', 'certificate', 'DES');
  expect(certificate).toMatchObject({ shared_with: ['OTH'] });
  expect(certificate.kept).toEqual(
    expect.arrayContaining([
      { what: 'customers', rows: 1 },
      { what: 'contacts', rows: 1 },
      { what: 'complaints', rows: 1 },
    ]),
  );
  for (const language of ['zh', 'en'] as const) {
    const said = await room.ok('customers', 'certificate', 'DES', '--lang', language);
    expect(said).toContain('OTH');
    for (const text of [SWITCHBOARD, 'jituan', '江南大道']) expect(said).not.toContain(text);
  }
  expect(bytes()).not.toContain('13777665544');
  expect(bytes()).toContain(SWITCHBOARD);
  expect(await room.json('verify')).toMatchObject({ ok: true, problems: [] });

  // Once nobody else has it, it goes everywhere.
  await destroy('OTH');
  expect(bytes()).not.toContain(SWITCHBOARD);
  expect(bytes()).not.toContain('info@jituan.cn');
});

test('a word for what somebody does is nobody, and no name is taken out of what goods and functions are called', async () => {
  await room.ok('customers', 'add', 'CG', '--name', '采购样板公司甲', '--contact', '采购');
  for (const name of ['前台', '项目经理', 'purchasing', 'Front Desk', '白云', '周敏敏'])
    await room.ok('customers', 'contacts', 'add', 'CG', '--name', name);
  await room.ok('customers', 'add', 'QT', '--name', '其他公司', '--industry', '白云采购代理', '--note', '周敏敏介绍');
  await room.ok('customers', 'contacts', 'add', 'QT', '--name', '吴丽丽', '--role', '采购经理', '--note', '找前台');
  await room.ok(
    'receive',
    '--customer',
    'QT',
    '--name',
    '采购样布',
    '--spec',
    '白云',
    '--quantity',
    '1',
    '--unit',
    '米',
  );
  await room.ok(
    'actions',
    'add',
    '--source',
    '周敏敏来电',
    '--content',
    '采购流程；purchasing 前台',
    '--steps',
    '项目经理跟进',
    '--responsible',
    'WL',
    '--due',
    '2026-12-31',
  );
  await destroy('CG');
  expect(await room.json('customers', 'show', 'QT')).toMatchObject({ industry: '白云采购代理', note: '■■■介绍' });
  expect(await room.json('customers', 'contacts', 'list', 'QT')).toMatchObject([{ role: '采购经理', note: '找前台' }]);
  expect(await room.json('list', '--customer', 'QT')).toMatchObject([{ name: '采购样布', spec: '白云' }]);
  expect(await room.json('actions', 'list')).toMatchObject([
    { source: '■■■来电', content: '采购流程；purchasing 前台' },
  ]);
  expect(bytes()).not.toContain('周敏敏');
});

test('an import of another customer is undone as before, after words were taken out of what it had changed', async () => {
  await room.ok('customers', 'add', 'IM', '--name', '导入公司', '--note', '电话 13612345678，城西');
  await room.import('customers', 'code,name,note\nIM,导入公司,新备注\nIM9,只在表里的公司,\n');
  const [{ batch }] = await room.json('import', 'list');
  await room.ok('customers', 'add', 'GO', '--name', '走了的公司', '--mobile', '13612345678');
  await destroy('GO');
  await room.ok('import', 'undo', batch, '--yes');
  expect(await room.json('customers', 'show', 'IM')).toMatchObject({ note: '电话 ■■■，城西' });
  expect((await room.run('customers', 'show', 'IM9')).status).toBe(4);
  expect(bytes()).not.toContain('13612345678');
});
