import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { controlCharacter } from '../../src/text/fold.ts';
import { type Cells, Desk, unmasked } from './desk.ts';

// What we export, opened by LibreOffice and read from there cell by cell: Chinese, leading zeros, long numbers and what
// looks like a formula are as they were. Where there is no LibreOffice this is not tried.

const OFFICE = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);
if (!OFFICE) process.stderr.write('importing: there is no LibreOffice here; exports are not opened by it\n');

/** Every cell as text in quotes: separator, quote, UTF-8, and the sheet as it is shown. */
const AS_TEXT = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false';
const KEYS = ['code', 'name', 'postcode', 'mobile', 'bank_account', 'address', 'note', 'founded_on', 'staff'] as const;

let desk: Desk;
let stored: Cells[];
beforeAll(async () => {
  desk = await Desk.open();
  const naughty = (JSON.parse(readFileSync('test/corpora/blns/blns.json', 'utf8')) as string[])
    .map((text) => text.normalize('NFC').replace(/^\s+|\s+$/gu, ''))
    .filter((text) => text !== '' && controlCharacter(text) === null && [...text].length <= 500);
  const texts = [...new Set([...naughty, '=1+1', '+1', '-1', '@SUM(A1)', '＝1', "'x", '00123', '1E5', '2026-01-02'])];
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const guarded = (text: string): string =>
    /^[\s\p{Cf}'"‘’“”]*[=+\-@＝＋－＠﹦﹢﹣﹫−]/u.test(text) ? `'${text}` : text;
  const lines = texts.map((text, at) => {
    const own = quoted(guarded(text));
    return `${String(at).padStart(6, '0')},${own},010020,13912345678,6222020200012345678,苏州市虎丘区 88 号,${own},2001-02-03,00012`;
  });
  await desk.import('customers', `${KEYS.join(',')}\n${lines.join('\n')}\n`);
  stored = await desk.rows('customers');
  expect(stored.length).toBe(texts.length + 1);
}, 600_000);
afterAll(() => desk.close());

/** A file as LibreOffice has it after opening it, as rows of text. */
function opened(name: string, ...how: string[]): string[][] {
  const out = join(desk.folder, 'office');
  const home = `-env:UserInstallation=file://${join(desk.folder, 'profile')}`;
  const done = spawnSync(
    OFFICE!,
    [home, '--headless', ...how, '--convert-to', AS_TEXT, '--outdir', out, desk.path(name)],
    {
      encoding: 'utf8',
    },
  );
  expect(done.status, done.stderr).toBe(0);
  const [file] = readdirSync(out).filter((one) => one.startsWith(name.slice(0, name.lastIndexOf('.'))));
  return parse(readFileSync(join(out, file!)), { bom: true, relax_column_count: true }) as string[][];
}

function compared(rows: readonly string[][], restored: (text: string) => string): void {
  const [headings, ...records] = rows;
  const at = KEYS.map((key) => headings!.indexOf(key));
  expect(at).not.toContain(-1);
  const shown = new Map(records.map((cells) => [cells[at[0]!]!, at.map((place) => restored(cells[place]!))]));
  expect(shown.size).toBe(stored.length);
  for (const row of stored)
    expect(shown.get(String(row.code)), String(row.name)).toEqual(KEYS.map((key) => String(row[key] ?? '')));
}

test.skipIf(!OFFICE)('.xlsx: every cell is what it was', async () => {
  await desk.ok('export', ...unmasked('customers'), '--headers', 'keys', '--out', desk.path('sheet.xlsx'));
  compared(opened('sheet.xlsx'), (text) => text);
});

test.skipIf(!OFFICE)(
  'CSV, its columns taken as text: every cell, with the apostrophe before what may be a formula',
  async () => {
    await desk.ok('export', ...unmasked('customers'), '--headers', 'keys', '--excel', '--out', desk.path('text.csv'));
    const width = desk.text('text.csv').split('\r\n')[0]!.split(',').length;
    const asText = Array.from({ length: width }, (_, column) => `${column + 1}/2`).join('/');
    const apostrophe = /^'(?=[\s\p{Cf}'"‘’“”]*[=+\-@＝＋－＠﹦﹢﹣﹫−])/u;
    compared(opened('text.csv', `--infilter=CSV:44,34,76,1,${asText}`), (text) => text.replace(apostrophe, ''));
  },
);
