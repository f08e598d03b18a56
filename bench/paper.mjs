// Labels, slips and completion on a store of 1,000 samples (or a filled one), each a whole process, against
// `node -e 0` taken in turn.
//
//   node bench/paper.mjs [--rounds 10] [--store FILE]   (a filled store: bench/fill.mjs)
//
// The figures to hold: 1,000 labels in a PDF under 5 s, a slip under 1 s, completion at most 2 times `node -e 0`.
import { readFileSync, statSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fill } from './fill.mjs';
import { inTurn, machine, program, whole, workspace } from './measuring.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' }, store: { type: 'string' } } });
const rounds = Number(values.rounds);
const folder = workspace();
console.log(`${machine(folder)}, load ${loadavg()[0].toFixed(1)}`);
const db = values.store ?? join(folder, 'stock.db');
if (!values.store) await fill(db, { samples: 1000, transfers: 2000, lines: 10, customers: 100 });
const env = { SAMPLES_DB: db, SAMPLES_OPERATOR: 'WL', SAMPLES_LANG: 'zh' };
const ask = (...words) => whole([program, ...words], env);
const bare = () => whole(['-e', '0']);

const numbers = ask('list', '--limit', '1000', '--columns', 'number', '--format', 'csv')
  .trim()
  .split(/\r?\n/u)
  .slice(1);
const pdf = join(folder, 'labels.pdf');
for (const sheet of [[], ['--sheet', 'a4-3x8']]) {
  const labels = inTurn(3, () => ask('label', ...numbers, ...sheet, '--out', pdf, '--force'), bare);
  console.log(
    `${numbers.length} labels ${sheet.length ? 'on A4 sheets' : 'of 50×30 mm'}: ${(labels.a / 1000).toFixed(2)} s (under 5), ` +
      `${labels.ratio.toFixed(1)} times node -e 0; ${(statSync(pdf).size / 1e6).toFixed(1)} MB`,
  );
}
const checkout = JSON.parse(ask('checkout', numbers[0], '0.001', '--to', 'WL', '--purpose', '试做', '--json')).checkout;
const slip = inTurn(rounds, () => ask('slip', checkout, '--out', join(folder, 'slip.pdf'), '--force'), bare);
console.log(`a slip: ${slip.a.toFixed(0)} ms (under 1000), ${slip.ratio.toFixed(1)} times node -e 0`);
const typed = numbers[0].slice(0, 7);
const completion = inTurn(rounds, () => ask('__complete', '--', 'show', typed), bare);
if (!ask('__complete', '--', 'show', typed).includes(typed)) throw new Error('nothing was completed');
console.log(
  `completion of ${typed}: ${completion.a.toFixed(0)} ms, ${completion.ratio.toFixed(2)} times node -e 0 (at most 2)`,
);
if (readFileSync(pdf).subarray(0, 5).toString() !== '%PDF-') throw new Error('no PDF');
