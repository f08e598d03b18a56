import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SALT_BYTES, SEAL_BYTES } from '../../src/domain/chain.ts';
import { SealQueue } from '../../src/services/seal-queue.ts';
import type { Seals } from '../../src/store/sealing.ts';
import { bundle } from '../bundle.ts';

const bytes = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((all) => Buffer.from(all));
const some: fc.Arbitrary<Seals> = fc
  .uniqueArray(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), { minLength: 1, maxLength: 20 })
  .chain((ids) =>
    fc.record({
      ids: fc.constant(JSON.stringify(ids)),
      salts: bytes(ids.length * SALT_BYTES),
      seals: bytes(ids.length * SEAL_BYTES),
      parts: fc.option(fc.uint8Array({ maxLength: 2000 }).map((all) => Buffer.from(all))),
      first: fc.constant(ids[0]!),
      last: fc.constant(ids[ids.length - 1]!),
    }),
  );
/** As it is when it is taken: the slot is filled again. */
const kept = ({ salts, seals, parts, ...rest }: Seals) => ({
  ...rest,
  salts: Buffer.from(salts),
  seals: Buffer.from(seals),
  parts: parts && Buffer.from(parts),
});

it('what is put comes out as it was and in its order, in however many steps', () =>
  fc.assert(
    fc.property(fc.array(fc.array(some, { maxLength: 60 }), { maxLength: 6 }), (steps) => {
      const here = new SealQueue();
      const there = new SealQueue(here.memory);
      const out: Seals[] = [];
      for (const step of steps) {
        for (const seals of step) there.put(seals);
        for (const seals of here.ready()) out.push(kept(seals));
        expect([...here.ready()]).toEqual([]);
      }
      there.end();
      expect([...here.rest()]).toEqual([]);
      expect([...here.rest()]).toEqual([]);
      expect(out).toEqual(steps.flat());
    }),
    { numRuns: 50 },
  ));

it('why no more will come is told', () => {
  const here = new SealQueue();
  const there = new SealQueue(here.memory);
  there.put({
    ids: '[1]',
    salts: Buffer.alloc(SALT_BYTES),
    seals: Buffer.alloc(SEAL_BYTES),
    parts: null,
    first: 1,
    last: 1,
  });
  there.fail('Error: 磁盘已满');
  const taken = here.rest();
  expect(taken.next().value).toMatchObject({ ids: '[1]', parts: null });
  expect(() => taken.next()).toThrow('Error: 磁盘已满');
});

it('seals that do not fit are no seals', () => {
  const row = { salts: Buffer.alloc(SALT_BYTES), seals: Buffer.alloc(SEAL_BYTES), parts: null, first: 1, last: 1 };
  expect(() => new SealQueue().put({ ...row, ids: ' '.repeat(100_000) })).toThrow(RangeError);
});

it('whoever puts waits for whoever takes, and the other way round', async () => {
  const here = new SealQueue();
  const folder = mkdtempSync(join(tmpdir(), 'samples-queue-'));
  const program = bundle(
    `import { workerData } from 'node:worker_threads';
     import { SealQueue } from './src/services/seal-queue.ts';
     const queue = new SealQueue(workerData);
     for (let at = 1; at <= 1000; at++) {
       const [salts, seals] = [Buffer.alloc(${SALT_BYTES}, at), Buffer.alloc(${SEAL_BYTES}, at)];
       queue.put({ ids: '[' + at + ']', salts, seals, parts: null, first: at, last: at });
     }
     queue.end();`,
    join(folder, 'putting.cjs'),
  );
  const thread = new Worker(program, { workerData: here.memory });
  await new Promise((resolve) => thread.once('online', resolve));
  let at = 0;
  for (const { ids, salts, seals, first } of here.rest()) {
    at += 1;
    expect({ ids, first, salt: salts[0], seal: seals[SEAL_BYTES - 1] }).toEqual({
      ids: `[${at}]`,
      first: at,
      salt: at % 256,
      seal: at % 256,
    });
    if (at % 300 === 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  expect(at).toBe(1000);
  await thread.terminate();
  rmSync(folder, { recursive: true });
});
