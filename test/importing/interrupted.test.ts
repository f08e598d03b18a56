import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customers } from '../../src/imports/customers.ts';
import type { Importable } from '../../src/imports/describing.ts';
import { samples } from '../../src/imports/samples.ts';
import { actAs } from '../../src/services/identity.ts';
import { importSheet } from '../../src/services/importing.ts';
import { sourceOfBytes } from '../../src/spreadsheets/source.ts';
import { openStore } from '../../src/store/open.ts';
import { Room } from '../room.ts';

// Stopped at any moment: either all of it or nothing, and nothing left behind. Overtaken: decided again.

let room: Room;
beforeEach(() => {
  room = new Room('en');
});
afterEach(() => room.close());

const ROWS = 4000;
const sheet = (): string => {
  const file = join(room.folder, 'many.csv');
  const rows = Array.from(
    { length: ROWS },
    (_, at) => `K${at},Customer ${at},City ${at % 50},138${String(at).padStart(8, '0')}`,
  );
  writeFileSync(file, `code,name,city,mobile\n${rows.join('\n')}\n,,nameless,\n`);
  return file;
};

/** Starts the import and stops it after so long; answers how it ended and what it said. */
async function stopped(signal: 'SIGINT' | 'SIGKILL', after: number): Promise<{ ended: number | string; said: string }> {
  const words = ['import', 'customers', sheet(), '--partial', '--rejects', join(room.folder, 'rejects.csv'), '--force'];
  const child = spawn(process.execPath, [resolve('bin/samples.js'), ...words], {
    env: room.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  setTimeout(() => child.kill(signal), after);
  return new Promise((done) => child.on('close', (code, by) => done({ ended: code ?? by ?? '', said })));
}

test.each(['SIGINT', 'SIGKILL'] as const)('%s at any moment', async (signal) => {
  let cut = 0;
  for (const after of [60, 120, 180, 240, 300, 400, 550, 700, 900]) {
    const { ended, said } = await stopped(signal, after);
    // Before the program has begun to listen the signal ends it by itself: 130 for a shell.
    if (ended === signal || (signal === 'SIGINT' && ended === 130)) cut += 1;
    else expect(ended).toBe(3);
    const names = room.ok('export', 'customers', '--columns', 'code').split('\n').length - 1;
    const batches = room.json('import', 'list').length;
    expect([1, ROWS + 1]).toContain(names);
    expect(batches).toBe(names === 1 ? 0 : 1);
    // What it says of itself is so.
    if (/Nothing changed/.test(said)) expect(batches).toBe(0);
    if (/was recorded already/.test(said) || ended === 3) expect(batches).toBe(1);
    const left = readdirSync(room.folder).filter(
      (name) => !/^samples\.db(-wal|-shm)?$|^many\.csv$|^rejects\.csv$/.test(name),
    );
    // A program that is killed outright cannot tidy a file that it has just begun; any other leaves none.
    expect(left.filter((name) => signal === 'SIGINT' || !name.endsWith('.part'))).toEqual([]);
    if (names > 1) break;
  }
  expect(cut).toBeGreaterThan(0);
  room.head();
});

/** The import, with something that others do between its decision and its lock. */
async function overtaken(importable: Importable, content: string, meanwhile: (db: Database.Database) => void) {
  const store = openStore(room.file, { mode: 'write', busyMs: 1000 });
  let decided = 0;
  const staged: Importable['staged'] = {
    ...importable.staged,
    decide(db, decisions) {
      importable.staged.decide(db, decisions);
      decided += 1;
    },
  };
  const acting = {
    store,
    // The clock is asked for the entry, between decision and lock.
    clock: {
      set: true,
      now: () => Date.parse('2026-11-22T02:00:00Z'),
    },
    today: '2026-11-22',
    operator: actAs(store.db, 'WL', 'root'),
    osAccount: 'root',
    at: null,
    ref: null,
    dryRun: false,
    busyMs: 1000,
    random: (size: number) => Buffer.alloc(size, decided),
  };
  const wrapped: Importable = {
    ...importable,
    staged: {
      ...staged,
      decide(db, decisions) {
        staged.decide(db, decisions);
        // The first decision is made on a read snapshot: another program can write, and what it writes is not seen.
        if (decided === 1) {
          const other = new Database(room.file);
          try {
            meanwhile(other);
          } finally {
            other.close();
          }
        }
      },
    },
  };
  try {
    const outcome = await importSheet(acting, wrapped, sourceOfBytes('sheet.csv', Buffer.from(content)), {});
    return { outcome, decided };
  } finally {
    store.close();
  }
}

test('what others record meanwhile is seen: it is decided again under the lock', async () => {
  const { outcome, decided } = await overtaken(customers, 'code,name\nA,One\nB,Two\n', () => {
    room.ok('customers', 'add', 'A', '--name', 'One');
  });
  expect(decided).toBe(2);
  expect(outcome).toMatchObject({ imported: 1, unchanged: 1, batch: 'I26-000001' });
  room.head();
});

test('what is no longer possible is refused as a whole', async () => {
  room.ok('locations', 'add', 'S-01');
  const { outcome, decided } = await overtaken(
    samples,
    'name,customer,quantity,location\nX,HOUSE,1,S-01\nY,HOUSE,1,\n',
    () => {
      room.ok('locations', 'retire', 'S-01');
    },
  );
  expect(decided).toBe(2);
  expect(outcome).toMatchObject({ imported: 1, rejected: 1, batch: null });
  expect(outcome.rejects).toMatchObject([{ line: 2, column: 'location', code: 'place_retired' }]);
  expect(room.json('export', 'samples')).toEqual([]);
});

test('nobody waits while a sheet is read and decided', async () => {
  const { decided } = await overtaken(customers, 'name\nOne\n', (other) => {
    // Taken at once, while the import is deciding.
    other.pragma('busy_timeout = 0');
    other.exec('BEGIN IMMEDIATE; ROLLBACK');
  });
  expect(decided).toBe(1);
});
