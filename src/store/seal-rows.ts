/** What an import writes in bulk: sealed, and what it changes kept for whoever undoes it. */
import type { Entry } from './journal.ts';
import { type SealedValue, sealsOf } from './sealing.ts';
import { type SealedTable, sealedColumns, sealedTypes } from './seals.ts';
import { type Db, one, sql } from './sql.ts';

/**
 * Seals the rows `t` of a table that `from` finds (FROM and WHERE as SQL, without its own order), in the order of
 * `key`: read in batches, so that nothing is being read while the seals are written. `columns`: those that can hold
 * something in these rows, where they are known; a seal passes over NULLs, and every column takes time to be read.
 */
export function sealRows(
  db: Db,
  entry: Entry,
  table: SealedTable,
  from: string,
  key: string,
  { start = 0, columns = sealedColumns(db, table) }: { start?: number; columns?: readonly string[] } = {},
): void {
  const values = sealedTypes(db, table)
    .filter(({ name }) => columns.includes(name))
    .map((column): SealedValue => ({ ...column, value: `t."${column.name}"` }));
  const rows = { from, id: 't.id', key, start };
  entry.sealedMany(
    table,
    sealsOf(db, values, rows, (count) => entry.salts(count)),
  );
}

/** Keeps what the rows that are about to be changed were, for whoever undoes the import. */
export function keepBefore(
  db: Db,
  entry: Entry,
  table: SealedTable,
  columns: readonly string[],
  customer = 't.customer_id',
): void {
  const before = one<{ id: number | null }>(db, 'SELECT max(id) AS id FROM import_changes')!.id ?? 0;
  const object = columns.map((name) => `'${name}', t."${name}"`).join(', ');
  sql(
    db,
    `INSERT INTO import_changes (subject, subject_id, customer_id, before, entry)
     SELECT '${table}', t.id, ${customer}, json_object(${object}), ? FROM staged s JOIN ${table} t ON t.id = s.target
     WHERE s.writes ORDER BY s.row`,
  ).run(entry.seq);
  sealRows(db, entry, 'import_changes', 'FROM import_changes t WHERE 1', 't.id', { start: before });
}
