import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankFigures, type Figures } from '../../src/domain/classifying/figures.ts';
import { cutsOf, medianOf } from '../../src/domain/classifying/quantiles.ts';
import { emptyDatabase } from '../../src/store/open.ts';
import { comparedCopies, copyOrders } from '../../src/store/order-copies.ts';
import { readOrders } from '../../src/store/order-figures.ts';
import type { Db } from '../../src/store/sql.ts';

// Classification reads copies of orders: whatever happens to the orders, it must never read an old one.

const CUSTOMERS = 5;
const IDS = Int32Array.from({ length: CUSTOMERS }, (_, at) => at + 1);

const day = fc
  .integer({ min: 0, max: 900 })
  .map((days) => new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const order = fc.record({
  customer_id: fc.integer({ min: 1, max: CUSTOMERS }),
  ordered_on: day,
  amount: fc.oneof(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -9e13, max: 9e13 })),
  type: fc.constantFrom('trade', 'trade', 'sample'),
  status: fc.constantFrom('completed', 'completed', 'confirmed', 'cancelled', 'refunded'),
  quantity: fc.option(fc.integer({ min: 1, max: 9000 })),
  cost: fc.option(fc.integer({ min: -50, max: 90_000 })),
});
const change = fc.oneof(
  fc.record({ how: fc.constant('insert' as const), order }),
  fc.record({ how: fc.constant('update' as const), order, which: fc.nat(20) }),
  fc.record({ how: fc.constant('delete' as const), which: fc.nat(20) }),
  fc.record({
    how: fc.constant('move' as const),
    which: fc.nat(20),
    customer_id: fc.integer({ min: 1, max: CUSTOMERS }),
  }),
);
const COLUMNS = ['customer_id', 'ordered_on', 'amount', 'type', 'status', 'quantity', 'cost'] as const;

function filled(): Db {
  const db = emptyDatabase();
  db.pragma('foreign_keys = OFF');
  const add = db.prepare(
    `INSERT INTO customers (id, code, name, match_key, opened_on, entry) VALUES (?, 'C' || ?, '甲', '甲', '2024-01-01', 1)`,
  );
  for (const id of IDS) add.run(id, id);
  return db;
}

function apply(db: Db, each: typeof change extends fc.Arbitrary<infer T> ? T : never): void {
  const values = 'order' in each ? COLUMNS.map((column) => each.order[column]) : [];
  const nth = 'SELECT id FROM orders ORDER BY id LIMIT 1 OFFSET (? % max(1, (SELECT count(*) FROM orders)))';
  if (each.how === 'insert')
    db.prepare(`INSERT INTO orders (${COLUMNS.join(', ')}, entry) VALUES (?, ?, ?, ?, ?, ?, ?, 1)`).run(...values);
  if (each.how === 'update')
    db.prepare(`UPDATE orders SET ${COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE id = (${nth})`).run(
      ...values,
      each.which,
    );
  if (each.how === 'delete') db.prepare(`DELETE FROM orders WHERE id = (${nth})`).run(each.which);
  if (each.how === 'move')
    db.prepare(`UPDATE orders SET customer_id = ? WHERE id = (${nth})`).run(each.customer_id, each.which);
}

function figuresOf(db: Db, from: string | null): Figures {
  const figures = blankFigures(IDS);
  const period = { as_of: '2025-12-31', year_before: '2024-12-31', from };
  readOrders(db, figures, period, { placeOf: (id) => id - 1, quantity: true });
  return figures;
}

const epochDay = (text: string): number => Date.parse(`${text}T00:00Z`) / 86_400_000;

test('the figures are those of the orders, however often they change', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 25 }), fc.option(day), (changes, from) => {
      const db = filled();
      copyOrders(db);
      for (const [at, each] of changes.entries()) {
        apply(db, each);
        if (at % 4 === 3) copyOrders(db);
      }
      const some = figuresOf(db, from);
      copyOrders(db);
      expect(db.prepare('SELECT count(*) FROM order_copies').pluck().get()).toBe(CUSTOMERS);
      expect([...comparedCopies(db)].filter(([, right]) => right === 0)).toEqual([]);
      expect(figuresOf(db, from)).toEqual(some);
      // The same without any text, by SQL.
      const bought = `type = 'trade' AND status = 'completed' AND amount >= 0 AND ordered_on <= '2025-12-31'`;
      const summed = `type = 'trade' AND (status = 'completed' OR status = 'refunded' AND amount < 0) AND ordered_on <= '2025-12-31'`;
      const sold = `type = 'trade' AND status = 'completed' AND ordered_on BETWEEN '${from ?? ''}' AND '2025-12-31'`;
      const ask = db.prepare(`SELECT count(*) FILTER (WHERE ${bought}) AS orders,
        min(ordered_on) FILTER (WHERE ${bought}) AS first, max(ordered_on) FILTER (WHERE ${bought}) AS last,
        max(ordered_on) FILTER (WHERE ${bought} OR type = 'trade' AND status = 'confirmed' AND amount >= 0 AND ordered_on <= '2025-12-31') AS last_of_all,
        count(*) FILTER (WHERE ${bought} AND ordered_on > '2024-12-31') AS year_orders,
        coalesce(sum(amount) FILTER (WHERE ${summed} AND ordered_on > '2024-12-31'), 0) AS year_amount,
        count(*) FILTER (WHERE ${bought} AND ordered_on >= '${from ?? ''}') AS frequency,
        coalesce(sum(amount) FILTER (WHERE ${summed} AND ordered_on >= '${from ?? ''}'), 0) AS amount,
        coalesce(sum(cost) FILTER (WHERE ${sold}), 0) AS cost,
        coalesce(sum(quantity) FILTER (WHERE ${sold}), 0) AS quantity,
        count(*) FILTER (WHERE ${sold} AND cost IS NULL) = 0 AND count(*) FILTER (WHERE ${sold}) > 0 AS profit_known,
        max(ordered_on) FILTER (WHERE type = 'sample' AND status <> 'cancelled' AND amount >= 0 AND ordered_on <= '2025-12-31') AS sample
        FROM orders WHERE customer_id = ?`);
      const dayOf = (text: unknown): number => (text === null ? -1 : epochDay(text as string));
      for (const [at, id] of IDS.entries()) {
        const true_ = ask.get(id) as Record<string, number>;
        const seen = {
          orders: some.orders[at],
          first: some.first_day[at],
          last: some.last_done[at],
          last_of_all: some.last_day[at],
          year_orders: some.year_orders[at],
          year_amount: some.year_amount[at],
          frequency: some.frequency[at],
          amount: some.amount[at],
          cost: some.amount[at]! - some.profit[at]!,
          quantity: some.quantity[at],
          profit_known: some.profit_known[at],
          sample: some.sample_day[at],
        };
        const days = ['first', 'last', 'last_of_all', 'sample'].map((name) => [name, dayOf(true_[name])]);
        expect(seen).toEqual({ ...true_, ...Object.fromEntries(days) });
      }
      db.close();
    }),
    { numRuns: process.env.SAMPLES_LONG ? 2000 : 100 },
  );
});

test('a customer who goes takes his copy along; a new one gets one', () => {
  const db = filled();
  db.pragma('foreign_keys = ON');
  copyOrders(db);
  db.prepare('DELETE FROM customers WHERE id = 5').run();
  expect(db.prepare('SELECT max(customer_id) FROM order_copies').pluck().get()).toBe(4);
  db.close();
});

test('cuts and the median are those of sorted values', () => {
  const values = fc.oneof(
    fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 400 }),
    fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 400 }),
    fc.integer({ min: 1, max: 400 }).map((size) => Array.from({ length: size }, (_, at) => (at * at) % 97)),
  );
  fc.assert(
    fc.property(values, (list) => {
      const sorted = Float64Array.from(list).sort();
      const cuts = [1, 2, 3, 4].map((part) => {
        const index = Math.floor(((list.length - 1) * part) / 5);
        return [sorted[index], sorted[Math.min(index + 1, list.length - 1)]];
      });
      expect(cutsOf(Float64Array.from(list)).map(({ low, high }) => [low, high])).toEqual(cuts);
      const middle = (list.length - 1) / 2;
      const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
      expect(medianOf(Float64Array.from(list))).toBe(median);
    }),
    { numRuns: 500 },
  );
});
