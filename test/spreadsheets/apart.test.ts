import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Refusal } from '../../src/domain/errors.ts';
import { batchesApart, threadProgram } from '../../src/spreadsheets/apart.ts';
import { batchesOf } from '../../src/spreadsheets/batches.ts';
import { loadSplitter, type SheetRow } from '../../src/spreadsheets/cells.ts';
import { type Encoding, isUtf8Text } from '../../src/spreadsheets/decoding.ts';
import type { Delimiter } from '../../src/spreadsheets/delimiters.ts';
import { textOf } from '../../src/spreadsheets/encoding.ts';
import { packed, unpacked } from '../../src/spreadsheets/packing.ts';
import { sourceOfBytes } from '../../src/spreadsheets/source.ts';
import { strings } from '../text/strings.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'samples-apart-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const split = await loadSplitter();
const rows = fc.array(
  fc.record<SheetRow>(
    {
      line: fc.nat(),
      cells: fc.array(strings),
      damaged: fc.constant(true),
      unended: fc.constant(true),
      errors: fc.array(fc.nat()),
    },
    { requiredKeys: ['line', 'cells'] },
  ),
);

it('what is packed comes out as it was', () =>
  fc.assert(
    fc.property(rows, (before) => {
      expect(unpacked(structuredClone(packed(before)))).toEqual(before);
    }),
    { numRuns: process.env.SAMPLES_LONG ? 100_000 : 1000 },
  ));

/** All rows, or why there are none. */
async function outcome(batches: AsyncIterable<SheetRow[]>): Promise<SheetRow[] | object> {
  const all: SheetRow[] = [];
  try {
    for await (const batch of batches) all.push(...batch);
    return all;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.code, facts: error.facts };
  }
}

async function bothWays(content: Uint8Array, encoding: Encoding, delimiter: Delimiter): Promise<void> {
  const path = join(folder, 'sheet.csv');
  writeFileSync(path, content);
  const here = batchesOf('sheet', textOf(sourceOfBytes('sheet', content), encoding), delimiter, split);
  const program = threadProgram('dist')!;
  const there = batchesApart(join(process.cwd(), program), { path, name: 'sheet', encoding, delimiter });
  expect(await outcome(there)).toEqual(await outcome(here));
}

const long = Array.from({ length: 30_000 }, (_, at) => `C${at},客户${at},"a, ""b""\n${at}",x`).join('\n');

it.each<[string, Uint8Array, Encoding, Delimiter]>([
  ['many rows', Buffer.from(long), 'utf-8', ','],
  ['UTF-16', Buffer.from(`\ufeff${long}`, 'utf16le'), 'utf-16le', ','],
  ['nothing', Buffer.from(''), 'utf-8', ','],
  ['an end without a line end', Buffer.from('a;b\nc'), 'utf-8', ';'],
  ['uncertain cells', Buffer.from('a,b\n"a,"b,c\n'), 'utf-8', ','],
  ['a quote that is never closed', Buffer.from(`${long}\n"open`), 'utf-8', ','],
  ['an end within a character', Buffer.from(`${long}客`).subarray(0, -1), 'utf-8', ','],
  ['bytes of another encoding', Buffer.from([0x61, 0x0a, 0xff, 0xff, 0x0a]), 'utf-8', ','],
])('another thread gives the same rows: %s', (_, content, encoding, delimiter) =>
  bothWays(content, encoding, delimiter),
);

it('another thread gives the same rows of any text', () =>
  fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom(...'a客,;"\n\r\t \'=', '\r\n'), maxLength: 60 }),
      fc.constantFrom<Delimiter>(',', ';', '\t'),
      (text, delimiter) => bothWays(Buffer.from(text), 'utf-8', delimiter),
    ),
    { numRuns: process.env.SAMPLES_LONG ? 2000 : 20 },
  ));

it('a thread that cannot read its file says so', async () => {
  const task = { path: join(folder, 'gone.csv'), name: 'gone', encoding: 'utf-8', delimiter: ',' } as const;
  const batches = batchesApart(join(process.cwd(), threadProgram('dist')!), task);
  expect(await outcome(batches)).toMatchObject({ code: 'file_not_found' });
});

it('whether bytes are UTF-8 is told as the decoder tells it', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.uint8Array({ maxLength: 6 }),
          fc.string({ unit: 'binary', maxLength: 4 }).map((text) => Buffer.from(text)),
        ),
      ),
      async (parts) => {
        const bytes = Buffer.concat(parts);
        const decodes = () => {
          try {
            new TextDecoder('utf-8', { fatal: true }).decode(bytes);
            return true;
          } catch {
            return false;
          }
        };
        expect(await isUtf8Text(sourceOfBytes('x', bytes))).toBe(decodes());
      },
    ),
    { numRuns: process.env.SAMPLES_LONG ? 200_000 : 3000 },
  ));
