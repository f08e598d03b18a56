/** Admission of direct-supply customers, step by step: who asks never reviews, and credit decides. */
import {
  ADMISSION_STATES,
  type AdmissionState,
  type AdmissionStep,
  admissionState,
  mayTake,
  STEP_RESULTS,
  STEPS,
  type StepResult,
} from '../domain/admission.ts';
import type { Duty } from '../domain/duties.ts';
import { refuse } from '../domain/errors.ts';
import { boolean, day, integer, nullable, object, oneOf, type Row, type TypeOf, text } from '../domain/shapes.ts';
import { type AdmissionRow, admissionSteps, admissions, type StepRow } from '../store/admissions.ts';
import { creditOf } from '../store/credits.ts';
import { settingOf } from '../store/settings.ts';
import { type Db, reading } from '../store/sql.ts';
import { type Acting, type Deed, permit, record } from './acting.ts';
import { termsShown } from './crediting.ts';
import { findCustomer, findTradePartner } from './naming.ts';

const STATES = Object.keys(ADMISSION_STATES) as AdmissionState[];
const RESULTS = Object.keys(STEP_RESULTS) as StepResult[];

export const ADMISSION = object({
  admission: integer,
  customer: text,
  customer_name: text,
  important: boolean,
  step: oneOf(...STEPS),
  result: oneOf(...RESULTS),
  done_on: day,
  state: oneOf(...STATES),
  next: nullable(oneOf(...STEPS)),
});
export type Admission = TypeOf<typeof ADMISSION>;

/** Whose duty each step is. */
const DUTY: Readonly<Record<AdmissionStep, Duty>> = {
  application: 'customer_files',
  first_review: 'approve',
  credit_check: 'finance',
  site_visit: 'customer_files',
  final_review: 'approve',
  agreement: 'customer_files',
};

export interface StepInput {
  readonly customer: string;
  readonly step: AdmissionStep;
  readonly result?: StepResult | undefined;
  /** The number or name of the paper: application form, report of the visit, agreement. */
  readonly paper?: string | undefined;
  readonly note?: string | undefined;
  readonly important: boolean;
}

/**
 * Takes a step. An application opens the admission; the credit check passes or fails by the assessment that holds; the
 * agreement, which needs its paper and the security that credit asks for, admits. A step that fails ends it; a later application begins anew.
 * @throws Refusal not_permitted, customer_not_found, missing_option, admission_open (5), admission_out_of_order (5),
 *   admission_own (6), credit_missing (5), admission_credit (5), credit_refused (5), range_reversed
 */
export async function takeStep(acting: Acting, input: StepInput): Promise<Admission> {
  const { step } = input;
  permit(acting, DUTY[step]);
  if (step === 'agreement' && !input.paper)
    refuse('missing_option', { option: '--paper', command: 'customers admission' });
  return record(acting, 'customers admission', input, (deed) => {
    const { db } = deed;
    const { id, code, name } = findTradePartner(db, input.customer);
    const [last] = admissions(db, id);
    const taken = last ? admissionSteps(db, last.id) : [];
    const standing = last ? admissionState(taken, last.important === 1) : null;
    const done_on = deed.happenedOn();
    const before = taken.at(-1);
    if (step === 'application') {
      if (standing !== null && standing.state !== 'refused') refuse('admission_open', { customer: code, ...standing });
    } else {
      if (!last || !standing || standing.state !== 'open' || !mayTake(step, standing.next))
        refuse('admission_out_of_order', {
          customer: code,
          step,
          state: standing?.state ?? null,
          next: standing?.next ?? null,
        });
      refuseOwn(deed, last!, code, step);
      if (step === 'agreement') refuseUnsecured(deed, id, code);
    }
    if (before && done_on < before.done_on) refuse('range_reversed', { from: before.done_on, to: done_on, what: 'at' });
    const result = resultOf(deed, id, code, input);
    if (step === 'application') open(deed, id, input.important, done_on);
    const admission = admissions(db, id)[0]!;
    deed.entry.add('admission_steps', {
      admission_id: admission.id,
      customer_id: id,
      step,
      done_on,
      operator_id: acting.operator.id,
      result,
      paper: input.paper || null,
      note: input.note || null,
    });
    const important = admission.important === 1;
    const now = admissionState(admissionSteps(db, admission.id), important);
    return { admission: admission.id, customer: code, customer_name: name, important, step, result, done_on, ...now };
  });
}

function open(deed: Deed, customer_id: number, important: boolean, applied_on: string): void {
  const applicant_id = deed.acting.operator.id;
  deed.entry.add('admissions', { customer_id, important: important ? 1 : 0, applied_on, applicant_id });
}

/** What came of a step. Credit is no matter of opinion: the assessment says. */
function resultOf({ db }: Deed, id: number, customer: string, { step, result }: StepInput): StepResult {
  if (step !== 'credit_check') return result ?? 'passed';
  const credit = creditOf(db, id) ?? refuse('credit_missing', { customer });
  const found = credit.consequence === 'not_admitted' ? 'failed' : 'passed';
  if (result !== undefined && result !== found)
    refuse('admission_credit', { customer, grade: credit.grade, result: found });
  return found;
}

/** With a newly developed customer nobody agrees without prepayment or a guarantee; nor with one whose credit fell since. */
function refuseUnsecured({ db }: Deed, id: number, customer: string): void {
  const credit = creditOf(db, id);
  if (!credit) return;
  const { grade, consequence } = credit;
  const before = { ...termsShown(credit) };
  if (consequence === 'not_admitted') refuse('credit_refused', { customer, grade, fault: 'not_admitted', before });
  const secured = (credit.prepayment ?? 0) > 0 || credit.guarantee !== null;
  if (consequence === 'secure' && !secured) refuse('credit_refused', { customer, grade, fault: 'unsecured', before });
}

/** Who applied reviews neither first nor last. */
function refuseOwn({ db, acting }: Deed, { applicant_id }: AdmissionRow, customer: string, step: AdmissionStep): void {
  if (step !== 'first_review' && step !== 'final_review') return;
  const { operator } = acting;
  if (applicant_id === operator.id && settingOf(db, 'approvals.alone') !== 'on')
    refuse('admission_own', { customer, operator: operator.code });
}

/** Admissions, the newest first; `next` is the step that is to be taken. @throws Refusal customer_not_found */
export async function listAdmissions(
  acting: Acting,
  asked: { readonly customer?: string | undefined; readonly open: boolean },
): Promise<Row[]> {
  permit(acting, 'customer_files', 'finance');
  const { db } = acting.store;
  return reading(db, () => {
    const id = asked.customer === undefined ? null : findCustomer(db, asked.customer).id;
    const steps = grouped(admissionSteps(db, null));
    return admissions(db, id)
      .filter(({ over }) => !(asked.open && over === 1))
      .map(({ id: admission, applicant_id: _, important, over, ...row }) => {
        const taken = steps.get(admission) ?? [];
        const { state, next } = admissionState(taken, important === 1);
        const last = taken.at(-1)!;
        return {
          admission,
          ...row,
          important: important === 1,
          state,
          step: last.step,
          done_on: last.done_on,
          next: over === 1 ? null : next,
          papers: taken.flatMap(({ paper }) => paper ?? []),
        };
      })
      .filter(({ state }) => !asked.open || state === 'open');
  });
}

/** Every step of a customer's admissions, in the order in which they were taken. @throws Refusal customer_not_found */
export async function listSteps(acting: Acting, customer: string): Promise<Row[]> {
  permit(acting, 'customer_files', 'finance');
  const { db } = acting.store;
  return reading(db, () => {
    const { id } = findCustomer(db, customer);
    return stepsOf(db, id);
  });
}

function stepsOf(db: Db, customerId: number): Row[] {
  return admissions(db, customerId)
    .reverse()
    .flatMap(({ id }) =>
      admissionSteps(db, id).map(({ admission_id: admission, ...step }) => ({ admission, ...step })),
    );
}

function grouped(steps: readonly StepRow[]): Map<number, StepRow[]> {
  const found = new Map<number, StepRow[]>();
  for (const step of steps) found.set(step.admission_id, [...(found.get(step.admission_id) ?? []), step]);
  return found;
}
