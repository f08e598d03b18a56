import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ImportColumn } from '../../src/imports/describing.ts';
import { RowValues } from '../../src/services/row-values.ts';
import { Stager } from '../../src/store/putting-down.ts';
import type { Db } from '../../src/store/sql.ts';
import { closeStaging, openStaging } from '../../src/store/staging.ts';
import { Room } from '../room.ts';

const COLUMNS = ['code', 'name', 'city', 'note'];
const fresh = { needs: ['code', 'name'], ident: (code: unknown) => `c${code}` };

type Row = readonly (string | null)[];

function staged(rows: readonly { width: number; values: Row }[]): {
  put: unknown[];
  ascending: boolean;
  filled: string[];
} {
  const db = new Database(':memory:') as Db;
  try {
    openStaging(
      db,
      COLUMNS.map((name) => ({ name, type: 'TEXT' })),
    );
    const stager = new Stager(db, fresh);
    let width = 0;
    for (const [at, row] of rows.entries()) {
      width = Math.max(width, row.width);
      stager.put(at + 2, COLUMNS.slice(0, width), row.values.slice(0, row.width));
    }
    stager.finish();
    const put = db.prepare('SELECT * FROM staged ORDER BY row').all();
    closeStaging(db);
    return { put, ascending: stager.soFar.ascending, filled: [...stager.soFar.filled] };
  } finally {
    db.close();
  }
}

const row = fc.record({
  width: fc.integer({ min: 0, max: COLUMNS.length }),
  values: fc.tuple(
    fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { freq: 8 }),
    fc.option(fc.constantFrom('甲', '乙'), { freq: 8 }),
    fc.option(fc.constant('杭州')),
    fc.option(fc.constant('x')),
  ),
});

it('rows stand in their order with all their values, however many are put down at once', () =>
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      let width = 0;
      const expected = rows.map((each, at) => {
        width = Math.max(width, each.width);
        const value = (index: number) => (index < each.width ? each.values[index] : null);
        const isNew = value(0) !== null && value(1) !== null;
        return {
          row: at + 1,
          line: at + 2,
          outcome: isNew ? 'new' : null,
          target: null,
          ident: isNew ? `c${value(0)}` : null,
          writes: isNew ? 1 : 0,
          ...Object.fromEntries(COLUMNS.map((name, index) => [name, value(index)])),
        };
      });
      const { put, ascending, filled } = staged(rows);
      expect(put).toEqual(expected);
      expect(filled).toEqual(COLUMNS.slice(0, width));
      const idents = expected.map(({ ident }) => ident);
      expect(ascending).toBe(idents.every((ident, at) => ident !== null && (at === 0 || ident > idents[at - 1]!)));
    }),
    { numRuns: process.env.SAMPLES_LONG ? 20_000 : 300 },
  ));

const column = (key: string, parts?: readonly string[]): ImportColumn => ({
  key,
  heading: { zh: key, en: key },
  type: 'text',
  synonyms: [],
  ...(parts ? { parts } : {}),
  read: (cell) => ({ value: cell }),
});

it('a row has a place for each value; what has none is refused, what the sheet lacks gets one when it is needed', () => {
  const quantity = column('quantity', ['quantity', 'unit']);
  const values = new RowValues([column('name'), quantity], ['match_key', 'unit'], [column('number'), column('lot')]);
  expect(values.names).toEqual(['name', 'quantity', 'unit', 'match_key', 'number', 'lot']);
  expect(values.placesOf(quantity)).toEqual([1, 2]);
  const first = values.begin();
  first[0] = '甲';
  values.named.match_key = '甲';
  values.named.lot = null;
  expect([values.width, first]).toEqual([4, ['甲', null, null, '甲']]);
  expect([values.named.name, values.named.number, values.named.nothing]).toEqual(['甲', null, undefined]);
  const second = values.begin();
  values.named.number = 'S1';
  expect([values.width, second, values.named.name]).toEqual([5, [null, null, null, null, 'S1'], null]);
  expect(values.begin()).toEqual([null, null, null, null, null]);
  expect(first).toEqual(['甲', null, null, '甲']);
  expect(() => {
    values.named.nothing = 'x';
  }).toThrow(TypeError);
});

let room: Room;
beforeAll(() => {
  room = new Room('zh');
});
afterAll(() => room.close());

it('a sheet in the order of its codes is imported as the same sheet in any other, and so are its doubles', () => {
  const line = (at: number) => `K${String(at).padStart(3, '0')},客户${at},杭州`;
  const lines = Array.from({ length: 30 }, (_, at) => line(at + 1));
  const state = (name: string, rows: readonly string[]) => {
    writeFileSync(join(room.folder, `${name}.csv`), ['客户编号,客户名称,城市', ...rows, ''].join('\n'));
    const file = `${name}.db`;
    room.ok('init', '--operator', 'WL', '--name', '王丽', '--timezone', 'UTC', '--db', file);
    const said = room.json('import', 'customers', `${name}.csv`, '--db', file);
    expect(room.run('verify', '--db', file).status).toBe(0);
    const { imported, unchanged, rejected } = said;
    return [{ imported, unchanged, rejected }, room.json('export', 'customers', '--db', file)];
  };
  const sorted = state('sorted', lines);
  expect(sorted[0]).toEqual({ imported: 30, unchanged: 0, rejected: 0 });
  expect(state('reversed', [...lines].reverse())).toEqual(sorted);
  const [counts, records] = state(
    'doubled',
    lines.flatMap((each, at) => (at % 9 === 0 ? [each, each] : [each])),
  );
  expect(counts).toEqual({ imported: 30, unchanged: 4, rejected: 0 });
  expect(records).toEqual(sorted[1]);
});
