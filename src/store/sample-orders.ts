/** Sample orders: what a customer asked us to send him. */
import { all, type Db, one } from './sql.ts';

export type OrderState = 'confirming' | 'confirmed' | 'sent' | 'received' | 'cancelled';

export interface SampleOrder {
  readonly id: number;
  readonly number: string;
  readonly customer_id: number;
  readonly customer: string;
  readonly customer_name: string;
  readonly name: string;
  readonly quantity: number;
  readonly unit: string | null;
  readonly sample: string | null;
  readonly paid: number;
  readonly state: OrderState;
  readonly ordered_on: string;
  readonly confirmed_on: string | null;
  readonly sent_on: string | null;
  readonly received_on: string | null;
  readonly checkout_id: number | null;
  readonly checkout: string | null;
  readonly carrier: string | null;
  readonly tracking: string | null;
  readonly expected_on: string | null;
  readonly implied: number;
}

const ORDERS = `
  SELECT o.id, o.number, o.customer_id, c.code AS customer, c.name AS customer_name, o.name, o.quantity, o.unit,
         s.number AS sample, o.paid, o.state, o.ordered_on, o.confirmed_on, o.sent_on, o.received_on,
         o.checkout_id, u.number AS checkout, u.carrier, u.tracking, u.expected_on, o.implied
  FROM sample_orders o JOIN customers c ON c.id = o.customer_id
  LEFT JOIN samples s ON s.id = o.sample_id LEFT JOIN checkouts u ON u.id = o.checkout_id`;

export function sampleOrderByNumber(db: Db, number: string): SampleOrder | undefined {
  return one(db, `${ORDERS} WHERE o.number = ?`, number);
}

export function sampleOrdersOfCheckout(db: Db, checkoutId: number): SampleOrder[] {
  return all(db, `${ORDERS} WHERE o.checkout_id = ? ORDER BY o.id`, checkoutId);
}

/** Sample orders, the newest first; of one customer or in one state where given. */
export function sampleOrders(db: Db, customerId: number | null, state: string | null): SampleOrder[] {
  return all(
    db,
    `${ORDERS} WHERE (? IS NULL OR o.customer_id = ?) AND (? IS NULL OR o.state = ?) ORDER BY o.id DESC`,
    customerId,
    customerId,
    state,
    state,
  );
}
