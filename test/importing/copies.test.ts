import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { textBook } from '../spreadsheets/books.ts';
import { counts, Desk, unmasked } from './desk.ts';

// One sheet in every form that it may come in: the same state, and the same rows refused.

const desks: Desk[] = [];
let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());
afterAll(() => {
  for (const each of desks) each.close();
});

const SHEET = `客户清单,,,,,
,,,,单位：万元,
客户编号,客户名称,电话,手机,注册资本,备注
001,北京　某某（集团）有限公司,010-62781234,13800138000,"1,200.50",甲
002,上海远大,,1.38E+10,5,乙
003,广州恒润,400-810-8888,,-,"两行
备注"
,,,,,
合计,,,,1205.5,
`;
/** GBK of the sheet, made by iconv once: Node has no encoder for it. */
const GBK = Buffer.from(
  'v827p8fltaUsLCwsLAosLCwstaXOu6O6zfLUqiwKv827p7HgusUsv827p8P7s8Ystee7sCzK1rv6LNeisuHXyrG+LLG416IKMDAxLLGxvqmhocSzxLOjqLyvzcWjqdPQz965q8u+LDAxMC02Mjc4MTIzNCwxMzgwMDEzODAwMCwiMSwyMDAuNTAiLLzXCjAwMizJz7qj1La08ywsMS4zOEUrMTAsNSzS0gowMDMsuePW3brjyPMsNDAwLTgxMC04ODg4LCwtLCLBvdDQCrG416IiCiwsLCwsCrrPvMYsLCwsMTIwNS41LAo=',
  'base64',
);

async function state(content: string | Uint8Array): Promise<string> {
  const fresh = await Desk.open();
  desks.push(fresh);
  const outcome = await fresh.import('customers', content, '--partial');
  expect(outcome.rejects, outcome.encoding).toMatchObject([{ column: 'mobile', code: 'excel_lost_digits' }]);
  expect(outcome, outcome.encoding).toMatchObject({ read: 5, imported: 2, rejected: 1, skipped: 2 });
  return fresh.ok('export', ...unmasked('customers'));
}

test('UTF-8, GBK, with a mark, UTF-16, semicolons, tabs and a workbook of one sheet', async () => {
  const cells = parse(SHEET);
  const joined = (separator: string) =>
    cells.map((row) => row.map((cell) => (/[,;\t\n]/.test(cell) ? `"${cell}"` : cell)).join(separator)).join('\r\n');
  const wanted = await state(SHEET);
  expect(wanted).toContain('12005000');
  for (const copy of [
    `\ufeff${SHEET}`,
    GBK,
    Buffer.concat([Buffer.from([255, 254]), Buffer.from(SHEET, 'utf16le')]),
    Buffer.concat([Buffer.from([254, 255]), Buffer.from(SHEET, 'utf16le').swap16()]),
    joined(';'),
    joined('\t'),
    textBook(cells),
  ])
    expect(await state(copy)).toBe(wanted);
});

/** CSV without surprises, as the sheet above is. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\n)/g)) {
    rows.at(-1)!.push(quoted ?? plain ?? '');
    if (end === '\n') rows.push([]);
  }
  rows.pop();
  return rows;
}

test('the rejects of a workbook are a sheet that goes in once corrected; its line is the row', async () => {
  const book = desk.write('book.xlsx', textBook(parse(SHEET)));
  const rejects = desk.path('rejects.csv');
  const { status } = await desk.run('import', 'customers', book, '--partial', '--rejects', rejects);
  expect(status).toBe(3);
  const text = readFileSync(rejects, 'utf8');
  expect(text).toContain('line,column,reason,客户编号,客户名称,电话,手机,注册资本(万元),备注');
  expect(text).toContain('\n5,mobile,');
  const corrected = await desk.import('customers', text.replaceAll('1.38E+10', '13800138001'));
  expect(counts(corrected)).toEqual([1, 1, 0, 0, 0, 0]);
  expect((await desk.rows('customers')).find(({ code }) => code === '002')).toMatchObject({
    registered_capital: 50_000,
  });
});

test('headings in two rows, a corner with the unit, groups over headings', async () => {
  await desk.ok('customers', 'add', 'C1', '--name', 'One');
  const sheet =
    '销售台账,,,,,\n订单,,客户,金额,合同,\n编号,日期,,万元,编号,备注\nA1,2025-01-02,C1,1.5,H-1,x\n编号,日期,,万元,编号,备注\nA2,2025-01-03,One,2,H-2,\n小计,,,3.5,,\n';
  const outcome = await desk.import('orders', sheet);
  expect(counts(outcome)).toEqual([4, 2, 0, 0, 0, 2]);
  expect(outcome.columns).toMatchObject({
    number: '订单编号',
    ordered_on: '订单日期',
    contract_no: '合同编号',
    amount: '金额(万元)',
  });
  expect(await desk.rows('orders')).toMatchObject([
    { number: 'A1', amount: 15_000, contract_no: 'H-1' },
    { number: 'A2', amount: 20_000, contract_no: 'H-2' },
  ]);
});

test('a group that is a known heading itself, over headings; both rows again on each page', async () => {
  const sheet =
    '2025年客户台账,,,,,\n单位：万元,,,,,\n序号,客户信息,,联系方式,,注册资本\n,编号,名称,手机,邮箱,\n1,T1,东方,13812345678,a@b.cn,50\n' +
    '序号,客户信息,,联系方式,,注册资本\n,编号,名称,手机,邮箱,\n2,T2,西方,,,1.2\n,合计,,,,51.2\n';
  const outcome = await desk.import('customers', sheet);
  expect(counts(outcome)).toEqual([5, 2, 0, 0, 0, 3]);
  expect(outcome.columns).toMatchObject({ mobile: '手机', email: '邮箱', registered_capital: '注册资本' });
  expect((await desk.rows('customers')).filter(({ code }) => ['T1', 'T2'].includes(String(code)))).toMatchObject([
    { registered_capital: 500_000 },
    { registered_capital: 12_000 },
  ]);
  // Under one row of headings a word is what the cell says.
  expect(await desk.import('customers', 'code,name,联系方式\nT3,南方,手机\n')).toMatchObject({ read: 1, rejected: 1 });
});

test('what is to be checked is said in words, the first of it', async () => {
  const file = desk.write('small.csv', '客户,订单日期,金额\nT1,2025-01-02,0.25\nT2,2025-01-03,0.31\n');
  const { stdout } = await desk.run('import', 'orders', file, '--dry-run', '--lang', 'zh');
  expect(stdout).toContain('请核对 第 2 行 金额：金额的中位数只有 0.31');
  const many = Array.from({ length: 14 }, (_, at) => `T1,2025-02-${at + 10},￥2万`).join('\n');
  desk.write('small.csv', `客户,订单日期,金额(万元)\n${many}\n`);
  const { stdout: said } = await desk.run('import', 'orders', file, '--dry-run', '--lang', 'en');
  expect(said.match(/please check line/g)).toHaveLength(10);
  expect(said).toContain('and 4 more to check');
});

test('every kind goes out as a workbook and comes back', async () => {
  await desk.ok('customers', 'add', '007', '--name', "=1+1 '客户", '--mobile', '13800138000', '--note', "'=x");
  await desk.import(
    'orders',
    'number,customer,ordered_on,amount,product\n00012,007,2025-01-01,1.5,布\n,007,2025-01-01,-3,=SUM\n',
  );
  await desk.import('samples', 'name,customer,quantity,lot,received_on\n布,007,1.5,0001,2025-01-01\n');
  await desk.import('surveys', 'customer,score,answered_on\n007,10,2025-01-01\n');
  for (const kind of ['customers', 'orders', 'samples', 'surveys']) {
    const out = desk.path(`${kind}.xlsx`);
    await desk.ok('export', ...unmasked(kind), '--out', out);
    expect(await desk.import(kind, readFileSync(out)), kind).toMatchObject({
      imported: 0,
      updated: 0,
      rejected: 0,
      encoding: 'xlsx',
    });
    const fresh = await Desk.open();
    desks.push(fresh);
    await fresh.import('customers', readFileSync(desk.path('customers.xlsx')));
    if (kind !== 'customers') await fresh.import(kind, readFileSync(out));
    expect(await fresh.ok('export', ...unmasked(kind))).toBe(await desk.ok('export', ...unmasked(kind)));
  }
  expect(await desk.run('list', '--format', 'xlsx')).toMatchObject({ status: 0 });
  expect(await desk.run('verify', '--format', 'xlsx')).toMatchObject({ status: 2 });
});
