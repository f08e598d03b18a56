/** What was given out, to whom, and what of it is still out. */
import { all, type Db, one } from './sql.ts';

/** An open line of a checkout or dispatch; quantities in thousandths. */
export interface OpenLine {
  readonly id: number;
  readonly checkout_id: number;
  /** U26-000001 */
  readonly checkout: string;
  readonly holder_id: number;
  readonly holder_kind: 'person' | 'customer';
  /** The person's or customer's code. */
  readonly holder: string;
  readonly operator_id: number | null;
  readonly customer_id: number | null;
  readonly due_on: string | null;
  readonly outstanding: number;
}

/** The open lines of a sample, the earliest due first, those without a due date last. */
export function openLines(db: Db, sampleId: number): OpenLine[] {
  return all(
    db,
    `SELECT l.id, l.checkout_id, u.number AS checkout, l.holder_id, p.kind AS holder_kind,
            coalesce(o.code, c.code) AS holder, p.operator_id, p.customer_id, l.due_on, l.outstanding
     FROM checkout_lines l JOIN checkouts u ON u.id = l.checkout_id JOIN places p ON p.id = l.holder_id
     LEFT JOIN operators o ON o.id = p.operator_id LEFT JOIN customers c ON c.id = p.customer_id
     WHERE l.sample_id = ? AND l.outstanding > 0 ORDER BY l.due_on IS NULL, l.due_on, l.id`,
    sampleId,
  );
}

/** The place that a line took its goods from, if it may still be used. */
export function originOf(
  db: Db,
  sampleId: number,
  lineId: number,
): { id: number; code: string; purpose: string } | undefined {
  return one(
    db,
    `SELECT p.id, p.code, p.purpose FROM transfers t JOIN places p ON p.id = t.from_id
     WHERE t.sample_id = ? AND t.checkout_line = ? AND t.kind IN ('checkout', 'dispatch') AND p.retired_on IS NULL
     ORDER BY t.seq DESC LIMIT 1`,
    sampleId,
    lineId,
  );
}

export interface CheckoutFacts {
  readonly id: number;
  readonly number: string;
  readonly holder_id: number;
  readonly holder_kind: 'person' | 'customer';
  readonly holder: string;
  readonly delivered_on: string | null;
}

export function checkoutByNumber(db: Db, number: string): CheckoutFacts | undefined {
  return one(
    db,
    `SELECT u.id, u.number, u.holder_id, p.kind AS holder_kind, coalesce(o.code, c.code) AS holder, u.delivered_on
     FROM checkouts u JOIN places p ON p.id = u.holder_id
     LEFT JOIN operators o ON o.id = p.operator_id LEFT JOIN customers c ON c.id = p.customer_id WHERE u.number = ?`,
    number,
  );
}

/** How many lines of a checkout are still open. */
export function openLinesOf(db: Db, checkoutId: number): number {
  return one<{ n: number }>(
    db,
    'SELECT count(*) AS n FROM checkout_lines WHERE checkout_id = ? AND outstanding > 0',
    checkoutId,
  )!.n;
}

/** Lines that a command's transfers opened, with what they took from a reservation. */
export function linesOfCheckouts(
  db: Db,
  lineIds: readonly number[],
): { sample_id: number; holder_id: number; checkout_id: number; reserved: number }[] {
  return lineIds.map(
    (id) => one(db, 'SELECT sample_id, holder_id, checkout_id, reserved FROM checkout_lines WHERE id = ?', id)!,
  );
}

/**
 * Lots that should go first: of the same customer, name and spec, expiring earlier or else received earlier, of which
 * something can be taken that is not promised. What has expired is for nobody.
 * @param today what expires before this day has expired
 */
export function olderLots(db: Db, sampleId: number, today: string): string[] {
  return all<{ number: string }>(
    db,
    `SELECT c.number FROM samples s JOIN samples c ON c.customer_id = s.customer_id AND c.match_key = s.match_key
     WHERE s.id = ? AND c.id <> s.id AND c.quality IN ('accepted', 'conditional')
       AND (c.expires_on IS NULL OR c.expires_on >= ?)
       AND CASE WHEN c.expires_on IS s.expires_on THEN c.received_on < s.received_on
                ELSE c.expires_on IS NOT NULL AND (s.expires_on IS NULL OR c.expires_on < s.expires_on) END
       AND (SELECT coalesce(sum(b.quantity), 0) FROM balances b JOIN places p ON p.id = b.place_id
            WHERE b.sample_id = c.id AND p.lends = 1)
         > (SELECT coalesce(sum(r.quantity), 0) FROM reservations r WHERE r.sample_id = c.id)
     ORDER BY c.expires_on IS NULL, c.expires_on, c.received_on, c.number LIMIT 3`,
    sampleId,
    today,
  ).map(({ number }) => number);
}
