/** Two files that were one customer: what refers to the one comes to refer to the other, and back again. */

import { isAbove } from './families.ts';
import { changeFile } from './field-changes.ts';
import type { Entry } from './journal.ts';
import { FOLLOWERS } from './merge-followers.ts';
import { SEALED_TABLES, type SealedTable } from './seals.ts';
import { all, type Db, one } from './sql.ts';

/** What came along: how many rows of a table. */
export interface MovedRows {
  readonly what: SealedTable;
  readonly rows: number;
}

/** A subsidiary that could not go along, and to whom it belongs instead. */
export interface Raised {
  readonly id: number;
  readonly parent_id: number | null;
}

/** The tables whose rows belong to a customer, beside his own file and the merges themselves. */
function tablesOfCustomers(db: Db): SealedTable[] {
  return SEALED_TABLES.filter(
    (table) =>
      table !== 'merges' &&
      one(db, `SELECT 1 FROM pragma_foreign_key_list(?) WHERE "table" = 'customers' AND "from" = 'customer_id'`, table),
  );
}

/**
 * Moves everything of one file to another. A row that the other has already (an indicator of one day) stays where it is.
 */
export function moveRecords(
  db: Db,
  entry: Entry,
  from: number,
  into: number,
): { moved: MovedRows[]; left: number; raised: Raised[] } {
  const moved: MovedRows[] = [];
  let left = 0;
  yieldPreference(db, entry, from, into);
  for (const what of tablesOfCustomers(db)) {
    const ids = idsOf(db, `SELECT id FROM ${what} WHERE customer_id = ? ORDER BY id`, from);
    const stayed = ids.filter((id) => !moveOne(entry, what, id, into)).length;
    left += stayed;
    if (ids.length > stayed) moved.push({ what, rows: ids.length - stayed });
  }
  for (const id of idsOf(db, 'SELECT id FROM customers WHERE merged_into = ? ORDER BY id', from))
    entry.change('customers', id, { merged_into: into });
  const raised = moveSubsidiaries(db, entry, from, into);
  return { moved, left, raised };
}

/**
 * Where the other has somebody who is asked for first, nobody of those who come along is. Of the other's own people
 * nothing is written under the entry of the merge: what it wrote goes back when it is taken back.
 */
function yieldPreference(db: Db, entry: Entry, from: number, into: number): void {
  const coming = preferredContact(db, from);
  if (coming !== null && preferredContact(db, into) !== null)
    changeFile(db, entry, 'contacts', coming, { preferred: 0 });
}

/**
 * Subsidiaries of the one become the other's. One that stands above that other, or is he, would be above himself: he
 * belongs to whoever was above the one. Answers who that was, and to whom he belongs now.
 */
function moveSubsidiaries(db: Db, entry: Entry, from: number, into: number): Raised[] {
  const above = parentIdOf(db, from);
  const raised: Raised[] = [];
  for (const id of idsOf(db, 'SELECT id FROM customers WHERE parent_id = ? ORDER BY id', from)) {
    const goes = !isAbove(db, id, into);
    const over = above !== null && isAbove(db, id, above) ? null : above;
    changeFile(db, entry, 'customers', id, { parent_id: goes ? into : over });
    if (!goes) raised.push({ id, parent_id: over });
  }
  return raised;
}

function parentIdOf(db: Db, id: number): number | null {
  return one<{ parent_id: number | null }>(db, 'SELECT parent_id FROM customers WHERE id = ?', id)!.parent_id;
}

/**
 * Puts subsidiaries back under the file that is a customer of its own again. Where nobody is above one any more, or
 * somebody else, that is the merge's doing only if nobody has said so since.
 */
function returnSubsidiaries(db: Db, entry: Entry, { merged_in, from_id, into_id }: Merge): void {
  const were = idsOf(
    db,
    `SELECT c.id FROM seals s JOIN customers c ON c.id = s.subject_id
       JOIN field_changes f ON f.customer_id = c.id AND f.entry = s.entry AND f.subject = 'customers'
     WHERE s.entry = :merged_in AND s.subject = 'customers' AND f.before ->> '$.parent_id' = :from_id
       AND (c.parent_id = :into_id OR NOT EXISTS (SELECT 1 FROM field_changes n WHERE n.customer_id = c.id
              AND n.entry > :merged_in AND n.subject = 'customers' AND json_type(n.before, '$.parent_id') IS NOT NULL))
     ORDER BY c.id`,
    { merged_in, from_id, into_id },
  );
  for (const id of were) {
    if (id !== from_id && !isAbove(db, id, from_id)) changeFile(db, entry, 'customers', id, { parent_id: from_id });
  }
}

/** Puts back what a merge moved and nobody has moved since, and what has come of it since. */
export function returnRecords(db: Db, entry: Entry, merge: Merge): MovedRows[] {
  const { merged_in, from_id, into_id } = merge;
  const moved = new Map<SealedTable, number>();
  const goBack = (what: SealedTable, ids: readonly number[]): void => {
    const rows = ids.filter((id) => moveOne(entry, what, id, from_id)).length;
    moved.set(what, (moved.get(what) ?? 0) + rows);
  };
  const of = (table: SealedTable, column: string): number[] =>
    idsOf(
      db,
      `SELECT t.id FROM seals s JOIN ${table} t ON t.id = s.subject_id
       WHERE s.entry = ? AND s.subject = '${table}' AND t.${column} = ? ORDER BY t.id`,
      merged_in,
      into_id,
    );
  for (const what of tablesOfCustomers(db)) goBack(what, of(what, 'customer_id'));
  for (const { what, ids } of FOLLOWERS) goBack(what, ids(db, merge));
  for (const id of of('customers', 'merged_into')) {
    if (id !== from_id) entry.change('customers', id, { merged_into: from_id });
  }
  returnSubsidiaries(db, entry, merge);
  return SEALED_TABLES.flatMap((what) => {
    const rows = moved.get(what) ?? 0;
    return rows > 0 ? [{ what, rows }] : [];
  });
}

function idsOf(db: Db, text: string, ...values: readonly (number | Record<string, number>)[]): number[] {
  return all<{ id: number }>(db, text, ...values).map(({ id }) => id);
}

function moveOne(entry: Entry, table: SealedTable, id: number, customer_id: number): boolean {
  try {
    entry.change(table, id, { customer_id });
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_CONSTRAINT_UNIQUE') return false;
    throw error;
  }
}

/** Of people who are asked for first there is one; the first of them where there is none. */
export function preferOne(db: Db, entry: Entry, customer: number, keep: number | null = null): void {
  const people = all<{ id: number; preferred: 0 | 1 }>(
    db,
    'SELECT id, preferred FROM contacts WHERE customer_id = ? AND removed_on IS NULL ORDER BY preferred DESC, id',
    customer,
  );
  const first = people.find(({ id }) => id === keep) ?? people[0];
  for (const { id, preferred } of people) {
    const wanted = id === first?.id ? 1 : 0;
    if (preferred !== wanted) changeFile(db, entry, 'contacts', id, { preferred: wanted });
  }
}

/** Who was asked for first at a customer's before a merge. */
export function preferredBefore(db: Db, { from_id, merged_in }: Merge): number | null {
  return (
    one<{ id: number }>(
      db,
      `SELECT subject_id AS id FROM field_changes
       WHERE customer_id = ? AND entry = ? AND subject = 'contacts' AND before ->> '$.preferred' = 1`,
      from_id,
      merged_in,
    )?.id ?? null
  );
}

/** Who is asked for first at a customer's. */
export function preferredContact(db: Db, customer: number): number | null {
  return (
    one<{ id: number }>(
      db,
      'SELECT id FROM contacts WHERE customer_id = ? AND removed_on IS NULL AND preferred = 1 ORDER BY id LIMIT 1',
      customer,
    )?.id ?? null
  );
}

export interface Merge {
  readonly id: number;
  readonly from_id: number;
  readonly into_id: number;
  /** JSON: of each field that was filled, what was there before. */
  readonly filled: string;
  readonly merged_in: number;
}

/** The merge by which that file became part of another, if it still is. */
export function mergeOf(db: Db, fromId: number): Merge | undefined {
  return one(
    db,
    'SELECT id, from_id, into_id, filled, merged_in FROM merges WHERE from_id = ? AND unmerged_on IS NULL',
    fromId,
  );
}

/** The file with exactly that code, also one that was merged into another. */
export function fileByCode(
  db: Db,
  code: string,
):
  | { readonly id: number; readonly code: string; readonly name: string; readonly merged_into: number | null }
  | undefined {
  return one(db, 'SELECT id, code, name, merged_into FROM customers WHERE code = ?', code);
}

/** The codes of all files that are merged into others, the newest merge first. */
export function mergedFiles(db: Db, limit: number): string[] {
  return all<{ code: string }>(
    db,
    'SELECT c.code FROM merges m JOIN customers c ON c.id = m.from_id WHERE m.unmerged_on IS NULL ORDER BY m.id DESC LIMIT ?',
    limit,
  ).map(({ code }) => code);
}
