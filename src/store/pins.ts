/** PINs of operators: what proves them, and how often one was wrong. */
import { type Db, one } from './sql.ts';

export interface PinRow {
  readonly id: number;
  readonly salt: Buffer | null;
  readonly hash: Buffer | null;
  /** Base-2 logarithm of scrypt's N. */
  readonly cost: number;
  readonly wrong: number;
  readonly locked_until: string | null;
}

export function pinRow(db: Db, operatorId: number): PinRow | undefined {
  return one(db, 'SELECT id, salt, hash, cost, wrong, locked_until FROM pins WHERE operator_id = ?', operatorId);
}

/** Whether that operator has a PIN. */
export function hasPin(db: Db, operatorId: number): boolean {
  return one(db, 'SELECT 1 FROM pins WHERE operator_id = ? AND hash IS NOT NULL', operatorId) !== undefined;
}
