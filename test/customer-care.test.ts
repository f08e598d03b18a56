import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nextReview } from '../src/domain/file-reviews.ts';
import { InnerRoom } from './inner-room.ts';

let room: InnerRoom;
beforeAll(async () => {
  room = new InnerRoom();
  await room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'sales,manager');
  await room.ok('operators', 'add', 'ZM', '--name', '周敏', '--role', 'sales');
  await room.ok('customers', 'add', 'C1', '--name', '恒新', '--mobile', '13912345678', '--responsible', 'ZM');
  await room.ok(
    'customers',
    'add',
    'C2',
    '--name',
    '越明',
    '--responsible',
    '周敏',
    '--first-contact-on',
    '2026-11-01',
  );
});
afterAll(() => room.close());

const changes = async (code: string, ...more: string[]) =>
  (
    (await room.json('customers', 'history', code, ...more, '--reveal', '--reason', 'x')) as Record<string, unknown>[]
  ).map(({ operator, command, contact, field, old, new: now }) => [operator, command, contact, field, old, now]);

test('every change of a file is told: edits, contacts, imports and their undoing', async () => {
  await room.ok('customers', 'edit', 'C1', '--mobile', '13912345679', '--turnover', '12.5', '--operator', 'LM');
  await room.ok('customers', 'contacts', 'add', 'C1', '--name', '陈静', '--role', '采购');
  await room.ok('customers', 'contacts', 'edit', 'C1', '陈静', '--role', '经理');
  writeFileSync(join(room.folder, 'sheet.csv'), 'code,name,mobile,city\nC1,恒新纺织,13912345670,苏州\nC9,新,,\n');
  const { batch } = await room.json('import', 'customers', join(room.folder, 'sheet.csv'));
  await room.ok('customers', 'edit', 'C9', '--city', '无锡');
  const told = [
    ['WL', 'customers add', null, 'opened_on', null, '2026-11-22'],
    ['LM', 'customers edit', null, 'mobile', '13912345678', '13912345679'],
    ['LM', 'customers edit', null, 'turnover', null, 12.5],
    ['WL', 'customers contacts add', '陈静', 'name', null, '陈静'],
    ['WL', 'customers contacts edit', '陈静', 'role', '采购', '经理'],
    ['WL', 'import', null, 'name', '恒新', '恒新纺织'],
    ['WL', 'import', null, 'city', null, '苏州'],
    ['WL', 'import', null, 'mobile', '13912345679', '13912345670'],
  ];
  const sorted = (rows: unknown[][]) => rows.map((row) => JSON.stringify(row)).sort();
  const is = (await changes('C1')).map((row) => row.map((cell) => (/^import/.test(String(cell)) ? 'import' : cell)));
  expect(sorted(is)).toEqual(sorted(told));
  expect((await changes('C1', '--field', 'mobile')).map((row) => row.at(-1))).toEqual(['13912345679', '13912345670']);
  expect(await changes('C9')).toHaveLength(2);
  expect(await room.refused('import', 'undo', batch, '--reason', 'x', '--yes')).toMatchObject({ status: 5 });
  expect(await room.json('verify')).toMatchObject({ ok: true });
});

test('an import that is undone stands in the history as well', async () => {
  writeFileSync(join(room.folder, 'two.csv'), 'code,name,city\nC2,越明,绍兴\n');
  const { batch } = await room.json('import', 'customers', join(room.folder, 'two.csv'));
  await room.run('import', 'undo', batch, '--reason', '错', '--yes');
  expect((await changes('C2')).map((row) => row.slice(3))).toEqual([
    ['opened_on', null, '2026-11-22'],
    ['city', null, '绍兴'],
    ['city', '绍兴', null],
  ]);
});

test('a superior reviews; the list says what is due and why', async () => {
  expect(await room.json('customers', 'reviews', '--due-by', '+6')).toEqual([]);
  expect(await room.json('customers', 'reviews', '--due-by', '+7', '--responsible', 'ZM')).toMatchObject([
    { customer: 'C1', reason: 'first', due: '2026-11-29', last_review: null, overdue_days: 0 },
    { customer: 'C2', opened_late_days: 14 },
  ]);
  expect(await room.json('customers', 'reviews', '--late')).toMatchObject([
    { customer: 'C2', first_contact_on: '2026-11-01' },
  ]);
  expect(await room.ok('customers', 'reviews')).toBe('');
  expect(await room.refused('customers', 'review', 'C1', '--operator', 'ZM')).toMatchObject({ status: 6 });
  await room.ok('customers', 'edit', 'C1', '--second-responsible', '李梅');
  expect(await room.refused('customers', 'review', 'C1', '--operator', 'LM')).toMatchObject({
    status: 6,
    code: 'own_file',
  });
  // C9 was opened by WL, and nobody else is responsible.
  expect(await room.refused('customers', 'review', 'C9')).toMatchObject({ status: 6, code: 'own_file' });
  expect(await room.json('customers', 'review', 'C1')).toMatchObject({
    reviewer: 'WL',
    result: 'to_correct',
    next: '2026-12-22',
    reason: 'incomplete',
  });
  expect(
    await room.ok('customers', 'review', 'C2', '--result', 'in_order', '--operator', 'LM', '--lang', 'en'),
  ).toContain('Next review: 2026-12-22 (incomplete)');
  await room.ok('config', 'set', 'files.review_incomplete_months', '2');
  expect(await room.json('customers', 'reviews', '--due-by', '2027-01-22', '--responsible', '周敏')).toMatchObject([
    { customer: 'C1', reason: 'incomplete', due: '2027-01-22', last_review: '2026-11-22' },
    { customer: 'C2' },
  ]);
  expect(await room.json('report', 'file-quality', '--today', '2027-02-01')).toMatchObject([
    {
      responsible: 'ZM',
      files: 2,
      complete: 0,
      incomplete: 2,
      opened_late: 1,
      never_reviewed: 0,
      overdue: 2,
      on_time: 0,
    },
    { responsible: null, files: 1, never_reviewed: 1, overdue: 1 },
  ]);
});

test('a hand-over: the successor is responsible, the customer is told, the first contact is due', async () => {
  expect(await room.json('customers', 'handover', '--from', 'ZM', '--to', '李梅', '--reason', '离职')).toEqual({
    to: 'LM',
    customers: ['C1', 'C2'],
    complaints: [],
    told_via: null,
    contact_due: '2026-11-29',
  });
  expect(await room.json('customers', 'show', 'C2')).toMatchObject({ responsible: 'LM' });
  expect((await changes('C2')).at(-1)).toEqual(['WL', 'customers handover', null, 'responsible', 'ZM', 'LM']);
  expect(await room.refused('customers', 'handover', '--from', 'ZM', '--to', 'LM')).toMatchObject({
    status: 5,
    code: 'nothing_to_hand_over',
  });
  expect(await room.refused('customers', 'handover', '--to', 'LM')).toMatchObject({
    status: 2,
    code: 'missing_option',
  });
  expect(await room.refused('customers', 'handover', 'told', 'C9', '--via', 'x')).toMatchObject({ status: 5 });
  await room.ok('customers', 'handover', 'told', 'C1', '--via', '邮件');
  await room.ok('customers', 'log', 'C2', '--by', 'phone', '--operator', 'LM');
  const open = await room.json('customers', 'handover', 'list', '--open');
  expect(open.map(({ customer, todo }: { customer: string; todo: string[] }) => [customer, todo])).toEqual([
    ['C2', ['tell']],
    ['C1', ['contact']],
  ]);
  expect(await room.ok('customers', 'handover', 'C1', '--to', 'ZM', '--from', 'LM', '--dry-run')).toContain(
    '将移交给 ZM：C1',
  );
  // Passed on before the customer was told: that is the last one's to do, and nobody else's.
  await room.ok('customers', 'handover', 'C1', '--to', 'ZM', '--from', 'LM');
  await room.ok('customers', 'handover', 'C1', '--to', 'LM', '--from', 'ZM');
  const still = await room.json('customers', 'handover', 'list', 'C1', '--open');
  expect(still.map(({ from_person, to }: Record<string, unknown>) => [from_person, to])).toEqual([['ZM', 'LM']]);
  // Somebody who keeps no files cannot take one over.
  await room.ok('operators', 'add', 'KC', '--name', '孔仓', '--role', 'custodian');
  expect(await room.refused('customers', 'handover', 'C1', '--to', 'KC')).toMatchObject({
    status: 6,
    code: 'not_permitted',
    details: { operator: 'KC' },
  });
});

test('when a file is next reviewed: the earliest day that a reason asks for', async () => {
  const plan = {
    first_days: 7,
    important_months: 1,
    incomplete_months: 1,
    main_months: 3,
    months: 12,
    long_standing_months: 36,
  };
  const file = {
    opened_on: '2026-01-31',
    last_review: '2026-01-31',
    complete: true,
    class: null,
    cooperating_since: null,
  };
  const next = (more: object) => nextReview({ ...file, ...more }, plan, '2026-06-01');
  expect(next({})).toEqual({ due: '2027-01-31', reason: 'regular' });
  expect(next({ last_review: null })).toEqual({ due: '2026-02-07', reason: 'first' });
  expect(next({ complete: false })).toEqual({ due: '2026-02-28', reason: 'incomplete' });
  expect(next({ class: 'contract/key' })).toEqual({ due: '2026-02-28', reason: 'important' });
  expect(next({ class: 'contract/ordinary', cooperating_since: '2020-01-01' })).toEqual({
    due: '2026-04-30',
    reason: 'main',
  });
  expect(next({ class: 'contract/ordinary', cooperating_since: '2025-01-01' }).reason).toBe('regular');
});

test('a review says the day that the list says, also where only the first order tells since when there is business', async () => {
  const own = new InnerRoom();
  try {
    await own.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'sales,manager');
    for (const code of ['K1', 'K2']) await own.ok('customers', 'add', code, '--name', code);
    const orders = ['K1,2022-01-05,100', 'K1,2026-11-05,100', 'K2,2026-11-05,100'];
    writeFileSync(join(own.folder, 'orders.csv'), `customer,ordered_on,amount\n${orders.join('\n')}\n`);
    await own.ok('import', 'orders', join(own.folder, 'orders.csv'));
    await own.ok('classify-customers');
    for (const [key, months] of [
      ['review_incomplete_months', '20'],
      ['review_important_months', '20'],
      ['review_main_months', '3'],
      ['review_months', '21'],
    ])
      await own.ok('config', 'set', `files.${key}`, months!);
    const said = [];
    for (const code of ['K1', 'K2']) said.push(await own.json('customers', 'review', code, '--operator', 'LM'));
    expect(said).toMatchObject([{ reason: 'main', next: '2027-02-22' }, { reason: 'incomplete' }]);
    expect(await own.json('customers', 'reviews', '--due-by', '2030-01-01')).toMatchObject(
      said.map(({ customer, next, reason }) => ({ customer, due: next, reason })),
    );
  } finally {
    own.close();
  }
});
