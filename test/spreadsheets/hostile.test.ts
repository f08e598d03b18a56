import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { splitQuick } from '../../src/spreadsheets/cells.ts';
import { refusal, sourceOf, tableOf } from './sheets.ts';

const read = (name: string) => readFileSync(`test/corpora/hostile/${name}.csv`);
const DAY = (day: number) => `2025-01-${String(day).padStart(2, '0')}`;
const row = (i: number, customer = '客户A', quantity = '1', note = 'ok') => [
  `S${String(i).padStart(6, '0')}`,
  customer,
  `样品${i}`,
  quantity,
  'pcs',
  DAY(1 + (i % 28)),
  note,
];
const HEADINGS = ['sample_id', 'customer', 'item', 'qty', 'unit', 'date', 'note'];
const FOUND = ['number', 'customer', 'name', 'quantity', 'unit', 'received_on', 'note'];

/** Files that are tables: encoding, delimiter, and each row with its line; what is not a whole record says so. */
type Expected = [line: number, cells: string[], beside?: string][];
const TABLES: [string, string, string, Expected][] = [
  [
    'good',
    'utf-8',
    ',',
    [
      [2, row(1)],
      [3, row(2)],
      [4, row(3)],
    ],
  ],
  ['bom', 'utf-8', ',', [[2, row(1)]]],
  ['double_bom', 'utf-8', ',', [[2, row(1)]]],
  [
    'crlf',
    'utf-8',
    ',',
    [
      [2, row(1)],
      [3, row(2)],
    ],
  ],
  [
    'cr_only',
    'utf-8',
    ',',
    [
      [2, row(1)],
      [3, row(2)],
    ],
  ],
  [
    'mixed_eol',
    'utf-8',
    ',',
    [
      [2, row(1)],
      [3, row(2)],
      [4, row(3)],
    ],
  ],
  ['utf16le_bom', 'utf-16le', ',', [[2, row(1)]]],
  ['utf16be_bom', 'utf-16be', ',', [[2, row(1)]]],
  ['gbk', 'gb18030', ',', [[2, ['S000001', '客户', 'x', '1', 'pcs', '2025-01-01', 'ok']]]],
  [
    'nul',
    'utf-8',
    ',',
    [
      [2, row(1, 'a\0b')],
      [3, row(2)],
    ],
  ],
  [
    'ctrl',
    'utf-8',
    ',',
    [
      [2, row(1, '\x1b[2J\x1b[31mX\x1b]0;pwn\x07')],
      [3, row(2, '\x1b]8;;http://e/\x1b\\link\x1b]8;;\x1b\\')],
      [4, row(3, '\x9b31mC1')],
      [5, row(4, 'a\u202eb\u2066c')],
      [6, row(5, 'bell\x07\x08\x08\x08')],
    ],
  ],
  ['header_only', 'utf-8', ',', []],
  ['header_case_space', 'utf-8', ',', [[2, ['S1', 'a', 'x', '1', 'pcs', '2025-01-01', 'n']]]],
  [
    'blank_lines',
    'utf-8',
    ',',
    [
      [2, Array(7).fill(''), 'blank'],
      [3, row(1)],
      [4, Array(7).fill(''), 'blank'],
      [5, Array(7).fill(''), 'blank'],
      [6, row(2)],
      [7, ['   ', ...Array(6).fill('')], 'blank'],
      [8, Array(7).fill(''), 'blank'],
    ],
  ],
  [
    'short_row',
    'utf-8',
    ',',
    [
      [2, ['S1', 'a', '', '', '', '', '']],
      [3, row(2)],
    ],
  ],
  [
    'long_row',
    'utf-8',
    ',',
    [
      [2, [...row(1), 'extra', 'extra'], 'extra'],
      [3, row(2)],
    ],
  ],
  [
    'truncated_mid_row',
    'utf-8',
    ',',
    [
      [2, row(1)],
      [3, ['S000002', '客户A', '样品2', '', '', '', ''], 'cut_short'],
    ],
  ],
  [
    'stray_quote',
    'utf-8',
    ',',
    [
      [2, row(1, 'ab"c')],
      [3, row(2, '"ab"c')],
      [4, row(3)],
    ],
  ],
  ['semicolon', 'utf-8', ';', [[2, row(1)]]],
  ['tab', 'utf-8', '\t', [[2, row(1)]]],
  ['fullwidth_comma', 'utf-8', '，', [[2, row(1)]]],
  [
    'dup_rows',
    'utf-8',
    ',',
    [
      [2, row(1)],
      [3, row(1)],
      [4, row(1, 'other')],
    ],
  ],
];

describe('the hostile corpus', () => {
  it.each(TABLES)('%s.csv is a table', async (name, encoding, delimiter, rows) => {
    for (const chunk of [1, 7, 100_000]) {
      const table = await tableOf(sourceOf(read(name), chunk));
      expect(table.encoding).toBe(encoding);
      expect(table.delimiter).toBe(delimiter);
      expect([...table.columns.keys()]).toEqual(FOUND);
      expect(table.headingLine).toBe(1);
      expect(table.unusedHeadings).toEqual([]);
      expect(table.headings.map((heading) => heading.trim().toLowerCase())).toEqual(HEADINGS);
      const told = table.rows.map(({ line, cells, kind, extra, damage }) => {
        const beside = kind !== 'record' ? kind : extra ? 'extra' : damage;
        return beside === null ? [line, cells] : [line, cells, beside];
      });
      expect(told).toEqual(rows);
    }
  });

  it.each([
    ['bad_utf8_mid', 'encoding_unknown', { line: 3, tried: ['utf-8', 'gb18030'] }],
    ['latin1', 'encoding_unknown', { line: 2, tried: ['utf-8', 'gb18030'] }],
    ['only_nul', 'file_not_a_sheet', {}],
    ['truncated_mid_utf8', 'file_truncated', { line: 2 }],
    ['truncated_in_quote', 'file_truncated', { line: 3 }],
    ['dup_header', 'headings_ambiguous', { column: 'customer', headings: ['customer', 'customer'] }],
    ['empty', 'headings_unknown', { missing: ['number'], headings: [] }],
    ['no_header', 'headings_unknown', { missing: ['number'], headings: row(1) }],
    ['proto_header', 'headings_unknown', { missing: ['number'], headings: ['__proto__', 'constructor', 'toString'] }],
  ])('%s.csv is refused: %s', async (name, code, facts) => {
    for (const chunk of [1, 7, 100_000]) {
      expect(await refusal(tableOf(sourceOf(read(name), chunk)))).toEqual({
        code,
        facts: { file: 'sheet.csv', ...facts },
      });
    }
  });

  it('latin1.csv is read when its encoding is named', async () => {
    const { rows, encoding } = await tableOf(sourceOf(read('latin1')), { encoding: 'latin1' });
    expect(encoding).toBe('windows-1252');
    expect(rows[0]!.cells[1]).toBe('Café');
  });

  it('proto_header.csv is a harmless table where its columns are known', async () => {
    const columns = ['__proto__', 'constructor', 'toString'].map((key) => ({ key, synonyms: [], required: true }));
    const table = await tableOf(sourceOf(read('proto_header')), { columns });
    expect([...table.columns]).toEqual(columns.map(({ key }, index) => [key, { index, heading: key, unit: null }]));
    expect(table.rows.map(({ cells }) => cells)).toEqual([['1', '2', '3']]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('formula.csv: apostrophes before formulas go, everything else stays', async () => {
    const { rows } = await tableOf(sourceOf(read('formula')));
    expect(rows.map(({ cells }) => cells[1])).toEqual([
      '=1+1',
      "=cmd|' /C calc'!A0",
      '+1',
      '-1',
      '@SUM(1)',
      '\t=1',
      '\r=1',
      '\n=1',
      ' =1',
      '＝1',
      '＋1',
      '－1',
      '＠1',
      '=1',
      '=1,2',
      '%0A=1',
      '|x',
      '=HYPERLINK(""http://e"")',
      'a";=1',
    ]);
    // The cells of rows 7 and 8 hold a line end: the rows after them begin one line later each.
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]);
  });

  it.each([
    ['confusables', 21],
    ['ids', 16],
    ['qty', 31],
    ['dates', 19],
  ])('%s.csv keeps all its %d rows as typed', async (name, count) => {
    const { rows } = await tableOf(sourceOf(read(name)));
    expect(rows.filter(({ kind, extra, damage }) => kind === 'record' && !extra && damage === null)).toHaveLength(
      count,
    );
    const lines = read(name).toString().trimEnd().split('\n').slice(1);
    if (name === 'ids' || name === 'confusables') {
      expect(rows.map(({ cells }) => cells.join(','))).toEqual(lines);
    }
  });
});

describe('the hostile corpus, made large', () => {
  const headings = `${HEADINGS.join(',')}\n`;

  it('a cell of ten million characters is a cell', async () => {
    const { rows } = await tableOf(
      sourceOf(`${headings}S1,"${'x'.repeat(10e6)}",x,1,pcs,2025-01-01,n\n${row(2)}\n`, 65_536),
    );
    expect(rows.map(({ cells }) => cells[1]!.length)).toEqual([10e6, 3]);
  });

  it('a quote that swallows everything is found without keeping everything', async () => {
    const bomb = { name: 'bomb.csv', open: () => quoteBomb(headings) };
    expect(await refusal(tableOf(bomb))).toEqual({ code: 'file_truncated', facts: { file: 'bomb.csv', line: 2 } });
  });

  it('one endless line is no sheet', async () => {
    const x = Buffer.alloc(1024 * 1024, 'x');
    const source = { name: 'line.csv', open: () => Array.from({ length: 50 }, () => x) };
    expect((await refusal(tableOf(source))).code).toBe('file_not_a_sheet');
  });

  it.each([
    ['plain', 'S1,甲', ''],
    ['with a quoted cell', 'S1,"甲"', ''],
    ['with something behind them', 'S1,甲', 'x'],
  ])('a million delimiters %s are no million cells', async (_, begin, end) => {
    const record = `${begin}${','.repeat(1e6)}${end}`;
    expect(Math.max(...splitQuick(`${record}\n`, ',')!.map(({ length }) => length))).toBe(16_385);
    const { rows } = await tableOf(sourceOf(`${headings}${record}\n${row(2)}\n`, 65_536));
    expect(rows.map(({ extra, cells }) => [extra, cells[0]])).toEqual([
      [end !== '', 'S1'],
      [false, 'S000002'],
    ]);
  });

  it('a million delimiters behind a misplaced quote are no sheet', async () => {
    const source = sourceOf(`${headings}S1,"甲"x${','.repeat(1e6)}\n${row(2)}\n`, 65_536);
    expect((await refusal(tableOf(source))).code).toBe('file_not_a_sheet');
  });

  it('ten thousand columns are columns', async () => {
    const names = ['sample_id', ...Array.from({ length: 9999 }, (_, i) => `c${i}`)];
    const table = await tableOf(sourceOf(`${names.join(',')}\n${names.map(() => '1').join(',')}\n`));
    expect(table.unusedHeadings).toHaveLength(9999);
    expect(table.rows).toHaveLength(1);
  });
});

function* quoteBomb(headings: string): Generator<Uint8Array> {
  yield Buffer.from(`${headings}S1,"`);
  const part = Buffer.from('x,1\n'.repeat(250_000));
  for (let i = 0; i < 50; i++) yield part;
}
