// A stocktake of 100,000 samples against the bare SQL that does the same, step by step: open, counts from a sheet,
// variance, posting. And how many scans a second are committed and answered.
//
//   node bench/stocktake.mjs [--samples 100000] [--rounds 3]
//
// The figures to hold: each step at most 3 times the bare SQL; 50 scans a second.
import { randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { build } from 'esbuild';
import { fill } from './fill.mjs';
import { machine, median, root, workspace } from './measuring.mjs';

const { values } = parseArgs({
  options: { samples: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '3' } },
});
const folder = workspace();
console.log(machine(folder));

const bundle = join(root, 'node_modules', '.bench-stocktake.mjs');
await build({
  stdin: {
    contents: `
      export { openStocktake } from './src/services/stocktaking.ts';
      export { submitStocktake, varianceRows } from './src/services/submitting-counts.ts';
      export { Scanning } from './src/services/scan-counting.ts';
      export { approve } from './src/services/deciding.ts';
      export { importSheet } from './src/services/importing.ts';
      export { countsInto } from './src/imports/counts.ts';
      export { sourceOfFile } from './src/spreadsheets/source.ts';
      export { openStore } from './src/store/open.ts';`,
    resolveDir: root,
    loader: 'ts',
  },
  bundle: true,
  format: 'esm',
  platform: 'node',
  external: ['better-sqlite3', 'kysely', 'csv-parse', 'csv-parse/sync'],
  loader: { '.sql': 'text' },
  outfile: bundle,
});
const {
  openStocktake,
  submitStocktake,
  varianceRows,
  Scanning,
  approve,
  importSheet,
  countsInto,
  sourceOfFile,
  openStore,
} = await import(bundle);

const original = join(folder, 'original.db');
await fill(original, { samples: Number(values.samples), transfers: Number(values.samples) });
const sheet = join(folder, 'counts.csv');
const second = prepare(original, sheet);

/** A second person, and a sheet that counts every row of stock; every tenth differs. */
function prepare(file, csv) {
  const db = new Database(file);
  const rows = db
    .prepare(
      `SELECT s.number, p.code, b.quantity FROM balances b JOIN places p ON p.id = b.place_id JOIN samples s ON s.id = b.sample_id
       WHERE p.kind = 'storage' AND b.quantity > 0 ORDER BY s.id`,
    )
    .all();
  const lines = rows.map(
    ({ number, code, quantity }, at) => `${number},${code},${(at % 10 === 0 ? quantity + 1000 : quantity) / 1000}`,
  );
  writeFileSync(csv, `number,location,counted\n${lines.join('\n')}\n`);
  console.log(`${rows.length} rows of stock, a tenth of them counted one more than the book says`);
  const [one, two = one] = db.prepare('SELECT id, code, name, roles FROM operators ORDER BY id').all();
  db.close();
  return { one, two };
}

function actor(store, { id, code, name }) {
  return {
    store,
    clock: { now: Date.now, set: false },
    today: new Date().toISOString().slice(0, 10),
    operator: { id, code, name, roles: ['custodian', 'manager'] },
    osAccount: 'bench',
    at: null,
    ref: null,
    dryRun: false,
    busyMs: 1000,
    random: randomBytes,
  };
}

const steps = ['open', 'import counts', 'variance', 'post'];
const taken = { ours: steps.map(() => []), bare: steps.map(() => []) };
async function step(side, at, work) {
  globalThis.gc?.();
  const start = performance.now();
  const result = await work();
  taken[side][at].push(performance.now() - start);
  return result;
}

for (let round = 0; round < Number(values.rounds); round++) {
  const mine = join(folder, 'ours.db');
  copyFileSync(original, mine);
  const store = openStore(mine, { mode: 'write', busyMs: 1000 });
  const [counting, approving] = [
    actor(store, second.one),
    { ...actor(store, second.two), operator: { ...second.two, id: second.two.id, roles: ['manager'] } },
  ];
  const { stocktake } = await step('ours', 0, () => openStocktake(counting, {}));
  await step('ours', 1, async () => importSheet(counting, countsInto({ stocktake }), await sourceOfFile(sheet), {}));
  const rows = await step('ours', 2, async () => {
    const all = [];
    for await (const row of await varianceRows(counting, stocktake, undefined)) all.push(row);
    return all.length;
  });
  const { approval } = await submitStocktake(counting, { stocktake, reason: 'bench' });
  await step('ours', 3, () => approve(approving, { approval }));
  store.close();

  const theirs = join(folder, 'bare.db');
  copyFileSync(original, theirs);
  const db = new Database(theirs);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -64000; PRAGMA foreign_keys = ON');
  const stored = `FROM balances b JOIN places p ON p.id = b.place_id JOIN samples s ON s.id = b.sample_id
    WHERE p.kind = 'storage' AND b.quantity > 0`;
  await step('bare', 0, () =>
    db.transaction(() => {
      const expected = db.prepare(`SELECT count(*) ${stored}`).pluck().get();
      db.prepare(
        `INSERT INTO stocktakes (number, state, expected, opened_on, opened_by, opened_in, entry) VALUES ('K26-0001', 'open', ?, '2026-11-22', 1, 1, 1)`,
      ).run(expected);
    })(),
  );
  await step('bare', 1, () =>
    db.transaction(() => {
      const insert = db.prepare(
        `INSERT INTO counts (entry, stocktake_id, sample_id, place_id, number, name, book, counted)
         SELECT 1, 1, s.id, p.id, s.number, s.name, coalesce((SELECT quantity FROM balances WHERE sample_id = s.id AND place_id = p.id), 0), ?
         FROM samples s, places p WHERE s.number = ? AND p.code = ?`,
      );
      for (const line of readFileSync(sheet, 'utf8').trimEnd().split('\n').slice(1)) {
        const [number, code, counted] = line.split(',');
        insert.run(Math.round(Number(counted) * 1000), number, code);
      }
    })(),
  );
  await step('bare', 2, () => {
    const all = db
      .prepare(
        `SELECT s.number, s.name, p.code AS location, s.unit, coalesce(c.book, b.quantity) AS book, c.counted, c.counted - c.book AS variance,
           c.condition FROM balances b JOIN samples s ON s.id = b.sample_id JOIN places p ON p.id = b.place_id
         LEFT JOIN counts c ON c.stocktake_id = 1 AND c.sample_id = b.sample_id AND c.place_id = b.place_id
         WHERE p.kind = 'storage' AND b.quantity > 0 ORDER BY s.number, p.code`,
      )
      .all();
    if (all.length !== rows) throw new Error(`${all.length} rows, not ${rows}`);
  });
  await step('bare', 3, () =>
    db.transaction(() => {
      const variance = db.prepare(`SELECT id FROM places WHERE kind = 'variance'`).pluck().get();
      db.prepare(
        `INSERT INTO transfers (entry, kind, sample_id, from_id, to_id, quantity, day)
         SELECT 1, 'adjust', sample_id, iif(counted < book, place_id, @variance), iif(counted < book, @variance, place_id),
           abs(counted - book), 20261122 FROM counts WHERE stocktake_id = 1 AND counted <> book`,
      ).run({ variance });
      db.prepare(`UPDATE stocktakes SET state = 'closed'`).run();
    })(),
  );
  db.close();
  for (const file of [mine, theirs])
    for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
}
for (const [at, name] of steps.entries()) {
  const [ours, bare] = [median(taken.ours[at]), median(taken.bare[at])];
  const ratio = median(taken.ours[at].map((time, round) => time / taken.bare[at][round]));
  console.log(`${name}: ${ours.toFixed(0)} ms, bare SQL ${bare.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (at most 3)`);
}

// Scans, one transaction with its fsync each.
const file = join(folder, 'scans.db');
copyFileSync(original, file);
const store = openStore(file, { mode: 'write', busyMs: 1000 });
const counting = actor(store, second.one);
const { stocktake } = await openStocktake(counting, {});
const scanning = Scanning.begin(counting, { stocktake });
const codes = readFileSync(sheet, 'utf8')
  .split('\n')
  .slice(1, 1001)
  .map((line) => line.split(',')[0]);
const start = performance.now();
for (const code of codes) await scanning.scan(code);
console.log(`scans: ${((codes.length / (performance.now() - start)) * 1000).toFixed(0)} a second (at least 50)`);
store.close();
