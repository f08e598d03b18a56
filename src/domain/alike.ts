/** When two customers' files may be one customer: the signs, the strong ones first, and what they compare. */
import { matchKey } from '../text/fold.ts';
import type { Words } from './shapes.ts';

/**
 * A short name is no sign: many firms share one. A phone is a weak one: a switchboard or an agent answers for several.
 */
export const SIGNS = {
  credit_code: { zh: '信用代码相同', en: 'same credit code' },
  name: { zh: '名称相同', en: 'same name' },
  name_form: { zh: '名称只差公司形式或标点', en: 'names differ in legal form or punctuation only' },
  phone: { zh: '电话相同', en: 'same phone' },
} as const satisfies Record<string, Words>;
export type Sign = keyof typeof SIGNS;
export const SIGN_CODES = Object.keys(SIGNS) as Sign[];

/** The legal forms at the end of a name, the longer ones first. */
const FORM =
  /(?:集团股份有限公司|股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|总公司|公司|集团|co\.?,?ltd|companylimited|limited|ltd|llc|inc|corp|corporation|gmbh|ag|sa|srl|plc|pte|pty)$/u;

/** A name without its legal form and punctuation; null where too little is left to tell customers apart. */
export function nameCore(name: string): string | null {
  let core = bare(matchKey(name));
  for (;;) {
    const shorter = bare(core.replace(FORM, ''));
    if (shorter === core || shorter === '') break;
    core = shorter;
  }
  return [...core].length < 2 ? null : core;
}

function bare(text: string): string {
  return text.replace(/[\p{P}\p{S}]/gu, '');
}

/** The numbers in a field, by which two are compared: digits without the country's prefix and extensions. */
export function phoneKeys(field: string | null): string[] {
  if (field === null) return [];
  return field
    .split(/[/;,、|]| ext ?\d+/u)
    .map((part) => part.replace(/\D/gu, '').replace(/^(?:00)?86(?=\d{10,11}$)/, ''))
    .filter((digits) => digits.length >= 7);
}
