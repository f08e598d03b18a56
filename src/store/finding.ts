/** Finding samples by any of their dimensions at once. */
import type { Grid } from '../domain/grids.ts';
import { quantityAt, type Scope } from './as-of.ts';
import { type Composer, type Condition, composedGrid, composer } from './composing.ts';
import type { Db } from './sql.ts';
import { type State, stateAt, stateSql } from './standing.ts';

/** A word that somebody looks for, in the forms in which it may stand in the store. */
export interface SearchWord {
  /** For names, specifications, old numbers and customers: its match key. */
  readonly key: string;
  /** For lots, part numbers and customers' codes: folded, in lower case. */
  readonly folded: string;
  /** For numbers: how a number may begin, or end, if it looks like one. */
  readonly begins: string | null;
  readonly ends: string | null;
}

/** Which samples are meant; what is left out does not matter, what is there must hold all at once. */
export interface SampleFilter {
  readonly customer_id?: number | undefined;
  readonly category?: readonly string[] | undefined;
  readonly kind?: readonly string[] | undefined;
  readonly state?: readonly State[] | undefined;
  /** Ids of storage places: some of the sample is in one of them. */
  readonly places?: readonly number[] | undefined;
  /** The place of a person who holds some of it; null = of one who never held anything. */
  readonly holder?: number | null | undefined;
  readonly lot?: string | undefined;
  readonly words?: readonly SearchWord[] | undefined;
  readonly received_from?: string | undefined;
  readonly received_to?: string | undefined;
  readonly expires_before?: string | undefined;
}

/**
 * The samples that fit, by number: what we have of each now, in storage and with persons. Quantities in thousandths,
 * lists with commas (empty for none), the number bare.
 */
export async function listSamples(db: Db, filter: SampleFilter): Promise<Grid> {
  const c = await composer();
  const { sql } = c;
  const stored = `coalesce(sum(b.quantity) FILTER (WHERE p.kind = 'storage'), 0)`;
  const held = `coalesce(sum(b.quantity) FILTER (WHERE p.kind = 'person'), 0)`;
  let query = c.query
    .selectFrom('samples as s')
    .innerJoin('customers as c', 'c.id', 's.customer_id')
    .leftJoin('balances as b', (join) =>
      join.onRef('b.sample_id', '=', 's.id').on(sql<boolean>`b.bounded = 1 AND b.quantity > 0`),
    )
    .leftJoin('places as p', 'p.id', 'b.place_id')
    .leftJoin('operators as o', 'o.id', 'p.operator_id')
    .select(['s.number', 's.name', 's.spec', 'c.code as customer', 'c.name as customer_name', 's.category', 's.kind'])
    .select([
      sql<number>`coalesce(sum(b.quantity), 0)`.as('quantity'),
      's.unit',
      sql<State>`${sql.raw(stateSql({ stored, held, quality: 's.quality', day: null }))}`.as('state'),
      sql<string>`coalesce(group_concat(p.code, ',' ORDER BY p.code), '')`.as('locations'),
      sql<string>`coalesce(group_concat(o.code, ',' ORDER BY o.code), '')`.as('holders'),
    ])
    .select(['s.received_on', 's.expires_on', 's.retain_until'])
    .groupBy('s.number')
    .orderBy('s.number');
  for (const condition of conditionsOn(c, filter)) query = query.where(condition);
  return composedGrid(db, query.compile());
}

/**
 * The conditions of a filter on a row of `samples s`.
 * Only the customer is looked up by its index: everything else is tested while the samples pass in the order of their
 * numbers, so that a result of a million rows needs no sorting.
 * @param day the end of a past day for the state and the whereabouts of goods, or null for now
 */
export function conditionsOn(c: Composer, filter: SampleFilter, day: number | null = null): Condition[] {
  const { sql } = c;
  const conditions: Condition[] = [];
  const add = (condition: Condition): number => conditions.push(condition);
  const { category, kind, state, places, holder, lot } = filter;
  if (filter.customer_id !== undefined) add(sql`s.customer_id = ${filter.customer_id}`);
  if (category) add(sql`lower(s.category) IN (${sql.join(category.map((word) => word.toLowerCase()))})`);
  if (kind) add(sql`s.kind IN (${sql.join(kind)})`);
  if (state) add(sql`${sql.raw(stateAt(day, scopeOf(filter)))} IN (${sql.join(state)})`);
  if (places) add(sql`+s.id IN (${sql.raw(presentIn(places, day))})`);
  if (holder !== undefined) add(sql`+s.id IN (${sql.raw(presentIn(holder === null ? [] : [holder], day))})`);
  if (lot !== undefined) add(sql`lower(s.lot) = ${lot.toLowerCase()}`);
  if (filter.received_from !== undefined) add(sql`s.received_on >= ${filter.received_from}`);
  if (filter.received_to !== undefined) add(sql`s.received_on <= ${filter.received_to}`);
  if (filter.expires_before !== undefined) add(sql`s.expires_on < ${filter.expires_before}`);
  for (const word of filter.words ?? []) add(matching(c, word));
  return conditions;
}

/** Whether a filter narrows the samples down by an index. */
export function scopeOf({ customer_id }: SampleFilter): Scope {
  return customer_id === undefined ? 'all' : 'few';
}

/** The ids of samples of which something is in these places, now or at the end of a past day. */
function presentIn(places: readonly number[], day: number | null): string {
  const there = day === null ? 'b.quantity <> 0' : `${quantityAt(day, 'few')} > 0`;
  return `SELECT b.sample_id FROM balances b WHERE b.place_id IN (${places.join(', ')}) AND ${there}`;
}

function matching({ sql }: Composer, { key, folded, begins, ends }: SearchWord): Condition {
  const ways = [
    sql`instr(s.match_key, ${key}) > 0`,
    sql`instr(lower(s.lot), ${folded}) > 0`,
    sql`instr(lower(s.part_no), ${folded}) > 0`,
    sql`s.customer_id IN (SELECT coalesce(merged_into, id) FROM customers WHERE instr(match_key, ${key}) > 0 OR lower(code) = ${folded})`,
    sql`+s.id IN (SELECT sample_id FROM aliases WHERE instr(match_key, ${key}) > 0)`,
  ];
  if (begins !== null) ways.push(sql`substr(s.number, 1, ${begins.length}) = ${begins}`);
  if (ends !== null) {
    // With the check character, or without it: the last digits as people read them out.
    ways.push(sql`substr(s.number, ${-ends.length}) = ${ends}`);
    ways.push(sql`substr(s.number, ${-ends.length - 1}, ${ends.length}) = ${ends}`);
  }
  return sql`(${sql.join(ways, sql` OR `)})`;
}
