import { afterEach, beforeEach, expect, test } from 'vitest';
import { Room } from './room.ts';

// What a second person decides: requests, refusals, approval, expiry — on the built program.

let room: Room;
beforeEach(() => {
  room = new Room();
  room.ok('operators', 'add', 'QM', '--name', '秦明', '--role', 'manager');
  room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'user');
  room.ok('customers', 'add', 'C1', '--name', '华纺');
  room.ok('receive', '--customer', 'C1', '--name', '棉布', '--quantity', '12', '--unit', '米');
  room.ok('checkout', '1x', '2', '--to', 'LM', '--purpose', '测试');
});
afterEach(() => room.close());

const on = (day: string): void => {
  room.env.SAMPLES_NOW = `${day}T09:30:00+08:00`;
};

/** Asks for the undo of the checkout, four days later. */
function askToUndo(): void {
  on('2026-11-26');
  const { status, stdout, stderr } = room.run('undo', '2', '--reason', '弄错', '--json');
  expect(status).toBe(6);
  expect(JSON.parse(stdout)).toMatchObject({ approval: 'A26-000001', state: 'pending', expires_on: '2026-12-26' });
  expect(JSON.parse(stderr).error).toMatchObject({ code: 'approval_requested', details: { approval: 'A26-000001' } });
}

const held = (): unknown[] => room.json('held');

test('what is old is undone when somebody else says so, in his entry', () => {
  on('2026-11-24');
  expect(room.run('undo', '2', '--reason', '弄错', '--dry-run').status).toBe(0);
  askToUndo();
  expect(held()).toHaveLength(1);
  // Asked again, it is the same request.
  const before = room.head();
  expect(room.run('undo', '2', '--reason', '弄错').status).toBe(6);
  expect(room.head()).toBe(before);
  expect(room.refused('approve', 'A26-000001')).toMatchObject({
    status: 6,
    code: 'own_request',
    details: { others: ['QM'] },
  });
  expect(room.refused('approve', 'A26-000001', '--operator', 'LM')).toMatchObject({ status: 6, code: 'not_permitted' });
  const rehearsed = room.json('approve', 'a26-1', '--operator', 'QM', '--dry-run');
  expect(rehearsed).toMatchObject({
    does: [{ effect: 'reverse', number: 'S26-000001-X', quantity: 2, from: 'LM', to: 'DOCK' }],
    against: [{ effect: 'open_checkout', who: 'LM', quantity: 2 }],
  });
  expect(room.head()).toBe(before);
  expect(room.json('approve', 'a26-1', '--operator', 'QM')).toEqual(rehearsed);
  expect(held()).toEqual([]);
  expect(room.json('history', '1x').at(-1)).toMatchObject({
    kind: 'reverse',
    operator: 'QM',
    note: '弄错',
    reverses: 2,
  });
  expect(room.json('approvals')).toEqual([
    expect.objectContaining({
      approval: 'A26-000001',
      kind: 'undo',
      requested_by: 'WL',
      state: 'approved',
      decided_by: ['QM'],
    }),
  ]);
  expect(room.refused('approve', 'A26-000001', '--operator', 'QM')).toMatchObject({
    status: 5,
    code: 'approval_decided',
  });
  room.head();
});

test('things that changed, a request that was rejected, and one that expired are not carried out', () => {
  askToUndo();
  room.ok('return', '1x');
  expect(room.refused('approve', 'A26-000001', '--operator', 'QM')).toMatchObject({ status: 5, code: 'facts_changed' });
  room.ok('reject', 'A26-000001', '--reason', '已归还', '--operator', 'QM');
  expect(room.refused('approve', 'A26-000001', '--operator', 'QM')).toMatchObject({ code: 'approval_decided' });
  on('2026-11-30');
  room.ok('config', 'set', 'approvals.expire_days', '3');
  expect(room.run('undo', '3', '--reason', '弄错').status).toBe(6);
  const expiring = (day: string) => room.run('approve', 'A26-000002', '--operator', 'QM', '-n', '--today', day).status;
  expect([expiring('2026-12-03'), expiring('2026-12-04')]).toEqual([0, 5]);
  on('2026-12-04');
  // An earlier day that is only said does not bring it back.
  expect(expiring('2026-12-03')).toBe(5);
  expect(room.json('approvals', '--state', 'expired')).toHaveLength(1);
  expect(room.json('approvals', '--mine', '--operator', 'QM')).toEqual([]);
});

test('a shop of one approves its own where it says so, and it is on record', () => {
  askToUndo();
  room.ok('config', 'set', 'approvals.alone', 'on');
  expect(room.refused('approve', 'A26-000001')).toMatchObject({ code: 'own_request' });
  room.ok('operators', 'retire', 'QM', '--yes');
  expect(room.json('approve', 'A26-000001')).toMatchObject({ state: 'approved', alone: true, decided_by: ['WL'] });
  expect(room.json('approvals')).toMatchObject([{ alone: true }]);
  expect(room.json('verify')).toMatchObject({ ok: true });
});
