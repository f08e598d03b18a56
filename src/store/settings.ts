/** Settings that somebody set. */
import { SETTINGS, type SettingKey, settingValue } from '../domain/settings.ts';
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

/** A setting that is a number, as it holds: what somebody set, else its default. */
export function numberSetting(db: Db, key: SettingKey): number {
  const row = settingRow(db, key);
  const value = row === undefined ? undefined : settingValue(key, row.value);
  return Number(value ?? SETTINGS[key].default);
}
