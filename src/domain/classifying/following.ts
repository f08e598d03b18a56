/** When a customer is due for a contact, and on what occasion. */

import { addDays, daysBetween } from '../calendar.ts';
import type { Words } from '../shapes.ts';
import { addMonths, after, type CalendarOccasion, type Interval, type OccasionRule } from './plan.ts';
import { planOf, type Rules } from './rules.ts';

export const OCCASIONS = [
  'interval',
  'chosen',
  'sample_order',
  'next_order',
  'delivery',
  'birthday',
  'festival',
  'meeting',
  'new_product',
  'handover',
] as const;
export type Occasion = (typeof OCCASIONS)[number];

export const OCCASION_WORDS = {
  interval: { zh: '按计划', en: 'by plan' },
  chosen: { zh: '人工定的日期', en: 'day chosen' },
  sample_order: { zh: '样品单', en: 'sample order' },
  next_order: { zh: '快到下次订货', en: 'next order expected' },
  delivery: { zh: '交货后回访', en: 'after a delivery' },
  birthday: { zh: '生日', en: 'birthday' },
  festival: { zh: '节日', en: 'festival' },
  meeting: { zh: '会议展会', en: 'meeting' },
  new_product: { zh: '新品', en: 'new product' },
  handover: { zh: '交接后首次联系', en: 'first contact after a hand-over' },
} as const satisfies Record<Occasion, Words>;

export const SAMPLE_ORDER_STATES = ['confirming', 'confirmed', 'sent', 'received'] as const;

/** What is known of a customer on the day; days `YYYY-MM-DD`. */
export interface FollowUpFacts {
  /** `contract/key`, and since when. */
  readonly class: string;
  readonly since: string;
  readonly last_contact: string | null;
  /** The day that was chosen by hand at the last contact or since, and why. */
  readonly next_on: string | null;
  readonly next_reason: string | null;
  /** Sample orders on their way, and the newest: their states, and since when. */
  readonly sample_orders: readonly { readonly state: (typeof SAMPLE_ORDER_STATES)[number]; readonly since: string }[];
  readonly orders: number;
  readonly first_order: string | null;
  readonly last_order: string | null;
  readonly delivered_on: string | null;
  /** By when the person to whom the customer was handed over is to call, and has not. */
  readonly call_due: string | null;
  /** Days of the year (`MM-DD`) or of birth. */
  readonly birthdays: readonly string[];
}

export interface Due {
  readonly due: string;
  readonly occasion: Occasion;
  /** Which festival, meeting or product; the day of a birthday. */
  readonly name: string | null;
}

/**
 * Why the customer is due, the earliest day first; occasions that come later than `until` are not looked for.
 * There is always one.
 */
export function dueOf(facts: FollowUpFacts, rules: Rules, today: string, until: string): [Due, ...Due[]] {
  const found = [regular(facts, rules), ...occasions(facts, rules, today, until)];
  // What is due on the same day stays in this order.
  return found.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)) as [Due, ...Due[]];
}

/** By the plan of the class, by the state of the sample order, or on the day that somebody chose. */
function regular(facts: FollowUpFacts, rules: Rules): Due {
  if (facts.next_on !== null) return { due: facts.next_on, occasion: 'chosen', name: null };
  const start = latest(facts.since, facts.last_contact);
  if (facts.sample_orders.length > 0 && facts.class.startsWith('sample/')) {
    const days = facts.sample_orders.map(({ state, since }) => after(latest(start, since), rules.sample_orders[state]));
    return { due: days.reduce((first, next) => (next < first ? next : first)), occasion: 'sample_order', name: null };
  }
  return { due: after(start, planOf(rules, facts.class).every), occasion: 'interval', name: null };
}

function* occasions(facts: FollowUpFacts, rules: Rules, today: string, until: string): Generator<Due> {
  const rule = rules.occasions;
  const contacted = facts.last_contact ?? '';
  // On the list from `due` to `end`, unless there was a contact since; what began before the class did has passed.
  const open = (due: string, end: string): boolean =>
    due <= until && today <= end && contacted < due && facts.since <= due;
  if (facts.call_due !== null && facts.call_due <= until)
    yield { due: facts.call_due, occasion: 'handover', name: null };
  const expected = nextOrder(facts, rule);
  if (expected !== null) {
    // Of whoever orders often, halfway at the earliest.
    const ahead = Math.min(rule.next_order.ahead, Math.floor(daysBetween(facts.last_order!, expected) / 2));
    const due = addDays(expected, -ahead);
    if (open(due, addDays(expected, rule.next_order.ahead))) yield { due, occasion: 'next_order', name: null };
  }
  // Who is contacted as often anyway needs no visits beside.
  const visit = rare(planOf(rules, facts.class).every, rule.delivery.months) ? nextVisit(facts, rule) : null;
  if (visit !== null && open(visit, addMonths(visit, 1))) yield { due: visit, occasion: 'delivery', name: null };
  if (rule.birthdays) {
    for (const birthday of facts.birthdays) {
      for (const day of comingDays(birthday.slice(-5), today, until, rule.ahead)) {
        const due = addDays(day, -rule.ahead);
        if (open(due, day)) yield { due, occasion: 'birthday', name: day.slice(5) };
      }
    }
  }
  for (const { kind, name, days, classes } of rule.calendar) {
    if (classes && !classes.includes(facts.class)) continue;
    for (const day of days.flatMap((each) => comingDays(each, today, until, rule.ahead))) {
      const due = addDays(day, -rule.ahead);
      if (open(due, day)) yield { due, occasion: kind satisfies CalendarOccasion['kind'], name };
    }
  }
}

/** Whether an interval is longer than so many months. */
function rare({ months = 0, days = 0 }: Interval, than: number): boolean {
  return months * 30 + days > than * 30;
}

/** The day on which the next order would come if the customer went on as before. */
function nextOrder({ class: name, orders, first_order, last_order }: FollowUpFacts, rule: OccasionRule): string | null {
  const { classes, orders: least } = rule.next_order;
  if (first_order === null || last_order === null || orders < Math.max(2, least) || !classes.includes(name))
    return null;
  const gap = Math.round(daysBetween(first_order, last_order) / (orders - 1));
  return gap < 1 ? null : addDays(last_order, gap);
}

/** The first visit after a delivery that no contact has answered yet. */
function nextVisit({ delivered_on, last_contact, since }: FollowUpFacts, rule: OccasionRule): string | null {
  const { months, until } = rule.delivery;
  if (delivered_on === null || months < 1) return null;
  const answered = latest(last_contact ?? '', delivered_on > since ? delivered_on : since);
  for (let month = months; month <= until; month += months) {
    const day = addMonths(delivered_on, month);
    if (day > answered) return day;
  }
  return null;
}

/** The days that a day of the year, or a single day, stands for from today until some days beyond a day. */
function comingDays(day: string, today: string, until: string, ahead: number): string[] {
  const last = addDays(until > today ? until : today, ahead);
  if (day.length === 10) return day >= today && day <= last ? [day] : [];
  const found: string[] = [];
  for (let year = Number(today.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    const that = existing(year, day);
    if (that >= today && that <= last) found.push(that);
  }
  return found;
}

/** 29 February is the 28th in other years. */
function existing(year: number, day: string): string {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${year}-${day === '02-29' && !leap ? '02-28' : day}`;
}

function latest(a: string, b: string | null): string {
  return b !== null && b > a ? b : a;
}
