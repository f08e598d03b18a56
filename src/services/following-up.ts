/** Following up: who is to be contacted, and what came of it. */
import { addDays } from '../domain/calendar.ts';
import type { Classified } from '../domain/classifying/classified.ts';
import { type Due, dueOf, OCCASIONS } from '../domain/classifying/following.ts';
import { CATEGORIES, CLASSES, className, LEVELS } from '../domain/classifying/levels.ts';
import { merged, planOf, type Rules } from '../domain/classifying/rules.ts';
import type { Talk } from '../domain/customer-words.ts';
import { refuse } from '../domain/errors.ts';
import { HOUSE } from '../domain/house.ts';
import { day, nullable, number, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { dueRows, type FollowUpRow, followUpFacts } from '../reports/due-customers.ts';
import { newerCustomers, ownRules, rowOfCustomer, runNow } from '../store/classes.ts';
import {
  birthdays,
  callsDue,
  type LastContact,
  lastContactWith,
  lastDeliveries,
  openPlans,
  type Planned,
  sampleOrdersUnderWay,
} from '../store/follow-ups.ts';
import type { Db } from '../store/sql.ts';
import { matchKey } from '../text/fold.ts';
import { type Acting, permit, record, timeSaid } from './acting.ts';
import { findOpenFile, findPerson } from './naming.ts';

export interface FollowUpQuestion {
  readonly due_by?: string | undefined;
  readonly responsible?: string | undefined;
}

/** Who is due; as of which day customers were classified (null = never), and how many were not. */
export interface FollowUpList {
  readonly rows: FollowUpRow[];
  readonly as_of: string | null;
  readonly unclassified: number;
}

/** Who is due until a day (today), the longest overdue first. @throws Refusal not_permitted, person_not_found */
export async function followUps(acting: Acting, question: FollowUpQuestion): Promise<FollowUpList> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  const person = question.responsible === undefined ? null : findPerson(db, question.responsible);
  const whose = person && new Set([matchKey(person.code), matchKey(person.name)]);
  const run = runNow(db, acting.today);
  return {
    rows: dueRows(db, acting.today, question.due_by ?? acting.today, whose),
    as_of: run?.as_of ?? null,
    unclassified: newerCustomers(db, run?.id ?? null),
  };
}

export const FOLLOWED_UP = object({
  customer: text,
  name: text,
  category: nullable(oneOf(...CATEGORIES)),
  level: nullable(oneOf(...LEVELS)),
  by: text,
  contacted_on: day,
  minutes: nullable(number),
  next: nullable(day),
  occasion: nullable(oneOf(...OCCASIONS)),
});
export type FollowedUp = TypeOf<typeof FOLLOWED_UP>;

export interface FollowedInput {
  readonly code: string;
  readonly by: Talk;
  readonly minutes?: number | undefined;
  readonly goal?: string | undefined;
  readonly outcome?: string | undefined;
  readonly next?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * Records a contact and says when the next one is due. The goal that was planned is that of the contact.
 * @throws Refusal not_permitted, customer_not_found, missing_option, range_reversed, goal_needed
 */
export async function followedUp(acting: Acting, input: FollowedInput): Promise<FollowedUp> {
  permit(acting, 'customer_files');
  const command = 'follow-ups done';
  if (input.next !== undefined && input.reason === undefined) refuse('missing_option', { option: '--reason', command });
  if (input.next === undefined && input.reason !== undefined) refuse('missing_option', { option: '--next', command });
  return record(acting, command, input, (deed) => {
    const { db, entry } = deed;
    const customer = findOpenFile(db, input.code);
    refuseHouse(customer.code, acting.today);
    const on = deed.happenedOn();
    if (input.next !== undefined && input.next < on) refuse('range_reversed', { from: on, to: input.next });
    const rules = merged(ownRules(db)?.own ?? {});
    const run = runNow(db, acting.today);
    const found = run && rowOfCustomer(db, run.id, customer.id);
    const its = found && CLASSES[found.rows.class[found.at]!]!;
    const goal = input.goal ?? plannedFor(db, customer.id)?.goal ?? null;
    if (its && planOf(rules, className(its)).goal_needed && goal === null)
      refuse('goal_needed', { code: customer.code, class: className(its) });
    entry.add('contact_log', {
      customer_id: customer.id,
      kind: input.by,
      happened_on: on,
      happened_at: timeSaid(acting),
      goal,
      outcome: input.outcome ?? null,
      minutes: input.minutes ?? null,
      operator_id: acting.operator.id,
      next_on: input.next ?? null,
      next_reason: input.reason ?? null,
    });
    const due = found ? nextOf(db, found, customer.id, rules, on) : null;
    return {
      customer: customer.code,
      name: customer.name,
      category: its?.category ?? null,
      level: its?.level ?? null,
      by: input.by,
      contacted_on: on,
      minutes: input.minutes ?? null,
      next: due?.due ?? null,
      occasion: due?.occasion ?? null,
    };
  });
}

/** We do not follow ourselves up. @throws Refusal outside_classes */
export function refuseHouse(code: string, today: string): void {
  if (code === HOUSE) refuse('outside_classes', { code, as_of: today, house: true });
}

/** The last contact with a customer, and what was planned since. */
function contactWith(db: Db, customer: number): LastContact | undefined {
  return lastContactWith(db, customer, '9999-12-31');
}
function plannedFor(db: Db, customer: number): Planned | undefined {
  return openPlans(db, (id) => contactWith(db, id), customer).get(customer);
}

/** When a customer is due next, and on what occasion. */
export function nextOf(
  db: Db,
  { rows, at }: { rows: Classified; at: number },
  customer: number,
  rules: Rules,
  on: string,
): Due {
  const facts = followUpFacts(rows, at, {
    contact: contactWith(db, customer),
    planned: plannedFor(db, customer),
    sample_orders: sampleOrdersUnderWay(db, customer).get(customer),
    delivered_on: lastDeliveries(db, customer).get(customer),
    birthdays: birthdays(db, customer).get(customer),
    call_due: callsDue(db, customer).get(customer),
  });
  return dueOf(facts, rules, on, addDays(on, 366))[0];
}
