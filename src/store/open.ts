/** Opening and making the store. Nothing is created but by {@link createStore}; what is not ours is not touched. */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import schema from '../../schema.sql';
import { refuse } from '../domain/errors.ts';
import { migrate, SCHEMA_VERSION } from './migrations.ts';
import { BINDING } from './native.ts';
import type { Db } from './sql.ts';
import { translating } from './trouble.ts';
import { begin, settle } from './unfinished.ts';

/** "SMPL", as schema.sql says. */
const APPLICATION_ID = 0x534d504c;
/** The first SQLite without the faults that could lose or corrupt a WAL store. */
const OLDEST_SQLITE = '3.51.3';

export interface Store {
  readonly db: Db;
  readonly file: string;
  readonly mode: 'write' | 'read';
  /** Goes into every hash. */
  readonly instance: Buffer;
  readonly timeZone: string;
  /** The language recorded by `init` or `config set language`. */
  readonly language: 'zh' | 'en';
  close(): void;
}

export interface OpenOptions {
  readonly mode: 'write' | 'read';
  /** How long to wait for another program that is writing. */
  readonly busyMs: number;
}

/** Opens an existing store. @throws Refusal store_* when it cannot be used; the file is then as it was */
export function openStore(file: string, options: OpenOptions): Store {
  inspectFile(file);
  return translating(file, options.busyMs, () => {
    const { db, mode } = openDatabase(file, options);
    try {
      configure(db, mode);
      const version = db.pragma('user_version', { simple: true }) as number;
      if (version > SCHEMA_VERSION) refuse('store_too_new', { file, found: version, known: SCHEMA_VERSION });
      if (version < SCHEMA_VERSION) {
        if (mode === 'read') refuse('store_read_only', { file });
        migrate(db, file);
      }
      const facts = db.prepare('SELECT instance, time_zone FROM store').get() as
        | { instance: Buffer; time_zone: string }
        | undefined;
      if (!facts) refuse('store_damaged', { file, detail: 'store' });
      const language = db.prepare(`SELECT value FROM settings WHERE key = 'language'`).pluck().get();
      return {
        db,
        file,
        mode,
        instance: facts.instance,
        timeZone: facts.time_zone,
        // Where somebody removed the setting, `verify` must still be able to say so.
        language: language === 'en' ? 'en' : 'zh',
        close: () => db.close(),
      };
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/**
 * Makes a store at `file`: built beside under a temporary name, filled by `fill` (which must also insert the one row
 * of `store`), and linked into place whole. @throws Refusal store_exists
 */
export function createStore(file: string, fill: (db: Db) => void): void {
  if (existsSync(file)) refuse('store_exists', { file });
  const folder = dirname(file);
  translating(file, 0, () => {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
    const fresh = begin(join(folder, `.${process.pid}-${Date.now()}.samples-init`));
    try {
      // The mode first: not a byte of it is ever readable for others.
      closeSync(openSync(fresh, 'wx', 0o600));
      chmodSync(fresh, 0o600);
      const db = new Database(fresh, BINDING);
      try {
        // Twice what is usual: half as many pages to split, log and copy where very much is written, while what a command
        // writes is a dozen pages either way.
        db.pragma('page_size = 8192');
        db.pragma('journal_mode = WAL');
        configure(db, 'write');
        db.exec(schema);
        fill(db);
        db.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        db.close();
      }
      sync(fresh);
      try {
        linkSync(fresh, file);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') refuse('store_exists', { file });
        throw error;
      }
      sync(folder);
    } finally {
      settle(fresh);
    }
  });
}

/** The version of SQLite inside. */
export function sqliteVersion(): string {
  const db = new Database(':memory:', BINDING);
  try {
    return db.prepare('SELECT sqlite_version()').pluck().get() as string;
  } finally {
    db.close();
  }
}

/** A database in memory with the schema of this program: what a sound store looks like. */
export function emptyDatabase(): Db {
  const db = new Database(':memory:', BINDING);
  db.exec(schema);
  return db;
}

/** Opens a copy of a store that nobody else knows yet, with the guards of every open. */
export function openCopy(file: string): Db {
  const db = new Database(file, { ...BINDING, fileMustExist: true });
  try {
    configure(db, 'write');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Looks at the file's head without opening it as a database: what is foreign or cut short must not be touched. */
export function inspectFile(file: string): void {
  let size: number;
  try {
    const facts = statSync(file);
    if (!facts.isFile()) refuse('store_not_a_file', { file });
    size = facts.size;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') refuse('store_missing', { file });
    throw error;
  }
  const head = Buffer.alloc(100);
  translating(file, 0, () => {
    const descriptor = openSync(file, 'r');
    try {
      readSync(descriptor, head, 0, 100, 0);
    } finally {
      closeSync(descriptor);
    }
  });
  if (head.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    // Zeros where the name stood: a store whose first page was lost, not somebody else's file.
    if (size >= 512 && head.every((byte) => byte === 0)) refuse('store_damaged', { file, detail: 'header' });
    refuse('store_foreign', { file });
  }
  if (head.readUInt32BE(68) !== APPLICATION_ID) refuse('store_foreign', { file });
  if (head.readUInt32BE(60) > SCHEMA_VERSION) {
    refuse('store_too_new', { file, found: head.readUInt32BE(60), known: SCHEMA_VERSION });
  }
  const pageSize = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16);
  const walThere = existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0;
  if (!walThere && size < head.readUInt32BE(28) * pageSize) refuse('store_damaged', { file, detail: 'cut short' });
}

function openDatabase(file: string, { mode, busyMs }: OpenOptions): { db: Db; mode: 'write' | 'read' } {
  const readOnly = isReadOnly(file);
  if (!readOnly) return { db: new Database(file, { ...BINDING, fileMustExist: true, timeout: busyMs }), mode };
  if (mode === 'write') refuse('store_read_only', { file });
  try {
    const db = new Database(file, { ...BINDING, readonly: true, timeout: busyMs });
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return { db, mode: 'read' };
  } catch (error) {
    // In a folder that cannot be written SQLite makes no -shm beside a WAL file; without a -wal the file alone is
    // everything, and a copy of it in memory reads the same.
    if (existsSync(`${file}-wal`) || !/CANTOPEN|READONLY/.test((error as { code?: string }).code ?? '')) throw error;
    const bytes = readFileSync(file);
    bytes[18] = 1;
    bytes[19] = 1;
    return { db: new Database(bytes, BINDING), mode: 'read' };
  }
}

/** No write permission for anyone counts as read-only, also for root, whom the system would let through. */
function isReadOnly(file: string): boolean {
  if ((statSync(file).mode & 0o222) === 0) return true;
  try {
    closeSync(openSync(file, 'r+'));
    return false;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return true;
    throw error;
  }
}

/** The pragmas of every open; those that can silently fail are read back. */
function configure(db: Db, mode: 'write' | 'read'): void {
  const version = db.prepare('SELECT sqlite_version()').pluck().get() as string;
  if (older(version, OLDEST_SQLITE)) refuse('sqlite_too_old', { found: version, needed: OLDEST_SQLITE });
  db.exec(`PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF;
           PRAGMA cell_size_check = ON; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY`);
  // better-sqlite3 is built to fall back to NORMAL for WAL files; a power cut would then lose acknowledged work.
  const set = db.pragma('synchronous', { simple: true }) === 2 && db.pragma('foreign_keys', { simple: true }) === 1;
  if (!set) throw new Error('the store could not be opened with its safeguards');
  if (mode === 'write' && db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL');
}

function older(found: string, needed: string): boolean {
  const [a, b] = [found.split('.').map(Number), needed.split('.').map(Number)];
  for (let at = 0; at < 3; at++) if (a[at] !== b[at]) return (a[at] ?? 0) < (b[at] ?? 0);
  return false;
}

/** Makes the name or content of a file or folder survive a power cut. */
export function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
