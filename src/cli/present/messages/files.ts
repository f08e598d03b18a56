/** Messages for files that are read or written: exit 1, 3, 4 and 5. */
import type { ErrorFacts } from '../../../domain/errors.ts';
import type { Words } from '../../../domain/shapes.ts';
import type { Messages } from '../errors.ts';

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
      hint: '什么也没有导入。用 --encoding 指定，例如 --encoding GB18030：读不出来的行会逐行拒绝。',
    }),
    en: ({ file, line, tried }) => ({
      message: `The encoding of ${file} is not clear${line === null ? '' : `: line ${line} has bytes that do not fit`} (tried ${tried.map(upper).join(', ')}).`,
      hint: 'Nothing was imported. Say it with --encoding, such as --encoding GB18030: rows that cannot be read are refused one by one.',
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

const upper = (name: string): string => name.toUpperCase();
