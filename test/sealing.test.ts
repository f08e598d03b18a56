import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestHex, type HashedRemark, partsOfSeals, seal } from '../src/domain/chain.ts';
import { EntryDigest } from '../src/store/digesting.ts';
import { type SealedValue, sealParts, sealsOf } from '../src/store/sealing.ts';
import { strings } from './text/strings.ts';

/** Half a surrogate pair is U+FFFD once it is stored. */
const wellFormed = (each: string) => Buffer.from(each).toString();
const text = fc.oneof(
  fc.constant(null),
  strings.map(wellFormed),
  fc.string({ unit: 'grapheme', minLength: 300, maxLength: 500 }).map(wellFormed),
  // Lengths up to 1023 bytes are looked up.
  fc.integer({ min: 1020, max: 1026 }).map((length) => 'x'.repeat(length)),
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

const rowsFrom = (start: number) =>
  ({ subject: 'customers', from: 'FROM t WHERE 1', id: 't.id', key: 't.id', start }) as const;

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
      const [batch] = sealsOf(db, COLUMNS, rowsFrom(0), salts);
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
  const batches = [...sealsOf(db, COLUMNS, rowsFrom(3), (count) => Buffer.alloc(count * 16))];
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

const SUBJECTS = ['batches', 'customers', 'orders'];
const mark = (id: number) => Buffer.alloc(32, id % 256);
/** What is done to an entry: a remark or transfer is written, one seal or many are, or from now on nothing is kept. */
const deed = fc.oneof(
  fc.record({ remark: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ transfer: fc.constant(true) }),
  fc.record({ subject: fc.constantFrom(...SUBJECTS), count: fc.integer({ min: 1, max: 4 }), one: fc.boolean() }),
  fc.record({ subject: fc.constantFrom(...SUBJECTS), count: fc.integer({ min: 1, max: 4 }), back: fc.constant(true) }),
  fc.constant({ much: true }),
);

it('the digest of an entry is the same in whatever order it is written', () =>
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 8 }), (deeds) => {
      const db = new Database(':memory:');
      db.exec(`CREATE TABLE seals (entry INTEGER, subject TEXT, subject_id INTEGER, seal BLOB);
        CREATE TABLE remarks (entry INTEGER, line INTEGER, field TEXT, subject_id INTEGER, commitment BLOB);
        CREATE TABLE transfers (seq INTEGER, entry INTEGER, kind TEXT, sample_id INTEGER, from_id INTEGER, to_id INTEGER,
          quantity INTEGER, day INTEGER, checkout_line INTEGER, reverses INTEGER)`);
      const running = new EntryDigest(db, 7);
      const transfers = [];
      const remarks: HashedRemark[] = [];
      const seals = [];
      let much = false;
      for (const [at, each] of deeds.entries()) {
        if ('much' in each) {
          much = true;
          running.expectMuch();
        } else if ('remark' in each) {
          const remark = { line: each.remark, field: `f${at}`, subject_id: null, commitment: mark(at) };
          remarks.push(remark);
          db.prepare('INSERT INTO remarks VALUES (7, :line, :field, :subject_id, :commitment)').run(remark);
          running.remark(remark);
        } else if ('transfer' in each) {
          const plain = { kind: 'move', sample_id: 1, from_id: 2, to_id: 3, quantity: 4, day: 20261122 };
          const transfer = { seq: at + 1, ...plain, checkout_line: null, reverses: null };
          transfers.push(transfer);
          db.prepare(`INSERT INTO transfers VALUES (:seq, 7, 'move', 1, 2, 3, 4, 20261122, NULL, NULL)`).run(transfer);
          running.transfer(transfer);
        } else {
          const ids = Array.from({ length: each.count }, (_, nth) => at * 10 + nth + 1);
          if ('back' in each) ids.reverse();
          for (const id of ids) {
            seals.push({ subject: each.subject, subject_id: id, seal: mark(id) });
            db.prepare('INSERT INTO seals VALUES (7, ?, ?, ?)').run(each.subject, id, mark(id));
          }
          if ('one' in each && each.one && !much)
            for (const id of ids) running.seal({ subject: each.subject, subject_id: id, seal: mark(id) });
          else {
            const parts = 'back' in each ? null : partsOfSeals(each.subject, ids, Buffer.concat(ids.map(mark)));
            const [none, last] = [Buffer.alloc(0), ids[ids.length - 1]!];
            running.seals(each.subject, { ids: '', salts: none, seals: none, parts, first: ids[0]!, last });
          }
        }
      }
      remarks.sort((a, b) => a.line - b.line || (a.field < b.field ? -1 : 1));
      seals.sort((a, b) => (a.subject === b.subject ? a.subject_id - b.subject_id : a.subject < b.subject ? -1 : 1));
      expect(running.finish(null).toString('hex')).toBe(digestHex({ transfers, remarks, seals, answer: null }));
    }),
    { numRuns: process.env.SAMPLES_LONG ? 20_000 : 1000 },
  ));
