/** Admission of direct-supply customers: its steps in their order, and what comes next. */
import type { Words } from './shapes.ts';

export const ADMISSION_STEPS = {
  application: { zh: '申请', en: 'application' },
  first_review: { zh: '初审', en: 'first review' },
  credit_check: { zh: '信用审查', en: 'credit check' },
  site_visit: { zh: '实地考察', en: 'site visit' },
  final_review: { zh: '终审', en: 'final review' },
  agreement: { zh: '签订协议', en: 'agreement' },
} as const satisfies Record<string, Words>;
export type AdmissionStep = keyof typeof ADMISSION_STEPS;
export const STEPS = Object.keys(ADMISSION_STEPS) as AdmissionStep[];

export const STEP_RESULTS = {
  passed: { zh: '通过', en: 'passed' },
  failed: { zh: '不通过', en: 'failed' },
} as const satisfies Record<string, Words>;
export type StepResult = keyof typeof STEP_RESULTS;

export const ADMISSION_STATES = {
  open: { zh: '办理中', en: 'open' },
  admitted: { zh: '已准入', en: 'admitted' },
  refused: { zh: '未准入', en: 'refused' },
} as const satisfies Record<string, Words>;
export type AdmissionState = keyof typeof ADMISSION_STATES;

/** A step that was taken. */
export interface StepTaken {
  readonly step: AdmissionStep;
  readonly result: StepResult;
}

/**
 * How an admission stands, and which step is to be taken next; null once it is decided.
 * @param important whether the site is visited: of important customers it must be
 */
export function admissionState(
  taken: readonly StepTaken[],
  important: boolean,
): { state: AdmissionState; next: AdmissionStep | null } {
  if (taken.some(({ result }) => result === 'failed')) return { state: 'refused', next: null };
  const done = new Set(taken.map(({ step }) => step));
  if (done.has('agreement')) return { state: 'admitted', next: null };
  const next = STEPS.find((step) => !done.has(step) && !skipped(step, done, important))!;
  return { state: 'open', next };
}

/** A site is visited only of important customers, or before the final review where somebody did. */
function skipped(step: AdmissionStep, done: ReadonlySet<AdmissionStep>, important: boolean): boolean {
  return step === 'site_visit' && (!important || done.has('final_review'));
}

/** Whether a step may be taken now: the next one; a visit of a site also where it is not asked for. */
export function mayTake(step: AdmissionStep, next: AdmissionStep | null): boolean {
  return step === next || (step === 'site_visit' && next === 'final_review');
}
