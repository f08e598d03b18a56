/** The tree of storage places, as it is set up and shown. */
import type { StoragePlace } from './places.ts';
import { all, type Db, one } from './sql.ts';

/** What is said of a place by codes: the place it is in, and who looks after it. */
export interface Beside {
  readonly parent: string | null;
  readonly responsible: string | null;
}

/** A storage place with how many samples lie in it (not below it). */
export interface LocationRow extends StoragePlace, Beside {
  readonly samples: number;
}

/** All storage places, by code. */
export function allLocations(db: Db): LocationRow[] {
  return all(
    db,
    `SELECT p.*, above.code AS parent, o.code AS responsible,
            (SELECT count(*) FROM balances b WHERE b.place_id = p.id AND b.quantity <> 0) AS samples
     FROM places p LEFT JOIN places above ON above.id = p.parent_id LEFT JOIN operators o ON o.id = p.responsible_id
     WHERE p.kind = 'storage' ORDER BY p.code, p.id`,
  );
}

export function namesBeside(db: Db, id: number): Beside {
  return one<Beside>(
    db,
    `SELECT above.code AS parent, o.code AS responsible
     FROM places p LEFT JOIN places above ON above.id = p.parent_id LEFT JOIN operators o ON o.id = p.responsible_id
     WHERE p.id = ?`,
    id,
  )!;
}

export function locationById(db: Db, id: number): StoragePlace {
  return one<StoragePlace>(db, 'SELECT * FROM places WHERE id = ?', id)!;
}

/** A place and everything below it, whatever has been retired. */
export function locationsWithin(db: Db, id: number): StoragePlace[] {
  return all(
    db,
    `WITH RECURSIVE below(id) AS (VALUES (?) UNION SELECT p.id FROM places p JOIN below b ON p.parent_id = b.id)
     SELECT p.* FROM places p JOIN below USING (id) ORDER BY p.id`,
    id,
  );
}

/** How many samples lie in a place itself. */
export function samplesIn(db: Db, placeId: number): number {
  return one<{ count: number }>(
    db,
    'SELECT count(*) AS count FROM balances WHERE place_id = ? AND quantity <> 0',
    placeId,
  )!.count;
}

/** Ids of the storage places in use that have this purpose. */
export function placesWithPurpose(db: Db, purpose: string): number[] {
  return all<{ id: number }>(
    db,
    `SELECT id FROM places WHERE kind = 'storage' AND purpose = ? AND retired_on IS NULL`,
    purpose,
  ).map(({ id }) => id);
}

/** Ids of all storage places with this purpose, also of those that are used no more. */
export function allWithPurpose(db: Db, purpose: string): number[] {
  return all<{ id: number }>(db, `SELECT id FROM places WHERE kind = 'storage' AND purpose = ?`, purpose).map(
    ({ id }) => id,
  );
}
