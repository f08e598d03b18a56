#!/usr/bin/env node
'use strict';
// Starts the program: reads the bundle with V8's code cache, hands it over, and lets it set the exit status.
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const vm = require('node:vm');

const dist = join(dirname(__dirname), 'dist');
const loaded = new Map();

/** Loads one file of dist/, compiled from its cache; a cache of another Node is rejected and does no harm. */
function load(name) {
  const known = loaded.get(name);
  if (known) return known.module.exports;
  const file = join(dist, name);
  let source;
  try {
    source = readFileSync(file, 'latin1');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    process.stderr.write('samples: the program is not built yet. Run: npm run build\n');
    process.exitCode = 1;
    return { start() {} };
  }
  let cachedData;
  try {
    cachedData = readFileSync(`${file}.cache`);
  } catch {
    cachedData = undefined;
  }
  const script = new vm.Script(`(function(exports,require,module,__filename,__dirname){${source}\n})`, {
    filename: file,
    cachedData,
  });
  const module = { exports: {} };
  loaded.set(name, { module, script, file });
  const inner = (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id));
  inner.resolve = require.resolve;
  script.runInThisContext()(module.exports, inner, module, file, dist);
  return module.exports;
}

if (process.env.SAMPLES_WRITE_CODE_CACHE) {
  process.on('exit', () => {
    for (const { script, file } of loaded.values()) {
      const fresh = `${file}.cache.${process.pid}`;
      writeFileSync(fresh, script.createCachedData());
      renameSync(fresh, `${file}.cache`);
    }
  });
}

// The words of src/cli/commands/daily.ts: their bundle is smaller, and starts faster.
const DAILY = ['receive', 'checkout', 'return', 'give-back', 'move', 'remind', 'sign', 'split', 'inspect', 'undo'];

/** What a press of Tab asks has a bundle of its own: it must answer before anybody notices. */
const bundleFor = (word) =>
  word === '__complete' ? 'complete.cjs' : DAILY.includes(word) ? 'daily.cjs' : 'samples.cjs';

const program = load(bundleFor(process.argv[2]));
program.start();

// Stopped from outside: no half-written file stays, what was not committed did not happen, and the status says so.
for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]) {
  process.on(signal, () => {
    process.exit(program.interrupted?.() ?? status);
  });
}
