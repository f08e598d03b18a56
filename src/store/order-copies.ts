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
  return `SELECT coalesce(group_concat(${kind} || ordered_on || amount || coalesce(',' || cost || ' ', ' '), ''), '')
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

/** The copies of so many customers are read as one text: a row each would take longer than what is in it. */
const IN_ONE = 64;

/** Shows where in some bytes the packed orders of each of these customers are, with his place among them. */
export function eachPacked(
  db: Db,
  customers: Int32Array,
  placeOf: (id: number) => number,
  show: (place: number, bytes: Uint8Array, from: number, to: number) => void,
): void {
  const seen = new Uint8Array(customers.length);
  const copies = sql<unknown[], [text: string | null, last: number]>(
    db,
    `SELECT group_concat(customer_id || ':' || packed, char(10)), max(customer_id) FROM (
       SELECT customer_id, packed FROM order_copies WHERE customer_id > ? ORDER BY customer_id LIMIT ${IN_ONE})`,
  ).raw();
  const page = new Page();
  for (let after = 0; ; ) {
    const [text, last] = copies.get(after)!;
    if (text === null) break;
    after = last;
    const bytes = page.take(text);
    for (let from = 0, end = 0; from < text.length; from = end + 1) {
      let customer = 0;
      for (; from < text.length && bytes[from] !== COLON; from++) customer = customer * 10 + (bytes[from]! - ZERO);
      for (end = from; end < text.length && bytes[end] !== NEWLINE; ) end += 1;
      const place = placeOf(customer);
      if (place < 0) continue;
      seen[place] = 1;
      show(place, bytes, from + 1, end);
    }
  }
  const pack = sql<unknown[], string>(db, packedOf('?')).pluck();
  for (let place = 0; place < customers.length; place++) {
    if (seen[place] === 1) continue;
    const packed = pack.get(customers[place]!)!;
    show(place, page.take(packed), 0, packed.length);
  }
}

const [ZERO, COLON, NEWLINE] = Buffer.from('0:\n') as unknown as [number, number, number];

/** Room for texts, one after the other, as bytes, which are read in half the time. */
class Page {
  private bytes = Buffer.alloc(65_536);

  take(text: string): Uint8Array {
    if (text.length > this.bytes.length) this.bytes = Buffer.alloc(text.length * 2);
    this.bytes.write(text, 'latin1');
    return this.bytes;
  }
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
