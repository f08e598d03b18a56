/** The store cannot be used, does not hold, or something of ours went wrong. */
import type { ExitStatus } from '../errors.ts';
import type { Finding } from '../findings.ts';

export interface StoreErrors {
  store_missing: { file: string };
  store_exists: { file: string };
  store_foreign: { file: string };
  store_damaged: { file: string; detail: string };
  store_too_new: { file: string; found: number; known: number };
  store_read_only: { file: string };
  store_busy: { file: string; seconds: number };
  /** `temporary`: there is room beside the store, so that it must be this folder that has none. */
  store_full: { file: string; temporary: string | null };
  store_io_error: { file: string; detail: string };
  store_not_a_file: { file: string };
  sqlite_too_old: { found: string; needed: string };
  backup_damaged: { file: string; problem: string | Finding };
  verification_failed: { problems: number; first: Finding };
  unexpected: { message: string };
}

export const STORE_STATUS = {
  store_missing: 7,
  store_exists: 7,
  store_foreign: 7,
  store_damaged: 7,
  store_too_new: 7,
  store_read_only: 7,
  store_busy: 7,
  store_full: 7,
  store_io_error: 7,
  store_not_a_file: 7,
  sqlite_too_old: 7,
  backup_damaged: 7,
  verification_failed: 8,
  unexpected: 1,
} as const satisfies { readonly [K in keyof StoreErrors]: ExitStatus };
