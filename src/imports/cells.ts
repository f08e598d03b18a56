/** How the cells of importable columns are read: each reader gives the value that is staged, or why it cannot be. */
import { CODE_LIMIT, isCode } from '../domain/codes.ts';
import { parseSigned } from '../domain/quantities.ts';
import { readAmount } from '../spreadsheets/amounts.ts';
import { readDay, readDayOrLess } from '../spreadsheets/days.ts';
import { moneyUnit } from '../spreadsheets/money-units.ts';
import { folded, isScientific, saysNothing, ungrouped } from '../spreadsheets/values.ts';
import { controlCharacter, foldCode, isOrdinary, keepName, matchKey } from '../text/fold.ts';
import type { CellReading, CellSurroundings, CellReader as Reader, Reason } from './describing.ts';

export function trouble(problem: Reason, facts: Readonly<Record<string, string | number>> = {}): CellReading {
  return { problem, facts };
}

const NAME_LIMIT = 500;
const NOTE_LIMIT = 2000;

/** Line breaks and tabs in a cell are how people lay it out; no field keeps them. */
const LAYOUT = /\s*[\t\r\n]+\s*/g;

function laidOut(cell: string): string {
  return cell.includes('\n') || cell.includes('\t') || cell.includes('\r') ? cell.replace(LAYOUT, ' ') : cell;
}

/** Text as it is, up to so many characters. */
export function textOf(limit = NAME_LIMIT): Reader {
  return (cell) => {
    if (cell.length <= limit && isOrdinary(cell)) return { value: cell === '' ? null : cell };
    const text = keepName(laidOut(cell));
    if (text === '') return { value: null };
    const control = controlCharacter(text);
    if (control !== null) return trouble('control_character', { character: codePoint(control) });
    // Only text with more units than the limit can have more characters than it.
    const length = text.length > limit ? [...text].length : text.length;
    return length > limit ? trouble('too_long', { length, limit }) : { value: text };
  };
}

export const text = textOf();
export const note = textOf(NOTE_LIMIT);

/** A reader of the sheets' rooms, after the check that every field has. */
export function checked(read: (cell: string) => CellReading): Reader {
  return (cell) => {
    if (cell.length <= NOTE_LIMIT && isOrdinary(cell)) return read(cell);
    const control = controlCharacter(laidOut(cell));
    if (control !== null) return trouble('control_character', { character: codePoint(control) });
    if (cell.length > NOTE_LIMIT) return trouble('too_long', { length: cell.length, limit: NOTE_LIMIT });
    return read(cell);
  };
}

/** A code of a customer or place: folded, without white space and list signs. */
export const code: Reader = (cell) => {
  const plain = text(cell, NOTHING_AROUND);
  if ('problem' in plain || plain.value === null) return plain;
  // Spreadsheets mark digits that are text by an apostrophe.
  const folded = foldCode(String(plain.value));
  const bare = folded.startsWith("'") ? folded.replace(/^'(?=[\d-]+$)/, '') : folded;
  if (!isCode(bare) || (bare.length > CODE_LIMIT && [...bare].length > CODE_LIMIT)) return trouble('code_unfit');
  return { value: bare };
};

export const day: Reader = (cell, around) => {
  const reading = checked((text) => readDay(text, { date1904: around.date1904 === true }))(cell, around);
  // The years that a day can have everywhere in the store.
  const kept = 'problem' in reading || reading.value === null || /^[12]\d{3}-/.test(String(reading.value));
  return kept ? reading : trouble('date_impossible');
};

/** A day, or the month or year that it lies in. */
export const dayOrLess: Reader = (cell, around) =>
  checked((text) => readDayOrLess(text, { date1904: around.date1904 === true, earliest: 1900 }))(cell, around);

/** A day that has come: not after today. */
export const pastDay: Reader = (cell, around) => {
  const reading = day(cell, around);
  if ('problem' in reading || reading.value === null || String(reading.value) <= around.today) return reading;
  return trouble('in_the_future');
};

/**
 * An amount of any currency, in fen. Where a workbook scales it for showing and the heading has a scale (万元), what is shown
 * counts: the heading speaks of that. An amount with more digits than a fen has, of which its cell shows two, is what it shows.
 */
export function amountOf(cell: string, { unit, display }: CellSurroundings): CellReading & { currency?: string } {
  const read = (text: string) => checked((said) => readAmount(said, unit))(text, NOTHING_AROUND);
  if (display === undefined) return read(cell);
  const scaled = unit !== null && (moneyUnit(unit)?.scale ?? 1n) !== 1n;
  if (display.how === 'scaled') return read(scaled ? display.text : cell);
  const reading = read(cell);
  if (scaled || !('problem' in reading) || reading.problem !== 'amount_too_precise') return reading;
  const asShown = read(display.text);
  return 'problem' in asShown ? reading : { ...asShown, warning: asShown.warning ?? 'amount_as_shown' };
}

/** Money in fen. An amount in another currency is not taken for yuan. */
export const money: Reader = (cell, around) => {
  const reading = amountOf(cell, around);
  if ('problem' in reading) return reading;
  const { currency } = reading;
  if (reading.value !== null && currency !== undefined && currency !== 'CNY')
    return trouble('currency_foreign', { currency });
  if (typeof reading.value === 'number' && reading.value < 0) return trouble('amount_unreadable');
  return reading.warning === undefined ? { value: reading.value } : { value: reading.value, warning: reading.warning };
};

/** A whole number of people or pieces: `1,200人`. */
export const integer: Reader = checked((cell) => {
  if (/^\d{1,9}$/.test(cell)) return { value: Number(cell) };
  const text = folded(cell);
  if (text === '' || saysNothing(text)) return { value: null };
  if (/^约? ?\d{1,9} ?(?:-|~|至|到) ?\d{1,9} ?[人名位个家天]?$/u.test(text))
    return { value: null, warning: 'range_left_out' };
  const about = /^(?:大?约|~)\s*/u.exec(text)?.[0] ?? '';
  const digits = ungrouped(text.slice(about.length).replace(/(?:\.0+)?\s*[人名位个家天]?$/u, '')) ?? '';
  if (!/^\d{1,9}$/.test(digits)) return trouble('number_unreadable');
  return about === '' ? { value: Number(digits) } : { value: Number(digits), warning: 'about_taken' };
});

/** Digits and signs that say which account, not how much; spaces between them stay as people group them. */
export const account: Reader = checked((cell) => {
  const text = folded(cell);
  if (text === '' || saysNothing(text)) return { value: null };
  // Beyond fifteen digits a spreadsheet puts zeros for what it has lost.
  if (isScientific(text) || /^\d{15}0{3,}$/.test(text.replaceAll(' ', ''))) return trouble('excel_lost_digits');
  return { value: text };
});

/** One of some codes, by the code or by a word for it, of which the first is what it is called in Chinese. */
export function choice(
  words: Readonly<Record<string, readonly string[]>>,
  called = mapped(words, ([zh], code) => ({ zh: zh ?? code, en: code.replaceAll('_', ' ') })),
): Reader {
  let known: ReadonlyMap<string, string> | undefined;
  const read = checked((cell) => {
    const key = matchKey(cell);
    if (key === '') return { value: null };
    // Folded when first needed: the program starts without importing anything.
    known ??= new Map(
      Object.entries(words).flatMap(([code, said]) => [code, ...said].map((word) => [matchKey(word), code] as const)),
    );
    const found = known.get(key);
    return found === undefined ? trouble('choice_unknown') : { value: found };
  });
  return Object.assign(read, { words: called });
}

function mapped<A, B>(list: Readonly<Record<string, A>>, each: (value: A, key: string) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(list).map(([key, value]) => [key, each(value, key)]));
}

/** The codes of a list of words, each with what else it is called. */
export function coded(
  list: Readonly<Record<string, { zh: string; en: string }>>,
  others: Readonly<Record<string, string>>,
): Reader {
  return choice(
    mapped(list, ({ zh, en }, key) => [zh, en, ...(others[key]?.split(',') ?? [])]),
    list,
  );
}

/** A score from 0 to 10: `9`, `9分`, `9.0`. */
export const score: Reader = checked((cell) => {
  const text = folded(cell);
  if (text === '' || saysNothing(text)) return { value: null };
  const found = /^(\d{1,2})(?:\.0+)? ?(?:分|points?|\/ ?10)?$/i.exec(text);
  const value = Number(found?.[1]);
  return found === null || value > 10 ? trouble('score_unreadable') : { value };
});

/** A figure of any kind, in thousandths: `-1,200.5`, `95%`. */
export const decimal: Reader = checked((cell) => {
  const text = folded(cell);
  if (text === '' || saysNothing(text)) return { value: null };
  const digits = ungrouped(text.replace(/^([+-]?)\s*/, '').replace(/ ?%$/, ''));
  if (digits === null) return trouble('thousands_unclear');
  const value = parseSigned((text.startsWith('-') ? '-' : '') + digits.replace(/(\.\d{3})0+$/, '$1'));
  if (value !== null) return { value };
  return trouble(/^\d+\.\d{4,}$/.test(digits) ? 'figure_too_precise' : 'figure_unreadable');
});

const YES = ['1', 'y', 'yes', 'true', '是', '√', '✓', '✔', '有', '对'];
const NO = ['0', 'n', 'no', 'false', '否', '×', '无', '不是', '没有'];

/** Yes or no, as 1 or 0. */
export const flag: Reader = checked((cell) => {
  const key = matchKey(cell);
  if (key === '') return { value: null };
  if (YES.includes(key)) return { value: 1 };
  return NO.includes(key) ? { value: 0 } : trouble('flag_unreadable');
});

/** `15..25`, `15~25°C`, `-5 至 5`, `..60%`: the lower and the upper end in thousandths. */
export const range: Reader = (cell, around) => {
  const reading = checked((text) => ({ value: folded(text) }))(cell, around);
  if ('problem' in reading) return reading;
  const said = String(reading.value ?? '').replace(/°c|℃|[%°]|rh/gi, '');
  if (said.trim() === '' || saysNothing(said.trim())) return { value: [null, null] };
  const found = /^\s*(-?[\d.]*)\s*(?:\.\.|~|至|到|to|(?<=\d)\s*-)\s*(-?[\d.]*)\s*$/i.exec(said);
  const ends = found === null ? null : [end(found[1]!), end(found[2]!)];
  if (ends === null || ends.includes(undefined)) return trouble('range_unreadable');
  const [min, max] = ends as (number | null)[];
  if ((min === null && max === null) || (min !== null && max !== null && min! > max!))
    return trouble('range_unreadable');
  return { value: [min!, max!] };
};

function end(digits: string): number | null | undefined {
  if (digits === '') return null;
  return parseSigned(digits) ?? undefined;
}

/** Several words in one cell, as the comma list that is stored. */
export const words: Reader = (cell, around) => {
  const reading = text(cell, around);
  if ('problem' in reading || reading.value === null) return reading;
  const list = String(reading.value)
    .split(/[,，、;；]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return { value: list.length === 0 ? null : list.join(',') };
};

const NOTHING_AROUND: CellSurroundings = { unit: null, other: () => '', today: '9999-12-31' };

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
