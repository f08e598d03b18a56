/** What an import writes in bulk: sealed, and what it changes kept for whoever undoes it. */
import type { Entry } from './journal.ts';
import { SEALS_AS_ROWS, type SealedValue, type Seals, sealsOf } from './sealing.ts';
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
  const rows = { subject: table, from, id: 't.id', key, start };
  entry.sealedMany(
    table,
    sealsOf(db, values, rows, (count) => entry.salts(count)),
  );
}

/** What an import changes, as SQL: each row of the sheet `s` that is written to the row `t` of a table that is there. */
export function changing(table: SealedTable): string {
  return `FROM former f CROSS JOIN staged s ON s.row = f.row JOIN ${table} t ON t.id = f.target`;
}

/**
 * Puts down what the rows that will be changed are, when all is decided and nobody waits for the store yet: with little
 * changed in a large sheet, finding them takes longer than writing them.
 */
export function foreseeChanges(
  db: Db,
  table: SealedTable,
  columns: readonly string[],
  customer = 't.customer_id',
): void {
  const object = columns.map((name) => `'${name}', t."${name}"`).join(', ');
  db.exec(
    `DELETE FROM former;
     INSERT INTO former SELECT s.row, t.id, ${customer}, json_object(${object}) FROM staged s JOIN ${table} t ON t.id = s.target
     WHERE s.writes ORDER BY s.row`,
  );
}

/** Keeps what was put down, for whoever undoes the import. */
export function keepBefore(db: Db, entry: Entry, table: SealedTable): void {
  const start = one<{ id: number | null }>(db, 'SELECT max(id) AS id FROM import_changes')!.id ?? 0;
  sql(
    db,
    `INSERT INTO import_changes (subject, subject_id, customer_id, before, entry)
     SELECT '${table}', target, customer, before, ? FROM former ORDER BY row`,
  ).run(entry.seq);
  sealRows(db, entry, 'import_changes', 'FROM import_changes t WHERE 1', 't.id', { start });
}

/** Puts down seals of rows as they will be; {@link Entry.sealedAhead} takes them over. */
export function foreseeSeals(db: Db, batches: Iterable<Seals>): void {
  db.exec('DELETE FROM foreseen');
  const put = sql(db, `INSERT INTO foreseen (id, salt, seal) ${SEALS_AS_ROWS}`);
  for (const batch of batches) put.run(batch);
}
