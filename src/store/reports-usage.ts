/** What was used: by the person who had it, the customer whose it was, or the category it belongs to. */
import { pastDay, quantityAt } from './as-of.ts';
import { type Composer, composer, iterate } from './composing.ts';
import { conditionsOn, type SampleFilter } from './finding.ts';
import type { Db } from './sql.ts';

export const USAGE_KEYS = ['person', 'customer', 'category'] as const;
export type UsageKey = (typeof USAGE_KEYS)[number];

/** Quantities in thousandths of the unit. */
export interface UsageRow {
  readonly key: string | null;
  readonly name: string | null;
  readonly unit: string;
  readonly checked_out: number;
  readonly returned: number;
  readonly used: number;
  readonly lost: number;
  readonly outstanding: number;
}

export interface UsageQuestion {
  readonly filter: SampleFilter;
  readonly by: UsageKey;
  /** Days as integers, both included; null = from the beginning, until now. */
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * What went out to persons in a period, came back, was used up and lost, and what they still had at its end.
 * An undone movement counts against its kind on the day on which it was undone.
 */
export async function usage(db: Db, { filter, by, from, to }: UsageQuestion): Promise<Iterable<UsageRow>> {
  const c = await composer();
  const { sql } = c;
  const past = pastDay(db, to);
  const conditions = conditionsOn(c, filter, past);
  const [key, name] = KEYS[by];
  const where = conditions.length > 0 ? sql`AND ${sql.join(conditions, sql` AND `)}` : sql``;
  const grouped = sql<UsageRow>`
    SELECT ${sql.raw(key)} AS key, ${sql.raw(name)} AS name, m.unit,
           sum(m.checked_out) AS checked_out, sum(m.returned) AS returned, sum(m.used) AS used, sum(m.lost) AS lost,
           sum(m.outstanding) AS outstanding
    FROM (${moved(c, from, to, where)} UNION ALL ${still(c, past, where)}) m
         JOIN operators o ON o.id = m.operator_id JOIN customers c ON c.id = m.customer_id
    GROUP BY 1, 3 
    HAVING sum(m.checked_out) <> 0 OR sum(m.returned) <> 0 OR sum(m.used) <> 0 OR sum(m.lost) <> 0
        OR sum(m.outstanding) <> 0
    ORDER BY key IS NULL, key, m.unit`;
  return iterate<UsageRow>(db, grouped.compile(c.query));
}

/** What a row stands for, and how that is called; `m` is a movement of goods, `o` who had them, `c` whose they were. */
const KEYS: Readonly<Record<UsageKey, readonly [string, string]>> = {
  person: ['o.code', 'o.name'],
  customer: ['c.code', 'c.name'],
  category: ['m.category', 'm.category'],
};

type Where = ReturnType<Composer['sql']>;

function moved({ sql }: Composer, from: number | null, to: number | null, where: Where): Where {
  // A transfer between a person and anything else; what was undone counts as less of what it had been.
  const sum = (kind: string) =>
    sql.raw(
      `sum(CASE coalesce(r.kind, t.kind) WHEN '${kind}' THEN iif(r.seq IS NULL, t.quantity, -t.quantity) ELSE 0 END)`,
    );
  return sql`
    SELECT p.operator_id, s.customer_id, s.category, s.unit, ${sum('checkout')} AS checked_out,
           ${sum('return')} AS returned, ${sum('use')} AS used, ${sum('lose')} AS lost, 0 AS outstanding
    FROM transfers t LEFT JOIN transfers r ON r.seq = t.reverses
         JOIN places p ON p.id IN (t.from_id, t.to_id) AND p.kind = 'person' JOIN samples s ON s.id = t.sample_id
    WHERE t.day BETWEEN ${from ?? 0} AND ${to ?? 99_999_999} ${where}
    GROUP BY 1, 2, 3, 4`;
}

function still({ sql }: Composer, past: number | null, where: Where): Where {
  const there = past === null ? 'b.quantity <> 0' : `iif(p.kind = 'person', ${quantityAt(past)}, 0) > 0`;
  return sql`
    SELECT p.operator_id, s.customer_id, s.category, s.unit, 0, 0, 0, 0, sum(${sql.raw(quantityAt(past))})
    FROM places p JOIN balances b ON b.place_id = p.id JOIN samples s ON s.id = b.sample_id
    WHERE p.kind = 'person' AND ${sql.raw(there)} ${where}
    GROUP BY 1, 2, 3, 4`;
}
