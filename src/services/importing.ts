/**
 * Importing sheets: read and check every row, decide on what the store holds, apply all of it or nothing. The store's
 * lock is held only while the decisions are applied.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { dayOf } from '../domain/calendar.ts';
import {
  type CellReading,
  type CellSurroundings,
  type Importable,
  type ImportColumn,
  partsOf,
  type Value,
} from '../imports/describing.ts';
import type { FoundColumn } from '../spreadsheets/headings.ts';
import type { SheetSource } from '../spreadsheets/source.ts';
import { readTable, type Table, type TableRow } from '../spreadsheets/table.ts';
import { headOf } from '../store/journal.ts';
import { nextSlipNumber } from '../store/serials.ts';
import { type Db, reading } from '../store/sql.ts';
import {
  closeStaging,
  type Decisions,
  hasWrites,
  openStaging,
  type Refusal,
  refusals,
  refuseLine,
  remarkLine,
  remarks,
  stager,
  type Tally,
  tally,
} from '../store/staging.ts';
import { type Acting, type Deed, givenAnswer, permit, record } from './acting.ts';

export interface ImportOptions {
  /** As the user says it; else it is decided over the whole file. */
  readonly encoding?: string | undefined;
  /** Which heading stands for a key. */
  readonly columns?: readonly (readonly [string, string])[] | undefined;
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
  readonly rejects: readonly Refusal[];
  /** The first of what somebody should look at, and how much there is. */
  readonly warnings: readonly Refusal[];
  readonly warned: number;
}

/** What is known before anything is decided. */
type Read = Pick<ImportOutcome, 'read' | 'skipped' | 'encoding' | 'columns' | 'unused'>;

/** So many warnings are named; the rest is counted. */
const MOST_WARNINGS = 1000;

/** How much of a cell is told when it cannot be read. */
const TOLD_CHARACTERS = 60;

/**
 * Imports a sheet. A refused row means that nothing is imported, unless `partial`; the outcome then says what would
 * have been.
 * @throws Refusal not_permitted; headings_*, encoding_unknown, file_* when it cannot be read as a sheet
 */
export async function importSheet(
  acting: Acting,
  importable: Importable,
  source: SheetSource,
  options: ImportOptions,
): Promise<ImportOutcome> {
  permit(acting, importable.duty);
  if (options.create_customers) permit(acting, 'customer_files');
  const { db } = acting.store;
  const fileHash = await hashOf(source);
  const command = `import ${importable.kind}`;
  const input = { ...options, file: fileHash.toString('hex') };
  const given = givenAnswer<ImportOutcome>(acting, command, input);
  if (given) return given.result;
  const decisions: Decisions = {
    onConflict: options.on_conflict ?? 'update',
    today: dayOf(acting.clock.now()),
    createCustomers: options.create_customers ?? false,
  };
  openStaging(db, importable.staged.columns);
  try {
    const read = await stage(db, importable, source, options, decisions.today);
    const decided = await reading(db, () => {
      const head = headOf(db).seq;
      importable.staged.decide(db, decisions);
      return { head, outcome: outcomeOf(db, read, null), writes: hasWrites(db) };
    });
    const stands = (outcome: ImportOutcome): boolean => outcome.rejected === 0 || options.partial === true;
    if (acting.dryRun || !stands(decided.outcome)) return decided.outcome;
    if (!decided.writes && acting.ref === null) return decided.outcome;
    return await record(acting, command, input, (deed) => {
      // Somebody wrote meanwhile: what was decided may no longer be so.
      if (deed.entry.seq !== decided.head + 1) {
        importable.staged.decide(db, decisions);
        const outcome = outcomeOf(db, read, null);
        if (!stands(outcome)) throw new NoLongerStands(outcome);
      }
      return apply(deed, importable, read, { fileHash, name: source.name });
    });
  } catch (error) {
    if (error instanceof NoLongerStands) return error.outcome;
    throw error;
  } finally {
    closeStaging(db);
  }
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
  read: Read,
  file: { fileHash: Buffer; name: string },
): ImportOutcome {
  const { db, entry, acting } = deed;
  if (!hasWrites(db)) {
    deed.nothingNew();
    return outcomeOf(db, read, null);
  }
  entry.expectMuch();
  const outcome = outcomeOf(db, read, nextSlipNumber(db, 'batch', deed.recordedOn));
  staged.apply(db, {
    entry,
    day: deed.happenedOn(),
    operatorId: acting.operator.id,
    language: acting.store.language,
    later: (day, work) => deed.later(day, work),
  });
  const { imported, updated, unchanged, rejected, skipped } = outcome;
  const counts = { read: outcome.read, imported, updated, unchanged, rejected, skipped };
  entry.add('batches', { number: outcome.batch, kind, file_hash: file.fileHash, ...counts });
  if (file.name !== '-') entry.remark('file', basename(file.name));
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
  };
}

/** Reads every row of the sheet into the staging table; nothing of the store is read or locked meanwhile. */
async function stage(
  db: Db,
  importable: Importable,
  source: SheetSource,
  options: ImportOptions,
  today: string,
): Promise<Read> {
  const table = await openTable(importable, source, options);
  const rowReader = new RowReader(importable, table, today);
  const put = stager(db, importable.staged.columns);
  let read = 0;
  let skipped = 0;
  db.exec('BEGIN');
  for await (const row of table.rows) {
    read += 1;
    if (row.kind !== 'record') {
      skipped += 1;
      continue;
    }
    const { values, refusal, looks } = rowReader.read(row);
    for (const look of looks) remarkLine(db, look);
    if (refusal) refuseLine(db, refusal);
    else put(row.line, values);
  }
  db.exec('COMMIT');
  return {
    read,
    skipped,
    encoding: table.encoding,
    columns: Object.fromEntries([...table.columns].map(([key, { heading }]) => [key, heading])),
    unused: table.unusedHeadings,
  };
}

function openTable(importable: Importable, source: SheetSource, options: ImportOptions): Promise<Table> {
  return readTable(source, {
    columns: importable.columns.map(({ key, heading, synonyms, required = false }) => ({
      key,
      required,
      synonyms: [...new Set([heading.zh, heading.en, ...synonyms])],
    })),
    encoding: options.encoding ?? null,
    assigned: new Map(options.columns ?? []),
  });
}

/** Reads the cells of rows as the columns of an importable say. */
class RowReader implements CellSurroundings {
  unit: string | null = null;
  private readonly mapped: readonly { column: ImportColumn; found: FoundColumn; unit: string | null }[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly units: ReadonlyMap<string, string | null>;
  private cells: readonly string[] = [];

  constructor(
    private readonly importable: Importable,
    table: Table,
    readonly today: string,
  ) {
    this.mapped = importable.columns.flatMap((column) => {
      const found = table.columns.get(column.key);
      if (!found) return [];
      return [{ column, found, unit: found.unit ?? (column.money ? table.sheetUnit : null) }];
    });
    this.places = new Map(this.mapped.map(({ column, found }) => [column.key, found.index]));
    this.units = new Map(this.mapped.map(({ column, unit }) => [column.key, unit]));
  }

  other(key: string): string {
    const at = this.places.get(key);
    return at === undefined ? '' : (this.cells[at] ?? '');
  }

  read({ line, cells, extra, damage }: TableRow): { values: Value[]; refusal: Refusal | null; looks: Refusal[] } {
    const looks: Refusal[] = [];
    if (extra || damage) {
      const code = extra ? 'extra_cells' : damage!;
      return { values: [], refusal: { line, column: null, code, facts: {} }, looks };
    }
    this.cells = cells;
    const problems: { key: string | null; code: string; facts: Refusal['facts'] }[] = [];
    const values: Record<string, Value> = {};
    for (const { column, found, unit } of this.mapped) {
      const cell = cells[found.index] ?? '';
      if (cell === '') continue;
      this.unit = unit;
      const reading: CellReading = column.read(cell, this);
      const { key } = column;
      if ('problem' in reading) {
        problems.push({ key, code: reading.problem, facts: { value: told(cell), ...reading.facts } });
        continue;
      }
      if (reading.warning) looks.push({ line, column: key, code: reading.warning, facts: { value: told(cell) } });
      const given = Array.isArray(reading.value) ? (reading.value as Value[]) : [reading.value as Value];
      for (const [at, part] of partsOf(column).entries()) values[part] = given[at] ?? null;
    }
    const whole = this.importable.complete?.(values, this.units) ?? null;
    // A cell that cannot be read is not missing as well.
    if (whole && !problems.some(({ key }) => key === whole.key)) problems.push({ facts: {}, ...whole });
    const [first, ...more] = problems;
    if (first) {
      const facts = more.length === 0 ? first.facts : { ...first.facts, more };
      return { values: [], refusal: { line, column: first.key, code: first.code, facts }, looks: [] };
    }
    return { values: this.importable.staged.columns.map(({ name }) => values[name] ?? null), refusal: null, looks };
  }
}

function told(cell: string): string {
  const characters = [...cell.slice(0, 2 * TOLD_CHARACTERS + 2)];
  return characters.length > TOLD_CHARACTERS ? `${characters.slice(0, TOLD_CHARACTERS).join('')}…` : cell;
}

/** A refused row as it was. */
export interface RefusedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows at these lines as they were, read from the sheet once more, with the headings under which they can be fed
 * again: the unit that a title gave to the whole sheet goes into them.
 */
export async function refusedRows(
  importable: Importable,
  source: SheetSource,
  options: ImportOptions,
  lines: ReadonlySet<number>,
): Promise<{ headings: string[]; rows: AsyncGenerator<RefusedRow> }> {
  const table = await openTable(importable, source, options);
  const headings = [...table.headings];
  for (const { key, money } of importable.columns) {
    const found = table.columns.get(key);
    if (money && found && found.unit === null && table.sheetUnit !== null)
      headings[found.index] = `${found.heading}(${table.sheetUnit})`;
  }
  const ours = table.rejectColumns;
  return { headings: headings.slice(ours), rows: rowsAt(table, lines, ours) };
}

async function* rowsAt(table: Table, lines: ReadonlySet<number>, ours: number): AsyncGenerator<RefusedRow> {
  for await (const { line, cells } of table.rows) {
    if (lines.has(line)) yield { line, cells: cells.slice(ours) };
  }
}

async function hashOf(source: SheetSource): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of source.open()) hash.update(chunk);
  return hash.digest();
}
