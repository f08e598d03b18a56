/** Messages for what the rules of storage refuse. */
import type { StorageErrors } from '../../../domain/errors/storage.ts';
import type { Unfit } from '../../../domain/storage-conditions.ts';
import type { Messages } from '../errors.ts';
import { LIGHT_WORDS, PURPOSE_WORDS, SECURITY_WORDS, wordFor } from '../words.ts';

type Said = { readonly [K in Unfit['reason']]: (wanted: string, given: string | null) => string };

const list = (words: string, comma: string): string => words.split(',').join(comma);

const ZH: Said = {
  temperature: (wanted, given) => `需要 ${wanted} °C，这里${given === null ? '没有标明温度' : `是 ${given} °C`}`,
  humidity: (wanted, given) => `需要湿度 ${wanted} %，这里${given === null ? '没有标明湿度' : `是 ${given} %`}`,
  light: (wanted, given) =>
    `需要${wordFor(LIGHT_WORDS, wanted, 'zh')}，这里${given === null ? '没有标明光照' : `是${wordFor(LIGHT_WORDS, given, 'zh')}`}`,
  security: (_, given) =>
    `贵重物品要放锁柜或保险柜，这里${given === null ? '没有标明' : wordFor(SECURITY_WORDS, given, 'zh')}`,
  hazard: (wanted, given) =>
    `特殊性 ${list(wanted, '、')} 要专门的库位，这里${given === null ? '没有标明' : `只适合 ${list(given, '、')}`}`,
  category: (wanted, given) =>
    `这里只放 ${list(given ?? '', '、')}，样品${wanted === '' ? '没有类别' : `的类别是 ${wanted}`}`,
  purpose: (_, given) => `${wordFor(PURPOSE_WORDS, given ?? '', 'zh')}只放客户的物品，这是本公司的`,
  capacity: (_, given) => `已放满（${given}）`,
};

const EN: Said = {
  temperature: (wanted, given) =>
    `it needs ${wanted} °C, and ${given === null ? 'no temperature is stated here' : `here it is ${given} °C`}`,
  humidity: (wanted, given) =>
    `it needs a humidity of ${wanted} %, and ${given === null ? 'none is stated here' : `here it is ${given} %`}`,
  light: (wanted, given) =>
    `it needs ${wordFor(LIGHT_WORDS, wanted, 'en')} light, and ${given === null ? 'nothing is stated of the light here' : `the light here is ${wordFor(LIGHT_WORDS, given, 'en')}`}`,
  security: (_, given) =>
    `valuables go into a locked place or a safe, and this one ${given === null ? 'states neither' : `is ${wordFor(SECURITY_WORDS, given, 'en')}`}`,
  hazard: (wanted, given) =>
    `${list(wanted, ', ')} goods have places of their own, and this one ${given === null ? 'is none' : `is for ${list(given, ', ')}`}`,
  category: (wanted, given) =>
    `only ${list(given ?? '', ', ')} may lie here, and this ${wanted === '' ? 'has no category' : `is ${wanted}`}`,
  purpose: (_, given) =>
    `a ${wordFor(PURPOSE_WORDS, given ?? '', 'en')} zone is for goods of customers, and these are our own`,
  capacity: (_, given) => `it is full (${given})`,
};

/** What does not fit, reason by reason. */
export function unfitWords(why: readonly Unfit[], language: 'zh' | 'en'): string[] {
  const said = language === 'zh' ? ZH : EN;
  return why.map(({ reason, wanted, given }) => said[reason](wanted ?? '', given));
}

/** So many of the fitting places are named in a sentence. */
const TOLD = 3;

export const STORAGE_MESSAGES: Messages<keyof StorageErrors> = {
  place_unfit: {
    zh: ({ number, name, place, why, fitting, more }) => ({
      message: [
        `${number} ${name} 不能放在 ${place}：`,
        ...unfitWords(why, 'zh').map((line) => `  ${line}`),
        ...(more > 0 ? [`另有 ${more} 种样品也不合适。`] : []),
      ].join('\n'),
      hint:
        fitting.length > 0
          ? `合适的库位：${fitting.slice(0, TOLD).join('、')}（由近到远）；一定要放这里：加 --override --reason 原因，由另一人审批`
          : '没有合适的库位；可先放 DOCK，或新建库位 samples locations add；一定要放这里：加 --override --reason 原因，由另一人审批',
    }),
    en: ({ number, name, place, why, fitting, more }) => ({
      message: [
        `${number} ${name} may not lie in ${place}:`,
        ...unfitWords(why, 'en').map((line) => `  ${line}`),
        ...(more > 0 ? [`${more} more of these samples do not fit either.`] : []),
      ].join('\n'),
      hint:
        fitting.length > 0
          ? `Places that fit, the nearest first: ${fitting.slice(0, TOLD).join(', ')}. If it must lie here: --override --reason WHY, and somebody else approves it`
          : 'No place fits; leave it in DOCK for now, or add one with samples locations add. If it must lie here: --override --reason WHY, and somebody else approves it',
    }),
  },
  reading_impossible: {
    zh: ({ what, value, min, max }) => ({
      message: `${what === 'temperature' ? `温度 ${value} °C` : `湿度 ${value} %`} 不是可能的读数（${min} 到 ${max}）。`,
      hint: '看一下仪表，再记录一次。',
    }),
    en: ({ what, value, min, max }) => ({
      message: `${what === 'temperature' ? `A temperature of ${value} °C` : `A humidity of ${value} %`} cannot have been read (${min} to ${max}).`,
      hint: 'Look at the instrument and record it again.',
    }),
  },
  reading_differs: {
    zh: ({ place, at, temperature, humidity }) => ({
      message: `${place} 在 ${at} 已有读数：${temperature} °C${humidity === null ? '' : `，湿度 ${humidity} %`}。`,
      hint: '读数不能更改；重新量一次，用 --at 写明时间。',
    }),
    en: ({ place, at, temperature, humidity }) => ({
      message: `There is a reading of ${place} at ${at}: ${temperature} °C${humidity === null ? '' : `, humidity ${humidity} %`}.`,
      hint: 'A reading is never changed; read it again and say when with --at.',
    }),
  },
};
