/** Messages of the scanner desk. */
import type { DeskErrors } from '../../../domain/errors/desk.ts';
import type { Messages } from '../errors.ts';

export const DESK_MESSAGES: Messages<keyof DeskErrors> = {
  desk_command_missing: {
    zh: ({ value, commands }) => ({
      message: `扫了 ${value}，但还没有扫命令。`,
      hint: `先扫一个命令：${commands.map((command) => `CMD:${command}`).join('、')}`,
    }),
    en: ({ value, commands }) => ({
      message: `${value} was scanned, but no command before it.`,
      hint: `Scan a command first: ${commands.map((command) => `CMD:${command}`).join(', ')}`,
    }),
  },
  desk_command_unknown: {
    zh: ({ value, commands }) => ({
      message: `没有命令 ${value}。`,
      hint: `有这些：${commands.map((command) => `CMD:${command}`).join('、')}`,
    }),
    en: ({ value, commands }) => ({
      message: `There is no command ${value}.`,
      hint: `There are: ${commands.map((command) => `CMD:${command}`).join(', ')}`,
    }),
  },
  desk_person_missing: {
    zh: () => ({ message: '还不知道给谁。', hint: '先扫人员：P:编码' }),
    en: () => ({ message: 'It is not known to whom.', hint: 'Scan the person first: P:CODE' }),
  },
  desk_place_missing: {
    zh: () => ({ message: '还不知道移到哪里。', hint: '先扫库位：L:库位' }),
    en: () => ({ message: 'It is not known where to.', hint: 'Scan the place first: L:PLACE' }),
  },
  desk_nothing_to_undo: {
    zh: () => ({
      message: '本次扫码没有可以撤销的了。',
      hint: '更早的记录：samples history 编号，再 samples undo 记录号',
    }),
    en: () => ({
      message: 'There is nothing left to undo at this desk.',
      hint: 'Earlier movements: samples history NUMBER, then samples undo MOVEMENT',
    }),
  },
  desk_code_unknown: {
    zh: ({ value }) => ({
      message: `${value} 不是命令、人员、库位、数量、单据或样品的码。`,
      hint: '打印命令和人员的标签：samples label --commands --person 编码',
    }),
    en: ({ value }) => ({
      message: `${value} is no code of a command, person, place, quantity, slip or sample.`,
      hint: 'Print labels of commands and people: samples label --commands --person CODE',
    }),
  },
  desk_stocktake_missing: {
    zh: ({ open }) => ({
      message: open.length === 0 ? '没有正在进行的盘点。' : `正在进行的盘点有 ${open.join('、')}，不知道是哪一个。`,
      hint: open.length === 0 ? '先开始盘点：samples stocktake open' : '扫盘点单的码，或用 --stocktake 指定。',
    }),
    en: ({ open }) => ({
      message:
        open.length === 0
          ? 'No stocktake is open.'
          : `${open.join(', ')} are open, and it is not said which one is meant.`,
      hint: open.length === 0 ? 'Open one: samples stocktake open' : 'Scan the code of its sheet, or say --stocktake.',
    }),
  },
  desk_count_stays: {
    zh: ({ stocktake, number }) => ({
      message: `${number} 在这次盘点里刚点第一次，不能撤销成没点过。`,
      hint: `改成实际的数：samples stocktake count ${stocktake} ${number} 数量 --correct`,
    }),
    en: ({ stocktake, number }) => ({
      message: `${number} was counted for the first time; it cannot become uncounted again.`,
      hint: `Put the right quantity: samples stocktake count ${stocktake} ${number} QUANTITY --correct`,
    }),
  },
  scans_refused: {
    zh: ({ refused, scans }) => ({ message: `扫了 ${scans} 次，其中 ${refused} 次没有接受；其余的已记录。` }),
    en: ({ refused, scans }) => ({
      message: `${refused} of ${scans} ${scans === 1 ? 'scan was' : 'scans were'} not accepted; the others are on record.`,
    }),
  },
};
