/** Stock that asks for something: what ends, what nobody moves, what there is too little or too much of. */
import { composer, iterate } from './composing.ts';
import { conditionsOn, type SampleFilter } from './finding.ts';
import type { Db } from './sql.ts';

/** What every row says of the goods: number bare, thousandths, places with commas. */
interface Stock {
  readonly number: string;
  readonly name: string;
  readonly spec: string | null;
  readonly customer: string;
  readonly customer_name: string;
  readonly quantity: number;
  readonly unit: string;
  readonly locations: string;
}

export interface ExpiringRow extends Stock {
  readonly what: 'expiry' | 'retention';
  readonly due: string;
  readonly at_end: string | null;
  readonly instruction: string | null;
}

const GOODS = `s.number, s.name, s.spec, c.code AS customer, c.name AS customer_name, sum(b.quantity) AS quantity, s.unit,
  group_concat(coalesce(p.code, o.code), ',' ORDER BY p.code IS NULL, coalesce(p.code, o.code)) AS locations`;
const WHERE_THEY_ARE = `JOIN customers c ON c.id = s.customer_id
  JOIN balances b ON b.sample_id = s.id AND b.bounded = 1 AND b.quantity > 0 JOIN places p ON p.id = b.place_id
  LEFT JOIN operators o ON o.id = p.operator_id`;

/** Goods that are there and whose expiry or retention ends by that day, the earliest first; past ends among them. */
export async function expiring(db: Db, filter: SampleFilter, until: string): Promise<Iterable<ExpiringRow>> {
  const c = await composer();
  const { sql } = c;
  const conditions = conditionsOn(c, filter);
  const where = conditions.length > 0 ? sql`WHERE ${sql.join(conditions, sql` AND `)}` : sql``;
  const query = sql<ExpiringRow>`
    SELECT ${sql.raw(GOODS)}, d.what, d.due, s.at_end,
           (SELECT i.decision FROM instructions i WHERE i.sample_id = s.id
            ORDER BY i.decided_on DESC, i.id DESC LIMIT 1) AS instruction
    FROM (SELECT id, 'expiry' AS what, expires_on AS due FROM samples WHERE expires_on <= ${until}
          UNION ALL
          SELECT id, 'retention', retain_until FROM samples WHERE retain_until <= ${until}) d
         JOIN samples s ON s.id = d.id ${sql.raw(WHERE_THEY_ARE)}
    ${where} GROUP BY d.id, d.what ORDER BY d.due, s.number, d.what`;
  return iterate(db, query.compile(c.query));
}

export interface IdleRow extends Stock {
  /** As an integer: 20261122. */
  readonly last: number;
}

/** A movement `t` that shows that goods are of use: they came, went or were found, and it was not undone. */
const OF_USE = `t.kind NOT IN ('move', 'reverse')
  AND (t.kind <> 'adjust' OR (SELECT f.kind FROM places f WHERE f.id = t.from_id) = 'variance')
  AND NOT EXISTS (SELECT 1 FROM transfers r WHERE r.reverses = t.seq)`;

/**
 * Goods in storage that nobody brought, took, used, gave back or found since that day, the longest idle first. Putting
 * them elsewhere and counting them is no use of them.
 * @param since a day as an integer
 */
export async function idle(db: Db, filter: SampleFilter, since: number): Promise<Iterable<IdleRow>> {
  const c = await composer();
  const { sql } = c;
  const conditions = [sql`p.kind = 'storage'`, ...conditionsOn(c, filter)];
  const query = sql<IdleRow>`
    SELECT * FROM (
      SELECT ${sql.raw(GOODS)}, (SELECT max(t.day) FROM transfers t
              WHERE t.sample_id = s.id AND ${sql.raw(OF_USE)}) AS last
      FROM samples s ${sql.raw(WHERE_THEY_ARE)} WHERE ${sql.join(conditions, sql` AND `)} GROUP BY s.id)
    WHERE last <= ${since} ORDER BY last, number`;
  return iterate(db, query.compile(c.query));
}

export interface LimitRow {
  readonly customer: string;
  readonly customer_name: string;
  readonly name: string;
  readonly spec: string | null;
  readonly unit: string;
  readonly quantity: number;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly lots: number;
}

/**
 * Goods of which there is less than the minimum or more than the maximum: all lots of one customer, name, spec and
 * unit together, by what the newest lot that states a limit says. What counts can be taken: accepted, not expired, in
 * a zone from which goods are lent.
 */
export async function beyondLimits(db: Db, filter: SampleFilter, today: string): Promise<Iterable<LimitRow>> {
  const c = await composer();
  const { sql } = c;
  const conditions = [
    sql`s.id IN (SELECT max(id) FROM samples WHERE minimum IS NOT NULL OR maximum IS NOT NULL
                 GROUP BY customer_id, match_key, unit)`,
    ...conditionsOn(c, filter),
  ];
  const query = sql<LimitRow>`
    SELECT * FROM (
      SELECT c.code AS customer, c.name AS customer_name, s.name, s.spec, s.unit, coalesce(sum(b.quantity), 0) AS quantity,
             s.minimum, s.maximum, count(DISTINCT b.sample_id) AS lots
      FROM samples s JOIN customers c ON c.id = s.customer_id
           LEFT JOIN samples x ON x.customer_id = s.customer_id AND x.match_key = s.match_key AND x.unit = s.unit
             AND x.quality IN ('accepted', 'conditional') AND (x.expires_on IS NULL OR x.expires_on >= ${today})
           LEFT JOIN balances b ON b.sample_id = x.id AND b.quantity > 0
             AND b.place_id IN (SELECT id FROM places WHERE lends = 1)
      WHERE ${sql.join(conditions, sql` AND `)} GROUP BY s.id)
    WHERE quantity < minimum OR quantity > maximum ORDER BY customer, name, spec, unit`;
  return iterate(db, query.compile(c.query));
}
