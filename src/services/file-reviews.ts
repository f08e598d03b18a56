/** Reviewing customers' files, and handing them over from one responsible person to another. */
import { addDays } from '../domain/calendar.ts';
import { CLASS_NAMES } from '../domain/classifying/levels.ts';
import { completenessOf, fullnessFor } from '../domain/customer-completeness.ts';
import { DUTIES, mayDo } from '../domain/duties.ts';
import { refuse } from '../domain/errors.ts';
import {
  nextReview,
  REVIEW_REASONS,
  REVIEW_RESULTS,
  type ReviewReason,
  type ReviewResult,
} from '../domain/file-reviews.ts';
import { day, integer, list, nullable, object, oneOf, type Row, type TypeOf, text } from '../domain/shapes.ts';
import { fileStandings, reviewPlan } from '../reports/file-standing.ts';
import { rowOfCustomer, runNow } from '../store/classes.ts';
import { contactsOf } from '../store/contacts.ts';
import { customerFile, openedBy } from '../store/customer-files.ts';
import { changeFile } from '../store/field-changes.ts';
import { filesOf, firstOrderOf, handovers } from '../store/file-reviews.ts';
import { type OperatorRow, rolesOf } from '../store/operators.ts';
import { numberSetting, settingOf } from '../store/settings.ts';
import { type Db, reading } from '../store/sql.ts';
import { matchKey } from '../text/fold.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { findCustomer, findHolder, findOpenFile, findPerson } from './naming.ts';
import { permitKeeping } from './revealing.ts';

const REASONS = Object.keys(REVIEW_REASONS) as ReviewReason[];
const RESULTS = Object.keys(REVIEW_RESULTS) as ReviewResult[];

export const REVIEWED = object({
  customer: text,
  name: text,
  reviewed_on: day,
  reviewer: text,
  result: oneOf(...RESULTS),
  percent: integer,
  missing: list(text),
  next: day,
  reason: oneOf(...REASONS),
});
export type Reviewed = TypeOf<typeof REVIEWED>;

/**
 * A superior has looked through a file. Nobody reviews a file for which he is responsible, or which he opened where
 * nobody else is responsible (but for `approvals.alone`).
 * @throws Refusal not_permitted, own_file (6), customer_not_found (4), range_reversed (2)
 */
export async function reviewFile(
  acting: Acting,
  input: { readonly customer: string; readonly result?: ReviewResult | undefined; readonly note?: string | undefined },
): Promise<Reviewed> {
  permit(acting, 'approve');
  return record(acting, 'customers review', input, (deed) => {
    const { db, entry } = deed;
    const { id, code, name } = findOpenFile(db, input.customer);
    const file = customerFile(db, id);
    refuseOwn(deed, id, code, [file.responsible, file.second_responsible]);
    const reviewed_on = deed.happenedOn();
    if (reviewed_on < file.opened_on) refuse('range_reversed', { from: file.opened_on, to: reviewed_on, what: 'at' });
    const run = runNow(db, acting.today);
    const found = run && rowOfCustomer(db, run.id, id);
    const its = found ? CLASS_NAMES[found.rows.class[found.at]!]! : null;
    const contacts = contactsOf(db, id);
    const { percent, missing } = completenessOf(file, {
      fullness: fullnessFor(file.roles as string | null, its),
      person: contacts.length > 0,
      reachable: contacts.some(({ mobile, phone, email }) => mobile ?? phone ?? email),
    });
    const result = input.result ?? (missing.length === 0 ? 'in_order' : 'to_correct');
    const note = input.note || null;
    const reviewer_id = acting.operator.id;
    entry.add('file_reviews', { customer_id: id, reviewed_on, reviewer_id, result, percent, note });
    const asked = {
      opened_on: file.opened_on,
      last_review: reviewed_on,
      complete: missing.length === 0,
      class: its,
      cooperating_since: (file.cooperating_since as string | null) ?? firstOrderOf(db, id),
    };
    const { due, reason } = nextReview(asked, reviewPlan(db), acting.today);
    const reviewer = acting.operator.code;
    return { customer: code, name, reviewed_on, reviewer, result, percent, missing: [...missing], next: due, reason };
  });
}

function refuseOwn({ db, acting }: Deed, id: number, code: string, responsible: readonly unknown[]): void {
  const { operator } = acting;
  const people = responsible.filter((person) => person !== null).map((person) => matchKey(String(person)));
  const own =
    people.length > 0
      ? people.includes(matchKey(operator.code)) || people.includes(matchKey(operator.name))
      : openedBy(db, id) === operator.code;
  if (own && settingOf(db, 'approvals.alone') !== 'on') refuse('own_file', { customer: code, operator: operator.code });
}

/** Files to be reviewed until a day (today), the longest overdue first; or those that were opened too late. */
export async function listReviews(
  acting: Acting,
  asked: { readonly due_by?: string | undefined; readonly responsible?: string | undefined; readonly late: boolean },
): Promise<Row[]> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  return reading(db, () => {
    const whose = asked.responsible === undefined ? null : namesOf(findPerson(db, asked.responsible));
    const until = asked.due_by ?? acting.today;
    const rows: Row[] = [];
    for (const { id: _, completeness, ...file } of fileStandings(db, acting.today)) {
      if (asked.late ? file.opened_late_days === 0 : file.due > until) continue;
      if (whose && ![file.responsible, file.second_responsible].some((person) => whose.has(matchKey(person ?? ''))))
        continue;
      rows.push({ ...file, percent: completeness.percent, missing: completeness.missing });
    }
    return rows.sort((a, b) => (a.due === b.due ? 0 : String(a.due) < String(b.due) ? -1 : 1));
  });
}

function namesOf({ code, name }: OperatorRow): Set<string> {
  return new Set([matchKey(code), matchKey(name)]);
}

export const HANDED_OVER = object({
  to: text,
  customers: list(text),
  told_via: nullable(text),
  contact_due: day,
});
export type HandedOver = TypeOf<typeof HANDED_OVER>;

export interface HandoverInput {
  readonly customer?: string | undefined;
  readonly from?: string | undefined;
  readonly to: string;
  readonly told?: string | undefined;
  readonly contact_by?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * Hands one file over, or all of somebody who leaves: the successor becomes responsible in the place of the other, and
 * is to contact the customer by a day. What the successor has already is left out.
 * @throws Refusal not_permitted, person_not_found, retired, customer_not_found, missing_option, range_reversed,
 *   nothing_to_hand_over (5), file_of_others (6)
 */
export async function handOver(acting: Acting, input: HandoverInput): Promise<HandedOver> {
  permit(acting, 'customer_files');
  const { customer, from } = input;
  if (customer === undefined && from === undefined)
    refuse('missing_option', { option: '--from', command: 'customers handover' });
  return record(acting, 'customers handover', input, (deed) => {
    const { db, entry } = deed;
    const to = findHolder(db, input.to);
    // Otherwise he could neither log the first contact nor keep the file.
    if (!mayDo(rolesOf(to), 'customer_files'))
      refuse('not_permitted', { operator: to.code, duty: 'customer_files', roles: [...DUTIES.customer_files] });
    const whose = from === undefined ? null : namesOf(findPerson(db, from));
    const handed_on = deed.happenedOn();
    const contact_due = input.contact_by ?? addDays(handed_on, numberSetting(db, 'files.handover_days'));
    if (contact_due < handed_on) refuse('range_reversed', { from: handed_on, to: contact_due, what: 'contact' });
    const chosen = chosenFiles(db, customer);
    const successor = namesOf(to);
    const done: string[] = [];
    for (const file of chosen) {
      const column = columnOf(file, whose, customer !== undefined);
      if (column === null || successor.has(matchKey(file[column] ?? ''))) continue;
      permitKeeping(acting, file);
      changeFile(db, entry, 'customers', file.id, { [column]: to.code });
      entry.add('handovers', {
        customer_id: file.id,
        from_person: file[column],
        to_id: to.id,
        handed_on,
        reason: input.reason || null,
        told_on: input.told === undefined ? null : handed_on,
        told_via: input.told ?? null,
        contact_due,
      });
      done.push(file.code);
    }
    if (done.length === 0)
      refuse('nothing_to_hand_over', { customer: customer ?? null, from: from ?? null, to: to.code });
    return { to: to.code, customers: done, told_via: input.told ?? null, contact_due };
  });
}

type Responsible = 'responsible' | 'second_responsible';
type HeldFile = { readonly id: number; readonly code: string } & { readonly [K in Responsible]: string | null };

function chosenFiles(db: Db, customer: string | undefined): HeldFile[] {
  if (customer === undefined) return filesOf(db);
  const { id, code } = findOpenFile(db, customer);
  const file = customerFile(db, id);
  const { responsible, second_responsible } = file as unknown as HeldFile;
  return [{ id, code, responsible, second_responsible }];
}

/** Whose place the successor takes: that of the one who hands over; of one file without `--from`, the first one's. */
function columnOf(file: HeldFile, whose: ReadonlySet<string> | null, one: boolean): Responsible | null {
  if (whose === null) return one ? 'responsible' : null;
  if (whose.has(matchKey(file.responsible ?? ''))) return 'responsible';
  return whose.has(matchKey(file.second_responsible ?? '')) ? 'second_responsible' : null;
}

export const TOLD = object({ customer: text, name: text, to: text, told_on: day, via: text });

/** The customer was told who is responsible now. @throws Refusal customer_not_found, no_handover (5) */
export async function handoverTold(
  acting: Acting,
  input: { readonly customer: string; readonly via: string },
): Promise<TypeOf<typeof TOLD>> {
  permit(acting, 'customer_files');
  return record(acting, 'customers handover told', input, (deed) => {
    const { id, code, name } = findOpenFile(deed.db, input.customer);
    const last = handovers(deed.db, id)[0] ?? refuse('no_handover', { customer: code });
    const told_on = deed.happenedOn();
    if (told_on < last.handed_on) refuse('range_reversed', { from: last.handed_on, to: told_on, what: 'at' });
    if (last.told_on !== null) deed.nothingNew();
    else deed.entry.change('handovers', last.id, { told_on, told_via: input.via });
    return { customer: code, name, to: last.to, told_on: last.told_on ?? told_on, via: last.told_via ?? input.via };
  });
}

/** Hand-overs, the newest first; those of which something is still to be done: the customer to be told, or contacted. */
export async function listHandovers(
  acting: Acting,
  asked: { readonly customer?: string | undefined; readonly open: boolean },
): Promise<Row[]> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  return reading(db, () => {
    const id = asked.customer === undefined ? null : findCustomer(db, asked.customer).id;
    return handovers(db, id)
      .map(({ id: _, passed_on, ...row }) => {
        // Who has passed it on owes nothing any more: it is the next one's to do.
        const open = passed_on === 0;
        const todo = [
          ...(open && row.told_on === null ? ['tell'] : []),
          ...(open && row.contacted_on === null ? ['contact'] : []),
        ];
        return { ...row, todo };
      })
      .filter(({ todo }) => !asked.open || todo.length > 0);
  });
}
