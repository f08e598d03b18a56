/** What the put-away rule asks of the store: a place with what it is in, what goods need, how full a place is. */
import { HOUSE } from '../domain/house.ts';
import type { Needs } from '../domain/storage-conditions.ts';
import type { StoragePlace } from './places.ts';
import { all, type Db, one } from './sql.ts';

/** A place, then the place that it is in, up to the top. */
export function placesUpward(db: Db, id: number): StoragePlace[] {
  return all(
    db,
    `WITH RECURSIVE up(id, step) AS (VALUES (?, 0) UNION ALL
       SELECT p.parent_id, step + 1 FROM up JOIN places p ON p.id = up.id WHERE p.parent_id IS NOT NULL)
     SELECT p.* FROM up JOIN places p ON p.id = up.id ORDER BY step`,
    id,
  );
}

/** All storage places in use, by code. */
export function placesInUse(db: Db): StoragePlace[] {
  return all(db, `SELECT * FROM places WHERE kind = 'storage' AND retired_on IS NULL ORDER BY code`);
}

/** The hazards that places in use say they are fit for: one comma list each. */
export function hazardsProvided(db: Db): string[] {
  return all<{ hazards: string }>(
    db,
    'SELECT DISTINCT hazards FROM places WHERE hazards IS NOT NULL AND retired_on IS NULL',
  ).map(({ hazards }) => hazards);
}

/** What a sample needs of the place it lies in. */
export function needsOf(db: Db, sampleId: number): Needs {
  const { valuable, owner, ...needs } = one<Omit<Needs, 'valuable' | 'ours'> & { valuable: number; owner: string }>(
    db,
    `SELECT s.category, s.temperature_min, s.temperature_max, s.humidity_min, s.humidity_max, s.light, s.hazards,
            s.valuable, c.code AS owner
     FROM samples s JOIN customers c ON c.id = s.customer_id WHERE s.id = ?`,
    sampleId,
  )!;
  return { ...needs, valuable: valuable === 1, ours: owner === HOUSE };
}

/** The samples that lie in a place or below it, each once. */
export function samplesWithin(db: Db, placeId: number): number[] {
  return all<{ id: number }>(
    db,
    `WITH RECURSIVE below(id) AS (VALUES (?) UNION SELECT p.id FROM places p JOIN below b ON p.parent_id = b.id)
     SELECT DISTINCT b.sample_id AS id FROM below JOIN balances b ON b.place_id = below.id AND b.quantity <> 0`,
    placeId,
  ).map(({ id }) => id);
}
