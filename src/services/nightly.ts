/** All reports for one day, read on one snapshot: what the nightly run writes. */
import { dayOf } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import type { Rows } from '../domain/grids.ts';
import type { Column } from '../domain/shapes.ts';
import type { Question, Report } from '../reports/describing.ts';
import { REPORTS } from '../reports/index.ts';
import { createdAt, lastGoodBackup } from '../store/backups.ts';
import { headOf, showHead } from '../store/journal.ts';
import { settingOf } from '../store/settings.ts';
import { reading } from '../store/sql.ts';
import { type Acting, permit } from './acting.ts';

/** One report of the night, with its rows for the day. */
export interface NightlyPart {
  readonly report: Report;
  readonly columns: readonly Column[];
  readonly rows: Rows;
}

export interface Night<T> {
  /** The journal's head, as slips show it. */
  readonly head: string;
  readonly written: readonly T[];
  /** Whole days since the last good backup (or since the store was made), where that is more than the setting allows. */
  readonly backup: { readonly days: number; readonly limit: number } | null;
  /** How long folders of past nights are kept, in days. */
  readonly keep_days: number;
}

/**
 * Whether the reports of a day may be read: asked before anything is made for them.
 * @throws Refusal not_permitted, in_the_future
 */
export function requireNight(acting: Acting, day: string): void {
  for (const { duty } of REPORTS) permit(acting, duty ?? 'read');
  if (day > acting.today) refuse('in_the_future', { value: day });
}

/**
 * Hands every report's rows for the end of a day to `write`, one after another, all on one snapshot. Writes nothing
 * into the store.
 * @throws Refusal not_permitted, in_the_future
 */
export async function nightly<T>(
  acting: Acting,
  day: string,
  write: (part: NightlyPart) => Promise<T>,
): Promise<Night<T>> {
  requireNight(acting, day);
  const { db } = acting.store;
  return reading(db, async () => {
    const written: T[] = [];
    for (const report of REPORTS) {
      const columns = report.columns({ one_customer: false });
      written.push(
        await write({ report, columns, rows: await report.rows(db, questionFor(report, day, acting.store.language)) }),
      );
    }
    const limit = settingOf(db, 'backup.warn_days') as number;
    return {
      head: showHead(headOf(db)),
      written,
      backup: backupAge(acting, limit),
      keep_days: settingOf(db, 'nightly.keep_days') as number,
    };
  });
}

function questionFor({ takes, nightly: asked }: Report, day: string, language: 'zh' | 'en'): Question {
  const nothing = { filter: {}, as_of: null, from: null, to: null, by: null, today: day, language };
  return { ...nothing, ...(takes.includes('as_of') ? { as_of: day } : {}), ...asked?.(day) };
}

function backupAge({ store, today }: Acting, limit: number): Night<unknown>['backup'] {
  // A store that was never backed up counts from the day it was made.
  const last = lastGoodBackup(store.db) ?? createdAt(store.db);
  const days = Math.round((Date.parse(`${today}T00:00Z`) - Date.parse(`${dayOf(last)}T00:00Z`)) / 86_400_000);
  return days > limit ? { days, limit } : null;
}
