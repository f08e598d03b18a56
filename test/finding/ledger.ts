/** Random ledgers, and what they say when they are simply read from the beginning: no balances, no indexes, no SQL. */
import { emptyDatabase } from '../../src/store/open.ts';
import type { Db } from '../../src/store/sql.ts';

export interface Step {
  readonly seq: number;
  readonly kind: string;
  readonly sample: number;
  readonly from: number;
  readonly to: number;
  readonly quantity: number;
  /** 20260102 */
  readonly day: number;
  readonly line: number | null;
  readonly reverses: number | null;
}

export interface Line {
  readonly id: number;
  readonly sample: number;
  readonly holder: number;
  readonly due: string | null;
}

/** Places of the little house, by id. */
export const PLACES = {
  1: { kind: 'used', code: 'used' },
  2: { kind: 'scrapped', code: 'scrapped' },
  3: { kind: 'variance', code: 'variance' },
  4: { kind: 'split', code: 'split' },
  5: { kind: 'storage', code: 'A', purpose: 'normal' },
  6: { kind: 'storage', code: 'A-1', purpose: 'normal' },
  7: { kind: 'storage', code: 'BAD', purpose: 'damaged' },
  8: { kind: 'person', code: 'LI' },
  9: { kind: 'person', code: 'MA' },
  10: { kind: 'customer', code: 'C1' },
  11: { kind: 'customer', code: 'C2' },
} as const;
type PlaceId = keyof typeof PLACES;
export const kindOf = (place: number): string => PLACES[place as PlaceId].kind;
export const codeOf = (place: number): string => PLACES[place as PlaceId].code;

/** Samples by id: whose, and what part of what. */
export const SAMPLES = [
  { id: 1, number: 'S26000001X', customer: 1, parent: null, expires: '2026-01-08' },
  { id: 2, number: 'S260000022', customer: 1, parent: 1, expires: null },
  { id: 3, number: 'S260000037', customer: 2, parent: null, expires: null },
] as const;

const OWNER: Readonly<Record<number, number>> = { 1: 10, 2: 10, 3: 11 };
export const FIRST_DAY = 20260101;
export const DAYS = 14;
export const dayText = (day: number): string => `2026-01-${String(day % 100).padStart(2, '0')}`;

/** A ledger that was made by chance: some numbers decide what is tried, and what would go below zero is left out. */
export class Ledger {
  readonly db: Db;
  readonly steps: Step[] = [];
  readonly lines: Line[] = [];

  constructor() {
    this.db = emptyDatabase();
    this.db.exec('PRAGMA foreign_keys = OFF');
    this.db.exec(`
      INSERT INTO operators (id, code, name, roles, entry) VALUES (1, 'LI', '李梅', 'user', 1), (2, 'MA', '马强', 'user', 1);
      INSERT INTO customers (id, code, name, match_key, opened_on, entry)
        VALUES (1, 'C1', '甲', '甲', '2026-01-01', 1), (2, 'C2', '乙', '乙', '2026-01-01', 1);
      INSERT INTO places (id, kind, code, parent_id, purpose, operator_id, customer_id, entry) VALUES
        (1, 'used', NULL, NULL, NULL, NULL, NULL, 1), (2, 'scrapped', NULL, NULL, NULL, NULL, NULL, 1),
        (3, 'variance', NULL, NULL, NULL, NULL, NULL, 1), (4, 'split', NULL, NULL, NULL, NULL, NULL, 1),
        (5, 'storage', 'A', NULL, 'normal', NULL, NULL, 1), (6, 'storage', 'A-1', 5, 'normal', NULL, NULL, 1),
        (7, 'storage', 'BAD', NULL, 'damaged', NULL, NULL, 1), (8, 'person', NULL, NULL, NULL, 1, NULL, 1),
        (9, 'person', NULL, NULL, NULL, 2, NULL, 1), (10, 'customer', NULL, NULL, NULL, NULL, 1, 1),
        (11, 'customer', NULL, NULL, NULL, NULL, 2, 1);`);
    const sample =
      this.db.prepare(`INSERT INTO samples (id, number, name, match_key, customer_id, parent_id, kind, unit,
      category, quality, received_on, expires_on, entry)
      VALUES (?, ?, '布', '布', ?, ?, 'sample', ?, ?, 'accepted', '2026-01-01', ?, 1)`);
    for (const { id, number, customer, parent, expires } of SAMPLES)
      sample.run(id, number, customer, parent, id === 3 ? '件' : '米', id === 2 ? null : '面料', expires);
    this.db.exec(`INSERT INTO journal (seq, recorded_at, happened_at, clock, operator_id, os_account, command, digest, hash)
      VALUES (1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 'set', 1, 'x', 'x', zeroblob(32), zeroblob(32))`);
  }

  /** Tries one thing; the five numbers choose what. */
  attempt(what: number, which: number, where: number, much: number, when: number): void {
    const sample = (which % SAMPLES.length) + 1;
    // Mostly later and later, sometimes backdated.
    const last = this.steps.at(-1)?.day ?? FIRST_DAY;
    const later = Math.min(last + (when % 5 === 0 ? 1 : 0), FIRST_DAY + DAYS - 1);
    const day = when < 18 ? later : FIRST_DAY + (when % DAYS);
    const there = [5, 6, 7].filter((place) => fold(this.steps, sample, place) > 0);
    const shelf = there.length > 0 ? there[where % there.length]! : 5 + (where % 3);
    const person = 8 + (where % 2);
    const quantity = (much + 1) * 500;
    const lent = this.lines.filter((line) => outstanding(this.steps, line) > 0);
    const open = lent[where % Math.max(1, lent.length)];
    const settle = (kind: string, to: number): boolean =>
      open !== undefined &&
      this.add({ kind, sample: open.sample, from: open.holder, to, quantity, day, line: open.id, reverses: null });
    const plain = (kind: string, from: number, to: number, of = sample): boolean => {
      const much = kind === 'receive' ? quantity * 5 : quantity;
      return this.add({ kind, sample: of, from, to, quantity: much, day, line: null, reverses: null });
    };
    const lend = (kind: string, holder: number): void => {
      const line = { id: this.lines.length + 1, sample, holder, due: much % 3 ? dayText(day + 2) : null };
      this.lines.push(line);
      if (!this.add({ kind, sample, from: shelf, to: holder, quantity, day, line: line.id, reverses: null })) {
        this.lines.pop();
      }
    };
    const ways: (() => unknown)[] = [
      () => plain('receive', OWNER[sample]!, 5 + (where % 3)),
      () => plain('receive', OWNER[sample]!, shelf),
      () => lend('checkout', person),
      () => lend('checkout', person),
      () => lend('dispatch', 10 + (much % 2)),
      () => settle('return', shelf),
      () => settle('return', shelf),
      () => settle('use', 1),
      () => settle('lose', 3),
      () => plain('move', shelf, 5 + ((shelf - 4 + (where % 2)) % 3)),
      () => plain('give_back', shelf, OWNER[sample]!),
      () => plain('scrap', shelf, 2),
      () => plain('adjust', much % 2 ? shelf : 3, much % 2 ? 3 : shelf),
      () => plain('split', shelf, 4, 1) && this.add({ ...this.steps.at(-1)!, sample: 2, from: 4, to: shelf }),
      () => this.reverse(which * 7 + where, day),
    ];
    ways[what % ways.length]!();
  }

  private reverse(which: number, day: number): void {
    const done = this.steps[which % Math.max(1, this.steps.length)];
    if (!done || done.reverses !== null || done.kind === 'split' || day < done.day) return;
    if (this.steps.some(({ reverses }) => reverses === done.seq)) return;
    this.add({ ...done, kind: 'reverse', from: done.to, to: done.from, day, reverses: done.seq });
  }

  private add(step: Omit<Step, 'seq'>): boolean {
    const candidate = { ...step, seq: this.steps.length + 1 };
    const all = [...this.steps, candidate];
    for (let day = FIRST_DAY; day < FIRST_DAY + DAYS; day++) {
      const until = all.filter((one) => one.day <= day);
      const bounded = ['storage', 'person'].includes(kindOf(step.from));
      if (bounded && fold(until, step.sample, step.from) < 0) return false;
      if (step.line !== null && outstanding(until, this.lines[step.line - 1]!) < 0) return false;
    }
    this.steps.push(candidate);
    const { seq, kind, sample, from, to, quantity, day, line, reverses } = candidate;
    if (line !== null && !this.db.prepare('SELECT 1 FROM checkouts WHERE id = ?').get(line)) {
      const { holder, due } = this.lines[line - 1]!;
      this.db
        .prepare(`INSERT INTO checkouts (id, number, holder_id, entry) VALUES (?, ?, ?, 1)`)
        .run(line, slip(line), holder);
      this.db
        .prepare(
          'INSERT INTO checkout_lines (id, checkout_id, sample_id, holder_id, due_on, entry) VALUES (?, ?, ?, ?, ?, 1)',
        )
        .run(line, line, sample, holder, due);
    }
    this.db
      .prepare('INSERT INTO transfers VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(seq, kind, sample, from, to, quantity, day, line, reverses);
    return true;
  }
}

export const slip = (line: number): string => `U26-${String(line).padStart(6, '0')}`;

/** What is at a place after these steps. */
export function fold(steps: readonly Step[], sample: number, place: number): number {
  let sum = 0;
  for (const step of steps) {
    if (step.sample !== sample) continue;
    if (step.to === place) sum += step.quantity;
    if (step.from === place) sum -= step.quantity;
  }
  return sum;
}

/** What is open of a line after these steps. */
export function outstanding(steps: readonly Step[], line: Line): number {
  const own = steps.filter((step) => step.line === line.id);
  return fold(own, line.sample, line.holder);
}

/** How much a kind of movement amounts to after these steps, what was undone taken off again. */
export function amountOf(
  all: readonly Step[],
  steps: readonly Step[],
  sample: number,
  kinds: readonly string[],
): number {
  let sum = 0;
  for (const step of steps) {
    if (step.sample !== sample) continue;
    const undone = step.reverses === null ? null : all[step.reverses - 1]!;
    if (kinds.includes((undone ?? step).kind)) sum += undone ? -step.quantity : step.quantity;
  }
  return sum;
}
