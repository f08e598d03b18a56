/** Slips: what has a number that both sides sign. */
import type { SlipSeries } from '../domain/numbers.ts';
import { writtenIn } from './made-in.ts';
import { all, type Db, one } from './sql.ts';

const TABLES: Readonly<Partial<Record<SlipSeries, string>>> = {
  receipt: 'receipts',
  checkout: 'checkouts',
  give_back: 'give_backs',
  stocktake: 'stocktakes',
  approval: 'approvals',
};

/** Not signed, but scans of them are kept. */
const PAPERS: typeof TABLES = { ...TABLES, sample_order: 'sample_orders', notice: 'notices', batch: 'batches' };

/** Whether that paper exists, so that a scan can be attached to it. */
export function paperExists(db: Db, series: string, number: string): boolean {
  const table = PAPERS[series as SlipSeries];
  return table !== undefined && one(db, `SELECT 1 FROM ${table} WHERE number = ?`, number) !== undefined;
}

/** Whether that slip exists and can be signed. */
export function slipExists(db: Db, series: string, number: string): boolean {
  const table = TABLES[series as SlipSeries];
  return table !== undefined && one(db, `SELECT 1 FROM ${table} WHERE number = ?`, number) !== undefined;
}

export interface Signature {
  readonly side: 'customer' | 'us';
  readonly by: string | null;
  readonly how: string | null;
  readonly signed_on: string;
}

export function signaturesOf(db: Db, slip: string): Signature[] {
  return all(
    db,
    `SELECT g.side, r.words AS "by", g.how, g.signed_on FROM signatures g
     LEFT JOIN remarks r ON r.entry = ${writtenIn('signatures', 'g')} AND r.line = 0 AND r.field = 'signed_by' WHERE g.slip = ? ORDER BY g.id`,
    slip,
  );
}

/** The samples that were received on a receipt, in the order of its lines; not the parts split off later. */
export function sampleIdsOfReceipt(db: Db, number: string): number[] {
  return all<{ id: number }>(
    db,
    `SELECT s.id FROM receipts r JOIN samples s ON s.receipt_id = r.id
     WHERE r.number = ? AND s.parent_id IS NULL ORDER BY s.id`,
    number,
  ).map(({ id }) => id);
}
