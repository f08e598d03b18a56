/**
 * What makes sales, as conditions on a row of orders. A refund lessens every sum, and is never a purchase: neither a
 * first nor a last order day, and not counted as an order.
 */

/** What belongs to a sum of sales: completed trade orders, and refunds (their amounts are negative). */
export function sales(orders = 'orders'): string {
  const { type, status, amount } = columns(orders);
  return `${type} = 'trade' AND (${status} = 'completed' OR ${status} = 'refunded' AND ${amount} < 0)`;
}

/** What was bought: completed trade orders that are no refunds. */
export function purchased(orders = 'orders'): string {
  const { type, status, amount } = columns(orders);
  return `${type} = 'trade' AND ${status} = 'completed' AND ${amount} >= 0`;
}

/** What was ordered and stands, delivered or not: from the first of these on there is business with a customer. */
export function ordered(orders = 'orders'): string {
  const { type, status, amount } = columns(orders);
  return `${type} = 'trade' AND ${status} IN ('confirmed', 'completed') AND ${amount} >= 0`;
}

function columns(orders: string): Readonly<Record<'type' | 'status' | 'amount', string>> {
  return { type: `${orders}.type`, status: `${orders}.status`, amount: `${orders}.amount` };
}
