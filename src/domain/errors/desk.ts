/** What the scanner desk refuses; its answers say it line by line, and the program at the end how many there were. */
import type { ExitStatus } from '../errors.ts';

export interface DeskErrors {
  desk_command_missing: { value: string; commands: readonly string[] };
  desk_command_unknown: { value: string; commands: readonly string[] };
  desk_person_missing: Record<never, never>;
  desk_place_missing: Record<never, never>;
  desk_nothing_to_undo: Record<never, never>;
  desk_code_unknown: { value: string };
  desk_stocktake_missing: { open: string[] };
  desk_count_stays: { stocktake: string; number: string };
  scans_refused: { refused: number; scans: number };
}

export const DESK_STATUS = {
  desk_command_missing: 2,
  desk_command_unknown: 2,
  desk_person_missing: 2,
  desk_place_missing: 2,
  desk_nothing_to_undo: 5,
  desk_code_unknown: 4,
  desk_stocktake_missing: 2,
  desk_count_stays: 5,
  scans_refused: 5,
} as const satisfies { readonly [K in keyof DeskErrors]: ExitStatus };
