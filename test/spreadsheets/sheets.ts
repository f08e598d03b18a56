import type { ErrorFacts } from '../../src/domain/errors.ts';
import { Refusal } from '../../src/domain/errors.ts';
import type { KnownColumn } from '../../src/spreadsheets/headings.ts';
import { readSheet } from '../../src/spreadsheets/reading.ts';
import { type SheetSource, sourceOfBytes } from '../../src/spreadsheets/source.ts';
import { readTable, type TableOptions, type TableRow } from '../../src/spreadsheets/table.ts';

/** The columns of the hostile corpus. */
export const SAMPLE_COLUMNS: readonly KnownColumn[] = [
  { key: 'number', synonyms: ['sample_id'], required: true },
  { key: 'customer', synonyms: [] },
  { key: 'name', synonyms: ['item'] },
  { key: 'quantity', synonyms: ['qty'] },
  { key: 'unit', synonyms: [] },
  { key: 'received_on', synonyms: ['date'] },
  { key: 'note', synonyms: [] },
];

/** A source that gives its bytes in pieces of so many. */
export function sourceOf(content: string | Uint8Array, chunk = Number.POSITIVE_INFINITY): SheetSource {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  if (chunk === Number.POSITIVE_INFINITY) return sourceOfBytes('sheet.csv', bytes);
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
    bytes.subarray(i * chunk, (i + 1) * chunk),
  );
  return { name: 'sheet.csv', open: () => chunks };
}

/** All cells of a sheet. */
export async function cellsOf(source: SheetSource, encoding: string | null = null): Promise<string[][]> {
  const sheet = await readSheet(source, { encoding });
  const cells: string[][] = [];
  for await (const batch of sheet.batches) for (const row of batch) cells.push(row.cells);
  return cells;
}

/** A table with its rows read. */
export async function tableOf(source: SheetSource, options: Partial<TableOptions> = {}) {
  const table = await readTable(source, { columns: SAMPLE_COLUMNS, ...options });
  const rows: TableRow[] = [];
  for await (const batch of table.batches) rows.push(...batch);
  return { ...table, rows };
}

/** What a refused promise was refused for: its code and its facts. */
export async function refusal(promise: Promise<unknown>): Promise<{ code: keyof ErrorFacts; facts: object }> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, facts: error.facts };
    throw error;
  }
  throw new Error('was not refused');
}
