/**
 * The console blocks of a page are one session: each command runs in order, and prints what stands there.
 * A line `...` stands for any number of lines; ` ...` at the end of a line for the rest of it.
 */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect } from 'vitest';

interface Place {
  /** Where the commands run; the store is made there. */
  readonly folder: string;
  readonly now: string;
}

/** Runs them all; answers how many commands there were. */
export function runBlocks(page: string, place: Place): number {
  const blocks = [...page.matchAll(/```console\n([\s\S]*?)```/g)].map((match) => match[1]!);
  const steps = blocks
    .flatMap((block) => block.split(/^\$ /m).slice(1))
    .map((step) => {
      const [command = '', ...expected] = step.trimEnd().split('\n');
      return { command, expected };
    });
  for (const { command, expected } of steps) {
    const printed = run(command, place);
    if (!matches(printed, expected)) expect({ command, printed }).toEqual({ command, printed: expected });
  }
  return steps.length;
}

/** A shell of our own would hide quoting mistakes: the line runs in sh, with `samples` as the built program. */
function run(command: string, { folder, now }: Place): string[] {
  const program = `samples() { "${process.execPath}" "${resolve('bin/samples.js')}" "$@"; }; `;
  const done = spawnSync('sh', ['-c', `${program}${command} 2>&1`], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, SAMPLES_DB: 'samples.db', SAMPLES_NOW: now, LANG: 'C' },
  });
  return done.stdout.trimEnd().split('\n');
}

function matches(printed: readonly string[], expected: readonly string[]): boolean {
  const [first, ...rest] = expected;
  if (first === undefined) return printed.length === 0;
  if (first === '...') return rest.length === 0 || printed.some((_, at) => matches(printed.slice(at), rest));
  const [line, ...more] = printed;
  if (line === undefined) return false;
  const fits = first.endsWith(' ...') ? line.startsWith(first.slice(0, -3)) : line === first;
  return fits && matches(more, rest);
}
