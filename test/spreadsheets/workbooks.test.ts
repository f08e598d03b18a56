import { expect, test } from 'vitest';
import { Refusal } from '../../src/domain/errors.ts';
import { sourceOfBytes } from '../../src/spreadsheets/source.ts';
import { readTable } from '../../src/spreadsheets/table.ts';
import { lookOf } from '../../src/spreadsheets/workbooks/formats.ts';
import { displayed, shown } from '../../src/spreadsheets/workbooks/showing.ts';
import { xlsxChunks } from '../../src/spreadsheets/workbooks/writing.ts';
import { openXlsx } from '../../src/spreadsheets/workbooks/xlsx.ts';
import { Zip } from '../../src/spreadsheets/workbooks/zip.ts';
import { bookParts, textBook, zipped } from './books.ts';

async function rowsOf(bytes: Buffer, sheet: string | null = null): Promise<{ line: number; cells: string[] }[]> {
  const rows = [];
  for await (const batch of (await openXlsx('book.xlsx', bytes, sheet)).batches) rows.push(...batch);
  return rows;
}

async function refusal(bytes: Buffer, sheet: string | null = null): Promise<string> {
  const columns = [{ key: 'a', synonyms: [] }];
  try {
    const table = await readTable(sourceOfBytes('book.xlsx', bytes), { columns, sheet });
    for await (const _ of table.batches);
    return 'read';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}

test('what cells show: strings of all kinds, formulas by their result, days, shares, leading zeros, errors', async () => {
  const strings = `<si><t>plain</t></si><si><r><t>two </t></r><r><rPr><b/></rPr><t xml:space="preserve">runs &amp; &#x5BA2;</t></r><rPh sb="0" eb="1"><t>kana</t></rPh></si><si><t>line_x000D_end</t></si><si/>`;
  const formats = ['yyyy-mm-dd', '00000', '0.0%', '[$$-409]#,##0.00', 'yyyy"年"m"月"d"日" h:mm', '[Red]0.0'];
  const styles = `<numFmts>${formats.map((code, at) => `<numFmt numFmtId="${at + 164}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${at + 164}"/>`).join('')}<xf numFmtId="14"><alignment/></xf></cellXfs>`;
  const data = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c><c r="E1" t="s"><v>3</v></c></row>
    <row r="2"><c r="A2" s="1"><v>45466</v></c><c r="B2" s="2"><v>42</v></c><c r="C2" s="3"><v>0.955</v></c><c r="D2" s="4"><v>1234.5</v></c><c r="E2" s="5"><v>45466.4375</v></c><c r="F2" s="6"><v>0.30000000000000004</v></c><c r="G2" s="7"><v>45466</v></c></row>
    <row r="4" hidden="1"><c r="A4"><f>1+1</f><v>2</v></c><c r="B4" t="str"><f>"x"</f><v>x</v></c><c r="C4" t="b"><v>1</v></c><c r="D4"><v>1.23E+21</v></c></row>
    <row r="5"><c r="A5" t="e"><v>#REF!</v></c><c r="B5"><f>1+1</f></c><c r="C5"/></row><row r="6"><c r="A6"/></row>`;
  const book = await openXlsx('book.xlsx', zipped(bookParts(data, { strings, styles })), null);
  const rows = [];
  for await (const batch of book.batches) rows.push(...batch);
  expect(rows).toEqual([
    { line: 1, cells: ['plain', 'two runs & 客', '', 'line\rend'] },
    { line: 2, cells: ['2024-06-23', '00042', '95.5%', '$1234.5', '2024-06-23 10:30', '0.3', '2024-06-23'] },
    { line: 3, cells: [] },
    { line: 4, cells: ['2', 'x', 'TRUE', '1230000000000000000000'] },
    { line: 5, cells: ['#REF!', ''], errors: [0, 1] },
  ]);
  expect(book.hiddenRows()).toBe(1);
});

test('merged cells are filled from their ranges, also where their rows are missing', async () => {
  const data = `<row r="1"><c r="A1" t="str"><v>top</v></c></row><row r="2"><c r="C2" t="str"><v>x</v></c></row><row r="4"><c r="C4" t="str"><v>y</v></c></row>`;
  const after = '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="C2:C3"/></mergeCells>';
  expect((await rowsOf(zipped(bookParts(data, { after })))).map(({ cells }) => cells)).toEqual([
    ['top', 'top'],
    ['', '', 'x'],
    ['', '', 'x'],
    ['', '', 'y'],
  ]);
});

test('merged cells to the end of the sheet are filled no further than there are columns, once', async () => {
  const data = `<row r="1"><c r="A1" t="str"><v>a</v></c><c r="C1" t="str"><v>c</v></c></row><row r="2"><c r="A2" t="str"><v>x</v></c></row><row r="2000"><c r="A2000" t="str"><v>y</v></c></row>`;
  const after = `<mergeCells>${'<mergeCell ref="A2:XFD1048576"/>'.repeat(20_000)}</mergeCells>`;
  const rows = await rowsOf(zipped(bookParts(data, { after })));
  expect(rows.map(({ cells }) => cells.slice(0, 3)).slice(0, 3)).toEqual([
    ['a', '', 'c'],
    ['x', 'x', 'x'],
    ['x', 'x', 'x'],
  ]);
  expect(rows).toHaveLength(2000);
  expect(Math.max(...rows.map(({ cells }) => cells.length))).toBe(64);
});

test('days count from 1904 where the workbook says so', async () => {
  expect(shown(44004, lookOf(14, undefined), true)).toBe('2024-06-23');
  expect(shown(44004, lookOf(14, undefined), false)).toBe('2020-06-22');
  expect(shown(0.5, lookOf(20, undefined), false)).toBe('12:00');
  expect(shown(5, lookOf(164, '#,##0 "天"'), false)).toBe('5天');
  expect(lookOf(164, '[$-804]yyyy/m/d').kind).toBe('day');
  expect(lookOf(164, '[$-804]General').kind).toBe('number');
  expect(lookOf(164, '"$"#,##0.00')).toMatchObject({ kind: 'number', currency: '$' });
});

test.each([
  // Words that say how much it is are part of what is shown; others are not.
  [12.5, '0.0"万"', '12.5万'],
  [12.5, '#,##0.00"万元"', '12.5万元'],
  [12.5, '0.00\\ "万元"_ ', '12.5万元'],
  [12.5, '0.0[$万元]', '12.5万元'],
  [12.5, 'General"元"', '12.5元'],
  [3, '0"亿"', '3亿'],
  [95.5, '0.0"%"', '95.5%'],
  [12, '0"个月"', '12个月'],
  [12, '0"号"', '12'],
  [12, '"约"0', '12'],
  // Currencies, wherever they stand.
  [100, '[$JPY]\\ #,##0', 'JPY100'],
  [100, '[$¥-411]#,##0', 'JPY100'],
  [100, '[$¥-804]#,##0.00', '100'],
  [100, '#,##0.00\\ [$€-407]', '€100'],
  [100, '0.00"USD"', '100USD'],
  [100, '[$$-409]100', '$100'],
  [100, '[$CHF]\\ 0', 'CHF100'],
  [-100, '[$$-409]#,##0;[Red]\\-[$$-409]#,##0', '$-100'],
  // What is scaled with a word is what is shown, with all digits; without a word it is the number.
  [125432, '0!.0,"万"', '12.5432万'],
  [125432, '0\\.0,"万元"', '12.5432万元'],
  [125432, '0"."0000"万"', '12.5432万'],
  [125432, '#,##0.0,"千"', '125.432千'],
  [125432, '#,##0,', '125432'],
  [125432, '0\\!.0,\\万', '125432'],
  // The part of the format that is for the number.
  [125432, '[>=10000]0!.0,"万";0', '12.5432万'],
  [9999, '[>=10000]0!.0,"万";0', '9999'],
  [-5, '0.0"万";\\-0.0"元";0', '-5元'],
  [0, '0.0"万";\\-0.0"元";"-"', '0'],
  // Codes.
  [1234, '00000', '01234'],
  [1234, '"KH"00000', 'KH01234'],
  [5123456, '0000\\-0000', '05123456'],
  [1234, '0', '1234'],
])('%d in %s is %s', (value, code, text) => {
  expect(shown(value, lookOf(164, code), false)).toBe(text);
});

test.each([
  [125432, '#,##0,', { how: 'scaled', text: '125.432' }],
  [125432, '0!.0,', { how: 'scaled', text: '12.5432' }],
  [125432, '0!.0,"万"', null],
  [99.999, '0.00', { how: 'rounded', text: '100.00' }],
  [1234.5678, '#,##0.00', { how: 'rounded', text: '1234.57' }],
  [-1.005, '0.00_);(0.00)', { how: 'rounded', text: '-1.01' }],
  [0.00499, '[$$-409]0.00', { how: 'rounded', text: '$0.00' }],
  [1234.5, '0.00', null],
  [12.5, '0', null],
  [12.555, '0.0', null],
  [12.34567, '0.00"万"', null],
  [0.123456, '0.00%', null],
  [12.34567, 'General', null],
])('%d in %s shows %o', (value, code, display) => {
  expect(displayed(value, lookOf(164, code))).toEqual(display);
});

test('a sheet by number or name; hidden ones are not taken by themselves', async () => {
  const row = (word: string) => `<row r="1"><c t="str"><v>${word}</v></c></row>`;
  const more = { 汇总: { data: row('two') }, Third: { data: row('three') } };
  const book = zipped(bookParts(row('one'), { more }));
  const word = async (sheet: string | null) => (await rowsOf(book, sheet))[0]!.cells[0];
  expect([await word(null), await word('2'), await word('汇总'), await word('third')]).toEqual([
    'one',
    'two',
    'two',
    'three',
  ]);
  expect(await refusal(book, '4')).toBe('sheet_not_found');
  const parts = bookParts(row('one'), { more: { Seen: { data: row('seen') } } });
  parts['xl/workbook.xml'] = parts['xl/workbook.xml']!.replace('name="S1"', 'state="hidden" name="S1"');
  expect((await rowsOf(zipped(parts)))[0]!.cells).toEqual(['seen']);
});

test('bad files: cut off, damaged, bombs, passwords, other kinds; none crashes', async () => {
  const good = textBook([
    ['a', 'b'],
    ['1', '2'],
  ]);
  expect(await refusal(good)).toBe('read');
  for (let cut = 10; cut < good.length; cut += 37) expect(await refusal(good.subarray(0, cut))).toBe('file_truncated');
  for (let at = 4; at < good.length; at += 11) {
    const flipped = Buffer.from(good);
    flipped[at]! ^= 0x5a;
    expect([
      'read',
      'file_truncated',
      'file_not_a_sheet',
      'file_encrypted',
      'file_too_large',
      'headings_unknown',
      'sheet_not_found',
    ]).toContain(await refusal(flipped));
  }
  const sheet = 'xl/worksheets/sheet1.xml';
  expect(await refusal(zipped(bookParts('<row/>'), { [sheet]: 4_000_000_000 }))).toBe('file_too_large');
  // It says a small size and would become a large one.
  expect(
    await refusal(
      zipped(bookParts(`<row r="1"><c t="str"><v>a${' '.repeat(3_000_000)}</v></c></row>`), { [sheet]: 1000 }),
    ),
  ).toBe('file_truncated');
  expect(await refusal(zipped({ 'content.xml': '<x/>', mimetype: 'ods' }))).toBe('file_not_a_sheet');
  expect(await refusal(zipped(bookParts('<row r="2"><c/></row><row r="1"><c/></row>')))).toBe('file_truncated');
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]);
  expect(await refusal(ole)).toBe('file_not_a_sheet');
  expect(await refusal(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('file_encrypted');
  expect(
    await refusal(
      Buffer.concat([
        ole,
        Buffer.from('0908100000060500000000000000000000000000', 'hex'),
        Buffer.from('2f00360001', 'hex'),
        Buffer.alloc(60),
      ]),
    ),
  ).toBe('file_encrypted');
  expect(await refusal(Buffer.concat([ole, Buffer.from('0908100000060500', 'hex'), Buffer.alloc(600)]))).toBe(
    'file_truncated',
  );
  expect(await refusal(Buffer.from('<html><table><tr><td>a</td></tr></table>'))).toBe('file_not_a_sheet');
  expect(await refusal(Buffer.from('<?xml version="1.0"?><Workbook/>'))).toBe('file_not_a_sheet');
});

test('what we write is read back as it was', async () => {
  const rows = [
    ['00123', 1.5, '2025-01-02'],
    ['=1+1 _x0041_ <&>"\' 客户😀 ', -3, null],
    ['\tlead', 0, '1899-01-01'],
    ['no \ufffe characters \uffff', 2, null],
  ];
  const columns = [
    { heading: 'code', type: 'text' as const },
    { heading: 'n', type: 'number' as const },
    { heading: '日', type: 'day' as const },
  ];
  const chunks = [];
  for await (const chunk of xlsxChunks(columns, rows)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const [headings, ...back] = await rowsOf(bytes);
  expect(headings!.cells).toEqual(['code', 'n', '日']);
  expect(back.map(({ cells }) => [0, 1, 2].map((at) => cells[at] ?? ''))).toEqual(
    rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))),
  );
  // Others stop reading where a character stands that XML does not admit.
  expect(await new Zip(bytes, 'x').text('xl/worksheets/sheet1.xml')).not.toMatch(/[\ufffe\uffff]/);
});
