import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useTimeZone } from '../src/domain/calendar.ts';
import { examine, type Verified } from '../src/services/verifying.ts';
import { SEALED_TABLES } from '../src/store/seals.ts';
import { firstBroken } from './independent-chain.mjs';
import { livedRoom } from './life.ts';
import { Room } from './room.ts';

// Somebody who can write to the file changes one thing with raw SQL, every guard of the store taken away and put back:
// verify must find each change.

type Db = Database.Database;
type Value = string | number | Buffer | null;
interface Column {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
  readonly hidden: number;
}

/** What may be changed without verify finding it, and why that is no harm. */
const WITHOUT_MEANING: Readonly<Record<string, string>> = {
  'places.bounded': 'generated: SQLite computes it from kind and refuses to write it',
  'places.lends': 'generated: SQLite computes it from purpose and refuses to write it',
};

let room: Room;
let image: Buffer;
let tables: string[];

beforeAll(() => {
  room = livedRoom();
  useTimeZone('Asia/Shanghai');
  const db = new Database(room.file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  image = db.serialize();
  // A copy in memory has no WAL.
  image[18] = 1;
  image[19] = 1;
  tables = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`)
    .pluck()
    .all() as string[];
  db.close();
}, 600_000);
afterAll(() => room.close());

/**
 * A copy of the store, tampered with; the triggers (of one table, where only that is touched) are dropped before and
 * made again after.
 */
function tampered(work: (db: Db) => void, table: string | null = null): Db {
  const db = new Database(Buffer.from(image));
  const guards = `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = coalesce(?, tbl_name)`;
  const triggers = db.prepare(guards).all(table) as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON');
  work(db);
  for (const { sql } of triggers) db.exec(sql);
  db.exec('PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF');
  return db;
}

async function verified(db: Db): Promise<Verified> {
  try {
    return await examine(db, {});
  } finally {
    db.close();
  }
}

function columnsOf(db: Db, table: string): Column[] {
  return db.prepare(`SELECT name, type, pk, hidden FROM pragma_table_xinfo(?)`).all(table) as Column[];
}

/** Rows are named by their primary key. */
function keyOf(columns: readonly Column[]): string[] {
  return columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
}

/** Other values for a cell: one that another row has (the likeliest lie), and one that nobody has. */
function lies(db: Db, table: string, { name, type }: Column, now: Value): Value[] {
  const others = db.prepare(`SELECT DISTINCT ${name} FROM ${table} WHERE ${name} IS NOT ?`).pluck().all(now) as Value[];
  const made: Value =
    type === 'INTEGER'
      ? Number(now ?? 0) + 1_000_003
      : type === 'BLOB'
        ? Buffer.alloc(now === null ? 16 : Math.max(1, (now as Buffer).length), 7)
        : `${now ?? ''}x`;
  const all: Value[] = [...others.slice(0, 1), ...(now === null ? [] : [null]), made];
  // Each lie is as good as the other: by turns, two of three; all of them in the long run.
  turn += 1;
  return process.env.SAMPLES_LONG || all.length < 3 ? all : all.filter((_, at) => at !== turn % 3);
}
let turn = 0;

describe('one value changed', () => {
  test('the store has rows in every table, so that nothing below is proved of nothing', () => {
    const db = new Database(Buffer.from(image), { readonly: true });
    const empty = tables.filter((table) => db.prepare(`SELECT 1 FROM ${table}`).get() === undefined);
    expect(empty).toEqual([]);
    expect(SEALED_TABLES.filter((table) => !tables.includes(table))).toEqual([]);
  });

  test('untouched, and with its triggers dropped and made again, it holds', async () => {
    expect(await verified(tampered(() => {}))).toMatchObject({ ok: true, problems: [] });
  });

  test('every column of every table', async () => {
    const missed: string[] = [];
    let tried = 0;
    const plain = new Database(Buffer.from(image), { readonly: true });
    for (const table of tables) {
      const columns = columnsOf(plain, table);
      const key = keyOf(columns);
      const where = key.map((name) => `${name} = ?`).join(' AND ');
      const rows = plain.prepare(`SELECT * FROM ${table} ORDER BY ${key.join(', ')}`).all() as Record<string, Value>[];
      for (const column of columns) {
        // The last row, and the first where only one of the two has something there.
        const ends = [rows.at(-1)!, rows[0]!];
        const chosen = (ends[0]![column.name] === null) === (ends[1]![column.name] === null) ? ends.slice(0, 1) : ends;
        if (`${table}.${column.name}` in WITHOUT_MEANING) {
          expect(() => tampered((db) => db.exec(`UPDATE ${table} SET ${column.name} = 7`)).close()).toThrow(
            /generated/,
          );
          continue;
        }
        for (const row of chosen) {
          for (const lie of lies(plain, table, column, row[column.name]!)) {
            if (meaningless(plain, table, column.name, row, lie)) continue;
            let changed = false;
            const db = tampered((copy) => {
              try {
                const update = copy.prepare(`UPDATE ${table} SET ${column.name} = ? WHERE ${where}`);
                changed = update.run(lie, ...key.map((name) => row[name])).changes === 1;
              } catch (error) {
                // UNIQUE, NOT NULL and the types of STRICT hold even so.
                if (!/UNIQUE|NOT NULL|cannot store|datatype mismatch/.test((error as Error).message)) throw error;
              }
            }, table);
            if (!changed) {
              db.close();
              continue;
            }
            const { ok, problems } = await verified(db);
            tried += 1;
            if (ok || problems.length === 0) missed.push(`${table}.${column.name} → ${String(lie)}`);
          }
        }
      }
    }
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(400);
  }, 600_000);

  /** Changes that say nothing about the business, each with its reason. */
  function meaningless(db: Db, table: string, column: string, row: Record<string, Value>, lie: Value): boolean {
    // The serial of made-up customer codes, set back: codes in use are passed over, and no customer ever goes.
    if (table === 'serials' && column === 'last' && row.series === 'customer') return Number(lie) < Number(row.last);
    // The salt of a superseded seal: what it sealed is no longer there, so it proves nothing either way. Gone, it is
    // found all the same, because only an erasure may take it.
    if (table === 'seals' && column === 'salt' && lie !== null) {
      const { subject, subject_id, entry } = row;
      const later = 'SELECT 1 FROM seals WHERE subject = ? AND subject_id = ? AND entry > ?';
      return db.prepare(later).get(subject, subject_id, entry) !== undefined;
    }
    return false;
  }
});

describe('a row taken out or put in', () => {
  test('of every table', async () => {
    const missed: string[] = [];
    const plain = new Database(Buffer.from(image), { readonly: true });
    for (const table of tables) {
      // A copy that is gone is made again, and one that says what the rows say is right: changed ones are found above.
      if (table === 'row_groups' || table === 'stale_customers') continue;
      const columns = columnsOf(plain, table).filter(({ hidden }) => hidden === 0);
      const key = keyOf(columns);
      const order = key.map((name) => `${name} DESC`).join(', ');
      for (const which of ['first', 'last']) {
        const by = which === 'first' ? key.join(', ') : order;
        const row = plain.prepare(`SELECT * FROM ${table} ORDER BY ${by} LIMIT 1`).get() as Record<string, Value>;
        const where = key.map((name) => `${name} = ?`).join(' AND ');
        const values = key.map((name) => row[name]);
        const removed = tampered((db) => {
          expect(db.prepare(`DELETE FROM ${table} WHERE ${where}`).run(...values).changes).toBe(1);
        }, table);
        if ((await verified(removed)).ok && !(table === 'serials' && row.series === 'customer'))
          missed.push(`${which} of ${table} removed`);
      }
      const added = tampered((db) => {
        const row = db.prepare(`SELECT * FROM ${table} ORDER BY ${order} LIMIT 1`).get() as Record<string, Value>;
        const unique = uniqueColumns(db, table);
        const copy = columns.map(({ name, type }) => {
          if (name === key.at(-1) && type === 'INTEGER') return Number(row[name]) + 1;
          if (name !== key.at(-1) && (key.includes(name) || !unique.has(name))) return row[name]!;
          if (type === 'INTEGER') return row[name] === null ? null : Number(row[name]) + 1_000_003;
          if (type === 'BLOB') return Buffer.alloc(16, 9);
          return row[name] === null ? null : `${row[name]}x`;
        });
        const names = columns.map(({ name }) => name).join(', ');
        db.prepare(`INSERT INTO ${table} (${names}) VALUES (${columns.map(() => '?').join(', ')})`).run(...copy);
      }, table);
      if ((await verified(added)).ok) missed.push(`${table} added`);
    }
    expect(missed).toEqual([]);
  }, 600_000);

  function uniqueColumns(db: Db, table: string): Set<string> {
    return new Set(
      db
        .prepare(
          `SELECT c.name FROM pragma_index_list(?) i JOIN pragma_index_info(i.name) c WHERE i."unique" = 1 AND c.name IS NOT NULL`,
        )
        .pluck()
        .all(table) as string[],
    );
  }
});

describe('the schema', () => {
  test('every trigger and every index that is gone is found', async () => {
    const plain = new Database(Buffer.from(image), { readonly: true });
    const things = plain
      .prepare(`SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'index') AND sql IS NOT NULL`)
      .all() as { type: string; name: string }[];
    expect(things.length).toBeGreaterThan(20);
    for (const { type, name } of things) {
      const db = new Database(Buffer.from(image));
      db.exec(`DROP ${type} ${name}`);
      const { problems } = await verified(db);
      expect(problems).toContainEqual({
        code: 'schema_missing',
        entry: null,
        subject: `${type} ${name}`,
        detail: null,
      });
    }
  });

  test.each([
    ['ALTER TABLE samples ADD COLUMN secret TEXT', 'schema_changed', 'table samples'],
    ['CREATE TABLE extra (id INTEGER PRIMARY KEY)', 'schema_added', 'table extra'],
    ['CREATE TRIGGER spy AFTER INSERT ON journal BEGIN SELECT 1; END', 'schema_added', 'trigger spy'],
    ['CREATE VIEW peek AS SELECT * FROM customers', 'schema_added', 'view peek'],
  ])('%s', async (statement, code, subject) => {
    const db = new Database(Buffer.from(image));
    db.exec(statement);
    expect((await verified(db)).problems).toContainEqual({ code, entry: null, subject, detail: null });
  });

  test('a comment that differs is no difference, a rule that differs is', async () => {
    const rewrite = (from: string, to: string): Db => {
      const db = new Database(Buffer.from(image));
      db.unsafeMode(true);
      db.pragma('writable_schema = ON');
      const { changes } = db
        .prepare(`UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = 'journal' AND instr(sql, ?) > 0`)
        .run(from, to, from);
      expect(changes).toBe(1);
      db.pragma('writable_schema = RESET');
      return db;
    };
    expect((await verified(rewrite(`-- the clock's`, '-- of the wall'))).ok).toBe(true);
    expect((await verified(rewrite('length(digest) = 32', 'length(digest) > 0'))).ok).toBe(false);
  });
});

describe('what was found is named', () => {
  async function codes(work: (db: Db) => void): Promise<string[]> {
    return (await verified(tampered(work))).problems.map(({ code, subject }) => `${code} ${subject}`);
  }

  test('the first failing entry comes first', async () => {
    const { problems } = await verified(
      tampered((db) =>
        db.exec(`UPDATE journal SET command = 'x' WHERE seq IN (4, 9); UPDATE balances SET quantity = quantity + 1`),
      ),
    );
    expect(problems[0]).toEqual({ code: 'hash_differs', entry: 4, subject: 'journal 4', detail: 'x' });
    expect(problems[1]).toMatchObject({ entry: 9 });
  });

  test('balances, outstanding, seals, words, answers, serials', async () => {
    expect(
      await codes((db) => db.exec(`UPDATE balances SET quantity = quantity + 1000 WHERE sample_id = 1`)),
    ).toContain('not_conserved samples 1');
    expect(await codes((db) => db.exec(`UPDATE checkout_lines SET outstanding = 1 WHERE id = 1`))).toEqual([
      'outstanding_differs checkout_lines 1',
    ]);
    expect(await codes((db) => db.exec(`UPDATE samples SET name = '金条' WHERE id = 1`))).toEqual([
      'row_changed samples 1',
    ]);
    expect(await codes((db) => db.exec(`UPDATE remarks SET words = '别的' WHERE field = 'purpose'`))).toContainEqual(
      expect.stringMatching(/^words_differ /),
    );
    const oneNote = `(entry, line, field) = (SELECT entry, line, field FROM remarks WHERE field = 'note' LIMIT 1)`;
    expect(await codes((db) => db.exec(`UPDATE remarks SET words = NULL, salt = NULL WHERE ${oneNote}`))).toEqual([
      expect.stringMatching(/^words_missing /),
    ]);
    expect(await codes((db) => db.exec(`UPDATE answers SET result = '{}'`))).toContainEqual(
      expect.stringMatching(/^answer_differs /),
    );
    expect(await codes((db) => db.exec(`UPDATE serials SET last = last - 1 WHERE series = 'S'`))).toEqual([
      'serial_differs serials S26',
    ]);
  });

  test('a row put back to what it was before, with its older entry, is found', async () => {
    const found = await codes((db) => {
      // C1 moved from Shanghai to Suzhou: take both the row and its entry back.
      const entry = db
        .prepare(`SELECT min(entry) FROM seals WHERE subject = 'customers' AND subject_id = 2`)
        .pluck()
        .get();
      db.prepare(`UPDATE customers SET city = '上海', entry = ? WHERE id = 2`).run(entry);
    });
    expect(found).toEqual(['row_outdated customers 2']);
  });

  test('a page overwritten in the file is found, not a crash', async () => {
    const size = Buffer.from(image).readUInt16BE(16);
    for (let page = 2; page * size < image.length; page += 5) {
      const bytes = Buffer.from(image);
      bytes.fill(0xa5, (page - 1) * size, page * size);
      const db = new Database(bytes);
      expect((await verified(db)).ok, `page ${page}`).toBe(false);
    }
  });
});

describe('anchors', () => {
  /** Cuts the last entries off and makes everything else right again: no row is left that would tell. */
  function cutTail(db: Db, keep: number): void {
    for (const table of ['transfers', 'remarks', 'seals', 'answers', 'customers'])
      db.exec(`DELETE FROM ${table} WHERE entry > ${keep}`);
    db.exec(`DELETE FROM journal WHERE seq > ${keep}`);
  }

  test('a tail that was cut off is revealed by an anchor only', async () => {
    const head = new Database(Buffer.from(image), { readonly: true })
      .prepare('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1')
      .get() as { seq: number; hash: Buffer };
    const cut = (): Db => tampered((db) => cutTail(db, head.seq - 2));
    expect(await verified(cut())).toMatchObject({ ok: true, entries: head.seq - 2 });
    const db = cut();
    const { ok, problems } = await examine(db, { anchors: [{ seq: head.seq, hash: head.hash.toString('hex') }] });
    expect(ok).toBe(false);
    expect(problems).toMatchObject([{ code: 'anchor_beyond', entry: head.seq }]);
  });

  test('a store written anew as a whole holds by itself, and is revealed by an anchor', () => {
    const hash = new Database(Buffer.from(image)).prepare('SELECT hex(hash) FROM journal WHERE seq = 3').pluck().get();
    const anchor = `3:${hash}`;
    const forged = new Room();
    try {
      for (const name of ['甲', '乙', '丙']) forged.ok('customers', 'add', '--name', name);
      expect(forged.json('verify')).toMatchObject({ ok: true, entries: 4 });
      expect(room.json('verify', '--anchor', anchor)).toMatchObject({ ok: true });
      const done = forged.run('verify', '--json', '--anchor', anchor);
      expect(done.status).toBe(8);
      expect(JSON.parse(done.stdout)).toMatchObject({ ok: false, problems: [{ code: 'anchor_differs', entry: 3 }] });
    } finally {
      forged.close();
    }
  });
});

describe('the independent script', () => {
  const script = resolve('test/independent-chain.mjs');
  const run = (file: string) => spawnSync(process.execPath, [script, file], { encoding: 'utf8' });

  test('agrees that the store holds', () => {
    expect(run(room.file)).toMatchObject({ status: 0, stdout: 'the chain holds\n' });
  });

  test('names the same first entry as verify for whatever is covered by the chain', async () => {
    const changes = [
      `UPDATE transfers SET quantity = quantity + 1 WHERE seq = 3`,
      `UPDATE transfers SET day = day + 1 WHERE seq = 4`,
      `DELETE FROM transfers WHERE seq = 5`,
      `UPDATE remarks SET words = 'x' WHERE field = 'purpose'`,
      `UPDATE remarks SET commitment = zeroblob(32) WHERE field = 'note'`,
      `UPDATE seals SET seal = zeroblob(32) WHERE entry = 6`,
      `DELETE FROM seals WHERE entry = 7`,
      `UPDATE answers SET request = zeroblob(32)`,
      `UPDATE journal SET happened_at = '2020-01-01T00:00:00.000Z' WHERE seq = 8`,
      `UPDATE journal SET ref = ref || 'x' WHERE ref IS NOT NULL`,
      `DELETE FROM journal WHERE seq = 9`,
      `UPDATE operators SET code = 'ZZ' WHERE code = 'WL'`,
    ];
    for (const change of changes) {
      const db = tampered((copy) => copy.exec(change));
      const broken = firstBroken(db);
      const { problems } = await verified(db);
      expect(broken?.entry, change).toBe(problems[0]!.entry);
    }
  });
});
