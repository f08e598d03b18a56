/** Evaluations of samples by departments, and the feedback on them. */
import { all, type Db, one } from './sql.ts';

export interface Evaluation {
  readonly id: number;
  readonly sample_id: number;
  readonly department: string;
  readonly started_on: string;
  readonly due_on: string | null;
  readonly feedback_by: string | null;
  readonly result: string | null;
  readonly result_on: string | null;
  readonly feedback_on: string | null;
  readonly via: string | null;
}

const ROWS = `SELECT id, sample_id, department, started_on, due_on, feedback_by, result, result_on, feedback_on, via
  FROM evaluations`;

/** The evaluations of a sample in the order in which they were started. */
export function evaluationsOf(db: Db, sampleId: number): Evaluation[] {
  return all(db, `${ROWS} WHERE sample_id = ? ORDER BY id`, sampleId);
}

/** The last evaluation of a sample. */
export function lastEvaluation(db: Db, sampleId: number): Evaluation | undefined {
  return one(db, `${ROWS} WHERE sample_id = ? ORDER BY id DESC LIMIT 1`, sampleId);
}

/** By when a sample was to be evaluated and fed back, as agreed at receipt. */
export function evaluationAgreed(db: Db, sampleId: number): { evaluate_by: string | null; feedback_by: string | null } {
  return one(db, 'SELECT evaluate_by, feedback_by FROM samples WHERE id = ?', sampleId)!;
}
