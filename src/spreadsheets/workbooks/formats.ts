/**
 * What a number format makes of a number: a day, a time, a code with leading zeros, a share, an amount of a currency, or
 * one that is scaled for showing. Source: ECMA-376 part 1, 18.8.30 and 18.8.31 (number formats).
 */

import { isUnit } from '../headings.ts';
import { moneyUnit } from '../money-units.ts';

/** How a number format bears on what a cell says. */
export interface Look {
  readonly kind: 'number' | 'day' | 'time' | 'moment' | 'percent' | 'padded';
  /** Of a padded number: how many digits. */
  readonly digits?: number;
  /** Of a padded number: the letters before it. */
  readonly prefix?: string;
  /** The sign of a currency that stands only in the format. */
  readonly currency?: string;
  /** A word behind the number that stands only in the format and says how much it is: 万元, %, kg. */
  readonly word?: string;
  /** The number is shown as so many powers of ten less. */
  readonly scale?: number;
  /** So many digits are shown behind the point; only where these are two or more. */
  readonly decimals?: number;
  /** The parts of the format for other numbers, where there are several: the first that fits counts. */
  readonly parts?: readonly { readonly fits: (value: number) => boolean; readonly look: Look }[];
}

const PLAIN: Look = { kind: 'number' };

/** Formats that have a number and no text in the file. */
const BUILT_IN: Readonly<Record<number, Look>> = {
  ...Object.fromEntries([2, 4, 7, 8, 39, 40, 43, 44].map((id) => [id, { kind: 'number', decimals: 2 }])),
  9: { kind: 'percent' },
  10: { kind: 'percent' },
  ...Object.fromEntries(
    [14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, { kind: 'day' }]),
  ),
  ...Object.fromEntries([18, 19, 20, 21, 32, 33, 45, 46, 47, 55, 56].map((id) => [id, { kind: 'time' }])),
  22: { kind: 'moment' },
};

/** The look of a built-in format, or of a format's text. */
export function lookOf(id: number, code: string | undefined): Look {
  if (code === undefined) return BUILT_IN[id] ?? PLAIN;
  const sections = sectionsOf(code);
  const signs = bare(sections[0]!).toLowerCase();
  if (/[ydmhs年月日]/.test(signs.replace(/e[+-]/g, ''))) {
    const day = /[yd年日]|m{3}|月/.test(signs) || (signs.includes('m') && !/[hs]/.test(signs));
    const time = /[hs]/.test(signs);
    return { kind: day ? (time ? 'moment' : 'day') : 'time' };
  }
  const looks = sections.slice(0, 3).map(lookOfSection);
  if (looks.length === 1) return looks[0]!;
  const fits = looks.map((_, at) => condition(sections[at]!));
  const usual: ((value: number) => boolean)[] =
    looks.length === 2 ? [(value) => value >= 0, () => true] : [(value) => value > 0, (value) => value < 0, () => true];
  const some = fits.some((each) => each !== null);
  return {
    ...looks[0]!,
    parts: looks.map((look, at) => ({
      look,
      fits: fits[at] ?? (some && at === looks.length - 1 ? () => true : usual[at]!),
    })),
  };
}

/** The look that a number gets: that of the part of the format that is for such numbers. */
export function lookFor(look: Look, value: number): Look {
  return look.parts?.find(({ fits }) => fits(value))?.look ?? look;
}

const TOKEN = /"([^"]*)"|[\\!](.)|[_*].|\[([^\]]*)\]|([#0?])|(General|[Ee][+-]|.)/gsu;

/** The parts of a format: for numbers above, below and at zero, or under their conditions. */
function sectionsOf(code: string): string[] {
  const sections = [''];
  for (const [token] of code.matchAll(TOKEN)) {
    if (token === ';') sections.push('');
    else sections[sections.length - 1] += token;
  }
  return sections;
}

/** `[>=10000]`; null for a part without a condition. */
function condition(section: string): ((value: number) => boolean) | null {
  const found = /\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]/.exec(section);
  if (found === null) return null;
  const [sign, limit] = [found[1]!, Number(found[2])];
  return (value) =>
    value === limit ? sign === '=' || sign.endsWith('=') : sign === '<>' || (value < limit ? /^</ : /^>/).test(sign);
}

/** What a part of a format shows around the digits, and how these are moved. */
function lookOfSection(section: string): Look {
  let [before, after, sign] = ['', '', ''];
  // The places for digits, with the points and commas among them; `:` stands for a point that is only drawn, `|` for
  // other text in between.
  let places = '';
  let percent = false;
  for (const [token, quoted, escaped, inBrackets, place] of section.matchAll(TOKEN)) {
    if (place !== undefined || (places !== '' && (token === '.' || token === ','))) {
      if (after === '.' && place !== undefined) places += ':';
      else if (after.trim() !== '') places += '|';
      after = '';
      places += token;
    } else if (inBrackets !== undefined && !isWord(inBrackets)) {
      sign ||= currencyOf(inBrackets);
    } else if (/^(?:General|[Ee][+-]|[@/])$/.test(token)) {
      // Neither a fixed number of digits, nor a place from which they could be moved.
      places += 'x';
    } else if (/^[_*]./su.test(token)) {
      // Room, and what fills it.
    } else if (token === '%') {
      percent = true;
    } else {
      const text = quoted ?? escaped ?? (inBrackets === undefined ? token : currencyOf(inBrackets));
      if (places === '') before += text;
      else after += text;
    }
  }
  if (places === '') return PLAIN;
  if (percent) return { kind: 'percent' };
  // Among digits that stand apart by other text, nobody knows what is how much.
  const word = /\|.*[.,]|[.,].*\|/.test(places) ? '' : worded(after);
  if (sign === '' && /^0[0|]*0$/.test(places)) {
    const prefix = /\p{L}/u.test(before) ? before.trim() : '';
    return {
      kind: 'padded',
      digits: places.replaceAll('|', '').length,
      ...(prefix && { prefix }),
      ...(word && { word }),
    };
  }
  const drawn = /^[#0?,]*:([#0?]*),*$/.exec(places)?.[1] ?? '';
  const commas = /(?<=[#0?])(,+)(?=\.|$)/.exec(places)?.[1] ?? '';
  const scale = /[x|]/.test(places) ? 0 : drawn.length + 3 * commas.length;
  const decimals = /[x|:]/.test(places) ? 0 : (/\.([#0?]*)/.exec(places)?.[1]?.length ?? 0);
  const currency = sign || currencyIn(before) || (word ? '' : currencyIn(after));
  return {
    kind: 'number',
    ...(currency && { currency }),
    ...(word && { word }),
    ...(scale > 0 && { scale }),
    ...(decimals > 1 && { decimals }),
  };
}

/** Whether brackets like those of a currency hold another word: `[$万元]`. */
function isWord(inBrackets: string): boolean {
  const word = inBrackets.startsWith('$') ? currencyOf(inBrackets) : '';
  return isUnit(word) && moneyUnit(word)?.scale !== 1n;
}

/** The currency of `[$€-407]`. The sign of yen and yuan is one; with the place Japan it is the yen's. */
function currencyOf(inBrackets: string): string {
  const [, sign = '', place = ''] = /^\$([^-]*)-?(.*)$/.exec(inBrackets) ?? [];
  const plain = sign.normalize('NFKC').trim();
  if (plain === '¥') return /411$/i.test(place) ? 'JPY' : '';
  return /^(?:CNY|RMB|人民币|元)$/i.test(plain) ? '' : plain;
}

/** A sign of a currency among the words of a format; yuan need not be said. */
function currencyIn(words: string): string {
  return /US\$|HK\$|[$€£]/.exec(words)?.[0] ?? (moneyUnit(words)?.currency ?? 'CNY').replace('CNY', '');
}

/** The word behind the digits, where it says how much they are. */
function worded(after: string): string {
  const word = after
    .normalize('NFKC')
    .trim()
    .replace(/^\((.*)\)$/, '$1');
  return (word === '个月' || isUnit(word)) && !/^(?:[$€£¥]|US\$|HK\$)$/.test(word) ? word : '';
}

/** A format without its quoted words, escapes, colours, conditions and locales. */
function bare(section: string): string {
  return section.replace(/"[^"]*"/g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]|[\\!_*]./gi, '');
}
