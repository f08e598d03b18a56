import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from './bundle.ts';
import { Room } from './room.ts';

const ROUNDS = process.env.SAMPLES_LONG ? 1_000 : 50;
const RACERS = 8;

/** A process that is kept open with its store, and does what the program does each time that it is told. */
const RACER = `
  import { randomBytes } from 'node:crypto';
  import { userInfo } from 'node:os';
  import { checkout } from './src/services/checking-out.ts';
  import { actAs } from './src/services/identity.ts';
  import { receive } from './src/services/receiving.ts';
  import { useTimeZone } from './src/domain/calendar.ts';
  import { openStore } from './src/store/open.ts';
  const store = openStore(process.env.SAMPLES_DB, { mode: 'write', busyMs: 30000 });
  useTimeZone(store.timeZone);
  const account = userInfo().username;
  const clock = { now: Date.now, set: false };
  const acting = () => ({
    store, clock, today: new Date().toISOString().slice(0, 10), operator: actAs(store.db, 'WL', account), osAccount: account,
    at: null, ref: null, dryRun: false, busyMs: 30000, random: randomBytes,
  });
  process.on('message', async ({ receive: quantity, number, at }) => {
    try {
      if (quantity) {
        const line = { name: '面料', quantity: quantity * 1000 };
        process.send((await receive(acting(), { customer: 'HOUSE', lines: [line] })).samples[0]);
        return;
      }
      while (Date.now() < at);
      const given = await checkout(acting(), { lines: [{ number, quantity: 1000 }], to: 'WL', purpose: '测试' });
      process.send({ checkout: given.checkout });
    } catch (error) {
      process.send({ code: error.code ?? String(error.stack) });
    }
  });
  process.send({ ready: true });
`;

interface Said {
  readonly number?: string;
  readonly checkout?: string;
  readonly code?: string;
}

async function ask(racer: ChildProcess, message: object): Promise<Said> {
  const said = once(racer, 'message');
  racer.send(message);
  return (await said)[0] as Said;
}

describe('many at once', () => {
  const room = new Room('en');
  afterAll(() => room.close());

  describe(`${RACERS} processes that are kept open`, () => {
    const racers: ChildProcess[] = [];
    beforeAll(async () => {
      const program = bundle(RACER, join(room.folder, 'racer.cjs'));
      for (let each = 0; each < RACERS; each++) racers.push(fork(program, { env: room.env }));
      await Promise.all(racers.map((racer) => once(racer, 'message')));
    });
    afterAll(() => {
      for (const racer of racers) racer.kill();
    });

    test(`${ROUNDS} rounds: as many get some as there are`, { timeout: 3_600_000 }, async () => {
      const slips = new Set<string>();
      let given = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const there = 1 + (round % (RACERS - 1));
        const { number } = await ask(racers[round % RACERS]!, { receive: there });
        const at = Date.now() + 10;
        const said = await Promise.all(racers.map((racer) => ask(racer, { number, at })));
        const got = said.flatMap(({ checkout }) => checkout ?? []);
        const refused = said.flatMap(({ code }) => code ?? []);
        expect(got).toHaveLength(there);
        expect(refused).toEqual(Array(RACERS - there).fill('insufficient_stock'));
        for (const slip of got) slips.add(slip);
        given += there;
      }
      expect(slips.size).toBe(given);
      expect(room.json('verify')).toMatchObject({ ok: true, entries: 1 + ROUNDS + given });
      const held = room.json('report', 'held') as { quantity: number }[];
      expect(held.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(given);
    });
  });

  test('the program itself, started eight times at once', async () => {
    for (const there of [1, 3, 7]) {
      const { samples } = room.json('receive', '--customer', 'HOUSE', '--name', 'cloth', '--quantity', String(there));
      const done = await Promise.all(
        Array.from({ length: RACERS }, () =>
          samplesInBackground(room, 'checkout', samples[0].number, '1', '-t', 'WL', '-p', 'test'),
        ),
      );
      expect(done.map(({ status }) => status).sort()).toEqual([
        ...Array(there).fill(0),
        ...Array(RACERS - there).fill(5),
      ]);
      expect(done.filter(({ status }) => status === 5).every(({ stderr }) => stderr.startsWith('Not enough'))).toBe(
        true,
      );
      expect(room.json('show', samples[0].number)).toMatchObject({ state: 'out', quantity: there, available: 0 });
    }
    expect(room.json('verify').ok).toBe(true);
  });
});

async function samplesInBackground(room: Room, ...words: string[]): Promise<{ status: number; stderr: string }> {
  const child = spawn(process.execPath, [resolve('bin/samples.js'), ...words], { cwd: room.folder, env: room.env });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [status] = (await once(child, 'close')) as [number];
  return { status, stderr };
}
