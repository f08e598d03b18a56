/** What the commands of the scanner desk do with a sample: the same as those of that name on the command line. */
import { refuse } from '../domain/errors.ts';
import type { Acting } from './acting.ts';
import { checkout } from './checking-out.ts';
import { move } from './moving.ts';
import { returnGoods } from './returning.ts';

/** What was scanned and said before a sample. */
interface Goods {
  readonly number: string;
  readonly quantity: number | undefined;
  readonly person: string | undefined;
  readonly place: string | undefined;
  readonly purpose: string;
  readonly due?: string | undefined;
}

/** What was done, as the desk answers it. */
export interface DeskDeed {
  readonly did: 'checkout' | 'return' | 'move';
  readonly number: string;
  readonly name: string;
  readonly quantity: number;
  readonly unit: string;
  readonly from?: string;
  readonly to: string | null;
  readonly slip?: string;
  readonly available: number;
  readonly outstanding?: number;
}

export const DOES: Readonly<
  Record<'CHECKOUT' | 'RETURN' | 'MOVE', (acting: Acting, goods: Goods) => Promise<DeskDeed>>
> = {
  async CHECKOUT(acting, { number: typed, quantity, person, place, purpose, due }) {
    if (person === undefined) refuse('desk_person_missing', {});
    const lines = [{ number: typed, quantity: quantity ?? null }];
    const given = await checkout(acting, { lines, to: person, purpose, due, from: place });
    const [{ number: shown, name, quantity: taken, unit, available }] = given.lines as [(typeof given.lines)[number]];
    const { holder, checkout: paper } = given;
    return { did: 'checkout', number: shown, name, quantity: taken, unit, to: holder, slip: paper, available };
  },
  async RETURN(acting, { number: typed, quantity, person, place }) {
    const back = await returnGoods(acting, { number: typed, quantity, from: person, location: place, damaged: false });
    const { number: shown, name, returned, unit, holder, location, outstanding, available } = back;
    return {
      did: 'return',
      number: shown,
      name,
      quantity: returned,
      unit,
      from: holder,
      to: location,
      outstanding,
      available,
    };
  },
  async MOVE(acting, { number: typed, quantity, place }) {
    if (place === undefined) refuse('desk_place_missing', {});
    const moved = await move(acting, { number: typed, quantity, to: place });
    const { number: shown, name, quantity: taken, unit, from, to, available } = moved;
    return { did: 'move', number: shown, name, quantity: taken, unit, from, to, available };
  },
};
