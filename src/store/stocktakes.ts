/** Stocktakes: their scope in SQL, what is open, and what lists show of them. */
import type { StocktakeState } from '../domain/stocktaking.ts';
import { all, type Db, one } from './sql.ts';

/** A stocktake as it stands, with the codes that people know. */
export interface StocktakeRow {
  readonly id: number;
  readonly number: string;
  readonly state: StocktakeState;
  readonly place_id: number | null;
  readonly location: string | null;
  readonly category: string | null;
  readonly customer_id: number | null;
  readonly customer: string | null;
  readonly blind: number;
  readonly expected: number;
  readonly opened_on: string;
  readonly opened_by: string;
  readonly submitted_on: string | null;
  readonly submitted_by: string | null;
  readonly approval: string | null;
  readonly closed_on: string | null;
  readonly agreed_on: string | null;
  readonly agreed_by: string | null;
}

/** What a stocktake counts: each part null where it is not narrowed down. */
export type Scope = Pick<StocktakeRow, 'place_id' | 'category' | 'customer_id'>;

const ROW = `SELECT k.id, k.number, k.state, k.place_id, p.code AS location, k.category, k.customer_id, c.code AS customer,
    k.blind, k.expected, k.opened_on, oo.code AS opened_by, k.submitted_on, so.code AS submitted_by, k.approval, k.closed_on,
    k.agreed_on, ao.code AS agreed_by
  FROM stocktakes k JOIN operators oo ON oo.id = k.opened_by LEFT JOIN operators so ON so.id = k.submitted_by
    LEFT JOIN operators ao ON ao.id = k.agreed_by LEFT JOIN places p ON p.id = k.place_id
    LEFT JOIN customers c ON c.id = k.customer_id`;

export function stocktakeByNumber(db: Db, number: string): StocktakeRow | undefined {
  return one(db, `${ROW} WHERE k.number = ?`, number);
}

export function stocktakeById(db: Db, id: number): StocktakeRow {
  return one<StocktakeRow>(db, `${ROW} WHERE k.id = ?`, id)!;
}

/** What is being counted or waits for approval, the oldest first. */
export function openStocktakes(db: Db): StocktakeRow[] {
  return all(db, `${ROW} WHERE k.state IN ('open', 'submitted') ORDER BY k.id`);
}

/** A stocktake with how much of it is counted; rows that were found beside the book count as well. */
export type CountedStocktake = StocktakeRow & { readonly counted: number; readonly found: number };

const PROGRESS = `(SELECT count(*) FROM (SELECT DISTINCT sample_id, place_id FROM counts WHERE stocktake_id = k.id)) AS counted,
  (SELECT count(*) FROM finds WHERE stocktake_id = k.id AND quantity > 0) AS found`;
const COUNTED = ROW.replace('SELECT ', `SELECT ${PROGRESS}, `);

/** All stocktakes opened in a period (days, both included; null = open-ended), the newest first. */
export function listStocktakes(db: Db, { from, to }: { from: string | null; to: string | null }): CountedStocktake[] {
  return all(
    db,
    `${COUNTED} WHERE k.opened_on >= coalesce(?, '') AND k.opened_on <= coalesce(?, '9999') ORDER BY k.id DESC`,
    from,
    to,
  );
}

export function countedStocktake(db: Db, id: number): CountedStocktake {
  return one<CountedStocktake>(db, `${COUNTED} WHERE k.id = ?`, id)!;
}

/** The places of a scope as an SQL list of ids; takes the place's id. */
export const PLACES_BELOW = `(WITH RECURSIVE below(id) AS (VALUES (?) UNION
  SELECT p.id FROM places p JOIN below b ON p.parent_id = b.id) SELECT id FROM below)`;

/** Part of a query over balances `b` that leaves what a scope holds in storage, with the values that it takes. */
export function within({ place_id, category, customer_id }: Scope): { sql: string; values: unknown[] } {
  const conditions = [
    'b.quantity <> 0 AND b.bounded = 1',
    `b.place_id IN ${place_id === null ? `(SELECT id FROM places WHERE kind = 'storage')` : PLACES_BELOW}`,
  ];
  const values: unknown[] = place_id === null ? [] : [place_id];
  if (category !== null) {
    conditions.push('lower(s.category) = lower(?)');
    values.push(category);
  }
  if (customer_id !== null) {
    conditions.push('s.customer_id = ?');
    values.push(customer_id);
  }
  return { sql: conditions.join(' AND '), values };
}

/** How many rows of stock (a sample at a place) a scope has in the book now. */
export function expectedRows(db: Db, scope: Scope): number {
  const { sql, values } = within(scope);
  const join = scope.category === null && scope.customer_id === null ? '' : 'JOIN samples s ON s.id = b.sample_id';
  return one<{ n: number }>(db, `SELECT count(*) AS n FROM balances b ${join} WHERE ${sql}`, ...values)!.n;
}

/** Whether a place lies in a scope. */
export function isWithin(db: Db, { place_id }: Scope, placeId: number): boolean {
  return place_id === null || one(db, `SELECT 1 WHERE ? IN ${PLACES_BELOW}`, placeId, place_id) !== undefined;
}

/** Where a sample lies in storage, the places with their codes. */
export function storedAt(db: Db, sampleId: number): { place_id: number; code: string }[] {
  return all(
    db,
    `SELECT b.place_id, p.code FROM balances b JOIN places p ON p.id = b.place_id
     WHERE b.sample_id = ? AND b.bounded = 1 AND b.quantity > 0 AND p.kind = 'storage' ORDER BY p.code`,
    sampleId,
  );
}

/** The category of a sample, and whose it is. */
export function ownedAs(db: Db, sampleId: number): { category: string | null; customer_id: number; customer: string } {
  return one(
    db,
    'SELECT s.category, s.customer_id, c.code AS customer FROM samples s JOIN customers c ON c.id = s.customer_id WHERE s.id = ?',
    sampleId,
  )!;
}

/** Stock that nobody counted for long. Quantity in thousandths; `last_counted` null = never. */
export interface LongUncounted {
  readonly number: string;
  readonly name: string;
  readonly customer: string;
  readonly location: string;
  readonly quantity: number;
  readonly unit: string;
  readonly last_counted: string | null;
  /** From which day on it was not counted: the last count there, else anywhere, else its receipt. */
  readonly since: string;
}

/** Rows of stock in a scope that were not counted since before a day, the longest first. */
export function notCountedSince(db: Db, scope: Scope, day: string): LongUncounted[] {
  const { sql, values } = within(scope);
  const last = (where: string) => `(SELECT max(t.counted_on) FROM counts k JOIN tallies t ON t.entry = k.entry
    JOIN stocktakes o ON o.id = k.stocktake_id
    WHERE k.sample_id = b.sample_id ${where} AND t.how <> 'assumed' AND o.state <> 'cancelled')`;
  return all(
    db,
    `SELECT * FROM (
       SELECT s.number, s.name, u.code AS customer, p.code AS location, b.quantity, s.unit,
         coalesce(${last('AND k.place_id = b.place_id')}, ${last('')}) AS last_counted, s.received_on
       FROM balances b JOIN samples s ON s.id = b.sample_id JOIN places p ON p.id = b.place_id
         JOIN customers u ON u.id = s.customer_id
       WHERE ${sql})
     WHERE coalesce(last_counted, received_on) < ? ORDER BY coalesce(last_counted, received_on), number, location`,
    ...values,
    day,
  ).map((row) => {
    const { received_on, ...rest } = row as Omit<LongUncounted, 'since'> & { received_on: string };
    return { ...rest, since: rest.last_counted ?? received_on };
  });
}
