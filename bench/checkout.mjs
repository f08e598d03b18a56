// A whole `samples checkout … --json` against `node -e 0`, commit and fsync included; and one recorded checkout inside
// a process against a bare INSERT in a transaction of its own.
//
//   node bench/checkout.mjs [--rounds 40] [--store FILE --sample NUMBER --to PERSON]   (a filled store: bench/fill.mjs)
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { build } from 'esbuild';
import { inTurn, machine, median, program, root, timed, whole, workspace } from './measuring.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '40' },
    store: { type: 'string' },
    sample: { type: 'string' },
    to: { type: 'string', default: 'WL' },
  },
});
const rounds = Number(values.rounds);
const folder = workspace();
console.log(machine(folder));

const small = join(folder, 'small.db');
whole([program, 'init', '--operator', 'WL', '--lang', 'zh', '--timezone', 'Asia/Shanghai'], { SAMPLES_DB: small });
const receipt = whole([program, 'receive', '--customer', 'HOUSE', '--name', 'x', '--quantity', '999999', '--json'], {
  SAMPLES_DB: small,
});
const { number } = JSON.parse(receipt).samples[0];
const checkout = (db, sample, to) => () =>
  whole([program, 'checkout', sample, '0.001', '--to', to, '--purpose', 'x', '--json'], { SAMPLES_DB: db });
const bare = () => whole(['-e', '0']);

const process1 = inTurn(rounds, checkout(small, number, 'WL'), bare);
console.log(
  `whole checkout, empty store: ${process1.a.toFixed(1)} ms, node -e 0: ${process1.b.toFixed(1)} ms, ratio ${process1.ratio.toFixed(2)} (at most 1.5)`,
);

if (values.store) {
  const large = inTurn(rounds, checkout(values.store, values.sample, values.to), checkout(small, number, 'WL'));
  console.log(
    `whole checkout, filled store: ${large.a.toFixed(1)} ms, empty store: ${large.b.toFixed(1)} ms, ratio ${large.ratio.toFixed(2)} (at most 1.2)`,
  );
}

// Inside one process: services from the source, on a store of their own.
const bundle = join(root, 'node_modules', '.bench-checkout.mjs');
await build({
  stdin: {
    contents: `export { checkout } from './src/services/checking-out.ts'; export { openStore } from './src/store/open.ts'; export { actAs } from './src/services/identity.ts';`,
    resolveDir: root,
    loader: 'ts',
  },
  bundle: true,
  format: 'esm',
  platform: 'node',
  external: ['better-sqlite3', 'kysely'],
  loader: { '.sql': 'text' },
  outfile: bundle,
});
const { checkout: checkOut, openStore, actAs } = await import(bundle);
const { randomBytes } = await import('node:crypto');
const store = openStore(small, { mode: 'write', busyMs: 1000 });
const acting = {
  store,
  clock: { now: Date.now, set: false },
  today: new Date().toISOString().slice(0, 10),
  operator: actAs(
    store.db,
    'WL',
    JSON.parse(JSON.stringify(store.db.prepare('SELECT os_account FROM operators').pluck().get())),
  ),
  osAccount: 'bench',
  at: null,
  ref: null,
  dryRun: false,
  busyMs: 1000,
  random: randomBytes,
};
const input = { lines: [{ number, quantity: 1 }], to: 'WL', purpose: 'x' };

// The bare side: the same tables and indexes, one prepared INSERT into the ledger, its own transaction at FULL.
const other = new Database(join(folder, 'bare.db'));
other.exec(readFileSync(join(root, 'schema.sql'), 'utf8').replace(/CREATE TRIGGER transfers_post[\s\S]*?END;\n/, ''));
other.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF');
const insert = other.prepare(
  `INSERT INTO transfers (entry, kind, sample_id, from_id, to_id, quantity, day) VALUES (?, 'checkout', ?, 1, 2, 1, 20261122)`,
);
const bareInsert = other.transaction((at) => insert.run(at, at));

const ours = [];
const theirs = [];
for (let at = 0; at < 20 + rounds * 25; at++) {
  const start = performance.now();
  await checkOut(acting, input);
  const mine = performance.now() - start;
  const his = timed(() => bareInsert.immediate(at + 1));
  if (at < 20) continue;
  ours.push(mine);
  theirs.push(his);
}
const ratio = median(ours.map((one, at) => one / theirs[at]));
console.log(
  `recorded checkout: ${median(ours).toFixed(3)} ms, bare INSERT at FULL: ${median(theirs).toFixed(3)} ms, ratio ${ratio.toFixed(2)} (at most 2)`,
);
store.close();
