// Measures `samples verify` against reading every column of journal, transfers and seals with better-sqlite3.
//
//   node bench/verify.mjs [--db FILE | --entries 1000000] [--rounds 3]
//
// The figure to hold: at most 5 times as long, and under 250 MB, for 1,000,000 entries.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fill } from './fill.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const READ_ALL = `
  const Database = require('better-sqlite3');
  const db = new Database(process.argv[1], { readonly: true });
  let rows = 0;
  for (const table of ['journal', 'transfers', 'seals']) {
    for (const row of db.prepare('SELECT * FROM ' + table).iterate()) if (row) rows++;
  }
  process.stdout.write(String(rows));
`;

/** Runs node with these words; answers the time, the processor's time, the memory at its highest, and the output. */
async function measured(words, env) {
  const started = performance.now();
  const child = spawn(process.execPath, words, { cwd: root, env: { PATH: process.env.PATH, ...env } });
  let [output, trouble, peak, ticks] = ['', '', 0, 0];
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (trouble += chunk));
  const look = () => {
    try {
      peak = Math.max(peak, Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      ticks = Math.max(ticks, Number(fields[11]) + Number(fields[12]));
    } catch {
      // It has ended.
    }
  };
  const watch = setInterval(look, 20);
  const status = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (status !== 0) throw new Error(`exit ${status}: ${trouble}${output.slice(0, 2000)}`);
  return { wall: (performance.now() - started) / 1000, cpu: ticks / 100, megabytes: peak / 1024, output };
}

const { values } = parseArgs({
  options: {
    db: { type: 'string' },
    entries: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'samples-bench-'));
try {
  const file = values.db ?? join(folder, 'samples.db');
  if (!values.db) await fill(file, { samples: Number(values.entries) / 10, transfers: Number(values.entries) });
  const best = (list) => list.reduce((a, b) => (b.cpu < a.cpu ? b : a));
  const [reads, verifies] = [[], []];
  for (let round = 0; round < Number(values.rounds); round++) {
    reads.push(await measured(['-e', READ_ALL, file]));
    const words = [join(root, 'bin/samples.js'), 'verify', '--json', ...(values.quick ? ['--quick'] : [])];
    verifies.push(await measured(words, { SAMPLES_DB: file, SAMPLES_OPERATOR: 'WL' }));
  }
  const [read, verified] = [best(reads), best(verifies)];
  const { entries, ok } = JSON.parse(verified.output);
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${(statSync(file).size / 2 ** 20).toFixed(0)} MB`,
  );
  console.log(`reading all: ${read.output} rows, ${read.wall.toFixed(2)} s (processor ${read.cpu.toFixed(2)} s)`);
  console.log(
    `verify: ${entries} entries, ok ${ok}, ${verified.wall.toFixed(2)} s (processor ${verified.cpu.toFixed(2)} s), ` +
      `at most ${verified.megabytes.toFixed(0)} MB`,
  );
  console.log(
    `ratio ${(verified.wall / read.wall).toFixed(2)} (processor ${(verified.cpu / read.cpu).toFixed(2)}), figure 5`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
