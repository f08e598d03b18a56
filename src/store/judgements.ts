/** What was judged of samples, and when. */
import { all, type Db, one } from './sql.ts';

export type Quality = 'pending' | 'accepted' | 'rejected' | 'conditional';

/** One judgement; quantity in thousandths, checks as JSON. */
export interface Judgement {
  readonly id: number;
  readonly sample_id: number;
  readonly report: 'inspection' | 'confirmation' | 'control';
  readonly quality: Exclude<Quality, 'pending'>;
  readonly previous: Quality;
  readonly quantity: number;
  readonly judged_on: string;
  /** The operator's code. */
  readonly inspector: string;
  readonly report_no: string | null;
  readonly checks: string | null;
  readonly asset_mark: string | null;
  readonly revision: string | null;
  readonly undone: number;
}

const ROWS = `SELECT j.id, j.sample_id, j.report, j.quality, j.previous, j.quantity, j.judged_on, o.code AS inspector,
    j.report_no, j.checks, j.asset_mark, j.revision, j.undone
  FROM judgements j JOIN operators o ON o.id = j.inspector_id`;

/** The judgements of a sample that were not undone, by day: the last one stands. */
export function judgementsOf(db: Db, sampleId: number): Judgement[] {
  return all(db, `${ROWS} WHERE j.sample_id = ? AND j.undone = 0 ORDER BY j.judged_on, j.id`, sampleId);
}

/** The judgements that one entry made. */
export function judgementsOfEntry(db: Db, entry: number): Judgement[] {
  return all(db, `${ROWS} WHERE j.entry = ? AND j.undone = 0 ORDER BY j.id`, entry);
}

/** The last of what was said of a sample in its judgements: its asset mark or its revision. */
export function lastSaid(db: Db, sampleId: number, what: 'asset_mark' | 'revision'): string | null {
  return (
    one<{ said: string }>(
      db,
      `SELECT ${what} AS said FROM judgements WHERE sample_id = ? AND undone = 0 AND ${what} IS NOT NULL
       ORDER BY judged_on DESC, id DESC LIMIT 1`,
      sampleId,
    )?.said ?? null
  );
}
