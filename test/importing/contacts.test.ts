import { afterEach, beforeEach, expect, test } from 'vitest';
import { counts, Desk, unmasked } from './desk.ts';

// People at customers and the log of talks: known again, out and back.

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  await desk.ok('customers', 'add', 'C1', '--name', '恒润纺织');
});
afterEach(() => desk.close());

test('contacts are known by customer and name', async () => {
  const sheet =
    '客户,姓名,职务,手机,生日,首选\nC1,周工,采购,138 0013 8000,3月12日,是\n恒润纺织,周 工,,,,\nC1,李工,,,1985.3.12,\nC1,王工,,,13月1日,\n';
  const outcome = await desk.import('contacts', sheet, '--partial');
  expect(counts(outcome)).toEqual([4, 2, 0, 1, 1, 0]);
  expect(outcome.rejects).toMatchObject([{ line: 5, column: 'birthday', code: 'birthday_unreadable' }]);
  expect(await desk.rows('contacts')).toMatchObject([
    { name: '周工', mobile: '13800138000', birthday: '03-12', preferred: true },
    { name: '李工', birthday: '1985-03-12', preferred: false },
  ]);
  expect(counts(await desk.import('contacts', 'customer,name,role\nC1,李工,厂长\n'))).toEqual([1, 0, 1, 0, 0, 0]);
  expect(await desk.import('contacts', await desk.ok('export', ...unmasked('contacts')))).toMatchObject({
    unchanged: 2,
    rejected: 0,
  });
  await desk.head();
});

test('the log: equal lines are several talks; who did it is an operator, or left out', async () => {
  const sheet =
    '客户,方式,日期,内容,用时,经办人\nC1,拜访,2025-05-01,谈价,30分钟,王丽\nC1,拜访,2025-05-01,谈价,30,WL\nC1,微信,2025-05-02,,5,张三\nC1,飞鸽,2025-05-02,,,\n';
  const outcome = await desk.import('log', sheet, '--partial');
  expect(counts(outcome)).toEqual([4, 3, 0, 0, 1, 0]);
  expect(outcome.warnings).toMatchObject([{ line: 4, column: 'operator', code: 'person_left_out' }]);
  expect(await desk.rows('log')).toMatchObject([
    { kind: 'visit', minutes: 30, operator: 'WL' },
    { kind: 'visit', minutes: 30, operator: 'WL' },
    { kind: 'message', minutes: 5, operator: null },
  ]);
  expect(counts(await desk.import('log', sheet, '--partial'))).toEqual([4, 0, 0, 3, 1, 0]);
  expect(await desk.import('log', await desk.ok('export', ...unmasked('log'), '--lang', 'zh'))).toMatchObject({
    unchanged: 3,
    rejected: 0,
  });
  await desk.head();
});

test('the log: the hour of a talk is kept and tells talks apart; lengths are minutes', async () => {
  const sheet =
    '客户,联系时间,方式,内容,用时(小时)\nC1,2025-05-01 14:30,电话,催样,1.5\nC1,2025年5月1日 上午9点,电话,催样,20分钟\nC1,2025-05-02 00:00:00,电话,催样,半小时\n';
  expect(counts(await desk.import('log', sheet))).toEqual([3, 3, 0, 0, 0, 0]);
  const talks = [
    { happened_on: '2025-05-01', happened_at: '14:30', minutes: 90 },
    { happened_on: '2025-05-01', happened_at: '09:00', minutes: 20 },
    { happened_on: '2025-05-02', happened_at: null, minutes: 30 },
  ];
  expect(await desk.rows('log')).toMatchObject(talks);
  // The afternoon's alone is not taken for the morning's, and where no hour is said it may be either.
  const alone = '客户,日期,时间,方式,内容,结果\nC1,2025-05-01,14:30,电话,催样,周五发\n';
  expect(counts(await desk.import('log', alone))).toEqual([1, 0, 1, 0, 0, 0]);
  const later = '客户,日期,时间,方式,内容\nC1,2025-05-01,17:05,电话,催样\nC1,2025-05-01,5点1刻,电话,催样\n';
  const outcome = await desk.import('log', later, '--partial');
  expect(counts(outcome)).toEqual([2, 1, 0, 0, 1, 0]);
  expect(outcome.rejects).toMatchObject([{ line: 3, column: 'happened_at', code: 'time_unreadable' }]);
  expect(counts(await desk.import('log', '客户,日期,方式,内容\nC1,2025-05-01,电话,催样\n'))).toEqual([
    1, 0, 0, 1, 0, 0,
  ]);
  await desk.ok('customers', 'log', 'C1', '--by', 'visit', '--at', '2025-05-03 08:20');
  expect((await desk.json('customers', 'log', 'list', 'C1'))[0]).toMatchObject({ happened_at: '08:20', kind: 'visit' });
  for (const lang of ['zh', 'en'])
    expect(await desk.import('log', await desk.ok('export', ...unmasked('log'), '--lang', lang))).toMatchObject({
      unchanged: 5,
      rejected: 0,
    });
  await desk.head();
});

test('two people of one name whom a merge brought together: what is said of them tells which is meant', async () => {
  await desk.ok('customers', 'add', 'C2', '--name', '恒润');
  for (const [code, mobile, role] of [
    ['C1', '13800138000', '采购'],
    ['C2', '13900139000', '质检'],
  ] as const)
    await desk.ok('customers', 'contacts', 'add', code, '--name', '王伟', '--mobile', mobile, '--role', role);
  await desk.ok('customers', 'merge', 'C2', '--into', 'C1', '--reason', '同一家', '--yes');
  const exported = await desk.ok('export', ...unmasked('contacts'));
  expect(await desk.import('contacts', exported)).toMatchObject({ read: 2, unchanged: 2, rejected: 0 });
  const sheet = '客户,姓名,手机,备注\nC1,王伟,13900139000,周二来访\nC1,王伟,,不知是谁\nC1,王伟,13700137000,换号\n';
  const outcome = await desk.import('contacts', sheet, '--partial');
  expect(counts(outcome)).toEqual([3, 0, 1, 0, 2, 0]);
  expect(outcome.rejects).toMatchObject([
    { line: 3, column: 'name', code: 'contact_ambiguous' },
    { line: 4, column: 'name', code: 'contact_ambiguous' },
  ]);
  expect(await desk.rows('contacts')).toMatchObject([
    { mobile: '13800138000', note: null },
    { mobile: '13900139000', note: '周二来访', role: '质检' },
  ]);
  await desk.head();
});

test('a column is named by its key or as the template calls it; headings that are left over are said with what to do', async () => {
  const sheet = '客户,姓名,谁先找,口味\nC1,周工,是,辣\n';
  const first = await desk.run('import', 'contacts', desk.write('s.csv', sheet), '--lang', 'zh', '--dry-run');
  expect(first.stdout).toContain(
    '没有用到的表头：谁先找、口味（要用：--column 栏=表头，栏见 samples import template contacts）',
  );
  const map = desk.write('map.txt', '# 口味\n喜好 = 口味\n');
  const outcome = await desk.import('contacts', sheet, '--column', '首选=谁先找', '--map', map);
  expect(outcome).toMatchObject({ imported: 1, unused: [], columns: { preferred: '谁先找', likes: '口味' } });
  expect(await desk.rows('contacts')).toMatchObject([{ preferred: true, likes: '辣' }]);
  const unknown = await desk.run('import', 'contacts', desk.path('s.csv'), '--column', '没有=口味');
  expect(unknown.status).toBe(2);
});

test('birthdays are read like other days of a sheet, where the century is clear', async () => {
  const days = [
    '19800305',
    '80.3.5',
    '29285',
    '65/3/5',
    '3-5',
    '1980年3月5日',
    '5.6.23',
    '25.3.5',
    '99999',
    '20650305',
  ];
  const sheet = `客户,姓名,生日\n${days.map((day, at) => `C1,人${at},${day}\n`).join('')}`;
  const outcome = await desk.import('contacts', sheet, '--partial');
  expect(outcome.rejects.map(({ line, code }) => `${line} ${code}`)).toEqual(
    [8, 9, 10, 11].map((line) => `${line} birthday_unreadable`),
  );
  expect(outcome.warnings.map(({ line, code }) => `${line} ${code}`)).toEqual(['3 two_digit_year', '5 two_digit_year']);
  expect((await desk.rows('contacts')).map(({ birthday }) => birthday)).toEqual([
    '1980-03-05',
    '1980-03-05',
    '1980-03-05',
    '1965-03-05',
    '03-05',
    '1980-03-05',
  ]);
});
