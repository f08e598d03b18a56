/** Who moved from one class to another. */
import { CLASSES } from '../domain/classifying/levels.ts';
import { reasonOf } from '../domain/classifying/reasons.ts';
import type { Words } from '../domain/shapes.ts';
import { firstRun, nameOf, rowsOfRun, runById, runInForce, runNow } from '../store/classes.ts';
import type { Db } from '../store/sql.ts';

/** Who is in another class than before; `from_*` null = was not classified. */
export interface ChangeRow {
  readonly customer: string;
  readonly name: string;
  readonly from_category: string | null;
  readonly from_level: string | null;
  readonly to_category: string;
  readonly to_level: string;
  readonly reason: Words;
}

/**
 * Who moved until the run in force on a day (the last of all), since the run before it, or since the one in force on
 * another day (the first of all where there is none so early); by the new class, then by code.
 */
export function changesOf(db: Db, since: string | null, until: string): ChangeRow[] {
  const run = runNow(db, until);
  if (!run) return [];
  const before =
    since === null
      ? run.previous === null
        ? undefined
        : runById(db, run.previous)
      : (runInForce(db, since) ?? firstRun(db));
  if (!before || before.id === run.id) return [];
  const old = new Map<number, number>();
  for (const rows of rowsOfRun(db, before.id))
    for (let at = 0; at < rows.size; at++) old.set(rows.id[at]!, rows.class[at]!);
  const found: { row: ChangeRow; order: number }[] = [];
  for (const rows of rowsOfRun(db, run.id)) {
    for (let at = 0; at < rows.size; at++) {
      const [from, to] = [old.get(rows.id[at]!), rows.class[at]!];
      if (from === to) continue;
      const customer = nameOf(db, rows.id[at]!);
      if (!customer) continue;
      const [was, is] = [from === undefined ? undefined : CLASSES[from], CLASSES[to]!];
      found.push({
        order: to,
        row: {
          customer: customer.code,
          name: customer.name,
          from_category: was?.category ?? null,
          from_level: was?.level ?? null,
          to_category: is.category,
          to_level: is.level,
          reason: reasonOf(rows, at, run),
        },
      });
    }
  }
  const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return found.sort((a, b) => a.order - b.order || byCode(a.row.customer, b.row.customer)).map(({ row }) => row);
}
