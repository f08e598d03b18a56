import { afterAll, beforeAll, expect, test } from 'vitest';
import { Room } from '../room.ts';

let room: Room;
beforeAll(() => {
  room = new Room();
  room.ok('customers', 'add', 'C1', '--name', '恒润纺织');
  room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'user');
  for (const [code, ...rest] of [
    ['A'],
    ['A-01', '--parent', 'A'],
    ['A-02', '--parent', 'A', '--temperature', '2..8'],
    ['A-02-1', '--parent', 'A-02'],
    ['B', '--temperature', '3..5', '--light', 'dark'],
    ['S', '--security', 'safe', '--capacity', '2'],
    ['F', '--hazards', '易燃', '--facilities', '监控,报警', '--responsible', '李梅', '--check-days', '7'],
    ['K', '--purpose', 'customer'],
  ] as const)
    room.ok('locations', 'add', code, ...rest);
});
afterAll(() => room.close());

const receive = (...more: string[]): string[] => [
  'receive',
  '--customer',
  'C1',
  '--name',
  '酶制剂',
  '--quantity',
  '5',
  ...more,
];

test('receiving into a place that does not fit is refused, with the places that do, the nearest first', () => {
  const before = room.head();
  expect(room.refused(...receive('--temperature', '2..8', '--location', 'A-01'))).toMatchObject({
    status: 5,
    code: 'place_unfit',
    message: 'S26-000001-X 酶制剂 不能放在 A-01：\n  需要 2..8 °C，这里没有标明温度',
    hint: '合适的库位：A-02、A-02-1、B（由近到远）；一定要放这里：加 --override --reason 原因，由另一人审批',
    details: { reasons: ['temperature'], fitting: ['A-02', 'A-02-1', 'B'], place: 'A-01', more: 0 },
  });
  expect(room.run(...receive('--temperature', '2..8', '--location', 'A-01', '--lang', 'en')).stderr).toBe(
    'S26-000001-X 酶制剂 may not lie in A-01:\n  it needs 2..8 °C, and no temperature is stated here\nPlaces that fit, the nearest first: A-02, A-02-1, B. If it must lie here: --override --reason WHY, and somebody else approves it\n',
  );
  expect(room.refused(...receive('--light', 'dark', '--valuable', '--location', 'A'))).toMatchObject({
    details: { reasons: ['light', 'security'], fitting: [] },
  });
  expect(room.head()).toBe(before);
  room.ok(...receive('--temperature', '2..8', '--location', 'A-02-1'));
  room.ok(...receive('--temperature', '2..8'));
});

test('a sheet of lines is one deed: what does not fit is told, nothing is received', () => {
  const before = room.head();
  const done = room.fed(
    'name,quantity,temperature,location\n酶,1,2..8,A-01\n酶,1,2..8,A-02\n酶,1,2..8,K\n',
    'receive',
    '--customer',
    'C1',
    '--lines',
    '-',
    '--json',
  );
  expect(done.status).toBe(5);
  expect(JSON.parse(done.stderr).error).toMatchObject({ code: 'place_unfit', details: { place: 'A-01', more: 1 } });
  expect(room.head()).toBe(before);
});

test('moving: refused where it does not fit, free where it does', () => {
  expect(room.refused('move', '001X', '--to', 'A-01')).toMatchObject({
    status: 5,
    code: 'place_unfit',
    details: { number: 'S26-000001-X', fitting: ['A-02', 'A-02-1', 'B'] },
  });
  expect(room.refused('move', '001X', '--to', 'A-01', '--dry-run')).toMatchObject({ code: 'place_unfit' });
  expect(room.json('move', '001X', '2', '--to', 'B')).toMatchObject({ to: 'B', quantity: 2 });
  for (const first of ['DOCK', 'RETURNS', 'DAMAGED', 'QUARANTINE'])
    room.ok('move', '001X', '0.5', '--to', first, '--from', 'A-02');
});

test('returning: home by default, refused where it does not fit or no longer does', () => {
  room.ok('checkout', '001X', '2', '--to', 'LM', '--purpose', '测试', '--from', 'B');
  expect(room.refused('return', '001X', '--location', 'A-01')).toMatchObject({ status: 5, code: 'place_unfit' });
  expect(room.json('return', '001X', '1')).toMatchObject({ location: 'B' });
  room.ok('locations', 'edit', 'B', '--temperature', '10..20');
  expect(room.refused('return', '001X')).toMatchObject({
    code: 'place_unfit',
    details: { place: 'B', reasons: ['temperature'] },
  });
  expect(room.json('return', '001X', '--used', '1')).toMatchObject({ returned: 0, outstanding: 0 });
  room.ok('locations', 'edit', 'B', '--temperature', '3..5');
});

test('room is counted with all that lies below, and within one delivery', () => {
  const three = (more: string) => `name,quantity,location\n甲,1,S\n乙,1,S\n${more}`;
  const full = room.fed(three('丙,1,S\n'), 'receive', '--customer', 'C1', '--lines', '-', '--json');
  expect(JSON.parse(full.stderr).error).toMatchObject({ code: 'place_unfit', details: { reasons: ['capacity'] } });
  const taken = room.fed(three(''), 'receive', '--customer', 'C1', '--lines', '-', '--json');
  const [first] = JSON.parse(taken.stdout).samples as { number: string }[];
  expect(room.refused(...receive('--valuable', '--location', 'S'))).toMatchObject({
    details: { reasons: ['capacity'], why: [{ given: 'S 2/2' }], fitting: [] },
  });
  // What lies there already finds room again.
  room.ok('checkout', first!.number, '0.5', '--to', 'LM', '--purpose', '测试');
  expect(room.json('return', first!.number)).toMatchObject({ location: 'S' });
});

test('hazards, zones of customers, and goods of our own', () => {
  expect(room.refused(...receive('--hazard', 'flammable', '--location', 'A-01'))).toMatchObject({
    details: { reasons: ['hazard'], fitting: ['F'] },
  });
  room.ok(...receive('--hazard', 'flammable', '--location', 'F'));
  const found = (...filters: string[]) => room.json('list', '--text', '酶制剂', ...filters).length;
  expect([
    found('--zone', 'customer'),
    found('--zone', 'damaged,returns'),
    found('--zone', 'normal', '--location', 'F'),
  ]).toEqual([0, 1, 1]);
  expect(room.json('report', 'inventory', '--zone', 'normal', '--location', 'DOCK')).toEqual([]);
  // Nothing is set up for what is fragile.
  room.ok(...receive('--hazard', '易碎', '--location', 'A-01'));
  room.ok(...receive('--location', 'K'));
  expect(
    room.refused('receive', '--customer', 'HOUSE', '--name', '本色布', '--quantity', '1', '--location', 'K'),
  ).toMatchObject({ details: { reasons: ['purpose'] } });
});

test('checkout names the lots that should go first: older, or expiring earlier, and still there', () => {
  const lot = (name: string, day: string, ...more: string[]): string =>
    room.json('receive', '--customer', 'C1', '--name', name, '--quantity', '1', '--at', day, ...more).samples[0].number;
  const out = (number: string) =>
    room.json('checkout', number, '--to', 'LM', '--purpose', '测试', '--dry-run').lines[0].older_lots;
  const older = lot('棉', '2026-11-01');
  const newer = lot('棉', '2026-11-10');
  expect([out(older), out(newer)]).toEqual([[], [older]]);
  expect(room.ok('checkout', newer, '0.5', '--to', 'LM', '--purpose', '测试', '-n')).toContain(
    `提示：${older} 比 ${newer} 接收或到期更早，应先用`,
  );
  room.ok('reserve', older, '1', '--to', 'LM');
  expect(out(newer)).toEqual([]);
  lot('酸奶', '2026-10-01', '--expires', '2026-11-01');
  const late = lot('酸奶', '2026-11-01', '--expires', '2027-03-01');
  const soon = lot('酸奶', '2026-11-10', '--expires', '2026-12-01');
  expect([out(late), out(soon)]).toEqual([[soon], []]);
});

test('what is said of a place: facilities, checks, who looks after it', () => {
  expect(room.json('locations', 'list', '--location', 'F')).toMatchObject([
    { hazards: ['易燃'], facilities: ['监控', '报警'], responsible: 'LM', check_days: 7, check_items: [] },
  ]);
  expect(
    room.ok('locations', 'edit', 'F', '--check-items', '清洁,虫害', '--clear', 'responsible,check_days'),
  ).toContain('已更改库位 F：普通，适合易燃，监控，报警，检查清洁、虫害');
  expect(room.refused('locations', 'edit', 'F', '--responsible', '没有')).toMatchObject({ code: 'person_not_found' });
  expect(room.refused('locations', 'edit', 'F', '--check-days', '0')).toMatchObject({
    status: 2,
    code: 'invalid_value',
  });
  expect(room.json('verify')).toMatchObject({ ok: true });
});
