import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UNKNOWN } from '../../src/domain/classifying/composite.ts';
import type { Figures } from '../../src/domain/classifying/figures.ts';
import { REGIONS } from '../../src/domain/classifying/levels.ts';
import { BEFORE_ALL } from '../../src/domain/classifying/order-sums.ts';
import { RegionLookup } from '../../src/domain/classifying/regions.ts';
import { GROUP_ROWS } from '../../src/domain/classifying/row-groups.ts';
import { DEFAULT_RULES } from '../../src/domain/classifying/rules.ts';
import { readCustomers } from '../../src/store/customer-figures.ts';
import { emptyDatabase } from '../../src/store/open.ts';
import { readQuantities } from '../../src/store/order-figures.ts';
import { comparedGroups, keepRowGroups } from '../../src/store/row-groups.ts';
import type { Db } from '../../src/store/sql.ts';

// Classification reads copies of customers and orders: whatever happens to these, it must never read an old one.

// In two row groups, at their ends; and others beside them, so that few who are stale are not copied again at once.
const IDS = [1, 2, GROUP_ROWS - 1, GROUP_ROWS, GROUP_ROWS + 700];
const OTHERS = Array.from({ length: 100 }, (_, at) => [10 + at, GROUP_ROWS + 10 + at]).flat();
// Whoever comes gets the id after all others: at the end of the second group, or in the third.
const LAST = 2 * GROUP_ROWS - 3;

// With one of the last days, former years are not former enough for the day that is asked for.
const day = fc
  .oneof({ weight: 99, arbitrary: fc.integer({ min: 0, max: 840 }) }, fc.integer({ min: 0, max: 900 }))
  .map((days) => new Date(Date.UTC(2024, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
const order = fc.record({
  customer_id: fc.constantFrom(...IDS),
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
    customer_id: fc.constantFrom(...IDS),
  }),
  fc.record({
    how: fc.constant('file' as const),
    id: fc.constantFrom(...IDS),
    file: fc.oneof(
      fc.record({ country: fc.constantFrom(null, '德国', 'US') }),
      fc.record({ province: fc.constantFrom('江苏', 'Nowhere', '') }),
      fc.record({ region: fc.constantFrom(null, '非洲') }),
      fc.record({ potential: fc.constantFrom(null, '高', '无') }),
      fc.record({ industry: fc.constantFrom('tea', 'wood') }),
      fc.record({ website: fc.constantFrom(null, '', 'example.com') }),
      fc.record({ status: fc.constantFrom(null, 'active', 'destroyed') }),
      fc.record({ merged_into: fc.constantFrom(null, OTHERS[0]!) }),
      fc.record({ code: fc.constantFrom('HOUSE', 'X') }),
    ),
  }),
  fc.record({ how: fc.constant('open' as const), several: fc.boolean() }),
  fc.record({ how: fc.constant('close' as const) }),
);
const COLUMNS = ['customer_id', 'ordered_on', 'amount', 'type', 'status', 'quantity', 'cost'] as const;

const ADD = `INSERT OR IGNORE INTO customers (id, code, name, match_key, province, opened_on, entry)
  VALUES (?, 'C' || ?, '甲', '甲', '江苏', '2024-01-01', 1)`;

let opened = 0;

/** The same five with nobody beside them and many orders, so that those of former years are summed up. */
const few = (id: number): number => 1 + IDS.indexOf(id);

function filled(): Db {
  const db = emptyDatabase();
  db.pragma('foreign_keys = OFF');
  for (const id of [...IDS, ...OTHERS, LAST]) db.prepare(ADD).run(id, id);
  db.pragma('foreign_keys = ON');
  return db;
}

function filledWithFew(orders: readonly Order[]): Db {
  const db = emptyDatabase();
  for (const id of IDS) db.prepare(ADD).run(few(id), few(id));
  for (const order of orders) apply(db, { how: 'insert', order }, few);
  return db;
}

type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Order = Of<typeof order>;

function apply(db: Db, each: Of<typeof change>, idOf: (id: number) => number = (id) => id): void {
  const last = idOf === few ? IDS.length : LAST;
  const values =
    'order' in each
      ? COLUMNS.map((column) => (column === 'customer_id' ? idOf(each.order.customer_id) : each.order[column]))
      : [];
  const nth = 'SELECT id FROM orders ORDER BY id LIMIT 1 OFFSET (? % max(1, (SELECT count(*) FROM orders)))';
  if (each.how === 'insert')
    db.prepare(`INSERT INTO orders (${COLUMNS.join(', ')}, entry) VALUES (?, ?, ?, ?, ?, ?, ?, 1)`).run(...values);
  if (each.how === 'update')
    db.prepare(`UPDATE orders SET ${COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE id = (${nth})`).run(
      ...values,
      each.which,
    );
  if (each.how === 'delete') db.prepare(`DELETE FROM orders WHERE id = (${nth})`).run(each.which);
  if (each.how === 'file')
    for (const [column, value] of Object.entries(each.file))
      db.prepare(`UPDATE OR IGNORE customers SET ${column} = ? WHERE id = ?`).run(
        column === 'merged_into' && value !== null && idOf === few ? 1 : value,
        idOf(each.id),
      );
  if (each.how === 'open')
    for (let left = each.several ? 5 : 1; left > 0; left--) db.prepare(ADD).run(null, `N${++opened}`);
  if (each.how === 'close')
    db.exec(`DELETE FROM customers WHERE id = (SELECT max(id) FROM customers) AND id > ${last}`);
  if (each.how === 'move')
    db.prepare(`UPDATE orders SET customer_id = ? WHERE id = (${nth})`).run(idOf(each.customer_id), each.which);
}

const regions = new RegionLookup(DEFAULT_RULES.regions);

function figuresOf(db: Db, from: string | null): Figures {
  const { figures } = customersOf(db, from);
  readQuantities(db, figures, { as_of: '2025-12-31', from: from ?? '' }, (id) => figures.id.indexOf(id));
  return figures;
}

function customersOf(db: Db, from: string | null) {
  return readCustomers(
    db,
    { regions, places: { 江苏: 80 }, industries: ['tea'] },
    {
      as_of: epochDay('2025-12-31'),
      year_before: epochDay('2024-12-31'),
      from: from === null ? BEFORE_ALL : epochDay(from),
    },
  );
}

const epochDay = (text: string): number => Date.parse(`${text}T00:00Z`) / 86_400_000;
const CLASSIFIED = `code <> 'HOUSE' AND merged_into IS NULL AND status IS NOT 'destroyed'`;

/** In half of the cases there are few customers with these orders. */
const orders = fc.option(fc.array(order, { minLength: 20, maxLength: 60 }));
let apart = 0;

test('the figures are those of files and orders, however often they change', () => {
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 25 }),
      fc.option(day),
      orders,
      (changes, from, some_orders) => {
        const db = some_orders === null ? filled() : filledWithFew(some_orders);
        const [idOf, ids] = some_orders === null ? [(id: number) => id, IDS] : [few, IDS.map(few)];
        keepRowGroups(db);
        for (const [at, each] of changes.entries()) {
          apply(db, each, idOf);
          if (at % 4 === 3) keepRowGroups(db);
        }
        const some = figuresOf(db, from);
        expect([...comparedGroups(db)].every(({ right }) => right)).toBe(true);
        keepRowGroups(db);
        const groups = [...comparedGroups(db)];
        expect(groups.length).toBeGreaterThan(some_orders === null ? 1 : 0);
        apart += db.prepare('SELECT count(*) FROM row_groups WHERE octet_length(older) > 0').pluck().get() as number;
        expect(groups.every(({ right }) => right)).toBe(true);
        expect(figuresOf(db, from)).toEqual(some);
        const classified = db.prepare(`SELECT * FROM customers WHERE ${CLASSIFIED} ORDER BY id`).all() as Record<
          string,
          string
        >[];
        expect([...some.id]).toEqual(classified.map(({ id }) => id));
        expect([...some.website]).toEqual(classified.map(({ website }) => (website ? 1 : 0)));
        expect([...some.fits]).toEqual(classified.map(({ industry }) => (industry === 'tea' ? 1 : 0)));
        expect([...some.strength]).toEqual(classified.map(({ province }) => (province === '江苏' ? 80 : UNKNOWN)));
        expect([...some.by_hand]).toEqual(
          classified.map(({ potential }) => (potential === '高' ? 0 : potential === '无' ? 2 : UNKNOWN)),
        );
        expect([...some.region]).toEqual(
          classified.map(({ country, province, region }) => {
            const found = regions.of([country!, province!, region!]);
            return found === null ? UNKNOWN : REGIONS.indexOf(found);
          }),
        );
        const counted =
          db.prepare(`SELECT coalesce(sum(ordered_on <= '2025-12-31'), 0) AS until, coalesce(sum(ordered_on > '2025-12-31'), 0) AS after
        FROM orders WHERE customer_id IN (SELECT id FROM customers WHERE ${CLASSIFIED})`);
        expect(customersOf(db, from).count).toEqual(counted.get());
        // The same without any text, by SQL.
        const bought = `type = 'trade' AND status = 'completed' AND amount >= 0 AND ordered_on <= '2025-12-31'`;
        const summed = `type = 'trade' AND (status = 'completed' OR status = 'refunded' AND amount < 0) AND ordered_on <= '2025-12-31'`;
        const [sold, returned] = [
          `${bought} AND ordered_on >= '${from ?? ''}'`,
          `${summed} AND amount < 0 AND ordered_on >= '${from ?? ''}'`,
        ];
        const ask = db.prepare(`SELECT count(*) FILTER (WHERE ${bought}) AS orders,
        min(ordered_on) FILTER (WHERE ${bought}) AS first, max(ordered_on) FILTER (WHERE ${bought}) AS last,
        max(ordered_on) FILTER (WHERE ${bought} OR type = 'trade' AND status = 'confirmed' AND amount >= 0 AND ordered_on <= '2025-12-31') AS last_of_all,
        count(*) FILTER (WHERE ${bought} AND ordered_on > '2024-12-31') AS year_orders,
        coalesce(sum(amount) FILTER (WHERE ${summed} AND ordered_on > '2024-12-31'), 0) AS year_amount,
        count(*) FILTER (WHERE ${bought} AND ordered_on >= '${from ?? ''}') AS frequency,
        coalesce(sum(amount) FILTER (WHERE ${summed} AND ordered_on >= '${from ?? ''}'), 0) AS amount,
        coalesce(sum(cost) FILTER (WHERE ${sold}), 0) - coalesce(sum(abs(cost)) FILTER (WHERE ${returned}), 0) AS cost,
        coalesce(sum(quantity) FILTER (WHERE ${sold}), 0) - coalesce(sum(abs(quantity)) FILTER (WHERE ${returned}), 0) AS quantity,
        count(*) FILTER (WHERE ${sold} AND cost IS NULL) = 0 AND count(*) FILTER (WHERE ${sold}) > 0 AS profit_known,
        max(ordered_on) FILTER (WHERE type = 'sample' AND status <> 'cancelled' AND amount >= 0 AND ordered_on <= '2025-12-31') AS sample
        FROM orders WHERE customer_id = ?`);
        const dayOf = (text: unknown): number => (text === null ? -1 : epochDay(text as string));
        for (const [at, id] of some.id.entries()) {
          if (!ids.includes(id)) continue;
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
      },
    ),
    { numRuns: process.env.SAMPLES_LONG ? 2000 : 150 },
  );
  expect(apart).toBeGreaterThan(20);
});

test('of a file that is destroyed or gone nothing stays in a copy', () => {
  for (const how of [`UPDATE customers SET status = 'destroyed', region = NULL`, 'DELETE FROM customers']) {
    const db = filled();
    db.prepare(`UPDATE customers SET region = '秘密' WHERE id = 2`).run();
    keepRowGroups(db);
    const copies = db.prepare('SELECT count(*) FROM row_groups WHERE instr(files, ?) > 0').pluck();
    expect(copies.get('秘密')).toBe(1);
    db.exec(`${how} WHERE id = 2`);
    expect(copies.get('秘密')).toBe(0);
    keepRowGroups(db);
    expect(copies.get('秘密')).toBe(0);
    db.close();
  }
});

test('few who are stale are read beside their copy, many are copied again', () => {
  const db = filled();
  keepRowGroups(db);
  const stale = db.prepare('SELECT count(*) FROM stale_customers').pluck();
  const order = db.prepare(
    `INSERT INTO orders (customer_id, ordered_on, amount, type, status, entry) VALUES (?, '2025-01-01', ?, 'trade', 'completed', 1)`,
  );
  // What is not written in 32 bits, and what stands on the last row of a group.
  const amounts = [1, 2 ** 40, -(2 ** 45), 7];
  for (const [at, id] of [1, 10, GROUP_ROWS - 1].entries()) order.run(id, amounts[at]);
  const read = figuresOf(db, null);
  keepRowGroups(db);
  expect(stale.get()).toBe(3);
  order.run(11, amounts[3]);
  keepRowGroups(db);
  expect(stale.get()).toBe(0);
  const again = figuresOf(db, null);
  for (const [figures, ids] of [
    [read, [1, 10, GROUP_ROWS - 1]],
    [again, [1, 10, GROUP_ROWS - 1, 11]],
  ] as const)
    expect(ids.map((id) => figures.amount[figures.id.indexOf(id)])).toEqual(amounts.slice(0, ids.length));
  db.close();
});

test('a copy that was changed is found, and one that cannot be read is made anew', () => {
  const db = filled();
  db.exec(
    `INSERT INTO orders (customer_id, ordered_on, amount, type, status, entry) VALUES (1, '2025-01-01', 5, 'trade', 'completed', 1)`,
  );
  keepRowGroups(db);
  const right = figuresOf(db, null);
  const sound = db.prepare('SELECT * FROM row_groups WHERE id = 0').get() as {
    packed: Buffer;
    files: string;
    newest: number;
  };
  const keep = db.prepare('UPDATE row_groups SET packed = ?, files = ?, customers = ?, newest = ? WHERE id = 0');
  const at = (offset: number, value: number): Buffer => {
    const bytes = Buffer.from(sound.packed);
    bytes.writeInt32LE(value, offset);
    return bytes;
  };
  for (const stale of [false, true]) {
    if (stale) db.exec('UPDATE customers SET country = NULL WHERE id = 2');
    for (const [packed, files, customers, readable] of [
      [at(32, 6), sound.files, 103, true],
      [at(20, 6), sound.files, 103, true],
      [sound.packed, sound.files.replace('江苏', '浙江'), 103, true],
      [sound.packed, sound.files, 102, true],
      [sound.packed, '[]', 103, false],
      [sound.packed, '{}', 103, false],
      [sound.packed.subarray(1), sound.files, 103, false],
      [Buffer.alloc(3), sound.files, 103, false],
      [at(0, 1), sound.files, 103, false],
      [at(4, GROUP_ROWS * 2), sound.files, 103, false],
      [at(8, -1), sound.files, 103, false],
    ] as const) {
      keep.run(packed, files, customers, sound.newest);
      expect([...comparedGroups(db)].map((each) => each.right)).toEqual([false, true]);
      if (readable) continue;
      expect(figuresOf(db, null)).toEqual(right);
    }
  }
  for (const newest of [0, sound.newest - 1, sound.newest + 1]) {
    keep.run(sound.packed, sound.files, 103, newest);
    expect([...comparedGroups(db)].map((each) => each.right)).toEqual([false, true]);
  }
  db.close();
});
