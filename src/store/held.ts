/** Who holds what: one row for each line of a checkout that is still open. */
import { pastDay, quantityAt } from './as-of.ts';
import { type Composer, composer, iterate } from './composing.ts';
import { conditionsOn, type SampleFilter } from './finding.ts';
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
  let query = c.query
    .with('line', () => sql<OpenLine>`(${sql.raw(past === null ? OPEN_NOW : openAt(past))})`)
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
  for (const condition of conditionsOn(c, question.filter, past)) query = query.where(condition);
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

const OPEN_NOW = `
  SELECT l.id, l.checkout_id, l.sample_id, l.holder_id, l.due_on, l.outstanding AS quantity
  FROM checkout_lines l WHERE l.outstanding > 0`;

/** The lines of what persons held at the end of a day: their balances first, then the lines that these consist of. */
function openAt(day: number): string {
  return `
  SELECT l.id, l.checkout_id, l.sample_id, l.holder_id, l.due_on, line.quantity
  FROM (
    SELECT t.checkout_line AS id, sum(CASE t.to_id WHEN b.place_id THEN t.quantity ELSE -t.quantity END) AS quantity
    FROM balances b CROSS JOIN places p CROSS JOIN transfers t
    WHERE p.id = b.place_id AND iif(p.kind = 'person', ${quantityAt(day)}, 0) > 0
      AND t.sample_id = b.sample_id AND b.place_id IN (t.from_id, t.to_id) AND t.day <= ${day}
      AND t.checkout_line IS NOT NULL
    GROUP BY t.checkout_line HAVING sum(CASE t.to_id WHEN b.place_id THEN t.quantity ELSE -t.quantity END) > 0
  ) line JOIN checkout_lines l ON l.id = line.id`;
}

function since({ sql }: Composer) {
  return sql<number>`(SELECT min(t.day) FROM transfers t
    WHERE t.sample_id = l.sample_id AND t.to_id = l.holder_id AND t.checkout_line = l.id AND t.kind = 'checkout')`;
}

function reminded({ sql }: Composer, what: string) {
  return sql<never>`(SELECT ${sql.raw(what)} FROM reminders r WHERE r.checkout_id = l.checkout_id)`;
}
