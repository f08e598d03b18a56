/** Messages about what stands in a sheet or file of lines: its headings and its rows. */
import type { ErrorFacts } from '../../../domain/errors.ts';
import type { Messages } from '../errors.ts';
import { EXPECTED_EN, EXPECTED_ZH } from './usage.ts';

export const SHEET_ROW_MESSAGES: Messages<
  | 'headings_unknown'
  | 'headings_ambiguous'
  | 'mapping_unreadable'
  | 'rows_refused'
  | 'rejects_unwritten'
  | 'lines_missing'
  | 'settings_refused'
> = {
  headings_unknown: {
    zh: ({ file, missing, headings, sheets }) => ({
      message: `${file} 里找不到表头：${missing.join('、')}。文件里的表头是：${headings.join('、') || '（无）'}`,
      hint: sheets
        ? `表头在别的工作表（${sheets.join('、')}）里，就用 --sheet 名称 选择；否则用 --column 键=表头 指定。`
        : '用 --column 键=表头 指定。',
    }),
    en: ({ file, missing, headings, sheets }) => ({
      message: `${file} has no heading for: ${missing.join(', ')}. Its headings are: ${headings.join(', ') || '(none)'}`,
      hint: sheets
        ? `If they are in another sheet (${sheets.join(', ')}), choose it with --sheet NAME; else name them with --column KEY=HEADING.`
        : 'Name it with --column KEY=HEADING.',
    }),
  },
  headings_ambiguous: {
    zh: ({ file, column, headings }) => ({
      message: `${file} 里有几个表头都像“${column}”：${headings.join('、')}`,
      hint: areEqual(headings)
        ? `选定其中第几个，例如第二个：--column ${column}=${headings[0]!.trim()}#2`
        : `用 --column ${column}=表头 选定一个。`,
    }),
    en: ({ file, column, headings }) => ({
      message: `Several headings of ${file} could be "${column}": ${headings.join(', ')}`,
      hint: areEqual(headings)
        ? `Say which of them by its number, the second with --column ${column}=${headings[0]!.trim()}#2`
        : `Choose one with --column ${column}=HEADING.`,
    }),
  },
  mapping_unreadable: {
    zh: ({ file, line }) => ({
      message: line === null ? `${file} 不是表头对照。` : `${file} 第 ${line} 行不是表头对照。`,
      hint: '每行一个 键=表头，或 {"键":"表头"}。',
    }),
    en: ({ file, line }) => ({
      message: line === null ? `${file} is no mapping of headings.` : `Line ${line} of ${file} maps no heading.`,
      hint: 'It takes one KEY=HEADING a line, or {"KEY":"HEADING"}.',
    }),
  },
  rows_refused: {
    zh: ({ file, rejected, taken, next, rejects = [] }) => ({
      message: [
        taken
          ? `${nameZh(file)} 有 ${rejected} 行没有导入。`
          : `${nameZh(file)} 有 ${rejected} 行不能用，什么也没有记录。`,
        ...rejects
          .slice(0, SHOWN)
          .map(({ line, heading, reason }) => `  第 ${line} 行${heading ? ` ${heading}` : ''}：${reason}`),
        ...(rejects.length > SHOWN ? [`  另有 ${rejects.length - SHOWN} 行`] : []),
      ].join('\n'),
      hint: next
        ? `改正其中的行，再导入：${next}`
        : taken
          ? '改正这些行后再导入；用 --rejects 文件 取出被拒的行。'
          : rejects.length > 0
            ? '改正这些行后再试。'
            : '改正这些行再导入；或用 --partial 先导入其余的行，用 --rejects 文件 取出被拒的行。',
    }),
    en: ({ file, rejected, taken, next, rejects = [] }) => ({
      message: [
        taken
          ? `${rejected} ${rejected === 1 ? 'row' : 'rows'} of ${nameEn(file)} ${rejected === 1 ? 'was' : 'were'} not imported.`
          : `${rejected} ${rejected === 1 ? 'row' : 'rows'} of ${nameEn(file)} cannot be taken; nothing was recorded.`,
        ...rejects
          .slice(0, SHOWN)
          .map(({ line, heading, reason }) => `  line ${line}${heading ? ` ${heading}` : ''}: ${reason}`),
        ...(rejects.length > SHOWN ? [`  and ${rejects.length - SHOWN} more`] : []),
      ].join('\n'),
      hint: next
        ? `Correct the rows in it and import them: ${next}`
        : taken
          ? 'Correct them and import them again; --rejects FILE gets the refused rows.'
          : rejects.length > 0
            ? 'Correct them and try again.'
            : 'Correct them and import the file again; or take the others with --partial and get the refused ones with --rejects FILE.',
    }),
  },
  rejects_unwritten: {
    zh: ({ file, reason, rejected, taken, next }) => ({
      message: `被拒的 ${rejected} 行写不进 ${file}（${reason}）；没有留下不完整的文件。${taken ? '其余的行已经导入。' : '什么也没有导入。'}`,
      hint: `检查磁盘空间后再取一次${taken ? '，已导入的行不会有变化' : ''}：${next}`,
    }),
    en: ({ file, reason, rejected, taken, next }) => ({
      message: `The ${rejected} refused ${rejected === 1 ? 'row' : 'rows'} could not be written to ${file} (${reason}); no incomplete file was left. ${taken ? 'The other rows were imported.' : 'Nothing was imported.'}`,
      hint: `Check the space on the disk and get them again${taken ? '; rows that were imported stay as they are' : ''}: ${next}`,
    }),
  },
  lines_missing: {
    zh: ({ file }) => ({ message: `${nameZh(file)} 只有表头，没有可用的行。`, hint: '填好各行后再试。' }),
    en: ({ file }) => ({
      message: `${nameEn(file)} has headings but no lines.`,
      hint: 'Fill in its lines and try again.',
    }),
  },
  settings_refused: {
    zh: ({ file, problems }) => ({
      message: [
        `${file} 有 ${problems.length} 项设置不能导入：`,
        ...problems.slice(0, SHOWN).map((problem) => `  ${troubleZh(problem)}`),
        ...(problems.length > SHOWN ? [`  另有 ${problems.length - SHOWN} 项`] : []),
      ].join('\n'),
      hint: '改正后再导入；一项也没有更改。可用的设置：samples config list',
    }),
    en: ({ file, problems }) => ({
      message: [
        `${problems.length} settings of ${file} cannot be taken:`,
        ...problems.slice(0, SHOWN).map((problem) => `  ${troubleEn(problem)}`),
        ...(problems.length > SHOWN ? [`  and ${problems.length - SHOWN} more`] : []),
      ].join('\n'),
      hint: 'Correct them and import again; nothing was changed. What can be set: samples config list',
    }),
  },
};

/** Headings that no words tell apart. */
const areEqual = (headings: readonly string[]): boolean =>
  new Set(headings.map((heading) => heading.trim())).size < headings.length;

/** Stdin has no name. */
const nameZh = (file: string): string => (file === '-' ? '标准输入' : file);
const nameEn = (file: string): string => (file === '-' ? 'stdin' : file);

/** Of many problems the first so many are shown; JSON has them all. */
const SHOWN = 10;

type Trouble = ErrorFacts['settings_refused']['problems'][number];

function troubleZh({ line, key, value, reason, near, expected, choices }: Trouble): string {
  const where = line === null ? '' : `第 ${line} 行 `;
  const wanted = `${EXPECTED_ZH[expected ?? ''] ?? ''}${choices ? `：${choices.join('、')}` : ''}`;
  switch (reason) {
    case 'not_a_setting':
      return `${where}“${value}”不是设置：每行一项，写成 键=值`;
    case 'unknown':
      return `${where}没有设置“${key}”${near && near.length > 0 ? `，是不是 ${near.join('、')}？` : ''}`;
    case 'invalid':
      return `${where}${key} 不能是“${value}”：应为${wanted}`;
    case 'fixed':
      return `${where}${key} 在建库时就定了，不能再改`;
    default:
      return `${where}${key} 与前面的值不同：${value}`;
  }
}

function troubleEn({ line, key, value, reason, near, expected, choices }: Trouble): string {
  const where = line === null ? '' : `line ${line}: `;
  const wanted = `${EXPECTED_EN[expected ?? ''] ?? ''}${choices ? `: ${choices.join(', ')}` : ''}`;
  switch (reason) {
    case 'not_a_setting':
      return `${where}"${value}" is no setting: one a line, as KEY=VALUE`;
    case 'unknown':
      return `${where}there is no setting "${key}"${near && near.length > 0 ? `; did you mean ${near.join(', ')}?` : ''}`;
    case 'invalid':
      return `${where}${key} cannot be "${value}": it takes ${wanted}`;
    case 'fixed':
      return `${where}${key} was fixed when the store was made`;
    default:
      return `${where}${key} contradicts what stands before it: ${value}`;
  }
}
