/** Fingerprints of the rows that may change: which tables have them, and which of their columns count. */
import { seal, type Value } from '../domain/chain.ts';
import { all, type Db, one, sql } from './sql.ts';

/** Every table whose rows may change. Each has `id` and `entry` (the last entry that changed the row). */
export const SEALED_TABLES = [
  'accesses',
  'actions',
  'admission_steps',
  'admissions',
  'aliases',
  'approval_decisions',
  'approvals',
  'attachments',
  'batch_undos',
  'batches',
  'checkout_lines',
  'checkouts',
  'classes',
  'classifications',
  'complaints',
  'consents',
  'contact_log',
  'contacts',
  'credits',
  'customers',
  'destructions',
  'disclosures',
  'erasures',
  'evaluations',
  'explanations',
  'field_changes',
  'file_reviews',
  'files',
  'finds',
  'follow_up_plans',
  'give_backs',
  'grants',
  'handovers',
  'holds',
  'import_changes',
  'indicators',
  'inquiries',
  'instructions',
  'judgements',
  'maintenance',
  'maintenance_plans',
  'mappings',
  'merges',
  'notices',
  'operators',
  'orders',
  'overrides',
  'permissions',
  'pins',
  'place_checks',
  'places',
  'reading_batches',
  'receipt_checks',
  'receipts',
  'reminders',
  'reservations',
  'rule_versions',
  'sample_orders',
  'samples',
  'scraps',
  'settings',
  'signatures',
  'stocktakes',
  'store',
  'surveys',
  'tallies',
] as const;
export type SealedTable = (typeof SEALED_TABLES)[number];

/** Columns that follow from others: caches that `verify` refolds, and generated columns. */
const UNSEALED: Readonly<Partial<Record<SealedTable, readonly string[]>>> = {
  checkout_lines: ['outstanding'],
  places: ['bounded', 'lends'],
};

const columnsOf = new Map<string, readonly string[]>();

/** The columns that a table's seals cover, by name. */
export function sealedColumns(db: Db, table: SealedTable): readonly string[] {
  let columns = columnsOf.get(table);
  if (!columns) {
    const left = UNSEALED[table] ?? [];
    columns = sql(db, `SELECT * FROM ${table} LIMIT 0`)
      .columns()
      .map(({ name }) => name)
      .filter((name) => !left.includes(name))
      .sort();
    columnsOf.set(table, columns);
  }
  return columns;
}

/** The same with what each of them holds. */
export function sealedTypes(db: Db, table: SealedTable): { name: string; type: 'INTEGER' | 'TEXT' | 'BLOB' }[] {
  const columns = sealedColumns(db, table);
  return all<{ name: string; type: 'INTEGER' | 'TEXT' | 'BLOB' }>(
    db,
    'SELECT name, type FROM pragma_table_info(?) ORDER BY name',
    table,
  ).filter(({ name }) => columns.includes(name));
}

/** The seal of a row as it stands. */
export function sealOf(db: Db, table: SealedTable, row: Record<string, Value>, salt: Uint8Array): Buffer {
  return seal(salt, row, sealedColumns(db, table));
}

/** One row of a sealed table. */
export function rowOf(db: Db, table: SealedTable, id: number): Record<string, Value> {
  const row = one<Record<string, Value>>(db, `SELECT * FROM ${table} WHERE id = ?`, id);
  if (!row) throw new Error(`${table} ${id} was touched but is not there`);
  return row;
}
