/** How much memory an import takes for what it stages and for the store; the whole of it must stay under 250 MB. */
import type { Db } from './sql.ts';

/**
 * While rows are staged and decided: in files, not in memory, since a million rows must fit. Pages are large, because rows
 * grow when they are decided and small pages would have to be split for it.
 */
export function roomForStaging(db: Db): void {
  db.exec('PRAGMA temp_store = FILE; PRAGMA temp.page_size = 16384; PRAGMA temp.cache_size = -32000');
  db.exec('PRAGMA main.cache_size = -32000');
}

/**
 * While they are written: what is staged is gone through once more in its order, but rows of the store go into indexes in
 * no order at all, whose pages must stay in memory or be written to the log again and again.
 */
export function roomForWriting(db: Db): void {
  db.exec('PRAGMA temp.cache_size = -4000; PRAGMA main.cache_size = -80000');
}
