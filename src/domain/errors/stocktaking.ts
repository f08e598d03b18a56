/** What the rules of counting refuse: exit 5 (2 where the place must be said). */
import type { ExitStatus } from '../errors.ts';

export interface StocktakingErrors {
  stocktake_overlaps: { other: string; location: string | null; category: string | null; customer: string | null };
  stocktake_state: {
    stocktake: string;
    state: string;
    wanted: 'open' | 'submitted' | 'closed';
    approval: string | null;
  };
  outside_scope: {
    stocktake: string;
    number: string;
    name: string;
    what: 'customer' | 'category';
    is: string | null;
    scope: string;
  };
  counted_already: { stocktake: string; what: string; location: string; counted: number; unit: string };
  place_needed: { what: string; stocktake: string; places: string[] };
  rows_uncounted: { stocktake: string; uncounted: number; first: { number: string; location: string }[] };
  rows_unexplained: { stocktake: string; unexplained: number; first: { number: string; name: string }[] };
  row_not_counted: { stocktake: string; number: string; name: string };
  count_overtaken: {
    stocktake: string;
    approval: string | null;
    total: number;
    rows: { number: string; name: string; location: string; unit: string; short: number; left: number }[];
  };
  agreed_already: { stocktake: string; on: string; by: string };
}

export const STOCKTAKING_STATUS = {
  stocktake_overlaps: 5,
  stocktake_state: 5,
  outside_scope: 5,
  counted_already: 5,
  place_needed: 2,
  rows_uncounted: 5,
  rows_unexplained: 5,
  row_not_counted: 5,
  count_overtaken: 5,
  agreed_already: 5,
} as const satisfies { readonly [K in keyof StocktakingErrors]: ExitStatus };
