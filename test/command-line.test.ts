import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../src/cli/commands/index.ts';
import type { Fields } from '../src/cli/describe.ts';
import { flagOf } from '../src/cli/describe.ts';
import { allOptions } from '../src/cli/globals.ts';
import { parse } from '../src/cli/program.ts';
import { Refusal } from '../src/domain/errors.ts';
import { Desk } from './importing/desk.ts';
import { inside } from './matrix/inside.ts';

// What is typed is taken by the command that is meant, or refused; a preference counts where it fits.

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
  await desk.ok('customers', 'add', 'C1', '--name', 'c');
});
afterAll(() => desk.close());

function refusalOf(words: string[]): Refusal | null {
  try {
    parse(words);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

test('an option of the command above is refused by the one below that does not have it', () => {
  let tried = 0;
  for (const below of COMMANDS) {
    const path = below.name.split(' ');
    const above = COMMANDS.find(({ name }) => name === path.slice(0, -1).join(' '));
    if (!above) continue;
    const own = allOptions(below);
    for (const [key, { kind }] of Object.entries(allOptions(above) as Fields)) {
      if (key in own) continue;
      tried += 1;
      const typed = kind === 'flag' ? [flagOf(key)] : [flagOf(key), 'x'];
      for (const words of [
        [...path, ...typed],
        [...path.slice(0, -1), ...typed, path.at(-1)!],
      ]) {
        const refusal = refusalOf(words);
        expect(refusal?.code, words.join(' ')).toBe('unknown_option');
      }
    }
  }
  expect(tried).toBeGreaterThan(50);
});

test('typed, it says so and records nothing', async () => {
  const head = await desk.head();
  for (const words of [
    'follow-ups done C1 --by mail --due-by 2027-01-01',
    'follow-ups --due-by 2027-01-01 done C1 --by mail',
  ]) {
    const { status, stderr } = await desk.run(...words.split(' '), '--json');
    expect(status).toBe(2);
    expect(JSON.parse(stderr).error).toMatchObject({ code: 'unknown_option', details: { option: '--due-by' } });
  }
  expect(await desk.head()).toBe(head);
  await desk.ok('--lang', 'zh', 'follow-ups', '--operator', 'WL', 'done', 'C1', '--by', 'mail');
});

test('SAMPLES_FORMAT counts where the command has that form', async () => {
  const out = async (format: string, ...words: string[]): Promise<string> => {
    const env = { SAMPLES_DB: desk.file, SAMPLES_FORMAT: format, LANG: 'C.UTF-8', HOME: desk.folder };
    const done = await inside(env, words);
    expect(done, words.join(' ')).toMatchObject({ status: 0 });
    return done.stdout;
  };
  expect(await out('html', 'report', 'actions')).toMatch(/^<!doctype html>/i);
  for (const words of [['customers', 'list'], ['report', 'list'], ['customers', 'show', 'C1'], ['approvals']])
    expect(await out('html', ...words)).toBe(await out('table', ...words));
  const counting = ['config', 'set', 'classify.new_days', '80', '--dry-run'];
  expect(await out('xlsx', ...counting)).toBe(await out('table', ...counting));
  expect(JSON.parse(await out('json', 'customers', 'list'))).toHaveLength(2);
  for (const lang of ['zh', 'en']) expect(await desk.ok('help', 'formats', '--lang', lang)).toMatch(/^ *html /m);
});
