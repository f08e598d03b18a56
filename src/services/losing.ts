/** Customers who were lost, where nobody wrote down why. */

import { daysBetween } from '../domain/calendar.ts';
import { addMonths } from '../domain/classifying/plan.ts';
import { toYuan } from '../domain/quantities.ts';
import type { Row } from '../domain/shapes.ts';
import { lostWithoutReason } from '../store/lost.ts';
import { reading } from '../store/sql.ts';
import { type Acting, permit } from './acting.ts';

/** Whoever did not order since the same day a year earlier (29 February counts as 28), with the evidence. */
export async function listLost(acting: Acting): Promise<Row[]> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  return reading(db, () =>
    lostWithoutReason(db, addMonths(acting.today, -12)).map(({ products, amount, ...row }) => ({
      ...row,
      amount: toYuan(amount),
      products: products === null ? [] : products.split('\n'),
      days_since: daysBetween(row.last_order, acting.today),
    })),
  );
}
