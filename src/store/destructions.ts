/** Destroyed files: what stands of them, and which copies may still hold them. */
import { all, type Db, one } from './sql.ts';

export interface Destruction {
  readonly id: number;
  readonly customer_id: number;
  readonly approval_id: number;
  readonly approval: string;
  readonly requested_by: string;
  readonly witness: string;
  readonly destroyed_on: string;
  readonly destroyed_in: number;
  /** JSON: rows of each table. */
  readonly erased: string;
  readonly kept: string;
  readonly wiped_at: string | null;
  readonly searched: number | null;
}

const ROWS = `SELECT d.*, a.number AS approval, o.code AS requested_by, w.code AS witness
  FROM destructions d JOIN approvals a ON a.id = d.approval_id JOIN operators o ON o.id = a.requested_by
    JOIN operators w ON w.id = d.witness_id`;

/** The destruction of that file, if it was. */
export function destructionOf(db: Db, customerId: number): Destruction | undefined {
  return one(db, `${ROWS} WHERE d.customer_id = ? ORDER BY d.id DESC LIMIT 1`, customerId);
}

/** Destroyed files whose bytes were not yet wiped: codes. */
export function unwiped(db: Db): string[] {
  return all<{ code: string }>(
    db,
    'SELECT c.code FROM destructions d JOIN customers c ON c.id = d.customer_id WHERE d.wiped_at IS NULL ORDER BY d.id',
  ).map(({ code }) => code);
}

/** A copy of the store, or of a part of it, that was made while the file was there. */
export interface CopyMade {
  readonly kind: 'backup' | 'export' | 'sheet';
  readonly entry: number;
  /** UTC. */
  readonly at: string;
  readonly operator: string;
  /** The file's name as it was given; null where that is not known. */
  readonly file: string | null;
}

/** Backups and unmasked exports since the file was opened, and the sheets that it came from. */
export function copiesOf(db: Db, ids: readonly number[], until: number): CopyMade[] {
  const list = ids.join(', ');
  return all(
    db,
    `WITH first AS (SELECT min(entry) AS entry FROM seals WHERE subject = 'customers' AND subject_id IN (${list})),
       made AS (
         SELECT 'backup' AS kind, seq FROM journal WHERE command = 'backup' AND seq > (SELECT entry FROM first)
         UNION ALL
         SELECT DISTINCT 'export', looked_in FROM accesses WHERE scope = 'export' AND (customer_id IN (${list}) OR files > 1)
         UNION ALL
         SELECT DISTINCT 'sheet', b.entry FROM batches b WHERE EXISTS (SELECT 1 FROM seals s
           WHERE s.entry = b.entry AND s.subject = 'customers' AND s.subject_id IN (${list})))
     SELECT m.kind, m.seq AS entry, j.recorded_at AS at, o.code AS operator, r.words AS file
     FROM made m JOIN journal j ON j.seq = m.seq JOIN operators o ON o.id = j.operator_id
       LEFT JOIN remarks r ON r.entry = m.seq AND r.line = 0 AND r.field = 'file'
     WHERE m.seq < ? ORDER BY m.seq, m.kind`,
    until,
  );
}

/** What is on record of a file's goods and business, for whoever decides on destroying it. */
export interface StandingFacts {
  readonly in_store: number;
  readonly held: number;
  readonly open_orders: number;
  readonly retain_until: string | null;
  readonly archived_on: string | null;
}

export function standingOf(db: Db, ids: readonly number[]): StandingFacts {
  const list = ids.join(', ');
  const there = (
    kind: string,
  ): string => `(SELECT count(DISTINCT b.sample_id) FROM samples s JOIN balances b ON b.sample_id = s.id
    JOIN places p ON p.id = b.place_id WHERE s.customer_id IN (${list}) AND b.quantity > 0 AND p.kind = '${kind}')`;
  return one(
    db,
    `SELECT ${there('storage')} AS in_store, ${there('person')} AS held,
       (SELECT count(*) FROM orders WHERE customer_id IN (${list}) AND status = 'confirmed') AS open_orders,
       (SELECT max(retain_until) FROM customers WHERE id IN (${list})) AS retain_until,
       (SELECT max(archived_on) FROM customers WHERE id IN (${list})) AS archived_on`,
  )!;
}

/** Whether a file is merged into another, and what was said of how it stands. */
export function rowOfFile(db: Db, id: number): { readonly merged_into: number | null; readonly status: string | null } {
  return one(db, 'SELECT merged_into, status FROM customers WHERE id = ?', id)!;
}
