/** What must come of receive, checkout, return, give-back, move and split. Imports nothing but the model. */
import { codeOf, type Draft, dayOf, isPerson, isShelf, type Line, type Sample, type Spot, total } from './book.ts';
import { decimal, type Judge, type Plan } from './judge.ts';
import type { Of } from './operation.ts';
import { orderToSend } from './promises.ts';

/** Zones that are kept for customers' goods, and deposits, do not take our own. */
function refuseOurs(book: Judge, owner: string | undefined, spot: Spot | null | undefined): void {
  if (owner !== 'HOUSE' || !spot || !isShelf(spot)) return;
  if (['customer', 'deposit'].includes(book.shelves.get(codeOf(spot))?.purpose ?? '')) book.no('place_unfit');
}

export function receive(book: Judge, op: Of<'receive'>): Plan {
  book.permit(op);
  const owner = book.customer(op.customer);
  if (owner === undefined) book.no('customer_not_found');
  const shelves = op.lines.map(({ location }) => book.shelf(location ?? 'DOCK'));
  for (const shelf of shelves) refuseOurs(book, owner, shelf);
  const at = book.happened(op, []);
  return {
    done: () => {
      const receipt = book.issue('R');
      const samples = op.lines.map(({ name, kind, inspect, accepted }) =>
        book.addSample(name, owner!, inspect || (kind !== 'sample' && !accepted) ? 'pending' : 'accepted'),
      );
      const drafts = op.lines.map(({ quantity }, line) => {
        return { kind: 'receive', sample: samples[line]!, from: `C:${owner}`, to: shelves[line]!, quantity };
      });
      book.post(drafts, at);
      return {
        receipt,
        samples: drafts.map(({ sample, to, quantity }) => {
          const { number } = sample;
          return { number, quantity: decimal(quantity), location: codeOf(to), state: book.state(sample) };
        }),
      };
    },
  };
}

export function checkout(book: Judge, op: Of<'checkout'>): Plan {
  const person = op.to === undefined ? null : book.holder(op.to);
  book.permit(op, person !== null && person.code === op.by);
  const customer = op.to_customer === undefined ? undefined : book.customer(op.to_customer);
  if (op.to_customer !== undefined && customer === undefined) book.no('customer_not_found');
  const from = book.shelf(op.from);
  // The same sample on several lines is one line; all of it is all of it.
  const asked = new Map<Sample, number | null>();
  for (const { number, quantity } of op.lines) {
    const sample = book.found(number);
    if (!sample) continue;
    const before = asked.get(sample);
    asked.set(
      sample,
      before === undefined ? quantity : before === null || quantity === null ? null : before + quantity,
    );
  }
  const at = book.happened(op, [...asked.keys()]);
  if (op.due !== undefined && op.due < dayOf(at)) book.no('range_reversed');
  const order = op.sample_order === undefined ? null : orderToSend(book, op.sample_order, customer);
  const spot: Spot = person ? `P:${person.code}` : `C:${customer}`;
  const kind = person ? 'checkout' : 'dispatch';
  const drafts: Draft[] = [];
  for (const [sample, quantity] of asked) {
    if (!book.usable(sample)) book.no('not_accepted');
    const portions = book.choose(sample, quantity, { lending: true, from, person: person?.code ?? null });
    drafts.push(...portions.map((part) => ({ kind, sample, from: part.spot, to: spot, quantity: part.quantity })));
  }
  book.refuseIfShort(drafts, at);
  return {
    done: () => {
      const slip = book.issue('U');
      const lines = new Map<Sample, Line>();
      for (const sample of asked.keys()) {
        const quantity = total(drafts.filter((draft) => draft.sample === sample));
        const promised = person ? (sample.reserved.get(person.code) ?? 0) : 0;
        const reserved = Math.min(promised, quantity);
        if (reserved > 0) sample.reserved.set(person!.code, promised - reserved);
        lines.set(sample, book.addLine({ checkout: slip, sample, holder: spot, due: op.due ?? null, reserved }));
      }
      book.post(
        drafts.map((draft) => ({ ...draft, line: lines.get(draft.sample)! })),
        at,
      );
      const answer = [...lines.values()].map(({ sample, outstanding }) => ({
        number: sample.number,
        quantity: decimal(outstanding),
        available: decimal(book.available(sample)),
        sample_order: customer === undefined ? null : book.send(order, customer, slip, dayOf(at)),
      }));
      return {
        ...answer[0]!,
        checkout: slip,
        holder: codeOf(spot),
        due: op.due ?? null,
        sample_order: undefined,
        lines: answer,
      };
    },
  };
}

/** The lines that a return may settle, all of one holder; none where it must be refused. */
function toSettle(book: Judge, op: Of<'return'>, sample: Sample): Line[] {
  let lines = book.open(sample);
  if (op.checkout !== undefined) {
    lines = lines.filter(({ checkout }) => checkout === op.checkout);
    if (lines.length === 0) book.no('not_held');
  }
  if (op.from !== undefined) {
    const person = book.person(op.from);
    const customer = person ? undefined : book.customer(op.from);
    if (!person && customer === undefined) book.no('person_not_found');
    lines = lines.filter(({ holder }) => holder === (person ? `P:${person.code}` : `C:${customer}`));
    if (lines.length === 0) book.no(person ? 'not_held' : 'not_dispatched');
    return lines;
  }
  // What was sent to a customer comes back only when he or the checkout is named.
  if (op.checkout === undefined) lines = lines.filter(({ holder }) => isPerson(holder));
  const holders = new Set(lines.map(({ holder }) => holder));
  if (holders.size === 0) book.no('not_held');
  if (holders.size > 1) book.no('holder_needed');
  return holders.size === 1 ? lines : [];
}

export function takeBack(book: Judge, op: Of<'return'>): Plan {
  const sample = book.found(op.number);
  const lines = sample ? toSettle(book, op, sample) : [];
  const holder = lines[0]?.holder ?? 'P:';
  if (lines.length > 0) book.permit(op, holder === `P:${op.by}`);
  else if (book.people.get(op.by)?.roles === 'user') book.no('not_permitted');
  const outstanding = lines.reduce((sum, line) => sum + line.outstanding, 0);
  const [used, lost] = [op.used ?? 0, op.lost ?? 0];
  const returned = op.quantity ?? (used + lost > 0 ? 0 : outstanding);
  if (returned + used + lost > outstanding) book.no('not_held');
  const location = book.shelf(op.location);
  const zone = op.damaged ? 'damaged' : isPerson(holder) ? null : 'returns';
  if (location && returned > 0 && zone !== null && book.shelves.get(codeOf(location))?.purpose !== zone)
    book.no('purpose_unfit');
  const placeOf = (line: Line): Spot => {
    if (location) return location;
    if (zone !== null) return zone === 'damaged' ? 'L:DAMAGED' : 'L:RETURNS';
    // Home is where the last of it was taken from.
    const taken = line.sample.steps
      .filter((step) => step.line === line && step.kind !== 'reverse' && isShelf(step.from))
      .at(-1);
    return taken && !book.shelves.get(codeOf(taken.from))?.retired ? taken.from : 'L:DOCK';
  };
  const left = lines.map((line) => ({ line, quantity: line.outstanding }));
  const drafts: Draft[] = [];
  for (const [kind, amount] of Object.entries({ return: returned, use: used, lose: lost })) {
    let open = amount;
    for (const item of left) {
      const quantity = Math.min(item.quantity, open);
      if (quantity === 0) continue;
      item.quantity -= quantity;
      open -= quantity;
      const to = kind === 'return' ? placeOf(item.line) : kind === 'use' ? 'used' : 'variance';
      drafts.push({ kind, sample: sample!, from: holder, to, quantity, line: item.line });
      refuseOurs(book, sample!.owner, to);
    }
  }
  const at = book.happened(op, sample ? [sample] : []);
  book.refuseIfShort(drafts, at);
  return {
    done: () => {
      book.post(drafts, at);
      const still = book.open(sample!).filter((line) => line.holder === holder);
      return {
        number: sample!.number,
        returned: decimal(returned),
        used: decimal(used),
        lost: decimal(lost),
        holder: codeOf(holder),
        outstanding: decimal(still.reduce((sum, line) => sum + line.outstanding, 0)),
        available: decimal(book.available(sample!)),
      };
    },
  };
}

export function giveBack(book: Judge, op: Of<'give_back'>): Plan {
  book.permit(op);
  const sample = book.found(op.number);
  const from = book.shelf(op.from);
  const named = op.customer === undefined ? sample?.owner : book.customer(op.customer);
  if (named === undefined && op.customer !== undefined) book.no('customer_not_found');
  else if (sample && named !== sample.owner) book.no('wrong_owner');
  if (!sample) return { done: () => ({}) };
  const portions = book.choose(sample, op.quantity ?? null, { from });
  const drafts = portions.map(({ spot, quantity }) => {
    return { kind: 'give_back', sample, from: spot, to: `C:${sample.owner}`, quantity };
  });
  const at = book.happened(op, [sample]);
  book.refuseIfShort(drafts, at);
  return {
    done: () => {
      const give_back = book.issue('B');
      book.post(drafts, at);
      const { number, owner: customer } = sample;
      return {
        give_back,
        number,
        customer,
        quantity: decimal(total(drafts)),
        available: decimal(book.available(sample)),
      };
    },
  };
}

export function move(book: Judge, op: Of<'move'>): Plan {
  book.permit(op);
  const sample = book.found(op.number);
  const to = book.shelf(op.to);
  const from = book.shelf(op.from);
  if (!sample || !to) return { done: () => ({}) };
  const sources = book
    .stored(sample)
    .filter(({ spot }) => spot !== to && (from === null || book.within(codeOf(spot), codeOf(from))));
  const there = sample.at.get(to)?.quantity ?? 0;
  const inside = from === null || book.within(codeOf(to), codeOf(from));
  if (sources.length === 0 && there > 0 && inside && (op.quantity ?? 0) <= there) {
    const available = decimal(book.available(sample));
    return { idle: true, done: () => ({ movement: null, number: op.number, quantity: 0, to: codeOf(to), available }) };
  }
  refuseOurs(book, sample.owner, to);
  // A promise is of goods, not of a shelf: what is promised may be moved.
  const portions = book.choose(sample, op.quantity ?? null, { from, except: to, promisesMove: true });
  const drafts = portions.map(({ spot, quantity }) => ({ kind: 'move', sample, from: spot, to, quantity }));
  const at = book.happened(op, [sample]);
  book.refuseIfShort(drafts, at);
  return {
    done: () => {
      const [first] = book.post(drafts, at);
      return {
        movement: first!.seq,
        number: sample.number,
        quantity: decimal(total(drafts)),
        from: drafts.map((draft) => codeOf(draft.from)).join(','),
        to: codeOf(to),
        available: decimal(book.available(sample)),
      };
    },
  };
}

export function split(book: Judge, op: Of<'split'>): Plan {
  book.permit(op);
  const parent = book.found(op.number);
  const from = book.shelf(op.from);
  if (!parent) return { done: () => ({}) };
  const portions = book.choose(parent, op.quantity * op.into, { from });
  const at = book.happened(op, [parent]);
  const parts = spread(portions, op.quantity);
  const out = parts.flat().map(({ spot, quantity }) => {
    return { kind: 'split', sample: parent, from: spot, to: 'split', quantity };
  });
  book.refuseIfShort(out, at);
  return {
    done: () => {
      const children = parts.map(() => book.addSample(parent.name, parent.owner, parent.quality));
      const drafts = parts.flatMap((places, part) =>
        places.flatMap(({ spot, quantity }) => [
          { kind: 'split', sample: parent, from: spot, to: 'split', quantity },
          { kind: 'split', sample: children[part]!, from: 'split', to: spot, quantity },
        ]),
      );
      book.post(drafts, at);
      return {
        parent: parent.number,
        available: decimal(book.available(parent)),
        children: children.map(({ number }, part) => {
          const location = parts[part]!.map(({ spot }) => codeOf(spot)).join(',');
          return { number, quantity: decimal(op.quantity), location };
        }),
      };
    },
  };
}

/** Portions cut into parts of one size, in order. */
function spread(portions: readonly { spot: Spot; quantity: number }[], size: number) {
  const parts: { spot: Spot; quantity: number }[][] = [];
  let open = 0;
  for (const { spot, quantity } of portions) {
    for (let left = quantity; left > 0; ) {
      if (open === 0) {
        parts.push([]);
        open = size;
      }
      const part = Math.min(left, open);
      parts.at(-1)!.push({ spot, quantity: part });
      left -= part;
      open -= part;
    }
  }
  return parts;
}
