/** Customers: whom goods belong to or go to. */
import { all, type Db, one } from './sql.ts';

export interface CustomerFacts {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/** The customer with that code; the code of a file that was merged into another finds the other. */
export function customerByCode(db: Db, code: string): CustomerFacts | undefined {
  return one(db, `${STANDING} WHERE c.code = ?`, code);
}

/** Customers whose name is this one (by match key), or was it before they were merged. */
export function customersByName(db: Db, matchKey: string): CustomerFacts[] {
  return all(db, `${STANDING} WHERE c.match_key = ? GROUP BY t.id ORDER BY t.code`, matchKey);
}

const STANDING = `SELECT t.id, t.code, t.name FROM customers c JOIN customers t ON t.id = coalesce(c.merged_into, c.id)`;

/** Whether a file was destroyed: what is left is its code. */
export function isDestroyed(db: Db, id: number): boolean {
  return one(db, `SELECT 1 FROM customers WHERE id = ? AND status = 'destroyed'`, id) !== undefined;
}

/** Whether we deal with a file: it is not merged into another, archived or destroyed. A condition on a row of customers. */
export function inUse(customers = 'customers'): string {
  return `(${customers}.merged_into IS NULL AND coalesce(${customers}.status, '') NOT IN ('archived', 'destroyed'))`;
}

/** Whether anybody is left who could be told something: the file was not destroyed. A condition like `inUse`. */
export function canBeTold(customers = 'customers'): string {
  return `${customers}.status IS NOT 'destroyed'`;
}

/** The ids of the files with which we deal no more: nothing is due for them. */
export function filesAtRest(db: Db): ReadonlySet<number> {
  return new Set(all<{ id: number }>(db, `SELECT id FROM customers WHERE NOT ${inUse()}`).map(({ id }) => id));
}

/** Customers whose code or name has this in it, for suggestions and completion. */
export function customersLike(db: Db, folded: string, matchKey: string, limit: number): CustomerFacts[] {
  return all(
    db,
    `SELECT id, code, name FROM customers
     WHERE merged_into IS NULL AND (instr(lower(code), lower(?)) > 0 OR instr(match_key, ?) > 0) ORDER BY code LIMIT ?`,
    folded,
    matchKey,
    limit,
  );
}

export function customerById(db: Db, id: number): CustomerFacts | undefined {
  return one(db, 'SELECT id, code, name FROM customers WHERE id = ?', id);
}
