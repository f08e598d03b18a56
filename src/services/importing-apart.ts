/**
 * A second thread for a large sheet: it reads the sheet while this one stages its rows, and seals the staged rows while
 * this one writes them. Both have the staging table open, in a file that has no name any more.
 */
import { on } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { Refusal } from '../domain/errors.ts';
import type { SealedValue, Seals, SealsWanted } from '../store/sealing.ts';
import { type PackedBatch, unpacked } from './packing-rows.ts';
import type { SheetOptions } from './reading-rows.ts';
import type { Now, ReadBatch, SheetFacts, SheetToStage } from './reading-sheet.ts';

/** What a thread is started with. */
export interface ThreadTask {
  readonly kind: string;
  readonly path: string;
  /** What messages call the file. */
  readonly name: string;
  readonly options: SheetOptions;
  readonly now: Now;
}

/** Rows to seal, the port on which the seals come, and two counters that both threads see: seals sent, seals taken. */
export interface SealTask {
  readonly columns: readonly SealedValue[];
  readonly rows: SealsWanted;
  readonly port: MessagePort;
  readonly signal: SharedArrayBuffer;
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
/** The same of seals; while a part of the rows is written, or an index of them built, so many can wait. */
export const SEALS_AHEAD = 100;

/** Nothing that the thread does takes longer. */
const PATIENCE_MS = 120_000;

/** The thread's program, which the build puts beside this one; null where it is not built. */
export function threadProgram(folder: string = __dirname): string | null {
  const program = join(folder, 'thread.cjs');
  return existsSync(program) ? program : null;
}

/** Seals as they come from the thread. */
export interface SealsApart {
  /** Those that are there. */
  ready(): Generator<Seals>;
  /** All that are still to come, as they come. */
  rest(): Generator<Seals>;
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
  const tell = (message: ToThread, moving: MessagePort[] = []) => thread.postMessage(message, moving);
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
      const { port1, port2 } = new MessageChannel();
      const signal = new SharedArrayBuffer(8);
      tell({ seal: { columns, rows, port: port2, signal } }, [port2]);
      return new Arriving(port1, new Int32Array(signal));
    };
    return { facts, batches: batches(), hiddenRows: () => hidden, seal, end };
  } catch (error) {
    end();
    throw error;
  }
}

class Arriving implements SealsApart {
  private done = false;

  constructor(
    private readonly port: MessagePort,
    private readonly counts: Int32Array,
  ) {}

  *ready(): Generator<Seals> {
    while (!this.done) {
      const seals = this.take();
      if (seals === undefined) return;
      if (seals !== null) yield seals;
    }
  }

  *rest(): Generator<Seals> {
    while (!this.done) {
      const sent = Atomics.load(this.counts, 0);
      const seals = this.take();
      if (seals) yield seals;
      if (seals !== undefined) continue;
      if (Atomics.wait(this.counts, 0, sent, PATIENCE_MS) === 'timed-out')
        throw new Error('the thread that seals the rows does not answer');
    }
  }

  /** The next seals; null after the last, undefined where none has come yet. */
  private take(): Seals | null | undefined {
    const message = receiveMessageOnPort(this.port)?.message as Seals | null | { failed: string } | undefined;
    if (message === undefined) return undefined;
    if (message !== null && 'failed' in message) throw new Error(message.failed);
    Atomics.add(this.counts, 1, 1);
    Atomics.notify(this.counts, 1);
    if (message !== null) return message;
    this.done = true;
    this.port.close();
    return null;
  }
}
