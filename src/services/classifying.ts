/** Classifying all customers as of a day, and keeping the result with its rules and cut-offs. */
import { daysBetween } from '../domain/calendar.ts';
import type { Classified } from '../domain/classifying/classified.ts';
import { classify } from '../domain/classifying/classify.ts';
import type { Figures } from '../domain/classifying/figures.ts';
import { yearBefore } from '../domain/classifying/levels.ts';
import type { Note } from '../domain/classifying/notes.ts';
import { BEFORE_ALL, type OrderCount } from '../domain/classifying/order-sums.ts';
import { RegionLookup } from '../domain/classifying/regions.ts';
import { increasing, MEASURES, type Measure, type Method, type TypedCuts } from '../domain/classifying/rfm.ts';
import { merged } from '../domain/classifying/rules.ts';
import type { Run } from '../domain/classifying/run.ts';
import { refuse } from '../domain/errors.ts';
import { parseSigned } from '../domain/quantities.ts';
import { settingValue } from '../domain/settings.ts';
import { readCare } from '../store/care-figures.ts';
import { keepRun, keyOf, nameOf, ownRules, readPrevious, runBefore, runById } from '../store/classes.ts';
import { readCustomers, readIndicators, readProspects } from '../store/customer-figures.ts';
import { foreignOrders, readQuantities, readSampleOrders } from '../store/order-figures.ts';
import { keepRowGroups } from '../store/row-groups.ts';
import { settingRow } from '../store/settings.ts';
import { type Db, reading } from '../store/sql.ts';
import { translating } from '../store/trouble.ts';
import { foldCode } from '../text/fold.ts';
import { type Acting, givenAnswer, permit, record } from './acting.ts';
import { type ClassRow, rowsOf, storedRows } from './classes.ts';
import { gradesOf } from './crediting.ts';

export interface ClassifyInput {
  readonly as_of?: string | undefined;
  readonly from?: string | undefined;
  readonly rfm_method?: Method | undefined;
  readonly rfm_cuts_recency?: readonly string[] | undefined;
  readonly rfm_cuts_frequency?: readonly string[] | undefined;
  readonly rfm_cuts_monetary?: readonly string[] | undefined;
}

/** A run that was made (or only rehearsed), what is to be said of it, and its rows, the best customers first. */
export interface ClassifiedRun {
  readonly run: Run;
  readonly rows: Iterable<ClassRow>;
}

/**
 * Classifies everybody and keeps the result.
 * The figures are read and ranked on a snapshot before the store is locked, so that others wait for the writing only.
 * @throws Refusal not_permitted, invalid_value, missing_option, conflicting_options, range_reversed
 */
export async function classifyCustomers(acting: Acting, input: ClassifyInput): Promise<ClassifiedRun> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  const { method, typed } = methodOf(input);
  const asOf = input.as_of ?? acting.today;
  if (input.from !== undefined && input.from > asOf) refuse('range_reversed', { from: input.from, to: asOf });
  const asked = { ...input, rfm_method: method, typed };
  const given = givenAnswer<{ run: number }>(acting, COMMAND, asked);
  if (given) {
    const run = runById(db, given.result.run)!;
    return { run, rows: storedRows(db, run) };
  }
  const question = { as_of: asOf, from: input.from ?? null, method, typed, today: acting.today };
  if (!acting.dryRun) keepCopies(acting);
  let computed = await reading(db, () => compute(db, question));
  const { run: id } = await record(acting, COMMAND, asked, (deed) => {
    const latest = runBefore(deed.db, asOf)?.id ?? null;
    // Somebody classified meanwhile: who moved is told against that run.
    if (latest !== computed.run.previous) computed = compute(deed.db, question);
    return { run: keepRun(deed.entry, computed.run, computed.result) };
  });
  const run = { ...computed.run, id };
  return { run, rows: rowsOf(db, run, computed.result) };
}

const COMMAND = 'classify-customers';

interface Asked {
  readonly as_of: string;
  readonly from: string | null;
  readonly method: Method;
  readonly typed: TypedCuts | undefined;
  readonly today: string;
}

/** Copies what changed since the last run, before anything is read on a snapshot. */
function keepCopies({ store: { db, file }, busyMs }: Acting): void {
  translating(file, busyMs, () => keepRowGroups(db));
}

/** Everything that a run is, from what the store says now. */
function compute(db: Db, { as_of, from, method, typed, today }: Asked): { run: Omit<Run, 'id'>; result: Classified } {
  const { version, own } = ownRules(db) ?? { version: null, own: {} };
  const rules = merged(own);
  const year_before = yearBefore(as_of);
  const days = {
    as_of: epochDay(as_of),
    year_before: epochDay(year_before),
    from: from === null ? null : epochDay(from),
  };
  const { figures, count } = readCustomers(
    db,
    {
      regions: new RegionLookup(rules.regions),
      places: rules.region_strength.places,
      industries: rules.potential.points.industries,
    },
    { ...days, from: days.from ?? BEFORE_ALL },
  );
  const placeOf = placesOf(figures);
  if (rules.abc.of === 'quantity') readQuantities(db, figures, { as_of, from: from ?? '' }, placeOf);
  readSampleOrders(db, figures, as_of, placeOf);
  readProspects(db, figures, rules.potential, as_of);
  const missing = readIndicators(db, figures, { rules, as_of, year_before }, placeOf);
  readCare(db, figures, { as_of, year_before }, placeOf);
  const previous = runBefore(db, as_of);
  if (previous) readPrevious(db, previous.id, figures, placeOf);
  const new_days = newDays(db);
  const { result, facts } = classify(figures, {
    rules,
    ...days,
    method,
    typed,
    new_days,
    keyOf: (place) => keyOf(db, figures.id[place]!),
    codeOf: (place) => nameOf(db, figures.id[place]!)!.code,
  });
  const run = {
    as_of,
    period_from: from,
    method,
    new_days,
    rule_version: version,
    rules,
    facts: {
      ...facts,
      grades: gradesOf(db).grades,
      notes: [
        ...(as_of > today ? [{ code: 'day_to_come', as_of } as const] : []),
        ...ordersAfter(count, as_of),
        ...currenciesMixed(count, foreignOrders(db)),
        ...facts.notes,
        ...rules.indicators.flatMap(({ key }, place): Note[] =>
          missing[place] === 0 ? [] : [{ code: 'indicator_missing', key, customers: missing[place]! }],
        ),
      ],
    },
    previous: previous?.id ?? null,
    customers: figures.size,
  };
  return { run, result };
}

function ordersAfter({ until, after }: OrderCount, as_of: string): Note[] {
  if (after === 0) return [];
  return [{ code: until === 0 ? 'before_all_orders' : 'orders_after', orders: after, as_of }];
}

/** Sums of several currencies are none of any. */
function currenciesMixed({ until, after }: OrderCount, foreign: ReturnType<typeof foreignOrders>): Note[] {
  const orders: [string, number][] = foreign.map(({ currency, orders }) => [currency, orders]);
  const rest = until + after - orders.reduce((sum, [, count]) => sum + count, 0);
  if (rest > 0) orders.push(['CNY', rest]);
  return orders.length < 2 ? [] : [{ code: 'currencies_mixed', orders: orders.sort(([, a], [, b]) => b - a) }];
}

/** The place of each customer by his id. */
function placesOf({ id }: Figures): (customer: number) => number {
  const places = new Int32Array((id.at(-1) ?? 0) + 1).fill(-1);
  for (let at = 0; at < id.length; at++) places[id[at]!] = at;
  return (customer) => places[customer] ?? -1;
}

function newDays(db: Db): number {
  const stored = settingRow(db, 'classify.new_days')?.value;
  const value = stored === undefined ? undefined : settingValue('classify.new_days', stored);
  return Number(value ?? 90);
}

function epochDay(day: string): number {
  return daysBetween('1970-01-01', day);
}

const CUT_OPTIONS: { readonly [M in Measure]: `rfm_cuts_${M}` } = {
  recency: 'rfm_cuts_recency',
  frequency: 'rfm_cuts_frequency',
  monetary: 'rfm_cuts_monetary',
};

/** Cut-offs that were given mean `fixed`, and `fixed` needs all of them. */
function methodOf(input: ClassifyInput): { method: Method; typed: TypedCuts | undefined } {
  const given = MEASURES.filter((measure) => input[CUT_OPTIONS[measure]] !== undefined);
  const method = input.rfm_method ?? (given.length > 0 ? 'fixed' : 'quantile');
  if (method !== 'fixed') {
    if (given.length > 0) refuse('conflicting_options', { options: ['--rfm-method', flag(given[0]!)] });
    return { method, typed: undefined };
  }
  const missing = MEASURES.find((measure) => !given.includes(measure));
  if (missing) refuse('missing_option', { option: flag(missing), command: COMMAND });
  const typed = Object.fromEntries(
    MEASURES.map((measure) => [measure, readCuts(flag(measure), input[CUT_OPTIONS[measure]]!)]),
  ) as unknown as TypedCuts;
  return { method, typed };
}

function readCuts(option: string, words: readonly string[]): number[] {
  const cuts = words.map((word) => parseSigned(foldCode(word)));
  if (cuts.length !== 4 || cuts.includes(null) || !increasing(cuts as number[]))
    refuse('invalid_value', { option, value: words.join(','), expected: 'cuts' });
  return cuts as number[];
}

function flag(measure: Measure): string {
  return `--rfm-cuts-${measure}`;
}
