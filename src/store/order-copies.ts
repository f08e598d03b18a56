/**
 * What each customer ordered as one text, which classification reads instead of all orders one by one. A trigger drops
 * the copy of whoever's orders change, so that a copy that is there is right; the next run makes it again.
 */
import { ORDER_KINDS } from '../domain/classifying/packed-orders.ts';
import { type Db, one, sql, writing } from './sql.ts';

/** The orders of one customer packed, from an index that holds all of it; '' where there are none. */
function packedOf(customer: string): string {
  const kind = `CASE WHEN status = 'cancelled' THEN '${ORDER_KINDS.cancelled}' WHEN type = 'sample' THEN '${ORDER_KINDS.sample}'
    WHEN status = 'completed' THEN '${ORDER_KINDS.completed}' WHEN status = 'confirmed' THEN '${ORDER_KINDS.confirmed}'
    ELSE '${ORDER_KINDS.refunded}' END`;
  return `SELECT coalesce(group_concat(${kind} || ordered_on || amount || coalesce(',' || cost, ''), ' '), '')
    FROM orders INDEXED BY orders_by_customer WHERE customer_id = ${customer}`;
}

/** The customers of whom there is no copy. */
function withoutCopy(db: Db): number[] {
  // As many copies as customers: nobody is missing, and nobody has to be looked for.
  const counted = one<{ missing: number }>(
    db,
    'SELECT (SELECT count(*) FROM customers) - (SELECT count(*) FROM order_copies) AS missing',
  );
  if (counted!.missing === 0) return [];
  return sql<unknown[], number>(
    db,
    `SELECT id FROM customers c NOT INDEXED
     WHERE NOT EXISTS (SELECT 1 FROM order_copies WHERE customer_id = c.id) ORDER BY id`,
  )
    .pluck()
    .all();
}

/** For so many customers at a time the store is locked. */
const TOGETHER = 4096;

/** Copies the orders of whoever's changed since the last time, in short transactions: others write in between. */
export function copyOrders(db: Db): void {
  const customers = withoutCopy(db);
  const copy = sql(
    db,
    `INSERT OR IGNORE INTO order_copies (customer_id, packed)
     SELECT c.id, (${packedOf('c.id')}) FROM customers c WHERE c.id = ?`,
  );
  for (let from = 0; from < customers.length; from += TOGETHER)
    writing(db, true, () => {
      for (const customer of customers.slice(from, from + TOGETHER)) copy.run(customer);
    });
}

/** Shows the packed orders of each of these customers, who are ascending, with their place among them. */
export function eachPacked(db: Db, customers: Int32Array, show: (at: number, packed: string) => void): void {
  const missing: number[] = [];
  let at = 0;
  const copies = sql<unknown[], [number, string]>(
    db,
    'SELECT customer_id, packed FROM order_copies ORDER BY customer_id',
  ).raw();
  for (const [copied, packed] of copies.iterate()) {
    while (at < customers.length && customers[at]! < copied) missing.push(at++);
    if (customers[at] === copied) show(at++, packed);
  }
  while (at < customers.length) missing.push(at++);
  const pack = sql<unknown[], string>(db, packedOf('?')).pluck();
  for (const place of missing) show(place, pack.get(customers[place]!)!);
}

/** Every copy with whether it is what the orders say. */
export function comparedCopies(db: Db): IterableIterator<[customer: number, right: number]> {
  return sql<unknown[], [number, number]>(
    db,
    `SELECT c.customer_id, c.packed IS (${packedOf('c.customer_id')}) FROM order_copies c ORDER BY c.customer_id`,
  )
    .raw()
    .iterate();
}
