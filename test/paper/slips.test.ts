import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Room } from '../room.ts';
import { CAN_READ, codesOf } from './reading.ts';

let room: Room;
beforeAll(() => {
  room = new Room();
  room.ok('customers', 'add', 'C1', '--name', '恒润纺织有限公司');
  room.ok('locations', 'add', 'A-01');
  room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'user');
  const receive = ['receive', '--customer', 'C1', '--quantity', '12.5', '--unit', '米', '--location', 'A-01'];
  room.ok(...receive, '--name', '棉麻混纺面料', '--delivered-by', '陈司机', '--order-no', 'PO-1');
  room.ok('checkout', '1X', '3', '--to', 'LM', '--purpose', '色牢度测试', '--due', '2026-12-01');
  room.ok('checkout', '1X', '2', '--to-customer', 'C1', '--carrier', '顺丰');
  room.ok('give-back', '1X', '1', '--received-by', '陈司机');
});
afterAll(() => room.close());

const bytes = (name: string): Buffer => readFileSync(join(room.folder, name));
const pagesIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length;

test('what stands on each kind', () => {
  const facts = (number: string) => room.json('slip', number).slips[0];
  expect(facts('R26-000001')).toMatchObject({
    kind: 'receipt',
    customer_name: '恒润纺织有限公司',
    facts: [
      { key: 'order_no', value: 'PO-1' },
      { key: 'delivered_by', value: '陈司机' },
    ],
    lines: [{ number: 'S26-000001-X', quantity: 12.5, unit: '米', to: 'A-01' }],
    state: 'draft',
    copies: 2,
  });
  expect(facts('u26-1')).toMatchObject({
    slip: 'U26-000001',
    kind: 'checkout',
    person_name: '李梅',
    facts: [
      { key: 'purpose', value: '色牢度测试' },
      { key: 'due', value: '2026-12-01' },
    ],
    lines: [{ quantity: 3, from: 'A-01' }],
  });
  expect(facts('U26-000002')).toMatchObject({ kind: 'dispatch', customer: 'C1', lines: [{ quantity: 2 }] });
  expect(facts('B26-000001')).toMatchObject({ kind: 'give_back', lines: [{ quantity: 1 }] });
});

test('the statement: received is the sum of the rest', () => {
  const [statement] = room.json('slip', 'statement', '--customer', 'C1').slips;
  const line = statement.lines[0];
  expect(line.received).toBe(12.5);
  const rest = ['in_store', 'held', 'used', 'given_back', 'dispatched', 'scrapped', 'missing'];
  expect(rest.reduce((sum, key) => sum + line[key], 0)).toBe(12.5);
  expect(room.refused('slip', 'statement')).toMatchObject({ status: 2, code: 'missing_option' });
});

test('two copies on one page; the same slip again is the same to the byte, whatever happened since', () => {
  expect(room.ok('slip', 'R26-000001', '--out', 'one.pdf')).toBe('R26-000001：1 页，one.pdf');
  room.ok('receive', '--customer', 'C1', '--quantity', '1', '--name', '别的');
  room.ok('slip', 'R26-000001', '--out', 'two.pdf');
  expect(bytes('one.pdf').equals(bytes('two.pdf'))).toBe(true);
  expect(pagesIn(bytes('one.pdf'))).toBe(1);
  room.ok('config', 'set', 'slip.copies', '3');
  expect(room.json('slip', 'R26-000001', '--out', 'three.pdf').pages).toBe(2);
  room.ok('config', 'set', 'slip.copies', '2');
});

test('what it vouches for is an anchor; who signed stands on it', () => {
  const before = room.json('slip', 'U26-000001').slips[0];
  expect(room.json('verify', '--anchor', before.head).ok).toBe(true);
  room.ok('sign', 'U26-000001', '--side', 'customer', '--by', '李梅', '--how', '纸面');
  const after = room.json('slip', 'U26-000001').slips[0];
  expect(after).toMatchObject({ state: 'half_signed', signatures: [{ side: 'customer', by: '李梅', how: '纸面' }] });
  expect(after.head).not.toBe(before.head);
  expect(room.json('verify', '--anchor', after.head).ok).toBe(true);
});

test('a long delivery goes over pages of its own for each copy', () => {
  const lines = Array.from({ length: 60 }, (_, at) => `面料 ${at},1`).join('\n');
  const { status } = room.fed(`name,quantity\n${lines}\n`, 'receive', '--customer', 'C1', '--lines', '-');
  expect(status).toBe(0);
  const { pages } = room.json('slip', 'R26-000003', '--out', 'long.pdf');
  expect(pages).toBe(4);
  expect(pagesIn(bytes('long.pdf'))).toBe(4);
});

test('what was undone says so', () => {
  const { samples, receipt } = room.json('receive', '--customer', 'C1', '--quantity', '1', '--name', '错的');
  const [{ movement }] = room.json('history', samples[0].number);
  room.ok('undo', String(movement), '--reason', '输错');
  expect(room.json('slip', receipt).slips[0]).toMatchObject({ state: 'undone' });
});

test.skipIf(!CAN_READ)('printed, then read back', () => {
  room.ok('slip', 'R26-000001', 'B26-000001', '--out', 'both.pdf');
  const each = (number: string): string[] => [
    `CODE-128:${number}`,
    `CODE-128:${number}`,
    `QR-Code:${number}`,
    `QR-Code:${number}`,
  ];
  const found = codesOf(bytes('both.pdf'), 150);
  // zbarimg names each code once, however often it stands on the page.
  expect(found.map((codes) => [...new Set(codes)])).toEqual(
    ['R26-000001', 'B26-000001'].map((number) => [...new Set(each(number))]),
  );
});

test('the sheet of a stocktake: in the order of places, blank where nobody counted; a blind one without the book', () => {
  const shop = new Room();
  shop.ok('customers', 'add', 'C1', '--name', 'C1');
  for (const place of ['A-01', 'A-02']) shop.ok('locations', 'add', place);
  for (const place of ['A-02', 'A-01'])
    shop.ok('receive', '--customer', 'C1', '--name', '面料', '--quantity', '3', '--location', place);
  shop.ok('stocktake', 'open', '--blind');
  shop.ok('stocktake', 'count', 'K26-0001', '1X', '2');
  const sheet = () => shop.json('slip', 'K26-0001', '--out', 'sheet.pdf', '--force').slips[0];
  expect(sheet()).toMatchObject({
    kind: 'stocktake',
    copies: 1,
    lines: [
      { location: 'A-01', number: 'S26-000002-V', counted: null, book: null, status: null },
      { location: 'A-02', number: 'S26-000001-X', counted: 2, book: null, variance: null, status: null },
    ],
  });
  expect(shop.json('verify', '--anchor', sheet().head).ok).toBe(true);
  shop.ok('stocktake', 'cancel', 'K26-0001', '--yes');
  shop.ok('stocktake', 'open', '--location', 'A-01');
  const { lines, facts } = shop.json('slip', 'K26-0002').slips[0];
  expect(lines).toMatchObject([{ location: 'A-01', number: 'S26-000002-V', counted: null, book: 3 }]);
  expect(facts).toContainEqual({ key: 'location', value: 'A-01' });
  if (CAN_READ)
    expect(codesOf(join(shop.folder, 'sheet.pdf'), 150)).toEqual([['CODE-128:K26-0001', 'QR-Code:K26-0001']]);
  shop.close();
});

test('a request for approval: what it does, and who decided', () => {
  const shop = new Room();
  shop.ok('customers', 'add', 'C1', '--name', 'C1');
  shop.ok('operators', 'add', 'QM', '--name', '钱明', '--role', 'manager');
  shop.ok('config', 'set', 'undo.free_days', '0');
  const { samples } = shop.json('receive', '--customer', 'C1', '--name', '面料', '--quantity', '3');
  shop.env.SAMPLES_NOW = '2026-11-24T09:30:00+08:00';
  expect(shop.run('undo', '1', '--reason', '输错').status).toBe(6);
  const facts = () => shop.json('slip', 'A26-000001', '--out', 'a.pdf', '--force').slips[0];
  expect(facts()).toMatchObject({
    kind: 'approval',
    operator: 'WL',
    lines: [{ number: samples[0].number, quantity: 3 }],
  });
  expect(facts().facts).toContainEqual({ key: 'approval_state', value: 'pending' });
  shop.ok('approve', 'A26-000001', '--operator', 'QM');
  expect(facts().facts).toContainEqual({ key: 'decided_by', value: 'QM' });
  expect(shop.json('verify', '--anchor', facts().head).ok).toBe(true);
  shop.close();
});

test('a notice is a letter; scrapping has a record of its own', () => {
  const shop = new Room();
  shop.ok('customers', 'add', 'C1', '--name', '华纺');
  shop.ok('operators', 'add', 'QM', '--name', '钱明', '--role', 'manager');
  shop.ok('receive', '--customer', 'C1', '--name', '面料', '--quantity', '3', '--unit', '米', '--spec', '40S');
  shop.ok('notice', '1x', '--reason', 'damaged', '--note', '受潮'.repeat(900));
  const [letter] = shop.json('slip', 'N26-000001', '--out', 'n.pdf').slips;
  expect(letter).toMatchObject({ kind: 'notice', customer_name: '华纺', facts: [], copies: 2 });
  expect(letter.letter).toEqual({ zh: expect.stringContaining('受潮'), en: expect.stringContaining('Report on') });
  // What the customer answers later does not change the letter that went out.
  shop.ok('notices', 'sent', 'N26-000001');
  expect(shop.json('slip', 'n26-1', '--out', 'again.pdf').pages).toBe(2);
  const read = (name: string): Buffer => readFileSync(join(shop.folder, name));
  expect(read('n.pdf').equals(read('again.pdf'))).toBe(true);
  expect(shop.json('verify', '--anchor', letter.head).ok).toBe(true);
  if (CAN_READ) expect(codesOf(read('n.pdf'), 150)[0]).toEqual(['CODE-128:N26-000001', 'QR-Code:N26-000001']);
  shop.ok('instruct', '1x', '--decision', 'scrap', '--by', '张工');
  const request = ['scrap', 'request', '1x', '2', '--reason', 'damaged', '--method', '切碎', '--witness', 'WL'];
  shop.ok(...request, '--note', '没人要');
  const record = () => shop.json('slip', 'A26-000001', '--out', 'a.pdf', '--force').slips[0];
  expect(record()).toMatchObject({
    kind: 'scrap',
    state: 'draft',
    lines: [{ spec: '40S', quantity: 2, undone: null }],
  });
  shop.ok('approve', 'A26-000001', '--operator', 'QM');
  expect(record().facts).toEqual([
    { key: 'scrap_reason', value: 'damaged' },
    { key: 'note', value: '没人要' },
    { key: 'method', value: '切碎' },
    { key: 'witness', value: '王丽（WL）' },
    { key: 'approval_state', value: 'approved' },
    { key: 'decided_by', value: '钱明（QM）' },
    { key: 'scrapped_on', value: '2026-11-22' },
  ]);
  const [{ movement }] = shop.json('history', '1x').slice(-1);
  shop.ok('undo', String(movement), '--reason', '弄错');
  expect(record()).toMatchObject({ state: 'undone', lines: [{ undone: 'undone' }] });
  shop.close();
});

test('slips that are not there', () => {
  for (const number of ['R26-000099', 'X1', 'S26-000001-X', 'I26-000001'])
    expect(room.refused('slip', number)).toMatchObject({ status: 4, code: 'slip_not_found' });
  expect(room.refused('slip')).toMatchObject({ status: 2, code: 'missing_argument' });
  expect(room.refused('slip', 'R26-000001', '--operator', 'LM')).toMatchObject({ status: 6, code: 'not_permitted' });
});
