/** Customers' files that may be one customer. */
import { nameCore, phoneKeys, type Sign } from '../domain/alike.ts';
import { HOUSE } from '../domain/house.ts';
import { type Db, one, sql } from './sql.ts';

/** Two files, the older id first, and the signs. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly signs: ReadonlySet<Sign>;
}

/** A number that so many files have is an agent's or a market's: it says nothing. */
const MOST_SHARE = 10;

interface Read {
  readonly id: number;
  readonly name: string;
  readonly match_key: string;
  readonly credit_code: string | null;
  readonly mobile: string | null;
  readonly phone: string | null;
}

/**
 * Reads all files once. Of three files that are alike the first is paired with each of the others; where one file is asked
 * about, that one is.
 */
export function alikePairs(db: Db, asked: number | null = null): Pair[] {
  const groups = new Groups();
  const files = sql<unknown[], Read>(
    db,
    `SELECT id, name, match_key, credit_code, mobile, phone FROM customers
     WHERE merged_into IS NULL AND status IS NOT 'destroyed' AND code <> ? ORDER BY id`,
  ).iterate(HOUSE);
  for (const { id, name, match_key, credit_code, mobile, phone } of files) {
    if (credit_code !== null) groups.put('credit_code', credit_code.toUpperCase(), id);
    groups.put('name', match_key, id);
    const core = nameCore(name);
    if (core !== null) groups.put('name_form', core, id);
    for (const key of [...phoneKeys(mobile), ...phoneKeys(phone)]) groups.put('phone', key, id);
  }
  const people = sql<unknown[], { customer_id: number; mobile: string | null; phone: string | null }>(
    db,
    `SELECT t.customer_id, t.mobile, t.phone FROM contacts t JOIN customers c ON c.id = t.customer_id
     WHERE t.removed_on IS NULL AND coalesce(t.mobile, t.phone) IS NOT NULL AND c.code <> ? ORDER BY t.id`,
  ).iterate(HOUSE);
  for (const { customer_id, mobile, phone } of people)
    for (const key of [...phoneKeys(mobile), ...phoneKeys(phone)]) groups.put('phone', key, customer_id);
  return groups.pairs(asked);
}

/** Who shares what: most values belong to one file, and take one entry of a map. */
class Groups {
  private readonly first = new Map<string, number>();
  private readonly more = new Map<string, Set<number>>();

  put(sign: Sign, value: string, id: number): void {
    const key = `${sign} ${value}`;
    const before = this.first.get(key);
    if (before === undefined) this.first.set(key, id);
    else if (before !== id) {
      const others = this.more.get(key);
      if (others) others.add(id);
      else this.more.set(key, new Set([id]));
    }
  }

  pairs(asked: number | null): Pair[] {
    const found = new Map<string, { a: number; b: number; signs: Set<Sign> }>();
    for (const [key, others] of this.more) {
      const sign = key.slice(0, key.indexOf(' ')) as Sign;
      if (sign === 'phone' && others.size >= MOST_SHARE) continue;
      const ids = [this.first.get(key)!, ...others].sort((x, y) => x - y);
      const one = asked ?? ids[0]!;
      if (!ids.includes(one)) continue;
      for (const other of ids) {
        if (other === one) continue;
        const [a, b] = other < one ? [other, one] : [one, other];
        const pair = found.get(`${a} ${b}`) ?? { a, b, signs: new Set<Sign>() };
        pair.signs.add(sign);
        // The same name has the same core.
        if (pair.signs.has('name')) pair.signs.delete('name_form');
        found.set(`${a} ${b}`, pair);
      }
    }
    return [...found.values()];
  }
}

/** What tells two files apart or together at a glance. */
export interface Glance {
  readonly code: string;
  readonly name: string;
  readonly city: string | null;
  readonly credit_code: string | null;
  readonly responsible: string | null;
  readonly opened_on: string;
  /** Rows that refer to it: samples, orders, talks. */
  readonly records: number;
}

export function glance(db: Db, id: number): Glance {
  return one(
    db,
    `SELECT code, name, city, credit_code, responsible, opened_on,
            (SELECT count(*) FROM samples WHERE customer_id = c.id) + (SELECT count(*) FROM orders WHERE customer_id = c.id)
              + (SELECT count(*) FROM contact_log WHERE customer_id = c.id) AS records
     FROM customers c WHERE id = ?`,
    id,
  )!;
}
