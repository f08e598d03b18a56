// The nightly run of a large store against the sqlite3 shell computing the same result sets. What it computes is what
// the program asked: a hook writes down each query of one nightly run with its values, and the shell runs them all, as
// CSV, into files. Queries asked more than a thousand times (row by row) are left to us alone.
//
//   node bench/nightly.mjs [--db FILE | --samples 100000 --transfers 1000000 --customers 10000] [--rounds 3]
//
// The figure to hold: under 5 times sqlite3 and under 400 MB, at 1,000,000 samples, 10,000,000 movements and 100,000
// customers.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fill } from './fill.mjs';
import { machine, median, probed, probeIn, program, root, workspace } from './measuring.mjs';

const { values } = parseArgs({
  options: {
    db: { type: 'string' },
    samples: { type: 'string', default: '100000' },
    transfers: { type: 'string', default: '1000000' },
    customers: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
  },
});
const folder = workspace();
if (spawnSync('sqlite3', ['--version']).error) {
  console.log('There is no sqlite3 here to compare with. On Debian: apt-get install sqlite3');
  process.exit(0);
}
const db = values.db ?? join(folder, 'stock.db');
if (!existsSync(db)) {
  const { samples, transfers, customers } = values;
  await fill(db, { samples: +samples, transfers: +transfers, customers: +customers, lines: 10 });
}
console.log(`${machine(folder)}, load ${loadavg()[0].toFixed(1)}`);

const probe = probeIn(folder);
const hook = join(folder, 'hook.cjs');
writeFileSync(
  hook,
  `const { writeFileSync } = require('node:fs');
   const { Database } = require(${JSON.stringify(join(root, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'))});
   const seen = new Map();
   const { prepare } = Database.prototype;
   Database.prototype.prepare = function (sql, ...more) {
     const statement = prepare.call(this, sql, ...more);
     if (!statement.reader) return statement;
     for (const name of ['all', 'get', 'iterate']) {
       const run = statement[name];
       statement[name] = function (...given) {
         const asked = seen.get(sql) ?? { count: 0, given: [] };
         asked.count += 1;
         if (asked.count <= 1000) asked.given.push(given);
         seen.set(sql, asked);
         return run.apply(this, given);
       };
     }
     return statement;
   };
   process.on('exit', () => writeFileSync(process.env.ASKED, JSON.stringify([...seen])));`,
);

const out = join(folder, 'out');
function ours(env = {}, required = probe) {
  rmSync(out, { recursive: true, force: true });
  const file = join(folder, 'probed');
  rmSync(file, { force: true });
  const start = performance.now();
  const done = spawnSync(process.execPath, ['--require', required, program, 'report', 'nightly', '--out', out], {
    env: { PATH: process.env.PATH, SAMPLES_DB: db, SAMPLES_OPERATOR: 'WL', PROBED: file, ...env },
    encoding: 'utf8',
  });
  const wall = performance.now() - start;
  if (done.status !== 0) throw new Error(`exit ${done.status}: ${done.stderr}`);
  if (required !== probe) return null;
  return { wall, ...probed(file) };
}

const asked = join(folder, 'asked.json');
ours({ ASKED: asked }, hook);
const text = (value) =>
  value === null
    ? 'NULL'
    : typeof value === 'boolean'
      ? String(Number(value))
      : typeof value === 'number'
        ? String(value)
        : `'${String(value).replaceAll("'", "''")}'`;
/** A query with its values written into it, as the shell needs it. */
function written(sql, given) {
  const [first] = given;
  const named = first !== null && typeof first === 'object' && !Array.isArray(first) ? first : {};
  const listed = (Array.isArray(first) ? first : given).filter((value) => value === null || typeof value !== 'object');
  let at = 0;
  return sql.replace(/'(?:[^']|'')*'|\?|[@:$]([a-z_]\w*)/giu, (found, name) => {
    if (found[0] === "'") return found;
    return text(found === '?' ? (listed[at++] ?? null) : (named[name] ?? null));
  });
}
const queries = JSON.parse(readFileSync(asked, 'utf8')).filter(
  ([sql, { count }]) => count <= 1000 && /^\s*(SELECT|WITH|--|\/\*)/iu.test(sql),
);
const script = join(folder, 'queries.sql');
const lines = queries.flatMap(([sql, { given }], at) =>
  given.map((one, turn) => `.once ${join(folder, `rows-${at}-${turn}.csv`)}\n${written(sql, one).trim()};\n`),
);
writeFileSync(script, `.mode csv\n.headers on\n${lines.join('')}`);

function theirs() {
  const start = performance.now();
  const done = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time sqlite3 -readonly "$0" < "$1"', db, script], {
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    encoding: 'utf8',
  });
  const said = done.stderr.trim().split('\n');
  const [user, system] = said.at(-1).split(' ').map(Number);
  return { wall: performance.now() - start, cpu: (user + system) * 1000, errors: said.slice(0, -1) };
}

const runs = { ours: [], theirs: [] };
for (let round = 0; round < Number(values.rounds); round++) {
  runs.theirs.push(theirs());
  runs.ours.push(ours());
}
const errors = runs.theirs[0].errors.filter((line) => /error/iu.test(line));
if (queries.length === 0) throw new Error('no query was written down');
if (errors.length > 0)
  console.log(`the shell could not run ${errors.length} of them, which only helps it:\n  ${errors[0]}`);
const of = (list, key) => median(list.map((run) => run[key]));
const ratio = (key) => median(runs.ours.map((run, at) => run[key] / runs.theirs[at][key])).toFixed(2);
console.log(
  `nightly: ${(of(runs.ours, 'wall') / 1000).toFixed(1)} s, sqlite3 with ${lines.length} queries ` +
    `${(of(runs.theirs, 'wall') / 1000).toFixed(1)} s: ${ratio('wall')} in wall time, ${ratio('cpu')} in processor ` +
    `time (under 5); ${Math.max(...runs.ours.map(({ memory }) => memory)).toFixed(0)} MB (under 400)`,
);
