/** What was received: the lines of the receipts. */
import { composer, iterate } from './composing.ts';
import { conditionsOn, type SampleFilter } from './finding.ts';
import type { Db } from './sql.ts';

/** Numbers bare, the quantity in thousandths. */
export interface ReceiptRow {
  readonly receipt: string;
  readonly received_on: string;
  readonly customer: string;
  readonly customer_name: string;
  readonly number: string;
  readonly name: string;
  readonly spec: string | null;
  readonly kind: string;
  readonly quantity: number;
  readonly unit: string;
  readonly order_no: string | null;
  readonly delivery_note: string | null;
  readonly received_by: string;
  readonly signed: string;
}

export interface ReceiptQuestion {
  readonly filter: SampleFilter;
  /** Days `YYYY-MM-DD` of receiving, both included. */
  readonly from: string | null;
  readonly to: string | null;
}

/** One row for each line of a receipt, by day, receipt and number. What was undone is not there. */
export async function receiptRows(db: Db, { filter, from, to }: ReceiptQuestion): Promise<Iterable<ReceiptRow>> {
  const c = await composer();
  const { sql } = c;
  let query = c.query
    .selectFrom('receipts as r')
    .innerJoin('customers as c', 'c.id', 'r.customer_id')
    .innerJoin('operators as o', 'o.id', 'r.received_by')
    .innerJoin('samples as s', 's.receipt_id', 'r.id')
    .where(sql<boolean>`s.parent_id IS NULL`)
    .select(['r.number as receipt', 'r.received_on', 'c.code as customer', 'c.name as customer_name'])
    .select(['s.number', 's.name', 's.spec', 's.kind', 's.unit', 'r.order_no', 'r.delivery_note'])
    .select('o.code as received_by')
    .select(
      sql<number>`(SELECT coalesce(sum(t.quantity), 0) FROM transfers t WHERE t.sample_id = s.id AND t.kind = 'receive'
        AND NOT EXISTS (SELECT 1 FROM transfers u WHERE u.reverses = t.seq))`.as('quantity'),
    )
    .select(
      sql<string>`CASE (SELECT count(*) FROM signatures g WHERE g.slip = r.number)
        WHEN 0 THEN 'drafted' WHEN 1 THEN 'half_signed' ELSE 'signed' END`.as('signed'),
    )
    .orderBy('r.received_on')
    .orderBy('r.id')
    .orderBy('s.id');
  if (from !== null) query = query.where('r.received_on', '>=', from);
  if (to !== null) query = query.where('r.received_on', '<=', to);
  for (const condition of conditionsOn(c, filter)) query = query.where(condition);
  return present(iterate<ReceiptRow>(db, query.compile()));
}

function* present(rows: Iterable<ReceiptRow>): Generator<ReceiptRow> {
  for (const row of rows) if (row.quantity > 0) yield row;
}
