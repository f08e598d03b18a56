import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Node, treeOf } from '../src/domain/locations.ts';
import { Room } from './room.ts';

let room: Room;
beforeAll(() => {
  room = new Room();
});
afterAll(() => room.close());

test('a tree of places is set up and shown, in both languages', () => {
  expect(
    room.ok(
      'locations',
      'add',
      'A',
      '--name',
      '一号仓',
      '--temperature',
      '15..25',
      '--humidity',
      '..60',
      '--security',
      'locked',
    ),
  ).toBe(
    '已新建库位 A 一号仓：普通，锁柜，15..25 °C，..60 %\n下一步：接收到这里 samples receive --location A · 查看全部 samples locations tree',
  );
  expect(room.ok('locations', 'add', 'B', '--purpose', 'customer', '--lang', 'en')).toContain(
    'Added the place B: customer\n',
  );
  room.ok(
    'locations',
    'add',
    'Ａ－０１',
    '--name',
    '一号架',
    '--parent',
    'a',
    '--categories',
    '面料,纱线',
    '--categories',
    '辅料',
    '--capacity',
    '40',
    '--light',
    'dark',
  );
  room.ok('locations', 'add', 'A-01-1', '--parent', 'A-01', '--purpose', 'returns');
  expect(room.ok('locations', 'tree', '--location', 'A')).toBe(
    [
      '库位        名称    用途    样品数',
      'A           一号仓  普通         0',
      '  A-01      一号架  普通         0',
      '    A-01-1          退货区       0',
    ].join('\n'),
  );
  expect(
    room
      .json('locations', 'tree', '--location', 'A-01')
      .map(({ code, depth, path }: Record<string, unknown>) => [code, depth, path]),
  ).toEqual([
    ['A-01', 0, 'A-01'],
    ['A-01-1', 1, 'A-01/A-01-1'],
  ]);
  expect(room.json('locations', 'list', '--location', 'A-01').at(0)).toEqual({
    code: 'A-01',
    name: '一号架',
    parent: 'A',
    purpose: 'normal',
    categories: ['面料', '纱线', '辅料'],
    security: null,
    temperature_min: null,
    temperature_max: null,
    humidity_min: null,
    humidity_max: null,
    light: 'dark',
    hazards: [],
    capacity: 40,
    facilities: [],
    check_items: [],
    check_days: null,
    responsible: null,
    samples: 0,
    retired_on: null,
  });
  expect(room.json('locations', 'list', '--purpose', 'returns').map(({ code }: { code: string }) => code)).toEqual([
    'A-01-1',
    'RETURNS',
  ]);
  expect(room.json('locations', 'list').find(({ code }: { code: string }) => code === 'A')).toMatchObject({
    temperature_min: 15,
    humidity_min: null,
    humidity_max: 60,
  });
});

test('a child takes its purpose from its parent, and goes along when that changes', () => {
  room.ok('locations', 'add', 'D', '--purpose', 'deposit');
  room.ok('locations', 'add', 'D-1', '--parent', 'D');
  room.ok('locations', 'add', 'D-1-a', '--parent', 'D-1');
  room.ok('locations', 'add', 'D-2', '--parent', 'D', '--purpose', 'damaged');
  const purposes = () =>
    room.json('locations', 'list', '--location', 'D').map(({ purpose }: { purpose: string }) => purpose);
  expect(purposes()).toEqual(['deposit', 'deposit', 'deposit', 'damaged']);
  expect(room.json('locations', 'edit', 'D', '--purpose', 'customer')).toMatchObject({
    changed: ['purpose'],
    also: ['D-1', 'D-1-a'],
  });
  expect(purposes()).toEqual(['customer', 'customer', 'customer', 'damaged']);
});

test('what is so already changes nothing; what is wrong is named', () => {
  const before = room.head();
  expect(room.ok('locations', 'edit', 'A', '--temperature', '15..25', '--name', '一号仓')).toContain('没有改动');
  expect(room.ok('locations', 'edit', 'A', '--name', '二号仓', '-n', '--lang', 'en')).toContain(
    'Would change the place A 二号仓',
  );
  expect(room.refused('locations', 'add', 'a')).toMatchObject({ status: 5, code: 'code_taken' });
  expect(room.refused('locations', 'add', 'X Y')).toMatchObject({ status: 2, code: 'invalid_value' });
  expect(room.refused('locations', 'add', 'X', '--parent', 'A-O1')).toMatchObject({
    status: 4,
    code: 'place_not_found',
    details: { near: ['A-01'] },
  });
  expect(room.refused('locations', 'add', 'X', '--temperature', '25..15')).toMatchObject({
    status: 2,
    code: 'range_reversed',
  });
  expect(room.refused('locations', 'add', 'X', '--humidity', '40..120')).toMatchObject({
    status: 2,
    code: 'invalid_value',
  });
  expect(room.refused('locations', 'add', 'X', '--purpose', 'cellar')).toMatchObject({ status: 2 });
  expect(room.refused('locations', 'edit', 'A', '--parent', 'A-01-1')).toMatchObject({ status: 5, code: 'place_loop' });
  expect(room.refused('locations', 'edit', 'A', '--parent', 'A')).toMatchObject({ status: 5, code: 'place_loop' });
  expect(room.refused('locations', 'edit', 'A', '--name', 'x', '--clear', 'name')).toMatchObject({
    status: 2,
    code: 'conflicting_options',
  });
  expect(room.head()).toBe(before);
  expect(room.json('locations', 'edit', 'A-01', '--clear', 'parent,categories,light')).toMatchObject({
    parent: null,
    categories: [],
    light: null,
  });
});

test('an empty place can be retired and taken back; goods and the needed purposes keep one', () => {
  const number = room.json('receive', '--customer', 'HOUSE', '--name', '纱', '--quantity', '2', '--location', 'A-01-1')
    .samples[0].number;
  expect(room.json('locations', 'list', '--location', 'A-01').at(1)).toMatchObject({ code: 'A-01-1', samples: 1 });
  expect(room.refused('locations', 'retire', 'A-01')).toMatchObject({
    status: 5,
    code: 'place_in_use',
    details: { place: 'A-01-1' },
  });
  room.ok('move', number, '--to', 'A');
  expect(room.json('locations', 'retire', 'A-01')).toEqual({
    code: 'A-01',
    retired_on: '2026-11-22',
    retired: ['A-01', 'A-01-1'],
  });
  expect(room.ok('locations', 'retire', 'A-01', '--lang', 'en')).toBe(
    'The place A-01 was retired on 2026-11-22; nothing changed.',
  );
  expect(room.refused('move', number, '--to', 'A-01')).toMatchObject({ status: 5, code: 'retired' });
  expect(room.refused('locations', 'edit', 'A-01-1', '--reinstate')).toMatchObject({
    status: 5,
    code: 'retired',
    details: { code: 'A-01' },
  });
  room.ok('locations', 'edit', 'A-01', '--reinstate');
  room.ok('move', number, '--to', 'A-01');
  expect(
    room.json('locations', 'list', '--all').find(({ code }: { code: string }) => code === 'A-01-1').retired_on,
  ).toBe('2026-11-22');
  for (const code of ['DOCK', 'RETURNS', 'QUARANTINE']) {
    expect(room.refused('locations', 'retire', code), code).toMatchObject({ status: 5, code: 'last_place' });
    expect(room.refused('locations', 'edit', code, '--purpose', 'normal'), code).toMatchObject({
      status: 5,
      code: 'last_place',
    });
  }
  room.ok('locations', 'add', 'DOCK2', '--purpose', 'dock');
  room.ok('locations', 'retire', 'DOCK');
  expect(room.json('receive', '--customer', 'HOUSE', '--name', '纱', '--quantity', '2').samples[0].location).toBe(
    'DOCK2',
  );
  expect(room.json('verify').ok).toBe(true);
});

test('a tree has every node once, below its parent', () => {
  const forests = fc
    .integer({ min: 0, max: 30 })
    .chain((size) =>
      fc
        .tuple(...Array.from({ length: size }, (_, at) => fc.option(fc.integer({ min: 0, max: Math.max(0, at - 1) }))))
        .map((parents) =>
          parents.map((parent, id): Node => ({ id, code: `P${id}`, parent_id: id === 0 ? null : parent })),
        ),
    );
  fc.assert(
    fc.property(forests, (nodes) => {
      const tree = treeOf(nodes);
      expect(tree.map(({ id }) => id).sort((a, b) => a - b)).toEqual(nodes.map(({ id }) => id));
      for (const [at, { depth, path, parent_id }] of tree.entries()) {
        expect(path).toHaveLength(depth + 1);
        if (parent_id === null) expect(depth).toBe(0);
        else {
          const above = tree.findLastIndex((node, before) => before < at && node.depth < depth);
          expect(tree[above]!.id).toBe(parent_id);
        }
      }
    }),
  );
});
