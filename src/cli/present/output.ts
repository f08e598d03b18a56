/** Where results go: stdout, or a file that appears whole or not at all. */

import { closeSync, fsyncSync, linkSync, openSync, renameSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal, refuse } from '../../domain/errors.ts';
import { refuseUnfitTarget } from '../../store/targets.ts';
import { begin, settle } from '../../store/unfinished.ts';
import { PIECE } from '../../text/pieces.ts';
import type { Context } from '../context.ts';

type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** Writes to --out, or to stdout at the pace of its reader. */
export async function writeResult(context: Context, chunks: Chunks): Promise<void> {
  const { out, force } = context.flags;
  if (out !== undefined && out !== '-') return writeFileWhole(out, chunks, { force: force === true });
  await writeStream(context.surroundings.stdout, chunks);
}

/** Writes chunks to a stream, waiting where the reader is slow; a reader that went away ends it quietly. */
export async function writeStream(stream: NodeJS.WritableStream, chunks: Chunks): Promise<void> {
  let gone = false;
  const onError = (): void => {
    gone = true;
  };
  stream.on('error', onError);
  try {
    for await (const chunk of gathered(chunks)) {
      await breath();
      if (gone) return;
      if (chunk.length > 0 && !stream.write(chunk)) await drained(stream);
    }
  } finally {
    stream.removeListener('error', onError);
  }
}

/** Resolves when the stream takes more, or never will. */
function drained(stream: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const signs = ['drain', 'close', 'error'] as const;
    const done = (): void => {
      for (const sign of signs) stream.removeListener(sign, done);
      resolve();
    };
    for (const sign of signs) stream.on(sign, done);
  });
}

/** Chunks of a size that is worth a system call. */
export async function* gathered(chunks: Chunks): AsyncGenerator<string | Uint8Array> {
  let text = '';
  for await (const chunk of chunks) {
    if (typeof chunk !== 'string') {
      if (text !== '') yield text;
      text = '';
      yield chunk;
      continue;
    }
    text += chunk;
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/**
 * Writes a file beside its name, makes it durable, and moves it into place.
 * @throws Refusal file_exists, file_not_regular, output_failed; then there is no new file
 */
export async function writeFileWhole(file: string, chunks: Chunks, { force }: { force: boolean }): Promise<void> {
  refuseUnfitTarget(file, force);
  const fresh = begin(join(dirname(file), `.${basename(file)}.${process.pid}.part`));
  let descriptor: number | null = null;
  try {
    descriptor = openSync(fresh, 'wx', 0o600);
    for await (const chunk of gathered(chunks)) {
      await breath();
      writeWhole(descriptor, inBytes(chunk));
    }
    fsyncSync(descriptor);
    closeSync(descriptor);
    descriptor = null;
    if (force) renameSync(fresh, file);
    else linkSync(fresh, file);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined || reason.startsWith('SQLITE')) throw error;
    if (reason === 'EEXIST') refuse('file_exists', { file });
    refuse('output_failed', { file, reason });
  } finally {
    if (descriptor !== null) closeSync(descriptor);
    settle(fresh);
  }
}

/** Where pieces of text become bytes, one after another: a fresh buffer for each costs more than filling it. */
const bytes = Buffer.allocUnsafeSlow(4 * PIECE);

/** A chunk as bytes, which are good until the next one. */
export function inBytes(chunk: string | Uint8Array): Uint8Array {
  if (typeof chunk !== 'string') return chunk;
  // No character takes more than three bytes for each of its units.
  if (3 * chunk.length > bytes.length) return Buffer.from(chunk);
  return bytes.subarray(0, bytes.write(chunk));
}

/** Writes all of it, however much the system takes at once. */
export function writeWhole(descriptor: number, data: Uint8Array): void {
  for (let done = 0; done < data.length; ) done += writeSync(descriptor, data, done);
}

let lastBreath = 0;

/** Lets signals and timers through between two chunks, at most every 50 ms. */
export async function breath(): Promise<void> {
  if (performance.now() - lastBreath < 50) return;
  await new Promise((resolve) => setImmediate(resolve));
  lastBreath = performance.now();
}
