/** Customers' credit: grade, limit, terms, and what follows from the grade. */
import { addMonths } from '../domain/classifying/plan.ts';
import {
  CREDIT_CONSEQUENCES,
  CREDIT_STANDINGS,
  type CreditConsequence,
  type CreditStanding,
  type CreditTerms,
  creditFault,
  type Grades,
  gradePoints,
  judgeCredit,
  NO_TERMS,
} from '../domain/credit.ts';
import { refuse } from '../domain/errors.ts';
import { toYuan } from '../domain/quantities.ts';
import { day, integer, nullable, number, object, oneOf, type Row, type TypeOf, text } from '../domain/shapes.ts';
import { assessments, creditOf, hadBusiness } from '../store/credits.ts';
import { numberSetting, settingOf } from '../store/settings.ts';
import { type Db, reading } from '../store/sql.ts';
import { matchKey } from '../text/fold.ts';
import { type Acting, permit, record } from './acting.ts';
import { findCustomer, findTradePartner } from './naming.ts';

export const CREDIT = object({
  customer: text,
  name: text,
  assessed_on: day,
  assessed_by: text,
  grade: text,
  standing: oneOf(...(Object.keys(CREDIT_STANDINGS) as CreditStanding[])),
  consequence: oneOf(...(Object.keys(CREDIT_CONSEQUENCES) as CreditConsequence[])),
  credit_limit: nullable(number),
  terms_days: nullable(integer),
  prepayment: nullable(integer),
  guarantee: nullable(text),
  problems: nullable(text),
  next_on: day,
});
export type Credit = TypeOf<typeof CREDIT>;

export interface CreditInput {
  readonly customer: string;
  readonly grade: string;
  /** Fen. */
  readonly credit_limit?: number | undefined;
  readonly terms_days?: number | undefined;
  readonly prepayment?: number | undefined;
  readonly guarantee?: string | undefined;
  readonly problems?: string | undefined;
  readonly next?: string | undefined;
  readonly risky: boolean;
}

/**
 * Assesses a customer's credit. What is not said of the terms stays as it was; who is not admitted has neither limit
 * nor terms. The next review follows from the settings where no day is said.
 * @throws Refusal not_permitted, customer_not_found, invalid_value (grade), range_reversed, credit_refused (5)
 */
export async function assessCredit(acting: Acting, input: CreditInput): Promise<Credit> {
  permit(acting, 'finance');
  return record(acting, 'customers credit', input, (deed) => {
    const { db, entry } = deed;
    const { id, code, name } = findTradePartner(db, input.customer);
    const grades = gradesOf(db);
    const at = gradeAt(grades, input.grade);
    const assessed_on = deed.happenedOn();
    const last = creditOf(db, id);
    if (last && assessed_on < last.assessed_on)
      refuse('range_reversed', { from: last.assessed_on, to: assessed_on, what: 'at' });
    const sound = assessments(db, id).find((one) => one.standing !== 'risky');
    const previous = sound ? grades.grades.indexOf(sound.grade) : -1;
    const { standing, consequence } = judgeCredit(grades, {
      grade: at,
      previous: previous < 0 ? null : previous,
      existing: hadBusiness(db, id, assessed_on),
      risky: input.risky,
    });
    const terms = termsOf(input, last ?? NO_TERMS, consequence);
    const fault = creditFault(consequence, terms, last ?? null, last?.standing === 'risky');
    const grade = grades.grades[at]!;
    if (fault !== null)
      refuse('credit_refused', { customer: code, grade, fault, before: termsShown(last ?? NO_TERMS) });
    const months = numberSetting(
      db,
      standing === 'risky' || input.risky ? 'credit.risky_review_months' : 'credit.review_months',
    );
    const next_on = input.next ?? addMonths(assessed_on, months);
    if (next_on < assessed_on) refuse('range_reversed', { from: assessed_on, to: next_on, what: 'next' });
    const problems = input.problems === undefined ? (last?.problems ?? null) : input.problems || null;
    const facts = { grade, standing, consequence, ...terms, problems, next_on };
    const assessor_id = acting.operator.id;
    const points = gradePoints(grades.grades, at);
    entry.add('credits', { customer_id: id, assessed_on, assessor_id, points, ...facts });
    return { customer: code, name, assessed_on, assessed_by: acting.operator.code, ...facts, ...termsShown(terms) };
  });
}

/** The grades of the settings; a grade of admission that is none of them admits everybody. */
export function gradesOf(db: Db): Grades {
  const grades = String(settingOf(db, 'credit.grades')).split(',');
  const admit = grades.findIndex((grade) => matchKey(grade) === matchKey(String(settingOf(db, 'credit.admit_grade'))));
  return { grades, admit: admit < 0 ? grades.length - 1 : admit };
}

function gradeAt({ grades }: Grades, typed: string): number {
  const at = grades.findIndex((grade) => matchKey(grade) === matchKey(typed));
  return at >= 0
    ? at
    : refuse('invalid_value', { option: '--grade', value: typed, expected: 'choice', choices: grades });
}

function termsOf(input: CreditInput, before: CreditTerms, consequence: CreditConsequence): CreditTerms {
  const kept = consequence === 'not_admitted' ? NO_TERMS : before;
  return {
    credit_limit: input.credit_limit ?? kept.credit_limit,
    terms_days: input.terms_days ?? kept.terms_days,
    prepayment: input.prepayment ?? kept.prepayment,
    guarantee: input.guarantee === undefined ? kept.guarantee : input.guarantee || null,
  };
}

/** Terms with money in yuan. */
export function termsShown({ credit_limit, terms_days, prepayment, guarantee }: CreditTerms): CreditTerms {
  return { credit_limit: toYuan(credit_limit), terms_days, prepayment, guarantee };
}

/** Assessments, the newest first: of one customer or of all. @throws Refusal not_permitted, customer_not_found */
export async function listCredits(acting: Acting, customer: string | undefined): Promise<Row[]> {
  permit(acting, 'finance');
  const { db } = acting.store;
  return reading(db, () => {
    const id = customer === undefined ? null : findCustomer(db, customer).id;
    return assessments(db, id).map(({ id: _, responsible: _r, ...row }) => ({ ...row, ...termsShown(row) }));
  });
}
