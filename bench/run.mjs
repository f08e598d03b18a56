// Every bench in turn, each a process of its own: node bench/run.mjs. The large store takes minutes to fill.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './measuring.mjs';

for (const bench of [
  'checkout.mjs',
  'verify.mjs',
  'stocktake.mjs',
  'import.mjs',
  'export.mjs',
  'paper.mjs',
  'nightly.mjs',
]) {
  console.log(`── ${bench}`);
  const { status } = spawnSync(process.execPath, [join(root, 'bench', bench)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
