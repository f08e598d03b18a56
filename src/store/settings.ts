/** Settings that somebody set. */
import { all, type Db, one } from './sql.ts';

export interface SettingRow {
  readonly id: number;
  readonly key: string;
  readonly value: string;
}

/** The row of a setting, or undefined where the default holds. */
export function settingRow(db: Db, key: string): SettingRow | undefined {
  return one(db, 'SELECT id, key, value FROM settings WHERE key = ?', key);
}

export function allSettings(db: Db): SettingRow[] {
  return all(db, 'SELECT id, key, value FROM settings ORDER BY key');
}
