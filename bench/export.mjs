// Export of customers and the inventory as CSV, the whole program against the sqlite3 shell: `sqlite3 -csv` of all columns
// of customers, and of the inventory's query. Both sides are run in turn.
//
//   node bench/export.mjs [--customers 100000] [--samples 300000] [--rounds 3] [--store FOLDER]
//
// --store: where the stores are kept, and used again when they are there.
//
// The figures to hold: at most 2.5 times sqlite3 at 1,000,000 customers and 300,000 samples, less than 150 MB. Processor
// time stands beside wall time, for machines that are shared.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeSheet } from './customer-sheet.mjs';
import { fill } from './fill.mjs';
import { machine, median, probed, probeIn, program, whole, workspace } from './measuring.mjs';

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000' },
    samples: { type: 'string', default: '300000' },
    rounds: { type: 'string', default: '3' },
    store: { type: 'string' },
  },
});
const folder = workspace();
const kept = values.store ?? folder;
mkdirSync(kept, { recursive: true });
const shell = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' });
if (shell.error) {
  console.log('There is no sqlite3 here to compare with. On Debian: apt-get install sqlite3');
  process.exit(0);
}
console.log(machine(kept));
console.log(`sqlite3 ${shell.stdout.split(' ')[0]}`);

/** The store of that name, made where it is not there. */
async function storeOf(name, make) {
  const file = join(kept, name);
  if (existsSync(file)) return file;
  await make(`${file}.part`);
  renameSync(`${file}.part`, file);
  return file;
}

const probe = probeIn(folder);
const csv = join(folder, 'out.csv');

/** Runs the program; answers wall and processor time in s, and its peak of memory in MB. */
function ours(db, args) {
  const said = join(folder, 'probed');
  rmSync(said, { force: true });
  const start = performance.now();
  whole(['--require', probe, program, ...args, '--out', csv, '--force'], { SAMPLES_DB: db, PROBED: said });
  const wall = (performance.now() - start) / 1000;
  const { cpu, memory } = probed(said);
  return { wall, cpu: cpu / 1000, memory };
}

/** Runs the sqlite3 shell. */
function bare(db, query) {
  const start = performance.now();
  const done = spawnSync(
    'bash',
    ['-c', 'TIMEFORMAT="%U %S"; time sqlite3 -bail -csv -header "$0" "$1" > "$2"', db, query, csv],
    {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    },
  );
  if (done.status !== 0) throw new Error(`sqlite3: ${done.stderr}`);
  const [user, system] = done.stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { wall: (performance.now() - start) / 1000, cpu: user + system };
}

function compare(name, db, args, query) {
  const rounds = Array.from({ length: Number(values.rounds) }, () => ({
    theirs: bare(db, query),
    mine: ours(db, args),
  }));
  rmSync(csv);
  const ratio = (key) => median(rounds.map(({ theirs, mine }) => mine[key] / theirs[key])).toFixed(2);
  const seconds = (key) =>
    ['mine', 'theirs'].map((side) => median(rounds.map((round) => round[side][key])).toFixed(2)).join(' s against ');
  console.log(
    `${name}: ${ratio('cpu')} in processor time (${seconds('cpu')} s), ${ratio('wall')} in wall time (${seconds('wall')} s); ` +
      `${Math.max(...rounds.map(({ mine }) => mine.memory)).toFixed(0)} MB; load ${loadavg()[0].toFixed(1)}`,
  );
}

const customers = await storeOf(`customers-${values.customers}.db`, (file) => {
  const sheet = join(folder, 'customers.csv');
  writeSheet(sheet, Number(values.customers));
  const env = { SAMPLES_DB: file, SAMPLES_LANG: 'zh' };
  whole([program, 'init', '--operator', 'WL', '--name', '王丽', '--timezone', 'UTC'], env);
  whole([program, 'import', 'customers', sheet, '--json'], env);
  rmSync(sheet);
});
compare(
  `export of ${values.customers} customers`,
  customers,
  ['export', 'customers'],
  'SELECT * FROM customers ORDER BY code',
);
const stock = await storeOf(`samples-${values.samples}.db`, (file) =>
  fill(file, { samples: Number(values.samples), transfers: Math.round(1.1 * Number(values.samples)), lines: 100 }),
);
compare(
  `inventory of ${values.samples} samples`,
  stock,
  ['report', 'inventory', '--format', 'csv'],
  `SELECT s.number, s.name, s.spec, c.code, c.name, s.category, s.kind, p.code, b.quantity / 1000.0, s.unit, s.quality,
     p.purpose, s.received_on, s.expires_on, s.retain_until
   FROM balances b JOIN places p ON p.id = b.place_id JOIN samples s ON s.id = b.sample_id
   JOIN customers c ON c.id = s.customer_id WHERE p.kind = 'storage' AND b.quantity > 0 ORDER BY s.number, p.code`,
);
