/** Undo: a mistake is corrected by reversing entries, never by erasing. */
import { effect } from '../domain/approvals.ts';
import { dayFromNumber, dayOf, daysBetween } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { integer, list, number, object, type TypeOf, text } from '../domain/shapes.ts';
import { linesOfCheckouts } from '../store/checkouts.ts';
import { recordedAt } from '../store/journal.ts';
import { dependentOf, type PostedTransfer, reversalOf, transfersOfCommand } from '../store/ledger.ts';
import { placeCode, retiredAt } from '../store/places.ts';
import { reservationOf } from '../store/reservations.ts';
import { sampleOrdersOfCheckout } from '../store/sample-orders.ts';
import { isAccepted, lendable, reservedFor, sampleFacts } from '../store/samples.ts';
import { settingOf } from '../store/settings.ts';
import type { Db } from '../store/sql.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import type { ApprovalKind } from './approval-kinds.ts';
import { decisionDay, type Requested, requestApproval } from './approving.ts';
import { takeBackJudgements } from './inspecting.ts';
import { againstOf } from './standing-against.ts';

export const UNDONE = object({
  undone: integer,
  lines: list(
    object({ movement: integer, number: text, name: text, quantity: number, unit: text, from: text, to: text }),
  ),
});
export type Undone = TypeOf<typeof UNDONE>;

/**
 * Reverses the whole command that a movement belongs to. What was recorded more than `undo.free_days` ago is not
 * reversed at once: a request for approval is made of it.
 * @throws Refusal movement_not_found (4), already_undone, cannot_undo_reversal, later_movement_depends, undo_reserved (5)
 */
export async function undo(acting: Acting, movement: number, reason: string): Promise<Undone | Requested> {
  permit(acting, 'custody');
  return record({ ...acting, at: null }, 'undo', { movement, reason }, (deed) => {
    const transfers = undoable(deed, movement);
    const { db } = deed;
    const age = daysBetween(dayOf(recordedAt(db, transfers[0]!.entry)), decisionDay(acting));
    // What a second person let be posted is not undone by one alone.
    const posted = transfers.some(({ kind }) => kind === 'adjust');
    if (!posted && age <= (settingOf(db, 'undo.free_days') as number))
      return reverse(deed, movement, transfers, reason);
    const samples = new Set(transfers.map(({ sample_id }) => sample_id));
    const sample = sampleFacts(db, transfers[0]!.sample_id);
    const ofOne = samples.size === 1 ? { sample_id: sample.id } : {};
    const about = { subject: `#${movement}`, reason, customer_id: sample.customer_id, ...ofOne };
    return requestApproval(deed, UNDO, { movement }, about);
  });
}

/** Undoing what was recorded long ago, when a second person has approved it. */
export const UNDO: ApprovalKind<{ movement: number }> = {
  kind: 'undo',
  approvers: 'approve',
  facts: (db, { movement }) =>
    transfersOfCommand(db, movement).map((transfer) => ({
      seq: transfer.seq,
      reversed: reversalOf(db, transfer.seq) ?? null,
      needed_by: dependentOf(db, transfer)?.seq ?? null,
    })),
  effects: (db, { movement }) => {
    const transfers = [...transfersOfCommand(db, movement)].reverse();
    return {
      does: transfers.map((transfer) => {
        const { movement: _, ...line } = describe(db, transfer, transfer.seq);
        return effect('reverse', line);
      }),
      against: againstOf(db, [...new Set(transfers.map(({ sample_id }) => sample_id))]),
    };
  },
  execute: (deed, { movement }, { reason }) => {
    reverse(deed, movement, undoable(deed, movement), reason);
  },
};

/** Reverses the whole command of a movement within another deed. @throws Refusal as {@link undo} */
export function reverseCommand(deed: Deed, movement: number, reason: string | null): number {
  return reverse(deed, movement, undoable(deed, movement), reason).lines.length;
}

/** The transfers of a command that can be undone as things are. */
function undoable(deed: Deed, movement: number): PostedTransfer[] {
  const { db } = deed;
  const transfers = transfersOfCommand(db, movement);
  if (transfers.length === 0) refuse('movement_not_found', { value: String(movement) });
  if (transfers.some(({ kind }) => kind === 'reverse')) refuse('cannot_undo_reversal', { movement });
  if (transfers.some(({ seq }) => reversalOf(db, seq) !== undefined)) refuse('already_undone', { movement });
  for (const transfer of transfers) refuseIfNeeded(deed, movement, transfer);
  return transfers;
}

function reverse(deed: Deed, movement: number, transfers: readonly PostedTransfer[], reason: string | null): Undone {
  const { db, entry } = deed;
  const samples = [...new Set(transfers.map(({ sample_id }) => sample_id))];
  const before = samples.map((id) => unpromised(deed, id));
  restorePromises(deed, transfers);
  takeBackJudgements(deed, transfers[0]!.entry);
  entry.remark('reason', reason);
  // The last step first: no place is ever short in between.
  const reversed = [...transfers].reverse();
  const seqs = deed.post(
    reversed.map((transfer) => ({
      kind: 'reverse',
      sample_id: transfer.sample_id,
      from_id: transfer.to_id,
      to_id: transfer.from_id,
      quantity: transfer.quantity,
      checkout_line: transfer.checkout_line,
      reverses: transfer.seq,
    })),
  );
  for (const [at, id] of samples.entries()) refuseIfReserved(deed, id, before[at]!);
  return { undone: movement, lines: reversed.map((transfer, at) => describe(db, transfer, seqs[at]!)) };
}

/**
 * Refuses where a later movement, not itself undone, took goods out of a place that this one filled, and where the
 * goods would come back to a place or person that is no longer there.
 */
function refuseIfNeeded({ db }: Deed, movement: number, transfer: PostedTransfer): void {
  const retired = retiredAt(db, transfer.from_id);
  if (retired) refuse('retired', retired);
  const later = dependentOf(db, transfer);
  if (!later) return;
  refuse('later_movement_depends', {
    movement,
    number: showSampleNumber(sampleFacts(db, transfer.sample_id).number),
    later: later.seq,
    day: dayFromNumber(later.day),
  });
}

/** What could be lent beyond what is promised, in thousandths: negative where promised goods were moved away. */
function unpromised({ db }: Deed, sampleId: number): number {
  return lendable(db, sampleFacts(db, sampleId)) - reservedFor(db, sampleId, null);
}

/** Refuses where it is this that leaves less than is promised. */
function refuseIfReserved(deed: Deed, sampleId: number, before: number): void {
  const after = unpromised(deed, sampleId);
  const { number, unit, quality } = sampleFacts(deed.db, sampleId);
  // What is not accepted cannot be lent in any case.
  if (after >= 0 || after >= before || !isAccepted(quality)) return;
  const reserved = toDecimal(reservedFor(deed.db, sampleId, null));
  refuse('undo_reserved', { number: showSampleNumber(number), reserved, unit });
}

/** What a checkout took from a reservation is promised again; what it sent is no longer sent. */
function restorePromises({ db, entry }: Deed, transfers: readonly PostedTransfer[]): void {
  const opened = transfers
    .filter(({ kind }) => kind === 'checkout' || kind === 'dispatch')
    .map(({ checkout_line }) => checkout_line!);
  const lines = linesOfCheckouts(db, [...new Set(opened)]);
  for (const { sample_id, holder_id, reserved } of lines) {
    const reservation = reserved > 0 ? reservationOf(db, sample_id, holder_id) : undefined;
    if (reservation) entry.change('reservations', reservation.id, { quantity: reservation.quantity + reserved });
  }
  for (const checkoutId of new Set(lines.map(({ checkout_id }) => checkout_id))) {
    for (const order of sampleOrdersOfCheckout(db, checkoutId)) {
      const back = order.implied
        ? { state: 'cancelled' }
        : { state: 'confirmed', sent_on: null, received_on: null, checkout_id: null };
      entry.change('sample_orders', order.id, back);
    }
  }
}

function describe(db: Db, transfer: PostedTransfer, seq: number): Undone['lines'][number] {
  const sample = sampleFacts(db, transfer.sample_id);
  return {
    movement: seq,
    number: showSampleNumber(sample.number),
    name: sample.name,
    quantity: toDecimal(transfer.quantity),
    unit: sample.unit,
    from: placeCode(db, transfer.to_id),
    to: placeCode(db, transfer.from_id),
  };
}
