import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AdmissionStep, admissionState, mayTake, STEPS } from '../src/domain/admission.ts';
import { CARD_SECTIONS } from '../src/domain/customer-card.ts';
import { CUSTOMER_KEYS } from '../src/domain/customer-file.ts';
import { asTrees } from '../src/domain/families.ts';
import { InnerRoom } from './inner-room.ts';

let room: InnerRoom;
beforeAll(async () => {
  room = new InnerRoom();
  await room.ok('operators', 'add', 'QM', '--name', '秦明', '--role', 'manager');
  await room.ok('customers', 'add', 'C1', '--name', '恒新', '--industry', '纺织', '--mobile', '13912345678');
  await room.ok('customers', 'add', 'C2', '--name', '恒新昆山', '--industry', '纺 织');
  await room.ok('customers', 'add', 'C3', '--name', '恒新二车间');
});
afterAll(() => room.close());

test('the steps in their order; an important customer is visited, a failed step ends it', () => {
  const way = (important: boolean): AdmissionStep[] => {
    const taken: AdmissionStep[] = [];
    for (;;) {
      const { next } = admissionState(
        taken.map((step) => ({ step, result: 'passed' })),
        important,
      );
      if (next === null) return taken;
      taken.push(next);
    }
  };
  expect(way(true)).toEqual(STEPS);
  expect(way(false)).toEqual(STEPS.filter((step) => step !== 'site_visit'));
  expect(mayTake('site_visit', 'final_review')).toBe(true);
  expect(mayTake('agreement', 'final_review')).toBe(false);
  const failed = { step: 'first_review', result: 'failed' } as const;
  expect(admissionState([{ step: 'application', result: 'passed' }, failed], true)).toEqual({
    state: 'refused',
    next: null,
  });
});

test('an admission: another reviews, credit decides, the agreement admits', async () => {
  const step = (name: string, ...more: string[]) => ['customers', 'admission', 'C1', '--step', name, ...more];
  expect(await room.refused(...step('first_review'))).toMatchObject({ status: 5, code: 'admission_out_of_order' });
  await room.ok(...step('application', '--paper', '申请表'));
  expect(await room.refused(...step('first_review'))).toMatchObject({ status: 6, code: 'admission_own' });
  await room.ok(...step('first_review', '--operator', 'QM'));
  expect(await room.refused(...step('credit_check'))).toMatchObject({ status: 5, code: 'credit_missing' });
  await room.ok('customers', 'credit', 'C1', '--grade', 'B');
  expect(await room.refused(...step('credit_check', '--result', 'failed'))).toMatchObject({ code: 'admission_credit' });
  await room.ok(...step('credit_check'));
  await room.ok(...step('final_review', '--operator', 'QM'));
  expect(await room.refused(...step('agreement'))).toMatchObject({ status: 2, code: 'missing_option' });
  const unsecured = await room.refused(...step('agreement', '--paper', '协议'));
  expect(unsecured).toMatchObject({ status: 5, code: 'credit_refused', details: { fault: 'unsecured' } });
  await room.ok('customers', 'credit', 'C1', '--grade', 'B', '--prepayment', '30');
  expect(await room.json(...step('agreement', '--paper', '协议'))).toMatchObject({ state: 'admitted', next: null });
  expect(await room.json('customers', 'admission', 'list')).toMatchObject([
    { customer: 'C1', papers: ['申请表', '协议'] },
  ]);
});

test('families: the sums of every level, whatever the tree', () => {
  const forest = fc.array(fc.record({ up: fc.nat(), amount: fc.integer({ min: -1000, max: 1000 }) }), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(forest, (members) => {
      const rows = asTrees(
        members.map(({ up, amount }, id) => {
          const parent_id = up % (id + 1) === id ? null : up % (id + 1);
          return { id, code: `C${id}`, parent_id, orders: 1, amount, samples: 0 };
        }),
      );
      expect(rows).toHaveLength(members.length);
      const tops = rows.filter(({ depth }) => depth === 0);
      expect(tops.reduce((sum, row) => sum + row.total_amount, 0)).toBe(
        members.reduce((sum, { amount }) => sum + amount, 0),
      );
      expect(tops.reduce((sum, row) => sum + row.total_orders, 0)).toBe(members.length);
    }),
  );
});

test('parents and industries as commands tell them; who was lost without a reason', async () => {
  await room.ok('customers', 'link', 'C2', '--parent', 'C1');
  await room.ok('customers', 'link', 'C3', '--parent', 'C2');
  expect(await room.refused('customers', 'link', 'C1', '--parent', 'C3')).toMatchObject({
    status: 5,
    code: 'link_circle',
  });
  const orders = join(room.folder, 'orders.csv');
  writeFileSync(orders, 'customer,ordered_on,amount,product\nC1,2026-10-01,100.5,棉布\nC3,2025-10-01,300,麻布\n');
  await room.ok('import', 'orders', orders);
  const told = async (...words: string[]) =>
    ((await room.json('customers', 'link', 'list', ...words)) as Record<string, unknown>[]).map(
      ({ customer, parent, depth, amount, total_amount }) => [customer, parent, depth, amount, total_amount],
    );
  const family = [
    ['C1', null, 0, 100.5, 400.5],
    ['C2', 'C1', 1, 0, 300],
    ['C3', 'C2', 2, 300, 300],
  ];
  expect(await told()).toEqual(family);
  expect(await told('C3')).toEqual(family);
  expect((await told('C2', '--industry')).map(([customer]) => customer)).toEqual(['C1', 'C2']);
  expect(await room.json('customers', 'lost')).toMatchObject([{ customer: 'C3', products: ['麻布'], days_since: 417 }]);
  await room.ok('customers', 'edit', 'C3', '--loss-reason', '改用别家');
  expect(await room.json('customers', 'lost')).toEqual([]);
});

test('the card: every field in one section, one page, the same bytes again; the form on one page', async () => {
  expect(CARD_SECTIONS.flatMap(({ keys }) => keys).sort()).toEqual([...CUSTOMER_KEYS].sort());
  const [one, two] = [join(room.folder, 'one.pdf'), join(room.folder, 'two.pdf')];
  const printed = await room.json('customers', 'card', 'C1', '--out', one);
  expect(printed).toMatchObject({ customer: 'C1', pages: 1, missing_characters: [] });
  await room.ok('customers', 'card', 'C1', '--out', two);
  expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
  const revealed = ['customers', 'card', 'C1', '--reveal', '--reason', '打印', '--out', two, '--force'];
  await room.ok(...revealed);
  expect(readFileSync(one).equals(readFileSync(two))).toBe(false);
  for (const lang of ['zh', 'en']) {
    const form = await room.json('customers', 'card', '--blank', '--lang', lang, '--out', two, '--force');
    expect(form.pages, lang).toBe(1);
  }
});
