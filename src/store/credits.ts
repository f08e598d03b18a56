/** Assessments of customers' credit; the last one holds. */
import type { CreditConsequence, CreditStanding, CreditTerms } from '../domain/credit.ts';
import { inUse } from './customers.ts';
import { ordered } from './sales.ts';
import { all, type Db, one } from './sql.ts';

/** Money in fen. */
export interface CreditRow extends CreditTerms {
  readonly id: number;
  readonly customer: string;
  readonly customer_name: string;
  readonly responsible: string | null;
  readonly assessed_on: string;
  readonly assessed_by: string;
  readonly grade: string;
  readonly standing: CreditStanding;
  readonly consequence: CreditConsequence;
  readonly problems: string | null;
  readonly next_on: string;
}

const ROWS = `SELECT k.id, c.code AS customer, c.name AS customer_name, c.responsible, k.assessed_on, o.code AS assessed_by, k.grade,
    k.standing, k.consequence, k.credit_limit, k.terms_days, k.prepayment, k.guarantee, k.problems, k.next_on
  FROM credits k JOIN customers c ON c.id = k.customer_id JOIN operators o ON o.id = k.assessor_id`;

/** The assessment that holds. */
export function creditOf(db: Db, customerId: number): CreditRow | undefined {
  return one(db, `${ROWS} WHERE k.customer_id = ? ORDER BY k.assessed_on DESC, k.id DESC LIMIT 1`, customerId);
}

/** Every assessment, the newest first: of one customer or of all. */
export function assessments(db: Db, customerId: number | null): CreditRow[] {
  return all(
    db,
    `${ROWS} ${customerId === null ? '' : 'WHERE k.customer_id = :id'} ORDER BY k.assessed_on DESC, k.id DESC`,
    ...(customerId === null ? [] : [{ id: customerId }]),
  );
}

/** The assessment that holds for one customer, or for each whose file is in use, the one to be reviewed first at the top. */
export function creditsInForce(db: Db, customerId: number | null): CreditRow[] {
  return all(
    db,
    `${ROWS} WHERE k.id = (SELECT id FROM credits l WHERE l.customer_id = k.customer_id ORDER BY l.assessed_on DESC, l.id DESC LIMIT 1)
       AND ${inUse('c')} ${customerId === null ? '' : 'AND c.id = :id'}
     ORDER BY k.next_on, c.code`,
    ...(customerId === null ? [] : [{ id: customerId }]),
  );
}

/** Whether there was business with a customer before a day: a trade order, or as the file says. */
export function hadBusiness(db: Db, customerId: number, day: string): boolean {
  return (
    one<{ had: number }>(
      db,
      `SELECT coalesce(cooperating_since < :day, 0) OR EXISTS (
         SELECT 1 FROM orders WHERE customer_id = :id AND ${ordered()} AND ordered_on < :day
       ) AS had FROM customers WHERE id = :id`,
      { id: customerId, day },
    )!.had === 1
  );
}
