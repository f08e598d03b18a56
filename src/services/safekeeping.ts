/** Backups of the store, and putting one back. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dayOf, useTimeZone } from '../domain/calendar.ts';
import { DUTIES, mayDo } from '../domain/duties.ts';
import { Refusal, refuse } from '../domain/errors.ts';
import type { Finding } from '../domain/findings.ts';
import { boolean, integer, nullable, object, type TypeOf, text } from '../domain/shapes.ts';
import { recordGoodBackup } from '../store/backups.ts';
import { moveAside, placeStaged, replaceContent, stageBackup, writeCopy } from '../store/copies.ts';
import { inspectFile, openStore, type Store } from '../store/open.ts';
import { type Db, sizeOf } from '../store/sql.ts';
import { refuseUnfitTarget } from '../store/targets.ts';
import { translate } from '../store/trouble.ts';
import { settle } from '../store/unfinished.ts';
import { type Acting, givenAnswer, permit, record } from './acting.ts';
import { actAs } from './identity.ts';
import { pinHolder, provePin } from './pins.ts';
import { examine, type Verified } from './verifying.ts';

export const BACKED_UP = object({ file: text, bytes: integer, entries: integer, head: text, verified: boolean });
export type BackedUp = TypeOf<typeof BACKED_UP>;

export interface BackupInput {
  readonly file: string;
  readonly force: boolean;
}

/**
 * Writes a verified copy of the store as it is now, while others go on writing; then records that there is one.
 * @throws Refusal not_permitted, file_exists, file_not_regular, output_failed, backup_onto_store, verification_failed
 */
export async function backup(acting: Acting, input: BackupInput): Promise<BackedUp> {
  permit(acting, 'safeguard');
  const { store } = acting;
  const given = givenAnswer<BackedUp>(acting, 'backup', input);
  if (given) return given.result;
  if (sameFile(input.file, store.file)) refuse('backup_onto_store', { file: input.file });
  refuseUnfitTarget(input.file, input.force);
  const { checked, bytes } = acting.dryRun
    ? { checked: await sound(store.db), bytes: sizeOf(store.db) }
    : await writeCopy(store.db, input.file, input.force, sound);
  const result = { file: input.file, bytes, entries: checked.entries, head: checked.head, verified: true };
  // The record comes after the copy: a store never claims a backup that there is not.
  return record(acting, 'backup', input, (deed) => {
    recordGoodBackup(deed.db, deed.entry, new Date(acting.clock.now()).toISOString());
    deed.entry.remark('file', input.file);
    return result;
  });
}

/** A store that does not hold makes no backup: it could take the place of the last good one. */
async function sound(db: Db): Promise<Verified> {
  const verified = await examine(db, {});
  if (!verified.ok)
    refuse('verification_failed', { problems: verified.problem_count, first: verified.problems[0] as Finding });
  return verified;
}

function sameFile(a: string, b: string): boolean {
  if (!existsSync(a) || !existsSync(b)) return false;
  const [left, right] = [statSync(a), statSync(b)];
  return left.ino === right.ino && left.dev === right.dev;
}

export const RESTORED = object({ store: text, entries: integer, head: text, kept: nullable(text) });
export type Restored = TypeOf<typeof RESTORED>;

export interface RestoreInput {
  /** The store, there or not. */
  readonly store: string;
  readonly backup: string;
  readonly operator: string | null;
  readonly osAccount: string;
  readonly busyMs: number;
  readonly now: number;
  readonly dryRun: boolean;
  readonly clockSet: boolean;
  random(size: number): Buffer;
  /** The PIN of an operator who must show it. */
  pinOf(who: { readonly code: string; readonly name: string }): Promise<string>;
}

/**
 * Puts a backup in the place of the store, which is kept beside it. The backup is verified first; the store becomes
 * exactly what was backed up, head included.
 * @throws Refusal file_not_found, backup_damaged, store_busy, store_foreign, not_permitted …; the store is then as it was
 */
export async function restore(input: RestoreInput): Promise<Restored> {
  if (!existsSync(input.backup)) refuse('file_not_found', { file: input.backup });
  if (sameFile(input.backup, input.store)) refuse('backup_onto_store', { file: input.backup });
  asBackup(input.backup, () => inspectFile(input.backup));
  // Where the store is reached by a link, the file behind it is replaced.
  const store = existsSync(input.store) ? realpathSync(input.store) : input.store;
  const current = openCurrent(input);
  let staged: string | null = null;
  try {
    if (current) await permitRestoring(current, input);
    staged = stageBackup(input.backup, store);
    const restored = await putBack({ ...input, store, current, staged });
    return { ...restored, store: input.store };
  } catch (error) {
    throw translate(error, input.store, input.busyMs);
  } finally {
    current?.close();
    if (staged !== null) settle(staged);
  }
}

async function putBack(
  input: RestoreInput & { readonly current: Store | null; readonly staged: string },
): Promise<Restored> {
  const { current, staged, store, dryRun } = input;
  const copy = asBackup(input.backup, () => openStore(staged, { mode: 'write', busyMs: 0 }));
  try {
    useTimeZone(copy.timeZone);
    const verified = await examine(copy.db, {});
    if (!verified.ok) refuse('backup_damaged', { file: input.backup, problem: verified.problems[0] as Finding });
    if (!current) await permitRestoring(copy, input);
    const kept = existsSync(store) ? keptName(store, input.now) : null;
    const result = { store, entries: verified.entries, head: verified.head, kept };
    if (dryRun) return result;
    if (current && kept) {
      await replaceContent(current, copy.db, kept, input.busyMs);
    } else {
      copy.close();
      if (kept) moveAside(store, kept);
      placeStaged(staged, store);
    }
    return result;
  } finally {
    copy.close();
  }
}

/** The store that is there, if it can be opened. One that is damaged is moved aside; another program's file is not. */
function openCurrent({ store, busyMs }: RestoreInput): Store | null {
  try {
    return openStore(store, { mode: 'write', busyMs });
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'store_missing' || error.code === 'store_damaged')) return null;
    throw error;
  }
}

/** Who may restore is what the store says; where there is none that can be read, what the backup says. */
async function permitRestoring(store: Store, input: RestoreInput): Promise<void> {
  const { operator, osAccount, busyMs, dryRun } = input;
  const who = operator === null ? null : pinHolder(store.db, operator, osAccount);
  if (who) {
    const clock = { now: () => input.now, set: input.clockSet };
    const trying = { store, clock, today: dayOf(input.now), osAccount, busyMs, dryRun, random: input.random };
    await provePin(trying, who, await input.pinOf(who));
  }
  const { code, roles } = actAs(store.db, operator, osAccount, who !== null);
  if (!mayDo(roles, 'safeguard')) {
    refuse('not_permitted', { operator: code, duty: 'safeguard', roles: [...DUTIES.safeguard] });
  }
}

/** Trouble with the file that was given is trouble with a backup, not with the store. */
function asBackup<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal && ['store_foreign', 'store_damaged', 'store_not_a_file'].includes(error.code)) {
      refuse('backup_damaged', { file, problem: problemOf(error) });
    }
    throw error;
  }
}

function problemOf(refusal: Refusal): string {
  return 'detail' in refusal.facts ? String(refusal.facts.detail) : refusal.code;
}

/** `samples.db.replaced-20261122-143005`, in the store's zone; a name that is not taken. */
function keptName(store: string, now: number): string {
  const at = new Date(now);
  const clock = [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join('');
  const name = `${store}.replaced-${dayOf(now).replaceAll('-', '')}-${clock}`;
  let free = name;
  for (let at = 2; existsSync(free); at++) free = `${name}-${at}`;
  return free;
}
