/** Operators: people who act or hold goods. */
import { mayDo, type Role } from '../domain/duties.ts';
import { all, type Db, one } from './sql.ts';

export interface OperatorRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** Comma list. */
  readonly roles: string;
  readonly os_account: string | null;
  readonly retired_on: string | null;
}

export function operatorByCode(db: Db, code: string): OperatorRow | undefined {
  return one(db, 'SELECT * FROM operators WHERE code = ?', code);
}

export function operatorById(db: Db, id: number): OperatorRow {
  return one<OperatorRow>(db, 'SELECT * FROM operators WHERE id = ?', id)!;
}

/** The operators of an OS account who are not retired, the first registered first. */
export function operatorsOfAccount(db: Db, account: string): OperatorRow[] {
  return all(db, 'SELECT * FROM operators WHERE os_account = ? AND retired_on IS NULL ORDER BY id', account);
}

export function allOperators(db: Db): OperatorRow[] {
  return all(db, 'SELECT * FROM operators ORDER BY code');
}

export function rolesOf(row: Pick<OperatorRow, 'roles'>): Role[] {
  return row.roles.split(',') as Role[];
}

/** Whether customers' files and what is done about them can be somebody's: it is his duty, and he is not retired. */
export function keepsFiles(person: Pick<OperatorRow, 'roles' | 'retired_on'>): boolean {
  return person.retired_on === null && mayDo(rolesOf(person), 'customer_files');
}

/** How many other operators in use have this role. */
export function othersWithRole(db: Db, operatorId: number, role: Role): number {
  return one<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM operators
     WHERE id <> ? AND retired_on IS NULL AND instr(',' || roles || ',', ',' || ? || ',') > 0`,
    operatorId,
    role,
  )!.count;
}

/** The other operators in use who have one of these roles, by code. */
export function othersWithRoles(db: Db, operatorId: number, roles: readonly Role[]): OperatorRow[] {
  return all<OperatorRow>(
    db,
    'SELECT * FROM operators WHERE id <> ? AND retired_on IS NULL ORDER BY code',
    operatorId,
  ).filter((row) => rolesOf(row).some((role) => roles.includes(role)));
}

/** How many samples a person holds. */
export function samplesHeldBy(db: Db, operatorId: number): number {
  return one<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM balances WHERE quantity <> 0
     AND place_id = (SELECT id FROM places WHERE operator_id = ?)`,
    operatorId,
  )!.count;
}

/** The reservations of a person that still keep goods back: ids. */
export function reservationsOf(db: Db, operatorId: number): number[] {
  return all<{ id: number }>(
    db,
    `SELECT id FROM reservations WHERE quantity > 0
     AND holder_id = (SELECT id FROM places WHERE operator_id = ?) ORDER BY id`,
    operatorId,
  ).map(({ id }) => id);
}

/** All operators with how many samples each of them holds. */
export function operatorsWithHoldings(db: Db): (OperatorRow & { readonly held: number; readonly pin: number })[] {
  return all(
    db,
    `SELECT o.*, EXISTS (SELECT 1 FROM pins n WHERE n.operator_id = o.id AND n.hash IS NOT NULL) AS pin,
            (SELECT count(*) FROM balances b WHERE b.place_id = p.id AND b.quantity <> 0) AS held
     FROM operators o LEFT JOIN places p ON p.operator_id = o.id ORDER BY o.code`,
  );
}
