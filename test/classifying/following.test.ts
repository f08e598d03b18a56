import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../src/domain/classifying/rules.ts';
import { Desk } from '../importing/desk.ts';
import { inside } from '../matrix/inside.ts';
import { fill } from './filling.ts';

// Whom to contact, when and why: the plan of each level, sample orders on their way, days chosen by hand.

interface Due {
  readonly customer: string;
  readonly category: string;
  readonly level: string;
  readonly due: string;
  readonly minutes: number;
  readonly occasion: string;
  readonly overdue_days: number;
  readonly about: string | null;
  readonly last_contact: string | null;
  readonly minutes_sum: number;
}

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  return () => desk.close();
});

const line = (words: string): Promise<string> => desk.ok(...words.split(' '));
const due = (words = '--due-by 2028-12-31'): Promise<Due[]> => desk.json('follow-ups', ...words.split(' '));
const only = async (customer: string, words?: string): Promise<Due> =>
  (await due(words)).find((row) => row.customer === customer)!;
const customers = (...codes: string[]) => codes.map((code) => ({ code, name: code.toLowerCase() }));
/** Steady orders: nobody is expected to order again, for the gap is none. */
const once = (customer: string, ordered_on: string) => ({ customer, ordered_on, amount: 100 });
/** What a contact on some day would answer. */
async function doneOn(day: string, customer: string): Promise<unknown> {
  const env = { SAMPLES_DB: desk.file, SAMPLES_NOW: `${day}T09:30:00+08:00`, LANG: 'C.UTF-8', HOME: desk.folder };
  const done = await inside(env, ['follow-ups', 'done', customer, '--by', 'mail', '--dry-run', '--json']);
  expect(done).toMatchObject({ status: 0 });
  return JSON.parse(done.stdout);
}
/** How many entries there are: the rows of these stores have no seals to verify. */
function entries(): number {
  const db = new Database(desk.file, { readonly: true });
  const seq = db.prepare('SELECT max(seq) FROM journal').pluck().get() as number;
  db.close();
  return seq;
}
/** The rules without occasions beside the plan. */
async function planOnly(): Promise<void> {
  const quiet = { ...DEFAULT_RULES.occasions, calendar: [], delivery: { months: 0, until: 0 } };
  desk.write('rules.json', JSON.stringify({ occasions: quiet }));
  await desk.ok('classify-customers', 'set-rules', desk.path('rules.json'));
}

describe('by the plan of the level', () => {
  test('the first classification starts the clock; each level has its interval and minutes', async () => {
    await planOnly();
    fill(
      desk.file,
      [
        ...customers('K', 'O', 'S', 'Q'),
        { code: 'H', name: 'h', potential: '高' },
        { code: 'P', name: 'p', potential: '中' },
        { code: 'N', name: 'n', potential: '无' },
      ],
      [
        ...['2026-11-01', '2026-11-02', '2026-11-03'].map((day) => ({ ...once('k', day), amount: 900 })),
        once('o', '2026-10-01'),
        once('s', '2025-01-01'),
        { ...once('q', '2026-10-01'), type: 'sample' as const },
      ],
    );
    expect(await due()).toEqual([]);
    await line('classify-customers --as-of 2026-11-20');
    const rows = (await due('--due-by 2027-11-20')).map(({ customer, category, level, due: day, minutes }) =>
      [customer, `${category}/${level}`, day, minutes].join(' '),
    );
    expect(rows).toEqual([
      'Q sample/other 2026-11-22 5',
      'K contract/key 2026-12-20 7.5',
      'O contract/ordinary 2026-12-20 7.5',
      'S contract/sunk 2026-12-20 7.5',
      'H prospect/high 2027-01-20 30',
      'P prospect/ordinary 2027-02-20 5',
      'N prospect/none 2027-05-20 0',
    ]);
    // A contact starts it anew; another run does not, unless the level changes.
    await line('follow-ups done O --by phone --at 2026-11-21');
    await line('classify-customers --as-of 2026-11-22');
    expect(await only('O')).toMatchObject({ due: '2026-12-21', last_contact: '2026-11-21' });
    expect((await only('S')).due).toBe('2026-12-20');
  });

  test('a change of level starts it anew', async () => {
    await planOnly();
    fill(desk.file, customers('A', 'B', 'C'), [
      ...['2026-11-01', '2026-11-02', '2026-11-03'].map((day) => once('b', day)),
      once('a', '2025-11-15'),
      once('c', '2026-11-01'),
    ]);
    await line('classify-customers --as-of 2026-11-10');
    expect(await only('A')).toMatchObject({ level: 'ordinary', due: '2026-12-10' });
    await line('classify-customers --as-of 2026-11-20');
    expect(await only('A')).toMatchObject({ level: 'sunk', due: '2026-12-20' });
    expect(await only('C')).toMatchObject({ level: 'ordinary', due: '2026-12-10' });
  });

  test('month ends are clamped, and one does not drift from them', async () => {
    await planOnly();
    fill(desk.file, customers('A'), [once('a', '2026-01-01')]);
    await line('classify-customers --as-of 2026-10-31');
    expect((await only('A')).due).toBe('2026-11-30');
    for (const [on, next] of [
      ['2026-11-21', '2026-12-21'],
      ['2026-11-22', '2026-12-22'],
    ] as const) {
      await line(`follow-ups done A --by mail --at ${on}`);
      expect((await only('A')).due).toBe(next);
    }
    fill(desk.file, [{ code: 'P', name: 'p', potential: '中' }], []);
    await line('classify-customers --as-of 2026-11-20');
    desk.write(
      'rules.json',
      JSON.stringify({
        plans: { 'prospect/ordinary': { ...DEFAULT_RULES.plans['prospect/ordinary'], every: { months: 1 } } },
      }),
    );
    await line(`classify-customers set-rules ${desk.path('rules.json')}`);
    for (const [today, next] of [
      ['2028-01-31', '2028-02-29'],
      ['2029-01-31', '2029-02-28'],
      ['2029-12-31', '2030-01-31'],
    ] as const) {
      expect(await doneOn(today, 'P')).toMatchObject({ contacted_on: today, next });
    }
  });

  test('high potential needs goal and plan', async () => {
    fill(desk.file, [{ code: 'H', name: 'h', potential: '高' }], []);
    await line('classify-customers');
    const head = entries();
    const refused = await desk.run('follow-ups', 'done', 'H', '--by', 'visit', '--json');
    expect(refused.status).toBe(5);
    expect(JSON.parse(refused.stderr).error.code).toBe('goal_needed');
    expect(entries()).toBe(head);
    const done = await desk.json('follow-ups', 'done', 'H', '--by', 'visit', '--goal', '试单', '--minutes', '25');
    expect(done).toMatchObject({ customer: 'H', minutes: 25, next: '2027-01-22', occasion: 'interval' });
  });
});

describe('while a sample order goes its way', () => {
  test('each state has its interval; a contact counts from its day', async () => {
    await desk.ok('customers', 'add', 'C', '--name', '海外客户', '--country', '德国');
    await line('receive --customer HOUSE --name 样布 --quantity 9 --location DOCK --accepted');
    await line('sample-orders add --customer C --name 样布 --quantity 2 --at 2026-11-20');
    await line('classify-customers --as-of 2026-11-20');
    const now = async (): Promise<unknown> => {
      const { category, level, due: day, occasion, minutes } = await only('C');
      return [`${category}/${level}`, day, occasion, minutes];
    };
    expect(await now()).toEqual(['sample/europe_north_america', '2026-11-21', 'sample_order', 5]);
    await line('sample-orders confirm O26-000001 --at 2026-11-21');
    expect(await now()).toEqual(['sample/europe_north_america', '2026-11-23', 'sample_order', 5]);
    await line('checkout S26-000001-X 2 --to-customer C --sample-order O26-000001 --carrier SF --tracking 1');
    expect((await only('C')).due).toBe('2026-11-24');
    await line('received O26-000001 --on 2026-11-22 --signed-by Anna');
    expect((await only('C')).due).toBe('2026-11-28');
    await line('follow-ups done C --by mail');
    expect((await only('C')).due).toBe('2026-11-28');
    expect(await doneOn('2026-11-28', 'C')).toMatchObject({ next: '2026-12-04', occasion: 'sample_order' });
  });

  test('a cancelled one is none: the plan of the level holds', async () => {
    await desk.ok('customers', 'add', 'C', '--name', '海外客户');
    await line('sample-orders add --customer C --name 样布 --quantity 2 --at 2026-11-20');
    await line('classify-customers');
    await line('sample-orders cancel O26-000001');
    expect(await only('C')).toMatchObject({ category: 'sample', due: '2026-11-24', occasion: 'interval' });
    await line('classify-customers');
    expect(await only('C')).toMatchObject({ category: 'prospect' });
  });
});

describe('the list of the day', () => {
  beforeEach(async () => {
    await planOnly();
    await line('operators add LM --name 李梅 --role sales');
    fill(
      desk.file,
      [
        { code: 'A', name: '甲厂', responsible: '李梅' },
        { code: 'B', name: '乙厂', responsible: 'LM' },
        { code: 'C', name: '丙厂', responsible: '王丽' },
        { code: 'D', name: '丁厂' },
      ],
      ['甲厂', '乙厂', '丙厂', '丁厂'].map((name) => once(name, '2026-01-01')),
    );
    await line('classify-customers --as-of 2026-09-30');
    await line('follow-ups done A --by phone --at 2026-10-25 --minutes 10');
    await line('follow-ups done D --by phone --at 2026-10-22');
  });

  test('the longest overdue first, minutes add up; the due day itself is not overdue', async () => {
    const rows = await due('--due-by 2026-11-25');
    expect(
      rows.map(({ customer, due: day, overdue_days, minutes_sum }) => [customer, day, overdue_days, minutes_sum]),
    ).toEqual([
      ['B', '2026-10-30', 23, 7.5],
      ['C', '2026-10-30', 23, 15],
      ['D', '2026-11-22', 0, 22.5],
      ['A', '2026-11-25', 0, 30],
    ]);
    expect((await due('--due-by 2026-11-22')).map(({ customer }) => customer)).toEqual(['B', 'C', 'D']);
    expect((await desk.json('follow-ups')).map(({ customer }: Due) => customer)).toEqual(['B', 'C', 'D']);
  });

  test('one person: by code or by name, however the file says it', async () => {
    for (const who of ['LM', 'lm', '李梅'])
      expect((await due(`--due-by 2026-12-31 --responsible ${who}`)).map(({ customer }) => customer)).toEqual([
        'B',
        'A',
      ]);
    const rows = await due('--due-by 2026-12-31 --responsible WL');
    expect(rows).toMatchObject([{ customer: 'C', responsible: '王丽', minutes_sum: 7.5 }]);
    const unknown = await desk.run('follow-ups', '--responsible', 'nobody');
    expect(unknown.status).toBe(4);
    // Handing over moves the plan: the day stays, the person changes.
    await line('customers edit C --responsible LM');
    expect((await due('--responsible LM')).map(({ customer }) => customer)).toEqual(['B', 'C']);
  });

  test('a day chosen by hand keeps its reason, and gives way to the next contact', async () => {
    await line('follow-ups done B --by visit --next 2026-11-24 --reason 展会后见面');
    expect(await only('B')).toMatchObject({ due: '2026-11-24', occasion: 'chosen', about: '展会后见面' });
    await line('follow-ups done B --by phone');
    expect(await only('B')).toMatchObject({ due: '2026-12-22', occasion: 'interval', about: null });
    for (const [words, status] of [
      ['--next 2026-11-24', 2],
      ['--reason 展会', 2],
      ['--next 2026-11-21 --reason 展会', 2],
    ] as const) {
      const head = entries();
      expect((await desk.run(...`follow-ups done B --by phone ${words}`.split(' '))).status).toBe(status);
      expect(entries()).toBe(head);
    }
  });

  test('in both languages, as a table and a sentence', async () => {
    const zh = await desk.run('follow-ups', '--responsible', 'WL', '--lang', 'zh');
    expect(zh.stdout.split('\n').map((row) => row.replaceAll(/ +/g, ' ').trim())).toEqual([
      '客户编号 名称 类 级 应联系日 分钟 责任人 上次联系 缘由 另有缘由 逾期天数 说明 累计分钟 目标和方案',
      'C 丙厂 合同客户 普通 2026-10-30 7.5 王丽 按计划 23 7.5',
      '',
    ]);
    expect(zh.stderr).toBe('1 个客户，共 7.5 分钟。联系后：samples follow-ups done 编码 --by 方式\n');
    const en = await desk.run('follow-ups', '--responsible', 'WL', '--lang', 'en');
    expect(en.stdout).toContain('by plan');
    expect(en.stderr).toBe('1 customer, 7.5 minutes in all. Afterwards: samples follow-ups done CODE --by KIND\n');
    expect(await desk.ok('follow-ups', 'done', 'C', '--by', 'phone', '--lang', 'zh')).toBe(
      '已记录 2026-11-22 与 C 丙厂 的联系\n下次联系：2026-12-22（按计划）\n',
    );
    expect(await desk.ok('follow-ups', 'done', 'C', '--by', 'phone', '--lang', 'en')).toBe(
      'Recorded the contact with C 丙厂 on 2026-11-22\nNext contact: 2026-12-22 (by plan)\n',
    );
  });

  test('the report says the same as the command', async () => {
    const command = await desk.json('follow-ups', '--due-by', '2026-11-22');
    expect(await desk.json('report', 'follow-ups', '--as-of', '2026-11-22')).toEqual(command);
  });
});

describe('planned beforehand', () => {
  test('the goal of high potential, and a day chosen since the last contact; the next contact takes both up', async () => {
    await planOnly();
    fill(desk.file, [{ code: 'H', name: 'h', potential: '高' }], []);
    await line('classify-customers');
    const row = (): Promise<Due> => only('H');
    expect(await row()).toMatchObject({ due: '2027-01-22', goal: null, goal_missing: true, service: 'plan_and_goal' });
    await line('follow-ups plan H --goal offer');
    await line('follow-ups plan H --next 2026-12-15 --reason fair');
    await line('follow-ups plan H --goal sample');
    expect(await row()).toMatchObject({
      due: '2026-12-15',
      occasion: 'chosen',
      about: 'fair',
      goal: 'sample',
      goal_missing: false,
    });
    // A contact that happened before is none that took it up.
    await line('customers log H --by phone --at 2026-11-01');
    expect(await row()).toMatchObject({ due: '2026-12-15', goal: 'sample' });
    await line('follow-ups done H --by visit');
    expect(await row()).toMatchObject({ due: '2027-01-22', occasion: 'interval', goal: null, goal_missing: true });
    expect((await desk.json('customers', 'log', 'list', 'H'))[0]).toMatchObject({ kind: 'visit', goal: 'sample' });
    await line('follow-ups plan H --next 2026-12-01 --reason again');
    expect(await row()).toMatchObject({ due: '2026-12-01', about: 'again' });
  });

  test('a hand-over moves the plan, and the successor calls first', async () => {
    await planOnly();
    fill(desk.file, customers('A'), [once('a', '2026-10-01')]);
    await desk.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'sales');
    await line('classify-customers');
    await line('customers handover A --to LM --contact-by 2026-11-25');
    const his = (): Promise<Due[]> => due('--due-by 2026-12-31 --responsible LM');
    expect(await his()).toMatchObject([{ customer: 'A', due: '2026-11-25', occasion: 'handover' }]);
    // Somebody else's call is not the successor's.
    await line('follow-ups done A --by mail');
    expect(await his()).toMatchObject([{ due: '2026-11-25', occasion: 'handover' }]);
    await line('follow-ups done A --by phone --operator LM');
    expect(await his()).toMatchObject([{ due: '2026-12-22', occasion: 'interval' }]);
  });
});

describe('what would be overlooked', () => {
  test('nobody classified yet, and whoever came after the run', async () => {
    expect((await desk.run('follow-ups', '--lang', 'zh')).stderr).toBe('没有该联系的客户。\n');
    fill(desk.file, customers('A'), []);
    expect((await desk.run('follow-ups', '--lang', 'zh')).stderr).toContain('还没有给客户分类（1 个）');
    await desk.ok('classify-customers', '--quiet');
    expect((await desk.run('follow-ups', '--lang', 'zh')).stderr).toBe('没有该联系的客户。\n');
    await desk.ok('customers', 'add', 'B', '--name', '乙');
    expect((await desk.run('follow-ups', '--lang', 'zh')).stderr).toContain(
      '1 个客户是截至 2026-11-22 的分类以后建的，不在这里',
    );
  });

  test('a birthday is named beside the interval that came first', async () => {
    fill(desk.file, customers('A'), [once('a', '2026-01-05')]);
    await desk.ok('classify-customers', '--as-of', '2026-09-01', '--quiet');
    await desk.ok('customers', 'contacts', 'add', 'A', '--name', '王', '--birthday', '1980-11-23');
    expect(await only('A', '--due-by 2026-11-23')).toMatchObject({
      occasion: 'interval',
      due: '2026-10-01',
      further: ['birthday'],
    });
  });

  test('an older sample order that still waits comes before the newest', async () => {
    await desk.ok('customers', 'add', 'A', '--name', '甲', '--country', '德国');
    const order = async (): Promise<string> =>
      (
        await desk.json(
          'sample-orders',
          'add',
          '--customer',
          'A',
          '--name',
          '布样',
          '--quantity',
          '1',
          '--unit',
          '米',
          '--at',
          '2026-11-10',
        )
      ).sample_order;
    await order();
    const second = await order();
    await desk.ok('classify-customers', '--as-of', '2026-11-10', '--quiet');
    expect(await only('A')).toMatchObject({ occasion: 'sample_order', due: '2026-11-11' });
    await desk.ok('sample-orders', 'confirm', second, '--at', '2026-11-10');
    expect(await only('A')).toMatchObject({ occasion: 'sample_order', due: '2026-11-11' });
  });

  test('of whoever orders every week the next order is not expected before the last', async () => {
    const weeks = Array.from({ length: 8 }, (_, at) =>
      once('a', `2026-${at < 4 ? '09' : '10'}-${String(1 + (at % 4) * 7).padStart(2, '0')}`),
    );
    fill(desk.file, customers('A'), weeks);
    await desk.ok('classify-customers', '--as-of', '2026-10-01', '--quiet');
    await desk.ok('classify-customers', '--as-of', '2026-10-22', '--quiet');
    const env = { SAMPLES_DB: desk.file, SAMPLES_NOW: '2026-10-22T09:30:00+08:00', LANG: 'C.UTF-8', HOME: desk.folder };
    const { stdout } = await inside(env, ['follow-ups', '--due-by', '2026-10-27', '--json']);
    expect(JSON.parse(stdout)).toMatchObject([{ due: '2026-10-26', occasion: 'next_order' }]);
  });

  test('we do not follow ourselves up', async () => {
    const done = await desk.run('follow-ups', 'done', 'HOUSE', '--by', 'phone');
    expect(done.status).toBe(5);
    expect((await desk.run('follow-ups', 'plan', 'HOUSE', '--goal', 'x')).status).toBe(5);
  });
});
