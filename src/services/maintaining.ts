/** Maintenance: what was done, and when it is due again. */
import { addDays } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { day, integer, nullable, object, type TypeOf, text } from '../domain/shapes.ts';
import { lastSaid } from '../store/judgements.ts';
import { maintenanceOf, planOf } from '../store/maintenance.ts';
import { type Acting, permit, record } from './acting.ts';
import { findSample } from './naming.ts';

export const MAINTAINED = object({
  number: text,
  name: text,
  asset_mark: nullable(text),
  done: nullable(text),
  done_on: nullable(day),
  next: nullable(day),
  every_days: nullable(integer),
  times: integer,
});
export type Maintained = TypeOf<typeof MAINTAINED>;

/**
 * Puts maintenance on record, or its plan alone. Next due: the day that is said, else the day it was done and the
 * interval of the plan.
 * @param every days between two times
 * @throws Refusal sample_not_found (4), missing_option, range_reversed (2), not_permitted (6)
 */
export async function maintain(
  acting: Acting,
  input: { number: string; done?: string | undefined; next?: string | undefined; every?: number | undefined },
): Promise<Maintained> {
  permit(acting, 'inspect_tools', 'custody');
  if (input.done === undefined && input.every === undefined && input.next === undefined)
    refuse('missing_option', { option: '--done', command: 'maintain' });
  if (input.every === 0) refuse('invalid_value', { option: '--every', value: '0', expected: 'days' });
  return record(acting, 'maintain', input, (deed) => {
    const { db, entry } = deed;
    const sample = findSample(db, input.number);
    const on = deed.happenedOn();
    if (input.next !== undefined && input.next < on) refuse('range_reversed', { from: on, to: input.next });
    if (input.done !== undefined)
      entry.add('maintenance', {
        sample_id: sample.id,
        done: input.done,
        done_on: on,
        operator_id: acting.operator.id,
      });
    const plan = planOf(db, sample.id);
    const every_days = input.every ?? plan?.every_days ?? null;
    const before = plan?.next_on ?? null;
    const counted = every_days === null ? null : addDays(on, every_days);
    // Done late or early: the interval counts from then. A mere change of plan keeps the day where no interval is said.
    const next_on = input.next ?? (input.done !== undefined || input.every !== undefined ? counted : before);
    const changes = { every_days, next_on };
    if (plan) entry.change('maintenance_plans', plan.id, changes);
    else if (every_days !== null || next_on !== null)
      entry.add('maintenance_plans', { sample_id: sample.id, ...changes });
    const log = maintenanceOf(db, sample.id);
    return {
      number: showSampleNumber(sample.number),
      name: sample.name,
      asset_mark: lastSaid(db, sample.id, 'asset_mark'),
      done: input.done ?? null,
      done_on: input.done === undefined ? null : on,
      next: next_on,
      every_days,
      times: log.length,
    };
  });
}
