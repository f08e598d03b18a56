import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Refusal } from '../../src/domain/errors.ts';
import type { Importable } from '../../src/imports/describing.ts';
import { IMPORTABLES } from '../../src/imports/index.ts';
import { openApart, threadProgram } from '../../src/services/importing-apart.ts';
import { packed, unpacked } from '../../src/services/packing-rows.ts';
import { openSheet, type ReadBatch, type SheetToStage } from '../../src/services/reading-sheet.ts';
import { sourceOfFile } from '../../src/spreadsheets/source.ts';
import { strings } from '../text/strings.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'samples-apart-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const program = join(process.cwd(), threadProgram('dist')!);
const now = { today: '2026-11-22', seconds: Date.parse('2026-11-22T02:00:00Z') / 1000 };

const refusal = fc.record({
  line: fc.nat(),
  column: fc.constantFrom(null, 'name'),
  code: strings,
  facts: fc.constant({}),
});
const batch = fc
  .record({
    columns: fc.uniqueArray(fc.string(), { maxLength: 5 }),
    refused: fc.array(refusal),
    looks: fc.array(refusal),
  })
  .chain(({ columns, refused, looks }) =>
    fc
      .array(
        fc.tuple(
          fc.nat(),
          fc.array(fc.option(fc.oneof(strings, fc.constant(''))), {
            minLength: columns.length,
            maxLength: columns.length,
          }),
        ),
      )
      .map(
        (rows): ReadBatch => ({
          read: rows.length,
          skipped: 0,
          columns,
          lines: Uint32Array.from(rows, ([line]) => line),
          rows: rows.map(([, values]) => values),
          refused,
          looks,
          bytes: 1,
        }),
      ),
  );

it('what is packed comes out as it was', () =>
  fc.assert(
    fc.property(batch, (before) => {
      expect(unpacked(structuredClone(packed(before)))).toEqual(before);
    }),
    { numRuns: process.env.SAMPLES_LONG ? 100_000 : 1000 },
  ));

it('numbers become their digits, and what a row does not have is nothing', () => {
  const before = {
    read: 1,
    skipped: 0,
    columns: ['a', 'b', 'c'],
    lines: [7],
    rows: [[-12]],
    refused: [],
    looks: [],
    bytes: 1,
  };
  expect(unpacked(packed(before)).rows).toEqual([['-12', null, null]]);
});

/** All that a sheet gives, or why it gives nothing; a number and its digits are the same to a column of numbers. */
async function outcome(open: () => Promise<SheetToStage>): Promise<object> {
  try {
    const { facts, batches, hiddenRows } = await open();
    const sums = { read: 0, skipped: 0 };
    const rows: [number, Record<string, string>][] = [];
    const told: object[] = [];
    for await (const each of batches) {
      sums.read += each.read;
      sums.skipped += each.skipped;
      told.push(...each.refused, ...each.looks);
      for (const [at, values] of each.rows.entries()) {
        const said = values.flatMap((value, column) =>
          value === null ? [] : [[each.columns[column]!, String(value)]],
        );
        rows.push([each.lines[at]!, Object.fromEntries(said)]);
      }
    }
    return { facts, ...sums, rows, told, hidden: hiddenRows() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.code, facts: error.facts };
  }
}

function apart(importable: Importable, path: string): () => Promise<SheetToStage> {
  const staging = join(folder, 'shared.staging');
  const room = {
    share: () => {
      writeFileSync(staging, '');
      return staging;
    },
    hide: () => rmSync(staging),
  };
  return async () => {
    const sheet = await openApart(program, { kind: importable.kind, path, name: 'sheet', options: {}, now }, room);
    return {
      ...sheet,
      batches: (async function* () {
        try {
          yield* sheet.batches;
        } finally {
          sheet.end();
        }
      })(),
    };
  };
}

async function bothWays(importable: Importable, content: string | Uint8Array): Promise<object> {
  const path = join(folder, 'sheet.csv');
  writeFileSync(path, content);
  const source = { ...(await sourceOfFile(path)), name: 'sheet' };
  const here = await outcome(() => openSheet(importable, source, {}, now));
  expect(await outcome(apart(importable, path))).toEqual(here);
  expect(readdirSync(folder)).toEqual(['sheet.csv']);
  return here;
}

const customers = IMPORTABLES.find(({ kind }) => kind === 'customers')!;
const long = `code,name,note\n${Array.from({ length: 30_000 }, (_, at) => `C${at},客户${at},"a, ""b""\n${at}"`).join('\n')}`;

it.each<[string, string | Uint8Array, object]>([
  ['many rows', long, { read: 30_000 }],
  ['UTF-16', Buffer.from(`\ufeff${long}`, 'utf16le'), { read: 30_000 }],
  [
    'GB18030',
    Buffer.from('b1e0bac52cc3fbb3c60a432d312cbfcdbba70a', 'hex'),
    { read: 1, facts: { encoding: 'gb18030' } },
  ],
  [
    'titles, totals and refused rows',
    '客户台账\n编号,名称,注册资本(万元)\nC1,客户,12.5\n,,abc\n合计,,12.5\n\n',
    { read: 4, skipped: 2 },
  ],
  ['nothing', '', { code: 'headings_unknown' }],
  ['unknown headings', 'a;b\nc;d\n', { code: 'headings_unknown' }],
  ['uncertain cells', 'code,name\n"a,"b,c\nC2,客户\n', { read: 2 }],
  ['a quote that is never closed', `${long}\nC1,"open`, { code: 'file_truncated' }],
  ['an end within a character', Buffer.from(`${long}客`).subarray(0, -1), { code: 'file_truncated' }],
])('another thread gives the same: %s', async (_, content, wanted) => {
  expect(await bothWays(customers, content)).toMatchObject(wanted);
});

it.each(IMPORTABLES.map((each) => [each.kind, each] as const))('another thread reads %s', async (_, importable) => {
  const headings = importable.columns.map(({ heading }) => heading.zh);
  const cells = ['1', '2026-05-06', '客户', '是', '', '12.5', 'C-1'];
  const rows = cells.map((_, at) => headings.map((__, column) => cells[(at + column) % cells.length]).join(','));
  expect(await bothWays(importable, `${headings.join(',')}\n${rows.join('\n')}\n`)).toMatchObject({
    read: cells.length,
  });
});

it('a thread that cannot read its file says so', async () => {
  expect(await outcome(apart(customers, join(folder, 'gone.csv')))).toMatchObject({ code: 'file_not_found' });
});
