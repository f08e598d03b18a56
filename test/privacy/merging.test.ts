import { afterAll, beforeAll, expect, test } from 'vitest';
import { nameCore, phoneKeys } from '../../src/domain/alike.ts';
import { Desk } from '../importing/desk.ts';

// One customer in two files: found, looked at side by side, merged with everything that refers to it, and taken back.

const CREDIT = '91320594MA1MABCD5X';
let room: Desk;
beforeAll(async () => {
  room = await Desk.open();
  const add = (...words: string[]) => room.ok('customers', 'add', ...words);
  await add('C1', '--name', '苏州恒新纺织有限公司', '--short-name', '恒新', '--credit-code', CREDIT);
  await add('C2', '--name', '苏州恒新纺织', '--short-name', '恒新', '--mobile', '13912345678', '--city', '苏州');
  await add('C3', '--name', '上海恒新', '--short-name', '恒新', '--credit-code', CREDIT.toLowerCase());
  await add('C4', '--name', '恒新贸易', '--short-name', '恒新', '--credit-code', '91310000MA1FL0000X');
  await add('C5', '--name', '恒新（贸易）Co., Ltd.', '--credit-code', '91310000MA1FL1111X');
  await room.ok('customers', 'contacts', 'add', 'C1', '--name', '李四', '--mobile', '13700001111');
  await room.ok('customers', 'contacts', 'add', 'C2', '--name', '周敏', '--mobile', '+86 139 1234 5678');
  await room.ok('customers', 'contacts', 'add', 'C3', '--name', '吴用', '--phone', '010-62781234 / 13912345678');
  await room.ok('customers', 'log', 'C2', '--by', 'phone', '--content', '询价');
  await room.ok('receive', '--customer', 'C2', '--name', '棉布', '--quantity', '5', '--unit', 'm', '--note', '易皱');
  await room.import('orders', 'customer,ordered_on,amount\nC1,2026-01-05,100\nC2,2026-02-05,200\n');
  await room.import('indicators', 'customer,key,value,day\nC1,health,3,2026-01-31\nC2,health,4,2026-01-31\n');
});
afterAll(() => room.close());

const MERGE = ['customers', 'merge', 'C2', '--into', 'C1', '--reason', '同一家', '--yes'];

test('what two files have in common is found; a short name alone is not', async () => {
  const pairs = await room.json('customers', 'duplicates');
  expect(
    pairs.map(({ a, b, why, strength, against }: Record<string, string>) => [a, b, why, strength, against]),
  ).toEqual([
    ['C1', 'C3', 'credit_code', 'strong', null],
    ['C1', 'C2', 'name_form', 'strong', null],
    ['C4', 'C5', 'name_form', 'strong', 'credit_codes_differ'],
    ['C2', 'C3', 'phone', 'weak', null],
  ]);
  const ofOne = await room.json('customers', 'duplicates', 'C5');
  expect(ofOne).toHaveLength(1);
  expect(nameCore('Harbour Textiles Co., Ltd.')).toBe(nameCore('HARBOUR TEXTILES'));
  expect(nameCore('公司')).toBe('公司');
  expect(phoneKeys('+86 13912345678 / 0512-65001234 ext 8')).toEqual(['13912345678', '051265001234']);
});

test('two files side by side, contact data masked', async () => {
  const rows = await room.json('customers', 'compare', 'C1', 'C2');
  expect(rows).toContainEqual({ field: 'short_name', a: '恒新', b: '恒新', same: true });
  expect(rows).toContainEqual({ field: 'mobile', a: null, b: '139•••78', same: false });
  expect(rows).toContainEqual({ field: 'records', a: '1', b: '3', same: false });
});

test('at import a new customer that looks like one who is there is taken and pointed out', async () => {
  const sheet = `code,name,credit_code,mobile\nN1,新一,${CREDIT},\nN2,上海恒新,,\nN3,新三,,13912345678\nN4,新四,91320594MA1MEFGH5X,\nN5,新五,91320594MA1MEFGH5X,\n`;
  const { imported, warnings } = await room.import('customers', sheet, '--dry-run');
  expect(imported).toBe(5);
  const alike = warnings.filter(({ code }) => code.startsWith('alike'));
  expect(alike.map(({ line, column, code }) => [line, column, code])).toEqual([
    [2, 'credit_code', 'alike_credit_code'],
    [3, 'name', 'alike_name'],
    [4, 'mobile', 'alike_phone'],
    [6, 'credit_code', 'alike_line'],
  ]);
});

test('merging asks, moves everything, fills what was empty, and leaves an alias', async () => {
  const head = await room.head();
  expect((await room.run(...MERGE.slice(0, -1))).status).toBe(2);
  await room.ok(...MERGE, '--dry-run');
  expect(await room.head()).toBe(head);
  expect(await room.json(...MERGE)).toEqual({
    from: 'C2',
    into: 'C1',
    name: '苏州恒新纺织有限公司',
    moved: expect.arrayContaining([
      { what: 'orders', rows: 1 },
      { what: 'samples', rows: 1 },
      { what: 'contacts', rows: 1 },
    ]),
    // Of one day there is one value.
    left: 1,
    filled: ['city', 'mobile'],
    differing: ['name'],
    raised: [],
  });
  const merged = await room.head();
  await room.ok(...MERGE);
  expect(await room.head()).toBe(merged);
  // The old code and the old name find him, in commands and in sheets.
  expect(await room.json('customers', 'show', 'c2')).toMatchObject({ code: 'C1', city: '苏州', samples: 1 });
  expect(await room.json('customers', 'show', '苏州恒新纺织')).toMatchObject({ code: 'C1' });
  const listed = await room.json('customers', 'list');
  expect(listed.map(({ code }: { code: string }) => code)).toEqual(['C1', 'C3', 'C4', 'C5', 'HOUSE']);
  const people = await room.json('customers', 'contacts', 'list', 'C1');
  expect(people.map(({ preferred }: { preferred: boolean }) => preferred)).toEqual([true, false]);
  expect(await room.json('find', '苏州恒新纺织')).toHaveLength(1);
  expect(await room.json('report', 'statement', '--customer', 'C2')).toMatchObject([{ received: 5, in_store: 5 }]);
  const again = await room.import('customers', 'code,name,city\nC2,苏州恒新纺织,无锡\n');
  expect(again).toMatchObject({ unchanged: 1, warnings: [{ code: 'merged_file' }] });
  await room.import('orders', 'customer,ordered_on,amount\nC2,2026-03-05,300\n');
  const classes = await room.json('classify-customers', '--dry-run');
  expect(classes.filter(({ amount }: { amount: number }) => amount > 0)).toMatchObject([
    { customer: 'C1', amount: 600 },
  ]);
  expect(await room.json('customers', 'duplicates')).toMatchObject([
    { why: 'credit_code,phone' },
    { a: 'C4', b: 'C5' },
  ]);
});

test('a merge is taken back; what came since stays', async () => {
  await room.ok('receive', '--customer', 'C2', '--name', '麻布', '--quantity', '2', '--unit', 'm');
  await room.ok('give-back', '1X', '1');
  await room.ok('customers', 'merge', 'C1', '--into', 'C3', '--reason', '同一家', '--yes');
  const further = await room.run('customers', 'unmerge', 'C2', '--json');
  expect(further.status).toBe(5);
  expect(further.stderr).toContain('merged_further');
  await room.ok('customers', 'unmerge', 'C1');
  expect(await room.json('customers', 'unmerge', 'C2')).toMatchObject({
    code: 'C2',
    from: 'C1',
    restored: ['city', 'mobile'],
  });
  expect(await room.json('customers', 'show', 'C2')).toMatchObject({
    code: 'C2',
    city: '苏州',
    samples: 1,
    receipts: 1,
  });
  expect(await room.json('customers', 'show', 'C1')).toMatchObject({ city: null, mobile: null, samples: 1 });
  expect(await room.json('report', 'statement', '--customer', 'C2')).toMatchObject([{ received: 5, given_back: 1 }]);
  expect(await room.json('report', 'statement', '--customer', 'C1')).toMatchObject([{ received: 2, in_store: 2 }]);
  const orders = await room.json('export', 'orders');
  expect(orders.map(({ customer, amount }: Record<string, unknown>) => [customer, amount])).toEqual(
    expect.arrayContaining([
      ['C1', 100],
      ['C2', 200],
      ['C1', 300],
    ]),
  );
  const people = await room.json('customers', 'contacts', 'list');
  expect(people.map(({ customer, preferred }: Record<string, unknown>) => [customer, preferred])).toEqual([
    ['C1', true],
    ['C2', true],
    ['C3', true],
  ]);
  await room.head();
});

test("a parent's subsidiaries go along, and come back; whoever is above the other stays above", async () => {
  const add = (code: string) => room.ok('customers', 'add', code, '--name', `家族${code}`);
  for (const code of ['P1', 'P2', 'S1', 'S2']) await add(code);
  await room.ok('customers', 'link', 'S1', '--parent', 'P1');
  await room.ok('customers', 'link', 'S2', '--parent', 'P1');
  await room.ok('customers', 'link', 'P2', '--parent', 'S2');
  const family = async (): Promise<string[]> =>
    (await room.json('customers', 'link', 'list'))
      .map(({ customer, parent }: Record<string, string | null>) => `${customer}<${parent ?? ''}`)
      .sort();
  const before = await family();
  expect(before).toEqual(['P1<', 'P2<S2', 'S1<P1', 'S2<P1']);
  await room.ok('customers', 'merge', 'P1', '--into', 'P2', '--reason', '同一家', '--yes');
  expect(await family()).toEqual(['P2<S2', 'S1<P2', 'S2<']);
  await room.ok('customers', 'unmerge', 'P1', '--reason', '不是同一家');
  expect(await family()).toContain('S1<P1');
  expect(await room.json('verify')).toMatchObject({ ok: true });
});

test('what a merge did to people and parents is in the history, and its own people stay where they were', async () => {
  const field = async (code: string, key: string) =>
    (await room.json('customers', 'history', code, '--field', key)).map(
      ({ command, old, new: now }: Record<string, unknown>) => [command, old, now],
    );
  for (const [code, name] of [
    ['M1', '并入甲'],
    ['M2', '并出乙'],
    ['M3', '丙'],
  ] as const)
    await room.ok('customers', 'add', code, '--name', name, '--turnover', '1250000.5');
  await room.ok('customers', 'contacts', 'add', 'M1', '--name', '甲人');
  await room.ok('customers', 'contacts', 'add', 'M2', '--name', '乙二');
  await room.ok('customers', 'contacts', 'add', 'M2', '--name', '乙一', '--preferred');
  await room.ok('customers', 'link', 'M3', '--parent', 'M2');
  await room.ok('customers', 'merge', 'M2', '--into', 'M1', '--reason', 'x', '--yes');
  await room.ok('customers', 'contacts', 'edit', 'M1', '甲人', '--role', '采购');
  expect(await field('M3', 'parent_id')).toEqual([
    ['customers link', null, 'M2'],
    ['customers merge', 'M2', 'M1'],
  ]);
  expect(await field('M1', 'preferred')).toEqual([
    ['customers contacts add', 1, 0],
    ['customers merge', 1, 0],
  ]);
  await room.ok('customers', 'unmerge', 'M2');
  const people = await room.json('customers', 'contacts', 'list');
  const of = (code: string) =>
    people
      .filter(({ customer }: { customer: string }) => customer === code)
      .map(({ role, preferred }: Record<string, unknown>) => [role, preferred]);
  expect(of('M1')).toEqual([['采购', true]]);
  expect(of('M2')).toEqual([
    [null, true],
    [null, false],
  ]);
  // Its file has its people's history again, and money is in yuan wherever two files stand side by side.
  expect(await field('M2', 'preferred')).toContainEqual(['customers merge', 1, 0]);
  expect(await room.json('customers', 'compare', 'M1', 'M2')).toContainEqual({
    field: 'turnover',
    a: '1250000.5',
    b: '1250000.5',
    same: true,
  });
  expect(await room.ok('customers', 'compare', 'M1', 'M2', '--lang', 'zh')).toContain('潜在');
  const alias = await room.run('customers', 'add', 'C2', '--name', '又一家', '--json');
  expect(JSON.parse(alias.stderr).error.details).toMatchObject({ code: 'C2' });
  expect(await room.json('verify')).toMatchObject({ ok: true });
});

test('what a merged file said, and its history, are there: shown under its code, told to the customer', async () => {
  await room.ok('customers', 'add', 'H1', '--name', '留下的', '--city', '无锡');
  await room.ok('customers', 'add', 'H2', '--name', '旧名号', '--mobile', '13611110001', '--city', '北京');
  await room.ok('customers', 'edit', 'H2', '--mobile', '13611110002', '--city', '上海');
  await room.ok('customers', 'contacts', 'add', 'H1', '--name', '陈静', '--mobile', '13811112222');
  await room.ok('customers', 'contacts', 'add', 'H2', '--name', '陈静', '--mobile', '13811113333');
  await room.ok('customers', 'merge', 'H2', '--into', 'H1', '--reason', '同一家', '--yes');
  for (const code of ['H1', 'H2']) {
    const history = await room.json('customers', 'history', code, '--reveal', '--reason', 'x');
    expect(
      history
        .filter(({ file }: { file: string | null }) => file === 'H2')
        .map(({ field, old, new: now }: Record<string, unknown>) => [field, old, now]),
    ).toEqual([
      ['opened_on', null, '2026-11-22'],
      ['city', '北京', '上海'],
      ['mobile', '13611110001', '13611110002'],
    ]);
  }
  const { stored } = await room.json('customers', 'disclose', 'H1');
  const values = stored.map(({ value }: { value: string }) => value);
  for (const said of ['旧名号', '北京', '上海', '13611110001', '13611110002']) expect(values).toContain(said);
  // Two of one name: nobody is taken for the other.
  const edit = ['customers', 'contacts', 'edit', 'H1'];
  const either = await room.run(...edit, '陈静', '--role', '采购', '--json');
  expect(either.status).toBe(2);
  expect(JSON.parse(either.stderr).error).toMatchObject({ code: 'contact_ambiguous', details: { people: 2 } });
  const remove = await room.run('customers', 'contacts', 'remove', 'H1', '陈静', '--json');
  expect(JSON.parse(remove.stderr).error.hint).toContain('samples customers contacts remove H1 13912345678');
  await room.ok(...edit, '138 1111 3333', '--name', '陈静（采购）');
  await room.ok(...edit, '陈静', '--role', '财务');
  const people = await room.json('customers', 'contacts', 'list', 'H1', '--reveal', '--reason', 'x');
  expect(people.map(({ name, mobile, role }: Record<string, unknown>) => [name, mobile, role])).toEqual([
    ['陈静', '13811112222', '财务'],
    ['陈静（采购）', '13811113333', null],
  ]);
  // Who is left alone is asked for first, as the first one who was put down.
  await room.ok('customers', 'contacts', 'remove', 'H1', '陈静');
  expect(await room.json('customers', 'contacts', 'list', 'H1')).toMatchObject([{ preferred: true }]);
});

test('of three that are alike each is told of both others', async () => {
  for (const [code, name] of [
    ['D1', '常州宏图纺织'],
    ['D2', '常州宏图纺织有限公司'],
    ['D3', '常州宏图纺织有限责任公司'],
  ] as const)
    await room.ok('customers', 'add', code, '--name', name);
  const pairs = async (...code: string[]) =>
    (await room.json('customers', 'duplicates', ...code))
      .map(({ a, b }: Record<string, string>) => `${a} ${b}`)
      .filter((pair: string) => pair.startsWith('D'));
  expect(await pairs('D2')).toEqual(['D1 D2', 'D2 D3']);
  expect(await pairs('D3')).toEqual(['D1 D3', 'D2 D3']);
  expect(await pairs()).toEqual(['D1 D2', 'D1 D3']);
});
