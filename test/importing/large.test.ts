import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Room } from '../room.ts';

// A file so large that a second thread cuts it: it must make no difference.

const ROWS = 26_000;
const row = (at: number): string =>
  `K${at},客户${at}有限公司,138${String(at).padStart(8, '0')},"${'样品, ""常温""保存 '.repeat(5)}",${'工业园区路'.repeat(5)}${at}号`;
let room: Room;
let sheet: string;
beforeEach(() => {
  room = new Room('en');
  sheet = join(room.folder, 'large.csv');
  writeFileSync(
    sheet,
    `code,name,mobile,note,address\n${Array.from({ length: ROWS }, (_, at) => row(at)).join('\n')}\n`,
  );
  expect(statSync(sheet).size).toBeGreaterThan(4 * 1024 * 1024);
});
afterEach(() => room.close());

/** The store's own statements, and whether all entries of all indexes are there. */
function schema(): unknown {
  const db = new Database(room.file, { readonly: true });
  try {
    const text = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();
    return { text, check: db.pragma('integrity_check', { simple: true }) };
  } finally {
    db.close();
  }
}

test('a large file is what the same bytes by a pipe are', () => {
  const dry = (done: { stdout: string }) => JSON.parse(done.stdout);
  const byPipe = dry(room.fed(readFileSync(sheet, 'utf8'), 'import', 'customers', '-', '--dry-run', '--json'));
  const byFile = room.json('import', 'customers', sheet, '--dry-run');
  expect(byFile).toEqual({ ...byPipe, file: sheet });
  expect(byFile).toMatchObject({ read: ROWS, imported: ROWS, rejects: [] });
  const before = schema();
  expect(room.json('import', 'customers', sheet)).toMatchObject({ imported: ROWS });
  // Indexes that were built behind the rows are what they were, and are used.
  expect(schema()).toEqual(before);
  expect(room.json('customers', 'show', '客户25999有限公司')).toMatchObject({ code: 'K25999' });
  expect(room.json('import', 'customers', sheet)).toMatchObject({ unchanged: ROWS, batch: null });
  room.head();
});

test.each([
  ['SIGKILL', 300],
  ['SIGKILL', 800],
  ['SIGKILL', 1200],
  ['SIGINT', 500],
  ['SIGINT', 800],
  ['SIGINT', 1000],
  ['SIGINT', 1200],
  ['SIGINT', 1400],
] as const)('%s after %d ms', async (signal, after) => {
  const temporary = join(room.folder, 'temporary');
  mkdirSync(temporary);
  const child = spawn(process.execPath, [resolve('bin/samples.js'), 'import', 'customers', sheet], {
    env: { ...room.env, SQLITE_TMPDIR: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  setTimeout(() => child.kill(signal), after);
  const ended = await new Promise((done) => child.on('close', (code, by) => done(code ?? by)));
  // Where the machine was quick it is all there; else there is nothing, and what the program says of itself is so.
  const rows = room.ok('export', 'customers', '--columns', 'code').split('\n').length - 1;
  const stored = room.json('import', 'list').length;
  expect([0, 1]).toContain(stored);
  expect(rows).toBe(1 + stored * ROWS);
  // Before the program has begun to listen the signal ends it by itself.
  expect([0, 130, signal]).toContain(ended);
  if (ended === 0) expect(stored).toBe(1);
  // What was staged had no name to be found by.
  const left = readdirSync(temporary).filter((name) => statSync(join(temporary, name)).size > 0);
  expect(signal === 'SIGKILL' ? left : readdirSync(temporary)).toEqual([]);
  if (/Nothing changed/.test(said)) expect(stored).toBe(0);
  if (/was recorded already/.test(said)) expect(stored).toBe(1);
  room.head();
});
