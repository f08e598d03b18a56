/** What is in storage, place by place, now or at the end of a past day. */
import { converted, type Grid } from '../domain/grids.ts';
import { pastDay, qualityAt, quantityAt } from './as-of.ts';
import { nameOf } from './classes.ts';
import { composedGrid, composer } from './composing.ts';
import { conditionsOn, type SampleFilter, scopeOf } from './finding.ts';
import { remembered } from './remembering.ts';
import type { Db } from './sql.ts';

export interface InventoryQuestion {
  readonly filter: SampleFilter;
  /** The end of which day, as an integer; null is now. */
  readonly day: number | null;
  /** What expires before this day counts as expired. */
  readonly expired_before: string;
}

/**
 * One row for each number and storage place that has some of it, by number and place. Quantities in thousandths, the
 * number bare.
 */
export async function inventory(db: Db, { filter, day, expired_before }: InventoryQuestion): Promise<Grid> {
  const c = await composer();
  const { sql } = c;
  const past = pastDay(db, day);
  const there = quantityAt(past, scopeOf(filter));
  const here = sql.raw<number>(there);
  const quality = sql.raw(qualityAt(past));
  const held = sql.raw(`EXISTS (SELECT 1 FROM balances b JOIN places h ON h.id = b.place_id
    WHERE b.sample_id = s.id AND b.bounded = 1 AND iif(h.kind = 'person', ${there}, 0) > 0)`);
  let query = c.query
    .selectFrom('samples as s')
    // In this order, so that rows come by number without sorting, and a place's kind is known before its past is asked.
    .crossJoin('balances as b')
    .crossJoin('places as p')
    // Customers and accounts are not bounded: they are passed over before their place is looked up.
    .where(sql<boolean>`b.sample_id = s.id AND b.bounded = 1 AND p.id = b.place_id`)
    .where(sql<boolean>`iif(p.kind = 'storage', ${here}, 0) > 0`)
    .select(['s.number', 's.name', 's.spec', 's.customer_id as customer', 's.customer_id as customer_name'])
    .select(['s.category', 's.kind'])
    .select(sql<string>`p.code`.as('location'))
    .select([here.as('quantity'), 's.unit'])
    .select(
      sql<string>`CASE WHEN ${quality} IN ('pending', 'rejected') THEN 'quarantined'
        WHEN ${held} THEN 'partly_out' ELSE 'in_stock' END`.as('state'),
    )
    .select(
      sql<string>`CASE WHEN ${quality} IN ('pending', 'rejected') THEN ${quality}
        WHEN p.purpose = 'damaged' THEN 'damaged'
        WHEN s.expires_on < ${expired_before} THEN 'expired' ELSE 'good' END`.as('account'),
    )
    .select(['s.received_on', 's.expires_on', 's.retain_until'])
    .orderBy('s.number')
    .orderBy('p.code');
  if (filter.places) query = query.where('b.place_id', 'in', filter.places);
  for (const condition of conditionsOn(c, filter, past)) query = query.where(condition);
  const customer = remembered((id) => nameOf(db, id));
  return converted(composedGrid(db, query.compile()), {
    customer: (id: number) => customer(id)!.code,
    customer_name: (id: number) => customer(id)!.name,
  });
}
