/** When the last good backup was made. */
import type { Entry } from './journal.ts';
import { type Db, one } from './sql.ts';

/** Kept among the settings; `config set` does not write it. */
const LAST_BACKUP = 'backup.last';

/** The instant of the last good backup, or null. */
export function lastGoodBackup(db: Db): string | null {
  return one<{ value: string }>(db, 'SELECT value FROM settings WHERE key = ?', LAST_BACKUP)?.value ?? null;
}

/** The instant at which the store was made. */
export function createdAt(db: Db): string {
  return one<{ created_at: string }>(db, 'SELECT created_at FROM store')!.created_at;
}

/** Records that a good backup was made. */
export function recordGoodBackup(db: Db, entry: Entry, at: string): void {
  const row = one<{ id: number }>(db, 'SELECT id FROM settings WHERE key = ?', LAST_BACKUP);
  if (row) entry.change('settings', row.id, { value: at });
  else entry.add('settings', { key: LAST_BACKUP, value: at });
}
