import { afterAll, beforeAll, expect, test } from 'vitest';
import { birthdayOf } from '../src/domain/contact-person.ts';
import { Room } from './room.ts';

const REVEAL = ['--reveal', '--reason', '核对'];
let room: Room;
beforeAll(() => {
  room = new Room();
  room.ok('customers', 'add', 'SZHX', '--name', '苏州恒新纺织有限公司');
  room.ok('customers', 'add', 'YM', '--name', '越明印染');
});
afterAll(() => room.close());

test('people at a customer: added, changed, asked first, gone', () => {
  expect(room.ok('customers', 'contacts', 'add', 'SZHX', '--name', '陈静', '--mobile', '１３９ 1234 5678')).toBe(
    '已登记 SZHX 的联系人 陈静（首选）。\n记下谈了什么：samples customers log SZHX --by phone --with 陈静 --content 内容',
  );
  room.ok('customers', 'contacts', 'add', 'SZHX', '--name', '周敏', '--birthday', '1985年3月2日', '--likes', '茶');
  expect(room.json('customers', 'contacts', 'list', 'szhx', ...REVEAL)).toEqual([
    expect.objectContaining({ customer: 'SZHX', name: '陈静', mobile: '13912345678', preferred: true }),
    expect.objectContaining({ name: '周敏', birthday: '1985-03-02', likes: '茶', preferred: false }),
  ]);
  expect(room.ok('customers', 'contacts', 'edit', 'SZHX', '周敏', '--preferred', '--likes', '', '--lang', 'en')).toBe(
    'Changed the contact 周敏 of SZHX: likes, preferred',
  );
  expect(
    room.json('customers', 'contacts', 'list', 'SZHX', ...REVEAL).map((row: { name: string }) => row.name),
  ).toEqual(['周敏', '陈静']);
  const head = room.head();
  expect(room.ok('customers', 'contacts', 'edit', 'SZHX', '周敏', '--preferred')).toContain('没有改动');
  expect(room.head()).toBe(head);
  room.ok('customers', 'contacts', 'remove', 'SZHX', '周敏', '--reason', '离职');
  expect(room.json('customers', 'contacts', 'list')).toHaveLength(1);
  // Who left may come again.
  room.ok('customers', 'contacts', 'add', 'SZHX', '--name', '周敏');
});

test('what is wrong of a contact is named', () => {
  expect(room.refused('customers', 'contacts', 'add', 'SZHX', '--name', '陈 静')).toMatchObject({
    status: 5,
    code: 'contact_exists',
  });
  expect(room.refused('customers', 'contacts', 'edit', 'SZHX', '陈净', '--role', 'x')).toMatchObject({
    status: 4,
    code: 'contact_not_found',
  });
  for (const [flag, value] of [
    ['--mobile', '123'],
    ['--email', 'chen'],
    ['--birthday', '2-30'],
  ] as const)
    expect(room.refused('customers', 'contacts', 'edit', 'SZHX', '陈静', flag, value)).toMatchObject({
      status: 2,
      code: 'invalid_value',
    });
});

test('talks and scores are on record, the newest first', () => {
  room.ok('customers', 'log', 'SZHX', '--by', 'visit', '--with', '陈静', '--minutes', '40', '--at', 'yesterday');
  expect(
    room.ok('customers', 'log', 'SZHX', '--by', 'phone', '--next', '12-10', '--reason', '样品到后', '--lang', 'en'),
  ).toBe('Recorded: phone with SZHX 苏州恒新纺织有限公司 on 2026-11-22.\nNext on 2026-12-10');
  expect(room.json('customers', 'log', 'list', 'SZHX', ...REVEAL)).toMatchObject([
    { happened_on: '2026-11-22', kind: 'phone', next_on: '2026-12-10', next_reason: '样品到后', operator: 'WL' },
    { happened_on: '2026-11-21', kind: 'visit', with_whom: '陈静', minutes: 40 },
  ]);
  expect(room.json('customers', 'log', 'list', '--to', '2026-11-21')).toHaveLength(1);
  expect(room.json('customers', 'log', 'list', 'YM')).toEqual([]);
  expect(room.refused('customers', 'log', 'SZHX', '--by', 'phone', '--next', '12-10')).toMatchObject({
    status: 2,
    code: 'missing_option',
  });
  expect(
    room.refused('customers', 'log', 'SZHX', '--by', 'phone', '--next', '2026-11-01', '--reason', 'x'),
  ).toMatchObject({ status: 2, code: 'range_reversed' });
  room.ok('customers', 'survey', 'YM', '--score', '10');
  expect(room.ok('customers', 'survey', 'YM', '--score', '2', '--comment', '慢')).toContain('评分低');
  expect(room.json('customers', 'survey', 'list')).toMatchObject([{ score: 2, comment: '慢' }, { score: 10 }]);
  expect(room.refused('customers', 'survey', 'YM', '--score', '11')).toMatchObject({ status: 2 });
  expect(room.json('verify')).toMatchObject({ ok: true });
});

test('birthdays', () => {
  expect(['1985-03-12', '1985.3.12', '3月12日', '2-29', '1985年3月12日', '19850312'].map(birthdayOf)).toEqual([
    '1985-03-12',
    '1985-03-12',
    '03-12',
    '02-29',
    '1985-03-12',
    '1985-03-12',
  ]);
  expect(['1985-02-29', '13-1', 'x', '1885-01-01', '2-30', '19851332'].map(birthdayOf)).toEqual(Array(6).fill(null));
});

test('what happened at a customer is in the log, and is no contact', () => {
  const before = room.json('customers', 'show', 'SZHX');
  room.ok('customers', 'log', 'SZHX', '--by', 'event', '--content', '换了总经理');
  expect(room.json('customers', 'log', 'list', 'SZHX')[0]).toMatchObject({ kind: 'event', content: '换了总经理' });
  expect(room.json('customers', 'show', 'SZHX').last_contact).toEqual(before.last_contact);
  expect(room.ok('customers', 'log', 'list', 'SZHX', '--lang', 'zh')).toContain('大事');
  expect(room.run('follow-ups', 'done', 'SZHX', '--by', 'event').status).toBe(2);
});
