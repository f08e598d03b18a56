/** Who acts: the operator that was named, or the one mapped to the OS account. */
import { refuse } from '../domain/errors.ts';
import { allOperators, type OperatorRow, operatorByCode, operatorsOfAccount, rolesOf } from '../store/operators.ts';
import { hasPin } from '../store/pins.ts';
import type { Db } from '../store/sql.ts';
import { nearest } from '../text/nearest.ts';
import type { Operator } from './acting.ts';

/**
 * The operator for this login.
 * Another's code is accepted when it is mapped to this login, when its PIN was shown, or when it has neither login nor
 * PIN (a small shop shares one login).
 * @param proven whether the PIN of the operator with that code was shown
 * @throws Refusal operator_not_found (4), pin_needed, operator_not_yours, no_operator (6)
 */
export function actAs(db: Db, code: string | null, account: string, proven = false): Operator {
  if (code === null) {
    const [mapped] = operatorsOfAccount(db, account);
    return mapped ? asOperator(mapped) : refuse('no_operator', { account });
  }
  const row = operatorByCode(db, code);
  if (!row)
    refuse('operator_not_found', {
      value: code,
      near: nearest(
        code,
        allOperators(db).map((operator) => operator.code),
      ),
    });
  if (row.retired_on !== null) refuse('retired', { what: 'operator', code: row.code });
  if (row.os_account !== account && !proven) {
    if (hasPin(db, row.id)) refuse('pin_needed', { operator: row.code });
    if (row.os_account !== null) refuse('operator_not_yours', { operator: row.code, account });
  }
  return asOperator(row);
}

function asOperator(row: OperatorRow): Operator {
  return { id: row.id, code: row.code, name: row.name, roles: rolesOf(row) };
}
