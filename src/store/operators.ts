/** Operators: people who act or hold goods. */
import type { Role } from '../domain/duties.ts';
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
