import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Room } from '../room.ts';

// Counts from sheets: whole numbers, tails, old numbers; what cannot be taken is told row by row.

let room: Room;
beforeAll(() => {
  room = new Room();
  room.ok('operators', 'add', 'LM', '--name', '李梅', '--role', 'custodian');
  for (const place of ['A-01', 'B-01']) room.ok('locations', 'add', place);
  for (const code of ['C1', 'C2']) room.ok('customers', 'add', code, '--name', `客户${code}`);
  put(
    'opening.csv',
    'number,name,customer,quantity,location\n旧-1,布,C1,10,A-01\n旧-2,扣,C1,5,A-01\n旧-3,线,C2,7,B-01\n',
  );
  room.ok('import', 'samples', 'opening.csv');
  room.ok('stocktake', 'open', '--location', 'A-01', '--customer', 'C1');
});
afterAll(() => room.close());

function put(name: string, content: string | Uint8Array): void {
  writeFileSync(join(room.folder, name), content);
}
// biome-ignore lint/suspicious/noExplicitAny: a story reads the keys it knows
function counted(...words: string[]): { status: number | null; result: any } {
  const { status, stdout } = room.run('stocktake', 'count', 'K26-0001', '--lines', ...words, '--json');
  return { status, result: JSON.parse(stdout) };
}
const statuses = () =>
  room
    .json('stocktake', 'variance', 'K26-0001')
    .map((row: Record<string, unknown>) => [row.number, row.location, row.counted, row.status, row.condition]);

test('one bad row and nothing is counted; every row says why', () => {
  put(
    'bad.csv',
    'number,location,counted,condition\n001X,A-01,9,\nS26-000002-X,A-01,5,\n77K,A-01,5,\n旧-9,A-01,5,\n003T,A-01,1,\n2V,Z-9,5,\n2V,A-01,-5,\n2V,A-01,,\n2V,A-01,5,blue\n旧-1,A-01,8,\n',
  );
  const head = room.head();
  const { status, result } = counted('bad.csv');
  expect(status).toBe(3);
  expect(result.rejects.map(({ line, column, code }: Record<string, unknown>) => [line, column, code])).toEqual([
    [3, 'number', 'check_wrong'],
    [4, 'number', 'number_unknown'],
    [5, 'number', 'number_unknown'],
    [6, 'number', 'outside_scope'],
    [7, 'location', 'place_unknown'],
    [8, 'counted', 'quantity_negative'],
    [9, 'counted', 'missing'],
    [10, 'condition', 'choice_unknown'],
    [11, 'counted', 'contradicts_file'],
  ]);
  expect(result).toMatchObject({ read: 10, imported: 1, rejected: 9, batch: null });
  expect(room.head()).toBe(head);
});

test('GBK headings; the same sheet again changes nothing; a recount by somebody else', () => {
  // 样品编号,库位,实盘数量,状况 / 001X,A-01,9, / 旧-2,,5,破损 in GBK.
  put(
    'gbk.csv',
    Buffer.from(
      'd1f9c6b7b1e0bac52cbfe2cebb2ccab5c5cccafdc1bf2cd7b4bff60a303031582c412d30312c392c0abec92d322c2c352cc6c6cbf00a'.replace(
        ' ',
        '',
      ),
      'hex',
    ),
  );
  expect(counted('gbk.csv')).toMatchObject({ status: 0, result: { read: 2, imported: 2, encoding: 'gb18030' } });
  const head = room.head();
  expect(counted('gbk.csv')).toMatchObject({ status: 0, result: { unchanged: 2, batch: null } });
  expect(room.head()).toBe(head);
  expect(statuses()).toEqual([
    ['S26-000001-X', 'A-01', 9, 'shortage', 'ok'],
    ['S26-000002-V', 'A-01', 5, 'matched', 'damaged'],
  ]);
  put('other.csv', 'number,counted\n001X,10\n');
  const own = room.run('import', 'counts', 'other.csv', '--json');
  expect(own.status).toBe(3);
  expect(JSON.parse(own.stdout).rejects).toMatchObject([{ column: 'counted', code: 'counted_already' }]);
  expect(counted('other.csv', '--operator', 'LM')).toMatchObject({ status: 0, result: { updated: 1 } });
  expect(statuses()[0]).toEqual(['S26-000001-X', 'A-01', 10, 'matched', 'ok']);
  expect(counted('other.csv')).toMatchObject({ status: 0, result: { updated: 1 } });
  put('again.csv', 'number,counted\n001X,8\n');
  expect(counted('again.csv')).toMatchObject({ status: 3 });
  expect(counted('again.csv', '--correct')).toMatchObject({ status: 0, result: { updated: 1 } });
});

test('counted earlier, imported later: the book is that of the count', () => {
  room.env.SAMPLES_NOW = '2026-11-22T15:00:00+08:00';
  room.ok('move', '001X', '3', '--to', 'B-01');
  put('morning.csv', 'number,counted\n001X,10\n');
  expect(counted('morning.csv', '--correct', '--at', '2026-11-22 12:00')).toMatchObject({ status: 0 });
  expect(room.json('stocktake', 'variance', 'K26-0001')[0]).toMatchObject({ book: 10, counted: 10, status: 'matched' });
});

test('which stocktake: the one named, the one in the sheet, the only one open', () => {
  room.ok('stocktake', 'open', '--location', 'B-01');
  put('plain.csv', 'number,location,counted\n003T,B-01,7\n');
  const unclear = room.run('import', 'counts', 'plain.csv', '--json');
  expect(unclear.status).toBe(3);
  expect(JSON.parse(unclear.stdout).rejects).toMatchObject([{ column: 'stocktake', code: 'stocktake_unclear' }]);
  put('named.csv', 'number,location,counted,stocktake\n003T,B-01,7,k26-2\n001X,B-01,3,\n');
  expect(room.json('import', 'counts', 'named.csv')).toMatchObject({ imported: 2 });
  put('mixed.csv', 'number,location,counted,stocktake\n003T,B-01,7,K26-0002\n001X,A-01,3,K26-0001\n');
  expect(JSON.parse(room.run('import', 'counts', 'mixed.csv', '--json').stdout).rejects).toMatchObject([
    { line: 3, code: 'other_stocktake' },
  ]);
  expect(room.json('stocktake', 'submit', 'K26-0002')).toMatchObject({ state: 'closed' });
  put('closed.csv', 'number,location,counted,stocktake\n003T,B-01,7,K26-0002\n');
  expect(JSON.parse(room.run('import', 'counts', 'closed.csv', '--json').stdout).rejects).toMatchObject([
    { code: 'stocktake_closed' },
  ]);
  expect(room.json('export', 'counts')).toHaveLength(4);
  expect(room.json('verify')).toMatchObject({ ok: true });
});
