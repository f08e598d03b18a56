/** Samples as their import reads them: what describes each, and how much of it lies where in storage. */
import { composer, iterate } from './composing.ts';
import { conditionsOn, type SampleFilter } from './finding.ts';
import { receivedNotes } from './received.ts';
import type { Db } from './sql.ts';
import { placesOf, storedOf } from './staged-samples.ts';

/** A sample with the columns of its table, quantities in thousandths, money in fen, the number bare. */
export interface ExportedSample {
  readonly id: number;
  readonly number: string;
  /** The customer's code. */
  readonly customer: string;
  readonly quantity: number;
  readonly location: string | null;
  readonly old_number: string | null;
  readonly note: string | null;
  readonly [column: string]: string | number | null;
}

/** The samples that fit, by number; without those that were received by mistake and undone. */
export async function exportedSamples(db: Db, filter: SampleFilter): Promise<Iterable<ExportedSample>> {
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
  return withNotes(db, iterate(db, query.compile()) as Iterable<ExportedSample>);
}

function* withNotes(db: Db, rows: Iterable<ExportedSample>): Generator<ExportedSample> {
  const noteOf = receivedNotes(db);
  for (const row of rows) yield { ...row, note: noteOf(row.id) };
}
