/** Looking after places: readings of temperature and humidity, periodic checks, and what is out of range or late. */
import { dayOf, endOfDay, startOfDay, withOffset } from '../domain/calendar.ts';
import {
  CHECK_ITEMS,
  type Climate,
  dueAfter,
  isPossible,
  OUTSIDE,
  type Outside,
  outsideNames,
  outsideOf,
  POSSIBLE,
  saysInOrder,
} from '../domain/environment.ts';
import { refuse } from '../domain/errors.ts';
import { toDecimal, toDecimalOrNull } from '../domain/quantities.ts';
import {
  boolean,
  day,
  instant,
  list,
  nullable,
  number,
  object,
  oneOf,
  type Row,
  type TypeOf,
  text,
} from '../domain/shapes.ts';
import { checkIntervalOf, duties, type Watched } from '../store/care.ts';
import { climateOf, enterReadings, readingAt } from '../store/environment.ts';
import { subtreeIds } from '../store/places.ts';
import { settingOf } from '../store/settings.ts';
import { type Db, reading } from '../store/sql.ts';
import { placesUpward } from '../store/storing.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { findPlace } from './naming.ts';

export interface ReadingInput {
  readonly location: string;
  /** Thousandths of a degree Celsius, of a per cent. */
  readonly temperature: number;
  readonly humidity?: number | undefined;
}

const OUTSIDES = Object.keys(OUTSIDE) as Outside[];

/** `recorded` is false where this very reading was there already. */
export const READ = object({
  location: text,
  at: instant,
  temperature: number,
  humidity: nullable(number),
  temperature_min: nullable(number),
  temperature_max: nullable(number),
  humidity_min: nullable(number),
  humidity_max: nullable(number),
  outside: list(oneOf(...OUTSIDES)),
  recorded: boolean,
});
export type Read = TypeOf<typeof READ>;

/**
 * Records a reading of a place. It is judged by the range that the place states now.
 * @throws Refusal not_permitted, place_not_found (4), reading_impossible, reading_differs, in_the_future (5)
 */
export async function recordReading(acting: Acting, input: ReadingInput): Promise<Read> {
  permit(acting, 'custody');
  return record(acting, 'environment record', input, (deed) => {
    const { db } = deed;
    const place = findPlace(db, input.location);
    const { temperature, humidity = null } = input;
    refuseImpossible('temperature', temperature);
    if (humidity !== null) refuseImpossible('humidity', humidity);
    const reading = { place_id: place.id, at: Math.floor(momentOf(acting) / 1000), temperature, humidity };
    const climate = climateOf(db, place.id);
    const at = withOffset(new Date(reading.at * 1000).toISOString());
    const there = readingAt(db, place.id, reading.at);
    if (there && (there.temperature !== temperature || (humidity !== null && there.humidity !== humidity))) {
      const stored = { temperature: toDecimal(there.temperature), humidity: toDecimalOrNull(there.humidity) };
      refuse('reading_differs', { place: place.code, at, ...stored });
    }
    if (there) deed.nothingNew();
    else enterReadings(db, deed.entry, [reading]);
    return {
      location: place.code,
      at,
      temperature: toDecimal(temperature),
      humidity: toDecimalOrNull(humidity ?? there?.humidity ?? null),
      ...decimals(climate),
      outside: outsideNames(there?.outside ?? outsideOf(climate, reading)),
      recorded: !there,
    };
  });
}

/** When a reading was taken, in milliseconds; a day alone is its beginning, today alone is now. */
function momentOf({ at, clock }: Acting): number {
  const now = clock.now();
  if (at === null) return now;
  if ('instant' in at) return Date.parse(at.instant);
  return at.day === dayOf(now) ? now : Date.parse(startOfDay(at.day));
}

function refuseImpossible(what: keyof typeof POSSIBLE, value: number): void {
  if (isPossible(what, value)) return;
  const { min, max } = POSSIBLE[what];
  refuse('reading_impossible', { what, value: toDecimal(value), min: toDecimal(min), max: toDecimal(max) });
}

function decimals({ temperature_min, temperature_max, humidity_min, humidity_max }: Climate) {
  return {
    temperature_min: toDecimalOrNull(temperature_min),
    temperature_max: toDecimalOrNull(temperature_max),
    humidity_min: toDecimalOrNull(humidity_min),
    humidity_max: toDecimalOrNull(humidity_max),
  };
}

export interface CheckInput {
  readonly location: string;
  readonly result: string;
  /** What was found of single items. */
  readonly item?: readonly (readonly [string, string])[] | undefined;
}

export const CHECKED = object({
  location: text,
  checked_on: day,
  result: text,
  in_order: boolean,
  /** What a check of this place looks at. */
  items: list(text),
  /** Of those, what was found not to be in order. */
  found: list(object({ item: text, result: text })),
  /** Null where the place is not checked periodically. */
  next_due: nullable(day),
});
export type Checked = TypeOf<typeof CHECKED>;

/**
 * Records the periodic check of a place. It is in order when the result says so (ok, 合格 …) and no item says otherwise.
 * @throws Refusal not_permitted, place_not_found (4), invalid_value (2) for an item that is not looked at there
 */
export async function checkPlace(acting: Acting, input: CheckInput): Promise<Checked> {
  permit(acting, 'custody');
  return record(acting, 'environment check', input, (deed) => {
    const { db, entry } = deed;
    const place = findPlace(db, input.location);
    const items = itemsOf(db, place.id);
    const found = (input.item ?? []).map(([item, result]) => [knownItem(item, items), result] as const);
    const wrong = found.filter(([, result]) => !saysInOrder(result));
    const inOrder = saysInOrder(input.result) && wrong.length === 0;
    const { language } = acting.store;
    // What is kept is read by people: in the words of the store.
    const told = wrong.map(
      ([item, result]) => `${CHECK_ITEMS[item as keyof typeof CHECK_ITEMS]?.[language] ?? item}: ${result}`,
    );
    const checkedOn = deed.happenedOn();
    entry.add('place_checks', {
      place_id: place.id,
      checked_on: checkedOn,
      result: [input.result, ...told].join('; '),
      in_order: inOrder ? 1 : 0,
      operator_id: acting.operator.id,
    });
    return {
      location: place.code,
      checked_on: checkedOn,
      result: input.result,
      in_order: inOrder,
      items: [...items],
      found: wrong.map(([item, result]) => ({ item, result })),
      next_due: nextDue(deed, place, checkedOn),
    };
  });
}

function nextDue({ db }: Deed, place: Parameters<typeof checkIntervalOf>[1], checkedOn: string): string | null {
  const days = checkIntervalOf(db, place);
  return days === null ? null : dueAfter(checkedOn, days, checkedOn).due;
}

/** What a check of a place looks at: as it or a place that it is in says, else as the settings say. */
function itemsOf(db: Db, placeId: number): readonly string[] {
  const stated = placesUpward(db, placeId).find(({ check_items }) => check_items !== null)?.check_items;
  return (stated ?? String(settingOf(db, 'environment.check_items'))).split(',');
}

/** An item by its code or its word in either language. */
function knownItem(typed: string, items: readonly string[]): string {
  const words = (item: string): string[] => [
    item,
    ...Object.values(CHECK_ITEMS[item as keyof typeof CHECK_ITEMS] ?? {}),
  ];
  return (
    items.find((item) => words(item).some((word) => word.toLowerCase() === typed.toLowerCase())) ??
    refuse('invalid_value', { option: '--item', value: typed, expected: 'choice', choices: [...items] })
  );
}

/** How every place that is looked after stands, by code. */
export async function environmentStatus(acting: Acting, location: string | undefined): Promise<Row[]> {
  permit(acting, 'read');
  const { db } = acting.store;
  return reading(db, () => {
    const within = location === undefined ? null : new Set(subtreeIds(db, findPlace(db, location).id));
    const until = Math.floor(Date.parse(endOfDay(acting.today)) / 1000);
    return duties(db, until, acting.today)
      .filter(({ id, watched }) => watched && (within === null || within.has(id)))
      .map(shown);
  });
}

function shown(place: Watched): Row {
  return {
    location: place.code,
    name: place.name,
    problems: place.problems,
    temperature: toDecimalOrNull(place.temperature),
    humidity: toDecimalOrNull(place.humidity),
    read_at: place.at === null ? null : withOffset(new Date(place.at * 1000).toISOString()),
    ...decimals(place),
    reading_late_days: place.reading_late,
    checked_on: place.checked_on,
    check_result: place.result,
    check_due: place.check_due,
    check_late_days: place.check_late,
    responsible: place.responsible,
  };
}
