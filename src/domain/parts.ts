/** The bytes that are hashed (chain.ts says which): parts led by their lengths, collected in one buffer. */
import * as crypto from 'node:crypto';

/** Bytes, or the same in lower-case hex: verification reads and compares millions of them as text. */
export type Bytes = Uint8Array | string;

export type Value = string | number | bigint | Buffer | Uint8Array | null;

const SPILL_BYTES = 256 * 1024;

/** Collects parts into one buffer that grows; hashing one buffer is several times faster than many small updates. */
export class Parts {
  private bytes = Buffer.allocUnsafe(1024);
  private length = 0;
  private begun: crypto.Hash | null = null;

  clear(): this {
    this.length = 0;
    this.begun = null;
    return this;
  }

  /** Hands a full buffer on to the hash, so that the digest of a million rows never stands in memory. */
  spill(): void {
    if (this.length < SPILL_BYTES) return;
    this.begun ??= crypto.createHash('sha256');
    this.begun.update(this.bytes.subarray(0, this.length));
    this.length = 0;
  }

  private room(size: number): void {
    if (this.length + size <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + size));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  /** A part of bytes. */
  blob(value: Bytes): this {
    if (typeof value !== 'string') return this.part(value);
    const size = value.length / 2;
    this.room(4 + size);
    this.length = this.bytes.writeUInt32BE(size, this.length);
    this.length += this.bytes.write(value, this.length, 'hex');
    return this;
  }

  /** Bytes without their length. */
  bare(value: Bytes): this {
    if (typeof value !== 'string') return this.raw(value);
    this.room(value.length / 2);
    this.length += this.bytes.write(value, this.length, 'hex');
    return this;
  }

  raw(value: Uint8Array): this {
    this.room(value.length);
    this.bytes.set(value, this.length);
    this.length += value.length;
    return this;
  }

  byte(value: number): this {
    this.room(1);
    this.bytes[this.length++] = value;
    return this;
  }

  part(value: Value, tag = ''): this {
    if (value === null) {
      this.room(4);
      this.length = this.bytes.writeUInt32BE(0xffffffff, this.length);
      return this;
    }
    if (typeof value === 'object') {
      this.room(4 + tag.length + value.length);
      this.length = this.bytes.writeUInt32BE(tag.length + value.length, this.length);
      this.length += this.bytes.write(tag, this.length, 'latin1');
      return this.raw(value);
    }
    const text = tag + String(value);
    if (text.length <= SHORT && this.ascii(text)) return this;
    // UTF-8 takes at most three bytes for each UTF-16 unit.
    this.room(4 + text.length * 3);
    const size = this.bytes.write(text, this.length + 4, 'utf8');
    this.bytes.writeUInt32BE(size, this.length);
    this.length += 4 + size;
    return this;
  }

  /** Text as it is, with the lengths of its parts already in it. */
  text(whole: string): void {
    this.room(whole.length * 3);
    this.length += this.bytes.write(whole, this.length, 'utf8');
  }

  /** SHA-256 of it all, in hex. */
  hex(): string {
    const bytes = this.bytes.subarray(0, this.length);
    if (this.begun === null) return sha256(bytes);
    const hash = this.begun;
    this.begun = null;
    return hash.update(bytes).digest('hex');
  }

  hash(): Buffer {
    return Buffer.from(this.hex(), 'hex');
  }

  /** Writes a short text that has one byte a character: several times faster than a call of the encoder. */
  private ascii(text: string): boolean {
    const size = text.length;
    this.room(4 + size);
    const { bytes, length } = this;
    for (let at = 0; at < size; at++) {
      const code = text.charCodeAt(at);
      if (code > 0x7f) return false;
      bytes[length + 4 + at] = code;
    }
    bytes[length] = 0;
    bytes[length + 1] = 0;
    bytes[length + 2] = 0;
    bytes[length + 3] = size;
    this.length = length + 4 + size;
    return true;
  }
}

/** Texts up to this length are written without the encoder; their length fits one byte. */
const SHORT = 64;

/** SHA-256 in hex: one call where Node has it; asked for text, it makes no buffer and takes a third of the time. */
export const sha256: (bytes: Uint8Array) => string =
  typeof crypto.hash === 'function'
    ? (bytes) => crypto.hash('sha256', bytes, 'hex')
    : (bytes) => crypto.createHash('sha256').update(bytes).digest('hex');

export const ZEROS = '\0\0\0';
const namesByColumns = new WeakMap<readonly string[], readonly string[]>();

/** The names of columns as parts, ready to be written: they are short ASCII. */
export function namesOf(columns: readonly string[]): readonly string[] {
  let names = namesByColumns.get(columns);
  if (!names) {
    names = columns.map((name) => ZEROS + String.fromCharCode(name.length) + name);
    namesByColumns.set(columns, names);
  }
  return names;
}

/** How many bytes a text takes in UTF-8; half a surrogate pair becomes the three of U+FFFD. */
export function utf8Length(text: string): number {
  let size = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    size += unit < 0x800 ? 1 : 2;
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(at + 1);
    if (next < 0xdc00 || next > 0xdfff) continue;
    // A pair: four bytes for its two units.
    at++;
  }
  return size;
}
