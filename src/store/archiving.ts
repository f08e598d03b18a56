/** Files at rest: which have been quiet for long, which are archived, and until when they must be kept. */
import { isContact } from './contact-log.ts';
import { standingOf } from './destructions.ts';
import { KEPT_UNTIL, SHELF_LIFE } from './retention.ts';
import { type Db, iterated, one } from './sql.ts';

/** The last day on which something happened with a customer: a talk, an order, goods, or the opening of the file. */
const LAST = `max(c.opened_on, coalesce(c.first_contact_on, ''),
  coalesce((SELECT max(happened_on) FROM contact_log l WHERE l.customer_id = c.id AND ${isContact('l')}), ''),
  coalesce((SELECT max(ordered_on) FROM orders o WHERE o.customer_id = c.id), ''),
  coalesce((SELECT max(received_on) FROM receipts r WHERE r.customer_id = c.id), ''),
  coalesce((SELECT max(sent_on) FROM sample_orders s WHERE s.customer_id = c.id), ''))`;

export interface RestingRow {
  readonly customer: string;
  readonly name: string;
  readonly what: 'to_archive' | 'kept' | 'to_destroy';
  readonly last_on: string;
  readonly archived_on: string | null;
  readonly retain_until: string | null;
  readonly responsible: string | null;
}

/** Files that were quiet since before a day, archived ones that must be kept, and those past their retention. */
export function restingFiles(db: Db, before: string, today: string): Iterable<RestingRow> {
  return iterated<RestingRow>(
    db,
    `SELECT code AS customer, name, iif(archived, iif(retain_until < :today, 'to_destroy', 'kept'), 'to_archive') AS what,
            last_on, archived_on, retain_until, responsible
     FROM (SELECT c.code, c.name, c.archived_on, ${KEPT_UNTIL} AS retain_until, c.responsible, c.status IS 'archived' AS archived,
             ${LAST} AS last_on
           FROM customers c WHERE c.merged_into IS NULL AND c.status IS NOT 'destroyed' AND c.code <> 'HOUSE')
     WHERE archived OR last_on < :before ORDER BY archived DESC, retain_until, last_on, code`,
    { before, today },
  );
}

export interface Rest {
  readonly status: string | null;
  readonly archived_on: string | null;
  readonly retain_until: string | null;
  /** The last day of the shelf life of anything of his or sent to him. */
  readonly shelf_life: string | null;
}

export function restOf(db: Db, id: number): Rest {
  return one(
    db,
    `SELECT status, archived_on, ${KEPT_UNTIL} AS retain_until, ${SHELF_LIFE} AS shelf_life FROM customers c WHERE id = ?`,
    id,
  )!;
}

/** What is not finished with a customer: numbers that are here or held, orders, and complaints without an answer. */
export function unfinishedOf(
  db: Db,
  id: number,
): { goods_here: number; goods_held: number; orders: number; sample_orders: number; complaints: number } {
  const { in_store: goods_here, held: goods_held, open_orders: orders } = standingOf(db, [id]);
  const { sample_orders, complaints } = one<{ sample_orders: number; complaints: number }>(
    db,
    `SELECT (SELECT count(*) FROM sample_orders WHERE customer_id = :id
               AND state IN ('confirming', 'confirmed', 'sent')) AS sample_orders,
            (SELECT count(*) FROM complaints WHERE customer_id = :id AND answered_on IS NULL) AS complaints`,
    { id },
  )!;
  return { goods_here, goods_held, orders, sample_orders, complaints };
}
