import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { momentOn, useTimeZone } from '../../src/domain/calendar.ts';
import { outsideNames, outsideOf, saysInOrder } from '../../src/domain/environment.ts';
import { readMoment } from '../../src/spreadsheets/moments.ts';
import { Room } from '../room.ts';

// The cases below are made before any test runs.
useTimeZone('Asia/Shanghai');

let room: Room;
beforeAll(() => {
  room = new Room();
  room.ok('locations', 'add', 'COLD', '--name', '冷库', '--temperature', '2..8', '--humidity', '..60');
  room.ok('locations', 'add', 'COLD-1', '--parent', 'COLD');
});
afterAll(() => room.close());

describe('the rules', () => {
  const climate = { temperature_min: 2000, temperature_max: 8000, humidity_min: null, humidity_max: 60000 };
  test.each([
    [2000, 60000, []],
    [8000, null, []],
    [1999, null, ['too_cold']],
    [8001, 60001, ['too_warm', 'too_damp']],
    [5000, 0, []],
  ] as const)('%i, %s', (temperature, humidity, names) => {
    expect(outsideNames(outsideOf(climate, { temperature, humidity }))).toEqual(names);
  });

  test.each(['ok', 'OK', '合格', ' 正常 ', 'Pass'])('%s is in order', (words) => expect(saysInOrder(words)).toBe(true));
  test.each(['不合格', 'mice', '潮湿', 'not ok', ''])('%s is not', (words) => expect(saysInOrder(words)).toBe(false));

  const at = (day: string, hours: number, minutes = 0, seconds = 0): number =>
    momentOn(day, hours * 3600 + minutes * 60 + seconds) / 1000;
  test.each([
    ['2026-11-20 08:05', at('2026-11-20', 8, 5)],
    ['2026/11/20 8:05:30', at('2026-11-20', 8, 5, 30)],
    ['2026年11月20日 08时05分', at('2026-11-20', 8, 5)],
    ['2026-11-20T08:05:30.250Z', at('2026-11-20', 16, 5, 30)],
    ['2026-11-20 08:05:00+08:00', at('2026-11-20', 8, 5)],
    ['2026-11-20 下午 3:05', at('2026-11-20', 15, 5)],
    ['20/11/2026 03:05 PM', at('2026-11-20', 15, 5)],
    ['11/20/2026 12:05 AM', at('2026-11-20', 0, 5)],
    ['46346.336805556', at('2026-11-20', 8, 5)],
    ['46346', at('2026-11-20', 0)],
    ['２０２６－１１－２０　０８：０５', at('2026-11-20', 8, 5)],
    ['1795132800', 1795132800],
    ['1795132800123', 1795132800],
    ['20261120080500', at('2026-11-20', 8, 5)],
    ['2026-11-20', at('2026-11-20', 0)],
    ['', null],
    ['--', null],
  ])('the moment %s', (cell, value) => expect(readMoment(cell)).toEqual({ value }));
  test.each([
    ['2026-11-20 25:00', 'date_impossible'],
    ['2026-02-30 08:00', 'date_impossible'],
    ['11-20 08:00', 'date_ambiguous'],
    ['gestern', 'date_unreadable'],
    ['05/06/2026 08:00', 'date_ambiguous'],
  ])('no moment: %s', (cell, problem) => expect(readMoment(cell)).toEqual({ problem }));
  test('a time in a column of its own', () => {
    expect(readMoment('2026-11-20', '08:05')).toEqual({ value: at('2026-11-20', 8, 5) });
  });
});

test('a reading is judged by the range of the place, or of what it is in; in both languages', () => {
  expect(room.ok('environment', 'record', 'COLD', '--temperature', '5', '--humidity', '40')).toBe(
    '已记录 COLD 5 °C，湿度 40 %（2026-11-22T09:30:00+08:00）。在范围内（2..8 °C, ..60 %）。',
  );
  expect(
    room.ok('environment', 'record', 'cold-1', '--temperature', '-1.5', '--at', '2026-11-21 08:00', '--lang', 'en'),
  ).toBe(
    'Recorded -1.5 °C in COLD-1 (2026-11-21T08:00:00+08:00). Out of its range: too cold (2..8 °C, ..60 %).\nNext: see what lies there with samples list --location COLD-1',
  );
  expect(room.json('environment', 'record', 'DOCK', '--temperature', '20')).toMatchObject({
    outside: [],
    temperature_min: null,
    recorded: true,
  });
});

test('what cannot have been read, or has not come, is refused; the same again changes nothing', () => {
  const before = room.head();
  const refused = (...words: string[]) => room.refused('environment', 'record', 'COLD', ...words);
  expect(refused('--temperature', '999')).toMatchObject({ status: 5, code: 'reading_impossible' });
  expect(refused('--temperature', '5', '--humidity', '101')).toMatchObject({ status: 5, code: 'reading_impossible' });
  expect(refused('--temperature', '5', '--at', '2026-11-22 09:31')).toMatchObject({ status: 5, code: 'in_the_future' });
  expect(refused('--temperature', 'warm')).toMatchObject({ status: 2, code: 'invalid_value' });
  expect(refused('--temperature', '6')).toMatchObject({ status: 5, code: 'reading_differs' });
  expect(room.refused('environment', 'record', 'COLT', '--temperature', '5')).toMatchObject({ status: 4 });
  expect(room.json('environment', 'record', 'COLD', '--temperature', '5')).toMatchObject({
    recorded: false,
    humidity: 40,
  });
  expect(room.head()).toBe(before);
});

test('a check is in order or says what was found; unknown items are named', () => {
  expect(room.ok('environment', 'check', 'COLD', '--result', '合格')).toBe(
    '已记录 COLD 2026-11-22 的检查（清洁、干燥、虫害、离地、消防器材）：没有问题。\n下次检查 2026-12-22。',
  );
  room.ok('locations', 'edit', 'COLD-1', '--check-items', '除霜,dry', '--check-days', '7');
  expect(
    room.json('environment', 'check', 'COLD-1', '--result', 'ok', '--item', '干燥=结露', '--at', '2026-11-10'),
  ).toEqual({
    location: 'COLD-1',
    checked_on: '2026-11-10',
    result: 'ok',
    in_order: false,
    items: ['除霜', 'dry'],
    found: [{ item: 'dry', result: '结露' }],
    next_due: '2026-11-17',
  });
  expect(room.refused('environment', 'check', 'COLD-1', '--result', 'ok', '--item', 'pests=x')).toMatchObject({
    status: 2,
    details: { choices: ['除霜', 'dry'] },
  });
});

test('status and report: out of range, found, late — as of a day', () => {
  const status = (...more: string[]) =>
    Object.fromEntries(
      room.json('environment', 'status', ...more).map((row: Record<string, unknown>) => [row.location, row]),
    );
  expect(status('--location', 'COLD')).toMatchObject({
    COLD: { problems: [], temperature: 5, check_due: '2026-12-22' },
    'COLD-1': { problems: ['excursion', 'check_finding', 'check_late'], temperature: -1.5, check_late_days: 5 },
  });
  expect(status('--today', '2026-11-24').COLD).toMatchObject({ problems: ['reading_late'], reading_late_days: 1 });
  const report = (...more: string[]) =>
    room
      .json('report', 'environment', ...more)
      .map(({ location, what, since, days_late, readings }: Record<string, unknown>) => [
        location,
        what,
        since,
        days_late ?? readings,
      ]);
  expect(report()).toEqual([
    ['COLD-1', 'check_finding', '2026-11-10', null],
    ['COLD-1', 'check_late', '2026-11-17', 5],
    ['COLD-1', 'excursion', '2026-11-21T08:00:00+08:00', 1],
  ]);
  expect(report('--from', '2026-11-22', '--location', 'COLD')).toEqual([['COLD-1', 'check_late', '2026-11-17', 5]]);
  expect(report('--to', '2026-11-16')).toEqual([['COLD-1', 'check_finding', '2026-11-10', null]]);
  expect(room.ok('report', 'environment', '--format', 'table', '--lang', 'en')).toContain('out of range');
  room.ok('config', 'set', 'environment.check_days', '0');
  expect(status('--today', '2027-06-01').DOCK).toMatchObject({ check_due: null, problems: [] });
});

/** As a logger with Chinese menus writes it: GBK, titles above, semicolons, decimal commas, Excel's days among others. */
function gbk(text: string): Buffer {
  const bytes: number[] = [];
  const decoder = new TextDecoder('gb18030');
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...gbkBytes(decoder, character));
  }
  return Buffer.from(bytes);
}
const known = new Map<string, number[]>();
function gbkBytes(decoder: InstanceType<typeof TextDecoder>, character: string): number[] {
  if (known.size === 0) {
    for (let high = 0x81; high <= 0xfe; high += 1)
      for (let low = 0x40; low <= 0xfe; low += 1) known.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  }
  return known.get(character)!;
}

test('a logger’s file: GBK headings, semicolons, Excel dates; every row accounted for, twice the same, undone by nobody', () => {
  const lines = [
    '冷库温湿度记录仪 导出;;;',
    '测点;记录时间;温度(℃);相对湿度(%RH)',
    ...Array.from(
      { length: 300 },
      (_, i) => `COLD;${(46346 + i / 288).toFixed(6)};${(4 + (i % 50) / 10).toFixed(1).replace('.', ',')};45`,
    ),
    'COLD;2026-11-19 10:00;999;45',
    'COLD;2026-11-19 10:05;4,2;145',
    'COLD;2026-11-23 10:05;4,2;45',
    'WARM;2026-11-19 10:10;4,2;45',
    'COLD;;4,2;45',
    'COLD;2026-11-19 10:20;;45',
    'COLD;2026-11-19 10:25;---;45',
    'COLD;2026-11-19 10:30;4,2;',
    'COLD;2026-11-19 10:30;4,2;45',
    'COLD;2026-11-19 10:30;4,3;45',
    ';;;',
  ];
  writeFileSync(join(room.folder, 'logger.csv'), gbk(`${lines.join('\r\n')}\r\n`));
  const before = room.head();
  const first = room.run('import', 'readings', 'logger.csv', '--json');
  expect(first.status).toBe(3);
  expect(room.head()).toBe(before);
  const done = JSON.parse(first.stdout);
  expect(done).toMatchObject({
    read: 311,
    imported: 301,
    updated: 1,
    unchanged: 0,
    rejected: 8,
    skipped: 1,
    encoding: 'gb18030',
  });
  expect(done.rejects.map(({ column, code }: { column: string; code: string }) => [column, code])).toEqual([
    ['temperature', 'reading_impossible'],
    ['humidity', 'reading_impossible'],
    ['at', 'in_the_future'],
    ['location', 'place_unknown'],
    ['at', 'missing'],
    ['temperature', 'missing'],
    ['temperature', 'missing'],
    ['temperature', 'contradicts_file'],
  ]);
  const taken = room.run('import', 'readings', 'logger.csv', '--partial', '--rejects', 'refused.csv', '--json');
  expect(taken.status).toBe(3);
  expect(readFileSync(join(room.folder, 'refused.csv'), 'utf8')).toContain('不可能的读数');
  const again = JSON.parse(room.run('import', 'readings', 'logger.csv', '--partial', '--json').stdout);
  expect(again).toMatchObject({ imported: 0, batch: null, rejected: 8 });
  const excursions = room
    .json('report', 'environment', '--from', '2026-11-20', '--to', '2026-11-20', '--location', 'COLD')
    .filter(({ what }: { what: string }) => what === 'excursion');
  // Every fifty readings the last nine are above 8 °C.
  expect(excursions).toHaveLength(5 + 1 - 1 + 0);
  expect(excursions[0]).toMatchObject({ readings: 9, temperature_max: 8.9, outside: ['too_warm'] });
  expect(room.json('verify')).toMatchObject({ ok: true });
});

test('what is exported is imported to no change', () => {
  room.ok('export', 'readings', '--out', 'all.csv');
  expect(room.json('import', 'readings', 'all.csv')).toMatchObject({
    imported: 0,
    updated: 0,
    rejected: 0,
    batch: null,
  });
});
