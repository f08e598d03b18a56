import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Room } from './room.ts';

// Questions need a terminal: util-linux's `script` gives one. Without it there is nothing to try here.
const hasTerminal = spawnSync('script', ['--version']).status === 0;

let room: Room;
beforeAll(() => {
  room = new Room();
  room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'user');
});
afterAll(() => room.close());

/** Types `keys` once the question is there; answers the exit status and all that was shown. */
function onTerminal(
  words: string[],
  keys: string,
  env: Record<string, string> = {},
): Promise<{ status: number; shown: string }> {
  const line = [process.execPath, resolve('bin/samples.js'), ...words].map((word) => `'${word}'`).join(' ');
  const child = spawn('script', ['-qefc', line, '/dev/null'], { env: { ...room.env, TERM: 'xterm', ...env } });
  let shown = '';
  let typed = false;
  child.stdout.on('data', (bytes: Buffer) => {
    shown += bytes.toString();
    if (typed || !/[?？]/.test(shown)) return;
    typed = true;
    child.stdin.write(keys);
  });
  return new Promise((done) => child.on('close', (status) => done({ status: status ?? -1, shown })));
}

test.skipIf(!hasTerminal)('a no, an empty line, Ctrl-C and the end of input change nothing', async () => {
  const before = room.head();
  for (const keys of ['n\r', '\r', '否\r', '\u0003', '\u0004']) {
    const { status, shown } = await onTerminal(['operators', 'retire', 'LM'], keys);
    expect(status, JSON.stringify(keys)).toBe(130);
    expect(shown).toContain('停用 LM 李梅？');
    expect(shown).toContain('什么也没有改变');
    expect(shown).not.toMatch(/Error|at .*\.js/);
  }
  expect((await onTerminal(['operators', 'retire', 'LM', '--lang', 'en'], 'n\r')).shown).toContain('Nothing changed.');
  expect(room.head()).toBe(before);
});

test.skipIf(!hasTerminal)('a rehearsal does not ask; --no-input forbids asking; a yes does it', async () => {
  expect(await onTerminal(['operators', 'retire', 'LM', '--dry-run'], '')).toMatchObject({ status: 0 });
  expect(await onTerminal(['operators', 'retire', 'LM', '--no-input'], '')).toMatchObject({ status: 2 });
  const { status, shown } = await onTerminal(['operators', 'retire', 'LM', '--no-color'], '是\r');
  expect(status).toBe(0);
  expect(shown).toContain('已停用 LM 李梅');
  expect(shown).not.toContain('\u001b[1m');
  expect(room.json('operators', 'list', '--all')[0].retired_on).toBe('2026-11-22');
});
