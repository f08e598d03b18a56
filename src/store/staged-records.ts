/**
 * Records of customers that a sheet brings (orders, answers, figures, inquiries …), matched with what is there: by
 * their number where they have one; else by the customer and what the record is known by — and, where equal lines are
 * several records, by the how-manieth such it is in the file and in the store.
 */
import { CUSTOMER_COLUMNS, makeCustomers, nameCustomers, refuseDestroyed } from './naming-customers.ts';
import { changing, foreseeChanges, keepBefore, sealRows } from './seal-rows.ts';
import type { SealedTable } from './seals.ts';
import { type Db, one, sql } from './sql.ts';
import { mergeGroups } from './staged-groups.ts';
import { type Decisions, differs, refuseWhere, type Staged, type StagedColumn, type Writing } from './staging.ts';

export interface RecordField {
  readonly name: string;
  readonly type: 'TEXT' | 'INTEGER';
  /** Its column in the staging table, where that has one of this name already. */
  readonly staged?: string;
  /** The key of the sheet's column, where it is another. */
  readonly key?: string;
  /** What a new record has where the sheet says nothing. */
  readonly otherwise?: string | number;
  /** Another spelling of what it is known by: the one that is stored stays. */
  readonly spelling?: true;
  /** A new record must have it. */
  readonly required?: true;
}

/** How records of one kind are stored and known. */
export interface RecordPlan {
  readonly table: SealedTable;
  /** The columns that a sheet fills, beside the customer. */
  readonly fields: readonly RecordField[];
  /** What a record is known by, beside its customer. */
  readonly known: readonly string[];
  /** It may have a `number`, by which alone it is known. */
  readonly numbered?: true;
  /** Where all of these differ from the record of that number it may be a number of another series (1, 2, 3 each year). */
  readonly series?: { readonly differ: readonly string[]; readonly told: string };
  /** Equal lines are several records; the table has `how_many`. */
  readonly repeats?: true;
  /** Several records may be known by the same: then the row means the one it is most alike, or is refused with this. */
  readonly ambiguous?: { readonly key: string; readonly reason: string };
  /** What tells records apart that are known by the same, where both sides say it: two answers of one day. */
  readonly detail?: string;
  /** Which rows of the table `t` count, as SQL. */
  readonly there?: string;
  /** Columns of the staging table that are not stored. */
  readonly helpers?: readonly StagedColumn[];
  /** What is to be found out about rows before they are matched. */
  prepare?(db: Db): void;
}

/** How rows of such a kind are decided and applied. */
export function stagedRecords(plan: RecordPlan): Staged {
  const columns = [
    ...CUSTOMER_COLUMNS,
    ...plan.fields.map(({ name, type, staged = name }): StagedColumn => ({ name: staged, type })),
    ...(plan.helpers ?? []),
    ...(plan.repeats ? [{ name: 'nth', type: 'INTEGER' } as const] : []),
  ];
  return {
    columns,
    decide: (db, decisions) => decide(db, plan, decisions),
    apply: (db, writing) => apply(db, plan, writing),
  };
}

function decide(db: Db, plan: RecordPlan, decisions: Decisions): void {
  nameCustomers(db, decisions);
  plan.prepare?.(db);
  if (plan.numbered) matchNumbers(db, plan);
  refuseWhere(db, 'customer', 'missing', 'target IS NULL AND customer IS NULL');
  for (const { name, key = name, required } of plan.fields)
    if (required) refuseWhere(db, key, 'missing', `target IS NULL AND "${name}" IS NULL`);
  if (plan.repeats) matchRepeated(db, plan, decisions);
  else matchKnown(db, plan);
  compare(db, plan, decisions);
  remarkSeries(db, plan);
  const compared = plan.fields
    .filter(({ spelling }) => !spelling)
    .map(({ name, key = name, staged = name }) => ({ key, column: staged }));
  const whose = { key: 'customer', column: 'owner', carries: ['customer', 'customer_id', 'customer_key'] };
  mergeGroups(db, [whose, ...compared], decisions);
  foreseeChanges(
    db,
    plan.table,
    plan.fields.map(({ name }) => name),
  );
}

function matchNumbers(db: Db, { table }: RecordPlan): void {
  db.exec(
    `UPDATE staged SET ident = 'a' || number, target = (SELECT id FROM ${table} t WHERE t.number = staged.number)
     WHERE number IS NOT NULL`,
  );
  // The number of another customer's record is most likely a number of another series.
  refuseWhere(
    db,
    'customer',
    'contradicts_store',
    `target IS NOT NULL AND customer IS NOT NULL
       AND customer_id IS NOT (SELECT customer_id FROM ${table} t WHERE t.id = target)`,
    `json_object('stored', (SELECT c.code FROM ${table} t JOIN customers c ON c.id = t.customer_id WHERE t.id = target))`,
  );
}

function unnumbered(plan: RecordPlan, alias: string): string {
  return plan.numbered ? `${alias}.number IS NULL` : '1';
}

/** The how-manieth such row of the file is the how-manieth such record of the store. */
function matchRepeated(db: Db, plan: RecordPlan, { others }: Decisions): void {
  db.exec(`UPDATE staged SET ident = 'r' || row WHERE ident IS NULL`);
  if (plan.detail === undefined) {
    matchNth(db, plan, plan.known, { others });
    return;
  }
  matchNth(db, plan, [...plan.known, plan.detail], { others });
  // Where either side does not say it, it may be that one.
  matchNth(db, plan, plan.known, { others, row: `"${plan.detail}" IS NULL` });
  matchNth(db, plan, plan.known, { others, record: `"${plan.detail}" IS NULL` });
}

/** @param only which rows of the file, and which records of the store, take part beside those that are matched already */
function matchNth(
  db: Db,
  plan: RecordPlan,
  known: readonly string[],
  only: { readonly others: readonly number[]; readonly row?: string; readonly record?: string },
): void {
  const { table, there = '1' } = plan;
  const columns = known.map((name) => `"${name}"`).join(', ');
  const same = known.map((name) => `h."${name}" IS w."${name}"`).join(' AND ');
  const again = only.row !== undefined || only.record !== undefined;
  const left = again ? 'AND target IS NULL AND customer_id IS NOT NULL' : '';
  const untaken = again ? 'AND t.id NOT IN (SELECT target FROM staged WHERE target IS NOT NULL)' : '';
  db.exec(
    `WITH wanted AS MATERIALIZED (
       SELECT row, customer_id, ${columns}, row_number() OVER (PARTITION BY owner, ${columns} ORDER BY row) AS nth
       FROM staged WHERE outcome IS NULL AND ${unnumbered(plan, 'staged')} ${left} AND ${only.row ?? '1'}),
     here AS MATERIALIZED (
       SELECT id, customer_id, ${columns},
              row_number() OVER (PARTITION BY customer_id, ${columns} ORDER BY how_many, id) AS nth
       FROM ${table} t WHERE customer_id IN (SELECT customer_id FROM wanted) AND ${unnumbered(plan, 't')} AND ${there}
         ${untaken} AND ${only.record ?? '1'} AND t.entry NOT IN (${only.others.join(', ')}))
     UPDATE staged SET nth = ${again ? 'coalesce(staged.nth, w.nth)' : 'w.nth'}, target = h.id
     FROM wanted w LEFT JOIN here h ON h.customer_id = w.customer_id AND h.nth = w.nth AND ${same}
     WHERE staged.row = w.row`,
  );
}

/** One record for each customer and what it is known by; where the store has several, the one that is most alike. */
function matchKnown(db: Db, { table, known, fields, there = '1', ambiguous }: RecordPlan): void {
  const same = known.map((name) => `t."${name}" IS staged."${name}"`).join(' AND ');
  const parts = known.map((name) => `staged."${name}"`).join(', ');
  const named = `FROM ${table} t WHERE t.customer_id = staged.customer_id AND ${same} AND ${there}`;
  const alike = fields
    .filter(({ name, spelling }) => !spelling && !known.includes(name))
    .map(({ name, staged = name }) => `(staged."${staged}" IS NOT NULL AND t."${name}" IS staged."${staged}")`)
    .join(' + ');
  db.exec(
    `UPDATE staged SET target = (SELECT t.id ${named} ORDER BY ${ambiguous ? `${alike} DESC, ` : ''}t.id LIMIT 1)
     WHERE outcome IS NULL;
     UPDATE staged SET ident = coalesce('t' || target, 'k' || json_array(owner, ${parts})) WHERE outcome IS NULL`,
  );
  if (!ambiguous) return;
  const most = `(SELECT max(${alike}) ${named})`;
  refuseWhere(
    db,
    ambiguous.key,
    ambiguous.reason,
    `target IS NOT NULL AND (SELECT count(*) ${named}) > 1 AND (SELECT count(*) ${named} AND ${alike} = ${most}) > 1`,
  );
}

function compare(db: Db, { table, fields }: RecordPlan, { onConflict }: Decisions): void {
  const differences = fields
    .filter(({ spelling }) => !spelling)
    .map(({ name, key = name, staged = name }) => ({
      key,
      differs: differs(staged, `t."${name}"`),
    }));
  const any = differences.map((column) => column.differs).join(' OR ');
  refuseDestroyed(db, table, any);
  db.exec(
    `UPDATE staged SET outcome = 'new', writes = 1 WHERE outcome IS NULL AND target IS NULL;
     UPDATE staged SET outcome = iif(EXISTS (SELECT 1 FROM ${table} t WHERE t.id = staged.target AND (${any})),
       'changed', 'unchanged') WHERE outcome IS NULL`,
  );
  if (onConflict === 'skip') db.exec(`UPDATE staged SET outcome = 'unchanged' WHERE outcome = 'changed'`);
  if (onConflict !== 'error') return;
  const first = differences.map((column) => `WHEN ${column.differs} THEN '${column.key}'`).join(' ');
  db.exec(
    `INSERT INTO refused SELECT staged.line, CASE ${first} END, 'differs_from_store',
         json_object('other', (SELECT c.code FROM customers c WHERE c.id = t.customer_id)), 1
       FROM staged JOIN ${table} t ON t.id = staged.target WHERE outcome = 'changed';
     UPDATE staged SET outcome = 'rejected' WHERE outcome = 'changed'`,
  );
}

function remarkSeries(db: Db, { table, series }: RecordPlan): void {
  if (series === undefined) return;
  const differ = series.differ.map((name) => differs(name, `t."${name}"`)).join(' AND ');
  db.exec(
    `INSERT INTO remarked SELECT staged.line, 'number', 'number_of_another', json_object('value', ${series.told}), 1
     FROM staged JOIN ${table} t ON t.id = staged.target
     WHERE staged.outcome = 'changed' AND staged.number IS NOT NULL AND ${differ}`,
  );
}

function apply(db: Db, plan: RecordPlan, writing: Writing): void {
  const { table, fields, repeats } = plan;
  const { entry } = writing;
  entry.expectMuch();
  makeCustomers(db, writing);
  const before = one<{ id: number | null }>(db, `SELECT max(id) AS id FROM ${table}`)!.id ?? 0;
  const values = fields.map(({ name, otherwise, staged = name }) =>
    otherwise === undefined ? `"${staged}"` : `coalesce("${staged}", ${literal(otherwise)})`,
  );
  const names = fields.map(({ name }) => `"${name}"`);
  sql(
    db,
    `INSERT INTO ${table} (customer_id, ${names.join(', ')}, ${repeats ? 'how_many, ' : ''}entry)
     SELECT customer_id, ${values.join(', ')}, ${repeats ? 'coalesce(nth, 1), ' : ''}? FROM staged
     WHERE writes AND target IS NULL ORDER BY row`,
  ).run(entry.seq);
  keepBefore(db, entry, table);
  const changes = fields
    .filter(({ spelling }) => !spelling)
    .map(({ name, staged = name }) => `"${name}" = coalesce(s."${staged}", t."${name}")`);
  sql(
    db,
    `UPDATE ${table} AS t SET ${changes.join(', ')}, entry = ? FROM former f CROSS JOIN staged s ON s.row = f.row
     WHERE f.target = t.id`,
  ).run(entry.seq);
  sealRows(db, entry, table, `FROM ${table} t WHERE 1`, 't.id', { start: before });
  sealRows(db, entry, table, `${changing(table)} WHERE 1`, 'f.row');
}

function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
