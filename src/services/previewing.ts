/** What a rehearsed import shows beside its counts: the first rows of each decision, and what would change in them. */
import { mask } from '../domain/masking.ts';
import { toDecimal, toYuan } from '../domain/quantities.ts';
import { type Importable, type ImportColumn, partsOf, type Value } from '../imports/describing.ts';
import type { Db } from '../store/sql.ts';
import { firstDecided, type StagedRow } from '../store/staging.ts';

/** What can become of a row that is not refused; `added` says more about an earlier row of the file. */
export const DECISIONS = ['new', 'changed', 'added', 'unchanged'] as const;

/** A row of the sheet, and what becomes of it. */
export interface Example {
  readonly line: number;
  readonly decision: (typeof DECISIONS)[number];
  /** The first columns in which it says something, by key. */
  readonly values: Readonly<Record<string, string>>;
  /** Of a changed row: what is stored, and what the sheet says instead. Stored contact data is masked. */
  readonly changes: readonly { readonly column: string; readonly from: string | null; readonly to: string }[];
}

/** So many rows of each decision are shown, and so many columns of each. */
const ROWS = 3;
const COLUMNS = 3;

/** The first rows of each decision, while they are staged and decided. */
export function examplesOf(db: Db, { columns }: Importable): Example[] {
  return DECISIONS.flatMap((decision) =>
    firstDecided(db, decision, ROWS).map((row) => ({
      line: row.line,
      decision,
      values: firstValues(row, columns),
      changes: row.before === null ? [] : changesOf(row, JSON.parse(row.before), columns),
    })),
  );
}

function firstValues(row: StagedRow, columns: readonly ImportColumn[]): Record<string, string> {
  const told = columns.flatMap((column): [string, string][] => {
    const value = row[partsOf(column)[0]!] ?? null;
    return value === null || column.masked ? [] : [[column.key, shown(value, column)]];
  });
  return Object.fromEntries(told.slice(0, COLUMNS));
}

function changesOf(
  row: StagedRow,
  before: Readonly<Record<string, Value>>,
  columns: readonly ImportColumn[],
): Example['changes'] {
  // Another spelling of a name by which the row was found changes nothing.
  const found = row.match_key === before.match_key && (row.code ?? row.number ?? null) === null;
  return columns.flatMap((column) => {
    const [part = column.key] = partsOf(column);
    const [to, from] = [row[part] ?? null, before[column.key] ?? before[part] ?? null];
    if (to === null || to === from || !(column.key in before || part in before)) return [];
    if (found && ['name', 'spec'].includes(column.key)) return [];
    const old = from === null ? null : shown(from, column);
    return [
      {
        column: column.key,
        from: old === null || !column.masked ? old : mask(old, column.masked),
        to: shown(to, column),
      },
    ];
  });
}

/** A staged value as people read it: fen as yuan, thousandths as decimals. */
function shown(value: string | number, { type }: ImportColumn): string {
  if (typeof value === 'string') return value;
  if (type === 'money') return String(toYuan(value));
  return String(type === 'quantity' || type === 'number' ? toDecimal(value) : value);
}
