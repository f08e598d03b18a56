/**
 * How SQLite goes about the reads over transfers, journal, balances and customers, kept in test/plans.golden.txt.
 * A lost index shows there as a SCAN in review. To take over a plan that is meant to change: npx vitest run -u test/plans
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { customerByCode, customersByName, customersLike } from '../src/store/customers.ts';
import { firstOrderOf } from '../src/store/file-reviews.ts';
import { listSamples } from '../src/store/finding.ts';
import {
  birthdays,
  callsDue,
  lastContactWith,
  lastDeliveries,
  openPlans,
  sampleOrdersUnderWay,
} from '../src/store/follow-ups.ts';
import { heldRows } from '../src/store/held.ts';
import { answerOf, headOf } from '../src/store/journal.ts';
import {
  balanceAt,
  balancesOf,
  lastMovementAt,
  lastMovementOn,
  shortfallOf,
  transfersOfCommand,
} from '../src/store/ledger.ts';
import { historyOf, movementsOf } from '../src/store/movements.ts';
import { emptyDatabase } from '../src/store/open.ts';
import { inventory } from '../src/store/reports-inventory.ts';
import { statement } from '../src/store/reports-statement.ts';
import { usage } from '../src/store/reports-usage.ts';
import { lendable, samplesByTail } from '../src/store/samples.ts';
import { promisedBack, sampleCard, whereaboutsOf } from '../src/store/showing.ts';
import type { Db } from '../src/store/sql.ts';
import { standingOf } from '../src/store/standing.ts';

let db: Db;
const prepared: string[] = [];
let prepare: Db['prepare'];

beforeAll(() => {
  db = emptyDatabase();
  db.exec(`PRAGMA foreign_keys = OFF;
    INSERT INTO customers (id, code, name, match_key, opened_on, entry) VALUES (1, 'C1', '甲', '甲', '2026-01-01', 1);
    INSERT INTO places (id, kind, code, purpose, customer_id, entry) VALUES
      (1, 'customer', NULL, NULL, 1, 1), (2, 'storage', 'A', 'normal', NULL, 1);
    INSERT INTO samples (id, number, name, match_key, customer_id, kind, unit, quality, received_on, entry)
      VALUES (1, 'S26000001X', '布', '布', 1, 'sample', '米', 'accepted', '2026-01-01', 1);
    INSERT INTO transfers VALUES (1, 1, 'receive', 1, 1, 2, 5, 20260101, NULL, NULL),
      (2, 1, 'receive', 1, 1, 2, 5, 20260109, NULL, NULL);`);
  prepare = db.prepare.bind(db);
  vi.spyOn(db, 'prepare').mockImplementation(((text: string) => {
    prepared.push(text);
    return prepare(text);
  }) as Db['prepare']);
});
afterAll(() => db.close());

/** What the statements of this work do, one step a line. */
async function planOf(work: () => unknown): Promise<string[]> {
  prepared.length = 0;
  const answer = await work();
  if (answer !== null && typeof answer === 'object' && Symbol.iterator in answer) {
    for (const _ of answer as Iterable<unknown>) break;
  }
  return prepared
    .filter((text) => /^\s*(select|with)/i.test(text))
    .flatMap((text) => {
      const named = [...text.matchAll(/:([a-z_]+)/g)].map(([, name]) => [name, 1]);
      const values = [
        ...(text.match(/\?/g) ?? []).map(() => 1),
        ...(named.length > 0 ? [Object.fromEntries(named)] : []),
      ];
      const steps = prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all(...values);
      return steps.map(({ detail }, at) => `${at === 0 ? '  - ' : '    '}${detail}`);
    });
}

const day = 20260105;
const words = [{ key: '布', folded: '布', begins: null, ends: '123' }];
const whose = { customer_id: 1 };
const READS: Readonly<Record<string, () => unknown>> = {
  'the head of the journal': () => headOf(db),
  'the answer under a --ref': () => answerOf(db, 'x'),
  'when a sample last moved': () => lastMovementAt(db, 1),
  'when a sample last moved on a day': () => lastMovementOn(db, 1, '2026-01-05'),
  'whether backdating leaves too little': () => shortfallOf(db, 1, '2026-01-05T00:00:00.000Z'),
  'where a sample is': () => balancesOf(db, 1),
  'how much is at a place': () => balanceAt(db, 1, 2),
  'how much can be checked out': () => lendable(db, { id: 1, quality: 'accepted' }),
  'the movements of one command': () => transfersOfCommand(db, 1),
  'the state of a sample': () => standingOf(db, 1),
  'a sample by its last digits': () => samplesByTail(db, '001X'),
  'a customer by code': () => customerByCode(db, 'C1'),
  'a customer by name': () => customersByName(db, '甲'),
  'customers that look alike': () => customersLike(db, 'c', 'c', 3),
  'show: the card': () => sampleCard(db, 1, null),
  'show: where it was': () => whereaboutsOf(db, 1, day),
  'show: what is promised back': () => promisedBack(db, 1, null),
  history: () => historyOf(db, 1),
  list: () => listSamples(db, {}),
  'list of a customer': () => listSamples(db, whose),
  'list of a place': () => listSamples(db, { places: [2] }),
  'list by state': () => listSamples(db, { state: ['missing'] }),
  find: () => listSamples(db, { words }),
  held: () => heldRows(db, { filter: {}, day: null }),
  'held on a past day': () => heldRows(db, { filter: {}, day }),
  'held on a past day, of a customer': () => heldRows(db, { filter: whose, day }),
  'movements of a few days': () => movementsOf(db, { filter: {}, from: day, to: day }),
  'movements of a customer': () => movementsOf(db, { filter: whose, from: null, to: null }),
  inventory: () => inventory(db, { filter: {}, day: null, expired_before: '2026-01-05' }),
  'inventory of a past day': () => inventory(db, { filter: {}, day, expired_before: '2026-01-05' }),
  'inventory of a past day, of a customer': () => inventory(db, { filter: whose, day, expired_before: '2026-01-05' }),
  statement: () => statement(db, {}, null),
  'statement of a customer on a past day': () => statement(db, whose, day),
  'usage of a period': () => usage(db, { filter: {}, by: 'person', from: day, to: day }),
};

const FOLLOWED: Readonly<Record<string, () => unknown>> = {
  'the last contact with one': () => lastContactWith(db, 1, '2026-01-05'),
  'what is planned for one': () => openPlans(db, () => undefined, 1),
  'sample orders under way of one': () => sampleOrdersUnderWay(db, 1),
  'the last delivery to one': () => lastDeliveries(db, 1),
  'the birthdays at one': () => birthdays(db, 1),
  'the call that is due to one': () => callsDue(db, 1),
  'the first order of one': () => firstOrderOf(db, 1),
};

test('following up one customer reads nobody else', async () => {
  for (const [name, read] of Object.entries(FOLLOWED)) {
    const steps = await planOf(read);
    expect(steps, name).not.toEqual([]);
    expect(steps.join('\n'), name).not.toMatch(/SCAN/);
  }
});

test('plans', async () => {
  const lines: string[] = [];
  for (const [name, read] of Object.entries(READS)) lines.push(name, ...(await planOf(read)), '');
  await expect(lines.join('\n')).toMatchFileSnapshot('plans.golden.txt');
});

test('the whole ledger is read in its order, without sorting', async () => {
  // More movements than are sorted: the first probe counts them.
  db.exec(`INSERT INTO transfers SELECT NULL, 1, 'receive', 1, 1, 2, 1, 20260110, NULL, NULL
    FROM (WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 50000) SELECT i FROM n)`);
  const plan = await planOf(() => movementsOf(db, { filter: {}, from: null, to: null }));
  expect(plan).toContain('  - SCAN t');
  expect(plan.join('\n')).not.toContain('ORDER BY');
});
