/**
 * Customers and orders as classification reads them: copies in row groups, column after column. A trigger marks as stale
 * whoever's file or orders change, whatever changes them, so that what is not marked is right; whoever is marked is read
 * anew, and so is whoever came after the copy was made.
 */

import { needsSumsOnly, type OrderDays } from '../domain/classifying/order-sums.ts';
import { addOrderTexts, ORDER_LETTERS } from '../domain/classifying/order-texts.ts';
import { type PackedGroup, packGroup, unpackGroup, unpackSummed } from '../domain/classifying/packed-groups.ts';
import {
  type FileFacts,
  GROUP_ROWS,
  GroupBuilder,
  type RowGroup,
  type SummedGroup,
} from '../domain/classifying/row-groups.ts';
import { HOUSE } from '../domain/house.ts';
import { all, type Db, one, sql, writing } from './sql.ts';

/** Who is classified; the value is {@link HOUSE}. */
const CLASSIFIED = `code <> ? AND merged_into IS NULL AND status IS NOT 'destroyed'`;

const FILES = `SELECT id, country, province, region, potential, industry, coalesce(website, '') <> ''
  FROM customers WHERE id BETWEEN ? AND ? AND ${CLASSIFIED} ORDER BY id`;

/** Orders of some customers as one text, from an index that holds all of it: a row each would take far longer. */
const ORDERS = `SELECT CAST(group_concat(customer_id || ':' || orders, char(10)) AS BLOB) FROM (
  SELECT customer_id, group_concat(CASE WHEN status = 'cancelled' THEN '${ORDER_LETTERS.cancelled}'
      WHEN type = 'sample' THEN '${ORDER_LETTERS.sample}' WHEN status = 'completed' THEN '${ORDER_LETTERS.completed}'
      WHEN status = 'confirmed' THEN '${ORDER_LETTERS.confirmed}' ELSE '${ORDER_LETTERS.refunded}' END
    || ordered_on || amount || coalesce(',' || cost || ' ', ' '), '') AS orders
  FROM orders INDEXED BY orders_by_customer WHERE customer_id BETWEEN ? AND ? GROUP BY customer_id)`;

/** The orders of so many customers are one text: few enough for the memory, many enough for the time. */
const IN_ONE = 64;

/** Adds what files and orders say of the customers from one id to another (included). */
function addCustomers(db: Db, group: GroupBuilder, from: number, to: number): void {
  const first = firstOf(groupOf(from));
  const files = sql<unknown[], [id: number, ...FileFacts]>(db, FILES).raw();
  for (const [id, ...facts] of files.all(from, to, HOUSE)) group.addFile(id - first, facts);
  const orders = sql<unknown[], Buffer | null>(db, ORDERS).pluck();
  for (let next = from; next <= to; next += IN_ONE) {
    const text = orders.get(next, Math.min(to, next + IN_ONE - 1));
    if (text) addOrderTexts(group, text, first);
  }
}

const groupOf = (customer: number): number => Math.floor(customer / GROUP_ROWS);
const firstOf = (group: number): number => group * GROUP_ROWS;

/** A row group from files and orders themselves. */
function groupFromRows(db: Db, id: number): RowGroup {
  const group = new GroupBuilder();
  addCustomers(db, group, firstOf(id), firstOf(id + 1) - 1);
  return finished(db, id, group);
}

function finished(db: Db, id: number, group: GroupBuilder): RowGroup {
  const { last } = one<{ last: number | null }>(
    db,
    'SELECT max(id) AS last FROM customers WHERE id BETWEEN ? AND ?',
    firstOf(id),
    firstOf(id + 1) - 1,
  )!;
  if (last !== null) group.reach(last - firstOf(id));
  return group.finish();
}

/** A row group as it is kept, but for those who are stale, of whom files and orders are read. */
function refreshed(db: Db, id: number, kept: RowGroup, stale: readonly number[]): RowGroup {
  const group = new GroupBuilder(kept.entries.length + 1024);
  let row = 0;
  for (const customer of stale) {
    group.addRows(kept, row, customer - firstOf(id));
    addCustomers(db, group, customer, customer);
    row = customer - firstOf(id) + 1;
  }
  group.addRows(kept, row, GROUP_ROWS);
  return finished(db, id, group);
}

const KEPT = 'SELECT customers, newest, files, packed, older FROM row_groups WHERE id = ?';
const SUMMED = 'SELECT newest, files, packed FROM row_groups WHERE id = ?';
type KeptGroup = PackedGroup & { readonly newest: number };

/** Who must be read anew: whoever is marked, and newcomers, whose ids are always beyond all others. */
function staleIn(db: Db, id: number, newest: number): number[] {
  const last = firstOf(id + 1) - 1;
  const marked = sql<unknown[], number>(
    db,
    `SELECT customer_id FROM stale_customers WHERE customer_id BETWEEN ? AND ?
     ${newest < last ? 'UNION SELECT id FROM customers WHERE id > ? AND id <= ?' : ''} ORDER BY 1`,
  );
  return marked.pluck().all(firstOf(id), last, ...(newest < last ? [newest, last] : []));
}

/** A row group as things stand. */
function groupNow(db: Db, id: number): RowGroup {
  const row = one<KeptGroup>(db, KEPT, id);
  // What cannot be read is made anew, and verify tells of it.
  const kept = row && unpackGroup(row);
  if (!kept) return groupFromRows(db, id);
  const stale = staleIn(db, id, row.newest);
  return stale.length === 0 ? kept : refreshed(db, id, kept, stale);
}

function newestCustomer(db: Db): number {
  return one<{ last: number | null }>(db, 'SELECT max(id) AS last FROM customers')!.last ?? 0;
}

/** The last customer that a row group knows of. */
function newestIn(id: number, { rows }: RowGroup): number {
  return firstOf(id) + rows - 1;
}

/** A row group as far as a run needs it. */
export interface GroupToRead {
  /** The id of its first row. */
  readonly first: number;
  readonly group: SummedGroup;
  /** Rows that are not what the group says of them, and the group that says what they are. */
  readonly stale: readonly number[];
  readonly instead: SummedGroup;
}

/** Every row group as things stand, as far as a run on these days needs it. */
export function* rowGroups(db: Db, days: OrderDays): Generator<GroupToRead> {
  const last = groupOf(newestCustomer(db));
  for (let id = 0; id <= last; id++) yield summedNow(db, id, days) ?? whole(firstOf(id), groupNow(db, id));
}

function whole(first: number, orders: RowGroup): GroupToRead {
  const group = { ...orders, older: null };
  return { first, group, stale: [], instead: group };
}

/** A row group with the sums of older orders, where these are enough. */
function summedNow(db: Db, id: number, days: OrderDays): GroupToRead | null {
  const row = one<Pick<KeptGroup, 'newest' | 'files' | 'packed'>>(db, SUMMED, id);
  const group = row && unpackSummed(row);
  if (!group || (group.older !== null && !needsSumsOnly(group.older.until, days))) return null;
  const first = firstOf(id);
  const stale = staleIn(db, id, row.newest);
  if (stale.length === 0) return { first, group, stale, instead: group };
  const fresh = new GroupBuilder(1024);
  for (const customer of stale) addCustomers(db, fresh, customer, customer);
  const instead = { ...fresh.finish(), older: null };
  return { first, group, stale: stale.map((customer) => customer - first), instead };
}

/** How many customers are classified at most: those who are copied, and whoever is stale or not copied yet. */
export function mostCustomers(db: Db): number {
  const newest = newestCustomer(db);
  const { classified, groups, newcomers } = one<{ classified: number; groups: number; newcomers: number }>(
    db,
    `SELECT coalesce(sum(customers), 0) AS classified, count(*) AS groups,
       coalesce(sum(max(0, min(id * ${GROUP_ROWS} + ${GROUP_ROWS - 1}, ?) - newest)), 0) AS newcomers FROM row_groups`,
    newest,
  )!;
  const { stale } = one<{ stale: number }>(db, 'SELECT count(*) AS stale FROM stale_customers')!;
  return classified + newcomers + stale + Math.max(0, groupOf(newest) + 1 - groups) * GROUP_ROWS;
}

/** A row group of whose rows one in so many is stale is copied again; fewer are read beside it. */
const STALE_PART = 32;

/** Copies customers and orders that are not, or of whom too many are stale, in short transactions: others write in between. */
export function keepRowGroups(db: Db): void {
  const kept = new Map(
    all<{ id: number; customers: number; newest: number }>(db, 'SELECT id, customers, newest FROM row_groups').map(
      (row) => [row.id, row],
    ),
  );
  const last = groupOf(newestCustomer(db));
  for (let id = 0; id <= last; id++) {
    const there = kept.get(id);
    if (there && staleIn(db, id, there.newest).length * STALE_PART <= there.customers) continue;
    writing(db, true, () => {
      const group = groupNow(db, id);
      const { customers, files, packed, older } = packGroup(group);
      sql(
        db,
        'INSERT OR REPLACE INTO row_groups (id, customers, newest, files, packed, older) VALUES (?, ?, ?, ?, ?, ?)',
      ).run(id, customers, newestIn(id, group), files, packed, older);
      sql(db, 'DELETE FROM stale_customers WHERE customer_id BETWEEN ? AND ?').run(firstOf(id), firstOf(id + 1) - 1);
    });
  }
}

/** Every row group that is kept, with whether it is what files and orders say of those who are not stale. */
export function* comparedGroups(db: Db): Generator<{ id: number; right: boolean }> {
  for (const id of sql<unknown[], number>(db, 'SELECT id FROM row_groups ORDER BY id').pluck().all()) {
    const row = one<KeptGroup>(db, KEPT, id)!;
    yield { id, right: isRight(db, id, row) };
  }
}

function isRight(db: Db, id: number, row: KeptGroup): boolean {
  const kept = unpackGroup(row);
  if (!kept || newestIn(id, kept) !== row.newest) return false;
  const { customers, packed, older } = packGroup(kept);
  if (customers !== row.customers || !packed.equals(row.packed) || !older.equals(row.older)) return false;
  const stale = staleIn(db, id, row.newest);
  const now = stale.length === 0 ? row : packGroup(refreshed(db, id, kept, stale));
  const rows = packGroup(groupFromRows(db, id));
  // The same rows always make the same bytes.
  return now.files === rows.files && now.packed.equals(rows.packed) && now.older.equals(rows.older);
}
