// Measures what is read: one sample, lists and reports, inside one warm process, every row drained.
//
//   node bench/finding.mjs [--db FILE | --samples 100000 --transfers 1000000] [--as-of DAY]
//
// The figures to hold: `show` and `history` under 10 ms at 1,000,000 samples and 10,000,000 transfers; reports stream,
// so that memory does not grow with them.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { fill } from './fill.mjs';
import { machine, median, root, workspace } from './measuring.mjs';

const { values } = parseArgs({
  options: {
    db: { type: 'string' },
    samples: { type: 'string', default: '100000' },
    transfers: { type: 'string', default: '1000000' },
    'as-of': { type: 'string' },
  },
});
const folder = workspace();
const file = values.db ?? join(folder, 'samples.db');
if (!values.db) await fill(file, { samples: Number(values.samples), transfers: Number(values.transfers) });

await build({
  stdin: {
    contents: `
      export { openStore } from './src/store/open.ts';
      export { show } from './src/services/showing.ts';
      export { find, held, history } from './src/services/finding.ts';
      export { report } from './src/services/reporting.ts';`,
    resolveDir: root,
    loader: 'ts',
  },
  outfile: join(folder, 'reading.cjs'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  loader: { '.sql': 'text' },
  define: { __dirname: JSON.stringify(join(root, 'dist')) },
});
const { find, held, history, openStore, report, show } = createRequire(import.meta.url)(join(folder, 'reading.cjs'));

const store = openStore(file, { mode: 'read', busyMs: 30_000 });
const { db } = store;
const count = (table) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
const [samples, transfers] = [count('samples'), count('transfers')];
const operator = {
  ...db.prepare('SELECT id, code, name FROM operators ORDER BY id LIMIT 1').get(),
  roles: ['custodian'],
};
const acting = { store, operator, today: '2026-11-22' };
const middle = db
  .prepare('SELECT day FROM transfers WHERE seq = ?')
  .pluck()
  .get(Math.ceil(transfers / 2));
const past = values['as-of'] ?? String(middle).replace(/(....)(..)(..)/, '$1-$2-$3');
const numbers = db
  .prepare('SELECT number FROM samples WHERE id % ? = 1')
  .pluck()
  .all(Math.max(1, Math.floor(samples / 100)));
const customer = db
  .prepare('SELECT code FROM customers WHERE id = (SELECT customer_id FROM samples ORDER BY id DESC LIMIT 1)')
  .pluck()
  .get();

console.log(machine(folder));
console.log(`${samples} samples, ${transfers} transfers\n`);

for (const [name, read] of [
  ['show', (number) => show(acting, number, null)],
  ['show --as-of', (number) => show(acting, number, past)],
  ['history', (number) => history(acting, number)],
]) {
  for (const number of numbers) await read(number);
  const times = [];
  for (const number of numbers) {
    const started = performance.now();
    await read(number);
    times.push(performance.now() - started);
  }
  console.log(`${name.padEnd(36)} median ${median(times).toFixed(2)} ms, slowest ${Math.max(...times).toFixed(2)} ms`);
}

for (const [name, ask] of [
  ['list --customer', () => find(acting, { customer })],
  ['find 面料', () => find(acting, {}, ['面料'])],
  ['list', () => find(acting, {})],
  ['held', () => held(acting, {})],
  ['held --as-of', () => held(acting, { as_of: past })],
  ['report inventory', () => report(acting, 'inventory', {})],
  ['report inventory --as-of', () => report(acting, 'inventory', { as_of: past })],
  ['report inventory --as-of --customer', () => report(acting, 'inventory', { as_of: past, customer })],
  ['report statement --customer', () => report(acting, 'statement', { customer })],
  ['report statement', () => report(acting, 'statement', {})],
  ['report statement --as-of', () => report(acting, 'statement', { as_of: past })],
  ['report movements, one day', () => report(acting, 'movements', { from: past, to: past })],
  ['report movements', () => report(acting, 'movements', {})],
  ['report usage', () => report(acting, 'usage', {})],
]) {
  const started = performance.now();
  let rows = 0;
  for await (const _ of await ask()) rows += 1;
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  console.log(`${name.padEnd(36)} ${seconds.padStart(7)} s  ${String(rows).padStart(9)} rows  ${memory} MB`);
}
store.close();
