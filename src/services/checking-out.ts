/** Checkout: goods go to a person, or out to a customer, under one number and one signature. */
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { day, list, nullable, number, object, type TypeOf, text } from '../domain/shapes.ts';
import { olderLots } from '../store/checkouts.ts';
import type { Transfer } from '../store/ledger.ts';
import { reservationOf } from '../store/reservations.ts';
import { available, type SampleFacts } from '../store/samples.ts';
import { nextSlipNumber } from '../store/serials.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { findHolder, findOpenFile, findSample, placeOfCustomer, placeOfPerson } from './naming.ts';
import { refuseUnpermitted, type Use } from './permitting.ts';
import { refuseSuperseded } from './revising.ts';
import { sendSampleOrder } from './sample-orders.ts';
import { choosePortions } from './stock.ts';

export interface CheckoutInput {
  /** Quantities in thousandths; null for all that is available. */
  readonly lines: readonly { readonly number: string; readonly quantity: number | null }[];
  /** The hash of the sheet that the lines come from. */
  readonly sheet?: string | undefined;
  readonly to?: string | undefined;
  readonly to_customer?: string | undefined;
  readonly purpose?: string | undefined;
  readonly due?: string | undefined;
  readonly from?: string | undefined;
  readonly carrier?: string | undefined;
  readonly tracking?: string | undefined;
  readonly expected?: string | undefined;
  readonly sample_order?: string | undefined;
  readonly note?: string | undefined;
}

const LINE = object({
  number: text,
  name: text,
  quantity: number,
  unit: text,
  available: number,
  sample_order: nullable(text),
  older_lots: list(text),
});
/** With several lines, `number`, `quantity` and `available` at the top are those of the first. */
export const CHECKED_OUT = object({
  checkout: text,
  number: text,
  quantity: number,
  holder: text,
  due: nullable(day),
  available: number,
  lines: list(LINE),
});
export type CheckedOut = TypeOf<typeof CHECKED_OUT>;

interface Receiver {
  readonly placeId: number;
  readonly code: string;
  readonly customerId: number | null;
  readonly operatorId: number | null;
}

/**
 * Checks goods out to a person, or sends them to a customer.
 * @throws Refusal insufficient_stock, not_accepted, not_permitted_to_use, sample_not_found, person_not_found, customer_not_found, not_permitted
 */
export async function checkout(acting: Acting, input: CheckoutInput): Promise<CheckedOut> {
  const oneself = isOneself(acting, input.to);
  permit(acting, 'custody', ...(oneself ? (['take_for_oneself'] as const) : []));
  return record(acting, 'checkout', input, (deed) => {
    const { db, entry } = deed;
    const receiver = receiverOf(deed, input);
    const asked = combine(
      input.lines.map(({ number: typed, quantity }) => ({ sample: findSample(db, typed), quantity })),
    );
    const happenedOn = deed.happenedOn(asked.map(({ sample }) => sample.id));
    const due = input.due ?? null;
    if (due !== null && due < happenedOn) refuse('range_reversed', { from: happenedOn, to: due, what: 'due' });
    const use = {
      who: { code: receiver.code, operator_id: receiver.operatorId, customer_id: receiver.customerId },
      purpose: input.purpose,
      on: happenedOn,
      due,
    };
    const checkoutNumber = nextSlipNumber(db, 'checkout', deed.recordedOn);
    const checkoutId = entry.add('checkouts', {
      number: checkoutNumber,
      holder_id: receiver.placeId,
      carrier: input.carrier || null,
      tracking: input.tracking || null,
      expected_on: input.expected ?? null,
    });
    entry.remark('purpose', input.purpose, { subject: receiver.customerId });
    entry.remark('note', input.note, { subject: receiver.customerId });
    const given = asked.map(({ sample, quantity }) =>
      take(deed, sample, quantity, { checkoutId, receiver, use, from: input.from }),
    );
    deed.post(given.flatMap(({ transfers }) => transfers));
    const lines = given.map(({ sample, quantity }) => ({
      number: showSampleNumber(sample.number),
      name: sample.name,
      quantity: toDecimal(quantity),
      unit: sample.unit,
      available: toDecimal(available(db, sample)),
      sample_order:
        receiver.customerId === null
          ? null
          : sendSampleOrder(deed, {
              sample,
              quantity,
              checkoutId,
              customerId: receiver.customerId,
              order: input.sample_order,
            }),
      older_lots: olderLots(db, sample.id, acting.today).map(showSampleNumber),
    }));
    const [first] = lines;
    return {
      checkout: checkoutNumber,
      number: first!.number,
      quantity: first!.quantity,
      holder: receiver.code,
      due,
      available: first!.available,
      lines,
    };
  });
}

function isOneself(acting: Acting, to: string | undefined): boolean {
  if (to === undefined) return false;
  const { code, name } = acting.operator;
  return to.toLowerCase() === code.toLowerCase() || to === name;
}

function receiverOf({ db, entry }: Deed, input: CheckoutInput): Receiver {
  if (input.to_customer !== undefined) {
    const customer = findOpenFile(db, input.to_customer);
    return {
      placeId: placeOfCustomer(db, entry, customer.id),
      code: customer.code,
      customerId: customer.id,
      operatorId: null,
    };
  }
  const person = findHolder(db, input.to!);
  return { placeId: placeOfPerson(db, entry, person), code: person.code, customerId: null, operatorId: person.id };
}

/** The same sample on several lines is one line. */
function combine(
  lines: readonly { sample: SampleFacts; quantity: number | null }[],
): { sample: SampleFacts; quantity: number | null }[] {
  const bySample = new Map<number, { sample: SampleFacts; quantity: number | null }>();
  for (const line of lines) {
    const known = bySample.get(line.sample.id);
    if (!known) bySample.set(line.sample.id, { ...line });
    else known.quantity = known.quantity === null || line.quantity === null ? null : known.quantity + line.quantity;
  }
  return [...bySample.values()];
}

function take(
  { db, entry }: Deed,
  sample: SampleFacts,
  wanted: number | null,
  { checkoutId, receiver, use, from }: { checkoutId: number; receiver: Receiver; use: Use; from: string | undefined },
): { sample: SampleFacts; quantity: number; transfers: Transfer[] } {
  if (sample.quality === 'pending' || sample.quality === 'rejected') {
    refuse('not_accepted', { number: showSampleNumber(sample.number), quality: sample.quality });
  }
  refuseUnpermitted(db, sample, use);
  refuseSuperseded(db, sample);
  const portions = choosePortions(db, sample, wanted, { lendingOnly: true, from, holder: receiver.placeId });
  const quantity = portions.reduce((total, portion) => total + portion.quantity, 0);
  const reservation = reservationOf(db, sample.id, receiver.placeId);
  const reserved = Math.min(reservation?.quantity ?? 0, quantity);
  if (reservation && reserved > 0)
    entry.change('reservations', reservation.id, { quantity: reservation.quantity - reserved });
  const line = entry.add('checkout_lines', {
    checkout_id: checkoutId,
    sample_id: sample.id,
    holder_id: receiver.placeId,
    due_on: use.due,
    reserved,
  });
  const kind = receiver.customerId === null ? 'checkout' : 'dispatch';
  const transfers = portions.map((portion) => ({
    kind: kind as Transfer['kind'],
    sample_id: sample.id,
    from_id: portion.place_id,
    to_id: receiver.placeId,
    quantity: portion.quantity,
    checkout_line: line,
  }));
  return { sample, quantity, transfers };
}
