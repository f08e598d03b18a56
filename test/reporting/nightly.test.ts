import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REPORTS } from '../../src/reports/index.ts';
import { Room } from '../room.ts';

const PROGRAM = resolve('bin/samples.js');
let room: Room;
let out: string;

beforeAll(() => {
  room = new Room();
  room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'user');
  room.ok('customers', 'add', 'C1', '--name', '<b>华纺</b> & "Co"');
  room.ok('receive', '--customer', 'C1', '--name', '=HYPERLINK("x")', '--quantity', '12.5', '--unit', '米');
  room.ok(
    'receive',
    '--customer',
    'C1',
    '--name',
    '<script>alert(1)</script>',
    '--quantity',
    '3',
    '--category',
    '<i>&',
  );
  room.ok('checkout', '1x', '3', '--to', 'LM', '--purpose', '测试', '--due', '2026-11-22');
  out = join(room.folder, 'nights');
});
afterAll(() => room.close());

/** As cron runs it: nothing in the environment, no terminal, everything allowed by the umask. */
function night(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const command = `umask 000; exec "$0" "$@"`;
  const said = [PROGRAM, 'report', 'nightly', '--db', room.file, '--quiet', ...words];
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', command, process.execPath, ...said], {
    encoding: 'utf8',
    cwd: '/',
    env: { SAMPLES_NOW: '2026-11-22T20:00:00+08:00' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { status, stdout, stderr };
}

/** Every file below a folder with its content. */
function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

const FRESH = /^\./;
/** What lies in a folder of nights beside the lock. */
const nights = (folder: string): string[] => readdirSync(folder).filter((name) => name !== '.nightly.lock');

test('a folder for the day: every report with headings, a page, and a manifest that is right', () => {
  expect(night('--out', out)).toEqual({ status: 0, stdout: '', stderr: '' });
  const folder = join(out, '2026-11-22');
  const files = contents(folder);
  const names = [...REPORTS.map(({ name }) => `${name}.csv`), 'index.html', 'manifest.json'].sort();
  expect(Object.keys(files)).toEqual(names);
  const manifest = JSON.parse(files['manifest.json']!);
  expect(manifest.date).toBe('2026-11-22');
  expect(manifest.head).toBe(room.head());
  expect(manifest.files.map(({ name }: { name: string }) => name)).toEqual(names.filter((n) => n !== 'manifest.json'));
  for (const { name, rows, sha256 } of manifest.files) {
    expect(createHash('sha256').update(files[name]!).digest('hex')).toBe(sha256);
    if (name === 'index.html') expect(rows).toBeNull();
    else expect(files[name]!.split('\n').length - 2).toBe(rows);
    expect(files[name]!.length).toBeGreaterThan(10);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o644);
  }
  expect(statSync(folder).mode & 0o777).toBe(0o755);
  expect(files['inventory.csv']).toContain('"\'=HYPERLINK(""x"")"');
  // The head in the manifest is an anchor.
  expect(room.json('verify', '--anchor', join(folder, 'manifest.json'))).toMatchObject({ ok: true });
});

test('who may not, or asks for a day to come, leaves no folder behind', () => {
  const never = join(room.folder, 'never');
  expect(room.refused('report', 'nightly', '--out', never, '--operator', 'LM')).toMatchObject({ status: 6 });
  expect(room.refused('report', 'nightly', '--out', never, '--date', '2026-11-23')).toMatchObject({
    code: 'in_the_future',
  });
  expect(readdirSync(room.folder)).not.toContain('never');
});

test('the same day and data give the same bytes, wherever and under whatever it runs', () => {
  const before = contents(join(out, '2026-11-22'));
  const elsewhere = join(room.folder, 'elsewhere');
  room.env.TZ = 'America/New_York';
  room.env.LANG = 'de_DE.UTF-8';
  room.ok('report', 'nightly', '--out', elsewhere, '--lang', 'en', '--date', '2026-11-22');
  delete room.env.TZ;
  room.env.LANG = 'C.UTF-8';
  expect(contents(join(elsewhere, '2026-11-22'))).toEqual(before);
  expect(night('--out', out).status).toBe(0);
  expect(contents(join(out, '2026-11-22'))).toEqual(before);
  expect(nights(out)).toEqual(['2026-11-22']);
  // Nothing was recorded by it.
  expect(JSON.parse(before['manifest.json']!).head).toBe(room.head());
});

test('an earlier day is told as it was', () => {
  expect(night('--out', out, '--date', '2026-11-21')).toEqual({ status: 0, stdout: '', stderr: '' });
  const files = contents(join(out, '2026-11-21'));
  expect(files['inventory.csv']!.trimEnd().split('\n')).toHaveLength(1);
  expect(night('--out', out, '--date', '2026-11-23')).toMatchObject({ status: 5, stdout: '' });
});

test('what is in the way is refused, and the nights that are there stay', () => {
  const before = contents(join(out, '2026-11-22'));
  writeFileSync(join(room.folder, 'file'), '');
  expect(night('--out', join(room.folder, 'file')).status).toBe(5);
  const linked = join(room.folder, 'linked');
  mkdirSync(linked);
  symlinkSync(join(out, '2026-11-22'), join(linked, '2026-11-22'));
  const refused = night('--out', linked);
  expect(refused.status).toBe(5);
  expect(refused.stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
  // A folder may be reached through a link.
  symlinkSync(out, join(room.folder, 'way'));
  expect(night('--out', join(room.folder, 'way')).status).toBe(0);
  expect(contents(join(out, '2026-11-22'))).toEqual(before);
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be written', () => {
  const closed = join(room.folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o555);
  expect(night('--out', closed).status).toBe(1);
});

test('killed at any moment, the night before stays and the next run clears up', async () => {
  const folder = join(room.folder, 'killed');
  expect(night('--out', folder, '--date', '2026-11-21').status).toBe(0);
  const before = contents(join(folder, '2026-11-21'));
  for (const after of [120, 160, 200, 240, 280, 320]) {
    const run = spawn(process.execPath, [PROGRAM, 'report', 'nightly', '--out', folder], { env: room.env });
    setTimeout(() => run.kill('SIGKILL'), after);
    await new Promise((done) => run.on('close', done));
    expect(contents(join(folder, '2026-11-21'))).toEqual(before);
    const day = join(folder, '2026-11-22');
    if (existsSync(day)) expect(readdirSync(day)).toContain('manifest.json');
  }
  expect(night('--out', folder).status).toBe(0);
  expect(nights(folder)).toEqual(['2026-11-21', '2026-11-22']);
});

test('two at once: one waits for the other, and both are content', async () => {
  const folder = join(room.folder, 'twice');
  const run = (): Promise<number | null> =>
    new Promise((done) => {
      spawn(process.execPath, [PROGRAM, 'report', 'nightly', '--out', folder, '-q'], { env: room.env }).on(
        'close',
        done,
      );
    });
  expect(await Promise.all([run(), run(), run()])).toEqual([0, 0, 0]);
  expect(nights(folder)).toEqual(['2026-11-22']);
});

describe('a full disk', () => {
  const small = mountSmall();
  test.skipIf(small === null)('leaves the night before, and says so in one line', () => {
    const disk = small!;
    expect(night('--out', disk, '--date', '2026-11-21').status).toBe(0);
    const before = contents(join(disk, '2026-11-21'));
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(1_000_000 - usedOf(disk)));
    const { status, stdout, stderr } = night('--out', disk);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('ENOSPC');
    expect(contents(join(disk, '2026-11-21'))).toEqual(before);
    expect(nights(disk).filter((name) => FRESH.test(name))).toEqual([]);
  });
  afterAll(() => {
    if (small === null) return;
    spawnSync('umount', [small]);
    rmSync(small, { recursive: true });
  });

  function mountSmall(): string | null {
    const folder = mkdtempSync(join(tmpdir(), 'samples-nights-'));
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    if (status === 0) return folder;
    rmSync(folder, { recursive: true });
    return null;
  }

  function usedOf(folder: string): number {
    const { stdout } = spawnSync('df', ['--output=used', '-B1', folder], { encoding: 'utf8' });
    return Number(stdout.trim().split('\n').at(-1));
  }
});

test('folders past their time go, what is not ours stays', () => {
  const folder = join(room.folder, 'old');
  expect(night('--out', folder, '--date', '2026-11-10').status).toBe(0);
  mkdirSync(join(folder, '2020-01-01'));
  writeFileSync(join(folder, '2020-01-01', 'notes.txt'), 'mine');
  room.ok('config', 'set', 'nightly.keep_days', '10');
  expect(night('--out', folder).status).toBe(0);
  expect(nights(folder)).toEqual(['2020-01-01', '2026-11-22']);
  room.ok('config', 'set', 'nightly.keep_days', '400');
});

test('an old backup is told on stderr, nowhere else', () => {
  const folder = join(room.folder, 'late');
  const said = [PROGRAM, 'report', 'nightly', '--db', room.file, '--quiet', '--out', folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, said, {
    encoding: 'utf8',
    env: { SAMPLES_NOW: '2027-01-22T20:00:00+08:00' },
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(stderr).toContain('61 天前');
  expect(Object.values(contents(join(folder, '2027-01-22'))).join('')).not.toContain('备份');
});

test('pages hold no markup of others, no script, and nothing from the network', () => {
  for (const page of [
    readFileSync(join(out, '2026-11-22', 'index.html'), 'utf8'),
    room.ok('report', 'inventory', '--format', 'html'),
    room.ok('report', 'inventory', '--format', 'html', '--lang', 'en'),
  ]) {
    expect(page).not.toMatch(/<script|<i>&|<b>华|https?:|\u001b/i);
    expect(page).toContain('<svg');
    expect(page).toMatch(/<meta name="viewport"/);
  }
  expect(room.ok('report', 'inventory', '--format', 'html')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});
