/** Reviewing customers' files. */
import { CLASS_NAMES } from '../domain/classifying/levels.ts';
import { completenessOf, fullnessFor } from '../domain/customer-completeness.ts';
import { refuse } from '../domain/errors.ts';
import {
  nextReview,
  REVIEW_REASONS,
  REVIEW_RESULTS,
  type ReviewReason,
  type ReviewResult,
} from '../domain/file-reviews.ts';
import { day, integer, list, object, oneOf, type Row, type TypeOf, text } from '../domain/shapes.ts';
import { fileStandings, reviewPlan } from '../reports/file-standing.ts';
import { rowOfCustomer, runNow } from '../store/classes.ts';
import { contactsOf } from '../store/contacts.ts';
import { customerFile, openedBy } from '../store/customer-files.ts';
import { firstOrderOf } from '../store/file-reviews.ts';
import { settingOf } from '../store/settings.ts';
import { reading } from '../store/sql.ts';
import { matchKey } from '../text/fold.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { namesOf } from './handing-over.ts';
import { findOpenFile, findPerson } from './naming.ts';

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
