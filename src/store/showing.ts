/** Everything about one sample. */
import { quantityAt } from './as-of.ts';
import { all, type Db, one } from './sql.ts';
import { type State, stateAt } from './standing.ts';

/** A sample with the papers it stands on: quantities and ranges in thousandths, money in fen, numbers bare. */
export interface SampleCard {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  readonly spec: string | null;
  readonly customer: string;
  readonly customer_name: string;
  readonly receipt: string | null;
  readonly order_no: string | null;
  readonly delivery_note: string | null;
  readonly parent: string | null;
  readonly category: string | null;
  readonly kind: string;
  readonly unit: string;
  readonly lot: string | null;
  readonly colour: string | null;
  readonly appearance: string | null;
  readonly state: State;
  readonly quality: 'pending' | 'accepted' | 'rejected' | 'conditional';
  readonly quality_on: string | null;
  readonly received_on: string;
  readonly produced_on: string | null;
  readonly expires_on: string | null;
  readonly retain_until: string | null;
  readonly at_end: string | null;
  readonly evaluate_by: string | null;
  readonly feedback_by: string | null;
  readonly unit_value: number | null;
  readonly temperature_min: number | null;
  readonly temperature_max: number | null;
  readonly humidity_min: number | null;
  readonly humidity_max: number | null;
  readonly light: string | null;
  readonly hazards: string | null;
  readonly valuable: number;
  readonly confidential: number;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly part_no: string | null;
}

/** A sample by its id; its state at the end of a day (an integer), or now. */
export function sampleCard(db: Db, id: number, day: number | null): SampleCard {
  return one<SampleCard>(
    db,
    `SELECT s.*, c.code AS customer, c.name AS customer_name, r.number AS receipt, r.order_no, r.delivery_note,
            parent.number AS parent, ${stateAt(day, 'few')} AS state
     FROM samples s JOIN customers c ON c.id = s.customer_id LEFT JOIN receipts r ON r.id = s.receipt_id
          LEFT JOIN samples parent ON parent.id = s.parent_id
     WHERE s.id = ?`,
    id,
  )!;
}

/** The old numbers of a sample. */
export function aliasesOf(db: Db, id: number): string[] {
  return all<{ alias: string }>(db, 'SELECT alias FROM aliases WHERE sample_id = ? ORDER BY id', id).map(
    ({ alias }) => alias,
  );
}

/** The numbers, bare, of the parts that were split off a sample. */
export function childrenOf(db: Db, id: number): string[] {
  return all<{ number: string }>(db, 'SELECT number FROM samples WHERE parent_id = ? ORDER BY number', id).map(
    ({ number }) => number,
  );
}

export interface Whereabout {
  readonly place: string;
  readonly kind: 'storage' | 'person';
  readonly quantity: number;
}

/** Where a sample is, in storage and with persons, at the end of a day or now; the place filled first comes first. */
export function whereaboutsOf(db: Db, id: number, day: number | null): Whereabout[] {
  return all<Whereabout>(
    db,
    `SELECT coalesce(p.code, o.code) AS place, p.kind, ${quantityAt(day, 'few')} AS quantity
     FROM balances b JOIN places p ON p.id = b.place_id LEFT JOIN operators o ON o.id = p.operator_id
     WHERE b.sample_id = ? AND b.bounded = 1 AND ${quantityAt(day, 'few')} > 0 ORDER BY b.since, b.place_id`,
    id,
  );
}

/** Something promised: with whom, how much in thousandths, and until when. */
export interface Promised {
  readonly who: string;
  readonly due: string | null;
  readonly quantity: number;
}

/** What persons had of a sample at the end of a day, checkout by checkout. */
export function promisedBack(db: Db, id: number, day: number | null): Promised[] {
  return all<Promised>(
    db,
    `SELECT o.code AS who, l.due_on AS due, sum(CASE t.to_id WHEN l.holder_id THEN t.quantity ELSE -t.quantity END) AS quantity
     FROM transfers t JOIN checkout_lines l ON l.id = t.checkout_line JOIN places h ON h.id = l.holder_id
          JOIN operators o ON o.id = h.operator_id
     WHERE t.sample_id = ? AND t.day <= ?
     GROUP BY l.id HAVING sum(CASE t.to_id WHEN l.holder_id THEN t.quantity ELSE -t.quantity END) > 0 ORDER BY l.id`,
    id,
    day ?? 99_999_999,
  );
}

/** For whom a sample is reserved. */
export function reservedOf(db: Db, id: number): Promised[] {
  return all<Promised>(
    db,
    `SELECT o.code AS who, r.for_on AS due, r.quantity
     FROM reservations r JOIN places h ON h.id = r.holder_id JOIN operators o ON o.id = h.operator_id
     WHERE r.sample_id = ? AND r.quantity > 0 ORDER BY r.id`,
    id,
  );
}
