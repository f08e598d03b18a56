/**
 * Where an import's rows wait, and how much memory it takes for them and for the store; the whole of it must stay under
 * 250 MB.
 */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { BINDING } from './native.ts';
import { type Db, one } from './sql.ts';
import { temporaryFolder } from './temporary.ts';
import { begin, settle } from './unfinished.ts';

/** A staging table in a file that another thread can open as well. */
export interface SharedRoom {
  readonly file: string;
  /** Takes the file's name away: nobody else can open it, and it is gone when the program ends, however it ends. */
  hide(): void;
}

/** The schema that the staging table is in. */
export function stagingSchema(db: Db): 'staging' | 'temp' {
  return one(db, `SELECT 1 FROM pragma_database_list WHERE name = 'staging'`) ? 'staging' : 'temp';
}

/**
 * While rows are staged and decided: in files, not in memory, since a million rows must fit. Pages are large, because rows
 * grow when they are decided and small pages would have to be split for it.
 */
export function roomForStaging(db: Db): void {
  db.exec('PRAGMA temp_store = FILE; PRAGMA temp.page_size = 16384; PRAGMA temp.cache_size = -32000');
  db.exec('PRAGMA main.cache_size = -16000');
}

/** The same where another thread reads along: a file that is nobody else's. */
export function sharedRoom(db: Db): SharedRoom {
  const file = begin(join(temporaryFolder(), `samples-${process.pid}-${Date.now()}.staging`));
  closeSync(openSync(file, 'wx', 0o600));
  db.prepare('ATTACH ? AS staging').run(file);
  // What is here is given up as a whole or not at all: nothing of it needs to reach the disk.
  db.exec(`PRAGMA temp_store = FILE; PRAGMA staging.page_size = 16384; PRAGMA staging.journal_mode = MEMORY; PRAGMA staging.synchronous = OFF;
           PRAGMA staging.cache_size = -8000; PRAGMA main.cache_size = -16000`);
  return { file, hide: () => settle(file) };
}

/** The same file for another thread, which only reads. */
export function openStaged(file: string): Db {
  const db = new Database(file, { ...BINDING, fileMustExist: true, readonly: true });
  // It is read once, from its beginning to its end.
  db.exec('PRAGMA cache_size = -2000');
  return db;
}

/** While they are written: what is staged is gone through once more in its order, for which few pages are enough. */
export function roomForWriting(db: Db): void {
  db.exec(`PRAGMA ${stagingSchema(db)}.cache_size = -4000`);
}
