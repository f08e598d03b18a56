/** Periods of a calendar, named so that the names sort by time. */
import { addDays, dayFromNumber } from './calendar.ts';

export const PERIODS = ['day', 'week', 'month', 'quarter'] as const;
export type Period = (typeof PERIODS)[number];

/**
 * The period that a day belongs to: `2026-11-22`, `2026-W47` (ISO 8601: weeks begin on Monday, and the first of a year
 * is the one with its first Thursday), `2026-11`, `2026-Q4`.
 */
export function periodOf(day: string, period: Period): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  switch (period) {
    case 'day':
      return day;
    case 'week':
      return weekOf(day);
    case 'month':
      return day.slice(0, 7);
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
  }
}

/** Answers the period of days as transfers carry them (20261122), each worked out once. */
export function periodNamer(period: Period): (day: number) => string {
  const known = new Map<number, string>();
  return (day) => {
    let name = known.get(day);
    if (name === undefined) {
      name = periodOf(dayFromNumber(day), period);
      known.set(day, name);
    }
    return name;
  };
}

/** The first day of the month of a day. */
export function startOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

function weekOf(day: string): string {
  const weekday = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
  const thursday = addDays(day, 3 - weekday);
  const year = thursday.slice(0, 4);
  const days = Math.round((Date.parse(`${thursday}T00:00Z`) - Date.parse(`${year}-01-01T00:00Z`)) / 86_400_000);
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}
