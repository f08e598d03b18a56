import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cells, counts, Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  await desk.ok('customers', 'add', 'A', '--name', 'One Ltd');
  await desk.ok('customers', 'add', 'B', '--name', 'Two Ltd');
  await desk.ok('locations', 'add', 'S-01');
});
afterEach(() => desk.close());

const byName = async (): Promise<Map<unknown, Cells>> =>
  new Map((await desk.rows('samples')).map((row) => [row.name, row]));

test('numbers: right ones are kept, others become old numbers, and none of ours is issued twice', async () => {
  const sheet = [
    'number,name,customer,quantity',
    's26000123d,kept,A,1',
    'S26-000123-K,wrong check,A,2',
    'YP-0001,old label,A,3',
    ',none,A,4',
    `S26${'9'.repeat(20)}0,far too long,A,5`,
  ].join('\n');
  const outcome = await desk.import('samples', sheet);
  expect(outcome.imported).toBe(5);
  expect(outcome.warnings.map(({ line, code }) => [line, code])).toEqual([
    [3, 'wrong_check_character'],
    [6, 'wrong_check_character'],
  ]);
  const rows = await byName();
  expect(rows.get('kept')).toMatchObject({ number: 'S26-000123-D', old_number: null });
  expect(rows.get('old label')).toMatchObject({ old_number: 'YP-0001' });
  expect(rows.get('wrong check')).toMatchObject({ old_number: 'S26-000123-K' });
  // The series goes on after the kept number.
  expect(rows.get('wrong check')!.number).toMatch(/^S26-000124-/);
  const received = await desk.json('receive', '--customer', 'A', '--name', 'next', '--quantity', '1');
  expect(received.samples[0].number).toMatch(/^S26-000128-/);
  expect(await desk.json('show', 'yp-0001')).toMatchObject({ name: 'old label' });
  await desk.head();
});

test('a number that another customer has is taken as an old number, each time the same sample', async () => {
  await desk.import('samples', 'number,name,customer,quantity\nS26-000123-D,mine,A,1\n');
  const sheet = 'number,name,customer,quantity\nS26-000123-D,theirs,B,1\n';
  const outcome = await desk.import('samples', sheet);
  expect(outcome.warnings).toMatchObject([{ code: 'number_taken' }]);
  expect((await byName()).get('theirs')).toMatchObject({ old_number: 'S26-000123-D', customer: 'B' });
  expect(counts(await desk.import('samples', sheet))).toEqual([1, 0, 0, 1, 0, 0]);
});

test('without numbers the how-manieth of equal rows tells samples apart', async () => {
  const three = 'name,customer,quantity,received_on\nX,A,1,2026-01-01\nX,A,1,2026-01-01\nX,One Ltd,1,2026-01-01\n';
  expect(counts(await desk.import('samples', three))).toEqual([3, 3, 0, 0, 0, 0]);
  expect(counts(await desk.import('samples', three))).toEqual([3, 0, 0, 3, 0, 0]);
  const four = `${three}X,A,5,2026-01-01\nX,A,1,2026-01-02\n`;
  expect(counts(await desk.import('samples', four))).toEqual([5, 2, 0, 3, 0, 0]);
  // Another quantity for the second of them contradicts the ledger.
  const other = await desk.import('samples', four.replace('One Ltd,1', 'One Ltd,9'));
  expect(other.rejects).toMatchObject([{ line: 4, column: 'quantity', code: 'contradicts_store' }]);
  // Numbered rows first: what they mean is no longer there for rows without.
  const mixed = 'number,name,customer,quantity,received_on\n,N,A,1,2026-02-01\nYP-1,N,A,1,2026-02-01\n';
  expect(counts(await desk.import('samples', mixed))).toEqual([2, 2, 0, 0, 0, 0]);
  expect(counts(await desk.import('samples', mixed))).toEqual([2, 0, 0, 2, 0, 0]);
});

test('rows without a day are received today, and known again tomorrow', async () => {
  await desk.ok('receive', '--customer', 'A', '--name', 'X', '--quantity', '7');
  const sheet = 'name,customer,quantity\nX,A,1\nX,A,2\n';
  expect(counts(await desk.import('samples', sheet))).toEqual([2, 2, 0, 0, 0, 0]);
  expect(counts(await desk.import('samples', sheet))).toEqual([2, 0, 0, 2, 0, 0]);
  expect((await desk.rows('samples')).map(({ received_on }) => received_on)).toEqual(Array(3).fill('2026-11-22'));
});

test('one receipt for each customer and day, in one entry; movements have their days', async () => {
  const sheet = [
    'name,customer,quantity,received_on,location,note',
    'a,A,1,2026-01-01,S-01,first',
    'b,B,1,2026-01-01,,second',
    'c,A,1,2026-01-02,s-01,',
    'd,A,1,2026-01-01,,third',
    'e,A,1,,,today',
  ].join('\n');
  const entries = async (): Promise<number> => (await desk.json('verify')).entries;
  const before = await entries();
  await desk.import('samples', sheet);
  expect(await entries()).toBe(before + 1);
  const rows = await byName();
  const receipt = async (name: string): Promise<string> =>
    (await desk.json('show', String(rows.get(name)!.number))).receipt;
  expect(await receipt('a')).toBe(await receipt('d'));
  expect(new Set([await receipt('a'), await receipt('b'), await receipt('c'), await receipt('e')]).size).toBe(4);
  expect(rows.get('a')).toMatchObject({ location: 'S-01', note: 'first', quality: 'accepted' });
  expect(rows.get('b')).toMatchObject({ location: 'DOCK', note: 'second' });
  expect(rows.get('d')).toMatchObject({ note: 'third' });
  const [movement] = await desk.json('history', String(rows.get('c')!.number));
  expect(movement).toMatchObject({ kind: 'receive', at: '2026-01-02T00:00:00+08:00' });
  expect(await desk.json('report', 'inventory', '--as-of', '2026-01-01')).toHaveLength(3);
  // It can be lent as of a day between then and now, not before.
  const checkout = ['checkout', String(rows.get('a')!.number), '1', '--to', 'WL', '--purpose', 'x', '--at'];
  expect((await desk.run(...checkout, '2025-12-31')).status).toBe(5);
  expect((await desk.run(...checkout, '2026-01-01')).status).toBe(0);
  await desk.head();
});

test('what the ledger says is not changed by an import; what describes a sample is', async () => {
  const sheet = 'number,name,customer,quantity,unit,lot,expires_on,location,note\nYP-1,X,A,5,m,L1,2027-01-01,S-01,n\n';
  await desk.import('samples', sheet);
  const change = (column: string, value: string): string => {
    const [headings, cells] = sheet.split('\n').map((line) => line.split(','));
    return [headings, cells!.with(headings!.indexOf(column), value)].map((row) => row!.join(',')).join('\n');
  };
  for (const [column, value] of [
    ['quantity', '6'],
    ['unit', 'kg'],
    ['lot', 'L2'],
    ['location', 'DOCK'],
    ['note', 'other'],
  ] as const) {
    const { rejects } = await desk.import('samples', change(column, value));
    expect(rejects, column).toMatchObject([{ line: 2, column, code: 'contradicts_store' }]);
  }
  expect(counts(await desk.import('samples', change('name', 'Y')))).toEqual([1, 0, 1, 0, 0, 0]);
  expect(counts(await desk.import('samples', change('expires_on', '2027-06-30')))).toEqual([1, 0, 1, 0, 0, 0]);
  expect((await desk.rows('samples'))[0]).toMatchObject({ name: 'X', expires_on: '2027-06-30' });
  expect((await desk.json('find', 'x')).length).toBe(1);
  // Half of it lent: both what was received and what is left are right.
  await desk.ok('checkout', 'yp-1', '2', '--to', 'WL', '--purpose', 'x');
  expect((await desk.import('samples', change('expires_on', '2027-06-30'))).unchanged).toBe(1);
  expect((await desk.import('samples', change('quantity', '3').replace('2027-01-01', ''))).unchanged).toBe(1);
  await desk.head();
});

test('customers by code or name; unknown ones are refused, or made when asked', async () => {
  const sheet = 'name,customer,quantity\nx,a,1\ny,two  LTD,1\nz,New Co,1\nw,new co,2\n';
  const refused = await desk.import('samples', sheet);
  expect(refused.rejects.map(({ line, column, code }) => [line, column, code])).toEqual([
    [4, 'customer', 'customer_unknown'],
    [5, 'customer', 'customer_unknown'],
  ]);
  expect(counts(await desk.import('samples', sheet, '--create-customers'))).toEqual([4, 4, 0, 0, 0, 0]);
  const made = (await desk.rows('customers')).filter(({ name }) => name === 'New Co');
  expect(made).toMatchObject([{ code: 'C000001', opened_on: '2026-11-22' }]);
  expect((await desk.import('samples', sheet, '--create-customers')).unchanged).toBe(4);
});

test('what is no sample waits for inspection; days to come, zero and unknown places are refused', async () => {
  const sheet = [
    'name,customer,quantity,kind,received_on,location,验收',
    'a,A,1,工具,,,',
    'b,A,1,material,,,合格',
    'c,A,1,,2026-11-23,,',
    'd,A,0,,,,',
    'e,A,1,,,Q-99,',
    'f,A,1,nonsense,,,',
    'g,A,1,,1999-12-31 8:30,,待检',
  ].join('\n');
  const outcome = await desk.import('samples', sheet, '--partial');
  expect(outcome.rejects.map(({ line, column, code }) => [line, column, code])).toEqual([
    [4, 'received_on', 'in_the_future'],
    [5, 'quantity', 'quantity_zero'],
    [6, 'location', 'place_unknown'],
    [7, 'kind', 'choice_unknown'],
  ]);
  const rows = await byName();
  expect(rows.get('a')).toMatchObject({ kind: 'tool', quality: 'pending' });
  expect(rows.get('b')).toMatchObject({ kind: 'material', quality: 'accepted' });
  expect(rows.get('g')).toMatchObject({ kind: 'sample', quality: 'pending', received_on: '1999-12-31' });
});

test('an import that was undone can be done again', async () => {
  const sheet = 'number,name,customer,quantity,received_on\nYP-1,X,A,5,2026-01-01\n,Y,A,1,2026-01-02\n';
  await desk.import('samples', sheet);
  await desk.ok('undo', '1', '--reason', 'wrong sheet');
  expect(await desk.rows('samples')).toEqual([]);
  expect(counts(await desk.import('samples', sheet))).toEqual([2, 2, 0, 0, 0, 0]);
  expect(counts(await desk.import('samples', sheet))).toEqual([2, 0, 0, 2, 0, 0]);
  await desk.head();
});

test('receive --lines: one receipt, options for all lines, one bad line and nothing is recorded', async () => {
  const lines = desk.write('lines.csv', '品名,数量(米),库位,旧编号\nX,12.5,S-01,YP-9\nY,１,,\n');
  const received = await desk.json(
    'receive',
    '--customer',
    'A',
    '--lines',
    lines,
    '--location',
    'RETURNS',
    '--lot',
    'L7',
  );
  expect(received.samples).toMatchObject([
    { name: 'X', quantity: 12.5, unit: '米', location: 'S-01' },
    { name: 'Y', quantity: 1, unit: '米', location: 'RETURNS' },
  ]);
  expect(await desk.json('show', 'YP-9')).toMatchObject({ lot: 'L7', receipt: received.receipt });
  const head = await desk.head();
  const bad = desk.write('bad.csv', 'name,quantity,customer,received_on\nX,1,,\nY,-1,,\nZ,1,B,\nW,1,,2026-01-01\n');
  const refused = await desk.run('receive', '--customer', 'A', '--lines', bad, '--json');
  expect(refused).toMatchObject({ status: 3, stdout: '' });
  expect(JSON.parse(refused.stderr).error.details.rejects).toMatchObject([
    { line: 3, column: 'quantity' },
    { line: 4, column: 'customer' },
    { line: 5, column: 'received_on' },
  ]);
  expect(await desk.head()).toBe(head);
  const day = await desk.json(
    'receive',
    '--lines',
    desk.write('c.csv', 'name,quantity,customer,date\nW,1,Two Ltd,2026-1-1\n'),
    '--at',
    '2026-01-01',
  );
  expect(await desk.json('show', day.samples[0].number)).toMatchObject({ customer: 'B', received_on: '2026-01-01' });
  // What somebody should look at in lines that are taken is said.
  const many = `name,quantity,produced,shelf life\n${'M,1,,6 months\n'.repeat(12)}`;
  const looked = await desk.run('receive', '--customer', 'A', '--lines', desk.write('m.csv', many));
  expect(looked.status).toBe(0);
  expect(looked.stderr.match(/Please check line \d+ shelf life: no day of expiry/g)).toHaveLength(10);
  expect(looked.stderr).toMatch(/And 2 more to check/);
  expect((await desk.run('receive', '--lines', lines)).status).toBe(2);
  expect((await desk.run('receive', '--lines', lines, '--name', 'X', '--customer', 'A')).status).toBe(2);
});

test('checkout --lines: one slip for all, or nothing', async () => {
  await desk.import('samples', 'number,name,customer,quantity\nYP-1,X,A,5\nYP-2,Y,A,6\n');
  const lines = desk.write('picks.csv', '编号,数量\nYP-1,2\nyp-2,\n');
  const given = await desk.json('checkout', '--lines', lines, '--to', 'WL', '--purpose', 'fair');
  expect(given.lines.map(({ quantity }: { quantity: number }) => quantity)).toEqual([2, 6]);
  const head = await desk.head();
  const wrong = desk.write('wrong.csv', 'number,quantity\nYP-1,1\nYP-3,1\n,1\n');
  const refused = await desk.run('checkout', '--lines', wrong, '--to', 'WL', '--purpose', 'x', '--json');
  expect(refused).toMatchObject({ status: 3, stdout: '' });
  expect(JSON.parse(refused.stderr).error.details.rejects).toMatchObject([
    { line: 3, column: 'number', code: 'number_unknown' },
    { line: 4, column: 'number', code: 'missing' },
  ]);
  const short = await desk.fed('number,quantity\nYP-1,4\n', 'checkout', '--lines', '-', '--to', 'WL', '--purpose', 'x');
  expect(short.status).toBe(5);
  expect(await desk.head()).toBe(head);
  expect((await desk.run('checkout', 'YP-1', '--lines', lines, '--to', 'WL', '--purpose', 'x')).status).toBe(2);
});

test('a quantity brings its unit along; where the sheet says another it is refused', async () => {
  const sheet = ['名称,客户,数量,单位', '棉布,A,100米,', '麻布,A,12.5 kg,KG', '丝绸,A,3件,米', '绳子,A,3万,'].join(
    '\n',
  );
  const outcome = await desk.import('samples', sheet, '--partial');
  expect(outcome.rejects.map(({ line, column, code }) => [line, column, code])).toEqual([
    [4, 'quantity', 'unit_contradicts'],
    [5, 'quantity', 'quantity_with_unit'],
  ]);
  const rows = await byName();
  expect(rows.get('棉布')).toMatchObject({ quantity: 100, unit: '米' });
  expect(rows.get('麻布')).toMatchObject({ quantity: 12.5, unit: 'KG' });
  const orders = '客户,日期,金额,数量(件)\nA,2026-01-05,100,20\nA,2026-01-06,100,20件\nA,2026-01-07,100,20米\n';
  const { rejects } = await desk.import('orders', orders, '--partial');
  expect(rejects).toMatchObject([{ line: 4, code: 'unit_contradicts' }]);
  expect((await desk.rows('orders')).map(({ quantity, unit }) => [quantity, unit])).toEqual([
    [20, '件'],
    [20, '件'],
  ]);
  // What goes out is counted in the sample's own unit: another in the sheet is not passed over.
  const lines = desk.write('lines.csv', `编号,数量\n${rows.get('棉布')!.number},5米\n`);
  const refused = await desk.run('checkout', '--lines', lines, '--to', 'WL', '--purpose', '打样', '--json');
  expect(refused.status).not.toBe(0);
  expect(refused.stderr + refused.stdout).toContain('quantity_with_unit');
});

test('how long goods keep, counted from their production, is the day until which they are good', async () => {
  const rows: [string, string, string, string | null][] = [
    ['a', '2026-01-31', '1个月', '2026-02-28'],
    ['b', '2026-03-15', '12个月', '2027-03-15'],
    ['c', '2026年3月15日', '两年', '2028-03-15'],
    ['d', '2026-03-15', '180天', '2026-09-11'],
    ['e', '2026-03-15', '十八个月', '2027-09-15'],
    ['f', '2026-03-15', '半年', '2026-09-15'],
    ['g', '2026-03-15', '2 years', '2028-03-15'],
    ['h', '2026-03-15', '6', '2026-09-15'],
    ['i', '', '2027-05-01', '2027-05-01'],
    ['j', '2026-03-15', '长期', null],
    ['k', '2026-03-15', '见包装', null],
    ['l', '', '12个月', null],
    ['m', '2026-03-15', '3000年', null],
    ['n', '2026-03-15', '', null],
  ];
  const sheet = (heading: string) =>
    `名称,客户,数量,生产日期,${heading}\n${rows.map(([name, made, keeps]) => [name, 'A', 1, made, keeps].join(',')).join('\n')}\n`;
  const outcome = await desk.import('samples', sheet('保质期（月）'));
  expect(outcome).toMatchObject({ imported: rows.length, columns: { shelf_life: '保质期（月）' } });
  expect(outcome.warnings.map(({ line, code }) => [line, code])).toEqual(
    [12, 13, 14].map((line) => [line, 'shelf_life_left_out']),
  );
  const stored = await byName();
  for (const [name, , keeps, until] of rows) expect(stored.get(name)!.expires_on, `${name} ${keeps}`).toBe(until);
  expect((await desk.import('samples', sheet('保质期（月）'))).unchanged).toBe(rows.length);
  // The day itself counts where the sheet has it as well; a number alone says nothing.
  await desk.import(
    'samples',
    '名称,客户,数量,生产日期,有效期至,保质期\nx,A,1,2026-03-15,2026-12-31,12个月\ny,A,1,2026-03-15,,12\n',
  );
  expect((await byName()).get('x')!.expires_on).toBe('2026-12-31');
  expect((await byName()).get('y')!.expires_on).toBe(null);
});
