/** What an import writes in bulk: sealed, and what it changes kept for whoever undoes it. */
import type { Value } from '../domain/chain.ts';
import type { Entry } from './journal.ts';
import { type SealedTable, sealedColumns } from './seals.ts';
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
  const statement = sql<unknown[], Value[]>(
    db,
    `SELECT ${columns.map((name) => `t."${name}"`).join(', ')}, ${key} ${from} AND ${key} > ? ORDER BY ${key} LIMIT 500`,
  ).raw() as unknown as { all(after: number): Value[][] };
  entry.sealedBatches(table, columns, batchesAfter(statement, start));
}

function* batchesAfter(statement: { all(after: number): Value[][] }, start: number): Generator<Value[][]> {
  for (let rows = statement.all(start); rows.length > 0; ) {
    const last = rows[rows.length - 1]!.at(-1) as number;
    yield rows;
    rows = statement.all(last);
  }
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
