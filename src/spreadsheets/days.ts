/** Days as legacy sheets write them. What is not said is never invented: a month is no day, a day needs its year. */
import { readTime, type TimeOfDay } from './times.ts';
import { folded, type Problem, type Reading, saysNothing, type Warning } from './values.ts';

const SEPARATOR = '\\s*[-./,、。·年月 ]\\s*';
const YEAR_FIRST = new RegExp(
  `^(\\d{4}|\\d{2})(${SEPARATOR})(\\d{1,2})${SEPARATOR}(\\d{1,2})(?: ?[日号]|\\.?(?!\\d))(.*)$`,
  'u',
);
const YEAR_LAST = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4}|\d{2})(?!\d)(.*)$/;
const NAMED_DAY_FIRST = /^(\d{1,2})[-./, ]*([a-z]{3,9})[-./, ]+(\d{4}|\d{2})(?!\d)(.*)$/i;
const NAMED_MONTH_FIRST = /^([a-z]{3,9})[-./, ]+(\d{1,2})(?:st|nd|rd|th)?[-./, ]+(\d{4})(?!\d)(.*)$/i;
const YEAR_AND_MONTH = /^(?:1\d|20|21)\d{2}(?: ?年?| ?[-./年] ?(?:0?[1-9]|1[0-2]) ?月?(?:份)?)$/;
const MONTH_AND_DAY = /^\d{1,2} ?(?:月 ?\d{1,2} ?[日号]?|[-/] ?\d{1,2})$/;
const WEEKDAY = /^ ?\(?(?:星期|周|礼拜)[一二三四五六日天]\)?/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day as ISO text that needs no calendar. */
const ISO_DAY = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

const DAY_MS = 86_400_000;
/** Day 0 of Excel's calendars; the first one counts a 29 February 1900 that never was, long before any date here. */
export const EXCEL_1900 = Date.UTC(1899, 11, 30);
export const EXCEL_1904 = Date.UTC(1904, 0, 1);

/** A day, and the time that stands behind it. */
export type DayReading = Reading<string> & { readonly time?: TimeOfDay };

/** How bare numbers are read: the calendar of the workbook, and before which year a serial day is unlikely. */
export interface DayOptions {
  readonly date1904?: boolean;
  /** 1950 where nothing is said: what led to an earlier year was hardly meant as a day. */
  readonly earliest?: number;
}

/** A day as ISO text. Numbers of five digits are Excel's serial days, of eight digits year, month and day. */
export function readDay(cell: string, options: DayOptions = {}): Reading<string> {
  // Every month has 28 days.
  if (ISO_DAY.test(cell)) return { value: cell };
  const { time: _, ...reading } = readDayAndTime(cell, options);
  return reading;
}

/** The same with the time of day that stands behind it. */
export function readDayAndTime(cell: string, options: DayOptions = {}): DayReading {
  const text = inDigits(folded(cell));
  if (saysNothing(text)) return { value: null };
  if (YEAR_AND_MONTH.test(text)) return { problem: 'day_missing' };
  if (/^\d+(?:\.\d*)?$/.test(text)) return fromNumber(text, options);
  if (MONTH_AND_DAY.test(text)) return { problem: 'year_missing' };
  return fromYearFirst(text) ?? fromNamed(text) ?? fromYearLast(text) ?? { problem: 'date_unreadable' };
}

/** The same, or a month (`2005-03`) or a year (`2005`) where the cell says no more. */
export function readDayOrLess(cell: string, options: DayOptions = {}): Reading<string> {
  if (ISO_DAY.test(cell)) return { value: cell };
  const found = /^((?:1\d|20|21)\d{2})(?: ?年| ?[-./年] ?(\d{1,2}) ?月?(?:份)?)?$/.exec(folded(cell));
  if (!found || !YEAR_AND_MONTH.test(folded(cell))) return readDay(cell, options);
  const [, year = '', month] = found;
  return { value: month === undefined ? year : `${year}-${month.padStart(2, '0')}` };
}

const NUMERALS = '〇一二三四五六七八九';

/** `二〇一九年三月十五日` in digits; anything else as it is. */
function inDigits(text: string): string {
  const found =
    /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]$/u.exec(text);
  if (found === null) return text;
  const [, year = '', month = '', day = ''] = found;
  const digit = (sign: string): number => Math.max(0, NUMERALS.indexOf(sign));
  // 十 = 10, 十五 = 15, 二十 = 20, 三十一 = 31.
  const number = (words: string): number => {
    const [tens, ones] = words.includes('十') ? words.split('十') : ['', words];
    return (words.includes('十') ? (tens === '' ? 1 : digit(tens!)) * 10 : 0) + (ones ? digit(ones) : 0);
  };
  return `${[...year].map(digit).join('')}年${number(month)}月${number(day)}日`;
}

function fromNumber(text: string, { date1904 = false, earliest = 1950 }: DayOptions): DayReading {
  const whole = text.replace(/\.\d*$/, '');
  if (whole.length === 8) return day(whole.slice(0, 4), whole.slice(4, 6), whole.slice(6));
  if (whole.length === 5) {
    const at = new Date((date1904 ? EXCEL_1904 : EXCEL_1900) + Number(whole) * DAY_MS);
    const value = at.toISOString().slice(0, 10);
    // Behind the point is the part of the day; the last digit of what is shown of it may be rounded up to a whole day.
    const seconds = Math.min(Math.round((Number(text) - Number(whole)) * 86_400), 86_399);
    const year = at.getUTCFullYear();
    return {
      value,
      ...(year < earliest || year > 2100 ? { warning: 'year_unlikely' as const } : {}),
      ...(seconds === 0 ? {} : { time: { seconds, zone: null } }),
    };
  }
  if (whole.length === 6) {
    return { problem: /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/.test(whole) ? 'day_missing' : 'date_ambiguous' };
  }
  return { problem: 'date_unreadable' };
}

function fromYearFirst(text: string): DayReading | null {
  const found = YEAR_FIRST.exec(text);
  if (found === null) return null;
  const [, year = '', separator = '', month = '', date = '', rest = ''] = found;
  if (year.length === 4) return day(year, month, date, rest);
  // `24.6.23` begins with the year; `5.6.23` and `01/02/25` may begin with the day or the month.
  if (!separator.includes('年') && Number(year) <= 12) return { problem: 'date_ambiguous' };
  return day(fullYear(year), month, date, rest, 'two_digit_year');
}

function fromYearLast(text: string): DayReading | null {
  const found = YEAR_LAST.exec(text);
  if (found === null) return null;
  const [, first = '', second = '', year = '', rest = ''] = found;
  if (year.length === 2) return { problem: 'date_ambiguous' };
  const [a, b] = [Number(first), Number(second)];
  if (a === b) return day(year, first, second, rest);
  if (a > 12 && b <= 12) return day(year, second, first, rest, 'day_month_order');
  if (b > 12 && a <= 12) return day(year, first, second, rest, 'day_month_order');
  return { problem: a > 12 ? 'date_impossible' : 'date_ambiguous' };
}

function fromNamed(text: string): DayReading | null {
  const dayFirst = NAMED_DAY_FIRST.exec(text);
  const monthFirst = NAMED_MONTH_FIRST.exec(text);
  if (dayFirst === null && monthFirst === null) return null;
  const [date = '', name = ''] = dayFirst !== null ? dayFirst.slice(1, 3) : monthFirst!.slice(1, 3).reverse();
  const [year = '', rest = ''] = (dayFirst ?? monthFirst)!.slice(3);
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  if (month === 0) return { problem: 'date_unreadable' };
  return year.length === 4
    ? day(year, String(month), date, rest)
    : day(fullYear(year), String(month), date, rest, 'two_digit_year');
}

function fullYear(year: string): string {
  return (Number(year) >= 70 ? '19' : '20') + year;
}

/** The day, if the calendar has it and nothing but a weekday and a time of day comes after it. */
function day(year: string, month: string, date: string, rest = '', warning?: Warning): DayReading {
  const after = afterDay(rest.trimEnd());
  if (after.problem !== undefined) return { problem: after.problem };
  const [y, m, d] = [Number(year), Number(month), Number(date)];
  const at = new Date(0);
  at.setUTCFullYear(y, m - 1, d);
  if (y < 1 || at.getUTCFullYear() !== y || at.getUTCMonth() !== m - 1 || at.getUTCDate() !== d) {
    return { problem: 'date_impossible' };
  }
  const value = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const zoned = after.time !== undefined && after.time.zone !== null;
  const look = warning ?? (zoned ? 'zone_ignored' : y < 1900 || y > 2100 ? 'year_unlikely' : undefined);
  const time = after.time === undefined ? {} : { time: after.time };
  return look === undefined ? { value, ...time } : { value, warning: look, ...time };
}

function afterDay(rest: string): { problem: Problem } | { problem?: never; time?: TimeOfDay } {
  const text = rest.replace(WEEKDAY, '').replace(/^[T ]+/i, '');
  if (text === '') return {};
  const time = readTime(text);
  if (time === null) return { problem: 'date_unreadable' };
  return time === 'impossible' ? { problem: 'date_impossible' } : { time };
}
