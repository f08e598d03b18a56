/** Stock promised to persons. */
import { all, type Db, one } from './sql.ts';

export interface Reservation {
  readonly id: number;
  readonly sample_id: number;
  readonly holder_id: number;
  readonly for_on: string | null;
  readonly quantity: number;
}

export function reservationOf(db: Db, sampleId: number, holderId: number): Reservation | undefined {
  return one(db, 'SELECT * FROM reservations WHERE sample_id = ? AND holder_id = ?', sampleId, holderId);
}

/** An open reservation with what a pick list shows. */
export interface OpenReservation extends Reservation {
  readonly number: string;
  readonly name: string;
  readonly unit: string;
  readonly holder: string;
}

/** Open reservations, of one day or all. */
export function openReservations(db: Db, day: string | null): OpenReservation[] {
  return all(
    db,
    `SELECT r.*, s.number, s.name, s.unit, o.code AS holder
     FROM reservations r JOIN samples s ON s.id = r.sample_id JOIN places p ON p.id = r.holder_id JOIN operators o ON o.id = p.operator_id
     WHERE r.quantity > 0 AND (? IS NULL OR r.for_on = ?) ORDER BY r.for_on IS NULL, r.for_on, r.id`,
    day,
    day,
  );
}
