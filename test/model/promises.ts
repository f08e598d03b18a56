/** What must come of undo, reserve, release, inspect and sample orders. Imports nothing but the model. */
import { codeOf, dayOf, isPerson, isShelf, type Line, type Order, type Sample } from './book.ts';
import { decimal, type Judge, type Plan } from './judge.ts';
import type { Of } from './operation.ts';

export function undo(book: Judge, op: Of<'undo'>): Plan {
  book.permit(op);
  const asked = book.steps[op.movement - 1];
  if (!asked) book.no('movement_not_found');
  const steps = asked ? book.command(asked) : [];
  if (steps.some(({ kind }) => kind === 'reverse')) book.no('cannot_undo_reversal');
  if (steps.some(({ undone }) => undone)) book.no('already_undone');
  for (const step of steps) {
    const needed = step.sample.steps.some(
      (later) =>
        later.seq > step.seq &&
        later.entry !== step.entry &&
        later.from === step.to &&
        later.kind !== 'reverse' &&
        !later.undone,
    );
    if (needed) book.no('later_movement_depends');
    // Goods cannot come back to a shelf or a person that is no longer there.
    if (isShelf(step.from) && book.shelves.get(codeOf(step.from))?.retired) book.no('retired');
    if (isPerson(step.from) && book.people.get(codeOf(step.from))?.retired) book.no('retired');
  }
  const samples = [...new Set(steps.map(({ sample }) => sample))];
  const opened = new Set(
    steps.filter(({ kind }) => kind === 'checkout' || kind === 'dispatch').map(({ line }) => line as Line),
  );
  // What was recorded more than two days ago is not undone: somebody else is asked.
  if (steps.some(({ recorded }) => daysFrom(dayOf(recorded), dayOf(book.now)) > 2)) return askToUndo(book, op);
  if (samples.some((sample) => breaksPromise(book, sample, steps, opened))) book.no('undo_reserved');
  const at = book.happened({ ...op, at: null }, samples);
  return {
    done: () => {
      for (const { sample, holder, reserved } of opened) {
        if (reserved > 0) sample.reserved.set(codeOf(holder), (sample.reserved.get(codeOf(holder)) ?? 0) + reserved);
      }
      for (const { checkout } of opened) book.unsend(checkout);
      for (const sample of samples) unjudge(sample, steps[0]!.entry);
      const backwards = [...steps].reverse();
      book.post(
        backwards.map((step) => {
          const { sample, from, to, quantity, line } = step;
          return { kind: 'reverse', sample, from: to, to: from, quantity, line, reverses: step };
        }),
        at,
      );
      return {
        undone: op.movement,
        lines: backwards.map(({ sample, quantity }) => ({ number: sample.number, quantity: decimal(quantity) })),
      };
    },
  };
}

/** A request, made once for each movement; it stays open for thirty days. */
function askToUndo(book: Judge, op: Of<'undo'>): Plan {
  const known = book.asked.get(op.movement);
  const open = known && dayOf(book.now) <= known.until ? known : undefined;
  return {
    idle: open !== undefined,
    done: () => {
      const request = open ?? { approval: book.issue('A'), until: dayOf(book.now + 30 * 86_400_000) };
      book.asked.set(op.movement, request);
      return { approval: request.approval, state: 'pending', kind: 'undo', expires_on: request.until };
    },
  };
}

function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Whether less could be lent afterwards than is promised, and it is this that makes it so. */
function breaksPromise(
  book: Judge,
  sample: Sample,
  steps: readonly { sample: Sample; from: string; to: string; quantity: number }[],
  opened: ReadonlySet<Line>,
): boolean {
  let stock = book.lendingStock(sample);
  let promised = book.reservedBut(sample, null);
  if (!book.usable(sample)) return false;
  const before = stock - promised;
  for (const step of steps) {
    if (step.sample !== sample) continue;
    if (book.lends(step.to)) stock -= step.quantity;
    if (book.lends(step.from)) stock += step.quantity;
  }
  for (const line of opened) if (line.sample === sample) promised += line.reserved;
  return stock - promised < 0 && stock - promised < before;
}

export function reserve(book: Judge, op: Of<'reserve'>): Plan {
  const sample = book.found(op.number);
  const person = book.holder(op.to);
  book.permit(op, person?.code === op.by);
  if (sample && !book.usable(sample)) book.no('not_accepted');
  if (sample && op.quantity > book.available(sample)) book.no('insufficient_stock');
  return {
    done: () => {
      const quantity = (sample!.reserved.get(person!.code) ?? 0) + op.quantity;
      sample!.reserved.set(person!.code, quantity);
      return {
        number: op.number,
        reserved: decimal(quantity),
        to: person!.code,
        available: decimal(book.available(sample!)),
      };
    },
  };
}

export function release(book: Judge, op: Of<'release'>): Plan {
  const sample = book.found(op.number);
  const person = book.person(op.to);
  if (!person) book.no('person_not_found');
  book.permit(op, person?.code === op.by);
  if (sample && person && (sample.reserved.get(person.code) ?? 0) === 0) book.no('reservation_not_found');
  return {
    done: () => {
      sample!.reserved.set(person!.code, 0);
      return { number: op.number, reserved: 0, to: person!.code, available: decimal(book.available(sample!)) };
    },
  };
}

/** What is rejected leaves the shelves that goods are lent from; the last judgement by day stands. */
export function inspect(book: Judge, op: Of<'inspect'>): Plan {
  book.permit(op);
  const sample = book.found(op.number);
  if (!sample) return { done: () => ({}) };
  const at = book.happened(op, [sample]);
  const stands = !sample.judged.some(({ day, undone }) => !undone && day > dayOf(at));
  const drafts = (stands && op.result === 'rejected' ? book.stored(sample) : [])
    .filter(({ spot }) => book.lends(spot))
    .map(({ spot, quantity }) => ({ kind: 'move', sample, from: spot, to: 'L:QUARANTINE' as const, quantity }));
  if (drafts.length > 0) book.refuseIfShort(drafts, at);
  return {
    done: () => {
      const { result } = op;
      sample.judged.push({ entry: book.entries, day: dayOf(at), result, previous: sample.quality, undone: false });
      if (stands) sample.quality = result;
      if (drafts.length > 0) book.post(drafts, at);
      const available = decimal(book.available(sample));
      return { number: op.number, quality: sample.quality, state: book.state(sample), available };
    },
  };
}

/** The judgements of an undone command are taken back; what was said before stands again. */
function unjudge(sample: Sample, entry: number): void {
  for (const judgement of sample.judged) {
    if (judgement.entry !== entry || judgement.undone) continue;
    judgement.undone = true;
    const left = sample.judged.filter(({ undone }) => !undone);
    const last = left.reduce<(typeof left)[number] | null>((a, b) => (a === null || b.day >= a.day ? b : a), null);
    sample.quality = last?.result ?? judgement.previous;
  }
}

export function order(book: Judge, op: Of<'order'>): Plan {
  book.permit(op);
  const customer = book.customer(op.customer);
  if (customer === undefined) book.no('customer_not_found');
  if (op.sample !== undefined) book.found(op.sample);
  return {
    done: () => {
      const { number, state } = book.addOrder({
        customer: customer!,
        implied: false,
        state: 'confirming',
        sent: null,
        checkout: null,
      });
      return { sample_order: number, customer, quantity: decimal(op.quantity), number: op.sample ?? null, state };
    },
  };
}

/** Confirm or cancel; what is so already stays so. */
export function settle(book: Judge, op: Of<'confirm'> | Of<'cancel'>): Plan {
  book.permit(op);
  const known = book.orders.get(op.order);
  const to = op.verb === 'confirm' ? 'confirmed' : 'cancelled';
  if (!known) book.no('slip_not_found');
  const may = op.verb === 'confirm' ? ['confirming'] : ['confirming', 'confirmed'];
  if (known && known.state !== to && !may.includes(known.state)) book.no('wrong_state');
  return {
    idle: known?.state === to,
    done: () => {
      known!.state = to;
      return { sample_order: op.order, state: to };
    },
  };
}

/** The order that a dispatch is to fulfil. */
export function orderToSend(book: Judge, number: string, customer: string | undefined): Order | null {
  const known = book.orders.get(number) ?? null;
  if (!known) book.no('slip_not_found');
  if (known && known.state !== 'confirmed') book.no('wrong_state');
  if (known && known.customer !== customer) book.no('wrong_customer');
  return known;
}

/** The customer has it: by the order, or by the dispatch with all its orders. */
export function received(book: Judge, op: Of<'received'>): Plan {
  book.permit(op);
  const known = [...book.orders.values()].filter(({ number, checkout }) => number === op.slip || checkout === op.slip);
  if (known.length === 0) {
    // Never sent, or a dispatch that was undone.
    book.no('slip_not_found');
    book.no('wrong_state');
  }
  if (known.some(({ state }) => state !== 'sent' && state !== 'received')) book.no('wrong_state');
  if (known.some(({ sent }) => sent !== null && op.on < sent)) book.no('range_reversed');
  if (op.on > dayOf(book.now)) book.no('in_the_future');
  return {
    done: () => {
      for (const one of known) one.state = 'received';
      return { slip: op.slip, customer: known[0]!.customer, received_on: op.on };
    },
  };
}

/** A person who holds something, or a place where something lies, cannot be retired; what he was promised is free again. */
export function retire(book: Judge, op: Of<'retire'> | Of<'reinstate'>): Plan {
  book.permit(op);
  const known = (op.what === 'person' ? book.people : book.shelves).get(op.code)!;
  const spot = `${op.what === 'person' ? 'P' : 'L'}:${op.code}`;
  const leaving = op.verb === 'retire' && !known.retired;
  const full = [...book.samples.values()].some((sample) => (sample.at.get(spot)?.quantity ?? 0) > 0);
  if (leaving && full) book.no(op.what === 'person' ? 'still_holds' : 'place_in_use');
  return {
    idle: known.retired === (op.verb === 'retire'),
    done: () => {
      if (leaving && op.what === 'person') for (const { reserved } of book.samples.values()) reserved.delete(op.code);
      known.retired = op.verb === 'retire';
      return { code: op.code };
    },
  };
}
