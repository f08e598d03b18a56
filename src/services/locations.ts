/** Places: the tree of warehouse, zone, shelf and bin, what each is for, and when one is used no more. */
import { isCode } from '../domain/codes.ts';
import { refuse } from '../domain/errors.ts';
import { NEEDED_PURPOSES, treeOf } from '../domain/locations.ts';
import { day, list, object, type TypeOf, text } from '../domain/shapes.ts';
import {
  allLocations,
  type LocationRow,
  locationById,
  locationsWithin,
  placesWithPurpose,
  samplesIn,
} from '../store/locations.ts';
import { type Purpose, type StoragePlace, storageByCode, storageCodes } from '../store/places.ts';
import type { Db } from '../store/sql.ts';
import { foldCode } from '../text/fold.ts';
import { nearest } from '../text/nearest.ts';
import { type Acting, permit, record } from './acting.ts';
import {
  columnsOf,
  EDITED_LOCATION,
  type EditedLocation,
  emptied,
  factsOf,
  LOCATION,
  type LocationChanges,
  type LocationFacts,
  type LocationInput,
  shown,
} from './location-facts.ts';
import { findPlace } from './naming.ts';

export { EDITED_LOCATION, LOCATION, type LocationFacts };

/** `retired`: the place and those below it that this retired; empty when they were so already. */
export const RETIRED_LOCATION = object({ code: text, retired_on: day, retired: list(text) });
export type RetiredLocation = TypeOf<typeof RETIRED_LOCATION>;

/** Adds a place; without a purpose it has its parent's. @throws Refusal not_permitted, code_taken, place_not_found */
export async function addLocation(acting: Acting, input: LocationInput): Promise<LocationFacts> {
  permit(acting, 'set_up');
  return record(acting, 'locations add', input, ({ db, entry }) => {
    if (!isCode(input.code)) refuse('invalid_value', { option: 'CODE', value: input.code, expected: 'new_code' });
    const taken = storageByCode(db, input.code);
    if (taken) refuse('code_taken', { what: 'place', code: taken.code });
    const parent = input.parent ? findPlace(db, input.parent) : null;
    const id = entry.add('places', {
      kind: 'storage',
      code: input.code,
      purpose: parent?.purpose ?? 'normal',
      parent_id: parent?.id ?? null,
      ...columnsOf(db, input),
    });
    return factsOf(db, locationById(db, id));
  });
}

/**
 * Changes what is said of a place. A new purpose goes along to the places below that had the same one.
 * @throws Refusal not_permitted, place_not_found, place_loop, last_place, retired
 */
export async function editLocation(acting: Acting, changes: LocationChanges): Promise<EditedLocation> {
  permit(acting, 'set_up');
  return record(acting, 'locations edit', changes, (deed) => {
    const { db, entry } = deed;
    const before = knownPlace(db, changes.code);
    if (before.retired_on !== null && !changes.reinstate) refuse('retired', { what: 'place', code: before.code });
    refuseClearedAndSet(changes);
    const wanted: Record<string, unknown> = {
      ...columnsOf(db, changes),
      ...emptied(changes.clear ?? []),
      retired_on: null,
    };
    if (changes.parent) wanted.parent_id = parentFor(db, before, changes.parent).id;
    else if (changes.reinstate && before.parent_id !== null) findPlace(db, locationById(db, before.parent_id).code);
    const changed = Object.keys(wanted).filter((key) => wanted[key] !== before[key as keyof StoragePlace]);
    const along = changed.includes('purpose')
      ? locationsWithin(db, before.id).filter(({ id, purpose }) => id !== before.id && purpose === before.purpose)
      : [];
    if (changed.includes('purpose')) keepOneOf(db, before.purpose, [before, ...along]);
    if (changed.length === 0) deed.nothingNew();
    else entry.change('places', before.id, Object.fromEntries(changed.map((key) => [key, wanted[key]])));
    for (const { id } of along) entry.change('places', id, { purpose: wanted.purpose });
    return {
      ...factsOf(db, locationById(db, before.id)),
      changed: changed.map((key) => key.replace(/_id$/, '')),
      also: along.map(({ code }) => code),
    };
  });
}

/** Retires an empty place with all below it. @throws Refusal not_permitted, place_not_found, place_in_use, last_place */
export async function retireLocation(acting: Acting, input: { readonly code: string }): Promise<RetiredLocation> {
  permit(acting, 'set_up');
  return record(acting, 'locations retire', input, (deed) => {
    const place = knownPlace(deed.db, input.code);
    if (place.retired_on !== null) {
      deed.nothingNew();
      return { code: place.code, retired_on: place.retired_on, retired: [] };
    }
    const within = locationsWithin(deed.db, place.id).filter(({ retired_on }) => retired_on === null);
    const full = within.find(({ id }) => samplesIn(deed.db, id) > 0);
    if (full) refuse('place_in_use', { place: full.code });
    for (const purpose of new Set(within.map((each) => each.purpose))) keepOneOf(deed.db, purpose, within);
    const retiredOn = deed.happenedOn();
    for (const { id } of within) deed.entry.change('places', id, { retired_on: retiredOn });
    return { code: place.code, retired_on: retiredOn, retired: within.map(({ code }) => code) };
  });
}

export interface LocationFilter {
  /** With everything below it. */
  readonly location?: string | undefined;
  readonly purpose?: Purpose | undefined;
  readonly all?: boolean | undefined;
}

/** Places by code, with how many samples lie in each. */
export async function listLocations(
  acting: Acting,
  filter: LocationFilter,
): Promise<(LocationFacts & { samples: number })[]> {
  return chosen(acting, filter).map((row) => ({ ...shown(row), samples: row.samples }));
}

export interface TreeRow extends Readonly<Record<string, string | number | null>> {
  readonly code: string;
  readonly depth: number;
  /** `A/A-01`. */
  readonly path: string;
}

/** Places from the top down; `samples` counts those in the place itself. */
export async function locationTree(acting: Acting, filter: LocationFilter): Promise<TreeRow[]> {
  return treeOf(chosen(acting, filter)).map(({ code, name, purpose, depth, path, samples, retired_on }) => ({
    code,
    name,
    purpose,
    samples,
    depth,
    path: path.join('/'),
    retired_on,
  }));
}

function chosen(acting: Acting, { location, purpose, all = false }: LocationFilter): LocationRow[] {
  permit(acting, 'read');
  const { db } = acting.store;
  const within =
    location === undefined ? null : new Set(locationsWithin(db, knownPlace(db, location).id).map(({ id }) => id));
  return allLocations(db).filter(
    (row) =>
      (all || row.retired_on === null) &&
      (within === null || within.has(row.id)) &&
      (purpose === undefined || row.purpose === purpose),
  );
}

/** A storage place, also a retired one. @throws Refusal place_not_found */
function knownPlace(db: Db, typed: string): StoragePlace {
  const folded = foldCode(typed);
  return (
    storageByCode(db, folded) ?? refuse('place_not_found', { value: typed, near: nearest(folded, storageCodes(db)) })
  );
}

function parentFor(db: Db, place: StoragePlace, typed: string): StoragePlace {
  const parent = findPlace(db, typed);
  if (locationsWithin(db, place.id).some(({ id }) => id === parent.id)) refuse('place_loop', { place: place.code });
  return parent;
}

/** Refuses where a purpose that goods need would lose its last place in use. */
function keepOneOf(db: Db, purpose: string, leaving: readonly StoragePlace[]): void {
  if (!NEEDED_PURPOSES.includes(purpose)) return;
  const gone = new Set(leaving.map(({ id }) => id));
  if (placesWithPurpose(db, purpose).every((id) => gone.has(id))) {
    refuse('last_place', { place: leaving.find((each) => each.purpose === purpose)!.code, purpose });
  }
}

function refuseClearedAndSet({ clear, ...said }: LocationChanges): void {
  const both = clear?.find((key) => said[key] !== undefined);
  if (both) refuse('conflicting_options', { options: ['--clear', `--${both}`] });
}
