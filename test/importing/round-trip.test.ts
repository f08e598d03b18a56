import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { IMPORTABLES } from '../../src/imports/index.ts';
import { controlCharacter, matchKey } from '../../src/text/fold.ts';
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

const time = fc.nat(86_399).map((seconds) => new Date(seconds * 1000).toISOString().slice(11, 19));
const hour = fc.nat(1439).map((minutes) => new Date(minutes * 60_000).toISOString().slice(11, 16));
const who = fc.constantFrom('A', 'B');
const nothingOr = <T>(...values: T[]) => fc.constantFrom('' as const, ...values);
const money = fc.integer({ min: 0, max: 99_999_999_999 }).map((fen) => String(fen / 100));
const RECORDS: Record<string, fc.Arbitrary<Record<string, string>>> = {
  contacts: fc.record({
    customer: who,
    name: word,
    role: maybe(word),
    mobile: nothingOr('13800138000', '13900139000'),
    phone: nothingOr('021-62781234', '021-62781234 ext 801'),
    email: nothingOr('li@example.com'),
    social: maybe(word),
    birthday: nothingOr('1985-03-12', '02-29'),
    likes: maybe(word),
    weight: maybe(word),
    preferred: nothingOr('true', 'false'),
    note: maybe(word),
  }),
  log: fc.record({
    customer: who,
    kind: fc.constantFrom('phone', 'mail', 'message', 'visit', 'meeting', 'social', 'event'),
    happened_on: day,
    happened_at: maybe(fc.oneof(time, hour).filter((text) => !/^00:00(?::00)?$/.test(text))),
    with_whom: maybe(word),
    goal: maybe(word),
    content: maybe(word),
    outcome: maybe(word),
    minutes: maybe(fc.nat(9999).map(String)),
    operator: nothingOr('WL'),
    next_on: maybe(day),
    next_reason: maybe(word),
  }),
  orders: fc.record({
    number: maybe(fc.uuid()),
    customer: who,
    ordered_on: day,
    amount: money,
    currency: nothingOr('CNY', 'USD'),
    type: nothingOr('trade', 'sample'),
    status: nothingOr('open', 'completed', 'cancelled'),
    product: maybe(word),
    category: maybe(word),
    grade: maybe(word),
    spec: maybe(word),
    quantity: maybe(quantity),
    unit: nothingOr('米', 'kg'),
    unit_price: maybe(money),
    cost: maybe(money),
    contract_no: maybe(word),
    salesperson: nothingOr('WL'),
    department: maybe(word),
    market: nothingOr('home', 'export'),
    due_on: maybe(day),
    delivery_place: maybe(word),
    payment_method: maybe(word),
    note: maybe(word),
  }),
  surveys: fc.record({
    customer: who,
    score: fc.nat(10).map(String),
    answered_on: day,
    asked_on: maybe(day),
    period: maybe(word),
    channel: maybe(word),
    comment: maybe(word),
  }),
  indicators: fc.record({
    customer: who,
    key: word.filter((text) => [...text].length <= 100),
    value: fc.integer({ min: -99_999_999, max: 99_999_999 }).map((thousandths) => String(thousandths / 1000)),
    day,
    source: maybe(word),
  }),
  inquiries: fc.record({ customer: who, received_on: day, product: maybe(word), note: maybe(word) }),
  readings: fc.record({
    location: fc.constantFrom('DOCK', 'RETURNS'),
    at: fc.tuple(day, time).map((parts) => parts.join(' ')),
    temperature: fc.integer({ min: -400, max: 600 }).map((tenths) => String(tenths / 10)),
    humidity: maybe(fc.nat(1000).map((tenths) => String(tenths / 10))),
  }),
};
/** What a record is known by where a sheet can have it only once. */
const ONCE: Record<string, (row: Record<string, string>) => string> = {
  contacts: ({ customer, name }) => `${customer} ${matchKey(name!)}`,
  indicators: ({ customer, key, day }) => `${customer} ${key} ${day}`,
  readings: ({ location, at }) => `${location} ${at}`,
};

test.each(Object.keys(RECORDS))('%s go out and come back', async (kind) => {
  const once = ONCE[kind];
  const rows = fc.uniqueArray(RECORDS[kind]!, {
    minLength: 1,
    maxLength: 12,
    ...(once ? { selector: once } : { comparator: () => false }),
  });
  const ways = fc.constantFrom([], ['--lang', 'zh'], ['--headers', 'keys'], ['--excel']);
  await fc.assert(
    fc.asyncProperty(rows, ways, async (records, words) => {
      const [here, there] = [await Desk.open(), await Desk.open()];
      try {
        for (const each of [here, there]) {
          await each.ok('customers', 'add', 'A', '--name', 'One');
          await each.ok('customers', 'add', 'B', '--name', 'Two');
        }
        const keys = Object.keys(records[0]!);
        const sheet = csv([keys, ...records.map((row) => keys.map((key) => row[key]!))]);
        expect(await here.import(kind, sheet)).toMatchObject({ rejects: [], imported: records.length });
        expect(await here.import(kind, sheet)).toMatchObject({ unchanged: records.length });
        const out = await here.ok('export', ...unmasked(kind), ...words);
        expect(await here.import(kind, out)).toMatchObject({ rejects: [], unchanged: records.length });
        expect(await there.import(kind, out)).toMatchObject({ imported: records.length, rejected: 0 });
        expect(await there.ok('export', ...unmasked(kind), ...words)).toBe(out);
        await there.head();
      } finally {
        here.close();
        there.close();
      }
    }),
    { numRuns: process.env.SAMPLES_LONG ? 300 : 12 },
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
    ['T5', '--founded-on', '2010-05'],
    ['T6', '--founded-on', '2009年'],
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
  expect([rows.get('T5')!.founded_on, rows.get('T6')!.founded_on]).toEqual(['2010-05', '2009']);
  const back = await desk.import('customers', await desk.ok('export', ...unmasked('customers')));
  expect(back).toMatchObject({ imported: 0, updated: 0, rejected: 0 });
  for (const said of ['2010-13', '201005', 'May', '20100']) {
    const done = await desk.run('customers', 'add', 'T7', '--name', 'x', '--founded-on', said);
    expect([said, done.status]).toEqual([said, 2]);
  }
  // Nobody is founded in the future.
  expect(await desk.run('customers', 'add', 'T7', '--name', 'x', '--founded-on', '2027-01')).toMatchObject({
    status: 5,
  });
  expect(await desk.run('customers', 'add', 'T8', '--name', 'x', '--phone', 'ask Li')).toMatchObject({ status: 2 });
  expect(await desk.run('customers', 'add', 'T 5', '--name', 'x')).toMatchObject({ status: 2 });
});
