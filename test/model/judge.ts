/** The rules that several commands share: who may, what is there, when it happened. Imports nothing but the book. */
import {
  Book,
  codeOf,
  type Draft,
  dayOf,
  type Line,
  type Order,
  type Person,
  type Quality,
  type Sample,
  type Spot,
  startOf,
  total,
} from './book.ts';
import type { Operation } from './operation.ts';

export type Result = Readonly<Record<string, unknown>>;
/** What a command would do; `idle` where everything is so already and nothing is recorded. */
export interface Plan {
  readonly done: () => Result;
  readonly idle?: boolean;
}

/** Thousandths as decimals show them. */
export const decimal = (thousandths: number): number => thousandths / 1000;

export class Judge extends Book {
  /** Why it must be refused; where several reasons are true, any of them will do. */
  protected codes = new Set<string>();

  no(code: string): void {
    this.codes.add(code);
  }

  /** Only the custodian may; a user for himself where the duty says so. */
  permit(op: Operation, himself = false): void {
    if (this.people.get(op.by)?.roles === 'user' && !himself) this.no('not_permitted');
  }

  found(number: string): Sample | null {
    const sample = this.samples.get(number);
    if (!sample) this.no('sample_not_found');
    return sample ?? null;
  }

  /** A shelf that is in use; null where none was named. */
  shelf(code: string | undefined): Spot | null {
    if (code === undefined) return null;
    const shelf = this.shelves.get(code.toUpperCase());
    if (!shelf) this.no('place_not_found');
    if (shelf?.retired) this.no('retired');
    return shelf ? `L:${shelf.code}` : null;
  }

  /** Somebody who can be given goods. */
  holder(typed: string): Person | null {
    const person = this.person(typed);
    if (!person) this.no('person_not_found');
    if (person?.retired) this.no('retired');
    return person ?? null;
  }

  refuseFuture({ at }: Operation): void {
    if (at === null) return;
    if ('instant' in at ? Date.parse(at.instant) > this.now : at.day > dayOf(this.now)) this.no('in_the_future');
  }

  /** When it happened: now, never before the samples' last movement; a day means after what that day holds of them. */
  happened({ at }: Operation, samples: readonly Sample[]): number {
    const last = (floor: number, day: string | null): number => {
      let instant = floor;
      for (const { steps } of samples)
        for (const step of steps) if (step.at > instant && (day === null || dayOf(step.at) === day)) instant = step.at;
      return instant;
    };
    if (at === null) return last(this.now, null);
    if ('instant' in at) return Date.parse(at.instant);
    return last(at.day === dayOf(this.now) ? this.now : startOf(at.day), at.day);
  }

  refuseIfShort(drafts: readonly Draft[], at: number): void {
    if (this.wouldBeShort(drafts, at)) this.no('backdating_conflict');
  }

  /**
   * Where a quantity (null: all) is taken from: the shelf filled from zero longest ago first. Of what can be lent,
   * the part that is promised to others stays.
   */
  choose(
    sample: Sample,
    wanted: number | null,
    how: { lending?: boolean; from: Spot | null; person?: string | null; except?: Spot; promisesMove?: boolean },
  ): { spot: Spot; quantity: number }[] {
    const promised = how.promisesMove ? 0 : this.reservedBut(sample, how.person ?? null);
    let free = Math.max(0, this.lendingStock(sample) - promised);
    const portions = this.stored(sample).flatMap(({ spot, quantity }) => {
      if (spot === how.except || (how.lending && !this.lends(spot))) return [];
      if (how.from !== null && !this.within(codeOf(spot), codeOf(how.from))) return [];
      const part = this.lends(spot) ? Math.min(quantity, free) : quantity;
      if (this.lends(spot)) free -= part;
      return [{ spot, quantity: part }];
    });
    if (total(portions) === 0 || (wanted ?? 0) > total(portions)) this.no('insufficient_stock');
    let left = wanted ?? total(portions);
    return portions.flatMap(({ spot, quantity }) => {
      const part = Math.min(quantity, left);
      left -= part;
      return part > 0 ? [{ spot, quantity: part }] : [];
    });
  }

  addSample(name: string, owner: string, quality: Quality): Sample {
    const number = this.issue('S');
    const sample: Sample = {
      number,
      name,
      owner,
      quality,
      judged: [],
      steps: [],
      at: new Map(),
      reserved: new Map(),
      lines: [],
    };
    this.samples.set(number, sample);
    return sample;
  }

  addLine(facts: Omit<Line, 'id' | 'outstanding'>): Line {
    this.linesMade += 1;
    const line = { ...facts, id: this.linesMade, outstanding: 0 };
    facts.sample.lines.push(line);
    return line;
  }
  private linesMade = 0;

  addOrder(facts: Omit<Order, 'number'>): Order {
    const order = { ...facts, number: this.issue('O') };
    this.orders.set(order.number, order);
    return order;
  }

  /** A dispatch fulfils the order that was named, or makes one. Answers its number. */
  send(named: Order | null, customer: string, checkout: string, sent: string): string {
    const order = named ?? this.addOrder({ customer, state: 'sent', implied: true, sent, checkout });
    order.state = 'sent';
    order.sent = sent;
    order.checkout = checkout;
    return order.number;
  }

  /** The dispatch was undone: its orders wait to be sent again, those that it made are cancelled. */
  unsend(checkout: string): void {
    for (const order of this.orders.values()) {
      if (order.checkout !== checkout) continue;
      order.state = order.implied ? 'cancelled' : 'confirmed';
      if (order.implied) continue;
      order.sent = null;
      order.checkout = null;
    }
  }
}
