/** How a sample stands: its one-word state, derived from where it is and what happened last. */
import { qualityAt, quantityAt, type Scope } from './as-of.ts';
import { type Db, one } from './sql.ts';

/** Every state, in the order in which they are tried. */
export const STATE_CODES = [
  'quarantined',
  'in_stock',
  'partly_out',
  'out',
  'used_up',
  'given_back',
  'dispatched',
  'scrapped',
  'missing',
  'split',
  'undone',
] as const;
export type State = (typeof STATE_CODES)[number];

/** The terms of the state in SQL: each may be a column or an expression. */
interface StateTerms {
  /** In storage and with persons, in thousandths. */
  readonly stored: string;
  readonly held: string;
  readonly quality: string;
  /** The end of a past day (20261122), or null for now. */
  readonly day: number | null;
}

/**
 * The state as an SQL expression, for a row of `samples s`.
 * The first that fits (CLI.md, state): in storage and pending or rejected; in storage, none held; both; only held;
 * nothing left, by its last movement that still holds (undone where none does).
 */
export function stateSql({ stored, held, quality, day }: StateTerms): string {
  const upTo = (row: string): string => (day === null ? '' : ` AND ${row}.day <= ${day}`);
  return `
  CASE
    WHEN ${stored} > 0 AND ${quality} IN ('pending', 'rejected') THEN 'quarantined'
    WHEN ${stored} > 0 AND ${held} = 0 THEN 'in_stock'
    WHEN ${stored} > 0 THEN 'partly_out'
    WHEN ${held} > 0 THEN 'out'
    ELSE coalesce((SELECT CASE t.kind
        WHEN 'use' THEN 'used_up' WHEN 'give_back' THEN 'given_back' WHEN 'dispatch' THEN 'dispatched'
        WHEN 'scrap' THEN 'scrapped' WHEN 'split' THEN 'split' ELSE 'missing' END
      FROM transfers t LEFT JOIN transfers r ON r.reverses = t.seq${upTo('r')}
      WHERE t.sample_id = s.id${upTo('t')} AND t.kind <> 'reverse' AND r.seq IS NULL
      ORDER BY t.seq DESC LIMIT 1), 'undone')
  END`;
}

/** The state of a row of `samples s` as a subquery of its own, now or at the end of a past day. */
export function stateAt(day: number | null, scope: Scope): string {
  const quality = qualityAt(day);
  return `(SELECT ${stateSql({ stored: 'x.stored', held: 'x.held', quality, day })} FROM (
    SELECT coalesce(sum(y.quantity) FILTER (WHERE y.kind = 'storage'), 0) AS stored,
           coalesce(sum(y.quantity) FILTER (WHERE y.kind = 'person'), 0) AS held
    FROM (SELECT p.kind, ${quantityAt(day, scope)} AS quantity FROM balances b JOIN places p ON p.id = b.place_id
          WHERE b.sample_id = s.id AND b.bounded = 1) y) x)`;
}

/** What of a sample is in storage and with persons (thousandths), and its state. */
export interface Standing {
  readonly stored: number;
  readonly held: number;
  readonly state: State;
}

const NOW = stateSql({ stored: 'stored', held: 'held', quality: 's.quality', day: null });

export function standingOf(db: Db, sampleId: number): Standing {
  return one<Standing>(
    db,
    `SELECT stored, held, ${NOW} AS state FROM (
       SELECT s.id, s.quality,
         coalesce(sum(b.quantity) FILTER (WHERE p.kind = 'storage'), 0) AS stored,
         coalesce(sum(b.quantity) FILTER (WHERE p.kind = 'person'), 0) AS held
       FROM samples s LEFT JOIN balances b ON b.sample_id = s.id AND b.bounded = 1 LEFT JOIN places p ON p.id = b.place_id
       WHERE s.id = ? GROUP BY s.id) s`,
    sampleId,
  )!;
}
