import type { StocktakingErrors } from '../src/domain/errors/stocktaking.ts';

const stocktake = 'K26-0001';
const number = 'S26-000123-D';
const location = 'A-01';

export const STOCKTAKING_FACTS: { readonly [K in keyof StocktakingErrors]: readonly StocktakingErrors[K][] } = {
  stocktake_overlaps: [
    { other: stocktake, location, category: null, customer: 'C000042' },
    { other: stocktake, location: null, category: null, customer: null },
  ],
  stocktake_state: [
    { stocktake, state: 'closed', wanted: 'open', approval: null },
    { stocktake, state: 'submitted', wanted: 'open', approval: 'A26-000001' },
    { stocktake, state: 'open', wanted: 'closed', approval: null },
  ],
  outside_scope: [
    { stocktake, number, name: 'N1', what: 'customer', is: 'C000042', scope: 'C000043' },
    { stocktake, number, name: 'N1', what: 'category', is: null, scope: 'N2' },
  ],
  counted_already: [{ stocktake, what: `${number} N1`, location, counted: 3, unit: 'M' }],
  place_needed: [
    { what: `${number} N1`, stocktake, places: ['A-01', 'A-02'] },
    { what: 'N1', stocktake, places: [] },
  ],
  rows_uncounted: [
    { stocktake, uncounted: 1, first: [{ number, location }] },
    { stocktake, uncounted: 9, first: [{ number, location }] },
  ],
  rows_unexplained: [
    { stocktake, unexplained: 1, first: [{ number, name: 'N1' }] },
    { stocktake, unexplained: 9, first: [{ number: '', name: 'N1' }] },
  ],
  row_not_counted: [{ stocktake, number, name: 'N1' }],
  count_overtaken: [
    {
      stocktake,
      approval: 'A26-000001',
      total: 1,
      rows: [{ number, name: 'N1', location, unit: 'M', short: 3, left: 1 }],
    },
    { stocktake, approval: null, total: 9, rows: [{ number, name: 'N1', location, unit: 'M', short: 3, left: 1 }] },
  ],
  agreed_already: [{ stocktake, on: '2026-11-30', by: 'WL' }],
};
