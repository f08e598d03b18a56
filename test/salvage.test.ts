import { chmodSync, closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleNumber, showSampleNumber } from '../src/domain/numbers.ts';
import { Room } from './room.ts';

let room: Room;
beforeAll(() => {
  room = new Room('en');
  room.ok('customers', 'add', 'C1', '--name', 'Harbour Textiles');
  const lines = Array.from({ length: 400 }, (_, at) => `cloth number ${at},2`).join('\n');
  expect(room.fed(`name,quantity\n${lines}\n`, 'receive', '--customer', 'C1', '--lines', '-').status).toBe(0);
  room.ok('move', 'S26-000001-X', '--to', 'RETURNS');
  checkpoint();
});
afterAll(() => room.close());

function checkpoint(): void {
  const db = new Database(room.file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** Overwrites one leaf page of a table with rubbish. */
function damage(table: string, which: number): void {
  const db = new Database(room.file, { readonly: true });
  const size = db.pragma('page_size', { simple: true }) as number;
  const pages = db
    .prepare(`SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path`)
    .pluck()
    .all(table) as number[];
  db.close();
  const file = openSync(room.file, 'r+');
  writeSync(file, Buffer.alloc(size, 0xab), 0, size, (pages[which]! - 1) * size);
  closeSync(file);
}

test('a sound store is copied whole; an existing file is left alone', () => {
  const found = room.json('salvage', '--into', 'whole.db');
  expect(found).toMatchObject({ complete: true, problems: 0 });
  expect(found.head).toBe(room.head());
  expect(room.refused('salvage', '--into', 'whole.db')).toMatchObject({ status: 7, code: 'store_exists' });
  expect(room.json('list', '--db', 'whole.db')).toEqual(room.json('list'));
});

test('a rehearsal says the same and leaves nothing', () => {
  expect(room.ok('salvage', '--into', 'would.db', '-n')).toMatch(/^Would save \d+ rows into would.db/);
  expect(room.refused('show', '1X', '--db', 'would.db').code).toBe('store_missing');
});

test('of a damaged one everything else is saved, and what was lost is said', () => {
  const before = readFileSync(room.file);
  damage('samples', 1);
  const damaged = readFileSync(room.file);
  expect(damaged.equals(before)).toBe(false);
  const { status, stdout } = room.run('salvage', '--into', 'rescued.db', '--json');
  expect(status).toBe(8);
  const found = JSON.parse(stdout);
  const table = (name: string) => found.tables.find((each: { table: string }) => each.table === name);
  // A page of rows is gone; what comes before and behind it is there.
  expect(table('samples').rows).toBeGreaterThan(260);
  expect(table('samples').rows).toBeLessThan(400);
  expect(table('samples').lost).toBe(400 - table('samples').rows);
  expect(table('transfers')).toEqual({ table: 'transfers', rows: 401, lost: 0 });
  expect(table('journal').lost).toBe(0);
  expect(found.complete).toBe(false);
  expect(found.problems).toBeGreaterThan(0);
  // It can be used: the last sample is behind the damage, and it verifies up to what is lost.
  expect(room.json('show', showSampleNumber(sampleNumber(26, 400)), '--db', 'rescued.db').quantity).toBe(2);
  expect(room.run('verify', '--db', 'rescued.db').status).toBe(8);
  const text = room.run('salvage', '--into', 'again.db').stdout;
  expect(text).toContain(`samples: ${table('samples').rows} rows saved, ${table('samples').lost} lost`);
  // The damaged store is as it was.
  expect(readFileSync(room.file).equals(damaged)).toBe(true);
  writeFileSync(room.file, before);
});

test('the doctor: well, careless, damaged, missing', () => {
  const states = (...words: string[]): Record<string, string> => {
    const { checks } = JSON.parse(room.run('doctor', '--json', ...words).stdout);
    return Object.fromEntries(checks.map(({ check, code }: { check: string; code: string }) => [check, code]));
  };
  expect(room.run('doctor').status).toBe(0);
  expect(states()).toMatchObject({
    store: 'opens',
    permissions: 'private',
    pages: 'hold',
    backup: 'never',
    clock: 'plausible',
  });
  room.ok('backup', 'copy.db');
  chmodSync(room.file, 0o644);
  writeFileSync(join(room.folder, '.samples.db.1.part'), '');
  expect(states()).toMatchObject({ permissions: 'open', backup: 'recent', leftovers: 'left' });
  checkpoint();
  damage('samples', 1);
  expect(states().pages).toBe('damaged');
  expect(room.run('doctor')).toMatchObject({
    status: 8,
    stdout: expect.stringContaining('samples salvage --into NEW'),
  });
  expect(states('--db', 'nowhere.db').store).toBe('store_missing');
  expect(room.run('doctor', '--db', 'nowhere.db').status).toBe(8);
});
