import type { StocktakingErrors } from '../../src/domain/errors/stocktaking.ts';
import type { Words } from './prepared.ts';
import type { Provocation } from './provoking.ts';

export function stocktakingProvocations(words: Words): Readonly<Record<keyof StocktakingErrors, Provocation>> {
  return {
    stocktake_overlaps: { words: ['stocktake', 'open'] },
    stocktake_state: { words: ['stocktake', 'count', 'K26-0002', '001X', '1'] },
    outside_scope: {
      first: [['stocktake', 'open', '--customer', 'C2', '--location', 'A']],
      words: ['stocktake', 'count', 'K26-0003', '001X', '1'],
    },
    counted_already: { words: ['stocktake', 'count', 'K26-0001', '001X', '1'] },
    place_needed: {
      first: [
        ['stocktake', 'cancel', 'K26-0001', '--yes'],
        ['stocktake', 'open'],
      ],
      words: ['stocktake', 'count', 'K26-0003', '001X', '1'],
    },
    rows_uncounted: {
      first: [['stocktake', 'open', '--location', 'A']],
      words: ['stocktake', 'submit', 'K26-0003'],
    },
    rows_unexplained: { words: ['stocktake', 'submit', 'K26-0001'] },
    row_not_counted: { words: ['stocktake', 'explain', 'K26-0001', 'S26-000002-V', '--reason', words.wrong] },
    count_overtaken: {
      first: [
        ['stocktake', 'open', '--location', 'A-01'],
        ['stocktake', 'count', 'K26-0003', '001X', '6'],
        ['stocktake', 'count', 'K26-0003', 'S26-000002-V', '12.5'],
        ['stocktake', 'submit', 'K26-0003', '--reason', words.wrong],
        ['move', '001X', '7', '--from', 'A-01', '--to', 'C-01'],
      ],
      words: ['approve', 'A26-000003', '--operator', 'QM'],
    },
    agreed_already: {
      first: [['stocktake', 'agree', 'K26-0002']],
      words: ['stocktake', 'agree', 'K26-0002', '--on', '2026-11-20'],
    },
  };
}
