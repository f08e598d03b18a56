/** Recording the health of relationships of a half-year: from then on it counts in the composite. */
import { halfYearOver } from '../domain/classifying/health.ts';
import { merged } from '../domain/classifying/rules.ts';
import { day, integer, nullable, object, type TypeOf, text } from '../domain/shapes.ts';
import { healthOfAll } from '../reports/relationship-health.ts';
import { ownRules } from '../store/classes.ts';
import { HEALTH } from '../store/customer-figures.ts';
import { indicatorsOn } from '../store/health.ts';
import { type Acting, permit, record } from './acting.ts';

export const JUDGED_HEALTH = object({
  period: text,
  from: day,
  to: day,
  /** How many have a figure; of these recorded anew or changed, the same as before, and imported by somebody (kept). */
  customers: integer,
  recorded: integer,
  unchanged: integer,
  kept: integer,
  mean: nullable(integer),
  /** Under half of what can be had. */
  low: integer,
});
export type JudgedHealth = TypeOf<typeof JUDGED_HEALTH>;

/** What the indicators of the program's own say of where they come from. */
const SOURCE = 'health';
const LOW = 50;

/**
 * Judges the last half-year that is over and records each customer's figure as the indicator `health` of its last day.
 * What somebody imported for that day is left as it is. @throws Refusal not_permitted
 */
export async function judgeHealth(acting: Acting, { as_of }: { as_of?: string | undefined }): Promise<JudgedHealth> {
  permit(acting, 'customer_files');
  const half = halfYearOver(as_of ?? acting.today);
  return record(acting, 'classify-customers health', { period: half.period }, (deed) => {
    const found = healthOfAll(deed.db, half, merged(ownRules(deed.db)?.own ?? {}).health);
    const held = indicatorsOn(deed.db, HEALTH, half.to);
    const counts = { recorded: 0, unchanged: 0, kept: 0 };
    for (const { customer_id, health } of found) {
      const value = health * 1000;
      const old = held.get(customer_id);
      if (old === undefined) {
        deed.entry.add('indicators', { customer_id, key: HEALTH, value, day: half.to, source: SOURCE });
        counts.recorded += 1;
      } else if (old.source !== SOURCE) counts.kept += 1;
      else if (old.value === value) counts.unchanged += 1;
      else {
        deed.entry.change('indicators', old.id, { value });
        counts.recorded += 1;
      }
    }
    const sum = found.reduce((all, { health }) => all + health, 0);
    return {
      ...half,
      customers: found.length,
      ...counts,
      mean: found.length === 0 ? null : Math.round(sum / found.length),
      low: found.filter(({ health }) => health < LOW).length,
    };
  });
}
