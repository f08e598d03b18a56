import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { Room } from '../room.ts';

// A scanner session that is killed: every scan that was answered is on record, and the next session goes on.

const ROUNDS = process.env.SAMPLES_LONG ? 40 : 3;

test('killed at any moment, no answered scan is lost', async () => {
  const room = new Room();
  try {
    room.ok('locations', 'add', 'A-01');
    room.ok('receive', '--customer', 'HOUSE', '--name', '扣', '--quantity', '5000', '--location', 'A-01');
    room.ok('stocktake', 'open', '--location', 'A-01');
    let answered = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { answers, signal } = await scanUntilKilled(room, 5 + Math.floor(Math.random() * 60));
      expect(signal).toBe('SIGKILL');
      const [row] = room.json('stocktake', 'variance', 'K26-0001') as { counted: number }[];
      // One more may have been committed before its answer was heard.
      expect(row!.counted).toBeGreaterThanOrEqual(answered + answers);
      expect(row!.counted).toBeLessThanOrEqual(answered + answers + 1);
      answered = row!.counted;
    }
    expect(answered).toBeGreaterThan(ROUNDS * 4);
    // Who stops it himself is told what stays.
    expect(await scanUntilInterrupted(room)).toEqual({ status: 130, said: '已中断；已回答的 2 行都记下了。\n' });
    expect(room.json('verify')).toMatchObject({ ok: true });
  } finally {
    room.close();
  }
}, 600_000);

/** Feeds scans one by one, each after the last was answered, and kills the program in the midst of it. */
function scanUntilKilled(room: Room, scans: number): Promise<{ answers: number; signal: string | null }> {
  const child = spawn(
    process.execPath,
    [resolve('bin/samples.js'), 'stocktake', 'count', 'K26-0001', '--scan', '--json'],
    { env: room.env, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  let answers = 0;
  const scan = () => child.stdin.write('S26-000001-X\n');
  child.stdin.on('error', () => {});
  child.stdout.on('data', (chunk: Buffer) => {
    for (const _ of chunk.toString().matchAll(/\n/g)) {
      answers += 1;
      if (answers < scans) scan();
      else {
        // The next scan is on its way when it dies.
        scan();
        setTimeout(() => child.kill('SIGKILL'), Math.random() * 4);
        return;
      }
    }
  });
  scan();
  return new Promise((done) => child.on('exit', (_, signal) => done({ answers, signal })));
}

/** Scans two codes and presses Ctrl-C once both are answered. */
function scanUntilInterrupted(room: Room): Promise<{ status: number | null; said: string }> {
  const child = spawn(process.execPath, [resolve('bin/samples.js'), 'stocktake', 'count', 'K26-0001', '--scan'], {
    env: room.env,
  });
  const heard = { answers: '', said: '' };
  child.stderr.on('data', (chunk: Buffer) => {
    heard.said += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    heard.answers += chunk.toString();
    if (heard.answers.split('\n').length > 2) setTimeout(() => child.kill('SIGINT'), 50);
  });
  child.stdin.write('S26-000001-X\nS26-000001-X\n');
  return new Promise((done) => child.on('close', (status) => done({ status, said: heard.said })));
}
