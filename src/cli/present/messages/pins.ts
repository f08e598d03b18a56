/** Messages about PINs: exit 2 and 6. */
import type { Messages } from '../errors.ts';

const clock = (instant: string): string => instant.slice(11, 16);

export const PIN_MESSAGES: Messages<'pin_needed' | 'pin_wrong' | 'pin_locked' | 'pin_unfit' | 'pins_differ'> = {
  pin_needed: {
    zh: ({ operator }) => ({
      message: `以 ${operator} 的身份操作要输入他的 PIN。`,
      hint: '在终端上操作，或把 PIN 放在文件里：--pin-file 文件',
    }),
    en: ({ operator }) => ({
      message: `To act as ${operator} takes that operator's PIN.`,
      hint: 'Work on a terminal, or name a file that holds the PIN: --pin-file FILE',
    }),
  },
  pin_wrong: {
    zh: ({ operator, left }) => ({
      message: `${operator} 的 PIN 不对，什么也没有做。`,
      hint: `再错 ${left} 次就锁定十分钟。忘了的话请管理人员重设：samples operators pin ${operator}`,
    }),
    en: ({ operator, left }) => ({
      message: `That is not the PIN of ${operator}; nothing was done.`,
      hint: `Wrong ${left} more ${left === 1 ? 'time' : 'times'} and it is locked for ten minutes. A manager can set it anew: samples operators pin ${operator}`,
    }),
  },
  pin_locked: {
    zh: ({ operator, until }) => ({
      message: `${operator} 的 PIN 错了五次，锁定到 ${clock(until)}。`,
      hint: `到时再试，或请管理人员重设：samples operators pin ${operator}`,
    }),
    en: ({ operator, until }) => ({
      message: `The PIN of ${operator} was wrong five times and is locked until ${clock(until)}.`,
      hint: `Try again then, or let a manager set it anew: samples operators pin ${operator}`,
    }),
  },
  pin_unfit: {
    zh: ({ shortest, longest }) => ({ message: `PIN 要有 ${shortest} 到 ${longest} 个字符，不能有控制字符。` }),
    en: ({ shortest, longest }) => ({
      message: `A PIN has ${shortest} to ${longest} characters and no control characters.`,
    }),
  },
  pins_differ: {
    zh: ({ operator }) => ({ message: '两次输入的 PIN 不一样，没有改动。', hint: `samples operators pin ${operator}` }),
    en: ({ operator }) => ({
      message: 'The two PINs are not the same; nothing changed.',
      hint: `samples operators pin ${operator}`,
    }),
  },
};
