/** Headings of sheets as people write them, matched with the columns that are known. */
import { matchKey } from '../text/fold.ts';
import { moneyUnit } from './amounts.ts';

/** A column that can be read: its stable key and what its heading may be called, in any language. */
export interface KnownColumn {
  key: string;
  synonyms: readonly string[];
  /** The sheet must have it, or else the column with that other key. */
  required?: boolean | { readonly unless: string };
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
const AFTER_SLASH = /^(.+)\/([^/]+)$/su;
const UNITS = new Set(
  'kg,g,mg,t,吨,千克,公斤,克,斤,m,cm,mm,km,米,厘米,毫米,码,yd,m2,m3,平方米,立方米,l,ml,升,毫升,件,个,只,套,箱,包,卷,片,张,双,条,台,pcs,°c,℃,%,天,日,月,年,人,分钟,小时,min,h'.split(
    ',',
  ),
);

/** What is longer is no heading. */
const LONGEST_HEADING = 200;

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
  const text = heading.normalize('NFKC').trim();
  const bracketed = IN_BRACKETS.exec(text);
  if (bracketed !== null && bracketed[1] !== '') {
    const unit = bracketed[2]!.replace(/^单位:?/, '').trim();
    return { name: bracketed[1]!, unit: unit === '' ? null : unit };
  }
  const slashed = AFTER_SLASH.exec(text);
  return slashed !== null && isUnit(slashed[2]!)
    ? { name: slashed[1]!, unit: slashed[2]!.trim() }
    : { name: text, unit: null };
}

/** The unit that a title row, or a corner of the headings, gives to the whole sheet: `单位：万元`, `(万元)`. */
export function unitOfSheet(cells: readonly string[]): string | null {
  for (const cell of cells) {
    if (cell.length > LONGEST_HEADING) continue;
    const text = cell.normalize('NFKC').trim();
    const unit =
      /(?:^|[\s(])(?:金额)?单位:\s*([^\s),;]+)/u.exec(text)?.[1] ??
      /^\((.+)\)$|^(.*万元)$/u.exec(text)?.slice(1).find(Boolean);
    if (unit !== undefined && moneyUnit(unit) !== null) return unit;
  }
  return null;
}

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

  /** The key of the column that a heading names, and its unit. */
  find(heading: string): { key: string; unit: string | null } | null {
    if (heading.length > LONGEST_HEADING) return null;
    const { name, unit } = splitUnit(heading);
    const whole = this.#keys.get(headingKey(heading));
    if (whole !== undefined) return { key: whole, unit };
    const key = this.#keys.get(headingKey(name)) ?? this.#inTwoLanguages(name);
    return key === undefined ? null : { key, unit };
  }

  /** `编号 Code`, `编号/Code`: the parts that are known must mean the same column. */
  #inTwoLanguages(name: string): string | undefined {
    const parts = name.split(/[/|\n]|(?<=[^\p{ASCII}])\s*(?=\p{ASCII})|(?<=\p{ASCII})\s*(?=[^\p{ASCII}])/u);
    if (parts.length < 2) return undefined;
    const keys = new Set(parts.map((part) => this.#keys.get(headingKey(part))).filter((key) => key !== undefined));
    return keys.size === 1 ? [...keys][0] : undefined;
  }
}

/** Whether a word is a unit: 万元, kg, pcs. */
export function isUnit(text: string): boolean {
  const unit = text.trim().toLowerCase();
  return unit !== '' && (UNITS.has(unit) || moneyUnit(unit) !== null);
}
