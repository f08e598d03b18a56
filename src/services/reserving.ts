/** Reservations: goods promised to a person, picked from a list by place. */
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { day, nullable, number, object, type Row, type TypeOf, text } from '../domain/shapes.ts';
import { balancesOf } from '../store/ledger.ts';
import { openReservations, reservationOf } from '../store/reservations.ts';
import { available, type SampleFacts } from '../store/samples.ts';
import type { Db } from '../store/sql.ts';
import { type Acting, permit, record } from './acting.ts';
import { findHolder, findPerson, findSample, placeOfPerson } from './naming.ts';
import { choosePortions } from './stock.ts';

export const RESERVED = object({
  number: text,
  name: text,
  unit: text,
  reserved: number,
  to: text,
  for: nullable(day),
  available: number,
});
export type Reserved = TypeOf<typeof RESERVED>;

/** Promises goods to a person; what he has reserved already is added to. @throws Refusal insufficient_stock */
export async function reserve(
  acting: Acting,
  input: { number: string; quantity: number; to: string; for?: string | undefined; note?: string | undefined },
): Promise<Reserved> {
  permit(acting, 'reserve');
  return record(acting, 'reserve', input, (deed) => {
    const { db, entry } = deed;
    const sample = findSample(db, input.number);
    if (sample.quality === 'pending' || sample.quality === 'rejected') {
      refuse('not_accepted', { number: showSampleNumber(sample.number), quality: sample.quality });
    }
    const person = findHolder(db, input.to);
    if (person.id !== acting.operator.id) permit(acting, 'custody');
    const holder = placeOfPerson(db, entry, person);
    choosePortions(db, sample, input.quantity, { lendingOnly: true });
    const known = reservationOf(db, sample.id, holder);
    const quantity = (known?.quantity ?? 0) + input.quantity;
    const for_on = input.for ?? (known && known.quantity > 0 ? known.for_on : null);
    if (known) entry.change('reservations', known.id, { quantity, for_on });
    else entry.add('reservations', { sample_id: sample.id, holder_id: holder, quantity, for_on });
    entry.remark('note', input.note);
    return shown(db, sample, { quantity, to: person.code, for: for_on });
  });
}

/** Takes a reservation back. @throws Refusal reservation_not_found */
export async function release(acting: Acting, input: { number: string; to: string }): Promise<Reserved> {
  permit(acting, 'reserve');
  return record(acting, 'release', input, (deed) => {
    const { db, entry } = deed;
    const sample = findSample(db, input.number);
    const person = findPerson(db, input.to);
    if (person.id !== acting.operator.id) permit(acting, 'custody');
    const known = reservationOf(db, sample.id, placeOfPerson(db, entry, person));
    if (!known || known.quantity === 0)
      refuse('reservation_not_found', { number: showSampleNumber(sample.number), person: person.code });
    entry.change('reservations', known.id, { quantity: 0 });
    return shown(db, sample, { quantity: 0, to: person.code, for: null });
  });
}

function shown(db: Db, sample: SampleFacts, what: { quantity: number; to: string; for: string | null }): Reserved {
  return {
    number: showSampleNumber(sample.number),
    name: sample.name,
    unit: sample.unit,
    reserved: toDecimal(what.quantity),
    to: what.to,
    for: what.for,
    available: toDecimal(available(db, sample)),
  };
}

/** What is to be fetched from where, by place: each reservation from the places that were filled first. */
export function picks(db: Db, forDay: string | undefined): Row[] {
  const taken = new Map<string, number>();
  const rows = openReservations(db, forDay ?? null).flatMap((reservation) => {
    let open = reservation.quantity;
    const lending = balancesOf(db, reservation.sample_id).filter(({ lends }) => lends === 1);
    return lending.flatMap(({ code, place_id, quantity: there }) => {
      const key = `${reservation.sample_id} ${place_id}`;
      const quantity = Math.min(open, there - (taken.get(key) ?? 0));
      if (quantity <= 0) return [];
      taken.set(key, (taken.get(key) ?? 0) + quantity);
      open -= quantity;
      const { number: bare, name, unit, holder, for_on } = reservation;
      return [
        {
          location: code,
          number: showSampleNumber(bare),
          name,
          quantity: toDecimal(quantity),
          unit,
          holder,
          for: for_on,
        },
      ];
    });
  });
  // By place, as one walks; a total order.
  return rows.sort((a, b) => (a.location + a.number + a.holder < b.location + b.number + b.holder ? -1 : 1));
}
