// What the benches share: medians of runs taken in turn, so that a machine that slows down slows both sides.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const program = join(root, 'bin/samples.js');

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Milliseconds of some work. */
export function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Runs A and B in turn; answers both medians and the median of the ratios pair by pair. */
export function inTurn(rounds, a, b) {
  a();
  b();
  const pairs = Array.from({ length: rounds }, () => [timed(a), timed(b)]);
  return {
    a: median(pairs.map(([one]) => one)),
    b: median(pairs.map(([, other]) => other)),
    ratio: median(pairs.map(([one, other]) => one / other)),
  };
}

/** Runs a whole process and refuses a failure. */
export function whole(args, env = {}) {
  const done = spawnSync(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (done.status !== 0) throw new Error(`${args.join(' ')}: exit ${done.status}\n${done.stderr}`);
  return done.stdout.toString();
}

/** A folder on disk for one bench, removed at its end. */
export function workspace() {
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'samples-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A script to `--require` in a process that is measured; where PROBED says, {@link probed} then finds what it took. The
 * peak of memory is the program's own: the one of getrusage is at least what the process that started it had.
 */
export function probeIn(folder) {
  const file = join(folder, 'probe.cjs');
  writeFileSync(
    file,
    `const { appendFileSync, readFileSync } = require('node:fs');
     process.on('exit', () => {
       const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
       let kib = maxRSS;
       try {
         kib = Number(/VmHWM:\\s+(\\d+) kB/.exec(readFileSync('/proc/self/status', 'latin1'))[1]);
       } catch {}
       const said = { cpu: (userCPUTime + systemCPUTime) / 1000, memory: kib * 1.024e-3 };
       appendFileSync(process.env.PROBED, JSON.stringify(said) + '\\n');
     });`,
  );
  return file;
}

/** Processor time in ms, and the peak of memory in millions of bytes. */
export function probed(file) {
  const all = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const sum = (key) => all.reduce((total, each) => total + each[key], 0);
  return { cpu: sum('cpu'), memory: Math.max(...all.map(({ memory }) => memory)) };
}

/** The machine, as figures need it beside them. */
export function machine(folder) {
  const { type } = statfsSync(folder);
  const sqlite = execFileSync(
    process.execPath,
    ['-p', `new (require('better-sqlite3'))(':memory:').prepare('select sqlite_version()').pluck().get()`],
    { cwd: root, encoding: 'utf8' },
  ).trim();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const memory = Math.round(totalmem() / 2 ** 30);
  return `samples ${version}, Node ${process.version}, SQLite ${sqlite}, ${cpus().length} × ${cpus()[0].model.trim()}, ${memory} GiB, file system type 0x${type.toString(16)}`;
}
