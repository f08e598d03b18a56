/** Goods that turned up in a stocktake and are not in the book. */
import type { Condition } from '../domain/stocktaking.ts';
import { all, type Db } from './sql.ts';

/** Quantity in thousandths; 0 = withdrawn. */
export interface FindRow {
  readonly id: number;
  readonly place_id: number;
  readonly name: string;
  readonly spec: string | null;
  readonly category: string | null;
  readonly unit: string;
  readonly customer_id: number;
  readonly quantity: number;
  readonly condition: Condition;
}

/** What a stocktake found beside the book, in the order in which it was recorded. */
export function findsOf(db: Db, stocktakeId: number): FindRow[] {
  return all(
    db,
    `SELECT id, place_id, name, spec, category, unit, customer_id, quantity, condition FROM finds
     WHERE stocktake_id = ? ORDER BY id`,
    stocktakeId,
  );
}
