import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runBlocks } from './console-blocks.ts';

const folder = mkdtempSync(join(tmpdir(), 'samples-readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const readme = readFileSync('README.md', 'utf8');

test('the commands of the README print what it shows', () => {
  expect(runBlocks(readme, { folder, now: '2026-11-22T09:30:00+08:00' })).toBeGreaterThan(8);
});

test('the two commands of the README exist', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect(readme).toContain('npm ci && npm run demo');
  expect(readme).toContain('npm ci && npm test');
  expect(scripts).toMatchObject({ demo: expect.any(String), test: expect.any(String), prepare: expect.any(String) });
  // The demo must at least be a program that Node can read.
  execFileSync(process.execPath, ['--check', 'fixtures/demo.mjs']);
});
