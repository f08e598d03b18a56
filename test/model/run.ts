/** One run: the same operations on the model and on the program, compared after each. */
import type { Book, Sample } from './book.ts';
import { Chance } from './chance.ts';
import { nextOperation, somePastDay } from './choosing.ts';
import { type Answer, Program, type Services } from './driving.ts';
import type { Operation } from './operation.ts';
import { Reference, type Verdict } from './reference.ts';
import { compareReports, held } from './reporting.ts';
import { stored } from './stored.ts';

/** Where the model and the program differ. */
export class Difference extends Error {
  constructor(what: string, where: { seed: number; step: number; op?: Operation }) {
    const asked = where.op ? `\noperation ${JSON.stringify(where.op)}` : '';
    super(`MODEL_SEED=${where.seed}, after ${where.step} operations: ${what}${asked}`);
  }
}

export interface Run {
  readonly seed: number;
  readonly operations: number;
  /** How many of them were done, by verb; and how often each code was given. */
  readonly done: Map<string, number>;
  readonly refused: Map<string, number>;
}

/** A run of some thousands goes on into the new year. */
const START = Date.parse('2026-12-10T09:00:00+08:00');

/** @throws Difference at the first thing that is not as the model says */
export async function run(services: Services, seed: number, operations: number): Promise<Run> {
  const chance = new Chance(seed);
  const book = new Reference();
  const program = new Program(services, START);
  /** What carried a --ref and was done: it may be asked for again. */
  const kept: Operation[] = [];
  const found: Run = { seed, operations, done: new Map(), refused: new Map() };
  try {
    await setUp(book, program);
    for (let step = 1; step <= operations; step++) {
      // The clock goes on, stands still, and once in a while is set back.
      program.now += chance.is(0.02)
        ? -chance.between(0, 3_600_000)
        : chance.is(0.1)
          ? 0
          : chance.between(0, 1_200_000);
      book.now = program.now;
      const again = chance.is(0.03) && kept.length > 0 ? chance.pick(kept.slice(-20)) : undefined;
      const op = again ?? nextOperation(chance, book, step);
      const differ = (what: string): never => {
        throw new Difference(what, { seed, step, op });
      };
      const rehearsed = !op.dryRun && chance.is(0.05) ? await program.perform({ ...op, dryRun: true }) : undefined;
      const verdict = book.perform(op);
      const answer = await program.perform(op).catch((error: Error) => differ(`the program failed: ${error.stack}`));
      compareAnswer(op, verdict, answer, differ);
      if (rehearsed && JSON.stringify(rehearsed) !== JSON.stringify(answer))
        differ(`rehearsed ${JSON.stringify(rehearsed)}, then ${JSON.stringify(answer)}`);
      if (op.ref !== null && 'result' in answer && !op.dryRun) kept.push(op);
      const counts = 'code' in answer ? found.refused : found.done;
      const key = 'code' in answer ? answer.code : op.verb;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      for (const sample of touched(book, op)) compareStock(program, book, sample, differ);
      if (step % 10 === 0) await comparePast(program, book, chance, differ);
      if (step % 1000 !== 0 && step !== operations) continue;
      for (const sample of book.samples.values()) compareStock(program, book, sample, differ);
      await compareReports(program, book, differ);
    }
    return found;
  } finally {
    program.close();
  }
}

async function setUp(book: Reference, program: Program): Promise<void> {
  const { services } = program;
  const shelves = [
    ['DOCK', null, 'dock'],
    ['RETURNS', null, 'returns'],
    ['DAMAGED', null, 'damaged'],
    ['QUARANTINE', null, 'quarantine'],
    ['A', null, 'normal'],
    ['A-01', 'A', 'normal'],
    ['A-02', 'A', 'normal'],
    ['B-01', null, 'normal'],
    ['KD', null, 'customer'],
    ['DEP', null, 'deposit'],
    ['N-01', null, 'normal'],
    ['N-02', null, 'normal'],
  ] as const;
  for (const [code, parent, purpose] of shelves) {
    book.shelves.set(code, { code, parent, purpose, retired: false });
    if (book.shelves.size > 4)
      await services.addLocation(program.acting(), { code, parent: parent ?? undefined, purpose });
  }
  book.people.set('WL', { code: 'WL', name: '王丽', roles: 'all', retired: false });
  for (const [code, name] of [
    ['LM', '李梅'],
    ['WQ', '王强'],
    ['ZS', '张三'],
    ['HZ', '何珍'],
    ['JD', '江东'],
  ] as const) {
    book.people.set(code, { code, name, roles: 'user', retired: false });
    await services.addOperator(program.acting(), { code, name, roles: ['user'] });
  }
  book.customers.set('HOUSE', '本公司');
  for (const [code, name] of [
    ['C1', '恒润纺织有限公司'],
    ['C2', '远大电子'],
  ] as const) {
    book.customers.set(code, name);
    await services.addCustomer(program.acting(), { code, name });
  }
  book.entries = 1 + 8 + 5 + 2;
}

function compareAnswer(op: Operation, verdict: Verdict, answer: Answer, differ: (what: string) => never): void {
  if ('codes' in verdict) {
    const expected = [...verdict.codes].join(' or ');
    if (!('code' in answer)) differ(`expected a refusal (${expected}), got ${JSON.stringify(answer.result)}`);
    else if (!verdict.codes.has(answer.code)) differ(`expected ${expected}, got ${answer.code}`);
    return;
  }
  if ('code' in answer) differ(`expected ${JSON.stringify(verdict.result)}, got ${answer.code}`);
  else if (!op.dryRun || op.ref !== null) {
    const at = unlike(verdict.result, answer.result);
    if (at !== null)
      differ(`${at}\nexpected ${JSON.stringify(verdict.result)}\ngot      ${JSON.stringify(answer.result)}`);
  }
}

/** The first key whose expected value is not there; keys that the model says nothing about do not count. */
function unlike(expected: unknown, found: unknown, path = 'answer'): string | null {
  if (expected === undefined) return null;
  if (expected === null || typeof expected !== 'object') return Object.is(expected, found) ? null : path;
  if (found === null || typeof found !== 'object') return path;
  if (Array.isArray(expected) && expected.length !== (found as unknown[]).length) return `${path}.length`;
  for (const [key, value] of Object.entries(expected)) {
    const inner = unlike(value, (found as Record<string, unknown>)[key], `${path}.${key}`);
    if (inner !== null) return inner;
  }
  return null;
}

/** The samples that an operation may have changed. */
function touched(book: Book, op: Operation): Sample[] {
  if (op.verb === 'checkout') return op.lines.flatMap(({ number }) => book.samples.get(number) ?? []);
  if (op.verb === 'undo') return book.steps.slice(-4).map(({ sample }) => sample);
  if ('number' in op) return [book.samples.get(op.number) ?? []].flat();
  return [...book.samples.values()].slice(-3);
}

/** Balances, since when, open lines and promises of one sample. */
function compareStock(program: Program, book: Book, sample: Sample, differ: (what: string) => never): void {
  const there = { ...stored(program.db, sample.number), ...program.standing(sample.number) };
  const expected = {
    balances: [...sample.at]
      .filter(([, { quantity }]) => quantity !== 0)
      .map(([spot, { quantity }]) => `${spot} ${quantity}`),
    open: sample.lines
      .filter((line) => line.outstanding > 0)
      .map((line) => `${line.checkout} ${line.holder} ${line.outstanding}`),
    reserved: [...sample.reserved]
      .filter(([, quantity]) => quantity > 0)
      .map(([code, quantity]) => `${code} ${quantity}`),
    quality: sample.quality,
    state: book.state(sample),
    available: book.available(sample),
  };
  for (const key of ['balances', 'open', 'reserved'] as const) expected[key].sort();
  const [want, got] = [JSON.stringify(expected), JSON.stringify(there)];
  if (want !== got) differ(`${sample.number}\nexpected ${want}\ngot      ${got}`);
}

/** A sample as it was at the end of a day that matters to it. */
async function comparePast(
  program: Program,
  book: Reference,
  chance: Chance,
  differ: (what: string) => never,
): Promise<void> {
  const sample = chance.pick([...book.samples.values()].slice(-40));
  if (!sample) return;
  const day = somePastDay(chance, book, sample);
  const shown = await program.services.show(program.acting(), sample.number, day);
  const got = shown.balances
    .map(({ place, kind, quantity }) => `${kind === 'storage' ? 'L' : 'P'}:${place} ${quantity}`)
    .sort();
  const want = held(book.asOf(sample, day))
    .map(([spot, quantity]) => `${spot} ${quantity / 1000}`)
    .sort();
  if (JSON.stringify(got) !== JSON.stringify(want))
    differ(`${sample.number} as of ${day}: expected ${want}, got ${got}`);
}
