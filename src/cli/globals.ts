/** The options that every command takes, described like any other; program.ts adds them to each command. */
import type { Format } from './context.ts';
import type { Description, Fields } from './describe.ts';

/** Everywhere. */
export const EVERYWHERE = {
  db: {
    kind: 'file',
    value: 'FILE',
    complete: 'file',
    about: { zh: '库文件（也可用 SAMPLES_DB）', en: 'the store (or SAMPLES_DB)' },
  },
  operator: {
    kind: 'code',
    value: 'CODE',
    complete: 'person',
    about: { zh: '操作人（也可用 SAMPLES_OPERATOR）', en: 'who acts (or SAMPLES_OPERATOR)' },
  },
  pin_file: {
    kind: 'file',
    value: 'FILE',
    complete: 'file',
    about: {
      zh: '操作人的 PIN 在这个文件里（- 为标准输入）',
      en: 'file that holds the PIN of the operator (- is stdin)',
    },
  },
  lang: { kind: 'choice', value: 'LANG', choices: ['zh', 'en'], about: { zh: '界面语言', en: 'language of words' } },
  format: {
    kind: 'choice',
    value: 'FORMAT',
    choices: ['table', 'csv', 'json', 'ndjson', 'xlsx'],
    about: { zh: '输出格式', en: 'form of the output' },
  },
  json: { kind: 'flag', about: { zh: '同 --format json', en: 'same as --format json' } },
  quiet: {
    kind: 'flag',
    short: 'q',
    about: { zh: '不显示附注；更改成功时不输出', en: 'no notes; nothing on success of a change' },
  },
  no_input: {
    kind: 'flag',
    about: { zh: '不提问；缺少的内容按用法错误处理', en: 'never ask; what is missing is an error' },
  },
  no_color: { kind: 'flag', about: { zh: '不用颜色', en: 'no colour' } },
  debug: { kind: 'flag', about: { zh: '出错时显示调用栈', en: 'show a stack trace with an error' } },
  today: {
    kind: 'text',
    value: 'DAY',
    hidden: true,
    about: { zh: '以这一天为“今天”', en: 'the day that "today" means' },
  },
} as const satisfies Fields;

/** Commands that record something. */
export const RECORDING = {
  dry_run: {
    kind: 'flag',
    short: 'n',
    about: { zh: '只演练：检查一切，什么也不写', en: 'rehearse: check everything, write nothing' },
  },
  ref: {
    kind: 'text',
    value: 'KEY',
    filled: true,
    limit: 200,
    about: { zh: '重试键：同一键只记录一次', en: 'retry key: the same key is recorded once' },
  },
} as const satisfies Fields;

export const HAPPENED = {
  at: {
    kind: 'when',
    value: 'TIME',
    about: { zh: '发生时间（日期、日期时间、yesterday）', en: 'when it happened (day, date-time, yesterday)' },
  },
} as const satisfies Fields;

export const CONFIRMED = {
  yes: { kind: 'flag', about: { zh: '直接确认，不再询问', en: 'confirm without being asked' } },
} as const satisfies Fields;

/** Lists. */
export const LISTING = {
  limit: { kind: 'integer', value: 'N', about: { zh: '最多几行', en: 'at most so many rows' } },
  offset: { kind: 'integer', value: 'N', about: { zh: '跳过前几行', en: 'leave out the first rows' } },
  sort: {
    kind: 'text',
    value: 'COLUMN',
    about: { zh: '按列排序（列名前加 - 为倒序）', en: 'sort by a column (-COLUMN: downwards)' },
  },
  columns: { kind: 'list', value: 'A,B,C', about: { zh: '要哪些列、什么次序', en: 'which columns, in which order' } },
  headers: {
    kind: 'choice',
    value: 'KIND',
    choices: ['words', 'keys'],
    about: { zh: 'CSV 表头：文字或键名', en: 'CSV headings: words or keys' },
  },
  excel: {
    kind: 'flag',
    about: { zh: 'CSV 带 BOM 和 CRLF，便于电子表格打开', en: 'CSV with BOM and CRLF for spreadsheets' },
  },
  raw: { kind: 'flag', about: { zh: 'CSV 不处理公式字符', en: 'CSV without guarding formulas' } },
  full: { kind: 'flag', about: { zh: '表格不截断', en: 'tables are not cut' } },
  out: {
    kind: 'file',
    value: 'FILE',
    complete: 'file',
    about: { zh: '写入文件（- 为标准输出）', en: 'write to a file (- is stdout)' },
  },
  force: { kind: 'flag', about: { zh: '覆盖已有文件', en: 'overwrite an existing file' } },
} as const satisfies Fields;

/** The form of what can also be looked at as a page. */
const PAGED = {
  format: { ...EVERYWHERE.format, choices: [...EVERYWHERE.format.choices, 'html'] },
} as const satisfies Fields;

/** All options of a command: its own, then those it shares. */
export function allOptions(description: Description): Fields {
  const own = (description.options ?? {}) as Fields;
  return {
    ...own,
    ...('columns' in description ? without(LISTING, own) : {}),
    ...(description.writes ? without(RECORDING, own) : {}),
    ...(description.rehearses ? { dry_run: RECORDING.dry_run } : {}),
    ...(description.writes && !description.timeless ? without(HAPPENED, own) : {}),
    ...(description.dangerous ? CONFIRMED : {}),
    ...without(EVERYWHERE, own),
    ...('page' in description ? PAGED : {}),
  };
}

/** The forms in which a command can answer: only lists fill a sheet, only what is a page can be looked at as one. */
export function formatsOf(description: Description): Format[] {
  const html = 'page' in description ? (['html'] as const) : [];
  return ['table', 'json', 'ndjson', ...('columns' in description ? (['csv', 'xlsx', ...html] as const) : [])];
}

function without(fields: Fields, own: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !(key in own)));
}
