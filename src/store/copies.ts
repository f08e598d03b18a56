/** Whole copies of a store: made while others write, kept beside, put in the place of another. */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal, refuse } from '../domain/errors.ts';
import { headOf } from './journal.ts';
import { openCopy, sync } from './open.ts';
import type { Db } from './sql.ts';
import { begin, settle } from './unfinished.ts';

/** Pages copied between two breaths of the event loop: 16 MB. */
const PAGES_AT_ONCE = 4096;
const PAUSE_MS = 50;

/** A temporary name beside a file. */
export function temporaryName(file: string): string {
  return begin(join(dirname(file), `.${basename(file)}.${process.pid}.part`));
}

/**
 * Copies the database as it is at one moment to a fresh file, readable for its owner only. Others go on writing.
 */
export async function copyDatabase(db: Db, fresh: string): Promise<void> {
  // The mode first: not a byte of it is ever readable for others.
  closeSync(openSync(fresh, 'wx', 0o600));
  chmodSync(fresh, 0o600);
  // Within a snapshot of our own: otherwise the copy starts anew whenever somebody writes.
  db.exec('BEGIN');
  try {
    headOf(db);
    await db.backup(fresh, { progress: () => PAGES_AT_ONCE });
  } finally {
    db.exec('COMMIT');
  }
}

/**
 * Writes a copy of the store to `file`, which appears whole or not at all, and only when `check` was content with it.
 * @throws Refusal file_exists, output_failed, and whatever `check` refuses; then there is no new file
 */
export async function writeCopy<T>(
  db: Db,
  file: string,
  force: boolean,
  check: (copy: Db) => Promise<T>,
): Promise<{ checked: T; bytes: number }> {
  const fresh = temporaryName(file);
  try {
    await copyDatabase(db, fresh);
    const copy = openCopy(fresh);
    let checked: T;
    try {
      checked = await check(copy);
    } finally {
      copy.close();
    }
    sync(fresh);
    const bytes = statSync(fresh).size;
    if (force) renameSync(fresh, file);
    else linkSync(fresh, file);
    sync(dirname(file));
    return { checked, bytes };
  } catch (error) {
    const reason = (error as { code?: unknown }).code;
    if (error instanceof Refusal || typeof reason !== 'string') throw error;
    if (reason === 'EEXIST') refuse('file_exists', { file });
    return refuse('output_failed', { file, reason });
  } finally {
    settle(fresh);
  }
}

/** Brings a copy of a backup beside the store that it is to replace, so that the backup itself is never opened. */
export function stageBackup(backup: string, store: string): string {
  const folder = dirname(store);
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const staged = temporaryName(store);
  settle(staged);
  // A store that was copied by hand while in use has its latest entries in its WAL.
  for (const ending of ['', '-wal']) {
    if (!existsSync(`${backup}${ending}`)) continue;
    copyFileSync(`${backup}${ending}`, `${staged}${ending}`);
    chmodSync(`${staged}${ending}`, 0o600);
  }
  return staged;
}

/** Puts a staged copy where no store is. @throws Refusal store_exists when one appeared meanwhile */
export function placeStaged(staged: string, file: string): void {
  sync(staged);
  try {
    linkSync(staged, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') refuse('store_exists', { file });
    throw error;
  }
  sync(dirname(file));
}

/** Moves a store that cannot be opened out of the way, with its WAL. */
export function moveAside(file: string, kept: string): void {
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(`${file}${ending}`)) renameSync(`${file}${ending}`, `${kept}${ending}`);
  }
}

/**
 * Replaces the content of a store that is open, in one transaction of its own: programs that have it open see the old
 * content or the new, never a mixture, and a kill leaves the old. What it held is kept as `kept`, exactly as it was.
 * @param current the store to replace  @param staged the copy that takes its place
 * @throws Refusal store_busy
 */
export async function replaceContent(
  current: { db: Db; file: string },
  staged: Db,
  kept: string,
  busyMs: number,
): Promise<void> {
  const { db, file } = current;
  const part = temporaryName(kept);
  const deadline = Date.now() + busyMs;
  try {
    for (;;) {
      settle(part);
      const before = db.pragma('data_version', { simple: true });
      await copyDatabase(db, part);
      const outcome = await replaceUnlessChanged(staged, file, () => {
        if (db.pragma('data_version', { simple: true }) !== before) return false;
        // From here on nobody else can write: what was copied is all that will be replaced.
        sync(part);
        renameSync(part, kept);
        return true;
      });
      if (outcome === 'replaced') break;
      if (Date.now() >= deadline) refuse('store_busy', { file, seconds: Math.round(busyMs / 1000) });
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    // The replacing connection does not wait for the disk; this does.
    db.pragma('wal_checkpoint(TRUNCATE)');
    if (existsSync(`${file}-wal`)) sync(`${file}-wal`);
    sync(dirname(file));
  } finally {
    settle(part);
  }
}

class Changed extends Error {}

async function replaceUnlessChanged(
  staged: Db,
  file: string,
  goOn: () => boolean,
): Promise<'replaced' | 'busy' | 'changed'> {
  let locked = false;
  try {
    const { totalPages } = await staged.backup(file, {
      // The first call comes when the write lock is held and no page has been copied yet.
      progress: () => {
        if (!locked && !goOn()) throw new Changed();
        locked = true;
        return PAGES_AT_ONCE;
      },
    });
    // better-sqlite3 takes a lock that it could not get for the end of an empty copy.
    return locked && totalPages > 0 ? 'replaced' : 'busy';
  } catch (error) {
    if (error instanceof Changed) return 'changed';
    throw error;
  }
}
