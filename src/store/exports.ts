/** Samples as their import reads them: what describes each, and how much of it lies where in storage. */
import { extended, type Grid, placeOf } from '../domain/grids.ts';
import { composedGrid, composer } from './composing.ts';
import { conditionsOn, type SampleFilter } from './finding.ts';
import { receivedNotes } from './received.ts';
import type { Db } from './sql.ts';
import { placesOf, storedOf } from './staged-samples.ts';

/**
 * The samples that fit, by number; without those that were received by mistake and undone. The columns of their table,
 * quantities in thousandths, money in fen, the number bare; beside them the customer's code, how much is in storage and
 * where, old numbers, and the note of the delivery.
 */
export async function exportedSamples(db: Db, filter: SampleFilter): Promise<Grid> {
  const c = await composer();
  const { sql } = c;
  let query = c.query
    .selectFrom('samples as s')
    .innerJoin('customers as c', 'c.id', 's.customer_id')
    .selectAll('s')
    .select([
      'c.code as customer',
      sql<number>`${sql.raw(storedOf('s.id'))}`.as('quantity'),
      sql<string | null>`${sql.raw(placesOf('s.id'))}`.as('location'),
      sql<string | null>`(SELECT group_concat(a.alias, '; ' ORDER BY a.id) FROM aliases a WHERE a.sample_id = s.id)`.as(
        'old_number',
      ),
    ])
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM transfers t JOIN transfers r ON r.reverses = t.seq
                               WHERE t.sample_id = s.id AND t.kind = 'receive')`,
    )
    .orderBy('s.number');
  for (const condition of conditionsOn(c, filter)) query = query.where(condition);
  const samples = composedGrid(db, query.compile());
  const id = placeOf(samples, 'id');
  const noteOf = receivedNotes(db);
  return extended(samples, { note: (row) => noteOf(row[id] as number) });
}
