/** The counts of stocktakes, which have one hash for each act of counting. */
import type { Finding } from '../../domain/findings.ts';
import { countHash, readCounts } from '../counts.ts';
import { type Db, sql } from '../sql.ts';
import type { Steps } from './chain.ts';

interface Tally {
  readonly id: number;
  readonly entry: number;
  readonly counts: number;
  readonly hash: string;
}

/** Every tally's counts are those that its hash was made of, and every count belongs to a tally. */
export function* checkCounts(db: Db): Steps {
  const ordered = sql<unknown[], Tally>(
    db,
    'SELECT id, entry, counts, lower(hex(hash)) AS hash FROM tallies ORDER BY entry',
  );
  const rows = readCounts(db);
  // Both are closed whatever happens: a page may turn out to be damaged at the first look.
  let tallies: IterableIterator<Tally> | null = null;
  try {
    tallies = ordered.iterate();
    let row = rows.next();
    for (const { id, entry, counts, hash } of tallies) {
      while (!row.done && row.value.entry < entry) {
        yield stray(row.value.id, row.value.entry);
        row = rows.next();
      }
      const digest = countHash();
      let seen = 0;
      for (; !row.done && row.value.entry === entry; row = rows.next()) {
        digest.add(row.value);
        if (++seen % 1000 === 0) yield null;
      }
      if (seen !== counts || digest.end().toString('hex') !== hash)
        yield { code: 'counts_differ', entry, subject: `tallies ${id}`, detail: `${seen} · ${counts}` };
    }
    for (; !row.done; row = rows.next()) yield stray(row.value.id, row.value.entry);
  } finally {
    rows.return?.();
    tallies?.return?.();
  }
}

function stray(id: number, entry: number): Finding {
  return { code: 'without_entry', entry, subject: `counts ${id}`, detail: null };
}
