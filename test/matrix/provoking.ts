/** How each error is met: what is done before, and the command that is refused. A new error must be added here. */

import {
  chmodSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ErrorCode } from '../../src/domain/errors.ts';
import type { Copy, Words } from './prepared.ts';
import { approvalProvocations } from './provoking-approvals.ts';
import { classifyProvocations } from './provoking-classify.ts';
import { customerProvocations } from './provoking-customers.ts';
import { DESK_ELSEWHERE } from './provoking-desk.ts';
import { fileCareProvocations } from './provoking-file-care.ts';
import { judgingProvocations } from './provoking-judging.ts';
import { privacyProvocations } from './provoking-privacy.ts';
import { REPORTING_PROVOCATIONS } from './provoking-reporting.ts';
import { SHEET_PROVOCATIONS } from './provoking-sheets.ts';
import { stocktakingProvocations } from './provoking-stocktaking.ts';
import { storageProvocations } from './provoking-storage.ts';

export interface Provocation {
  /** Commands that must succeed first. */
  readonly first?: readonly (readonly string[])[];
  /** What is done to the files of the room; answers what is to be undone. */
  readonly spoil?: (copy: Copy) => (() => void) | undefined;
  readonly words: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Errors that cannot be met here; each with the reason. */
export const ELSEWHERE: Readonly<Partial<Record<ErrorCode, string>>> = {
  ...DESK_ELSEWHERE,
  usage: 'what the parser finds wrong beyond our own words; no words are known that lead to it',
  pins_differ: 'needs a terminal: test/pins.test.ts',
  interrupted: 'needs a terminal or a signal: test/prompts.test.ts',
  store_full: 'needs a full disk',
  rejects_unwritten: 'needs a full disk',
  sqlite_too_old: 'needs another SQLite',
  unexpected: 'a fault of the program; none is known',
};

/** A sheet that cannot be taken. */
function sheet(content: string | Uint8Array): Provocation {
  return {
    spoil: ({ folder }) => void writeFileSync(join(folder, 'sheet.csv'), content),
    words: ['import', 'customers', '@sheet.csv'],
  };
}

export function provocations(words: Words): Readonly<Partial<Record<ErrorCode, Provocation>>> {
  const receive = ['receive', '--customer', 'C1', '--unit', words.unit, '--quantity', '5', '--name'];
  const checkout = (...more: string[]) => ['checkout', '001X', ...more, '--purpose', words.purpose];
  return {
    ...storageProvocations(words),
    unknown_command: { words: ['chekout', '001X'] },
    unknown_option: { words: ['list', '--custmer', 'C1'] },
    missing_argument: { words: ['show'] },
    unexpected_argument: { words: ['show', '001X', '1'] },
    missing_option: { words: ['checkout', '001X', '1', '--to', 'LM'] },
    missing_value: { words: ['move', '001X', '--to'] },
    invalid_value: { words: checkout('1e3', '--to', 'LM') },
    conflicting_options: { words: checkout('1', '--to', 'LM', '--to-customer', 'C2') },
    range_reversed: { words: ['report', 'movements', '--from', '2026-11-20', '--to', '2026-11-01'] },
    unknown_column: { words: ['list', '--columns', 'number,colours'] },
    option_unfit: { words: ['report', 'inventory', '--from', '2026-11-01'] },
    control_character: { words: [...receive, 'a\u0007b'] },
    too_long: { words: [...receive, 'x'.repeat(501)] },
    ambiguous_number: {
      first: [['customers', 'add', 'C5', '--name', words.customer]],
      words: ['list', '--customer', words.customer],
    },
    holder_needed: { first: [checkout('1', '--to', 'ZS')], words: ['return', '001X'] },
    confirmation_needed: { words: ['operators', 'retire', 'ZS'] },
    file_not_found: { words: ['restore', '@none.db', '--yes'] },
    file_unreadable: { words: ['config', 'import', '@'] },
    anchors_unreadable: {
      spoil: ({ folder }) => void writeFileSync(join(folder, 'heads.txt'), '3:abc\nnonsense\n'),
      words: ['verify', '--anchor', '@heads.txt'],
    },
    file_exists: { words: ['list', '--out', '@settings.conf'] },
    backup_onto_store: { words: ['backup', '@samples.db', '--force'] },
    file_not_regular: {
      spoil: ({ folder }) => void symlinkSync('settings.conf', join(folder, 'link.csv')),
      words: ['list', '--out', '@link.csv', '--force'],
    },
    output_failed: { words: ['list', '--out', '@none/list.csv'] },
    file_truncated: sheet('code,name\nC7,"open'),
    file_too_large: {
      spoil: ({ folder }) => void writeFileSync(join(folder, 'large.conf'), '# \n'.repeat(400_000)),
      words: ['config', 'import', '@large.conf'],
    },
    ...REPORTING_PROVOCATIONS,
    ...SHEET_PROVOCATIONS,
    file_not_a_sheet: sheet('%PDF-1.7\n'),
    encoding_unknown: sheet(Buffer.from('636f64652c6e616d650aff41ff0a', 'hex')),
    headings_unknown: sheet(`${words.cloth},${words.unit}\n1,2\n`),
    headings_ambiguous: sheet('code,name,name\nC7,x,y\n'),
    rows_refused: sheet(`code,name\nC7,\n`),
    lines_missing: {
      spoil: ({ folder }) => void writeFileSync(join(folder, 'lines.csv'), 'name,quantity\n'),
      words: ['receive', '--customer', 'C1', '--lines', '@lines.csv'],
    },
    settings_refused: {
      spoil: ({ folder }) => void writeFileSync(join(folder, 'bad.conf'), `undo.fre_days = 3\n${words.wrong}\n`),
      words: ['config', 'import', '@bad.conf'],
    },
    customer_not_found: { words: ['list', '--customer', 'C11'] },
    sample_not_found: { words: ['show', 'S26-000123-D'] },
    wrong_check_character: { words: ['show', 'S26-000001-K'] },
    place_not_found: { words: ['move', '001X', '--to', 'A-10'] },
    person_not_found: { words: checkout('1', '--to', 'LMM') },
    operator_not_found: { words: ['list', '--operator', 'WW'] },
    slip_not_found: { words: ['remind', 'U26-000099', '--via', words.phone] },
    movement_not_found: { words: ['undo', '999', '--reason', words.wrong] },
    reservation_not_found: { words: ['release', '001X', '--to', 'ZS'] },
    report_not_found: { words: ['report', 'inventry'] },
    setting_not_found: { words: ['config', 'get', 'undo.fre_days'] },
    topic_not_found: { words: ['help', 'chekout'] },
    ...customerProvocations(words),
    ...fileCareProvocations(words),
    insufficient_stock: { words: checkout('50', '--to', 'LM') },
    not_accepted: { words: ['checkout', 'S26-000002-V', '1', '--to', 'LM', '--purpose', words.purpose] },
    not_held: { words: ['return', '001X', '99'] },
    not_dispatched: { words: ['return', '001X', '--from', 'C1'] },
    nothing_outstanding: { first: [['return', '001X']], words: ['remind', 'U26-000001', '--via', words.phone] },
    in_the_future: { words: ['move', '001X', '--to', 'B-01', '--at', 'tomorrow'] },
    backdating_conflict: { words: ['return', '001X', '1', '--at', '2026-11-16 12:00'] },
    already_undone: {
      first: [['undo', '5', '--reason', words.wrong]],
      words: ['undo', '5', '--reason', words.wrong],
    },
    cannot_undo_reversal: {
      first: [['undo', '5', '--reason', words.wrong]],
      words: ['undo', '6', '--reason', words.wrong],
    },
    later_movement_depends: {
      first: [
        [...receive, words.cloth],
        ['move', '003t', '--to', 'B-01'],
      ],
      words: ['undo', '6', '--reason', words.wrong],
    },
    undo_reserved: {
      first: [
        [...receive, words.cloth],
        ['reserve', '003t', '5', '--to', 'LM'],
      ],
      words: ['undo', '6', '--reason', words.wrong],
    },
    ref_reused: {
      first: [checkout('1', '--to', 'LM', '--ref', 'k1')],
      words: checkout('2', '--to', 'LM', '--ref', 'k1'),
    },
    code_taken: { words: ['customers', 'add', 'C1', '--name', words.other] },
    retired: { first: [['operators', 'retire', 'ZS', '--yes']], words: checkout('1', '--to', 'ZS') },
    place_in_use: { words: ['locations', 'retire', 'A-01'] },
    place_loop: { words: ['locations', 'edit', 'A', '--parent', 'A-01'] },
    last_place: { words: ['locations', 'retire', 'DAMAGED'] },
    purpose_unfit: { words: ['return', '001X', '1', '--damaged', '--location', 'A-01'] },
    wrong_owner: { words: ['give-back', '001X', '1', '--customer', 'C2'] },
    wrong_customer: { words: ['checkout', '001X', '1', '--to-customer', 'C1', '--sample-order', 'O26-000002'] },
    wrong_state: {
      first: [['sample-orders', 'cancel', 'O26-000001']],
      words: ['sample-orders', 'confirm', 'O26-000001'],
    },
    last_operator: {
      first: [['operators', 'edit', 'QM', '--role', 'user']],
      words: ['operators', 'edit', 'WL', '--role', 'user'],
    },
    still_holds: { words: ['operators', 'retire', 'LM', '--yes'] },
    already_signed: {
      first: [['sign', 'R26-000001', '--side', 'us', '--by', words.manager]],
      words: ['sign', 'R26-000001', '--side', 'us', '--by', words.driver],
    },
    ...judgingProvocations(words),
    ...stocktakingProvocations(words),
    setting_fixed: { words: ['config', 'set', 'timezone', 'UTC'] },
    not_permitted: { words: [...receive, words.cloth, '--operator', 'LM'] },
    operator_not_yours: {
      first: [['operators', 'edit', 'LM', '--os-user', 'mary']],
      words: ['list', '--operator', 'LM'],
    },
    no_operator: { first: [['operators', 'edit', 'WL', '--os-user', 'wendy']], words: ['list'] },
    ...classifyProvocations(words),
    store_missing: { words: ['list', '--db', '@none.db'] },
    store_exists: { words: ['init'] },
    store_foreign: { words: ['list', '--db', '@settings.conf'] },
    store_damaged: { spoil: ({ file }) => void truncateSync(file, 8192), words: ['list'] },
    store_too_new: {
      spoil: ({ file }) => void writeSync(openSync(file, 'r+'), Buffer.from([0, 0, 0, 99]), 0, 4, 60),
      words: ['list'],
    },
    store_read_only: { spoil: ({ file }) => void chmodSync(file, 0o400), words: [...receive, words.cloth] },
    store_busy: {
      spoil: ({ file }) => {
        const other = new Database(file);
        other.exec('BEGIN IMMEDIATE');
        return () => void other.close();
      },
      words: [...receive, words.cloth],
      env: { SAMPLES_BUSY_MS: '1' },
    },
    store_io_error: { words: ['list', '--db', `@${'x'.repeat(300)}`] },
    store_not_a_file: {
      spoil: ({ folder }) => void mkdirSync(join(folder, 'rooms')),
      words: ['list', '--db', '@rooms'],
    },
    backup_damaged: {
      spoil: ({ folder }) => {
        const file = join(folder, 'backup.db');
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.fill(0x55, 8192, 12_288));
        return undefined;
      },
      words: ['restore', '@backup.db', '--yes'],
    },
    verification_failed: {
      spoil: ({ file }) => {
        const db = new Database(file);
        db.exec("UPDATE samples SET name = name || '?' WHERE id = 1");
        db.close();
        return undefined;
      },
      words: ['backup', '@copy.db'],
    },
    ...approvalProvocations(words),
    ...privacyProvocations(words),
  };
}
