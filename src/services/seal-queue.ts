/**
 * Seals on their way from one thread to another, in memory that both have: as messages they would be copied twice, and
 * what was taken would lie about by the ten megabytes until it is collected.
 */
import { SALT_BYTES, SEAL_BYTES } from '../domain/chain.ts';
import type { Seals } from '../store/sealing.ts';

/** So many can wait, while a part of the rows is written or an index of them built. */
const SLOTS = 64;

/** What a slot has room for, in bytes: of 500 rows there are 64,000, with numbers of up to 16 digits 75,000. */
const SLOT_BYTES = 80 * 1024;

/** A slot begins with the number of rows, the lengths of their ids and parts, the first and the last id. */
const HEAD_BYTES = 32;

/** What stands in a slot instead of a number of rows. */
const END = -1;
const FAILED = -2;

/** Where a slot has no parts. */
const NO_PARTS = -1;

/** Nothing that the other thread does takes longer. */
const PATIENCE_MS = 120_000;

/** How many were put, and how many taken. */
const PUT = 0;
const TAKEN = 1;

/** What both threads have. */
export interface SealMemory {
  readonly counts: SharedArrayBuffer;
  readonly slots: SharedArrayBuffer;
}

/** One thread puts, the other takes; whoever makes it hands {@link SealQueue.memory} to the other. */
export class SealQueue {
  private readonly counts: Int32Array;
  private readonly slots: Buffer;
  private done = false;

  constructor(
    readonly memory: SealMemory = {
      counts: new SharedArrayBuffer(8),
      slots: new SharedArrayBuffer(SLOTS * SLOT_BYTES),
    },
  ) {
    this.counts = new Int32Array(memory.counts);
    this.slots = Buffer.from(memory.slots);
  }

  /** Puts seals down; waits while every slot is taken. */
  put({ ids, salts, seals, parts, first, last }: Seals): void {
    this.fill((slot) => {
      const rows = salts.length / SALT_BYTES;
      const length = HEAD_BYTES + ids.length + salts.length + seals.length + (parts?.length ?? 0);
      if (length > SLOT_BYTES) throw new RangeError(`${rows} seals take ${length} bytes`);
      slot.writeInt32LE(rows, 0);
      slot.writeInt32LE(ids.length, 4);
      slot.writeInt32LE(parts?.length ?? NO_PARTS, 8);
      slot.writeDoubleLE(first, 16);
      slot.writeDoubleLE(last, 24);
      let end = HEAD_BYTES;
      end += slot.write(ids, end, 'latin1');
      slot.set(salts, end);
      slot.set(seals, end + salts.length);
      if (parts) slot.set(parts, end + salts.length + seals.length);
    });
  }

  /** No more will come. */
  end(): void {
    this.fill((slot) => slot.writeInt32LE(END, 0));
  }

  /** No more will come, for this reason. */
  fail(reason: string): void {
    this.fill((slot) => {
      slot.writeInt32LE(FAILED, 0);
      slot.writeInt32LE(slot.write(reason, HEAD_BYTES), 4);
    });
  }

  /** Those that are there. Each is to be used before the next is taken: its slot is filled again. */
  *ready(): Generator<Seals> {
    while (!this.done && this.has()) yield* this.take();
  }

  /** All that are still to come, as they come; each is to be used before the next is taken. */
  *rest(): Generator<Seals> {
    while (!this.done) {
      const put = Atomics.load(this.counts, PUT);
      if (this.has()) yield* this.take();
      else if (Atomics.wait(this.counts, PUT, put, PATIENCE_MS) === 'timed-out')
        throw new Error('the thread that seals the rows does not answer');
    }
  }

  private slot(number: number): Buffer {
    const start = (number % SLOTS) * SLOT_BYTES;
    return this.slots.subarray(start, start + SLOT_BYTES);
  }

  private fill(write: (slot: Buffer) => void): void {
    const put = Atomics.load(this.counts, PUT);
    // What was taken is counted by the other thread; it may be writing, and answers no messages.
    for (let taken = Atomics.load(this.counts, TAKEN); put - taken >= SLOTS; taken = Atomics.load(this.counts, TAKEN))
      Atomics.wait(this.counts, TAKEN, taken);
    write(this.slot(put));
    Atomics.add(this.counts, PUT, 1);
    Atomics.notify(this.counts, PUT);
  }

  private has(): boolean {
    return Atomics.load(this.counts, TAKEN) < Atomics.load(this.counts, PUT);
  }

  /** What is in the next slot, which is free again once that was used. */
  private *take(): Generator<Seals> {
    const slot = this.slot(Atomics.load(this.counts, TAKEN));
    const rows = slot.readInt32LE(0);
    this.done = rows < 0;
    if (rows === FAILED) throw new Error(slot.toString('utf8', HEAD_BYTES, HEAD_BYTES + slot.readInt32LE(4)));
    if (rows !== END) yield seals(slot, rows);
    Atomics.add(this.counts, TAKEN, 1);
    Atomics.notify(this.counts, TAKEN);
  }
}

function seals(slot: Buffer, rows: number): Seals {
  const salts = HEAD_BYTES + slot.readInt32LE(4);
  const seals = salts + rows * SALT_BYTES;
  const parts = seals + rows * SEAL_BYTES;
  const length = slot.readInt32LE(8);
  return {
    ids: slot.toString('latin1', HEAD_BYTES, salts),
    salts: slot.subarray(salts, seals),
    seals: slot.subarray(seals, parts),
    parts: length === NO_PARTS ? null : slot.subarray(parts, parts + length),
    first: slot.readDoubleLE(16),
    last: slot.readDoubleLE(24),
  };
}
