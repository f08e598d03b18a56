/** Settings that somebody set. */
import { SETTINGS, type SettingKey, type SettingValue, settingValue } from '../domain/settings.ts';
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

/** The value that a setting has: what somebody set, else its default. */
export function settingOf(db: Db, key: SettingKey): SettingValue {
  const stored = settingRow(db, key)?.value;
  return (stored === undefined ? undefined : settingValue(key, stored)) ?? SETTINGS[key].default;
}

/** A setting that is a number, as it holds. */
export function numberSetting(db: Db, key: SettingKey): number {
  return Number(settingOf(db, key));
}
