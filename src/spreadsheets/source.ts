/** Where a sheet's bytes come from. They are read twice: once to decide the encoding, once for the rows. */
// Not node:fs/promises: loading it takes 4 ms, at every start of the program.
import { createReadStream, statSync } from 'node:fs';
import { Refusal, refuse } from '../domain/errors.ts';

export interface SheetSource {
  /** What messages call it. */
  readonly name: string;
  /** The bytes from the beginning, each time. */
  open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** A regular file, which other threads can read as well. */
  readonly onDisk?: { readonly path: string; readonly bytes: number };
}

/** What can only be read once is kept in memory, up to here. */
const KEPT_BYTES = 1024 ** 3;
const READ_BYTES = 256 * 1024;
/**
 * So much is decoded and cut at once. Text of a larger piece is a large object to V8: each costs a collection, and its
 * cells take three times as long.
 */
const CHUNK_BYTES = 48 * 1024;

/** Bytes that are already in memory. */
export function sourceOfBytes(name: string, bytes: Uint8Array): SheetSource {
  return { name, open: () => inChunks(bytes) };
}

function* inChunks(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

/** A stream such as stdin, read to its end. */
export async function sourceOfStream(name: string, stream: AsyncIterable<Uint8Array | string>): Promise<SheetSource> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > KEPT_BYTES) refuse('file_too_large', { file: name, limit: '1 GiB' });
    chunks.push(...inChunks(bytes));
  }
  return { name, open: () => chunks };
}

/** A file; one that is not regular, such as a pipe, is read to its end at once. */
export async function sourceOfFile(path: string): Promise<SheetSource> {
  const open = () => readable(path);
  try {
    const found = statSync(path);
    if (found.isDirectory()) refuse('file_unreadable', { file: path, reason: 'EISDIR' });
    return found.isFile()
      ? { name: path, open, onDisk: { path, bytes: found.size } }
      : await sourceOfStream(path, open());
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function* readable(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: READ_BYTES })) yield* inChunks(bytes);
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(file: string, error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const reason = (error as NodeJS.ErrnoException).code;
  if (reason === undefined) return error;
  return reason === 'ENOENT' || reason === 'ENOTDIR'
    ? new Refusal('file_not_found', { file })
    : new Refusal('file_unreadable', { file, reason });
}
