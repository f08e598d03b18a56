/** Taking parts of a sample apart under numbers of their own because they stand otherwise: rejected, not yet judged. */
import { type Balance, balancesOf, type Transfer } from '../store/ledger.ts';
import { account, placeForPurpose } from '../store/places.ts';
import { copySampleRow, type SampleFacts } from '../store/samples.ts';
import { nextSampleNumber } from '../store/serials.ts';
import type { Db } from '../store/sql.ts';
import type { Deed } from './acting.ts';

/** Some of a sample under a number, in thousandths. */
export interface Part {
  readonly id: number;
  readonly quantity: number;
}

/** From these zones nothing is lent: what lies there is kept apart already. */
const APART = ['returns', 'damaged', 'quarantine', 'deposit'];

/**
 * Where goods of that standing belong: what is rejected goes to quarantine unless it lies apart already; everything
 * else stays where it is.
 */
export function toZone(
  db: Db,
  { place_id, purpose }: Pick<Balance, 'place_id' | 'purpose'>,
  standing: 'rejected' | null,
): number {
  if (standing === null || APART.includes(purpose ?? '')) return place_id;
  return placeForPurpose(db, 'quarantine').id;
}

/**
 * Splits quantities of what is in storage off, each under a new number with the link to its parent; nothing for zero.
 * The place filled longest ago is taken from first.
 * @returns the parts in the order asked for, null for zero
 */
export function apart(
  deed: Deed,
  sample: SampleFacts,
  wanted: readonly { readonly quantity: number; readonly to: 'rejected' | null }[],
): (Part | null)[] {
  const { db, entry } = deed;
  const between = account(db, 'split');
  const left = balancesOf(db, sample.id)
    .filter(({ kind }) => kind === 'storage')
    .map((balance) => ({ ...balance }));
  const transfers: Transfer[] = [];
  const parts = wanted.map(({ quantity, to }) => {
    if (quantity === 0) return null;
    const number = nextSampleNumber(db, deed.recordedOn);
    const id = entry.add('samples', { ...copySampleRow(db, sample.id), number, parent_id: sample.id });
    for (let open = quantity; open > 0; ) {
      const balance = left.find((each) => each.quantity > 0)!;
      const taken = Math.min(open, balance.quantity);
      const into = toZone(db, balance, to);
      transfers.push(
        { kind: 'split', sample_id: sample.id, from_id: balance.place_id, to_id: between, quantity: taken },
        { kind: 'split', sample_id: id, from_id: between, to_id: into, quantity: taken },
      );
      balance.quantity -= taken;
      open -= taken;
    }
    return { id, quantity };
  });
  if (transfers.length > 0) deed.post(transfers);
  return parts;
}
