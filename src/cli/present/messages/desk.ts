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
  scans_refused: {
    zh: ({ refused, scans }) => ({ message: `扫了 ${scans} 次，其中 ${refused} 次没有接受；其余的已记录。` }),
    en: ({ refused, scans }) => ({
      message: `${refused} of ${scans} ${scans === 1 ? 'scan was' : 'scans were'} not accepted; the others are on record.`,
    }),
  },
};
