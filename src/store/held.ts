/** Who holds what: one row for each line of a checkout that is still open. */
import { pastDay, quantityAt, type Scope } from './as-of.ts';
import { type Composer, type Condition, composer, iterate } from './composing.ts';
import { conditionsOn, type SampleFilter, scopeOf } from './finding.ts';
import type { Db } from './sql.ts';

/** Quantity in thousandths, the number bare, `since` an integer day. */
export interface HeldRow {
  readonly number: string;
  readonly name: string;
  readonly checkout: string;
  readonly holder: string;
  readonly quantity: number;
  readonly unit: string;
  readonly since: number;
  readonly due: string | null;
  readonly reminders: number;
  readonly reminded_on: string | null;
}

export interface HeldQuestion {
  readonly filter: SampleFilter;
  /** The end of which day, as an integer; null is now. */
  readonly day: number | null;
  /** The place of the person who holds it; null = nobody's. */
  readonly by?: number | null | undefined;
  /** Only what was due before this day. */
  readonly due_before?: string | undefined;
  /** Only what has no due day. */
  readonly no_due?: boolean | undefined;
}

/** What persons hold: by due day, what has none last. */
export async function heldRows(db: Db, question: HeldQuestion): Promise<Iterable<HeldRow>> {
  const c = await composer();
  const { sql } = c;
  const past = pastDay(db, question.day);
  const conditions = conditionsOn(c, question.filter, past);
  let query = c.query
    .with('line', () => (past === null ? openNow(c) : openAt(c, past, scopeOf(question.filter), conditions)))
    .selectFrom('line as l')
    .innerJoin('checkouts as u', 'u.id', 'l.checkout_id')
    .innerJoin('samples as s', 's.id', 'l.sample_id')
    .innerJoin('places as h', 'h.id', 'l.holder_id')
    .innerJoin('operators as o', 'o.id', 'h.operator_id')
    .select([
      's.number',
      's.name',
      'u.number as checkout',
      'o.code as holder',
      'l.quantity',
      's.unit',
      'l.due_on as due',
    ])
    .select([since(c).as('since'), reminded(c, 'count(*)').as('reminders')])
    .select(reminded(c, 'max(r.reminded_on)').as('reminded_on'))
    .orderBy(sql`l.due_on IS NULL`)
    .orderBy('l.due_on')
    .orderBy('o.code')
    .orderBy('s.number')
    .orderBy('l.id');
  if (past === null) for (const condition of conditions) query = query.where(condition);
  if (question.by !== undefined) query = query.where(sql<boolean>`l.holder_id IS ${question.by}`);
  if (question.due_before !== undefined) query = query.where('l.due_on', '<', question.due_before);
  if (question.no_due) query = query.where('l.due_on', 'is', null);
  return iterate<HeldRow>(db, query.compile());
}

interface OpenLine {
  id: number;
  checkout_id: number;
  sample_id: number;
  holder_id: number;
  due_on: string | null;
  quantity: number;
}

function openNow({ sql }: Composer) {
  return sql<OpenLine>`(
    SELECT l.id, l.checkout_id, l.sample_id, l.holder_id, l.due_on, l.outstanding AS quantity
    FROM checkout_lines l WHERE l.outstanding > 0)`;
}

/** In which order they are read: from the few samples that are meant, or through all balances as they lie. */
const FEW_FIRST = 'samples s CROSS JOIN balances b CROSS JOIN places p';
const ALL_FIRST = 'balances b CROSS JOIN places p CROSS JOIN samples s';

/** The lines of what persons held at the end of a day: their balances first, then the lines that these consist of. */
function openAt({ sql }: Composer, day: number, scope: Scope, conditions: readonly Condition[]) {
  const left = sql.raw('sum(CASE t.to_id WHEN b.place_id THEN t.quantity ELSE -t.quantity END)');
  return sql<OpenLine>`(
    SELECT l.id, l.checkout_id, l.sample_id, l.holder_id, l.due_on, line.quantity
    FROM (
      SELECT t.checkout_line AS id, ${left} AS quantity
      FROM ${sql.raw(scope === 'few' ? FEW_FIRST : ALL_FIRST)} CROSS JOIN transfers t
      WHERE b.sample_id = s.id AND p.id = b.place_id
        AND iif(p.kind = 'person', ${sql.raw(quantityAt(day, scope))}, 0) > 0
        AND t.sample_id = b.sample_id AND b.place_id IN (t.from_id, t.to_id) AND t.day <= ${day}
        AND t.checkout_line IS NOT NULL AND ${sql.join([sql`TRUE`, ...conditions], sql` AND `)}
      GROUP BY t.checkout_line HAVING ${left} > 0
    ) line JOIN checkout_lines l ON l.id = line.id)`;
}

function since({ sql }: Composer) {
  return sql<number>`(SELECT min(t.day) FROM transfers t
    WHERE t.sample_id = l.sample_id AND t.to_id = l.holder_id AND t.checkout_line = l.id AND t.kind = 'checkout')`;
}

function reminded({ sql }: Composer, what: string) {
  return sql<never>`(SELECT ${sql.raw(what)} FROM reminders r WHERE r.checkout_id = l.checkout_id)`;
}
