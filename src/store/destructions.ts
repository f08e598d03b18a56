/** Destroyed files: what stands of them, and which copies may still hold them. */
import { KEPT_UNTIL } from './retention.ts';
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

/** What a destruction left: rows that still say something of it, whose own it is as well, and attachments of others. */
export interface Kept {
  readonly rows: Readonly<Record<string, number>>;
  readonly shared_with: readonly string[];
  readonly attached: readonly { readonly attachment: number; readonly to: string }[];
}

export function keptIn({ kept }: Pick<Destruction, 'kept'>): {
  rows: Record<string, number>;
  shared_with: string[];
  attached: { attachment: number; to: string }[];
} {
  const { shared_with = [], attached = [], ...rows } = JSON.parse(kept);
  return { rows, shared_with, attached };
}

export function keptJson({ rows, shared_with, attached }: Kept): string {
  return JSON.stringify({
    ...rows,
    ...(shared_with.length > 0 ? { shared_with } : {}),
    ...(attached.length > 0 ? { attached } : {}),
  });
}

/** Destroyed files whose bytes were not yet wiped, and those of which something was found afterwards: codes. */
export function unwiped(db: Db): { readonly waiting: string[]; readonly found: string[] } {
  const open = all<{ code: string; found: number }>(
    db,
    `SELECT c.code, d.kept ->> '$.bytes' IS NOT NULL AS found FROM destructions d JOIN customers c ON c.id = d.customer_id
     WHERE d.wiped_at IS NULL ORDER BY d.id`,
  );
  const codes = (found: number): string[] => open.filter((one) => one.found === found).map(({ code }) => code);
  return { waiting: codes(0), found: codes(1) };
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
       (SELECT max(${KEPT_UNTIL}) FROM customers c WHERE id IN (${list})) AS retain_until,
       (SELECT max(archived_on) FROM customers WHERE id IN (${list})) AS archived_on`,
  )!;
}

/** What is open of a customer's when his file is to be destroyed: numbers of complaints, notices and requests. */
export function openOf(
  db: Db,
  ids: readonly number[],
  today: string,
): { readonly complaints: number[]; readonly notices: string[]; readonly requests: string[] } {
  const list = ids.join(', ');
  const goods = `(SELECT id FROM samples WHERE customer_id IN (${list}))`;
  const numbers = (query: string): string[] => all<{ number: string }>(db, query).map(({ number }) => number);
  return {
    complaints: all<{ id: number }>(
      db,
      `SELECT id FROM complaints WHERE customer_id IN (${list}) AND answered_on IS NULL ORDER BY id`,
    ).map(({ id }) => id),
    notices: numbers(`SELECT number FROM notices WHERE sample_id IN ${goods} AND answered_on IS NULL ORDER BY id`),
    requests: numbers(
      `SELECT number FROM approvals WHERE state = 'pending' AND expires_on >= '${today}' AND kind <> 'destroy'
         AND (customer_id IN (${list}) OR sample_id IN ${goods}) ORDER BY id`,
    ),
  };
}

/** Whether a file is merged into another, and what was said of how it stands. */
export function rowOfFile(db: Db, id: number): { readonly merged_into: number | null; readonly status: string | null } {
  return one(db, 'SELECT merged_into, status FROM customers WHERE id = ?', id)!;
}
