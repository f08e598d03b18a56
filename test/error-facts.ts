/** Facts for every error that a user can meet: what its words are tried with. The compiler names what is missing. */

import type { ErrorCode, ErrorFacts } from '../src/domain/errors.ts';
import { APPROVAL_FACTS } from './error-facts-approvals.ts';
import { DESK_FACTS } from './error-facts-desk.ts';
import { DISPOSAL_FACTS } from './error-facts-disposal.ts';
import { FILE_CARE_FACTS } from './error-facts-file-care.ts';
import { PIN_FACTS } from './error-facts-pins.ts';
import { PRIVACY_FACTS } from './error-facts-privacy.ts';
import { STOCKTAKING_FACTS } from './error-facts-stocktaking.ts';

const FINDING = { code: 'row_changed', entry: 7, subject: 'customers 3', detail: '1 2' } as const;
const HOLDERS = [
  { place: 'LM', quantity: 2, due: '2026-11-25' },
  { place: 'ZQ', quantity: 1, due: null },
];
const PLACES = [{ place: 'A-01', quantity: 3 }];
const NAMED = [{ code: 'C000042', name: 'N1' }];
const file = 'F.CSV';
const number = 'S26-000123-D';
const unit = 'M';

/** One or several sets of facts for each code: with and without what may be missing. */
export const ERROR_FACTS: { readonly [K in ErrorCode]: readonly ErrorFacts[K][] } = {
  usage: [{ problem: '1' }],
  ...FILE_CARE_FACTS,
  not_classified: [{}, { day: '2026-01-31' }],
  outside_classes: [
    { code: 'C1', as_of: '2026-11-22', house: false },
    { code: 'HOUSE', as_of: '2026-11-22', house: true },
  ],
  goal_needed: [{ code: 'C1', class: 'prospect/high' }],
  rules_refused: [
    {
      file,
      problems: [
        { path: 'ABC.CUT', expected: 'rule_choice SHARE HEADS' },
        { path: '', expected: 'rule_json' },
        { path: 'KEY', expected: 'rule_percent' },
      ],
    },
  ],
  unknown_command: [
    { word: 'X', near: ['checkout'] },
    { word: 'X', near: [] },
  ],
  unknown_option: [
    { option: '--tu', near: ['--to'] },
    { option: '--tu', near: [] },
  ],
  missing_argument: [{ name: 'NUMBER', command: 'checkout' }],
  unexpected_argument: [{ value: 'X', command: 'checkout' }],
  missing_option: [{ option: '--to', command: 'checkout' }],
  missing_value: [{ option: '--to' }],
  invalid_value: [
    { option: '--quantity', value: '0', expected: 'quantity' },
    { option: '--lang', value: 'X', expected: 'choice', choices: ['zh', 'en'] },
  ],
  conflicting_options: [{ options: ['--to', '--to-customer'] }],
  range_reversed: [
    { from: '25', to: '15' },
    { from: '2026-11-22', to: '2026-11-20', what: 'next' },
  ],
  unknown_column: [{ column: 'X', columns: ['number', 'name'] }],
  option_unfit: [
    { option: '--by', report: 'inventory', known: ['--as-of'] },
    { option: '--zone', report: 'actions', known: [] },
  ],
  control_character: [{ option: '--name', value: '\u0007' }],
  too_long: [{ option: '--name', length: 501, limit: 500 }],
  ambiguous_number: [{ value: '23D', candidates: [number] }],
  holder_needed: [{ number, holders: HOLDERS, unit }],
  confirmation_needed: [{ action: 'operators retire LM' }],
  interrupted: [{ at: 'prompt' }, { at: 'work', kept: 3 }, { at: 'work', recorded: 1 }],
  file_not_found: [{ file }],
  file_unreadable: [{ file, reason: 'EACCES' }],
  anchors_unreadable: [{ file, line: 3 }],
  file_exists: [{ file }],
  backup_onto_store: [{ file }],
  file_not_regular: ['symlink', 'folder', 'device'].map((what) => ({ file, what })),
  output_failed: [{ file, reason: 'ENOSPC' }],
  rejects_unwritten: [
    {
      file,
      reason: 'ENOSPC',
      rejected: 1,
      taken: true,
      next: 'samples import customers c.csv --partial --rejects r.csv',
    },
    {
      file,
      reason: 'ENOSPC',
      rejected: 3,
      taken: false,
      next: 'samples import customers c.csv --partial --rejects r.csv',
    },
  ],
  file_truncated: [
    { file, line: 3 },
    { file, line: null },
  ],
  file_too_large: [{ file, limit: '1 GB' }],
  file_encrypted: [{ file }],
  file_not_a_sheet: [
    { file },
    { file, what: 'html' },
    { file, what: 'json' },
    { file, what: 'xml' },
    { file, what: 'ods' },
    { file, what: 'xlsb' },
  ],
  sheet_not_found: [{ file, sheet: '9', sheets: ['S1', 'S2'] }],
  encoding_unknown: [
    { file, line: 3, tried: ['UTF-8'] },
    { file, line: null, tried: ['UTF-8', 'GB18030'] },
  ],
  headings_unknown: [
    { file, missing: ['name'], headings: ['X', 'Y'] },
    { file, missing: ['name'], headings: ['X'], sheets: ['2025', '2026'] },
  ],
  batch_not_found: [
    { value: 'I26-000009', batches: ['I26-000001'] },
    { value: 'x', batches: [] },
  ],
  batch_undone: [{ batch: 'I26-000001' }],
  batch_changed_since: [{ batch: 'I26-000001', rows: ['C1', 'C2'] }],
  batch_needed: [{ batch: 'I26-000001', row: 'C1', tables: ['orders', 'nonsense'] }],
  batch_stays: [
    { batch: 'I26-000001', kind: 'counts' },
    { batch: 'I26-000001', kind: 'readings' },
  ],
  mapping_unreadable: [
    { file, line: 2 },
    { file, line: null },
  ],
  headings_ambiguous: [{ file, column: 'name', headings: ['X', 'Y'] }],
  lines_missing: [{ file }],
  rows_refused: [
    { file, rejected: 3, taken: true },
    { file, rejected: 3, taken: false },
    { file, rejected: 3, taken: true, next: 'samples import customers R.CSV' },
    {
      file: '-',
      rejected: 12,
      taken: false,
      rejects: Array.from({ length: 12 }, (_, at) => ({
        line: at + 2,
        column: at === 0 ? null : 'name',
        heading: at === 0 ? null : 'N',
        reason: 'X',
        code: 'missing',
      })),
    },
  ],
  settings_refused: [
    {
      file,
      problems: [
        { line: 1, key: '', value: 'X', reason: 'not_a_setting' },
        { line: 2, key: 'X.Y', value: '1', reason: 'unknown', near: ['undo.free_days'] },
        { line: null, key: 'X.Y', value: '1', reason: 'unknown', near: [] },
        { line: 3, key: 'language', value: 'X', reason: 'invalid', expected: 'choice', choices: ['zh', 'en'] },
        { line: 4, key: 'timezone', value: 'X', reason: 'fixed' },
        { line: 5, key: 'language', value: 'en', reason: 'contradicts' },
        ...Array.from({ length: 6 }, () => ({ line: 6, key: '', value: 'X', reason: 'not_a_setting' as const })),
      ],
    },
  ],
  customer_not_found: [
    { value: 'X', near: NAMED },
    { value: 'X', near: [] },
  ],
  sample_not_found: [
    { value: 'X', near: [{ number, name: 'N1' }] },
    { value: 'X', near: [] },
  ],
  wrong_check_character: [
    { value: 'X', nearest: [{ number, name: 'N1' }] },
    { value: 'X', nearest: [] },
  ],
  place_not_found: [
    { value: 'X', near: ['A-01'] },
    { value: 'X', near: [] },
  ],
  person_not_found: [
    { value: 'X', near: NAMED },
    { value: 'X', near: [] },
  ],
  operator_not_found: [
    { value: 'X', near: ['LM'] },
    { value: 'X', near: [] },
  ],
  slip_not_found: [{ value: 'X' }],
  movement_not_found: [{ value: '9' }],
  reservation_not_found: [{ number, person: 'LM' }],
  report_not_found: [{ value: 'X', names: ['inventory'] }],
  setting_not_found: [
    { value: 'X', near: ['undo.free_days'] },
    { value: 'X', near: [] },
  ],
  topic_not_found: [
    { value: 'X', near: ['formats'] },
    { value: 'X', near: [] },
  ],
  contact_not_found: [{ customer: 'C000042', value: 'X' }],
  contact_ambiguous: [
    { customer: 'C000042', name: 'N1', people: 2, to: 'edit' },
    { customer: 'C000042', name: 'N1', people: 2, to: 'remove' },
  ],
  contact_exists: [{ customer: 'C000042', name: 'N1' }],
  insufficient_stock: [
    { number, wanted: 9, available: 3, unit, places: PLACES, held: HOLDERS, reserved: 1, unavailable: PLACES },
    { number, wanted: 9, available: 0, unit, places: [], held: [], reserved: 0, unavailable: [] },
  ],
  not_accepted: [
    { number, quality: 'pending' },
    { number, quality: 'rejected' },
  ],
  not_held: [
    { number, holder: 'LM', wanted: 3, outstanding: 2, unit, holders: HOLDERS },
    { number, holder: null, wanted: 3, outstanding: 0, unit, holders: [] },
  ],
  not_dispatched: [{ number, customer: 'C000042', outstanding: 2, unit }],
  nothing_outstanding: [{ slip: 'U26-000001' }],
  in_the_future: [{ value: '2026-11-23' }],
  backdating_conflict: [{ number, day: '2026-11-20', place: 'A-01', missing: 1, unit }],
  already_undone: [{ movement: 9 }],
  cannot_undo_reversal: [{ movement: 9 }],
  later_movement_depends: [{ movement: 9, number, later: 10, day: '2026-11-20' }],
  undo_reserved: [{ number, reserved: 1, unit }],
  ref_reused: [{ ref: 'K1', command: 'checkout' }],
  code_taken: [
    { what: 'customer', code: 'X' },
    { what: 'operator', code: 'X' },
    { what: 'place', code: 'X' },
  ],
  retired: [
    { what: 'operator', code: 'LM' },
    { what: 'place', code: 'A-01' },
  ],
  place_in_use: [{ place: 'A-01' }],
  place_loop: [{ place: 'A-01' }],
  last_place: [{ place: 'DOCK', purpose: 'dock' }],
  purpose_unfit: [{ place: 'A-01', purpose: 'normal', wanted: 'returns' }],
  wrong_owner: [{ number, owner: 'HOUSE', customer: 'C000042' }],
  wrong_customer: [{ slip: 'O26-000001', customer: 'C000042', name: 'N1' }],
  wrong_state: [{ slip: 'O26-000001', state: 'sent', wanted: 'confirmed' }],
  last_operator: [{ code: 'WL' }],
  still_holds: [{ code: 'LM', samples: 2 }],
  already_signed: [
    { slip: 'R26-000001', side: 'us' },
    { slip: 'R26-000001', side: 'customer' },
  ],
  judged_too_much: [{ number, judged: 13, there: 12, unit }],
  attachment_not_found: [{ value: '99' }],
  attachment_empty: [{ file }],
  notice_unneeded: [{ number }],
  evaluation_open: [{ number, department: 'X', day: '2026-11-20' }],
  evaluation_missing: [{ number }],
  evaluation_done: [{ number, day: '2026-11-20' }],
  result_missing: [{ number, department: 'X' }],
  feedback_done: [{ number, day: '2026-11-20' }],
  not_permitted_to_use: [
    { number, wanted: { who: 'LM', purpose: 'X' }, permitted: [{ who: 'WQ', purpose: 'X', until: '2026-12-31' }] },
    { number, wanted: { who: 'C2', purpose: null }, permitted: [] },
  ],
  permission_not_found: [{ number, who: 'LM' }],
  not_confidential: [{ number }],
  superseded: [
    { number, revision: 'A', newer: 'B', number_newer: 'S26-000124-X' },
    { number, revision: null, newer: 'B', number_newer: 'S26-000124-X' },
  ],
  action_not_found: [{ value: '99' }],
  action_not_done: [{ action: 1 }],
  notice_not_sent: [{ notice: 'N26-000001' }],
  notice_answered: [{ notice: 'N26-000001', day: '2026-11-20' }],
  setting_fixed: [{ key: 'timezone' }],
  place_unfit: [
    {
      number,
      name: 'N1',
      place: 'A-01',
      reasons: ['temperature', 'humidity', 'light', 'security', 'hazard', 'category', 'purpose', 'capacity'],
      why: [
        { reason: 'temperature', wanted: '2..8', given: '15..25' },
        { reason: 'humidity', wanted: '..60', given: '..70' },
        { reason: 'light', wanted: 'dark', given: 'dim' },
        { reason: 'security', wanted: 'locked', given: 'open' },
        { reason: 'hazard', wanted: 'H1', given: 'H2' },
        { reason: 'category', wanted: 'K1', given: 'K2,K3' },
        { reason: 'purpose', wanted: null, given: 'customer' },
        { reason: 'capacity', wanted: null, given: 'A-01 2/2' },
      ],
      fitting: ['A-02', 'B-01'],
      more: 1,
    },
    {
      number,
      name: 'N1',
      place: 'A-01',
      reasons: ['temperature', 'humidity', 'light', 'security', 'hazard', 'category'],
      why: [
        { reason: 'temperature', wanted: '2..8', given: null },
        { reason: 'humidity', wanted: '..60', given: null },
        { reason: 'light', wanted: 'dim', given: null },
        { reason: 'security', wanted: 'locked', given: null },
        { reason: 'hazard', wanted: 'H1', given: null },
        { reason: 'category', wanted: null, given: 'K2' },
      ],
      fitting: [],
      more: 0,
    },
  ],
  reading_impossible: [
    { what: 'temperature', value: 999, min: -100, max: 100 },
    { what: 'humidity', value: 101, min: 0, max: 100 },
  ],
  reading_differs: [
    { place: 'A-01', at: '2026-11-22T09:30:00+08:00', temperature: 20, humidity: 50 },
    { place: 'A-01', at: '2026-11-22T09:30:00+08:00', temperature: 20, humidity: null },
  ],
  ...STOCKTAKING_FACTS,
  not_permitted: [{ operator: 'LM', duty: 'set_up', roles: ['manager'] }],
  operator_not_yours: [{ operator: 'LM', account: 'ROOT' }],
  no_operator: [{ account: 'ROOT' }],
  store_missing: [{ file }],
  store_exists: [{ file }],
  store_foreign: [{ file }],
  store_damaged: [{ file, detail: 'X' }],
  store_too_new: [{ file, found: 2, known: 1 }],
  store_read_only: [{ file }],
  store_busy: [{ file, seconds: 30 }],
  store_full: [
    { file, temporary: null },
    { file, temporary: file },
  ],
  store_io_error: [{ file, detail: 'EIO' }],
  store_not_a_file: [{ file }],
  sqlite_too_old: [{ found: '3.40.0', needed: '3.51.3' }],
  backup_damaged: [
    { file, problem: FINDING },
    { file, problem: '9' },
  ],
  verification_failed: [{ problems: 2, first: FINDING }],
  not_a_folder: [{ folder: '/OUT' }],
  folder_busy: [{ folder: '/OUT', seconds: 120 }],
  unexpected: [{ message: 'X' }],
  ...APPROVAL_FACTS,
  ...PRIVACY_FACTS,
  ...DESK_FACTS,
  ...DISPOSAL_FACTS,
  ...PIN_FACTS,
};
