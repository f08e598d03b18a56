import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../src/store/migrations.ts';
import { createStore, openStore } from '../src/store/open.ts';
import { Room } from './room.ts';

// A store that cannot be used says why, each kind with a word of its own (exit 7), and is left byte for byte.

const LOOK = ['operators', 'list'];
const WRITE = ['customers', 'add', '--name', '新客户'];

let room: Room;
let good: Buffer;
/** How many bytes a page of it has. */
const pageSize = () => good.readUInt16BE(16);
beforeAll(() => {
  room = new Room();
  room.ok('customers', 'add', 'C1', '--name', '华纺');
  good = readFileSync(room.file);
});
afterAll(() => room.close());

const at = (name: string): string => join(room.folder, name);

/** Runs a command on that file in both languages: exit 7, that code, words of its language, nothing on stdout. */
function troubled(file: string, code: string, words: readonly string[] = LOOK): void {
  const before = existsSync(file) ? readFileSync(file) : null;
  expect(room.refused(...words, '--db', file)).toMatchObject({ status: 7, code });
  for (const lang of ['zh', 'en'] as const) {
    const { status, stdout, stderr } = room.run(...words, '--db', file, '--lang', lang);
    expect({ status, stdout }).toEqual({ status: 7, stdout: '' });
    const said = stderr.replaceAll(file, '').replace(/\([^)]*\)|（[^）]*）/g, '');
    if (lang === 'zh') expect(said).toMatch(/[\u4e00-\u9fff]/);
    else expect(said).not.toMatch(/[\u4e00-\u9fff]/);
    // What went wrong, then what to do.
    expect(stderr.trimEnd().split('\n').length).toBe(2);
  }
  if (before === null) expect(existsSync(file)).toBe(false);
  else expect(readFileSync(file)).toEqual(before);
  for (const ending of ['-wal', '-journal']) expect(existsSync(`${file}${ending}`)).toBe(false);
}

function changed(name: string, change: (bytes: Buffer) => Buffer): string {
  writeFileSync(at(name), change(Buffer.from(good)));
  return at(name);
}

/** The built program copied to where everybody may read it: the checkout may lie in somebody's private folder. */
function readableProgram(): string {
  const folder = mkdtempSync(join(tmpdir(), 'samples-program-'));
  chmodSync(folder, 0o755);
  for (const part of ['bin', 'dist', 'package.json', 'node_modules/better-sqlite3/build/Release/better_sqlite3.node']) {
    cpSync(part, join(folder, part), { recursive: true, dereference: true });
  }
  return join(folder, 'bin/samples.js');
}

describe('a store that cannot be used', () => {
  test('missing: never made by reading or by a slip of the pen', () => {
    troubled(at('none.db'), 'store_missing');
    troubled(at('none.db'), 'store_missing', WRITE);
    troubled(at('nowhere/none.db'), 'store_missing', WRITE);
    expect(existsSync(at('nowhere'))).toBe(false);
  });

  test('foreign: another program’s database, a text, an empty file', () => {
    const other = new Database(at('other.db'));
    other.exec('CREATE TABLE recipes (id INTEGER PRIMARY KEY)');
    other.close();
    troubled(at('other.db'), 'store_foreign');
    troubled(
      changed('letter.txt', () => Buffer.from('Dear sir or madam, '.repeat(100))),
      'store_foreign',
      WRITE,
    );
    troubled(
      changed('empty.db', () => Buffer.alloc(0)),
      'store_foreign',
      WRITE,
    );
    troubled(
      changed('short.db', (bytes) => bytes.subarray(0, 50)),
      'store_foreign',
    );
  });

  test('too new', () => {
    const newer = changed('newer.db', (bytes) => {
      bytes.writeUInt32BE(99, 60);
      return bytes;
    });
    troubled(newer, 'store_too_new');
    troubled(newer, 'store_too_new', WRITE);
  });

  test('damaged: its head lost, a page lost, cut short', () => {
    troubled(
      changed('headless.db', (bytes) => bytes.fill(0, 0, 4096)),
      'store_damaged',
    );
    troubled(
      changed('cut.db', (bytes) => bytes.subarray(0, bytes.length - 2 * pageSize())),
      'store_damaged',
      WRITE,
    );
    troubled(
      changed('schemaless.db', (bytes) => bytes.fill(0, 100, pageSize())),
      'store_damaged',
    );
  });

  test('a page lost deeper inside: verify says so; what needs it says so', () => {
    const codes = new Set<string>();
    const size = pageSize();
    for (let page = 2; page * size <= good.length; page += 7) {
      const file = changed('page.db', (bytes) => bytes.fill(0, (page - 1) * size, page * size));
      const { status, stdout, stderr } = room.run('verify', '--json', '--db', file);
      expect([7, 8], `page ${page}: ${stderr}`).toContain(status);
      if (status === 8) expect(JSON.parse(stdout).problems.length).toBeGreaterThan(0);
      else codes.add(JSON.parse(stderr).error.code);
      expect(readFileSync(file).equals(good)).toBe(false);
    }
    expect([...codes].filter((code) => code !== 'store_damaged')).toEqual([]);
  });

  test('a folder', () => {
    mkdirSync(at('folder.db'));
    expect(room.refused(...LOOK, '--db', at('folder.db'))).toMatchObject({ status: 7, code: 'store_not_a_file' });
  });

  test('read-only: it can be read; writing is refused — also for root, whom the system would let through', () => {
    copyFileSync(room.file, at('still.db'));
    chmodSync(at('still.db'), 0o444);
    troubled(at('still.db'), 'store_read_only', WRITE);
    expect(room.json(...LOOK, '--db', at('still.db'))).toMatchObject([{ code: 'WL' }]);
    expect(room.json('verify', '--db', at('still.db')).ok).toBe(true);
    expect(readFileSync(at('still.db'))).toEqual(good);
  });

  test('in a folder that cannot be written: it can be read, and nothing appears beside it', () => {
    const shelf = mkdtempSync(join(tmpdir(), 'samples-shelf-'));
    const file = join(shelf, 'samples.db');
    copyFileSync(room.file, file);
    room.ok('operators', 'add', 'NB', '--name', '别人', '--role', 'manager', '--os-user', 'nobody', '--db', file);
    chmodSync(file, 0o444);
    chmodSync(shelf, 0o555);
    // Root may write anywhere: somebody else looks, with a copy of the program that he may read.
    const somebody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const program = readableProgram();
    const run = (...words: string[]) =>
      spawnSync(process.execPath, [program, ...words, '--json'], {
        cwd: '/',
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '', SAMPLES_DB: file },
        ...somebody,
      });
    const looked = run('locations', 'list');
    expect(looked.stderr).toBe('');
    expect(JSON.parse(looked.stdout)).toContainEqual(expect.objectContaining({ code: 'DOCK' }));
    expect(JSON.parse(run(...WRITE).stderr).error).toMatchObject({ code: 'store_read_only' });
    expect(readdirSync(shelf)).toEqual(['samples.db']);
    chmodSync(shelf, 0o700);
    for (const left of [shelf, dirname(dirname(program))]) rmSync(left, { recursive: true });
  });

  test('busy: it waits as long as SAMPLES_BUSY_MS says; reading goes on', () => {
    copyFileSync(room.file, at('busy.db'));
    const other = new Database(at('busy.db'));
    other.exec('BEGIN IMMEDIATE');
    room.env.SAMPLES_BUSY_MS = '200';
    try {
      const started = performance.now();
      expect(room.refused(...WRITE, '--db', at('busy.db'))).toMatchObject({ status: 7, code: 'store_busy' });
      expect(performance.now() - started).toBeGreaterThan(200);
      expect(room.run(...WRITE, '--db', at('busy.db')).stderr).toMatch(/正被另一个程序占用/);
      expect(room.run(...WRITE, '--db', at('busy.db'), '--lang', 'en').stderr).toMatch(/in use by another program/);
      expect(room.json(...LOOK, '--db', at('busy.db'))).toMatchObject([{ code: 'WL' }]);
    } finally {
      delete room.env.SAMPLES_BUSY_MS;
      other.exec('ROLLBACK');
      other.close();
    }
    expect(readFileSync(at('busy.db'))).toEqual(good);
  });

  const shelf = mountSmall();
  test.skipIf(shelf === null)('full: nothing is recorded, and the store is sound when there is room again', () => {
    const file = join(shelf!, 'samples.db');
    copyFileSync(room.file, file);
    // Most of what is left is taken by something else, as on a real disk.
    const { bavail, bsize } = statfsSync(shelf!);
    writeFileSync(join(shelf!, 'other'), Buffer.alloc(Math.max(0, bavail * bsize - 320_000)));
    let refused: { status: number | null; code: string } | null = null;
    let added = 0;
    for (; added < 400 && refused === null; added++) {
      const note = '长'.repeat(1900);
      const done = room.run('customers', 'add', '--name', `客户${added}`, '--note', note, '--db', file, '--json');
      if (done.status !== 0) refused = { status: done.status, code: JSON.parse(done.stderr).error.code };
    }
    expect(refused).toEqual({ status: 7, code: 'store_full' });
    // Where the disk leaves no room to open the store, its language is not known and the locale chooses.
    const told = room.run(...WRITE, '--note', '长'.repeat(1900), '--db', file).stderr;
    expect(told).toMatch(/磁盘已满|The disk is full/);
    copyFileSync(file, at('rescued.db'));
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, at('rescued.db-wal'));
    expect(room.json('verify', '--db', at('rescued.db'))).toMatchObject({ ok: true, entries: 2 + added - 1 });
  });
  test.skipIf(shelf === null)('full where temporary files go: that folder is named, and nothing is recorded', () => {
    const sheet = at('many.csv');
    const row = (_: unknown, at: number) => `K${at},客户${at},${'工业园区路'.repeat(9)}`;
    writeFileSync(sheet, `code,name,address\n${Array.from({ length: 26_000 }, row).join('\n')}\n`);
    const head = room.ok('verify');
    room.env.SQLITE_TMPDIR = shelf!;
    const { status, stderr } = room.run('import', 'customers', sheet, '--json');
    delete room.env.SQLITE_TMPDIR;
    expect(status).toBe(7);
    expect(JSON.parse(stderr).error).toMatchObject({ code: 'store_full', details: { temporary: shelf } });
    expect(room.ok('verify')).toBe(head);
  });
  test.skipIf(shelf === null)('full where refused rows go: the result is told all the same', () => {
    const { bavail, bsize } = statfsSync(shelf!);
    writeFileSync(join(shelf!, 'rest'), Buffer.alloc(Math.max(0, bavail * bsize - 100_000)));
    const row = (_: unknown, at: number) => (at % 2 ? `K ${at},甲${at},${'长'.repeat(1900)}` : `K${at},甲${at},`);
    writeFileSync(at('mixed.csv'), `code,name,note\n${Array.from({ length: 120 }, row).join('\n')}\n`);
    const rejects = join(shelf!, 'rejects.csv');
    copyFileSync(room.file, at('taking.db'));
    const words = [
      'import',
      'customers',
      at('mixed.csv'),
      '--partial',
      '--rejects',
      rejects,
      '--json',
      '--db',
      at('taking.db'),
    ];
    const { status, stdout, stderr } = room.run(...words);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      imported: 60,
      rejected: 60,
      rejects_file: null,
      rejects_unwritten: { file: rejects, reason: 'ENOSPC' },
    });
    expect(JSON.parse(stderr).error).toMatchObject({ code: 'rejects_unwritten', details: { taken: true } });
    expect(existsSync(rejects)).toBe(false);
    // As the hint says: what was imported stays, and the refused rows are there again.
    rmSync(join(shelf!, 'rest'));
    for (const name of readdirSync(shelf!)) rmSync(join(shelf!, name), { recursive: true });
    const again = JSON.parse(room.run(...words).stdout);
    expect(again).toMatchObject({ imported: 0, unchanged: 60, rejected: 60, rejects_file: rejects });
  });
  afterAll(() => {
    if (shelf !== null) spawnSync('umount', [shelf]);
  });

  /** A disk of 3 MB, where the system lets us have one; else null and the test is skipped. */
  function mountSmall(): string | null {
    const folder = join('/tmp', `samples-small-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3M', 'tmpfs', folder], { stdio: 'ignore' });
    if (status === 0) return folder;
    rmSync(folder, { recursive: true });
    return null;
  }
});

test.skipIf(!existsSync('/dev/full'))('a result that cannot be written out is a failure, and said', () => {
  const sheet = join(room.folder, 'refused.csv');
  writeFileSync(sheet, 'code,name\nC9,\n');
  for (const words of [
    ['customers', 'list', '--json'],
    ['export', 'customers'],
    ['operators', 'list'],
    ['--version'],
    ['import', 'customers', sheet, '--json'],
  ]) {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(process.cwd(), 'bin/samples.js'), ...words, '--lang', 'zh'],
      {
        env: { PATH: process.env.PATH!, SAMPLES_DB: room.file, LANG: 'C.UTF-8' },
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      },
    );
    closeSync(full);
    expect([status, stderr], words.join(' ')).toEqual([
      1,
      expect.stringMatching(/结果没有写出来（ENOSPC）|"output_failed"/),
    ]);
  }
});

describe('opening', () => {
  test('the guards of every open are set, and read back', () => {
    const store = openStore(room.file, { mode: 'write', busyMs: 1234 });
    const read = (name: string): unknown => store.db.pragma(name, { simple: true });
    expect(Object.fromEntries(GUARDS.map((name) => [name, read(name)]))).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      recursive_triggers: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      secure_delete: 1,
      busy_timeout: 1234,
      application_id: 0x534d504c,
      user_version: 1,
    });
    store.close();
  });
  const GUARDS = [
    'journal_mode',
    'synchronous',
    'foreign_keys',
    'recursive_triggers',
    'trusted_schema',
    'cell_size_check',
    'secure_delete',
    'busy_timeout',
    'application_id',
    'user_version',
  ];

  test('what happened cannot be changed, deleted or replaced through an open store', () => {
    const { db, close } = openStore(room.file, { mode: 'write', busyMs: 1000 });
    for (const change of [
      `UPDATE journal SET command = 'x'`,
      'DELETE FROM journal',
      'INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 1',
      `UPDATE seals SET seal = zeroblob(32)`,
      'DELETE FROM seals',
      `UPDATE operators SET code = 'ZZ'`,
    ]) {
      expect(() => db.exec(change), change).toThrow(/append only|gap|only be erased|for life/);
    }
    close();
    expect(readFileSync(room.file)).toEqual(good);
  });
});

describe('migrations', () => {
  function fresh(name: string): Database.Database {
    copyFileSync(room.file, at(name));
    const db = new Database(at(name));
    db.pragma('foreign_keys = ON');
    return db;
  }
  const version = (db: Database.Database): unknown => db.pragma('user_version', { simple: true });

  test('each step is whole: its change and its number together, a copy of what was before beside it', () => {
    const db = fresh('older.db');
    migrate(db, at('older.db'), [
      { to: 2, sql: 'CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT; INSERT INTO extra VALUES (7)' },
      { to: 3, sql: 'ALTER TABLE extra ADD COLUMN more TEXT' },
    ]);
    expect(version(db)).toBe(3);
    expect(db.prepare('SELECT id, more FROM extra').all()).toEqual([{ id: 7, more: null }]);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
    const before = new Database(at('older.db.before-2'), { readonly: true });
    expect(version(before)).toBe(1);
    expect(before.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(2);
    before.close();
    const between = new Database(at('older.db.before-3'), { readonly: true });
    expect(version(between)).toBe(2);
    between.close();
  });

  test.each([
    [
      'a step that fails midway',
      'CREATE TABLE extra (id INTEGER PRIMARY KEY); INSERT INTO nowhere VALUES (1)',
      /nowhere/,
    ],
    [
      'a step that breaks references',
      `DELETE FROM customers WHERE code = 'C1'; UPDATE places SET customer_id = 99 WHERE kind = 'customer'; INSERT INTO aliases VALUES (1, 'x', 'x', 99, 1)`,
      /without what they refer to/,
    ],
  ])('%s leaves nothing behind', (_, sql, message) => {
    const name = `failed-${message.source.length}.db`;
    const db = fresh(name);
    const dump = (): unknown => [
      version(db),
      db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all(),
      db.prepare('SELECT * FROM customers').all(),
    ];
    const before = dump();
    expect(() => migrate(db, at(name), [{ to: 2, sql }])).toThrow(message);
    expect(dump()).toEqual(before);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.inTransaction).toBe(false);
    db.close();
  });

  test('a step that another program has just done is not done again', () => {
    const db = fresh('twice.db');
    const step = { to: 2, sql: 'CREATE TABLE extra (id INTEGER PRIMARY KEY)' };
    migrate(db, at('twice.db'), [step]);
    migrate(db, at('twice.db'), [step]);
    expect(version(db)).toBe(2);
    db.close();
  });
});

describe('making a store', () => {
  test('a failure leaves nothing, and nothing is made over what is there', () => {
    const fails = (): never => {
      throw new Error('stop');
    };
    expect(() => createStore(at('half.db'), fails)).toThrow('stop');
    expect(readdirSync(room.folder).filter((name) => name.includes('half') || name.includes('samples-init'))).toEqual(
      [],
    );
    expect(room.refused('init', '--operator', 'X')).toMatchObject({ status: 7, code: 'store_exists' });
    expect(readFileSync(room.file)).toEqual(good);
  });
});
