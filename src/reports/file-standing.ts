/** How every customer's file stands: complete or not, opened in time, when it is to be reviewed. */
import { addDays, daysBetween } from '../domain/calendar.ts';
import { CLASS_NAMES } from '../domain/classifying/levels.ts';
import { type Completeness, completenessOf, fullnessFor } from '../domain/customer-completeness.ts';
import { nextReview, type ReviewPlan, type ReviewReason } from '../domain/file-reviews.ts';
import { HOUSE } from '../domain/house.ts';
import { rowsOfRun, runNow } from '../store/classes.ts';
import { allCustomerFiles, type CustomerFile } from '../store/customer-files.ts';
import { firstOrders, lastReviews, reachableCustomers } from '../store/file-reviews.ts';
import { numberSetting } from '../store/settings.ts';
import type { Db } from '../store/sql.ts';

export interface FileStanding {
  readonly id: number;
  readonly customer: string;
  readonly name: string;
  readonly responsible: string | null;
  readonly second_responsible: string | null;
  readonly class: string | null;
  readonly completeness: Completeness;
  readonly opened_on: string;
  readonly first_contact_on: string | null;
  /** Days by which it was opened too late after the first contact. */
  readonly opened_late_days: number;
  readonly last_review: string | null;
  readonly due: string;
  readonly reason: ReviewReason;
  readonly overdue_days: number;
}

/** The intervals that hold. */
export function reviewPlan(db: Db): ReviewPlan {
  return {
    first_days: numberSetting(db, 'files.first_review_days'),
    important_months: numberSetting(db, 'files.review_important_months'),
    incomplete_months: numberSetting(db, 'files.review_incomplete_months'),
    main_months: numberSetting(db, 'files.review_main_months'),
    months: numberSetting(db, 'files.review_months'),
    long_standing_months: numberSetting(db, 'files.long_standing_months'),
  };
}

/** Every file in use, by code; our own has no reviews. */
export function* fileStandings(db: Db, today: string): Generator<FileStanding> {
  const plan = reviewPlan(db);
  const openDays = numberSetting(db, 'files.open_days');
  const known = { reachable: reachableCustomers(db), reviews: lastReviews(db), orders: firstOrders(db) };
  const classes = classesNow(db, today);
  for (const file of allCustomerFiles(db, { derived: true, in_use: true })) {
    if (file.code === HOUSE) continue;
    const its = classes.get(file.id) ?? null;
    const reachable = known.reachable.get(file.id);
    const completeness = completenessOf(file, {
      fullness: fullnessFor(file.roles as string | null, its),
      person: reachable !== undefined,
      reachable: reachable === true,
    });
    const last_review = known.reviews.get(file.id) ?? null;
    const since = (file.cooperating_since as string | null) ?? known.orders.get(file.id) ?? null;
    const asked = {
      opened_on: file.opened_on,
      last_review,
      complete: completeness.missing.length === 0,
      class: its,
      cooperating_since: since,
    };
    const { due, reason } = nextReview(asked, plan, today);
    yield {
      id: file.id,
      customer: file.code,
      name: file.name,
      responsible: file.responsible as string | null,
      second_responsible: file.second_responsible as string | null,
      class: its,
      completeness,
      opened_on: file.opened_on,
      first_contact_on: file.first_contact_on as string | null,
      opened_late_days: lateDays(file, openDays),
      last_review,
      due,
      reason,
      overdue_days: Math.max(0, daysBetween(due, today)),
    };
  }
}

function lateDays(file: CustomerFile, openDays: number): number {
  const first = file.first_contact_on as string | null;
  return first === null ? 0 : Math.max(0, daysBetween(addDays(first, openDays), file.opened_on));
}

/** The class of each customer in the last classification. */
function classesNow(db: Db, today: string): Map<number, string> {
  const run = runNow(db, today);
  const found = new Map<number, string>();
  if (!run) return found;
  for (const rows of rowsOfRun(db, run.id))
    for (let at = 0; at < rows.size; at++) found.set(rows.id[at]!, CLASS_NAMES[rows.class[at]!]!);
  return found;
}
