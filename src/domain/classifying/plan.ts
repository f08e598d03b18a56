/** How each class is looked after: how often, how long, what belongs to it, and what else is an occasion. */
import { CLASS_NAMES } from './levels.ts';

/** An interval in months or in days. */
export interface Interval {
  readonly months?: number;
  readonly days?: number;
}

/** The plan of one class. */
export interface ClassPlan {
  /** From the last contact, or from the change of class, to the next contact. */
  readonly every: Interval;
  /** Minutes of one contact, and of a year for one customer. */
  readonly minutes: number;
  readonly minutes_a_year: number;
  /** The share of all samples and of all minutes that the class shall have, in per cent. */
  readonly samples_percent: number;
  readonly minutes_percent: number;
  /** Which service belongs to it, in the company's own words. */
  readonly service: string;
  /** A goal and plan must be written down with each contact. */
  readonly goal_needed?: boolean;
}

export type Plans = Readonly<Record<string, ClassPlan>>;

/** While a sample order goes its way, the interval follows its state. */
export interface SampleOrderPlan {
  readonly confirming: Interval;
  readonly confirmed: Interval;
  readonly sent: Interval;
  readonly received: Interval;
}

/** A day of the year (MM-DD) or a single day (YYYY-MM-DD) on which customers are greeted or met. */
export interface CalendarOccasion {
  readonly kind: 'festival' | 'meeting' | 'new_product';
  readonly name: string;
  readonly days: readonly string[];
  /** Classes that it concerns; all when left out. */
  readonly classes?: readonly string[];
}

export interface OccasionRule {
  /** So many days ahead an occasion is on the list. */
  readonly ahead: number;
  /** Before the expected next order: so many days, for classes with at least so many orders. */
  readonly next_order: { readonly ahead: number; readonly orders: number; readonly classes: readonly string[] };
  /** After a delivery: every so many months, for so many months. */
  readonly delivery: { readonly months: number; readonly until: number };
  readonly birthdays: boolean;
  readonly calendar: readonly CalendarOccasion[];
}

const contract = (service: string, samples_percent: number, minutes_percent: number): ClassPlan => ({
  every: { months: 1 },
  minutes: 7.5,
  minutes_a_year: 90,
  samples_percent,
  minutes_percent,
  service,
});
const sample = (samples_percent: number, minutes_percent: number): ClassPlan => ({
  every: { days: 2 },
  minutes: 5,
  minutes_a_year: 120,
  samples_percent,
  minutes_percent,
  service: 'sample_follow_up',
});

export const DEFAULT_PLANS: Plans = {
  'contract/key': contract('personal', 40, 40),
  'contract/ordinary': contract('regular', 20, 20),
  'contract/sunk': contract('win_back', 2, 5),
  'sample/europe_north_america': sample(12, 10),
  'sample/middle_east': sample(10, 8),
  'sample/asia_africa': sample(8, 6),
  'sample/other': sample(3, 3),
  'prospect/high': {
    every: { months: 2 },
    minutes: 30,
    minutes_a_year: 180,
    samples_percent: 5,
    minutes_percent: 6,
    service: 'plan_and_goal',
    goal_needed: true,
  },
  'prospect/ordinary': {
    every: { months: 3 },
    minutes: 5,
    minutes_a_year: 20,
    samples_percent: 0,
    minutes_percent: 2,
    service: 'news',
  },
  'prospect/none': {
    every: { months: 6 },
    minutes: 0,
    minutes_a_year: 0,
    samples_percent: 0,
    minutes_percent: 0,
    service: 'template',
  },
};

export const DEFAULT_SAMPLE_ORDER_PLAN: SampleOrderPlan = {
  confirming: { days: 1 },
  confirmed: { days: 2 },
  sent: { days: 2 },
  received: { days: 6 },
};

export const DEFAULT_OCCASIONS: OccasionRule = {
  ahead: 3,
  next_order: { ahead: 14, orders: 3, classes: ['contract/key', 'contract/ordinary'] },
  delivery: { months: 1, until: 12 },
  birthdays: true,
  calendar: [
    { kind: 'festival', name: '元旦', days: ['01-01'], classes: CLASS_NAMES.slice(0, 2) },
    {
      kind: 'festival',
      name: '春节',
      days: ['2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13', '2030-02-03'],
      classes: CLASS_NAMES.slice(0, 2),
    },
    {
      kind: 'festival',
      name: '中秋节',
      days: ['2026-09-25', '2027-09-15', '2028-10-03', '2029-09-22', '2030-09-12'],
      classes: CLASS_NAMES.slice(0, 2),
    },
    { kind: 'festival', name: '国庆节', days: ['10-01'], classes: CLASS_NAMES.slice(0, 2) },
  ],
};

/** A day some months later; the end of a shorter month takes what would lie beyond it: 31 January + 1 = 28 February. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const whole = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(whole / 12), ((whole % 12) + 12) % 12];
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  return new Date(Date.UTC(y, m, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The day an interval later. */
export function after(day: string, { months = 0, days = 0 }: Interval): string {
  const later = months === 0 ? day : addMonths(day, months);
  return days === 0 ? later : dayAfter(later, days);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
