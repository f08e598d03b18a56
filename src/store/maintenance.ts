/** Maintenance of moulds, tools and whatever else needs it: the plan and the log. */
import { all, type Db, one } from './sql.ts';

export interface MaintenancePlan {
  readonly id: number;
  readonly every_days: number | null;
  readonly next_on: string | null;
}

export function planOf(db: Db, sampleId: number): MaintenancePlan | undefined {
  return one(db, 'SELECT id, every_days, next_on FROM maintenance_plans WHERE sample_id = ?', sampleId);
}

/** What was done, the earliest first. */
export function maintenanceOf(db: Db, sampleId: number): { done: string; done_on: string; operator: string }[] {
  return all(
    db,
    `SELECT m.done, m.done_on, o.code AS operator FROM maintenance m JOIN operators o ON o.id = m.operator_id
     WHERE m.sample_id = ? ORDER BY m.done_on, m.id`,
    sampleId,
  );
}
