/** Messages for the store, for permissions, for verification and for our own faults: exit 1, 6, 7 and 8. */

import type { Finding } from '../../../domain/findings.ts';
import type { Words } from '../../../domain/shapes.ts';
import type { Messages } from '../errors.ts';
import { describeFinding } from '../findings.ts';
import { DUTY_WORDS, ROLE_WORDS, wordFor } from '../words.ts';

const DAMAGE: Readonly<Record<string, Words>> = {
  header: { zh: '文件头丢失', en: 'its head is lost' },
  'cut short': { zh: '文件被截短', en: 'it was cut short' },
  store: { zh: '缺少库的基本信息', en: 'what says which store it is has gone' },
  store_foreign: { zh: '不是 samples 的库', en: 'it is not a store of samples' },
  store_not_a_file: { zh: '不是文件', en: 'it is not a file' },
};

const BROKEN: Words = { zh: '内容已损坏', en: 'its content is broken' };

/** What is wrong with a file, in our words; what SQLite says is in the details. */
function damage(found: string | Finding, language: 'zh' | 'en'): string {
  return typeof found === 'string' ? (DAMAGE[found] ?? BROKEN)[language] : describeFinding(found, language);
}

export const STORE_MESSAGES: Messages<
  | 'not_permitted'
  | 'operator_not_yours'
  | 'no_operator'
  | 'store_missing'
  | 'store_exists'
  | 'store_foreign'
  | 'store_damaged'
  | 'store_too_new'
  | 'store_read_only'
  | 'store_busy'
  | 'store_full'
  | 'store_io_error'
  | 'store_not_a_file'
  | 'sqlite_too_old'
  | 'backup_damaged'
  | 'verification_failed'
  | 'unexpected'
> = {
  not_permitted: {
    zh: ({ operator, duty, roles }) => ({
      message: `${operator} 没有这项权限：${wordFor(DUTY_WORDS, duty, 'zh')}。`,
      hint: `可以做的人：${roles.map((role) => wordFor(ROLE_WORDS, role, 'zh')).join('、')}。查看：samples operators roles`,
    }),
    en: ({ operator, duty, roles }) => ({
      message: `${operator} may not ${wordFor(DUTY_WORDS, duty, 'en')}.`,
      hint: `Who may: ${roles.map((role) => wordFor(ROLE_WORDS, role, 'en')).join(', ')}. See: samples operators roles`,
    }),
  },
  operator_not_yours: {
    zh: ({ operator, account }) => ({
      message: `登录账户 ${account} 不能以 ${operator} 的身份操作。`,
      hint: '请本人登录后操作，或用自己的编码：--operator 编码',
    }),
    en: ({ operator, account }) => ({
      message: `The login ${account} may not act as ${operator}.`,
      hint: 'Let that person log in, or act under your own code: --operator CODE',
    }),
  },
  no_operator: {
    zh: ({ account }) => ({
      message: `登录账户 ${account} 没有对应的操作人。`,
      hint: '用 --operator 编码 说明是谁，或请管理人员登记：samples operators add',
    }),
    en: ({ account }) => ({
      message: `The login ${account} belongs to no operator.`,
      hint: 'Say who acts with --operator CODE, or have a manager register you: samples operators add',
    }),
  },
  store_missing: {
    zh: ({ file }) => ({ message: `还没有库：${file}`, hint: '新建：samples init' }),
    en: ({ file }) => ({ message: `There is no store at ${file}.`, hint: 'Make one: samples init' }),
  },
  store_exists: {
    zh: ({ file }) => ({ message: `${file} 已存在，没有改动。`, hint: '直接使用它，或用 --db 另选文件。' }),
    en: ({ file }) => ({
      message: `${file} exists and was left alone.`,
      hint: 'Use it as it is, or choose another file with --db.',
    }),
  },
  store_foreign: {
    zh: ({ file }) => ({ message: `${file} 不是 samples 的库，没有改动。`, hint: '检查 --db 或 SAMPLES_DB。' }),
    en: ({ file }) => ({
      message: `${file} is not a store of samples; it was left alone.`,
      hint: 'Check --db or SAMPLES_DB.',
    }),
  },
  store_damaged: {
    zh: ({ file, detail }) => ({
      message: `库 ${file} 已损坏（${damage(detail, 'zh')}），没有改动。`,
      hint: '恢复最近的备份：samples restore 备份文件',
    }),
    en: ({ file, detail }) => ({
      message: `The store ${file} is damaged (${damage(detail, 'en')}); it was left alone.`,
      hint: 'Restore the last backup: samples restore FILE',
    }),
  },
  store_too_new: {
    zh: ({ file, found, known }) => ({
      message: `库 ${file} 由更新的版本写成（${found}，本程序只到 ${known}）。`,
      hint: '请升级 samples。',
    }),
    en: ({ file, found, known }) => ({
      message: `The store ${file} was written by a newer version (${found}; this program knows ${known}).`,
      hint: 'Update samples.',
    }),
  },
  store_read_only: {
    zh: ({ file }) => ({ message: `库 ${file} 是只读的，不能写入。`, hint: '检查文件和文件夹的写权限。' }),
    en: ({ file }) => ({
      message: `The store ${file} is read-only.`,
      hint: 'Check the write permission of the file and its folder.',
    }),
  },
  store_busy: {
    zh: ({ file, seconds }) => ({
      message: `库 ${file} 正被另一个程序占用（已等 ${seconds} 秒），什么也没有记录。`,
      hint: '稍后再试。',
    }),
    en: ({ file, seconds }) => ({
      message: `The store ${file} is in use by another program (waited ${seconds} s); nothing was recorded.`,
      hint: 'Try again in a moment.',
    }),
  },
  store_full: {
    zh: ({ file, temporary }) =>
      temporary === null
        ? { message: `磁盘已满，${file} 写不进去；什么也没有记录。`, hint: '腾出空间后再试。' }
        : {
            message: `临时文件夹 ${temporary} 的磁盘已满；什么也没有记录。`,
            hint: '腾出空间后再试，或用环境变量 SQLITE_TMPDIR 指定别的文件夹。',
          },
    en: ({ file, temporary }) =>
      temporary === null
        ? {
            message: `The disk is full: ${file} could not be written; nothing was recorded.`,
            hint: 'Make room and try again.',
          }
        : {
            message: `The disk of the folder for temporary files, ${temporary}, is full; nothing was recorded.`,
            hint: 'Make room and try again, or name another folder in the variable SQLITE_TMPDIR.',
          },
  },
  store_io_error: {
    zh: ({ file, detail }) => ({
      message: `读写 ${file} 时出错（${detail}）；什么也没有记录。`,
      hint: '检查路径、权限和磁盘。',
    }),
    en: ({ file, detail }) => ({
      message: `${file} could not be read or written (${detail}); nothing was recorded.`,
      hint: 'Check the path, its permissions and the disk.',
    }),
  },
  store_not_a_file: {
    zh: ({ file }) => ({ message: `${file} 不是文件。`, hint: '检查 --db 或 SAMPLES_DB。' }),
    en: ({ file }) => ({ message: `${file} is not a file.`, hint: 'Check --db or SAMPLES_DB.' }),
  },
  sqlite_too_old: {
    zh: ({ found, needed }) => ({ message: `SQLite ${found} 太旧，至少需要 ${needed}。`, hint: '重新安装：npm ci' }),
    en: ({ found, needed }) => ({
      message: `SQLite ${found} is too old; ${needed} or later is needed.`,
      hint: 'Install again: npm ci',
    }),
  },
  backup_damaged: {
    zh: ({ file, problem }) => ({
      message: `备份 ${file} 不可用（${damage(problem, 'zh')}），原来的库没有改动。`,
      hint: '换一个备份。',
    }),
    en: ({ file, problem }) => ({
      message: `The backup ${file} cannot be used (${damage(problem, 'en')}); the store was left as it was.`,
      hint: 'Take another backup.',
    }),
  },
  verification_failed: {
    zh: ({ problems, first }) => ({
      message: `校验发现 ${problems} 个问题；第一个：${describeFinding(first, 'zh')}`,
      hint: '保留这个文件，不要再写入；用最近的备份对照。',
    }),
    en: ({ problems, first }) => ({
      message: `Verification found ${problems === 1 ? '1 problem' : `${problems} problems; the first`}: ${describeFinding(first, 'en')}`,
      hint: 'Keep the file as it is, write nothing more to it, and compare it with the last backup.',
    }),
  },
  unexpected: {
    zh: ({ message }) => ({
      message: `程序出错了，这是我们的问题：${message}`,
      hint: '什么也没有记录。加 --debug 重试，把输出和 samples --version 一起报告。',
    }),
    en: ({ message }) => ({
      message: `Something went wrong, and it is our fault: ${message}`,
      hint: 'Nothing was recorded. Run it again with --debug and report the output together with samples --version.',
    }),
  },
};
