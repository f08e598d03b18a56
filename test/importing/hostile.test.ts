import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { counts, Desk } from './desk.ts';

// Hostile files through the program: right rows in, wrong rows named with line and column, whole files refused by name.

const FOLDER = 'test/corpora/hostile';

/** read, imported, updated, unchanged, rejected, skipped; then line, column and reason of what is refused. */
const TABLES: Readonly<Record<string, [number[], string[]?]>> = {
  blank_lines: [[7, 2, 0, 0, 0, 5]],
  bom: [[1, 1, 0, 0, 0, 0]],
  confusables: [[21, 21, 0, 0, 0, 0]],
  cr_only: [[2, 2, 0, 0, 0, 0]],
  crlf: [[2, 2, 0, 0, 0, 0]],
  ctrl: [
    [5, 1, 0, 0, 4, 0],
    ['2 customer', '3 customer', '4 customer', '6 customer'].map((place) => `${place} control_character`),
  ],
  dates: [
    [19, 11, 0, 0, 8, 0],
    [
      '2 received_on date_impossible',
      '4 received_on date_impossible',
      '5 received_on date_ambiguous',
      '9 received_on date_impossible',
      '10 received_on date_impossible',
      '11 received_on date_impossible',
      '13 received_on in_the_future',
      '14 received_on date_unreadable',
    ],
  ],
  double_bom: [[1, 1, 0, 0, 0, 0]],
  dup_rows: [[3, 1, 0, 1, 1, 0], ['4 customer contradicts_file']],
  formula: [[19, 19, 0, 0, 0, 0]],
  fullwidth_comma: [[1, 1, 0, 0, 0, 0]],
  gbk: [[1, 1, 0, 0, 0, 0]],
  good: [[3, 3, 0, 0, 0, 0]],
  header_case_space: [[1, 1, 0, 0, 0, 0]],
  header_only: [[0, 0, 0, 0, 0, 0]],
  ids: [[16, 16, 0, 0, 0, 0]],
  long_row: [[2, 1, 0, 0, 1, 0], ['2 null extra_cells']],
  mixed_eol: [[3, 3, 0, 0, 0, 0]],
  nul: [[2, 1, 0, 0, 1, 0], ['2 customer control_character']],
  qty: [
    [31, 7, 0, 0, 24, 0],
    [
      '2 quantity quantity_zero',
      ...[3, 4, 30].map((line) => `${line} quantity quantity_negative`),
      ...[5, 8, 9, 10, 11, 12, 13, 14, 15, 19, 22, 29, 31, 32].map((line) => `${line} quantity quantity_unreadable`),
      '21 quantity missing',
      ...[23, 24, 25, 26, 27].map((line) => `${line} quantity quantity_too_large`),
    ].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)),
  ],
  semicolon: [[1, 1, 0, 0, 0, 0]],
  short_row: [[2, 1, 0, 0, 1, 0], ['2 name missing']],
  stray_quote: [[3, 3, 0, 0, 0, 0]],
  tab: [[1, 1, 0, 0, 0, 0]],
  truncated_mid_row: [[2, 1, 0, 0, 1, 0], ['3 null cut_short']],
  utf16be_bom: [[1, 1, 0, 0, 0, 0]],
  utf16le_bom: [[1, 1, 0, 0, 0, 0]],
};

const REFUSED: Readonly<Record<string, string>> = {
  bad_utf8_mid: 'encoding_unknown',
  dup_header: 'headings_ambiguous',
  empty: 'headings_unknown',
  latin1: 'encoding_unknown',
  no_header: 'headings_unknown',
  only_nul: 'file_not_a_sheet',
  proto_header: 'headings_unknown',
  truncated_in_quote: 'file_truncated',
  truncated_mid_utf8: 'file_truncated',
};

test('cells of millions of characters and rows of millions of cells are refused rows, without a hang', async () => {
  const begin = '客户编码,客户名称,备注\n';
  for (const [cell, more, code] of [
    [`"${'甲'.repeat(3_300_000)}"`, '', '2 name too_long'],
    ['甲'.repeat(3_300_000), '', '2 name too_long'],
    [`"${'甲\n'.repeat(1_000_000)}"`, '', '2 name too_long'],
    ['甲', `${','.repeat(3_000_000)}x`, '2 null extra_cells'],
  ] as const) {
    const sheet = `${begin}S1,${cell},x${more}\nS2,乙,y\n`;
    const { rejects, imported } = await desk.import('customers', sheet, '--partial', '--dry-run');
    expect([imported, rejects.map(({ line, column, code: why }) => `${line} ${column} ${why}`)]).toEqual([1, [code]]);
  }
}, 20_000);

test('every file of the corpus is spoken of', () => {
  const there = readdirSync(FOLDER).flatMap((name) => (name.endsWith('.csv') ? [name.slice(0, -4)] : []));
  expect([...Object.keys(TABLES), ...Object.keys(REFUSED)].sort()).toEqual(there.sort());
});

test.each(Object.keys(TABLES))('%s', async (name) => {
  const desk = await Desk.open();
  try {
    const bytes = readFileSync(`${FOLDER}/${name}.csv`);
    const outcome = await desk.import('samples', bytes, '--create-customers', '--partial');
    const [expected, rejects = []] = TABLES[name]!;
    expect(counts(outcome)).toEqual(expected);
    expect(outcome.rejects.map(({ line, column, code }) => `${line} ${column} ${code}`)).toEqual(rejects);
    const again = await desk.import('samples', bytes, '--create-customers', '--partial');
    expect(again).toMatchObject({ imported: 0, updated: 0, rejected: outcome.rejected });
    expect((await desk.rows('samples')).length).toBe(outcome.imported);
    for (const words of [['import', 'list'], ['list'], ['export', 'samples']])
      expect(await desk.ok(...words)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    await desk.head();
  } finally {
    desk.close();
  }
});

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.close());

test.each(Object.entries(REFUSED))('%s is refused as %s', async (name, code) => {
  const bytes = readFileSync(`${FOLDER}/${name}.csv`);
  expect(await desk.refused('samples', bytes, '--create-customers')).toEqual({ status: 3, code });
});

const SHEETS = ['fixtures/customers-legacy.csv', 'fixtures/customers-second.csv', 'fixtures/samples-opening.tsv']
  .map((file) => readFileSync(file))
  .concat(readdirSync(FOLDER).flatMap((name) => (name.endsWith('.csv') ? [readFileSync(`${FOLDER}/${name}`)] : [])));

/** The same text in other bytes. */
function encoded(sheet: Buffer, encoding: 'as it is' | 'utf-16le' | 'utf-16be' | 'latin1'): Buffer {
  if (encoding === 'as it is') return sheet;
  if (encoding === 'latin1') return Buffer.from(sheet.toString(), 'latin1');
  const wide = Buffer.from(`\ufeff${sheet.toString()}`, 'utf16le');
  return encoding === 'utf-16le' ? wide : wide.swap16();
}

/** A sheet, perhaps in another encoding, with some bytes changed, cut, doubled, or with a piece of another in it. */
const mutated = fc
  .record({
    sheet: fc.constantFrom(...SHEETS),
    other: fc.constantFrom(...SHEETS),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    until: fc.double({ min: 0, max: 1, noNaN: true }),
    flips: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
      maxLength: 8,
    }),
    way: fc.constantFrom('flip', 'cut', 'splice', 'double'),
    encoding: fc.constantFrom('as it is', 'as it is', 'utf-16le', 'utf-16be', 'latin1'),
  })
  .map(({ sheet: plain, other, at, until, flips, way, encoding }) => {
    const sheet = encoded(plain, encoding);
    const [from, to] = [at, until].map((part) => Math.floor(part * sheet.length)).sort((a, b) => a - b) as [
      number,
      number,
    ];
    const bytes = Buffer.from(
      way === 'cut'
        ? sheet.subarray(0, to)
        : way === 'splice'
          ? Buffer.concat([
              sheet.subarray(0, from),
              other.subarray(0, Math.floor(until * other.length)),
              sheet.subarray(to),
            ])
          : way === 'double'
            ? Buffer.concat([sheet.subarray(0, to), sheet.subarray(from)])
            : sheet,
    );
    for (const [place, byte] of flips) if (bytes.length > 0) bytes[Math.floor(place * (bytes.length - 1))] = byte;
    return bytes;
  });

const NOT_SHEETS = ['encoding_unknown', 'file_not_a_sheet', 'file_truncated', 'headings_ambiguous', 'headings_unknown'];

/** All of them by `npm run test:long`. */
const RUNS = process.env.SAMPLES_LONG ? 50_000 : 2000;

test('damaged files: refused by name, or every row accounted for', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(mutated, fc.constantFrom('customers', 'samples', 'orders'), async (bytes, kind) => {
      const sheet = desk.write('sheet.csv', bytes);
      const words = ['import', kind, sheet, '--json', '--partial', '--dry-run'];
      const { status, stdout, stderr } = await desk.run(
        ...words,
        ...(kind === 'samples' ? ['--create-customers'] : []),
      );
      if (stdout === '') {
        expect(status).toBe(3);
        expect(NOT_SHEETS).toContain(JSON.parse(stderr).error.code);
        return;
      }
      taken += 1;
      const outcome = JSON.parse(stdout);
      const [read, ...parts] = counts(outcome);
      expect(parts.reduce((sum, part) => sum + part)).toBe(read);
      expect(new Set(outcome.rejects.map(({ line }: { line: number }) => line)).size).toBe(outcome.rejected);
      expect(status).toBe(outcome.rejected > 0 ? 3 : 0);
    }),
    { numRuns: RUNS },
  );
  expect(taken).toBeGreaterThan(RUNS / 5);
  await desk.head();
});
