// Import of a large sheet of customers, the whole program against the sqlite3 shell doing the bare work: import (and the
// same file again, and with a tenth of the rows changed) against `.import` of the same file into a table with the same
// indexes.
//
//   node bench/import.mjs [--rows 100000] [--rounds 3] [--sqlite-utils]
//
// With --sqlite-utils also against its upsert into the same indexes, once (Debian has it: apt-get install sqlite-utils).
// The figures to hold: import at most 2 times .import, the same file again not slower than the first time, less than
// 250 MB, at least 5 times faster than sqlite-utils; the lock held at most half of the time, a quarter when little has changed. Both sides are run in turn;
// processor time stands beside wall time, for machines that are shared.
import { spawn, spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { COLUMNS, writeSheet } from './customer-sheet.mjs';
import { machine, median, probed, probeIn, program, workspace } from './measuring.mjs';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    'sqlite-utils': { type: 'boolean', default: false },
  },
});
const rows = Number(values.rows);
const rounds = Number(values.rounds);
const folder = workspace();
const shell = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' });
if (shell.error) {
  console.log('There is no sqlite3 here to compare with. On Debian: apt-get install sqlite3');
  process.exit(0);
}
console.log(machine(folder));
console.log(`sqlite3 ${shell.stdout.split(' ')[0]}, load ${loadavg()[0].toFixed(1)}`);

const probe = probeIn(folder);

/** Runs the program; answers wall and processor time in ms, peak memory in millions of bytes, how long the store was locked. */
function ours(args, { db, watch = null }) {
  const file = join(folder, 'probed');
  rmSync(file, { force: true });
  const start = performance.now();
  const child = spawn(process.execPath, ['--require', probe, program, ...args], {
    env: { PATH: process.env.PATH, SAMPLES_DB: db, PROBED: file, SAMPLES_LANG: 'zh' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const stop = watch === null ? () => ({}) : watching(watch);
  return new Promise((resolve, reject) => {
    child.on('close', (status) => {
      const wall = performance.now() - start;
      const held = stop();
      if (status !== 0) return reject(new Error(`${args.join(' ')}: exit ${status}\n${said}`));
      resolve({ wall, ...probed(file), ...held });
    });
  });
}

/** Looks every few milliseconds whether somebody could write now. */
function watching(file) {
  const db = new Database(file, { timeout: 0 });
  const start = performance.now();
  let [held, longest, since] = [0, 0, null];
  const look = () => {
    const now = performance.now();
    let free = true;
    try {
      db.exec('BEGIN IMMEDIATE; ROLLBACK');
    } catch {
      free = false;
    }
    if (!free) since ??= now;
    if (free && since !== null) {
      held += now - since;
      longest = Math.max(longest, now - since);
      since = null;
    }
  };
  const timer = setInterval(look, 4);
  return () => {
    clearInterval(timer);
    look();
    db.close();
    return { locked: held / (performance.now() - start), wait: longest };
  };
}

/** Runs the sqlite3 shell. */
const bare = (db, script) => timed(['sqlite3', '-bail', db], script);

/** Runs another program; answers wall and processor time in ms. */
function timed(command, input = '') {
  const start = performance.now();
  const done = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$0" "$@"', ...command], {
    input,
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
  });
  if (done.status !== 0) throw new Error(`${command[0]}: ${done.error ?? done.stderr}`);
  const [user, system] = done.stderr.toString().trim().split('\n').at(-1).split(' ').map(Number);
  return { wall: performance.now() - start, cpu: (user + system) * 1000 };
}

function report(name, mine, theirs, most) {
  const of = (runs, key) => median(runs.map((run) => run[key]));
  const ratio = (key) => median(mine.map((run, at) => run[key] / theirs[at][key])).toFixed(2);
  console.log(
    `${name}: ${(of(mine, 'wall') / 1000).toFixed(2)} s, sqlite3 ${(of(theirs, 'wall') / 1000).toFixed(2)} s: ` +
      `${ratio('wall')} in wall time, ${ratio('cpu')} in processor time${most ? ` (at most ${most})` : ''}; ` +
      `${Math.max(...mine.map(({ memory }) => memory)).toFixed(0)} MB`,
  );
}

const sheet = join(folder, 'customers.csv');
const changed = join(folder, 'changed.csv');
writeSheet(sheet, rows);
writeSheet(changed, rows, { changed: 10 });
console.log(`${rows} customers in ${COLUMNS.length} columns, ${(statSync(sheet).size / 1e6).toFixed(1)} MB`);

const keys = COLUMNS.map(([, key]) => key);
const table = `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
CREATE TABLE customers (${keys.map((key) => `${key} TEXT`).join(', ')});
CREATE UNIQUE INDEX by_code ON customers (code COLLATE NOCASE);
CREATE INDEX by_name ON customers (name);
CREATE INDEX by_credit ON customers (credit_code) WHERE credit_code IS NOT NULL;
`;
const remove = (db) => {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${db}${ending}`, { force: true });
};
const runs = { first: [], again: [], changed: [], bare: [] };
for (let round = 0; round < rounds; round++) {
  const db = join(folder, 'ours.db');
  const theirs = join(folder, 'bare.db');
  remove(db);
  remove(theirs);
  await ours(['init', '--operator', 'WL', '--name', '王丽', '--timezone', 'UTC'], { db });
  runs.bare.push(bare(theirs, `${table}.import --csv --skip 1 ${sheet} customers\n`));
  const take = (file) => ours(['import', 'customers', file, '--json'], { db, watch: db });
  runs.first.push(await take(sheet));
  runs.again.push(await take(sheet));
  runs.changed.push(await take(changed));
}
report('import', runs.first, runs.bare, 2);
report('the same file again', runs.again, runs.bare);
report('a tenth of the rows changed', runs.changed, runs.bare);
for (const [name, key] of [
  ['new', 'first'],
  ['unchanged', 'again'],
  ['a tenth changed', 'changed'],
])
  console.log(
    `lock held, all ${name}: ${(100 * median(runs[key].map(({ locked }) => locked))).toFixed(0)} % of the time, ` +
      `the longest wait ${(Math.max(...runs[key].map(({ wait }) => wait)) / 1000).toFixed(2)} s`,
  );
if (values['sqlite-utils']) {
  const db = join(folder, 'utils.db');
  const headings = COLUMNS.map(([heading]) => `"${heading}" TEXT`);
  bare(
    db,
    `CREATE TABLE customers (${headings.join(', ')}, PRIMARY KEY ("客户编号"));
     CREATE INDEX by_name ON customers ("客户名称");
     CREATE INDEX by_credit ON customers ("统一社会信用代码") WHERE "统一社会信用代码" IS NOT NULL;`,
  );
  const upsert = ['sqlite-utils', 'upsert', db, 'customers', sheet, '--csv', '--pk', '客户编号', '--silent'];
  const theirs = timed(upsert);
  const mine = runs.first.map(({ wall }) => wall);
  console.log(
    `against sqlite-utils: ${(theirs.wall / 1000).toFixed(1)} s, ` +
      `${(theirs.wall / median(mine)).toFixed(1)} times faster in wall time (at least 5)`,
  );
}
