/**
 * The journal from its first entry to its head: no gaps, every hash, the digest of everything that belongs to each
 * entry, and the words that stand behind commitments. One pass over merged cursors; no table is loaded.
 */
import { dayNumber, dayOf, endOfDay, startOfDay } from '../../domain/calendar.ts';
import {
  type Belongings,
  commitmentHex,
  digestHex,
  entryHashHex,
  FIRST_PREVIOUS,
  type HashedAnswer,
  type HashedRemark,
  type HashedSeal,
  type HashedTransfer,
} from '../../domain/chain.ts';
import type { Finding, FindingCode } from '../../domain/findings.ts';
import { SEALED_TABLES } from '../seals.ts';
import { all, type Db, sql } from '../sql.ts';
import { Erased } from './erased.ts';
import {
  type JournalRow,
  readAnswers,
  readJournal,
  readRemarks,
  readSeals,
  readTransfers,
  type TransferRow,
} from './journal-rows.ts';
import { PerId } from './per-id.ts';

/** What the pass over the journal learns for the checks that follow it. */
export interface Learned {
  /** Of each sealed table: the entry of the last seal of each row. */
  readonly lastSeals: ReadonlyMap<string, PerId>;
  /** Of each line of a checkout: what its transfers sum to on the holder, in thousandths. */
  readonly outstanding: PerId;
  /** Entries recorded under a clock that somebody set. */
  readonly clockSet: number[];
}

/** What belongs to an entry, read while it is digested: one import may have brought a million rows. */
interface Examined extends Belongings {
  readonly findings: Finding[];
}

/** A step of a check: something found, or null as a sign of life every thousand rows. */
export type Steps = Generator<Finding | null>;

export function freshLearned(): Learned {
  return {
    lastSeals: new Map(SEALED_TABLES.map((table) => [table, new PerId(Uint32Array)])),
    outstanding: new PerId(Float64Array),
    clockSet: [],
  };
}

/** Walks the whole chain. The process must run in the store's time zone. */
export function* checkChain(db: Db, instance: Uint8Array, learned: Learned): Steps {
  const walk = new Walk(db, learned);
  try {
    let before = 0;
    let previous = FIRST_PREVIOUS.toString('hex');
    while (walk.journal.next !== null) {
      const entry = walk.journal.take();
      const { seq, command } = entry;
      if (seq !== before + 1) {
        const detail = before + 2 === seq ? null : `… ${seq - 1}`;
        yield { code: 'journal_gap', entry: before + 1, subject: `journal ${before + 1}`, detail };
      }
      yield* walk.leftBefore(seq);
      const belongings = walk.belongings(entry);
      const found = digestHex(belongings);
      yield* belongings.findings;
      if (found !== entry.digest) {
        yield { code: 'digest_differs', entry: seq, subject: `journal ${seq}`, detail: command };
      }
      const operator = walk.operators.get(entry.operator_id) ?? '';
      if (entryHashHex(instance, { ...entry, operator }, previous) !== entry.hash) {
        yield { code: 'hash_differs', entry: seq, subject: `journal ${seq}`, detail: command };
      }
      if (entry.clock !== 'system') learned.clockSet.push(seq);
      previous = entry.hash;
      before = seq;
      if (seq % 1000 === 0) yield null;
    }
    yield* walk.leftBefore(Number.POSITIVE_INFINITY);
  } finally {
    walk.close();
  }
}

class Walk {
  readonly operators: ReadonlyMap<number, string>;
  private readonly holders: PerId;
  private readonly erased: Erased;
  private readonly days = new DayKnown();
  readonly journal;
  private readonly transfers;
  private readonly remarks;
  private readonly seals;
  private readonly answers;

  constructor(
    db: Db,
    private readonly learned: Learned,
  ) {
    this.operators = new Map(
      all<{ id: number; code: string }>(db, 'SELECT id, code FROM operators').map(({ id, code }) => [id, code]),
    );
    this.holders = holdersOf(db);
    this.erased = new Erased(db);
    this.journal = readJournal(db);
    this.transfers = readTransfers(db);
    this.remarks = readRemarks(db);
    this.seals = readSeals(db);
    this.answers = readAnswers(db);
  }

  close(): void {
    for (const cursor of [this.journal, this.transfers, this.remarks, this.seals, this.answers]) cursor.close();
  }

  /** Rows whose entry is not in the journal. */
  *leftBefore(seq: number): Generator<Finding> {
    const lost = (entry: number, subject: string): Finding => ({ code: 'without_entry', entry, subject, detail: null });
    while (this.transfers.next !== null && this.transfers.next.entry < seq) {
      const row = this.transfers.take();
      yield lost(row.entry, `transfers ${row.seq}`);
    }
    while (this.remarks.next !== null && this.remarks.next.entry < seq) {
      const row = this.remarks.take();
      yield lost(row.entry, `remarks ${row.entry} ${row.line} ${row.field}`);
    }
    while (this.seals.next !== null && this.seals.next.entry < seq) {
      const row = this.seals.take();
      this.learned.lastSeals.get(row.subject)?.set(row.subject_id, row.entry);
      yield lost(row.entry, `seals ${row.subject} ${row.subject_id}`);
    }
    while (this.answers.next !== null && this.answers.next.entry < seq) {
      yield lost(this.answers.take().entry, 'answers');
    }
  }

  /** Everything that belongs to an entry; once it was digested, what is wrong with it besides. */
  belongings({ seq, happened_at, command }: JournalRow): Examined {
    const findings: Finding[] = [];
    return {
      transfers: this.transfersOf({ seq, happened_at, command }, findings),
      remarks: this.remarksOf(seq, findings),
      seals: this.sealsOf(seq, findings),
      answer: this.answerOf(seq, findings),
      findings,
    };
  }

  private *transfersOf(
    { seq, happened_at, command }: Pick<JournalRow, 'seq' | 'happened_at' | 'command'>,
    findings: Finding[],
  ): Generator<HashedTransfer> {
    while (this.transfers.next !== null && this.transfers.next.entry <= seq) {
      const row = this.transfers.take();
      const found = (code: FindingCode, detail: string | null): unknown =>
        findings.push({ code, entry: row.entry, subject: `transfers ${row.seq}`, detail });
      if (row.entry !== seq) {
        found('transfer_misplaced', null);
        continue;
      }
      const day = this.days.of(happened_at);
      // An import records what came on past days: each movement has its own.
      const fits = command === 'import samples' ? row.day <= day : row.day === day;
      if (!fits) found('transfer_day', `${row.day} ≠ ${day}`);
      if (row.checkout_line !== null) this.sum(row.checkout_line, row);
      yield row;
    }
  }

  private *remarksOf(seq: number, findings: Finding[]): Generator<HashedRemark> {
    while (this.remarks.next !== null && this.remarks.next.entry === seq) {
      const { line, field, subject_id, commitment, salt, words } = this.remarks.take();
      yield { line, field, subject_id, commitment };
      const verdict = judge(commitment, salt, words);
      if (verdict === 'right' || (verdict === 'missing' && this.erased.hasWords(seq, line, field))) continue;
      const code = verdict === 'missing' ? 'words_missing' : 'words_differ';
      findings.push({ code, entry: seq, subject: `remarks ${seq} ${line} ${field}`, detail: null });
    }
  }

  private *sealsOf(seq: number, findings: Finding[]): Generator<HashedSeal> {
    while (this.seals.next !== null && this.seals.next.entry === seq) {
      const { subject, subject_id, seal, erased } = this.seals.take();
      yield { subject, subject_id, seal };
      const last = this.learned.lastSeals.get(subject);
      const found = (code: FindingCode): unknown =>
        findings.push({ code, entry: seq, subject: `${subject} ${subject_id}`, detail: null });
      if (last) last.set(subject_id, seq);
      else found('seal_of_nothing');
      if (erased && !this.erased.hasSeal(seq, subject, subject_id)) found('seal_erased');
    }
  }

  private answerOf(seq: number, findings: Finding[]): HashedAnswer | null {
    if (this.answers.next?.entry !== seq) return null;
    const { request, commitment, salt, result } = this.answers.take();
    const verdict = judge(commitment, salt, result);
    if (verdict !== 'right' && !(verdict === 'missing' && this.erased.hasWords(seq))) {
      const code = verdict === 'missing' ? 'answer_missing' : 'answer_differs';
      findings.push({ code, entry: seq, subject: `answers ${seq}`, detail: null });
    }
    return { request, commitment };
  }

  private sum(line: number, { to_id, quantity }: TransferRow): void {
    const { outstanding } = this.learned;
    outstanding.set(line, outstanding.get(line) + (this.holders.get(line) === to_id ? quantity : -quantity));
  }
}

/** Text must be there and fit its commitment: nothing may be missing that no entry says was erased. */
function judge(committed: string, salt: string | null, words: string | null): 'right' | 'differs' | 'missing' {
  if (salt === null && words === null) return 'missing';
  if (salt === null || words === null) return 'differs';
  return commitmentHex(salt, words) === committed ? 'right' : 'differs';
}

/** Whose hands each line of a checkout is in. */
function holdersOf(db: Db): PerId {
  const holders = new PerId(Float64Array);
  const lines = sql<unknown[], [number, number]>(db, 'SELECT id, holder_id FROM checkout_lines').raw().iterate();
  for (const [id, holder] of lines) holders.set(id, holder);
  return holders;
}

/** The day of an instant, remembered while instants stay within it: most entries of a day follow each other. */
class DayKnown {
  private from = '';
  private until = '';
  private number = 0;

  /** As transfers carry it. */
  of(instant: string): number {
    if (instant >= this.from && instant <= this.until) return this.number;
    const day = dayOf(instant);
    const number = dayNumber(day);
    // Not an instant at all: the entry's hash does not hold either.
    if (Number.isNaN(number)) return number;
    this.from = startOfDay(day);
    this.until = endOfDay(day);
    this.number = number;
    return number;
  }
}
