/** What can be set: one table, from which `config`, its help and every rule that reads a setting are made. */
import { foldCode } from '../text/fold.ts';
import { CUSTOMER_SETTINGS } from './customer-settings.ts';
import type { Words } from './shapes.ts';

/**
 * What a setting holds: a language, the zone fixed by init, a number of days, of months, of copies or megabytes, on or off, words
 * with commas.
 */
export type SettingKind = 'language' | 'zone' | 'days' | 'months' | 'copies' | 'switch' | 'megabytes' | 'words';
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
  'notices.due_days': {
    kind: 'days',
    default: 3,
    about: {
      zh: '给客户的书面通知，没有另定期限时几天内要发出',
      en: 'days within which a notice to a customer is to be sent where no day is said',
    },
  },
  'attachments.max_mb': {
    kind: 'megabytes',
    default: 20,
    about: { zh: '一个附件最多几兆字节', en: 'the largest attachment in megabytes' },
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
  'environment.check_days': {
    kind: 'days',
    default: 30,
    about: {
      zh: '没有自己间隔的库位几天检查一次；0 为不检查',
      en: 'days between checks of places without an interval of their own; 0 = none',
    },
  },
  'environment.check_items': {
    kind: 'words',
    default: 'clean,dry,pests,off_floor,fire_equipment',
    about: { zh: '定期检查看哪些项目', en: 'what is looked at in a check' },
  },
  'environment.reading_days': {
    kind: 'days',
    default: 1,
    about: {
      zh: '标明温湿度范围的库位几天读一次；0 为不要求',
      en: 'days between readings of places that state a climate; 0 = none expected',
    },
  },
  'expiring.days': {
    kind: 'days',
    default: 30,
    about: { zh: '多少天以内到期的列出来', en: 'days ahead for which what expires is listed' },
  },
  'slow_moving.days': {
    kind: 'days',
    default: 180,
    about: { zh: '多少天没有流转就算呆滞', en: 'days without use after which stock is slow-moving' },
  },
  'stocktake.late_days': {
    kind: 'days',
    default: 31,
    about: { zh: '几天没有盘点过就列出来', en: 'days without a count after which stock is listed' },
  },
  'classify.new_days': {
    kind: 'days',
    default: 90,
    about: { zh: '首个订单后几天以内算新客户', en: 'days since the first order for which a customer is new' },
  },
  ...CUSTOMER_SETTINGS,
  'slip.copies': {
    kind: 'copies',
    default: 2,
    about: { zh: '单据印几联（1 到 4）', en: 'copies of a slip (1 to 4)' },
  },
} as const satisfies Record<string, Setting>;

export type SettingKey = keyof typeof SETTINGS;
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];

/** The longest time in days that a setting takes: a hundred years. */
const MOST_DAYS = 36_500;

/** The same in months. */
const MOST_MONTHS = 1200;

/** The largest file that one row of the store holds with room to spare. */
const MOST_MEGABYTES = 500;

/** What a kind expects, as messages name it (words in present/messages/usage), and its choices. */
export const EXPECTED: {
  readonly [K in SettingKind]: { readonly expected: string; readonly choices?: readonly string[] };
} = {
  language: { expected: 'choice', choices: ['zh', 'en'] },
  zone: { expected: 'timezone' },
  days: { expected: 'days' },
  months: { expected: 'months' },
  copies: { expected: 'copies' },
  switch: { expected: 'on_off' },
  megabytes: { expected: 'megabytes' },
  words: { expected: 'words' },
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
    case 'megabytes':
      return /^\d{1,4}$/.test(folded) && Number(folded) > 0 && Number(folded) <= MOST_MEGABYTES
        ? Number(folded)
        : undefined;
    case 'days':
      return /^\d{1,6}$/.test(folded) && Number(folded) <= MOST_DAYS ? Number(folded) : undefined;
    case 'months':
      return /^\d{1,4}$/.test(folded) && Number(folded) > 0 && Number(folded) <= MOST_MONTHS
        ? Number(folded)
        : undefined;
    case 'words':
      return wordsIn(typed);
    case 'copies':
      return /^[1-4]$/.test(folded) ? Number(folded) : undefined;
    default:
      return folded === '' ? undefined : folded;
  }
}

/** Words with commas, each once; at least one. */
function wordsIn(typed: string): string | undefined {
  const words = typed.split(/[,，、]/).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))].join(',') || undefined;
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
