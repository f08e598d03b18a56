/** One run: from figures and rules to a class for every customer. No clock, no store, no order of entry in it. */
import { blankResult, type Classified } from './classified.ts';
import { clamp, UNKNOWN, weighComposites } from './composite.ts';
import type { Figures } from './figures.ts';
import { keyCustomers } from './key-customers.ts';
import { CLASSES, classIndex, POTENTIALS, REGIONS } from './levels.ts';
import type { Note } from './notes.ts';
import { abcOf, topFifth } from './pareto.ts';
import { potentialOf } from './potential.ts';
import { medianOf } from './quantiles.ts';
import { rankedPlaces, settleTies } from './ranking.ts';
import type { Method, ShownCuts, TypedCuts } from './rfm.ts';
import type { Rules } from './rules.ts';
import { fifthsOf, scoreRfm } from './scoring.ts';

export interface RunQuestion {
  readonly rules: Rules;
  /** Days from 1970-01-01: as of which, the same day a year before, the first day of the period (null = all). */
  readonly as_of: number;
  readonly year_before: number;
  readonly from: number | null;
  readonly method: Method;
  readonly typed?: TypedCuts | undefined;
  /** For so many days from the first order a customer is new. */
  readonly new_days: number;
  /** What tells customers with equal figures apart, whoever was entered first. */
  keyOf(place: number): string;
  codeOf(place: number): string;
}

/** What a run found beside the rows. */
export interface RunFacts {
  readonly cuts: ShownCuts;
  /** How many customers of each class, in the order of CLASSES. */
  readonly sizes: readonly number[];
  /** Sums of what is ranked and of sales: fen, or thousandths. */
  readonly measured: number;
  readonly amount: number;
  readonly ranked: number;
  readonly notes: readonly Note[];
  /** Grades of credit, the best first, as they were called. */
  readonly grades?: readonly string[];
}

/** Columns of the figures that stand in the result as they are: nothing writes into them any more. */
const SHARED = [
  'id',
  'amount',
  'frequency',
  'orders',
  'first_day',
  'last_day',
  'sample_day',
  'year_amount',
  'credit',
  'rivals',
  'health',
  'indicators',
  'previous',
] as const;

/** Classifies everybody. */
export function classify(figures: Figures, question: RunQuestion): { result: Classified; facts: RunFacts } {
  const { size } = figures;
  const { rules, as_of } = question;
  const measure = rules.abc.of === 'amount' ? figures.amount : figures[rules.abc.of];
  const shared = SHARED.map((column) => [column, figures[column]]);
  const result = blankResult(size, { ...Object.fromEntries(shared), measure });
  result.points.set(figures.points);
  const { limits, scored, absent } = scoreRfm(figures, result, question);
  const ranking = rank(figures, result, question);
  const sizes = level(figures, result, question);
  weigh(figures, result, question);
  const { orders, first_day, amount, year_amount, previous, previous_since } = figures;
  const { is_new, annualised, scale, strategic, composite, abc, since, class: classes } = result;
  for (let at = 0; at < size; at++) {
    const first = first_day[at]!;
    if (orders[at]! > 0) {
      if (as_of - first < question.new_days) {
        is_new[at] = 1;
        abc[at] = 0;
      }
      const days = as_of - Math.max(first, question.from ?? first) + 1;
      // Plus nothing: zero has no sign.
      annualised[at] = Math.round((amount[at]! * 365) / days) + 0;
      scale[at] = stepOf(year_amount[at]! / 100, rules.scale.large, rules.scale.medium);
      strategic[at] = stepOf(composite[at]! / 10, rules.strategic.core, rules.strategic.important);
    }
    since[at] = previous[at] === classes[at] ? previous_since[at]! : as_of;
  }
  const facts = {
    cuts: { recency: limits.recency.shown, frequency: limits.frequency.shown, monetary: limits.monetary.shown },
    sizes,
    ...ranking.facts,
    notes: [...ranking.notes, ...notesOn(figures, scored, ranking.facts.amount), ...absentNotes(absent, scored)],
  };
  return { result, facts };
}

function rank(
  figures: Figures,
  result: Classified,
  { rules, keyOf, codeOf }: RunQuestion,
): { facts: Pick<RunFacts, 'measured' | 'amount' | 'ranked'>; notes: Note[] } {
  const { measure } = result;
  // By profit only those of whom it is known are compared.
  const known = rules.abc.of === 'profit' ? figures.profit_known : null;
  const traded = (at: number): boolean =>
    (figures.frequency[at]! > 0 || figures.amount[at] !== 0) && (known === null || known[at] === 1);
  const places = placesWhere(figures.size, traded);
  const count = places.length;
  const { last_in_period: last, frequency, first_day: first } = figures;
  const ranked = rankedPlaces(places, measure);
  const values = new Float64Array(count);
  for (let index = 0; index < count; index++) values[index] = measure[ranked[index]!]!;
  settleTies(
    ranked,
    values,
    keyOf,
    (a, b) => last[b]! - last[a]! || frequency[b]! - frequency[a]! || first[a]! - first[b]!,
  );
  const classes = abcOf(values, rules.abc);
  const { rank: rankOf, cumulative, abc } = result;
  let running = 0;
  for (let index = 0; index < count; index++) {
    const at = ranked[index]!;
    running += values[index]!;
    rankOf[at] = index + 1;
    cumulative[at] = running;
    abc[at] = classes[index]! + 1;
  }
  const notes: Note[] = [];
  const top = topFifth(values);
  if (top) notes.push({ code: 'top_fifth', customers: top.customers, of: count, share: rounded(top.share) });
  const best = values[0] ?? 0;
  const unknown =
    known === null ? 0 : placesWhere(figures.size, (at) => figures.frequency[at]! > 0 && known[at] === 0).length;
  if (unknown > 0) notes.push({ code: 'profit_unknown', customers: unknown });
  // They are the last.
  let below = 0;
  while (below < count && values[count - 1 - below]! < 0) below += 1;
  if (below > 0 && running > 0) notes.push({ code: 'below_zero', customers: below });
  if (count > 1 && running > 0 && best > 0.8 * running)
    notes.push({ code: 'one_customer', customer: codeOf(ranked[0]!), share: rounded(best / running) });
  if (count > 0 && running <= 0) notes.push({ code: 'nothing_to_share' });
  const amount = measure === figures.amount ? running : figures.amount.reduce((sum, each) => sum + each, 0);
  return { facts: { measured: running, amount, ranked: count }, notes };
}

/** Puts everybody into a class; answers how many are in each. */
function level(figures: Figures, result: Classified, question: RunQuestion): number[] {
  const { rules, as_of, year_before, keyOf } = question;
  const [ordinary, sunk, key] = (['ordinary', 'sunk', 'key'] as const).map((each) => classIndex('contract', each)) as [
    number,
    number,
    number,
  ];
  const samples = REGIONS.map((region) => classIndex('sample', region));
  const prospects = POTENTIALS.map((potential) => classIndex('prospect', potential));
  const { class: classes } = result;
  let contract = 0;
  for (let at = 0; at < figures.size; at++) {
    if (figures.orders[at]! > 0) {
      contract += 1;
      classes[at] = figures.last_day[at]! < year_before ? sunk : ordinary;
    } else if (figures.sample_day[at]! >= 0) {
      const region = figures.region[at]!;
      classes[at] = samples[region === UNKNOWN ? REGIONS.indexOf('other') : region]!;
    } else {
      const hand = figures.by_hand[at]!;
      if (hand !== UNKNOWN) result.points[at] = -1;
      const potential = hand === UNKNOWN ? POTENTIALS.indexOf(potentialOf(rules.potential, figures.points[at]!)) : hand;
      classes[at] = prospects[potential]!;
    }
  }
  const candidates = new Uint32Array(figures.size);
  let count = 0;
  for (let at = 0; at < figures.size; at++) if (classes[at] === ordinary) candidates[count++] = at;
  const ordinaries = candidates.subarray(0, count);
  for (const at of keyCustomers(figures, result, ordinaries, { contract, as_of, rules, keyOf })) classes[at] = key;
  const sizes = CLASSES.map(() => 0);
  for (let at = 0; at < classes.length; at++) sizes[classes[at]!]! += 1;
  return sizes;
}

/** What each potential counts when it was set by hand, in the order of POTENTIALS. */
const BY_HAND = [100, 50, 0];

/** The score of what is ranked, 1 to 5, where that is not sales; 0 where it is not known. */
function worthBy(of: 'profit' | 'quantity', { profit_known, size }: Figures, { r, measure }: Classified): Uint8Array {
  const places = new Uint32Array(size);
  let count = 0;
  for (let at = 0; at < size; at++) if (r[at]! > 0 && (of !== 'profit' || profit_known[at] === 1)) places[count++] = at;
  return fifthsOf(measure, places.subarray(0, count));
}

/** What a score of 0 (none) to 5 is worth, and so many days since the first order: five years count all. */
const WORTH = Uint8Array.of(UNKNOWN, 0, 25, 50, 75, 100);
const FIVE_YEARS = 5 * 365;
const TENURE = Uint8Array.from({ length: FIVE_YEARS + 1 }, (_, days) => clamp((days * 20) / 365));

/** The dimensions of everybody and what they come to. */
function weigh(figures: Figures, result: Classified, { rules, as_of }: RunQuestion): void {
  const { complaints, by_hand, points, orders, first_day, region, strength } = figures;
  const prospect = CLASSES.map(({ category }) => category === 'prospect');
  const strengths = REGIONS.map((each) => clamp(rules.region_strength[each]));
  const worth = rules.abc.of === 'amount' ? result.m : worthBy(rules.abc.of, figures, result);
  const { r, f, value, behaviour, potential, tenure, region: regional, class: classes } = result;
  for (let at = 0; at < figures.size; at++) {
    const hand = by_hand[at]!;
    const place = region[at]!;
    value[at] = WORTH[worth[at]!]!;
    behaviour[at] = r[at]! > 0 ? clamp((r[at]! + f[at]! - 2) * 12.5 - complaints[at]! * 10) : UNKNOWN;
    if (hand !== UNKNOWN) potential[at] = BY_HAND[hand]!;
    else potential[at] = prospect[classes[at]!] ? clamp(points[at]!) : UNKNOWN;
    tenure[at] = orders[at]! > 0 ? TENURE[Math.min(as_of - first_day[at]!, FIVE_YEARS)]! : UNKNOWN;
    regional[at] = strength[at] !== UNKNOWN || place === UNKNOWN ? strength[at]! : strengths[place]!;
  }
  weighComposites(rules.weights, result, result.composite);
}

function notesOn({ orders, amount, frequency, size }: Figures, scored: number, total: number): Note[] {
  if (scored === 0) return [{ code: 'no_orders', customers: size }];
  // Where half of them order for a yuan or more, the median need not be known.
  let small = 0;
  for (let at = 0; at < size; at++)
    small += Number(orders[at]! > 0 && frequency[at]! > 0 && amount[at]! < 100 * frequency[at]!);
  if (small * 2 < scored) return [];
  const averages = new Float64Array(scored);
  for (let at = 0, next = 0; at < size; at++)
    if (orders[at]! > 0 && frequency[at]! > 0) averages[next++] = amount[at]! / frequency[at]!;
  const median = medianOf(averages) ?? 0;
  // Amounts in 万元 that were taken for yuan: half of the customers order for less than one.
  return total > 0 && median > 0 && median < 100 ? [{ code: 'small_amounts', median: rounded(median / 100) }] : [];
}

function absentNotes(absent: ReturnType<typeof scoreRfm>['absent'], customers: number): Note[] {
  return absent.map(({ measure, scores }) => ({ code: 'score_absent', measure, scores, customers }));
}

/** 1, 2 or 3: at least the upper limit, at least the lower, below both. Without a branch, as scores are (rfm.ts). */
function stepOf(value: number, upper: number, lower: number): number {
  return 3 - Number(value >= lower) - Number(value >= upper);
}

function placesWhere(size: number, holds: (at: number) => boolean): Uint32Array {
  const places = new Uint32Array(size);
  let count = 0;
  for (let at = 0; at < size; at++) if (holds(at)) places[count++] = at;
  return places.subarray(0, count);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
