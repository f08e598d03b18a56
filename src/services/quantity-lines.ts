/** Numbers and quantities from a sheet: the lines of a checkout. */

import { Refusal } from '../domain/errors.ts';
import { checked } from '../imports/cells.ts';
import type { ImportColumn } from '../imports/describing.ts';
import { SAMPLE_COLUMNS } from '../imports/sample-columns.ts';
import type { SheetSource } from '../spreadsheets/source.ts';
import { readQuantity } from '../spreadsheets/values.ts';
import type { Db } from '../store/sql.ts';
import type { Refusal as RefusedLine } from '../store/staging.ts';
import type { Acting } from './acting.ts';
import { findSample } from './naming.ts';
import { doubtOf, hashOf, openTable, RowReader, rowsOf } from './reading-rows.ts';
import type { SheetLines } from './receipt-lines.ts';

export interface QuantityLine {
  readonly number: string;
  /** Thousandths; null for all that is available. */
  readonly quantity: number | null;
}

const COLUMNS: readonly ImportColumn[] = SAMPLE_COLUMNS.filter(({ key }) => key === 'number' || key === 'quantity').map(
  ({ parts: _, ...column }) =>
    column.key === 'number'
      ? { ...column, required: true }
      : // The unit is the sample's own: a quantity in another would be another.
        { ...column, required: false, read: checked((cell) => readQuantity(cell)) },
);

/** Reads lines of number and quantity; a blank quantity means all that is available. */
export async function readQuantityLines(acting: Acting, source: SheetSource): Promise<SheetLines<QuantityLine>> {
  const readable = { columns: COLUMNS };
  const table = await openTable(readable, source, {});
  const reader = new RowReader(readable, table, acting.today);
  const lines: QuantityLine[] = [];
  const rejects: RefusedLine[] = [];
  const looks: RefusedLine[] = [];
  for await (const row of rowsOf(table)) {
    if (row.doubt !== null) looks.push(doubtOf(row));
    if (row.kind !== 'record') continue;
    const read = reader.read(row);
    const values = reader.byName(read);
    const number = typeof values.number === 'string' ? values.number : null;
    const problem = read.refusal ?? problemOf(acting.store.db, row.line, number, values.quantity === 0);
    if (problem) rejects.push(problem);
    else {
      looks.push(...read.looks);
      lines.push({ number: number!, quantity: typeof values.quantity === 'number' ? values.quantity : null });
    }
  }
  return { lines, rejects, looks, hash: (await hashOf(source)).toString('hex') };
}

function problemOf(db: Db, line: number, number: string | null, zero: boolean): RefusedLine | null {
  if (number === null) return { line, column: 'number', code: 'missing', facts: {} };
  if (zero) return { line, column: 'quantity', code: 'quantity_zero', facts: {} };
  try {
    findSample(db, number);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const ambiguous = error.code === 'ambiguous_number';
    return {
      line,
      column: 'number',
      code: ambiguous ? 'number_ambiguous' : 'number_unknown',
      facts: { value: number },
    };
  }
}
