/** Reports: finding the one that is meant, checking what was asked of it, and reading its rows on one snapshot. */
import { refuse } from '../domain/errors.ts';
import type { Rows } from '../domain/grids.ts';
import type { Column } from '../domain/shapes.ts';
import { ASKINGS, FILTERS, type Question, type Report } from '../reports/describing.ts';
import { REPORTS } from '../reports/index.ts';
import { reading, readingRows, type Snapshot } from '../store/sql.ts';
import { foldCode } from '../text/fold.ts';
import { type Acting, permit } from './acting.ts';
import { type Filters, readFilters, refuseReversed } from './finding.ts';

/** What was asked of a report; days `YYYY-MM-DD`. */
export interface ReportInput extends Filters {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly as_of?: string | undefined;
  readonly by?: string | undefined;
  /** The store's when nobody said. */
  readonly language?: 'zh' | 'en' | undefined;
}

/** The report with that name. @throws Refusal report_not_found */
export function findReport(name: string): Report {
  const folded = foldCode(name).toLowerCase().replaceAll('_', '-');
  const names = REPORTS.map((report) => report.name);
  return REPORTS.find((report) => report.name === folded) ?? refuse('report_not_found', { value: name, names });
}

/** The columns that a report will have for this question. @throws Refusal report_not_found */
export function reportColumns(name: string, input: ReportInput): readonly Column[] {
  return findReport(name).columns({ one_customer: input.customer !== undefined });
}

/**
 * Reads a report.
 * @throws Refusal report_not_found, usage errors, and whatever a filter names that is not there
 */
export async function report(acting: Acting, name: string, input: ReportInput): Promise<Snapshot<Rows>> {
  const found = findReport(name);
  permit(acting, found.duty ?? 'read');
  const { db } = acting.store;
  refuseUnasked(found, input);
  if (input.from !== undefined && input.to !== undefined) refuseReversed(input.from, input.to);
  const question: Question = {
    filter: await reading(db, () => readFilters(db, input)),
    as_of: input.as_of ?? null,
    from: input.from ?? null,
    to: input.to ?? null,
    by: input.by ?? null,
    today: acting.today,
    language: input.language ?? acting.store.language,
  };
  return readingRows(db, () => found.rows(db, question));
}

/** A report that does not know an option must not pass over it: its figures would be taken for something else. */
function refuseUnasked({ takes, by, name, filters = FILTERS }: Report, input: ReportInput): void {
  const known = [...takes, ...filters];
  const unknown = [...FILTERS, ...ASKINGS].find((key) => asksFor(input[key]) && !known.includes(key));
  if (unknown) refuse('option_unfit', { option: flag(unknown), report: name, known: known.map(flag) });
  if (input.by !== undefined && by && !by.includes(input.by))
    refuse('invalid_value', { option: '--by', value: input.by, expected: 'choice', choices: by });
}

function flag(key: string): string {
  return `--${key.replaceAll('_', '-')}`;
}

function asksFor(asked: string | readonly string[] | undefined): boolean {
  return asked !== undefined && asked.length > 0;
}
