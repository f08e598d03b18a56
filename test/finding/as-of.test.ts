/** What reports say of any past day is what the ledger says when it is read up to that day. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber } from '../../src/domain/calendar.ts';
import { REPORTS } from '../../src/reports/index.ts';
import type { SampleFilter } from '../../src/store/finding.ts';
import { byKeys } from '../rows.ts';
import {
  amountOf,
  codeOf,
  DAYS,
  dayText,
  FIRST_DAY,
  fold,
  kindOf,
  Ledger,
  outstanding,
  PLACES,
  SAMPLES,
  slip,
} from './ledger.ts';

type Facts = Record<string, unknown>;

async function ask(
  ledger: Ledger,
  name: string,
  asked: Record<string, string>,
  filter: SampleFilter,
): Promise<Facts[]> {
  const report = REPORTS.find((candidate) => candidate.name === name)!;
  const question = { as_of: null, from: null, to: null, by: null, ...asked, filter, today: '2026-01-31' };
  return byKeys(await report.rows(ledger.db, question));
}

const pick = (rows: Facts[], ...keys: string[]): string[] =>
  rows.map((row) => keys.map((key) => String(row[key])).join(' ')).sort();

const shown = (number: string): string => `${number.slice(0, 3)}-${number.slice(3, -1)}-${number.slice(-1)}`;

function inventory({ steps }: Ledger, day: number, owners: readonly number[]): string[] {
  const until = steps.filter((step) => step.day <= day);
  const rows: string[] = [];
  for (const { id, number, customer, expires } of SAMPLES) {
    if (!owners.includes(customer)) continue;
    const held = fold(until, id, 8) + fold(until, id, 9);
    for (const place of [5, 6, 7]) {
      const there = fold(until, id, place);
      if (there === 0) continue;
      const gone = expires !== null && expires < dayText(day);
      const account = place === 7 ? 'damaged' : gone ? 'expired' : 'good';
      rows.push([shown(number), codeOf(place), there / 1000, held > 0 ? 'partly_out' : 'in_stock', account].join(' '));
    }
  }
  return rows.sort();
}

function held({ steps, lines }: Ledger, day: number, owners: readonly number[]): string[] {
  const until = steps.filter((step) => step.day <= day);
  return lines
    .filter(({ holder, sample }) => kindOf(holder) === 'person' && owners.includes(SAMPLES[sample - 1]!.customer))
    .flatMap((line) => {
      const left = outstanding(until, line);
      if (left === 0) return [];
      const since = steps.find((step) => step.line === line.id)!.day;
      const late = line.due === null ? null : Math.max(0, (day % 100) - Number(line.due.slice(8)));
      const number = shown(SAMPLES[line.sample - 1]!.number);
      return [[number, slip(line.id), codeOf(line.holder), left / 1000, dayText(since), line.due, late].join(' ')];
    })
    .map((row) => row.replace('  ', ' null '))
    .map((row) => (row.endsWith(' ') ? `${row}null` : row))
    .sort();
}

function statement({ steps }: Ledger, day: number, owners: readonly number[]): string[] {
  const until = steps.filter((step) => step.day <= day);
  return SAMPLES.filter(({ customer }) => owners.includes(customer))
    .flatMap(({ id, number, customer }) => {
      const at = (kind: string) =>
        Object.keys(PLACES)
          .map(Number)
          .filter((place) => kindOf(place) === kind)
          .reduce((sum, place) => sum + fold(until, id, place), 0);
      const amount = (...kinds: string[]) => amountOf(steps, until, id, kinds);
      const backFromCustomers = until
        .filter(({ sample }) => sample === id)
        .map((step) => ({ step, was: step.reverses === null ? step : steps[step.reverses - 1]! }))
        .filter(({ was }) => was.kind === 'return' && kindOf(was.from) === 'customer')
        .reduce((sum, { step, was }) => sum + (step === was ? step.quantity : -step.quantity), 0);
      // What was lost or used out of a dispatch never came back: it is no longer with the customer.
      const goneAtCustomers = until
        .filter(({ sample }) => sample === id)
        .map((step) => ({ step, was: step.reverses === null ? step : steps[step.reverses - 1]! }))
        .filter(({ was }) => ['use', 'lose'].includes(was.kind) && kindOf(was.from) === 'customer')
        .reduce((sum, { step, was }) => sum + (step === was ? step.quantity : -step.quantity), 0);
      const figures = [
        at('storage'),
        at('person'),
        at('used'),
        amount('give_back'),
        amount('dispatch') - backFromCustomers - goneAtCustomers,
        at('scrapped'),
        at('variance'),
      ];
      if (figures.every((figure) => figure === 0)) return [];
      // What was split off belongs to its part.
      const received = amount('receive') + (id === 2 ? fold(until, 2, 4) * -1 : 0) - (id === 1 ? fold(until, 1, 4) : 0);
      return [[`C${customer}`, shown(number), ...[received, ...figures].map((figure) => figure / 1000)].join(' ')];
    })
    .sort();
}

function usage({ steps }: Ledger, from: number, to: number): string[] {
  const rows = new Map<string, number[]>();
  const add = (person: number, sample: number, at: number, quantity: number): void => {
    const key = `${codeOf(person)} ${sample === 3 ? '件' : '米'}`;
    const sums = rows.get(key) ?? [0, 0, 0, 0, 0];
    sums[at]! += quantity;
    rows.set(key, sums);
  };
  for (const step of steps) {
    const was = step.reverses === null ? step : steps[step.reverses - 1]!;
    const person = [was.from, was.to].find((place) => kindOf(place) === 'person');
    if (person === undefined) continue;
    if (step.day <= to) add(person, step.sample, 4, step.to === person ? step.quantity : -step.quantity);
    const at = ['checkout', 'return', 'use', 'lose'].indexOf(was.kind);
    if (step.day >= from && step.day <= to) add(person, step.sample, at, step === was ? step.quantity : -step.quantity);
  }
  return [...rows]
    .filter(([, sums]) => sums.some((sum) => sum !== 0))
    .map(([key, sums]) => [key, ...sums.map((sum) => sum / 1000)].join(' '))
    .sort();
}

/** Seed and length: a shorter ledger with the same seed is its beginning. */
const made = fc.tuple(fc.integer(), fc.integer({ min: 40, max: 120 }));
const kinds = new Map<string, number>();
const ALL_KINDS = 'adjust checkout dispatch give_back lose move receive return reverse scrap split use'.split(' ');

function ledgerOf([seed, length]: [number, number]): Ledger {
  const ledger = new Ledger();
  let state = seed | 0;
  // mulberry32
  const chance = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
  for (let done = 0; done < length; done++) ledger.attempt(chance(60), chance(60), chance(60), chance(8), chance(26));
  for (const { kind } of ledger.steps) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  return ledger;
}

test('inventory, held and statement of any past day', async () => {
  let checked = 0;
  await fc.assert(
    fc.asyncProperty(made, async (how) => {
      const ledger = ledgerOf(how);
      const whose: [SampleFilter, number[]][] = [
        [{}, [1, 2]],
        [{ customer_id: 1 }, [1]],
      ];
      for (let day = FIRST_DAY - 1; day <= FIRST_DAY + DAYS; day++) {
        const as_of = day < FIRST_DAY ? '2025-12-31' : dayText(day);
        const at = dayNumber(as_of);
        for (const [filter, owners] of whose) {
          const stock = await ask(ledger, 'inventory', { as_of }, filter);
          expect(pick(stock, 'number', 'location', 'quantity', 'state', 'account')).toEqual(
            inventory(ledger, at, owners),
          );
          const lent = await ask(ledger, 'held', { as_of }, filter);
          expect(pick(lent, 'number', 'checkout', 'holder', 'quantity', 'since', 'due', 'overdue_days')).toEqual(
            held(ledger, at, owners),
          );
          const stated = await ask(ledger, 'statement', { as_of }, filter);
          const figures = ['received', 'in_store', 'held', 'used', 'given_back', 'dispatched', 'scrapped', 'missing'];
          expect(pick(stated, 'customer', 'number', ...figures)).toEqual(statement(ledger, at, owners));
          checked += stock.length + lent.length + stated.length;
        }
      }
      ledger.db.close();
    }),
    { numRuns: 30 },
  );
  expect(checked).toBeGreaterThan(1000);
  // Chance has tried everything.
  expect([...kinds.keys()].sort()).toEqual(ALL_KINDS);
});

test('usage of any period', async () => {
  let checked = 0;
  await fc.assert(
    fc.asyncProperty(made, fc.nat({ max: DAYS }), fc.nat({ max: DAYS }), async (how, a, b) => {
      const ledger = ledgerOf(how);
      const [from, to] = [FIRST_DAY + Math.min(a, b), FIRST_DAY + Math.max(a, b)];
      const rows = await ask(ledger, 'usage', { from: dayText(from), to: dayText(to), by: 'person' }, {});
      expect(pick(rows, 'key', 'unit', 'checked_out', 'returned', 'used', 'lost', 'outstanding')).toEqual(
        usage(ledger, from, to),
      );
      checked += rows.length;
      ledger.db.close();
    }),
    { numRuns: 60 },
  );
  expect(checked).toBeGreaterThan(30);
});
