/** Finding samples: the filters that every list and report takes, and what is known of one sample. */
import { dayNumber } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import type { Rows } from '../domain/grids.ts';
import { bareNumber } from '../domain/numbers.ts';
import type { Row } from '../domain/shapes.ts';
import { HISTORY_COLUMNS } from '../reports/columns.ts';
import type { Filter } from '../reports/describing.ts';
import { each, held as heldRow, listed, told } from '../reports/rows.ts';
import { listSamples, type SampleFilter, type SearchWord } from '../store/finding.ts';
import { heldRows } from '../store/held.ts';
import { allWithPurpose } from '../store/locations.ts';
import { historyOf } from '../store/movements.ts';
import { personPlace, storageByCode, storageCodes, subtreeIds } from '../store/places.ts';
import { type Db, reading, readingRows, type Snapshot } from '../store/sql.ts';
import type { State } from '../store/standing.ts';
import { foldCode, matchKey } from '../text/fold.ts';
import { nearest } from '../text/nearest.ts';
import { type Acting, permit } from './acting.ts';
import { findCustomer, findPerson, findSample } from './naming.ts';

/** Filters of which several words may be said; `zone` = purposes of places. */
type Several = 'category' | 'kind' | 'state' | 'zone';

/** The filters as they were typed; days `YYYY-MM-DD`. */
export type Filters = {
  readonly [F in Filter]?: (F extends Several ? readonly string[] : string) | undefined;
};

/**
 * The filters with everything that they name looked up.
 * @throws Refusal customer_not_found, place_not_found, person_not_found (4), range_reversed (2)
 */
export function readFilters(db: Db, filters: Filters): SampleFilter {
  const { customer, location, holder, lot, text, received_from, received_to, expires_before } = filters;
  if (received_from !== undefined && received_to !== undefined) refuseReversed(received_from, received_to);
  return {
    customer_id: customer === undefined ? undefined : findCustomer(db, customer).id,
    category: given(filters.category),
    kind: given(filters.kind),
    state: given(filters.state) as readonly State[] | undefined,
    places: placesMeant(db, location, given(filters.zone)),
    holder: holder === undefined ? undefined : (personPlace(db, findPerson(db, holder).id) ?? null),
    lot: lot === undefined ? undefined : foldCode(lot),
    words: text === undefined ? undefined : searchWords([text]),
    received_from,
    received_to,
    expires_before,
  };
}

function given<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}

/** The places that are below one and of some purpose. */
function placesMeant(db: Db, location: string | undefined, zone: readonly string[] | undefined): number[] | undefined {
  const below = location === undefined ? undefined : placesBelow(db, location);
  if (zone === undefined) return below;
  const ofPurpose = zone.flatMap((purpose) => allWithPurpose(db, purpose));
  return below === undefined ? ofPurpose : below.filter((id) => ofPurpose.includes(id));
}

/** A place and all below it; one that is no longer used may still be looked into. */
function placesBelow(db: Db, typed: string): number[] {
  const folded = foldCode(typed);
  const place = storageByCode(db, folded);
  return place
    ? subtreeIds(db, place.id)
    : refuse('place_not_found', { value: typed, near: nearest(folded, storageCodes(db)) });
}

export function refuseReversed(from: string, to: string): void {
  if (from > to) refuse('range_reversed', { from, to });
}

/** What somebody typed to look for, word by word. */
export function searchWords(typed: readonly string[]): SearchWord[] {
  return typed
    .flatMap((words) => words.split(/\s+/u))
    .map(searchWord)
    .filter(({ key }) => key !== '');
}

function searchWord(word: string): SearchWord {
  const folded = foldCode(word);
  const bare = bareNumber(folded);
  return {
    key: matchKey(word),
    folded: folded.toLowerCase(),
    begins: /^S\d{2,}[0-9A-Z]?$/.test(bare) ? bare : null,
    // Fewer than three digits would be found in every second number.
    ends: /^\d{3,}[0-9A-Z]?$|^\d{2}[A-Z]$/.test(bare) ? bare : null,
  };
}

/** The samples that fit all filters and all words, by number. */
export async function find(acting: Acting, filters: Filters, words: readonly string[] = []): Promise<Snapshot<Rows>> {
  permit(acting, 'read');
  const { db } = acting.store;
  const filter = await reading(db, () => readFilters(db, filters));
  const all = [...(filter.words ?? []), ...searchWords(words)];
  return readingRows(db, async () => listed(await listSamples(db, { ...filter, words: all })));
}

/** The movements of one sample, in order of recording. @throws Refusal sample_not_found, wrong_check_character */
export async function history(acting: Acting, number: string): Promise<Row[]> {
  permit(acting, 'read');
  const { db } = acting.store;
  return reading(db, () => {
    const rows = historyOf(db, findSample(db, number).id).map(told);
    return rows.map((row) => Object.fromEntries(HISTORY_COLUMNS.map(({ key }) => [key, row[key as keyof typeof row]])));
  });
}

/** What was asked of the list of what is held. */
export interface HeldInput extends Filters {
  readonly by?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly no_due?: boolean | undefined;
  readonly as_of?: string | undefined;
}

/** What persons hold: by due day, what has none last. */
export async function held(acting: Acting, input: HeldInput): Promise<Snapshot<Rows>> {
  permit(acting, 'read');
  const { db } = acting.store;
  const on = input.as_of ?? acting.today;
  const question = await reading(db, () => ({
    filter: readFilters(db, input),
    day: input.as_of === undefined ? null : dayNumber(input.as_of),
    by: input.by === undefined ? undefined : (personPlace(db, findPerson(db, input.by).id) ?? null),
    due_before: input.overdue ? on : undefined,
    no_due: input.no_due,
  }));
  return readingRows(db, async () => each(await heldRows(db, question), (row) => heldRow(row, on)));
}
