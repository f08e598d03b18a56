/** What the store says of one sample, read by plain SQL of our own. */
import type { Db } from '../../src/store/sql.ts';

const SPOT = `CASE p.kind WHEN 'storage' THEN 'L:' || p.code
  WHEN 'person' THEN 'P:' || (SELECT code FROM operators WHERE id = p.operator_id)
  WHEN 'customer' THEN 'C:' || (SELECT code FROM customers WHERE id = p.customer_id) ELSE p.kind END`;

const QUERY = `
SELECT s.quality,
  (SELECT json_group_array(line) FROM (SELECT ${SPOT} || ' ' || b.quantity AS line
     FROM balances b JOIN places p ON p.id = b.place_id WHERE b.sample_id = s.id AND b.quantity <> 0 ORDER BY line)) AS balances,
  (SELECT json_group_array(line) FROM (SELECT u.number || ' ' || ${SPOT} || ' ' || l.outstanding AS line
     FROM checkout_lines l JOIN checkouts u ON u.id = l.checkout_id JOIN places p ON p.id = l.holder_id
     WHERE l.sample_id = s.id AND l.outstanding > 0 ORDER BY line)) AS open,
  (SELECT json_group_array(line) FROM (SELECT o.code || ' ' || r.quantity AS line
     FROM reservations r JOIN places p ON p.id = r.holder_id JOIN operators o ON o.id = p.operator_id
     WHERE r.sample_id = s.id AND r.quantity > 0 ORDER BY line)) AS reserved
FROM samples s WHERE s.number = ?`;

const statements = new WeakMap<Db, ReturnType<Db['prepare']>>();

function prepared(db: Db): ReturnType<Db['prepare']> {
  const known = statements.get(db) ?? db.prepare(QUERY);
  statements.set(db, known);
  return known;
}

/** Balances, open lines and promises as lines of text, and the quality. */
export function stored(db: Db, number: string): Record<string, unknown> {
  const row = prepared(db).get(number.replaceAll('-', '')) as Record<string, string>;
  const { balances, open, reserved, quality } = row;
  return { balances: JSON.parse(balances!), open: JSON.parse(open!), reserved: JSON.parse(reserved!), quality };
}
