/**
 * The journal from its first entry to its head: no gaps, every hash, the digest of everything that belongs to each
 * entry, and the words that stand behind commitments. One pass over merged cursors; no table is loaded.
 */
import { dayNumber, dayOf, endOfDay, startOfDay } from '../../domain/calendar.ts';
import {
  commitment,
  digest,
  entryHash,
  FIRST_PREVIOUS,
  type HashedAnswer,
  type HashedRemark,
  type HashedSeal,
  type HashedTransfer,
} from '../../domain/chain.ts';
import type { Finding } from '../../domain/findings.ts';
import { SEALED_TABLES } from '../seals.ts';
import { all, type Db } from '../sql.ts';
import { Cursor } from './cursor.ts';
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

interface JournalRow {
  seq: number;
  recorded_at: string;
  happened_at: string;
  clock: string;
  operator_id: number;
  os_account: string;
  command: string;
  ref: string | null;
  digest: Buffer;
  hash: Buffer;
}
type TransferRow = HashedTransfer & { entry: number };
type RemarkRow = HashedRemark & { entry: number; salt: Uint8Array | null; words: string | null };
type SealRow = HashedSeal & { entry: number; erased: number };
type AnswerRow = HashedAnswer & { entry: number; salt: Uint8Array | null; result: string | null };

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
    let previous: { seq: number; hash: Uint8Array } = { seq: 0, hash: FIRST_PREVIOUS };
    while (walk.journal.next !== null) {
      const entry = walk.journal.take();
      if (entry.seq !== previous.seq + 1) {
        yield { code: 'journal_gap', entry: entry.seq, subject: `journal ${previous.seq + 1}`, detail: null };
      }
      yield* walk.leftBefore(entry.seq);
      const belongings = walk.belongings(entry);
      yield* belongings.findings;
      if (!digest(belongings).equals(entry.digest)) {
        yield { code: 'digest_differs', entry: entry.seq, subject: `journal ${entry.seq}`, detail: entry.command };
      }
      const operator = walk.operators.get(entry.operator_id) ?? '';
      if (!entryHash(instance, { ...entry, operator }, previous.hash).equals(entry.hash)) {
        yield { code: 'hash_differs', entry: entry.seq, subject: `journal ${entry.seq}`, detail: entry.command };
      }
      if (entry.clock !== 'system') learned.clockSet.push(entry.seq);
      previous = entry;
      if (entry.seq % 1000 === 0) yield null;
    }
    yield* walk.leftBefore(Number.POSITIVE_INFINITY);
  } finally {
    walk.close();
  }
}

class Walk {
  readonly journal: Cursor<JournalRow>;
  readonly operators: ReadonlyMap<number, string>;
  private readonly transfers: Cursor<TransferRow>;
  private readonly remarks: Cursor<RemarkRow>;
  private readonly seals: Cursor<SealRow>;
  private readonly answers: Cursor<AnswerRow>;
  private readonly holders = new PerId(Float64Array);
  private readonly days = new DayKnown();

  constructor(
    db: Db,
    private readonly learned: Learned,
  ) {
    this.operators = new Map(
      all<{ id: number; code: string }>(db, 'SELECT id, code FROM operators').map(({ id, code }) => [id, code]),
    );
    const lines = new Cursor<{ id: number; holder_id: number }>(db, 'SELECT id, holder_id FROM checkout_lines');
    while (lines.next !== null) {
      const { id, holder_id } = lines.take();
      this.holders.set(id, holder_id);
    }
    this.journal = new Cursor(db, 'SELECT * FROM journal ORDER BY seq');
    this.transfers = new Cursor(db, 'SELECT * FROM transfers ORDER BY seq');
    this.remarks = new Cursor(db, 'SELECT * FROM remarks ORDER BY entry, line, field');
    this.seals = new Cursor(
      db,
      'SELECT entry, subject, subject_id, seal, salt IS NULL AS erased FROM seals ORDER BY entry, subject, subject_id',
    );
    this.answers = new Cursor(db, 'SELECT * FROM answers ORDER BY entry');
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
      yield lost(row.entry, `seals ${row.subject} ${row.subject_id}`);
    }
    while (this.answers.next !== null && this.answers.next.entry < seq) {
      yield lost(this.answers.take().entry, 'answers');
    }
  }

  /** Everything that belongs to an entry, and what is wrong with it besides its digest. */
  belongings({ seq, happened_at }: JournalRow): {
    transfers: TransferRow[];
    remarks: RemarkRow[];
    seals: SealRow[];
    answer: AnswerRow | null;
    findings: Finding[];
  } {
    const findings: Finding[] = [];
    const transfers: TransferRow[] = [];
    while (this.transfers.next !== null && this.transfers.next.entry <= seq) {
      const row = this.transfers.take();
      if (row.entry !== seq) {
        findings.push({ code: 'transfer_misplaced', entry: row.entry, subject: `transfers ${row.seq}`, detail: null });
        continue;
      }
      transfers.push(row);
      const day = this.days.of(happened_at);
      if (row.day !== day) {
        const detail = `${row.day} ≠ ${day}`;
        findings.push({ code: 'transfer_day', entry: seq, subject: `transfers ${row.seq}`, detail });
      }
      if (row.checkout_line !== null) this.sum(row.checkout_line, row);
    }
    const remarks: RemarkRow[] = [];
    while (this.remarks.next !== null && this.remarks.next.entry === seq) {
      const row = this.remarks.take();
      remarks.push(row);
      const code = wrongWords(row.commitment, row.salt, row.words);
      if (code) findings.push({ code, entry: seq, subject: `remarks ${seq} ${row.line} ${row.field}`, detail: null });
    }
    const seals: SealRow[] = [];
    while (this.seals.next !== null && this.seals.next.entry === seq) {
      const row = this.seals.take();
      seals.push(row);
      const subject = `${row.subject} ${row.subject_id}`;
      const last = this.learned.lastSeals.get(row.subject);
      if (last) last.set(row.subject_id, seq);
      else findings.push({ code: 'seal_of_nothing', entry: seq, subject, detail: null });
      if (row.erased) findings.push({ code: 'seal_erased', entry: seq, subject, detail: null });
    }
    let answer: AnswerRow | null = null;
    if (this.answers.next?.entry === seq) {
      answer = this.answers.take();
      const code = wrongWords(answer.commitment, answer.salt, answer.result);
      if (code) {
        findings.push({
          code: code === 'words_missing' ? 'answer_missing' : 'answer_differs',
          entry: seq,
          subject: `answers ${seq}`,
          detail: null,
        });
      }
    }
    return { transfers, remarks, seals, answer, findings };
  }

  private sum(line: number, { to_id, quantity }: TransferRow): void {
    const { outstanding } = this.learned;
    outstanding.set(line, outstanding.get(line) + (this.holders.get(line) === to_id ? quantity : -quantity));
  }
}

/** Text must be there and fit its commitment: nothing may be missing that no entry says was erased. */
function wrongWords(
  committed: Uint8Array,
  salt: Uint8Array | null,
  words: string | null,
): 'words_missing' | 'words_differ' | null {
  if (salt === null || words === null) return 'words_missing';
  return commitment(salt, words).equals(committed) ? null : 'words_differ';
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
