/** A sheet as a table: its headings found and matched, and the rows below them told apart. */
import { refuse } from '../domain/errors.ts';
import type { SheetRow } from './cells.ts';
import type { Encoding } from './decoding.ts';
import type { Delimiter } from './delimiters.ts';
import {
  type FoundColumn,
  HeadingBook,
  headingKey,
  isSerial,
  type KnownColumn,
  missingKeys,
  rejectColumns,
  unitOfSheet,
} from './headings.ts';
import { readSheet, type Sheet } from './reading.ts';
import { isBlank, isTotal, type RowKind, repeatsHeadings } from './row-kinds.ts';
import type { SheetSource } from './source.ts';

export interface TableRow {
  /** The first line of the row in the file. */
  line: number;
  /** At least as many as there are headings; more only when `extra`. */
  cells: string[];
  kind: RowKind;
  /** There is content beyond the last heading. */
  extra: boolean;
  /** Why the cells are uncertain: a quote where none can be, or the file ends within the row. */
  damage: 'stray_quote' | 'cut_short' | null;
}

export interface Table {
  encoding: Encoding;
  delimiter: Delimiter;
  columns: Map<string, FoundColumn>;
  /** All headings as they were, unused ones too. */
  headings: string[];
  headingLine: number;
  /** How many of the first columns are those of our own rejects files. */
  rejectColumns: number;
  unusedHeadings: string[];
  /** The unit of money that a title row gives to columns without their own. */
  sheetUnit: string | null;
  /** Every row below the headings; can be run through once. */
  rows: AsyncGenerator<TableRow>;
}

export interface TableOptions {
  columns: readonly KnownColumn[];
  encoding?: string | null;
  /** Which heading stands for a key, where the user says so. */
  assigned?: ReadonlyMap<string, string>;
}

/** The headings are among the first rows: this many may be titles or blank. */
const TITLE_ROWS = 30;

interface Match {
  columns: Map<string, FoundColumn>;
  /** Headings that claim the same key. */
  rivals: Map<string, string[]>;
  missing: string[];
  score: number;
}

/** Opens a sheet as a table, or refuses it: headings that are missing, or of which two mean the same. */
export async function readTable(source: SheetSource, options: TableOptions): Promise<Table> {
  const assigned = options.assigned ?? new Map<string, string>();
  const keys = options.columns.map(({ key }) => key);
  for (const key of assigned.keys()) {
    if (!keys.includes(key)) refuse('unknown_column', { column: key, columns: keys });
  }
  const book = new HeadingBook(options.columns);
  const match = (cells: readonly string[]) => matchRow(cells, book, options.columns, assigned);
  const sheet = await readSheet(source, { encoding: options.encoding, score: (cells) => match(cells).score });

  try {
    return await tableOf(sheet, source.name, match, options.columns);
  } catch (error) {
    await sheet.batches.return(undefined);
    throw error;
  }
}

async function tableOf(
  sheet: Sheet,
  file: string,
  match: (cells: readonly string[]) => Match,
  known: readonly KnownColumn[],
): Promise<Table> {
  const { first, position } = await findHeadings(sheet, file, match, known);
  const { cells: headings, line: headingLine } = first[position]!;
  const { columns, rivals, missing } = match(headings);
  if (missing.length > 0) refuse('headings_unknown', { file, missing, headings: shown(headings) });
  for (const [column, names] of rivals) refuse('headings_ambiguous', { file, column, headings: names });

  const used = new Set([...columns.values()].map(({ index }) => index));
  const ours = rejectColumns(headings);
  const unusedHeadings = headings.filter(
    (heading, index) => index >= ours && !used.has(index) && heading.trim() !== '' && !isSerial(heading),
  );
  return {
    encoding: sheet.encoding,
    delimiter: sheet.delimiter,
    columns,
    headings,
    headingLine,
    rejectColumns: ours,
    unusedHeadings,
    sheetUnit: unitOfSheet(first.slice(0, position).map(({ cells }) => cells)),
    rows: tableRows(first.slice(position + 1), sheet, headings, [...used]),
  };
}

/** The first rows, and which of them holds the headings: all required ones if any does, else the most known ones. */
async function findHeadings(
  sheet: Sheet,
  file: string,
  match: (cells: readonly string[]) => Match,
  columns: readonly KnownColumn[],
): Promise<{ first: SheetRow[]; position: number }> {
  const first: SheetRow[] = [];
  while (first.length < TITLE_ROWS) {
    const next = await sheet.batches.next();
    if (next.done) break;
    first.push(...next.value);
  }
  let position = -1;
  let best = 0;
  for (const [index, { cells }] of first.slice(0, TITLE_ROWS).entries()) {
    const { score, missing } = match(cells);
    const worth = score === 0 ? 0 : score + (missing.length === 0 ? 10_000 : 0);
    if (worth > best) {
      best = worth;
      position = index;
    }
  }
  if (position < 0) {
    const required = missingKeys(columns, () => false);
    const missing = required.length > 0 ? required : columns.map(({ key }) => key);
    const row = first.find(({ cells }) => !isBlank(cells));
    refuse('headings_unknown', { file, missing, headings: shown(row?.cells ?? []) });
  }
  return { first, position };
}

function matchRow(
  cells: readonly string[],
  book: HeadingBook,
  known: readonly KnownColumn[],
  assigned: ReadonlyMap<string, string>,
): Match {
  const columns = new Map<string, FoundColumn>();
  const claims = new Map<string, string[]>();
  const missing: string[] = [];
  const taken = new Set<number>();
  const claim = (key: string, index: number, unit: string | null) => {
    const heading = cells[index]!;
    if (!columns.has(key)) columns.set(key, { index, heading, unit });
    claims.set(key, [...(claims.get(key) ?? []), heading]);
    taken.add(index);
  };
  const unitOf = (heading: string) => book.find(heading)?.unit ?? null;

  for (const [key, wanted] of assigned) {
    const exact = places(cells, (heading) => heading.trim() === wanted.trim());
    const alike = exact.length > 0 ? exact : places(cells, (heading) => headingKey(heading) === headingKey(wanted));
    for (const index of alike) claim(key, index, unitOf(cells[index]!));
    if (alike.length === 0) missing.push(wanted);
  }
  for (const [index, heading] of cells.entries()) {
    if (taken.has(index) || index < rejectColumns(cells)) continue;
    const found = book.find(heading);
    if (found !== null && !assigned.has(found.key)) claim(found.key, index, found.unit);
  }
  missing.push(...missingKeys(known, (key) => columns.has(key) || assigned.has(key)));
  const rivals = new Map([...claims].filter(([, headings]) => headings.length > 1));
  return { columns, rivals, missing, score: columns.size };
}

function places(cells: readonly string[], fits: (heading: string) => boolean): number[] {
  return [...cells.keys()].filter((index) => fits(cells[index]!));
}

/** Headings for a message: not the thousands, nor the endless one, that a wrong file may have. */
function shown(headings: readonly string[]): string[] {
  return headings
    .filter((heading) => heading.trim() !== '')
    .slice(0, 50)
    .map((heading) => (heading.length > 60 ? `${heading.slice(0, 60)}…` : heading));
}

async function* tableRows(
  first: readonly SheetRow[],
  sheet: Sheet,
  headings: readonly string[],
  used: readonly number[],
): AsyncGenerator<TableRow> {
  const serialAt = headings.findIndex((heading, index) => !used.includes(index) && isSerial(heading));
  const serial = serialAt < 0 ? null : serialAt;
  let fullRows = 0;
  const read = (row: SheetRow): TableRow => {
    const cut = row.unended === true && row.cells.length < headings.length && fullRows > 0;
    if (row.cells.length >= headings.length) fullRows++;
    return tableRow(row, headings, used, serial, cut);
  };
  for (const row of first) yield read(row);
  for await (const batch of sheet.batches) for (const row of batch) yield read(row);
}

function tableRow(
  { line, cells, damaged }: SheetRow,
  headings: readonly string[],
  used: readonly number[],
  serial: number | null,
  cut: boolean,
): TableRow {
  while (cells.length < headings.length) cells.push('');
  const extra = cells.length > headings.length && !isBlank(cells.slice(headings.length));
  if (!extra) cells.length = headings.length;
  const kind = kindOf(cells, headings, used, serial);
  const damage = damaged ? 'stray_quote' : cut ? 'cut_short' : null;
  return { line, cells, kind, extra, damage: kind === 'record' ? damage : null };
}

function kindOf(
  cells: readonly string[],
  headings: readonly string[],
  used: readonly number[],
  serial: number | null,
): RowKind {
  if (isBlank(cells, serial)) return 'blank';
  if (isTotal(cells, serial)) return 'total';
  return repeatsHeadings(cells, headings, used) ? 'heading' : 'record';
}
