import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../importing/desk.ts';
import { firstBroken } from '../independent-chain.mjs';
import { peopledDesk } from './people.ts';

// A destroyed customer is in no byte of the store; the journal holds all the same, and nobody does it alone.

const NAME = '苏州恒新纺织有限公司';
const GONE = [
  NAME,
  '陈静静',
  '周敏敏',
  '13912345678',
  '13987654321',
  '0512-65001234',
  '0512-65009999',
  '13800001111',
  'chenjing@hx.cn',
  'wx-zhou-1985',
  '91320594MA1MABCD5X',
  '虎丘区长江路 88 号',
  '司机老吴',
  'a scan of a business card',
];
const OTHER = ['越明印染', '13700001111', '孙平平'];

let room: Desk;
let approval: string;
const bytes = (): string =>
  ['', '-wal', '-shm', '-journal']
    .map((ending) => room.file + ending)
    .filter(existsSync)
    .map((path) => readFileSync(path).toString('utf8'))
    .join('\n');

beforeAll(async () => {
  room = await peopledDesk();
  const said = [
    '--contact',
    '陈静静',
    '--mobile',
    '13912345678',
    '--phone',
    '0512-65001234',
    '--email',
    'chenjing@hx.cn',
  ];
  const more = ['--credit-code', '91320594MA1MABCD5X', '--address', '虎丘区长江路 88 号', '--ref', 'open-1'];
  await room.ok('customers', 'add', 'HX', '--name', NAME, ...said, ...more);
  await room.ok('customers', 'add', 'HX2', '--name', `${NAME}（旧）`, '--phone', '0512-65009999');
  await room.ok(
    'follow-ups',
    'plan',
    'HX',
    '--next',
    '2026-12-15',
    '--reason',
    '陈静静休假后',
    '--goal',
    '给陈静静报价',
  );
  await room.ok('customers', 'merge', 'HX2', '--into', 'HX', '--reason', '同一家', '--yes');
  await room.ok(
    'customers',
    'add',
    'YM',
    '--name',
    '越明印染',
    '--mobile',
    '13700001111',
    '--note',
    `${NAME}介绍，电话 13912345678`,
  );
  await room.ok('customers', 'contacts', 'add', 'YM', '--name', '孙平平');
  const person = ['--mobile', '13987654321', '--social', 'wx-zhou-1985', '--ref', 'person-1'];
  await room.ok('customers', 'contacts', 'add', 'HX', '--name', '周敏敏', ...person);
  await room.ok('customers', 'log', 'HX', '--by', 'visit', '--with', '周敏敏', '--content', `问 ${NAME} 的价`);
  await room.ok('customers', 'survey', 'HX', '--score', '9', '--comment', '周敏敏 满意');
  const sheet = room.write(`${NAME}.csv`, `code,name,mobile\nHX,${NAME},13800001111\n`);
  await room.ok('import', 'customers', sheet);
  await room.import(
    'orders',
    `customer,ordered_on,amount,note,delivery_place\nHX,2026-01-05,100,找周敏敏,虎丘区长江路 88 号\n`,
  );
  const goods = ['--customer', 'HX', '--name', '棉布', '--quantity', '5', '--unit', '米', '--ref', 'goods-1'];
  await room.ok('receive', ...goods, '--delivered-by', '司机老吴', '--note', '周敏敏 送来');
  await room.ok('sign', 'R26-000001', '--side', 'customer', '--by', '周敏敏');
  await room.ok('move', '1X', '1', '--to', 'QUARANTINE', '--note', '等 周敏敏 来看');
  await room.ok('attach', 'R26-000001', room.write('card.txt', 'a scan of a business card of 周敏敏'));
  await room.ok('customers', 'complaint', 'HX', '--content', `周敏敏 说色差`);
  await room.ok('classify-customers');
  await room.ok('export', 'customers', '--reveal', '--reason', '寄样', '--out', room.path('out.csv'));
  await room.ok('backup', room.path('good.backup'));
});
afterAll(() => room.close());

const destroy = ['customers', 'destroy', 'HX', '--reason', '保管期满', '--yes'];

test('it takes a witness, two others, and a manager among them', async () => {
  expect((await room.run('customers', 'destroy', 'HX', '--reason', '保管期满', '--witness', 'JX')).status).toBe(2);
  expect((await room.run(...destroy)).status).toBe(2);
  expect((await room.run(...destroy, '--witness', 'WL')).status).toBe(6);
  expect((await room.run(...destroy, '--witness', 'JX', '--operator', 'JX')).status).toBe(6);
  const asked = await room.json(...destroy, '--witness', 'JX', '--operator', 'AQ2');
  expect(asked).toMatchObject({ state: 'pending', kind: 'destroy', subject: 'HX' });
  approval = asked.approval;
  expect(
    await room.json(
      'customers',
      'destroy',
      'HX',
      '--reason',
      '保管期满',
      '--witness',
      'JX',
      '--yes',
      '--operator',
      'AQ2',
    ),
  ).toMatchObject({ approval });
  expect((await room.run('approve', approval, '--operator', 'AQ2')).status).toBe(6);
  expect((await room.run('approve', approval, '--operator', 'JX')).status).toBe(6);
  const first = await room.json('approve', approval, '--operator', 'AQ');
  expect(first).toMatchObject({ state: 'pending', missing: 1 });
  expect(first.against.map(({ effect }: { effect: string }) => effect)).toEqual([
    'not_archived',
    'goods_here',
    'complaints_open',
  ]);
  expect((await room.run('approve', approval, '--operator', 'AQ')).status).toBe(5);
  const before = await room.head();
  await room.ok('approve', approval, '--operator', 'JL', '--dry-run');
  expect(await room.head()).toBe(before);
  for (const text of GONE) expect(bytes(), text).toContain(text);
});

test('then nothing of it is in a byte of the store, and the journal holds', async () => {
  copyFileSync(room.file, room.path('kept.db'));
  const { does } = await room.json('approve', approval, '--operator', 'JL');
  const kinds = does.map(({ effect }: { effect: string }) => effect);
  expect(kinds.slice(0, 3)).toEqual(['destroy_file', 'witnessed', 'wiped']);
  // Backup, export and sheet on record; the copies beside the store were found by their bytes.
  expect(kinds).toEqual(expect.arrayContaining(['copy_backup', 'copy_export', 'copy_sheet', 'certificate']));
  const beside = does.filter(({ effect }: { effect: string }) => effect === 'copy_file');
  expect(beside.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining([room.path('kept.db'), room.path('out.csv'), room.path('good.backup')]),
  );
  const stored = bytes();
  for (const text of GONE) expect(stored, text).not.toContain(text);
  for (const text of OTHER) expect(stored, text).toContain(text);
  expect(await room.json('verify')).toMatchObject({ ok: true, problems: [] });
  const db = new Database(room.file, { readonly: true });
  expect(firstBroken(db)).toBeNull();
  // The salts of everything that the rows once were are gone as well: nothing can be tried out against a seal.
  const salts = db.prepare(
    `SELECT count(*) FROM seals s JOIN customers c ON c.id = s.subject_id AND s.subject = 'customers'
     WHERE c.code IN ('HX', 'HX2') AND s.salt IS NOT NULL AND s.entry < (SELECT destroyed_in FROM destructions)`,
  );
  expect(salts.pluck().get()).toBe(0);
  db.close();
});

test('what the books need stays under the code; nothing new is written into it', async () => {
  expect(await room.json('customers', 'show', 'HX')).toMatchObject({
    name: 'HX',
    status: 'destroyed',
    mobile: null,
    samples: 1,
  });
  expect(await room.json('report', 'statement', '--customer', 'HX')).toMatchObject([{ received: 5, in_store: 5 }]);
  expect(await room.json('export', 'orders')).toMatchObject([{ customer: 'HX', amount: 100, note: null }]);
  expect(await room.json('customers', 'show', 'YM')).toMatchObject({ note: '■■■介绍，电话 ■■■' });
  expect(await room.json('customers', 'complaint', 'list', '--open')).toEqual([]);
  const classes = await room.json('classify-customers', '--dry-run');
  expect(classes.map(({ customer }: { customer: string }) => customer)).toEqual(['YM']);
  for (const words of [
    ['customers', 'edit', 'HX', '--city', '苏州'],
    ['customers', 'contacts', 'add', 'HX', '--name', '又来'],
    ['receive', '--customer', 'HX', '--name', '布', '--quantity', '1', '--unit', 'm'],
    ['customers', 'merge', 'YM', '--into', 'HX', '--reason', 'x', '--yes'],
    ['customers', 'unmerge', 'HX2'],
    ['customers', 'complaint', 'HX', '--content', '色差'],
    ['customers', 'complaint', 'handle', '1', '--handling', '换货'],
    ['customers', 'complaint', 'answer', '1', '--via', 'phone'],
    ['customers', 'credit', 'HX', '--grade', 'A'],
    ['customers', 'admission', 'HX', '--step', 'application', '--paper', 'SQ-9'],
    ['customers', 'review', 'HX', '--result', 'in_order'],
    ['customers', 'handover', 'HX', '--to', 'JL'],
    ['customers', 'link', 'HX', '--parent', 'YM'],
    ['customers', 'link', 'YM', '--parent', 'HX'],
    ['customers', 'contacts', 'remove', 'HX', '周敏敏'],
    ['follow-ups', 'plan', 'HX', '--goal', '再谈'],
  ])
    expect(await room.run(...words, '--json')).toMatchObject({
      status: 5,
      stderr: expect.stringContaining('file_destroyed'),
    });
  expect(await room.import('customers', 'code,name\nHX,又来\n')).toMatchObject({
    rejected: 1,
    rejects: [{ code: 'file_destroyed', reason: 'the file of this customer is destroyed: HX' }],
  });
  expect((await room.import('contacts', 'customer,name\nHX,又来\n')).rejected).toBe(1);
  // What is exported can be imported again: what is left of a destroyed file is no customer to import.
  const exported = await room.ok('export', 'customers', '--format', 'csv');
  expect(exported).not.toContain('HX');
  expect(await room.import('customers', exported)).toMatchObject({ rejected: 0, imported: 0, updated: 0 });
  expect((await room.run('import', 'undo', 'I26-000001', '--yes')).status).toBe(5);
  // What stays of his orders and goods may stand in a sheet again; nothing is added to it.
  for (const kind of ['orders', 'samples', 'log', 'surveys', 'indicators', 'inquiries']) {
    const sheet = await room.ok('export', kind, '--format', 'csv');
    expect(await room.import(kind, sheet), kind).toMatchObject({ rejected: 0, imported: 0, updated: 0 });
  }
});

test('a file with very many people, one whose name stands in what never changes, and people of a merge taken back', async () => {
  await room.ok('customers', 'add', 'BIG', '--name', '人多势众集团有限公司');
  await room.ok('customers', 'add', 'BIG2', '--name', '人少势寡有限公司');
  const people = Array.from({ length: 400 }, (_, at) => `BIG,甲${at}号,139${String(20000000 + at)}`);
  await room.import('contacts', `customer,name,mobile\n${people.join('\n')}\nBIG2,乙一号,13855556666\n`);
  await room.ok('customers', 'contacts', 'edit', 'BIG2', '乙一号', '--mobile', '13855557777');
  await room.ok('customers', 'merge', 'BIG2', '--into', 'BIG', '--reason', 'x', '--yes');
  await room.ok('customers', 'contacts', 'edit', 'BIG', '乙一号', '--mobile', '13855558888');
  await room.ok('customers', 'unmerge', 'BIG2');
  await room.ok(
    'receive',
    '--customer',
    'BIG',
    '--name',
    '人多势众集团有限公司 送的布',
    '--quantity',
    '3',
    '--unit',
    'm',
  );
  await room.ok('stocktake', 'open', '--customer', 'BIG');
  const [{ number }] = await room.json('list', '--customer', 'BIG');
  await room.ok('stocktake', 'count', 'K26-0001', number, '3');
  const gone = async (code: string) => {
    const asked = await room.json('customers', 'destroy', code, '--reason', 'x', '--witness', 'JX', '--yes');
    await room.ok('approve', asked.approval, '--operator', 'AQ');
    return room.json('approve', asked.approval, '--operator', 'JL');
  };
  await gone('BIG');
  // The name of the goods was counted under: counts are never changed, the certificate says so, and claims no more.
  expect(await room.json('customers', 'certificate', 'BIG')).toMatchObject({ kept: [{ what: 'counts', rows: 1 }] });
  expect(bytes()).toContain('人多势众集团有限公司');
  for (const text of ['13920000000', '13920000399', '甲399号']) expect(bytes()).not.toContain(text);
  expect(bytes()).toContain('13855556666');
  const { does } = await gone('BIG2');
  expect(does.map(({ effect }: { effect: string }) => effect)).toContain('wiped');
  for (const text of ['13855556666', '13855557777', '13855558888', '人少势寡']) expect(bytes()).not.toContain(text);
  expect(await room.json('verify')).toMatchObject({ ok: true });
});

test('the certificate holds nothing of the customer; asking again changes nothing', async () => {
  const certificate = await room.json('customers', 'certificate', 'HX');
  expect(certificate).toMatchObject({
    customer: 'HX',
    requested_by: 'AQ2',
    approved_by: ['AQ', 'JL'],
    witness: 'JX',
    kept: [],
  });
  expect(certificate.copies.map(({ kind, there }: Record<string, string>) => [kind, there])).toEqual(
    expect.arrayContaining([
      ['backup', 'yes'],
      ['export', 'yes'],
      ['sheet', 'unknown'],
    ]),
  );
  for (const language of ['zh', 'en'] as const) {
    const said = await room.ok('customers', 'certificate', 'HX', '--lang', language);
    for (const text of [...GONE, '恒新']) expect(said).not.toContain(text);
  }
  const head = await room.head();
  expect(await room.json(...destroy, '--witness', 'JX')).toMatchObject({ state: 'destroyed', wiped: 'yes' });
  expect(await room.head()).toBe(head);
});

test('a destruction that was cut short before the bytes were gone is finished by asking again', async () => {
  await room.ok('customers', 'add', 'ZZ', '--name', '短命客户有限公司', '--mobile', '13611112222');
  const asked = await room.json('customers', 'destroy', 'ZZ', '--reason', 'x', '--witness', 'JX', '--yes');
  await room.ok('approve', asked.approval, '--operator', 'AQ');
  // Somebody reads all the while: the log must keep what he sees.
  const reader = new Database(room.file, { readonly: true });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM customers').get();
  const { does } = await room.json('approve', asked.approval, '--operator', 'JL');
  expect(does.map(({ effect }: { effect: string }) => effect)).toContain('wipe_waits');
  expect(bytes()).toContain('短命客户有限公司');
  reader.exec('COMMIT');
  reader.close();
  expect(await room.json('customers', 'certificate', 'ZZ')).toMatchObject({ wiped_at: null });
  expect(await room.ok('doctor')).toContain('ZZ');
  expect(await room.json('customers', 'destroy', 'ZZ', '--reason', 'x', '--witness', 'JX', '--yes')).toMatchObject({
    wiped: 'rewritten',
  });
  expect(await room.json('customers', 'certificate', 'ZZ')).toMatchObject({ searched: 0 });
  expect(await room.ok('customers', 'certificate', 'ZZ', '--lang', 'en')).toContain('not searched');
  for (const text of ['短命客户', '13611112222']) expect(bytes()).not.toContain(text);
  expect(await room.json('verify')).toMatchObject({ ok: true });
});

test('archiving keeps a file for its time, and proposes what was quiet for long', async () => {
  await room.ok(
    'receive',
    '--customer',
    'YM',
    '--name',
    '布',
    '--quantity',
    '1',
    '--unit',
    'm',
    '--expires',
    '2040-01-01',
  );
  expect(await room.json('customers', 'archive', 'YM', '--reason', '停业')).toMatchObject({
    archived_on: '2026-11-22',
    retain_until: '2040-01-01',
  });
  const head = await room.head();
  await room.ok('customers', 'archive', 'YM', '--reason', '停业');
  expect(await room.head()).toBe(head);
  expect((await room.run('customers', 'archive', 'HOUSE', '--reason', 'x')).status).toBe(5);
  await room.ok('customers', 'add', 'OLD', '--name', '老客户');
  const later = await room.json('customers', 'archive', 'list', '--today', '2041-01-01');
  expect(later.map(({ customer, what }: Record<string, string>) => [customer, what])).toEqual([
    ['YM', 'to_destroy'],
    ['OLD', 'to_archive'],
  ]);
  // Goods that come later, or go to him, are kept track of as well.
  const goods = ['--name', '布', '--quantity', '1', '--unit', 'm', '--location', 'DOCK'];
  await room.ok('receive', '--customer', 'YM', ...goods, '--expires', '2045-01-01');
  const until = async () => (await room.json('customers', 'archive', 'list', '--today', '2042-01-01'))[0];
  expect(await until()).toMatchObject({ customer: 'YM', what: 'kept', retain_until: '2045-01-01' });
  expect(await room.json('customers', 'archive', 'YM', '--reason', '停业')).toMatchObject({
    retain_until: '2045-01-01',
  });
  const [{ number }] = (await room.json('receive', '--customer', 'HOUSE', ...goods, '--expires', '2050-06-30')).samples;
  await room.ok('checkout', number, '1', '--to-customer', 'YM', '--purpose', '送样');
  expect(await until()).toMatchObject({ retain_until: '2050-06-30' });
  await room.ok('customers', 'edit', 'YM', '--status', 'active');
  expect(await room.json('customers', 'archive', 'list')).toEqual([]);
  for (const status of ['destroyed', 'archived'])
    expect(await room.run('customers', 'edit', 'YM', '--status', status, '--json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('status_by_deed'),
    });
});
