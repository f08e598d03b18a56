import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SETTING_KEYS } from '../src/domain/settings.ts';
import { Room } from './room.ts';

let room: Room;
beforeAll(() => {
  room = new Room();
});
afterAll(() => room.close());

test('every setting says its value and where it comes from', () => {
  const settings = room.json('config', 'list');
  expect(settings.map(({ key }: { key: string }) => key)).toEqual(SETTING_KEYS);
  expect(settings.slice(0, 3)).toEqual([
    { key: 'language', value: 'zh', origin: 'store', about: '没有指定语言时用的语言' },
    { key: 'timezone', value: 'Asia/Shanghai', origin: 'fixed', about: '时区，建库时定' },
    { key: 'undo.free_days', value: 2, origin: 'default', about: '几天以内的记录可以直接冲销，更早的要审批' },
  ]);
  expect(room.ok('config', 'list', '--lang', 'en', '--columns', 'key,origin')).toMatch(/^timezone +fixed by init$/m);
  expect(room.ok('config', 'get', 'undo.free_days')).toBe('2');
  expect(room.json('config', 'get', 'approvals.alone')).toEqual({
    key: 'approvals.alone',
    value: 'off',
    origin: 'default',
  });
});

test('a setting is changed once', () => {
  expect(room.ok('config', 'set', 'undo.free_days', '５', '--dry-run')).toBe('将设置 undo.free_days = 5（原来是 2）');
  expect(room.ok('config', 'get', 'undo.free_days')).toBe('2');
  expect(room.json('config', 'set', 'undo.free_days', '5')).toEqual({
    key: 'undo.free_days',
    value: 5,
    previous: 2,
    changed: true,
  });
  const before = room.head();
  expect(room.ok('config', 'set', 'UNDO.free-days', '5', '--lang', 'en')).toBe(
    'undo.free_days is 5 already; nothing changed.',
  );
  expect(room.head()).toBe(before);
  expect(room.ok('config', 'set', 'approvals.alone', '开')).toContain('approvals.alone = on');
});

test('the language of the store is what speaks from then on', () => {
  room.ok('config', 'set', 'language', 'en');
  expect(room.ok('config', 'set', 'language', 'en')).toBe('language is en already; nothing changed.');
  expect(room.ok('operators', 'list')).toMatch(/^code +name/);
  room.ok('config', 'set', 'language', 'zh');
});

test('what cannot be set is refused', () => {
  expect(room.refused('config', 'set', 'timezone', 'UTC')).toMatchObject({ status: 5, code: 'setting_fixed' });
  expect(room.ok('config', 'set', 'timezone', 'Asia/Shanghai')).toContain('没有改动');
  expect(room.refused('config', 'set', 'undo.freedays', '1')).toMatchObject({
    status: 4,
    code: 'setting_not_found',
    details: { near: ['undo.free_days'] },
  });
  expect(room.refused('config', 'get', 'nonsense')).toMatchObject({ status: 4, code: 'setting_not_found' });
  for (const [key, value] of [
    ['undo.free_days', '-1'],
    ['undo.free_days', '1.5'],
    ['undo.free_days', '99999'],
    ['approvals.alone', 'maybe'],
    ['language', 'fr'],
    ['language', ''],
  ] as const) {
    expect(room.refused('config', 'set', key, value), `${key} ${value}`).toMatchObject({
      status: 2,
      code: 'invalid_value',
    });
  }
});

test('a file is taken whole or not at all', () => {
  const file = (name: string, content: string): string => {
    writeFileSync(join(room.folder, name), content);
    return name;
  };
  const before = room.head();
  const bad = file(
    'bad.conf',
    '# 规则\nundo.free_days = 9\n\nundo.fre_days=3\nnonsense\napprovals.alone=maybe\ntimezone=UTC\nundo.free_days=8\n',
  );
  const refusal = room.refused('config', 'import', bad);
  expect(refusal).toMatchObject({ status: 3, code: 'settings_refused' });
  expect(
    (refusal.details as { problems: { line: number; reason: string }[] }).problems.map(({ line, reason }) => [
      line,
      reason,
    ]),
  ).toEqual([
    [4, 'unknown'],
    [5, 'not_a_setting'],
    [6, 'invalid'],
    [7, 'fixed'],
    [8, 'contradicts'],
  ]);
  expect(refusal.message).toContain('第 4 行 没有设置“undo.fre_days”，是不是 undo.free_days？');
  expect(room.run('config', 'import', bad, '--lang', 'en').stderr).toContain(
    'line 6: approvals.alone cannot be "maybe": it takes on or off',
  );
  expect(room.refused('config', 'import', file('bad.json', '{"undo.free_days": 9,')).status).toBe(3);
  expect(room.refused('config', 'import', 'absent.conf')).toMatchObject({ status: 4, code: 'file_not_found' });
  expect(room.head()).toBe(before);

  const good = file(
    'good.json',
    '\ufeff{"undo":{"free_days":9},"due.soon_days":"3","language":"zh","timezone":"Asia/Shanghai"}',
  );
  expect(room.json('config', 'import', good, '--dry-run').changed).toEqual(['undo.free_days', 'due.soon_days']);
  expect(room.ok('config', 'get', 'undo.free_days')).toBe('5');
  expect(room.json('config', 'import', good)).toEqual({
    read: 4,
    changed: ['undo.free_days', 'due.soon_days'],
    unchanged: ['language', 'timezone'],
  });
  const after = room.head();
  expect(room.ok('config', 'import', good)).toContain('没有改动');
  expect(room.head()).toBe(after);
  const fed = room.fed('backup.warn_days＝10\r\n', 'config', 'import', '-');
  expect(fed).toMatchObject({ status: 0 });
  expect(room.ok('config', 'get', 'backup.warn_days')).toBe('10');
});
