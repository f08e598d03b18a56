/** What can be seen of a store from outside and inside without changing it. */
import { accessSync, constants, readdirSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type Db, one } from './sql.ts';

export interface FileFacts {
  readonly size: number;
  /** The bits of the mode: 0o600 is right. */
  readonly mode: number;
  readonly writable: boolean;
}

/** The file of the store, or null where there is none. */
export function fileFacts(file: string): FileFacts | null {
  try {
    const { size, mode } = statSync(file);
    return { size, mode: mode & 0o777, writable: allowed(file) };
  } catch {
    return null;
  }
}

/** Whether the folder of the store can be written: SQLite puts its -wal there. */
export function folderWritable(file: string): boolean {
  return allowed(dirname(file));
}

/** Free bytes where the store lies, or null. */
export function freeBytes(file: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** Files that a killed program left beside the store. */
export function leftovers(file: string): string[] {
  try {
    const own = `.${basename(file)}.`;
    return readdirSync(dirname(file))
      .filter(
        (name) =>
          (name.startsWith(own) && name.endsWith('.part')) ||
          /^\.\d+-\d+\.samples-init$/.test(name) ||
          name.startsWith('.samples-salvage-'),
      )
      .sort();
  } catch {
    return [];
  }
}

/** What SQLite says of its pages: `ok`, or the first fault. */
export function pagesSay(db: Db): string {
  return String(db.pragma('quick_check(1)', { simple: true }));
}

/** When the last entry was recorded by the system's clock; null where none was. */
export function lastRecordedAt(db: Db): string | null {
  return one<{ at: string | null }>(
    db,
    `SELECT (SELECT recorded_at FROM journal WHERE clock = 'system' ORDER BY seq DESC LIMIT 1) AS at`,
  )!.at;
}

function allowed(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
