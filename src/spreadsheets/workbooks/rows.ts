/** The rows of a sheet of a workbook in the shape of those of text files: gaps filled, merged cells too, ends trimmed. */
import type { SheetRow } from '../cells.ts';
import type { Display } from './showing.ts';

/** What a cell says; `error` where it holds an error, or a formula without its result. */
export interface WorkbookCell {
  readonly column: number;
  readonly text: string;
  readonly error?: true;
  /** What it shows, where that is less than its text. */
  readonly display?: Display;
}

/** A range of merged cells, from 0, ends included. */
export interface Merged {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** More blank rows in between are no part of a list. */
const MOST_BLANK = 10_000;

/** A workbook has at most so many rows and columns. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;

/** Merged cells are filled as far as there were columns so far, or so many: they may reach to the end of the sheet. */
const MOST_MERGED = 64;

export class RowMaker {
  hiddenRows = 0;
  private next = 0;
  private readonly waiting: Merged[];
  private readonly open: { range: Merged; cell: WorkbookCell }[] = [];
  private widest = 0;

  constructor(merged: readonly Merged[]) {
    this.waiting = [...merged].sort((a, b) => b.top - a.top || b.left - a.left);
  }

  /** The rows up to and with this one (from 0); those in between are blank, unless merged cells reach into them. */
  *make(row: number, cells: readonly WorkbookCell[], hidden = false): Generator<SheetRow> {
    if (cells.every(({ text, error }) => text === '' && !error) && !this.open.some(({ range }) => range.bottom >= row))
      return;
    for (const from = row; this.next < from; this.next++) {
      if (from - this.next > MOST_BLANK) this.next = from - MOST_BLANK;
      yield { line: this.next + 1, cells: this.filled(this.next, []).texts };
    }
    this.next = row + 1;
    const values = this.filled(row, cells);
    if (hidden) this.hiddenRows += 1;
    const made: SheetRow = { line: row + 1, cells: values.texts };
    if (values.errors.length > 0) made.errors = values.errors;
    if (values.displays) made.displays = values.displays;
    yield made;
  }

  private filled(row: number, cells: readonly WorkbookCell[]): Filled {
    const made: Filled = { texts: [], errors: [], displays: null };
    for (const cell of cells) put(made, cell.column, cell);
    this.widest = Math.max(this.widest, made.texts.length);
    this.openMerged(row, cells);
    for (const { range, cell } of this.open) {
      if (row < range.top || row > range.bottom) continue;
      const right = Math.min(range.right, Math.max(this.widest, range.left + MOST_MERGED) - 1);
      for (let column = range.left; column <= right; column++) if (!made.texts[column]) put(made, column, cell);
    }
    for (let at = 0; at < made.texts.length; at++) made.texts[at] ??= '';
    return made;
  }

  /**
   * Ranges that begin in this row get the value of their first cell; those that have ended go. None begins inside of
   * another: a spreadsheet makes no such ranges, and thousands of them would be filled for each row.
   */
  private openMerged(row: number, cells: readonly WorkbookCell[]): void {
    for (let at = this.open.length - 1; at >= 0; at--) if (this.open[at]!.range.bottom < row) this.open.splice(at, 1);
    while (this.waiting.length > 0 && this.waiting[this.waiting.length - 1]!.top <= row) {
      const range = this.waiting.pop()!;
      const first = range.top === row ? cells.find(({ column }) => column === range.left) : undefined;
      const inside = this.open.some(({ range: { left, right } }) => left <= range.left && range.left <= right);
      if (first && !inside) this.open.push({ range, cell: first });
    }
  }
}

interface Filled {
  readonly texts: string[];
  readonly errors: number[];
  displays: Map<number, Display> | null;
}

function put(made: Filled, column: number, { text, error, display }: WorkbookCell): void {
  if (column >= MOST_COLUMNS || (text === '' && !error)) return;
  while (made.texts.length < column) made.texts.push('');
  made.texts[column] = text;
  if (error) made.errors.push(column);
  if (display) made.displays = (made.displays ?? new Map<number, Display>()).set(column, display);
}
