/** What the rules of custody refuse: exit 5. */
import type { ExitStatus, Whereabouts } from '../errors.ts';

export interface CustodyErrors {
  insufficient_stock: {
    number: string;
    wanted: number;
    available: number;
    unit: string;
    places: Whereabouts[];
    held: Whereabouts[];
    reserved: number;
    unavailable: Whereabouts[];
  };
  not_accepted: { number: string; quality: 'pending' | 'rejected' };
  not_held: {
    number: string;
    holder: string | null;
    wanted: number;
    outstanding: number;
    unit: string;
    holders: Whereabouts[];
  };
  not_dispatched: { number: string; customer: string; outstanding: number; unit: string };
  nothing_outstanding: { slip: string };
  in_the_future: { value: string };
  backdating_conflict: { number: string; day: string; place: string; missing: number; unit: string };
  already_undone: { movement: number };
  cannot_undo_reversal: { movement: number };
  later_movement_depends: { movement: number; number: string; later: number; day: string };
  undo_reserved: { number: string; reserved: number; unit: string };
  ref_reused: { ref: string; command: string };
  code_taken: { what: 'customer' | 'operator' | 'place'; code: string };
  retired: { what: 'operator' | 'place'; code: string };
  place_in_use: { place: string };
  place_loop: { place: string };
  last_place: { place: string; purpose: string };
  purpose_unfit: { place: string; purpose: string; wanted: string };
  wrong_owner: { number: string; owner: string; customer: string };
  wrong_customer: { slip: string; customer: string; name: string };
  wrong_state: { slip: string; state: string; wanted: string };
  last_operator: { code: string };
  still_holds: { code: string; samples: number };
  already_signed: { slip: string; side: string };
  setting_fixed: { key: string };
}

export const CUSTODY_STATUS = {
  insufficient_stock: 5,
  not_accepted: 5,
  not_held: 5,
  not_dispatched: 5,
  nothing_outstanding: 5,
  in_the_future: 5,
  backdating_conflict: 5,
  already_undone: 5,
  cannot_undo_reversal: 5,
  later_movement_depends: 5,
  undo_reserved: 5,
  ref_reused: 5,
  code_taken: 5,
  retired: 5,
  place_in_use: 5,
  place_loop: 5,
  last_place: 5,
  purpose_unfit: 5,
  wrong_owner: 5,
  wrong_customer: 5,
  wrong_state: 5,
  last_operator: 5,
  still_holds: 5,
  already_signed: 5,
  setting_fixed: 5,
} as const satisfies { readonly [K in keyof CustodyErrors]: ExitStatus };
