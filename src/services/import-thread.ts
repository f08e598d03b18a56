/**
 * The other side of importing-apart.ts: reads one sheet and hands its rows over, never more than were asked for; then
 * seals the staged rows while the first thread writes them.
 */
import { randomBytes } from 'node:crypto';
import { isMainThread, type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { SALT_BYTES } from '../domain/chain.ts';
import { Refusal } from '../domain/errors.ts';
import { IMPORTABLES } from '../imports/index.ts';
import { sourceOfFile } from '../spreadsheets/source.ts';
import { sealsOf } from '../store/sealing.ts';
import type { Db } from '../store/sql.ts';
import { openStaged } from '../store/staging-room.ts';
import { BATCHES_AHEAD, type FromThread, type SealTask, type ThreadTask, type ToThread } from './importing-apart.ts';
import { packed } from './packing-rows.ts';
import { openSheet } from './reading-sheet.ts';
import { SealQueue } from './seal-queue.ts';

class ImportThread {
  private asked = BATCHES_AHEAD;
  private wake = () => {};
  private staged: Db | null = null;

  constructor(
    private readonly port: MessagePort,
    private readonly task: ThreadTask,
  ) {
    port.on('message', (message: ToThread) => this.take(message));
    this.tell({ ready: true });
  }

  private tell(message: FromThread): void {
    this.port.postMessage(message);
  }

  private take(message: ToThread): void {
    if ('staging' in message) {
      this.staged = openStaged(message.staging);
      this.tell({ joined: true });
      void this.read();
    } else if ('more' in message) {
      this.asked += message.more;
      this.wake();
    } else {
      this.seal(message.seal);
    }
  }

  /** Reads the sheet from its headings to its end. */
  private async read(): Promise<void> {
    const { kind, path, name, options, now } = this.task;
    try {
      const importable = IMPORTABLES.find((each) => each.kind === kind)!;
      const source = { ...(await sourceOfFile(path)), name };
      const { facts, batches, hiddenRows } = await openSheet(importable, source, options, now);
      this.tell({ facts });
      for await (const batch of batches) {
        while (this.asked === 0) await new Promise<void>((resolve) => (this.wake = resolve));
        this.asked -= 1;
        this.tell({ batch: packed(batch) });
      }
      this.tell({ hidden: hiddenRows() });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.tell({ refused: { code: error.code, facts: error.facts } });
    }
  }

  /** Seals rows that are staged, as fast as the first thread takes the seals. */
  private seal({ columns, rows, memory }: SealTask): void {
    const queue = new SealQueue(memory);
    try {
      for (const seals of sealsOf(this.staged!, columns, rows, (count) => randomBytes(count * SALT_BYTES)))
        queue.put(seals);
      queue.end();
    } catch (error) {
      queue.fail(String(error));
    }
  }
}

// Only as a thread of our own: the file may be read for other reasons.
if (!isMainThread && parentPort) new ImportThread(parentPort, workerData as ThreadTask);
