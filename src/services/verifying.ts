/** Verification: does everything that the store says about itself hold? */
import type { Anchor } from '../domain/anchors.ts';
import { FIRST_PREVIOUS } from '../domain/chain.ts';
import { FINDINGS, type Finding, Findings } from '../domain/findings.ts';
import { boolean, integer, list, nullable, object, oneOf, type TypeOf, text } from '../domain/shapes.ts';
import { checkChain, freshLearned, type Steps } from '../store/checks/chain.ts';
import { checkCounts } from '../store/checks/counts.ts';
import { checkPages, checkReferences, checkSchema } from '../store/checks/file.ts';
import { checkReadings } from '../store/checks/readings.ts';
import { checkRowGroups } from '../store/checks/row-groups.ts';
import { checkRows } from '../store/checks/rows.ts';
import { checkOutstanding, checkStock } from '../store/checks/stock.ts';
import { entryHashOf, type Head, headOf, instanceOf, showHead } from '../store/journal.ts';
import { type Db, onSnapshot } from '../store/sql.ts';
import { type Acting, permit } from './acting.ts';

export const VERIFIED = object({
  ok: boolean,
  /** The sequence of the head. */
  entries: integer,
  head: text,
  /** At most a hundred, the first failing entry first; `problem_count` counts all. */
  problems: list(object({ code: oneOf(...FINDINGS), entry: nullable(integer), subject: text, detail: nullable(text) })),
  problem_count: integer,
  /** Entries recorded under SAMPLES_NOW; they do not make it fail. */
  clock_set: list(integer),
});
export type Verified = TypeOf<typeof VERIFIED>;

export interface Examination {
  /** Heads that left the store. */
  readonly anchors?: readonly Anchor[];
  /** Leaves out the comparison of indexes with their tables. */
  readonly quick?: boolean;
}

/** Verifies the store on one snapshot, while others go on writing. @throws Refusal not_permitted */
export async function verify(acting: Acting, examination: Examination): Promise<Verified> {
  permit(acting, 'safeguard');
  return examine(acting.store.db, examination);
}

/** Verifies a database on one snapshot. The process must run in the store's time zone. */
export async function examine(db: Db, examination: Examination): Promise<Verified> {
  return onSnapshot(db, () => examineSnapshot(db, examination));
}

async function examineSnapshot(db: Db, { anchors = [], quick = false }: Examination): Promise<Verified> {
  const findings = new Findings();
  const learned = freshLearned();
  const checks: (() => Steps | Generator<Finding>)[] = [
    () => checkPages(db, quick),
    () => checkSchema(db),
    () => checkReferences(db),
    () => checkChain(db, instanceOf(db), learned),
    () => checkRows(db, learned),
    () => checkReadings(db),
    () => checkStock(db),
    () => checkOutstanding(db, learned),
    () => checkCounts(db),
    () => checkRowGroups(db),
    () => checkAnchors(db, anchors),
  ];
  for (const check of checks) await runCheck(check, findings);
  const head = readableHead(db);
  return {
    ok: findings.count === 0,
    entries: head.seq,
    head: showHead(head),
    problems: findings.list.map(({ code, entry, subject, detail }) => ({ code, entry, subject, detail })),
    problem_count: findings.count,
    clock_set: learned.clockSet,
  };
}

/** The head; that of an empty journal where it cannot be read, which was found before. */
function readableHead(db: Db): Head {
  try {
    return headOf(db);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { seq: 0, hash: FIRST_PREVIOUS };
  }
}

/** How long the event loop may wait for a check: signals are seen in between. */
const BREATH_MS = 100;

async function runCheck(check: () => Steps | Generator<Finding>, findings: Findings): Promise<void> {
  let since = performance.now();
  try {
    for (const found of check()) {
      if (found) findings.add(found);
      if (performance.now() - since < BREATH_MS) continue;
      await new Promise(setImmediate);
      since = performance.now();
    }
  } catch (error) {
    // A page so damaged, or a table so changed, that the check cannot go on is itself what was found.
    if (!isDamage(error)) throw error;
    findings.add({ code: 'unreadable', entry: null, subject: 'sqlite', detail: (error as Error).message });
  }
}

function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(String((error as { code?: unknown } | null)?.code ?? ''));
}

/** Heads that somebody kept must still be in the chain. */
function* checkAnchors(db: Db, anchors: readonly Anchor[]): Generator<Finding> {
  for (const { seq, hash } of anchors) {
    const found = entryHashOf(db, seq)?.toString('hex');
    if (found?.startsWith(hash)) continue;
    yield {
      code: found === undefined ? 'anchor_beyond' : 'anchor_differs',
      entry: seq,
      subject: `journal ${seq}`,
      detail: found === undefined ? `${seq} > ${headOf(db).seq}` : `${hash.slice(0, 12)}… ≠ ${found.slice(0, 12)}…`,
    };
  }
}
