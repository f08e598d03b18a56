/** Puts customers and orders into a store as rows, without importing a sheet: tests of rules need many, and quickly. */
import Database from 'better-sqlite3';
import type { PlainOrder } from './published.ts';

export interface PlainCustomer {
  readonly code: string;
  readonly name: string;
  readonly [key: string]: string | number;
}

/** Customers in the order given (it decides their ids), then the orders; a customer of an order is named by name. */
export function fill(file: string, customers: readonly PlainCustomer[], orders: readonly PlainOrder[]): void {
  const db = new Database(file);
  try {
    db.pragma('foreign_keys = OFF');
    db.transaction(() => {
      const ids = new Map<string, number | bigint>();
      for (const customer of customers) {
        const row = { ...customer, match_key: customer.name.toLowerCase(), opened_on: '2020-01-01', entry: 1 };
        const names = Object.keys(row);
        const { lastInsertRowid } = db
          .prepare(`INSERT INTO customers (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
          .run(...Object.values(row));
        ids.set(customer.name, lastInsertRowid);
      }
      const insert = db.prepare(
        'INSERT INTO orders (customer_id, ordered_on, amount, type, status, cost, quantity, entry) VALUES (?, ?, ?, ?, ?, ?, ?, 1)',
      );
      for (const { customer, ordered_on, amount, type = 'trade', status = 'completed', cost, quantity } of orders)
        insert.run(
          ids.get(customer),
          ordered_on,
          Math.round(amount * 100),
          type,
          status,
          cost === undefined ? null : Math.round(cost * 100),
          quantity === undefined ? null : quantity * 1000,
        );
    })();
  } finally {
    db.close();
  }
}

/** A customer for each name, coded by it: the code does not depend on who comes first. */
export function customersOf(orders: readonly PlainOrder[]): PlainCustomer[] {
  const names = [...new Set(orders.map(({ customer }) => customer))];
  return names.map((name) => ({ code: name.toUpperCase().replace(/[^A-Z]/g, '-'), name }));
}
