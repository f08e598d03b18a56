import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Room } from '../room.ts';

// From counts to the corrected book: two people, movements between count and posting, and what is refused.

let room: Room;
beforeAll(() => {
  room = new Room();
  room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'custodian,manager');
  for (const place of ['A-01', 'B-01']) room.ok('locations', 'add', place);
  room.ok('customers', 'add', 'C1', '--name', '华纺');
  const goods = [
    ['布', '10'],
    ['扣', '5'],
    ['线', '7'],
    ['绳', '4'],
  ] as const;
  for (const [name, quantity] of goods)
    room.ok(
      'receive',
      '--customer',
      'C1',
      '--name',
      name,
      '--quantity',
      quantity,
      '--location',
      'A-01',
      '--unit-value',
      '2',
    );
});
afterAll(() => room.close());

const [CLOTH, BUTTON, THREAD, ROPE] = ['S26-000001-X', 'S26-000002-V', 'S26-000003-T', 'S26-000004-R'] as const;
/** Where a sample is in storage, from the ledger itself: the fold of its transfers. */
function folded(number: string): Record<string, number> {
  const db = new Database(room.file, { readonly: true });
  try {
    const rows = db
      .prepare(
        `SELECT p.code, sum(iif(t.to_id = p.id, t.quantity, -t.quantity)) / 1000.0 AS quantity
         FROM transfers t JOIN samples s ON s.id = t.sample_id JOIN places p ON p.id IN (t.from_id, t.to_id)
         WHERE s.number = ? AND p.kind = 'storage' GROUP BY p.id ORDER BY p.code`,
      )
      .all(number.replaceAll('-', '')) as { code: string; quantity: number }[];
    return Object.fromEntries(
      rows.filter(({ quantity }) => quantity !== 0).map(({ code, quantity }) => [code, quantity]),
    );
  } finally {
    db.close();
  }
}

test('counts, movements, then the posting: the book is what is there', () => {
  const { stocktake } = room.json('stocktake', 'open', '--location', 'A-01');
  // There are 8 of 10 m of cloth, 6 of 5 buttons, the thread is damaged, the rope lies in B-01.
  room.ok('stocktake', 'count', stocktake, CLOTH, '8');
  room.ok('checkout', CLOTH, '3', '--to', 'LM', '--purpose', '试样');
  room.ok('stocktake', 'count', stocktake, BUTTON, '6');
  room.ok('move', BUTTON, '5', '--to', 'B-01');
  room.ok('stocktake', 'count', stocktake, THREAD, '7', '--condition', 'damaged');
  room.ok('checkout', THREAD, '2', '--to', 'LM', '--purpose', '试样');
  room.ok('stocktake', 'count', stocktake, ROPE, '0');
  room.ok('stocktake', 'count', stocktake, ROPE, '4', '--location', 'B-01');
  room.ok('stocktake', 'found', stocktake, '--name', '无名布', '--quantity', '2', '--unit', '卷');
  room.ok('stocktake', 'explain', stocktake, CLOTH, '--reason', '剪样未登记');
  const submitted = room.json('stocktake', 'submit', stocktake, '--reason', '清点有误');
  expect(submitted).toMatchObject({
    stocktake,
    approval: 'A26-000001',
    state: 'submitted',
    differing: 4,
    unfit: 1,
    found: 1,
  });
  expect(room.json('approvals')).toMatchObject([{ approval: 'A26-000001', kind: 'stocktake', subject: stocktake }]);
  // Work goes on while it waits.
  room.ok('return', CLOTH, '3', '--from', 'LM');
  room.ok('checkout', CLOTH, '2', '--to', 'LM', '--purpose', '试样');
  expect(folded(CLOTH)).toEqual({ 'A-01': 8 });

  expect(room.refused('approve', 'A26-000001')).toMatchObject({ status: 6, code: 'own_request' });
  const approved = room.json('approve', 'A26-000001', '--operator', 'LM');
  expect(approved.state).toBe('approved');
  expect(
    approved.does.map(({ effect, number, quantity }: Record<string, unknown>) => [effect, number, quantity]),
  ).toEqual([
    ['count_adjust', CLOTH, -2],
    ['count_adjust', BUTTON, 1],
    ['count_unfit', THREAD, 7],
    ['count_adjust', ROPE, -4],
    ['count_adjust', ROPE, 4],
    ['count_found', null, 2],
  ]);
  expect(approved.against).toMatchObject([{ effect: 'count_notice', number: THREAD, who: 'C1' }]);

  expect(folded(CLOTH)).toEqual({ 'A-01': 6 });
  expect(folded(BUTTON)).toEqual({ 'A-01': 1, 'B-01': 5 });
  expect(folded(THREAD)).toEqual({ DAMAGED: 5 });
  expect(folded(ROPE)).toEqual({ 'B-01': 4 });
  expect(folded('S26-000005-P')).toEqual({ 'A-01': 2 });
  expect(room.json('show', 'S26-000005-P')).toMatchObject({ name: '无名布', customer: 'HOUSE', state: 'quarantined' });
  expect(room.json('history', CLOTH).at(-1)).toMatchObject({
    kind: 'adjust',
    quantity: 2,
    from: 'A-01',
    to: 'variance',
    note: stocktake,
  });
  expect(room.json('stocktake', 'show', stocktake)).toMatchObject({
    state: 'closed',
    approval: 'A26-000001',
    closed_on: '2026-11-22',
  });
  expect(room.json('verify')).toMatchObject({ ok: true });
  // What was found stays as it was found.
  expect(room.json('stocktake', 'variance', stocktake)).toMatchObject([
    { number: CLOTH, book: 10, counted: 8, variance: -2, value: -4, status: 'shortage', reason: '剪样未登记' },
    { number: BUTTON, book: 5, counted: 6, status: 'surplus', reason: '清点有误' },
    { number: THREAD, variance: 0, status: 'matched', condition: 'damaged', reason: '清点有误' },
    { number: ROPE, location: 'A-01', status: 'misplaced' },
    { number: ROPE, location: 'B-01', status: 'misplaced' },
    { number: null, name: '无名布', counted: 2, status: 'unexpected' },
  ]);
  expect(room.json('report', 'stocktakes')).toMatchObject([
    { stocktake, state: 'closed', differing: 5, short_value: -12 },
  ]);
  // One alone does not undo it.
  const posted = room.json('history', CLOTH).at(-1).movement;
  expect(room.run('undo', String(posted), '--reason', '不对').status).toBe(6);
});

test('turned down it can be counted again; expired as well; too little left is refused', () => {
  const { stocktake } = room.json('stocktake', 'open', '--location', 'B-01');
  room.ok('stocktake', 'count', stocktake, BUTTON, '3');
  room.ok('stocktake', 'count', stocktake, ROPE, '4');
  const { approval } = room.json('stocktake', 'submit', stocktake, '--reason', '少了');
  expect(room.refused('stocktake', 'count', stocktake, ROPE, '4', '--correct')).toMatchObject({
    status: 5,
    code: 'stocktake_state',
    details: { approval },
  });
  // Of the 3 that were there 4 are said to have gone.
  room.ok('checkout', BUTTON, '4', '--to', 'LM', '--purpose', '试样', '--from', 'B-01');
  const head = room.head();
  expect(room.refused('approve', approval, '--operator', 'LM')).toMatchObject({
    status: 5,
    code: 'count_overtaken',
    details: { rows: [{ number: BUTTON, location: 'B-01', short: 2, left: 1 }] },
  });
  expect(room.head()).toBe(head);
  room.ok('reject', approval, '--reason', '复盘', '--operator', 'LM');
  expect(room.json('stocktake', 'show', stocktake)).toMatchObject({ state: 'open', approval: null });
  room.ok('stocktake', 'count', stocktake, BUTTON, '0', '--operator', 'LM');
  const again = room.json('stocktake', 'submit', stocktake);
  // A request that has expired no longer holds it.
  room.env.SAMPLES_TODAY = '2027-02-01';
  room.ok('stocktake', 'count', stocktake, BUTTON, '1', '--operator', 'LM', '--correct');
  expect(room.refused('approve', again.approval, '--operator', 'LM')).toMatchObject({ code: 'approval_expired' });
  expect(room.json('stocktake', 'submit', stocktake)).toMatchObject({ approval: null, state: 'closed' });
  delete room.env.SAMPLES_TODAY;
  expect(folded(BUTTON)).toEqual({ 'A-01': 1, 'B-01': 1 });
});

test('a place that is no longer in use gets nothing', () => {
  room.ok('locations', 'add', 'C-01');
  const { stocktake } = room.json('stocktake', 'open', '--location', 'C-01');
  room.ok('stocktake', 'found', stocktake, '--name', '无名扣', '--quantity', '3');
  const { approval } = room.json('stocktake', 'submit', stocktake, '--reason', '多出');
  room.ok('locations', 'retire', 'C-01');
  expect(room.refused('approve', approval, '--operator', 'LM')).toMatchObject({ status: 5, code: 'retired' });
  room.ok('reject', approval, '--reason', '库位已停用', '--operator', 'LM');
  room.ok('stocktake', 'cancel', stocktake, '--yes');
});

test('a late entry changes what was asked: the request no longer stands', () => {
  const { stocktake } = room.json('stocktake', 'open', '--location', 'A-01');
  room.env.SAMPLES_NOW = '2026-11-22T12:00:00+08:00';
  room.ok('stocktake', 'count', stocktake, CLOTH, '5');
  room.ok('stocktake', 'count', stocktake, BUTTON, '1');
  room.ok('stocktake', 'count', stocktake, 'S26-000005-P', '2');
  const { approval } = room.json('stocktake', 'submit', stocktake, '--reason', '少了');
  room.env.SAMPLES_NOW = '2026-11-22T13:00:00+08:00';
  room.ok('checkout', CLOTH, '1', '--to', 'LM', '--purpose', '漏登记', '--at', '2026-11-22 11:00');
  expect(room.refused('approve', approval, '--operator', 'LM')).toMatchObject({ status: 5, code: 'facts_changed' });
  room.ok('reject', approval, '--reason', '已说明', '--operator', 'LM');
  expect(room.json('stocktake', 'submit', stocktake)).toMatchObject({ state: 'closed', matched: 3 });
  expect(folded(CLOTH)).toEqual({ 'A-01': 5 });
});

test('what was not counted is taken for missing only when that is said, and only what was there before', () => {
  room.env.SAMPLES_NOW = '2026-11-23T09:00:00+08:00';
  const { stocktake, expected } = room.json('stocktake', 'open', '--location', 'DAMAGED');
  expect(expected).toBe(1);
  // Whoever brings goods in meanwhile has had them in his hands.
  room.ok('move', CLOTH, '2', '--to', 'DAMAGED');
  expect(room.json('stocktake', 'submit', stocktake, '--uncounted-as-missing', '--reason', '找不到')).toMatchObject({
    assumed: 2,
    matched: 1,
  });
  const [{ approval }] = room
    .json('approvals', '--state', 'pending')
    .filter((one: { subject: string }) => one.subject === stocktake);
  room.ok('approve', approval, '--operator', 'LM');
  expect(folded(THREAD)).toEqual({});
  expect(folded(CLOTH)).toEqual({ 'A-01': 3, DAMAGED: 2 });
  expect(room.json('stocktake', 'counts', stocktake)).toMatchObject([
    { number: CLOTH, how: 'assumed', counted: 2, book: 2 },
    { number: THREAD, how: 'assumed', counted: 0, book: 5 },
  ]);
  expect(room.json('verify')).toMatchObject({ ok: true });
});
