/** Readings of places and checks of them. */
import { type Climate, outsideOf, type Reading, type StoredReading } from '../domain/environment.ts';
import type { Grid } from '../domain/grids.ts';
import { inherited } from '../domain/storage-conditions.ts';
import type { Entry } from './journal.ts';
import { ReadingDigest } from './reading-digest.ts';
import { all, type Db, gridOf, one, sql } from './sql.ts';
import { placesUpward } from './storing.ts';

/** The climate that a place states, or has from the places it is in. */
export function climateOf(db: Db, placeId: number): Climate {
  return inherited(placesUpward(db, placeId));
}

/** Writes readings that came together, in their order, with the sealed batch that covers them. Answers how each stands. */
export function enterReadings(db: Db, entry: Entry, readings: Iterable<Reading>): StoredReading[];
export function enterReadings(db: Db, entry: Entry, readings: Iterable<Reading>, keep: false): [];
export function enterReadings(db: Db, entry: Entry, readings: Iterable<Reading>, keep = true): StoredReading[] {
  const first = (one<{ id: number | null }>(db, 'SELECT max(id) AS id FROM readings')?.id ?? 0) + 1;
  const insert = sql(
    db,
    'INSERT INTO readings (id, place_id, at, temperature, humidity, outside) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const climates = new Map<number, Climate>();
  const climate = (placeId: number): Climate => {
    const known = climates.get(placeId) ?? climateOf(db, placeId);
    climates.set(placeId, known);
    return known;
  };
  const digest = new ReadingDigest();
  const stored: StoredReading[] = [];
  let id = first;
  for (const reading of readings) {
    const { place_id, at, temperature, humidity } = reading;
    const outside = outsideOf(climate(place_id), reading);
    insert.run(id, place_id, at, temperature, humidity, outside);
    const row = { id, place_id, at, temperature, humidity, outside };
    digest.add(row);
    if (keep) stored.push(row);
    id += 1;
  }
  if (id > first) entry.add('reading_batches', { first_id: first, last_id: id - 1, digest: digest.digest() });
  return stored;
}

/** The reading of a place at one moment, if there is one. */
export function readingAt(db: Db, placeId: number, at: number): StoredReading | undefined {
  return one(db, 'SELECT * FROM readings WHERE place_id = ? AND at = ?', placeId, at);
}

export interface CheckRow {
  readonly checked_on: string;
  readonly result: string;
  readonly in_order: number;
}

/** A place that is looked after: it states a climate, is checked, or was read or checked before. */
export interface WatchedPlace extends Climate {
  readonly id: number;
  readonly code: string;
  readonly name: string | null;
  readonly parent_id: number | null;
  readonly check_days: number | null;
  readonly check_items: string | null;
  readonly responsible: string | null;
  /** The last reading; null = none. */
  readonly at: number | null;
  readonly temperature: number | null;
  readonly humidity: number | null;
  readonly outside: number | null;
  /** The last check; null = none. */
  readonly checked_on: string | null;
  readonly result: string | null;
  readonly in_order: number | null;
  /** The instant of the entry that last changed what is said of the place: what was never done counts from then. */
  readonly set_up_at: string;
}

/**
 * Storage places in use with their last reading and their last check up to a moment, by code.
 * @param until seconds since 1970; readings after it do not count
 * @param day checks after it do not count
 */
export function watchedPlaces(db: Db, until: number, day: string): WatchedPlace[] {
  return all(
    db,
    `SELECT p.id, p.code, p.name, p.parent_id, p.check_days, p.check_items, o.code AS responsible,
            p.temperature_min, p.temperature_max, p.humidity_min, p.humidity_max,
            r.at, r.temperature, r.humidity, r.outside, k.checked_on, k.result, k.in_order, j.happened_at AS set_up_at
     FROM places p LEFT JOIN operators o ON o.id = p.responsible_id LEFT JOIN journal j ON j.seq = p.entry
     LEFT JOIN readings r ON r.id =
       (SELECT id FROM readings WHERE place_id = p.id AND at <= ? ORDER BY at DESC LIMIT 1)
     LEFT JOIN place_checks k ON k.id =
       (SELECT id FROM place_checks WHERE place_id = p.id AND checked_on <= ? ORDER BY checked_on DESC, id DESC LIMIT 1)
     WHERE p.kind = 'storage' AND p.retired_on IS NULL ORDER BY p.code`,
    until,
    day,
  );
}

/** Readings of a place one after another that are out of its range: an excursion. Extremes in thousandths. */
export interface Excursion {
  readonly place_id: number;
  readonly since: number;
  readonly until: number;
  readonly readings: number;
  readonly outside: number;
  readonly temperature_min: number;
  readonly temperature_max: number;
  readonly humidity_min: number | null;
  readonly humidity_max: number | null;
}

/**
 * Excursions that lie between two moments (seconds since 1970, both included), by place and time. A reading within the
 * range ends one.
 */
export function* excursions(
  db: Db,
  placeIds: readonly number[] | null,
  from: number,
  to: number,
): Generator<Excursion> {
  const outside = sql<unknown[], StoredReading>(
    db,
    'SELECT * FROM readings WHERE outside <> 0 AND place_id = ? AND at BETWEEN ? AND ? ORDER BY at',
  );
  const next = sql<unknown[], { at: number }>(
    db,
    'SELECT at FROM readings WHERE place_id = ? AND at > ? ORDER BY at LIMIT 1',
  );
  for (const placeId of placeIds ?? placesRead(db)) {
    let open: Open | null = null;
    // All of one place at once: while an open cursor is read, no other statement may be asked for the next reading.
    for (const reading of outside.all(placeId, from, to)) {
      if (open !== null && next.get(placeId, open.until)!.at === reading.at) {
        widen(open, reading);
        continue;
      }
      if (open !== null) yield open;
      open = opened(reading);
    }
    if (open !== null) yield open;
  }
}

type Open = { -readonly [K in keyof Excursion]: Excursion[K] };

function opened({ place_id, at, temperature, humidity, outside }: StoredReading): Open {
  return {
    place_id,
    since: at,
    until: at,
    readings: 1,
    outside,
    temperature_min: temperature,
    temperature_max: temperature,
    humidity_min: humidity,
    humidity_max: humidity,
  };
}

function widen(open: Open, { at, temperature, humidity, outside }: StoredReading): void {
  open.until = at;
  open.readings += 1;
  open.outside |= outside;
  open.temperature_min = Math.min(open.temperature_min, temperature);
  open.temperature_max = Math.max(open.temperature_max, temperature);
  if (humidity === null) return;
  open.humidity_min = Math.min(open.humidity_min ?? humidity, humidity);
  open.humidity_max = Math.max(open.humidity_max ?? humidity, humidity);
}

/** Ids of the places that were ever read, by code. */
function placesRead(db: Db): number[] {
  return all<{ id: number }>(
    db,
    `SELECT p.id FROM places p WHERE p.kind = 'storage' AND EXISTS (SELECT 1 FROM readings r WHERE r.place_id = p.id)
     ORDER BY p.code`,
  ).map(({ id }) => id);
}

/** Checks of places that found something, between two days, by place and day. */
export function checksWithFindings(
  db: Db,
  from: string,
  to: string,
): { place_id: number; checked_on: string; result: string }[] {
  return all(
    db,
    `SELECT k.place_id, k.checked_on, k.result FROM place_checks k JOIN places p ON p.id = k.place_id
     WHERE k.in_order = 0 AND k.checked_on BETWEEN ? AND ? ORDER BY p.code, k.checked_on, k.id`,
    from,
    to,
  );
}

/** The readings as they were taken; moments in seconds since 1970, the rest in thousandths. */
export function exportedReadings(db: Db): Grid {
  return gridOf(
    db,
    `SELECT p.code AS location, r.at, r.temperature, r.humidity FROM readings r JOIN places p ON p.id = r.place_id
     ORDER BY r.id`,
  );
}
