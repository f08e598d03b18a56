/** What is to be said beside the rows of a run; words are in src/cli/present/classes. */
import type { Measure } from './rfm.ts';

export type Note =
  | { readonly code: 'no_orders'; readonly customers: number }
  | { readonly code: 'orders_after'; readonly orders: number; readonly as_of: string }
  | { readonly code: 'before_all_orders'; readonly orders: number; readonly as_of: string }
  | { readonly code: 'top_fifth'; readonly customers: number; readonly of: number; readonly share: number }
  | { readonly code: 'one_customer'; readonly customer: string; readonly share: number }
  | { readonly code: 'nothing_to_share' }
  | { readonly code: 'day_to_come'; readonly as_of: string }
  /** Orders of several currencies: how many of each, the most first. */
  | { readonly code: 'currencies_mixed'; readonly orders: readonly (readonly [currency: string, orders: number])[] }
  | { readonly code: 'profit_unknown'; readonly customers: number }
  | { readonly code: 'below_zero'; readonly customers: number }
  | { readonly code: 'indicator_missing'; readonly key: string; readonly customers: number }
  | { readonly code: 'small_amounts'; readonly median: number }
  | {
      readonly code: 'score_absent';
      readonly measure: Measure;
      readonly scores: readonly number[];
      readonly customers: number;
    };
