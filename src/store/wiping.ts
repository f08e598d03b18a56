/** Making sure that what was erased is in no byte of the store: the file is written anew, the log emptied, both searched. */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Db } from './sql.ts';

/** How long those who read are waited for; after that it is left for later, and said so. */
const PATIENCE_MS = 1500;

/**
 * Writes the whole store anew, so that no page keeps an older copy of a row, and empties the log. Answers whether that
 * could be done to the end: while others read, the log keeps what they see.
 */
export function rewrite(db: Db, file: string): boolean {
  // SQLite writes the new file beside the store first, in a folder that is as private.
  process.env.SQLITE_TMPDIR = dirname(file);
  const patience = db.pragma('busy_timeout', { simple: true }) as number;
  db.pragma(`busy_timeout = ${Math.min(patience, PATIENCE_MS)}`);
  try {
    db.exec('PRAGMA temp_store = FILE; VACUUM');
    const [state] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return state?.busy === 0;
  } catch (error) {
    if (/^SQLITE_(BUSY|LOCKED)/.test(String((error as { code?: unknown }).code))) return false;
    throw error;
  } finally {
    db.exec(`PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = ${patience}`);
  }
}

/** The store's own files: itself, its log and its index of the log. */
export function ownFiles(file: string): string[] {
  return ['', '-wal', '-shm', '-journal'].map((ending) => file + ending).filter(isFile);
}

/** Other files beside the store: copies that were kept, sheets, exports. */
export function filesBeside(file: string): string[] {
  const folder = dirname(file);
  const own = basename(file);
  return readdirSync(folder)
    .filter((name) => ![own, `${own}-wal`, `${own}-shm`, `${own}-journal`].includes(name))
    .sort()
    .slice(0, MOST_FILES)
    .map((name) => join(folder, name))
    .filter(isFile);
}

const MOST_FILES = 1000;

export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const CHUNK = 1024 * 1024;

/** Whether a file has one of the texts among its bytes (UTF-8); null where it cannot be read. */
export function holds(path: string, texts: readonly string[]): boolean | null {
  const wanted = texts.map((text) => Buffer.from(text, 'utf8'));
  const overlap = Math.max(1, ...wanted.map(({ length }) => length)) - 1;
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const bytes = Buffer.alloc(CHUNK + overlap);
    let kept = 0;
    for (;;) {
      const read = readSync(descriptor, bytes, kept, CHUNK, null);
      if (read === 0) return false;
      const seen = bytes.subarray(0, kept + read);
      if (wanted.some((text) => seen.includes(text))) return true;
      kept = Math.min(overlap, seen.length);
      seen.copy(bytes, 0, seen.length - kept);
    }
  } catch {
    return null;
  } finally {
    closeSync(descriptor);
  }
}
