import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { type Field, type Fields, flagOf } from '../../src/cli/describe.ts';
import { allOptions, EVERYWHERE } from '../../src/cli/globals.ts';
import { casesFor } from './commands.ts';
import { type Copy, Prepared, WORDS } from './prepared.ts';

let prepared: Prepared;
/** Nothing is ever recorded in it: all that it is asked is refused. */
let untouched: Copy;
beforeAll(async () => {
  prepared = await Prepared.make('zh');
  untouched = prepared.copy();
});
afterAll(() => prepared.close());

const cases = casesFor(WORDS.zh);

/** Every place of a command line where a word of one of these kinds may stand, as the whole line with it. */
function linesWith(
  kinds: readonly Field['kind'][],
): { label: string; zero: boolean; line: (word: string) => string[] }[] {
  return COMMANDS.flatMap((description) => {
    const said = cases[description.name]!.words;
    const path = description.name.split(' ');
    const fits = ([, field]: [string, Field]): boolean => kinds.includes(field.kind) && !field.hidden;
    // What every command takes is tried with one of them.
    const options = Object.entries(allOptions(description))
      .filter(fits)
      .filter(([key]) => description.name === 'list' || !(key in EVERYWHERE));
    const positions = Object.entries((description.arguments ?? {}) as Fields).map((entry, at) => ({ entry, at }));
    return [
      ...options.map(([key, field]) => ({
        zero: field.limit === 0,
        label: `${description.name} ${flagOf(key)}`,
        // The last one counts.
        line: (word: string) => [...path, ...said, flagOf(key), word],
      })),
      ...positions
        .filter(({ entry }) => fits(entry))
        .map(({ entry: [key, field], at }) => ({
          zero: field.limit === 0,
          label: `${description.name} ${key.toUpperCase()}`,
          line: (word: string) => [...path, ...said.slice(0, at), word, ...said.slice(at + 1)],
        })),
    ];
  });
}

async function refusedAs(copy: Copy, words: readonly string[]): Promise<{ status: number; code: string }> {
  const { status, stdout, stderr } = await copy.run(...words, '--json');
  if (status === 0) return { status, code: stdout };
  return { status, code: (JSON.parse(stderr) as { error: { code: string } }).error.code };
}

describe.each(linesWith(['quantity']))('$label', ({ line, zero }) => {
  // What was counted may be nothing.
  const nothing = zero ? [] : ['0', '0.000'];
  test.each([...nothing, '-1', '1e3', 'NaN', ' ', '', '1.2345', '+1', '.5', '1,5', '0x1', '1000000000', '٣'])(
    'does not take "%s"',
    async (word) => {
      expect(await refusedAs(untouched, line(word))).toEqual({ status: 2, code: 'invalid_value' });
    },
  );
});

test('full-width digits are digits; the largest quantity is exact', async () => {
  const copy = prepared.copy();
  const receive = ['receive', '--customer', 'C1', '--name', '棉', '--json', '--quantity'];
  for (const [typed, quantity] of [
    ['９９９', 999],
    ['９９．５', 99.5],
    ['　１２　', 12],
    ['999999999.999', 999_999_999.999],
    ['0.001', 0.001],
  ] as const) {
    const { samples } = JSON.parse((await copy.run(...receive, typed)).stdout);
    expect(samples[0].quantity).toBe(quantity);
    const shown = JSON.parse((await copy.run('show', samples[0].number, '--json')).stdout);
    expect(shown).toMatchObject({ quantity, available: quantity });
  }
});

const WORDED: readonly Field['kind'][] = [
  'text',
  'note',
  'code',
  'number',
  'day',
  'when',
  'choice',
  'list',
  'quantity',
];
test.each(linesWith(WORDED))('$label takes no control characters', async ({ line }) => {
  for (const word of ['a\u0000b', 'a\nb', '\u001b[31m', 'a\u009bb', '\ud800']) {
    const found = await refusedAs(untouched, line(word));
    expect(found).toEqual({ status: 2, code: 'control_character' });
  }
});

test.each(linesWith(['text', 'code', 'number']))('$label has a limit', async ({ line }) => {
  const found = await refusedAs(untouched, line('长'.repeat(501)));
  expect(found.status).toBe(2);
  expect(found.code).toMatch(/^(too_long|invalid_value)$/);
});

test('names of 500 characters and notes of 2,000 are kept, one more is refused', async () => {
  const copy = prepared.copy();
  // Characters, not the units that they are made of.
  const [name, note] = ['𠮷'.repeat(500), '𠮷'.repeat(2000)];
  const receive = ['receive', '--customer', 'C1', '--quantity', '1', '--name'];
  const { samples } = JSON.parse((await copy.run(...receive, name, '--note', note, '--json')).stdout);
  expect(samples[0].name).toBe(name);
  expect(await refusedAs(copy, [...receive, `${name}𠮷`])).toEqual({ status: 2, code: 'too_long' });
  expect(await refusedAs(copy, [...receive, name, '--note', `${note}𠮷`])).toEqual({ status: 2, code: 'too_long' });
});

test('what cannot be seen is kept, and never reaches a terminal raw', async () => {
  const copy = prepared.copy();
  const name = 'a\u202eb\u200bc\u2066\ufeffd';
  const receive = ['receive', '--customer', 'C1', '--quantity', '1', '--name', name];
  const { samples } = JSON.parse((await copy.run(...receive, '--json')).stdout);
  expect(samples[0].name).toBe(name);
  for (const words of [receive, ['list'], ['show', samples[0].number], ['find', 'abc'], ['report', 'inventory']]) {
    const { status, stdout } = await copy.run(...words);
    expect(status).toBe(0);
    expect(stdout).toContain('a\\u202eb\\u200bc');
    expect(stdout).not.toMatch(/[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/);
  }
  const { stdout } = await copy.run('list', '--format', 'csv');
  expect(stdout).toContain(name);
});

test('nothing but a word is not a word', async () => {
  const copy = prepared.copy();
  const checkout = ['checkout', '001X', '1', '--to', 'LM', '--purpose'];
  for (const words of [
    [...checkout, ''],
    [...checkout, '　'],
    [...checkout, '测试', '--ref', ''],
    ['receive', '--customer', 'C1', '--quantity', '1', '--name', ' '],
    ['remind', 'U26-000001', '--via', ''],
    ['show', ''],
  ])
    expect(await refusedAs(copy, words), words.join(' ')).toEqual({ status: 2, code: 'invalid_value' });
  const blank = ['receive', '--customer', 'C1', '--quantity', '1', '--name', 'x', '--unit', '', '--spec', '', '--json'];
  const { samples } = JSON.parse((await copy.run(...blank)).stdout);
  expect(samples[0].unit).toBe('件');
  expect(JSON.parse((await copy.run('show', samples[0].number, '--json')).stdout).spec).toBeNull();
});

test('what is not there is refused with the nearest that are', async () => {
  const copy = prepared.copy();
  for (const [words, code, hint] of [
    [['receive', '--customer', 'C11', '--name', 'x', '--quantity', '1'], 'customer_not_found', 'C1 恒润纺织有限公司'],
    [['receive', '--customer', '恒润', '--name', 'x', '--quantity', '1'], 'customer_not_found', 'C1 恒润纺织有限公司'],
    [['show', 'S26-000007-K'], 'wrong_check_character', ''],
    [['show', 'S26-000001-K'], 'wrong_check_character', 'S26-000001-X（棉麻混纺面料）'],
    [['show', '001'], 'wrong_check_character', 'S26-000001-X（棉麻混纺面料）'],
    [['show', 'S26-000123-D'], 'sample_not_found', 'S26-000002-V（卡尺）'],
    [['checkout', '棉麻', '1', '--to', 'LM', '--purpose', 'x'], 'sample_not_found', 'S26-000001-X（棉麻混纺面料）'],
    [['move', '001X', '--to', 'A01'], 'place_not_found', 'A-01'],
    [['checkout', '001X', '1', '--to', '李美', '--purpose', 'x'], 'person_not_found', 'LM 李梅'],
    [['list', '--operator', 'WI'], 'operator_not_found', 'WL'],
  ] as const) {
    const { status, stderr } = await copy.run(...words, '--json');
    const { error } = JSON.parse(stderr);
    expect({ status, code: error.code }, words.join(' ')).toEqual({ status: 4, code });
    expect(error.hint).toContain(hint);
  }
});

test('more than there is: how many there are, where, who holds the rest, and what is promised', async () => {
  const copy = prepared.copy();
  await copy.run('move', '001X', '2', '--to', 'DAMAGED');
  const { status, stderr } = await copy.run('checkout', '001X', '50', '--to', 'ZS', '--purpose', 'x');
  expect(status).toBe(5);
  expect(stderr).toBe(
    [
      '数量不够：S26-000001-X 可领 4.5 米（A-01 5.5 米、B-01 1 米），要 50 米。',
      '另有 3 米在 LM 处，2026-11-20 到期。',
      '已预留 2 米。',
      'DAMAGED 有 2 米，该区域不能领用。',
      '少领一些，或先催还：samples held --by LM',
      '',
    ].join('\n'),
  );
});
