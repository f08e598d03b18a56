/** Customers: whom goods belong to or go to. */
import { all, type Db, one } from './sql.ts';

export interface CustomerFacts {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

export function customerByCode(db: Db, code: string): CustomerFacts | undefined {
  return one(db, 'SELECT id, code, name FROM customers WHERE code = ?', code);
}

/** Customers whose name is this one (by match key). */
export function customersByName(db: Db, matchKey: string): CustomerFacts[] {
  return all(db, 'SELECT id, code, name FROM customers WHERE match_key = ? ORDER BY code', matchKey);
}

/** Customers whose code or name has this in it, for suggestions and completion. */
export function customersLike(db: Db, folded: string, matchKey: string, limit: number): CustomerFacts[] {
  return all(
    db,
    `SELECT id, code, name FROM customers WHERE instr(lower(code), lower(?)) > 0 OR instr(match_key, ?) > 0
     ORDER BY code LIMIT ?`,
    folded,
    matchKey,
    limit,
  );
}

export function customerById(db: Db, id: number): CustomerFacts | undefined {
  return one(db, 'SELECT id, code, name FROM customers WHERE id = ?', id);
}
