/** A sheet as a table: its headings found and matched, and the rows below them told apart. */
import { refuse } from '../domain/errors.ts';
import type { SheetRow } from './cells.ts';
import { type Encoding, UNREADABLE } from './decoding.ts';
import type { Delimiter } from './delimiters.ts';
import { type FoundColumn, isSerial, type KnownColumn, rejectColumns } from './headings.ts';
import { type Assigned, fingerprint, type Headings, Matcher, otherSheets, shown } from './matching.ts';
import { type BookFacts, readSheet, type Sheet } from './reading.ts';
import { isBlank, type RowKind, repeatsHeadings } from './row-kinds.ts';
import { type SheetUnits, unitsOfSheet } from './sheet-units.ts';
import type { SheetSource } from './source.ts';
import { type Places, placesOf, totalKind } from './totals.ts';
import type { Display } from './workbooks/showing.ts';
import type { BookKind } from './workbooks/workbook.ts';

export interface TableRow {
  /** The first line of the row in the file. */
  line: number;
  /** At least as many as there are headings; more only when `extra`. */
  cells: string[];
  kind: RowKind;
  /** What speaks of a total where that is not sure, whether the row was taken or not. */
  doubt: string | null;
  /** There is content beyond the last heading. */
  extra: boolean;
  /** Why the cells are uncertain: a quote where none can be, or the file ends within the row. */
  damage: 'stray_quote' | 'cut_short' | 'bad_bytes' | null;
  /** The columns, from 0, whose cells hold an error of the spreadsheet. */
  errors: readonly number[];
  /** By column, from 0, what cells show that is less than their text. */
  displays?: ReadonlyMap<number, Display> | undefined;
}

export interface Table {
  encoding: Encoding | BookKind;
  /** Null in a workbook. */
  delimiter: Delimiter | null;
  columns: Map<string, FoundColumn>;
  /** All headings as they were, unused ones too; those of two rows put together. */
  headings: string[];
  headingLine: number;
  /** What makes another sheet the same to the eye. */
  fingerprint: string;
  /** How many of the first columns are those of our own rejects files. */
  rejectColumns: number;
  unusedHeadings: string[];
  /** The units that title rows give to columns without their own. */
  sheetUnits: SheetUnits;
  /** Only of workbooks. */
  book: BookFacts | null;
  /** Every row below the headings, many at once; can be run through once. */
  batches: AsyncGenerator<TableRow[]>;
}

export interface TableOptions {
  columns: readonly KnownColumn[];
  encoding?: string | null;
  /** The sheet of a workbook, by number or name. */
  sheet?: string | null;
  /** Which heading stands for a key, where the user says so. */
  assigned?: Assigned;
  /** The same of earlier sheets, by the fingerprint of their headings. */
  remembered?: ReadonlyMap<string, Assigned>;
}

/** Opens a sheet as a table, or refuses it: headings that are missing, or of which two mean the same. */
export async function readTable(source: SheetSource, options: TableOptions): Promise<Table> {
  const matcher = new Matcher(options.columns, options.assigned ?? new Map(), options.remembered);
  const { encoding, sheet: wish } = options;
  const sheet = await readSheet(source, { encoding, sheet: wish, score: (cells) => matcher.score(cells) });
  try {
    return tableOf(sheet, source.name, await matcher.find(sheet, source.name), options.columns);
  } catch (error) {
    await sheet.batches.return(undefined);
    throw error;
  }
}

function tableOf(sheet: Sheet, file: string, found: Headings, known: readonly KnownColumn[]): Table {
  const { first, position, rows, cells: headings } = found;
  const { columns, rivals, missing } = found.match;
  if (missing.length > 0)
    refuse('headings_unknown', { file, missing, headings: shown(headings), ...otherSheets(sheet) });
  for (const [column, names] of rivals) refuse('headings_ambiguous', { file, column, headings: names });

  const used = new Set([...columns.values()].map(({ index }) => index));
  const ours = rejectColumns(headings);
  const serial = headings.findIndex((heading, index) => !used.has(index) && isSerial(heading));
  const places = placesOf(known, columns, serial < 0 ? null : serial);
  const named = headings.filter(
    (heading, index) => index >= ours && !used.has(index) && heading.trim() !== '' && !isSerial(heading),
  );
  const unusedHeadings = [...named, ...unnamed(headings, first.slice(position + rows), used, places)];
  const raw = first.slice(position, position + rows).map(({ cells }) => cells);
  const titles = first.slice(0, position).flatMap(({ cells }) => cells);
  const corners = raw.flat().filter((cell) => unusedHeadings.includes(cell));
  return {
    encoding: sheet.encoding,
    delimiter: sheet.delimiter,
    columns,
    headings,
    headingLine: first[position]!.line,
    fingerprint: fingerprint(headings),
    rejectColumns: ours,
    unusedHeadings,
    sheetUnits: unitsOfSheet(titles, corners),
    book: sheet.book,
    batches: tableRows(first.slice(position + rows), sheet, { headings, used: [...used], raw, places }),
  };
}

/** Columns without a heading that hold something all the same, by their letter: what stands there is not read. */
function unnamed(
  headings: readonly string[],
  below: readonly SheetRow[],
  used: ReadonlySet<number>,
  places: Places,
): string[] {
  return [...headings.keys()]
    .filter((index) => headings[index]!.trim() === '' && !used.has(index))
    .filter((index) => below.some(({ cells }) => (cells[index] ?? '').trim() !== '' && !isTotal(cells, places)))
    .map((index) => `[${columnLetter(index)}]`);
}

/** A, B … Z, AA … as spreadsheets call their columns. */
function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? '' : columnLetter(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

/** What rows are told apart by. */
interface Below {
  readonly headings: readonly string[];
  /** The columns that are read. */
  readonly used: readonly number[];
  /** The rows of the headings as they were. */
  readonly raw: readonly (readonly string[])[];
  readonly places: Places;
}

async function* tableRows(first: readonly SheetRow[], sheet: Sheet, below: Below): AsyncGenerator<TableRow[]> {
  const { headings } = below;
  let fullRows = 0;
  const read = (row: SheetRow): TableRow => {
    const cut = row.unended === true && row.cells.length < headings.length && fullRows > 0;
    if (row.cells.length >= headings.length) fullRows++;
    const read = tableRow(row, below, cut);
    if (sheet.spare && read.cells.some((cell) => cell.includes(UNREADABLE))) read.damage = 'bad_bytes';
    return read;
  };
  yield first.map(read);
  for await (const batch of sheet.batches) yield batch.map(read);
}

const NO_ERRORS: readonly number[] = [];

function tableRow({ line, cells, damaged, errors, displays }: SheetRow, below: Below, cut: boolean): TableRow {
  const { headings } = below;
  while (cells.length < headings.length) cells.push('');
  const extra = cells.length > headings.length && !isBlank(cells.slice(headings.length));
  if (!extra && cells.length > headings.length) cells.length = headings.length;
  const blank = isBlank(cells, below.places.serial);
  const total = blank ? null : totalKind(cells, below.places);
  const kind = blank ? 'blank' : total === 'total' || total === 'doubtful' ? 'total' : kindOf(cells, below);
  const doubt = total === 'doubtful' || total === 'taken' ? said(cells) : null;
  const damage = damaged ? 'stray_quote' : cut ? 'cut_short' : null;
  return {
    line,
    cells,
    kind,
    doubt,
    extra,
    damage: kind === 'record' ? damage : null,
    errors: errors ?? NO_ERRORS,
    displays,
  };
}

function kindOf(cells: readonly string[], { headings, used, raw }: Below): RowKind {
  if (repeatsHeadings(cells, headings, used)) return 'heading';
  return raw.length > 1 && raw.some((row) => repeatsRow(cells, row)) ? 'heading' : 'record';
}

function isTotal(cells: readonly string[], places: Places): boolean {
  const kind = totalKind(cells, places);
  return kind === 'total' || kind === 'doubtful';
}

function said(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' ');
}

/** Whether a row is one of two rows of headings again. */
function repeatsRow(cells: readonly string[], row: readonly string[]): boolean {
  return cells.every((cell, index) => cell.trim() === (row[index]?.trim() ?? ''));
}
