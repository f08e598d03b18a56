/**
 * Indexes built behind much that is added to a table. Entry by entry, each is put somewhere into the index, and pages that
 * no longer fit into memory are read and written again and again; in one go they are sorted and written once.
 */
import { all, type Db, one } from './sql.ts';

/** Of fewer rows all of an index fits into memory, however it is filled. */
const MUCH = 20_000;

/** An index is sorted in pieces as large as the cache: in small ones a quarter faster than in 16 MB. */
const SORTED_AT_ONCE_KIB = 4000;

/**
 * Does work that adds so many rows to a table; where that is at least as many as are there, the named indexes are built
 * behind it. They must not be unique, and the work must not look for anything by them. Inside a transaction: for
 * everybody else they were never away.
 */
export function withIndexesBehind(
  db: Db,
  { rows, added, indexes }: { rows: number; added: number; indexes: readonly string[] },
  work: () => void,
): void {
  if (added < MUCH || added < rows) {
    work();
    return;
  }
  // As they are in the store, to the letter: verify compares it.
  const there = all<{ name: string; sql: string }>(
    db,
    'SELECT name, sql FROM main.sqlite_schema WHERE name IN (SELECT value FROM json_each(?)) ORDER BY rowid',
    JSON.stringify(indexes),
  );
  for (const { name } of there) db.exec(`DROP INDEX main.${name}`);
  work();
  const cache = one<{ size: number }>(db, 'SELECT cache_size AS size FROM pragma_cache_size')!.size;
  db.exec(`PRAGMA main.cache_size = ${-SORTED_AT_ONCE_KIB}`);
  for (const index of there) db.exec(index.sql);
  db.exec(`PRAGMA main.cache_size = ${cache}`);
}
