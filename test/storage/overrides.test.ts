import { afterAll, beforeAll, expect, test } from 'vitest';
import { Room } from '../room.ts';

// Goods where they do not fit: asked for with a reason, decided by somebody else, on a list for good.

let room: Room;
beforeAll(() => {
  room = new Room();
  for (const line of [
    'operators add QM --name 秦明 --role manager',
    'operators add LM --name 李梅 --role user',
    'customers add C1 --name 华纺',
    'locations add A-01',
    'locations add COLD --temperature 3..5',
    'locations add BAD --purpose damaged --categories 布',
  ])
    room.ok(...line.split(' '));
});
afterAll(() => room.close());

const ENZYME = 'receive --customer C1 --name 酶 --quantity 5 --temperature 2..8 --location A-01'.split(' ');
const places = (number: string): unknown =>
  room
    .json('report', 'inventory', '--text', number)
    .map((row: { location: string; quantity: number }) => [row.location, row.quantity]);
const why = '冷柜坏了';

test('receiving: the goods are in, at the dock, until somebody else lets them lie there', () => {
  expect(room.refused(...ENZYME, '--override')).toMatchObject({ status: 2, code: 'missing_option' });
  expect(room.refused(...ENZYME, '--reason', why)).toMatchObject({ status: 2, code: 'missing_option' });
  const asked = room.json(...ENZYME, '--override', '--reason', why);
  expect(asked).toMatchObject({
    receipt: 'R26-000001',
    samples: [{ number: 'S26-000001-X', location: 'DOCK', state: 'in_stock' }],
    approval: 'A26-000001',
    state: 'pending',
    kind: 'override',
    subject: 'S26-000001-X',
    put_aways: [{ from: 'DOCK', to: 'A-01', quantity: 5, reasons: ['temperature'] }],
  });
  expect(room.refused('approve', 'A26-000001')).toMatchObject({ status: 6, code: 'own_request' });
  expect(room.ok('approve', 'A26-000001', '--operator', 'QM', '--dry-run', '--lang', 'en')).toBe(
    [
      'Would approve A26-000001: override for S26-000001-X (asked by WL: 冷柜坏了)',
      '  put away 5 件 of S26-000001-X 酶: DOCK → A-01',
      '  note: S26-000001-X: it needs 2..8 °C, and no temperature is stated here',
    ].join('\n'),
  );
  expect(places('001X')).toEqual([['DOCK', 5]]);
  room.ok('approve', 'A26-000001', '--operator', 'QM');
  expect(places('001X')).toEqual([['A-01', 5]]);
  expect(room.json('history', '1x').at(-1)).toMatchObject({ kind: 'move', operator: 'QM', note: why, to: 'A-01' });
});

test('a delivery of several: one request for what does not fit, the rest lies where it was to lie', () => {
  const sheet = 'name,quantity,temperature,location\n酶,1,2..8,A-01\n酶,2,2..8,COLD\n酶,3,2..8,A-01\n';
  const done = room.fed(
    sheet,
    ...['receive', '--customer', 'C1', '--lines', '-', '--override', '--reason', why, '--json'],
  );
  expect(JSON.parse(done.stdout)).toMatchObject({
    approval: 'A26-000002',
    subject: 'R26-000002',
    samples: [{ location: 'DOCK' }, { location: 'COLD' }, { location: 'DOCK' }],
    put_aways: [{ quantity: 1 }, { quantity: 3 }],
  });
  room.ok('reject', 'A26-000002', '--reason', '先修好冷柜', '--operator', 'QM');
  expect(room.json('list', '--location', 'DOCK')).toHaveLength(2);
});

test('moving: stays where it is; the same asked again is the same request; where it fits nothing is asked', () => {
  const move = ['move', '1x', '2', '--to', 'COLD', '--override', '--reason', why];
  expect(room.json(...move)).toMatchObject({ movement: 6, to: 'COLD' });
  const back = ['move', '1x', '1', '--to', 'A-01', '--from', 'COLD', '--override', '--reason', why];
  expect(room.json(...back)).toMatchObject({ movement: null, approval: 'A26-000003', from: 'COLD' });
  const head = room.head();
  expect(room.json(...back)).toMatchObject({ approval: 'A26-000003' });
  expect(room.head()).toBe(head);
  expect(places('001X')).toEqual([
    ['A-01', 3],
    ['COLD', 2],
  ]);
  room.ok('checkout', '1x', '1', '--from', 'COLD', '--to', 'LM', '--purpose', '测试');
  expect(room.refused('approve', 'A26-000003', '--operator', 'QM')).toMatchObject({ status: 5, code: 'facts_changed' });
  // What was asked about one shortcoming says nothing about another, and nothing about a place that is no longer there.
  expect(room.json(...back)).toMatchObject({ approval: 'A26-000004' });
  room.ok('locations', 'edit', 'A-01', '--temperature', '20..25');
  expect(room.refused('approve', 'A26-000004', '--operator', 'QM')).toMatchObject({ code: 'facts_changed' });
  expect(room.json('list', '--location', 'COLD', '--text', '001X')).toHaveLength(1);
});

test('returning: it is back at once; damaged goods wait in the damaged zone', () => {
  expect(
    room.json('return', '1x', '0.5', '--location', 'A-01', '--override', '--reason', '马上还要用', '--used', '0.25'),
  ).toMatchObject({ returned: 0.5, used: 0.25, outstanding: 0.25, location: 'DOCK', approval: 'A26-000005' });
  room.ok('approve', 'A26-000005', '--operator', 'QM');
  expect(room.json('return', '1x', '--damaged', '--location', 'BAD', '--override', '--reason', '单独放')).toMatchObject(
    { location: 'DAMAGED', put_aways: [{ from: 'DAMAGED', to: 'BAD', reasons: expect.any(Array) }] },
  );
  expect(room.json('held')).toEqual([]);
  expect(places('001X')).toEqual([
    ['A-01', 3.5],
    ['COLD', 1],
    ['DAMAGED', 0.25],
  ]);
});

test('the list of overrides says who, what, where, why not, why, and how it stands', () => {
  const list = room.json('report', 'overrides', '--today', '2027-01-01');
  expect(list.map((row: { approval: string; state: string }) => [row.approval, row.state])).toEqual([
    ['A26-000001', 'approved'],
    ['A26-000002', 'rejected'],
    ['A26-000002', 'rejected'],
    ['A26-000003', 'expired'],
    ['A26-000004', 'expired'],
    ['A26-000005', 'approved'],
    ['A26-000006', 'expired'],
  ]);
  expect(list[0]).toMatchObject({
    number: 'S26-000001-X',
    quantity: 5,
    from: 'DOCK',
    to: 'A-01',
    reasons: ['temperature'],
    reason: why,
    requested_by: 'WL',
    requested_at: '2026-11-22T09:30:00+08:00',
    decided_by: ['QM'],
    alone: false,
  });
  expect(room.json('report', 'overrides', '--from', '2026-11-23')).toEqual([]);
  expect(room.json('report', 'overrides', '--to', '2026-11-22', '--text', '001X')).toHaveLength(5);
  expect(room.ok('report', 'overrides').split('\n')[1]).toContain('温度');
  room.head();
});
