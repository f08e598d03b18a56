/** The answers of the scanner desk, one line each. */
import { DESK_WORDS, type DeskCommand } from '../../domain/desk.ts';
import type { Words } from '../../domain/shapes.ts';
import type { Scanned } from '../../services/desk.ts';
import { showSafe } from '../../text/show.ts';
import { messageOf } from './errors.ts';
import { amount, SLIP_STATES, wordFor } from './words.ts';

type Language = 'zh' | 'en';

/** What is to be scanned after a command. */
const NEXT: Readonly<Record<DeskCommand | 'SIGN', Words>> = {
  CHECKOUT: { zh: '扫人员，再扫样品', en: 'scan the person, then the samples' },
  RETURN: { zh: '扫样品；先扫库位则放到那里', en: 'scan the samples; a place before them is where they go' },
  MOVE: { zh: '扫库位，再扫样品', en: 'scan the place, then the samples' },
  COUNT: { zh: '扫库位，再扫样品', en: 'scan the place, then the samples' },
  SIGN: { zh: '扫人员，再扫单据', en: 'scan the person, then the slips' },
  UNDO: { zh: '', en: '' },
  DONE: { zh: '', en: '' },
};

/** The line of an answer, without its end. */
export function deskLine(scanned: Scanned, language: Language, would: boolean): string {
  const line = scanned.refusal ? refused(scanned, language) : SAY[language](scanned);
  const rehearsed = would && !scanned.refusal ? (language === 'zh' ? '（演练，将）' : '(would) ') : '';
  return showSafe(rehearsed + line);
}

function refused({ refusal }: Scanned, language: Language): string {
  const { message, hint } = messageOf(refusal!, language);
  const words = [message, ...(hint ? [hint] : [])].join(' ').replaceAll(/\s*\n\s*/g, ' ');
  return language === 'zh' ? `未接受：${words}` : `Not accepted: ${words}`;
}

function commandWord(command: string, language: Language): string {
  if (command === 'SIGN') return language === 'zh' ? '签字' : 'Sign';
  return DESK_WORDS[command as DeskCommand][language];
}

function goodsOf({ number, name, quantity, unit }: Scanned): string {
  return `${number} ${name} ${amount(quantity!, unit!)}`;
}

const SAY: Readonly<Record<Language, (scanned: Scanned) => string>> = {
  zh(scanned) {
    const {
      did,
      command,
      person,
      name,
      location,
      quantity,
      unit,
      from,
      to,
      slip,
      state,
      available,
      outstanding,
      number,
      added,
    } = scanned;
    switch (did) {
      case 'command':
        return `${commandWord(command!, 'zh')}：${NEXT[command as DeskCommand].zh}`;
      case 'person':
        return `人员 ${person} ${name}`;
      case 'place':
        return `库位 ${location}${name === null ? '' : ` ${name}`}`;
      case 'quantity':
        return `下一个的数量：${quantity}`;
      case 'checkout':
        return `领用 ${goodsOf(scanned)} → ${to}，领用单 ${slip}；还可领 ${amount(available!, unit!)}`;
      case 'return':
        return `归还 ${goodsOf(scanned)} ${from} → ${to}；${outstanding === 0 ? `${from} 已还清` : `${from} 还有 ${amount(outstanding!, unit!)}`}`;
      case 'move':
        return quantity === 0 ? `${scanned.number} ${name} 已在 ${to}` : `移库 ${goodsOf(scanned)} ${from} → ${to}`;
      case 'count':
        return `盘点 ${slip} ${location}：${number} ${name} 已点 ${amount(quantity!, unit!)}（+${added}）`;
      case 'undo':
        return `已撤销：${DEEDS[scanned.undone!]!.zh} ${goodsOf(scanned)}`;
      case 'slip':
        return `单据 ${slip} ${name ?? ''}：${wordFor(SLIP_STATES, state!, 'zh')}；签字：扫 CMD:SIGN、人员，再扫单据`;
      case 'sign':
        return `${name} 已签 ${slip}：${wordFor(SLIP_STATES, state!, 'zh')}`;
      default:
        return '完成：可以开始下一位';
    }
  },
  en(scanned) {
    const {
      did,
      command,
      person,
      name,
      location,
      quantity,
      unit,
      from,
      to,
      slip,
      state,
      available,
      outstanding,
      number,
      added,
    } = scanned;
    switch (did) {
      case 'command':
        return `${commandWord(command!, 'en')}: ${NEXT[command as DeskCommand].en}`;
      case 'person':
        return `Person ${person} ${name}`;
      case 'place':
        return `Place ${location}${name === null ? '' : ` ${name}`}`;
      case 'quantity':
        return `Quantity of the next: ${quantity}`;
      case 'checkout':
        return `Gave ${goodsOf(scanned)} to ${to} on ${slip}; ${amount(available!, unit!)} available`;
      case 'return':
        return `Returned ${goodsOf(scanned)} from ${from} to ${to}; ${outstanding === 0 ? `nothing left with ${from}` : `${amount(outstanding!, unit!)} still with ${from}`}`;
      case 'move':
        return quantity === 0
          ? `${scanned.number} ${name} is in ${to} already`
          : `Moved ${goodsOf(scanned)} from ${from} to ${to}`;
      case 'count':
        return `Counted ${slip} ${location}: ${number} ${name} ${amount(quantity!, unit!)} so far (+${added})`;
      case 'undo':
        return `Undone: ${DEEDS[scanned.undone!]!.en} of ${goodsOf(scanned)}`;
      case 'slip':
        return `Slip ${slip} ${name ?? ''}: ${wordFor(SLIP_STATES, state!, 'en')}; to sign: CMD:SIGN, a person, then the slip`;
      case 'sign':
        return `${name} signed ${slip}: ${wordFor(SLIP_STATES, state!, 'en')}`;
      default:
        return 'Done: ready for the next';
    }
  },
};

const DEEDS: Readonly<Record<string, Words>> = {
  checkout: { zh: '领用', en: 'checkout' },
  return: { zh: '归还', en: 'return' },
  move: { zh: '移库', en: 'move' },
  count: { zh: '盘点', en: 'count' },
};
