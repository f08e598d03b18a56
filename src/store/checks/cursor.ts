import { type Db, sql } from '../sql.ts';

/** Rows of a query one after another, with a look at the next: several of them are merged without loading a table. */
export class Cursor<R> {
  /** The row that {@link take} will answer, or null at the end. */
  next: R | null = null;
  private readonly rows: IterableIterator<R>;

  constructor(db: Db, text: string) {
    this.rows = sql<unknown[], R>(db, text).iterate();
    this.advance();
  }

  /** The next row; only called while there is one. */
  take(): R {
    const row = this.next!;
    this.advance();
    return row;
  }

  close(): void {
    this.rows.return?.();
  }

  private advance(): void {
    const step = this.rows.next();
    this.next = step.done ? null : step.value;
  }
}
