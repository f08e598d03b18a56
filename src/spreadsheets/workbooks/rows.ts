/** The rows of a sheet of a workbook in the shape of those of text files: gaps filled, merged cells too, ends trimmed. */
import type { SheetRow } from '../cells.ts';

/** What a cell says; `error` where it holds an error, or a formula without its result. */
export interface WorkbookCell {
  readonly column: number;
  readonly text: string;
  readonly error?: true;
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

export class RowMaker {
  hiddenRows = 0;
  private next = 0;
  private readonly waiting: Merged[];
  private readonly open: { range: Merged; text: string; error: boolean }[] = [];

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
    yield made;
  }

  private filled(row: number, cells: readonly WorkbookCell[]): { texts: string[]; errors: number[] } {
    const texts: string[] = [];
    const errors: number[] = [];
    const put = (column: number, text: string, error: boolean): void => {
      if (column >= MOST_COLUMNS || (text === '' && !error)) return;
      while (texts.length < column) texts.push('');
      texts[column] = text;
      if (error) errors.push(column);
    };
    for (const { column, text, error } of cells) put(column, text, error === true);
    this.openMerged(row, cells);
    for (const { range, text, error } of this.open) {
      if (row < range.top || row > range.bottom) continue;
      for (let column = range.left; column <= range.right; column++) if (!texts[column]) put(column, text, error);
    }
    for (let at = 0; at < texts.length; at++) texts[at] ??= '';
    return { texts, errors };
  }

  /** Ranges that begin in this row get the value of their first cell; those that have ended go. */
  private openMerged(row: number, cells: readonly WorkbookCell[]): void {
    while (this.waiting.length > 0 && this.waiting[this.waiting.length - 1]!.top <= row) {
      const range = this.waiting.pop()!;
      const first = range.top === row ? cells.find(({ column }) => column === range.left) : undefined;
      if (first) this.open.push({ range, text: first.text, error: first.error === true });
    }
    for (let at = this.open.length - 1; at >= 0; at--) if (this.open[at]!.range.bottom < row) this.open.splice(at, 1);
  }
}
