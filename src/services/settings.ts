/** Settings: reading them with where they come from, and changing them. */
import { createHash } from 'node:crypto';
import { type ErrorFacts, refuse } from '../domain/errors.ts';
import {
  EXPECTED,
  readSettings,
  SETTING_KEYS,
  SETTINGS,
  type SettingKey,
  type SettingLine,
  type SettingValue,
  settingKey,
  settingValue,
} from '../domain/settings.ts';
import { boolean, integer, list, object, oneOf, type Shape, type TypeOf, text, type Words } from '../domain/shapes.ts';
import { decideEncoding, textOf } from '../spreadsheets/encoding.ts';
import type { SheetSource } from '../spreadsheets/source.ts';
import type { Store } from '../store/open.ts';
import { allSettings, settingRow } from '../store/settings.ts';
import { controlCharacter } from '../text/fold.ts';
import { nearest } from '../text/nearest.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';

const ORIGINS = ['default', 'store', 'fixed'] as const;
const VALUE: Shape<SettingValue> = { schema: { type: ['string', 'number'] } };

export const SETTING = object({ key: text, value: VALUE, origin: oneOf(...ORIGINS) });
export type SettingFacts = TypeOf<typeof SETTING>;

export const SET_SETTING = object({ key: text, value: VALUE, previous: VALUE, changed: boolean });
export type SetSetting = TypeOf<typeof SET_SETTING>;

export const IMPORTED_SETTINGS = object({ read: integer, changed: list(text), unchanged: list(text) });
export type ImportedSettings = TypeOf<typeof IMPORTED_SETTINGS>;

type Trouble = ErrorFacts['settings_refused']['problems'][number];

/** A settings file holds a few lines; what is larger is something else. */
const MOST_CHARACTERS = 1_000_000;

/** The settings with their values; what each is about in both languages. */
export async function listSettings(acting: Acting): Promise<(SettingFacts & { about: Words })[]> {
  permit(acting, 'read');
  const stored = new Map(allSettings(acting.store.db).map(({ key, value }) => [key, value]));
  return SETTING_KEYS.map((key) => ({ ...factsOf(acting.store, key, stored.get(key)), about: SETTINGS[key].about }));
}

/** One setting. @throws Refusal setting_not_found */
export async function getSetting(acting: Acting, typed: string): Promise<SettingFacts> {
  permit(acting, 'read');
  const key = knownKey(typed);
  return factsOf(acting.store, key, settingRow(acting.store.db, key)?.value);
}

/** Sets one. @throws Refusal not_permitted, setting_not_found, setting_fixed, invalid_value */
export async function setSetting(acting: Acting, input: { key: string; value: string }): Promise<SetSetting> {
  permit(acting, 'set_up');
  const key = knownKey(input.key);
  const value = settingValue(key, input.value);
  if (value === undefined) {
    refuse('invalid_value', { option: key, value: input.value, ...EXPECTED[SETTINGS[key].kind] });
  }
  return record(acting, 'config set', { key, value }, (deed) => {
    const row = settingRow(deed.db, key);
    const previous = factsOf(acting.store, key, row?.value).value;
    const changed = value !== previous || (row === undefined && SETTINGS[key].kind !== 'zone');
    if (changed && SETTINGS[key].kind === 'zone') refuse('setting_fixed', { key });
    if (changed) put(deed, key, value);
    else deed.nothingNew();
    return { key, value, previous, changed };
  });
}

/**
 * Takes all settings of a file, or none of them.
 * @throws Refusal not_permitted, settings_refused (3) naming every line that cannot be taken
 */
export async function importSettings(acting: Acting, source: SheetSource): Promise<ImportedSettings> {
  permit(acting, 'set_up');
  let content = '';
  for await (const piece of textOf(source, await decideEncoding(source))) {
    content += piece;
    if (content.length > MOST_CHARACTERS) refuse('file_too_large', { file: source.name, limit: '1 MB' });
  }
  const lines = readSettings(content);
  const problems: Trouble[] = [];
  const wanted = new Map<SettingKey, SettingValue>();
  for (const line of lines) {
    const read = readLine(acting.store, line, wanted);
    if ('reason' in read) problems.push(read);
    else wanted.set(read.key, read.value);
  }
  if (problems.length > 0) refuse('settings_refused', { file: source.name, problems });
  const bytes = createHash('sha256').update(content).digest('hex');
  return record(acting, 'config import', { bytes }, (deed) => {
    const changed: string[] = [];
    for (const [key, value] of wanted) {
      if (SETTINGS[key].kind === 'zone' || settingRow(deed.db, key)?.value === String(value)) continue;
      put(deed, key, value);
      changed.push(key);
    }
    if (changed.length === 0) deed.nothingNew();
    return { read: lines.length, changed, unchanged: [...wanted.keys()].filter((key) => !changed.includes(key)) };
  });
}

function readLine(
  store: Store,
  { line, key: typed, value: word }: SettingLine,
  seen: ReadonlyMap<SettingKey, SettingValue>,
): Trouble | { key: SettingKey; value: SettingValue } {
  const trouble = (reason: Trouble['reason'], more: Partial<Trouble> = {}): Trouble => ({
    line,
    key: typed,
    value: word,
    reason,
    ...more,
  });
  if (typed === '' || controlCharacter(typed) !== null) return trouble('not_a_setting');
  const key = settingKey(typed);
  if (key === undefined) return trouble('unknown', { near: nearest(typed, SETTING_KEYS) });
  const value = controlCharacter(word) === null ? settingValue(key, word) : undefined;
  if (value === undefined) return trouble('invalid', EXPECTED[SETTINGS[key].kind]);
  if (SETTINGS[key].kind === 'zone' && value !== store.timeZone) return trouble('fixed');
  return seen.has(key) && seen.get(key) !== value ? trouble('contradicts') : { key, value };
}

function put({ db, entry }: Deed, key: SettingKey, value: SettingValue): void {
  const row = settingRow(db, key);
  if (row) entry.change('settings', row.id, { value: String(value) });
  else entry.add('settings', { key, value: String(value) });
}

function knownKey(typed: string): SettingKey {
  return settingKey(typed) ?? refuse('setting_not_found', { value: typed, near: nearest(typed, SETTING_KEYS) });
}

/** A value that an older program stored and this one cannot read counts as not set. */
function factsOf(store: Store, key: SettingKey, stored: string | undefined): SettingFacts {
  if (SETTINGS[key].kind === 'zone') return { key, value: store.timeZone, origin: 'fixed' };
  const value = stored === undefined ? undefined : settingValue(key, stored);
  return value === undefined
    ? { key, value: SETTINGS[key].default, origin: 'default' }
    : { key, value, origin: 'store' };
}
