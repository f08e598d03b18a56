/** What the desk refuses it says in its answers, one line for each scan: test/paper/desk.test.ts meets them. */
import type { DeskErrors } from '../../src/domain/errors/desk.ts';

const WHY = 'an answer of the scanner desk: test/paper/desk.test.ts';

export const DESK_ELSEWHERE: Readonly<Record<keyof DeskErrors, string>> = {
  desk_command_missing: WHY,
  desk_command_unknown: WHY,
  desk_person_missing: WHY,
  desk_place_missing: WHY,
  desk_nothing_to_undo: WHY,
  desk_code_unknown: WHY,
  desk_stocktake_missing: WHY,
  desk_count_stays: WHY,
  scans_refused: WHY,
};
