/** Archiving customers' files, and the list of those that rest. */
import { addDays } from '../domain/calendar.ts';
import { refuse } from '../domain/errors.ts';
import { HOUSE } from '../domain/house.ts';
import { day, integer, list, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { type RestingRow, restingFiles, restOf, unfinishedOf } from '../store/archiving.ts';
import { changeFile } from '../store/field-changes.ts';
import { settingOf } from '../store/settings.ts';
import { readingRows, type Snapshot } from '../store/sql.ts';
import { type Acting, permit, record } from './acting.ts';
import { findOpenFile } from './naming.ts';
import { permitKeeping } from './revealing.ts';

const UNFINISHED = ['goods_here', 'goods_held', 'orders', 'sample_orders', 'complaints'] as const;

/** `warnings`: what is not finished with the customer, and how many of each. */
export const ARCHIVED = object({
  customer: text,
  name: text,
  archived_on: day,
  retain_until: day,
  warnings: list(object({ what: oneOf(...UNFINISHED), count: integer })),
});
export type Archived = TypeOf<typeof ARCHIVED>;

/**
 * Archives a file: it is kept for the time of the setting, and never shorter than the shelf life of the goods. What is
 * not finished is said, and does not stand in the way. Archived already, nothing changes.
 * @throws Refusal not_permitted, customer_not_found, house_stays, file_destroyed, file_of_others
 */
export async function archiveCustomer(
  acting: Acting,
  input: { readonly code: string; readonly reason: string },
): Promise<Archived> {
  permit(acting, 'customer_files');
  return record(acting, 'customers archive', input, (deed) => {
    const { db, entry } = deed;
    const { id, code, name } = findOpenFile(db, input.code);
    if (code === HOUSE) refuse('house_stays', { customer: code });
    permitKeeping(acting, { id, code });
    const unfinished = unfinishedOf(db, id);
    const warnings = UNFINISHED.filter((what) => unfinished[what] > 0).map((what) => ({
      what,
      count: unfinished[what],
    }));
    const rest = restOf(db, id);
    if (rest.status === 'archived' && rest.archived_on !== null && rest.retain_until !== null) {
      deed.nothingNew();
      return { customer: code, name, archived_on: rest.archived_on, retain_until: rest.retain_until, warnings };
    }
    const archived_on = deed.happenedOn();
    const kept = addDays(archived_on, settingOf(db, 'archive.keep_days') as number);
    const retain_until = rest.shelf_life !== null && rest.shelf_life > kept ? rest.shelf_life : kept;
    changeFile(db, entry, 'customers', id, { status: 'archived', archived_on, retain_until });
    entry.remark('reason', input.reason, { subject: id });
    return { customer: code, name, archived_on, retain_until, warnings };
  });
}

/** Files proposed for archiving, those that are kept, and those whose retention is over. @throws Refusal not_permitted */
export async function listResting(
  acting: Acting,
): Promise<Snapshot<Iterable<RestingRow & Record<string, string | null>>>> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  return readingRows(db, () => {
    const quiet = addDays(acting.today, -(settingOf(db, 'archive.quiet_days') as number));
    return restingFiles(db, quiet, acting.today) as Iterable<RestingRow & Record<string, string | null>>;
  });
}
