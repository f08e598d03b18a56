import { endOfDay, startOfDay, withOffset } from '../domain/calendar.ts';
import { OUTSIDE_WORDS, outsideNames } from '../domain/environment.ts';
import { startOfMonth } from '../domain/periods.ts';
import { toDecimal, toDecimalOrNull } from '../domain/quantities.ts';
import type { Column, Row } from '../domain/shapes.ts';
import { ENVIRONMENT_EVENTS } from '../domain/words.ts';
import { duties } from '../store/care.ts';
import { checksWithFindings, excursions } from '../store/environment.ts';
import { allLocations } from '../store/locations.ts';
import type { Db } from '../store/sql.ts';
import type { Question, Report } from './describing.ts';

const COLUMNS: readonly Column[] = [
  { key: 'location', heading: { zh: '库位', en: 'Place' }, type: 'code', keep: 0 },
  { key: 'name', heading: { zh: '名称', en: 'Name' }, type: 'text', keep: 6 },
  { key: 'what', heading: { zh: '情况', en: 'What' }, type: 'code', keep: 1, values: ENVIRONMENT_EVENTS },
  { key: 'since', heading: { zh: '开始', en: 'Since' }, type: 'text', keep: 1 },
  { key: 'until', heading: { zh: '结束', en: 'Until' }, type: 'text', keep: 3 },
  { key: 'days_late', heading: { zh: '逾期天数', en: 'Days late' }, type: 'integer', keep: 2 },
  { key: 'readings', heading: { zh: '读数个数', en: 'Readings' }, type: 'integer', keep: 5 },
  { key: 'temperature_min', heading: { zh: '最低温度', en: 'Min °C' }, type: 'number', keep: 4 },
  { key: 'temperature_max', heading: { zh: '最高温度', en: 'Max °C' }, type: 'number', keep: 4 },
  { key: 'humidity_min', heading: { zh: '最低湿度', en: 'Min %' }, type: 'number', keep: 5 },
  { key: 'humidity_max', heading: { zh: '最高湿度', en: 'Max %' }, type: 'number', keep: 5 },
  { key: 'outside', heading: { zh: '超出', en: 'Outside' }, type: 'list', keep: 3, values: OUTSIDE_WORDS },
  { key: 'result', heading: { zh: '检查结果', en: 'Result' }, type: 'text', keep: 4 },
  { key: 'responsible', heading: { zh: '责任人', en: 'Responsible' }, type: 'code', keep: 5 },
];

const FIRST_DAY = '1970-01-02';

/** Excursions and findings of the period, and what is late at its end, place by place. */
export const environment: Report = {
  name: 'environment',
  title: { zh: '环境', en: 'Environment' },
  about: {
    zh: '期间内超出范围的读数（连续的为一行）、检查发现的问题，以及期末逾期的检查和读数',
    en: 'readings out of range in a period (one row for those in a row), what checks found, and what is late at its end',
  },
  takes: ['from', 'to'],
  filters: ['location', 'zone'],
  nightly: (day) => ({ from: startOfMonth(day), to: day }),
  columns: () => COLUMNS,
  async rows(db, question) {
    return rowsOf(db, question);
  },
};

function rowsOf(db: Db, { filter, from, to, today }: Question): Row[] {
  const last = to !== null && to < today ? to : today;
  const first = from ?? FIRST_DAY;
  const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000);
  const until = seconds(endOfDay(last));
  const places = new Map(allLocations(db).map((place) => [place.id, place]));
  const meant = filter.places === undefined ? null : new Set(filter.places);
  const events: { place: number; since: string; row: Row }[] = [];
  const add = (place: number, what: string, since: string, more: Partial<Row>): void => {
    if (meant !== null && !meant.has(place)) return;
    const { code, name, responsible } = places.get(place)!;
    const empty = Object.fromEntries(COLUMNS.map(({ key, type }) => [key, type === 'list' ? [] : null]));
    events.push({ place, since, row: { ...empty, location: code, name, what, since, responsible, ...more } as Row });
  };
  for (const excursion of excursions(db, filter.places ?? null, seconds(startOfDay(first)), until)) {
    const at = (moment: number): string => withOffset(new Date(moment * 1000).toISOString());
    add(excursion.place_id, 'excursion', at(excursion.since), {
      until: at(excursion.until),
      readings: excursion.readings,
      temperature_min: toDecimal(excursion.temperature_min),
      temperature_max: toDecimal(excursion.temperature_max),
      humidity_min: toDecimalOrNull(excursion.humidity_min),
      humidity_max: toDecimalOrNull(excursion.humidity_max),
      outside: outsideNames(excursion.outside),
    });
  }
  for (const { place_id, checked_on, result } of checksWithFindings(db, first, last))
    add(place_id, 'check_finding', checked_on, { result });
  for (const { id, reading_due, reading_late, check_due, check_late } of duties(db, until, last)) {
    if (reading_late) add(id, 'reading_late', reading_due!, { days_late: reading_late });
    if (check_late) add(id, 'check_late', check_due!, { days_late: check_late });
  }
  const order = (place: number): string => places.get(place)!.code;
  events.sort(
    (a, b) =>
      compare(order(a.place), order(b.place)) ||
      compare(a.since, b.since) ||
      compare(String(a.row.what), String(b.row.what)),
  );
  return events.map(({ row }) => row);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
