import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Room } from './room.ts';

let room: Room;
beforeEach(() => {
  room = new Room();
  room.ok('customers', 'add', 'C1', '--name', '华纺');
  room.ok('receive', '--customer', 'C1', '--name', '棉布', '--quantity', '10', '--unit', '米');
});
afterEach(() => room.close());

const at = (name: string): string => join(room.folder, name);
const left = (): string[] => readdirSync(room.folder).filter((name) => name.startsWith('.'));

describe('backup', () => {
  test('a whole copy that is the store as it was, for its owner only, and on record', () => {
    const { head, entries } = room.json('verify') as { head: string; entries: number };
    const done = room.json('backup', 'b.db') as { file: string; bytes: number };
    expect(done).toMatchObject({ file: 'b.db', entries, head, verified: true });
    expect(statSync(at('b.db'))).toMatchObject({ size: done.bytes });
    expect(statSync(at('b.db')).mode & 0o777).toBe(0o600);
    expect(room.json('verify', '--db', at('b.db'))).toMatchObject({ ok: true, head });
    // The store knows of it, the copy does not: the copy is a beginning of the store's chain.
    expect(room.json('verify', '--anchor', head)).toMatchObject({ ok: true, entries: entries + 1 });
    expect(left()).toEqual([]);
  });

  test('what is there is not overwritten, and what is no plain file never is', () => {
    writeFileSync(at('b.db'), 'mine');
    expect(room.refused('backup', 'b.db')).toMatchObject({ status: 5, code: 'file_exists' });
    expect(readFileSync(at('b.db'), 'utf8')).toBe('mine');
    symlinkSync(at('b.db'), at('link.db'));
    mkdirSync(at('folder'));
    for (const target of ['link.db', 'folder', '/dev/null']) {
      expect(room.refused('backup', target, '--force')).toMatchObject({ status: 5, code: 'file_not_regular' });
    }
    expect(room.refused('backup', 'nowhere/b.db')).toMatchObject({ status: 1, code: 'output_failed' });
    expect(room.refused('backup', '-')).toMatchObject({ status: 2 });
    room.ok('backup', 'b.db', '--force');
    expect(room.json('verify', '--db', at('b.db')).ok).toBe(true);
    expect(left()).toEqual([]);
  });

  test('never onto the store itself, by whatever name', () => {
    linkSync(room.file, at('other-name.db'));
    for (const target of ['samples.db', room.file, 'other-name.db']) {
      expect(room.refused('backup', target, '--force')).toMatchObject({ status: 5, code: 'backup_onto_store' });
    }
    expect(room.json('verify').ok).toBe(true);
  });

  test('a store that does not hold makes no backup, and the last good one stays', () => {
    room.ok('backup', 'b.db');
    const good = readFileSync(at('b.db'));
    const db = new Database(room.file);
    db.exec(`UPDATE samples SET name = '金条'`);
    db.close();
    expect(room.refused('backup', 'b.db', '--force')).toMatchObject({
      status: 8,
      code: 'verification_failed',
      details: { problems: 1, first: { code: 'row_changed', subject: 'samples 1' } },
    });
    expect(room.run('backup', 'b.db', '--force').stderr).toContain('samples 1：内容在记录之外被改动');
    expect(readFileSync(at('b.db'))).toEqual(good);
    expect(left()).toEqual([]);
  });

  test('a rehearsal writes nothing; a retry with the same key answers the same and writes nothing again', () => {
    const { head } = room.json('verify') as { head: string };
    const would = room.json('backup', 'b.db', '--dry-run');
    expect(existsSync(at('b.db'))).toBe(false);
    expect(room.json('verify').head).toBe(head);
    const done = room.json('backup', 'b.db', '--ref', 'nightly-1');
    expect(Object.keys(done)).toEqual(Object.keys(would));
    expect(would).toMatchObject({ head: done.head, entries: done.entries, bytes: done.bytes });
    rmSync(at('b.db'));
    expect(room.json('backup', 'b.db', '--ref', 'nightly-1')).toEqual(done);
    expect(existsSync(at('b.db'))).toBe(false);
    expect(room.refused('backup', 'c.db', '--ref', 'nightly-1')).toMatchObject({ status: 5, code: 'ref_reused' });
  });

  test('while others write, the copy is one moment of the store', async () => {
    const script = `
      const { spawnSync } = require('node:child_process');
      for (let at = 0; at < 12; at++)
        spawnSync(process.execPath, [${JSON.stringify(resolve('bin/samples.js'))}, 'customers', 'add', '--name', 'n' + at], { env: process.env });
    `;
    const writer = spawn(process.execPath, ['-e', script], { cwd: room.folder, env: room.env });
    const ended = new Promise((done) => writer.on('close', done));
    const heads: string[] = [];
    for (let count = 0; count < 4; count++) heads.push(room.json('backup', `b${count}.db`).head);
    await ended;
    for (const [count, head] of heads.entries()) {
      expect(room.json('verify', '--db', at(`b${count}.db`))).toMatchObject({ ok: true, head });
      expect(room.json('verify', '--anchor', head).ok).toBe(true);
    }
  });
});

describe('restore', () => {
  test('the store becomes what was backed up, and the old one is kept beside it', () => {
    const { head } = room.json('backup', 'b.db');
    room.ok('checkout', '1x', '4', '--to', 'WL', '--purpose', '测试');
    const later = room.json('verify').head;
    expect(room.refused('restore', 'b.db')).toMatchObject({ status: 2, code: 'confirmation_needed' });
    const done = room.json('restore', 'b.db', '--yes');
    expect(done).toEqual({ store: room.file, entries: 3, head, kept: `${room.file}.replaced-20261122-093000` });
    expect(room.json('verify')).toMatchObject({ ok: true, head });
    expect(room.json('list')).toMatchObject([{ quantity: 10, state: 'in_stock' }]);
    expect(room.json('verify', '--db', done.kept)).toMatchObject({ ok: true, head: later });
    expect(statSync(done.kept).mode & 0o777).toBe(0o600);
    // A second one in the same second finds a name of its own.
    expect(room.json('restore', 'b.db', '--yes').kept).toBe(`${room.file}.replaced-20261122-093000-2`);
    expect(left()).toEqual([]);
  });

  test('makes the store where there is none, in a folder of its own', () => {
    const { head } = room.json('backup', 'b.db');
    const fresh = at('new/room/samples.db');
    expect(room.json('restore', 'b.db', '--yes', '--db', fresh)).toEqual({
      store: fresh,
      entries: 3,
      head,
      kept: null,
    });
    expect(room.json('verify', '--db', fresh)).toMatchObject({ ok: true, head });
    expect(statSync(fresh).mode & 0o777).toBe(0o600);
    expect(statSync(at('new')).mode & 0o777).toBe(0o700);
  });

  test('a rehearsal checks everything and changes nothing', () => {
    room.ok('backup', 'b.db');
    room.ok('customers', 'add', 'C2', '--name', '乙');
    const bytes = readFileSync(room.file);
    const would = room.json('restore', 'b.db', '--yes', '--dry-run');
    expect(would).toMatchObject({ entries: 3, kept: `${room.file}.replaced-20261122-093000` });
    expect(readFileSync(room.file)).toEqual(bytes);
    expect(existsSync(would.kept)).toBe(false);
    expect(room.run('restore', 'b.db', '--yes', '--dry-run').stdout).toMatch(/^将恢复 /);
  });

  test('a backup that is damaged, changed, cut or something else leaves the store as it was', () => {
    room.ok('backup', 'good.db');
    const good = readFileSync(at('good.db'));
    const tampered = at('tampered.db');
    copyFileSync(at('good.db'), tampered);
    const db = new Database(tampered);
    db.exec(`UPDATE samples SET name = '金条'`);
    db.close();
    const zeroed = Buffer.from(good);
    const size = good.readUInt16BE(16);
    zeroed.fill(0, size * 9, size * 10);
    writeFileSync(at('zeroed.db'), zeroed);
    writeFileSync(at('cut.db'), good.subarray(0, good.length / 2));
    writeFileSync(at('text.db'), 'hello');
    writeFileSync(at('empty.db'), '');
    const bytes = readFileSync(room.file);
    for (const name of ['tampered.db', 'zeroed.db', 'cut.db', 'text.db', 'empty.db', '.']) {
      expect(room.refused('restore', name, '--yes'), name).toMatchObject({ status: 7, code: 'backup_damaged' });
    }
    expect(room.refused('restore', 'nothing.db', '--yes')).toMatchObject({ status: 4, code: 'file_not_found' });
    expect(room.refused('restore', room.file, '--yes')).toMatchObject({ status: 5, code: 'backup_onto_store' });
    expect(readFileSync(room.file)).toEqual(bytes);
    expect(readdirSync(room.folder).filter((name) => name.includes('replaced'))).toEqual([]);
    expect(room.run('restore', 'cut.db', '--yes').stderr).toContain('文件被截短');
    expect(left()).toEqual([]);
  });

  test('a store that is damaged is moved aside; a file of somebody else is not touched', () => {
    const { head } = room.json('backup', 'b.db');
    const broken = readFileSync(room.file).fill(0, 0, 4096);
    writeFileSync(room.file, broken);
    expect(room.refused('list')).toMatchObject({ status: 7, code: 'store_damaged' });
    const { kept } = room.json('restore', 'b.db', '--yes');
    expect(room.json('verify')).toMatchObject({ ok: true, head });
    expect(readFileSync(kept)).toEqual(broken);
    writeFileSync(at('letter.txt'), 'Dear sir');
    expect(room.refused('restore', 'b.db', '--yes', '--db', at('letter.txt'))).toMatchObject({
      status: 7,
      code: 'store_foreign',
    });
    expect(readFileSync(at('letter.txt'), 'utf8')).toBe('Dear sir');
  });

  test('programs that have the store open go on with what was restored, and nothing acknowledged is lost', async () => {
    room.ok('backup', 'b.db');
    room.ok('customers', 'add', 'C2', '--name', '乙');
    const open = new Database(room.file);
    expect(open.prepare('SELECT count(*) FROM customers').pluck().get()).toBe(3);
    const { kept } = room.json('restore', 'b.db', '--yes');
    expect(open.prepare('SELECT count(*) FROM customers').pluck().get()).toBe(2);
    expect(open.pragma('integrity_check', { simple: true })).toBe('ok');
    // It can write, and what it writes is in the store, not in the one that was kept.
    open.exec('BEGIN IMMEDIATE; ROLLBACK');
    room.ok('customers', 'add', 'C3', '--name', '丙');
    expect(open.prepare(`SELECT name FROM customers WHERE code = 'C3'`).pluck().get()).toBe('丙');
    open.close();
    expect(room.json('verify').ok).toBe(true);
    expect(room.json('verify', '--db', kept).ok).toBe(true);
  });

  test('while somebody is writing it waits, then says so; the store stays', () => {
    room.ok('backup', 'b.db');
    const other = new Database(room.file);
    other.exec('BEGIN IMMEDIATE');
    room.env.SAMPLES_BUSY_MS = '200';
    expect(room.refused('restore', 'b.db', '--yes')).toMatchObject({ status: 7, code: 'store_busy' });
    other.exec('ROLLBACK');
    other.close();
    delete room.env.SAMPLES_BUSY_MS;
    expect(readdirSync(room.folder).filter((name) => name.includes('replaced'))).toEqual([]);
    expect(room.json('verify').ok).toBe(true);
    expect(left()).toEqual([]);
  });

  test('a store copied by hand with its WAL is restored with what is in the WAL', () => {
    const other = new Database(room.file);
    other.pragma('user_version');
    room.ok('customers', 'add', 'C2', '--name', '乙');
    const { head } = room.json('verify');
    for (const ending of ['', '-wal']) copyFileSync(`${room.file}${ending}`, at(`raw.db${ending}`));
    other.close();
    expect(room.json('restore', 'raw.db', '--yes', '--db', at('new.db'))).toMatchObject({ head });
  });

  test('only who may safeguard, by the store that is there, else by the backup', () => {
    room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'custodian');
    room.ok('backup', 'b.db');
    const words = ['restore', 'b.db', '--yes', '--operator', 'LM'];
    expect(room.refused(...words)).toMatchObject({ status: 6, code: 'not_permitted' });
    expect(room.refused(...words, '--db', at('new.db'))).toMatchObject({ status: 6, code: 'not_permitted' });
    expect(existsSync(at('new.db'))).toBe(false);
    expect(left()).toEqual([]);
  });

  test('a read-only store is not replaced', () => {
    room.ok('backup', 'b.db');
    chmodSync(room.file, 0o444);
    expect(room.refused('restore', 'b.db', '--yes')).toMatchObject({ status: 7, code: 'store_read_only' });
    chmodSync(room.file, 0o600);
  });
});
