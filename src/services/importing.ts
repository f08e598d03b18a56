/**
 * Importing sheets: read and check every row, decide on what the store holds, apply all of it or nothing. The store's
 * lock is held only while the decisions are applied.
 */
import { basename } from 'node:path';
import { dayOf } from '../domain/calendar.ts';
import { SALT_BYTES } from '../domain/chain.ts';
import { mayDo } from '../domain/duties.ts';
import type { Importable } from '../imports/describing.ts';
import type { SheetSource } from '../spreadsheets/source.ts';
import { allBatches, type BatchRow, partialImports } from '../store/batches.ts';
import { headOf } from '../store/journal.ts';
import { keepMapping, mappingsOf } from '../store/mappings.ts';
import { type StagedSoFar, Stager } from '../store/putting-down.ts';
import { comingSlipNumber, nextSlipNumber } from '../store/serials.ts';
import { type Db, reading } from '../store/sql.ts';
import {
  type Decisions,
  forgetDecisions,
  hasWrites,
  type Refusal,
  refusals,
  refuseLine,
  remarkLine,
  remarks,
  type Tally,
  tally,
  type Writing,
} from '../store/staging.ts';
import { roomForWriting } from '../store/staging-room.ts';
import { type Acting, type Deed, givenAnswer, permit, record } from './acting.ts';
import { type Example, examplesOf } from './previewing.ts';
import { hashOf, type SheetOptions } from './reading-rows.ts';
import type { SheetToStage } from './reading-sheet.ts';
import { StagingRoom } from './staging-sheet.ts';

export interface ImportOptions extends SheetOptions {
  readonly on_conflict?: Decisions['onConflict'] | undefined;
  /** Take the rows that are in order although others are refused. */
  readonly partial?: boolean | undefined;
  readonly create_customers?: boolean | undefined;
}

/** What came of an import. read = imported + updated + unchanged + rejected + skipped. */
export interface ImportOutcome extends Tally {
  readonly read: number;
  readonly skipped: number;
  /** I26-000001; null when nothing was written. */
  readonly batch: string | null;
  readonly encoding: string;
  /** The heading of each key. */
  readonly columns: Readonly<Record<string, string>>;
  /** Headings that nothing was taken from. */
  readonly unused: readonly string[];
  /** Of a workbook: the sheet that was read, those that were not, and how many of its rows are hidden (they count). */
  readonly sheet: string | null;
  readonly other_sheets: readonly string[];
  readonly hidden_rows: number;
  readonly rejects: readonly Refusal[];
  /** The first of what somebody should look at, and how much there is. */
  readonly warnings: readonly Refusal[];
  readonly warned: number;
  /** Of a rehearsal: the first rows of each decision. */
  readonly examples: readonly Example[];
}

/** What is known before anything is decided. */
type Read = Omit<ImportOutcome, keyof Tally | 'batch' | 'rejects' | 'warnings' | 'warned' | 'examples'>;

/** How far an import is: bytes of the file and rows that were read, then all is matched, then rows that were written. */
export type Progress =
  | { readonly step: 'reading'; readonly done: number; readonly rows: number }
  | { readonly step: 'matching'; readonly rows: number }
  | { readonly step: 'writing'; readonly rows: number; readonly of: number };
export type Watch = (progress: Progress) => void;

const BREATH_MS = 50;

/** So many warnings are named; the rest is counted. */
const MOST_WARNINGS = 1000;

/**
 * Imports a sheet. A refused row means that nothing is imported, unless `partial`; the outcome then says what would
 * have been. `watch` is told how far it is.
 * @throws Refusal not_permitted; headings_*, encoding_unknown, file_* when it cannot be read as a sheet
 */
export async function importSheet(
  acting: Acting,
  importable: Importable,
  source: SheetSource,
  options: ImportOptions,
  watch?: Watch,
): Promise<ImportOutcome> {
  permit(acting, importable.duty);
  if (options.create_customers) permit(acting, 'customer_files');
  const { db } = acting.store;
  const hashing = hashOf(source);
  const command = `import ${importable.kind}`;
  const inputOf = (hash: Buffer) => ({ ...options, file: hash.toString('hex') });
  if (acting.ref !== null) {
    const given = givenAnswer<ImportOutcome>(acting, command, inputOf(await hashing));
    if (given) return given.result;
  }
  const now = { today: dayOf(acting.clock.now()), seconds: Math.floor(acting.clock.now() / 1000) };
  const room = new StagingRoom(db, importable);
  try {
    const remembered = mappingsOf(db, importable.kind);
    // The file is hashed while a second thread reads it. Where both fail it is for the same reason.
    const [sheet, fileHash] = await settled(room.open(source, { ...options, remembered }, now), hashing);
    // One plain transaction: it touches nothing but what is staged, so that nobody waits for it, and what it decides
    // about pages that it made itself need not be kept as it was. Nothing of the store is read before all is staged.
    const decided = await reading(db, async () => {
      const { read, soFar } = await stage(db, importable, sheet, watch);
      const head = headOf(db).seq;
      const decisions: Decisions = {
        onConflict: options.on_conflict ?? 'update',
        today: now.today,
        createCustomers: options.create_customers ?? false,
        operatorId: acting.operator.id,
        others: sheet.facts.rejects ? partialImports(db, importable.kind, fileHash) : [],
        seesAll: mayDo(acting.operator.roles, 'reveal_all'),
        ...soFar,
        entry: head + 1,
        salts: (count) => acting.random(count * SALT_BYTES),
      };
      importable.staged.decide(db, decisions);
      const examples = acting.dryRun ? examplesOf(db, importable) : [];
      const outcome: ImportOutcome = { ...outcomeOf(db, read, null), examples };
      return { read, decisions, head, outcome, writes: hasWrites(db) };
    });
    const { read, decisions } = decided;
    const stands = (outcome: ImportOutcome): boolean => outcome.rejected === 0 || options.partial === true;
    if (!stands(decided.outcome)) return decided.outcome;
    if (!decided.writes && (acting.ref === null || acting.dryRun)) return decided.outcome;
    // Lets signals through: nothing stops what is being written.
    await new Promise((resolve) => setImmediate(resolve));
    // A rehearsal names the number that the batch would have, and writes nothing at all.
    if (acting.dryRun) return { ...decided.outcome, batch: comingSlipNumber(db, 'batch', decisions.today) };
    return await record(acting, command, inputOf(fileHash), (deed) => {
      let { outcome } = decided;
      let { sealApart } = room;
      // Somebody wrote meanwhile: what was decided may no longer be so.
      if (deed.entry.seq !== decided.head + 1) {
        forgetDecisions(db);
        importable.staged.decide(db, { ...decisions, entry: deed.entry.seq });
        outcome = outcomeOf(db, read, null);
        if (!stands(outcome)) throw new NoLongerStands(outcome);
        sealApart = null;
      }
      const { fingerprint } = sheet.facts;
      if (options.columns?.length) keepMapping(db, deed.entry, { kind: importable.kind, fingerprint }, options.columns);
      return apply(deed, importable, { decisions, outcome, sealApart, watch }, { fileHash, name: source.name });
    });
  } catch (error) {
    if (error instanceof NoLongerStands) return error.outcome;
    throw error;
  } finally {
    room.close();
  }
}

/** Both results, once both are there: what one still does must not go on when the other has failed. */
async function settled<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([first, second]);
  if (a.status === 'rejected') throw a.reason;
  if (b.status === 'rejected') throw b.reason;
  return [a.value, b.value];
}

/** Between decision and lock somebody made rows impossible: the transaction is given up with this outcome. */
class NoLongerStands extends Error {
  constructor(readonly outcome: ImportOutcome) {
    super('the store has changed');
  }
}

function apply(
  deed: Deed,
  { kind, staged }: Importable,
  decided: { outcome: ImportOutcome; decisions: Decisions; sealApart: Writing['sealApart']; watch: Watch | undefined },
  file: { fileHash: Buffer; name: string },
): ImportOutcome {
  const { db, entry, acting } = deed;
  if (!hasWrites(db)) {
    deed.nothingNew();
    return decided.outcome;
  }
  roomForWriting(db);
  const outcome = { ...decided.outcome, batch: nextSlipNumber(db, 'batch', deed.recordedOn) };
  const { imported, updated, unchanged, rejected, skipped } = outcome;
  const counts = { read: outcome.read, imported, updated, unchanged, rejected, skipped };
  entry.add('batches', { number: outcome.batch, kind, file_hash: file.fileHash, ...counts });
  if (file.name !== '-') entry.remark('file', basename(file.name));
  entry.expectMuch();
  staged.apply(db, {
    entry,
    day: deed.happenedOn(),
    operatorId: acting.operator.id,
    filled: decided.decisions.filled,
    ascending: decided.decisions.ascending,
    now: new Date(acting.clock.now()).toISOString(),
    language: acting.store.language,
    sealApart: decided.sealApart,
    watch: (rows) => decided.watch?.({ step: 'writing', rows, of: imported + updated }),
  });
  return outcome;
}

function outcomeOf(db: Db, read: Read, batch: string | null): ImportOutcome {
  const looked = remarks(db, MOST_WARNINGS);
  const { read: rows, skipped, ...rest } = read;
  return {
    read: rows,
    ...tally(db),
    skipped,
    batch,
    ...rest,
    rejects: refusals(db),
    warnings: looked.remarks,
    warned: looked.count,
    examples: [],
  };
}

/** Puts every row of the sheet into the staging table. */
async function stage(
  db: Db,
  { staged }: Importable,
  { facts, batches, hiddenRows }: SheetToStage,
  watch: Watch | undefined,
): Promise<{ read: Read; soFar: StagedSoFar }> {
  const stager = new Stager(db, staged.fresh);
  let read = 0;
  let skipped = 0;
  let breath = performance.now();
  for await (const batch of batches) {
    if (performance.now() - breath > BREATH_MS) {
      watch?.({ step: 'reading', done: batch.bytes, rows: read });
      // Lets signals through: a sheet that came by a pipe is in memory, and reading it waits for nothing.
      await new Promise((resolve) => setImmediate(resolve));
      breath = performance.now();
    }
    read += batch.read;
    skipped += batch.skipped;
    for (const look of batch.looks) remarkLine(db, look);
    for (const refusal of batch.refused) refuseLine(db, refusal);
    const { lines, rows, columns } = batch;
    for (let at = 0; at < rows.length; at++) stager.put(lines[at]!, columns, rows[at]!);
  }
  stager.finish();
  watch?.({ step: 'matching', rows: read });
  const { fingerprint: _, ...told } = facts;
  return { read: { read, skipped, ...told, hidden_rows: hiddenRows() }, soFar: stager.soFar };
}

/** What was imported, the newest first. */
export async function importedBatches(acting: Acting): Promise<BatchRow[]> {
  permit(acting, 'read');
  return allBatches(acting.store.db);
}
