import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Room } from '../room.ts';

// A stocktake from its opening to what it found, on the built program.

let room: Room;
beforeAll(() => {
  room = new Room();
  room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'custodian');
  for (const place of ['A', 'B']) room.ok('locations', 'add', place);
  for (const place of ['A-01', 'A-02']) room.ok('locations', 'add', place, '--parent', 'A');
  for (const code of ['C1', 'C2']) room.ok('customers', 'add', code, '--name', `客户${code}`);
  const receive = (customer: string, name: string, quantity: string, location: string, ...more: string[]) =>
    room.ok('receive', '--customer', customer, '--name', name, '--quantity', quantity, '--location', location, ...more);
  receive('C1', '布', '10', 'A-01', '--unit-value', '20', '--category', '面料');
  receive('C1', '扣', '5', 'A-01', '--category', '辅料');
  receive('C1', '线', '7', 'B', '--category', '辅料');
  receive('C2', '绳', '4', 'A-02', '--category', '辅料');
});
afterAll(() => room.close());

const variance = (stocktake: string): Record<string, unknown>[] => room.json('stocktake', 'variance', stocktake);
const statuses = (stocktake: string) =>
  variance(stocktake).map(({ number, location, book, counted, status }) => [number, location, book, counted, status]);
const [CLOTH, BUTTON, THREAD, ROPE] = ['S26-000001-X', 'S26-000002-V', 'S26-000003-T', 'S26-000004-R'] as const;

test('a scope: place with what is below it; overlapping ones are refused, disjoint ones are not', () => {
  expect(room.json('stocktake', 'open', '--location', 'A')).toMatchObject({ stocktake: 'K26-0001', expected: 3 });
  for (const words of [[], ['--location', 'A-02'], ['--customer', 'C2'], ['--category', '面料']]) {
    expect(room.refused('stocktake', 'open', ...words)).toMatchObject({
      status: 5,
      code: 'stocktake_overlaps',
      details: { other: 'K26-0001' },
    });
  }
  expect(room.json('stocktake', 'open', '--location', 'B', '--category', '辅料')).toMatchObject({
    stocktake: 'K26-0002',
    expected: 1,
  });
  expect(room.refused('stocktake', 'count', 'K26-0002', CLOTH, '1')).toMatchObject({
    status: 5,
    code: 'outside_scope',
  });
  expect(room.refused('stocktake', 'count', 'K26-0009', CLOTH, '1')).toMatchObject({ status: 4 });
  room.ok('stocktake', 'cancel', 'K26-0002', '--yes');
  expect(room.refused('stocktake', 'count', 'K26-0002', THREAD, '1')).toMatchObject({
    status: 5,
    code: 'stocktake_state',
  });
  expect(room.refused('stocktake', 'cancel', 'K26-0001')).toMatchObject({ status: 2, code: 'confirmation_needed' });
});

test('counting: once, again, by somebody else; nothing negative', () => {
  expect(room.json('stocktake', 'count', 'K26-0001', '1x', '8')).toMatchObject({
    number: CLOTH,
    location: 'A-01',
    counted: 8,
    book: 10,
    variance: -2,
    recount: false,
  });
  const head = room.head();
  expect(room.refused('stocktake', 'count', 'K26-0001', '1x', '9')).toMatchObject({
    status: 5,
    code: 'counted_already',
  });
  expect(room.refused('stocktake', 'count', 'K26-0001', '1x', '-9')).toMatchObject({ status: 2 });
  expect(room.refused('stocktake', 'count', 'K26-0001', '1K', '9')).toMatchObject({ status: 4 });
  expect(room.head()).toBe(head);
  room.ok('stocktake', 'count', 'K26-0001', '1x', '8.5', '--correct');
  expect(room.json('stocktake', 'count', 'K26-0001', '1x', '9', '--operator', 'LM')).toMatchObject({ recount: true });
  const record = room.json('stocktake', 'counts', 'K26-0001', CLOTH);
  expect(
    record.map(({ operator, counted, replaced }: Record<string, unknown>) => [operator, counted, replaced]),
  ).toEqual([
    ['WL', 8, true],
    ['WL', 8.5, true],
    ['LM', 9, false],
  ]);
});

test('what moves after its count makes no difference, what moves before does', () => {
  room.ok('checkout', CLOTH, '4', '--to', 'LM', '--purpose', '试样');
  room.ok('move', BUTTON, '2', '--to', 'A-02');
  room.ok('stocktake', 'count', 'K26-0001', BUTTON, '3', '--location', 'A-01');
  room.ok('stocktake', 'count', 'K26-0001', BUTTON, '2', '--location', 'A-02');
  room.ok('move', BUTTON, '1', '--from', 'A-02', '--to', 'B');
  expect(statuses('K26-0001')).toEqual([
    [CLOTH, 'A-01', 10, 9, 'shortage'],
    [BUTTON, 'A-01', 3, 3, 'matched'],
    [BUTTON, 'A-02', 2, 2, 'matched'],
    [ROPE, 'A-02', 4, null, 'uncounted'],
  ]);
});

test('a movement recorded late that had happened before the count belongs to its book', () => {
  room.env.SAMPLES_NOW = '2026-11-22T11:00:00+08:00';
  room.ok('checkout', CLOTH, '1', '--to', 'LM', '--purpose', '漏登记', '--at', '2026-11-22 09:30:00');
  expect(statuses('K26-0001')[0]).toEqual([CLOTH, 'A-01', 10, 9, 'shortage']);
  room.ok('stocktake', 'count', 'K26-0001', BUTTON, '3', '--location', 'A-01', '--correct');
  room.ok('move', BUTTON, '1', '--from', 'A-01', '--to', 'B', '--at', '2026-11-22 10:30');
  expect(statuses('K26-0001')[1]).toEqual([BUTTON, 'A-01', 2, 3, 'surplus']);
  // A count that was made before: the book of that moment.
  room.ok('stocktake', 'count', 'K26-0001', BUTTON, '3', '--location', 'A-01', '--correct', '--at', '2026-11-22 10:00');
  expect(statuses('K26-0001')[1]).toEqual([BUTTON, 'A-01', 3, 3, 'matched']);
});

test('of another place: unexpected, and misplaced once its own place is known to be short', () => {
  room.ok('stocktake', 'count', 'K26-0001', ROPE, '4', '--location', 'A-01');
  expect(statuses('K26-0001').slice(3)).toEqual([
    [ROPE, 'A-01', 0, 4, 'unexpected'],
    [ROPE, 'A-02', 4, null, 'uncounted'],
  ]);
  room.ok('stocktake', 'count', 'K26-0001', ROPE, '0', '--location', 'A-02');
  expect(statuses('K26-0001').slice(3)).toEqual([
    [ROPE, 'A-01', 0, 4, 'misplaced'],
    [ROPE, 'A-02', 4, 0, 'misplaced'],
  ]);
  room.ok('stocktake', 'count', 'K26-0001', THREAD, '1');
  expect(statuses('K26-0001').find(([number]) => number === THREAD)).toEqual([THREAD, 'A', 0, 1, 'unexpected']);
  expect(variance('K26-0001')[0]).toMatchObject({ variance: -1, value: -20, condition: 'ok', counted_by: 'LM' });
});

test('variances need a reason, and nothing is left uncounted', () => {
  expect(room.refused('stocktake', 'submit', 'K26-0001')).toMatchObject({ status: 5, code: 'rows_unexplained' });
  const explained = room.ok('stocktake', 'explain', 'K26-0001', CLOTH, '--reason', '受潮', '--proposal', '报废');
  expect(explained).toContain('报废');
  expect(variance('K26-0001')[0]).toMatchObject({ reason: '受潮', proposal: '报废' });
  room.ok('stocktake', 'explain', 'K26-0001', CLOTH, '--reason', '剪样未登记');
  expect(variance('K26-0001')[0]).toMatchObject({ reason: '剪样未登记', proposal: null });
  room.ok('receive', '--customer', 'C1', '--name', '后来的', '--quantity', '1', '--location', 'A-01');
  expect(room.refused('stocktake', 'submit', 'K26-0001', '--reason', '其他')).toMatchObject({
    status: 5,
    code: 'rows_uncounted',
    details: { uncounted: 1 },
  });
});

test('blind: the book is hidden until it is handed in', () => {
  room.ok('receive', '--customer', 'C2', '--name', '盲', '--quantity', '6', '--location', 'B');
  const { stocktake } = room.json('stocktake', 'open', '--location', 'B', '--blind');
  expect(room.json('stocktake', 'count', stocktake, 'S26-000006-N', '5')).toMatchObject({
    book: null,
    variance: null,
  });
  expect(room.ok('stocktake', 'count', stocktake, 'S26-000006-N', '6', '--correct')).not.toMatch(/账面/);
  expect(variance(stocktake)).toMatchObject([
    { book: null, status: 'uncounted' },
    { book: null, status: 'uncounted' },
    { book: null, counted: 6, status: null },
  ]);
  expect(room.json('stocktake', 'show', stocktake)).toMatchObject({ matched: null, differing: null });
  room.ok('stocktake', 'count', stocktake, BUTTON, '2');
  room.ok('stocktake', 'count', stocktake, THREAD, '7');
  expect(room.json('stocktake', 'submit', stocktake)).toMatchObject({ stocktake, approval: null, state: 'closed' });
  expect(variance(stocktake)).toMatchObject([{ book: 2 }, { book: 7 }, { book: 6, status: 'matched' }]);
  expect(room.refused('stocktake', 'count', stocktake, THREAD, '7')).toMatchObject({
    status: 5,
    code: 'stocktake_state',
  });
  expect(room.json('stocktake', 'agree', stocktake, '--on', '2026-11-22')).toMatchObject({ agreed_on: '2026-11-22' });
  expect(room.json('sign', stocktake, '--side', 'us', '--by', '王丽')).toMatchObject({ state: 'half_signed' });
  // What a closed stocktake found stays, whatever becomes of the goods.
  room.ok('move', 'S26-000006-N', '--to', 'A-02');
  writeFileSync(join(room.folder, 'rename.csv'), 'number,name\nS26-000006-N,别名\n');
  room.ok('import', 'samples', 'rename.csv');
  expect(variance(stocktake)[2]).toMatchObject({ number: 'S26-000006-N', name: '盲', location: 'B', book: 6 });
});

test('found beside the book; the same again needs --correct', () => {
  const found = ['stocktake', 'found', 'K26-0001', '--name', '无名布', '--location', 'A-01', '--quantity'];
  expect(room.json(...found, '2')).toMatchObject({ customer: 'HOUSE', quantity: 2 });
  expect(room.refused(...found, '3')).toMatchObject({ status: 5, code: 'counted_already' });
  room.ok(...found, '3', '--correct');
  expect(variance('K26-0001').at(-1)).toMatchObject({ number: null, name: '无名布', counted: 3, status: 'unexpected' });
  room.ok(...found, '0', '--correct');
  expect(variance('K26-0001').at(-1)).toMatchObject({ number: expect.any(String) });
  expect(room.json('verify')).toMatchObject({ ok: true });
});

test('scanning: each line is answered, places switch, quantities add up, and it can be resumed', () => {
  room.ok('locations', 'add', 'Z-01');
  room.ok('receive', '--customer', 'C1', '--name', '扫', '--quantity', '5', '--location', 'Z-01');
  const { stocktake } = room.json('stocktake', 'open', '--location', 'Z-01');
  const scan = (input: string, ...more: string[]) =>
    room.fed(input, 'stocktake', 'count', stocktake, '--scan', ...more);
  const first = scan('z-01\nS26-000007-L\ns26000007l*3\n\nS26-000007-X\nNIX\nS26-000007-L*0\n');
  expect(first.status).toBe(0);
  expect(first.stdout.trimEnd().split('\n')).toEqual([
    '库位 Z-01',
    expect.stringMatching(/^S26-000007-L 扫 Z-01：\+1 = 1 件$/),
    expect.stringMatching(/\+3 = 4 件（再次）$/),
    expect.stringMatching(/^没有记录 S26-000007-X：.*校验字符/),
    expect.stringMatching(/^没有记录 NIX：/),
    expect.stringMatching(/^没有记录 S26-000007-L\*0：/),
    expect.stringContaining('接受 3 行，拒绝 3 行'),
  ]);
  const again = scan('S26-000007-L', '--json').stdout.trimEnd().split('\n');
  expect(again.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ kind: 'count', added: 1, counted: 5, variance: 0, again: true }),
    { stocktake, accepted: 1, refused: 0 },
  ]);
  // Somebody else counts anew; one who typed a count before must mean it.
  expect(scan('7l*4', '--operator', 'LM').stdout).toContain('+4 = 4');
  room.ok('stocktake', 'count', stocktake, '7l', '5');
  expect(scan('7l').stdout).toContain('没有记录');
  expect(scan('7l*2\n7l*3', '--correct').stdout).toContain('+3 = 5');
  // A session that is sent again under its key records nothing twice.
  const head = room.head();
  room.ok('stocktake', 'count', stocktake, '7l', '1', '--correct');
  expect(scan('7l*2\n7l*2', '--correct', '--ref', 'session').status).toBe(0);
  const after = room.head();
  expect(scan('7l*2\n7l*2', '--correct', '--ref', 'session').stdout).toContain('+2 = 4');
  expect(room.head()).toBe(after);
  expect(after).not.toBe(head);
});
