/** Writing the journal: one entry for each command that changes anything, with everything that belongs to it. */
import {
  byBytes,
  commitment,
  entryHash,
  FIRST_PREVIOUS,
  type HashedAnswer,
  type HashedTransfer,
  removalSeal,
  SALT_BYTES,
  type Value,
} from '../domain/chain.ts';
import { EntryDigest } from './digesting.ts';
import { SEALS_AS_ROWS, type Seals } from './sealing.ts';
import { rowOf, type SealedTable, sealOf } from './seals.ts';
import { type Db, insert, one, sql, update } from './sql.ts';

export interface Head {
  readonly seq: number;
  readonly hash: Buffer;
}

/** The last entry, or the place before the first. */
export function headOf(db: Db): Head {
  const head = one<Head>(db, 'SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1');
  return head ?? { seq: 0, hash: FIRST_PREVIOUS };
}

/** The head as slips and reports show it: `1234:9f…`. */
export function showHead(head: Head): string {
  return `${head.seq}:${head.hash.toString('hex')}`;
}

/** The hash of an entry; of the place before the first for 0. */
export function entryHashOf(db: Db, seq: number): Buffer | undefined {
  if (seq === 0) return FIRST_PREVIOUS;
  return one<{ hash: Buffer }>(db, 'SELECT hash FROM journal WHERE seq = ?', seq)?.hash;
}

/** When an entry was recorded, by the clock: UTC. */
export function recordedAt(db: Db, seq: number): string {
  return one<{ recorded_at: string }>(db, 'SELECT recorded_at FROM journal WHERE seq = ?', seq)!.recorded_at;
}

/** The store's instance, which goes into every hash; nothing where its row is gone. */
export function instanceOf(db: Db): Buffer {
  return one<{ instance: Buffer }>(db, 'SELECT instance FROM store')?.instance ?? Buffer.alloc(0);
}

/** What is known of an entry when it is closed. */
export interface EntryFacts {
  readonly instance: Uint8Array;
  readonly recordedAt: string;
  readonly happenedAt: string;
  readonly clockSet: boolean;
  readonly operator: { readonly id: number; readonly code: string };
  readonly osAccount: string;
  readonly command: string;
  readonly ref: string | null;
}

/** An entry that is being written: collects what belongs to it, and is closed once at the end. */
export class Entry {
  readonly seq: number;
  private readonly previous: Head;
  private readonly touched = new Map<SealedTable, Set<number>>();
  private readonly digest: EntryDigest;
  private answered: HashedAnswer | null = null;

  constructor(
    private readonly db: Db,
    private readonly random: (size: number) => Buffer,
  ) {
    this.previous = headOf(db);
    this.seq = this.previous.seq + 1;
    this.digest = new EntryDigest(db, this.seq);
  }

  /** Puts down what a person wrote; nothing for null. */
  remark(
    field: string,
    words: string | null | undefined,
    { line = 0, subject = null }: { line?: number; subject?: number | null } = {},
  ): void {
    if (words === null || words === undefined || words === '') return;
    const salt = this.random(SALT_BYTES);
    const remark = { line, field, subject_id: subject, commitment: commitment(salt, words) };
    insert(this.db, 'remarks', { entry: this.seq, ...remark, salt, words });
    this.digest.remark(remark);
  }

  /** Inserts a row of a sealed table under this entry; answers its id. */
  add(table: SealedTable, row: Readonly<Record<string, unknown>>): number {
    const id = insert(this.db, table, { ...row, entry: this.seq });
    this.touch(table, id);
    return id;
  }

  /** Changes a row of a sealed table under this entry. */
  change(table: SealedTable, id: number, changes: Readonly<Record<string, unknown>>): void {
    update(this.db, table, id, { ...changes, entry: this.seq });
    this.touch(table, id);
  }

  /** Takes a row of a sealed table away under this entry: what is left is a seal that says so. */
  remove(table: SealedTable, id: number): void {
    sql(this.db, `DELETE FROM ${table} WHERE id = ?`).run(id);
    const salt = this.random(SALT_BYTES);
    this.putSeal(table, id, salt, removalSeal(salt));
    this.digest.anyOrder();
  }

  /** Takes in a transfer that the ledger has posted. */
  posted(transfer: HashedTransfer): void {
    this.digest.transfer(transfer);
  }

  /** Says that very much will be written under this entry (imports): nothing of it is kept in memory any more. */
  expectMuch(): void {
    this.digest.expectMuch();
  }

  /** Seals rows of a table that were written in bulk under this entry: whole rows, as they stand. */
  sealed(table: SealedTable, rows: Iterable<Record<string, Value>>): void {
    this.digest.anyOrder();
    for (const row of rows) this.seal(table, row, row.id as number);
  }

  /** Salts for so many seals. */
  salts(count: number): Buffer {
    return this.random(count * SALT_BYTES);
  }

  /**
   * Puts down the seals of very many rows that were written in bulk under this entry, batch by batch. What the entry
   * changes in tables whose names come before must be done: it is sealed first.
   */
  sealedMany(table: SealedTable, batches: Iterable<Seals>): void {
    this.sealTouched((touched) => touched < table);
    // One statement a batch: calling the store for each row takes longer than what it does there.
    const put = sql(
      this.db,
      `INSERT OR FAIL INTO seals (entry, subject, subject_id, salt, seal) SELECT :entry, :table, * FROM (${SEALS_AS_ROWS})`,
    );
    for (const batch of batches) {
      const { ids, salts, seals } = batch;
      put.run({ entry: this.seq, table, salts, seals, ids });
      this.digest.seals(table, batch);
    }
  }

  /** Takes over the seals of an import that were made before its entry was begun, with the number that it has. */
  sealedAhead(table: SealedTable): void {
    this.digest.anyOrder();
    sql(
      this.db,
      'INSERT INTO seals (entry, subject, subject_id, salt, seal) SELECT ?, ?, id, salt, seal FROM foreseen ORDER BY id',
    ).run(this.seq, table);
  }

  /** Keeps the answer for a command that carried --ref. */
  answer(request: Buffer, result: string): void {
    const salt = this.random(SALT_BYTES);
    const answer = { request, commitment: commitment(salt, result) };
    insert(this.db, 'answers', { entry: this.seq, ...answer, salt, result });
    this.answered = answer;
  }

  /** Seals every touched row as it stands now, and writes the journal's row. */
  close(facts: EntryFacts): Head {
    this.sealTouched(() => true);
    const entry = {
      seq: this.seq,
      recorded_at: facts.recordedAt,
      happened_at: facts.happenedAt,
      clock: facts.clockSet ? 'set' : 'system',
      os_account: facts.osAccount,
      command: facts.command,
      ref: facts.ref,
      digest: this.digest.finish(this.answered),
    };
    const hash = entryHash(facts.instance, { ...entry, operator: facts.operator.code }, this.previous.hash);
    insert(this.db, 'journal', { ...entry, operator_id: facts.operator.id, hash });
    return { seq: this.seq, hash };
  }

  /** Seals the rows of these tables that were touched, as they stand now: nothing changes them any more. */
  private sealTouched(which: (table: SealedTable) => boolean): void {
    const tables = [...this.touched].filter(([table]) => which(table)).sort(([a], [b]) => byBytes(a, b));
    for (const [subject, ids] of tables) {
      this.touched.delete(subject);
      for (const id of [...ids].sort((a, b) => a - b)) {
        const seal = this.seal(subject, rowOf(this.db, subject, id), id);
        this.digest.seal({ subject, subject_id: id, seal });
      }
    }
  }

  private seal(subject: SealedTable, row: Record<string, Value>, id: number): Buffer {
    const salt = this.random(SALT_BYTES);
    const mark = sealOf(this.db, subject, row, salt);
    this.putSeal(subject, id, salt, mark);
    return mark;
  }

  private putSeal(subject: SealedTable, id: number, salt: Buffer, mark: Buffer): void {
    sql(this.db, 'INSERT INTO seals (entry, subject, subject_id, salt, seal) VALUES (?, ?, ?, ?, ?)').run(
      this.seq,
      subject,
      id,
      salt,
      mark,
    );
  }

  private touch(table: SealedTable, id: number): void {
    const ids = this.touched.get(table);
    if (ids) ids.add(id);
    else this.touched.set(table, new Set([id]));
  }
}

/** The answer that was given under a --ref, and what had been asked. */
export interface GivenAnswer {
  readonly command: string;
  readonly request: Buffer | null;
  readonly result: string | null;
}

/** The entry that carries this --ref, if any. */
export function answerOf(db: Db, ref: string): GivenAnswer | undefined {
  return one(db, 'SELECT command, request, result FROM journal LEFT JOIN answers ON entry = seq WHERE ref = ?', ref);
}

/** The number of the entry that carries this --ref. */
export function entryOfRef(db: Db, ref: string): number | undefined {
  return one<{ seq: number }>(db, 'SELECT seq FROM journal WHERE ref = ?', ref)?.seq;
}
