/** Rows that may change: each stands as its last seal says, none has gone, and no number runs behind its series. */
import { removalSeal, sealHex, type Value } from '../../domain/chain.ts';
import type { Finding } from '../../domain/findings.ts';
import { SEALED_TABLES, type SealedTable, sealedColumns } from '../seals.ts';
import { all, type Db, one, sql } from '../sql.ts';
import type { Learned, Steps } from './chain.ts';

/** The values of the sealed columns, then salt and seal in hex. */
type SealedRow = Value[];

/** Where the numbers of each series stand; a series that is not here belongs to a table still to come. */
const NUMBERED: Readonly<Partial<Record<SealedTable, string>>> = {
  samples: 'S',
  receipts: 'R',
  checkouts: 'U',
  give_backs: 'B',
  sample_orders: 'O',
  batches: 'I',
  notices: 'N',
  stocktakes: 'K',
  approvals: 'A',
};

/** Compares every row of every sealed table with its seal, then the serials with the numbers that were seen. */
export function* checkRows(db: Db, learned: Learned): Steps {
  const highest = new Map<string, number>();
  for (const table of SEALED_TABLES) yield* checkTable(db, table, learned, highest);
  yield* checkSerials(db, highest);
}

function* checkTable(db: Db, table: SealedTable, learned: Learned, highest: Map<string, number>): Steps {
  const last = learned.lastSeals.get(table)!;
  const columns = sealedColumns(db, table);
  const series = NUMBERED[table];
  const at = { id: columns.indexOf('id'), entry: columns.indexOf('entry'), number: columns.indexOf('number') };
  const rows = sql<unknown[], SealedRow>(
    db,
    `SELECT ${columns.map((name) => `t.${name}`).join(', ')}, lower(hex(s.salt)), lower(hex(s.seal))
     FROM ${table} t LEFT JOIN seals s ON s.entry = t.entry AND s.subject = '${table}' AND s.subject_id = t.id
     ORDER BY t.id`,
  )
    .raw()
    .iterate();
  let count = 0;
  for (const values of rows) {
    const mark = values.pop() as string;
    const salt = values.pop() as string;
    const row = { table, id: values[at.id] as number, entry: values[at.entry] as number };
    const fits = (): boolean =>
      // Without its salt a seal proves nothing; that is a finding of the entry.
      salt === '' || sealHex(salt, values, columns) === mark;
    const found = wrongRow(row, mark !== '', last.get(row.id), fits);
    if (found) yield found;
    last.set(row.id, 0);
    if (series !== undefined) note(highest, series, String(values[at.number]));
    if (++count % 1000 === 0) yield null;
  }
  // What is left has a seal and no row: the seal must say that it was taken away.
  for (const id of last.ids()) {
    if (wasRemoved(db, table, id, last.get(id))) continue;
    yield { code: 'row_missing', entry: last.get(id), subject: `${table} ${id}`, detail: null };
  }
}

/** Whether the last seal of a row says that it was taken away. */
function wasRemoved(db: Db, table: SealedTable, id: number, entry: number): boolean {
  const found = one<{ salt: Buffer | null; seal: Buffer }>(
    db,
    'SELECT salt, seal FROM seals WHERE entry = ? AND subject = ? AND subject_id = ?',
    entry,
    table,
    id,
  );
  return found?.salt != null && removalSeal(found.salt).equals(found.seal);
}

function wrongRow(
  { table, id, entry }: { table: string; id: number; entry: number },
  sealed: boolean,
  last: number,
  fits: () => boolean,
): Finding | null {
  const subject = `${table} ${id}`;
  if (!sealed) return { code: 'row_unsealed', entry, subject, detail: null };
  // An older state of the row, put back together with its older entry.
  if (last !== entry)
    return { code: 'row_outdated', entry: Math.max(last, entry), subject, detail: `${entry} ≠ ${last}` };
  return fits() ? null : { code: 'row_changed', entry, subject, detail: null };
}

/** Remembers the highest serial of a series and year. */
function note(highest: Map<string, number>, series: string, number: string): void {
  const year = number.slice(1, 3);
  const serial = Number(series === 'S' ? number.slice(3, -1) : number.slice(4));
  const key = `${series}${year}`;
  if (!(serial <= (highest.get(key) ?? 0))) highest.set(key, serial);
}

/** A number is never issued twice, so no serial may run behind what was issued; and none vanishes. */
function* checkSerials(db: Db, highest: ReadonlyMap<string, number>): Generator<Finding> {
  const issued = new Map<string, number>();
  for (const { series, year, last } of all<{ series: string; year: number; last: number }>(
    db,
    'SELECT series, year, last FROM serials',
  )) {
    if (series === 'customer') yield* checkCustomerSerial(db, year, last);
    else issued.set(`${series}${String(year).padStart(2, '0')}`, last);
  }
  const known = new Set(Object.values(NUMBERED));
  for (const key of new Set([...issued.keys(), ...highest.keys()])) {
    const [last, seen] = [issued.get(key) ?? 0, highest.get(key) ?? 0];
    if (last === seen || !known.has(key.slice(0, 1))) continue;
    yield { code: 'serial_differs', entry: null, subject: `serials ${key}`, detail: `${last} ≠ ${seen}` };
  }
}

/**
 * The last code that was made up for a customer belongs to one, unless the customers of an import were taken away
 * again; no later one was made up.
 */
function* checkCustomerSerial(db: Db, year: number, last: number): Generator<Finding> {
  const code = `C${String(last).padStart(6, '0')}`;
  if (year === 0 && all(db, 'SELECT 1 FROM customers WHERE code = ?', code).length > 0) return;
  // Its owner was taken away again with the import that brought him: then no later code may be there.
  const gone = `SELECT 1 FROM seals s WHERE s.subject = 'customers'
    AND NOT EXISTS (SELECT 1 FROM customers c WHERE c.id = s.subject_id) LIMIT 1`;
  const later = `SELECT 1 FROM customers WHERE code GLOB 'C[0-9][0-9][0-9][0-9][0-9][0-9]' AND code > ? LIMIT 1`;
  if (year === 0 && all(db, gone).length > 0 && all(db, later, code).length === 0) return;
  yield { code: 'serial_differs', entry: null, subject: `serials customer ${year}`, detail: code };
}
