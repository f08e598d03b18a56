import type { DeskErrors } from '../src/domain/errors/desk.ts';

const commands = ['RETURN', 'MOVE'];

export const DESK_FACTS: { readonly [K in keyof DeskErrors]: readonly DeskErrors[K][] } = {
  desk_command_missing: [{ value: 'S26-000123-D', commands }],
  desk_command_unknown: [{ value: 'CMD:X', commands }],
  desk_person_missing: [{}],
  desk_place_missing: [{}],
  desk_nothing_to_undo: [{}],
  desk_code_unknown: [{ value: 'X' }],
  desk_stocktake_missing: [{ open: [] }, { open: ['K26-0001', 'K26-0002'] }],
  desk_count_stays: [{ stocktake: 'K26-0001', number: 'S26-000123-D' }],
  scans_refused: [
    { refused: 1, scans: 1 },
    { refused: 2, scans: 5 },
  ],
};
