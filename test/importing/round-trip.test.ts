import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { IMPORTABLES } from '../../src/imports/index.ts';
import { controlCharacter } from '../../src/text/fold.ts';
import { Desk, unmasked } from './desk.ts';

// import(export(x)) = x: into the same store nothing changes, into a fresh one everything is there again.

let desk: Desk;
let fresh: Desk;
beforeAll(async () => {
  desk = await Desk.open();
  fresh = await Desk.open();
});
afterAll(() => {
  desk.close();
  fresh.close();
});

const NAUGHTY = (JSON.parse(readFileSync('test/corpora/blns/blns.json', 'utf8')) as string[]).filter(
  (text) => controlCharacter(text) === null && text.trim() !== '' && [...text].length <= 500,
);
const FORMULAS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  "'=1",
  "''=1",
  ' =1',
  '\u200b=1',
  '＝1',
  "'x",
  '"',
  '""',
  "'",
  '"a"b',
];

/** Text as a field keeps it. */
const kept = (text: string): string => text.normalize('NFC').replace(/^\s+|\s+$/gu, '');

/** An apostrophe before what may be a formula: reading takes it away. */
const guarded = (text: string): string =>
  /^[\s\p{Cf}'"‘’“”]*[=+\-@＝＋－＠﹦﹢﹣﹫−]/u.test(text) ? `'${text}` : text;

/** CSV as a careful program writes it. */
const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => `"${guarded(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n');

test('every naughty string that a field admits goes out and comes back', async () => {
  const texts = [...new Set([...NAUGHTY, ...FORMULAS].map(kept))];
  expect(texts.length).toBeGreaterThan(400);
  const sheet = csv([['code', 'name', 'address', 'note'], ...texts.map((text, at) => [`N${at}`, text, text, text])]);
  const first = await desk.import('customers', sheet);
  expect(first).toMatchObject({ imported: texts.length, rejected: 0 });
  const stored = new Map((await desk.rows('customers')).map((row) => [row.code, row]));
  for (const [at, text] of texts.entries())
    expect(stored.get(`N${at}`), JSON.stringify(text)).toMatchObject({ name: text, address: text, note: text });
  for (const words of [[], ['--excel'], ['--headers', 'keys'], ['--lang', 'zh']]) {
    const out = desk.path('out.csv');
    await desk.ok('export', ...unmasked('customers'), '--out', out, '--force', ...words);
    // No cell begins with what a spreadsheet would run.
    const cells = desk.text('out.csv').matchAll(/(?:^|,)"?([=+\-@\t\r＝＋－＠])/gm);
    expect([...cells].map(([cell]) => cell)).toEqual([]);
    const back = await desk.import('customers', readFileSync(out));
    expect(back, words.join(' ')).toMatchObject({ imported: 0, updated: 0, rejected: 0, unchanged: texts.length + 1 });
  }
  const whole = await desk.ok('export', ...unmasked('customers'));
  expect(await fresh.import('customers', whole)).toMatchObject({ imported: texts.length, rejected: 0, skipped: 0 });
  expect(await fresh.ok('export', ...unmasked('customers'))).toBe(whole);
  await fresh.head();
});

const word = fc
  .oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom(...FORMULAS), fc.constantFrom(...NAUGHTY))
  .map(kept)
  .filter((text) => text !== '' && controlCharacter(text) === null);
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2026-11-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const quantity = fc.integer({ min: 1, max: 99_999_999 }).map((thousandths) => String(thousandths / 1000));
const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | ''> => fc.oneof(fc.constant('' as const), values);

const sample = fc.record({
  name: word,
  spec: maybe(word),
  customer: fc.constantFrom('A', 'B'),
  quantity,
  unit: maybe(fc.constantFrom('米', 'kg', '卷')),
  category: maybe(word),
  kind: fc.constantFrom('', 'sample', 'material', 'tool'),
  lot: maybe(word),
  colour: maybe(word),
  location: fc.constantFrom('', 'DOCK', 'RETURNS'),
  received_on: day,
  expires_on: maybe(day),
  unit_value: maybe(fc.integer({ min: 0, max: 1_000_000 }).map((fen) => String(fen / 100))),
  part_no: maybe(fc.constantFrom('P-1', '0012')),
  quality_standard: maybe(fc.constantFrom('GB/T 5453', 'Q/HF 1-2026，目测')),
  minimum: maybe(fc.constantFrom('0.5', '3')),
  maximum: maybe(fc.constantFrom('7', '12.125')),
  temperature: maybe(fc.constantFrom('15..25', '-5..5', '..-18', '2..')),
  light: fc.constantFrom('', 'any', 'dim', 'dark'),
  valuable: fc.constantFrom('', 'true', 'false'),
  quality: fc.constantFrom('', 'pending', 'accepted', 'rejected', 'conditional'),
  note: maybe(word),
});

test('samples of every kind go out and come back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sample, { minLength: 1, maxLength: 12 }), async (rows) => {
      const [here, there] = [await Desk.open(), await Desk.open()];
      try {
        for (const each of [here, there]) {
          await each.ok('customers', 'add', 'A', '--name', 'One');
          await each.ok('customers', 'add', 'B', '--name', 'Two');
        }
        const keys = Object.keys(rows[0]!) as (keyof (typeof rows)[0])[];
        const sheet = csv([keys, ...rows.map((row) => keys.map((key) => row[key]))]);
        expect(await here.import('samples', sheet)).toMatchObject({ imported: rows.length, rejected: 0 });
        expect(await here.import('samples', sheet)).toMatchObject({ unchanged: rows.length });
        const out = await here.ok('export', 'samples');
        expect(await here.import('samples', out)).toMatchObject({ unchanged: rows.length, rejected: 0 });
        expect(await there.import('samples', out)).toMatchObject({ imported: rows.length, rejected: 0 });
        expect(await there.ok('export', 'samples')).toBe(out);
        await there.head();
      } finally {
        here.close();
        there.close();
      }
    }),
    { numRuns: 12 },
  );
});

test('--out: the ending says the form; what we cannot write is refused', async () => {
  await desk.ok('export', ...unmasked('customers'), '--out', desk.path('c.json'));
  expect(JSON.parse(desk.text('c.json'))).toEqual(await desk.rows('customers'));
  await desk.ok('export', ...unmasked('customers'), '--out', desk.path('c.ndjson'));
  expect(desk.text('c.ndjson').trimEnd().split('\n')).toHaveLength((await desk.rows('customers')).length);
  await desk.ok('export', ...unmasked('customers'), '--out', desk.path('c.txt'), '--limit', '1');
  expect(desk.text('c.txt').split('\n')[0]).toBe((await desk.ok('import', 'template', 'customers')).trimEnd());
  expect(await desk.run('export', 'samples', '--out', desk.path('c.xls'))).toMatchObject({ status: 2 });
  expect(await desk.run('export', 'samples', '--out', desk.path('c.csv'), '--customer', 'nobody')).toMatchObject({
    status: 4,
  });
});

test('a template can be filled in and imported, in either language', async () => {
  for (const { kind } of IMPORTABLES) {
    for (const words of [
      ['--lang', 'zh'],
      ['--lang', 'en'],
      ['--headers', 'keys'],
    ]) {
      const template = await desk.ok('import', 'template', kind, ...words);
      const outcome = await desk.import(kind, template);
      const keys = (await desk.ok('import', 'template', kind, '--headers', 'keys')).trimEnd().split(',');
      expect(Object.keys(outcome.columns).sort()).toEqual([...keys].sort());
      expect(outcome.unused).toEqual([]);
    }
  }
});

test('what is typed is what a sheet would give: an export changes nothing', async () => {
  const typed = [
    ['T1', '--mobile', '138 0013-8000', '--phone', '(021)6278 1234 转 801', '--country', '中国', '--postcode', '16020'],
    ['T2', '--email', 'Li@Example.COM, wang@example.com', '--country', 'Germany', '--postcode', '47798'],
    ['T3', '--bank-account', '6222 0210  0101', '--credit-code', '91110000 600037341l', '--fax', '+49 (0)30 23125 500'],
    [
      'T4',
      '--postcode',
      '47798',
      '--website',
      'ＨＴＴＰ://example.com',
      '--staff',
      '12',
      '--registered-capital',
      '1.5',
    ],
  ];
  for (const [code, ...words] of typed) await desk.ok('customers', 'add', code!, '--name', `Typed ${code}`, ...words);
  const rows = new Map((await desk.rows('customers')).map((row) => [row.code, row]));
  expect(rows.get('T1')).toMatchObject({ mobile: '13800138000', phone: '021-62781234 ext 801', postcode: '016020' });
  expect(rows.get('T2')).toMatchObject({ email: 'Li@example.com; wang@example.com', postcode: '47798' });
  expect(rows.get('T4')).toMatchObject({ postcode: '47798' });
  const back = await desk.import('customers', await desk.ok('export', ...unmasked('customers')));
  expect(back).toMatchObject({ imported: 0, updated: 0, rejected: 0 });
  expect(await desk.run('customers', 'add', 'T5', '--name', 'x', '--phone', 'ask Li')).toMatchObject({ status: 2 });
  expect(await desk.run('customers', 'add', 'T 5', '--name', 'x')).toMatchObject({ status: 2 });
});
