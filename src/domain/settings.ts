/** What can be set: one table, from which `config`, its help and every rule that reads a setting are made. */
import { foldCode } from '../text/fold.ts';
import type { Words } from './shapes.ts';

/** What a setting holds: a language, the zone fixed by init, a number of days, on or off. */
export type SettingKind = 'language' | 'zone' | 'days' | 'switch';
export type SettingValue = string | number;

export interface Setting {
  readonly kind: SettingKind;
  /** What holds where nobody set it; language and zone are always recorded by init. */
  readonly default: SettingValue;
  readonly about: Words;
}

export const SETTINGS = {
  language: {
    kind: 'language',
    default: 'zh',
    about: { zh: '没有指定语言时用的语言', en: 'the language where none is said' },
  },
  timezone: { kind: 'zone', default: 'UTC', about: { zh: '时区，建库时定', en: 'the time zone, fixed by init' } },
  'undo.free_days': {
    kind: 'days',
    default: 2,
    about: {
      zh: '几天以内的记录可以直接冲销，更早的要审批',
      en: 'days within which an entry is undone without approval',
    },
  },
  'approvals.expire_days': {
    kind: 'days',
    default: 30,
    about: { zh: '申请几天没有审批就过期', en: 'days after which an undecided request expires' },
  },
  'approvals.alone': {
    kind: 'switch',
    default: 'off',
    about: { zh: '只有一个人时可以审批自己的申请', en: 'one operator alone may approve his own requests' },
  },
  'due.soon_days': {
    kind: 'days',
    default: 7,
    about: { zh: '几天以内到期算快到期', en: 'days ahead that count as due soon' },
  },
  'backup.warn_days': {
    kind: 'days',
    default: 35,
    about: { zh: '上次备份超过几天就提醒', en: 'days since the last good backup before a warning' },
  },
  'nightly.keep_days': {
    kind: 'days',
    default: 400,
    about: {
      zh: '夜间报表的文件夹保留几天（0 = 不删）',
      en: 'days for which folders of nightly reports are kept (0 = for ever)',
    },
  },
  'classify.new_days': {
    kind: 'days',
    default: 90,
    about: { zh: '首个订单后几天以内算新客户', en: 'days since the first order for which a customer is new' },
  },
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof SETTINGS;
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];

/** The longest time in days that a setting takes: a hundred years. */
const MOST_DAYS = 36_500;

/** What a kind expects, as messages name it (words in present/messages/usage), and its choices. */
export const EXPECTED: {
  readonly [K in SettingKind]: { readonly expected: string; readonly choices?: readonly string[] };
} = {
  language: { expected: 'choice', choices: ['zh', 'en'] },
  zone: { expected: 'timezone' },
  days: { expected: 'days' },
  switch: { expected: 'on_off' },
};

/** The setting of that key, whatever its case. */
export function settingKey(typed: string): SettingKey | undefined {
  const folded = foldCode(typed).toLowerCase().replaceAll('-', '_');
  return SETTING_KEYS.find((key) => key === folded);
}

/** The value that a setting takes from what was typed, or undefined when it cannot be that. */
export function settingValue(key: SettingKey, typed: string): SettingValue | undefined {
  const folded = foldCode(typed);
  switch (SETTINGS[key].kind) {
    case 'language':
      return ['zh', 'en'].find((language) => language === folded.toLowerCase());
    case 'switch':
      return SWITCH.get(folded.toLowerCase());
    case 'days':
      return /^\d{1,6}$/.test(folded) && Number(folded) <= MOST_DAYS ? Number(folded) : undefined;
    default:
      return folded === '' ? undefined : folded;
  }
}

const SWITCH = new Map([
  ['on', 'on'],
  ['true', 'on'],
  ['yes', 'on'],
  ['开', 'on'],
  ['off', 'off'],
  ['false', 'off'],
  ['no', 'off'],
  ['关', 'off'],
]);

/** One setting of a file, as it stands there. */
export interface SettingLine {
  /** Null in JSON. */
  readonly line: number | null;
  readonly key: string;
  readonly value: string;
}

/**
 * The settings in a text: a JSON object (objects in it are parts of keys, `{"undo":{"free_days":2}}`), or KEY=VALUE
 * lines; blank lines and lines that begin with # are passed over. A line that is neither has no key.
 */
export function readSettings(text: string): SettingLine[] {
  if (/^\s*\{/.test(text)) return fromJson(text);
  const lines: SettingLine[] = [];
  for (const [at, typed] of text.split(/\r\n|\r|\n/).entries()) {
    const line = typed.trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, key = '', value = line] = /^([^=＝]+)[=＝](.*)$/.exec(line) ?? [];
    lines.push({ line: at + 1, key: key.trim(), value: value.trim() });
  }
  return lines;
}

function fromJson(text: string): SettingLine[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [{ line: null, key: '', value: text.trim().slice(0, 40) }];
  }
  const found: SettingLine[] = [];
  const descend = (value: object, path: string): void => {
    for (const [part, held] of Object.entries(value)) {
      const key = path === '' ? part : `${path}.${part}`;
      if (held !== null && typeof held === 'object' && !Array.isArray(held)) descend(held, key);
      else found.push({ line: null, key, value: typeof held === 'string' ? held : JSON.stringify(held) });
    }
  };
  descend(parsed as object, '');
  return found;
}
