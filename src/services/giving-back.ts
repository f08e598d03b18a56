/** Give-back: a customer's goods return to their owner for good, under a number that both sides sign. */
import { refuse } from '../domain/errors.ts';
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { number, object, type TypeOf, text } from '../domain/shapes.ts';
import { customerById } from '../store/customers.ts';
import { available } from '../store/samples.ts';
import { nextSlipNumber } from '../store/serials.ts';
import { type Acting, permit, record } from './acting.ts';
import { findCustomer, findSample, placeOfCustomer } from './naming.ts';
import { choosePortions } from './stock.ts';

export interface GiveBackInput {
  readonly number: string;
  /** Thousandths; left out = all that is in storage and not reserved. */
  readonly quantity?: number | undefined;
  readonly from?: string | undefined;
  /** Only checked: goods go back to their owner and nobody else. */
  readonly customer?: string | undefined;
  readonly received_by?: string | undefined;
  readonly note?: string | undefined;
}

export const GIVEN_BACK = object({
  give_back: text,
  number: text,
  name: text,
  quantity: number,
  unit: text,
  customer: text,
  available: number,
});
export type GivenBack = TypeOf<typeof GIVEN_BACK>;

/** Gives goods back to their owner, from any storage: rejected and damaged goods go back too. */
export async function giveBack(acting: Acting, input: GiveBackInput): Promise<GivenBack> {
  permit(acting, 'custody');
  return record(acting, 'give-back', input, (deed) => {
    const { db, entry } = deed;
    const sample = findSample(db, input.number);
    const owner = customerById(db, sample.customer_id)!;
    if (input.customer !== undefined && findCustomer(db, input.customer).id !== owner.id) {
      refuse('wrong_owner', { number: showSampleNumber(sample.number), owner: owner.code, customer: input.customer });
    }
    const portions = choosePortions(db, sample, input.quantity ?? null, { lendingOnly: false, from: input.from });
    const slip = nextSlipNumber(db, 'give_back', deed.recordedOn);
    entry.add('give_backs', { number: slip, customer_id: owner.id });
    entry.remark('received_by', input.received_by, { subject: owner.id });
    entry.remark('note', input.note, { subject: owner.id });
    const to = placeOfCustomer(db, entry, owner.id);
    deed.post(
      portions.map((portion) => ({
        kind: 'give_back',
        sample_id: sample.id,
        from_id: portion.place_id,
        to_id: to,
        quantity: portion.quantity,
      })),
    );
    return {
      give_back: slip,
      number: showSampleNumber(sample.number),
      name: sample.name,
      quantity: toDecimal(portions.reduce((sum, portion) => sum + portion.quantity, 0)),
      unit: sample.unit,
      customer: owner.code,
      available: toDecimal(available(db, sample)),
    };
  });
}
