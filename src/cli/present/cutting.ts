/** What of rows is shown, and in which order: the options that all lists share. */
import { refuse } from '../../domain/errors.ts';
import { again, isGrid, placeOf, type Rows } from '../../domain/grids.ts';
import type { Cell, Column, Row } from '../../domain/shapes.ts';
import type { Language } from '../context.ts';

/** The cells of a row, wherever those of the columns stand in it. */
export type Cells = readonly Cell[];

/** Rows, and where in each of them the cell of a key stands. */
interface Placed {
  readonly rows: Iterable<Cells>;
  place(key: string): number;
}

/** Columns in the order in which they are shown, and the rows, of which no more is read than is shown. */
export interface Shown extends Placed {
  readonly columns: readonly Column[];
}

export interface Cutting {
  readonly language: Language;
  /** The keys of the columns that are shown. */
  readonly keys?: readonly string[] | undefined;
  /** The key of the column to sort by; with a hyphen in front, from the largest. */
  readonly sort?: string | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

/** Rows as they are to be shown. @throws Refusal unknown_column */
export function cut(columns: readonly Column[], rows: Rows, { keys, sort, offset, limit, language }: Cutting): Shown {
  const chosen = chooseColumns(columns, keys);
  const by = sort ? { column: find(columns, sort.replace(/^-/, '')), down: sort.startsWith('-') } : null;
  const placed = placedRows(columns, rows);
  const ordered = by ? again(() => sorted(placed, by, language)) : placed.rows;
  const selected = offset || limit !== undefined ? again(() => select(ordered, offset ?? 0, limit)) : ordered;
  return { columns: chosen, rows: selected, place: placed.place };
}

/** A grid as it is; of other rows the cells of all columns. */
function placedRows(columns: readonly Column[], rows: Rows): Placed {
  if (isGrid(rows)) return { rows: rows.rows, place: (key) => placeOf(rows, key) };
  const keys = columns.map(({ key }) => key);
  return { rows: again(() => cellsOf(rows, keys)), place: (key) => placeOf({ keys }, key) };
}

function* cellsOf(rows: Iterable<Row>, keys: readonly string[]): Generator<Cells> {
  for (const row of rows) yield keys.map((key) => row[key] ?? null);
}

/** The cells of the columns, in their order. */
export function inOrder({ columns, rows, place }: Shown): Iterable<Cells> {
  const places = columns.map(({ key }) => place(key));
  const isInOrder = places.every((at, index) => at === index);
  return again(function* () {
    for (const row of rows) yield isInOrder && row.length === places.length ? row : places.map((at) => row[at]!);
  });
}

/** The columns that --columns names, in that order. @throws Refusal unknown_column */
export function chooseColumns(columns: readonly Column[], asked: readonly string[] | undefined): readonly Column[] {
  if (!asked || asked.length === 0) return columns;
  return asked.map((key) => find(columns, key));
}

function find(columns: readonly Column[], key: string): Column {
  const folded = key.toLowerCase().replaceAll('-', '_');
  return (
    columns.find((column) => column.key === folded) ??
    refuse('unknown_column', { column: key, columns: columns.map((column) => column.key) })
  );
}

function* sorted(
  { rows, place }: Placed,
  { column: { key, type }, down }: { column: Column; down: boolean },
  language: Language,
): Generator<Cells> {
  const at = place(key);
  const all = [...rows];
  const collator = type === 'text' ? new Intl.Collator(language) : null;
  const compare = (a: Cell, b: Cell): number => {
    if (a === b) return 0;
    // What is not there comes last, whichever way the rest is sorted.
    if (a === null) return down ? -1 : 1;
    if (b === null) return down ? 1 : -1;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    const [left, right] = [cellText(a, ' '), cellText(b, ' ')];
    return collator ? collator.compare(left, right) : left < right ? -1 : left > right ? 1 : 0;
  };
  // Array.prototype.sort is stable: rows that are alike stay in the total order they came in.
  all.sort((a, b) => compare(a[at]!, b[at]!) * (down ? -1 : 1));
  yield* all;
}

function* select(rows: Iterable<Cells>, offset: number, limit: number | undefined): Generator<Cells> {
  let at = 0;
  const end = limit === undefined ? Number.POSITIVE_INFINITY : offset + limit;
  if (limit === 0) return;
  for (const row of rows) {
    if (at >= offset) yield row;
    if (++at >= end) return;
  }
}

/** A cell as text; a list with a separator between its parts. */
export function cellText(cell: Cell, separator: string): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.join(separator) : String(cell);
}
