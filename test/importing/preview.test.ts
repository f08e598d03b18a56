import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk.ts';

// A rehearsed import shows the first rows of each decision, and what would change in them.

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
  await desk.import(
    'customers',
    'code,name,city,mobile,registered capital (CNY)\nK1,华东,上海,13812345678,5\nK2,北方,北京,,\n',
  );
});
afterAll(() => desk.close());

const rehearsed = async (kind: string, sheet: string, ...more: string[]) => {
  const file = desk.write('sheet.csv', sheet);
  return JSON.parse((await desk.run('import', kind, file, '--dry-run', '--json', ...more)).stdout);
};

test('each decision with its first rows; stored contact data stays masked', async () => {
  const head = await desk.head();
  const sheet =
    'code,name,city,mobile,registered capital (万元)\nK1,华东,苏州,13912345678,2\nK2,北方,北京,,\nK3,新客户,深圳,,\nk3,,,,3\nK4,坏,,12,\n';
  const { examples, imported, updated, unchanged } = await rehearsed('customers', sheet);
  expect({ imported, updated, unchanged }).toEqual({ imported: 1, updated: 2, unchanged: 1 });
  expect(examples).toEqual([
    { line: 4, decision: 'new', values: { code: 'K3', name: '新客户', city: '深圳' }, changes: [] },
    {
      line: 2,
      decision: 'changed',
      values: { code: 'K1', name: '华东', city: '苏州' },
      changes: [
        { column: 'city', from: '上海', to: '苏州' },
        { column: 'mobile', from: expect.stringContaining('•••'), to: '13912345678' },
        { column: 'registered_capital', from: '5', to: '20000' },
      ],
    },
    { line: 5, decision: 'added', values: { code: 'k3', registered_capital: '30000' }, changes: [] },
    { line: 3, decision: 'unchanged', values: { code: 'K2', name: '北方', city: '北京' }, changes: [] },
  ]);
  expect(await desk.head()).toBe(head);
  const file = desk.path('sheet.csv');
  expect((await desk.run('import', 'customers', file, '--dry-run', '--lang', 'zh')).stdout).toContain(
    '更新 第 2 行：K1，华东，苏州：城市 上海 → 苏州',
  );
  // What is done is told by its counts.
  expect(await desk.import('customers', sheet, '--partial')).toMatchObject({ examples: [] });
});

test('a few rows are shown, not all; other kinds too', async () => {
  const sheet = `code,name\n${Array.from({ length: 50 }, (_, at) => `N${at},客户${at}`).join('\n')}\n`;
  const { examples } = await rehearsed('customers', sheet);
  expect(examples.map(({ line }: { line: number }) => line)).toEqual([2, 3, 4]);
  const orders = 'number,customer,ordered_on,amount\nX1,K1,2026-05-01,1200.5\n';
  await desk.import('orders', orders);
  expect((await rehearsed('orders', orders.replace('1200.5', '95'))).examples).toMatchObject([
    { decision: 'changed', changes: [{ column: 'amount', from: '1200.5', to: '95' }] },
  ]);
});
