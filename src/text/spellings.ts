/**
 * Telephone and account numbers however people write them: with spaces, hyphens, brackets or nothing between the digits,
 * in full-width digits, with the code of the country before them. One pass over a text, however many numbers there are.
 */

/** Where something stands in a text. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** So many digits of a number it is found by; what is shorter says too little to be looked for. */
export const FEWEST_DIGITS = 7;

/** What stands between the digits of one number: spaces, hyphens, points, brackets, and signs that take no room. */
const BETWEEN =
  '\t\n\r -.()/\u00a0\u00ad\u00b7\u2002\u2003\u2009\u200b\u200c\u200d\u200e\u200f\u2010\u2011\u2012\u2013\u2014\u2015\u202a\u202b\u202c\u202d\u202e\u202f\u2060\u2212\u3000\u30fb\ufeff\uff08\uff09\uff0d\uff0e\uff0f';

/** Of each UTF-16 unit whether it stands between digits (1), or which digit it is (2 and more): looked up, not tried. */
const KINDS = new Uint8Array(65536);
const FIRST_DIGIT = 2;
for (const sign of BETWEEN) KINDS[sign.charCodeAt(0)] = 1;
for (let digit = 0; digit < 10; digit += 1)
  for (const zero of [0x30, 0xff10]) KINDS[zero + digit] = FIRST_DIGIT + digit;

/** More of them than this part two numbers from each other. */
const MOST_BETWEEN = 3;

/** The code of the country before a number, as digits. */
const COUNTRY = /(?:0086|86|00)$/;
/** The code of a city, after that of the country as well, before a number that was kept without one. */
const CITY = /(?:(?:0086|86)0?[1-9]\d{1,2}|0\d{2,3})$/;

const MOBILE = /^1[3-9]\d{9}$/;
const LONGEST_LOCAL = 8;
const LOCAL = /^[2-9]\d{6,7}$/;
/** What is dialled after a number. */
const EXTENSION = /(?:转|轉|分机|分機|ext\.?|x|#)\s*[\d０-９]+\s*$|(?<=[\d０-９]{7,8})\s*[-－—]\s*[\d０-９]{1,5}\s*$/iu;

/** Numbers that stand beside each other in one field. */
const PARTED = /\s*[/;,、|，；]\s*|\s+/u;

/**
 * The numbers that a field says, each as its digits alone, without the code of the country; with and without what is
 * dialled after it.
 */
export function dialled(said: string): string[] {
  const number = said.normalize('NFKC');
  const parts = number.split(PARTED);
  const isMany = parts.length > 1 && parts.every((part) => part.replace(/\D/gu, '').length >= FEWEST_DIGITS);
  const all = [number, ...(isMany ? parts : [])].flatMap((part) => [part, part.replace(EXTENSION, '')]);
  return [...new Set(all.map(bare))].filter((digits) => digits.length >= FEWEST_DIGITS);
}

/** The code of the country before a number, where it can be nothing else. */
const FROM_ABROAD = /^\D*(?:(?:\+|00)\s*86|86(?!\d)|86(?=\D*1(?:\D*\d){10}\D*$))/u;

function bare(number: string): string {
  const abroad = FROM_ABROAD.exec(number);
  const digits = number.slice(abroad?.[0].length ?? 0).replace(/\D/gu, '');
  if (!abroad) return digits.replace(/^00/, '');
  // From abroad the nought before the code of the city is left out.
  return MOBILE.test(digits) || digits.startsWith('0') || /^[48]00/.test(digits) ? digits : `0${digits}`;
}

/** Digits that follow each other, and where each of them stands. */
interface Row {
  digits: string;
  readonly at: number[];
}

const SCALE = 10 ** FEWEST_DIGITS;

/** Numbers that are looked for. */
export class Numbers {
  private readonly byStart = new Map<string, string[]>();
  /** The last digits of each, as a number. */
  private readonly ends = new Set<number>();

  constructor(numbers: Iterable<string>) {
    for (const number of new Set([...numbers].flatMap(dialled))) {
      this.put(number);
      this.ends.add(Number(number.slice(-FEWEST_DIGITS)));
      if (number.startsWith('0') && number.length > FEWEST_DIGITS) this.put(number.slice(1), ABROAD);
    }
  }

  /** Whether one of them may stand in a text: of most texts it is seen at once that none does. */
  mayBeIn(said: string): boolean {
    if (this.ends.size === 0) return false;
    let [value, count, apart] = [0, 0, 0];
    for (let index = 0; index < said.length; index += 1) {
      const kind = KINDS[said.charCodeAt(index)]!;
      if (kind >= FIRST_DIGIT) {
        value = (value * 10 + kind - FIRST_DIGIT) % SCALE;
        count += 1;
        apart = 0;
        if (count >= FEWEST_DIGITS && this.ends.has(value)) return true;
      } else if (count > 0) {
        apart += 1;
        if (kind === 0 || apart > MOST_BETWEEN) [value, count, apart] = [0, 0, 0];
      }
    }
    return false;
  }

  /** Whether one of them stands in a text. */
  isIn(said: string): boolean {
    return this.mayBeIn(said) && !this.places(said).next().done;
  }

  /** Where one of them stands; with the codes before it. */
  *places(said: string): Generator<Place> {
    if (!this.mayBeIn(said)) return;
    for (const row of rowsOf(said)) yield* this.placesIn(row, said);
  }

  private put(number: string, mark = ''): void {
    const start = number.slice(0, FEWEST_DIGITS);
    const alike = this.byStart.get(start);
    if (alike) alike.push(number + mark);
    else this.byStart.set(start, [number + mark]);
  }

  private *placesIn({ digits, at }: Row, said: string): Generator<Place> {
    const isEdge = (index: number): boolean => index === 0 || index === at.length || at[index]! > at[index - 1]! + 1;
    for (let index = 0; index + FEWEST_DIGITS <= digits.length; index += 1) {
      const alike = this.byStart.get(digits.slice(index, index + FEWEST_DIGITS));
      for (const marked of alike ?? []) {
        const isAbroad = marked.endsWith(ABROAD);
        const number = isAbroad ? marked.slice(0, -ABROAD.length) : marked;
        const end = index + number.length;
        if (!digits.startsWith(number, index) || !isEdge(end)) continue;
        const first = startWithCodes(digits, index, number, isEdge);
        // Within a longer number it is another; without its nought it is one only after the code of the country.
        if (first === null || (isAbroad && first === index)) continue;
        // The digits of a code are no number of a telephone: S26000123D, R26-000001.
        if (number.length <= LONGEST_LOCAL && /[A-Za-z]/.test(said[at[first]! - 1] ?? '')) continue;
        yield widened(said, at[first]!, at[end - 1]! + 1);
        index = end - 1;
        break;
      }
    }
  }
}

/** The mark of a number without the nought that is left out from abroad. */
const ABROAD = '+';

/** Where the number begins with the codes before it; null where it is within a longer one. */
function startWithCodes(
  digits: string,
  index: number,
  number: string,
  isEdge: (index: number) => boolean,
): number | null {
  const before = digits.slice(Math.max(0, index - 8), index);
  const city = LOCAL.test(number) ? CITY.exec(before) : null;
  const code = COUNTRY.exec(before);
  for (const found of [code, city]) if (found && isEdge(index - found[0].length)) return index - found[0].length;
  return isEdge(index) ? index : null;
}

/** With the plus and the bracket that belong to it. */
function widened(said: string, from: number, to: number): Place {
  let start = from;
  if (said[start - 1] === '+' || said[start - 1] === '\uff0b') start -= 1;
  const within = said.slice(start, to);
  if (/[(\uff08]/.test(said[start - 1] ?? '') && /^[^(\uff08]*[)\uff09]/.test(within)) start -= 1;
  return { start, end: to };
}

function* rowsOf(said: string): Generator<Row> {
  let row: Row = { digits: '', at: [] };
  let apart = 0;
  for (let index = 0; index < said.length; index += 1) {
    const kind = KINDS[said.charCodeAt(index)]!;
    if (kind >= FIRST_DIGIT) {
      row.digits += kind - FIRST_DIGIT;
      row.at.push(index);
      apart = 0;
      continue;
    }
    if (row.digits === '') continue;
    apart += 1;
    if (apart <= MOST_BETWEEN && kind === 1) continue;
    if (row.digits.length >= FEWEST_DIGITS) yield row;
    row = { digits: '', at: [] };
  }
  if (row.digits.length >= FEWEST_DIGITS) yield row;
}
