import { afterAll, beforeAll, expect, test } from 'vitest';
import { Room } from './room.ts';

let room: Room;
beforeAll(() => {
  room = new Room();
});
afterAll(() => room.close());

test('a person is registered, changed and found by code or name, in both languages', () => {
  expect(room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'user,evaluator')).toBe(
    '已登记 LM 李梅：使用人员、评估人员\n下一步：领用给他 samples checkout 编号 --to LM --purpose 用途',
  );
  expect(
    room.ok('operators', 'add', 'ZQ', '--name', 'Zhang Qi', '--role', 'user', '--role', 'custodian', '--lang', 'en'),
  ).toBe(
    'Registered ZQ Zhang Qi: custodian, user\nNext: check out to this person with samples checkout NUMBER --to ZQ --purpose WHAT',
  );
  expect(room.ok('operators', 'edit', '李梅', '--role', 'custodian', '--os-user', 'lim')).toBe(
    '已更改 LM：\n  李梅 · 样品管理员 · 登录账户 lim',
  );
  expect(room.json('operators', 'edit', 'LM', '--os-user', '', '--role', 'user')).toEqual({
    code: 'LM',
    name: '李梅',
    roles: ['user'],
    os_user: null,
    retired_on: null,
    changed: ['roles', 'os_user'],
  });
  expect(
    room.json('operators', 'list').map(({ code, roles }: { code: string; roles: string[] }) => [code, roles.length]),
  ).toEqual([
    ['LM', 1],
    ['WL', 10],
    ['ZQ', 2],
  ]);
});

test('what is so already changes nothing and records nothing', () => {
  const before = room.head();
  expect(room.ok('operators', 'edit', 'LM', '--role', 'user')).toContain('没有改动');
  expect(room.ok('operators', 'edit', 'LM', '--name', '李梅', '--lang', 'en')).toContain('nothing changed');
  expect(room.ok('operators', 'edit', 'LM', '--name', '李小梅', '--dry-run')).toContain('将更改 LM');
  expect(room.ok('operators', 'add', 'NEW', '--name', 'x', '--role', 'user', '-n', '--lang', 'en')).toContain(
    'Would register',
  );
  expect(room.head()).toBe(before);
  // With a key even that is kept, so that the key cannot come to mean something else.
  room.ok('operators', 'edit', 'LM', '--role', 'user', '--ref', 'k1');
  const after = room.head();
  expect(after).not.toBe(before);
  expect(room.json('operators', 'edit', 'LM', '--role', 'user', '--ref', 'k1').changed).toEqual([]);
  expect(room.refused('operators', 'edit', 'LM', '--role', 'sales', '--ref', 'k1')).toMatchObject({
    status: 5,
    code: 'ref_reused',
  });
  expect(room.head()).toBe(after);
});

test('wrong words are named', () => {
  expect(room.refused('operators', 'add', 'lm', '--name', 'x', '--role', 'user')).toMatchObject({
    status: 5,
    code: 'code_taken',
    message: '人员编码 LM 已经有了。',
  });
  expect(room.refused('operators', 'add', 'A B', '--name', 'x', '--role', 'user')).toMatchObject({
    status: 2,
    code: 'invalid_value',
  });
  expect(room.refused('operators', 'add', 'A,B', '--name', 'x', '--role', 'user')).toMatchObject({ status: 2 });
  expect(room.refused('operators', 'add', 'AB', '--name', 'x', '--role', 'boss').message).toContain(
    'custodian、user、manager',
  );
  expect(room.refused('operators', 'add', 'AB', '--name', 'x')).toMatchObject({
    status: 2,
    code: 'missing_option',
    details: { option: '--role' },
  });
  expect(room.refused('operators', 'add', 'AB', '--name', 'x', '--role', ',')).toMatchObject({ status: 2 });
  expect(room.refused('operators', 'add', 'AB', 'CD', '--name', 'x', '--role', 'user')).toMatchObject({
    status: 2,
    code: 'unexpected_argument',
  });
  expect(room.refused('operators', 'add', 'AB', '--name', 'a\u0007b', '--role', 'user')).toMatchObject({
    status: 2,
    code: 'control_character',
  });
  expect(room.refused('operators', 'add', 'AB', '--name', 'x'.repeat(501), '--role', 'user')).toMatchObject({
    status: 2,
    code: 'too_long',
  });
  expect(room.refused('operators', 'edit', 'LN', '--name', 'x', '--lang', 'en')).toMatchObject({
    status: 4,
    code: 'person_not_found',
    hint: 'Did you mean LM 李梅?',
  });
  expect(room.refused('operators', 'edit', 'LM', '--name', '')).toMatchObject({ status: 2 });
});

test('only a manager sets up; who may is said', () => {
  expect(room.refused('operators', 'add', 'N1', '--name', 'x', '--role', 'user', '--operator', 'LM')).toMatchObject({
    status: 6,
    code: 'not_permitted',
    message: 'LM 没有这项权限：登记人员、库位和更改设置。',
    hint: '可以做的人：管理人员。查看：samples operators roles',
  });
  for (const words of [
    ['operators', 'edit', 'LM', '--name', 'x'],
    ['operators', 'retire', 'ZQ', '--yes'],
    ['locations', 'add', 'X'],
    ['locations', 'edit', 'DOCK', '--name', 'x'],
    ['locations', 'retire', 'DOCK'],
    ['config', 'set', 'language', 'en'],
    ['customers', 'add', '--name', 'x'],
    ['customers', 'list'],
    ['customers', 'show', 'HOUSE'],
  ]) {
    expect(room.refused(...words, '--operator', 'LM'), words.join(' ')).toMatchObject({
      status: 6,
      code: 'not_permitted',
    });
  }
  expect(room.json('operators', 'list', '--operator', 'LM')).toHaveLength(3);
  expect(room.refused('operators', 'list', '--operator', 'NOBODY')).toMatchObject({
    status: 4,
    code: 'operator_not_found',
  });
});

test('the table of who may do what', () => {
  const roles = room.json('operators', 'roles');
  expect(roles).toContainEqual({ duty: 'set_up', roles: ['manager'] });
  expect(room.ok('operators', 'roles', '--lang', 'en')).toMatch(/^keep customer files +sales, manager$/m);
  expect(room.ok('operators', 'roles')).toMatch(/^维护客户档案 +销售人员、管理人员$/m);
});

test('retiring needs a confirmation, nothing in hand, and another manager', () => {
  const number = room.json('receive', '--customer', 'HOUSE', '--name', '色卡', '--quantity', '3').samples[0].number;
  room.ok('checkout', number, '1', '--to', 'LM', '--purpose', '对色');
  room.ok('reserve', number, '1', '--to', 'LM');
  expect(room.refused('operators', 'retire', 'LM', '--yes')).toMatchObject({
    status: 5,
    code: 'still_holds',
    details: { samples: 1 },
  });
  room.ok('return', number, '--from', 'LM');
  const before = room.head();
  expect(room.refused('operators', 'retire', 'LM')).toMatchObject({
    status: 2,
    code: 'confirmation_needed',
    details: { action: 'operators retire LM' },
  });
  expect(room.ok('operators', 'retire', 'LM', '--yes', '--dry-run')).toContain('将停用 LM 李梅（2026-11-22）');
  expect(room.head()).toBe(before);
  expect(room.ok('operators', 'retire', 'LM', '--yes')).toBe(
    '已停用 LM 李梅（2026-11-22）\n  已取消他的 1 项预留\n下一步：查看在用人员 samples operators list',
  );
  expect(room.json('picks')).toEqual([]);
  // Once more is no error, and needs no question.
  expect(room.ok('operators', 'retire', 'LM', '--lang', 'en')).toContain(
    'LM 李梅 was retired on 2026-11-22; nothing changed.',
  );
  expect(room.json('operators', 'list').map(({ code }: { code: string }) => code)).toEqual(['WL', 'ZQ']);
  expect(room.json('operators', 'list', '--all')[0]).toMatchObject({ code: 'LM', retired_on: '2026-11-22' });
  expect(room.refused('checkout', number, '--to', 'LM', '--purpose', 'x')).toMatchObject({
    status: 5,
    code: 'retired',
  });
  expect(room.refused('operators', 'list', '--operator', 'LM')).toMatchObject({ status: 5, code: 'retired' });
  expect(room.refused('operators', 'add', 'LM', '--name', '刘敏', '--role', 'user')).toMatchObject({
    status: 5,
    code: 'code_taken',
  });
  expect(room.refused('operators', 'edit', 'LM', '--name', 'x').hint).toContain(
    'samples operators edit LM --reinstate',
  );
  expect(room.json('operators', 'edit', 'LM', '--reinstate')).toMatchObject({
    retired_on: null,
    changed: ['retired_on'],
  });

  expect(room.refused('operators', 'retire', 'WL', '--yes')).toMatchObject({ status: 5, code: 'last_operator' });
  expect(room.refused('operators', 'edit', 'WL', '--role', 'user')).toMatchObject({ status: 5, code: 'last_operator' });
  room.ok('operators', 'edit', 'ZQ', '--role', 'manager');
  room.ok('operators', 'edit', 'WL', '--role', 'user');
  room.ok('operators', 'edit', 'WL', '--role', 'user,manager', '--operator', 'ZQ');
  expect(room.json('verify').ok).toBe(true);
});
