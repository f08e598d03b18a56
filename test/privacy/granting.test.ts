import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DISCLOSED_SECTIONS } from '../../src/store/disclosing.ts';
import { Desk } from '../importing/desk.ts';
import { inside } from '../matrix/inside.ts';

// Others see a customer's contact data only when those who decide on the file's level have let them, until a day; what a
// customer agreed to and to whom his data went is on record; and he can be told all of it.

const PHONE = '13912345678';
const REVEAL = ['--reveal', '--reason', '寄样'];
let room: Desk;
const show = (who: string, ...more: string[]) =>
  room.run('customers', 'show', 'HX', ...REVEAL, '--operator', who, '--json', ...more);

beforeAll(async () => {
  room = await Desk.open();
  for (const [code, role] of [
    ['XS', 'sales'],
    ['LS', 'sales'],
    ['YG', 'user'],
    ['JL', 'manager'],
    ['AQ', 'security'],
  ] as const)
    await room.ok('operators', 'add', code, '--name', `${code}员`, '--role', role);
  for (const [code, level] of [
    ['HX', 'company'],
    ['BM', 'department'],
    ['GR', 'personal'],
  ] as const)
    await room.ok(
      'customers',
      'add',
      code,
      '--name',
      `${code}公司`,
      '--responsible',
      'XS',
      '--mobile',
      PHONE,
      '--level',
      level,
    );
});
afterAll(() => room.close());

test('a file of the company: whoever is responsible decides, and lets somebody see it until a day', async () => {
  expect((await show('LS')).status).toBe(6);
  expect((await room.run('customers', 'show', 'HX', '--operator', 'YG')).status).toBe(6);
  const asked = await room.json('customers', 'grant', 'HX', '--reason', '客户来电', '--operator', 'YG');
  expect(asked).toMatchObject({ state: 'pending', kind: 'grant', subject: 'HX' });
  expect((await room.run('approve', asked.approval, '--operator', 'YG')).status).toBe(6);
  const other = await room.run('approve', asked.approval, '--operator', 'LS', '--json');
  expect(JSON.parse(other.stderr).error).toMatchObject({ code: 'level_decides', details: { persons: ['XS'] } });
  const { does } = await room.json('approve', asked.approval, '--operator', 'XS');
  expect(does).toMatchObject([{ effect: 'grant_read', who: 'YG', name: 'HX', due: '2026-12-22' }]);
  expect(JSON.parse((await show('YG')).stdout)).toMatchObject({ mobile: PHONE });
  // To look at is not to take along; and after its last day it is over, whatever day is said.
  const exported = ['export', 'customers', ...REVEAL, '--operator', 'LS'];
  await room.ok('customers', 'grant', 'HX', '--to', 'LS', '--reason', 'x', '--operator', 'XS');
  expect((await room.run(...exported)).status).toBe(6);
  // What is written into a file is taken along, whatever the command.
  const list = ['customers', 'list', ...REVEAL, '--text', 'HX', '--operator', 'LS', '--columns', 'code,mobile'];
  expect((await room.run(...list)).stdout).toContain(PHONE);
  expect((await room.run(...list, '--format', 'csv')).status).toBe(6);
  expect((await room.run(...list, '--out', room.path('list.xlsx'))).status).toBe(6);
  const card = ['customers', 'card', 'HX', ...REVEAL, '--operator', 'LS', '--out', room.path('card.pdf')];
  expect((await room.run(...card)).status).toBe(6);
  await room.ok('customers', 'grant', 'HX', '--to', 'LS', '--scope', 'export', '--reason', 'x', '--operator', 'XS');
  const rows = await room.json(...exported);
  expect(rows.filter(({ mobile }: { mobile: string }) => mobile === PHONE)).toMatchObject([{ code: 'HX' }]);
  // Somebody who keeps no files takes along what he was let, and nothing else.
  await room.ok('customers', 'grant', 'HX', '--to', 'AQ', '--scope', 'export', '--reason', 'x', '--operator', 'XS');
  const own = await room.json('export', 'customers', ...REVEAL, '--operator', 'AQ');
  expect(own.map(({ code, mobile }: Record<string, string>) => [code, mobile])).toEqual([['HX', PHONE]]);
  expect((await room.run('export', 'customers', '--operator', 'AQ')).status).toBe(6);
  await room.ok('customers', 'grant', 'HX', '--to', 'AQ', '--withdraw', '--reason', 'x', '--operator', 'XS');
  expect((await show('YG', '--today', '2026-12-23')).status).toBe(6);
  expect((await show('YG', '--today', '2026-12-22')).status).toBe(0);
});

test('the same again changes nothing; it is withdrawn, and who saw what is on record', async () => {
  const again = ['customers', 'grant', 'HX', '--to', 'LS', '--scope', 'export', '--reason', 'x', '--operator', 'XS'];
  const longer = await room.json(...again, '--until', '2027-01-31');
  expect(longer).toMatchObject({ to: 'LS', until: '2027-01-31', withdrawn: false });
  const head = await room.head();
  expect(await room.json(...again, '--until', '2027-01-31')).toEqual(longer);
  expect(await room.head()).toBe(head);
  expect((await room.run('customers', 'grant', 'HX', '--to', 'XS', '--reason', 'x', '--operator', 'JL')).status).toBe(
    5,
  );
  expect((await room.run(...again, '--until', '2026-01-31')).status).toBe(2);
  await room.ok('customers', 'grant', 'HX', '--to', 'LS', '--withdraw', '--reason', '已寄完', '--operator', 'AQ');
  expect((await show('LS')).status).toBe(6);
  expect((await room.run(...again.slice(0, 5), '--withdraw', '--reason', 'x', '--operator', 'AQ')).status).toBe(4);
  const granted = await room.json('customers', 'grant', 'list', 'HX', '--operator', 'AQ');
  expect(
    granted.map(({ to, scope, state, by, reason }: Record<string, unknown>) => [to, scope, state, by, reason]),
  ).toEqual([
    ['LS', 'export', 'withdrawn', ['XS'], 'x'],
    ['AQ', 'export', 'withdrawn', ['XS'], 'x'],
    ['LS', 'export', 'withdrawn', ['XS'], 'x'],
    ['LS', 'read', 'withdrawn', ['XS'], 'x'],
    ['YG', 'read', 'in_force', ['XS'], '客户来电'],
  ]);
  const seen = await room.json('report', 'access', '--customer', 'HX', '--operator', 'AQ');
  expect(seen.map(({ operator, scope }: Record<string, unknown>) => `${operator} ${scope}`)).toEqual(
    expect.arrayContaining(['YG read', 'LS export']),
  );
});

test('other levels: a manager decides; of a personal file it takes two', async () => {
  const ask = async (code: string) =>
    (await room.json('customers', 'grant', code, '--reason', 'x', '--operator', 'LS')).approval;
  const department = await ask('BM');
  expect((await room.run('approve', department, '--operator', 'XS')).status).toBe(6);
  expect(await room.json('approve', department, '--operator', 'JL')).toMatchObject({ state: 'approved' });
  const personal = await ask('GR');
  expect(await room.json('approve', personal, '--operator', 'XS')).toMatchObject({ state: 'pending', missing: 1 });
  expect(await room.json('approve', personal, '--operator', 'AQ')).toMatchObject({ state: 'approved' });
  // Even a manager does not let somebody see a personal file alone.
  expect(await room.json('customers', 'grant', 'GR', '--to', 'YG', '--reason', 'x', '--operator', 'JL')).toMatchObject({
    state: 'pending',
  });
  // What was asked about a file of the company does not hold for one that became personal.
  const stale = (await room.json('customers', 'grant', 'HX', '--reason', 'y', '--operator', 'LS')).approval;
  await room.ok('customers', 'edit', 'HX', '--level', 'personal');
  const late = await room.run('approve', stale, '--operator', 'XS', '--json');
  expect(JSON.parse(late.stderr).error.code).toBe('facts_changed');
  await room.ok('customers', 'edit', 'HX', '--level', 'company');
});

test('what went to others rests on what the customer agreed to', async () => {
  const consent = ['customers', 'consent', 'HX', '--purpose', '委托检测', '--scope', '名称和联系人'];
  const share = ['customers', 'share', 'HX', '--with', '华测', '--data', '名称', '--purpose', '委托 检测'];
  expect(await room.json(...share)).toMatchObject({ consent: null, lacks_consent: true });
  expect(await room.ok(...share, '--lang', 'zh')).toContain('samples customers consent HX');
  const { consent: number } = await room.json(...consent, '--until', '2026-12-31');
  const head = await room.head();
  await room.ok(...consent, '--until', '2026-12-31');
  expect(await room.head()).toBe(head);
  expect(await room.json(...share)).toMatchObject({ consent: number, lacks_consent: false });
  expect(await room.json(...share, '--at', '2026-11-20')).toMatchObject({ lacks_consent: true });
  expect((await room.run(...share, '--consent', '99')).status).toBe(4);
  expect(await room.json('customers', 'consent', 'list', '--open')).toHaveLength(1);
  await room.ok('customers', 'consent', 'withdraw', 'HX', String(number));
  expect(await room.json('customers', 'consent', 'list', '--open')).toEqual([]);
  expect(await room.json(...share)).toMatchObject({ lacks_consent: true });
  expect(await room.json('customers', 'share', 'list', 'HX')).toHaveLength(5);
});

test('a customer is told everything that is stored about him, and that goes on record', async () => {
  await room.ok('customers', 'contacts', 'add', 'HX', '--name', '周敏敏', '--mobile', '13987654321');
  await room.ok('customers', 'log', 'HX', '--by', 'visit', '--with', '周敏敏', '--content', '看样');
  await room.ok('customers', 'edit', 'HX', '--city', '苏州');
  await room.ok('receive', '--customer', 'HX', '--name', '棉布', '--quantity', '2.5', '--unit', '米', '--note', '易皱');
  const { stored } = await room.json('customers', 'disclose', 'HX', '--operator', 'XS');
  const said = (section: string, field: string) =>
    stored
      .filter((one: Record<string, unknown>) => one.section === section && one.field === field)
      .map((one: { value: string }) => one.value);
  expect(said('file', 'mobile')).toEqual([PHONE]);
  expect(said('contacts', 'mobile')).toEqual(['13987654321']);
  expect(said('contact_log', 'content')).toEqual(['看样']);
  expect(said('samples', 'number')).toEqual(['S26-000001-X']);
  expect(said('samples', 'quantity')).toEqual(['2.5']);
  expect(said('remarks', 'words')).toContain('易皱');
  expect(said('disclosures', 'recipient')).toContain('华测');
  expect(said('history', 'field')).toContain('city');
  expect(said('accesses', 'operator')).toContain('YG');
  const text = await room.ok('customers', 'disclose', 'HX', '--lang', 'zh');
  for (const words of ['联系人（1）', '周敏敏', '和谁：周敏敏', '手机：13987654321']) expect(text).toContain(words);
  const refused = await room.run('customers', 'disclose', 'HX', '--operator', 'LS');
  // What helps is leave to export; there is no masked copy of all that is stored.
  expect(refused.status).toBe(6);
  expect(refused.stderr).toMatch(/customers grant HX --scope export --reason/);
  expect(refused.stderr).not.toMatch(/--reveal/);
  const [last] = await room.json('report', 'access', '--customer', 'HX');
  expect(last).toMatchObject({ command: 'customers disclose', scope: 'export' });
  expect(await room.json('verify')).toMatchObject({ ok: true });
});

test('nobody makes the file of somebody else his own in order to see it', async () => {
  await room.ok('customers', 'add', 'LSKH', '--name', '李师客户', '--responsible', 'LS');
  const refused = async (...words: string[]) => {
    const done = await room.run(...words, '--operator', 'LS', '--json');
    expect(JSON.parse(done.stderr).error, words.join(' ')).toMatchObject({
      code: 'file_of_others',
      details: { responsible: ['XS'] },
    });
    expect(done.status).toBe(6);
  };
  const head = await room.head();
  await refused('customers', 'edit', 'GR', '--responsible', 'LS');
  await refused('customers', 'edit', 'GR', '--second-responsible', 'LS');
  await refused('customers', 'edit', 'GR', '--level', 'company');
  await refused('customers', 'handover', 'GR', '--to', 'LS');
  await refused('customers', 'handover', '--from', 'XS', '--to', 'LS');
  await refused('customers', 'merge', 'GR', '--into', 'LSKH', '--reason', 'x', '--yes');
  expect(await room.head()).toBe(head);
  // Nor by a sheet; what else the sheet says is taken from everybody who keeps files.
  const sheet = room.write('mine.csv', '编号,业务员,城市\nGR,LS,无锡\nLSKH,LS,无锡\n');
  const importing = ['import', 'customers', sheet, '--operator', 'LS', '--json'];
  const done = await room.run(...importing);
  expect(done.status).toBe(3);
  expect(JSON.parse(done.stdout)).toMatchObject({
    rejected: 1,
    rejects: [{ line: 2, column: 'responsible', code: 'file_of_others' }],
  });
  room.write('mine.csv', '编号,业务员,城市\nGR,XS,无锡\nLSKH,LS,无锡\n');
  expect(JSON.parse((await room.run(...importing)).stdout)).toMatchObject({ updated: 2, rejected: 0 });
  // Whose file it is may give it away, a manager may give any away, and nobody's file is everybody's.
  await room.ok('customers', 'handover', 'LSKH', '--to', 'XS', '--operator', 'LS');
  await room.ok('customers', 'edit', 'LSKH', '--clear', 'responsible', '--operator', 'JL');
  await room.ok('customers', 'edit', 'LSKH', '--responsible', 'LS', '--operator', 'LS');
});

test('the days that a customer is told are those of the house, early in the morning too', async () => {
  const env = {
    SAMPLES_DB: room.file,
    SAMPLES_NOW: '2026-11-23T06:30:00+08:00',
    LANG: 'C.UTF-8',
    HOME: room.folder,
  };
  const receipt = [
    'receive',
    '--customer',
    'HX',
    '--name',
    '麻布',
    '--quantity',
    '1',
    '--unit',
    '米',
    '--note',
    '早到',
  ];
  expect(await inside(env, receipt)).toMatchObject({ status: 0 });
  expect(await inside(env, ['customers', 'show', 'HX', ...REVEAL])).toMatchObject({ status: 0 });
  const { stored } = await room.json('customers', 'disclose', 'HX', '--operator', 'XS');
  const days = (section: string) =>
    stored
      .filter((one: Record<string, unknown>) => one.section === section && one.field === 'day')
      .map((one: { value: string }) => one.value);
  expect(days('remarks')).toContain('2026-11-23');
  expect(days('accesses')).toContain('2026-11-23');
});

test('every table that belongs to a customer is in what he is told', () => {
  const db = new Database(':memory:');
  db.exec(readFileSync('schema.sql', 'utf8'));
  const own = db
    .prepare(
      `SELECT DISTINCT m.name FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) k
       WHERE m.type = 'table' AND k."table" = 'customers' ORDER BY m.name`,
    )
    .pluck()
    .all() as string[];
  // His file itself, a mark on its copy, the places of his goods, and the certificate, which holds nothing of him.
  const apart = ['customers', 'stale_customers', 'places', 'destructions'];
  expect(
    own.filter((name) => !apart.includes(name) && !(DISCLOSED_SECTIONS as readonly string[]).includes(name)),
  ).toEqual([]);
});
