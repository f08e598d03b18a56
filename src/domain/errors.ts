/**
 * The closed family of errors that a user can meet: a stable code, its exit status, and the facts that the message
 * is made of. Words are elsewhere (src/cli/present/errors): a rule decides that something is refused and why, never
 * how that is said.
 */

import type { Finding } from './findings.ts';

/** What the process returns (CLI.md, exit): 2 usage, 3 file, 4 not found, 5 rule, 6 permission, 7 store, 8 verify. */
export type ExitStatus = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 130;

/** A quantity for a message: an exact decimal and its unit. */
export interface Amount {
  quantity: number;
  unit: string;
}

/** Where some of a sample is: a place or a person, how much, and when it is due back. */
export interface Whereabouts {
  place: string;
  quantity: number;
  due?: string | null;
}

/** The facts of each error, by its code. To add one: add it here, its status below, its words in present/errors. */
export interface ErrorFacts {
  // usage
  usage: { problem: string };
  unknown_command: { word: string; near: string[] };
  unknown_option: { option: string; near: string[] };
  missing_argument: { name: string; command: string };
  unexpected_argument: { value: string; command: string };
  missing_option: { option: string; command: string };
  missing_value: { option: string };
  invalid_value: { option: string; value: string; expected: string; choices?: readonly string[] };
  conflicting_options: { options: string[] };
  range_reversed: { from: string; to: string; what?: 'due' | 'received' };
  unknown_column: { column: string; columns: string[] };
  option_unfit: { option: string; report: string; known: string[] };
  control_character: { option: string; value: string };
  too_long: { option: string; length: number; limit: number };
  ambiguous_number: { value: string; candidates: string[] };
  holder_needed: { number: string; holders: Whereabouts[]; unit: string };
  confirmation_needed: { action: string };
  interrupted: { at: 'prompt' | 'work' };
  // files
  file_not_found: { file: string };
  file_unreadable: { file: string; reason: string };
  anchors_unreadable: { file: string; line: number };
  file_exists: { file: string };
  backup_onto_store: { file: string };
  file_not_regular: { file: string; what: string };
  output_failed: { file: string; reason: string };
  file_truncated: { file: string; line: number };
  file_too_large: { file: string; limit: string };
  file_encrypted: { file: string };
  file_not_a_sheet: { file: string };
  encoding_unknown: { file: string; line: number | null; tried: string[] };
  headings_unknown: { file: string; missing: string[]; headings: string[] };
  headings_ambiguous: { file: string; column: string; headings: string[] };
  /** `taken`: whether the other rows were imported. */
  rows_refused: {
    file: string;
    rejected: number;
    taken: boolean;
    /** The command that imports them once they are corrected. */
    next?: string;
    /** The refused lines, where the outcome does not name them already. */
    rejects?: { line: number; column: string | null; heading: string | null; reason: string; code: string }[];
  };
  lines_missing: { file: string };
  settings_refused: {
    file: string;
    problems: {
      line: number | null;
      key: string;
      value: string;
      reason: 'not_a_setting' | 'unknown' | 'invalid' | 'fixed' | 'contradicts';
      near?: string[];
      expected?: string;
      choices?: readonly string[];
    }[];
  };
  // not found
  customer_not_found: { value: string; near: { code: string; name: string }[] };
  sample_not_found: { value: string; near: { number: string; name: string }[] };
  wrong_check_character: { value: string; nearest: { number: string; name: string }[] };
  place_not_found: { value: string; near: string[] };
  person_not_found: { value: string; near: { code: string; name: string }[] };
  operator_not_found: { value: string; near: string[] };
  slip_not_found: { value: string };
  movement_not_found: { value: string };
  reservation_not_found: { number: string; person: string };
  report_not_found: { value: string; names: string[] };
  setting_not_found: { value: string; near: string[] };
  topic_not_found: { value: string; near: string[] };
  // rules
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
  // permission
  not_permitted: { operator: string; duty: string; roles: string[] };
  operator_not_yours: { operator: string; account: string };
  no_operator: { account: string };
  // store
  store_missing: { file: string };
  store_exists: { file: string };
  store_foreign: { file: string };
  store_damaged: { file: string; detail: string };
  store_too_new: { file: string; found: number; known: number };
  store_read_only: { file: string };
  store_busy: { file: string; seconds: number };
  store_full: { file: string };
  store_io_error: { file: string; detail: string };
  store_not_a_file: { file: string };
  sqlite_too_old: { found: string; needed: string };
  backup_damaged: { file: string; problem: string | Finding };
  // verification
  verification_failed: { problems: number; first: Finding };
  // ours
  unexpected: { message: string };
}

export type ErrorCode = keyof ErrorFacts;

/** The exit status of each code. */
export const EXIT_STATUS: { readonly [K in ErrorCode]: ExitStatus } = {
  usage: 2,
  unknown_command: 2,
  unknown_option: 2,
  missing_argument: 2,
  unexpected_argument: 2,
  missing_option: 2,
  missing_value: 2,
  invalid_value: 2,
  conflicting_options: 2,
  range_reversed: 2,
  unknown_column: 2,
  option_unfit: 2,
  control_character: 2,
  too_long: 2,
  ambiguous_number: 2,
  holder_needed: 2,
  confirmation_needed: 2,
  interrupted: 130,
  file_not_found: 4,
  file_unreadable: 3,
  anchors_unreadable: 3,
  file_exists: 5,
  backup_onto_store: 5,
  file_not_regular: 5,
  output_failed: 1,
  file_truncated: 3,
  file_too_large: 3,
  file_encrypted: 3,
  file_not_a_sheet: 3,
  encoding_unknown: 3,
  headings_unknown: 3,
  headings_ambiguous: 3,
  rows_refused: 3,
  lines_missing: 3,
  settings_refused: 3,
  customer_not_found: 4,
  sample_not_found: 4,
  wrong_check_character: 4,
  place_not_found: 4,
  person_not_found: 4,
  operator_not_found: 4,
  slip_not_found: 4,
  movement_not_found: 4,
  reservation_not_found: 4,
  report_not_found: 4,
  setting_not_found: 4,
  topic_not_found: 4,
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
  not_permitted: 6,
  operator_not_yours: 6,
  no_operator: 6,
  store_missing: 7,
  store_exists: 7,
  store_foreign: 7,
  store_damaged: 7,
  store_too_new: 7,
  store_read_only: 7,
  store_busy: 7,
  store_full: 7,
  store_io_error: 7,
  store_not_a_file: 7,
  sqlite_too_old: 7,
  backup_damaged: 7,
  verification_failed: 8,
  unexpected: 1,
};

/** An error that a user can act on. */
export class Refusal<K extends ErrorCode = ErrorCode> extends Error {
  readonly code: K;
  readonly facts: ErrorFacts[K];

  constructor(code: K, facts: ErrorFacts[K]) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }

  get exitStatus(): ExitStatus {
    return EXIT_STATUS[this.code];
  }
}

/** Refuses: throws a {@link Refusal} with that code and its facts. */
export function refuse<K extends ErrorCode>(code: K, facts: ErrorFacts[K]): never {
  throw new Refusal(code, facts);
}
