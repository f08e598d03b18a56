import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inside } from '../matrix/inside.ts';

// Whatever happens between counts, movements and posting: at the end the book says what is there. Some goods went or
// came without a word before they were counted, some movements are recorded late, and work goes on all the time.

const RUNS = process.env.SAMPLES_LONG ? 300 : 25;
const PLACES = ['A-01', 'A-02', 'B-01'] as const;
const NUMBERS = ['S26-000001-X', 'S26-000002-V', 'S26-000003-T'] as const;
const START = 20;
const folder = mkdtempSync(join(tmpdir(), 'samples-truth-'));
const original = join(folder, 'original.db');
let runs = 0;

const env = (db: string, minute: number) => ({
  SAMPLES_DB: db,
  SAMPLES_NOW: at(minute),
  LANG: 'C.UTF-8',
  HOME: folder,
});
const at = (minute: number) => new Date(Date.parse('2026-11-22T08:00:00+08:00') + minute * 60_000).toISOString();

beforeAll(async () => {
  const lines = [
    'init --operator WL --name 王丽 --lang zh --timezone Asia/Shanghai',
    'operators add LM --name 李梅 --role custodian,manager',
    'customers add C1 --name 华纺',
    ...PLACES.map((place) => `locations add ${place}`),
    ...NUMBERS.map((_, at) => `receive --customer C1 --name 样${at} --quantity ${START} --location ${PLACES[at % 2]}`),
  ];
  for (const line of lines) expect((await inside(env(original, 0), line.split(' '))).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Row = `${number} ${number}`;
const sample = fc.integer({ min: 0, max: NUMBERS.length - 1 });
const place = fc.integer({ min: 0, max: PLACES.length - 1 });
const amount = fc.integer({ min: 1, max: 8 });
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('count' as const), sample, place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), sample, place, to: place, amount }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('checkout' as const), sample, place, amount }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('vanish' as const), sample, place, amount }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('appear' as const), sample, place, amount }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), sample, place, amount }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('recall' as const) }) },
);

/** What is really there, beside the store. */
class Room {
  readonly there = new Map<Row, number>();
  readonly counted = new Set<Row>();
  /** Taken without being recorded, and when. */
  readonly forgotten: { sample: number; place: number; amount: number; minute: number }[] = [];
  minute = 1;

  constructor(readonly db: string) {
    for (const [at] of NUMBERS.entries()) this.there.set(`${at} ${at % 2}`, START);
  }

  async run(words: string): Promise<{ status: number; stdout: string; stderr: string }> {
    this.minute += 1;
    return inside(env(this.db, this.minute), words.split(' '));
  }

  async ok(words: string): Promise<string> {
    const { status, stdout, stderr } = await this.run(words);
    if (status !== 0) throw new Error(`samples ${words}: ${stderr}`);
    return stdout;
  }

  add(sample: number, place: number, amount: number): void {
    const row: Row = `${sample} ${place}`;
    this.there.set(row, (this.there.get(row) ?? 0) + amount);
  }

  at(sample: number, place: number): number {
    return this.there.get(`${sample} ${place}`) ?? 0;
  }

  async count(sample: number, place: number): Promise<void> {
    const row: Row = `${sample} ${place}`;
    await this.ok(
      `stocktake count K26-0001 ${NUMBERS[sample]} ${this.at(sample, place)} --location ${PLACES[place]} --correct`,
    );
    this.counted.add(row);
  }

  async do(what: typeof step extends fc.Arbitrary<infer S> ? S : never): Promise<void> {
    switch (what.do) {
      case 'count':
        return this.count(what.sample, what.place);
      case 'recall': {
        const taken = this.forgotten.shift();
        if (!taken) return;
        const { sample, place, amount, minute } = taken;
        // Where the book has not that much, it stays what nobody knows: a shortage.
        await this.run(
          `checkout ${NUMBERS[sample]} ${amount} --to LM --purpose x --from ${PLACES[place]} --at ${at(minute)}`,
        );
        return;
      }
      default: {
        const { sample, place } = what;
        const amount = what.do === 'appear' ? what.amount : Math.min(what.amount, this.at(sample, place));
        const uncounted = !this.counted.has(`${sample} ${place}`);
        if (amount === 0 || (!uncounted && ['vanish', 'appear', 'forget'].includes(what.do))) return;
        if (what.do === 'vanish') this.add(sample, place, -amount);
        if (what.do === 'appear') this.add(sample, place, amount);
        if (what.do === 'forget') {
          this.add(sample, place, -amount);
          this.forgotten.push({ sample, place, amount, minute: this.minute });
          this.minute += 1;
        }
        if (what.do === 'checkout') {
          const words = `checkout ${NUMBERS[sample]} ${amount} --to LM --purpose x --from ${PLACES[place]}`;
          if ((await this.run(words)).status === 0) this.add(sample, place, -amount);
        }
        if (what.do === 'move' && what.to !== place) {
          const words = `move ${NUMBERS[sample]} ${amount} --from ${PLACES[place]} --to ${PLACES[what.to]}`;
          if ((await this.run(words)).status !== 0) return;
          this.add(sample, place, -amount);
          this.add(sample, what.to, amount);
        }
      }
    }
  }

  /** What the ledger's transfers fold to in storage. */
  folded(): Map<Row, number> {
    const db = new Database(this.db, { readonly: true });
    try {
      const rows = db
        .prepare(
          `SELECT s.number, p.code, sum(iif(t.to_id = p.id, t.quantity, -t.quantity)) / 1000 AS quantity
           FROM transfers t JOIN samples s ON s.id = t.sample_id JOIN places p ON p.id IN (t.from_id, t.to_id)
           WHERE p.kind = 'storage' GROUP BY s.id, p.id`,
        )
        .all() as { number: string; code: (typeof PLACES)[number]; quantity: number }[];
      return new Map(
        rows.map(({ number, code, quantity }) => [
          `${NUMBERS.findIndex((each) => each.replaceAll('-', '') === number)} ${PLACES.indexOf(code)}` as Row,
          quantity,
        ]),
      );
    } finally {
      db.close();
    }
  }
}

const full = (map: ReadonlyMap<Row, number>) => [...map].filter(([, quantity]) => quantity !== 0).sort();

test('counts, movements and posting in any order: the book ends as what is there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.array(step, { maxLength: 5 }), async (before, after) => {
      runs += 1;
      const file = join(folder, `${runs}.db`);
      copyFileSync(original, file);
      const room = new Room(file);
      await room.ok('stocktake open');
      for (const what of before) await room.do(what);
      for (const [sample] of NUMBERS.entries())
        for (const [place] of PLACES.entries())
          if (!room.counted.has(`${sample} ${place}`)) await room.count(sample, place);
      // What was forgotten is recorded now: it had happened before its row was counted.
      while (room.forgotten.length > 0) await room.do({ do: 'recall' });
      const { approval } = JSON.parse(await room.ok('stocktake submit K26-0001 --reason 清点 --json'));
      // While it waits, work goes on; nothing is counted, and a late entry would change what was asked.
      for (const what of after) if (what.do === 'move' || what.do === 'checkout') await room.do(what);
      if (approval !== null) await room.ok(`approve ${approval} --operator LM`);
      expect(full(room.folded())).toEqual(full(room.there));
      expect(JSON.parse(await room.ok('verify --json'))).toMatchObject({ ok: true });
      rmSync(file, { force: true });
    }),
    { numRuns: RUNS },
  );
}, 600_000);
