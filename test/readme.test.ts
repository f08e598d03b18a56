import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

// README's console blocks are one session: each command runs in order, and prints what stands there.
// A line `...` stands for any number of lines; ` ...` at the end of a line for the rest of it.
const folder = mkdtempSync(join(tmpdir(), 'samples-readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const readme = readFileSync('README.md', 'utf8');
const blocks = [...readme.matchAll(/```console\n([\s\S]*?)```/g)].map((match) => match[1]!);
const steps = blocks
  .flatMap((block) => block.split(/^\$ /m).slice(1))
  .map((step) => {
    const [command = '', ...expected] = step.trimEnd().split('\n');
    return { command, expected };
  });

/** A shell of our own would hide quoting mistakes: the line runs in sh, with `samples` as the built program. */
function run(command: string): string[] {
  const program = `samples() { "${process.execPath}" "${resolve('bin/samples.js')}" "$@"; }; `;
  const done = spawnSync('sh', ['-c', `${program}${command} 2>&1`], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, SAMPLES_DB: 'samples.db', SAMPLES_NOW: '2026-11-22T09:30:00+08:00', LANG: 'C' },
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

test('the commands of the README print what it shows', () => {
  expect(steps.length).toBeGreaterThan(8);
  for (const { command, expected } of steps) {
    const printed = run(command);
    if (!matches(printed, expected)) expect({ command, printed }).toEqual({ command, printed: expected });
  }
});

test('the two commands of the README exist', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect(readme).toContain('npm ci && npm run demo');
  expect(readme).toContain('npm ci && npm test');
  expect(scripts).toMatchObject({ demo: expect.any(String), test: expect.any(String), prepare: expect.any(String) });
  // The demo must at least be a program that Node can read.
  execFileSync(process.execPath, ['--check', 'fixtures/demo.mjs']);
});
