/**
 * The form of every hash in the store, fixed for good: a change here would make every existing store fail `verify`.
 *
 * A *part* is a byte string led by its length as four bytes, big-endian; NULL is the length 0xFFFFFFFF alone.
 * Numbers are parts of their decimal digits, text is UTF-8.
 *
 *   commitment  = SHA-256(salt ‖ text)
 *   seal        = SHA-256(0x01 ‖ part(salt) ‖ for each column that is not NULL, by name: part(name) ‖ part(tag ‖ value))
 *                 where the tag is `i` for integers, `t` for text, `b` for blobs
 *   digest      = SHA-256(part("samples.digest.1")
 *                 ‖ per transfer, by seq:   part("transfer") seq kind sample from to quantity day checkout_line reverses
 *                 ‖ per remark, by line and field: part("remark") line field subject_id commitment
 *                 ‖ per seal, by subject and id:   part("seal") subject subject_id seal
 *                 ‖ if there is an answer:  part("answer") request commitment)
 *   entry hash  = SHA-256(part("samples.entry.1") instance seq recorded_at happened_at clock operator-code os_account
 *                 command ref digest ‖ part(hash of the entry before; 32 zero bytes for the first))
 */
import { type Bytes, namesOf, Parts, sha256, utf8Length, type Value, ZEROS } from './parts.ts';

export const FIRST_PREVIOUS = Buffer.alloc(32);

export type { Bytes, Value } from './parts.ts';

export interface HashedTransfer {
  seq: number;
  kind: string;
  sample_id: number;
  from_id: number;
  to_id: number;
  quantity: number;
  day: number;
  checkout_line: number | null;
  reverses: number | null;
}
export interface HashedRemark {
  line: number;
  field: string;
  subject_id: number | null;
  commitment: Bytes;
}
export interface HashedSeal {
  subject: string;
  subject_id: number;
  seal: Bytes;
}
export interface HashedAnswer {
  request: Bytes;
  commitment: Bytes;
}
export interface HashedEntry {
  seq: number;
  recorded_at: string;
  happened_at: string;
  clock: string;
  operator: string;
  os_account: string;
  command: string;
  ref: string | null;
  digest: Bytes;
}

// One buffer for all: every function below fills it and hashes it before it returns. Words have one of their own, so
// that they can be checked while the digest of their entry is being filled.
const parts = new Parts();
const words = new Parts();

/** SHA-256(salt ‖ text): says nothing about the text without the salt, so erasing both is enough. */
export function commitment(salt: Uint8Array, text: string): Buffer {
  return fillCommitment(salt, text).hash();
}

/** As {@link commitment}, in hex. */
export function commitmentHex(salt: Bytes, text: string): string {
  return fillCommitment(salt, text).hex();
}

function fillCommitment(salt: Bytes, text: string): Parts {
  return words.clear().bare(salt).raw(Buffer.from(text, 'utf8'));
}

/** The seal of a row: its columns by name, NULLs left out, so that columns added later leave old seals valid. */
export function seal(salt: Uint8Array, row: Readonly<Record<string, Value>>, sortedColumns: readonly string[]): Buffer {
  parts.clear().byte(1).part(salt);
  for (const column of sortedColumns) fillSealed(column, row[column]);
  return parts.hash();
}

/** The seal of a row that an entry took away. */
export function removalSeal(salt: Uint8Array): Buffer {
  return parts.clear().byte(2).part(salt).hash();
}

/** As {@link seal}, in hex, of values in the order of the columns: for very many rows. */
export function sealHex(salt: Bytes, values: readonly Value[], sortedColumns: readonly string[]): string {
  parts.clear().byte(1).blob(salt);
  const names = namesOf(sortedColumns);
  // One call of the encoder for the whole row. A length whose bytes are all below 0x80 is written as characters.
  let text = '';
  for (let at = 0; at < sortedColumns.length; at++) {
    const value = values[at];
    if (value === null || value === undefined) continue;
    if (typeof value !== 'object') {
      const written = typeof value === 'string' ? value : String(value);
      const size = 1 + utf8Length(written);
      if (size < 0x80) {
        text += names[at]! + ZEROS + String.fromCharCode(size) + (typeof value === 'string' ? 't' : 'i') + written;
        continue;
      }
    }
    parts.text(text);
    text = '';
    fillSealed(sortedColumns[at]!, value);
  }
  parts.text(text);
  return parts.hex();
}

/** What a seal's bytes begin with: 0x01 and the length of the salt, which stands after it. */
export const SEAL_HEAD = Buffer.from('0100000010', 'hex');
/** How many bytes a salt and a seal have. */
export const SALT_BYTES = 16;
export const SEAL_BYTES = 32;

/**
 * The seals of rows whose bytes stand one after the other in `bytes`, each row `lengths` long and with room for its
 * salt after {@link SEAL_HEAD}; the salts are put there.
 */
export function sealsOfBytes(bytes: Buffer, lengths: readonly number[], salts: Buffer): Buffer {
  let start = 0;
  let marks = '';
  for (let at = 0; at < lengths.length; at++) {
    const end = start + lengths[at]!;
    salts.copy(bytes, start + SEAL_HEAD.length, at * SALT_BYTES, (at + 1) * SALT_BYTES);
    marks += sha256(bytes.subarray(start, end));
    start = end;
  }
  // One call of the decoder for all of them.
  return Buffer.from(marks, 'hex');
}

function fillSealed(column: string, value: Value | undefined): void {
  if (value === null || value === undefined) return;
  parts.part(column).part(value, typeof value === 'object' ? 'b' : typeof value === 'string' ? 't' : 'i');
}

/** What belongs to an entry; each list in the order that the head of this file says. */
export interface Belongings {
  readonly transfers: Iterable<HashedTransfer>;
  readonly remarks: Iterable<HashedRemark>;
  /** Or the parts of many seals as they are hashed, in one piece. */
  readonly seals: Iterable<HashedSeal | Uint8Array>;
  readonly answer: HashedAnswer | null;
}

/** The digest of everything that belongs to one entry. */
export function digest(belongings: Belongings): Buffer {
  return fillDigest(belongings).hash();
}

/** As {@link digest}, in hex. */
export function digestHex(belongings: Belongings): string {
  return fillDigest(belongings).hex();
}

function fillDigest({ transfers, remarks, seals, answer }: Belongings): Parts {
  fillFirst(parts.clear(), { transfers, remarks });
  for (const row of seals) fillSeal(parts, row);
  return fillAnswer(parts, answer);
}

function fillFirst(into: Parts, { transfers, remarks }: Pick<Belongings, 'transfers' | 'remarks'>): void {
  into.part('samples.digest.1');
  for (const row of transfers) {
    into.part('transfer').part(row.seq).part(row.kind).part(row.sample_id).part(row.from_id).part(row.to_id);
    into.part(row.quantity).part(row.day).part(row.checkout_line).part(row.reverses).spill();
  }
  for (const row of remarks) {
    into.part('remark').part(row.line).part(row.field).part(row.subject_id).blob(row.commitment).spill();
  }
}

function fillSeal(into: Parts, row: HashedSeal | Uint8Array): void {
  if (row instanceof Uint8Array) into.raw(row).spill();
  else into.part('seal').part(row.subject).part(row.subject_id).blob(row.seal).spill();
}

function fillAnswer(into: Parts, answer: HashedAnswer | null): Parts {
  return answer ? into.part('answer').blob(answer.request).blob(answer.commitment) : into;
}

/** A {@link digest} whose seals come while others still do: in the order that the head of this file says. */
export class RunningDigest {
  private readonly parts = new Parts();

  constructor(first: Pick<Belongings, 'transfers' | 'remarks'>) {
    fillFirst(this.parts, first);
  }

  /** Takes in the next seals, one or the parts of many. */
  add(seal: HashedSeal | Uint8Array): void {
    fillSeal(this.parts, seal);
  }

  /** The digest; nothing can be taken in any more. */
  digest(answer: HashedAnswer | null): Buffer {
    return fillAnswer(this.parts, answer).hash();
  }
}

/** The parts of many seals of one subject, their 32 bytes standing one after the other, as a digest takes them in. */
export function partsOfSeals(subject: string, ids: readonly number[], seals: Uint8Array): Buffer {
  const head = Buffer.concat([asciiPart('seal'), asciiPart(subject), ZERO_BYTES]);
  // A number has at most 16 digits.
  const bytes = Buffer.allocUnsafe(ids.length * (head.length + 1 + 16 + 4 + SEAL_BYTES));
  let end = 0;
  for (let at = 0; at < ids.length; at++) {
    const digits = String(ids[at]);
    bytes.set(head, end);
    end += head.length;
    bytes[end++] = digits.length;
    for (let digit = 0; digit < digits.length; digit++) bytes[end++] = digits.charCodeAt(digit);
    bytes[end] = bytes[end + 1] = bytes[end + 2] = 0;
    bytes[end + 3] = SEAL_BYTES;
    end += 4;
    // Byte by byte: a call that copies so few takes longer.
    for (let from = at * SEAL_BYTES, to = from + SEAL_BYTES; from < to; from++) bytes[end++] = seals[from]!;
  }
  return bytes.subarray(0, end);
}

/** What a part of fewer than 128 bytes has before the one that is its length. */
export const ZERO_BYTES = Buffer.alloc(3);

/** The part of a short ASCII text. */
export function asciiPart(text: string): Buffer {
  return Buffer.concat([ZERO_BYTES, Buffer.from([text.length]), Buffer.from(text, 'latin1')]);
}

/** The hash of an entry, chained to the one before. */
export function entryHash(instance: Uint8Array, entry: HashedEntry, previous: Uint8Array): Buffer {
  return fillEntry(instance, entry, previous).hash();
}

/** As {@link entryHash}, in hex. */
export function entryHashHex(instance: Uint8Array, entry: HashedEntry, previous: Bytes): string {
  return fillEntry(instance, entry, previous).hex();
}

function fillEntry(instance: Uint8Array, entry: HashedEntry, previous: Bytes): Parts {
  parts.clear().part('samples.entry.1').part(instance).part(entry.seq).part(entry.recorded_at);
  parts.part(entry.happened_at).part(entry.clock).part(entry.operator).part(entry.os_account).part(entry.command);
  return parts.part(entry.ref).blob(entry.digest).blob(previous);
}

/** Orders text as SQLite's BINARY collation orders ASCII. */
export function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
