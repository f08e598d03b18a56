/** What came into storage, left it and stayed, period by period and unit by unit. */
import { type Composer, composer, iterate } from './composing.ts';
import { conditionsOn, type SampleFilter } from './finding.ts';
import { type Db, one } from './sql.ts';

/** How a movement across the border of storage is counted; what was undone counts against it. */
export const FLOWS = {
  received: 1,
  returned: 1,
  surplus: 1,
  checked_out: -1,
  dispatched: -1,
  given_back: -1,
  scrapped: -1,
  shortage: -1,
} as const;
export type Flow = keyof typeof FLOWS;

/** Quantities in thousandths of the unit; opening + what came − what left = closing. */
export type PeriodRow = { readonly period: string; readonly unit: string } & {
  readonly [K in Flow | 'opening' | 'closing']: number;
};

export interface PeriodQuestion {
  readonly filter: SampleFilter;
  /** Days as integers, both included. */
  readonly from: number;
  readonly to: number;
  /** The period that a day belongs to, as a word that sorts by time. */
  readonly periodOf: (day: number) => string;
}

interface Crossing {
  readonly day: number;
  readonly kind: string;
  readonly unit: string;
  /** What storage gained by it, negative when it lost. */
  readonly gain: number;
}

const NOTHING = Object.fromEntries(Object.keys(FLOWS).map((flow) => [flow, 0])) as { [K in Flow]: number };
type Sums = { -readonly [K in Flow | 'opening' | 'closing']: number };

/** The rows of all periods in which something moved, by period and unit; a unit that only lay there has a row too. */
export async function periodRows(db: Db, { filter, from, to, periodOf }: PeriodQuestion): Promise<PeriodRow[]> {
  const c = await composer();
  const stock = storedNow(db, c, filter);
  const sums = new Map<string, Map<string, Sums>>();
  const periods = [...new Set([periodOf(from), periodOf(to)])];
  for (const { day, kind, unit, gain } of crossings(db, c, filter, from)) {
    // The books are opened from today backwards: what came after the first day was not there before it.
    stock.set(unit, (stock.get(unit) ?? 0) - gain);
    if (day > to) continue;
    const flow = flowOf(kind, gain);
    if (flow === null) continue;
    const sum = sumsOf(sums, periodOf(day), unit);
    sum[flow] += gain * FLOWS[flow];
  }
  for (const period of periods) for (const unit of stock.keys()) sumsOf(sums, period, unit);
  const rows: PeriodRow[] = [];
  for (const period of [...sums.keys()].sort()) {
    const units = sums.get(period)!;
    for (const unit of [...units.keys()].sort()) {
      const sum = units.get(unit)!;
      sum.opening = stock.get(unit) ?? 0;
      sum.closing = Object.entries(FLOWS).reduce((left, [flow, sign]) => left + sign * sum[flow as Flow], sum.opening);
      stock.set(unit, sum.closing);
      if (Object.values(sum).some((figure) => figure !== 0)) rows.push({ period, unit, ...sum });
    }
  }
  return rows;
}

function sumsOf(sums: Map<string, Map<string, Sums>>, period: string, unit: string): Sums {
  const units = sums.get(period) ?? new Map<string, Sums>();
  sums.set(period, units);
  const sum = units.get(unit) ?? { opening: 0, ...NOTHING, closing: 0 };
  units.set(unit, sum);
  return sum;
}

/** Under which heading a movement is counted; null = it stays within (a split leaves one number and enters another). */
function flowOf(kind: string, gain: number): Flow | null {
  switch (kind) {
    case 'receive':
      return 'received';
    case 'return':
      return 'returned';
    case 'checkout':
      return 'checked_out';
    case 'dispatch':
      return 'dispatched';
    case 'give_back':
      return 'given_back';
    case 'scrap':
      return 'scrapped';
    case 'split':
      return null;
    default:
      return gain > 0 ? 'surplus' : 'shortage';
  }
}

/** What is in storage now, by unit. */
function storedNow(db: Db, c: Composer, filter: SampleFilter): Map<string, number> {
  const { sql } = c;
  let query = c.query
    .selectFrom('places as p')
    .innerJoin('balances as b', 'b.place_id', 'p.id')
    .innerJoin('samples as s', 's.id', 'b.sample_id')
    .where('p.kind', '=', 'storage')
    .where('b.quantity', '<>', 0)
    .select(['s.unit', sql<number>`b.quantity`.as('quantity')]);
  for (const condition of conditionsOn(c, withoutPlaces(filter))) query = query.where(condition);
  const stock = new Map<string, number>();
  for (const { unit, quantity } of iterate<{ unit: string; quantity: number }>(db, query.compile())) {
    stock.set(unit, (stock.get(unit) ?? 0) + quantity);
  }
  return stock;
}

/** More movements than these are read in their own order: looking each up by its day would take longer. */
const FEW = 200_000;

/** The movements since a day that crossed the border of storage. */
function crossings(db: Db, c: Composer, filter: SampleFilter, from: number): Iterable<Crossing> {
  const { sql } = c;
  const few =
    one<{ n: number }>(db, 'SELECT count(*) AS n FROM (SELECT 1 FROM transfers WHERE day >= ? LIMIT ?)', from, FEW)!.n <
    FEW;
  const day = sql.raw(few ? 't.day' : '+t.day');
  const gain = sql<number>`iif(o.kind = 'storage', t.quantity, 0) - iif(i.kind = 'storage', t.quantity, 0)`;
  let query = c.query
    .selectFrom('transfers as t')
    .crossJoin('samples as s')
    .crossJoin('places as i')
    .crossJoin('places as o')
    .leftJoin('transfers as r', 'r.seq', 't.reverses')
    .whereRef('s.id', '=', 't.sample_id')
    .whereRef('i.id', '=', 't.from_id')
    .whereRef('o.id', '=', 't.to_id')
    .where(sql<boolean>`${day} >= ${from} AND (i.kind = 'storage') <> (o.kind = 'storage')`)
    .select(['t.day', 's.unit', sql<string>`coalesce(r.kind, t.kind)`.as('kind'), gain.as('gain')]);
  for (const condition of conditionsOn(c, withoutPlaces(filter))) query = query.where(condition);
  return iterate<Crossing>(db, query.compile());
}

/** A place says where goods are today, which is not where they were: the summary is of all storage. */
function withoutPlaces({ places: _, holder: __, state: ___, ...filter }: SampleFilter): SampleFilter {
  return filter;
}
