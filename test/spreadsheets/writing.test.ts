import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralised, restored } from '../../src/spreadsheets/formulas.ts';
import { isUnit } from '../../src/spreadsheets/headings.ts';
import { isBlank } from '../../src/spreadsheets/row-kinds.ts';
import { csvChunks, type OutCell, rejectChunks } from '../../src/spreadsheets/writing.ts';
import { strings } from '../text/strings.ts';
import { cellsOf, sourceOf, tableOf } from './sheets.ts';

const TRIGGER = /^[=+\-@\t\r\n＝＋－＠]/;
const naughty = JSON.parse(readFileSync('test/corpora/blns/blns.json', 'utf8')) as string[];
const cell = fc.oneof(
  strings,
  fc.constantFrom(...naughty, '=1', "'=1", "''=1", "'", "'a", ' =1', '"=1"', '\t', '\r=1', '－1', "' '-", '‘=1'),
);

async function written(headings: string[], rows: OutCell[][], options = {}): Promise<string> {
  let text = '';
  const columns = headings.map((heading) => ({ heading, numeric: heading === 'number column' }));
  for await (const chunk of csvChunks(columns, rows, options)) text += chunk;
  return text;
}

describe('neutralised', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\t=1', "'\t=1"],
    ['\tx', "'\tx"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    [' =1', "' =1"],
    ['\u3000=1', "'\u3000=1"],
    ['"=1"', '\'"=1"'],
    ['＝1', "'＝1"],
    ['－1', "'－1"],
    ["'=1", "''=1"],
    ['a=1', 'a=1'],
    ["'a", "'a"],
    ['|x', '|x'],
    ['%0A=1', '%0A=1'],
    ['', ''],
  ])('%j is written as %j', (text, harmless) => {
    expect(neutralised(text)).toBe(harmless);
    expect(restored(harmless)).toBe(text);
  });

  it('is undone exactly and leaves no trigger in front', () =>
    fc.assert(
      fc.property(cell, (text) => {
        const harmless = neutralised(text);
        expect(restored(harmless)).toBe(text);
        expect(harmless).not.toMatch(TRIGGER);
        expect(harmless.trimStart()).not.toMatch(TRIGGER);
      }),
      { numRuns: 2000 },
    ));
});

describe('csvChunks', () => {
  it('writes plain lines, quotes where needed, and an empty cell for nothing', async () => {
    expect(
      await written(
        ['编号', '名称'],
        [
          ['C1', '上海,"某某"'],
          [null, undefined],
          [true, 12n],
        ],
      ),
    ).toBe('编号,名称\nC1,"上海,""某某"""\n,\ntrue,12\n');
  });

  it('for Excel: a mark and CR LF', async () => {
    expect(await written(['a', 'b'], [['1', 'x\ny']], { excel: true })).toBe('\ufeffa,b\r\n1,"x\ny"\r\n');
    expect(await written(['a'], [], { excel: true })).toBe('\ufeffa\r\n');
  });

  it('numbers stay numbers, without exponents', async () => {
    expect(await written(['a'], [[-3.5], [1e21], [1e-7], [0.1], [-0]])).toBe(
      'a\n-3.5\n1000000000000000000000\n0.0000001\n0.1\n0\n',
    );
    await expect(written(['a'], [[Number.NaN]])).rejects.toThrow(RangeError);
  });

  it('a numeric column keeps plain numbers in text, and only those', async () => {
    const rows = [
      ['-3.5', '-3.5'],
      ['-1+1', '-1+1'],
      ['=1', '1'],
    ];
    expect(await written(['number column', 'b'], rows)).toBe("number column,b\n-3.5,'-3.5\n'-1+1,'-1+1\n'=1,1\n");
  });

  // Cells as they mostly are, so that whole lines are plain, and hostile ones between them.
  const harmlessCell = fc.oneof(
    fc.constantFrom('客户', 'C0001', '2026-11-22', 'a b', 'x.y', 'ß', '0', '', 'NaN', '1e5', "it's", 'a=1', '﷽', 'é'),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom<OutCell>(null, undefined, true, false, 12n, -3n, 0, -0, -3.5, 0.1, 1e21, 1e-7, 999_999_999.999),
    fc.constantFrom<OutCell>([], ['a'], ['a', 'b'], ['a,b'], ['=1'], ['', ''], ['"']),
  );
  const hostileCell = fc.oneof(
    cell,
    cell.map((text) => `a${text}`),
    fc.string({
      unit: fc.constantFrom(...'a客1,"\n\r;\t =-\'', '\u2028', '\ud800', '\ufeff', '\x1f', '\x00'),
      maxLength: 6,
    }),
  );
  const tables = fc.integer({ min: 1, max: 8 }).chain((width) => {
    const lines = (each: fc.Arbitrary<OutCell>) => fc.array(each, { minLength: width, maxLength: width });
    const row = fc.oneof(
      lines(harmlessCell),
      lines(fc.oneof({ weight: 8, arbitrary: harmlessCell }, { weight: 1, arbitrary: hostileCell })),
      lines(hostileCell),
      // Rows of rejects are as long as they were.
      fc.array(fc.oneof(harmlessCell, hostileCell), { minLength: 1, maxLength: 9 }),
    );
    const headings = fc.array(fc.record({ heading: hostileCell.map(String), numeric: fc.boolean() }), {
      minLength: width,
      maxLength: width,
    });
    return fc.tuple(headings, fc.array(row, { maxLength: 8 }));
  });

  it('writes byte for byte what csv-stringify writes', () =>
    fc.assert(
      fc.property(tables, fc.boolean(), fc.boolean(), ([columns, rows], excel, raw) => {
        const guarded = (text: string) => (raw ? text : neutralised(text));
        const asText = (value: OutCell): string => {
          if (typeof value !== 'number') return Array.isArray(value) ? value.join('; ') : String(value ?? '');
          return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
        };
        const cells = rows.map((row) =>
          row.map((value, at) => {
            // What has no exponent is written as JavaScript writes it, digit for digit.
            const text = typeof value === 'number' && !/e/.test(String(value)) ? String(value) : asText(value);
            const numeric = typeof value === 'number' || typeof value === 'bigint' || columns[at]?.numeric;
            return numeric && /^-?\d+(?:\.\d+)?$/.test(text) ? text : guarded(text);
          }),
        );
        const expected = stringify([columns.map(({ heading }) => guarded(heading)), ...cells], {
          record_delimiter: excel ? '\r\n' : '\n',
          quote_record_delimiter: true,
        });
        const written = [...csvChunks(columns, rows, { excel, raw })].join('');
        expect(written).toBe((excel ? '\ufeff' : '') + expected);
      }),
      { numRuns: 5000 },
    ));

  it('raw leaves text as it is', async () => {
    expect(await written(['a'], [['=1'], [-1]], { raw: true })).toBe('a\n=1\n-1\n');
    expect(await written(['a'], [['=1'], [-1]])).toBe("a\n'=1\n-1\n");
  });

  it('hands out text while rows are still coming', async () => {
    let asked = 0;
    function* rows() {
      for (; asked < 100_000; asked++) yield [`C${asked}`];
    }
    const chunks = csvChunks([{ heading: 'code', numeric: false }], rows());
    let lines = String(chunks.next().value).split('\n').length - 1;
    expect(asked).toBeLessThan(10_000);
    for await (const chunk of chunks) lines += chunk.split('\n').length - 1;
    expect(asked).toBe(100_000);
    expect(lines).toBe(100_001);
  });

  // What UTF-8 cannot carry (lone surrogates) and NUL are refused before they are stored; a mark at the very front is the
  // file's.
  const stored = cell.map((text) => text.replace(/\p{Surrogate}|\0/gu, '?'));
  const sheets = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(stored, { minLength: width, maxLength: width }), { maxLength: 6 }))
    // A first row of nothing but units belongs to the headings.
    .filter(([first = ['x']]) => first.some((text) => text.trim() !== '' && !isUnit(text)) || isBlank(first));

  it('what is exported is imported as the same, and no cell begins with a trigger', async () => {
    await fc.assert(
      fc.asyncProperty(sheets, fc.boolean(), fc.integer({ min: 1, max: 64 }), async (rows, excel, chunk) => {
        // As in a real sheet most headings are known: a cell that says `name` does not make its row the headings.
        const headings = ['number', 'name', 'customer', 'unit', 'note'].slice(0, rows[0]?.length ?? 2);
        const text = await written(headings, rows, { excel });
        const exported = parse(text, { bom: true, record_delimiter: excel ? '\r\n' : '\n' }) as string[][];
        for (const shown of exported.flat()) expect(shown).not.toMatch(TRIGGER);
        const table = await tableOf(sourceOf(text, chunk));
        expect(table.rows.map(({ cells }) => cells)).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
});

describe('rejectChunks', () => {
  it('puts line, column and reason before the row as it was, and can be imported again', async () => {
    const headings = ['sample_id', '数量(kg)', '备注'];
    const rejects = [
      { line: 3, column: 'quantity', reason: '不是数量', cells: ['S1', '约20', '=1'] },
      { line: 7, column: null, reason: 'x', cells: ['S2', '', 'a\nb', 'extra'] },
    ];
    let text = '';
    for await (const chunk of rejectChunks(headings, rejects)) text += chunk;
    expect(text).toBe(
      '\ufeffline,column,reason,sample_id,数量(kg),备注\n3,quantity,不是数量,S1,约20,\'=1\n7,,x,S2,,"a\nb",extra\n',
    );
    const again = await tableOf(sourceOf(text), {
      columns: [
        { key: 'number', synonyms: ['sample_id'] },
        { key: 'quantity', synonyms: ['数量'] },
        { key: 'reason', synonyms: [] },
        { key: 'note', synonyms: ['备注'] },
      ],
    });
    expect(again.columns.get('quantity')).toEqual({ index: 4, heading: '数量(kg)', unit: 'kg' });
    expect(again.columns.has('reason')).toBe(false);
    expect(again.unusedHeadings).toEqual([]);
    expect(again.rows.map(({ cells, extra }) => [cells.slice(3), extra])).toEqual([
      [['S1', '约20', '=1'], false],
      [['S2', '', 'a\nb', 'extra'], true],
    ]);
  });

  it('without rejects there are the headings', async () => {
    let text = '';
    for await (const chunk of rejectChunks(['a'], [])) text += chunk;
    expect(text).toBe('\ufeffline,column,reason,a\n');
    expect(await cellsOf(sourceOf(text))).toEqual([['line', 'column', 'reason', 'a']]);
  });
});
