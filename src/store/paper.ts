/** What stands on slips: the movements of one command, with names. Quantities in thousandths, numbers bare. */
import { showHead } from './journal.ts';
import { madeIn } from './made-in.ts';
import { all, type Db, one } from './sql.ts';

export interface SlipLine {
  readonly seq: number;
  readonly number: string;
  readonly name: string;
  readonly spec: string | null;
  readonly lot: string | null;
  readonly unit: string;
  readonly appearance: string | null;
  readonly quantity: number;
  /** Codes of places, persons and customers. */
  readonly from: string;
  readonly to: string;
  readonly due_on: string | null;
  readonly undone: number;
}

const LINE = `
  SELECT t.seq, s.number, s.name, s.spec, s.lot, s.unit, s.appearance, t.quantity,
         coalesce(f.code, fo.code, fc.code, f.kind) AS "from", coalesce(g.code, go.code, gc.code, g.kind) AS "to",
         l.due_on, EXISTS (SELECT 1 FROM transfers r WHERE r.reverses = t.seq) AS undone`;
const NAMES = `
  JOIN places f ON f.id = t.from_id LEFT JOIN operators fo ON fo.id = f.operator_id LEFT JOIN customers fc ON fc.id = f.customer_id
  JOIN places g ON g.id = t.to_id LEFT JOIN operators go ON go.id = g.operator_id LEFT JOIN customers gc ON gc.id = g.customer_id`;

/** What came on a receipt. */
export function receivedLines(db: Db, receiptId: number): SlipLine[] {
  return all(
    db,
    `${LINE} FROM samples s JOIN transfers t ON t.sample_id = s.id AND t.kind = 'receive'
     LEFT JOIN checkout_lines l ON l.id = t.checkout_line ${NAMES} WHERE s.receipt_id = ? ORDER BY t.seq`,
    receiptId,
  );
}

/** What was given on a checkout or dispatch. */
export function checkedOutLines(db: Db, checkoutId: number): SlipLine[] {
  return all(
    db,
    `${LINE} FROM checkout_lines l JOIN samples s ON s.id = l.sample_id
     JOIN transfers t ON t.sample_id = s.id AND t.checkout_line = l.id AND t.kind IN ('checkout', 'dispatch') ${NAMES}
     WHERE l.checkout_id = ? ORDER BY t.seq`,
    checkoutId,
  );
}

/** The movements of an entry. */
export function linesOfEntry(db: Db, entry: number): SlipLine[] {
  const { first, last } = movementsOfEntry(db, entry);
  return all(
    db,
    `${LINE} FROM transfers t JOIN samples s ON s.id = t.sample_id LEFT JOIN checkout_lines l ON l.id = t.checkout_line
     ${NAMES} WHERE t.seq BETWEEN ? AND ? ORDER BY t.seq`,
    first,
    last,
  );
}

/** The first and the last movement of an entry: they stand side by side and in its order, so halving finds them. */
export function movementsOfEntry(db: Db, entry: number): { first: number; last: number } {
  const beyond = (wanted: number): number => {
    let low = 0;
    let high = (one<{ seq: number | null }>(db, 'SELECT max(seq) AS seq FROM transfers')!.seq ?? 0) + 1;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      const found = one<{ entry: number }>(db, 'SELECT entry FROM transfers WHERE seq = ?', middle)!.entry;
      if (found >= wanted) high = middle;
      else low = middle;
    }
    return high;
  };
  return { first: beyond(entry), last: beyond(entry + 1) - 1 };
}

export interface SlipHead {
  readonly id: number;
  readonly entry: number;
  readonly customer: string | null;
  readonly customer_name: string | null;
  readonly person: string | null;
  readonly person_name: string | null;
  readonly order_no: string | null;
  readonly delivery_note: string | null;
  readonly carrier: string | null;
  readonly tracking: string | null;
  readonly expected_on: string | null;
  readonly delivered_on: string | null;
  readonly sample_order: string | null;
}

const NOTHING = `NULL AS person, NULL AS person_name, NULL AS order_no, NULL AS delivery_note, NULL AS carrier,
  NULL AS tracking, NULL AS expected_on, NULL AS delivered_on, NULL AS sample_order`;

/** What a receipt, checkout or give-back of that number says above its lines. */
export function slipHead(db: Db, series: string, number: string): SlipHead | undefined {
  const table = SLIPS[series];
  const head = table && headAsWritten(db, table, number);
  return head && { ...head, entry: madeIn(db, table, head.id, head.entry) };
}

const SLIPS: Readonly<Record<string, 'receipts' | 'checkouts' | 'give_backs'>> = {
  receipt: 'receipts',
  checkout: 'checkouts',
  give_back: 'give_backs',
};

function headAsWritten(db: Db, table: 'receipts' | 'checkouts' | 'give_backs', number: string): SlipHead | undefined {
  if (table === 'receipts')
    return one(
      db,
      `SELECT ${NOTHING}, r.id, r.entry, c.code AS customer, c.name AS customer_name, r.order_no, r.delivery_note
       FROM receipts r JOIN customers c ON c.id = r.customer_id WHERE r.number = ?`,
      number,
    );
  if (table === 'checkouts')
    return one(
      db,
      `SELECT ${NOTHING}, u.id, u.entry, c.code AS customer, c.name AS customer_name, o.code AS person, o.name AS person_name,
              u.carrier, u.tracking, u.expected_on, u.delivered_on,
              (SELECT min(x.number) FROM sample_orders x WHERE x.checkout_id = u.id) AS sample_order
       FROM checkouts u JOIN places p ON p.id = u.holder_id LEFT JOIN operators o ON o.id = p.operator_id
            LEFT JOIN customers c ON c.id = p.customer_id WHERE u.number = ?`,
      number,
    );
  return one(
    db,
    `SELECT ${NOTHING}, b.id, b.entry, c.code AS customer, c.name AS customer_name
     FROM give_backs b JOIN customers c ON c.id = b.customer_id WHERE b.number = ?`,
    number,
  );
}

/** When an entry happened, who made it, and the journal's head that it was. */
export function entryFacts(
  db: Db,
  entry: number,
): { happened_at: string; operator: string; operator_name: string; head: string } {
  const { seq, hash, ...facts } = one<{
    seq: number;
    hash: Buffer;
    happened_at: string;
    operator: string;
    operator_name: string;
  }>(
    db,
    `SELECT j.seq, j.hash, j.happened_at, o.code AS operator, o.name AS operator_name
     FROM journal j JOIN operators o ON o.id = j.operator_id WHERE j.seq = ?`,
    entry,
  )!;
  return { ...facts, head: showHead({ seq, hash }) };
}

/** The last entry that says something of a slip: its own, or a signature's. */
export function lastEntryOf(db: Db, slip: string, own: number): number {
  return one<{ entry: number }>(
    db,
    'SELECT max(?, coalesce(max(entry), 0)) AS entry FROM signatures WHERE slip = ?',
    own,
    slip,
  )!.entry;
}

/** What was written with an entry: field → words. Erased words are left out. */
export function wordsOfEntry(db: Db, entry: number): { line: number; field: string; words: string }[] {
  return all(
    db,
    'SELECT line, field, words FROM remarks WHERE entry = ? AND words IS NOT NULL ORDER BY line, field',
    entry,
  );
}

/** The last entry that says something of a stocktake: its own, a count's, a find's, a signature's. */
export function lastEntryOfStocktake(db: Db, id: number, number: string): number {
  return one<{ entry: number }>(
    db,
    `SELECT max(k.entry, coalesce((SELECT max(entry) FROM tallies WHERE stocktake_id = k.id), 0),
       coalesce((SELECT max(entry) FROM explanations WHERE stocktake_id = k.id), 0),
       coalesce((SELECT max(entry) FROM finds WHERE stocktake_id = k.id), 0),
       coalesce((SELECT max(entry) FROM signatures WHERE slip = ?), 0)) AS entry FROM stocktakes k WHERE k.id = ?`,
    number,
    id,
  )!.entry;
}

/** The entry that made a notice: what was sent and answered since does not change the letter. */
export function entryOfNotice(db: Db, id: number): number {
  return one<{ entry: number }>(
    db,
    `SELECT min(entry) AS entry FROM seals WHERE subject = 'notices' AND subject_id = ?`,
    id,
  )!.entry;
}

/** The last entry that changed a request for approval: its own, or the decision's. */
export function entryOfApproval(db: Db, id: number): number {
  return one<{ entry: number }>(db, 'SELECT entry FROM approvals WHERE id = ?', id)!.entry;
}
