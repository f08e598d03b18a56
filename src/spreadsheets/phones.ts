/** Telephone numbers as legacy sheets write them. Several numbers in a cell are kept, joined by ` / `. */
import { folded, isScientific, type Problem, type Reading, saysNothing, type Warning } from './values.ts';

type Kind = 'mobile' | 'landline' | 'service' | 'foreign';
type OneNumber = { number: string; kind: Kind; warning?: Warning } | { problem: Problem };

const LABEL = /^(?:手机号?码?|电话|座机|固话|联系方式|tel|mobile|mob|phone|cell)\.?:? */i;
const EXTENSION = / ?(?:转|分机|ext\.?|x|#|\*) ?(\d{1,6})$/i;
const HYPHEN_EXTENSION = /^(\(?0\d{2,3}\)?[- ]?\d{7,8})-(\d{1,6})$/;
const BETWEEN = /[;,、|\n]|\/|\s或\s?|或/u;

/** Area codes have three digits in Beijing and 02x, four elsewhere; 02x numbers have eight digits. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/;
const MOBILE = /^1[3-9]\d{9}$/;
const SERVICE = /^(?:[48]00\d{7}|9[56]\d{3,6}|1\d{4})$/;
const LOCAL = /^[2-8]\d{6,7}$/;

/** Any telephone number: `010-62781234`, `13800138000`, `4008108888`, `+14155552671`, `0755-26001234 ext 801`. */
export function readPhone(cell: string): Reading<string> {
  return readNumbers(cell, () => undefined);
}

/** A mobile number; another number in its column is taken, with a warning. */
export function readMobile(cell: string): Reading<string> {
  return readNumbers(cell, (kind) => (kind === 'mobile' || kind === 'foreign' ? undefined : 'not_a_mobile'));
}

function readNumbers(cell: string, suspicion: (kind: Kind) => Warning | undefined): Reading<string> {
  if (MOBILE.test(cell)) return { value: cell };
  const text = folded(cell);
  if (saysNothing(text)) return { value: null };
  const numbers: string[] = [];
  let warning: Warning | undefined;
  for (const part of text.split(BETWEEN)) {
    if (part.trim() === '') continue;
    const one = readNumber(part.trim().replace(LABEL, ''));
    if ('problem' in one) return one;
    numbers.push(one.number);
    warning ??= one.warning ?? suspicion(one.kind);
  }
  if (numbers.length === 0) return { value: null };
  const value = [...new Set(numbers)].join(' / ');
  return warning === undefined ? { value } : { value, warning };
}

function readNumber(text: string): OneNumber {
  if (isScientific(text)) return fromScientific(text);
  const whole = text.replace(/^(\d+)\.0+$/, '$1');
  const extension = EXTENSION.exec(whole) ?? null;
  const hyphened = extension === null ? HYPHEN_EXTENSION.exec(whole) : null;
  const main = extension !== null ? whole.slice(0, extension.index) : (hyphened?.[1] ?? whole);
  // `+48 (0)42 …`: the zero is dialled inside the country only.
  const digits = main
    .replace(/^((?:\+|00)\d{1,3} ?)\(0\)/, '$1')
    .replace(/[\s().-]/gu, '')
    .replace(/^00/, '+');
  if (!/^\+?\d+$/.test(digits)) return { problem: hasName(text) ? 'phone_with_name' : 'phone_unreadable' };
  const one = digits.startsWith('+') && !digits.startsWith('+86') ? foreign(digits) : domestic(digits);
  if ('problem' in one) return one;
  const inner = extension?.[1] ?? hyphened?.[2];
  return inner === undefined ? one : { ...one, number: `${one.number} ext ${inner}` };
}

/** Whether a number stands there once somebody's name is taken away: `周建国 13812345678`, `13812345678(张三)`. */
function hasName(text: string): boolean {
  const bare = text.replace(/\p{Script=Han}+|[()（）:：]/gu, ' ').trim();
  return /\p{Script=Han}/u.test(text) && /\d/.test(bare) && !('problem' in readNumber(bare));
}

function domestic(digits: string): OneNumber {
  const national = digits
    .replace(/^\+?86(?=1[3-9]\d{9}$|0?(?:10|2\d|[3-9]\d{2})\d{7,8}$)/, '+86')
    .replace(/^\+86/, '')
    .replace(/^0(?=1[3-9]\d{9}$)/, '');
  if (MOBILE.test(national)) return { number: national, kind: 'mobile' };
  if (SERVICE.test(national)) return { number: national, kind: 'service' };
  const landline =
    LANDLINE.exec(national) ??
    (national.length < digits.length && !national.startsWith('0') ? LANDLINE.exec(`0${national}`) : null);
  if (landline !== null && (landline[1]!.length === 4 || landline[2]!.length === 8)) {
    return { number: `${landline[1]}-${landline[2]}`, kind: 'landline' };
  }
  if (LOCAL.test(national)) return { number: national, kind: 'landline', warning: 'area_code_missing' };
  return { problem: /^1\d{10}$/.test(national) ? 'mobile_invalid' : 'phone_unreadable' };
}

function foreign(digits: string): OneNumber {
  return /^\+[1-9]\d{6,14}$/.test(digits) ? { number: digits, kind: 'foreign' } : { problem: 'phone_unreadable' };
}

/**
 * Excel shows a long number with three or six digits and the rest is lost; a program that writes seven or more has
 * most likely left out zeros only, so the number is taken for somebody to look at.
 */
function fromScientific(text: string): OneNumber {
  const [mantissa = '', exponent = ''] = text.toLowerCase().split('e');
  const digits = mantissa.replace('.', '');
  const places = Number(exponent) + 1;
  if (digits.length < 7 || digits.length > places) return { problem: 'excel_lost_digits' };
  const one = domestic(digits.padEnd(places, '0'));
  return 'problem' in one || digits.length === places ? one : { ...one, warning: 'scientific_notation' };
}
