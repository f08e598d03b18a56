import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { counts, Desk } from './desk.ts';

// Layouts of legacy sheets in which data was once lost or misread without a word.

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

test('a record is never taken for the headings, though part of a name is one', async () => {
  for (const name of ['美国3M公司', '德国BASF公司', '宁波B公司']) {
    const sheet = `厂商,联系人,手机\n杭州华织,张三,13800138000\n${name},李四,13900139000\n`;
    const done = await desk.run('import', 'customers', desk.write('s.csv', sheet), '--json');
    expect([done.status, done.stderr], name).toEqual([3, expect.stringContaining('headings_unknown')]);
  }
  const two = await desk.import('customers', '编号 Code,名称/Firma\nX1,甲\n');
  expect(two).toMatchObject({ imported: 1, columns: { code: '编号 Code', name: '名称/Firma' } });
});

test('nor is one whose only cell would be a mark or a remark behind a heading', async () => {
  for (const name of ['（备用）', "{'x'}", '/甲', '[A]', '()', '&/']) {
    const { columns, ...outcome } = await desk.import('customers', `客户名称,备注\n${name},\n`);
    expect([counts({ columns, ...outcome }), columns], name).toEqual([
      [1, 1, 0, 0, 0, 0],
      { name: '客户名称', note: '备注' },
    ]);
  }
});

describe('units of money', () => {
  const amounts = async (): Promise<unknown[]> => (await desk.rows('orders')).map(({ amount }) => amount);
  test.each([
    ['2019年销售台账（万元）,,', '金额'],
    ['台账,（单位 万元）,', '金额'],
    ['台账,货币单位：万元,', '金额'],
    ['计量单位：人民币万元,,', '金额'],
    ['单位：万元/吨,,', '金额'],
    ['台账,,', '金额（含税、万元）'],
    ['台账,,', '金额（万元，不含税）'],
    ['台账,,', '金额（万元）（含税）'],
    ['台账,,', '金额：万元'],
    ['台账,,', '金额（不含税万元）'],
    ['台账,,', '金额（万元人民币）'],
    ['编制单位：绍兴某某公司   单位：万元,,', '金额'],
    ['"数量单位：米  金额单位：万元",,', '金额'],
    ['台账,,', '金额 万元'],
    ['台账,,', '"金额\n（万元）"'],
  ])('%j over %j', async (title, heading) => {
    await desk.import('orders', `${title}\n客户,日期,${heading}\nHOUSE,2019-1-1,100\n`);
    expect(await amounts()).toEqual([1_000_000]);
  });
  test('in a row of their own', async () => {
    await desk.import('orders', '客户,日期,产品,金额,成本\n,,,（万元）,（万元）\nHOUSE,2019-1-1,布,100,50\n');
    expect(await desk.rows('orders')).toMatchObject([{ amount: 1_000_000, cost: 500_000, product: '布' }]);
  });
  test('a unit that is not understood is said: rows are refused under a heading, looked at under a title', async () => {
    const heading = await desk.import('orders', '客户,日期,金额(万元以上)\nHOUSE,2019-1-1,100\n');
    expect(heading.rejects).toMatchObject([{ line: 2, column: 'amount', code: 'amount_unit_unclear' }]);
    const title = await desk.import(
      'orders',
      '单位：100万元,,\n客户,日期,金额\nHOUSE,2019-1-1,100\nHOUSE,2019-1-2,200\n',
    );
    expect(title.warnings.filter(({ code }) => code === 'sheet_unit_unclear')).toMatchObject([
      { line: 3, column: 'amount' },
    ]);
    expect(await amounts()).toEqual([100, 200]);
    const own = await desk.import('orders', '单位：100万元,,\n客户,日期,金额(元)\nHOUSE,2019-2-1,7\n');
    expect(own.warnings).toEqual([]);
  });
  test('a price for a thousand is not a thousand times the price; an M is a metre there', async () => {
    const prices = (unit: string) =>
      desk.import('orders', `客户,日期,金额,单价${unit}\nHOUSE,2019-1-1,100,2\n`, '--create-customers');
    expect((await prices('(USD/千)')).rejects).toMatchObject([{ column: 'unit_price', code: 'amount_unit_unclear' }]);
    expect((await prices('(M)')).rejects).toEqual([]);
    expect(await desk.rows('orders')).toMatchObject([{ unit_price: 2 }]);
  });
  test('a currency in the heading that the column of currencies contradicts is refused; 元 goes with any', async () => {
    const rows = (heading: string) =>
      desk.import('orders', `客户,日期,${heading},币种\nHOUSE,2019-1-1,100,美元\n`, '--dry-run');
    expect((await rows('金额(人民币)')).rejects).toMatchObject([{ column: 'currency', code: 'currencies_differ' }]);
    for (const heading of ['金额(元)', '金额(USD)', '金额']) expect((await rows(heading)).rejects, heading).toEqual([]);
  });
  test('a heading that speaks of itself says nothing of the others', async () => {
    await desk.import('orders', '客户,日期,金额,毛利(万元)\nHOUSE,2019-1-1,100,3\n');
    expect(await amounts()).toEqual([100]);
  });
});

test('what stands below a list is no customer', async () => {
  const sheet =
    '客户名称,地址\n甲公司,杭州\n共计 3 家,\n合计：5,\n注：以上均为2019年数据,\n第1页 共3页,\n以下空白,\n制表人：王丽,\n';
  expect(counts(await desk.import('customers', sheet))).toEqual([7, 1, 0, 0, 0, 6]);
});

test('what stands under no heading is said; equal headings are told apart by their number', async () => {
  const { unused } = await desk.import('customers', '编号,名称,\nK1,甲,重要备注\n');
  expect(unused).toEqual(['[C]']);
  const sheet = '客户名称,电话,电话\n乙,025-11111111,025-22222222\n';
  const refused = await desk.run('import', 'customers', desk.write('s.csv', sheet), '--lang', 'zh');
  expect(refused.stderr).toContain('电话#2');
  const taken = await desk.import('customers', sheet, '--column', 'phone=电话#2,fax=电话#1');
  expect(taken).toMatchObject({ imported: 1, unused: [] });
  expect((await desk.rows('customers'))[0]).toMatchObject({ phone: '025-22222222', fax: '025-11111111' });
});

test('JSON is no sheet', async () => {
  for (const format of ['json', 'ndjson']) {
    const file = desk.write(`x.${format}`, await desk.ok('export', 'customers', '--format', format));
    expect((await desk.run('import', 'customers', file, '--json')).stderr, format).toContain('file_not_a_sheet');
  }
});

describe('rejects', () => {
  const sheet = '编号,户头,手机\nC1,甲,13800138000\nC2,乙,123\n';
  const refused = (content: string) => {
    const file = desk.write('s.csv', content);
    return desk.run(
      'import',
      'customers',
      file,
      '--column',
      'name=户头',
      '--rejects',
      desk.path('r.csv'),
      '--lang',
      'zh',
    );
  };
  test('where nothing was taken the way back is the sheet itself, not the refused rows alone', async () => {
    const done = await refused(sheet);
    expect(done.status).toBe(3);
    expect(done.stderr).not.toContain('r.csv');
    expect(done.stderr).toContain('改正这些行再导入；或用 --partial');
  });
  test('where all rows are refused what was said of headings is said again', async () => {
    const done = await refused('编号,户头,手机\nC2,乙,123\n');
    expect(done.stderr).toContain(`samples import customers ${desk.path('r.csv')} --column name=户头`);
  });
  test('a file that cannot be written, stdout and the sheet itself are refused before anything is imported', async () => {
    const file = desk.write('s.csv', sheet.replace('户头', '名称'));
    const before = readFileSync(file);
    for (const [rejects, status] of [
      ['/there/is/none.csv', 1],
      ['-', 2],
      [file, 2],
    ] as const) {
      const done = await desk.run('import', 'customers', file, '--partial', '--force', '--rejects', rejects);
      expect(done.status, rejects).toBe(status);
    }
    expect(readFileSync(file)).toEqual(before);
    expect((await desk.rows('customers')).map(({ code }) => code)).toEqual(['HOUSE']);
  });
});

test('an undone import is not remembered', async () => {
  const sheet = desk.write('s.csv', '客户名称,电话,传真\n甲,0571-11111111,0571-22222222\n');
  await desk.ok('import', 'customers', sheet, '--column', 'phone=传真');
  await desk.ok('import', 'undo', 'I26-000001', '--yes');
  await desk.ok('import', 'customers', sheet);
  expect((await desk.rows('customers'))[0]).toMatchObject({ phone: '0571-11111111', fax: '0571-22222222' });
});

test('counts are not taken back as a batch, nor goods that an open stocktake has counted', async () => {
  await desk.import('samples', 'number,name,customer,quantity,unit,location\nX1,布,HOUSE,5,米,DOCK\n');
  await desk.ok('stocktake', 'open', '--location', 'DOCK');
  await desk.import('counts', '编号,库位,实盘数\nX1,DOCK,4\n');
  for (const [batch, code] of [
    ['I26-000002', 'batch_stays'],
    ['I26-000001', 'batch_needed'],
  ] as const) {
    const done = await desk.run('import', 'undo', batch, '--yes', '--json');
    expect([done.status, done.stderr], batch).toEqual([5, expect.stringContaining(code)]);
  }
});

test('digits that a spreadsheet has lost are refused in accounts too', async () => {
  const outcome = await desk.import(
    'customers',
    '编号,名称,银行账号\nA,甲,6222020200000000000\nB,乙,6222020200123456789\nC,丙,1234567890123450\n',
    '--partial',
  );
  expect(outcome.rejects).toMatchObject([{ line: 2, column: 'bank_account', code: 'excel_lost_digits' }]);
});

test("a customer's code and name side by side, as other programs export them", async () => {
  await desk.ok('customers', 'add', 'C1', '--name', '甲');
  const sheet =
    '客户编号,客户名称,日期,金额\nC1,甲公司,2019-1-1,1\n,甲,2019-1-2,2\nC9,丙,2019-1-3,3\nC9,丁,2019-1-4,4\n';
  const refused = await desk.import('orders', sheet);
  expect(refused).toMatchObject({ columns: { customer: '客户名称', code_beside_name: '客户编号' }, rejected: 2 });
  await desk.import('orders', sheet, '--create-customers');
  const codes = new Map((await desk.rows('customers')).map(({ code, name }) => [name, code]));
  expect(codes.get('丙')).toBe('C9');
  expect((await desk.rows('orders')).map(({ customer, amount }) => [customer, amount])).toEqual(
    [
      ['C1', 1],
      ['C1', 2],
      ['C9', 3],
      [codes.get('丁'), 4],
    ].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
  const contacts = await desk.import('contacts', '客户代码,客户,姓名\nC1,甲,王伟\n');
  expect(contacts).toMatchObject({ imported: 1, unused: [] });
  // Exports have one column of the customer.
  expect(await desk.ok('export', 'orders', '--lang', 'zh')).not.toContain('之外');
});

test('the time of a reading in a column beside its day', async () => {
  await desk.import('readings', '库位,日期,时间,温度\nDOCK,2026-11-20,08:30,20.5\n');
  const [reading] = await desk.rows('readings');
  expect(reading).toMatchObject({ at: '2026-11-20T08:30:00+08:00', temperature: 20.5 });
});

describe('what was refused and corrected is none of the rows that were taken', () => {
  test.each([
    [
      'samples',
      '样品名称,客户,数量,单位,有效期,接收日期\n棉布,HOUSE,5,米,2030-2-30,2019-3-5\n棉布,HOUSE,5,米,2030-2-20,2019-3-5\n',
      ['2030-2-30', '2030-2-28'],
      2,
    ],
    [
      'orders',
      '客户,日期,金额,交货日期\nHOUSE,2019-3-1,5,2019-4-1\nHOUSE,2019-3-1,5,2019-4-31\nHOUSE,2019-3-1,5,2019-4-2\n',
      ['2019-4-31', '2019-4-30'],
      3,
    ],
    [
      'surveys',
      '客户,评分,回答日期,发放日期\nHOUSE,9,2019-3-5,2019-3-1\nHOUSE,9,2019-3-5,2019-2-30\n',
      ['2019-2-30', '2019-2-28'],
      2,
    ],
  ] as const)('%s', async (kind, sheet, [wrong, right], all) => {
    const rejects = desk.path('r.csv');
    await desk.run('import', kind, desk.write('s.csv', sheet), '--partial', '--rejects', rejects);
    const corrected = desk.text('r.csv').replace(new RegExp(`(?<=,)${wrong}`), right);
    expect(await desk.import(kind, corrected)).toMatchObject({ imported: 1, updated: 0, unchanged: 0 });
    // The same file again is known again, and the whole sheet, corrected, adds nothing.
    expect(await desk.import(kind, corrected)).toMatchObject({ imported: 0, updated: 0, unchanged: 1 });
    expect(await desk.import(kind, sheet.replace(wrong, right))).toMatchObject({ imported: 0, rejected: 0 });
    expect((await desk.rows(kind)).length).toBe(all);
  });
});

test('in a sheet of 万元 a price is in yuan where the row adds up only so', async () => {
  const rows =
    '甲,2019-1-1,3,1200,25\n甲,2019-1-2,-3.39,1200,-25\n甲,2019-1-3,3,0.12,25\n甲,2019-1-4,3,7,\n甲,2019-1-5,3万元,1,\n';
  const done = await desk.import('orders', `单位：万元,,,,\n客户,日期,金额,单价,数量\n${rows}`, '--create-customers');
  expect(done).toMatchObject({
    imported: 5,
    warnings: [
      ...[3, 4].map((line) => ({ line, column: 'unit_price', code: 'price_in_yuan' })),
      { line: 7, column: 'amount', code: 'unit_twice' },
    ],
  });
  const prices = (await desk.rows('orders')).map(({ amount, unit_price }) => [amount, unit_price]);
  expect(prices).toEqual([
    [30_000, 1200],
    [-33_900, 1200],
    [30_000, 1200],
    [30_000, 70_000],
    [30_000, 10_000],
  ]);
  // Other units: as they stand.
  const plain = await desk.import('orders', '客户,日期,金额(千元),单价(千元),数量\n甲,2020-1-1,3,1200,25\n');
  expect(plain).toMatchObject({ imported: 1, warnings: [] });
});

test('a price below a fen, and numbers that are none, are left out and said', async () => {
  const orders = await desk.import('orders', '客户,日期,金额,单价,数量\nHOUSE,2019-1-1,35,0.035,1000\n');
  expect(orders).toMatchObject({ imported: 1, warnings: [{ column: 'unit_price', code: 'price_left_out' }] });
  const sheet = '编号,名称,员工人数\nA,甲,约50人\nB,乙,50-100人\nC,丙,五十\n';
  const files = await desk.import('customers', sheet, '--partial');
  expect(files.warnings.map(({ code }) => code)).toEqual(['about_taken', 'range_left_out']);
  expect(files.rejects).toMatchObject([{ line: 4, code: 'number_unreadable' }]);
  expect((await desk.rows('customers')).map(({ code, staff }) => [code, staff])).toEqual([
    ['A', 50],
    ['B', null],
    ['HOUSE', null],
  ]);
});

test('whoever names the encoding gets bad bytes as bad rows', async () => {
  const rows = Array.from({ length: 300 }, (_, at) => `C${at},客户${at}`);
  const bytes = Buffer.concat([
    Buffer.from(`编号,名称\n${rows.slice(0, 150).join('\n')}\nX,`),
    Buffer.from([0xe5, 0xff, 0xa3]),
    Buffer.from(`\n${rows.slice(150).join('\n')}\n`),
  ]);
  const plain = await desk.run('import', 'customers', desk.write('s.csv', bytes), '--json');
  expect(plain.stderr).toContain('encoding_unknown');
  const outcome = await desk.import('customers', bytes, '--encoding', 'utf-8', '--partial');
  expect(counts(outcome)).toEqual([301, 300, 0, 0, 1, 0]);
  expect(outcome.rejects).toMatchObject([{ line: 152, column: null, code: 'bad_bytes' }]);
  // A file that ends within a character is cut short, whatever its encoding is called.
  const cut = await desk.run(
    'import',
    'customers',
    desk.write('s.csv', bytes.subarray(0, 12)),
    '--encoding',
    'utf-8',
    '--json',
  );
  expect(cut.stderr).toContain('file_truncated');
});

test('who is to be called and on which number, in one column', async () => {
  const sheet =
    '客户名称,联系人/电话\n甲公司,张三 13800138000\n乙公司,李四：0571-88888888转12\n丙公司,王五(13700137000)/(010)62781234\n丁公司,赵六\n戊公司,手机13900139000\n己公司,Zoë 12345\n';
  const outcome = await desk.import('customers', sheet, '--partial');
  expect(outcome).toMatchObject({ imported: 5, rejected: 1, columns: { contact_and_phone: '联系人/电话' } });
  const rows = async () =>
    (await desk.rows('customers'))
      .filter(({ code }) => code !== 'HOUSE')
      .map(({ contact, mobile, phone }) => [contact, mobile, phone]);
  expect(await rows()).toEqual([
    ['张三', '13800138000', null],
    ['李四', null, '0571-88888888 ext 12'],
    ['王五', '13700137000', '010-62781234'],
    ['赵六', null, null],
    [null, '13900139000', null],
  ]);
  // What has a column of its own counts.
  const both = '客户名称,联系人,联系人/电话,手机\n庚公司,孙七,钱八 13700137001,13600136000\n';
  expect(await desk.import('customers', both)).toMatchObject({ imported: 1 });
  expect((await rows()).at(-1)).toEqual(['孙七', '13600136000', null]);
  const named = '客户名称,联系电话\n辛公司,周九 13700137002\n';
  expect(await desk.import('customers', named, '--column', 'contact_and_phone=联系电话')).toMatchObject({
    imported: 1,
  });
  expect((await rows()).at(-1)).toEqual(['周九', '13700137002', null]);
});

test('the telephone of the contact beside that of the company', async () => {
  const { columns } = await desk.import(
    'customers',
    '客户名称,电话,联系人,联系人电话\n甲公司,0571-88888888,张三,13800138000\n',
  );
  expect(columns).toEqual({ name: '客户名称', phone: '电话', contact: '联系人', mobile: '联系人电话' });
  const alone = await desk.import('customers', '客户名称,联系人电话\n乙公司,13800138001\n');
  expect(alone).toMatchObject({ imported: 1, columns: { phone: '联系人电话' } });
});
