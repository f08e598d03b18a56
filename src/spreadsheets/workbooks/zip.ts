/**
 * The parts of a zip file, as a workbook is one. What a part will take is known before it is unpacked and watched
 * while it is: a small file that would become a huge one is refused.
 */
import { crc32, createInflateRaw } from 'node:zlib';
import { refuse } from '../../domain/errors.ts';

interface Part {
  readonly stored: boolean;
  readonly start: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
}

/** So much a part may take when it is unpacked, and all of them together. */
export const MOST_BYTES = 512 * 1024 * 1024;
const LIMIT = '512 MB';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const CHUNK = 64 * 1024;

/** What can go wrong with the bytes; told as one error. */
class Broken extends Error {}

export class Zip {
  private readonly parts = new Map<string, Part>();

  /** @throws Refusal file_truncated, file_encrypted, file_too_large */
  constructor(
    private readonly bytes: Buffer,
    private readonly file: string,
  ) {
    try {
      this.readDirectory();
    } catch (error) {
      throw this.told(error);
    }
  }

  names(): string[] {
    return [...this.parts.keys()];
  }

  has(name: string): boolean {
    return this.parts.has(name);
  }

  /** A whole part as text; empty where it is not there. */
  async text(name: string): Promise<string> {
    let text = '';
    for await (const piece of this.pieces(name)) text += piece;
    return text;
  }

  /** A part as text, piece by piece. */
  async *pieces(name: string): AsyncGenerator<string> {
    const part = this.parts.get(name);
    if (part === undefined) return;
    const decoder = new TextDecoder('utf-8');
    let [size, crc] = [0, 0];
    try {
      for await (const chunk of this.unpacked(part)) {
        size += chunk.length;
        if (size > part.size) throw new Broken(name);
        crc = crc32(chunk, crc);
        yield decoder.decode(chunk, { stream: true });
      }
      if (size !== part.size || crc !== part.crc) throw new Broken(name);
      yield decoder.decode();
    } catch (error) {
      throw this.told(error);
    }
  }

  private unpacked({ stored, start, packed }: Part): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
    if (this.bytes.length < start + 30 || this.bytes.readUInt32LE(start) !== LOCAL) throw new Broken('local');
    const from = start + 30 + this.bytes.readUInt16LE(start + 26) + this.bytes.readUInt16LE(start + 28);
    const raw = this.bytes.subarray(from, from + packed);
    if (raw.length < packed) throw new Broken('cut');
    if (stored) return [raw];
    const inflate = createInflateRaw({ chunkSize: CHUNK });
    inflate.end(raw);
    return inflate;
  }

  private readDirectory(): void {
    const { bytes } = this;
    const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'));
    if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) throw new Broken('end');
    const count = bytes.readUInt16LE(end + 10);
    let at = bytes.readUInt32LE(end + 16);
    let total = 0;
    for (let number = 0; number < count; number++) {
      if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw new Broken('directory');
      const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)];
      const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
      const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
        number,
        number,
        number,
      ];
      total += size;
      if (total > MOST_BYTES) refuse('file_too_large', { file: this.file, limit: LIMIT });
      if ((flags & 1) === 1) refuse('file_encrypted', { file: this.file });
      if (method !== 0 && method !== 8) throw new Broken('method');
      this.parts.set(bytes.toString('utf8', at + 46, at + 46 + name).replaceAll('\\', '/'), {
        stored: method === 0,
        start: bytes.readUInt32LE(at + 42),
        packed,
        size,
        crc: bytes.readUInt32LE(at + 16),
      });
      at += 46 + name + extra + comment;
    }
  }

  private told(error: unknown): unknown {
    const broken =
      error instanceof Broken || error instanceof RangeError || /^Z_/.test(String((error as { code?: string }).code));
    if (!broken) return error;
    try {
      return refuse('file_truncated', { file: this.file, line: null });
    } catch (refusal) {
      return refusal;
    }
  }
}
