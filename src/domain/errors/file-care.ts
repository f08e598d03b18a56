/** What reviews, hand-overs, links, credit, admission and complaints of customers refuse. */
import type { AdmissionState, AdmissionStep, StepResult } from '../admission.ts';
import type { CreditFault } from '../credit.ts';
import type { ExitStatus } from '../errors.ts';

export interface FileCareErrors {
  own_file: { customer: string; operator: string };
  /** Somebody was to be the first and the second responsible person; `customer`: null = of a new file. */
  responsible_twice: { customer: string | null; person: string };
  nothing_to_hand_over: { customer: string | null; from: string | null; to: string };
  no_handover: { customer: string };
  credit_refused: {
    customer: string;
    grade: string;
    fault: CreditFault;
    before: {
      credit_limit: number | null;
      terms_days: number | null;
      prepayment: number | null;
      guarantee: string | null;
    };
  };
  link_circle: { customer: string; parent: string };
  industry_unknown: { customer: string };
  admission_open: { customer: string; state: AdmissionState; next: AdmissionStep | null };
  admission_out_of_order: {
    customer: string;
    step: AdmissionStep;
    state: AdmissionState | null;
    next: AdmissionStep | null;
  };
  admission_own: { customer: string; operator: string };
  credit_missing: { customer: string };
  admission_credit: { customer: string; grade: string; result: StepResult };
  complaint_not_found: { value: string };
  complaint_not_handled: { complaint: number };
  complaint_answered: { complaint: number; answered_on: string };
}

export const FILE_CARE_STATUS = {
  own_file: 6,
  responsible_twice: 2,
  nothing_to_hand_over: 5,
  no_handover: 5,
  credit_refused: 5,
  link_circle: 5,
  industry_unknown: 5,
  admission_open: 5,
  admission_out_of_order: 5,
  admission_own: 6,
  credit_missing: 5,
  admission_credit: 5,
  complaint_not_found: 4,
  complaint_not_handled: 5,
  complaint_answered: 5,
} as const satisfies { readonly [K in keyof FileCareErrors]: ExitStatus };
