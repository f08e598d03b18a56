/** Slips that one side has signed and the other has not. */
import { writtenIn } from './made-in.ts';
import { all, type Db } from './sql.ts';

export interface UnsignedRow {
  readonly slip: string;
  /** Whose signature is there. */
  readonly signed: 'customer' | 'us';
  readonly signed_by: string | null;
  readonly signed_on: string;
  /** The customer's or the holder's code, and how he is called. */
  readonly who: string | null;
  readonly who_name: string | null;
}

/** Half-signed slips whose signature is from before a day, the oldest first: those of one customer, or all. */
export function halfSigned(db: Db, before: string, customer: number | null): UnsignedRow[] {
  return all(
    db,
    `SELECT g.slip, g.side AS signed, w.words AS signed_by, g.signed_on, coalesce(c.code, o.code) AS who,
            coalesce(c.name, o.name) AS who_name
     FROM signatures g
     LEFT JOIN remarks w ON w.entry = ${writtenIn('signatures', 'g')} AND w.line = 0 AND w.field = 'signed_by'
     LEFT JOIN receipts r ON r.number = g.slip LEFT JOIN give_backs b ON b.number = g.slip
     LEFT JOIN checkouts u ON u.number = g.slip LEFT JOIN places h ON h.id = u.holder_id
     LEFT JOIN operators o ON o.id = h.operator_id
     LEFT JOIN customers c ON c.id = coalesce(r.customer_id, b.customer_id, h.customer_id)
     WHERE g.signed_on < :before AND (:customer IS NULL OR c.id = :customer)
       AND NOT EXISTS (SELECT 1 FROM signatures x WHERE x.slip = g.slip AND x.side <> g.side)
     ORDER BY g.signed_on, g.slip`,
    { before, customer },
  );
}
