/** The other side of apart.ts: cuts one sheet into rows and hands them over, never more than were asked for. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../domain/errors.ts';
import { type FromThread, MORE, type ThreadTask } from './apart.ts';
import { batchesOf } from './batches.ts';
import { loadSplitter } from './cells.ts';
import { textOf } from './encoding.ts';
import { packed } from './packing.ts';
import { sourceOfFile } from './source.ts';

async function run({ path, name, encoding, delimiter }: ThreadTask): Promise<void> {
  const port = parentPort!;
  let asked = 2 * MORE;
  let wake = () => {};
  port.on('message', () => {
    asked += MORE;
    wake();
  });
  const tell = (message: FromThread) => port.postMessage(message);
  try {
    const { open } = await sourceOfFile(path);
    const text = textOf({ name, open }, encoding);
    for await (const rows of batchesOf(name, text, delimiter, await loadSplitter())) {
      while (asked === 0) await new Promise<void>((resolve) => (wake = resolve));
      asked -= 1;
      tell({ rows: packed(rows) });
    }
    tell({ done: true });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tell({ refused: { code: error.code, facts: error.facts } });
  } finally {
    port.close();
  }
}

// Only as a thread of our own: the file may be read for other reasons.
if (!isMainThread && parentPort) void run(workerData as ThreadTask);
