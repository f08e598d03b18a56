/**
 * A second thread for a large sheet: it reads the sheet while this one stages its rows, and seals the staged rows while
 * this one writes them. Both have the staging table open, in a file that has no name any more.
 */
import { on } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../domain/errors.ts';
import type { SealedValue, SealsWanted } from '../store/sealing.ts';
import type { SealsApart } from '../store/staging.ts';
import { type PackedBatch, unpacked } from './packing-rows.ts';
import type { SheetOptions } from './reading-rows.ts';
import type { Now, ReadBatch, SheetFacts, SheetToStage } from './reading-sheet.ts';
import { type SealMemory, SealQueue } from './seal-queue.ts';

/** What a thread is started with. */
export interface ThreadTask {
  readonly kind: string;
  readonly path: string;
  /** What messages call the file. */
  readonly name: string;
  readonly options: SheetOptions;
  readonly now: Now;
}

/** Rows to seal, and where their seals are put. */
export interface SealTask {
  readonly columns: readonly SealedValue[];
  readonly rows: SealsWanted;
  readonly memory: SealMemory;
}

export type ToThread = { readonly staging: string } | { readonly more: number } | { readonly seal: SealTask };

export type FromThread =
  | { readonly ready: true }
  | { readonly joined: true }
  | { readonly facts: SheetFacts }
  | { readonly batch: PackedBatch }
  | { readonly hidden: number }
  | { readonly refused: Pick<Refusal, 'code' | 'facts'> };

/** So many batches of rows are on their way at once at most; they are asked for by halves. */
export const BATCHES_AHEAD = 16;

/** The thread's program, which the build puts beside this one; null where it is not built. */
export function threadProgram(folder: string = __dirname): string | null {
  const program = join(folder, 'thread.cjs');
  return existsSync(program) ? program : null;
}

/** A sheet that another thread reads. */
export interface SheetApart extends SheetToStage {
  /** Begins to seal staged rows; nothing of what they are may change until all seals are taken. */
  seal(columns: readonly SealedValue[], rows: SealsWanted): SealsApart;
  /** Ends the thread, without waiting for it: between what was done and its answer nothing else may have a turn. */
  end(): void;
}

/**
 * Opens a sheet in another thread. `share` makes the file of the staging table and answers its path; `hide` takes its
 * name away, once both have it open. @throws Refusal as openSheet does
 */
export async function openApart(
  program: string,
  task: ThreadTask,
  { share, hide }: { share(): string; hide(): void },
): Promise<SheetApart> {
  const thread = new Worker(program, {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  const tell = (message: ToThread) => thread.postMessage(message);
  const messages = on(thread, 'message', { close: ['exit'] }) as AsyncIterableIterator<[FromThread]>;
  const next = async (): Promise<FromThread> => {
    const { done, value } = await messages.next();
    if (done) throw new Error('the thread that reads the sheet has ended before the sheet');
    const [message] = value as [FromThread];
    if ('refused' in message) throw new Refusal(message.refused.code, message.refused.facts as never);
    return message;
  };
  const end = () => {
    void messages.return?.();
    void thread.terminate();
  };
  let hidden = 0;
  async function* batches(): AsyncGenerator<ReadBatch> {
    for (let taken = 1; ; taken++) {
      const message = await next();
      if ('hidden' in message) {
        hidden = message.hidden;
        return;
      }
      yield unpacked((message as { batch: PackedBatch }).batch);
      if (taken % (BATCHES_AHEAD / 2) === 0) tell({ more: BATCHES_AHEAD / 2 });
    }
  }
  try {
    await next();
    tell({ staging: share() });
    await next();
    hide();
    const { facts } = (await next()) as { facts: SheetFacts };
    const seal = (columns: readonly SealedValue[], rows: SealsWanted): SealsApart => {
      const queue = new SealQueue();
      tell({ seal: { columns, rows, memory: queue.memory } });
      return queue;
    };
    return { facts, batches: batches(), hiddenRows: () => hidden, seal, end };
  } catch (error) {
    end();
    throw error;
  }
}
