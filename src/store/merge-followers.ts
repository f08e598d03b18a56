/** What comes of a customer's things while his file is part of another's: it is his again when the files part. */
import { madeIn } from './made-in.ts';
import type { SealedTable } from './seals.ts';
import { all, type Db } from './sql.ts';

/** Between which two files: the one that is to be a customer of its own again, and the one it was part of. */
interface Between {
  readonly from_id: number;
  readonly into_id: number;
}

/** Rows of a table that belong to the other and hang on something that belongs to the one again. */
interface Follower {
  readonly what: SealedTable;
  ids(db: Db, between: Between): number[];
}

function follower(what: SealedTable, hangs: string): Follower {
  return {
    what,
    ids: (db, { from_id, into_id }) => all<{ id: number }>(db, hangs, { from_id, into_id }).map(({ id }) => id),
  };
}

/** Complaints of goods and requests about them are those of whoever the goods belong to. */
const aboutGoods = (what: 'complaints' | 'approvals'): Follower =>
  follower(
    what,
    `SELECT t.id FROM ${what} t JOIN samples s ON s.id = t.sample_id
     WHERE t.customer_id = :into_id AND s.customer_id = :from_id ORDER BY t.id`,
  );

/** In this order: what hangs on parts that were split off comes after them. */
export const FOLLOWERS: readonly Follower[] = [
  // A part is of the same owner as what it was split off from, however many times.
  follower(
    'samples',
    `WITH RECURSIVE part(id) AS (
       SELECT c.id FROM samples p JOIN samples c ON c.parent_id = p.id
         WHERE p.customer_id = :from_id AND c.customer_id = :into_id
       UNION SELECT c.id FROM samples c JOIN part ON c.parent_id = part.id WHERE c.customer_id = :into_id)
     SELECT id FROM part ORDER BY id`,
  ),
  follower(
    'admission_steps',
    `SELECT t.id FROM admission_steps t JOIN admissions a ON a.id = t.admission_id
     WHERE t.customer_id = :into_id AND a.customer_id = :from_id ORDER BY t.id`,
  ),
  aboutGoods('complaints'),
  aboutGoods('approvals'),
  { what: 'give_backs', ids: givenBack },
];

/** The slip of goods that were given back names their owner. */
function givenBack(db: Db, { from_id, into_id }: Between): number[] {
  const slips = all<{ id: number; entry: number }>(
    db,
    'SELECT id, entry FROM give_backs WHERE customer_id = ? ORDER BY id',
    into_id,
  );
  const owners = new Set(
    all<{ entry: number }>(
      db,
      `SELECT DISTINCT t.entry FROM samples s JOIN transfers t ON t.sample_id = s.id
       WHERE s.customer_id = ? AND t.kind = 'give_back'`,
      from_id,
    ).map(({ entry }) => entry),
  );
  return slips.filter(({ id, entry }) => owners.has(madeIn(db, 'give_backs', id, entry))).map(({ id }) => id);
}
