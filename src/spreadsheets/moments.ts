/** Moments as loggers and people write them: a day with a time, Excel's serial days, seconds since 1970. */
import { momentOn } from '../domain/calendar.ts';
import { EXCEL_1900, EXCEL_1904, readDay, readDayAndTime } from './days.ts';
import { folded, type Problem, saysNothing } from './values.ts';

const DAY_SECONDS = 86_400;

/**
 * A moment in seconds since 1970. Without an offset it is in the store's zone, in which the process runs; a day without
 * a time is its beginning.
 * @param time the time of day where the sheet has it in a column of its own; empty otherwise
 */
export function readMoment(
  cell: string,
  time = '',
  options: { date1904?: boolean } = {},
): { value: number | null } | { problem: Problem } {
  const text = folded(`${cell} ${time}`.trim());
  if (saysNothing(text)) return { value: null };
  const counted = fromNumber(text, options.date1904 === true);
  if (counted !== null) return { value: counted };
  const day = readDayAndTime(text, options);
  if ('problem' in day) return { problem: day.problem };
  if (day.value === null) return { value: null };
  const { seconds: within, zone } = day.time ?? { seconds: 0, zone: null };
  if (zone === null) return { value: seconds(momentOn(day.value, within)) };
  return { value: seconds(Date.parse(`${day.value}T00:00:00${offset(zone)}`)) + within };
}

/** Excel's serial day with its fraction, seconds or milliseconds since 1970, `20261122093000`. */
function fromNumber(text: string, date1904: boolean): number | null {
  const serial = /^(\d{5})([.,]\d+)?$/.exec(text);
  if (serial) {
    const day = new Date((date1904 ? EXCEL_1904 : EXCEL_1900) + Number(serial[1]) * DAY_SECONDS * 1000)
      .toISOString()
      .slice(0, 10);
    return seconds(momentOn(day, Math.round(Number(`0${(serial[2] ?? '').replace(',', '.')}`) * DAY_SECONDS)));
  }
  if (/^1\d{9}$/.test(text)) return Number(text);
  if (/^1\d{12}$/.test(text)) return Math.floor(Number(text) / 1000);
  const packed = /^(20\d{2})(\d{2})(\d{2})[ T]?(\d{2})(\d{2})(\d{2})?$/.exec(text);
  if (!packed) return null;
  const day = readDay(packed.slice(1, 4).join('-'));
  const [hour, minute, second] = packed.slice(4).map((part) => Number(part ?? 0)) as [number, number, number];
  if ('problem' in day || day.value === null || hour > 23 || minute > 59 || second > 59) return null;
  return seconds(momentOn(day.value, hour * 3600 + minute * 60 + second));
}

function offset(zone: string): string {
  return /^z$/i.test(zone) ? 'Z' : zone.replace(/^(...):?(..)$/, '$1:$2');
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
