/** In which entry a row was made: a merge or a destruction may have put its own entry there since. */
import type { SealedTable } from './seals.ts';
import { type Db, one } from './sql.ts';

/** The entry of a row's first seal, as SQL. Seals lie by entry, so the journal is looked through until it is found. */
function firstSealed(table: SealedTable, id: string): string {
  return `(SELECT seq FROM journal WHERE EXISTS
    (SELECT 1 FROM seals WHERE entry = seq AND subject = '${table}' AND subject_id = ${id}) ORDER BY seq LIMIT 1)`;
}

/** The entry that wrote a row which nobody changes, as SQL; a destruction may have taken words out of it. */
export function writtenIn(table: SealedTable, row: string = table): string {
  return `iif(EXISTS (SELECT 1 FROM destructions d WHERE d.destroyed_in = ${row}.entry),
    coalesce(${firstSealed(table, `${row}.id`)}, ${row}.entry), ${row}.entry)`;
}

/** What writes papers again beside the commands for customers' files: that they arrived, and what was approved. */
const OTHERS = ['received', 'approve'];

/** The entry that made a paper, from the one that wrote its row last. Few papers are ever written again. */
export function madeIn(db: Db, table: SealedTable, id: number, entry: number): number {
  const { command } = one<{ command: string }>(db, 'SELECT command FROM journal WHERE seq = ?', entry) ?? {
    command: '',
  };
  if (!command.startsWith('customers ') && !OTHERS.includes(command)) return entry;
  return one<{ seq: number }>(db, `SELECT ${firstSealed(table, '?')} AS seq`, id)!.seq;
}
