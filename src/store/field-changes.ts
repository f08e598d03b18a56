/** What a customer's file was before somebody changed it: written with each change, read back as a history. */
import type { Entry } from './journal.ts';
import { writtenIn } from './made-in.ts';
import { rowOf } from './seals.ts';
import { all, type Db, one } from './sql.ts';

/** The tables whose fields have a history. */
export type FileTable = 'customers' | 'contacts';

/** Changes a row of a file and keeps what the changed fields were. */
export function changeFile(
  db: Db,
  entry: Entry,
  subject: FileTable,
  id: number,
  changes: Readonly<Record<string, unknown>>,
): void {
  keepFields(db, entry, subject, id, Object.keys(changes));
  entry.change(subject, id, changes);
}

/** Keeps what some fields of a row are, before they are changed under this entry. */
export function keepFields(db: Db, entry: Entry, subject: FileTable, id: number, columns: readonly string[]): void {
  const row = rowOf(db, subject, id);
  entry.add('field_changes', {
    subject,
    subject_id: id,
    customer_id: subject === 'customers' ? id : row.customer_id,
    before: JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))),
  });
}

/**
 * The condition for what was kept of customers' rows, in `field_changes` or `import_changes`. A merge, or one that was
 * taken back, may have made people of theirs another's meanwhile: what was kept of somebody is where he is now.
 * @param ids a list of ids, as SQL
 */
export function keptOf(ids: string): string {
  return `(customer_id IN (WITH RECURSIVE ever(id) AS (
      SELECT id FROM customers WHERE id IN (${ids})
      UNION SELECT iif(m.into_id = e.id, m.from_id, m.into_id) FROM ever e JOIN merges m ON e.id IN (m.from_id, m.into_id)
    ) SELECT id FROM ever)
    AND iif(subject = 'contacts', coalesce((SELECT p.customer_id FROM contacts p WHERE p.id = subject_id), customer_id),
      customer_id) IN (${ids}))`;
}

/** What a row was before an entry: all its fields, or those that changed. */
export interface KeptFields {
  readonly entry: number;
  readonly subject: FileTable;
  readonly subject_id: number;
  readonly before: string;
}

/** Everything that was kept of a customer's file, the newest first; an import keeps whole rows in a table of its own. */
export function keptFields(db: Db, customerId: number): KeptFields[] {
  return all(
    db,
    `SELECT ${writtenIn('field_changes')} AS entry, subject, subject_id, before, id, 1 AS own FROM field_changes
       WHERE ${keptOf(':id')}
     UNION ALL
     SELECT ${writtenIn('import_changes')}, subject, subject_id, before, id, 0 FROM import_changes
       WHERE ${keptOf(':id')} AND subject IN ('customers', 'contacts')
     ORDER BY entry DESC, own DESC, id DESC`,
    { id: customerId },
  );
}

/** The rows of a file as they are now, with the entry that first wrote them: the customer, then its contacts. */
export function fileRows(
  db: Db,
  customerId: number,
): { subject: FileTable; row: Record<string, unknown>; first: number }[] {
  const first = (subject: FileTable, id: number): number =>
    one<{ entry: number }>(
      db,
      'SELECT min(entry) AS entry FROM seals WHERE subject = ? AND subject_id = ?',
      subject,
      id,
    )!.entry;
  const contacts = all<{ id: number }>(db, 'SELECT id FROM contacts WHERE customer_id = ? ORDER BY id', customerId);
  return [
    { subject: 'customers', row: rowOf(db, 'customers', customerId), first: first('customers', customerId) },
    ...contacts.map(({ id }) => ({
      subject: 'contacts' as const,
      row: rowOf(db, 'contacts', id),
      first: first('contacts', id),
    })),
  ];
}

/** Who made an entry, when, by which command. */
export function deedOf(db: Db, entry: number): { happened_at: string; operator: string; command: string } {
  return one(
    db,
    `SELECT j.happened_at, o.code AS operator, j.command FROM journal j JOIN operators o ON o.id = j.operator_id
     WHERE j.seq = ?`,
    entry,
  )!;
}
