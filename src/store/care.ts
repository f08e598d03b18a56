/** What is due of each place: its periodic check and its readings, by the settings and by what the place states. */
import { dayOf } from '../domain/calendar.ts';
import { dueAfter } from '../domain/environment.ts';
import { type WatchedPlace, watchedPlaces } from './environment.ts';
import { settingOf } from './settings.ts';
import type { Db } from './sql.ts';

/** What is not as it should be with a place. */
export const PROBLEMS = ['excursion', 'reading_late', 'check_finding', 'check_late'] as const;
export type Problem = (typeof PROBLEMS)[number];

export interface Watched extends WatchedPlace {
  /** It states a climate, is checked periodically, or was read or checked before. */
  readonly watched: boolean;
  readonly problems: readonly Problem[];
  /** Null where no readings are expected. */
  readonly reading_due: string | null;
  readonly reading_late: number | null;
  /** Null where it is not checked periodically. */
  readonly check_due: string | null;
  readonly check_late: number | null;
}

/** After how many days a place is checked again: as it says itself; a place at the top as the settings say; else null. */
export function checkIntervalOf(
  db: Db,
  place: { readonly check_days: number | null; readonly check_items: string | null; readonly parent_id: number | null },
): number | null {
  if (place.check_days !== null) return place.check_days;
  // A check of a warehouse covers what is in it and says nothing of its own.
  if (place.parent_id !== null && place.check_items === null) return null;
  return Number(settingOf(db, 'environment.check_days')) || null;
}

/**
 * Every storage place in use with what is due and late on a day. A place that states a climate itself is read at the
 * interval of the settings (0 = never expected); what was never done counts from when the place was last set up.
 * @param until seconds since 1970: later readings do not count
 */
export function duties(db: Db, until: number, today: string): Watched[] {
  const readingDays = Number(settingOf(db, 'environment.reading_days')) || null;
  return watchedPlaces(db, until, today).map((place) => {
    const stated = [place.temperature_min, place.temperature_max, place.humidity_min, place.humidity_max];
    const climate = stated.some((end) => end !== null);
    const setUp = dayOf(place.set_up_at);
    const lastRead = place.at === null ? setUp : dayOf(place.at * 1000);
    const reading = climate && readingDays !== null ? dueAfter(lastRead, readingDays, today) : null;
    const interval = checkIntervalOf(db, place);
    const check = interval === null ? null : dueAfter(place.checked_on ?? setUp, interval, today);
    const problems: Problem[] = [];
    if ((place.outside ?? 0) !== 0) problems.push('excursion');
    if (reading !== null && reading.late > 0) problems.push('reading_late');
    if (place.in_order === 0) problems.push('check_finding');
    if (check !== null && check.late > 0) problems.push('check_late');
    return {
      ...place,
      watched: climate || check !== null || place.at !== null || place.checked_on !== null,
      problems,
      reading_due: reading?.due ?? null,
      reading_late: reading?.late ?? null,
      check_due: check?.due ?? null,
      check_late: check?.late ?? null,
    };
  });
}
