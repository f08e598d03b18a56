import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Room } from './room.ts';

// The built program is killed at random moments of its life. Whether it was inside a transaction is not guessed: it is
// stopped first (SIGSTOP), the system is asked which locks it holds, and only then it is killed.

const ROUNDS = process.env.SAMPLES_LONG ? 200 : 12;
/** The byte of the -shm file whose lock is the right to write (SQLite, "WAL-mode File Format", WAL_WRITE_LOCK). */
const WRITE_LOCK = 120;
/** Nobody starts and writes for longer; a kill that comes too late finds the program gone. */
const LIFE_MS = 120;

let room: Room;
beforeAll(() => {
  room = new Room();
  room.ok('customers', 'add', 'C1', '--name', '华纺');
  room.ok('receive', '--customer', 'C1', '--name', '棉布', '--quantity', '100000', '--unit', '米');
  const lines = Array.from({ length: 1000 }, (_, at) => `样品${at},${at + 1},件`);
  writeFileSync(join(room.folder, 'lines.csv'), `name,quantity,unit\n${lines.join('\n')}\n`);
});
afterAll(() => room.close());

/** What is done over and over: short transactions and long ones. */
const DEEDS: readonly (readonly string[])[] = [
  ['receive', '--customer', 'C1', '--lines', 'lines.csv'],
  ['receive', '--customer', 'C1', '--name', '螺栓', '--quantity', '5', '--note', '小心'],
  ['checkout', 'S26-000001-X', '1', '--to', 'WL', '--purpose', '测试'],
  ['customers', 'add', '--name', '新客户'],
];

/** Whether the process holds the right to write in the store; it must stand still while it is asked. */
function writes(pid: number): boolean {
  const inode = existsSync(`${room.file}-shm`) ? statSync(`${room.file}-shm`).ino : -1;
  return readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .some((line) => {
      const [, , , kind, owner, file, from, to] = line.split(/\s+/);
      const covers = Number(from) <= WRITE_LOCK && WRITE_LOCK <= Number(to);
      return kind === 'WRITE' && Number(owner) === pid && file?.endsWith(`:${inode}`) && covers;
    });
}

function stands(pid: number): boolean {
  try {
    return /\) [TtZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

type Moment = 'any' | 'writing' | 'answering';

/** Runs the deed and kills it: at any moment, soon after it was seen to write, or when its answer comes out. */
async function killed(words: readonly string[], moment: Moment): Promise<{ printed: string; inside: boolean }> {
  const child: ChildProcess = spawn(process.execPath, [resolve('bin/samples.js'), ...words], {
    cwd: room.folder,
    env: room.env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const pid = child.pid!;
  let printed = '';
  child.stdout!.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const closed = once(child, 'close');
  if (moment === 'answering') {
    await Promise.race([once(child.stdout!, 'data'), closed]);
  } else if (moment === 'writing') {
    const end = performance.now() + 10 * LIFE_MS;
    const long = words.includes('--lines');
    // Opening takes the same lock for a moment: a receipt of 1,000 lines holds it for tens of milliseconds.
    const seen = (): boolean => {
      if (!writes(pid) || !long) return writes(pid);
      spin(2);
      return writes(pid);
    };
    while (performance.now() < end && !seen()) await new Promise((later) => setImmediate(later));
    spin(Math.random() * (long ? 20 : 0.5));
  } else {
    await new Promise((later) => setTimeout(later, Math.random() * LIFE_MS));
  }
  let inside = false;
  if (child.exitCode === null && child.kill('SIGSTOP')) {
    while (!stands(pid)) spin(0.05);
    inside = writes(pid);
    child.kill('SIGKILL');
  }
  await closed;
  return { printed, inside };
}

test.skipIf(!existsSync('/proc/locks'))(
  `killed ${ROUNDS} times: the store opens and holds, and whatever was printed as done is there`,
  async () => {
    const entries = (): number => {
      const verified = room.json('verify');
      expect(verified).toMatchObject({ ok: true, problems: [] });
      return verified.entries;
    };
    let before = entries();
    let [inside, acknowledged, kills] = [0, 0, 0];
    // Should too many aimed kills miss, more follow.
    for (let round = 0; round < ROUNDS || (inside < kills / 2 && round < 4 * ROUNDS); round++) {
      // Most kills are aimed at the transaction; the rest fall anywhere, or on the heels of the answer.
      const moment = round % 8 === 3 ? 'any' : round % 8 === 7 ? 'answering' : 'writing';
      const deed = moment === 'writing' && round % 8 !== 1 ? 0 : (round >> 3) % DEEDS.length;
      const words = [...DEEDS[deed]!, '--json', '--ref', `round-${round}`];
      const one = await killed(words, moment);
      kills += 1;
      if (one.inside) inside += 1;
      const after = entries();
      const recorded = after - before;
      expect([0, 1], `round ${round}`).toContain(recorded);
      const done = one.printed === '' ? null : wholeJson(one.printed);
      if (done !== null) {
        acknowledged += 1;
        expect(recorded, `round ${round}: printed as done`).toBe(1);
      }
      // Asked again under the same key, it is done exactly once, and answers what it had printed.
      const again = room.json(...words.slice(0, -3), '--ref', `round-${round}`);
      if (done !== null) expect(again).toEqual(done);
      expect(room.json('verify').entries, `round ${round}: done once`).toBe(before + 1);
      before += 1;
    }
    process.stdout.write(
      `${kills} kills, ${inside} inside a transaction, ${acknowledged} after the answer was printed\n`,
    );
    expect(inside).toBeGreaterThanOrEqual(kills / 2);
  },
);

/** The answer, if all of it was printed. */
function wholeJson(printed: string): unknown {
  try {
    return JSON.parse(printed);
  } catch {
    return null;
  }
}
