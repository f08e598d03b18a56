import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Done, Room } from '../room.ts';

let room: Room;
let english: Room;
beforeAll(() => {
  room = furnished('zh', '棉麻混纺面料', '李梅');
  english = furnished('en', 'linen cloth', 'Mary Lee');
});
afterAll(() => {
  room.close();
  english.close();
});

function furnished(lang: 'zh' | 'en', cloth: string, person: string): Room {
  const made = new Room(lang);
  made.ok('customers', 'add', 'C1', '--name', 'C1');
  for (const place of ['A-01', 'B-01']) made.ok('locations', 'add', place);
  made.ok('operators', 'add', 'LM', '--name', person, '--role', 'user');
  const unit = lang === 'zh' ? '米' : 'm';
  made.ok('receive', '--customer', 'C1', '--name', cloth, '--quantity', '12.5', '--unit', unit, '--location', 'A-01');
  return made;
}

const desk = (codes: readonly string[], ...words: string[]): Done =>
  room.fed(`${codes.join('\n')}\n`, 'scan', ...words);
const answers = (codes: readonly string[], ...words: string[]) =>
  desk(codes, ...words, '--format', 'ndjson')
    .stdout.split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const DAY = ['CMD:CHECKOUT', 'P:LM', 'N:3', 'S26-000001-X', 'CMD:RETURN', '1X', 'CMD:UNDO', 'CMD:UNDO', 'CMD:UNDO'];

test('a clerk with a scanner, in Chinese', () => {
  const { status, stdout, stderr } = desk(DAY);
  expect(stdout.split('\n')).toEqual([
    '领用：扫人员，再扫样品',
    '人员 LM 李梅',
    '下一个的数量：3',
    '领用 S26-000001-X 棉麻混纺面料 3 米 → LM，领用单 U26-000001；还可领 9.5 米',
    '归还：扫样品；先扫库位则放到那里',
    '归还 S26-000001-X 棉麻混纺面料 3 米 LM → A-01；LM 已还清',
    '已撤销：归还 S26-000001-X 棉麻混纺面料 3 米',
    '已撤销：领用 S26-000001-X 棉麻混纺面料 3 米',
    '未接受：本次扫码没有可以撤销的了。 更早的记录：samples history 编号，再 samples undo 记录号',
    '',
  ]);
  expect(stderr).toBe('扫了 9 次，其中 1 次没有接受；其余的已记录。\n');
  expect(status).toBe(5);
  expect(room.json('show', '1X').available).toBe(12.5);
});

test('the same in English', () => {
  const { stdout } = english.fed(`${DAY.slice(0, 7).join('\r\n')}\r\n`, 'scan');
  expect(stdout.split('\n')).toEqual([
    'Check out: scan the person, then the samples',
    'Person LM Mary Lee',
    'Quantity of the next: 3',
    'Gave S26-000001-X linen cloth 3 m to LM on U26-000001; 9.5 m available',
    'Return: scan the samples; a place before them is where they go',
    'Returned S26-000001-X linen cloth 3 m from LM to A-01; nothing left with LM',
    'Undone: return of S26-000001-X linen cloth 3 m',
    '',
  ]);
});

test('moving, and what is there already', () => {
  const found = answers(['CMD:MOVE', 'L:B-01', '1x', '1x', 'CMD:UNDO']);
  expect(found.map(({ did, quantity, from, to }) => [did, quantity, from, to])).toEqual([
    ['command', null, null, null],
    ['place', null, null, null],
    ['move', 12.5, 'A-01', 'B-01'],
    ['move', 0, 'B-01', 'B-01'],
    ['undo', 12.5, 'A-01', 'B-01'],
  ]);
});

test('what is refused is answered, and the desk goes on', () => {
  const codes = [
    '1X',
    'CMD:LEND',
    'CMD:CHECKOUT',
    '1X',
    'CMD:MOVE',
    '1X',
    'XYZ',
    'P:NOBODY',
    'L:Z-9',
    'N:0',
    'a\u0007b',
    'B-01',
    'S26-000001-K',
    '1X',
  ];
  const found = answers(codes);
  expect(found.map(({ did, error }) => error?.code ?? did)).toEqual([
    'desk_command_missing',
    'desk_command_unknown',
    'command',
    'desk_person_missing',
    'command',
    'desk_place_missing',
    'desk_code_unknown',
    'person_not_found',
    'place_not_found',
    'invalid_value',
    'control_character',
    'place',
    'wrong_check_character',
    'move',
  ]);
  expect(desk(codes, '--json').status).toBe(5);
  const { stdout, stderr } = desk(['XYZ'], '--json');
  expect(JSON.parse(stdout)[0].error).toMatchObject({ code: 'desk_code_unknown' });
  expect(JSON.parse(stderr).error).toMatchObject({ code: 'scans_refused', details: { refused: 1, scans: 1 } });
  room.ok('move', '1X', '--to', 'A-01');
});

test('a command begins anew after something was done, not before', () => {
  const found = answers(['P:LM', 'CMD:CHECKOUT', 'N:1', '1X', 'CMD:CHECKOUT', '1X']);
  expect(found.map(({ did, error }) => error?.code ?? did)).toEqual([
    'person',
    'command',
    'quantity',
    'checkout',
    'command',
    'desk_person_missing',
  ]);
  room.ok('return', '1X');
});

test('a slip says how far it is signed, and is signed at the desk', () => {
  const found = answers(['R26-000001', 'CMD:SIGN', 'R26-000001', 'P:WL', 'R26-000001', 'R26-000001']);
  expect(found.map(({ did, state, error }) => error?.code ?? [did, state])).toEqual([
    ['slip', 'draft'],
    ['command', null],
    'desk_person_missing',
    ['person', null],
    ['sign', 'half_signed'],
    ['sign', 'half_signed'],
  ]);
  expect(room.json('slip', 'R26-000001').slips[0].signatures).toMatchObject([{ side: 'us', by: '王丽', how: 'scan' }]);
});

test('the same codes with the same --ref again record nothing twice; a rehearsal records nothing', () => {
  const codes = ['CMD:CHECKOUT', 'P:LM', 'N:2', '1X'];
  const first = answers(codes, '--ref', 'monday');
  expect(answers(codes, '--ref', 'monday')).toEqual(first);
  expect(room.json('show', '1X').available).toBe(10.5);
  const before = room.head();
  expect(desk([...codes, 'CMD:UNDO'], '--dry-run')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('（演练，将）领用'),
  });
  expect(room.head()).toBe(before);
});

test('counting: for the stocktake that is open, added up, taken back', () => {
  const found = (codes: readonly string[]) =>
    answers(codes).map(({ did, quantity, added, error }) => error?.code ?? [did, quantity, added]);
  expect(found(['CMD:COUNT', '1X'])).toEqual([['command', null, null], 'desk_stocktake_missing']);
  room.ok('stocktake', 'open');
  expect(found(['CMD:COUNT', 'L:A-01', '1X', 'N:2.5', '1X', 'CMD:UNDO', '1X', 'CMD:UNDO', 'CMD:UNDO'])).toEqual([
    ['command', null, null],
    ['place', null, null],
    ['count', 1, 1],
    ['quantity', 2.5, null],
    ['count', 3.5, 2.5],
    ['undo', 2.5, null],
    ['count', 2, 1],
    ['undo', 1, null],
    'desk_count_stays',
  ]);
  const [row] = room.json('stocktake', 'variance', 'K26-0001');
  expect(row).toMatchObject({ location: 'A-01', counted: 1 });
  expect(found(['CMD:COUNT', 'K26-0001', '1X']).at(-1)).toEqual(['count', 2, 1]);
  room.ok('stocktake', 'cancel', 'K26-0001', '--yes');
});

test('who may not act at all is told before the first scan', () => {
  expect(room.run('scan', '--operator', 'NOBODY')).toMatchObject({ status: 4, stdout: '' });
  const [, , refusal] = answers(['CMD:MOVE', 'L:B-01', '1X'], '--operator', 'LM');
  expect(refusal.error.code).toBe('not_permitted');
});
