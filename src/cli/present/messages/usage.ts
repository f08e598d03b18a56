/** Messages for wrong usage: exit 2, and 130 where somebody stopped. */

import type { Messages } from '../errors.ts';
import { amount } from '../words.ts';

export const EXPECTED_ZH: Readonly<Record<string, string>> = {
  rejects: '要写的另一个文件（不是 -，也不是要导入的文件）',
  quantity: '大于 0、小于 10 亿的数，最多三位小数，例如 12.5',
  money: '金额，最多两位小数',
  integer: '整数',
  day: '日期，例如 2026-11-22、11-22、today',
  day_or_less: '日期，或只有年月、年份，例如 2005-03-14、2005-03、2005',
  when: '日期或日期时间，例如 2026-11-22、"2026-11-22 14:05"、yesterday',
  range: '范围，例如 15..25、..25',
  pairs: '键=值',
  code: '编码',
  number: '编号',
  choice: '下列之一',
  text: '文字',
  timezone: '时区名，例如 Asia/Shanghai',
  copies: '1 到 4',
  label_size: '宽×高（毫米），例如 50x30；最小 40x20，最大 300x300',
  role: '角色',
  decimal: '最多三位小数的数，可以是负数，例如 -18.5',
  words: '至少一个词，用逗号分开',
  on_off: 'on 或 off',
  days: '天数（0 到 36500 的整数）',
  months: '月数（1 到 1200 的整数）',
  megabytes: '兆字节数（1 到 500 的整数）',
  anchor: '序号:散列值，或一个文件',
  new_code: '编码，不含空格和逗号',
  humidity: '湿度范围，在 0 到 100 之间，例如 40..60',
  email: '电子邮箱，例如 li@example.com',
  postcode: '邮政编码，例如 215006',
  file: '文件名',
  cuts: '四个逐个变大的数，例如 115,181,297,482',
  mark: '号码或标记',
  phone: '电话号码，例如 13912345678、0512-65001234',
  birthday: '生日，例如 1985-03-12、03-12',
  credit_code: '统一社会信用代码，18 位数字和大写字母，例如 91320594MA1MW8C22Q',
  unmasked: '原文；“•”是遮盖的标记',
};
export const EXPECTED_EN: Readonly<Record<string, string>> = {
  rejects: 'another file to write (not -, and not the one that is imported)',
  quantity: 'a number above 0 and below 1,000,000,000 with at most three decimals, such as 12.5',
  money: 'an amount with at most two decimals',
  integer: 'a whole number',
  day: 'a day, such as 2026-11-22, 11-22, today',
  day_or_less: 'a day, or its month or year, such as 2005-03-14, 2005-03, 2005',
  when: 'a day or a time, such as 2026-11-22, "2026-11-22 14:05", yesterday',
  range: 'a range, such as 15..25 or ..25',
  pairs: 'KEY=VALUE',
  code: 'a code',
  number: 'a number',
  choice: 'one of the following',
  text: 'some text',
  timezone: 'the name of a time zone, such as Asia/Shanghai',
  copies: 'a number from 1 to 4',
  label_size: 'width and height in millimetres, such as 50x30; 40x20 at least, 300x300 at most',
  role: 'a role',
  decimal: 'a number with at most three decimals, also below zero, such as -18.5',
  words: 'words with commas between them, at least one',
  on_off: 'on or off',
  days: 'a whole number of days, 0 to 36500',
  months: 'a whole number of months, 1 to 1200',
  megabytes: 'a whole number of megabytes, 1 to 500',
  anchor: 'SEQ:HASH, or a file',
  new_code: 'a code without spaces and commas',
  humidity: 'a range of humidity between 0 and 100, such as 40..60',
  email: 'an e-mail address, such as li@example.com',
  postcode: 'a postcode, such as 215006',
  file: 'the name of a file',
  cuts: 'four numbers, each larger than the one before, such as 115,181,297,482',
  mark: 'a number or mark',
  phone: 'a telephone number, such as 13912345678 or 0512-65001234',
  birthday: 'a birthday, such as 1985-03-12 or 03-12',
  credit_code: 'a unified social credit code of 18 digits and capitals, such as 91320594MA1MW8C22Q',
  unmasked: 'the words themselves; • stands for what was masked',
};

const didYouMean = {
  zh: (near: readonly string[]) => (near.length > 0 ? `是不是 ${near.join('、')}？` : undefined),
  en: (near: readonly string[]) => (near.length > 0 ? `Did you mean ${near.join(', ')}?` : undefined),
};

export const USAGE_MESSAGES: Messages<
  | 'usage'
  | 'unknown_command'
  | 'unknown_option'
  | 'missing_argument'
  | 'unexpected_argument'
  | 'missing_option'
  | 'missing_value'
  | 'invalid_value'
  | 'conflicting_options'
  | 'range_reversed'
  | 'unknown_column'
  | 'option_unfit'
  | 'control_character'
  | 'too_long'
  | 'ambiguous_number'
  | 'holder_needed'
  | 'confirmation_needed'
  | 'interrupted'
> = {
  usage: {
    zh: ({ problem }) => ({ message: `用法不对：${problem}`, hint: '查看用法：samples help' }),
    en: ({ problem }) => ({ message: `Wrong usage: ${problem}`, hint: 'See: samples help' }),
  },
  unknown_command: {
    zh: ({ word, near }) => ({
      message: `没有“${word}”这个命令。`,
      hint: didYouMean.zh(near) ?? '查看全部命令：samples help',
    }),
    en: ({ word, near }) => ({
      message: `There is no command "${word}".`,
      hint: didYouMean.en(near) ?? 'All commands: samples help',
    }),
  },
  unknown_option: {
    zh: ({ option, near }) => ({
      message: `没有选项 ${option}。`,
      hint: didYouMean.zh(near) ?? '查看该命令的选项：在后面加 --help',
    }),
    en: ({ option, near }) => ({
      message: `There is no option ${option}.`,
      hint: didYouMean.en(near) ?? "The command's options: add --help",
    }),
  },
  missing_argument: {
    zh: ({ name, command }) => ({ message: `缺少 ${name}。`, hint: `查看用法：samples help ${command}` }),
    en: ({ name, command }) => ({ message: `${name} is missing.`, hint: `See: samples help ${command}` }),
  },
  unexpected_argument: {
    zh: ({ value, command }) => ({
      message: `多了一个参数：${value}`,
      hint: `带空格的内容请加引号。查看用法：samples help ${command}`,
    }),
    en: ({ value, command }) => ({
      message: `One argument too many: ${value}`,
      hint: `Quote what has spaces in it. See: samples help ${command}`,
    }),
  },
  missing_option: {
    zh: ({ option, command }) => ({
      message: `缺少 ${option}。`,
      hint: `请补上 ${option}；查看用法：samples help ${command}`,
    }),
    en: ({ option, command }) => ({
      message: `${option} is missing.`,
      hint: `Give ${option}; see: samples help ${command}`,
    }),
  },
  missing_value: {
    zh: ({ option }) => ({ message: `${option} 后面缺少值。`, hint: `写成 ${option} 值` }),
    en: ({ option }) => ({ message: `${option} needs a value.`, hint: `Write ${option} VALUE` }),
  },
  invalid_value: {
    zh: ({ option, value, expected, choices }) => ({
      message: `${option} 不能是“${value}”：应为${EXPECTED_ZH[expected] ?? expected}${choices ? `：${choices.join('、')}` : ''}。`,
      hint: '改正后再试；什么也没有记录。',
    }),
    en: ({ option, value, expected, choices }) => ({
      message: `${option} cannot be "${value}": it takes ${EXPECTED_EN[expected] ?? expected}${choices ? `: ${choices.join(', ')}` : ''}.`,
      hint: 'Correct it and try again; nothing was recorded.',
    }),
  },
  conflicting_options: {
    zh: ({ options }) => ({ message: `${options.join(' 和 ')} 不能同时使用。`, hint: '只留下一个。' }),
    en: ({ options }) => ({ message: `${options.join(' and ')} cannot be used together.`, hint: 'Keep one of them.' }),
  },
  range_reversed: {
    zh: ({ from, to, what }) => {
      if (what === 'due') return { message: `应还日 ${to} 早于领用日 ${from}。`, hint: '改一下 --due。' };
      if (what === 'received') return { message: `收到日期 ${to} 早于寄出日期 ${from}。`, hint: '改一下 --on。' };
      if (what === 'next') return { message: `下次日期 ${to} 早于这次 ${from}。`, hint: '改一下 --next。' };
      if (what === 'contact')
        return { message: `首次联系期限 ${to} 早于移交日 ${from}。`, hint: '改一下 --contact-by。' };
      if (what === 'answer') return { message: `答复期限 ${to} 早于投诉日 ${from}。`, hint: '改一下 --due。' };
      if (what === 'until') return { message: `截止日 ${to} 早于 ${from}。`, hint: '改一下 --until。' };
      if (what === 'at') return { message: `${to} 早于上一步的日期 ${from}。`, hint: '改一下 --at。' };
      if (what === 'maximum') return { message: `最高库存 ${to} 小于最低库存 ${from}。`, hint: '改一下 --maximum。' };
      return { message: `范围颠倒了：从 ${from} 到 ${to}。`, hint: '把两端对调。' };
    },
    en: ({ from, to, what }) => {
      if (what === 'due') return { message: `Due on ${to}, before it goes out on ${from}.`, hint: 'Change --due.' };
      if (what === 'received')
        return { message: `Received on ${to}, before it was sent on ${from}.`, hint: 'Change --on.' };
      if (what === 'next')
        return { message: `The next day ${to} is before this one, ${from}.`, hint: 'Change --next.' };
      if (what === 'contact')
        return {
          message: `The first contact on ${to} is before the hand-over on ${from}.`,
          hint: 'Change --contact-by.',
        };
      if (what === 'answer')
        return { message: `The answer is due on ${to}, before the complaint of ${from}.`, hint: 'Change --due.' };
      if (what === 'until') return { message: `The last day ${to} is before ${from}.`, hint: 'Change --until.' };
      if (what === 'at')
        return { message: `${to} is before the step that came first, on ${from}.`, hint: 'Change --at.' };
      if (what === 'maximum')
        return { message: `A maximum of ${to} is less than the minimum of ${from}.`, hint: 'Change --maximum.' };
      return { message: `The range is turned round: from ${from} to ${to}.`, hint: 'Swap its ends.' };
    },
  },
  unknown_column: {
    zh: ({ column, columns }) => ({ message: `没有列“${column}”。`, hint: `可用的列：${columns.join('、')}` }),
    en: ({ column, columns }) => ({
      message: `There is no column "${column}".`,
      hint: `Columns: ${columns.join(', ')}`,
    }),
  },
  option_unfit: {
    zh: ({ option, report, known }) => ({
      message: `报表 ${report} 不用 ${option}。`,
      hint: known.length > 0 ? `可用：${known.join('、')}。` : '它不用任何筛选条件。',
    }),
    en: ({ option, report, known }) => ({
      message: `The report ${report} does not take ${option}.`,
      hint: known.length > 0 ? `It takes ${known.join(', ')}.` : 'It takes no filters.',
    }),
  },
  control_character: {
    zh: ({ option, value }) => ({ message: `${option} 中有控制字符：${value}`, hint: '去掉它再试；什么也没有记录。' }),
    en: ({ option, value }) => ({
      message: `${option} contains a control character: ${value}`,
      hint: 'Remove it and try again; nothing was recorded.',
    }),
  },
  too_long: {
    zh: ({ option, length, limit }) => ({
      message: `${option} 有 ${length} 个字符，最多 ${limit} 个。`,
      hint: '请缩短。',
    }),
    en: ({ option, length, limit }) => ({
      message: `${option} has ${length} characters; at most ${limit} are kept.`,
      hint: 'Shorten it.',
    }),
  },
  ambiguous_number: {
    zh: ({ value, candidates }) => ({ message: `“${value}”对应多个：${candidates.join('、')}`, hint: '多输入几位。' }),
    en: ({ value, candidates }) => ({
      message: `"${value}" fits several: ${candidates.join(', ')}`,
      hint: 'Type a few more characters.',
    }),
  },
  holder_needed: {
    zh: ({ number, holders, unit }) => ({
      message: `${number} 在几个人手里：${holders.map(({ place, quantity }) => `${place} ${amount(quantity, unit)}`).join('，')}。`,
      hint: `说明是谁归还：--from ${holders[0]?.place ?? ''}`,
    }),
    en: ({ number, holders, unit }) => ({
      message: `Several people hold ${number}: ${holders.map(({ place, quantity }) => `${place} ${amount(quantity, unit)}`).join(', ')}.`,
      hint: `Say who returns it: --from ${holders[0]?.place ?? ''}`,
    }),
  },
  confirmation_needed: {
    zh: ({ action }) => ({ message: `${action} 需要确认。`, hint: '确定的话，加上 --yes。' }),
    en: ({ action }) => ({ message: `${action} needs a confirmation.`, hint: 'If you are sure, add --yes.' }),
  },
  interrupted: {
    zh: ({ kept, recorded }) =>
      kept
        ? { message: `已中断；已回答的 ${kept} 行都记下了。` }
        : recorded
          ? {
              message: '已中断，但事情已经记下，只是没有显示结果。请不要再做一遍。',
              hint: '先用 show、list 或 history 看看结果（导入用 samples import list）',
            }
          : { message: '已中断，什么也没有改变。' },
    en: ({ kept, recorded }) =>
      kept
        ? { message: `Interrupted. What was answered is recorded: ${kept} lines.` }
        : recorded
          ? {
              message: 'Interrupted, but it was recorded already; only the answer was not shown. Do not do it again.',
              hint: 'Look at what was done with show, list or history (an import: samples import list)',
            }
          : { message: 'Interrupted. Nothing changed.' },
  },
};
