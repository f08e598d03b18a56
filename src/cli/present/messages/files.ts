/** Messages for files that are read or written: exit 1, 3, 4 and 5. */
import type { ErrorFacts } from '../../../domain/errors.ts';
import type { Words } from '../../../domain/shapes.ts';
import type { Messages } from '../errors.ts';
import { EXPECTED_EN, EXPECTED_ZH } from './usage.ts';

export const FILE_MESSAGES: Messages<
  | 'file_not_found'
  | 'file_unreadable'
  | 'anchors_unreadable'
  | 'file_exists'
  | 'backup_onto_store'
  | 'file_not_regular'
  | 'output_failed'
  | 'file_truncated'
  | 'file_too_large'
  | 'file_encrypted'
  | 'file_not_a_sheet'
  | 'sheet_not_found'
  | 'encoding_unknown'
  | 'headings_unknown'
  | 'headings_ambiguous'
  | 'mapping_unreadable'
  | 'rows_refused'
  | 'lines_missing'
  | 'settings_refused'
> = {
  file_not_found: {
    zh: ({ file }) => ({ message: `找不到文件 ${file}。`, hint: '检查路径和文件名。' }),
    en: ({ file }) => ({ message: `There is no file ${file}.`, hint: 'Check its path and name.' }),
  },
  file_unreadable: {
    zh: ({ file, reason }) => ({ message: `无法读取 ${file}（${reason}）。`, hint: '检查文件权限。' }),
    en: ({ file, reason }) => ({ message: `${file} cannot be read (${reason}).`, hint: 'Check its permissions.' }),
  },
  anchors_unreadable: {
    zh: ({ file, line }) => ({
      message: `${file} 第 ${line} 行不是链头。`,
      hint: '每行一个 序号:散列值，或每日报表的 manifest.json。',
    }),
    en: ({ file, line }) => ({
      message: `Line ${line} of ${file} is not the head of a journal.`,
      hint: 'It takes one SEQ:HASH a line, or the manifest.json of a nightly report.',
    }),
  },
  backup_onto_store: {
    zh: ({ file }) => ({
      message: `${file} 就是库本身，不能作为备份文件。`,
      hint: '换一个文件名，最好在另一块磁盘上。',
    }),
    en: ({ file }) => ({
      message: `${file} is the store itself and cannot be its backup.`,
      hint: 'Choose another file name, best on another disk.',
    }),
  },
  file_exists: {
    zh: ({ file }) => ({ message: `${file} 已存在，没有覆盖。`, hint: '换一个名字，或加 --force 覆盖。' }),
    en: ({ file }) => ({
      message: `${file} exists and was left alone.`,
      hint: 'Choose another name, or add --force to overwrite it.',
    }),
  },
  file_not_regular: {
    zh: ({ file, what }) => ({
      message: `${file} 不是普通文件（${WHAT[what]?.zh ?? what}），没有写入。`,
      hint: '换一个文件名。',
    }),
    en: ({ file, what }) => ({
      message: `${file} is not a plain file (${WHAT[what]?.en ?? what}); nothing was written.`,
      hint: 'Choose another file name.',
    }),
  },
  output_failed: {
    zh: ({ file, reason }) => ({
      message:
        file === '-'
          ? `结果没有写出来（${reason}），可能不完整。`
          : `写不了 ${file}（${reason}）；没有留下不完整的文件。`,
      hint:
        file === '-'
          ? '检查磁盘空间后再看一次；已经记录的仍然有效。'
          : reason === 'ENOENT'
            ? '这个文件夹不存在，先建好，或者换一个。'
            : '检查磁盘空间和权限后再试。',
    }),
    en: ({ file, reason }) => ({
      message:
        file === '-'
          ? `The result could not be written (${reason}) and may be cut short.`
          : `${file} could not be written (${reason}); no half-written file was left.`,
      hint:
        file === '-'
          ? 'Check the space and ask again; what was recorded holds.'
          : reason === 'ENOENT'
            ? 'There is no such folder: make it, or choose another.'
            : 'Check space and permissions, then try again.',
    }),
  },
  file_truncated: {
    zh: ({ file, line }) => ({
      message:
        line === null ? `${file} 不完整或已损坏。` : `${file} 不完整：从第 ${line} 行起结构损坏（例如引号没有结束）。`,
      hint: '请取得完整的文件再导入；什么也没有导入。',
    }),
    en: ({ file, line }) => ({
      message:
        line === null
          ? `${file} is damaged or was cut off.`
          : `${file} is damaged from line ${line} on (a quote that never ends, or the file was cut off).`,
      hint: 'Get the whole file and import it again; nothing was imported.',
    }),
  },
  file_too_large: {
    zh: ({ file, limit }) => ({ message: `${file} 太大（上限 ${limit}）。`, hint: '请拆分后再导入。' }),
    en: ({ file, limit }) => ({
      message: `${file} is too large (limit ${limit}).`,
      hint: 'Split it and import the parts.',
    }),
  },
  file_encrypted: {
    zh: ({ file }) => ({ message: `${file} 有密码保护。`, hint: '去掉密码另存后再导入。' }),
    en: ({ file }) => ({
      message: `${file} is protected by a password.`,
      hint: 'Save it without the password and import that.',
    }),
  },
  file_not_a_sheet: {
    zh: ({ file, what }) => ({
      message: what ? `${file} 其实是${INSTEAD[what].zh}，不是能读的表格。` : `${file} 不是能读的表格。`,
      hint: '请用电子表格打开，另存为 XLSX 或 CSV 后再导入。',
    }),
    en: ({ file, what }) => ({
      message: what
        ? `${file} is ${INSTEAD[what].en}, which is not a sheet that can be read.`
        : `${file} is not a sheet that can be read.`,
      hint: 'Open it in a spreadsheet, save it as .xlsx or CSV, and import that.',
    }),
  },
  sheet_not_found: {
    zh: ({ file, sheet, sheets }) => ({
      message: `${file} 里没有工作表“${sheet}”。`,
      hint: `里面有：${sheets.map((name, at) => `${at + 1} ${name}`).join('、')}`,
    }),
    en: ({ file, sheet, sheets }) => ({
      message: `${file} has no sheet "${sheet}".`,
      hint: `It has: ${sheets.map((name, at) => `${at + 1} ${name}`).join(', ')}`,
    }),
  },
  encoding_unknown: {
    zh: ({ file, line, tried }) => ({
      message: `${file} 的编码认不出来${line === null ? '' : `：第 ${line} 行有无效字节`}（试过 ${tried.map(upper).join('、')}）。`,
      hint: '用 --encoding 指定，例如 --encoding GB18030；什么也没有导入。',
    }),
    en: ({ file, line, tried }) => ({
      message: `The encoding of ${file} is not clear${line === null ? '' : `: line ${line} has bytes that do not fit`} (tried ${tried.map(upper).join(', ')}).`,
      hint: 'Say it with --encoding, such as --encoding GB18030; nothing was imported.',
    }),
  },
  headings_unknown: {
    zh: ({ file, missing, headings }) => ({
      message: `${file} 里找不到表头：${missing.join('、')}。文件里的表头是：${headings.join('、') || '（无）'}`,
      hint: '用 --column 键=表头 指定。',
    }),
    en: ({ file, missing, headings }) => ({
      message: `${file} has no heading for: ${missing.join(', ')}. Its headings are: ${headings.join(', ') || '(none)'}`,
      hint: 'Name it with --column KEY=HEADING.',
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

const WHAT: Readonly<Record<string, Words>> = {
  symlink: { zh: '符号链接', en: 'a symbolic link' },
  folder: { zh: '文件夹', en: 'a folder' },
  device: { zh: '设备或管道', en: 'a device or pipe' },
};

/** What a file is that calls itself a sheet. */
const INSTEAD: Readonly<Record<NonNullable<ErrorFacts['file_not_a_sheet']['what']>, Words>> = {
  html: { zh: '网页', en: 'a web page' },
  json: { zh: ' JSON 数据', en: 'JSON data' },
  xml: { zh: '另一种格式的表格（XML）', en: 'a sheet of another kind (XML)' },
  ods: { zh: '另一种格式的表格（ODS）', en: 'a sheet of another kind (ODS)' },
  xlsb: { zh: '另一种格式的表格（XLSB）', en: 'a sheet of another kind (XLSB)' },
};

/** Headings that no words tell apart. */
const areEqual = (headings: readonly string[]): boolean =>
  new Set(headings.map((heading) => heading.trim())).size < headings.length;

const upper = (name: string): string => name.toUpperCase();

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
