/** Goods that were put, or were to be put, where they do not fit. */
import { composer, iterate } from './composing.ts';
import { conditionsOn, type SampleFilter } from './finding.ts';
import { type Db, one } from './sql.ts';

/** The id of a request whose list of goods is still to be written; null where it is there already. */
export function unlistedRequest(db: Db, approval: string): number | null {
  return (
    one<{ id: number }>(
      db,
      `SELECT id FROM approvals a WHERE number = ?
         AND NOT EXISTS (SELECT 1 FROM overrides o WHERE o.approval_id = a.id)`,
      approval,
    )?.id ?? null
  );
}

/** A line of the list: number bare, quantity in thousandths, reasons as JSON, instants UTC. */
export interface OverrideRow {
  readonly approval: string;
  readonly number: string;
  readonly name: string;
  readonly customer: string;
  readonly quantity: number;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly reasons: string;
  readonly reason: string | null;
  readonly requested_by: string;
  readonly requested_at: string;
  readonly state: 'pending' | 'approved' | 'rejected';
  readonly expires_on: string;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly alone: number;
}

/** What was asked to lie where it does not fit, the oldest request first. Instants UTC, both included. */
export async function overridesAsked(
  db: Db,
  { filter, from, to }: { filter: SampleFilter; from: string | null; to: string | null },
): Promise<Iterable<OverrideRow>> {
  const c = await composer();
  const { sql } = c;
  const conditions = [sql`j.recorded_at BETWEEN ${from ?? '0'} AND ${to ?? '9'}`, ...conditionsOn(c, filter)];
  const query = sql<OverrideRow>`
    SELECT a.number AS approval, s.number, s.name, c.code AS customer, x.quantity, s.unit, f.code AS "from",
           t.code AS "to", x.reasons, w.words AS reason, q.code AS requested_by, j.recorded_at AS requested_at, a.state,
           a.expires_on, d.decided_by, k.recorded_at AS decided_at, coalesce(d.alone, 0) AS alone
    FROM overrides x JOIN approvals a ON a.id = x.approval_id JOIN samples s ON s.id = x.sample_id
         JOIN customers c ON c.id = s.customer_id JOIN places f ON f.id = x.from_id JOIN places t ON t.id = x.to_id
         JOIN operators q ON q.id = a.requested_by JOIN journal j ON j.seq = a.requested_in
         LEFT JOIN remarks w ON w.entry = a.requested_in AND w.line = 0 AND w.field = 'reason'
         LEFT JOIN (SELECT approval_id, group_concat(code) AS decided_by, max(d.entry) AS last, max(alone) AS alone
                    FROM (SELECT * FROM approval_decisions ORDER BY id) d JOIN operators ON operators.id = operator_id
                    GROUP BY approval_id) d ON d.approval_id = a.id
         LEFT JOIN journal k ON k.seq = d.last
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY x.id`;
  return iterate(db, query.compile(c.query));
}
