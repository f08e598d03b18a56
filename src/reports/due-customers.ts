/** Who is due for a contact, from everything that is known. */
import { daysBetween } from '../domain/calendar.ts';
import type { Classified } from '../domain/classifying/classified.ts';
import { type Due, dueOf, type FollowUpFacts, type Occasion } from '../domain/classifying/following.ts';
import { CLASSES, className } from '../domain/classifying/levels.ts';
import { dayAt } from '../domain/classifying/rows.ts';
import { merged, planOf } from '../domain/classifying/rules.ts';
import { ownRules, rowsOfRun, runNow } from '../store/classes.ts';
import {
  birthdays,
  callsDue,
  followed,
  type LastContact,
  lastContacts,
  lastDeliveries,
  type OpenSampleOrder,
  openPlans,
  type Planned,
  sampleOrdersUnderWay,
} from '../store/follow-ups.ts';
import type { Db } from '../store/sql.ts';
import { matchKey } from '../text/fold.ts';

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
  /** Why the day was chosen by hand, which festival or meeting, or the day of a birthday (not whose). */
  readonly about: string | null;
  /** What else is an occasion by then. */
  readonly further: readonly Occasion[];
  /** What the contact is for, as planned beforehand; and whether the class needs one that nobody has written. */
  readonly goal: string | null;
  readonly goal_missing: boolean;
  /** Which service belongs to the class. */
  readonly service: string;
  /** The minutes of this row and all before it. */
  readonly minutes_sum: number;
}

/** Who is due until a day, the longest overdue first; `whose` are the match keys of the responsible person, null for everybody's. */
export function dueRows(db: Db, today: string, until: string, whose: ReadonlySet<string> | null): FollowUpRow[] {
  const run = runNow(db, today);
  if (!run) return [];
  const rules = merged(ownRules(db)?.own ?? {});
  const contacts = lastContacts(db, today);
  const known = {
    contacts,
    plans: openPlans(db, (id) => contacts.get(id)),
    samples: sampleOrdersUnderWay(db),
    deliveries: lastDeliveries(db),
    birthdays: birthdays(db),
    calls: callsDue(db),
  };
  const found: Omit<FollowUpRow, 'minutes_sum'>[] = [];
  for (const rows of rowsOfRun(db, run.id)) {
    for (let at = 0; at < rows.size; at++) {
      const id = rows.id[at]!;
      const contact = known.contacts.get(id);
      const planned = known.plans.get(id);
      const facts = followUpFacts(rows, at, {
        contact,
        planned,
        sample_orders: known.samples.get(id),
        delivered_on: known.deliveries.get(id),
        birthdays: known.birthdays.get(id),
        call_due: known.calls.get(id),
      });
      const [due, ...others] = dueOf(facts, rules, today, until);
      if (due.due > until) continue;
      const file = followed(db, id);
      if (!file) continue;
      const { code, name, responsible } = file;
      if (whose && !whose.has(matchKey(responsible ?? ''))) continue;
      const { category, level } = CLASSES[rows.class[at]!]!;
      const plan = planOf(rules, facts.class);
      found.push({
        customer: code,
        name,
        category,
        level,
        due: due.due,
        minutes: plan.minutes,
        responsible,
        last_contact: facts.last_contact,
        occasion: due.occasion,
        overdue_days: Math.max(0, daysBetween(due.due, today)),
        about: due.occasion === 'chosen' ? facts.next_reason : due.name,
        further: others.filter(({ due: day, occasion }) => day <= until && occasion !== 'interval').map(occasionOf),
        goal: planned?.goal ?? null,
        goal_missing: plan.goal_needed === true && (planned?.goal ?? null) === null,
        service: plan.service,
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

const occasionOf = ({ occasion }: Due): Occasion => occasion;

interface Known {
  readonly contact: LastContact | undefined;
  readonly planned: Planned | undefined;
  readonly sample_orders: readonly OpenSampleOrder[] | undefined;
  readonly delivered_on: string | undefined;
  readonly birthdays: readonly string[] | undefined;
  readonly call_due: string | undefined;
}

/** What the follow-up of a customer of a run rests on. */
export function followUpFacts(rows: Classified, at: number, { contact, planned, ...known }: Known): FollowUpFacts {
  const last_order = rows.orders[at]! > 0 ? dayAt(rows.last_day[at]!) : null;
  const delivered = known.delivered_on ?? '';
  // A day chosen since the last contact takes the place of the one chosen then.
  const chosen = (planned?.next_on ?? null) === null ? contact : planned;
  const goods = last_order !== null && last_order > delivered ? last_order : delivered;
  return {
    class: className(CLASSES[rows.class[at]!]!),
    since: dayAt(rows.since[at]!)!,
    last_contact: contact?.happened_on ?? null,
    next_on: chosen?.next_on ?? null,
    next_reason: chosen?.next_reason ?? null,
    sample_orders: known.sample_orders ?? [],
    orders: rows.orders[at]!,
    first_order: dayAt(rows.first_day[at]!),
    last_order,
    delivered_on: goods === '' ? null : goods,
    call_due: known.call_due ?? null,
    birthdays: known.birthdays ?? [],
  };
}
