/**
 * Days and instants. A day is `YYYY-MM-DD` in the store's time zone; an instant is UTC ISO text with milliseconds.
 * The process itself runs in the store's zone: the program sets TZ once, when it has opened the store (Intl's own
 * zone arithmetic costs 10 to 30 ms at start, which a clerk would feel).
 */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** When something happened, as `--at` says it: a whole day, or a moment. */
export type When = { day: string } | { instant: string };

/** Lets the process run in that IANA zone. @throws RangeError for a zone that does not exist */
export function useTimeZone(zone: string): void {
  if (process.env.TZ !== zone) process.env.TZ = zone;
}

/** Whether the zone exists. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The day of an instant in the store's zone. */
export function dayOf(instant: string | number): string {
  const at = new Date(instant);
  return `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}

/** A day as the integer that transfers carry: 2026-11-22 → 20261122. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

/** 20261122 → 2026-11-22. */
export function dayFromNumber(number: number): string {
  const text = String(number);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
}

/** The first instant of a day in the store's zone. */
export function startOfDay(day: string): string {
  const [, year, month, date] = DAY.exec(day)!;
  return new Date(Number(year), Number(month) - 1, Number(date)).toISOString();
}

/** The last instant of a day in the store's zone. */
export function endOfDay(day: string): string {
  return new Date(Date.parse(startOfDay(addDays(day, 1))) - 1).toISOString();
}

/** A moment of a day in the store's zone, so many seconds after its beginning by the clock on the wall, in milliseconds. */
export function momentOn(day: string, seconds: number): number {
  const [, year, month, date] = DAY.exec(day)!;
  return new Date(Number(year), Number(month) - 1, Number(date), 0, 0, seconds).getTime();
}

/**
 * When a movement happened: the moment of its entry, but the beginning of its own day where that is another one. An
 * import records the movements of many days in one entry.
 * @param day as transfers carry it: 20261122
 */
export function momentOf(entryHappenedAt: string, day: number): string {
  return dayNumber(dayOf(entryHappenedAt)) === day ? entryHappenedAt : startOfDay(dayFromNumber(day));
}

/** A day some days later (earlier when negative). */
export function addDays(day: string, days: number): string {
  const [, year, month, date] = DAY.exec(day)!;
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(date) + days)).toISOString().slice(0, 10);
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
}

/** An instant as results show it: ISO 8601 with the store's offset, seconds; `2026-11-22T09:30:00+08:00`. */
export function withOffset(instant: string): string {
  const at = new Date(instant);
  const minutes = -at.getTimezoneOffset();
  const sign = minutes < 0 ? '-' : '+';
  const size = Math.abs(minutes);
  const offset = `${sign}${pad(Math.trunc(size / 60))}:${pad(size % 60)}`;
  return `${dayOf(instant)}T${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}${offset}`;
}

/**
 * Reads a day as typed, already folded: `2026-11-22`, `2026.11.22`, `2026/11/22`, `20261122`, `2026年11月22日`,
 * `11-22` (of this year), `today`, `yesterday`, `tomorrow`, 今天, 昨天, 明天, `+7` / `+7d`.
 * @returns the day, or null when there is no such day
 */
export function parseDay(folded: string, today: string): string | null {
  const named = NAMED_DAYS.get(folded.toLowerCase());
  if (named !== undefined) return addDays(today, named);
  const ahead = /^\+(\d{1,4})d?$/.exec(folded);
  if (ahead) return addDays(today, Number(ahead[1]));
  const match =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(folded) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(folded) ??
    /^()(\d{1,2})[-/月](\d{1,2})日?$/.exec(folded);
  if (!match) return null;
  return existingDay(Number(match[1] || today.slice(0, 4)), Number(match[2]), Number(match[3]));
}

/** A month (`2005-03`) or a year (`2005`) where no more is known of a day; null for anything else. */
export function parseMonthOrYear(folded: string): string | null {
  const match = /^([12]\d{3})年?(?:[-./]?(\d{1,2})月?份?)?$/.exec(folded);
  // Six digits may be a day of a short year.
  if (!match || /^\d{5,}$/.test(folded)) return null;
  const [, year = '', month] = match;
  if (month === undefined) return year;
  return Number(month) < 1 || Number(month) > 12 ? null : `${year}-${month.padStart(2, '0')}`;
}

/** A day that the calendar has, or null (2023-02-30, years before 1000). */
export function existingDay(year: number, month: number, date: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, date));
  if (year < 1000 || year > 2999 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return null;
  return at.toISOString().slice(0, 10);
}

/**
 * Reads a moment as typed: a day, a day with a time (`2026-11-22 14:05`, `2026-11-22T14:05:30`), or an instant
 * with its offset (`2026-11-22T14:05:30+08:00`, `…Z`). Without an offset it is in the store's zone.
 */
export function parseWhen(folded: string, today: string): When | null {
  const day = parseDay(folded, today);
  if (day) return { day };
  const match = /^(\S+?)(?:[T\s]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:?\d{2})?$/i.exec(folded);
  if (!match) return null;
  const date = parseDay(match[1]!, today);
  const [hours, minutes, seconds] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (!date || hours > 23 || minutes > 59 || seconds > 59) return null;
  const clock = `${pad(hours)}:${pad(minutes)}:${pad(seconds)}.${(match[5] ?? '').padEnd(3, '0')}`;
  const zone = match[6] ? (/^z$/i.test(match[6]) ? 'Z' : match[6].replace(/^(...):?(..)$/, '$1:$2')) : '';
  const at = new Date(`${date}T${clock}${zone}`);
  return Number.isNaN(at.getTime()) ? null : { instant: at.toISOString() };
}

const NAMED_DAYS = new Map([
  ['today', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
  ['今天', 0],
  ['昨天', -1],
  ['明天', 1],
]);

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}
