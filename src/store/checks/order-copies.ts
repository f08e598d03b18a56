/** The copies of orders that classification reads. */
import { comparedCopies } from '../order-copies.ts';
import type { Db } from '../sql.ts';
import type { Steps } from './chain.ts';

/** Every copy is what the orders say. */
export function* checkOrderCopies(db: Db): Steps {
  let seen = 0;
  for (const [customer, right] of comparedCopies(db)) {
    if (right === 0)
      yield { code: 'order_copy_differs', entry: null, subject: `order_copies ${customer}`, detail: null };
    if (++seen % 100 === 0) yield null;
  }
}
