import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CUSTOMER_KEYS, customerValue } from '../src/domain/customer-file.ts';
import { Room } from './room.ts';

let room: Room;
beforeAll(() => {
  room = new Room();
  room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'sales');
});
afterAll(() => room.close());

const REVEAL = ['--reveal', '--reason', '核对'];
const FULL = [
  ...[
    '--area',
    '苏南',
    '--owner',
    '陈大明',
    '--business-scope',
    '纺织品批发',
    '--turnover',
    '90000000',
    '--assets',
    '300',
  ],
  ...['--brands', '恒新', '--roles', 'payer，controller', '--area-served', '华东', '--sales-ability', '强'],
  ...[
    '--management',
    '薄利',
    '--buying-habits',
    '月底下单',
    '--needs',
    '环保面料',
    '--trend',
    '上升',
    '--results',
    '好',
  ],
  ...['--staff-quality', '好', '--rivals', '华纺', '--outlets', '3', '--purchasing-power', '高', '--attitude', '积极'],
  ...['--cooperating-since', '2020-5-1', '--problems', '账期长', '--strengths', '量大', '--plan', '缩短账期'],
  ...['--loss-reason', '无', '--second-responsible', 'lm', '--status', 'dormant', '--level', 'department'],
  ...[
    '--short-name',
    '恒新',
    '--type',
    '终端',
    '--country',
    '中国',
    '--region',
    '华东',
    '--province',
    '江苏',
    '--city',
    '苏州',
  ],
  ...[
    '--address',
    '工业园区 8 号',
    '--postcode',
    '２１５００６',
    '--contact',
    '陈静',
    '--mobile',
    '１３９12345678',
    '--phone',
    '0512–65001234',
  ],
  ...['--fax', '0512-65001235', '--email', 'chen@hx.cn; jing@hx.cn', '--website', 'www.hx.cn', '--industry', '纺织'],
  ...['--legal-representative', '陈大明', '--credit-code', '91320594ma1w2x3y4z', '--registered-capital', '5000000.5'],
  ...[
    '--founded-on',
    '1998.3.2',
    '--ownership',
    '民营',
    '--staff',
    '120',
    '--bank',
    '工行',
    '--bank-account',
    '1102 0200',
  ],
  ...[
    '--responsible',
    'wl',
    '--potential',
    '高',
    '--source',
    '展会',
    '--first-contact-on',
    '昨天',
    '--note',
    '每月结算',
  ],
];

test('a file holds every key of the import, and gives it back', () => {
  expect(room.json('customers', 'add', 'SZHX', '--name', '苏州恒新纺织有限公司', ...FULL)).toEqual({
    code: 'SZHX',
    name: '苏州恒新纺织有限公司',
    same_name: [],
    warnings: [{ key: 'credit_code', problem: 'credit_code_check', expected: 'X' }],
  });
  const file = room.json('customers', 'show', 'szhx', ...REVEAL);
  expect(file).toMatchObject({
    postcode: '215006',
    mobile: '13912345678',
    phone: '0512-65001234',
    email: 'chen@hx.cn; jing@hx.cn',
    credit_code: '91320594MA1W2X3Y4Z',
    registered_capital: 5000000.5,
    founded_on: '1998-03-02',
    staff: 120,
    responsible: 'WL',
    first_contact_on: '2026-11-21',
    note: '每月结算',
    opened_on: '2026-11-22',
    samples: 0,
    in_store: 0,
    held: 0,
    receipts: 0,
    roles: ['controller', 'payer'],
    turnover: 90000000,
    second_responsible: 'LM',
    status: 'dormant',
    level: 'department',
    opened_by: 'WL',
    class: null,
    contacts: [],
    last_contact: null,
    completeness: { fullness: 'full', percent: 100, missing: [] },
  });
  expect(Object.keys(file).slice(0, 2 + CUSTOMER_KEYS.length)).toEqual(['code', 'name', ...CUSTOMER_KEYS]);
  expect(CUSTOMER_KEYS.filter((key) => file[key] === null)).toEqual([]);
  const [row] = room.json('customers', 'list', '--text', '恒新', ...REVEAL);
  for (const key of ['code', 'name', ...CUSTOMER_KEYS]) expect(row[key], key).toEqual(file[key]);
});

test('without a code the next one is given; a namesake is mentioned', () => {
  expect(room.ok('customers', 'add', '--name', '绍兴越明印染厂')).toBe(
    '已建档：C000001 绍兴越明印染厂\n下一步：接收样品 samples receive --customer C000001 --name 名称 --quantity 数量',
  );
  room.ok('customers', 'add', 'C000002', '--name', '占号');
  expect(room.ok('customers', 'add', '--name', '绍兴 越明印染厂', '--lang', 'en')).toBe(
    'Opened the file C000003 绍兴 越明印染厂\n  Mind: C000001 has the same name\nNext: receive goods with samples receive --customer C000003 --name NAME --quantity Q',
  );
  expect(room.ok('customers', 'add', '--name', '演练', '--dry-run')).toContain('将建档：C000004');
  expect(room.json('customers', 'add', '--name', '越城')).toMatchObject({ code: 'C000004' });
});

test('a file is changed, cleared and counted', () => {
  expect(room.ok('customers', 'edit', 'SZHX', '--staff', '121', '--clear', 'fax,email')).toBe(
    '已更改客户 SZHX 苏州恒新纺织有限公司：员工人数、传真、邮箱\n查看档案：samples customers show SZHX',
  );
  const before = room.head();
  expect(room.ok('customers', 'edit', 'SZHX', '--staff', '121', '--lang', 'en')).toContain(
    'is so already; nothing changed.',
  );
  expect(room.head()).toBe(before);
  room.ok('customers', 'edit', 'SZHX', '--name', '苏州恒新新材料有限公司', '--phone', '');
  expect(room.json('customers', 'list', '--text', '新 新材料')).toHaveLength(1);
  const number = room.json('receive', '--customer', '苏州恒新新材料有限公司', '--name', '布', '--quantity', '3')
    .samples[0].number;
  room.ok('checkout', number, '1', '--to', 'WL', '--purpose', '测试');
  const shown = room.ok('customers', 'show', 'SZHX');
  expect(shown).toContain('  员工人数：121\n');
  expect(shown).toContain('样品：共 1 个编号，在库 1，在人手里 1；接收单 1 张');
  expect(shown).not.toMatch(/传真：|邮箱：|电话：/);
  expect(room.ok('customers', 'show', 'SZHX', '--lang', 'en')).toContain(
    'samples: 1 numbers, 1 in store, 1 held by people; receipts: 1',
  );
});

test('what is wrong is named and leaves nothing behind', () => {
  const before = room.head();
  expect(room.refused('customers', 'add', 'szhx', '--name', 'x')).toMatchObject({
    status: 5,
    code: 'code_taken',
    details: { code: 'SZHX' },
  });
  for (const [flag, value] of [
    ['--email', 'chen.hx.cn'],
    ['--email', 'chen@hx'],
    ['--postcode', '#1'],
    ['--staff', '-3'],
    ['--staff', '1e3'],
    ['--registered-capital', '1.234'],
    ['--founded-on', '1998-02-30'],
    ['--name', ''],
    ['--mobile', '1391234567'],
    ['--credit-code', '9132'],
    ['--contact', '陈•••'],
  ] as const) {
    const words = ['customers', 'edit', 'SZHX', flag, value];
    expect(room.refused(...words), words.join(' ')).toMatchObject({ status: 2, code: 'invalid_value' });
  }
  for (const flag of ['--founded-on', '--first-contact-on'])
    expect(room.refused('customers', 'edit', 'SZHX', flag, '2031-01-05')).toMatchObject({ code: 'in_the_future' });
  expect(room.refused('customers', 'add', 'X', '--name', 'a\u001b[31mb').message).toContain('\\x1b');
  expect(room.refused('customers', 'add', 'X', '--name', 'x', '--note', '长'.repeat(2001))).toMatchObject({
    status: 2,
    code: 'too_long',
  });
  room.ok('customers', 'add', 'X', '--name', 'x', '--note', '长'.repeat(2000), '--dry-run');
  expect(room.refused('customers', 'add', 'X')).toMatchObject({ status: 2, code: 'missing_option' });
  expect(room.refused('customers', 'show', 'SZHY')).toMatchObject({
    status: 4,
    code: 'customer_not_found',
    hint: '是不是 SZHX 苏州恒新新材料有限公司？',
  });
  // A person of the house is one, not whatever was mistyped.
  expect(room.refused('customers', 'edit', 'SZHX', '--responsible', '没有这人')).toMatchObject({
    status: 4,
    code: 'person_not_found',
  });
  expect(room.refused('customers', 'edit', 'SZHX', '--mobile', '1391234567').message).toContain('电话号码，例如');
  expect(room.refused('customers', 'edit', 'SZHX', '--clear', 'code')).toMatchObject({ status: 2 });
  expect(room.refused('customers', 'edit', 'SZHX', '--clear', 'phone', '--phone', '1')).toMatchObject({
    status: 2,
    code: 'conflicting_options',
  });
  expect(room.head()).toBe(before);
});

test('lists: columns, limit, sort, csv into a file', () => {
  expect(room.ok('customers', 'list', '--columns', 'code,city', '--sort', '-code', '--limit', '2')).toBe(
    '编码   城市\nSZHX   苏州\nHOUSE',
  );
  expect(room.json('customers', 'list', '--text', '没有这样的客户')).toEqual([]);
  room.ok('customers', 'list', '--format', 'csv', '--headers', 'keys', '--out', 'all.csv');
  const [headings = ''] = readFileSync(join(room.folder, 'all.csv'), 'utf8').split('\n');
  expect(headings.split(',').slice(0, 3)).toEqual(['code', 'name', 'short_name']);
  // A table keeps to what fits; the rest is asked for.
  expect(room.ok('customers', 'list').split('\n')[0]).not.toContain('统一社会信用代码');
});

test('what is typed kindly is folded, what cannot be is refused', () => {
  expect(customerValue('email', 'ｌｉ＠example.com')).toBe('li@example.com');
  expect(customerValue('email', 'li@@example.com')).toBeUndefined();
  expect(customerValue('postcode', 'sw1a 1aa')).toBe('SW1A 1AA');
  expect(customerValue('postcode', '215006号')).toBeUndefined();
  expect(customerValue('phone', '　')).toBeNull();
});

test('how full a file must be depends on roles and class, and what is missing is named', () => {
  room.ok('customers', 'add', 'NP', '--name', '通知人', '--roles', 'notify', '--country', '中国', '--address', '路');
  expect(room.json('customers', 'show', 'NP')).toMatchObject({
    status: 'prospect',
    level: 'company',
    completeness: { fullness: 'basic', needed: 5, percent: 40, missing: ['contact', 'mobile', 'responsible'] },
  });
  room.ok('customers', 'contacts', 'add', 'NP', '--name', '李', '--mobile', '13912345678');
  room.ok('customers', 'log', 'NP', '--by', 'phone', '--with', '李', '--content', '问价');
  const { completeness, contacts, last_contact } = room.json('customers', 'show', 'NP', ...REVEAL);
  expect(completeness).toMatchObject({ percent: 80, missing: ['responsible'] });
  expect(contacts).toMatchObject([{ name: '李', mobile: '13912345678', preferred: true }]);
  expect(last_contact).toMatchObject({ kind: 'phone', with_whom: '李', content: '问价', operator: 'WL' });
  room.ok('customers', 'edit', 'NP', '--roles', 'notify,payer');
  expect(room.json('customers', 'show', 'NP').completeness).toMatchObject({ fullness: 'full', needed: 25 });
  // Abroad nobody has a credit code.
  room.ok('customers', 'edit', 'NP', '--country', 'Germany');
  const abroad = room.json('customers', 'show', 'NP').completeness;
  expect(abroad.needed).toBe(24);
  expect(abroad.missing).not.toContain('credit_code');
  expect(room.ok('customers', 'show', 'NP', '--lang', 'en')).toContain('  complete (full): 20%; missing: responsible,');
  expect(room.json('customers', 'list', '--role', 'payer', '--status', 'prospect')).toMatchObject([{ code: 'NP' }]);
  expect(room.json('customers', 'list', '--responsible', '王丽')).toMatchObject([{ code: 'SZHX' }]);
  expect(room.json('customers', 'list', '--industry', '纺 织')).toMatchObject([{ code: 'SZHX' }]);
  expect(room.refused('customers', 'edit', 'NP', '--roles', 'boss')).toMatchObject({
    status: 2,
    code: 'invalid_value',
  });
});

test('a wrong check character of a credit code warns, and a sheet says the same as a flag', () => {
  expect(room.ok('customers', 'add', 'CC', '--name', '码', '--credit-code', '911100006000373411')).toContain(
    '  注意：统一社会信用代码的校验位不对，应为 L；已照原样记下，请核对。',
  );
  expect(room.ok('customers', 'edit', 'CC', '--credit-code', '91110000600037341L', '--lang', 'en')).not.toContain(
    'Mind',
  );
  writeFileSync(
    join(room.folder, 'more.csv'),
    '客户编号,客户角色,客户状态,密级,营业额(万元)\nCC,付费人、控货方,休眠,部门,2\nNP,货运,,,\n',
  );
  const { status, stdout } = room.run('import', 'customers', 'more.csv', '--partial', '--json');
  expect(status).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({ updated: 1, rejects: [{ line: 3, column: 'roles' }] });
  expect(room.json('customers', 'show', 'CC')).toMatchObject({
    roles: ['controller', 'payer'],
    status: 'dormant',
    level: 'department',
    turnover: 20000,
  });
});
