/** What an import wrote, and taking it back. */
import { changeFile } from './field-changes.ts';
import type { Entry } from './journal.ts';
import type { SealedTable } from './seals.ts';
import { all, type Db, one, sql } from './sql.ts';

export interface Batch {
  readonly id: number;
  readonly number: string;
  readonly kind: string;
  readonly entry: number;
  readonly undone_in: number | null;
  readonly recorded_at: string;
}

export function batchByNumber(db: Db, number: string): Batch | undefined {
  return one(
    db,
    `SELECT b.id, b.number, b.kind, b.entry, u.entry AS undone_in, j.recorded_at
     FROM batches b JOIN journal j ON j.seq = b.entry LEFT JOIN batch_undos u ON u.batch_id = b.id WHERE b.number = ?`,
    number,
  );
}

/** Tables whose rows an undone import takes away again, records before those they belong to. */
const TAKEN: readonly SealedTable[] = [
  'orders',
  'surveys',
  'indicators',
  'inquiries',
  'contact_log',
  'contacts',
  'aliases',
  'customers',
];

/** A row that an import wrote. */
export interface WrittenRow {
  readonly subject: SealedTable;
  readonly id: number;
}

/** Rows that the import changed and that somebody has changed since, or that are no longer there. */
export function changedSince(db: Db, entry: number): WrittenRow[] {
  const tables = all<{ subject: SealedTable }>(db, 'SELECT DISTINCT subject FROM seals WHERE entry = ?', entry);
  return tables
    .filter(({ subject }) => TAKEN.includes(subject) || subject === 'samples')
    .flatMap(({ subject }) =>
      all<WrittenRow>(
        db,
        `SELECT s.subject, s.subject_id AS id FROM seals s LEFT JOIN ${subject} t ON t.id = s.subject_id
         WHERE s.entry = ? AND s.subject = '${subject}' AND t.entry IS NOT s.entry
           AND NOT ${PUT_BACK} AND ${subject === 'samples' ? IS_CHANGED : '1'} ORDER BY s.subject_id LIMIT 20`,
        entry,
      ),
    );
}

/** A later import changed the row, and was itself undone: it is again as this import left it. */
const PUT_BACK = `EXISTS (SELECT 1 FROM batch_undos u JOIN batches b ON b.id = u.batch_id WHERE u.entry = t.entry
  AND (SELECT max(p.entry) FROM seals p
       WHERE p.subject = s.subject AND p.subject_id = s.subject_id AND p.entry < b.entry) = s.entry)`;

/** What an import kept of a row, where a destruction has since taken words out of it: only the seal says whose it was. */
const REDACTED_OF = (entry: string): string => `(c.entry IN (SELECT destroyed_in FROM destructions)
  AND EXISTS (SELECT 1 FROM seals k WHERE k.entry = ${entry} AND k.subject = 'import_changes' AND k.subject_id = c.id))`;
const IS_OF = (entry: string): string => `(c.entry = ${entry} OR ${REDACTED_OF(entry)})`;
const IS_CHANGED = `EXISTS (SELECT 1 FROM import_changes c
  WHERE ${IS_OF('s.entry')} AND c.subject = s.subject AND c.subject_id = s.subject_id)`;

/** The number of a sample that the import received and that a stocktake which is not over has counted. */
export function countedSince(db: Db, entry: number): string | undefined {
  return one<{ number: string }>(
    db,
    `SELECT c.number FROM counts c JOIN stocktakes k ON k.id = c.stocktake_id AND k.state NOT IN ('closed', 'cancelled')
     WHERE c.sample_id IN (SELECT s.subject_id FROM seals s WHERE s.entry = ? AND s.subject = 'samples'
       AND NOT ${IS_CHANGED}) LIMIT 1`,
    entry,
  )?.number;
}

/** Puts back what the import changed; answers how many rows. */
export function restoreChanged(db: Db, entry: Entry, batch: Batch): number {
  const rows = sql<unknown[], { id: number; subject: SealedTable; subject_id: number; before: string }>(
    db,
    'SELECT id, subject, subject_id, before FROM import_changes WHERE entry = ? AND id > ? ORDER BY id LIMIT 500',
  );
  const redacted = all<{ id: number; subject: SealedTable; subject_id: number; before: string }>(
    db,
    `SELECT id, subject, subject_id, before FROM import_changes c WHERE ${REDACTED_OF(':entry')} ORDER BY id`,
    { entry: batch.entry },
  );
  let count = 0;
  for (let at = 0; ; ) {
    const some = at === 0 ? [...redacted, ...rows.all(batch.entry, 0)] : rows.all(batch.entry, at);
    for (const { subject, subject_id, before } of some) {
      const was = JSON.parse(before) as Record<string, unknown>;
      if (subject === 'customers' || subject === 'contacts') changeFile(db, entry, subject, subject_id, was);
      else entry.change(subject, subject_id, was);
    }
    count += some.length;
    const last = some.at(-1);
    if (last === undefined) return count;
    at = last.id;
  }
}

/** The rows that the import added, to be taken away: those that nothing else may need come first. */
export function addedRows(db: Db, { entry, kind }: Batch): WrittenRow[] {
  return TAKEN.flatMap((subject) => {
    // Goods that were received by mistake stay on record, and so do their old numbers and their owner.
    if (kind === 'samples' && subject === 'customers') return [];
    const ofNew = `EXISTS (SELECT 1 FROM aliases a JOIN seals n ON n.entry = s.entry AND n.subject = 'samples'
      AND n.subject_id = a.sample_id WHERE a.id = s.subject_id AND NOT EXISTS (SELECT 1 FROM import_changes c
      WHERE ${IS_OF('s.entry')} AND c.subject = 'samples' AND c.subject_id = a.sample_id))`;
    return all<WrittenRow>(
      db,
      `SELECT s.subject, s.subject_id AS id FROM seals s WHERE s.entry = ? AND s.subject = '${subject}'
         AND NOT ${IS_CHANGED} ${subject === 'aliases' ? `AND NOT ${ofNew}` : ''} ORDER BY s.subject_id DESC`,
      entry,
    );
  });
}

/** What a row is called in a message: its number, code or name. */
export function nameOfRow(db: Db, { subject, id }: WrittenRow): string {
  const name: Readonly<Partial<Record<string, string>>> = {
    customers: 'code',
    samples: 'number',
    orders: "coalesce(number, ordered_on || ' ' || amount / 100.0)",
    aliases: 'alias',
    contacts: 'name',
  };
  const column = name[subject];
  if (column === undefined) return String(id);
  return one<{ name: string }>(db, `SELECT ${column} AS name FROM ${subject} WHERE id = ?`, id)?.name ?? String(id);
}

/** The movements that the import posted, the first one's number leads to all. */
export function firstMovement(db: Db, entry: number): number | undefined {
  return one<{ seq: number }>(
    db,
    `SELECT t.seq FROM seals s JOIN transfers t ON t.sample_id = s.subject_id AND t.entry = s.entry
     WHERE s.entry = ? AND s.subject = 'samples' LIMIT 1`,
    entry,
  )?.seq;
}

/**
 * Looks at contact data stay on record, and bar nobody from taking a file back that should never have been there: they
 * are then of a file that is gone. Answers the codes of these files.
 */
export function letGoOfLooks(db: Db, entry: Entry, rows: readonly WrittenRow[]): string[] {
  const looks = sql<[number], { id: number; code: string }>(
    db,
    `SELECT a.id, c.code FROM accesses a JOIN customers c ON c.id = a.customer_id WHERE a.customer_id = ?`,
  );
  const codes = new Set<string>();
  for (const { subject, id } of rows) {
    if (subject !== 'customers') continue;
    for (const look of looks.all(id)) {
      codes.add(look.code);
      entry.change('accesses', look.id, { customer_id: null });
    }
  }
  return [...codes];
}

/** The tables that have rows which refer to this one. */
export function tablesWith(db: Db, { subject, id }: WrittenRow): string[] {
  return all<{ table: string; column: string }>(
    db,
    `SELECT DISTINCT m.name AS "table", f."from" AS "column" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
     WHERE m.type = 'table' AND f."table" = ? ORDER BY 1`,
    subject,
  )
    .filter(({ table, column }) => one(db, `SELECT 1 FROM "${table}" WHERE "${column}" = ?`, id) !== undefined)
    .map(({ table }) => table);
}

/** Whether a row cannot be taken away because others refer to it; otherwise it is gone. */
export function takeAway(entry: Entry, { subject, id }: WrittenRow): boolean {
  try {
    entry.remove(subject, id);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return false;
    throw error;
  }
}
