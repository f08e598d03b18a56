/** What somebody might ask next: mostly sensible, often at the limit of what is there, sometimes nonsense. */
import { codeOf, dayOf, isPerson, type Sample, startOf, total } from './book.ts';
import type { Chance } from './chance.ts';
import type { Operation, Verb, Verbs, When } from './operation.ts';
import type { Reference } from './reference.ts';

const DAY = 86_400_000;
/** What people call each other and their customers; the last of each is unknown. */
const PEOPLE = [
  'WL',
  'LM',
  'WQ',
  'ZS',
  'LM',
  'WQ',
  'WL',
  '李梅',
  '王强',
  'wq',
  'ZS',
  'LM',
  'WQ',
  'ZS',
  'HZ',
  'JD',
  'NOBODY',
];
const CUSTOMERS = ['C1', 'C2', 'HOUSE', 'c1', '恒润纺织有限公司', 'C9'];
const SHELVES = [
  'A',
  'A-01',
  'A-02',
  'B-01',
  'b-01',
  'KD',
  'DEP',
  'DOCK',
  'RETURNS',
  'DAMAGED',
  'QUARANTINE',
  'N-01',
  'N-02',
  'A-99',
];

const WEIGHTS: Readonly<Record<Verb, number>> = {
  receive: 9,
  checkout: 24,
  return: 22,
  give_back: 3,
  move: 13,
  split: 5,
  undo: 9,
  reserve: 7,
  release: 2,
  inspect: 4,
  order: 2,
  confirm: 3,
  cancel: 1,
  received: 1.5,
  retire: 0.6,
  reinstate: 0.8,
};

/** These happen when they are made. */
const TIMELESS: readonly Verb[] = ['undo', 'received', 'retire', 'reinstate'];

/** The next operation. */
export function nextOperation(chance: Chance, book: Reference, serial: number): Operation {
  const verb = book.samples.size === 0 ? 'receive' : chance.weighted(WEIGHTS);
  const sample = verb === 'receive' ? null : someSample(chance, book, verb);
  const words = choose(chance, book, verb, sample);
  return {
    verb,
    ...words,
    at: TIMELESS.includes(verb) ? null : someTime(chance, book, sample),
    by: chance.is(0.04) ? chance.pick(['LM', 'WQ']) : 'WL',
    ref: chance.is(0.05) ? `ref-${chance.is(0.2) ? chance.between(1, serial + 1) : serial}` : null,
    dryRun: chance.is(0.08),
  } as Operation;
}

/** Mostly one of the last few, so that histories grow long, and mostly one with which it makes sense. */
function someSample(chance: Chance, book: Reference, verb: Verb): Sample {
  const all = [...book.samples.values()];
  const recent = all.slice(-12);
  let found = chance.pick(recent);
  for (let tries = 0; tries < 12 && !makesSense(book, verb, found) && chance.is(0.97); tries++)
    found = chance.pick(chance.is(0.8) ? recent : all);
  return found;
}

function makesSense(book: Reference, verb: Verb, sample: Sample): boolean {
  if (verb === 'return') return book.open(sample).length > 0;
  if (verb === 'checkout' || verb === 'reserve') return book.available(sample) > 0;
  if (verb === 'release') return [...sample.reserved.values()].some((quantity) => quantity > 0);
  if (verb === 'inspect') return !book.usable(sample) || sample.steps.length > 8;
  return book.stored(sample).length > 0;
}

function someTime(chance: Chance, book: Reference, sample: Sample | null): When {
  if (!chance.is(0.3)) return null;
  const steps = sample?.steps ?? [];
  const past = steps.length > 0 ? chance.pick(steps).at : book.now - chance.between(0, 10 * DAY);
  const at = chance.pick([
    past,
    past,
    past - chance.between(0, 60) * 60_000,
    past + chance.between(0, 60) * 60_000,
    book.now,
  ]);
  if (chance.is(0.02)) return { day: dayOf(book.now + DAY) };
  if (chance.is(0.02)) return { instant: new Date(book.now + chance.between(1, DAY)).toISOString() };
  if (chance.is(0.5)) return { day: dayOf(Math.min(at, book.now)) };
  return { instant: new Date(Math.min(at, book.now)).toISOString() };
}

/** Thousandths: all of it, a little more, a part. */
function some(chance: Chance, there: number): number {
  if (there <= 0 || chance.is(0.06)) return chance.between(1, 20_000);
  const how = chance.next();
  if (how < 0.25) return there;
  if (how < 0.3) return there + chance.pick([1, 1000]);
  return chance.between(1, Math.max(1, Math.floor(there / chance.pick([1, 3, 8]))));
}

function choose<V extends Verb>(chance: Chance, book: Reference, verb: V, given: Sample | null): Verbs[Verb] {
  const sample = given as Sample;
  const number = verb !== 'receive' && chance.is(0.01) ? 'S26-999999-S' : given?.number;
  const stock = given ? book.stored(given) : [];
  const from = (): { from?: string } => {
    if (!chance.is(0.25)) return {};
    return { from: stock.length > 0 && chance.is(0.8) ? codeOf(chance.pick(stock).spot) : chance.pick(SHELVES) };
  };
  const quantity = (there: number, left: number): { quantity?: number } =>
    chance.is(left) ? {} : { quantity: some(chance, there) };
  switch (verb) {
    case 'receive':
      return delivery(chance);
    case 'checkout':
      return handOut(chance, book, number!, sample, from());
    case 'return':
      return bringBack(chance, book, number!, sample);
    case 'give_back':
      return {
        number: number!,
        ...quantity(total(stock), 0.2),
        ...from(),
        ...(chance.is(0.3) ? { customer: chance.is(0.7) ? sample.owner : chance.pick(CUSTOMERS) } : {}),
      };
    case 'move':
      return { number: number!, ...quantity(total(stock), 0.3), to: chance.pick(SHELVES), ...from() };
    case 'split': {
      const into = chance.pick([1, 1, 2, 3]);
      return { number: number!, quantity: Math.max(1, Math.floor(some(chance, total(stock)) / into)), into, ...from() };
    }
    case 'undo':
      return { movement: someMovement(chance, book, sample) };
    case 'reserve':
      return { number: number!, quantity: some(chance, book.available(sample)), to: chance.pick(PEOPLE) };
    case 'release': {
      const promised = [...sample.reserved].filter(([, held]) => held > 0).map(([code]) => code);
      return {
        number: number!,
        to: promised.length > 0 && chance.is(0.8) ? chance.pick(promised) : chance.pick(PEOPLE),
      };
    }
    case 'inspect':
      return {
        number: number!,
        result: chance.pick(['accepted', 'accepted', 'accepted', 'conditional', 'rejected'] as const),
      };
    case 'order':
      return {
        customer: chance.pick(CUSTOMERS),
        name: '样布',
        quantity: chance.between(1, 5000),
        ...(chance.is(0.5) ? { sample: sample.number } : {}),
      };
    case 'received': {
      const slips = [...book.orders.values()]
        .slice(-5)
        .flatMap((order) => [order.number, order.checkout ?? order.number]);
      return { slip: chance.pick([...slips, 'O26-999999']), on: dayOf(book.now - chance.between(-1, 3) * DAY) };
    }
    case 'retire':
    case 'reinstate':
      return chance.is(0.5)
        ? { what: 'person', code: someEmpty(chance, book, ['ZS', 'HZ', 'JD'], 'P') }
        : { what: 'place', code: someEmpty(chance, book, ['A-02', 'B-01', 'KD', 'N-01', 'N-02'], 'L') };
    default: {
      const wanted = verb === 'confirm' ? 'confirming' : 'confirmed';
      const orders = [...book.orders.values()].slice(-12);
      const fit = orders.filter(({ state }) => state === wanted || chance.is(0.15)).map(({ number }) => number);
      return { order: chance.pick([...fit, 'O26-999999']) };
    }
  }
}

/** Mostly one with whom, or where, there is nothing. */
function someEmpty(chance: Chance, book: Reference, codes: readonly string[], kind: 'P' | 'L'): string {
  const samples = [...book.samples.values()];
  const empty = codes.filter((code) => samples.every(({ at }) => (at.get(`${kind}:${code}`)?.quantity ?? 0) === 0));
  return chance.pick(empty.length > 0 && chance.is(0.9) ? empty : codes);
}

function delivery(chance: Chance): Verbs['receive'] {
  const lines = Array.from({ length: chance.pick([1, 1, 1, 2, 3]) }, (_, line) => ({
    name: chance.pick(['棉麻面料', '黄铜接头', 'LED 灯珠', '拉链样']) + line,
    quantity: chance.is(0.02) ? 999_999_999_999 : chance.pick([1, 5000, 12_500, 60_000, chance.between(1, 100_000)]),
    kind: chance.pick(['sample', 'sample', 'sample', 'sample', 'tool', 'document']),
    inspect: chance.is(0.06),
    accepted: chance.is(0.5),
    ...(chance.is(0.6) ? { location: chance.pick(SHELVES.slice(0, -1)) } : {}),
  }));
  if (chance.is(0.02)) lines[0]!.location = 'A-99';
  return { customer: chance.is(0.98) ? chance.pick(CUSTOMERS.slice(0, -1)) : 'C9', lines };
}

function handOut(
  chance: Chance,
  book: Reference,
  number: string,
  sample: Sample,
  from: { from?: string },
): Verbs['checkout'] {
  const quantity = (of: Sample): number | null => (chance.is(0.12) ? null : some(chance, book.available(of)));
  const lines = [{ number, quantity: quantity(sample) }];
  if (chance.is(0.15)) {
    const other = someSample(chance, book, 'checkout');
    lines.push({ number: other.number, quantity: quantity(other) });
  }
  if (chance.is(0.2)) {
    const confirmed = [...book.orders.values()].filter(({ state }) => state === 'confirmed' || chance.is(0.1));
    const order = chance.is(0.6)
      ? chance.pick([...confirmed.slice(-6).map((one) => one.number), 'O26-999999'])
      : undefined;
    const customer = order && chance.is(0.8) ? book.orders.get(order)?.customer : undefined;
    return {
      lines,
      to_customer: customer ?? chance.pick(CUSTOMERS),
      ...from,
      ...(order ? { sample_order: order } : {}),
    };
  }
  const due = dayOf(book.now + chance.between(-1, 20) * DAY);
  return { lines, to: chance.pick(PEOPLE), ...from, ...(chance.is(0.6) ? { due } : {}) };
}

function bringBack(chance: Chance, book: Reference, number: string, sample: Sample): Verbs['return'] {
  const open = book.open(sample);
  const line = open.length > 0 ? chance.pick(open) : undefined;
  const out = line
    ? open.filter(({ holder }) => holder === line.holder).reduce((sum, one) => sum + one.outstanding, 0)
    : 0;
  const part = (often: number): number | undefined =>
    chance.is(often) ? some(chance, Math.max(1, Math.floor(out / chance.pick([1, 2, 3])))) : undefined;
  const [quantity, used, lost] = [part(0.5), part(0.25), part(0.1)];
  const named = line && chance.is(isPerson(line.holder) ? 0.6 : 0.95);
  const slip = line && chance.is(0.2) ? line.checkout : chance.is(0.02) ? 'U26-999999' : undefined;
  const damaged = chance.is(0.1);
  return {
    number,
    ...(quantity ? { quantity } : {}),
    ...(used ? { used } : {}),
    ...(lost ? { lost } : {}),
    ...(named ? { from: codeOf(line.holder) } : chance.is(0.1) ? { from: chance.pick([...PEOPLE, 'C1', 'C2']) } : {}),
    ...(slip ? { checkout: slip } : {}),
    damaged,
    ...(chance.is(0.2) ? { location: damaged && chance.is(0.5) ? 'DAMAGED' : chance.pick(SHELVES) } : {}),
  };
}

/** Mostly one of the last movements, of this sample or of any. */
function someMovement(chance: Chance, book: Reference, sample: Sample): number {
  if (chance.is(0.02)) return book.steps.length + 7;
  const last = (chance.is(0.7) ? sample.steps : book.steps).slice(-6);
  return last.length > 0 ? chance.pick(last).seq : 1;
}

/** A day in the past that something may depend on. */
export function somePastDay(chance: Chance, book: Reference, sample: Sample): string {
  const step = sample.steps.length > 0 ? chance.pick(sample.steps).at : book.now;
  return dayOf(Math.min(book.now, startOf(dayOf(step)) + chance.between(-1, 1) * DAY));
}
