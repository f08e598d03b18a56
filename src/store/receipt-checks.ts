/** What was found when deliveries were checked line by line. */
import { type Db, one } from './sql.ts';

/** Quantities in thousandths, checks as JSON. */
export interface ReceiptCheck {
  readonly expected: number | null;
  readonly received: number;
  readonly checks: string | null;
}

/** The check of the line that a sample came with, if there was one. */
export function receiptCheckOf(db: Db, sampleId: number): ReceiptCheck | undefined {
  return one(db, 'SELECT expected, received, checks FROM receipt_checks WHERE sample_id = ?', sampleId);
}
