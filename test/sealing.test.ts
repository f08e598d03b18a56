import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestHex, seal } from '../src/domain/chain.ts';
import { type SealedValue, sealParts, sealsOf } from '../src/store/sealing.ts';
import { strings } from './text/strings.ts';

/** Half a surrogate pair is U+FFFD once it is stored. */
const wellFormed = (each: string) => Buffer.from(each).toString();
const text = fc.oneof(
  fc.constant(null),
  strings.map(wellFormed),
  fc.string({ unit: 'grapheme', minLength: 300, maxLength: 500 }).map(wellFormed),
);
const number = fc.oneof(fc.constant(null), fc.maxSafeInteger());
const bytes = fc.oneof(
  fc.constant(null),
  fc.uint8Array({ maxLength: 200 }).map((each) => Buffer.from(each)),
);
const COLUMNS: readonly SealedValue[] = [
  { name: 'words', type: 'TEXT', value: 't.words' },
  { name: 'figure', type: 'INTEGER', value: 't.figure' },
  { name: 'raw', type: 'BLOB', value: 't.raw' },
  { name: 'id', type: 'INTEGER', value: 't.id' },
];

function tableOf(rows: readonly (readonly unknown[])[]) {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, words TEXT, figure INTEGER, raw BLOB) STRICT');
  const insert = db.prepare('INSERT INTO t (words, figure, raw) VALUES (?, ?, ?)');
  for (const row of rows) insert.run(row);
  return db;
}

it('rows that SQLite puts together are sealed as a row alone is', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(text, number, bytes), { minLength: 1, maxLength: 30 }), (rows) => {
      const db = tableOf(rows);
      let salted = 0;
      const salts = (count: number) => Buffer.alloc(count * 16).map(() => salted++ % 251) as Buffer;
      const [batch] = sealsOf(db, COLUMNS, { from: 'FROM t WHERE 1', id: 't.id', key: 't.id', start: 0 }, salts);
      expect(JSON.parse(batch!.ids)).toEqual(rows.map((_, at) => at + 1));
      const wanted = rows.map(([words, figure, raw], at) =>
        seal(
          batch!.salts.subarray(at * 16, (at + 1) * 16),
          { id: at + 1, words, figure: figure === null ? null : BigInt(figure), raw },
          ['figure', 'id', 'raw', 'words'],
        ),
      );
      expect(batch!.seals.toString('hex')).toBe(Buffer.concat(wanted).toString('hex'));
    }),
    { numRuns: 300 },
  ));

it('more rows than one batch holds come in order, beyond the start', () => {
  const db = tableOf(Array.from({ length: 1203 }, (_, at) => [`row ${at}`, at, null]));
  const rows = { from: 'FROM t WHERE 1', id: 't.id', key: 't.id', start: 3 };
  const batches = [...sealsOf(db, COLUMNS, rows, (count) => Buffer.alloc(count * 16))];
  expect(batches.flatMap(({ ids }) => JSON.parse(ids))).toEqual(Array.from({ length: 1200 }, (_, at) => at + 4));
  expect(Buffer.concat(batches.map(({ seals }) => seals))).toHaveLength(1200 * 32);
});

it('a digest takes in seals that SQLite puts together as it takes in each alone', () => {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE seals (entry INTEGER, subject TEXT, subject_id INTEGER, salt BLOB, seal BLOB)');
  const insert = db.prepare('INSERT INTO seals VALUES (?, ?, ?, NULL, ?)');
  const seals = ['customers', 'batches', 'orders'].flatMap((subject) =>
    Array.from({ length: subject === 'orders' ? 5100 : 120 }, (_, at) => ({
      subject,
      subject_id: at * at,
      seal: Buffer.alloc(32, at % 256),
    })),
  );
  for (const each of seals) insert.run(7, each.subject, each.subject_id, each.seal);
  insert.run(8, 'orders', 4, Buffer.alloc(32));
  const nothing = { transfers: [], remarks: [], answer: null };
  const sorted = [...seals].sort((a, b) =>
    a.subject === b.subject ? a.subject_id - b.subject_id : a.subject < b.subject ? -1 : 1,
  );
  expect(digestHex({ ...nothing, seals: sealParts(db, 7) })).toBe(digestHex({ ...nothing, seals: sorted }));
});
