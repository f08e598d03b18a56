/** What was used: by the person who had it, the customer whose it was, or the category it belongs to. */
import { pastDay, quantityAt, type Scope } from './as-of.ts';
import { type Composer, composer, iterate } from './composing.ts';
import { conditionsOn, type SampleFilter, scopeOf } from './finding.ts';
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
 * What went out to persons in a period, came back, was used up and lost, and what they still had at its end; by key
 * and unit. An undone movement counts against its kind on the day on which it was undone.
 */
export async function usage(db: Db, { filter, by, from, to }: UsageQuestion): Promise<Iterable<UsageRow>> {
  const c = await composer();
  const { sql } = c;
  const past = pastDay(db, to);
  const conditions = conditionsOn(c, filter, past);
  const where = conditions.length > 0 ? sql`AND ${sql.join(conditions, sql` AND `)}` : sql``;
  const parts = sql<Part>`${moved(c, by, from, to, where)} UNION ALL ${still(c, by, past, scopeOf(filter), where)}`;
  // Added up here: SQLite groups by sorting, and a sort of all movements would fill memory.
  return added(iterate<Part>(db, parts.compile(c.query)));
}

/** What one movement, or one balance at the end, adds to a figure. */
interface Part {
  readonly key: string | null;
  readonly name: string | null;
  readonly unit: string;
  readonly kind: keyof typeof FIGURES;
  readonly quantity: number;
}

const FIGURES = {
  checkout: 'checked_out',
  return: 'returned',
  use: 'used',
  lose: 'lost',
  still: 'outstanding',
} as const;
type Sums = { -readonly [K in keyof UsageRow]: UsageRow[K] };

function added(parts: Iterable<Part>): UsageRow[] {
  const sums = new Map<string, Sums>();
  for (const { key, name, unit, kind, quantity } of parts) {
    const at = `${key ?? ''}\n${unit}`;
    let sum = sums.get(at);
    if (sum === undefined) {
      sum = { key, name, unit, checked_out: 0, returned: 0, used: 0, lost: 0, outstanding: 0 };
      sums.set(at, sum);
    }
    sum[FIGURES[kind]] += quantity;
  }
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...sums.values()]
    .filter((sum) => Object.values(FIGURES).some((figure) => sum[figure] !== 0))
    .sort((a, b) => compare(a.key ?? '\uffff', b.key ?? '\uffff') || compare(a.unit, b.unit));
}

/** What a row stands for and how that is called; `o` is who had the goods, `c` whose they are. */
const KEYS: Readonly<Record<UsageKey, string>> = {
  person: 'o.code AS key, o.name AS name',
  customer: 'c.code AS key, c.name AS name',
  category: 's.category AS key, s.category AS name',
};

type Text = ReturnType<Composer['sql']>;

function moved({ sql }: Composer, by: UsageKey, from: number | null, to: number | null, where: Text): Text {
  const all = from === null && to === null;
  const inPeriod = all ? sql`` : sql`AND t.day BETWEEN ${from ?? 0} AND ${to ?? 99_999_999}`;
  // A movement between a person and anything else; what was undone counts as less of what it had been.
  return sql`
    SELECT ${sql.raw(KEYS[by])}, s.unit, coalesce(r.kind, t.kind) AS kind,
           iif(r.seq IS NULL, t.quantity, -t.quantity) AS quantity
    FROM transfers t LEFT JOIN transfers r ON r.seq = t.reverses
         JOIN places p ON p.id IN (t.from_id, t.to_id) JOIN operators o ON o.id = p.operator_id
         JOIN samples s ON s.id = t.sample_id JOIN customers c ON c.id = s.customer_id
    WHERE coalesce(r.kind, t.kind) IN ('checkout', 'return', 'use', 'lose') ${inPeriod} ${where}`;
}

function still({ sql }: Composer, by: UsageKey, past: number | null, scope: Scope, where: Text): Text {
  const there = past === null ? 'b.quantity <> 0' : `iif(p.kind = 'person', ${quantityAt(past, scope)}, 0) > 0`;
  return sql`
    SELECT ${sql.raw(KEYS[by])}, s.unit, 'still', ${sql.raw(quantityAt(past, scope))}
    FROM places p JOIN operators o ON o.id = p.operator_id JOIN balances b ON b.place_id = p.id
         JOIN samples s ON s.id = b.sample_id JOIN customers c ON c.id = s.customer_id
    WHERE p.kind = 'person' AND ${sql.raw(there)} ${where}`;
}
