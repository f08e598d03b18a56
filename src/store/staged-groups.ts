/** Rows of a sheet that are one record. */
import { type Db, one, sql } from './sql.ts';
import { type ComparedColumn, type Decisions, indexStaged } from './staging.ts';

interface GroupRow {
  readonly row: number;
  readonly line: number;
  readonly outcome: string;
  readonly target: number | null;
  readonly ident: string;
  readonly [column: string]: string | number | null;
}

/**
 * Rows of the file that are one record: the first leads. A later one that says the same is unchanged, one that says
 * more adds to it, one that says otherwise is refused. Every row must have its outcome and `ident` already.
 */
export function mergeGroups(
  db: Db,
  compared: readonly ComparedColumn[],
  { onConflict, ascending }: Pick<Decisions, 'onConflict' | 'ascending'>,
): void {
  if (!ascending) takeAll(db, compared, onConflict);
  db.exec(`UPDATE staged SET writes = 1 WHERE outcome IN ('new', 'changed') AND NOT writes`);
}

function takeAll(db: Db, compared: readonly ComparedColumn[], onConflict: Decisions['onConflict']): void {
  indexStaged(db, 'staged_ident', '(ident)');
  if (one(db, 'SELECT 1 FROM staged WHERE ident IS NOT NULL GROUP BY ident HAVING count(*) > 1 LIMIT 1'))
    takeGroups(db, compared, onConflict);
}

function takeGroups(db: Db, compared: readonly ComparedColumn[], onConflict: Decisions['onConflict']): void {
  const open = `outcome IN ('new', 'changed', 'unchanged')`;
  const rows = sql<unknown[], GroupRow>(
    db,
    `SELECT * FROM staged WHERE ${open} AND ident IN
       (SELECT ident FROM staged WHERE ${open} GROUP BY ident HAVING count(*) > 1) AND (ident, row) > (?, ?)
     ORDER BY ident, row LIMIT 1000`,
  );
  let leader: Merged | null = null;
  for (let batch = rows.all('', 0); batch.length > 0; ) {
    for (const row of batch) {
      if (leader?.ident === row.ident) leader.take(row);
      else leader = new Merged(db, row, compared, onConflict);
    }
    const last = batch[batch.length - 1]!;
    batch = rows.all(last.ident, last.row);
  }
}

/** The first row of a group with what later ones have added to it. */
class Merged {
  readonly ident: string;
  private readonly values: Record<string, string | number | null>;
  private readonly said = new Map<string, number>();

  constructor(
    private readonly db: Db,
    private readonly first: GroupRow,
    private readonly compared: readonly ComparedColumn[],
    private readonly onConflict: Decisions['onConflict'],
  ) {
    this.ident = first.ident;
    this.values = { ...first };
  }

  take(row: GroupRow): void {
    const { db, values, first } = this;
    const news = this.compared.filter(({ column }) => row[column] !== null && row[column] !== values[column]);
    const against = news.find(({ column }) => values[column] !== null);
    if (against) {
      const facts = { earlier: this.said.get(against.column) ?? first.line };
      this.settle(row, 'rejected');
      sql(db, `INSERT INTO refused VALUES (?, ?, 'contradicts_file', ?, 1)`).run(
        row.line,
        against.key,
        JSON.stringify(facts),
      );
      return;
    }
    if (news.length === 0 || this.onConflict === 'skip') {
      this.settle(row, 'unchanged');
      return;
    }
    if (this.onConflict === 'error') {
      this.settle(row, 'rejected');
      sql(db, `INSERT INTO refused VALUES (?, ?, 'differs_from_store', '{}', 1)`).run(row.line, news[0]!.key);
      return;
    }
    for (const { column, carries = [] } of news) {
      this.said.set(column, row.line);
      for (const name of [column, ...carries]) {
        values[name] = row[name]!;
        sql(db, `UPDATE staged SET "${name}" = ? WHERE row = ?`).run(row[name], first.row);
      }
    }
    const added = row.target === null || row.outcome === 'changed';
    this.settle(row, added ? 'added' : 'unchanged');
    if (added) sql(db, 'UPDATE staged SET writes = 1 WHERE row = ?').run(first.row);
  }

  private settle(row: GroupRow, outcome: string): void {
    sql(this.db, 'UPDATE staged SET outcome = ?, writes = 0 WHERE row = ?').run(outcome, row.row);
  }
}
