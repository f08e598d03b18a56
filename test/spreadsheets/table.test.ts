import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HeadingBook, headingKey, splitUnit } from '../../src/spreadsheets/headings.ts';
import { sourceOfFile, sourceOfStream } from '../../src/spreadsheets/source.ts';
import { refusal, sourceOf, tableOf } from './sheets.ts';

const COLUMNS = [
  { key: 'code', synonyms: ['编号', '客户编号', '客户代码'] },
  { key: 'name', synonyms: ['名称', '客户名称', '单位名称'], required: true },
  { key: 'short_name', synonyms: ['简称'] },
  { key: 'phone', synonyms: ['电话', '联系电话', '电话(总机)'] },
  { key: 'mobile', synonyms: ['手机'] },
  { key: 'registered_capital', synonyms: ['注册资本'] },
];
const read = (text: string, assigned: Record<string, string> = {}) =>
  tableOf(sourceOf(text), { columns: COLUMNS, assigned: new Map(Object.entries(assigned)) });

describe('headings', () => {
  it.each([
    ['注册资本(万元)', '注册资本', '万元'],
    ['金额（元）', '金额', '元'],
    ['重量 [kg]', '重量', 'kg'],
    ['金额【单位：万元】', '金额', '万元'],
    ['单价/元', '单价', '元'],
    ['数量/单位', '数量/单位', null],
    ['名称', '名称', null],
    ['(元)', '(元)', null],
    ['名称()', '名称', null],
  ])('%s is %s with the unit %s', (heading, name, unit) => expect(splitUnit(heading)).toEqual({ name, unit }));

  it.each([
    ['客户编号', 'code', null],
    [' 客 户 编 号 ', 'code', null],
    ['＊名称：', 'name', null],
    ['*客户名称（必填）', 'name', '必填'],
    ['Short Name', 'short_name', null],
    ['SHORT-NAME', 'short_name', null],
    ['ｎａｍｅ', 'name', null],
    ['电话（总机）', 'phone', '总机'],
    ['注册资本（万元）', 'registered_capital', '万元'],
    ['注册资本/万元', 'registered_capital', '万元'],
    ['编号 Code', 'code', null],
    ['名称/Name', 'name', null],
    ['客户名称\nCustomer', 'name', null],
    ['注册资本 Registered Capital (CNY)', 'registered_capital', 'CNY'],
  ])('%j means %s', (heading, key, unit) => expect(new HeadingBook(COLUMNS).find(heading)).toEqual({ key, unit }));

  it.each(['', '电话/手机', '地址', 'constructor', '__proto__', 'x'.repeat(300)])('%j means nothing known', (heading) =>
    expect(new HeadingBook(COLUMNS).find(heading)).toBeNull(),
  );

  it('a heading cannot mean two columns', () => {
    expect(
      () =>
        new HeadingBook([
          { key: 'a', synonyms: ['x'] },
          { key: 'b', synonyms: ['X'] },
        ]),
    ).toThrow(/x|X/);
    expect(headingKey('short_name')).toBe(headingKey('Short Name'));
  });
});

describe('readTable', () => {
  it('finds the headings below titles and blank rows', async () => {
    const table = await read(
      '2024年客户一览表,,\n\n制表：王强,,单位：万元\n序号,名称,注册资本,备注\n1,上海某某,50,x\n',
    );
    expect(table.headingLine).toBe(4);
    expect(table.delimiter).toBe(',');
    expect(table.sheetUnits).toEqual({ money: '万元', unclear: null, quantity: null });
    expect(table.columns).toEqual(
      new Map([
        ['name', { index: 1, heading: '名称', unit: null }],
        ['registered_capital', { index: 2, heading: '注册资本', unit: null }],
      ]),
    );
    expect(table.unusedHeadings).toEqual(['备注']);
    expect(table.headings).toEqual(['序号', '名称', '注册资本', '备注']);
    expect(table.rows.map(({ line, kind }) => [line, kind])).toEqual([[5, 'record']]);
  });

  it('finds the delimiter by the headings even where titles and addresses are full of others', async () => {
    const table = await read('客户, 名单, 2024, 年, 度\n编号;名称;地址\nC1;上海,某某;A,B,C\nC2;北京;A,B,C\n');
    expect(table.delimiter).toBe(';');
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['C1', '上海,某某', 'A,B,C'],
      ['C2', '北京', 'A,B,C'],
    ]);
  });

  it('a single column stays a single column', async () => {
    const table = await read('名称\n上海;某某\n北京;某某\n');
    expect(table.rows.map(({ cells }) => cells)).toEqual([['上海;某某'], ['北京;某某']]);
  });

  it('a first line sep= decides the delimiter', async () => {
    const table = await read('sep=;\n名称;手机\n上海,某某;1\n');
    expect(table.delimiter).toBe(';');
    expect(table.headingLine).toBe(2);
  });

  it('tells rows without a record by their kind', async () => {
    const table = await read(
      [
        '序号,编号,名称,注册资本',
        '1,C1,上海,50',
        '2,,,',
        ',,小计,50',
        '',
        '序号,编号,名称,注册资本',
        '3,C2,合计商贸,60',
        ',Total,,110',
        ',C3,Total,110',
        '合 计：,,,110',
      ].join('\n'),
    );
    expect(table.rows.map(({ line, kind }) => [line, kind])).toEqual([
      [2, 'record'],
      [3, 'blank'],
      [4, 'total'],
      [5, 'blank'],
      [6, 'heading'],
      [7, 'record'],
      [8, 'total'],
      [9, 'record'],
      [10, 'total'],
    ]);
  });

  it('pads short rows, reports content beyond the headings, forgets emptiness there', async () => {
    const { rows } = await read('编号,名称\nC1\nC2,b,,\nC3,b,,x\n');
    expect(rows.map(({ cells, extra }) => [cells, extra])).toEqual([
      [['C1', ''], false],
      [['C2', 'b'], false],
      [['C3', 'b', '', 'x'], true],
    ]);
  });

  it('a last row that is short and has no line end is cut short, if others are whole', async () => {
    const damage = async (text: string) => (await read(text)).rows.at(-1)!.damage;
    expect(await damage('编号,名称\nC1,a\nC2')).toBe('cut_short');
    expect(await damage('编号,名称\nC1,a\nC2\n')).toBeNull();
    expect(await damage('编号,名称\nC1\nC2')).toBeNull();
    expect(await damage('编号,名称\nC1,a\nC2,b')).toBeNull();
  });

  it('a quote where none can be makes the cells uncertain, the rows go on', async () => {
    const { rows } = await read('编号,名称,手机\nC1,"上海,"某某,1\nC2,"a,b",2\nC3,6" 管,3\n');
    expect(rows.map(({ cells, damage }) => [cells, damage])).toEqual([
      [['C1', '"上海,"某某', '1'], 'stray_quote'],
      [['C2', 'a,b', '2'], null],
      [['C3', '6" 管', '3'], null],
    ]);
  });

  it('what is missing is named with the headings that are there', async () => {
    expect(await refusal(read('编号,地址\nC1,x\n'))).toEqual({
      code: 'headings_unknown',
      facts: { file: 'sheet.csv', missing: ['name'], headings: ['编号', '地址'] },
    });
    expect((await refusal(read(`${'x'.repeat(100)}\n`))).facts).toMatchObject({ headings: [`${'x'.repeat(60)}…`] });
  });

  it('two headings for one column are ambiguous', async () => {
    expect(await refusal(read('编号,客户代码,名称\n'))).toEqual({
      code: 'headings_ambiguous',
      facts: { file: 'sheet.csv', column: 'code', headings: ['编号', '客户代码'] },
    });
  });

  it('the user may say which heading stands for a column', async () => {
    const table = await read('编号,客户代码,公司\nC1,X1,上海\n', { code: '客户代码', name: '公司' });
    expect(table.columns.get('code')).toEqual({ index: 1, heading: '客户代码', unit: null });
    expect(table.columns.get('name')).toEqual({ index: 2, heading: '公司', unit: null });
    expect(table.unusedHeadings).toEqual(['编号']);
    const taken = await read('名称,简称\na,b\n', { name: '简称' });
    expect([...taken.columns]).toEqual([['name', { index: 1, heading: '简称', unit: null }]]);
  });

  it('but only a heading that is there, once, for a column that there is', async () => {
    expect(await refusal(read('编号,名称\n', { phone: '热线' }))).toEqual({
      code: 'headings_unknown',
      facts: { file: 'sheet.csv', missing: ['热线'], headings: ['编号', '名称'] },
    });
    expect((await refusal(read('名称,热线,热线\n', { phone: '热线' }))).code).toBe('headings_ambiguous');
    expect((await refusal(read('名称\n', { fon: '名称' }))).code).toBe('unknown_column');
  });

  it('only blank rows are no table', async () => {
    expect((await refusal(read('\n\n  \n'))).facts).toEqual({ file: 'sheet.csv', missing: ['name'], headings: [] });
  });
});

describe('sources', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('a file is read, twice', async () => {
    const file = join(folder, '客户.csv');
    writeFileSync(file, '编号,名称\nC1,上海\n');
    const table = await tableOf(await sourceOfFile(file), { columns: COLUMNS });
    expect(table.rows.map(({ cells }) => cells)).toEqual([['C1', '上海']]);
  });

  it('a stream is read to its end', async () => {
    async function* stream() {
      yield Buffer.from('编号,名');
      yield '称\nC1,上海\n';
    }
    const table = await tableOf(await sourceOfStream('-', stream()), { columns: COLUMNS });
    expect(table.rows).toHaveLength(1);
  });

  it('a file that is not there, and a folder', async () => {
    expect((await refusal(sourceOfFile(join(folder, 'none.csv')))).code).toBe('file_not_found');
    expect(await refusal(sourceOfFile(folder))).toEqual({
      code: 'file_unreadable',
      facts: { file: folder, reason: 'EISDIR' },
    });
  });
});
