import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../src/domain/classifying/rules.ts';
import { Desk } from '../importing/desk.ts';
import { inside } from '../matrix/inside.ts';
import { fill } from './filling.ts';

// What brings a customer onto the list before the plan of the level does.

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  return () => desk.close();
});

/** Runs a command as of a day by the clock. */
async function on(day: string, ...words: string[]): Promise<string> {
  const env = { SAMPLES_DB: desk.file, SAMPLES_NOW: `${day}T09:30:00+08:00`, LANG: 'C.UTF-8', HOME: desk.folder };
  const done = await inside(env, words);
  expect(done, words.join(' ')).toMatchObject({ status: 0 });
  return done.stdout;
}
/** Who is due that day, on which occasion. */
async function due(day: string, ...words: string[]): Promise<unknown[]> {
  const rows = JSON.parse(await on(day, 'follow-ups', '--json', ...words));
  return rows.map((row: Record<string, unknown>) => [row.customer, row.due, row.occasion, row.about]);
}
async function rules(own: object): Promise<void> {
  desk.write('rules.json', JSON.stringify(own));
  await on('2026-11-22', 'classify-customers', 'set-rules', desk.path('rules.json'));
}
const OCCASIONS = DEFAULT_RULES.occasions;

test('birthdays: three days ahead until the day itself; 29 February is the 28th; nobody is named', async () => {
  await rules({ occasions: { ...OCCASIONS, calendar: [] } });
  fill(
    desk.file,
    [
      { code: 'A', name: '甲厂' },
      { code: 'B', name: '乙厂' },
    ],
    [],
  );
  for (const [customer, name, birthday] of [
    ['A', '陈静', '1985-12-10'],
    ['A', '周敏', '02-29'],
    ['B', '吴刚', '12-01'],
  ] as const)
    await desk.ok('customers', 'contacts', 'add', customer, '--name', name, '--birthday', birthday);
  await desk.ok('classify-customers');
  expect(await due('2026-12-06', '--due-by', '2026-12-06')).toEqual([]);
  expect(await due('2026-12-06', '--due-by', '2026-12-07')).toEqual([['A', '2026-12-07', 'birthday', '12-10']]);
  expect(await due('2026-12-10')).toEqual([['A', '2026-12-07', 'birthday', '12-10']]);
  expect(await due('2026-12-11')).toEqual([]);
  expect(await due('2026-11-28')).toEqual([['B', '2026-11-28', 'birthday', '12-01']]);
  expect(await due('2027-02-26')).toEqual([['A', '2027-02-25', 'birthday', '02-28']]);
  // Congratulated is done; who has left has no birthday here.
  await on('2026-12-08', 'follow-ups', 'done', 'A', '--by', 'phone');
  expect(await due('2026-12-10')).toEqual([]);
  await desk.ok('customers', 'contacts', 'remove', 'B', '吴刚', '--reason', '离职');
  expect(await due('2026-11-28')).toEqual([]);
  // Without this kind of occasion nobody is due for it.
  await rules({ occasions: { ...OCCASIONS, calendar: [], birthdays: false } });
  expect(await due('2027-02-26')).toEqual([]);
});

test('festivals and meetings: for the classes that they concern, each year or once', async () => {
  const calendar = [
    { kind: 'festival', name: '元旦', days: ['01-01'], classes: ['contract/key'] },
    { kind: 'meeting', name: '广交会', days: ['2027-04-15'] },
  ];
  const delivery = { months: 0, until: 0 };
  await rules({ occasions: { ...OCCASIONS, calendar, delivery }, plans: far() });
  fill(
    desk.file,
    [
      { code: 'A', name: '甲厂' },
      { code: 'P', name: '丙厂' },
    ],
    [{ customer: '甲厂', ordered_on: '2026-11-01', amount: 100 }],
  );
  await desk.ok('classify-customers');
  expect(await due('2026-12-28')).toEqual([]);
  expect(await due('2026-12-29')).toEqual([['A', '2026-12-29', 'festival', '元旦']]);
  expect(await due('2026-11-22', '--due-by', '2027-12-31')).toEqual([
    ['A', '2026-12-29', 'festival', '元旦'],
    ['P', '2027-04-12', 'meeting', '广交会'],
  ]);
  expect(await due('2027-04-14')).toEqual([
    ['A', '2027-04-12', 'meeting', '广交会'],
    ['P', '2027-04-12', 'meeting', '广交会'],
  ]);
  expect(await due('2027-04-16')).toEqual([]);
  const zh = await on('2026-12-29', 'follow-ups', '--lang', 'zh');
  expect(zh).toContain('节日');
  expect(await on('2026-12-29', 'follow-ups', '--lang', 'en')).toContain('festival');
});

test('before the expected next order, and monthly after a delivery', async () => {
  const plans = far();
  await rules({ occasions: { ...OCCASIONS, calendar: [] }, plans });
  fill(
    desk.file,
    [{ code: 'A', name: '甲厂' }],
    [
      { customer: '甲厂', ordered_on: '2026-09-01', amount: 100 },
      { customer: '甲厂', ordered_on: '2026-10-11', amount: 100 },
      { customer: '甲厂', ordered_on: '2026-11-20', amount: 100 },
    ],
  );
  await desk.ok('classify-customers');
  // Every forty days so far: the next on 30 December, a fortnight ahead on the list.
  expect(await due('2026-12-16')).toEqual([['A', '2026-12-16', 'next_order', null]]);
  await on('2026-12-17', 'follow-ups', 'done', 'A', '--by', 'phone');
  // Afterwards a month after the last goods, and monthly, for a year.
  expect(await due('2026-12-19')).toEqual([]);
  expect(await due('2026-12-20')).toEqual([['A', '2026-12-20', 'delivery', null]]);
  await on('2026-12-21', 'follow-ups', 'done', 'A', '--by', 'visit');
  expect(await due('2027-01-20')).toEqual([['A', '2027-01-20', 'delivery', null]]);
});

/** Plans whose intervals are so long that only occasions bring anybody onto the list. */
function far(): object {
  return Object.fromEntries(
    Object.entries(DEFAULT_RULES.plans).map(([name, plan]) => [name, { ...plan, every: { months: 60 } }]),
  );
}
