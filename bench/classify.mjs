// The classification of all customers, stored, as the program runs it from the command line, against what computes the
// same RFM scores and Pareto classes in SQL alone: SQLite over the index that covers it, and DuckDB where it is there.
//
//   node bench/classify.mjs [--customers 100000] [--orders 1000000] [--rounds 3] [--duckdb FOLDER] [--store FILE]
//
// FILE: the store is filled there once and kept for the next time. FOLDER: where `npm i @duckdb/node-api` was run; DuckDB is no dependency of the project.
// The figures to hold: at most 1.3 times DuckDB and 400 MB at 1,000,000 customers with 10,000,000 orders;
// 2 s in all at 10,000 customers with 100,000 orders.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { machine, median, program, root, workspace } from './measuring.mjs';

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000' },
    orders: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    duckdb: { type: 'string' },
    store: { type: 'string' },
  },
});
const [customers, orders, rounds] = [values.customers, values.orders, values.rounds].map(Number);
const AS_OF = '2026-11-22';
const START = Date.parse('2023-01-01T00:00Z');
const DAYS = 1420;
const folder = workspace();
const file = values.store ? resolve(values.store) : join(folder, 'classify.db');
const env = { PATH: process.env.PATH, SAMPLES_DB: file, LANG: 'C.UTF-8', TMPDIR: folder };
console.log(machine(folder));

const filled = performance.now();
if (!existsSync(file)) fill();
const size = (path) => (statSync(path).size / 1e6).toFixed(0);
console.log(
  `${customers} customers, ${orders} orders, filled in ${((performance.now() - filled) / 1000).toFixed(0)} s, ${size(file)} MB`,
);

/** A node process that says at its end how long it ran and how much memory it took. */
const measured = join(folder, 'measured.cjs');
const said = join(folder, 'measured.json');
writeFileSync(
  measured,
  `process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    require('node:fs').writeFileSync(${JSON.stringify(said)}, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS * 1.024e-3 }));
  });`,
);

const sides = { ours: [program, 'classify-customers', '--as-of', AS_OF, '--limit', '1', '--quiet'] };
sides['GROUP BY alone'] = script('group.cjs', sqlite('SELECT count(*), sum(n), sum(m) FROM figures'));
sides['SQLite, windows'] = script('windows.cjs', sqlite(`CREATE TEMP TABLE classified AS ${WINDOWS()}`));
if (values.duckdb) sides.DuckDB = await duckdb(resolve(values.duckdb));

const taken = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
for (let round = 0; round <= rounds; round++) {
  for (const [name, words] of Object.entries(sides)) {
    const figures = run(words);
    // The first round warms the caches of the disk.
    if (round > 0) taken[name].push(figures);
  }
}
const of = (name, key) => median(taken[name].map((each) => each[key]));
for (const name of Object.keys(sides)) {
  const ratio = median(taken.ours.map(({ wall }, at) => wall / taken[name][at].wall));
  const cpu = median(taken.ours.map((each, at) => each.cpu / taken[name][at].cpu));
  console.log(
    `${name}: ${(of(name, 'wall') / 1000).toFixed(2)} s, ${(of(name, 'cpu') / 1000).toFixed(2)} s of processor, ${of(name, 'memory').toFixed(0)} MB` +
      (name === 'ours' ? '' : `; ours takes ${ratio.toFixed(2)} of the time, ${cpu.toFixed(2)} of the processor`),
  );
}

function run(words) {
  const start = performance.now();
  const done = spawnSync(process.execPath, ['--require', measured, ...words], { env, encoding: 'utf8' });
  const wall = performance.now() - start;
  if (done.status !== 0) throw new Error(`${words.join(' ')}: exit ${done.status}\n${done.stderr}`);
  return { wall, ...JSON.parse(readFileSync(said, 'utf8')) };
}

function script(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return [path];
}

function sqlite(sql) {
  const module = JSON.stringify(join(root, 'node_modules/better-sqlite3'));
  return `const db = new (require(${module}))(${JSON.stringify(file)});
    db.exec('PRAGMA temp_store = FILE');
    db.exec(${JSON.stringify(FIGURES('julianday(:d) - julianday(last)').replaceAll(':d', `'${AS_OF}'`))});
    db.prepare(${JSON.stringify(sql)})[${JSON.stringify(sql)}.startsWith('SELECT') ? 'get' : 'run']();`;
}

/** Days since the last order, orders and sum of each customer, from completed trade orders up to the day. */
function FIGURES(days) {
  return `CREATE TEMP VIEW figures AS SELECT customer_id AS id, n, m, ${days} AS d FROM (
    SELECT customer_id, count(*) AS n, sum(amount) AS m, max(ordered_on) AS last FROM orders
    WHERE type = 'trade' AND status = 'completed' AND ordered_on <= '${AS_OF}' GROUP BY customer_id)`;
}

function WINDOWS() {
  return `SELECT id, d, n, m, 6 - ntile(5) OVER (ORDER BY d) AS r, ntile(5) OVER (ORDER BY n) AS f, ntile(5) OVER (ORDER BY m) AS v,
    iif(run - m < 0.8 * total, 'A', iif(run - m < 0.95 * total, 'B', 'C')) AS abc
    FROM (SELECT *, sum(m) OVER (ORDER BY m DESC, id) AS run, sum(m) OVER () AS total FROM figures)`;
}

/** DuckDB with the same orders in a table of its own; it computes quantiles, scores and classes, and stores them. */
async function duckdb(where) {
  const module = JSON.stringify(join(where, 'node_modules/@duckdb/node-api'));
  const store = JSON.stringify(join(folder, 'classify.duckdb'));
  const csv = join(folder, 'orders.csv');
  const out = spawnSync(
    process.execPath,
    [
      '-e',
      `const db = new (require(${JSON.stringify(join(root, 'node_modules/better-sqlite3'))}))(${JSON.stringify(file)});
       const fs = require('node:fs'); const fd = fs.openSync(${JSON.stringify(csv)}, 'w'); let text = '';
       for (const row of db.prepare('SELECT customer_id, ordered_on, amount, type, status FROM orders').raw().iterate()) {
         text += row.join(',') + '\\n'; if (text.length > 1e6) { fs.writeSync(fd, text); text = ''; } }
       fs.writeSync(fd, text);`,
    ],
    { env, encoding: 'utf8' },
  );
  if (out.status !== 0) throw new Error(out.stderr);
  const load = script(
    'load.cjs',
    `(async () => { const { DuckDBInstance } = require(${module});
      const connection = await (await DuckDBInstance.create(${store})).connect();
      await connection.run(\`CREATE TABLE orders AS SELECT * FROM read_csv('${csv}', header = false,
        columns = {'customer_id': 'INTEGER', 'ordered_on': 'DATE', 'amount': 'BIGINT', 'type': 'VARCHAR', 'status': 'VARCHAR'})\`);
      connection.closeSync(); })();`,
  );
  run(load);
  rmSync(csv);
  console.log(`DuckDB's own file: ${size(join(folder, 'classify.duckdb'))} MB`);
  const scores = (column) =>
    `1 + (${column} > q${column}[1])::INT + (${column} > q${column}[2])::INT + (${column} > q${column}[3])::INT + (${column} > q${column}[4])::INT`;
  const cuts = ['d', 'n', 'm'].map((column) => `quantile_cont(${column}, [0.2, 0.4, 0.6, 0.8]) AS q${column}`);
  return script(
    'duckdb.cjs',
    `(async () => { const { DuckDBInstance } = require(${module});
      const connection = await (await DuckDBInstance.create(${store})).connect();
      await connection.run(\`CREATE OR REPLACE TABLE classified AS
        WITH figures AS MATERIALIZED (SELECT customer_id AS id, count(*) AS n, sum(amount)::BIGINT AS m,
          date_diff('day', max(ordered_on), DATE '${AS_OF}') AS d FROM orders
          WHERE type = 'trade' AND status = 'completed' AND ordered_on <= DATE '${AS_OF}' GROUP BY customer_id),
        cuts AS (SELECT ${cuts.join(', ')}, sum(m) AS total FROM figures),
        ranked AS (SELECT *, sum(m) OVER (ORDER BY m DESC, id ROWS UNBOUNDED PRECEDING) AS run FROM figures)
        SELECT id, d, n, m, 6 - (${scores('d')}) AS r, ${scores('n')} AS f, ${scores('m')} AS v, m / total AS share, run / total AS cumulative,
          CASE WHEN run - m < 0.8 * total THEN 'A' WHEN run - m < 0.95 * total THEN 'B' ELSE 'C' END AS abc
        FROM ranked, cuts\`);
      connection.closeSync(); })();`,
  );
}

/** Customers whose trade is skewed as trade is; some only ever ordered samples, some nothing at all. */
function fill() {
  const made = spawnSync(
    process.execPath,
    [program, 'init', '--operator', 'WL', '--name', '王丽', '--lang', 'zh', '--timezone', 'Asia/Shanghai'],
    { env, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const db = new Database(file);
  db.exec(
    'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -200000',
  );
  const later = db
    .prepare(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name IN ('orders', 'customers') AND sql IS NOT NULL`,
    )
    .all();
  for (const { name } of later) db.exec(`DROP INDEX ${name}`);
  const random = generator(20261122);
  const days = Array.from({ length: DAYS }, (_, at) => new Date(START + at * 86_400_000).toISOString().slice(0, 10));
  const provinces = ['江苏', '浙江', '广东', '德国', '美国', '阿联酋', '巴西', null];
  db.exec('BEGIN');
  const { first } = db.prepare('SELECT max(id) + 1 AS first FROM customers').get();
  const customer = db.prepare(
    `INSERT INTO customers (id, code, name, match_key, province, opened_on, entry) VALUES (?, ?, ?, ?, ?, '2023-01-01', 1)`,
  );
  for (let at = 0; at < customers; at++) {
    const code = `C${String(at).padStart(7, '0')}`;
    customer.run(first + at, code, `客户 ${at}`, `客户${at}`, provinces[at % provinces.length]);
  }
  const order = db.prepare(
    `INSERT INTO orders (customer_id, ordered_on, amount, type, status, quantity, cost, entry) VALUES (?, ?, ?, ?, ?, ?, ?, 1)`,
  );
  for (let at = 0; at < orders; at++) {
    // A square leaves the first customers most of the orders; the last twentieth never ordered.
    const who = Math.trunc(random() ** 2 * customers * 0.95);
    const amount = Math.trunc(5_000 + 200_000 * random() ** 4);
    const kind = random();
    const sample = who % 20 === 19;
    const status = kind < 0.92 ? 'completed' : kind < 0.96 ? 'confirmed' : kind < 0.98 ? 'cancelled' : 'refunded';
    order.run(
      first + who,
      days[Math.trunc(random() * DAYS)],
      status === 'refunded' ? -amount : amount,
      sample ? 'sample' : 'trade',
      status,
      1000 * (1 + (at % 50)),
      who % 2 === 0 ? Math.trunc(amount * 0.7) : null,
    );
  }
  for (const { sql } of later) db.exec(sql);
  db.exec('COMMIT; PRAGMA journal_mode = WAL');
  db.close();
}

/** A small generator of numbers in [0, 1) that is the same on every run. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
