/** How the errors about requests for approval and scrapping are met: two requests of WL wait in the prepared store for QM. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ApprovalErrors } from '../../src/domain/errors/approvals.ts';
import type { DisposalErrors } from '../../src/domain/errors/disposal.ts';
import type { PinErrors } from '../../src/domain/errors/pins.ts';
import type { Copy, Words } from './prepared.ts';
import type { Provocation } from './provoking.ts';

/** The fifth wrong PIN was a moment ago. */
function lock({ file }: Copy): undefined {
  const db = new Database(file);
  db.prepare('UPDATE pins SET locked_until = ?').run('2026-11-22T01:39:00.000Z');
  db.close();
}

export function approvalProvocations(
  words: Words,
): Readonly<
  Record<keyof ApprovalErrors | keyof DisposalErrors | Exclude<keyof PinErrors, 'pins_differ'>, Provocation>
> {
  const approve = (...more: string[]) => ['approve', 'A26-000001', ...more];
  const pin = ['operators', 'pin', 'LM', '--pin-file', '@pin.txt'];
  const wrong = ['list', '--operator', 'LM', '--pin-file', '@wrong-pin.txt'];
  return {
    approval_not_found: { words: ['approve', 'A26-000099'] },
    approval_requested: { words: ['undo', '2', '--reason', words.wrong] },
    own_request: { words: approve() },
    approval_decided: { first: [approve('--operator', 'QM')], words: approve('--operator', 'QM') },
    approval_expired: { words: approve('--operator', 'QM', '--today', '2026-12-25') },
    facts_changed: { first: [['return', '001X']], words: approve('--operator', 'QM') },
    on_hold: { words: ['scrap', 'request', '001X', '--reason', 'unneeded'] },
    instruction_missing: {
      first: [['instruct', '002V', '--decision', 'keep', '--by', words.driver]],
      words: ['scrap', 'request', '002V', '--reason', 'expired'],
    },
    still_out: {
      first: [
        ['instruct', '001X', '--decision', 'scrap', '--by', words.driver],
        ['hold', '001X', '--release'],
        ['approve', 'A26-000003', '--operator', 'QM'],
      ],
      words: ['scrap', 'request', '001X', '10', '--reason', 'expired'],
    },
    pin_needed: { first: [pin], words: ['list', '--operator', 'LM'] },
    // Met twice, in words and in JSON: two tries are on record, the second says so.
    pin_wrong: { first: [pin], words: wrong },
    pin_locked: { first: [pin], spoil: lock, words: wrong },
    pin_unfit: {
      spoil: ({ folder }) => void writeFileSync(join(folder, 'short.txt'), '123'),
      words: ['operators', 'pin', 'LM', '--pin-file', '@short.txt'],
    },
  };
}
