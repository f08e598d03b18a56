/** What the classification says: rows, one customer explained, who moved, the cut-offs. */
import type { Classified } from '../domain/classifying/classified.ts';
import { type Explanation, explained } from '../domain/classifying/explaining.ts';
import { reasonOf } from '../domain/classifying/reasons.ts';
import { type ClassFacts, classFacts, dayAt } from '../domain/classifying/rows.ts';
import type { Run } from '../domain/classifying/run.ts';
import { refuse } from '../domain/errors.ts';
import { HOUSE } from '../domain/house.ts';
import type { Words } from '../domain/shapes.ts';
import { type ChangeRow, changesOf } from '../reports/class-changes.ts';
import { atRanks, customersByCode, nameOf, rowOfCustomer, runInForce, runNow, wholeRun } from '../store/classes.ts';
import type { Db } from '../store/sql.ts';
import { type Acting, permit } from './acting.ts';
import { findCustomer } from './naming.ts';

/** A customer of a run; the reason in both languages. */
export type ClassRow = ClassFacts & { readonly customer: string; readonly name: string; readonly reason: Words };

/** The rows of a result: by rank, then those without orders by code. */
export function* rowsOf(db: Db, run: Run, result: Classified): Generator<ClassRow> {
  const ranked = new Int32Array(run.facts.ranked);
  let others = 0;
  for (let at = 0; at < result.size; at++) {
    const rank = result.rank[at]!;
    if (rank > 0) ranked[rank - 1] = at;
    else others += 1;
  }
  for (const at of ranked) {
    const customer = nameOf(db, result.id[at]!);
    if (customer) yield rowOf(run, result, at, customer);
  }
  if (others === 0) return;
  const places = new Map<number, number>();
  for (let at = 0; at < result.size; at++) if (result.rank[at] === 0) places.set(result.id[at]!, at);
  for (const customer of customersByCode(db)) {
    const at = places.get(customer.id);
    if (at !== undefined) yield rowOf(run, result, at, customer);
  }
}

function rowOf(run: Run, rows: Classified, at: number, { code, name }: { code: string; name: string }): ClassRow {
  return { customer: code, name, ...classFacts(rows, at, run.rules, run.facts), reason: reasonOf(rows, at, run) };
}

/** The same of a run that is kept. */
export function* storedRows(db: Db, run: Run): Generator<ClassRow> {
  yield* rowsOf(db, run, wholeRun(db, run));
}

/** The run in force today, or on a day. @throws Refusal not_classified */
export function currentRun(db: Db, today: string, day?: string): Run {
  return (day === undefined ? runNow(db, today) : runInForce(db, day)) ?? refuse('not_classified', { day });
}

/** Somebody next to a customer in the order of rank. */
export interface Neighbour {
  readonly rank: number;
  readonly customer: string;
  readonly name: string;
  readonly amount: number;
  readonly abc: string | null;
  readonly rfm: string | null;
}

export interface Explained {
  readonly row: ClassRow;
  readonly as_of: string;
  readonly rules: readonly Explanation[];
  readonly neighbours: readonly Neighbour[];
  readonly rank: number | null;
  readonly since: string;
}

/** How many stand beside a customer on each side when he is explained. */
const BESIDE = 2;

/** One customer: the row and the rules that made it, now or on a day. @throws Refusal not_classified, customer_not_found, outside_classes */
export async function explainCustomer(acting: Acting, typed: string, day?: string): Promise<Explained> {
  permit(acting, 'customer_files');
  const { db } = acting.store;
  const customer = findCustomer(db, typed);
  const run = currentRun(db, acting.today, day);
  const found = rowOfCustomer(db, run.id, customer.id);
  if (!found) refuse('outside_classes', { code: customer.code, as_of: run.as_of, house: customer.code === HOUSE });
  const { rows, at } = found;
  const rank = rows.rank[at]!;
  const beside = rank === 0 ? [] : atRanks(db, run.id, rank - BESIDE, rank + BESIDE);
  return {
    row: rowOf(run, rows, at, customer),
    as_of: run.as_of,
    rank: rank === 0 ? null : rank,
    since: dayAt(rows.since[at]!)!,
    rules: explained(rows, at, run),
    neighbours: beside
      .filter((each) => each.rows.rank[each.at] !== rank)
      .flatMap((each) => {
        const customer = nameOf(db, each.rows.id[each.at]!);
        if (!customer) return [];
        const { amount, abc, rfm } = classFacts(each.rows, each.at, run.rules, run.facts);
        return [{ rank: each.rows.rank[each.at]!, customer: customer.code, name: customer.name, amount, abc, rfm }];
      }),
  };
}

/**
 * Who moved since the run before, or since the run in force on a day (the first of all where there is none so early);
 * by the new class, then by code. @throws Refusal not_permitted
 */
export async function classChanges(acting: Acting, since: string | null): Promise<ChangeRow[]> {
  permit(acting, 'customer_files');
  return changesOf(acting.store.db, since, acting.today);
}

/** The run in force now or on a day, with its cut-offs. @throws Refusal not_permitted, not_classified */
export async function classCuts(acting: Acting, day?: string): Promise<Run> {
  permit(acting, 'customer_files');
  return currentRun(acting.store.db, acting.today, day);
}
