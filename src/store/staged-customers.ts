/**
 * Customers of a sheet, matched with the files that are there: by code; without one by exactly one name (its match
 * key) in store and sheet, else by the credit code. What matches nothing is new.
 */

import { CUSTOMER_FIELDS } from '../domain/customer-file.ts';
import { namePeople } from './naming-people.ts';
import { keepsFiles } from './operators.ts';
import { type Db, one, sql } from './sql.ts';
import { passOverMerged, remarkAlike } from './staged-alike.ts';
import { mergeGroups } from './staged-groups.ts';
import {
  type ComparedColumn,
  type Decisions,
  differs,
  indexStaged,
  refuseWhere,
  type Staged,
  type StagedColumn,
} from './staging.ts';
import { FIELDS, foreseeCustomers, orderNew, writeCustomers } from './writing-customers.ts';

const COLUMNS: readonly StagedColumn[] = [
  { name: 'code', type: 'TEXT' },
  { name: 'code_key', type: 'TEXT' },
  { name: 'name', type: 'TEXT' },
  { name: 'match_key', type: 'TEXT' },
  ...FIELDS.map((name): StagedColumn => ({ name, type: isWhole(name) ? 'INTEGER' : 'TEXT' })),
];

const COMPARED: readonly ComparedColumn[] = [
  { key: 'code', column: 'code_key', carries: ['code'] },
  { key: 'name', column: 'match_key', carries: ['name'] },
  ...FIELDS.map((key) => ({ key, column: key })),
];

function isWhole(key: (typeof FIELDS)[number]): boolean {
  return key !== 'opened_on' && ['money', 'integer'].includes(CUSTOMER_FIELDS[key].kind);
}

/** Whether the name says something new: without a code the spelling that is stored stays. */
const NAME_DIFFERS = `(staged.name IS NOT NULL AND
  iif(staged.code IS NULL, staged.match_key IS NOT t.match_key, staged.name IS NOT t.name))`;

const DIFFERENCES: readonly { key: string; differs: string }[] = [
  { key: 'name', differs: NAME_DIFFERS },
  ...FIELDS.map((key) => ({ key, differs: differs(key, `t.${key}`) })),
];

export const stagedCustomers: Staged = {
  columns: COLUMNS,
  fresh: { needs: ['code_key', 'name'], ident: (code) => `c${code}` },
  decide,
  apply: writeCustomers,
};

function decide(db: Db, decisions: Decisions): void {
  const { filled } = decisions;
  for (const column of ['responsible', 'second_responsible'] as const)
    if (filled.has(column)) namePeople(db, column, keepsFiles);
  if (filled.has('responsible') && filled.has('second_responsible')) takeOnce(db);
  const passed = passOverMerged(db);
  const found = matchByCode(db, filled);
  if (decisions.ascending && !passed && !found) {
    // All are new, and no two of them are one: nothing else that looks through all rows has to be asked.
    remarkAlike(db);
    orderNew(db, decisions);
    return;
  }
  // Each of what follows looks through all rows, so it is asked first whether any is left.
  if (one(db, 'SELECT 1 FROM staged WHERE outcome IS NULL LIMIT 1')) decideRest(db, filled);
  settleConflicts(db, decisions);
  if (!decisions.seesAll) refuseOthers(db, decisions);
  refuseTwice(db, decisions);
  mergeGroups(db, COMPARED, decisions);
  remarkAlike(db);
  orderNew(db, decisions);
  foreseeCustomers(db, decisions);
}

/** Who stands in a row as the first and the second responsible person is the first: sheets fill both columns by copying. */
function takeOnce(db: Db): void {
  const both = 'responsible = second_responsible';
  if (!one(db, `SELECT 1 FROM staged WHERE ${both} LIMIT 1`)) return;
  db.exec(`INSERT INTO remarked SELECT line, 'second_responsible', 'person_twice', json_object('value', responsible), 1
             FROM staged WHERE ${both};
           UPDATE staged SET second_responsible = NULL WHERE ${both}`);
}

/** A row that makes the second responsible person of a file the first as well, or the other way round, is refused. */
function refuseTwice(db: Db, { filled }: Decisions): void {
  for (const key of ['responsible', 'second_responsible'] as const) {
    if (!filled.has(key)) continue;
    const { changes } = sql(
      db,
      `INSERT INTO refused SELECT line, '${key}', 'responsible_twice', json_object('value', staged.${key}), 1
       FROM staged JOIN customers t ON t.id = staged.target
       WHERE outcome = 'changed' AND ${differs(key, `t.${key}`)}
         AND coalesce(staged.responsible, t.responsible) = coalesce(staged.second_responsible, t.second_responsible)`,
    ).run();
    if (changes > 0)
      db.exec(`UPDATE staged SET outcome = 'rejected' WHERE outcome = 'changed'
                 AND line IN (SELECT line FROM refused WHERE code = 'responsible_twice')`);
  }
}

/** Rows about which their code alone has not decided. */
function decideRest(db: Db, filled: Decisions['filled']): void {
  refuseDestroyed(db, filled);
  if (one(db, 'SELECT 1 FROM staged WHERE code IS NULL LIMIT 1')) {
    indexStaged(db, 'staged_name', '(match_key)');
    indexStaged(db, 'staged_credit', '(credit_code) WHERE credit_code IS NOT NULL');
    matchByName(db);
    matchByCreditCode(db);
  }
  refuseWhere(
    db,
    'name',
    'missing',
    `name IS NULL AND target IS NULL AND NOT EXISTS
       (SELECT 1 FROM staged f WHERE f.ident = staged.ident AND f.name IS NOT NULL)`,
  );
  db.exec(
    `UPDATE staged SET outcome = 'new', writes = 1 WHERE outcome IS NULL AND target IS NULL;
     UPDATE staged SET outcome = iif(EXISTS (SELECT 1 FROM customers t WHERE t.id = staged.target
         AND (${differences(filled)})), 'changed', 'unchanged') WHERE outcome IS NULL`,
  );
}

/**
 * Finds the files of rows with a code, and decides at once about those that leave nothing else to be asked: writing all
 * rows once more would take as long as reading the sheet. Rows that were put down as new are, unless the store knows them.
 * Answers whether anything had to be put down.
 */
function matchByCode(db: Db, filled: Decisions['filled']): boolean {
  const { changes } = sql(
    db,
    `UPDATE staged SET (ident, target, outcome, writes) =
             (SELECT coalesce('t' || id, 'c' || staged.code_key), id, found, found IS 'new' FROM (SELECT t.id AS id,
                CASE WHEN 'destroyed' IN (staged.status, t.status) THEN NULL
                     WHEN t.id IS NULL THEN iif(staged.name IS NULL, NULL, 'new')
                     WHEN ${differences(filled)} THEN 'changed' ELSE 'unchanged' END AS found
              FROM (SELECT 1) LEFT JOIN customers t ON t.code = staged.code))
           WHERE code IS NOT NULL AND outcome IS NOT 'unchanged'
             AND (outcome IS NULL OR status = 'destroyed' OR EXISTS (SELECT 1 FROM customers t WHERE t.code = staged.code))`,
  ).run();
  return changes > 0;
}

/** What is left of a destroyed file takes nothing in. */
function refuseDestroyed(db: Db, filled: Decisions['filled']): void {
  const gone = `SELECT 1 FROM customers t WHERE t.id = staged.target AND t.status = 'destroyed'`;
  refuseWhere(db, 'code', 'file_destroyed', `code IS NOT NULL AND EXISTS (${gone})`, `json_object('value', code)`);
  if (!filled.has('status')) return;
  refuseWhere(db, 'status', 'file_destroyed', `status = 'destroyed'`, `json_object('value', coalesce(code, name))`);
}

/** Whether a row says anything that the file `t` does not, as SQL. */
function differences(filled: Decisions['filled']): string {
  return DIFFERENCES.filter(({ key }) => key === 'name' || filled.has(key))
    .map((column) => column.differs)
    .join(' OR ');
}

/** Without a code: the one customer of that name, in the store or with a new code in the sheet. */
function matchByName(db: Db): void {
  const stored = '(SELECT count(*) FROM customers c WHERE c.match_key = staged.match_key AND c.merged_into IS NULL)';
  const fresh = `(SELECT count(DISTINCT f.ident) FROM staged f
                  WHERE f.match_key = staged.match_key AND f.code IS NOT NULL AND f.target IS NULL)`;
  refuseWhere(db, 'name', 'name_ambiguous', `code IS NULL AND match_key <> '' AND ${stored} + ${fresh} > 1`);
  db.exec(
    `UPDATE staged SET target = (SELECT id FROM customers c WHERE c.match_key = staged.match_key AND c.merged_into IS NULL)
       WHERE code IS NULL AND match_key <> '' AND outcome IS NULL;
     UPDATE staged SET ident = coalesce(
         (SELECT f.ident FROM staged f WHERE f.match_key = staged.match_key AND f.code IS NOT NULL AND f.target IS NULL),
         'n' || match_key)
       WHERE code IS NULL AND match_key <> '' AND outcome IS NULL AND target IS NULL;
     UPDATE staged SET ident = 'r' || row WHERE ident IS NULL AND target IS NULL`,
  );
}

/** Without a code and a known name: the customer with the same credit code, who may have a new name. */
function matchByCreditCode(db: Db): void {
  const stored = 'FROM customers c WHERE c.credit_code = staged.credit_code AND c.merged_into IS NULL';
  refuseWhere(
    db,
    'credit_code',
    'two_customers',
    `code IS NULL AND target IS NOT NULL AND credit_code IS NOT NULL
       AND NOT EXISTS (SELECT 1 ${stored} AND c.id = staged.target) AND EXISTS (SELECT 1 ${stored})`,
    `json_object('other', (SELECT min(c.code) ${stored}))`,
  );
  const nameless = `code IS NULL AND target IS NULL AND credit_code IS NOT NULL AND outcome IS NULL`;
  db.exec(
    `UPDATE staged SET target = (SELECT min(c.id) ${stored})
       WHERE ${nameless} AND ident NOT GLOB 'c*' AND (SELECT count(*) ${stored}) = 1;
     UPDATE staged SET ident = 't' || target
       WHERE target IS NOT NULL AND code IS NULL AND ident IS NOT 'm' || row;
     UPDATE staged SET (ident, target) =
         (SELECT f.ident, f.target FROM staged f WHERE f.credit_code = staged.credit_code AND f.outcome IS NULL
          ORDER BY f.row LIMIT 1)
       WHERE ${nameless} AND ident NOT GLOB 'c*'`,
  );
}

/** What happens to rows that differ from what is stored. */
function settleConflicts(db: Db, { onConflict }: Decisions): void {
  if (onConflict === 'skip') db.exec(`UPDATE staged SET outcome = 'unchanged' WHERE outcome = 'changed'`);
  if (onConflict !== 'error') return;
  const first = DIFFERENCES.map((column) => `WHEN ${column.differs} THEN '${column.key}'`).join(' ');
  db.exec(
    `INSERT INTO refused SELECT line, CASE ${first} END, 'differs_from_store', json_object('other', t.code), 1
       FROM staged JOIN customers t ON t.id = staged.target WHERE outcome = 'changed';
     UPDATE staged SET outcome = 'rejected' WHERE outcome = 'changed'`,
  );
}

/** Whose a file is, and how confidential, is said by those who are responsible for it: as in services/revealing.ts. */
function refuseOthers(db: Db, { filled, operatorId }: Decisions): void {
  for (const key of ['responsible', 'second_responsible', 'level'] as const) {
    if (!filled.has(key)) continue;
    const { changes } = sql(
      db,
      `INSERT INTO refused SELECT line, '${key}', 'file_of_others', json_object('value', coalesce(t.responsible, t.second_responsible)), 1
       FROM staged JOIN customers t ON t.id = staged.target
       WHERE outcome = 'changed' AND ${differs(key, `t.${key}`)} AND coalesce(t.responsible, t.second_responsible) IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM operators o WHERE o.id = ? AND o.code IN (t.responsible, t.second_responsible))`,
    ).run(operatorId);
    if (changes > 0)
      db.exec(`UPDATE staged SET outcome = 'rejected' WHERE outcome = 'changed'
                 AND line IN (SELECT line FROM refused WHERE code = 'file_of_others')`);
  }
}
