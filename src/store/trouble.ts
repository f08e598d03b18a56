/** What SQLite and the file system report, in the terms of the store. */
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../domain/errors.ts';
import { temporaryFolder } from './temporary.ts';

interface Coded {
  code?: unknown;
  message?: string;
}

/** Runs work on the store; trouble of the file or of SQLite becomes the refusal that a user understands. */
export function translating<T>(file: string, busyMs: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translate(error, file, busyMs);
  }
}

/** The refusal for an error of SQLite or of the file system; anything else is returned as it is. */
export function translate(error: unknown, file: string, busyMs: number): unknown {
  if (error instanceof Refusal) return error;
  const code = String((error as Coded | null)?.code ?? '');
  const detail = String((error as Coded | null)?.message ?? '');
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED') {
    return new Refusal('store_busy', { file, seconds: Math.round(busyMs / 1000) });
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return full(file);
  if (code.startsWith('SQLITE_IOERR')) {
    // A full disk also shows as a failed write of the shared-memory file.
    return roomBeside(file) < 256 * 1024 ? full(file) : new Refusal('store_io_error', { file, detail: code });
  }
  if (code === 'SQLITE_CANTOPEN') {
    return roomBeside(file) < 256 * 1024 ? full(file) : new Refusal('store_io_error', { file, detail: code });
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') return new Refusal('store_read_only', { file });
  if (code.startsWith('SQLITE_CORRUPT')) return new Refusal('store_damaged', { file, detail });
  if (code === 'SQLITE_NOTADB') return new Refusal('store_damaged', { file, detail });
  // Tables that a store always has are not there: the file carries our mark but not our content.
  if (code === 'SQLITE_ERROR' && /no such (table|column)/.test(detail))
    return new Refusal('store_damaged', { file, detail });
  if (['EACCES', 'EPERM', 'EIO', 'ENOTDIR', 'EMFILE', 'ENAMETOOLONG'].includes(code)) {
    return new Refusal('store_io_error', { file, detail: code });
  }
  return error;
}

/** So much room beside the store, and it is not there that a file did not find any. */
const ROOM_BYTES = 64 * 1024 * 1024;

function full(file: string): Refusal<'store_full'> {
  return new Refusal('store_full', { file, temporary: roomBeside(file) < ROOM_BYTES ? null : temporaryFolder() });
}

/** How many bytes are free where the store is; as many as one wants where nobody can say. */
function roomBeside(file: string): number {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
