/** One program at a time in a folder: a lock that ends with the program that holds it, however it ends. */
import Database from 'better-sqlite3';
import { Refusal, refuse } from '../domain/errors.ts';
import { nativeBinding } from './native.ts';

/**
 * Runs work while nobody else does the same under this lock file; waits for the other first.
 * SQLite's own lock serves: the system lets go of it when the process is gone, so that a killed run never blocks the
 * next one.
 * @throws Refusal folder_busy after `waitMs`; output_failed where the file cannot be made
 */
export async function underLock<T>(
  file: string,
  { folder, waitMs }: { folder: string; waitMs: number },
  work: () => Promise<T>,
): Promise<T> {
  let lock: Database.Database | null = null;
  try {
    try {
      lock = new Database(file, { timeout: waitMs, ...(nativeBinding === undefined ? {} : { nativeBinding }) });
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (error instanceof Refusal || code === undefined) throw error;
      if (code.startsWith('SQLITE_BUSY')) refuse('folder_busy', { folder, seconds: Math.round(waitMs / 1000) });
      refuse('output_failed', { file: folder, reason: code });
    }
    return await work();
  } finally {
    lock?.close();
  }
}
