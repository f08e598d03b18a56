/** Who may see files that are not his. */
import type { AccessScope } from '../domain/grants.ts';
import type { FileKey } from './accesses.ts';
import { all, type Db } from './sql.ts';

export interface GrantRow {
  readonly id: number;
  readonly customer: string;
  readonly customer_name: string;
  readonly operator_id: number;
  /** Code of the person. */
  readonly to: string;
  readonly scope: AccessScope;
  readonly granted_on: string;
  readonly until_on: string;
  readonly withdrawn_on: string | null;
  readonly approval: string | null;
  /** Codes with commas: who decided. */
  readonly by: string;
  readonly reason: string | null;
}

/** Grants of a customer's file, or of all, the newest first. */
export function grantsOf(db: Db, customerId: number | null): GrantRow[] {
  return all(
    db,
    `SELECT g.id, c.code AS customer, c.name AS customer_name, g.operator_id, o.code AS "to", g.scope, g.granted_on,
       g.until_on, g.withdrawn_on, a.number AS approval, r.words AS reason,
       coalesce((SELECT group_concat(p.code, ',' ORDER BY d.id) FROM approval_decisions d
                   JOIN operators p ON p.id = d.operator_id WHERE d.approval_id = g.approval_id),
                (SELECT p.code FROM journal j JOIN operators p ON p.id = j.operator_id WHERE j.seq = g.asked_in)) AS by
     FROM grants g JOIN customers c ON c.id = g.customer_id JOIN operators o ON o.id = g.operator_id
       LEFT JOIN approvals a ON a.id = g.approval_id
       LEFT JOIN remarks r ON r.entry = g.asked_in AND r.line = 0 AND r.field = 'reason'
     WHERE :customer IS NULL OR g.customer_id = :customer ORDER BY g.id DESC`,
    { customer: customerId },
  );
}

/** The files that an operator may see by a grant that is in force on a day: to read, or to take along. */
export function grantedFiles(db: Db, operatorId: number, scope: AccessScope, today: string): FileKey[] {
  return all(
    db,
    `SELECT DISTINCT c.id, c.code FROM grants g JOIN customers c ON c.id = g.customer_id
     WHERE g.operator_id = ? AND g.withdrawn_on IS NULL AND g.until_on >= ? AND g.scope IN (?, 'export')
       AND c.merged_into IS NULL ORDER BY c.id`,
    operatorId,
    today,
    scope,
  );
}
