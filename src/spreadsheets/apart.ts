/** The rows of a large file, cut on a second thread while this one works on those that it has. */
import { on } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../domain/errors.ts';
import type { SheetRow } from './cells.ts';
import type { Encoding } from './decoding.ts';
import type { Delimiter } from './delimiters.ts';
import { type Packed, unpacked } from './packing.ts';

/** What a thread is started with. */
export interface ThreadTask {
  readonly path: string;
  /** What messages call the file. */
  readonly name: string;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
}

/** What it hands over. */
export type FromThread =
  | { readonly rows: Packed }
  | { readonly done: true }
  | { readonly refused: Pick<Refusal, 'code' | 'facts'> };

/** So many batches are asked for at once; the thread begins with twice as many. */
export const MORE = 8;

/** The thread's program, which the build puts beside this one; null where it is not built. */
export function threadProgram(folder: string = __dirname): string | null {
  const program = join(folder, 'thread.cjs');
  return existsSync(program) ? program : null;
}

/** The rows that {@link batchesOf} gives. @throws Refusal as it does */
export async function* batchesApart(program: string, task: ThreadTask): AsyncGenerator<SheetRow[]> {
  const thread = new Worker(program, { workerData: task, execArgv: [] });
  let taken = 0;
  try {
    for await (const [message] of on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[FromThread]>) {
      if ('done' in message) return;
      if ('refused' in message) throw new Refusal(message.refused.code, message.refused.facts as never);
      yield unpacked(message.rows);
      taken += 1;
      if (taken % MORE === 0) thread.postMessage('more');
    }
    throw new Error('the thread that reads the sheet has ended before the sheet');
  } finally {
    await thread.terminate();
  }
}
