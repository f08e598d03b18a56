/**
 * The reference model's book: what was received, who holds what, and what happened when — written from CLI.md,
 * REQUIREMENTS.md and DESIGN.md. It imports nothing. Quantities are thousandths, instants milliseconds.
 */

/** `L:DOCK` a shelf, `P:WL` a person, `C:C1` a customer; `used`, `variance`, `split` the accounts. */
export type Spot = string;
export type Quality = 'pending' | 'accepted' | 'rejected' | 'conditional';

/** One transfer, as the ledger has it. */
export interface Step {
  readonly seq: number;
  readonly entry: number;
  readonly kind: string;
  readonly sample: Sample;
  readonly from: Spot;
  readonly to: Spot;
  readonly quantity: number;
  readonly at: number;
  /** When the clock said so. */
  readonly recorded: number;
  readonly line: Line | null;
  readonly reverses: Step | null;
  undone: boolean;
}
/** A transfer that a command is about to post. */
export type Draft = Pick<Step, 'kind' | 'sample' | 'from' | 'to' | 'quantity'> & {
  line?: Line | null;
  reverses?: Step | null;
};

export interface Sample {
  readonly number: string;
  readonly name: string;
  readonly owner: string;
  quality: Quality;
  /** What was judged of it, in order of recording. */
  readonly judged: { entry: number; day: string; result: Quality; previous: Quality; undone: boolean }[];
  readonly steps: Step[];
  /** What is where, and the transfer that lifted it from zero. */
  readonly at: Map<Spot, { quantity: number; since: number }>;
  /** By person. */
  readonly reserved: Map<string, number>;
  /** Everything that was ever given out of it, in order. */
  readonly lines: Line[];
}

/** What was given out with one checkout of one sample. */
export interface Line {
  readonly id: number;
  readonly checkout: string;
  readonly sample: Sample;
  readonly holder: Spot;
  readonly due: string | null;
  readonly reserved: number;
  outstanding: number;
}

export interface Shelf {
  readonly code: string;
  readonly parent: string | null;
  readonly purpose: string;
  retired: boolean;
}
export interface Person {
  readonly code: string;
  readonly name: string;
  readonly roles: 'all' | 'user';
  retired: boolean;
}
export interface Order {
  readonly number: string;
  readonly customer: string;
  state: 'confirming' | 'confirmed' | 'sent' | 'received' | 'cancelled';
  sent: string | null;
  checkout: string | null;
  readonly implied: boolean;
}

/** The store's zone in the model: Shanghai has no summer time. */
const ZONE = 8 * 3_600_000;

export function dayOf(at: number): string {
  return new Date(at + ZONE).toISOString().slice(0, 10);
}
export function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - ZONE;
}

export function isShelf(spot: Spot): boolean {
  return spot.startsWith('L:');
}
export function isPerson(spot: Spot): boolean {
  return spot.startsWith('P:');
}
/** Shelves and people can never hold less than nothing. */
function isBounded(spot: Spot): boolean {
  return isShelf(spot) || isPerson(spot);
}
export function codeOf(spot: Spot): string {
  return spot.slice(2);
}

/** The check character of ISO 7064 MOD 37,36. */
function checkOf(body: string): string {
  const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  let rest = 36;
  for (const sign of body) {
    rest += signs.indexOf(sign);
    if (rest > 36) rest -= 36;
    rest = (rest * 2) % 37;
  }
  return signs[(37 - rest) % 36] as string;
}

export class Book {
  /** Movements that somebody else was asked to undo: the request, and the last day on which it is open. */
  readonly asked = new Map<number, { approval: string; until: string }>();
  now = 0;
  /** By number, in the order of recording. */
  readonly samples = new Map<string, Sample>();
  readonly steps: Step[] = [];
  readonly orders = new Map<string, Order>();
  readonly shelves = new Map<string, Shelf>();
  readonly people = new Map<string, Person>();
  readonly customers = new Map<string, string>();
  /** Journal entries so far. */
  entries = 0;
  private readonly serials = new Map<string, number>();

  /** The next number of a series, in the year of recording. */
  issue(series: string): string {
    const year = dayOf(this.now).slice(2, 4);
    const serial = (this.serials.get(series + year) ?? 0) + 1;
    this.serials.set(series + year, serial);
    const digits = String(serial).padStart(6, '0');
    if (series !== 'S') return `${series}${year}-${digits}`;
    return `S${year}-${digits}-${checkOf(`S${year}${digits}`)}`;
  }

  person(typed: string): Person | undefined {
    const code = typed.toUpperCase();
    return this.people.get(code) ?? [...this.people.values()].find(({ name }) => name === typed);
  }

  customer(typed: string): string | undefined {
    const code = typed.toUpperCase();
    if (this.customers.has(code)) return code;
    return [...this.customers].find(([, name]) => name === typed)?.[0];
  }

  /** Whether a shelf is this one or lies below it. */
  within(code: string, top: string): boolean {
    for (let at: string | null = code; at !== null; at = this.shelves.get(at)?.parent ?? null)
      if (at === top) return true;
    return false;
  }

  lends(spot: Spot): boolean {
    return isShelf(spot) && ['normal', 'dock', 'customer'].includes(this.shelves.get(codeOf(spot))?.purpose ?? '');
  }

  /** Shelves that hold some of it, the one filled from zero longest ago first. */
  stored(sample: Sample): { spot: Spot; quantity: number }[] {
    return [...sample.at]
      .filter(([spot, { quantity }]) => isShelf(spot) && quantity > 0)
      .sort(([, a], [, b]) => a.since - b.since)
      .map(([spot, { quantity }]) => ({ spot, quantity }));
  }

  lendingStock(sample: Sample): number {
    return total(this.stored(sample).filter(({ spot }) => this.lends(spot)));
  }

  reservedBut(sample: Sample, person: string | null): number {
    let sum = 0;
    for (const [code, quantity] of sample.reserved) if (code !== person) sum += quantity;
    return sum;
  }

  usable(sample: Sample): boolean {
    return sample.quality === 'accepted' || sample.quality === 'conditional';
  }

  available(sample: Sample): number {
    if (!this.usable(sample)) return 0;
    return Math.max(0, this.lendingStock(sample) - this.reservedBut(sample, null));
  }

  /** Open lines, the earliest due first, those without a due day last. */
  open(sample: Sample): Line[] {
    return sample.lines
      .filter((line) => line.outstanding > 0)
      .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || a.id - b.id);
  }

  /** The one word that lists show. */
  state(sample: Sample): string {
    let [stored, held] = [0, 0];
    for (const [spot, { quantity }] of sample.at) {
      if (isShelf(spot)) stored += quantity;
      if (isPerson(spot)) held += quantity;
    }
    if (stored > 0 && !this.usable(sample)) return 'quarantined';
    if (stored > 0) return held > 0 ? 'partly_out' : 'in_stock';
    if (held > 0) return 'out';
    const last = sample.steps.filter((step) => step.kind !== 'reverse' && !step.undone).at(-1);
    const words = new Map(
      Object.entries({
        use: 'used_up',
        give_back: 'given_back',
        dispatch: 'dispatched',
        lose: 'missing',
        split: 'split',
      }),
    );
    return last === undefined ? 'undone' : (words.get(last.kind) ?? 'impossible');
  }

  /** All transfers of the command that this one belongs to. */
  command({ seq, entry }: Step): Step[] {
    let [first, last] = [seq - 1, seq];
    while (this.steps[first - 1]?.entry === entry) first -= 1;
    while (this.steps[last]?.entry === entry) last += 1;
    return this.steps.slice(first, last);
  }

  /** Where everything of a sample was at the end of a day, by when things happened. */
  asOf(sample: Sample, day: string): Map<Spot, number> {
    const sums = new Map<Spot, number>();
    for (const { at, from, to, quantity } of sample.steps) {
      if (dayOf(at) > day) continue;
      sums.set(from, (sums.get(from) ?? 0) - quantity);
      sums.set(to, (sums.get(to) ?? 0) + quantity);
    }
    for (const [spot, quantity] of sums) if (quantity === 0) sums.delete(spot);
    return sums;
  }

  /** Whether some moment would know less than nothing on a shelf, with a person, or on a checkout. */
  wouldBeShort(drafts: readonly Draft[], at: number): boolean {
    for (const sample of new Set(drafts.map((draft) => draft.sample))) {
      const added = drafts.filter((draft) => draft.sample === sample).map((draft) => ({ ...draft, at }));
      const all = [...sample.steps, ...added].map((step, order) => ({ step, order }));
      all.sort((a, b) => a.step.at - b.step.at || a.order - b.order);
      const sums = new Map<unknown, number>();
      for (const { step } of all) {
        const left = (sums.get(step.from) ?? 0) - step.quantity;
        if (isBounded(step.from) && left < 0) return true;
        sums.set(step.from, left);
        sums.set(step.to, (sums.get(step.to) ?? 0) + step.quantity);
        const line = step.line ?? null;
        if (line === null) continue;
        const out = (sums.get(line) ?? 0) + (step.to === line.holder ? step.quantity : -step.quantity);
        if (out < 0) return true;
        sums.set(line, out);
      }
    }
    return false;
  }

  /** Posts what a command decided, under one entry. */
  post(drafts: readonly Draft[], at: number): Step[] {
    const entry = this.entries;
    return drafts.map((draft) => {
      const step = {
        ...draft,
        seq: this.steps.length + 1,
        entry,
        at,
        recorded: this.now,
        line: draft.line ?? null,
        reverses: draft.reverses ?? null,
        undone: false,
      };
      this.steps.push(step);
      step.sample.steps.push(step);
      if (step.reverses) step.reverses.undone = true;
      this.add(step, step.from, -step.quantity);
      this.add(step, step.to, step.quantity);
      if (step.line) step.line.outstanding += step.to === step.line.holder ? step.quantity : -step.quantity;
      if ((step.line?.outstanding ?? 0) < 0) throw new Error(`model: movement ${step.seq} settles more than is out`);
      return step;
    });
  }

  private add({ seq, sample }: Step, spot: Spot, quantity: number): void {
    const known = sample.at.get(spot) ?? { quantity: 0, since: seq };
    if (known.quantity === 0 && quantity > 0) known.since = seq;
    known.quantity += quantity;
    if (known.quantity < 0 && isBounded(spot)) throw new Error(`model: movement ${seq} leaves less than nothing`);
    sample.at.set(spot, known);
  }
}

export function total(parts: readonly { quantity: number }[]): number {
  return parts.reduce((sum, { quantity }) => sum + quantity, 0);
}
