/** What the lists and reports must say, by the model's book. */
import { byKeys } from '../rows.ts';
import { codeOf, dayOf, isPerson, isShelf, type Sample, type Step } from './book.ts';
import type { Program } from './driving.ts';
import type { Reference } from './reference.ts';

type Differ = (what: string) => never;

/** What of a sample is on shelves and with persons. */
export function held(spots: ReadonlyMap<string, number>): [string, number][] {
  return [...spots].filter(([spot, quantity]) => (isShelf(spot) || isPerson(spot)) && quantity !== 0);
}

/** All lists and reports of now and of past days, the number of entries, and what verify finds. */
export async function compareReports(program: Program, book: Reference, differ: Differ): Promise<void> {
  await compareList(program, book, differ);
  await compareHistory(program, book, differ);
  const days = book.steps.map(({ at }) => dayOf(at)).sort();
  const middle = days[Math.floor(days.length / 2)]!;
  await compareUsage(program, book, { from: days[0]!, to: middle }, differ);
  await compareUsage(program, book, { from: middle, to: days.at(-1)! }, differ);
  for (const day of [undefined, middle, days[0]!]) {
    const at = (sample: Sample) => book.asOf(sample, day ?? '9999');
    const inventory: string[] = [];
    const people: string[] = [];
    for (const sample of book.samples.values()) {
      for (const [spot, quantity] of held(at(sample)))
        (isShelf(spot) ? inventory : people).push(`${sample.number} ${codeOf(spot)} ${quantity / 1000}`);
    }
    const rows = await all(program.services.report(program.acting(), 'inventory', { as_of: day }));
    same(
      `inventory ${day}`,
      inventory,
      rows.map((row) => `${row.number} ${row.location} ${row.quantity}`),
      differ,
    );
    const lent = new Map<string, number>();
    for (const row of await all(program.services.report(program.acting(), 'held', { as_of: day }))) {
      const key = `${row.number} ${row.holder}`;
      lent.set(key, (lent.get(key) ?? 0) + Math.round(Number(row.quantity) * 1000));
    }
    same(
      `held ${day}`,
      people,
      [...lent].map(([key, quantity]) => `${key} ${quantity / 1000}`),
      differ,
    );
    const statement = [...book.samples.values()].flatMap((sample) => stated(sample, day ?? '9999'));
    const told = await all(program.services.report(program.acting(), 'statement', { as_of: day }));
    const keys = ['number', 'received', 'in_store', 'held', 'used', 'given_back', 'dispatched', 'missing'] as const;
    same(
      `statement ${day}`,
      statement,
      told.map((row) => keys.map((key) => row[key]).join(' ')),
      differ,
    );
  }
  const { ok, entries, problems } = await program.services.verify(program.acting(), {});
  if (!ok) differ(`verify: ${JSON.stringify(problems.slice(0, 3))}`);
  if (entries !== book.entries) differ(`expected ${book.entries} entries, got ${entries}`);
}

/** What each sample is and where, by the list. */
async function compareList(program: Program, book: Reference, differ: Differ): Promise<void> {
  const expected = [...book.samples.values()].map((sample) => {
    const there = held(new Map([...sample.at].map(([spot, { quantity }]) => [spot, quantity])));
    const codes = (fits: (spot: string) => boolean) =>
      there.flatMap(([spot]) => (fits(spot) ? codeOf(spot) : [])).sort();
    const quantity = there.reduce((sum, [, each]) => sum + each, 0) / 1000;
    return [sample.number, quantity, book.state(sample), codes(isShelf), codes(isPerson)].join(' ');
  });
  const rows = await all(program.services.find(program.acting(), {}));
  const found = rows.map(({ number, quantity, state, locations, holders }) =>
    [number, quantity, state, [...(locations as string[])].sort(), [...(holders as string[])].sort()].join(' '),
  );
  same('list', expected, found, differ);
}

/** Every movement of the samples that moved most, in order of recording; and all of one day. */
async function compareHistory(program: Program, book: Reference, differ: Differ): Promise<void> {
  const most = [...book.samples.values()].sort((a, b) => b.steps.length - a.steps.length).slice(0, 5);
  const line = ({ seq, kind, from, to, quantity, reverses }: Step): string =>
    [seq, kind, bare(from), bare(to), quantity / 1000, reverses?.seq ?? null].join(' ');
  const shown = (row: Row): string =>
    [row.movement, row.kind, row.from, row.to, row.quantity, row.reverses ?? null].join(' ');
  for (const sample of most) {
    const rows = await program.services.history(program.acting(), sample.number);
    const [want, got] = [sample.steps.map(line), (rows as Row[]).map(shown)];
    if (want.join('\n') !== got.join('\n'))
      differ(`history of ${sample.number}\n${want.join('\n')}\n--\n${got.join('\n')}`);
  }
  const day = dayOf(most[0]!.steps.at(-1)!.at);
  const rows = await all(program.services.report(program.acting(), 'movements', { from: day, to: day }));
  same(`movements of ${day}`, book.steps.filter(({ at }) => dayOf(at) === day).map(line), rows.map(shown), differ);
}

/** What each person took, brought back, used and lost in a period, and still had at its end. */
async function compareUsage(
  program: Program,
  book: Reference,
  period: { from: string; to: string },
  differ: Differ,
): Promise<void> {
  const figures = new Map<string, number[]>();
  const columns: Record<string, number> = { checkout: 0, return: 1, use: 2, lose: 3 };
  const add = (spot: string, column: number, quantity: number): void => {
    const known = figures.get(spot) ?? [0, 0, 0, 0, 0];
    known[column]! += quantity;
    figures.set(spot, known);
  };
  for (const { at, from, to, kind, quantity, reverses } of book.steps) {
    const day = dayOf(at);
    if (day > period.to) continue;
    for (const [spot, change] of [
      [from, -quantity],
      [to, quantity],
    ] as const) {
      if (!isPerson(spot)) continue;
      add(spot, 4, change);
      const column = columns[reverses?.kind ?? kind];
      if (day >= period.from && column !== undefined) add(spot, column, reverses ? -quantity : quantity);
    }
  }
  const expected = [...figures].filter(([, sums]) => sums.some((sum) => sum !== 0));
  const rows = await all(program.services.report(program.acting(), 'usage', { ...period, by: 'person' }));
  const keys = ['checked_out', 'returned', 'used', 'lost', 'outstanding'] as const;
  same(
    `usage ${period.from} to ${period.to}`,
    expected.map(([spot, sums]) => [codeOf(spot), ...sums.map((sum) => sum / 1000)].join(' ')),
    rows.map((row) => [row.key, ...keys.map((key) => row[key])].join(' ')),
    differ,
  );
}

/** A shelf, person or customer by its code; the accounts by their name. */
function bare(spot: string): string {
  return spot.includes(':') ? codeOf(spot) : spot;
}

/** One line of the customer statement: what was handed over is the sum of what became of it. */
function stated(sample: Sample, day: string): string[] {
  const sums = { in_store: 0, held: 0, used: 0, given_back: 0, dispatched: 0, missing: 0 };
  for (const step of sample.steps) {
    if (dayOf(step.at) > day) continue;
    const kind = step.reverses?.kind ?? step.kind;
    for (const [spot, quantity] of [
      [step.from, -step.quantity],
      [step.to, step.quantity],
    ] as const) {
      if (isShelf(spot)) sums.in_store += quantity;
      else if (isPerson(spot)) sums.held += quantity;
      else if (spot === 'used') sums.used += quantity;
      else if (spot === 'variance') sums.missing += quantity;
      else if (spot !== 'split' && kind === 'give_back') sums.given_back += quantity;
      else if (spot !== 'split' && kind !== 'receive') sums.dispatched += quantity;
    }
  }
  const parts = Object.values(sums);
  if (parts.every((part) => part === 0)) return [];
  const received = parts.reduce((sum, part) => sum + part, 0);
  return [[sample.number, ...[received, ...parts].map((part) => part / 1000)].join(' ')];
}

type Row = Readonly<Record<string, unknown>>;

async function all(snapshot: ReturnType<Program['services']['report']>): Promise<Row[]> {
  return (await snapshot).take(byKeys);
}

function same(what: string, expected: string[], got: string[], differ: Differ): void {
  const [want, have] = [[...expected].sort(), [...got].sort()];
  const at = want.findIndex((line, index) => line !== have[index]);
  if (at >= 0 || want.length !== have.length) {
    const index = at >= 0 ? at : want.length;
    differ(`${what}: expected ${want[index]}, got ${have[index]} (${want.length} and ${have.length} lines)`);
  }
}
