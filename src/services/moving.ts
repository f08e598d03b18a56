/** Move: goods go from one storage place to another. */
import { showSampleNumber } from '../domain/numbers.ts';
import { toDecimal } from '../domain/quantities.ts';
import { either, integer, nullable, number, object, type TypeOf, text } from '../domain/shapes.ts';
import { balancesOf } from '../store/ledger.ts';
import { subtreeIds } from '../store/places.ts';
import { available, type SampleFacts } from '../store/samples.ts';
import type { Db } from '../store/sql.ts';
import { type Acting, permit, record } from './acting.ts';
import { findPlace, findSample } from './naming.ts';
import { askToOverride, misfitsToAsk, OVERRIDING, type Overridable } from './overriding.ts';
import { choosePortions } from './stock.ts';

export interface MoveInput extends Overridable {
  readonly number: string;
  /** Thousandths; left out = all that is elsewhere in storage (or at `from`). */
  readonly quantity?: number | undefined;
  readonly to: string;
  readonly from?: string | undefined;
  readonly note?: string | undefined;
}

/** `movement` is null where the goods were there already and nothing was recorded. */
const FIELDS = {
  movement: nullable(integer),
  number: text,
  name: text,
  quantity: number,
  unit: text,
  from: text,
  to: text,
  available: number,
};
const DONE = object(FIELDS);
const ASKED = object({ ...FIELDS, ...OVERRIDING });
/** With `--override` a move to a place that does not fit is asked for instead of done: `movement` is null as well. */
export const MOVED = either(DONE, ASKED);
export type Moved = TypeOf<typeof MOVED>;

/**
 * Moves goods, the place filled longest ago first. Goods that are there already stay: nothing is recorded. What does not
 * fit there is asked for with `override`, and stays where it is until somebody else approves.
 * @throws Refusal insufficient_stock, place_unfit (5), place_not_found (4)
 */
export async function move(acting: Acting, input: MoveInput): Promise<Moved> {
  permit(acting, 'custody');
  return record(acting, 'move', input, (deed) => {
    const sample = findSample(deed.db, input.number);
    const to = findPlace(deed.db, input.to);
    if (isThereAlready(deed.db, sample, to.id, input)) {
      deed.nothingNew();
      return result(deed.db, sample, { movement: null, quantity: 0, from: to.code, to: to.code });
    }
    const misfits = misfitsToAsk(deed.db, [{ sample, place: to }], input);
    // A reservation promises goods, not a shelf: reserved goods may be moved.
    const portions = choosePortions(deed.db, sample, input.quantity ?? null, {
      lendingOnly: false,
      from: input.from,
      except: to.id,
      ignoreReservations: true,
    });
    const quantity = portions.reduce((sum, portion) => sum + portion.quantity, 0);
    const from = portions.map(({ code }) => code).join(',');
    if (misfits.length > 0) {
      const puts = portions.map(({ place_id, quantity }) => ({
        sample_id: sample.id,
        from_id: place_id,
        to_id: to.id,
        quantity,
      }));
      const { reason, note } = input;
      const about = { subject: showSampleNumber(sample.number), customer_id: sample.customer_id, reason, note };
      const asked = askToOverride(deed, { puts, since: null }, about);
      return { ...result(deed.db, sample, { movement: null, quantity, from, to: to.code }), ...asked };
    }
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
    return result(deed.db, sample, { movement: first!, quantity, from, to: to.code });
  });
}

/** Whether nothing of what was meant lies anywhere else, and as much as was asked for lies there. */
function isThereAlready(db: Db, sample: SampleFacts, to: number, { quantity = 1, from }: MoveInput): boolean {
  const within = from === undefined ? null : subtreeIds(db, findPlace(db, from).id);
  const meant = balancesOf(db, sample.id).filter(
    ({ kind, place_id }) => kind === 'storage' && (within === null || within.includes(place_id)),
  );
  return meant.length === 1 && meant[0]!.place_id === to && meant[0]!.quantity >= quantity;
}

function result(
  db: Db,
  sample: SampleFacts,
  what: { movement: number | null; quantity: number; from: string; to: string },
): TypeOf<typeof DONE> {
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
