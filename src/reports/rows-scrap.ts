/** From the rows of the store to the rows of the register of scrap. */
import { CANDIDATE_REASONS } from '../domain/disposal.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import type { Row } from '../domain/shapes.ts';
import type { ScrapRow } from '../store/disposal.ts';
import type { CandidateRow } from '../store/reports-scrap.ts';

export { each } from './rows.ts';

const WHY = Object.keys(CANDIDATE_REASONS) as (keyof typeof CANDIDATE_REASONS)[];

export function candidate(row: CandidateRow): Row {
  const { expired: _e, past_retention: _p, rejected: _r, damaged: _d, depleted: _l, ...rest } = row;
  return {
    ...rest,
    number: showSampleNumber(row.number),
    quantity: toDecimal(row.quantity),
    locations: row.locations.split(','),
    why: WHY.filter((reason) => row[reason] === 1),
    on_hold: row.on_hold === 1,
  };
}

export function scrapped({ requested_by, approved_by, ...row }: ScrapRow): Row {
  return {
    ...row,
    number: showSampleNumber(row.number),
    quantity: toDecimal(row.quantity),
    requested_by,
    approved_by: approved_by.split(','),
    alone: row.alone === 1,
    undone: row.undone === 1,
  };
}
