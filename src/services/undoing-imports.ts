/**
 * Undoing an import: what it changed is as it was before, what it added is taken away under the entry that says so;
 * goods that it received are posted back. Nothing of it where something since depends on it.
 */
import { effect } from '../domain/approvals.ts';
import { dayOf, daysBetween } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { integer, object, type TypeOf, text } from '../domain/shapes.ts';
import { IMPORTABLES } from '../imports/index.ts';
import { allBatches } from '../store/batches.ts';
import { settingOf } from '../store/settings.ts';
import type { Db } from '../store/sql.ts';
import {
  addedRows,
  type Batch,
  batchByNumber,
  changedSince,
  countedSince,
  firstMovement,
  letGoOfLooks,
  nameOfRow,
  restoreChanged,
  tablesWith,
  takeAway,
} from '../store/undoing-batches.ts';
import { foldCode } from '../text/fold.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import type { ApprovalKind } from './approval-kinds.ts';
import { decisionDay, type Requested, requestApproval } from './approving.ts';
import { reverseCommand } from './undoing.ts';

/** `removed`, `restored`: rows; `reversed`: movements. */
export const UNDONE_IMPORT = object({
  batch: text,
  kind: text,
  removed: integer,
  restored: integer,
  reversed: integer,
});
export type UndoneImport = TypeOf<typeof UNDONE_IMPORT>;

/**
 * Undoes an import. What was recorded more than `undo.free_days` ago takes a second person: a request is made.
 * @throws Refusal not_permitted, batch_not_found (4), batch_undone, batch_changed_since, batch_needed, batch_stays (5), and as undo
 */
export async function undoImport(acting: Acting, number: string, reason?: string): Promise<UndoneImport | Requested> {
  return record({ ...acting, at: null }, 'import undo', { batch: number, reason }, (deed) => {
    const { db } = deed;
    const batch = findBatch(db, number);
    permit(acting, IMPORTABLES.find(({ kind }) => kind === batch.kind)?.duty ?? 'set_up');
    refuseUnlessUndoable(db, batch);
    const age = daysBetween(dayOf(batch.recorded_at), decisionDay(acting));
    if (age <= (settingOf(db, 'undo.free_days') as number)) return takeBack(deed, batch, reason ?? null);
    return requestApproval(deed, IMPORT_UNDO, { batch: batch.number }, { subject: batch.number, reason });
  });
}

/** Undoing an import of long ago, when a second person has approved it. */
export const IMPORT_UNDO: ApprovalKind<{ batch: string }> = {
  kind: 'import_undo',
  approvers: 'approve',
  facts: (db, { batch }) => {
    const { entry, undone_in } = findBatch(db, batch);
    return { undone_in, changed: changedSince(db, entry) };
  },
  effects: (db, payload) => {
    const batch = findBatch(db, payload.batch);
    const { imported, updated } = allBatches(db).find(({ number }) => number === batch.number)!;
    return {
      does: [effect('import_undo', { number: batch.number, name: batch.kind, quantity: imported + updated })],
      against: [],
    };
  },
  execute: (deed, payload, { reason }) => {
    const batch = findBatch(deed.db, payload.batch);
    refuseUnlessUndoable(deed.db, batch);
    takeBack(deed, batch, reason);
  },
};

function findBatch(db: Db, value: string): Batch {
  const folded = foldCode(value).toUpperCase();
  const bare = /^I-?(\d{2})-?(\d+)$/.exec(folded);
  const batch = batchByNumber(db, bare === null ? folded : `I${bare[1]}-${bare[2]!.padStart(6, '0')}`);
  const latest = () =>
    allBatches(db)
      .slice(0, 3)
      .map(({ number }) => number);
  return batch ?? refuse('batch_not_found', { value, batches: latest() });
}

function refuseUnlessUndoable(db: Db, batch: Batch): void {
  if (batch.undone_in !== null) refuse('batch_undone', { batch: batch.number });
  if (STAYS.includes(batch.kind)) refuse('batch_stays', { batch: batch.number, kind: batch.kind });
  const counted = countedSince(db, batch.entry);
  if (counted !== undefined)
    refuse('batch_needed', { batch: batch.number, row: showSampleNumber(counted), tables: ['counts'] });
  const changed = changedSince(db, batch.entry);
  if (changed.length > 0)
    refuse('batch_changed_since', { batch: batch.number, rows: changed.slice(0, 5).map((row) => nameOfRow(db, row)) });
}

/** Kinds whose records are corrected one by one. */
const STAYS = ['counts', 'readings'];

function takeBack(deed: Deed, batch: Batch, reason: string | null): UndoneImport {
  const { db, entry } = deed;
  const movement = firstMovement(db, batch.entry);
  const reversed = movement === undefined ? 0 : reverseCommand(deed, movement, reason);
  if (movement === undefined) entry.remark('reason', reason);
  const added = addedRows(db, batch);
  const restored = restoreChanged(db, entry, batch);
  const looked = letGoOfLooks(db, entry, added);
  if (looked.length > 0) entry.remark('looked_at', looked.join(' '));
  for (const row of added) {
    const name = nameOfRow(db, row);
    if (!takeAway(entry, row)) refuse('batch_needed', { batch: batch.number, row: name, tables: tablesWith(db, row) });
  }
  entry.add('batch_undos', { batch_id: batch.id });
  return { batch: batch.number, kind: batch.kind, removed: added.length, restored, reversed };
}
