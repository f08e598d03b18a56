/**
 * What was where at the end of a past day: today's balance less what came after. Every place that a sample ever was in
 * keeps its row in balances, so a place that is empty now is found as well. Days are integers (20261122), which is why
 * they may stand in the text of a query.
 */
import { type Db, one } from './sql.ts';

/** The day as it goes into queries, or null when nothing came after it: then the balances say it already. */
export function pastDay(db: Db, day: number | null): number | null {
  if (day === null) return null;
  const last = one<{ day: number | null }>(db, 'SELECT max(day) AS day FROM transfers')?.day ?? 0;
  return day >= last ? null : day;
}

/** Whether a query asks about the samples of the whole store, or about few of them. */
export type Scope = 'all' | 'few';

/**
 * SQL for the thousandths that were at a place at the end of a day, on a row `b` of balances; null is now.
 * Asked about all samples, those that did not move since cost no more than one look into the set of those that did;
 * asked about few, making that set would cost more than it saves.
 */
export function quantityAt(day: number | null, scope: Scope): string {
  if (day === null) return 'b.quantity';
  const after = `coalesce((SELECT sum(CASE t.to_id WHEN b.place_id THEN t.quantity ELSE -t.quantity END)
      FROM transfers t WHERE t.sample_id = b.sample_id AND t.day > ${day} AND b.place_id IN (t.from_id, t.to_id)), 0)`;
  if (scope === 'few') return `(b.quantity - ${after})`;
  return `(b.quantity - CASE WHEN b.sample_id IN (SELECT sample_id FROM transfers WHERE day > ${day})
      THEN ${after} ELSE 0 END)`;
}

/**
 * SQL for the quality of `s` at the end of a day: what had been judged of it by then. Only goods that were judged later
 * are looked up; what stood on their card before the first judgement is kept with it.
 */
export function qualityAt(day: number | null): string {
  if (day === null) return 's.quality';
  const judged = `CAST(replace(j.judged_on, '-', '') AS INTEGER)`;
  const known = `SELECT j.quality FROM judgements j WHERE j.sample_id = s.id AND j.undone = 0 AND ${judged} <= ${day}
      ORDER BY j.judged_on DESC, j.id DESC LIMIT 1`;
  const before = `SELECT j.previous FROM judgements j WHERE j.sample_id = s.id AND j.undone = 0
      ORDER BY j.judged_on, j.id LIMIT 1`;
  return `iif(CAST(replace(s.quality_on, '-', '') AS INTEGER) > ${day},
    coalesce((${known}), (${before}), 'pending'), s.quality)`;
}
