/** Move: goods go from one storage place to another. */
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { integer, nullable, number, object, type TypeOf, text } from '../domain/shapes.ts';
import { balancesOf } from '../store/ledger.ts';
import { available, type SampleFacts } from '../store/samples.ts';
import type { Db } from '../store/sql.ts';
import { type Acting, permit, record } from './acting.ts';
import { findPlace, findSample } from './naming.ts';
import { choosePortions } from './stock.ts';

export interface MoveInput {
  readonly number: string;
  /** Thousandths; left out = all that is elsewhere in storage (or at `from`). */
  readonly quantity?: number | undefined;
  readonly to: string;
  readonly from?: string | undefined;
  readonly note?: string | undefined;
}

/** `movement` is null where the goods were there already and nothing was recorded. */
export const MOVED = object({
  movement: nullable(integer),
  number: text,
  name: text,
  quantity: number,
  unit: text,
  from: text,
  to: text,
  available: number,
});
export type Moved = TypeOf<typeof MOVED>;

/** Moves goods, the place filled longest ago first. Goods that are there already stay: nothing is recorded. */
export async function move(acting: Acting, input: MoveInput): Promise<Moved> {
  permit(acting, 'custody');
  const { db } = acting.store;
  const already = alreadyThere(db, input);
  if (already) return already;
  return record(acting, 'move', input, (deed) => {
    const sample = findSample(deed.db, input.number);
    const to = findPlace(deed.db, input.to);
    // A reservation promises goods, not a shelf: reserved goods may be moved.
    const portions = choosePortions(deed.db, sample, input.quantity ?? null, {
      lendingOnly: false,
      from: input.from,
      except: to.id,
      ignoreReservations: true,
    });
    deed.entry.remark('note', input.note);
    const [first] = deed.post(
      portions.map((portion) => ({
        kind: 'move',
        sample_id: sample.id,
        from_id: portion.place_id,
        to_id: to.id,
        quantity: portion.quantity,
      })),
    );
    const quantity = portions.reduce((sum, portion) => sum + portion.quantity, 0);
    return result(deed.db, sample, {
      movement: first!,
      quantity,
      from: portions.map(({ code }) => code).join(','),
      to: to.code,
    });
  });
}

function alreadyThere(db: Db, input: MoveInput): Moved | null {
  if (input.quantity !== undefined) return null;
  const sample = findSample(db, input.number);
  const to = findPlace(db, input.to);
  const storage = balancesOf(db, sample.id).filter(({ kind }) => kind === 'storage');
  if (
    storage.length !== 1 ||
    storage[0]!.place_id !== to.id ||
    (input.from !== undefined && findPlace(db, input.from).id !== to.id)
  )
    return null;
  return result(db, sample, { movement: null, quantity: 0, from: to.code, to: to.code });
}

function result(
  db: Db,
  sample: SampleFacts,
  what: { movement: number | null; quantity: number; from: string; to: string },
): Moved {
  return {
    movement: what.movement,
    number: showSampleNumber(sample.number),
    name: sample.name,
    quantity: toDecimal(what.quantity),
    unit: sample.unit,
    from: what.from,
    to: what.to,
    available: toDecimal(available(db, sample)),
  };
}
