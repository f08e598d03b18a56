/** The ledger of transfers: posting, and reading what is where. */
import { dayNumber } from '../domain/calendar.ts';
import type { Entry } from './journal.ts';
import { all, type Db, one, sql } from './sql.ts';

export type TransferKind =
  | 'receive'
  | 'checkout'
  | 'return'
  | 'use'
  | 'move'
  | 'dispatch'
  | 'give_back'
  | 'lose'
  | 'scrap'
  | 'split'
  | 'adjust'
  | 'reverse';

/** A transfer to post; quantities in thousandths. */
export interface Transfer {
  readonly kind: TransferKind;
  readonly sample_id: number;
  readonly from_id: number;
  readonly to_id: number;
  readonly quantity: number;
  readonly checkout_line?: number | null;
  readonly reverses?: number | null;
}

export interface PostedTransfer extends Transfer {
  readonly seq: number;
  readonly entry: number;
  readonly day: number;
  readonly checkout_line: number | null;
  readonly reverses: number | null;
}

/** Posts transfers under an entry; the store's triggers keep the balances. Answers their numbers. */
export function post(db: Db, entry: Entry, day: string, transfers: readonly Transfer[]): number[] {
  const statement = sql(
    db,
    `INSERT INTO transfers (seq, entry, kind, sample_id, from_id, to_id, quantity, day, checkout_line, reverses)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  let seq = one<{ seq: number | null }>(db, 'SELECT max(seq) AS seq FROM transfers')?.seq ?? 0;
  return transfers.map((transfer) => {
    const { kind, sample_id, from_id, to_id, quantity, checkout_line = null, reverses = null } = transfer;
    const row = { seq: ++seq, kind, sample_id, from_id, to_id, quantity, day: dayNumber(day), checkout_line, reverses };
    statement.run(row.seq, entry.seq, kind, sample_id, from_id, to_id, quantity, row.day, checkout_line, reverses);
    entry.posted(row);
    return seq;
  });
}

/** The instant of the last movement of a sample, or null. */
export function lastMovementAt(db: Db, sampleId: number): string | null {
  return one<{ at: string | null }>(
    db,
    'SELECT max(happened_at) AS at FROM transfers JOIN journal ON journal.seq = entry WHERE sample_id = ?',
    sampleId,
  )!.at;
}

/** The instant of the last movement of a sample on one day, or null. What was imported for a past day began it. */
export function lastMovementOn(db: Db, sampleId: number, day: string): string | null {
  return one<{ at: string | null }>(
    db,
    `SELECT max(happened_at) FILTER (WHERE command <> 'import samples') AS at
     FROM transfers JOIN journal ON journal.seq = entry WHERE sample_id = ? AND day = ?`,
    sampleId,
    dayNumber(day),
  )!.at;
}

/** A moment at which a backdated entry would leave less than nothing somewhere. */
export interface Shortfall {
  readonly place_id: number;
  readonly day: number;
  /** How much would be missing, in thousandths. */
  readonly missing: number;
}

/**
 * Folds a sample's transfers in the order in which they happened (then were recorded) and looks for a place, or a
 * checkout, that must not go below zero but would. The entry being written is not in the journal yet: its instant is
 * given.
 */
export function shortfallOf(db: Db, sampleId: number, happenedAt: string): Shortfall | null {
  const steps = sql<unknown[], DatedStep>(
    db,
    `SELECT t.from_id, t.to_id, t.quantity, t.day, p.bounded AS guarded, l.id AS line, l.holder_id
     FROM transfers t JOIN places p ON p.id = t.from_id LEFT JOIN journal j ON j.seq = t.entry
     LEFT JOIN checkout_lines l ON l.id = t.checkout_line
     WHERE t.sample_id = ? ORDER BY t.day, coalesce(j.command, '') = 'import samples' DESC, coalesce(j.happened_at, ?), t.seq`,
  ).iterate(sampleId, happenedAt);
  const stock = new Map<number, number>();
  const out = new Map<number, number>();
  for (const { from_id, to_id, quantity, day, guarded, line, holder_id } of steps) {
    const left = (stock.get(from_id) ?? 0) - quantity;
    if (guarded && left < 0) return { place_id: from_id, day, missing: -left };
    stock.set(from_id, left);
    stock.set(to_id, (stock.get(to_id) ?? 0) + quantity);
    if (line === null) continue;
    // Nothing comes back from a checkout before it was made, though its holder may have had others.
    const open = (out.get(line) ?? 0) + (to_id === holder_id ? quantity : -quantity);
    if (open < 0) return { place_id: from_id, day, missing: -open };
    out.set(line, open);
  }
  return null;
}

interface DatedStep {
  readonly from_id: number;
  readonly to_id: number;
  readonly quantity: number;
  readonly day: number;
  readonly guarded: number;
  readonly line: number | null;
  readonly holder_id: number | null;
}

/** Where some of a sample is now, with what is needed to choose from it. */
export interface Balance {
  readonly place_id: number;
  readonly kind: 'storage' | 'person' | 'customer';
  /** The place's code, the person's or the customer's. */
  readonly code: string;
  readonly name: string | null;
  readonly purpose: string | null;
  /** 1 where goods may be checked out: normal, customer's and dock zones. */
  readonly lends: number;
  readonly quantity: number;
  readonly since: number;
}

/** Where a sample is now: storage and persons, the one filled from zero longest ago first. */
export function balancesOf(db: Db, sampleId: number): Balance[] {
  return all<Balance>(
    db,
    `SELECT b.place_id, p.kind, coalesce(p.code, o.code) AS code, coalesce(p.name, o.name) AS name, p.purpose, p.lends,
            b.quantity, b.since
     FROM balances b JOIN places p ON p.id = b.place_id LEFT JOIN operators o ON o.id = p.operator_id
     WHERE b.sample_id = ? AND b.bounded = 1 AND b.quantity > 0 ORDER BY b.since, b.place_id`,
    sampleId,
  );
}

/** How much of a sample is at one place now. */
export function balanceAt(db: Db, sampleId: number, placeId: number): number {
  return (
    one<{ quantity: number }>(
      db,
      'SELECT quantity FROM balances WHERE sample_id = ? AND place_id = ?',
      sampleId,
      placeId,
    )?.quantity ?? 0
  );
}

/** A transfer by its number, and the whole command that it belongs to. */
export function transfersOfCommand(db: Db, seq: number): PostedTransfer[] {
  const entry = one<{ entry: number }>(db, 'SELECT entry FROM transfers WHERE seq = ?', seq)?.entry;
  if (entry === undefined) return [];
  // The transfers of one entry stand side by side: walk to both ends instead of keeping an index for it.
  const found: PostedTransfer[] = [];
  for (const row of sql<unknown[], PostedTransfer>(
    db,
    'SELECT * FROM transfers WHERE seq <= ? ORDER BY seq DESC',
  ).iterate(seq)) {
    if (row.entry !== entry) break;
    found.unshift(row);
  }
  for (const row of sql<unknown[], PostedTransfer>(db, 'SELECT * FROM transfers WHERE seq > ? ORDER BY seq').iterate(
    seq,
  )) {
    if (row.entry !== entry) break;
    found.push(row);
  }
  return found;
}

/** The transfer that reverses this one, if any. */
export function reversalOf(db: Db, seq: number): number | undefined {
  return one<{ seq: number }>(db, 'SELECT seq FROM transfers WHERE reverses = ?', seq)?.seq;
}

/** The first later transfer, of another command and not itself undone, that took goods out of a place this one filled. */
export function dependentOf(db: Db, transfer: PostedTransfer): { seq: number; day: number } | undefined {
  return one(
    db,
    `SELECT t.seq, t.day FROM transfers t
     WHERE t.sample_id = ? AND t.from_id = ? AND t.seq > ? AND t.entry <> ? AND t.kind <> 'reverse'
       AND NOT EXISTS (SELECT 1 FROM transfers r WHERE r.reverses = t.seq)
     ORDER BY t.seq LIMIT 1`,
    transfer.sample_id,
    transfer.to_id,
    transfer.seq,
    transfer.entry,
  );
}
