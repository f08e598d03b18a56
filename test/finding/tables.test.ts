/** Lists on a terminal: they fit, they line up, and what must be copied is whole. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderTable } from '../../src/cli/present/table.ts';
import { SAMPLE_COLUMNS, STATEMENT_OF_ALL_COLUMNS } from '../../src/reports/columns.ts';
import { loadMeasure } from '../../src/text/width.ts';
import { Room } from '../room.ts';

const hasTerminal = spawnSync('script', ['--version']).status === 0;

const sample = ['S26-000123-D', '棉麻混纺面料，双面加厚', '240g 本白', 'C000042', '棉丰纺织有限公司', '面料', '样品'];
const rest = ['12.5', '米', '部分领出', 'A-01、A-02', 'LI、MA', '2026-11-18', '2026-11-25', ''];

test.each([200, 120, 80, 60, 40])('at %i columns', async (width) => {
  const { width: columnsOf } = await loadMeasure();
  for (const [columns, line] of [
    [SAMPLE_COLUMNS, [...sample, ...rest]],
    [STATEMENT_OF_ALL_COLUMNS, ['C000042', sample[0]!, sample[1]!, '米', '12.5', ...'1234567']],
  ] as const) {
    const table = await renderTable({ columns, lines: [line, line], language: 'zh', width, colour: false });
    const lines = table.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const shown of lines) expect(columnsOf(shown), shown).toBeLessThanOrEqual(width);
    expect(lines[1]).toContain('S26-000123-D');
    // What is shown of a number or code is all of it.
    expect(lines[1]).not.toMatch(/\b[A-Z]?\d[-\d]*…/);
  }
});

let room: Room;
beforeAll(() => {
  room = new Room();
  room.ok('receive', '--customer', 'HOUSE', '--name', '色卡', '--quantity', '1');
});
afterAll(() => room.close());

/** What a terminal of 80 columns is shown. */
function onTerminal(env: Record<string, string>, ...words: string[]): string {
  const line = `stty cols 80; '${process.execPath}' '${resolve('bin/samples.js')}' ${words.join(' ')}`;
  return spawnSync('script', ['-qefc', line, '/dev/null'], { encoding: 'utf8', env: { ...room.env, ...env } }).stdout;
}

test.skipIf(!hasTerminal)('headings are bold on a terminal unless that is not wanted, and never in a pipe', () => {
  expect(onTerminal({ TERM: 'xterm' }, 'list')).toContain('\u001b[1m编号');
  const plain: Record<string, string>[] = [{ TERM: 'dumb' }, { TERM: 'xterm', NO_COLOR: '1' }];
  for (const env of plain) {
    expect(onTerminal(env, 'list')).toMatch(/^编号/);
  }
  expect(onTerminal({ TERM: 'xterm' }, 'list', '--no-color')).toMatch(/^编号/);
  expect(room.ok('list')).toMatch(/^编号/);
});

test('a table that is cut short says so; other forms are whole', () => {
  const { file } = room;
  const db = new Database(file);
  db.exec(`PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = OFF;
    WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
    INSERT INTO samples (number, name, match_key, customer_id, kind, unit, quality, received_on, entry)
      SELECT 'T' || i, '样', '样', 1, 'sample', '件', 'accepted', '2026-01-01', 1 FROM n`);
  db.close();
  const { stdout, stderr } = room.run('list');
  expect(stdout.trimEnd().split('\n')).toHaveLength(1001);
  expect(stderr).toContain('只显示了前 1000 行');
  expect(room.ok('list', '--limit', '1100').split('\n')).toHaveLength(1101);
  expect(room.ok('list', '--format', 'csv').split('\n')).toHaveLength(1202);
});
