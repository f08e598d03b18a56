/** Who may see contact data, and who saw it. */
import { sealedColumns } from './seals.ts';
import { all, type Db, iterated, one } from './sql.ts';

/** The columns that say whose file it is. */
function ownerColumns(db: Db): string[] {
  return sealedColumns(db, 'customers').filter((name) => name === 'responsible' || name === 'second_responsible');
}

/** A file as it is told apart. */
export interface FileKey {
  readonly id: number;
  readonly code: string;
}

/** The files for which this operator is responsible. */
export function filesOf(db: Db, operator: string): FileKey[] {
  const own = ownerColumns(db).map((column) => `${column} = :operator`);
  return all(db, `SELECT id, code FROM customers WHERE merged_into IS NULL AND (${own.join(' OR ')}) ORDER BY id`, {
    operator,
  });
}

/** Every file, up to so many, and how many there are. */
export function everyFile(db: Db, limit: number): { readonly files: FileKey[]; readonly count: number } {
  const { count } = one<{ count: number }>(db, 'SELECT count(*) AS count FROM customers WHERE merged_into IS NULL')!;
  return {
    files: all(db, 'SELECT id, code FROM customers WHERE merged_into IS NULL ORDER BY id LIMIT ?', limit),
    count,
  };
}

/** Who is responsible for a file, as it says. */
export function responsibleFor(db: Db, id: number): string[] {
  const row = one<Record<string, string | null>>(
    db,
    `SELECT ${ownerColumns(db).join(', ')} FROM customers WHERE id = ?`,
    id,
  );
  return Object.values(row ?? {}).filter((person) => person !== null);
}

/** An access as the security officer reads it. */
export interface AccessRow {
  /** UTC. */
  readonly at: string;
  readonly operator: string;
  readonly os_account: string;
  /** NULL: many files at once, or one whose import was undone. */
  readonly customer: string | null;
  readonly customer_name: string | null;
  readonly files: number;
  readonly scope: 'read' | 'export';
  readonly command: string;
  readonly reason: string | null;
}

export interface AccessQuestion {
  readonly customer_id: number | null;
  /** Days in the store's zone as UTC instants, the second excluded; null = open. */
  readonly from: string | null;
  readonly until: string | null;
}

/** Who saw contact data, the newest first. Of one customer: also where many files were seen at once. */
export function accesses(db: Db, { customer_id, from, until }: AccessQuestion): Iterable<AccessRow> {
  return iterated<AccessRow>(
    db,
    `SELECT j.recorded_at AS at, o.code AS operator, j.os_account, c.code AS customer, c.name AS customer_name,
            a.files, a.scope, j.command, r.words AS reason
     FROM accesses a JOIN journal j ON j.seq = a.looked_in JOIN operators o ON o.id = j.operator_id
       LEFT JOIN customers c ON c.id = a.customer_id
       LEFT JOIN remarks r ON r.entry = a.looked_in AND r.line = 0 AND r.field = 'reason'
     WHERE (:customer_id IS NULL OR a.customer_id = :customer_id OR (a.customer_id IS NULL AND a.files > 1))
       AND j.recorded_at >= coalesce(:from, '') AND j.recorded_at < coalesce(:until, '9')
     ORDER BY a.looked_in DESC, a.id`,
    { customer_id, from, until },
  );
}
