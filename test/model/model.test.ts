import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { load } from '../bundle.ts';
import { SERVICES, type Services } from './driving.ts';
import { run } from './run.ts';

const seed = Number(process.env.MODEL_SEED ?? Date.now() % 1_000_000_000);
const operations = Number(process.env.MODEL_OPERATIONS ?? 5_000);
const runs = process.env.SAMPLES_LONG ? 20 : 1;

describe('the reference model', () => {
  test('imports nothing from the program', () => {
    for (const name of ['book', 'judge', 'custody', 'promises', 'reference', 'operation', 'chance', 'choosing']) {
      const source = readFileSync(join(import.meta.dirname, `${name}.ts`), 'utf8');
      const imported = [...source.matchAll(/from '([^']*)'/g)].map(([, path]) => path!.replace('./', ''));
      expect(imported.filter((path) => !readdirSync(import.meta.dirname).includes(path))).toEqual([]);
    }
  });

  const services = load<Services>(SERVICES);
  test.each(Array.from({ length: runs }, (_, at) => seed + at))(
    'random operations do the same (MODEL_SEED=%i)',
    {
      timeout: 600_000,
    },
    async (each) => {
      const found = await run(services, each, operations);
      const counts = { done: Object.fromEntries(found.done), refused: Object.fromEntries(found.refused) };
      if (process.env.MODEL_COUNTS) process.stderr.write(`${JSON.stringify(counts)}\n`);
      const done = [...found.done.values()].reduce((sum, count) => sum + count, 0);
      // A run in which hardly anything succeeds would prove nothing.
      expect(done).toBeGreaterThan(operations * 0.4);
    },
  );
});
