/** Places: storage, persons, customers, and the accounts that close the books. */
import { all, type Db, one } from './sql.ts';

export type Purpose = 'normal' | 'dock' | 'returns' | 'damaged' | 'quarantine' | 'customer' | 'deposit';
export const PURPOSES = ['normal', 'dock', 'returns', 'damaged', 'quarantine', 'customer', 'deposit'] as const;

/** A storage place as it stands. Ranges in thousandths. */
export interface StoragePlace {
  readonly id: number;
  readonly code: string;
  readonly name: string | null;
  readonly parent_id: number | null;
  readonly purpose: Purpose;
  readonly lends: number;
  readonly categories: string | null;
  readonly security: string | null;
  readonly temperature_min: number | null;
  readonly temperature_max: number | null;
  readonly humidity_min: number | null;
  readonly humidity_max: number | null;
  readonly light: string | null;
  readonly hazards: string | null;
  readonly capacity: number | null;
  readonly facilities: string | null;
  readonly check_items: string | null;
  readonly check_days: number | null;
  readonly responsible_id: number | null;
  readonly retired_on: string | null;
}

/** A storage place by its code (case does not matter), or undefined. */
export function storageByCode(db: Db, code: string): StoragePlace | undefined {
  return one(db, 'SELECT * FROM places WHERE code = ?', code);
}

/** All codes of storage places in use, for suggestions and completion. */
export function storageCodes(db: Db): string[] {
  return all<{ code: string }>(
    db,
    'SELECT code FROM places WHERE code IS NOT NULL AND retired_on IS NULL ORDER BY code',
  ).map(({ code }) => code);
}

/** The first place with that purpose, of those that `init` made: RETURNS, DAMAGED. */
export function placeForPurpose(db: Db, purpose: Purpose): StoragePlace {
  return one<StoragePlace>(
    db,
    `SELECT * FROM places WHERE kind = 'storage' AND purpose = ? AND retired_on IS NULL ORDER BY id LIMIT 1`,
    purpose,
  )!;
}

/** The account that closes the books for goods used, scrapped, lost or found, or split. */
export function account(db: Db, kind: 'used' | 'scrapped' | 'variance' | 'split'): number {
  return one<{ id: number }>(db, 'SELECT id FROM places WHERE kind = ?', kind)!.id;
}

/** The place of a person, or undefined before he first held something. */
export function personPlace(db: Db, operatorId: number): number | undefined {
  return one<{ id: number }>(db, 'SELECT id FROM places WHERE operator_id = ?', operatorId)?.id;
}

/**
 * The place of a customer, or undefined before goods first came from or went to him. Those of files that were merged into
 * his are his as well, but nothing new goes there: they go back when the merge is undone.
 */
export function customerPlace(db: Db, customerId: number): number | undefined {
  return one<{ id: number }>(
    db,
    `SELECT id FROM places p WHERE customer_id = ? AND NOT EXISTS (
       SELECT 1 FROM merges m JOIN seals s ON s.entry = m.merged_in AND s.subject = 'places' AND s.subject_id = p.id
       WHERE m.into_id = p.customer_id AND m.unmerged_on IS NULL) ORDER BY id LIMIT 1`,
    customerId,
  )?.id;
}

/** How a place is called in messages: a shelf's code, a person's or customer's code, else the account's kind. */
export function placeCode(db: Db, id: number): string {
  return one<{ code: string }>(
    db,
    `SELECT coalesce(p.code, o.code, c.code, p.kind) AS code FROM places p
     LEFT JOIN operators o ON o.id = p.operator_id LEFT JOIN customers c ON c.id = p.customer_id WHERE p.id = ?`,
    id,
  )!.code;
}

/** What is no longer there at a place: the retired shelf, or the retired person whose place it is. */
export function retiredAt(db: Db, id: number): { what: 'operator' | 'place'; code: string } | undefined {
  return one(
    db,
    `SELECT iif(p.kind = 'person', 'operator', 'place') AS what, coalesce(p.code, o.code) AS code
     FROM places p LEFT JOIN operators o ON o.id = p.operator_id
     WHERE p.id = ? AND coalesce(p.retired_on, o.retired_on) IS NOT NULL`,
    id,
  );
}

/** A place and everything below it: ids. */
export function subtreeIds(db: Db, id: number): number[] {
  return all<{ id: number }>(
    db,
    `WITH RECURSIVE below(id) AS (VALUES (?) UNION SELECT p.id FROM places p JOIN below b ON p.parent_id = b.id)
     SELECT id FROM below`,
    id,
  ).map((row) => row.id);
}
