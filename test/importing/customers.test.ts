import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { counts, Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

test('one bad row and nothing is imported; the outcome says what would have been', async () => {
  const sheet = 'code,name,founded_on\nA,One,2020-01-01\nB,Two,2020-02-30\nC,Three,\n';
  const before = readFileSync(desk.file);
  const whole = await desk.import('customers', sheet);
  expect(counts(whole)).toEqual([3, 2, 0, 0, 1, 0]);
  expect(whole.rejects).toMatchObject([{ line: 3, column: 'founded_on', code: 'date_impossible' }]);
  expect(readFileSync(desk.file).equals(before)).toBe(true);
  expect(await desk.rows('customers')).toHaveLength(1);
  const partial = await desk.import('customers', sheet, '--partial');
  expect(partial).toMatchObject({ imported: 2, batch: 'I26-000001' });
  expect(await desk.rows('customers')).toHaveLength(3);
  await desk.head();
});

test('the error on stderr beside the outcome', async () => {
  const sheet = desk.write('x.csv', 'name\n\u0007\n');
  const done = await desk.run('import', 'customers', sheet, '--json');
  expect(done.status).toBe(3);
  expect(JSON.parse(done.stderr).error).toMatchObject({ code: 'rows_refused', details: { rejected: 1 } });
  const told = await desk.run('import', 'customers', sheet);
  expect(told.stdout).toContain('Nothing was imported');
  expect(told.stdout).toContain('line 2 customer name: holds the control character U+0007');
  expect(`${told.stdout}${told.stderr}`).not.toContain('\u0007');
});

test('customers without a code get the next ones in the order of the sheet, past those that are taken', async () => {
  await desk.ok('customers', 'add', 'C000002', '--name', 'Taken');
  const outcome = await desk.import('customers', 'name,code\nZ,\nC000004 owner,C000004\nA,\nM,\n');
  expect(outcome.imported).toBe(4);
  const codes = new Map((await desk.rows('customers')).map(({ name, code }) => [name, code]));
  expect(codes.get('Z')).toBe('C000001');
  expect(codes.get('A')).toBe('C000003');
  expect(codes.get('M')).toBe('C000005');
});

test('an update never blanks a field, and says what it was', async () => {
  await desk.import('customers', 'code,name,city,phone\nA,One,Leeds,021-62781234\n');
  const outcome = await desk.import('customers', 'code,name,city,phone\na,,York,\n');
  expect(counts(outcome)).toEqual([1, 0, 1, 0, 0, 0]);
  const [stored] = (await desk.rows('customers')).filter(({ code }) => code === 'A');
  expect(stored).toMatchObject({ name: 'One', city: 'York', phone: '021-62781234' });
  expect((await desk.import('customers', 'code,name,city,phone\nA,,,-\n')).unchanged).toBe(1);
});

test('--on-conflict: update, skip, error', async () => {
  await desk.import('customers', 'code,name,city\nA,One,Leeds\nB,Two,\n');
  const sheet = 'code,name,city\nA,One,York\nB,Two,\nC,Three,\n';
  expect(counts(await desk.import('customers', sheet, '--on-conflict', 'error'))).toEqual([3, 1, 0, 1, 1, 0]);
  expect(counts(await desk.import('customers', sheet, '--on-conflict', 'skip', '-n'))).toEqual([3, 1, 0, 2, 0, 0]);
  expect(counts(await desk.import('customers', sheet, '-n'))).toEqual([3, 1, 1, 1, 0, 0]);
  const refused = await desk.import('customers', sheet, '--on-conflict', 'error', '--partial');
  expect(refused.rejects).toMatchObject([{ line: 2, column: 'city', code: 'differs_from_store' }]);
  expect((await desk.rows('customers')).find(({ code }) => code === 'A')).toMatchObject({ city: 'Leeds' });
});

test('rows of one customer: the same again, more of it, and what contradicts', async () => {
  const sheet = [
    'code,name,city,fax',
    'A,One,Leeds,', // 2
    'A,ＯＮＥ,,', // 3: the same, spelt otherwise
    'A,,,021-62781234', // 4: adds the fax
    'A,One,York,', // 5: contradicts line 2
    'A,One,,021-62781235', // 6: contradicts line 4
    'a,One,Leeds,021-62781234', // 7: all of it once more
  ].join('\n');
  const outcome = await desk.import('customers', sheet, '--partial');
  expect(counts(outcome)).toEqual([6, 1, 1, 2, 2, 0]);
  expect(outcome.rejects).toMatchObject([
    { line: 5, column: 'city', reason: expect.stringContaining('line 2') },
    { line: 6, column: 'fax', reason: expect.stringContaining('line 4') },
  ]);
  const again = await desk.import('customers', sheet, '--partial');
  expect(counts(again)).toEqual([6, 0, 0, 4, 2, 0]);
  expect(await desk.rows('customers')).toHaveLength(2);
});

test('without a code: by exactly one name, else by the credit code; two of a name are not guessed', async () => {
  const credit = '91110000600037341L';
  await desk.import('customers', `code,name,credit_code\nA,恒新 纺织,${credit}\nB,Twin,\nC,Twin,\n`);
  const sheet = `name,credit_code,city\n恒新纺织,,苏州\n恒新新名,${credit},\nTwin,,York\nNew,,York\n`;
  const outcome = await desk.import('customers', sheet, '--partial');
  expect(outcome.rejects).toMatchObject([
    { line: 3, column: 'name', code: 'contradicts_file' },
    { line: 4, column: 'name', code: 'name_ambiguous' },
  ]);
  expect(counts(outcome)).toEqual([4, 1, 1, 0, 2, 0]);
  // The spelling that is stored stays where the name is what it is known by.
  expect((await desk.rows('customers')).find(({ code }) => code === 'A')).toMatchObject({
    name: '恒新 纺织',
    city: '苏州',
  });
  // Alone, the credit code means the customer, who has a new name.
  expect(counts(await desk.import('customers', `name,credit_code\n恒新新名,${credit}\n`))).toEqual([1, 0, 1, 0, 0, 0]);
  expect((await desk.rows('customers')).find(({ code }) => code === 'A')).toMatchObject({ name: '恒新新名' });
  const two = await desk.import('customers', `name,credit_code\nNew,${credit}\n`);
  expect(two.rejects).toMatchObject([{ column: 'credit_code', code: 'two_customers' }]);
});

test('a codeless row and a new code of one name in a sheet are one customer, both times', async () => {
  const sheet = 'code,name,city\n,One,Leeds\nX1,One,\n';
  expect(counts(await desk.import('customers', sheet))).toEqual([2, 1, 1, 0, 0, 0]);
  expect((await desk.rows('customers')).map(({ code }) => code)).toEqual(['HOUSE', 'X1'].sort());
  expect(counts(await desk.import('customers', sheet))).toEqual([2, 0, 0, 2, 0, 0]);
});

test('who is responsible: the operator by code or name, else as the sheet says with a warning', async () => {
  await desk.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'sales');
  const sheet = 'code,name,业务员\nA,One,李梅\nB,Two,lm\nC,Three,离职者\n';
  const outcome = await desk.import('customers', sheet);
  expect(outcome.warnings).toMatchObject([{ line: 4, column: 'responsible', code: 'person_unknown' }]);
  expect((await desk.rows('customers')).map(({ responsible }) => responsible)).toEqual(['LM', 'LM', '离职者', null]);
  await desk.ok('operators', 'add', 'LZ', '--name', '离职者', '--role', 'sales');
  expect(counts(await desk.import('customers', sheet))).toEqual([3, 0, 1, 2, 0, 0]);
});

test('money by its unit: in the heading, in the title, in the cell; another currency is not taken for yuan', async () => {
  await desk.import('customers', '单位：万元,\n编号,客户名称,注册资金\nA,甲,1200\nB,乙,1.5亿\n');
  await desk.import('customers', '编号,客户名称,注册资本（元）\nC,丙,"1,200.50"\n');
  const outcome = await desk.import('customers', '编号,客户名称,注册资本\nD,丁,100万美元\n');
  expect(outcome.rejects).toMatchObject([{ column: 'registered_capital', code: 'currency_foreign' }]);
  const capital = (await desk.rows('customers')).map(({ registered_capital }) => registered_capital);
  expect(capital.slice(0, 3)).toEqual([12_000_000, 150_000_000, 1200.5]);
});

test('the rejects file is the refused rows under their headings, to be corrected and imported', async () => {
  const sheet =
    'Firmenliste,单位：万元\nno,编号,名称,注册资本,成立时间,发货\n1,A,甲,100,2020-1-1,"x,y"\n2,B,乙,200,2020-13-1,"=1+1"\n3,C,丙,300,2020-1-1,z,extra\n';
  const rejects = desk.path('rejects.csv');
  const outcome = await desk.import('customers', sheet, '--partial', '--rejects', rejects);
  expect(counts(outcome)).toEqual([3, 1, 0, 0, 2, 0]);
  const told = await desk.run('import', 'customers', desk.path('sheet.csv'), '--rejects', rejects, '--force');
  expect(told.stderr).toContain(`samples import customers ${rejects}`);
  const lines = desk.text('rejects.csv').split('\n');
  expect(lines[0]).toBe('\ufeffline,column,reason,no,编号,名称,注册资本(万元),成立时间,发货');
  expect(lines[1]).toBe(`4,founded_on,there is no such day: 2020-13-1,2,B,乙,200,2020-13-1,'=1+1`);
  expect(lines[2]).toMatch(/^5,,.*,3,C,丙,300,2020-1-1,z,extra$/);
  // As it is it is refused for the same; corrected it goes in, as if it had never been wrong.
  const asItIs = await desk.import('customers', readFileSync(rejects), '--partial');
  expect(asItIs.rejects.map(({ column }) => column)).toEqual(['founded_on', null]);
  const corrected = desk.text('rejects.csv').replace(',2020-13-1,', ',2020-12-1,').replace(',extra', '');
  expect(counts(await desk.import('customers', corrected))).toEqual([2, 2, 0, 0, 0, 0]);
  const stored = (await desk.rows('customers')).map(({ registered_capital }) => registered_capital);
  expect(stored.slice(0, 3)).toEqual([1_000_000, 2_000_000, 3_000_000]);
});

test('--rejects never overwrites, is not written when nothing is refused, nor in a rehearsal', async () => {
  const rejects = desk.write('rejects.csv', 'mine');
  expect(await desk.refused('customers', 'name\nA\n', '--rejects', rejects)).toEqual({
    status: 5,
    code: 'file_exists',
  });
  expect(await desk.rows('customers')).toHaveLength(1);
  const fresh = desk.path('fresh.csv');
  await desk.import('customers', 'name\nA\n', '--rejects', fresh);
  await desk.import('customers', 'code,name\nB,\n', '--rejects', fresh, '--dry-run');
  expect(existsSync(fresh)).toBe(false);
  await desk.import('customers', 'code,name\nB,\n', '--rejects', rejects, '--force');
  expect(desk.text('rejects.csv')).toContain('2,name,nothing is given,B,');
  expect(readdirSync(desk.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('headings: by --column, in any language and order; unknown, rivals and missing ones are told', async () => {
  const odd = 'Firmenname,Kürzel\nGrün GmbH,G1\n';
  expect(await desk.refused('customers', odd)).toEqual({ status: 3, code: 'headings_unknown' });
  const named = await desk.import('customers', odd, '--column', 'name=Firmenname', '--column', 'code=Kürzel');
  expect(named.columns).toEqual({ name: 'Firmenname', code: 'Kürzel' });
  expect(await desk.refused('customers', odd, '--column', 'name=Nowhere')).toEqual({
    status: 3,
    code: 'headings_unknown',
  });
  expect(await desk.refused('customers', odd, '--column', 'nope=Kürzel')).toMatchObject({ status: 2 });
  expect(await desk.refused('customers', 'name,客户名称\nA,B\n')).toEqual({ status: 3, code: 'headings_ambiguous' });
  const chosen = await desk.import('customers', 'name,客户名称\nA,B\n', '--column', 'name=客户名称');
  expect(chosen.columns).toEqual({ name: '客户名称' });
  expect(counts(await desk.import('customers', '客户名称,电话\n'))).toEqual([0, 0, 0, 0, 0, 0]);
});

test('a file that is not there; stdin; permission', async () => {
  const none = await desk.run('import', 'customers', desk.path('none.csv'), '--json');
  expect(none).toMatchObject({ status: 4, stdout: '' });
  const fed = await desk.fed('name\nOne\n', 'import', 'customers', '-', '--json');
  expect(JSON.parse(fed.stdout)).toMatchObject({ imported: 1, batch: 'I26-000001' });
  await desk.ok('operators', 'add', 'KC', '--name', 'Keeper', '--role', 'custodian');
  const sheet = desk.write('x.csv', 'name\nTwo\n');
  const denied = await desk.run('import', 'customers', sheet, '--operator', 'KC', '--json');
  expect(denied).toMatchObject({ status: 6, stdout: '' });
  const goods = desk.write('y.csv', 'name,customer,quantity\nX,Nobody,1\n');
  expect(await desk.run('import', 'samples', goods, '--operator', 'KC', '--create-customers')).toMatchObject({
    status: 6,
  });
  expect(await desk.run('export', 'customers', '--operator', 'KC')).toMatchObject({ status: 6 });
});

test('--ref: the same file again answers as the first time, another is refused', async () => {
  const [one, two] = [desk.write('one.csv', 'name\nOne\n'), desk.write('two.csv', 'name\nOne\n\n')];
  const first = await desk.ok('import', 'customers', one, '--ref', 'k', '--json');
  expect(await desk.ok('import', 'customers', one, '--ref', 'k', '--json')).toBe(first);
  const other = await desk.run('import', 'customers', two, '--ref', 'k', '--json');
  expect(other.status).toBe(5);
});

test('every encoding of one sheet gives the same store', async () => {
  const text = '客户编号,客户名称,城市\nA,苏州恒新纺织,苏州\nB,"绍兴, 越明",绍兴\n';
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  // The characters of this sheet in GBK, as iconv writes them.
  const gbk = Buffer.from(
    'bfcdbba7b1e0bac52cbfcdbba7c3fbb3c62cb3c7cad00a412ccbd5d6ddbae3d' +
      '0c2b7c4d6af2ccbd5d6dd0a422c22c9dcd0cb2c20d4bdc3f7222cc9dcd0cb0a',
    'hex',
  );
  const forms: [string, Uint8Array, string][] = [
    ['utf-8', Buffer.from(text), 'utf-8'],
    ['BOM', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16LE', utf16, 'utf-16le'],
    ['UTF-16BE', Buffer.from(utf16).swap16(), 'utf-16be'],
    ['CRLF', Buffer.from(text.replaceAll('\n', '\r\n')), 'utf-8'],
    ['semicolons', Buffer.from(text.replaceAll(/,(?! )/g, ';')), 'utf-8'],
    ['tabs', Buffer.from(text.replaceAll(/,(?! )/g, '\t')), 'utf-8'],
  ];
  const first = await desk.import('customers', forms[0]![1]);
  expect(first).toMatchObject({ encoding: 'utf-8', imported: 2 });
  for (const [name, bytes, encoding] of forms.slice(1))
    expect(await desk.import('customers', bytes), name).toMatchObject({ encoding, unchanged: 2, imported: 0 });
  expect(await desk.import('customers', gbk)).toMatchObject({ encoding: 'gb18030', unchanged: 2 });
  expect(await desk.refused('customers', gbk, '--encoding', 'utf-8')).toEqual({ status: 3, code: 'encoding_unknown' });
  expect(await desk.import('customers', forms[0]![1], '--encoding', 'UTF-8')).toMatchObject({ unchanged: 2 });
});
