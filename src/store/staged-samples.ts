/**
 * Samples of a sheet, matched with those that are there: by number (ours, or an old one of the same customer); without
 * one by customer, name, spec, lot and day, and its how-manieth such in the file. What the ledger says — quantity,
 * unit, day, place — an import does not change.
 */
import { dayOf } from '../domain/calendar.ts';
import { DESCRIPTIVE, enterSamples, foreseeSamples } from './entering-samples.ts';
import { CUSTOMER_COLUMNS, nameCustomers, refuseDestroyed } from './naming-customers.ts';
import { receivedNotes } from './received.ts';
import { all, type Db, sql } from './sql.ts';
import { mergeGroups } from './staged-groups.ts';
import {
  type ComparedColumn,
  type Decisions,
  differs,
  indexStaged,
  refuseWhere,
  type Staged,
  type StagedColumn,
} from './staging.ts';

const WHOLE = new Set<string>([
  'unit_value',
  'minimum',
  'maximum',
  'temperature_min',
  'temperature_max',
  'humidity_min',
  'humidity_max',
  'valuable',
  'confidential',
]);

const text = (name: string): StagedColumn => ({ name, type: 'TEXT' });
const whole = (name: string): StagedColumn => ({ name, type: 'INTEGER' });

const COLUMNS: readonly StagedColumn[] = [
  ...['number', 'number_bare', 'number_key', 'alias_key', 'old_number', 'match_key', 'name_key', 'spec_key'].map(text),
  ...CUSTOMER_COLUMNS,
  ...['unit', 'kind', 'lot', 'quality', 'location', 'place_code', 'received_on', 'note', 'final'].map(text),
  ...['place_id', 'quantity'].map(whole),
  ...DESCRIPTIVE.map((name): StagedColumn => (WHOLE.has(name) ? whole(name) : text(name))),
];

/** How rows of one number are compared; the key that is named, the column, and what goes along with it. */
const COMPARED: readonly ComparedColumn[] = [
  { key: 'name', column: 'name_key', carries: ['name'] },
  { key: 'spec', column: 'spec_key', carries: ['spec'] },
  { key: 'customer', column: 'owner', carries: ['customer', 'customer_id', 'customer_key'] },
  { key: 'location', column: 'place_id', carries: ['location'] },
  ...['quantity', 'unit', 'kind', 'lot', 'quality', 'received_on', 'note', 'old_number'].map((key) => ({
    key,
    column: key,
  })),
  ...DESCRIPTIVE.filter((name) => name !== 'name' && name !== 'spec').map((name) => ({
    key: name.replace(/_(min|max)$/, ''),
    column: name,
  })),
];

export const stagedSamples: Staged = { columns: COLUMNS, decide, apply: enterSamples };

function decide(db: Db, decisions: Decisions): void {
  db.exec('UPDATE staged SET place_id = NULL');
  nameCustomers(db, decisions);
  matchNumbers(db);
  refuseWhere(db, 'customer', 'missing', 'target IS NULL AND customer IS NULL');
  refuseWhere(db, 'name', 'missing', 'target IS NULL AND name IS NULL');
  matchUnnumbered(db, decisions);
  namePlaces(db);
  refuseWhere(db, 'quantity', 'missing', 'target IS NULL AND quantity IS NULL');
  refuseWhere(db, 'quantity', 'quantity_zero', 'target IS NULL AND quantity = 0');
  refuseAgainstLedger(db);
  compare(db, decisions);
  mergeGroups(db, COMPARED, decisions);
  foreseeSamples(db);
}

/** A sample that was received by mistake and undone is none that a row could mean. */
const UNDONE = `EXISTS (SELECT 1 FROM transfers t JOIN transfers r ON r.reverses = t.seq
                        WHERE t.sample_id = s.id AND t.kind = 'receive')`;
const HIS = '(staged.customer IS NULL OR s.customer_id = staged.customer_id)';

/** By our own number, else by an old one. The same number of another customer's sample is another sample. */
function matchNumbers(db: Db): void {
  const taken = 'EXISTS (SELECT 1 FROM samples s WHERE s.number = staged.number_bare)';
  db.exec(
    `UPDATE staged SET ident = 'a' || number_key, target = coalesce(
       (SELECT s.id FROM samples s WHERE s.number = staged.number_bare AND ${HIS} AND NOT ${UNDONE}),
       (SELECT s.id FROM aliases a JOIN samples s ON s.id = a.sample_id
        WHERE a.match_key = staged.alias_key AND ${HIS} AND NOT ${UNDONE}
        ORDER BY s.match_key = staged.match_key DESC, s.id LIMIT 1))
     WHERE number IS NOT NULL;
     INSERT INTO remarked SELECT line, 'number', 'number_taken', json_object('value', number), 1 FROM staged
       WHERE outcome IS NULL AND target IS NULL AND number_bare IS NOT NULL AND ${taken};
     UPDATE staged SET ident = 'r' || row WHERE number IS NULL`,
  );
}

/**
 * Without a number: the how-manieth such row is the how-manieth such sample that no number of the file means. A row
 * without a day means a sample that was imported so: it was received on the day of its import.
 */
function matchUnnumbered(db: Db, { others }: Decisions): void {
  indexStaged(db, 'staged_target', '(target) WHERE target IS NOT NULL');
  knowImports(db);
  for (const day of ['w.received_on', 'imported_on.day']) {
    const given = day === 'w.received_on' ? 'IS NOT NULL' : 'IS NULL';
    const imported =
      day === 'w.received_on'
        ? ''
        : 'JOIN receipts r ON r.id = s.receipt_id JOIN imported_on ON imported_on.entry = r.entry';
    db.exec(
      `WITH wanted AS MATERIALIZED (
         SELECT row, customer_id, match_key, lot, received_on,
                row_number() OVER (PARTITION BY customer_id, match_key, lot, received_on ORDER BY row) AS nth
         FROM staged WHERE number IS NULL AND outcome IS NULL AND target IS NULL AND customer_id IS NOT NULL
           AND received_on ${given}),
       sought AS (SELECT DISTINCT customer_id, match_key, lot, received_on FROM wanted),
       there AS MATERIALIZED (
         SELECT s.id, w.customer_id, w.match_key, w.lot, w.received_on,
                row_number() OVER (PARTITION BY w.customer_id, w.match_key, w.lot, w.received_on ORDER BY s.id) AS nth
         FROM sought w JOIN samples s ON s.customer_id = w.customer_id AND s.match_key = w.match_key
              AND s.lot IS w.lot ${imported}
         WHERE s.received_on = ${day} AND s.parent_id IS NULL AND s.entry NOT IN (${others.join(', ')})
           AND NOT EXISTS (SELECT 1 FROM staged k WHERE k.target = s.id) AND NOT ${UNDONE})
       UPDATE staged SET target = there.id FROM wanted w JOIN there
         ON there.customer_id = w.customer_id AND there.match_key = w.match_key AND there.lot IS w.lot
            AND there.received_on IS w.received_on AND there.nth = w.nth
       WHERE staged.row = w.row`,
    );
  }
}

/** The entries of imports with their days, which stand for rows that gave none. */
function knowImports(db: Db): void {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS imported_on (entry INTEGER PRIMARY KEY, day TEXT NOT NULL)');
  const add = sql(db, 'INSERT OR IGNORE INTO imported_on VALUES (?, ?)');
  const imports = all<{ entry: number; at: string }>(
    db,
    `SELECT b.entry, j.happened_at AS at FROM batches b JOIN journal j ON j.seq = b.entry WHERE b.kind = 'samples'`,
  );
  for (const { entry, at } of imports) add.run(entry, dayOf(at));
}

/** Where it is to lie: a place in use; the dock where nothing is said. For a sample that is there only checked. */
function namePlaces(db: Db): void {
  const value = `json_object('value', location)`;
  db.exec(
    `UPDATE staged SET place_id = (SELECT id FROM places p WHERE p.code = staged.place_code) WHERE location IS NOT NULL`,
  );
  refuseWhere(
    db,
    'location',
    'place_unknown',
    `location IS NOT NULL AND place_id IS NULL AND location IS NOT ${placesOf('staged.target')}`,
    value,
  );
  refuseWhere(
    db,
    'location',
    'place_retired',
    'target IS NULL AND EXISTS (SELECT 1 FROM places p WHERE p.id = place_id AND p.retired_on IS NOT NULL)',
    value,
  );
}

/** Where a sample lies in storage, as exports say it: `A-01; B-02`. */
export function placesOf(sampleId: string): string {
  return `(SELECT group_concat(p.code, '; ' ORDER BY p.code) FROM balances b JOIN places p ON p.id = b.place_id
           WHERE b.sample_id = ${sampleId} AND b.bounded = 1 AND b.quantity > 0 AND p.kind = 'storage')`;
}

/** How much of a sample lies in storage, in thousandths. */
export function storedOf(sampleId: string): string {
  return `(SELECT coalesce(sum(b.quantity), 0) FROM balances b JOIN places p ON p.id = b.place_id
           WHERE b.sample_id = ${sampleId} AND b.bounded = 1 AND p.kind = 'storage')`;
}

/** What only receipts, movements and inspections can change. */
function refuseAgainstLedger(db: Db): void {
  const stored = (column: string) => `(SELECT s.${column} FROM samples s WHERE s.id = target)`;
  const told = (value: string) => `json_object('stored', ${value})`;
  const against = (key: string, value: string, condition: string) =>
    refuseWhere(db, key, 'contradicts_store', `target IS NOT NULL AND ${condition}`, told(value));
  const received = `(SELECT sum(t.quantity) FROM transfers t WHERE t.sample_id = target AND t.kind = 'receive')`;
  against(
    'quantity',
    `${storedOf('target')} / 1000.0`,
    `quantity IS NOT NULL AND quantity IS NOT ${received} AND quantity IS NOT ${storedOf('target')}`,
  );
  for (const column of ['unit', 'kind', 'quality', 'received_on']) {
    against(column, stored(column), `"${column}" IS NOT NULL AND "${column}" IS NOT ${stored(column)}`);
  }
  against('lot', stored('lot'), `lot IS NOT NULL AND ${stored('lot')} IS NOT NULL AND lot IS NOT ${stored('lot')}`);
  against(
    'location',
    placesOf('target'),
    `place_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM balances b WHERE b.sample_id = target AND b.place_id = staged.place_id)`,
  );
  refuseNotes(db);
}

/** A note stands with the delivery it was written for. */
function refuseNotes(db: Db): void {
  const noteOf = receivedNotes(db);
  const rows = sql<unknown[], { row: number; line: number; target: number; note: string }>(
    db,
    `SELECT row, line, target, note FROM staged WHERE target IS NOT NULL AND note IS NOT NULL AND outcome IS NULL
       AND row > ? ORDER BY row LIMIT 1000`,
  );
  for (let batch = rows.all(0); batch.length > 0; batch = rows.all(batch[batch.length - 1]!.row)) {
    for (const { row, line, target, note } of batch) {
      const stored = noteOf(target);
      if (stored === note) continue;
      sql(db, `UPDATE staged SET outcome = 'rejected' WHERE row = ?`).run(row);
      sql(db, `INSERT INTO refused VALUES (?, 'note', 'contradicts_store', ?, 1)`).run(
        line,
        JSON.stringify({ stored: stored ?? '—' }),
      );
    }
  }
}

/** Old numbers in the sheet that the sample does not have yet. */
const NEW_ALIAS = `(staged.old_number IS NOT NULL
  AND staged.old_number IS NOT (SELECT group_concat(a.alias, '; ' ORDER BY a.id) FROM aliases a WHERE a.sample_id = t.id)
  AND NOT EXISTS (SELECT 1 FROM aliases a WHERE a.sample_id = t.id AND a.alias = staged.old_number))`;

/** Without a number name and spec are what the sample is known by: their spelling stays. */
const differences = [
  ...['name', 'spec'].map((key) => ({
    key,
    differs: `(staged.number IS NOT NULL AND ${differs(key, `t.${key}`)})`,
  })),
  { key: 'lot', differs: '(t.lot IS NULL AND staged.lot IS NOT NULL)' },
  { key: 'old_number', differs: NEW_ALIAS },
  ...DESCRIPTIVE.filter((name) => name !== 'name' && name !== 'spec').map((name) => ({
    key: name.replace(/_(min|max)$/, ''),
    differs: differs(name, `t.${name}`),
  })),
];

function compare(db: Db, { onConflict }: Decisions): void {
  const any = differences.map((column) => column.differs).join(' OR ');
  refuseDestroyed(db, 'samples', any);
  db.exec(
    `UPDATE staged SET outcome = CASE WHEN target IS NULL THEN 'new'
       WHEN EXISTS (SELECT 1 FROM samples t WHERE t.id = staged.target AND (${any})) THEN 'changed'
       ELSE 'unchanged' END WHERE outcome IS NULL`,
  );
  if (onConflict === 'skip') db.exec(`UPDATE staged SET outcome = 'unchanged' WHERE outcome = 'changed'`);
  if (onConflict !== 'error') return;
  const first = differences.map((column) => `WHEN ${column.differs} THEN '${column.key}'`).join(' ');
  db.exec(
    `INSERT INTO refused SELECT staged.line, CASE ${first} END, 'differs_from_store', json_object('other', t.number), 1
       FROM staged JOIN samples t ON t.id = staged.target WHERE outcome = 'changed';
     UPDATE staged SET outcome = 'rejected' WHERE outcome = 'changed'`,
  );
}
