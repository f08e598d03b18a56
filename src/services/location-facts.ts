/** What can be said of a place, and what is said of it. */
import { refuse } from '../domain/errors.ts';
import { type Clearable, isHumidityRange, type Range } from '../domain/locations.ts';
import { toDecimalOrNull } from '../domain/quantities.ts';
import { day, integer, list, nullable, number, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { showRange } from '../domain/storage-conditions.ts';
import { type Beside, namesBeside } from '../store/locations.ts';
import { PURPOSES, type Purpose, type StoragePlace } from '../store/places.ts';
import type { Db } from '../store/sql.ts';
import { findHolder } from './naming.ts';

const FACTS = {
  code: text,
  name: nullable(text),
  parent: nullable(text),
  purpose: oneOf(...PURPOSES),
  categories: list(text),
  security: nullable(text),
  temperature_min: nullable(number),
  temperature_max: nullable(number),
  humidity_min: nullable(number),
  humidity_max: nullable(number),
  light: nullable(text),
  hazards: list(text),
  capacity: nullable(integer),
  facilities: list(text),
  check_items: list(text),
  check_days: nullable(integer),
  responsible: nullable(text),
  retired_on: nullable(day),
};
export const LOCATION = object(FACTS);
export type LocationFacts = TypeOf<typeof LOCATION>;

/** `changed`: the keys that are new; `also`: the places below that took the new purpose along. */
export const EDITED_LOCATION = object({ ...FACTS, changed: list(text), also: list(text) });
export type EditedLocation = TypeOf<typeof EDITED_LOCATION>;

/** What can be said of a place; ranges in thousandths. */
export interface LocationInput {
  readonly code: string;
  readonly name?: string | undefined;
  readonly parent?: string | undefined;
  readonly purpose?: Purpose | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly security?: string | undefined;
  readonly temperature?: Range | undefined;
  readonly humidity?: Range | undefined;
  readonly light?: string | undefined;
  readonly hazards?: readonly string[] | undefined;
  readonly capacity?: number | undefined;
  readonly facilities?: readonly string[] | undefined;
  readonly check_items?: readonly string[] | undefined;
  /** It is looked after every so many days. */
  readonly check_days?: number | undefined;
  /** A person, by code or full name. */
  readonly responsible?: string | undefined;
}
export interface LocationChanges extends LocationInput {
  readonly clear?: readonly Clearable[] | undefined;
  readonly reinstate?: boolean | undefined;
}

/** What was said, as columns; what was not said is left out. @throws Refusal invalid_value, person_not_found */
export function columnsOf(db: Db, input: LocationInput): Record<string, unknown> {
  const { name, temperature, humidity, responsible } = input;
  if (humidity && !isHumidityRange(humidity)) {
    const value = showRange(humidity) ?? '';
    refuse('invalid_value', { option: '--humidity', value, expected: 'humidity' });
  }
  if (input.check_days === 0) refuse('invalid_value', { option: '--check-days', value: '0', expected: 'integer' });
  const said: Record<string, unknown> = {};
  for (const key of ['purpose', 'security', 'light', 'capacity', 'check_days'] as const)
    if (input[key] !== undefined) said[key] = input[key];
  for (const key of ['categories', 'hazards', 'facilities', 'check_items'] as const)
    if (input[key] !== undefined) said[key] = [...new Set(input[key])].join(',') || null;
  if (name !== undefined) said.name = name || null;
  if (temperature) Object.assign(said, { temperature_min: temperature.min, temperature_max: temperature.max });
  if (humidity) Object.assign(said, { humidity_min: humidity.min, humidity_max: humidity.max });
  if (responsible !== undefined) said.responsible_id = findHolder(db, responsible).id;
  return said;
}

/** The columns that clearing these keys empties. */
export function emptied(keys: readonly Clearable[]): Record<string, null> {
  const columns = keys.flatMap((key) => {
    if (key === 'temperature' || key === 'humidity') return [`${key}_min`, `${key}_max`];
    return [key === 'parent' || key === 'responsible' ? `${key}_id` : key];
  });
  return Object.fromEntries(columns.map((column) => [column, null]));
}

export function factsOf(db: Db, place: StoragePlace): LocationFacts {
  return shown({ ...place, ...namesBeside(db, place.id) });
}

/** What is said of a place, with its parent's code and that of the person who looks after it. */
export function shown(place: StoragePlace & Beside): LocationFacts {
  return {
    code: place.code,
    name: place.name,
    parent: place.parent,
    purpose: place.purpose,
    categories: listed(place.categories),
    security: place.security,
    temperature_min: toDecimalOrNull(place.temperature_min),
    temperature_max: toDecimalOrNull(place.temperature_max),
    humidity_min: toDecimalOrNull(place.humidity_min),
    humidity_max: toDecimalOrNull(place.humidity_max),
    light: place.light,
    hazards: listed(place.hazards),
    capacity: place.capacity,
    facilities: listed(place.facilities),
    check_items: listed(place.check_items),
    check_days: place.check_days,
    responsible: place.responsible,
    retired_on: place.retired_on,
  };
}

function listed(list: string | null): string[] {
  return list?.split(',') ?? [];
}
