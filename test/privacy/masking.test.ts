import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isMasked, MASKED_IN_CONTACT, MASKED_IN_FILE, mask } from '../../src/domain/masking.ts';
import { Desk } from '../importing/desk.ts';

// Whoever lists, shows or exports sees contact data masked; unmasked it is for those who may, and on record first.

const SECRET = {
  contact: '陈静静',
  mobile: '13912345678',
  phone: '0512-65001234',
  fax: '0512-65001235',
  email: 'chenjing@hx.cn',
};
const PERSON = { mobile: '13987654321', phone: '010-62781234', email: 'zhou@hx.cn', social: 'wx-zhou-1985' };

let room: Desk;
beforeAll(async () => {
  room = await Desk.open();
  for (const [code, role] of [
    ['XS', 'sales'],
    ['LS', 'sales'],
    ['AQ', 'security'],
  ] as const)
    await room.ok('operators', 'add', code, '--name', `${code}员`, '--role', role);
  const flags = (of: object) => Object.entries(of).flatMap(([key, value]) => [`--${key}`, value as string]);
  await room.ok('customers', 'add', 'HX', '--name', '恒新纺织', '--responsible', 'XS', ...flags(SECRET));
  await room.ok('customers', 'add', 'YM', '--name', '越明印染', '--mobile', '13700001111');
  await room.ok('customers', 'contacts', 'add', 'HX', '--name', '周敏敏', ...flags(PERSON));
  await room.ok('customers', 'log', 'HX', '--by', 'visit', '--with', '周敏敏', '--content', '看样');
});
afterAll(() => room.close());

const LISTS = [
  ['customers', 'list'],
  ['customers', 'show', 'HX'],
  ['customers', 'contacts', 'list'],
  ['customers', 'contacts', 'list', 'HX'],
  ['customers', 'log', 'list'],
  ['export', 'customers'],
  ['export', 'contacts'],
  ['export', 'log'],
];
const REVEAL = ['--reveal', '--reason', '催还样品'];
const everything = [...Object.values(SECRET), ...Object.values(PERSON), '周敏敏'];

test('nothing of it is in any list, for anybody, in any form', async () => {
  const before = await room.head();
  for (const words of LISTS) {
    for (const who of ['WL', 'XS']) {
      for (const format of ['table', 'csv', 'json', 'ndjson']) {
        const shown = await room.ok(
          ...words,
          '--operator',
          who,
          '--format',
          format,
          ...(format === 'table' && words[1] !== 'show' ? ['--full'] : []),
        );
        for (const secret of everything) expect(shown, words.join(' ')).not.toContain(secret);
      }
    }
  }
  expect(await room.json('customers', 'show', 'HX')).toMatchObject({
    contact: '陈•••',
    mobile: '139•••78',
    phone: '051•••34',
    email: 'c•••@hx.cn',
  });
  expect(await room.ok('customers', 'show', 'HX', '--lang', 'zh')).toContain(
    '联系方式已遮盖；要看：samples customers show HX --reveal --reason 原因',
  );
  expect(await room.ok('customers', 'show', 'HX')).toContain('Contact data is masked; to see it:');
  expect(await room.head()).toBe(before);
});

test('the responsible salesperson and a manager see it, and that is on record', async () => {
  for (const words of LISTS) {
    for (const who of ['WL', 'XS']) {
      const head = await room.head();
      const shown = await room.ok(...words, ...REVEAL, '--operator', who, '--json');
      expect(
        everything.some((secret) => shown.includes(secret)),
        words.join(' '),
      ).toBe(true);
      expect(isMasked(JSON.stringify((JSON.parse(shown) as { customer?: string }[])[0] ?? shown))).toBe(false);
      expect(await room.head()).not.toBe(head);
    }
  }
  const rows = await room.json('report', 'access', '--customer', 'HX');
  expect(rows).toHaveLength(2 * LISTS.length);
  expect(rows.at(-1)).toMatchObject({
    operator: 'WL',
    customer: 'HX',
    customer_name: '恒新纺织',
    files: 1,
    scope: 'read',
    command: 'customers list --reveal',
    reason: '催还样品',
  });
  expect(rows[0]).toMatchObject({ operator: 'XS', scope: 'export', command: 'export log --reveal' });
  // The salesperson's lists show his own files alone unmasked.
  const list = (await room.json('customers', 'list', ...REVEAL, '--operator', 'XS')) as {
    code: string;
    mobile: string;
  }[];
  expect(Object.fromEntries(list.map(({ code, mobile }) => [code, mobile]))).toEqual({
    HOUSE: null,
    HX: SECRET.mobile,
    YM: '137•••11',
  });
  expect((await room.json('report', 'access', '--customer', 'YM', '--operator', 'AQ')).map(operatorOf)).toEqual(
    // A manager's lists of everybody are among them; what the salesperson saw is not.
    Array(LISTS.length - 2).fill('WL'),
  );
});

/** Runs what must be refused; answers the error. */
// biome-ignore lint/suspicious/noExplicitAny: a story reads the keys it knows
async function refused(...words: string[]): Promise<any> {
  const { status, stdout, stderr } = await room.run(...words, '--json');
  expect(stdout).toBe('');
  return { status, ...JSON.parse(stderr).error };
}

const operatorOf = ({ operator }: { operator: string }) => operator;

test('what a narrowed list reveals is what was put down, file by file', async () => {
  const rows = await room.json('customers', 'list', '--status', 'prospect', ...REVEAL);
  const shown = rows.filter(({ mobile }: { mobile: string | null }) => mobile !== null && !isMasked(mobile));
  expect(shown.map(({ code }: { code: string }) => code)).toEqual(['HX', 'YM']);
  const seen = await room.json('report', 'access', '--operator', 'AQ');
  const codes = seen.slice(0, 2).map(({ customer }: { customer: string }) => customer);
  expect(codes.sort()).toEqual(['HX', 'YM']);
});

test('others are refused, and nothing is put down', async () => {
  const before = await room.head();
  const one = await refused('customers', 'show', 'HX', ...REVEAL, '--operator', 'LS');
  expect(one).toMatchObject({ status: 6, code: 'reveal_refused', details: { responsible: ['XS'] } });
  for (const words of LISTS)
    expect(await refused(...words, ...REVEAL, '--operator', 'LS'), words.join(' ')).toMatchObject({
      status: 6,
      code: 'reveal_refused',
    });
  expect(await refused('customers', 'show', 'HX', '--reveal')).toMatchObject({ status: 2, code: 'missing_option' });
  expect(await refused('customers', 'show', 'HX', '--reason', 'x')).toMatchObject({
    status: 2,
    code: 'missing_option',
  });
  expect(await refused('report', 'access', '--operator', 'LS')).toMatchObject({ status: 6, code: 'not_permitted' });
  expect(await room.head()).toBe(before);
});

test('what went out masked does not come back as data', async () => {
  const sheet = room.path('masked.csv');
  await room.ok('export', 'customers', '--out', sheet);
  const back = await room.json('import', 'customers', sheet);
  expect(back).toMatchObject({ read: 3, imported: 0, updated: 0, unchanged: 3, rejected: 0 });
  expect(back.warnings.map(({ column, code }: { column: string; code: string }) => `${column} ${code}`)).toEqual([
    ...Object.keys(SECRET).map((key) => `${key} masked_cell`),
    'mobile masked_cell',
  ]);
  // A person is known by his name: without it a row cannot be told.
  await room.ok('export', 'contacts', '--out', sheet, '--force');
  const { status, stdout } = await room.run('import', 'contacts', sheet, '--json');
  expect(status).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({ rejects: [{ column: 'name', code: 'masked_cell' }] });
  await room.ok('export', 'log', '--out', sheet, '--force');
  expect(await room.json('import', 'log', sheet)).toMatchObject({ unchanged: 1, rejected: 0 });
  // What else the sheet says is taken.
  room.write('masked.csv', 'code,name,mobile,city\nHX,恒新纺织,139•••78,苏州\n');
  await room.ok('import', 'customers', sheet);
  expect(await room.json('customers', 'show', 'HX', ...REVEAL)).toMatchObject({ mobile: SECRET.mobile, city: '苏州' });
  // Unmasked it goes round as it is.
  for (const kind of ['customers', 'contacts', 'log']) {
    await room.ok('export', kind, '--out', sheet, '--force', ...REVEAL);
    expect(await room.json('import', kind, sheet)).toMatchObject({ imported: 0, updated: 0, rejected: 0, warned: 0 });
  }
  expect(await room.json('verify')).toMatchObject({ ok: true });
});

test('a mask shows at most what it may, and is always known as one', () => {
  const all = { ...MASKED_IN_FILE, ...MASKED_IN_CONTACT };
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      fc.constantFrom(...Object.values(all)),
      (value, how) => {
        const masked = mask(value, how);
        expect(isMasked(masked)).toBe(true);
        const kept = [...masked.replace('•••', '')].length;
        if (how === 'number') expect(kept).toBeLessThanOrEqual(5);
        else if (how !== 'email') expect(kept).toBeLessThanOrEqual(1);
        if ([...value].length > 1 && how !== 'email') expect(masked).not.toContain(value);
      },
    ),
  );
  expect(mask('1234567', 'number')).toBe('•••');
  expect(mask('李', 'name')).toBe('•••');
  expect(mask('a@b.cn; c@d.cn', 'email')).toBe('a•••@d.cn');
  // A character is one, however many units it takes.
  expect(mask('𠮷野家', 'name')).toBe('𠮷•••');
  expect(mask('😀2345678', 'number')).toBe('😀23•••78');
  expect(mask('1😀😀😀😀😀', 'number')).toBe('•••');
});
