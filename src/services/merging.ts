/** Two files that are one customer become one; nothing is lost by it, and it can be taken back. */
import { CUSTOMER_KEYS } from '../domain/customer-file.ts';
import { refuse } from '../domain/errors.ts';
import { HOUSE } from '../domain/house.ts';
import { integer, list, nullable, object, type TypeOf, text } from '../domain/shapes.ts';
import { type CustomerFile, customerFile } from '../store/customer-files.ts';
import { type CustomerFacts, customerById, isDestroyed } from '../store/customers.ts';
import { changeFile } from '../store/field-changes.ts';
import {
  fileByCode,
  mergedFiles,
  mergeOf,
  moveRecords,
  preferOne,
  preferredBefore,
  preferredContact,
  returnRecords,
} from '../store/merging.ts';
import type { Db } from '../store/sql.ts';
import { foldCode } from '../text/fold.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { findCustomer, findOpenFile } from './naming.ts';
import { permitKeeping } from './revealing.ts';

/**
 * `moved`: what went along, by table. `left`: rows that the other had already, and that stayed. `filled`: the fields that
 * the other file did not have. `differing`: those of which both say something else, and what the other says holds.
 * `raised`: subsidiaries that stand above the other file, and to whom they belong instead.
 */
export const MERGED = object({
  from: text,
  into: text,
  name: text,
  moved: list(object({ what: text, rows: integer })),
  left: integer,
  filled: list(text),
  differing: list(text),
  raised: list(object({ customer: text, parent: nullable(text) })),
});
export type Merged = TypeOf<typeof MERGED>;

/** `restored`: the fields that the other file has no more. */
export const UNMERGED = object({
  code: text,
  name: text,
  from: text,
  moved: list(object({ what: text, rows: integer })),
  restored: list(text),
});
export type Unmerged = TypeOf<typeof UNMERGED>;

/** Of both files the earlier day is the customer's. */
const EARLIEST = ['opened_on', 'first_contact_on'];

/**
 * Merges a file into another: everything that refers to the one refers to the other from now on, what the other does not
 * say is filled in, and the code becomes an alias. The file itself stays as it was, in no list.
 * @throws Refusal not_permitted, customer_not_found, same_customer, house_stays, file_of_others
 */
export async function mergeCustomers(
  acting: Acting,
  input: { readonly from: string; readonly into: string; readonly reason: string },
): Promise<Merged> {
  permit(acting, 'customer_files');
  return record(acting, 'customers merge', input, (deed) => {
    const { db, entry } = deed;
    const into = findOpenFile(db, input.into);
    const typed = fileByCode(db, foldCode(input.from));
    if (typed?.merged_into === into.id) {
      deed.nothingNew();
      return {
        from: typed.code,
        into: into.code,
        name: into.name,
        moved: [],
        left: 0,
        filled: [],
        differing: [],
        raised: [],
      };
    }
    const from = findOpenFile(db, input.from);
    if (from.id === into.id) refuse('same_customer', { a: input.from, b: input.into, customer: into.code });
    for (const { code } of [from, into]) if (code === HOUSE) refuse('house_stays', { customer: code });
    // The people of the one are seen by whoever is responsible for the other from now on, and the other's file is written.
    for (const file of [from, into]) permitKeeping(acting, file);
    const day = deed.happenedOn();
    const asStored = (id: number): CustomerFile => customerFile(db, id, { derived: false });
    const [theirs, own] = [asStored(from.id), asStored(into.id)];
    const differing = ['name', ...CUSTOMER_KEYS].filter((key) => isOtherwise(theirs[key], own[key]));
    const filled = fill(deed, theirs, own);
    const { moved, left, raised } = moveRecords(db, entry, from.id, into.id);
    entry.change('customers', from.id, { merged_into: into.id });
    entry.add('merges', {
      from_id: from.id,
      into_id: into.id,
      filled: JSON.stringify(filled),
      merged_on: day,
      merged_in: entry.seq,
    });
    entry.remark('reason', input.reason, { subject: into.id });
    return {
      from: from.code,
      into: into.code,
      name: into.name,
      moved,
      left,
      filled: Object.keys(filled),
      differing,
      raised: raised.map(({ id, parent_id }) => ({ customer: codeOf(db, id)!, parent: codeOf(db, parent_id) })),
    };
  });
}

function codeOf(db: Db, id: number | null): string | null {
  return id === null ? null : customerById(db, id)!.code;
}

function isOtherwise(one: unknown, other: unknown): boolean {
  return one != null && other != null && one !== other;
}

/** Fills what the other file does not say; answers of each field what was there before. */
function fill({ db, entry }: Deed, from: CustomerFile, into: CustomerFile): Record<string, string | null> {
  const filled: Record<string, string | null> = {};
  const changes: Record<string, string | number> = {};
  for (const key of [...CUSTOMER_KEYS, 'opened_on']) {
    const [value, there] = [from[key] ?? null, into[key] ?? null];
    const earlier = EARLIEST.includes(key) && value !== null && there !== null && value < there;
    if (value === null || NEVER_FILLED.includes(key) || (there !== null && !earlier)) continue;
    // Nobody is responsible twice; who is first comes before who is second.
    if (RESPONSIBLE.includes(key) && RESPONSIBLE.some((other) => (changes[other] ?? into[other]) === value)) continue;
    changes[key] = value;
    filled[key] = there as string | null;
  }
  if (Object.keys(changes).length > 0) changeFile(db, entry, 'customers', into.id, changes);
  return filled;
}

const RESPONSIBLE = ['responsible', 'second_responsible'];

/** How a file stands is no fact about the customer. */
const NEVER_FILLED = ['status', 'level'];

/**
 * Takes a merge back: what came along goes back, with what came of it since (parts that were split off); what was filled
 * in and stands as it was is taken out; what else came since stays where it is.
 * @throws Refusal not_permitted, customer_not_found, not_merged, merged_further, file_destroyed, file_of_others
 */
export async function unmergeCustomer(
  acting: Acting,
  input: { readonly code: string; readonly reason?: string | undefined },
): Promise<Unmerged> {
  permit(acting, 'customer_files');
  return record(acting, 'customers unmerge', input, (deed) => {
    const { db, entry } = deed;
    const file = mergedFile(db, input.code);
    const merge = mergeOf(db, file.id);
    if (isDestroyed(db, file.id)) refuse('file_destroyed', { customer: file.code });
    if (!merge) return refuse('not_merged', { customer: file.code, merged: mergedFiles(db, 3) });
    const further = mergeOf(db, merge.into_id);
    if (further) {
      const [into, last] = [codeOf(db, merge.into_id)!, codeOf(db, further.into_id)!];
      refuse('merged_further', { customer: file.code, into, last });
    }
    const into = customerFile(db, merge.into_id, { derived: false });
    permitKeeping(acting, file);
    permitKeeping(acting, { id: into.id, code: into.code });
    const asked = preferredContact(db, into.id);
    const moved = returnRecords(db, entry, merge);
    const restored = takeOut(deed, merge.filled, customerFile(db, file.id, { derived: false }), into);
    preferOne(db, entry, file.id, preferredBefore(db, merge));
    preferOne(db, entry, into.id, asked);
    entry.change('customers', file.id, { merged_into: null });
    entry.change('merges', merge.id, { unmerged_on: deed.happenedOn() });
    entry.remark('reason', input.reason, { subject: file.id });
    return { code: file.code, name: file.name, from: into.code, moved, restored };
  });
}

function takeOut({ db, entry }: Deed, filled: string, from: CustomerFile, into: CustomerFile): string[] {
  const before = JSON.parse(filled) as Record<string, string | null>;
  const restored = Object.keys(before).filter((key) => into[key] === from[key]);
  if (restored.length > 0)
    changeFile(db, entry, 'customers', into.id, Object.fromEntries(restored.map((key) => [key, before[key]])));
  return restored;
}

/** The file with that code, merged or not. @throws Refusal customer_not_found */
function mergedFile(db: Db, typed: string): Pick<CustomerFacts, 'id' | 'code' | 'name'> {
  return fileByCode(db, foldCode(typed)) ?? findCustomer(db, typed);
}
