/** Which heading stands for which key, remembered by the fingerprint of a sheet's headings. */
import type { Entry } from './journal.ts';
import { all, type Db, one } from './sql.ts';

/** What was said of sheets of a kind: columns by the fingerprint of their headings; not what an undone import said. */
export function mappingsOf(db: Db, kind: string): Map<string, Map<string, string>> {
  const rows = all<{ fingerprint: string; columns: string }>(
    db,
    `SELECT fingerprint, columns FROM mappings WHERE kind = ?
       AND entry NOT IN (SELECT b.entry FROM batches b JOIN batch_undos u ON u.batch_id = b.id)`,
    kind,
  );
  return new Map(
    rows.map(({ fingerprint, columns }) => [
      fingerprint,
      new Map(Object.entries(JSON.parse(columns) as Record<string, string>)),
    ]),
  );
}

/** Remembers what was said, over what was said before of the same headings. */
export function keepMapping(
  db: Db,
  entry: Entry,
  { kind, fingerprint }: { readonly kind: string; readonly fingerprint: string },
  columns: readonly (readonly [key: string, heading: string])[],
): void {
  const there = one<{ id: number; columns: string }>(
    db,
    'SELECT id, columns FROM mappings WHERE kind = ? AND fingerprint = ?',
    kind,
    fingerprint,
  );
  const before = there === undefined ? {} : (JSON.parse(there.columns) as Record<string, string>);
  const after = JSON.stringify({ ...before, ...Object.fromEntries(columns) });
  if (there === undefined) entry.add('mappings', { kind, fingerprint, columns: after });
  else if (there.columns !== after) entry.change('mappings', there.id, { columns: after });
}
