/**
 * The digest of an entry while it is written. What belongs to a small entry is kept here until it is closed. Of very much
 * the digest is made as it comes, as long as it comes in the order in which it is hashed; else it is read back at the end.
 */
import {
  byBytes,
  digest,
  type HashedAnswer,
  type HashedRemark,
  type HashedSeal,
  type HashedTransfer,
  RunningDigest,
} from '../domain/chain.ts';
import { type Seals, sealParts } from './sealing.ts';
import { type Db, sql } from './sql.ts';

export class EntryDigest {
  private readonly remarks: HashedRemark[] = [];
  private readonly transfers: HashedTransfer[] = [];
  private much = false;
  private inOrder = true;
  private running: RunningDigest | null = null;
  /** The last seal that was taken in. */
  private subject = '';
  private id = 0;

  constructor(
    private readonly db: Db,
    private readonly entry: number,
  ) {}

  /** From here on nothing is kept. */
  expectMuch(): void {
    this.much = true;
  }

  /** Something was written for which the order is not known: all is read back. */
  anyOrder(): void {
    this.inOrder = false;
  }

  remark(remark: HashedRemark): void {
    if (this.much || this.running) this.anyOrder();
    else this.remarks.push(remark);
  }

  transfer(transfer: HashedTransfer): void {
    if (this.much || this.running) this.anyOrder();
    else this.transfers.push(transfer);
  }

  /** Takes in one seal that was written. */
  seal(row: HashedSeal): void {
    if (this.follows(row.subject, row.subject_id, row.subject_id)) this.begun().add(row);
  }

  /** Takes in many that were written. */
  seals(subject: string, { parts, first, last }: Seals): void {
    if (parts === null) this.anyOrder();
    else if (this.follows(subject, first, last)) this.begun().add(parts);
  }

  /** The digest of everything. */
  finish(answer: HashedAnswer | null): Buffer {
    return this.inOrder ? this.begun().digest(answer) : digest({ ...this.readBack(), answer });
  }

  private begun(): RunningDigest {
    if (this.running) return this.running;
    this.remarks.sort((a, b) => a.line - b.line || byBytes(a.field, b.field));
    this.running = new RunningDigest({ transfers: this.transfers, remarks: this.remarks });
    return this.running;
  }

  /** Whether seals with these numbers come after what was taken in. */
  private follows(subject: string, first: number, last: number): boolean {
    if (subject < this.subject || (subject === this.subject && first <= this.id)) this.anyOrder();
    this.subject = subject;
    this.id = last;
    return this.inOrder;
  }

  /** Everything that belongs to the entry, from the store, in the order in which it is hashed. */
  private readBack(): {
    transfers: Iterable<HashedTransfer>;
    remarks: Iterable<HashedRemark>;
    seals: Iterable<Uint8Array>;
  } {
    const rows = <R>(text: string): Iterable<R> => sql<unknown[], R>(this.db, text).iterate(this.entry);
    return {
      // The transfers of the entry that is being written are the last ones: read backwards to find the first.
      transfers: rows(
        `SELECT * FROM transfers WHERE seq > coalesce((SELECT seq FROM transfers WHERE entry <> ? ORDER BY seq DESC LIMIT 1), 0)
         ORDER BY seq`,
      ),
      remarks: rows('SELECT line, field, subject_id, commitment FROM remarks WHERE entry = ? ORDER BY line, field'),
      seals: sealParts(this.db, this.entry),
    };
  }
}
