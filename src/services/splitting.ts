/** Split: parts of a sample get numbers of their own and keep the link to the parent. */
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { list, number, object, type TypeOf, text } from '../domain/shapes.ts';
import type { Transfer } from '../store/ledger.ts';
import { account } from '../store/places.ts';
import { available, copySampleRow } from '../store/samples.ts';
import { nextSampleNumber } from '../store/serials.ts';
import { type Acting, permit, record } from './acting.ts';
import { passOnHold } from './holding.ts';
import { findSample } from './naming.ts';
import { choosePortions } from './stock.ts';

export interface SplitInput {
  readonly number: string;
  /** Of each part, in thousandths. */
  readonly quantity: number;
  readonly into: number;
  readonly from?: string | undefined;
  readonly note?: string | undefined;
}

export const SPLIT = object({
  parent: text,
  name: text,
  unit: text,
  available: number,
  children: list(object({ number: text, quantity: number, location: text })),
});
export type Split = TypeOf<typeof SPLIT>;

/** Splits parts off; they lie where they were taken from, and are of the same lot, quality and owner. */
export async function split(acting: Acting, input: SplitInput): Promise<Split> {
  permit(acting, 'custody');
  return record(acting, 'split', input, (deed) => {
    const { db, entry } = deed;
    const parent = findSample(db, input.number);
    const portions = choosePortions(db, parent, input.quantity * input.into, { lendingOnly: false, from: input.from });
    const between = account(db, 'split');
    const transfers: Transfer[] = [];
    const children: Split['children'] = [];
    let at = 0;
    let taken = 0;
    for (let part = 0; part < input.into; part++) {
      const bare = nextSampleNumber(db, deed.recordedOn);
      const id = entry.add('samples', { ...copySampleRow(db, parent.id), number: bare, parent_id: parent.id });
      passOnHold(deed, parent.id, id);
      const places: string[] = [];
      for (let open = input.quantity; open > 0; ) {
        const portion = portions[at]!;
        const quantity = Math.min(open, portion.quantity - taken);
        transfers.push(
          { kind: 'split', sample_id: parent.id, from_id: portion.place_id, to_id: between, quantity },
          { kind: 'split', sample_id: id, from_id: between, to_id: portion.place_id, quantity },
        );
        places.push(portion.code);
        open -= quantity;
        taken += quantity;
        if (taken === portion.quantity) {
          at += 1;
          taken = 0;
        }
      }
      children.push({
        number: showSampleNumber(bare),
        quantity: toDecimal(input.quantity),
        location: places.join(','),
      });
    }
    entry.remark('note', input.note);
    deed.post(transfers);
    return {
      parent: showSampleNumber(parent.number),
      name: parent.name,
      unit: parent.unit,
      available: toDecimal(available(db, parent)),
      children,
    };
  });
}
