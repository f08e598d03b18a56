/** Actions of improvement. */
import { all, type Db, one } from './sql.ts';

export interface ActionRow {
  readonly id: number;
  readonly source: string;
  readonly content: string;
  readonly steps: string;
  /** The operator's code, and his row. */
  readonly responsible: string;
  readonly responsible_id: number;
  readonly made_on: string;
  readonly due_on: string;
  readonly done_on: string | null;
  readonly done_note: string | null;
  readonly effect: string | null;
  readonly judged_on: string | null;
  readonly judge_next_on: string | null;
}

const ROWS = `SELECT a.id, a.source, a.content, a.steps, o.code AS responsible, a.responsible_id, a.made_on, a.due_on,
    a.done_on, a.done_note, a.effect, a.judged_on, a.judge_next_on
  FROM actions a JOIN operators o ON o.id = a.responsible_id`;

export function actionById(db: Db, id: number): ActionRow | undefined {
  return one(db, `${ROWS} WHERE a.id = ?`, id);
}

/** All actions, those that are due first at the top; what was judged comes last. */
export function allActions(db: Db): ActionRow[] {
  return all(db, `${ROWS} ORDER BY a.judged_on IS NOT NULL AND a.judge_next_on IS NULL, a.due_on, a.id`);
}
