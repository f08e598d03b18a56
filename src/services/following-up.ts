/** Following up: who is to be contacted, and what came of it. */
import { addDays, daysBetween } from '../domain/calendar.ts';
import type { Classified } from '../domain/classifying/classified.ts';
import { type Due, dueOf, type FollowUpFacts, OCCASIONS, type Occasion } from '../domain/classifying/following.ts';
import { CATEGORIES, CLASSES, className, LEVELS } from '../domain/classifying/levels.ts';
import { dayAt } from '../domain/classifying/rows.ts';
import { merged, planOf, type Rules } from '../domain/classifying/rules.ts';
import { refuse } from '../domain/errors.ts';
import { day, nullable, number, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { ownRules, rowOfCustomer, rowsOfRun, runInForce } from '../store/classes.ts';
import {
  birthdays,
  followed,
  type LastContact,
  lastContacts,
  lastContactWith,
  lastDeliveries,
  newestSampleOrders,
  type OpenSampleOrder,
} from '../store/follow-ups.ts';
import type { Db } from '../store/sql.ts';
import { matchKey } from '../text/fold.ts';
import { type Acting, permit, record } from './acting.ts';
import { findCustomer, findPerson } from './naming.ts';

/** A customer to be contacted. */
export interface FollowUpRow {
  readonly customer: string;
  readonly name: string;
  readonly category: string;
  readonly level: string;
  readonly due: string;
  readonly minutes: number;
  readonly responsible: string | null;
  readonly last_contact: string | null;
  readonly occasion: Occasion;
  readonly overdue_days: number;
  /** Why the day was chosen by hand, or which festival or meeting. */
  readonly about: string | null;
  /** The minutes of this row and all before it. */
  readonly minutes_sum: number;
}

export interface FollowUpQuestion {
  readonly due_by?: string | undefined;
  readonly responsible?: string | undefined;
}

/** Who is due until a day (today), the longest overdue first. @throws Refusal not_permitted, person_not_found */
export async function followUps(acting: Acting, question: FollowUpQuestion): Promise<FollowUpRow[]> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  const person = question.responsible === undefined ? null : findPerson(db, question.responsible);
  const whose = person && new Set([matchKey(person.code), matchKey(person.name)]);
  return dueRows(db, acting.today, question.due_by ?? acting.today, whose);
}

/** As {@link followUps}; `whose` are the match keys of the responsible person, null for everybody's. */
export function dueRows(db: Db, today: string, until: string, whose: ReadonlySet<string> | null): FollowUpRow[] {
  const run = runInForce(db);
  if (!run) return [];
  const rules = merged(ownRules(db)?.own ?? {});
  const known = {
    contacts: lastContacts(db, today),
    samples: newestSampleOrders(db),
    deliveries: lastDeliveries(db),
    birthdays: birthdays(db),
  };
  const found: Omit<FollowUpRow, 'minutes_sum'>[] = [];
  for (const rows of rowsOfRun(db, run.id)) {
    for (let at = 0; at < rows.size; at++) {
      const id = rows.id[at]!;
      const contact = known.contacts.get(id);
      const facts = factsOf(rows, at, {
        contact,
        sample_order: known.samples.get(id),
        delivered_on: known.deliveries.get(id),
        birthdays: known.birthdays.get(id),
      });
      const due = dueOf(facts, rules, today, until);
      if (due.due > until) continue;
      const { code, name, responsible } = followed(db, id);
      if (whose && !whose.has(matchKey(responsible ?? ''))) continue;
      const { category, level } = CLASSES[rows.class[at]!]!;
      found.push({
        customer: code,
        name,
        category,
        level,
        due: due.due,
        minutes: planOf(rules, facts.class).minutes,
        responsible,
        last_contact: facts.last_contact,
        occasion: due.occasion,
        overdue_days: Math.max(0, daysBetween(due.due, today)),
        about: due.occasion === 'chosen' ? (contact?.next_reason ?? null) : due.name,
      });
    }
  }
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  found.sort((a, b) => compare(a.due, b.due) || compare(a.customer, b.customer));
  let sum = 0;
  return found.map((row) => {
    sum += row.minutes;
    return { ...row, minutes_sum: Math.round(sum * 1000) / 1000 };
  });
}

interface Known {
  readonly contact: LastContact | undefined;
  readonly sample_order: OpenSampleOrder | undefined;
  readonly delivered_on: string | undefined;
  readonly birthdays: readonly string[] | undefined;
}

function factsOf(rows: Classified, at: number, { contact, ...known }: Known): FollowUpFacts {
  const last_order = rows.orders[at]! > 0 ? dayAt(rows.last_day[at]!) : null;
  const delivered = known.delivered_on ?? '';
  const goods = last_order !== null && last_order > delivered ? last_order : delivered;
  return {
    class: className(CLASSES[rows.class[at]!]!),
    since: dayAt(rows.since[at]!)!,
    last_contact: contact?.happened_on ?? null,
    next_on: contact?.next_on ?? null,
    sample_order: known.sample_order ?? null,
    orders: rows.orders[at]!,
    first_order: dayAt(rows.first_day[at]!),
    last_order,
    delivered_on: goods === '' ? null : goods,
    birthdays: known.birthdays ?? [],
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

export const CONTACT_KINDS = ['phone', 'mail', 'message', 'visit', 'meeting', 'social'] as const;

export interface FollowedInput {
  readonly code: string;
  readonly by: (typeof CONTACT_KINDS)[number];
  readonly minutes?: number | undefined;
  readonly goal?: string | undefined;
  readonly outcome?: string | undefined;
  readonly next?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * Records a contact and says when the next one is due.
 * @throws Refusal not_permitted, customer_not_found, missing_option, range_reversed, goal_needed
 */
export async function followedUp(acting: Acting, input: FollowedInput): Promise<FollowedUp> {
  permit(acting, 'customer_files');
  const command = 'follow-ups done';
  if (input.next !== undefined && input.reason === undefined) refuse('missing_option', { option: '--reason', command });
  if (input.next === undefined && input.reason !== undefined) refuse('missing_option', { option: '--next', command });
  return record(acting, command, input, (deed) => {
    const { db, entry } = deed;
    const customer = findCustomer(db, input.code);
    const on = deed.happenedOn();
    if (input.next !== undefined && input.next < on) refuse('range_reversed', { from: on, to: input.next });
    const rules = merged(ownRules(db)?.own ?? {});
    const run = runInForce(db);
    const found = run && rowOfCustomer(db, run.id, customer.id);
    const its = found && CLASSES[found.rows.class[found.at]!]!;
    if (its && planOf(rules, className(its)).goal_needed && input.goal === undefined)
      refuse('goal_needed', { code: customer.code, class: className(its) });
    entry.add('contact_log', {
      customer_id: customer.id,
      kind: input.by,
      happened_on: on,
      goal: input.goal ?? null,
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

function nextOf(
  db: Db,
  { rows, at }: { rows: Classified; at: number },
  customer: number,
  rules: Rules,
  on: string,
): Due {
  const facts = factsOf(rows, at, {
    contact: lastContactWith(db, customer, '9999-12-31'),
    sample_order: newestSampleOrders(db, customer).get(customer),
    delivered_on: lastDeliveries(db, customer).get(customer),
    birthdays: birthdays(db, customer).get(customer),
  });
  return dueOf(facts, rules, on, addDays(on, 366));
}
