/** How a sample stands: its one-word state, derived from where it is and what happened last. */
import { type Db, one } from './sql.ts';

export type State =
  | 'in_stock'
  | 'partly_out'
  | 'out'
  | 'quarantined'
  | 'used_up'
  | 'given_back'
  | 'dispatched'
  | 'scrapped'
  | 'missing'
  | 'split'
  | 'undone';

/**
 * The state as an SQL expression, for a row of `samples s` and its sums `stored` and `held` (thousandths).
 * The first that fits (CLI.md, state): in storage and pending or rejected; in storage, none held; both; only held;
 * nothing left, by its last movement.
 */
export const STATE_SQL = `
  CASE
    WHEN stored > 0 AND s.quality IN ('pending', 'rejected') THEN 'quarantined'
    WHEN stored > 0 AND held = 0 THEN 'in_stock'
    WHEN stored > 0 THEN 'partly_out'
    WHEN held > 0 THEN 'out'
    ELSE coalesce((SELECT CASE t.kind
        WHEN 'use' THEN 'used_up' WHEN 'give_back' THEN 'given_back' WHEN 'dispatch' THEN 'dispatched'
        WHEN 'scrap' THEN 'scrapped' WHEN 'split' THEN 'split' WHEN 'reverse' THEN 'undone' ELSE 'missing' END
      FROM transfers t WHERE t.sample_id = s.id ORDER BY t.seq DESC LIMIT 1), 'undone')
  END`;

/** What of a sample is in storage and with persons (thousandths), and its state. */
export interface Standing {
  readonly stored: number;
  readonly held: number;
  readonly state: State;
}

export function standingOf(db: Db, sampleId: number): Standing {
  return one<Standing>(
    db,
    `SELECT stored, held, ${STATE_SQL} AS state FROM (
       SELECT s.id, s.quality,
         coalesce(sum(b.quantity) FILTER (WHERE p.kind = 'storage'), 0) AS stored,
         coalesce(sum(b.quantity) FILTER (WHERE p.kind = 'person'), 0) AS held
       FROM samples s LEFT JOIN balances b ON b.sample_id = s.id AND b.bounded = 1 LEFT JOIN places p ON p.id = b.place_id
       WHERE s.id = ? GROUP BY s.id) s`,
    sampleId,
  )!;
}
