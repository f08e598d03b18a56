/** Imports that changed something: what file it was and what came of it. */
import { all, type Db } from './sql.ts';

export interface BatchRow {
  /** I26-000001 */
  readonly number: string;
  readonly kind: string;
  readonly file: string | null;
  readonly recorded_at: string;
  /** The operator's code. */
  readonly operator: string;
  readonly read: number;
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly skipped: number;
  /** When it was undone; null while it stands. */
  readonly undone_at: string | null;
}

/** The entries of imports of a kind that refused rows, other than of the very file. */
export function partialImports(db: Db, kind: string, fileHash: Buffer): number[] {
  return all<{ entry: number }>(
    db,
    `SELECT entry FROM batches b WHERE kind = ? AND rejected > 0 AND file_hash <> ?
       AND NOT EXISTS (SELECT 1 FROM batch_undos u WHERE u.batch_id = b.id)`,
    kind,
    fileHash,
  ).map(({ entry }) => entry);
}

/** All batches, the newest first. */
export function allBatches(db: Db): BatchRow[] {
  return all(
    db,
    `SELECT b.number, b.kind, r.words AS file, j.recorded_at, o.code AS operator,
            b.read, b.imported, b.updated, b.unchanged, b.rejected, b.skipped,
            u.recorded_at AS undone_at
     FROM batches b JOIN journal j ON j.seq = b.entry JOIN operators o ON o.id = j.operator_id
     LEFT JOIN batch_undos x ON x.batch_id = b.id LEFT JOIN journal u ON u.seq = x.entry
     LEFT JOIN remarks r ON r.entry = b.entry AND r.line = 0 AND r.field = 'file'
     ORDER BY b.id DESC`,
  );
}
