import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../src/cli/commands/index.ts';
import { answer } from '../src/cli/completion/answer.ts';
import { TREE } from '../src/cli/completion/tree.ts';
import { flagOf } from '../src/cli/describe.ts';
import { allOptions, EVERYWHERE } from '../src/cli/globals.ts';
import { Room } from './room.ts';

let room: Room;
let sample: string;
beforeAll(() => {
  room = new Room();
  room.ok('customers', 'add', 'C000042', '--name', '恒润纺织有限公司');
  room.ok('locations', 'add', 'A-01', '--name', '一号架');
  room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'user');
  sample = room.json('receive', '--customer', 'C000042', '--name', '面料', '--quantity', '2').samples[0].number;
});
afterAll(() => room.close());

/** What `samples __complete` offers for these words, without what it says of them. */
const offered = (...words: string[]): string[] =>
  room
    .ok('__complete', '--', ...words)
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t')[0]!);

test('commands, subcommands and topics', () => {
  expect(offered('check')).toEqual(['checkout']);
  expect(offered('customers', 'e')).toEqual(['edit']);
  expect(offered('help', 'exit')).toEqual(['exit-codes']);
  expect(offered('report', 'inv')).toEqual(['inventory']);
  expect(offered('nonsense', 'x')).toEqual([]);
});

test('options, their values, and each only once', () => {
  expect(offered('checkout', sample, '--to')).toEqual(['--to', '--to-customer']);
  expect(offered('checkout', '--to', 'LM', '--to')).toEqual(['--to-customer']);
  expect(offered('list', '--state', 'in_')).toEqual(['in_stock']);
  expect(offered('list', '--state=in_')).toEqual(['--state=in_stock']);
  expect(offered('list', '--state', '=', 'in_')).toEqual(['--state=in_stock']);
  expect(offered('label', '--sheet', '')).toEqual(['a4-3x8', 'a4-70x37']);
});

test('what is in the store: numbers, customers, places, people, slips', () => {
  expect(offered('show', 'S26-')).toEqual([sample]);
  expect(offered('show', 's26')).toEqual([sample]);
  expect(offered('show', '001')).toEqual([sample]);
  expect(offered('receive', '--customer', 'c0')).toEqual(['C000042']);
  expect(offered('receive', '--customer', '恒')).toEqual(['恒润纺织有限公司']);
  expect(offered('move', sample, '--to', 'a')).toEqual(['A-01']);
  expect(offered('checkout', sample, '--to', '李')).toEqual(['李梅']);
  expect(offered('slip', 'r')).toEqual(['R26-000001']);
  expect(room.ok('__complete', '--', 'show', 'S')).toBe(`${sample}\t面料`);
});

test('files are left to the shell', () => {
  expect(offered('import', 'customers', '')).toContain(':files');
  expect(offered('--db', '')).toEqual([':files']);
});

test('silent and read-only, whatever is wrong', () => {
  const head = room.head();
  for (const words of [['--db', '/nowhere/x.db', 'show', 'S'], ['show', '\u0000'.slice(1)], ['--', ''], []])
    expect(room.run('__complete', '--', ...words)).toMatchObject({ status: 0, stderr: '' });
  writeFileSync(join(room.folder, 'no.db'), 'not a store at all, whatever its name says');
  expect(room.run('__complete', '--', '--db', 'no.db', 'show', 'S')).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(room.head()).toBe(head);
});

test('every command and every option that is not hidden is offered', () => {
  const none = () => [];
  for (const description of COMMANDS) {
    const path = description.name.split(' ');
    expect(
      answer(TREE, path, 'en', none).offered.map(({ value }) => value),
      description.name,
    ).toContain(path.at(-1));
    const flags = answer(TREE, [...path, '--'], 'zh', none).offered;
    const shown = Object.entries(allOptions(description)).filter(([, { hidden }]) => !hidden);
    expect(flags.map(({ value }) => value)).toEqual([...shown.map(([key]) => flagOf(key)), '--help']);
    expect(flags.every(({ about }) => about !== '')).toBe(true);
  }
});

const has = (shell: string): boolean => spawnSync(shell, ['--version']).error === undefined;

test.each(['bash', 'zsh', 'fish'])('%s takes its script', (shell) => {
  const script = join(room.folder, `samples.${shell}`);
  writeFileSync(script, room.ok('completion', shell));
  // Where a shell is missing there is nothing to try it with.
  if (!has(shell)) return;
  expect(spawnSync(shell, ['-n', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});

test.skipIf(!has('bash'))('bash completes a number, a name, and a value after =', () => {
  const lines = [
    'source <(samples completion bash)',
    `try() { COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _samples; printf "%s|" "\${COMPREPLY[@]}"; echo; }`,
    'try samples show S26-0',
    'try samples receive --customer 恒',
    'try samples list --state = in_',
  ];
  expect(typed('bash', ['-c', lines.join('\n')])).toBe(`${sample}|\n恒润纺织有限公司|\nin_stock|\n`);
});

test.skipIf(!has('fish'))('fish completes a number', () => {
  const lines = ['samples completion fish | source', 'complete -C "samples show S26-0"'];
  expect(typed('fish', ['-c', lines.join('\n')])).toBe(`${sample}\t面料\n`);
});

/** Runs a shell that finds `samples` on its path. */
function typed(shell: string, words: string[]): string {
  const program = join(room.folder, 'samples');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/samples.js')}" "$@"\n`, {
    mode: 0o755,
  });
  const env = { ...room.env, HOME: room.folder, LC_ALL: 'C.UTF-8', PATH: `${room.folder}:${process.env.PATH}` };
  return spawnSync(shell, words, { encoding: 'utf8', env }).stdout;
}

test('only the argument of help is a command', () => {
  expect(offered('help', 'check')).toEqual(['checkout']);
  expect(offered('help', '--operator', 'check')).toEqual([]);
});

test('what is completed is held once, however many commands have it', () => {
  const held = readFileSync('dist/complete.cjs', 'latin1');
  for (const { en } of [EVERYWHERE.operator.about, EVERYWHERE.quiet.about]) expect(held.split(en)).toHaveLength(2);
});
