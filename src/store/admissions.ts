/** Admissions of direct-supply customers and the steps that were taken. */
import type { AdmissionStep, StepResult } from '../domain/admission.ts';
import { all, type Db } from './sql.ts';

export interface AdmissionRow {
  readonly id: number;
  readonly customer: string;
  readonly customer_name: string;
  readonly important: 0 | 1;
  readonly applied_on: string;
  readonly applicant_id: number;
  readonly applicant: string;
  /** The file was destroyed: nothing of it is done any more. */
  readonly over: 0 | 1;
}

export interface StepRow {
  readonly admission_id: number;
  readonly step: AdmissionStep;
  readonly done_on: string;
  readonly done_by: string;
  readonly result: StepResult;
  readonly paper: string | null;
  readonly note: string | null;
}

/** Admissions, the newest first: of one customer or of all. */
export function admissions(db: Db, customerId: number | null): AdmissionRow[] {
  return all(
    db,
    `SELECT a.id, c.code AS customer, c.name AS customer_name, a.important, a.applied_on, a.applicant_id, o.code AS applicant,
       c.status IS 'destroyed' AS over
     FROM admissions a JOIN customers c ON c.id = a.customer_id JOIN operators o ON o.id = a.applicant_id
     ${customerId === null ? '' : 'WHERE a.customer_id = :id'} ORDER BY a.id DESC`,
    ...(customerId === null ? [] : [{ id: customerId }]),
  );
}

/** The steps of one admission, or of all, in the order in which they were taken. */
export function admissionSteps(db: Db, admissionId: number | null): StepRow[] {
  return all(
    db,
    `SELECT s.admission_id, s.step, s.done_on, o.code AS done_by, s.result, s.paper, s.note
     FROM admission_steps s JOIN operators o ON o.id = s.operator_id
     ${admissionId === null ? '' : 'WHERE s.admission_id = :id'} ORDER BY s.id`,
    ...(admissionId === null ? [] : [{ id: admissionId }]),
  );
}
