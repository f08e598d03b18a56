/**
 * Writes the samples of an import: one receipt for each customer and day, all under the one entry of the import.
 * Its movements carry the days that the sheet says, which are before that of the entry.
 */
import type { Value } from '../domain/chain.ts';
import { DEFAULT_UNIT } from '../domain/quantities.ts';
import { matchKey } from '../text/fold.ts';
import type { Entry } from './journal.ts';
import { post, type Transfer } from './ledger.ts';
import { makeCustomers, NEW } from './naming-customers.ts';
import { customerPlace, placeForPurpose } from './places.ts';
import { foreseeChanges, keepBefore } from './seal-rows.ts';
import { keepSampleNumber, nextSampleNumber, nextSlipNumber } from './serials.ts';
import { all, type Db, one, sql } from './sql.ts';
import { indexStaged, type Writing } from './staging.ts';

/** Columns of a sample that an import may change. */
export const DESCRIPTIVE = [
  'name',
  'spec',
  'category',
  'colour',
  'appearance',
  'produced_on',
  'expires_on',
  'retain_until',
  'at_end',
  'evaluate_by',
  'feedback_by',
  'unit_value',
  'minimum',
  'maximum',
  'part_no',
  'quality_standard',
  'temperature_min',
  'temperature_max',
  'humidity_min',
  'humidity_max',
  'light',
  'hazards',
  'valuable',
  'confidential',
] as const;

type StagedRow = Readonly<Record<string, string | number | null>> & { readonly row: number };

const BATCH = 500;

/** Writes everything that was decided. */
export function enterSamples(db: Db, writing: Writing): void {
  sql(db, `UPDATE staged SET received_on = ? WHERE ${NEW} AND received_on IS NULL`).run(writing.day);
  makeCustomers(db, writing);
  makePlaces(db, writing.entry);
  giveNumbers(db, writing.day);
  changeSamples(db, writing.entry);
  receiveAll(db, writing);
}

function makePlaces(db: Db, entry: Entry): void {
  const owners = all<{ id: number }>(
    db,
    `SELECT DISTINCT customer_id AS id FROM staged WHERE ${NEW}
       AND customer_id NOT IN (SELECT customer_id FROM places WHERE customer_id IS NOT NULL) ORDER BY customer_id`,
  );
  for (const { id } of owners) entry.add('places', { kind: 'customer', customer_id: id });
}

/** Right numbers are kept while they are free; the others get the next ones, in the order of the sheet. */
function giveNumbers(db: Db, day: string): void {
  const give = sql(db, 'UPDATE staged SET final = ? WHERE row = ?');
  const taken = sql(db, 'SELECT 1 FROM samples WHERE number = ?');
  for (const { row, bare } of inBatches<{ row: number; bare: string }>(
    db,
    `SELECT row, number_bare AS bare FROM staged WHERE ${NEW} AND number_bare IS NOT NULL AND row > ?`,
  )) {
    if (taken.get(bare) !== undefined) continue;
    give.run(bare, row);
    keepSampleNumber(db, bare);
  }
  for (const { row } of inBatches(db, `SELECT row FROM staged WHERE ${NEW} AND final IS NULL AND row > ?`)) {
    give.run(nextSampleNumber(db, day), row);
  }
}

/** Rows of the staging table in their order, in batches: nothing is being read while something is written. */
function* inBatches<R extends { row: number }>(db: Db, text: string): Generator<R> {
  const statement = sql<unknown[], R>(db, `${text} ORDER BY row LIMIT ${BATCH}`);
  for (let rows = statement.all(0); rows.length > 0; rows = statement.all(rows[rows.length - 1]!.row)) yield* rows;
}

/** Puts down what the samples are that rows will change. */
export function foreseeSamples(db: Db): void {
  foreseeChanges(db, 'samples', ['match_key', 'lot', ...DESCRIPTIVE]);
}

/** Samples that are there: what describes them. */
function changeSamples(db: Db, entry: Entry): void {
  keepBefore(db, entry, 'samples');
  const descriptive = DESCRIPTIVE.filter((name) => name !== 'name' && name !== 'spec');
  const spelling = ['name', 'spec'].map(
    (name) => `${name} = iif(s.number IS NULL, t.${name}, coalesce(s.${name}, t.${name}))`,
  );
  const others = [...descriptive, 'lot'].map((name) => `${name} = coalesce(s.${name}, t.${name})`);
  sql(
    db,
    `UPDATE samples AS t SET ${[...spelling, ...others].join(', ')}, entry = ?
     FROM former f CROSS JOIN staged s ON s.row = f.row WHERE f.target = t.id`,
  ).run(entry.seq);
  const rekey = sql(db, 'UPDATE samples SET match_key = ? WHERE id = ?');
  const read = sql<unknown[], Record<string, Value>>(db, 'SELECT * FROM samples WHERE id = ?');
  for (const { target, old_number } of inBatches<StagedRow>(
    db,
    'SELECT row, target, old_number FROM staged WHERE writes AND target IS NOT NULL AND row > ?',
  )) {
    const row = read.get(target)!;
    row.match_key = matchKey(`${row.name} ${row.spec ?? ''}`);
    rekey.run(row.match_key, target);
    entry.sealed('samples', [row]);
    addAliases(db, entry, target as number, aliasesIn(old_number));
  }
}

/** Several old numbers in one cell, as exports write them. */
function aliasesIn(cell: string | number | null | undefined): string[] {
  return String(cell ?? '')
    .split(/\s*[;；]\s*/)
    .filter((alias) => alias !== '');
}

function addAliases(db: Db, entry: Entry, sampleId: number, aliases: readonly string[]): void {
  for (const alias of new Set(aliases)) {
    const there = one(db, 'SELECT 1 FROM aliases WHERE sample_id = ? AND alias = ?', sampleId, alias);
    if (!there) entry.add('aliases', { alias, match_key: matchKey(alias), sample_id: sampleId });
  }
}

/** New samples by day and customer, each such pair on a receipt. */
function receiveAll(db: Db, writing: Writing): void {
  const { entry } = writing;
  const dock = placeForPurpose(db, 'dock').id;
  const unit = DEFAULT_UNIT[writing.language];
  indexStaged(db, 'staged_day', `(received_on, customer_id, row) WHERE ${NEW}`);
  const rows = sql<unknown[], StagedRow>(
    db,
    `SELECT * FROM staged WHERE ${NEW} AND (received_on, customer_id, row) > (?, ?, ?)
     ORDER BY received_on, customer_id, row LIMIT ${BATCH}`,
  );
  let owner: Owner | null = null;
  let line = 0;
  for (let batch = rows.all('', 0, 0); batch.length > 0; ) {
    const byDay = new Map<string, Transfer[]>();
    for (const row of batch) {
      const [customerId, day] = [row.customer_id as number, row.received_on as string];
      if (owner?.customerId !== customerId || owner.day !== day) owner = openReceipt(db, writing, { customerId, day });
      const id = enterSample(db, entry, row, { owner, unit });
      entry.remark('note', row.note as string | null, { line, subject: customerId });
      line += 1;
      const transfer: Transfer = {
        kind: 'receive',
        sample_id: id,
        from_id: owner.from,
        to_id: (row.place_id as number | null) ?? dock,
        quantity: row.quantity as number,
      };
      const ofDay = byDay.get(day);
      if (ofDay) ofDay.push(transfer);
      else byDay.set(day, [transfer]);
    }
    for (const [day, transfers] of byDay) post(db, entry, day, transfers);
    const last = batch[batch.length - 1]!;
    batch = rows.all(last.received_on, last.customer_id, last.row);
  }
}

interface Owner {
  readonly customerId: number;
  readonly day: string;
  readonly from: number;
  readonly receiptId: number;
}

function openReceipt(db: Db, writing: Writing, { customerId, day }: { customerId: number; day: string }): Owner {
  const receiptId = writing.entry.add('receipts', {
    number: nextSlipNumber(db, 'receipt', writing.day),
    customer_id: customerId,
    received_on: day,
    received_by: writing.operatorId,
  });
  return { customerId, day, from: customerPlace(db, customerId)!, receiptId };
}

const TAKEN_OVER = ['lot', 'received_on', ...DESCRIPTIVE] as const;
const COLUMNS = ['number', 'match_key', 'customer_id', 'receipt_id', 'kind', 'unit', 'quality', ...TAKEN_OVER, 'entry'];

function enterSample(db: Db, entry: Entry, row: StagedRow, { owner, unit }: { owner: Owner; unit: string }): number {
  const kind = (row.kind as string | null) ?? 'sample';
  // Whatever is not a plain sample is accepted by inspection first (R5).
  const quality = row.quality ?? (kind === 'sample' ? 'accepted' : 'pending');
  const taken = TAKEN_OVER.map((name) => row[name] ?? (name === 'valuable' || name === 'confidential' ? 0 : null));
  const stored = sql<unknown[], Record<string, Value>>(
    db,
    `INSERT INTO samples (${COLUMNS.join(', ')}) VALUES (?${', ?'.repeat(COLUMNS.length - 1)}) RETURNING *`,
  ).get(
    row.final,
    matchKey(`${row.name} ${row.spec ?? ''}`),
    owner.customerId,
    owner.receiptId,
    kind,
    row.unit ?? unit,
    quality,
    ...taken,
    entry.seq,
  )!;
  entry.sealed('samples', [stored]);
  const id = stored.id as number;
  const label = row.final === row.number_bare ? null : row.number;
  addAliases(db, entry, id, [...(label === null ? [] : [String(label)]), ...aliasesIn(row.old_number)]);
  return id;
}
