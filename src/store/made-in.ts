/** In which entry a paper was made: its row may have been written again since, when its customer was merged. */
import type { SealedTable } from './seals.ts';
import { type Db, one } from './sql.ts';

/** What writes papers again beside the commands for customers' files: that they arrived, and what was approved. */
const OTHERS = ['received', 'approve'];

/**
 * The entry that made a row, from the one that wrote it last. Few papers are ever written again, so the journal is looked
 * through for the first seal.
 */
export function madeIn(db: Db, table: SealedTable, id: number, entry: number): number {
  const { command } = one<{ command: string }>(db, 'SELECT command FROM journal WHERE seq = ?', entry) ?? {
    command: '',
  };
  if (!command.startsWith('customers ') && !OTHERS.includes(command)) return entry;
  return one<{ seq: number }>(
    db,
    `SELECT seq FROM journal WHERE EXISTS
       (SELECT 1 FROM seals WHERE entry = seq AND subject = ? AND subject_id = ?) ORDER BY seq LIMIT 1`,
    table,
    id,
  )!.seq;
}
