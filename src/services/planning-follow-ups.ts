/** Planning the next contact with a customer beforehand: its goal, and a day chosen by hand. */
import { OCCASIONS } from '../domain/classifying/following.ts';
import { CATEGORIES, CLASSES, LEVELS } from '../domain/classifying/levels.ts';
import { merged } from '../domain/classifying/rules.ts';
import { refuse } from '../domain/errors.ts';
import { day, nullable, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { ownRules, rowOfCustomer, runNow } from '../store/classes.ts';
import { type Acting, permit, record } from './acting.ts';
import { nextOf, refuseHouse } from './following-up.ts';
import { findOpenFile } from './naming.ts';

export const FOLLOW_UP_PLANNED = object({
  customer: text,
  name: text,
  category: nullable(oneOf(...CATEGORIES)),
  level: nullable(oneOf(...LEVELS)),
  goal: nullable(text),
  next: nullable(day),
  occasion: nullable(oneOf(...OCCASIONS)),
  reason: nullable(text),
});
export type FollowUpPlanned = TypeOf<typeof FOLLOW_UP_PLANNED>;

export interface PlanInput {
  readonly code: string;
  readonly goal?: string | undefined;
  readonly next?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * Writes down what the next contact is for, or on which day it shall be and why; the next contact takes it up.
 * @throws Refusal not_permitted, customer_not_found, missing_option, range_reversed
 */
export async function planFollowUp(acting: Acting, input: PlanInput): Promise<FollowUpPlanned> {
  permit(acting, 'customer_files');
  const command = 'follow-ups plan';
  const missing = (option: string): never => refuse('missing_option', { option, command });
  if (input.goal === undefined && input.next === undefined) missing(input.reason === undefined ? '--goal' : '--next');
  if (input.next !== undefined && input.reason === undefined) missing('--reason');
  if (input.next === undefined && input.reason !== undefined) missing('--next');
  return record(acting, command, input, (deed) => {
    const { db, entry } = deed;
    const customer = findOpenFile(db, input.code);
    refuseHouse(customer.code, acting.today);
    const on = deed.happenedOn();
    if (input.next !== undefined && input.next < on) refuse('range_reversed', { from: on, to: input.next });
    entry.add('follow_up_plans', {
      customer_id: customer.id,
      made_on: on,
      goal: input.goal ?? null,
      next_on: input.next ?? null,
      next_reason: input.reason ?? null,
      operator_id: acting.operator.id,
    });
    const run = runNow(db, acting.today);
    const found = run && rowOfCustomer(db, run.id, customer.id);
    const its = found && CLASSES[found.rows.class[found.at]!]!;
    const due = found ? nextOf(db, found, customer.id, merged(ownRules(db)?.own ?? {}), on) : null;
    return {
      customer: customer.code,
      name: customer.name,
      category: its?.category ?? null,
      level: its?.level ?? null,
      goal: input.goal ?? null,
      next: due?.due ?? input.next ?? null,
      occasion: due?.occasion ?? (input.next === undefined ? null : 'chosen'),
      reason: input.reason ?? null,
    };
  });
}
