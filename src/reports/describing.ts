/** What a report is, as data: its columns, what it can be asked, and the function of the store that answers. */
import { dayNumber } from '../domain/calendar.ts';
import type { Duty } from '../domain/duties.ts';
import type { Rows } from '../domain/grids.ts';
import type { Column, Words } from '../domain/shapes.ts';
import type { SampleFilter } from '../store/finding.ts';
import type { Db } from '../store/sql.ts';

/** What can be asked of a report beside filters. */
export const ASKINGS = ['as_of', 'from', 'to', 'by'] as const;
export type Asking = (typeof ASKINGS)[number];

/** Every filter that there is. */
export const FILTERS = [
  'customer',
  'category',
  'kind',
  'state',
  'location',
  'zone',
  'holder',
  'lot',
  'text',
  'received_from',
  'received_to',
  'expires_before',
] as const;
export type Filter = (typeof FILTERS)[number];

/** A question, with everything in it that was typed as a word already looked up. */
export interface Question {
  readonly filter: SampleFilter;
  /** Days `YYYY-MM-DD`; `from` and `to` both included. */
  readonly as_of: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly by: string | null;
  readonly today: string;
  /** For the few cells that are sentences. */
  readonly language?: 'zh' | 'en';
}

export interface Report {
  readonly name: string;
  readonly title: Words;
  readonly about: Words;
  /** Whose duty it takes to read it, where it tells of customers' files; without it everybody may. */
  readonly duty?: Duty;
  readonly takes: readonly Asking[];
  /** The filters that it takes, where it is not about samples; without it, all. */
  readonly filters?: readonly Filter[];
  /** What `--by` may be; the first is meant when nothing is said. */
  readonly by?: readonly string[];
  /** What the nightly run asks for a day beside `as_of`; without it, `as_of` alone where it is taken. */
  nightly?(day: string): Partial<Pick<Question, Asking>>;
  /** Which columns it has; one customer's report may have less than that of all. */
  columns(asked: { readonly one_customer: boolean }): readonly Column[];
  /** The rows as they are read, in a total order. */
  rows(db: Db, question: Question): Promise<Rows>;
}

/** A day as queries take it. */
export function asNumber(day: string | null): number | null {
  return day === null ? null : dayNumber(day);
}

/** The day that a report speaks of. */
export function dayOfQuestion({ as_of, today }: Question): string {
  return as_of ?? today;
}
