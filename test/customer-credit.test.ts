import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { creditFault, gradePoints, judgeCredit, NO_TERMS } from '../src/domain/credit.ts';
import { InnerRoom } from './inner-room.ts';

let room: InnerRoom;
beforeAll(async () => {
  room = new InnerRoom();
  await room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'sales');
  await room.ok('operators', 'add', 'CW', '--name', '蔡文', '--role', 'finance');
  await room.ok('customers', 'add', 'C1', '--name', '恒新', '--responsible', 'LM');
  await room.ok('customers', 'add', 'C2', '--name', '越明', '--cooperating-since', '2020-01-01');
});
afterAll(() => room.close());

test('what follows from a grade', async () => {
  const grades = { grades: ['A', 'B', 'C', 'D'], admit: 2 };
  const facts = { grade: 1, previous: null, existing: false, risky: false };
  const judged = (more: object) => Object.values(judgeCredit(grades, { ...facts, ...more })).join(' ');
  expect(judged({})).toBe('new secure');
  expect(judged({ grade: 3 })).toBe('new not_admitted');
  expect(judged({ existing: true })).toBe('existing none');
  expect(judged({ existing: true, previous: 1 })).toBe('existing none');
  expect(judged({ existing: true, previous: 0 })).toBe('risky tighten');
  expect(judged({ existing: true, grade: 3 })).toBe('risky tighten');
  expect(judged({ existing: true, risky: true })).toBe('risky tighten');
  expect(['A', 'B', 'C', 'D'].map((_, at) => gradePoints(grades.grades, at))).toEqual([100, 67, 33, 0]);
  expect(gradePoints(['A'], 0)).toBe(100);
});

test('which terms go with it', async () => {
  const before = { credit_limit: 100, terms_days: 30, prepayment: 10, guarantee: '保函' };
  expect(creditFault('not_admitted', NO_TERMS, before)).toBeNull();
  expect(creditFault('not_admitted', { ...NO_TERMS, terms_days: 1 }, null)).toBe('not_admitted');
  expect(creditFault('secure', { ...NO_TERMS, credit_limit: 1, prepayment: 0 }, null)).toBe('unsecured');
  expect(creditFault('secure', { ...NO_TERMS, credit_limit: 1, guarantee: '保函' }, null)).toBeNull();
  expect(creditFault('tighten', before, before)).toBe('not_tighter');
  expect(creditFault('tighten', { ...before, prepayment: 20 }, before)).toBeNull();
  expect(creditFault('tighten', { ...before, terms_days: 29 }, before)).toBeNull();
  expect(creditFault('tighten', { ...before, guarantee: null, terms_days: 29 }, before)).toBe('not_tighter');
  expect(creditFault('tighten', { ...before, prepayment: 20, credit_limit: 101 }, before)).toBe('not_tighter');
  expect(creditFault('tighten', NO_TERMS, NO_TERMS)).toBeNull();
  expect(creditFault('none', { ...before, credit_limit: 1000 }, before)).toBeNull();
  // Nothing was ever agreed: then something must secure it.
  expect(creditFault('tighten', { ...NO_TERMS, credit_limit: 1 }, null)).toBe('unsecured');
  expect(creditFault('tighten', { ...NO_TERMS, credit_limit: 1, prepayment: 50 }, null)).toBeNull();
  // Once tightened it may stay so, but not be loosened again.
  expect(creditFault('tighten', before, before, true)).toBeNull();
  expect(creditFault('tighten', { ...before, credit_limit: 101 }, before, true)).toBe('not_tighter');
});

test('credit: assessed by finance, due for review, and it counts in classification', async () => {
  expect(await room.refused('customers', 'credit', 'C1', '--grade', 'A', '--operator', 'LM')).toMatchObject({
    status: 6,
  });
  expect(await room.refused('customers', 'credit', 'C1', '--grade', 'E')).toMatchObject({
    status: 2,
    code: 'invalid_value',
  });
  const refused = async (...words: string[]) => (await room.refused('customers', 'credit', ...words)).details;
  expect(await refused('C1', '--grade', 'D', '--terms-days', '30')).toMatchObject({ fault: 'not_admitted' });
  expect(await refused('C1', '--grade', 'B', '--credit-limit', '50000')).toMatchObject({ fault: 'unsecured' });
  const terms = ['--credit-limit', '50000', '--terms-days', '30'];
  expect(
    await room.json('customers', 'credit', 'C1', '--grade', 'b', ...terms, '--prepayment', '30', '--operator', 'CW'),
  ).toMatchObject({ grade: 'B', standing: 'new', consequence: 'secure', credit_limit: 50000, next_on: '2027-11-22' });
  await room.ok('customers', 'credit', 'C2', '--grade', 'A', ...terms);
  expect(await refused('C2', '--grade', 'B')).toMatchObject({
    fault: 'not_tighter',
    before: { credit_limit: 50000, terms_days: 30, prepayment: null, guarantee: null },
  });
  expect(await room.json('customers', 'credit', 'C2', '--grade', 'C', '--terms-days', '15')).toMatchObject({
    standing: 'risky',
    credit_limit: 50000,
    terms_days: 15,
    next_on: '2027-02-22',
  });
  // The same grade again does not make him sound, and what was tightened is not loosened.
  expect(await refused('C2', '--grade', 'C', '--credit-limit', '900000')).toMatchObject({ fault: 'not_tighter' });
  expect(await refused('C2', '--grade', 'B', '--terms-days', '90')).toMatchObject({ fault: 'not_tighter' });
  expect(await room.json('report', 'credit', '--today', '2027-02-23')).toMatchObject([
    { customer: 'C2', grade: 'C', overdue_days: 1 },
    { customer: 'C1', grade: 'B', overdue_days: 0, responsible: 'LM' },
  ]);
  expect((await room.json('customers', 'credit', 'list', 'C2')).map(({ grade }: { grade: string }) => grade)).toEqual([
    'C',
    'A',
  ]);
});

test('a complaint: taken down, handled, answered; what is late is promised, and behaviour suffers', async () => {
  expect(await room.json('customers', 'complaint', 'C1', '--content', '色差', '--about', 'quality')).toMatchObject({
    complaint: 1,
    responsible: 'LM',
    due: '2026-11-29',
    state: 'open',
  });
  const answer = ['customers', 'complaint', 'answer', '1'];
  expect(await room.refused(...answer, '--via', '电话')).toMatchObject({ status: 5, code: 'complaint_not_handled' });
  expect(await room.json('report', 'obligations', '--today', '2026-12-01')).toContainEqual(
    expect.objectContaining({ kind: 'complaint_due', customer: 'C1', who: 'LM', name: null, overdue_days: 2 }),
  );
  await room.ok('customers', 'complaint', 'handle', '1', '--handling', '换货');
  expect(await room.refused(...answer)).toMatchObject({ status: 2, code: 'missing_option' });
  expect(await room.json(...answer, '--via', '电话')).toMatchObject({
    state: 'answered',
    answer: '换货',
    satisfaction: null,
  });
  expect(await room.json(...answer, '--satisfaction', '8')).toMatchObject({ satisfaction: 8 });
  expect(await room.refused(...answer, '--via', '邮件')).toMatchObject({ status: 5, code: 'complaint_answered' });
  expect(await room.refused('customers', 'complaint', 'C1', '--content', 'x', '--due', '2026-11-21')).toMatchObject({
    status: 2,
    code: 'range_reversed',
  });
  expect(await room.json('customers', 'complaint', 'list', 'C1', '--open')).toEqual([]);
  expect(await room.json('report', 'complaints', '--customer', 'C1', '--to', '2026-11-22')).toHaveLength(1);
  expect(await room.json('report', 'complaints', '--customer', 'C2')).toEqual([]);
  expect(await room.json('report', 'complaints', '--from', '2026-11-23')).toEqual([]);
  expect(await room.json('report', 'credit', '--customer', 'C2')).toMatchObject([{ customer: 'C2' }]);
  const orders = ['C1', 'C2'].map((code) => `${code},2026-11-01,100`).join('\n');
  writeFileSync(join(room.folder, 'orders.csv'), `customer,ordered_on,amount\n${orders}\n`);
  await room.ok('import', 'orders', join(room.folder, 'orders.csv'));
  const rows = (await room.json('classify-customers')) as { customer: string; composite: number }[];
  const composite = (code: string): number => rows.find(({ customer }) => customer === code)!.composite;
  // Ten points of behaviour, which weighs a fifth.
  expect(composite('C2') - composite('C1')).toBeCloseTo(2, 5);
});

test('we ourselves have no credit, no complaints, no answers and no admission', async () => {
  for (const words of [
    ['credit', 'HOUSE', '--grade', 'A', '--operator', 'CW'],
    ['complaint', 'HOUSE', '--content', '色差'],
    ['survey', 'HOUSE', '--score', '9'],
  ]) {
    const done = await room.run('customers', ...words);
    expect([done.status, done.stderr], words.join(' ')).toEqual([5, expect.stringContaining('HOUSE')]);
  }
});
