/** What a customer ever handed over, and what became of it. */
import { pastDay, quantityAt } from './as-of.ts';
import { composer, iterate } from './composing.ts';
import { conditionsOn, type SampleFilter, scopeOf } from './finding.ts';
import type { Db } from './sql.ts';

/** Quantities in thousandths, the number bare. */
export interface StatementRow {
  readonly customer: string;
  readonly number: string;
  readonly name: string;
  readonly unit: string;
  readonly in_store: number;
  readonly held: number;
  readonly used: number;
  readonly given_back: number;
  readonly dispatched: number;
  readonly scrapped: number;
  readonly missing: number;
}

/**
 * One row for each sample that was ever handed over: what is in store and with persons, used up, given back to its
 * owner, sent to customers, scrapped and missing (less what turned up). Together that is what was received: a part
 * split off has a row of its own, and what went into it no longer counts with its parent. What was undone to nothing
 * has no row.
 * @param day the end of which day, as an integer; null is now
 */
export async function statement(db: Db, filter: SampleFilter, day: number | null): Promise<Iterable<StatementRow>> {
  const c = await composer();
  const { sql } = c;
  const past = pastDay(db, day);
  const sums = `
    SELECT
      coalesce(sum(x.quantity) FILTER (WHERE x.kind = 'storage'), 0) AS in_store,
      coalesce(sum(x.quantity) FILTER (WHERE x.kind = 'person'), 0) AS held,
      coalesce(sum(x.quantity) FILTER (WHERE x.kind = 'used'), 0) AS used,
      coalesce(sum(x.given_back), 0) AS given_back,
      coalesce(sum(x.dispatched), 0) AS dispatched,
      coalesce(sum(x.quantity) FILTER (WHERE x.kind = 'scrapped'), 0) AS scrapped,
      coalesce(sum(x.quantity) FILTER (WHERE x.kind = 'variance'), 0) AS missing
    FROM (
      SELECT p.kind, ${quantityAt(past, scopeOf(filter))} AS quantity,
             iif(p.kind = 'customer', ${goneTo(past, true)}, 0) AS given_back,
             iif(p.kind = 'customer', ${goneTo(past, false)}, 0) AS dispatched
      FROM balances b JOIN places p ON p.id = b.place_id WHERE b.sample_id = s.id
    ) x`;
  const figures = ['in_store', 'held', 'used', 'given_back', 'dispatched', 'scrapped', 'missing'] as const;
  let query = c.query
    // Customer by customer, so that only the samples of one have to be sorted.
    .selectFrom('customers as c')
    .crossJoin('samples as s')
    .whereRef('s.customer_id', '=', 'c.id')
    .select(['c.code as customer', 's.number', 's.name', 's.unit'])
    .select(sql<string>`(SELECT json_array(${sql.raw(figures.join(', '))}) FROM (${sql.raw(sums)}))`.as('figures'))
    .orderBy('c.code')
    .orderBy('s.number');
  for (const condition of conditionsOn(c, filter, past)) query = query.where(condition);
  return told(iterate(db, query.compile()), figures);
}

type Figure = Exclude<keyof StatementRow, 'customer' | 'number' | 'name' | 'unit'>;
type Told = Pick<StatementRow, 'customer' | 'number' | 'name' | 'unit'> & { readonly figures: string };

function* told(rows: Iterable<Told>, keys: readonly Figure[]): Generator<StatementRow> {
  for (const { figures, ...whose } of rows) {
    const values = JSON.parse(figures) as number[];
    if (values.every((value) => value === 0)) continue;
    yield { ...whose, ...(Object.fromEntries(keys.map((key, at) => [key, values[at]])) as Record<Figure, number>) };
  }
}

/** What went to the customer at `b` less what came back: given back to its owner, or sent out; receipts are neither. */
function goneTo(day: number | null, givenBack: boolean): string {
  return `(SELECT coalesce(sum(CASE t.to_id WHEN b.place_id THEN t.quantity ELSE -t.quantity END), 0)
    FROM transfers t LEFT JOIN transfers r ON r.seq = t.reverses
    WHERE t.sample_id = b.sample_id AND b.place_id IN (t.from_id, t.to_id)${day === null ? '' : ` AND t.day <= ${day}`}
      AND coalesce(r.kind, t.kind) ${givenBack ? "= 'give_back'" : "NOT IN ('give_back', 'receive')"})`;
}
