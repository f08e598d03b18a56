/** A sheet read for staging: what is known of it as a whole, and its rows as values of the staging table's columns. */
import type { Importable, Value } from '../imports/describing.ts';
import type { Encoding } from '../spreadsheets/decoding.ts';
import type { SheetSource } from '../spreadsheets/source.ts';
import type { BookKind } from '../spreadsheets/workbooks/workbook.ts';
import type { Refusal } from '../store/staging.ts';
import { doubtOf, openTable, RowReader, type SheetOptions } from './reading-rows.ts';

/** The moment of reading: the day that "today" means, and the seconds since 1970. */
export interface Now {
  readonly today: string;
  readonly seconds: number;
}

/** What is known of a sheet before its rows are read. */
export interface SheetFacts {
  readonly encoding: Encoding | BookKind;
  /** The heading of each key. */
  readonly columns: Readonly<Record<string, string>>;
  /** Headings that nothing is taken from. */
  readonly unused: readonly string[];
  /** Of a workbook: the sheet that is read, and those that are not. */
  readonly sheet: string | null;
  readonly other_sheets: readonly string[];
  /** What makes another sheet the same to the eye. */
  readonly fingerprint: string;
  /** It is what an import refused, corrected. */
  readonly rejects: boolean;
}

/** Some rows, read. */
export interface ReadBatch {
  /** How many rows there were, and how many of them are no records. */
  readonly read: number;
  readonly skipped: number;
  /** The columns of the staging table that the rows up to here have filled, in the order of their first value. */
  readonly columns: readonly string[];
  /** The line of each record that could be read, and its values by columns; those that are missing at the end are NULL. */
  readonly lines: ArrayLike<number>;
  readonly rows: readonly (readonly Value[])[];
  readonly refused: readonly Refusal[];
  readonly looks: readonly Refusal[];
  /** How many bytes of the file were read for it and all before it. */
  readonly bytes: number;
}

export interface SheetToStage {
  readonly facts: SheetFacts;
  /** Can be run through once. */
  readonly batches: AsyncIterable<ReadBatch>;
  /** How many of its rows are hidden: known once they were read. */
  hiddenRows(): number;
}

/** Opens a sheet and finds its headings. @throws Refusal headings_*, encoding_unknown, file_* */
export async function openSheet(
  importable: Importable,
  source: SheetSource,
  options: SheetOptions,
  now: Now,
): Promise<SheetToStage> {
  const counted = counting(source);
  const table = await openTable(importable, counted.source, options);
  const reader = new RowReader(importable, table, now.today, now.seconds);
  const known = new Set(importable.staged.columns.map(({ name }) => name));
  return {
    facts: {
      encoding: table.encoding,
      columns: Object.fromEntries([...table.columns].map(([key, { heading }]) => [key, heading])),
      unused: table.unusedHeadings,
      sheet: table.book?.sheet ?? null,
      other_sheets: table.book?.others ?? [],
      fingerprint: table.fingerprint,
      rejects: table.rejectColumns > 0,
    },
    batches: readBatches(table.batches, reader, known, counted.bytes),
    hiddenRows: () => table.book?.hiddenRows() ?? 0,
  };
}

/** The source, and how many of its bytes were taken since it was last opened. */
function counting(source: SheetSource): { source: SheetSource; bytes: () => number } {
  let bytes = 0;
  async function* open() {
    bytes = 0;
    for await (const chunk of source.open()) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  return { source: { ...source, open }, bytes: () => bytes };
}

async function* readBatches(
  batches: Awaited<ReturnType<typeof openTable>>['batches'],
  reader: RowReader,
  known: ReadonlySet<string>,
  bytes: () => number,
): AsyncGenerator<ReadBatch> {
  let width = -1;
  let columns: readonly string[] = [];
  /** Where the columns stand among the values of a row; null where these are all columns. */
  let places: readonly number[] | null = null;
  for await (const batch of batches) {
    const lines: number[] = [];
    const rows: (readonly Value[])[] = [];
    const refused: Refusal[] = [];
    const looks: Refusal[] = [];
    let skipped = 0;
    for (const row of batch) {
      const doubt = row.doubt === null ? null : doubtOf(row);
      if (row.kind !== 'record') {
        skipped += 1;
        if (doubt !== null) looks.push(doubt);
        continue;
      }
      const read = reader.read(row);
      if (read.looks.length > 0) looks.push(...read.looks);
      if (read.refusal) {
        refused.push(read.refusal);
        continue;
      }
      if (doubt !== null) looks.push(doubt);
      if (reader.width > width) {
        width = reader.width;
        const { names } = reader;
        columns = names.filter((name) => known.has(name));
        places = columns.length === names.length ? null : columns.map((name) => names.indexOf(name));
      }
      lines.push(row.line);
      rows.push(places === null ? read.values : places.map((at) => read.values[at] ?? null));
    }
    yield { read: batch.length, skipped, columns, lines, rows, refused, looks, bytes: bytes() };
  }
}
