/** Headings of sheets as people write them, matched with the columns that are known. */
import { matchKey } from '../text/fold.ts';
import { isMoneyUnit, mentionsMoney, moneyUnit } from './money-units.ts';

/** A column that can be read: its stable key and what its heading may be called, in any language. */
export interface KnownColumn {
  key: string;
  synonyms: readonly string[];
  /** What its cells hold: money, text. */
  type?: string;
  /** The sheet must have it, or else the column with that other key. */
  required?: boolean | { readonly unless: string };
  /** Of two headings that mean this column, the one whose key this fits is the column with that other key. */
  second?: { readonly key: string; readonly fits: RegExp } | undefined;
}

/** The keys of required columns that are not there. */
export function missingKeys(known: readonly KnownColumn[], isThere: (key: string) => boolean): string[] {
  return known
    .filter(({ key, required = false }) => {
      if (required === false || isThere(key)) return false;
      return required === true || !isThere(required.unless);
    })
    .map(({ key }) => key);
}

/** Where a known column stands in a sheet. */
export interface FoundColumn {
  index: number;
  /** The heading as it was. */
  heading: string;
  /** What the heading says of its numbers: 万元 in `注册资本(万元)`. */
  unit: string | null;
}

const IN_BRACKETS = /^(.*?)\s*[([{【〔]([^()[\]{}【】〔〕]*)[)\]}】〕]\s*$/su;
/** `单价/元`, `金额：万元`, `金额 万元`. */
const AFTER_SIGN = /^(.+?)(?:\/|\s*:\s*|\s+)([^/:\s]+)$/su;
const UNITS = new Set(
  'kg,g,mg,t,吨,千克,公斤,克,斤,m,cm,mm,km,米,厘米,毫米,码,yd,m2,m3,平方米,立方米,l,ml,升,毫升,件,个,只,套,箱,包,卷,片,张,双,条,台,pcs,°c,℃,%,天,日,月,年,人,分钟,小时,min,h'.split(
    ',',
  ),
);

/** What is longer is no heading. */
export const LONGEST_HEADING = 200;

/** Numbers of rows, which say nothing. */
const SERIAL = new Set(['序号', '序', '行号', 'no', '#', 'seq', 'serial', 'serialno', 'index', '№']);

/** The columns that our rejects files put first. */
const REJECT_COLUMNS = ['line', 'column', 'reason'];

/** The key of a heading: without width, case, spaces, marks of obligation, underscores and final colons. */
export function headingKey(heading: string): string {
  return matchKey(heading).replace(/[_\-.·*:'"]/g, '');
}

/** The heading and its unit: `金额（元）`, `单价/元` and `重量 [kg]` have one. */
export function splitUnit(heading: string): { name: string; unit: string | null } {
  let name = heading.normalize('NFKC').trim();
  let unit: string | null = null;
  // The last of several brackets that holds a unit; what else they say (含税) is no part of the name.
  for (let found = IN_BRACKETS.exec(name); found !== null && found[1] !== ''; found = IN_BRACKETS.exec(name)) {
    const inside = found[2]!.replace(/^单位:?/, '').trim();
    const own = unitAmong(inside);
    if (unit === null || saysOfNumbers(own) > saysOfNumbers(unit)) unit = own || null;
    name = found[1]!;
  }
  if (unit !== null) return { name, unit };
  // From the first sign on, so that all of `金额/万元/年` is seen.
  for (const { index } of name.matchAll(/[/:\s]+/g)) {
    const behind = name.slice(index).replace(/^[/:\s]+/, '');
    if (index > 0 && saysOfNumbers(behind) >= MENTIONED)
      return { name: name.slice(0, index), unit: behind === 'M' ? 'm' : behind };
  }
  const signed = AFTER_SIGN.exec(name);
  return signed !== null && isUnit(signed[2]!) ? { name: signed[1]!, unit: signed[2]!.trim() } : { name, unit };
}

/** What brackets say of numbers: all of it where that is a unit of money, else the part that is a unit. */
function unitAmong(inside: string): string {
  const parts = inside.split(/[、,;]/u).map((part) => part.trim());
  const whole = moneyUnit(inside);
  if (whole === null) return (mentionsMoney(inside) ? undefined : parts.find(isUnit)) ?? inside;
  return parts.find((part) => isMoneyUnit(part) && moneyUnit(part)?.scale === whole.scale) ?? inside;
}

/** How much a text says of the numbers below it: a unit of money, money that is not understood, another unit, nothing. */
function saysOfNumbers(text: string): number {
  if (headingKey(text) === '') return 0;
  if (moneyUnit(text) !== null) return MONEY;
  if (mentionsMoney(text)) return MENTIONED;
  return isUnit(text) ? 1 : 0;
}
const [MENTIONED, MONEY] = [2, 3];

/** Whether a heading is that of the running numbers of rows. */
export function isSerial(heading: string): boolean {
  return heading.length <= LONGEST_HEADING && SERIAL.has(headingKey(heading));
}

/** How many of the cells at the beginning are the columns of a rejects file. */
export function rejectColumns(cells: readonly string[]): number {
  return REJECT_COLUMNS.every((name, index) => cells[index]?.trim() === name) ? REJECT_COLUMNS.length : 0;
}

/** Finds the known column that a heading names. */
export class HeadingBook {
  readonly #keys = new Map<string, string>();

  constructor(columns: readonly KnownColumn[]) {
    for (const { key, synonyms } of columns) {
      for (const name of [key, ...synonyms]) {
        const folded = headingKey(name);
        const taken = this.#keys.get(folded);
        if (taken !== undefined && taken !== key) throw new Error(`the heading ${name} would mean ${taken} and ${key}`);
        this.#keys.set(folded, key);
      }
    }
  }

  /** Whether a column is called so, word for word. */
  has(heading: string): boolean {
    return heading.length <= LONGEST_HEADING && this.#keys.has(headingKey(heading));
  }

  /** The key of the column that a heading names, and its unit. */
  find(heading: string): { key: string; unit: string | null } | null {
    if (heading.length > LONGEST_HEADING) return null;
    const { name, unit } = splitUnit(heading);
    const whole = this.#keys.get(headingKey(heading));
    if (whole !== undefined) return { key: whole, unit };
    const key = this.#keys.get(headingKey(name)) ?? this.#inTwoLanguages(name);
    return key === undefined ? null : { key, unit };
  }

  /**
   * `编号 Code`, `编号/Code`: both parts mean the same column. `编号/Nummer`: a sign between them says that the other is
   * a translation; without one it may be anything (`美国3M公司`).
   */
  #inTwoLanguages(name: string): string | undefined {
    const parts = name.split(/[/|\n]|(?<=[^\p{ASCII}])\s*(?=\p{ASCII})|(?<=\p{ASCII})\s*(?=[^\p{ASCII}])/u);
    if (parts.length < 2) return undefined;
    const keys = parts.map((part) => this.#keys.get(headingKey(part)));
    const known = new Set(keys.filter((key) => key !== undefined));
    const translated = parts.length === 2 && /[/|\n]/.test(name);
    return known.size === 1 && (translated || !keys.includes(undefined)) ? [...known][0] : undefined;
  }
}

/** Whether a word is a unit: 万元, kg, pcs. */
export function isUnit(text: string): boolean {
  const unit = text.trim().toLowerCase();
  return headingKey(unit) !== '' && (UNITS.has(unit) || isMoneyUnit(unit));
}
